"""What waits beside the lists of the day: entries to be handed in, and what this person began and did not finish."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.times import OFFICE_ZONE, time_vi
from counter_app.services.drafts import OtherDraft
from counter_app.services.today import DayView
from counter_app.ui.icons import Icon
from counter_app.ui.marked import KeyButton, LinkButton, Words
from counter_app.ui.theme import GRID, HALF

MOST_DRAFTS = 5


class TodayContext(QWidget):
    queue_asked = Signal()
    draft_asked = Signal(object)  # OtherDraft

    def __init__(self) -> None:
        super().__init__()
        self.waiting = Words(wraps=True)
        self.queue = KeyButton(self.tr("Xem việc chờ chuyển"), sign=Icon.QUEUE)
        self.queue.show_key("F6")
        self.queue.clicked.connect(self.queue_asked)
        self.drafts = Words(wraps=True)
        self._links = QVBoxLayout()
        self._links.setSpacing(HALF)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(Words(self.tr("Chờ chuyển về hệ thống"), "strong", wraps=True))
        column.addWidget(self.waiting)
        column.addWidget(self.queue, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(GRID * 2)
        column.addWidget(Words(self.tr("Bản nháp của tôi"), "strong", wraps=True))
        column.addWidget(self.drafts)
        column.addLayout(self._links)
        self._column = column
        column.addStretch(1)

    def put_below(self, widget: QWidget) -> None:
        """One more thing that waits; hidden while it does not."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def show_day(self, view: DayView) -> None:
        self.waiting.setText(self._waiting_words(view))
        self.queue.setVisible(bool(view.waiting))
        self._show_drafts(view.drafts)

    def forget(self) -> None:
        """Drafts are their writer's alone."""
        self._show_drafts(())

    def _waiting_words(self, view: DayView) -> str:
        if not view.waiting or view.waiting_since is None:
            return self.tr("Mọi việc đã chuyển. Khi mất kết nối, việc đã làm xếp hàng và tự chuyển sau.")
        return self.tr("%Ln việc, cũ nhất từ {0}. Tất cả đã lưu chắc chắn tại quầy.", "", view.waiting).format(
            time_vi(view.waiting_since)
        )

    def _show_drafts(self, drafts: tuple[OtherDraft, ...]) -> None:
        while (item := self._links.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.drafts.setText(
            self.tr("Còn %n hồ sơ nhập dở.", "", len(drafts))
            if drafts
            else self.tr("Không có bản nháp. Hồ sơ đang nhập dở tự lưu và hiện ở đây.")
        )
        for draft in drafts[:MOST_DRAFTS]:
            link = _DraftLink(draft)
            link.clicked.connect(self._ask_draft)
            self._links.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _ask_draft(self) -> None:
        link = self.sender()
        if isinstance(link, _DraftLink):
            self.draft_asked.emit(link.draft)


class _DraftLink(LinkButton):
    def __init__(self, draft: OtherDraft) -> None:
        person = draft.content.get("person")
        name = person.get("name") if isinstance(person, dict) else None
        changed = f"{draft.changed.astimezone(OFFICE_ZONE):%d/%m %H:%M}"
        nobody = QCoreApplication.translate("TodayContext", "chưa có tên")
        super().__init__(f"{name or nobody} · {changed}")
        self.draft = draft
