"""Giấy bàn giao hồ sơ: what the one-stop hands to one specialist unit, signed by both; a row for each dossier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.form import Form, SheetSize, Signature, said, strong
from counter_app.domain.slip import OfficeHeading
from counter_app.print.forms.dossier_lines import number_line
from counter_app.print.forms.listing import Listed, listing
from counter_app.print.official_words import moment_words


@dataclass(frozen=True, slots=True)
class HandedDossier:
    """`papers` is how many were taken in; `by` until when the rule wants it handed over; `at_once` and
    `at_opening` (of the day of `by`) where it gives no hour."""

    named: str
    person: str
    procedure: str
    papers: int
    received: datetime
    due: datetime | None = None
    by: datetime | None = None
    note: str = ""
    at_once: bool = False
    at_opening: bool = False


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
        issued_on=paper.handed.date(),
        number=number_line(paper.number),
        body=(
            said(
                f"Lúc {moment_words(paper.handed)}, {paper.office.unit} bàn giao cho ",
                strong(paper.receiver_unit),
                f" {len(paper.dossiers)} hồ sơ sau đây" + (f" ({paper.citation}):" if paper.citation else ":"),
            ),
            listing(_COLUMNS, enumerate(paper.dossiers, start=1)),
            said("Hai bên đã kiểm đếm và thống nhất số hồ sơ nêu trên."),
        ),
        signatures=(Signature("BÊN GIAO", paper.giver), Signature("BÊN NHẬN", paper.receiver)),
        form_label="Giấy bàn giao hồ sơ",
        size=SheetSize.A4_LANDSCAPE,
        copies=("Bản 1: bên giao giữ", "Bản 2: bên nhận giữ"),
        sample=paper.sample,
    )


def _limit(row: HandedDossier) -> str:
    if row.at_opening and row.by is not None:
        return f"đầu giờ {row.by:%d/%m}"
    return "ngay khi nhận" if row.at_once else _short(row.by)


def _short(moment: datetime | None) -> str:
    return f"{moment:%H:%M %d/%m}" if moment else "–"


# A row is a dossier with its place in the list.
_COLUMNS: tuple[Listed[tuple[int, HandedDossier]], ...] = (
    Listed("TT", 0.7, lambda row: str(row[0]), centred=True),
    Listed("Mã hồ sơ", 3.6, lambda row: row[1].named),
    Listed("Người nộp", 3, lambda row: row[1].person),
    Listed("Thủ tục hành chính", 4.4, lambda row: row[1].procedure),
    Listed("Giấy tờ", 1.2, lambda row: str(row[1].papers), centred=True),
    Listed("Nhận lúc", 1.7, lambda row: _short(row[1].received), centred=True),
    Listed("Hẹn trả", 1.7, lambda row: _short(row[1].due), centred=True),
    Listed("Phải chuyển trước", 1.7, lambda row: _limit(row[1]), centred=True),
    Listed("Ghi chú", 1.6, lambda row: row[1].note),
)
