"""The lists of the day as tables: what is due, what lies ready, which slips are not out."""

from __future__ import annotations

from PySide6.QtGui import QIcon

from counter_app.domain.due_days import DueWhen
from counter_app.domain.folding import fold
from counter_app.domain.times import OFFICE_ZONE, WEEKDAYS_VI, date_vi, iso, time_vi
from counter_app.services.steps.online_inbox import UnclosedDossier
from counter_app.services.today import DueLine
from counter_app.services.unprinted_slips import UnprintedSlip
from counter_app.ui.icons import Icon, icon
from counter_app.ui.language import either
from counter_app.ui.marked import sentence_case
from counter_app.ui.table_model import Column, RowsModel, Shape
from counter_app.ui.theme import current_look

WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class DueTable(RowsModel[DueLine]):
    """What is late says so with a sign and in words; the hour of the appointment follows."""

    def __init__(self) -> None:
        when = Shape(self.tr("Hẹn trả"), "Quá hạn 12 ngày làm vi", stretches=True)
        dossier = Shape(self.tr("Hồ sơ"), "H19.32.10-261121-0001", stretches=True, firm=True)
        person = Shape(self.tr("Người nộp"), "Nguyễn Thị Hương", stretches=True)
        status = Shape(self.tr("Tình trạng"), "Đang xử lý ở bộ phận chuyên môn", fold=1, stretches=True)
        columns: tuple[Column[DueLine], ...] = (
            Column(when, self._when, _due_order, _due_sign),
            Column(dossier, lambda one: f"{_code(one)}\n{one.line.procedure}", _code),
            Column(person, lambda one: f"{one.line.applicant}\n{one.line.id_number}", _person_order),
            Column(status, _status, lambda one: one.line.status_vi),
        )
        super().__init__(columns, lambda one: one.line.identity, _code)

    def _when(self, one: DueLine) -> str:
        due = one.line.due
        if due is None:
            return ""
        local = due.astimezone(OFFICE_ZONE)
        if one.when is DueWhen.LATE:
            return f"{self._late(one.days_late)}\n{time_vi(local)}"
        day = (
            self.tr("Hôm nay")
            if one.when is DueWhen.TODAY
            else either(WEEKDAYS_VI[local.weekday()], WEEKDAYS_EN[local.weekday()])
        )
        return f"{day} {local:%H:%M}\n{date_vi(local.date())}"

    def _late(self, days: int | None) -> str:
        if days is None:
            return self.tr("Quá hạn hơn một năm")
        return self.tr("Quá hạn %n ngày làm việc", "", days) if days else self.tr("Quá hạn")


class UnprintedTable(RowsModel[UnprintedSlip]):
    def __init__(self) -> None:
        received = Shape(self.tr("Nhận lúc"), "21/11/2026 09:15", fold=1)
        dossier = Shape(self.tr("Hồ sơ"), "H19.32.10-261121-0001", stretches=True, firm=True)
        person = Shape(self.tr("Người nộp"), "Nguyễn Thị Thanh Hương", stretches=True)
        state = Shape(self.tr("Giấy tiếp nhận"), "Chưa rõ đã ra giấy chưa", stretches=True)
        columns: tuple[Column[UnprintedSlip], ...] = (
            Column(received, lambda one: time_vi(one.received), lambda one: iso(one.received)),
            Column(dossier, lambda one: f"{_slip_code(one)}\n{one.procedure}", _slip_code),
            Column(person, lambda one: one.applicant, lambda one: fold(one.applicant)),
            Column(state, self._state, lambda one: one.outcome, _slip_sign),
        )
        super().__init__(columns, lambda one: one.identity, _slip_code)

    def _state(self, one: UnprintedSlip) -> str:
        return {
            "none": self.tr("Chưa in lần nào"),
            "ask": self.tr("Chưa rõ đã ra giấy chưa"),
        }.get(one.outcome, self.tr("In chưa được"))


class UnclosedTable(RowsModel[UnclosedDossier]):
    """Asked to be completed, and nothing came: the last day, and the article that closes it."""

    def __init__(self) -> None:
        last = Shape(self.tr("Hạn bổ sung"), "      21/11/2026")
        dossier = Shape(self.tr("Hồ sơ"), "H19.32.10-261121-0001", stretches=True, firm=True)
        person = Shape(self.tr("Người nộp"), "Nguyễn Thị Thanh Hương", stretches=True)
        source = Shape(self.tr("Căn cứ đóng hồ sơ"), "NĐ 118/2025/NĐ-CP, điều 19.5", fold=1, stretches=True)
        columns: tuple[Column[UnclosedDossier], ...] = (
            Column(last, lambda one: date_vi(one.last_day), lambda one: one.last_day.isoformat(), _unclosed_sign),
            Column(dossier, lambda one: f"{one.shown_code}\n{one.procedure}", lambda one: one.shown_code),
            Column(person, lambda one: f"{one.person}\n{one.number}", lambda one: fold(one.person)),
            Column(source, lambda one: one.citation, lambda one: one.citation),
        )
        super().__init__(columns, lambda one: one.identity, lambda one: one.shown_code)


def _unclosed_sign(_one: UnclosedDossier) -> QIcon | None:
    return icon(Icon.WARNING, current_look().problem)


def _code(one: DueLine) -> str:
    return one.line.shown_code


def _status(one: DueLine) -> str:
    return sentence_case(either(one.line.status_vi, one.line.status_en))


def _due_order(one: DueLine) -> str:
    return iso(one.line.due) if one.line.due else "~"


def _person_order(one: DueLine) -> str:
    return fold(one.line.applicant)


def _due_sign(one: DueLine) -> QIcon | None:
    look = current_look()
    if one.when is DueWhen.LATE:
        return icon(Icon.WARNING, look.problem)
    return icon(Icon.CLOCK, look.warning if one.when is DueWhen.TODAY else look.faint)


def _slip_code(one: UnprintedSlip) -> str:
    return one.code or one.identity


def _slip_sign(one: UnprintedSlip) -> QIcon | None:
    look = current_look()
    return icon(Icon.QUESTION, look.warning) if one.outcome == "ask" else icon(Icon.PRINT, look.faint)
