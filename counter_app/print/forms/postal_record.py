"""What the one-stop and the post sign for with each other (decision 45/2016/QĐ-TTg): results that go out by post, and
dossiers that the post brings. What such a record has to say was read, its form was not: the sheet says so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from counter_app.domain.form import Form, Paragraph, SheetSize, Signature, Table, remark, said, strong
from counter_app.domain.slip import OfficeHeading
from counter_app.print.forms.dossier_lines import number_line
from counter_app.print.forms.listing import Listed, listing
from counter_app.print.official_words import moment_words

RECORD = "BIÊN BẢN GIAO NHẬN HỒ SƠ"
LABEL = "Giao nhận với bưu chính"
COUNTED = "Hai bên đã cùng kiểm đếm, số giấy tờ đúng như trên"
UNREAD = "Bố cục do phần mềm đặt; mẫu theo QĐ 45/2016/QĐ-TTg chưa được đối chiếu."
SIGNED_AT = "Giao nhận và ký lúc: …… giờ …… phút, ngày …… tháng …… năm 20……"
AS_FILED = "Hồ sơ được coi là đã nộp kể từ khi biên bản này được ký"


@dataclass(frozen=True, slots=True)
class PostedRow:
    """`papers` what goes along or came, in words; `mail` the number of the letter, '' to be written by hand. `before`:
    when the post has to have brought it inside the province, '' where nothing gives a time."""

    named: str
    person: str
    address: str
    what: str
    papers: str
    mail: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class PostalPaper:
    """`clerk` the office's person, `employee` the post's, '' to be written by hand. `promise`: how long the post has
    for a result, by which article; `counted` and `filed` the articles that have both sides count what was brought and
    that have it filed once both signed; `loss` what the post owes for what it loses; '' where the regulation in force
    says nothing. `one_stop` and `qr_text` are a manifest's: whom it goes to, and what is scanned there."""

    office: OfficeHeading
    number: str
    when: datetime
    rows: tuple[PostedRow, ...]
    clerk: str
    employee: str = ""
    sample: bool = False
    promise: str = ""
    counted: str = ""
    filed: str = ""
    loss: str = ""
    one_stop: str = ""
    qr_text: str = ""


def posted_results_form(paper: PostalPaper) -> Form:
    """Handed to the post, to be delivered."""
    lines = (
        said(f"Lúc {moment_words(paper.when)}, {paper.office.unit} giao cho bưu chính {len(paper.rows)} kết quả:"),
        listing(_RESULTS_WITH_TIME if paper.promise else _RESULTS, enumerate(paper.rows, start=1)),
        *((said(paper.promise),) if paper.promise else ()),
        said("Hai bên đã kiểm đếm và thống nhất số kết quả nêu trên."),
        *((said(paper.loss),) if paper.loss else ()),
    )
    signed_by = (Signature("BÊN GIAO", paper.clerk), Signature("BƯU CHÍNH NHẬN", paper.employee))
    return _form(paper, "DANH SÁCH BÀN GIAO KẾT QUẢ CHO BƯU CHÍNH", lines, signed_by)


def posted_dossiers_form(paper: PostalPaper) -> Form:
    """Brought by the post, counted by both."""
    begin = said(f"Lúc {moment_words(paper.when)}, bưu chính giao cho {paper.office.unit} {len(paper.rows)} hồ sơ:")
    return _brought(paper, (begin, listing(_DOSSIERS, enumerate(paper.rows, start=1))))


def manifest_form(paper: PostalPaper) -> Form:
    """What the post took in and brings: the one-stop scans it, counts, and both sign. `office` is the post's.

    It is made before the way to the one-stop: when both signed is written by hand, for the filing counts from then.
    """
    made = f"Bảng kê lập lúc {moment_words(paper.when)}; bưu chính giao cho "
    begin = said(made, strong(paper.one_stop), f" {len(paper.rows)} hồ sơ:")
    return replace(
        _brought(paper, (begin, listing(_MANIFEST, enumerate(paper.rows, start=1)), said(SIGNED_AT))),
        subtitle="(Bảng kê của bưu chính)",
        qr_text=paper.qr_text,
        copies=("Bản 1: bưu chính giữ", "Bản 2: bên nhận giữ"),
    )


def _brought(paper: PostalPaper, listed: tuple[Paragraph | Table, ...]) -> Form:
    """What the post hands to the one-stop, and what both sign for."""
    lines = (
        *listed,
        said(f"{COUNTED} ({paper.counted})." if paper.counted else f"{COUNTED}."),
        *((said(f"{AS_FILED} ({paper.filed})."),) if paper.filed else ()),
        *((said(paper.loss),) if paper.loss else ()),
    )
    signed_by = (Signature("BƯU CHÍNH GIAO", paper.employee), Signature("BÊN NHẬN", paper.clerk))
    return _form(paper, RECORD, lines, signed_by)


def _form(
    paper: PostalPaper, title: str, body: tuple[Paragraph | Table, ...], signed_by: tuple[Signature, Signature]
) -> Form:
    return Form(
        office=paper.office,
        title=title,
        issued_on=paper.when.date(),
        number=number_line(paper.number),
        body=(*body, remark(UNREAD)),
        signatures=signed_by,
        form_label=LABEL,
        size=SheetSize.A4_LANDSCAPE,
        copies=("Bản 1: cơ quan giữ", "Bản 2: bưu chính giữ"),
        sample=paper.sample,
    )


_Numbered = tuple[int, PostedRow]
_FIRST: tuple[Listed[_Numbered], ...] = (
    Listed("TT", 0.7, lambda row: str(row[0]), centred=True),
    Listed("Mã hồ sơ", 3.4, lambda row: row[1].named),
)
_RESULTS: tuple[Listed[_Numbered], ...] = (
    *_FIRST,
    Listed("Người nhận", 2.8, lambda row: row[1].person),
    Listed("Địa chỉ nhận", 4, lambda row: row[1].address),
    Listed("Kết quả", 2.6, lambda row: row[1].what),
    Listed("Giấy tờ gốc trả kèm", 2.6, lambda row: row[1].papers),
    Listed("Số bưu gửi", 2.2, lambda row: row[1].mail),
    Listed("Ghi chú", 1.3, lambda _row: ""),
)
_RESULTS_WITH_TIME: tuple[Listed[_Numbered], ...] = (
    *_RESULTS[:-1],
    Listed("Trả trong tỉnh chậm nhất", 1.8, lambda row: row[1].before),
)
# No code yet: the identity is what stands on the posting slip as well.
_MANIFEST: tuple[Listed[_Numbered], ...] = (
    Listed("TT", 0.7, lambda row: str(row[0]), centred=True),
    Listed("Số nhận dạng", 3.6, lambda row: row[1].named),
    Listed("Người gửi", 2.8, lambda row: row[1].person),
    Listed("Thủ tục hành chính", 4, lambda row: row[1].what),
    Listed("Giấy tờ: bản chính, bản sao", 4, lambda row: row[1].papers),
    Listed("Bưu chính nhận lúc", 2.4, lambda row: row[1].before),
    Listed("Đã nhận", 1.4, lambda _row: ""),
)
_DOSSIERS: tuple[Listed[_Numbered], ...] = (
    *_FIRST,
    Listed("Người gửi", 2.8, lambda row: row[1].person),
    Listed("Thủ tục hành chính", 4, lambda row: row[1].what),
    Listed("Giấy tờ: bản chính, bản sao", 4.2, lambda row: row[1].papers),
    Listed("Số phiếu gửi", 2.2, lambda row: row[1].mail),
    Listed("Ghi chú", 1.7, lambda _row: ""),
)
