"""What the citizen sent along with an online dossier: how far each file has come, and its pages as pictures."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from counter_app.services.steps.digital_copy import DigitalCopy
from counter_app.services.steps.filed_copies import FiledCopy
from counter_app.ui.digitising.page_view import PageView
from counter_app.ui.flow import FlowRow
from counter_app.ui.language import either
from counter_app.ui.marked import KeyButton, LinkButton, Words
from counter_app.ui.online.page_sheet import PageSheet
from counter_app.ui.plain_text import in_tip
from counter_app.ui.theme import GRID, HALF

MOST_ROWS = 20
LONGEST_NAME = 48


class FiledPanel(QWidget):
    """One key opens the first file and then each further one; nothing is ever shown but pictures."""

    look_wanted = Signal(object)  # FiledCopy

    def __init__(self) -> None:
        super().__init__()
        self._files: tuple[FiledCopy, ...] = ()
        self._opened = -1
        self._came_from: QWidget | None = None
        self.summary, self.said = Words(wraps=True), Words(kind="problem", wraps=True)
        self.look = KeyButton(self.tr("Xem tệp"), "Ctrl+J")
        self.cautions = Words(kind="warning", wraps=True)
        self.page = PageView()
        self.sheet = PageSheet(self.page, self.cautions)
        self.rows: list[FileRow] = []
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(HALF)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self.summary, FlowRow(self.look), self.said, self._list):
            column.addWidget(widget)
        self.look.clicked.connect(self._look_at_next)
        self.sheet.left.connect(self.close_page)
        self.close_page()
        self.show_files(())

    # ------------------------------------------------------------------------------------------------ showing

    def show_files(self, files: tuple[FiledCopy, ...]) -> None:
        """The same again changes nothing: a page that is looked at stays."""
        if files == self._files and self.summary.text():
            return
        if [one.file for one in files] != [one.file for one in self._files]:
            self.close_page()
        self._files = files
        self._fill()
        here = sum(one.is_here for one in files)
        self.look.setVisible(bool(here))
        self.summary.setText(self._summary(len(files), here))

    def show_copy(self, copy: DigitalCopy) -> None:
        """Its first page is asked for."""
        self.say("")
        self.sheet.put_over(self.window())
        self.cautions.setText("\n".join(either(one.vi, one.en) for one in copy.cautions()))
        self.cautions.setVisible(bool(self.cautions.text()))
        self.page.open(copy)

    def say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def close_page(self) -> None:
        """Back to the list; the focus goes where it was."""
        held = self.page.isAncestorOf(QApplication.focusWidget() or self)
        self._opened = -1
        self.page.close_copy()
        self.sheet.hide()
        self.cautions.hide()
        self.say("")
        if held and self._came_from is not None:
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None

    def _summary(self, count: int, here: int) -> str:
        if not count:
            return self.tr("Không có tệp đính kèm.")
        if here == count:
            return self.tr("Tệp đính kèm: {0}, đã về đủ.").format(count)
        return self.tr("Tệp đính kèm: {0}, đã về {1}; tệp chưa về tạm xem trên cổng.").format(count, here)

    def _fill(self) -> None:
        for row in self.rows:
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        self.rows = [self._row(one) for one in self._files[:MOST_ROWS]]
        for row in self.rows:
            self._column.addWidget(row)

    def _row(self, one: FiledCopy) -> FileRow:
        row = FileRow(one)
        row.chosen.connect(self._look_at)
        return row

    # ------------------------------------------------------------------------------------------------- hands

    def hideEvent(self, event: QHideEvent) -> None:
        """Another place, another person, or the lock: nothing of a citizen's stays over the window."""
        self.close_page()
        super().hideEvent(event)

    def _look_at_next(self) -> None:
        """The one after the one that is seen, of those that are here; after the last the first."""
        here = [place for place, one in enumerate(self._files) if one.is_here]
        if here:
            self._look_at(self._files[next((place for place in here if place > self._opened), here[0])])

    @Slot(object)
    def _look_at(self, file: FiledCopy) -> None:
        if not self.sheet.isVisible():
            self._came_from = QApplication.focusWidget()
        self._opened = self._files.index(file)
        self.look_wanted.emit(file)


class FileRow(QWidget):
    """Its name, which opens it; below what it stands for, its size, how far it has come."""

    chosen = Signal(object)  # FiledCopy

    def __init__(self, file: FiledCopy) -> None:
        super().__init__()
        self.file = file
        self.open = LinkButton(_shortened(file.name))
        self.open.setAccessibleName(self.tr("Xem tệp {0}").format(file.name))
        self.open.setToolTip(in_tip(file.name))
        self.name = Words(_shortened(file.name), wraps=True)
        self.open.clicked.connect(self._choose)
        parts = (file.component, _size(file.size), either(*file.words()))
        self.words = Words(" · ".join(filter(None, parts)), "faint", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.name)
        column.addWidget(self.words)
        (self.name if file.is_here else self.open).hide()

    def _choose(self) -> None:
        self.chosen.emit(self.file)


def _shortened(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def _size(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB".replace(".", ",") if size >= 1024 * 1024 else f"{max(1, size // 1024)} KB"
