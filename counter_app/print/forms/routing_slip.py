"""Phiếu chuyển xử lý: which agencies a linked procedure's papers go through, in what order, with what work and how
much time each (decree 118/2025, article 20.2.a). The article was read, a form for it was not: the sheet says so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from counter_app.domain.form import Column, Form, SheetSize, Signature, Table, field, remark
from counter_app.domain.paper_dossier import PaperDossier
from counter_app.print.forms.dossier_lines import appointment_words, form_about
from counter_app.print.official_words import moment_words

COLUMNS = (
    Column("TT", 0.6, centred=True),
    Column("Cơ quan", 3),
    Column("Công việc", 3.6),
    Column("Thời hạn", 1.8),
    Column("Nhận (giờ, ngày; ký)", 2.2),
    Column("Chuyển tiếp (giờ, ngày; ký)", 2.2),
)
FREE_ROWS = 3
LABEL = "Phiếu chuyển xử lý"
NO_FORM = "Bố cục do phần mềm đặt; mẫu của phiếu này chưa được đối chiếu."
NOT_CHECKED = "Cơ quan, công việc và thời hạn lấy từ danh mục thủ tục, chưa đối chiếu với văn bản."


@dataclass(frozen=True, slots=True)
class RoutedStage:
    """One agency's part; '' to be written by hand."""

    agency: str
    work: str
    term: str


@dataclass(frozen=True, slots=True)
class RoutingPaper:
    """`lead` answers for the whole; `source` the article that wants the slip. `certain` False: nobody compared the
    catalogue's stages."""

    dossier: PaperDossier
    issued_on: date
    lead: str
    stages: tuple[RoutedStage, ...]
    source: str
    giver: str = ""
    certain: bool = True


def routing_form(paper: RoutingPaper) -> Form:
    dossier = paper.dossier
    rows = tuple(
        (str(place), stage.agency, stage.work, stage.term, "", "") for place, stage in enumerate(paper.stages, start=1)
    )
    doubt = () if paper.certain or not rows else (remark(NOT_CHECKED),)
    body = (
        field("Kèm theo hồ sơ của", dossier.owner or dossier.person),
        field("Thủ tục hành chính", dossier.procedure),
        field("Thời gian nhận hồ sơ", moment_words(dossier.received)),
        field("Thời gian trả kết quả", appointment_words(dossier.due) if dossier.due else ""),
        field("Cơ quan chủ trì", paper.lead),
        Table(COLUMNS, rows, blank_rows=FREE_ROWS, row_height=3),
        remark(f"Lập theo {paper.source}. {NO_FORM}"),
        *doubt,
    )
    form = form_about(dossier, LABEL.upper(), paper.issued_on, body)
    return replace(
        form,
        signatures=(Signature("NGƯỜI CHUYỂN HỒ SƠ", paper.giver),),
        form_label=LABEL,
        size=SheetSize.A4,
    )
