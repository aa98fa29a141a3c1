"""A digitised paper: which files may be attached, what is said of them, and the data that go with each.

Reading a file is the raster's business (`print/scan_reading.py`); here it is decided on what was measured.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from counter_app.domain.errors import BadInput
from counter_app.domain.notice import Notice
from counter_app.domain.profile_counting import citation_with_doubt
from counter_app.domain.regulations import Profile
from counter_app.domain.step_details import line
from counter_app.domain.step_rules import Objection
from counter_app.domain.times import date_vi, parse_date

LARGEST_SCAN = 20 * 1024 * 1024  # bytes
LEAST_DPI = 200
MOST_PAGES = 300
LONGEST_TITLE, LONGEST_ABSTRACT = 300, 1_000

SIGNING_CITATION = "NĐ 118/2025/NĐ-CP, điều 17.1 c"
DIGITISED = "digitisation.what"
IN_FORCE, RESULTS = "còn hiệu lực", "kết quả"  # as the rule's own words have it
DATA_CITATION = "NĐ 118/2025/NĐ-CP, điều 19.2"


class ScanMedia(StrEnum):
    PDF = "application/pdf"
    JPEG = "image/jpeg"


class ScanOf(StrEnum):
    """What was digitised: a paper of the dossier, or its result."""

    COMPONENT = "component"
    RESULT = "result"


class PdfDanger(StrEnum):
    """What a PDF holds besides pages. It is never run: such a file is flagged, and shown as a picture like others."""

    SCRIPT = "script"
    LAUNCH = "launch"
    EMBEDDED = "embedded"
    UNSEEN = "unseen"  # a part that cannot be looked through


@dataclass(frozen=True, slots=True)
class MeasuredScan:
    """`dpi` is the lowest of all pages, None where none of them is an image (a PDF that was never on paper)."""

    pages: int
    dpi: int | None
    dangers: frozenset[PdfDanger] = frozenset()


@dataclass(frozen=True, slots=True)
class DigitisedWhat:
    """What a regulation has digitised (draft of Hải Dương, article 26.2): of papers and of results, whether only those
    in force. `citation` with the rule's doubt, `rule` its id."""

    papers_in_force: bool
    results_in_force: bool
    citation: str
    rule: str

    def against(self, paper: PaperData, today: date, *, result: bool) -> Objection | None:
        """A caution: a paper that is over may have to be kept all the same."""
        only_in_force = self.results_in_force if result else self.papers_in_force
        if not (only_in_force and paper.is_over(today)):
            return None
        return Objection(
            "in_force_until",
            "Quy định chỉ yêu cầu số hóa giấy tờ còn hiệu lực; giấy này đã hết hiệu lực.",
            "The regulation wants papers in force digitised; this one is over.",
            self.citation,
            firm=False,
            rule=self.rule,
        )


def digitised_what(profile: Profile, channel: str, level: str | None) -> DigitisedWhat | None:
    """None where the regulation says nothing of it."""
    rule = profile.rule(DIGITISED, channel=channel, level=level)
    if rule is None or not isinstance(rule.value, tuple):
        return None
    in_force = [text for text in rule.value if IN_FORCE in text]
    of_results = [text for text in in_force if text.startswith(RESULTS)]
    return DigitisedWhat(len(in_force) > len(of_results), bool(of_results), citation_with_doubt(rule), rule.id)


@dataclass(frozen=True, slots=True)
class PaperData:
    """What decree 118/2025 article 19.2 wants of each paper: a number, or whose paper it is and who issued it when.

    `born` is a year or a date as the paper has it. `in_force_until` None: not stated, or without end where `lasting`.
    """

    title: str
    kind: str = ""
    number: str = ""
    holder: str = ""
    born: str = ""
    issued: date | None = None
    issuer: str = ""
    abstract: str = ""
    in_force_until: date | None = None
    lasting: bool = False
    scope: str = ""

    def is_over(self, today: date) -> bool:
        return self.in_force_until is not None and self.in_force_until < today


_WORDS: dict[str, tuple[str, str]] = {
    "title": ("Tên giấy tờ", "Name of the paper"),
    "kind": ("Mã loại giấy tờ", "Code of the kind of paper"),
    "number": ("Số định danh của giấy tờ", "Number of the paper"),
    "holder": ("Họ tên ghi trên giấy tờ", "Name on the paper"),
    "born": ("Năm sinh", "Year of birth"),
    "issued": ("Ngày cấp", "Date of issue"),
    "issuer": ("Cơ quan cấp", "Issuing agency"),
    "abstract": ("Trích yếu nội dung chính", "Abstract of the content"),
    "in_force_until": ("Thời hạn có hiệu lực", "In force until"),
    "scope": ("Phạm vi có hiệu lực", "Scope of validity"),
}
_BEGINNINGS = {b"%PDF-": ScanMedia.PDF, b"\xff\xd8\xff": ScanMedia.JPEG}
_DANGERS: dict[PdfDanger, tuple[str, str]] = {
    PdfDanger.SCRIPT: ("đoạn mã tự chạy", "a script"),
    PdfDanger.LAUNCH: (
        "lệnh mở chương trình hoặc tệp khác, hoặc gửi dữ liệu đi",
        "an action that opens another program or file, or sends data",
    ),
    PdfDanger.EMBEDDED: ("tệp đính kèm bên trong", "embedded files"),
    PdfDanger.UNSEEN: ("phần không kiểm tra được", "a part that cannot be looked through"),
}


def media_of(data: bytes) -> ScanMedia:
    """By what is in the file, whatever its name says. Raises BadInput for all else, and for what is too large."""
    refuse_size(len(data))
    for beginning, media in _BEGINNINGS.items():
        if data.startswith(beginning):
            return media
    raise BadInput(
        "Tệp này không phải PDF hoặc ảnh JPEG; hãy quét hoặc lưu lại giấy tờ thành PDF hoặc JPEG.",
        "This file is neither a PDF nor a JPEG; scan or save the paper as PDF or JPEG.",
    )


def refuse_size(size: int) -> None:
    """For a file that nobody has read yet. Raises BadInput."""
    if size > LARGEST_SCAN:
        raise BadInput(
            f"Tệp lớn {_megabytes(size)} MB, quá 20 MB; hãy quét lại ở độ phân giải thấp hơn hoặc tách ra nhiều tệp.",
            f"The file has {_megabytes(size)} MB, more than 20 MB; scan at a lower resolution or in several files.",
        )
    if size == 0:
        raise BadInput("Tệp này trống; hãy quét lại giấy tờ.", "This file is empty; scan the paper again.")


def cautions(measured: MeasuredScan) -> tuple[Notice, ...]:
    """What the clerk should see before the file is attached. Raises BadInput for more pages than anybody looks at."""
    if not 1 <= measured.pages <= MOST_PAGES:
        raise BadInput(
            f"Tệp có {measured.pages} trang; mỗi tệp có từ 1 đến {MOST_PAGES} trang, hãy tách ra.",
            f"The file has {measured.pages} pages; a file has 1 to {MOST_PAGES}, part it.",
        )
    found = []
    if measured.dpi is not None and measured.dpi < LEAST_DPI:
        found.append(
            Notice(
                f"Độ phân giải {measured.dpi} dpi, dưới {LEAST_DPI} dpi: chữ nhỏ có thể không đọc được; nên quét lại.",
                f"The resolution is {measured.dpi} dpi, under {LEAST_DPI} dpi: small letters may be unreadable; "
                "better scan again.",
            )
        )
    if measured.dangers:
        found.append(danger_notice(measured.dangers))
    return tuple(found)


def danger_notice(dangers: frozenset[PdfDanger]) -> Notice:
    named = [_DANGERS[danger] for danger in PdfDanger if danger in dangers]
    return Notice(
        f"Tệp PDF có {', '.join(vi for vi, _ in named)}; chỉ xem dưới dạng hình, đừng mở bằng chương trình khác.",
        f"The PDF holds {', '.join(en for _, en in named)}; look at it as a picture only, open it with nothing else.",
    )


def missing_data(paper: PaperData) -> tuple[str, ...]:
    """Fields of `PaperData` that article 19.2 still wants, in order; scope only *where there is one*, so never missing.

    The specialist completes them; only the title is needed to attach a paper.
    """
    missing = ["kind"] if not paper.kind else []
    missing += _missing_identity(paper)
    missing += ["abstract"] if not paper.abstract else []
    if not paper.lasting and paper.in_force_until is None:
        missing.append("in_force_until")
    return tuple(missing)


def _missing_identity(paper: PaperData) -> list[str]:
    """A number, or in its place all of name, year of birth, date and agency of issue."""
    instead = ("holder", "born", "issued", "issuer")
    given = [name for name in instead if getattr(paper, name)]
    if paper.number or len(given) == len(instead):
        return []
    return [name for name in instead if name not in given] if given else ["number"]


def field_words(name: str) -> tuple[str, str]:
    """What a field of `PaperData` is called on the screen."""
    return _WORDS[name]


def checked_data(paper: PaperData) -> PaperData:
    """The same with clean texts. Raises BadInput for what is too long, cannot be printed, or contradicts itself."""
    texts = {
        name: line(
            str(getattr(paper, name)),
            *_WORDS[name],
            needed=name == "title",
            longest=LONGEST_ABSTRACT if name == "abstract" else LONGEST_TITLE,
        )
        for name in _TEXTS
    }
    if paper.lasting and paper.in_force_until is not None:
        raise BadInput(
            "Thời hạn có hiệu lực: giấy tờ vô thời hạn thì không ghi ngày hết hạn; hãy bỏ một trong hai.",
            "In force until: a paper without end has no last day; remove one of the two.",
        )
    if paper.issued and paper.in_force_until and paper.in_force_until < paper.issued:
        raise BadInput(
            f"Hạn hiệu lực {date_vi(paper.in_force_until)} trước ngày cấp {date_vi(paper.issued)}; hãy xem lại.",
            f"In force until {paper.in_force_until} is before the date of issue {paper.issued}; look again.",
        )
    return PaperData(**texts, issued=paper.issued, in_force_until=paper.in_force_until, lasting=paper.lasting)


def written(paper: PaperData) -> dict[str, object]:
    """For an entry's body; what is empty is left out."""
    found: dict[str, object] = {}
    for name in (field.name for field in fields(paper)):
        value = getattr(paper, name)
        if value:
            found[name] = value.isoformat() if isinstance(value, date) else value
    return found


def read_data(body: Mapping[str, object]) -> PaperData:
    """From an entry's body, whoever wrote it: what cannot be read is left empty."""
    texts = {name: text if isinstance(text := body.get(name), str) else "" for name in _TEXTS}
    return PaperData(
        **texts,
        issued=_day(body.get("issued")),
        in_force_until=_day(body.get("in_force_until")),
        lasting=body.get("lasting") is True,
    )


_TEXTS = ("title", "kind", "number", "holder", "born", "issuer", "abstract", "scope")


def _day(value: object) -> date | None:
    try:
        return parse_date(value) if isinstance(value, str) else None
    except BadInput:
        return None


def _megabytes(size: int) -> str:
    """Rounded up to a tenth, so that what is too large never reads as the limit itself."""
    tenths = -(-size * 10 // (1024 * 1024))
    return f"{tenths // 10},{tenths % 10}"
