"""Finding a procedure by a few letters without marks: the list floats over the form, so that nothing moves."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from counter_app.services.procedure_search import ProcedureHit
from counter_app.ui.language import either
from counter_app.ui.marked import Words, line
from counter_app.ui.theme import GRID, HALF

MOST_SHOWN = 6
CODE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class LettersTyped:
    letters: str


@dataclass(frozen=True)
class ProcedureChosen:
    code: str


class ProcedurePicker(QWidget):
    letters_typed = Signal(object)  # LettersTyped
    chosen = Signal(object)  # ProcedureChosen

    def __init__(self, floats_over: QWidget) -> None:
        super().__init__()
        self.code = ""
        self._name = ""
        self._searching = False
        self._writing = False
        self._floats_over = floats_over
        self.edit = line(
            self.tr("Thủ tục"),
            longest=200,
            hint=self.tr("vài chữ không dấu, ví dụ: khai si; ↓ để chọn trong các thủ tục hay dùng"),
        )
        self.about = Words(kind="faint", wraps=True)
        self.about.hide()
        self.list = self._build_list()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addWidget(self.edit)
        column.addWidget(self.about)
        # Not textEdited: a screen reader and dictation write the whole text at once.
        self.edit.textChanged.connect(self._edited)
        self.edit.installEventFilter(self)

    def _build_list(self) -> QListWidget:
        found = QListWidget(self._floats_over)
        found.setAccessibleName(self.tr("Thủ tục tìm thấy"))
        found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        found.setTextElideMode(Qt.TextElideMode.ElideRight)
        found.hide()
        found.itemClicked.connect(self._pick)
        return found

    def show_hits(self, hits: tuple[ProcedureHit, ...]) -> None:
        """The list, or a line that says that nothing was found. Ignored once a procedure has been chosen."""
        if not self._searching:
            return
        self.list.clear()
        for hit in hits:
            item = QListWidgetItem(f"{hit.name}\n{_about(hit)}")
            item.setData(CODE, hit.code)
            self.list.addItem(item)
        if not hits:
            nothing = QListWidgetItem(self.tr("Không có thủ tục nào khớp; hãy gõ ít chữ hơn hoặc gõ mã thủ tục."))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
        self.list.setCurrentRow(0)
        self._place_list()
        self._announce()

    def show_chosen(self, code: str, name: str, about: str) -> None:
        self.code, self._name, self._searching = code, name, False
        self._write_name()
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.list.hide()

    def clear(self) -> None:
        self.show_chosen("", "", "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(Qt.Key(event.key()))
        if watched is self.edit and event.type() == QEvent.Type.FocusOut:
            self.list.hide()
            self._restore_name()
        return False

    def _key(self, key: Qt.Key) -> bool:
        if not self.list.isVisible():
            return key == Qt.Key.Key_Down and self._show_most_used()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
            self._announce()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.list.currentItem() is not None:
                self._pick(self.list.currentItem())
            return True
        if key == Qt.Key.Key_Escape:
            self.list.hide()
            self._restore_name()
            return True
        return False

    def _show_most_used(self) -> bool:
        """Down with nothing typed: what this desk receives most."""
        if self._searching or self.edit.text() not in ("", self._name):
            return False
        self._searching = True
        self.letters_typed.emit(LettersTyped(""))
        return True

    def _edited(self, text: str) -> None:
        """The procedure chosen before stays until another is picked or the field is emptied."""
        if self._writing:
            return
        if text.strip():
            self._searching = True
            self.letters_typed.emit(LettersTyped(text))
        else:
            self.clear()
            self.chosen.emit(ProcedureChosen(""))

    def _restore_name(self) -> None:
        self._searching = False
        self._write_name()

    def _write_name(self) -> None:
        """What the program writes is no question."""
        self._writing = True
        self.edit.setText(self._name)
        self._writing = False
        self.edit.setCursorPosition(0)

    def _pick(self, item: QListWidgetItem) -> None:
        code = item.data(CODE)
        if code:
            self._searching = False
            self.list.hide()
            self.chosen.emit(ProcedureChosen(str(code)))

    def _announce(self) -> None:
        """The focus stays in the field, so that a screen reader would be silent about the list."""
        item = self.list.currentItem()
        if item is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.edit, item.text()))

    def _place_list(self) -> None:
        rows = min(self.list.count(), MOST_SHOWN)
        height = sum(self.list.sizeHintForRow(row) for row in range(rows)) + 2 * self.list.frameWidth() + 2
        corner = self.edit.mapTo(self._floats_over, self.edit.rect().bottomLeft())
        room = self._floats_over.height() - corner.y() - GRID
        self.list.setGeometry(corner.x(), corner.y() + 1, self.edit.width(), max(min(height, room), GRID * 6))
        self.list.show()
        self.list.raise_()


def _about(hit: ProcedureHit) -> str:
    return " · ".join(part for part in (hit.field, either(hit.term_vi, hit.term_en), hit.code) if part)
