"""Phiếu gửi hồ sơ: what the citizen keeps of what the post took in (decision 45/2016/QĐ-TTg, article 6.4). No receipt
of the one-stop, and it says so. What the paper has to name was read, its form was not: the sheet says that too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from counter_app.domain.form import Form, Paragraph, Signature, Table, field, remark, said, strong
from counter_app.domain.paper_dossier import PaperDossier
from counter_app.domain.slip import SlipComponent
from counter_app.print.forms.dossier_lines import form_about
from counter_app.print.forms.listing import Listed, listing
from counter_app.print.forms.postal_record import UNREAD
from counter_app.print.official_words import moment_words

LABEL = "Phiếu gửi hồ sơ qua bưu chính"


@dataclass(frozen=True, slots=True)
class PostingPaper:
    """`one_stop` is whom the dossier goes to; `missing` what the published list asks for besides."""

    dossier: PaperDossier
    one_stop: str
    components: tuple[SlipComponent, ...]
    missing: tuple[str, ...]
    clerk: str


def posting_form(paper: PostingPaper) -> Form:
    form = form_about(paper.dossier, "PHIẾU GỬI HỒ SƠ", paper.dossier.received.date(), tuple(_body(paper)))
    return replace(
        form,
        signatures=(Signature("NGƯỜI GỬI", paper.dossier.person), Signature("NHÂN VIÊN BƯU CHÍNH", paper.clerk)),
        form_label=LABEL,
        qr_text=paper.dossier.qr_text,
        copies=("Bản 1: người gửi giữ", "Bản 2: bưu chính giữ, kèm hồ sơ"),
    )


def _body(paper: PostingPaper) -> Iterator[Paragraph | Table]:
    dossier = paper.dossier
    yield said(f"Lúc {moment_words(dossier.received)}, nhân viên bưu chính nhận hồ sơ để chuyển đến:")
    yield field("Nơi nhận", paper.one_stop)
    yield field("Người gửi", dossier.person)
    if dossier.owner and dossier.owner != dossier.person:
        yield field("Hồ sơ của", dossier.owner)
    yield field("Địa chỉ", dossier.address)
    yield field("Điện thoại", dossier.phone)
    yield field("Thủ tục", dossier.procedure)
    yield listing(_COLUMNS, enumerate(paper.components, start=1))
    if paper.missing:
        yield said("Còn thiếu theo danh mục: ", strong("; ".join(paper.missing)))
    yield said("Hai bên đã cùng kiểm đếm, số giấy tờ đúng như trên.")
    yield said(
        strong("Phiếu này chưa phải Giấy tiếp nhận hồ sơ và hẹn trả kết quả. "),
        f"Mã hồ sơ, ngày hẹn trả và phí, lệ phí (nếu có) do {paper.one_stop} cho biết khi tiếp nhận hồ sơ.",
    )
    yield remark(UNREAD)


_Numbered = tuple[int, SlipComponent]
_COLUMNS: tuple[Listed[_Numbered], ...] = (
    Listed("TT", 0.8, lambda row: str(row[0]), centred=True),
    Listed("Giấy tờ", 6, lambda row: row[1].name),
    Listed("Bản chính", 1.4, lambda row: str(row[1].originals or ""), centred=True),
    Listed("Bản sao", 1.4, lambda row: str(row[1].certified + row[1].photocopies or ""), centred=True),
    Listed("Xuất trình", 1.4, lambda row: str(row[1].shown or ""), centred=True),
)
