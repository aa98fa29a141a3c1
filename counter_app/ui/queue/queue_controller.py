"""Fills the queue from `HandingIn` page by page, and keeps it true while entries are handed in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from counter_app.domain.errors import Problem
from counter_app.domain.times import time_vi
from counter_app.services.handing_in import HandingIn, QueueRow, WaitingSummary
from counter_app.sync.connectivity import Line
from counter_app.ui.background import Background, Lane
from counter_app.ui.band.band_controller import HandingInRunner
from counter_app.ui.changes import Changes
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.queue.queue_model import PAGE, PageWish
from counter_app.ui.queue.queue_screen import OutageWord, QueueDetail, QueueScreen, QueueView

# While ten thousand entries are handed in the list is read again twice a second, not ten thousand times.
RELOAD_MS = 500


@dataclass(frozen=True)
class _Page:
    wish: PageWish
    view: QueueView
    rows: tuple[QueueRow, ...]


class QueueController(QObject):
    dossier_wanted = Signal(object)  # DossierWish

    def __init__(
        self,
        screen: QueueScreen,
        detail: QueueDetail,
        handing_in: HandingIn,
        runner: HandingInRunner,
        background: Background,
        changes: Changes,
        notices: NoticeBoard,
    ) -> None:
        super().__init__(screen)
        self._screen, self._detail, self._runner = screen, detail, runner
        self._handing_in, self._background, self._notices = handing_in, background, notices
        self._most = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._refresh)
        screen.model.page_wanted.connect(self._fetch)
        screen.view_chosen.connect(self.reload)
        screen.reload_asked.connect(self.reload)
        screen.row_chosen.connect(detail.show_row)
        detail.outage_told.connect(self._tell_outage)
        detail.dossier_wanted.connect(self.dossier_wanted)
        for change in (changes.waiting_changed, changes.connection_changed, changes.dossiers_changed):
            change.connect(self._refresh_soon)
        screen.fit_columns()

    @Slot()
    def reload(self) -> None:
        """From the top."""
        self._screen.show_changed(False)
        self._screen.table.clearSelection()
        self._fetch(PageWish(0, None), restart=True)
        self._background.run(Lane.READING, self._handing_in.summary, self._show_summary, self._failed)

    @Slot()
    def _refresh_soon(self) -> None:
        if not self._pause.isActive():
            self._pause.start(RELOAD_MS)

    @Slot()
    def _refresh(self) -> None:
        """A list that somebody is reading stays as it is, with a word that it has changed."""
        if not self._screen.isVisible() or self._screen.is_at_top():
            self.reload()
        else:
            self._screen.show_changed(True)
            self._background.run(Lane.READING, self._handing_in.summary, self._show_summary, self._failed)

    @Slot(object)
    def _fetch(self, wish: PageWish, restart: bool = False) -> None:
        done = self._begin if restart else self._put
        view = self._screen.view
        self._background.run(Lane.READING, partial(_read, self._handing_in, view, wish), done, self._failed)

    def _begin(self, page: _Page) -> None:
        if page.view is self._screen.view:
            self._screen.model.restart(page.rows)
            self._screen.show_empty("" if page.rows else self._nothing(page.view))

    def _put(self, page: _Page) -> None:
        if page.view is self._screen.view:
            self._screen.model.put_page(page.wish.number, page.rows)

    def _show_summary(self, summary: WaitingSummary) -> None:
        state = self._runner.status().state
        self._detail.show_outage(outage=state is Line.OUTAGE)
        self._screen.show_summary(self._sentence(summary))
        self._most = max(self._most, summary.entries) if summary.entries else 0
        done = self._most - summary.entries
        moving = state is Line.HANDING_IN or (state is Line.ONLINE and done > 0)
        self._screen.show_progress(done, self._most if moving else 0)

    def _sentence(self, summary: WaitingSummary) -> str:
        if not summary.entries:
            return self.tr("Trung tâm đã ký nhận mọi việc của quầy này.")
        since = time_vi(summary.since) if summary.since else "—"
        return self.tr("{0} việc của {1} hồ sơ đang chờ, cũ nhất từ {2}. Tất cả đã lưu chắc chắn tại quầy.").format(
            summary.entries, summary.dossiers, since
        )

    def _nothing(self, view: QueueView) -> str:
        if view is QueueView.TROUBLED:
            return self.tr("Không có việc nào bị trung tâm xếp vào diện cần xem lại.")
        if view is QueueView.RECENT:
            return self.tr("Những gì ghi tại quầy này sẽ hiện ở đây, mới nhất trước. Bấm F2 để tiếp nhận hồ sơ.")
        return self.tr("Không có gì chờ chuyển. Khi mất kết nối, việc đã làm sẽ xếp hàng ở đây và tự chuyển sau.")

    @Slot(object)
    def _tell_outage(self, word: OutageWord) -> None:
        self._runner.declare_outage(word.begins)

    def _failed(self, problem: Problem) -> None:
        self._notices.tell_problem("queue", problem)


def _read(handing_in: HandingIn, view: QueueView, wish: PageWish) -> _Page:
    """One page, on the reading lane. `recent` runs backwards: its key is the sequence to stay below."""
    if view is QueueView.RECENT:
        return _Page(wish, view, handing_in.recent(before=wish.after, limit=PAGE))
    if view is QueueView.TROUBLED:
        return _Page(wish, view, handing_in.troubled(limit=PAGE - 1))
    return _Page(wish, view, handing_in.waiting(after=wish.after or 0, limit=PAGE))
