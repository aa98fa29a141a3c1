"""The steps on the left: which is done, which is now, which follow."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from counter_app.ui.icons import Icon, show_sign
from counter_app.ui.marked import Words
from counter_app.ui.theme import GRID


class Step(Enum):
    ENROL = 0
    RECOVERY = 1
    REGULATION = 2
    PRINTER = 3
    SCANNER = 4
    SIGN_IN = 5


class Steps(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Các bước"))
        titles = {
            Step.ENROL: self.tr("Ghi danh"),
            Step.RECOVERY: self.tr("Mã khôi phục"),
            Step.REGULATION: self.tr("Quy chế"),
            Step.PRINTER: self.tr("Máy in"),
            Step.SCANNER: self.tr("Máy quét"),
            Step.SIGN_IN: self.tr("Đăng nhập"),
        }
        self._words = {step: Words(f"{step.value + 1}. {title}") for step, title in titles.items()}
        self._signs = {step: QLabel() for step in Step}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(GRID * 2, GRID * 4, GRID * 3, GRID * 2)
        self._grid.setVerticalSpacing(GRID * 2)
        self._grid.setHorizontalSpacing(GRID)
        for step in Step:
            self._grid.addWidget(self._signs[step], step.value, 0)
            self._grid.addWidget(self._words[step], step.value, 1)
        self._grid.setRowStretch(len(Step), 1)

    def mark(self, now: Step | None) -> None:
        self._keep_room()
        side = self.fontMetrics().height()
        for step in Step:
            done, current = now is not None and step.value < now.value, step is now
            self._words[step].set_kind("strong" if current else "" if done else "faint")
            sign = Icon.DONE if done else Icon.ARROW if current else None
            self._signs[step].setFixedWidth(side)
            if sign is None:
                self._signs[step].clear()
            else:
                show_sign(self._signs[step], sign, "good" if done else "accent")
            self._words[step].setAccessibleDescription(self.tr("xong") if done else "")

    def _keep_room(self) -> None:
        """For the bold letters of the step in hand: the pages beside it do not move."""
        for words in self._words.values():
            words.set_kind("strong")
            words.ensurePolished()
            words.setMinimumWidth(words.sizeHint().width())
