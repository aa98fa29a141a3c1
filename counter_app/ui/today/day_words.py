"""The day in words: which one it is and when it is worked, and its figures."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from counter_app.domain.times import OFFICE_ZONE, WEEKDAYS_VI, date_vi
from counter_app.services.today import DayView, Figure
from counter_app.ui.language import either
from counter_app.ui.today.today_tables import WEEKDAYS_EN


def heading_words(view: DayView) -> str:
    hours = ", ".join(f"{one.opens:%H:%M}–{one.closes:%H:%M}" for one in view.days.today.stretches)
    worked = QCoreApplication.translate("TodayScreen", "làm việc {0}").format(hours)
    told = worked if hours else QCoreApplication.translate("TodayScreen", "ngày nghỉ")
    return f"{_weekday(view.days.day)} {date_vi(view.days.day)} · {told}"


def figures_words(view: DayView) -> str:
    """What is late or soon due and what waits online; below it, that the calendar is in doubt."""
    told = " · ".join(filter(None, (*_due(view), _online(view), _online_late(view))))
    unsure = either(view.days.today.told_vi, view.days.today.told_en) if view.days.today.doubt else ""
    return "\n".join(filter(None, (told[:1].upper() + told[1:], unsure)))


def _weekday(day: date) -> str:
    return either(WEEKDAYS_VI[day.weekday()], WEEKDAYS_EN[day.weekday()])


def _due(view: DayView) -> tuple[str, ...]:
    tomorrow = QCoreApplication.translate("TodayScreen", "ngày mai")
    following = tomorrow if view.days.is_next_tomorrow else _weekday(view.days.next_day)
    late = QCoreApplication.translate("TodayScreen", "Quá hạn: {0}").format(figure_words(view.late))
    return (
        late if view.late.count else "",
        QCoreApplication.translate("TodayScreen", "hẹn hôm nay: {0}").format(figure_words(view.due_today)),
        QCoreApplication.translate("TodayScreen", "đến hết {0}: {1}").format(following, figure_words(view.due_next)),
    )


def _online(view: DayView) -> str:
    """How many wait for an answer, and until when the most urgent one has it."""
    if not view.to_answer.count:
        return ""
    said = QCoreApplication.translate("TodayScreen", "trực tuyến chờ trả lời: {0}").format(figure_words(view.to_answer))
    first = next((one for one in view.online if one.answer is not None and not one.is_late), None)
    if first is None or first.answer is None:
        return said
    by = first.answer.by.astimezone(OFFICE_ZONE)
    return QCoreApplication.translate("TodayScreen", "{0}, gấp nhất trước {1}").format(said, f"{by:%H:%M %d/%m}")


def _online_late(view: DayView) -> str:
    late = sum(one.is_late for one in view.online)
    words = QCoreApplication.translate("TodayScreen", "trực tuyến quá giờ trả lời: {0}")
    return words.format(late) if late else ""


def figure_words(figure: Figure) -> str:
    many = f"{figure.count:,}".replace(",", ".")
    return many if figure.whole else QCoreApplication.translate("TodayScreen", "hơn {0}").format(many)
