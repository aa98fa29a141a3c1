"""Giấy bàn giao hồ sơ: what the one-stop hands to one specialist unit, signed by both; a row for each dossier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter_app.domain.form import Column, Form, SheetSize, Signature, Table, said, strong
from counter_app.domain.slip import OfficeHeading
from counter_app.print.forms.dossier_lines import number_line
from counter_app.print.official_words import moment_words

COLUMNS = (
    Column("TT", 0.7, centred=True),
    Column("Mã hồ sơ", 3.6),
    Column("Người nộp", 3),
    Column("Thủ tục hành chính", 4.4),
    Column("Giấy tờ", 1.2, centred=True),
    Column("Nhận lúc", 1.7, centred=True),
    Column("Hẹn trả", 1.7, centred=True),
    Column("Phải chuyển trước", 1.7, centred=True),
    Column("Ghi chú", 1.6),
)


@dataclass(frozen=True, slots=True)
class HandedDossier:
    """`papers` is how many were taken in; `by` until when the rule wants it handed over."""

    named: str
    person: str
    procedure: str
    papers: int
    received: datetime
    due: datetime | None = None
    by: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class HandoverPaper:
    """`citation` is the rule on the hour of hand-over, where the profile has one."""

    office: OfficeHeading
    number: str
    handed: datetime
    receiver_unit: str
    dossiers: tuple[HandedDossier, ...]
    giver: str
    receiver: str = ""
    citation: str = ""
    sample: bool = False


def handover_form(paper: HandoverPaper) -> Form:
    return Form(
        office=paper.office,
        title="GIẤY BÀN GIAO HỒ SƠ",
        issued_on=_day(paper.handed),
        number=number_line(paper.number),
        body=(
            said(
                f"Lúc {moment_words(paper.handed)}, {paper.office.unit} bàn giao cho ",
                strong(paper.receiver_unit),
                f" {len(paper.dossiers)} hồ sơ sau đây" + (f" ({paper.citation}):" if paper.citation else ":"),
            ),
            Table(COLUMNS, tuple(_row(place, one) for place, one in enumerate(paper.dossiers, start=1))),
            said("Hai bên đã kiểm đếm và thống nhất số hồ sơ nêu trên."),
        ),
        signatures=(Signature("BÊN GIAO", paper.giver), Signature("BÊN NHẬN", paper.receiver)),
        form_label="Giấy bàn giao hồ sơ",
        size=SheetSize.A4_LANDSCAPE,
        copies=("Bản 1: bên giao giữ", "Bản 2: bên nhận giữ"),
        sample=paper.sample,
    )


def _day(moment: datetime) -> date:
    return moment.date()


def _row(place: int, one: HandedDossier) -> tuple[str, ...]:
    return (
        str(place),
        one.named,
        one.person,
        one.procedure,
        str(one.papers),
        _short(one.received),
        _short(one.due),
        _short(one.by),
        one.note,
    )


def _short(moment: datetime | None) -> str:
    return f"{moment:%H:%M %d/%m}" if moment else "–"
