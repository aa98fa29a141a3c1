"""The list in the making as rows: who, which, where to, until when, with a countdown in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtGui import QIcon

from counter_app.domain.folding import fold
from counter_app.domain.step_deadlines import StepDeadline
from counter_app.domain.times import OFFICE_ZONE, iso, time_vi
from counter_app.services.steps.handovers import ListedDossier
from counter_app.ui.how_long import Told, age_words, working_words
from counter_app.ui.icons import Icon, icon
from counter_app.ui.language import either, told
from counter_app.ui.table_model import Column, RowsModel, Shape
from counter_app.ui.theme import current_look

NEVER = "~"  # sorts behind every time
MINUTE = timedelta(minutes=1)
DEADLINE, UNIT = 0, 3


class HandoverTable(RowsModel[ListedDossier]):
    """What is late or near its hour stands first. `now` is the clock of the desk; `tick` says that it went on."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        person = Shape(self.tr("Người nộp"), "Nguyễn Thị Hương", stretches=True)
        dossier = Shape(self.tr("Hồ sơ"), "H19.32.10-261121-0001", stretches=True, firm=True)
        deadline = Shape(self.tr("Phải chuyển trước"), "      quá hạn 12 giờ 05 phút làm việc")
        unit = Shape(self.tr("Nơi nhận"), "Phòng Kinh tế, Hạ tầng", fold=1, stretches=True)
        papers = Shape(self.tr("Giấy tờ"), "99", fold=3)
        received = Shape(self.tr("Ngày nhận"), "21/11/2026", fold=2)
        columns: tuple[Column[ListedDossier], ...] = (
            Column(deadline, self._deadline, _deadline_order, self._sign),
            Column(person, lambda one: one.person, lambda one: fold(one.person)),
            Column(dossier, _dossier, shown_code),
            Column(unit, lambda one: one.unit, lambda one: fold(one.unit) or NEVER),
            Column(received, _received, lambda one: iso(one.received)),
            Column(papers, lambda one: str(one.papers), lambda one: f"{one.papers:06d}"),
        )
        super().__init__(columns, lambda one: one.identity, shown_code)

    def tick(self) -> None:
        """The countdown goes on: nothing but its words changes."""
        if self.rowCount():
            self.dataChanged.emit(self.index(0, DEADLINE), self.index(self.rowCount() - 1, DEADLINE))

    def _deadline(self, one: ListedDossier) -> str:
        if one.problem is not None:
            return self.tr("Không bàn giao được\n{0}").format(told(one.problem))
        return either(*deadline_words(one, self._now()))

    def _sign(self, one: ListedDossier) -> QIcon | None:
        if one.problem is not None or is_late(one, self._now()):
            return icon(Icon.WARNING, current_look().problem)
        return None


def is_late(one: ListedDossier, now: datetime) -> bool:
    return one.deadline is not None and one.deadline.passed(now)


def deadline_words(one: ListedDossier, now: datetime) -> Told:
    """Hour and countdown, in two lines: 17:00 hôm nay · còn 2 giờ 05 phút làm việc."""
    if one.deadline is None:
        return _earliest_words(one.not_before, now)
    if one.deadline.at_once:
        return _at_once_words(one.deadline, now)
    if one.deadline.at_opening:
        return _at_opening_words(one.deadline, now)
    hour, (day_vi, day_en) = _hour_and_day(one.deadline.by, now)
    vi, en = _left(one.deadline, now)
    ending = (f"quá hạn {vi}", f"late by {en}") if one.deadline.passed(now) else (f"còn {vi}", f"{en} left")
    return f"{hour} {day_vi}\n{ending[0]}", f"{hour} {day_en}\n{ending[1]}"


def _hour_and_day(moment: datetime, now: datetime) -> tuple[str, Told]:
    local = moment.astimezone(OFFICE_ZONE)
    today = local.date() == now.astimezone(OFFICE_ZONE).date()
    return f"{local:%H:%M}", ("hôm nay", "today") if today else (f"{local:%d/%m}", f"{local:%d/%m}")


def _earliest_words(earliest: StepDeadline | None, now: datetime) -> Told:
    """No latest hour; where the office reads its regulation so, an earliest one."""
    if earliest is None or earliest.by <= now:
        return "không có giờ phải chuyển", "no hour is set"
    hour, (day_vi, day_en) = _hour_and_day(earliest.by, now)
    return f"chuyển từ {hour} {day_vi}", f"from {hour} {day_en} on"


def _left(deadline: StepDeadline, now: datetime) -> Told:
    """Or by how much it is late: as its rule counts, and working time is called so."""
    left = abs(deadline.left(now))
    if not deadline.in_working_time:
        return age_words(left) if left >= MINUTE else ("chưa đến 1 phút", "under a minute")
    vi, en = working_words(left) if left >= MINUTE else ("chưa đến 1 phút", "under a minute")
    return f"{vi} làm việc", f"{en} of work"


def _at_once_words(deadline: StepDeadline, now: datetime) -> Told:
    """The rule has no hour to count down to: how long it waits, and late once that working day is over."""
    if deadline.passed(now):
        vi, en = _left(deadline, now)
        return f"ngay khi nhận\nquá hạn {vi}", f"at once\nlate by {en}"
    waited = now - deadline.by
    if waited < MINUTE:
        return "ngay khi nhận", "at once"
    vi, en = age_words(waited)
    return f"ngay khi nhận\nđã chờ {vi}", f"at once\nwaiting {en}"


def _at_opening_words(deadline: StepDeadline, now: datetime) -> Told:
    """“Vào đầu giờ” is no hour either: from the opening on it is time, and late once the morning is over."""
    hour, (day_vi, day_en) = _hour_and_day(deadline.by, now)
    if deadline.passed(now):
        vi, en = _left(deadline, now)
        return f"đầu giờ {day_vi}\nquá hạn {vi}", f"start of {day_en}\nlate by {en}"
    if deadline.by > now:
        return f"đầu giờ {day_vi}\ntừ {hour}", f"start of {day_en}\nfrom {hour}"
    return f"đầu giờ {day_vi}\ncần chuyển ngay", f"start of {day_en}\nnow"


def most_urgent_first(rows: tuple[ListedDossier, ...]) -> tuple[ListedDossier, ...]:
    """What cannot go along above all, then by the hour; without an hour last."""
    return tuple(sorted(rows, key=lambda one: (one.problem is None, _deadline_order(one), iso(one.received))))


def shown_code(one: ListedDossier) -> str:
    return one.code or one.identity


def _dossier(one: ListedDossier) -> str:
    return f"{shown_code(one)}\n{one.procedure}"


def _received(one: ListedDossier) -> str:
    return time_vi(one.received).replace(" ", "\n")


def _deadline_order(one: ListedDossier) -> str:
    return iso(one.deadline.by) if one.deadline else NEVER
