"""The inbox as rows: how long there is, which, whose, what, since when, how it stands."""

from __future__ import annotations

from PySide6.QtGui import QIcon

from counter_app.domain.folding import fold
from counter_app.domain.times import OFFICE_ZONE, iso
from counter_app.services.steps.online_inbox import ArrivedDossier
from counter_app.ui.icons import Icon, icon
from counter_app.ui.language import either
from counter_app.ui.marked import sentence_case
from counter_app.ui.online.arrival_words import left_words
from counter_app.ui.table_model import Column, RowsModel, Shape
from counter_app.ui.theme import current_look

NEVER = "~"  # sorts behind every time


class InboxTable(RowsModel[ArrivedDossier]):
    """As it comes: the most urgent first, what waits for its citizen last. Numbers are masked."""

    def __init__(self) -> None:
        left = Shape(self.tr("Giờ làm việc còn lại"), "        quá hạn 12 giờ 05 phút")
        dossier = Shape(self.tr("Hồ sơ"), "H19.32.10-261121-0001", stretches=True, firm=True)
        person = Shape(self.tr("Người nộp"), "Nguyễn Thị Hương", fold=1, stretches=True)
        filed = Shape(self.tr("Nộp lúc"), "21/11/2026", fold=3)
        state = Shape(self.tr("Tình trạng"), "Nộp trực tuyến, chờ trả lời", fold=2)
        columns: tuple[Column[ArrivedDossier], ...] = (
            Column(left, lambda one: either(*left_words(one)), _urgency, _sign),
            Column(dossier, lambda one: f"{one.shown_code}\n{one.procedure}", lambda one: one.shown_code),
            Column(person, lambda one: f"{one.person}\n{one.number}", lambda one: fold(one.person)),
            Column(filed, _filed, lambda one: iso(one.filed)),
            Column(state, self._state, lambda one: one.status_vi),
        )
        super().__init__(columns, lambda one: one.identity, lambda one: one.shown_code)

    def _state(self, one: ArrivedDossier) -> str:
        lines = [sentence_case(either(one.status_vi, one.status_en))]
        if one.unregistered is not None:
            lines.append(self.tr("Không từ tài khoản đã đăng ký"))
        elif one.unsigned is not None:
            lines.append(self.tr("Chưa ký số: như mức độ {0}").format(one.unsigned.level))
        elif one.whole != one.filed:
            lines.append(self.tr("Đã bổ sung"))
        return "\n".join(lines)


def _filed(one: ArrivedDossier) -> str:
    local = one.filed.astimezone(OFFICE_ZONE)
    return f"{local:%d/%m/%Y}\n{local:%H:%M}"


def _urgency(one: ArrivedDossier) -> str:
    """Behind what we owe an answer stands what its citizen owes."""
    if one.answer is not None:
        return f"0{iso(one.answer.by)}"
    return f"1{one.closes[0].isoformat()}" if one.closes is not None else f"1{NEVER}"


def _sign(one: ArrivedDossier) -> QIcon | None:
    look = current_look()
    if one.is_late:
        return icon(Icon.WARNING, look.problem)
    return icon(Icon.CLOCK, look.faint) if one.waits_for_us else None
