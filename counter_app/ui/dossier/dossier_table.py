"""Dossiers as rows: who, which, how it stands, since when."""

from __future__ import annotations

from PySide6.QtGui import QIcon

from counter_app.domain.folding import fold
from counter_app.domain.times import iso, time_vi
from counter_app.services.dossiers import DossierLine
from counter_app.ui.icons import Icon, icon
from counter_app.ui.language import either
from counter_app.ui.marked import sentence_case
from counter_app.ui.table_model import Column, RowsModel, Shape
from counter_app.ui.theme import current_look

NEVER = "~"  # sorts behind every date


class DossierTable(RowsModel[DossierLine]):
    """Identity numbers are masked; Ctrl+C takes the code."""

    def __init__(self) -> None:
        person = Shape(self.tr("Người nộp"), "Nguyễn Thị Thanh Hương", stretches=True)
        dossier = Shape(self.tr("Hồ sơ"), "H19.32.10-261121-0001", stretches=True, firm=True)
        status = Shape(self.tr("Tình trạng"), "Đã có kết quả, chờ trả", fold=1, stretches=True)
        due = Shape(self.tr("Hẹn trả"), "21/11/2026 09:15", fold=2)
        received = Shape(self.tr("Ngày nhận"), "21/11/2026 09:15", fold=3)
        columns: tuple[Column[DossierLine], ...] = (
            Column(person, _person, lambda one: fold(one.applicant)),
            Column(dossier, _dossier, _code),
            Column(status, self._status, lambda one: one.status_vi, _sign),
            Column(due, _due, lambda one: iso(one.due) if one.due else NEVER),
            Column(received, lambda one: time_vi(one.received), lambda one: iso(one.received)),
        )
        super().__init__(columns, lambda one: one.identity, _code)

    def _status(self, one: DossierLine) -> str:
        status = sentence_case(either(one.status_vi, one.status_en))
        return "\n".join((status, self.tr("Quá hạn"))) if one.late else status


def _person(one: DossierLine) -> str:
    return f"{one.applicant}\n{one.id_number}"


def _dossier(one: DossierLine) -> str:
    return f"{one.shown_code}\n{one.procedure}"


def _code(one: DossierLine) -> str:
    return one.shown_code


def _due(one: DossierLine) -> str:
    return time_vi(one.due).replace(" ", "\n") if one.due else ""


def _sign(one: DossierLine) -> QIcon | None:
    return icon(Icon.WARNING, current_look().problem) if one.late else None
