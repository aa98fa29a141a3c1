"""Mẫu 02: Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. One signature, of whoever guides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from counter_app.domain.form import Column, Form, Paragraph, Signature, Table, field, remark, said, strong
from counter_app.domain.form_names import FormName
from counter_app.domain.paper_dossier import PaperDossier
from counter_app.domain.times import date_vi
from counter_app.print.forms.dossier_lines import contact_sentence, form_about, person_lines, title_of

COLUMNS = (
    Column("TT", 1, centred=True),
    Column("Thành phần hồ sơ", 8),
    Column("Số bản chính", 1.8, centred=True),
    Column("Số bản chứng thực", 2.3, centred=True),
    Column("Số bản photo", 1.8, centred=True),
)


@dataclass(frozen=True, slots=True)
class AskedPaper:
    """How many of each kind are still to be brought; `article` where the published list does not name it."""

    name: str
    originals: int = 0
    certified: int = 0
    photocopies: int = 0
    article: str = ""


@dataclass(frozen=True, slots=True)
class SupplementPaper:
    """`until`: the last day on which it can be brought before the dossier is closed, where the law closes it."""

    dossier: PaperDossier
    name: FormName
    issued_on: date
    papers: tuple[AskedPaper, ...]
    corrections: tuple[str, ...]
    reason: str
    clerk: str
    clerk_phone: str = ""
    number: str = ""
    ground: str = ""
    until: date | None = None
    until_citation: str = ""


def supplement_form(paper: SupplementPaper) -> Form:
    dossier = paper.dossier
    body: tuple[Paragraph | Table, ...] = (
        *person_lines(dossier, f"{dossier.office.unit} tiếp nhận hồ sơ, yêu cầu của Ông/Bà:"),
        said("Yêu cầu Ông/Bà hoàn thiện hồ sơ gồm những nội dung như sau:"),
        *_table(paper),
        *(said(f"{place}. {text}") for place, text in enumerate(paper.corrections, start=len(paper.papers) + 1)),
        field("Lý do", paper.reason),
        *([field("Căn cứ yêu cầu thêm", paper.ground)] if paper.ground else []),
        *_until(paper),
        remark(_asking(paper)),
    )
    form = form_about(dossier, title_of(paper.name), paper.issued_on, body, number=paper.number)
    return replace(
        form,
        signatures=(Signature("NGƯỜI HƯỚNG DẪN", paper.clerk),),
        addressees=("Người nộp hồ sơ", "Lưu hồ sơ"),
        form_label=paper.name.shown_label,
        copies=("Liên 1: giao người nộp", "Liên 2: lưu hồ sơ"),
    )


def _table(paper: SupplementPaper) -> tuple[Table, ...]:
    if not paper.papers:
        return ()
    rows = tuple(
        (str(place), _named(asked), _count(asked.originals), _count(asked.certified), _count(asked.photocopies))
        for place, asked in enumerate(paper.papers, start=1)
    )
    return (Table(COLUMNS, rows),)


def _named(asked: AskedPaper) -> str:
    return f"{asked.name} (theo {asked.article})" if asked.article else asked.name


def _count(count: int) -> str:
    return str(count) if count else "–"


def _until(paper: SupplementPaper) -> tuple[Paragraph, ...]:
    if paper.until is None:
        return ()
    source = f" ({paper.until_citation})" if paper.until_citation else ""
    return (
        said(
            "Đề nghị bổ sung chậm nhất hết ngày ",
            strong(date_vi(paper.until)),
            f"; quá ngày này hồ sơ được đóng trên hệ thống{source}.",
        ),
    )


def _asking(paper: SupplementPaper) -> str:
    who = f"Ông/Bà {paper.clerk}" if paper.clerk else "cán bộ hướng dẫn"
    phone = f", điện thoại {paper.clerk_phone}" if paper.clerk_phone else ""
    return f"Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, đề nghị hỏi {who}{phone}. " + contact_sentence(
        paper.dossier.office
    )
