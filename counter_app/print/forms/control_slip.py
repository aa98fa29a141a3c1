"""Phiếu kiểm soát quá trình giải quyết hồ sơ (form 05 of 2018, 06 of 2025): it travels with the dossier."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from counter_app.domain.form import Column, Form, Table, field
from counter_app.domain.form_names import FormName
from counter_app.domain.paper_dossier import PaperDossier
from counter_app.print.forms.dossier_lines import appointment_words, form_about, title_of
from counter_app.print.official_words import moment_words

COLUMNS = (
    Column("TÊN CƠ QUAN", 3.2),
    Column("THỜI GIAN GIAO, NHẬN HỒ\u00a0SƠ", 4.6),
    Column("KẾT QUẢ GIẢI QUYẾT HỒ SƠ (trước hạn, đúng hạn, quá hạn)", 3),
    Column("GHI CHÚ", 2),
)
BLANK_TIME = "… giờ … phút, ngày … tháng … năm ……"
SIGNED = "\nNgười giao ký:\n \nNgười nhận ký:\n "
FREE_ROWS = 3


@dataclass(frozen=True, slots=True)
class Passing:
    """From whom to whom, and when; `result` is empty until the next hand-over shows it."""

    giver: str
    receiver: str
    when: datetime
    result: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ControlPaper:
    dossier: PaperDossier
    name: FormName
    issued_on: date
    passings: tuple[Passing, ...]


def control_form(paper: ControlPaper) -> Form:
    """History is only ever added to: what was passed before stands in the first rows, the pen goes on below."""
    dossier = paper.dossier
    due = appointment_words(dossier.due) if dossier.due else ""
    body = (
        field("Kèm theo hồ sơ của", dossier.owner or dossier.person),
        field("Địa chỉ", dossier.address),
        field("Số điện thoại", dossier.phone),
        field("Thủ tục hành chính", dossier.procedure),
        field("Thời gian nhận hồ sơ", moment_words(dossier.received)),
        field("Thời gian trả kết quả", due),
        Table(COLUMNS, (*map(_row, paper.passings), *(_free_row(),) * FREE_ROWS)),
    )
    form = form_about(dossier, title_of(paper.name), paper.issued_on, body)
    return replace(
        form,
        form_label=paper.name.shown_label,
    )


def _row(passing: Passing) -> tuple[str, ...]:
    return (
        f"1. Giao: {passing.giver}\n2. Nhận: {passing.receiver}",
        moment_words(passing.when) + SIGNED,
        passing.result,
        passing.note,
    )


def _free_row() -> tuple[str, ...]:
    return ("1. Giao: ………………\n2. Nhận: ………………", BLANK_TIME + SIGNED, "", "")
