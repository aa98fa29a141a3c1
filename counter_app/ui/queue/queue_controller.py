"""Fills the queue from `HandingIn` page by page, and keeps it true while entries are handed in."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, Signal, Slot

from counter_app.domain.entry_types import CONFLICT_SETTLED
from counter_app.domain.errors import Problem
from counter_app.domain.permissions import may
from counter_app.domain.times import time_vi
from counter_app.services.handing_in import HandingIn, QueueList, QueueRow, QueueView, WaitingSummary
from counter_app.services.outage import Outages
from counter_app.services.sign_in import Session
from counter_app.sync.connectivity import Line
from counter_app.ui.background import Lane, Task
from counter_app.ui.band.band_controller import HandingInRunner
from counter_app.ui.overtaking import Overtaking
from counter_app.ui.queue.queue_model import PageWish, SortWish
from counter_app.ui.queue.queue_screen import OutageWord, QueueDetail, QueueScreen
from counter_app.ui.refreshing import Refreshing
from counter_app.ui.single_act import SingleAct
from counter_app.ui.wishes import DossierWish
from counter_app.ui.workbench import Workbench

# While ten thousand entries are handed in the list is read again twice a second, not ten thousand times.
RELOAD_MS = 500
OUTAGE = "outage"  # what is told of declaring one
AS_IT_IS = SortWish(None, descending=False)


# A hand on the scroll bar passes by many pages: only the last few are worth reading.
PAGES_ASKED_FOR = 4


@dataclass(frozen=True)
class _Page:
    wish: PageWish
    rows: tuple[QueueRow, ...]


@dataclass(frozen=True)
class _List:
    view: QueueView
    sort: SortWish
    found: QueueList
    again: bool


class QueueController(QObject):
    dossier_wanted = Signal(object)  # DossierWish
    step_wanted = Signal(object)  # StepWish

    def __init__(
        self,
        screen: QueueScreen,
        detail: QueueDetail,
        handing_in: HandingIn,
        outages: Outages,
        runner: HandingInRunner,
        bench: Workbench,
    ) -> None:
        seat, background, changes, notices = bench
        super().__init__(screen)
        self._screen, self._detail, self._runner = screen, detail, runner
        self._outages, self._seat = outages, seat
        self._handing_in, self._background, self._notices = handing_in, background, notices
        self._most = 0
        self._sort = self._sorted = AS_IT_IS  # as it is wanted, as the list stands
        self._listing = Overtaking(self._background)
        self._pages: deque[tuple[Task[_Page], PageWish]] = deque()
        self._telling = SingleAct(background, self, detail.outage)
        self._refresh = Refreshing(screen, self._renew, RELOAD_MS)
        screen.model.page_wanted.connect(self._fetch)
        screen.model.sort_wanted.connect(self._sort_by)
        screen.view_chosen.connect(self.reload)
        screen.table.opened.connect(self._open)
        screen.reload_asked.connect(self.reload)
        screen.row_chosen.connect(detail.show_row)
        detail.outage_told.connect(self._tell_outage)
        detail.dossier_wanted.connect(self.dossier_wanted)
        detail.settle_wanted.connect(self.step_wanted)
        for change in (changes.waiting_changed, changes.connection_changed, changes.dossiers_changed):
            change.connect(self._refresh.soon)
        seat.changed.connect(self._another_person)
        screen.table.fit_rows()
        self._sit()

    @Slot()
    def reload(self) -> None:
        """From the top."""
        self._list(again=False)

    def _list(self, *, again: bool) -> None:
        """`again`: the same list renewed, which stays where it is."""
        self._screen.show_changed(False)
        call = partial(_read_list, self._handing_in, self._screen.view, self._sort, again)
        self._listing.ask(call, self._listed, self._failed)
        self._background.run(Lane.READING, self._handing_in.summary, self._show_summary, self._failed)

    def _renew(self) -> None:
        """A list that somebody is reading stays as it is, with a word that it has changed."""
        if self._screen.is_at_top():
            self._list(again=True)
        else:
            self._screen.show_changed(True)
            self._background.run(Lane.READING, self._handing_in.summary, self._show_summary, self._failed)

    @Slot(object)
    def _sort_by(self, wish: SortWish) -> None:
        if wish != self._sort:
            self._sort = wish if wish.by is not None else AS_IT_IS
            self._list(again=True)

    def _listed(self, listed: _List) -> None:
        if listed.view is not self._screen.view or listed.sort != self._sort:
            return
        table, order = self._screen.table, listed.found.sequences
        if listed.again:
            table.renew(partial(self._screen.model.show_order, order))
            if listed.sort != self._sorted:
                table.scrollToTop()
                table.scrollTo(table.currentIndex())  # nowhere else, where no row is chosen
        else:
            table.choose_nothing()
            self._screen.model.show_order(order)
            self._detail.show_nothing()
        self._sorted = listed.sort
        self._screen.show_empty("" if order else self._nothing(listed.view))
        self._screen.show_cut(len(order) if listed.found.cut else 0)

    @Slot(object)
    def _fetch(self, wish: PageWish) -> None:
        call = partial(_read_page, self._handing_in, wish)
        self._pages.append((self._background.run(Lane.READING, call, self._put, self._failed), wish))
        while len(self._pages) > PAGES_ASKED_FOR:
            overtaken, unread = self._pages.popleft()
            overtaken.cancel()
            self._screen.model.forget(unread)

    def _put(self, page: _Page) -> None:
        self._screen.model.put_page(page.wish, page.rows)

    @Slot(object)
    def _open(self, index: QModelIndex) -> None:
        row = self._screen.model.row_at(index)
        if row is not None and row.dossier:
            self.dossier_wanted.emit(DossierWish(row.dossier))

    def _show_summary(self, summary: WaitingSummary) -> None:
        state = self._runner.status().state
        self._detail.show_outage(outage=state is Line.OUTAGE)
        self._screen.show_summary(self._sentence(summary))
        self._most = max(self._most, summary.entries) if summary.entries else 0
        done = self._most - summary.entries
        moving = state is Line.HANDING_IN or (state is Line.ONLINE and done > 0)
        self._screen.show_progress(done, self._most if moving else 0, self._runner.status().expected_done)

    def _sentence(self, summary: WaitingSummary) -> str:
        if not summary.entries:
            return self.tr("Trung tâm đã ký nhận mọi việc của quầy này.")
        since = time_vi(summary.since) if summary.since else "—"
        entries = self.tr("%Ln việc", "", summary.entries)
        if summary.dossiers:
            dossiers = self.tr("%Ln hồ sơ", "", summary.dossiers)
            entries = self.tr("{0} của {1}").format(entries, dossiers)
        return self.tr("{0} đang chờ, cũ nhất từ {1}. Tất cả đã lưu chắc chắn tại quầy.").format(entries, since)

    def _nothing(self, view: QueueView) -> str:
        if view is QueueView.TROUBLED:
            return self.tr("Không có việc nào bị trung tâm xếp vào diện cần xem lại.")
        if view is QueueView.RECENT:
            return self.tr("Những gì ghi tại quầy này sẽ hiện ở đây, mới nhất trước. Bấm F2 để tiếp nhận hồ sơ.")
        return self.tr("Không có gì chờ chuyển. Khi mất kết nối, việc đã làm sẽ xếp hàng ở đây và tự chuyển sau.")

    @Slot(object)
    def _tell_outage(self, word: OutageWord) -> None:
        """Recorded under the person's name first; then the engine goes by it, and records nothing a second time."""
        session = self._seat.session
        if session is None:
            return
        self._notices.remove(OUTAGE)
        self._telling.run(Lane.JOURNAL, partial(_record, self._outages, session, word), self._told, self._not_told)

    def _told(self, word: OutageWord) -> None:
        self._detail.reason.clear()
        self._runner.declare_outage(word.begins)

    def _not_told(self, problem: Problem) -> None:
        self._notices.tell_problem(OUTAGE, problem)

    @Slot()
    def _another_person(self) -> None:
        self._sit()
        self._screen.table.choose_nothing()
        self._detail.forget()

    def _sit(self) -> None:
        session = self._seat.session
        self._detail.may_settle = session is not None and may(session.role, CONFLICT_SETTLED)

    def _failed(self, problem: Problem) -> None:
        self._notices.tell_problem("queue", problem)


def _read_list(handing_in: HandingIn, view: QueueView, sort: SortWish, again: bool) -> _List:
    """What waits is the oldest first by itself, everything else the newest."""
    if sort.by is None:
        return _List(view, sort, handing_in.order(view, descending=view is not QueueView.WAITING), again)
    return _List(view, sort, handing_in.order(view, sort.by, descending=sort.descending), again)


def _record(outages: Outages, session: Session, word: OutageWord) -> OutageWord:
    if word.begins:
        outages.declare(session, word.reason)
    else:
        outages.declare_over(session)
    return word


def _read_page(handing_in: HandingIn, wish: PageWish) -> _Page:
    return _Page(wish, handing_in.rows(wish.sequences))
