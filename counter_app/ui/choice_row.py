"""Choices side by side in one row, whatever the size of text; those that find no room stand in a menu at its end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from counter_app.ui.act_button import EnterButton


class ChoiceRow(QWidget):
    """Those that are offered, and the chosen one whether it is or not, which is always in sight. Of the others what is
    worth least goes into the menu first, from the right."""

    def __init__(self, *choices: QAbstractButton) -> None:
        super().__init__()
        self._choices = choices
        self._worth = dict.fromkeys(choices, 0)
        self._offered = dict.fromkeys(choices, True)
        self.more = EnterButton(self.tr("Khác …"))
        self.more.setAccessibleName(self.tr("Danh sách khác"))
        self.more.setProperty("kind", "choice")
        self.menu = QMenu(self)
        for button in (*choices, self.more):
            button.setParent(self)
        self.more.hide()
        for choice in choices:
            choice.toggled.connect(self._arrange)
        self.more.clicked.connect(self._show_menu)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.menu.triggered.connect(self._choose)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def offer(self, choice: QAbstractButton, *, offered: bool = True, worth: int = 0) -> None:
        self._offered[choice], self._worth[choice] = offered, worth
        self._arrange()

    def sizeHint(self) -> QSize:
        wanted = self._wanted()
        return QSize(sum(map(_width, wanted)), max((one.sizeHint().height() for one in self._choices), default=0))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """A choice has another name, or another font."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange()
        return super().event(event)

    def _wanted(self) -> list[QAbstractButton]:
        return [one for one in self._choices if self._offered[one] or one.isChecked()]

    def _arrange(self) -> None:
        shown: list[QAbstractButton] = self._fitting()
        if len(shown) < len(self._wanted()):
            shown = [*shown, self.more]
        self._place(shown)
        every = (*self._choices, self.more)
        if any(one.hasFocus() and one not in shown for one in every):  # what is hidden with the focus gives it away
            next((one for one in shown if one.isChecked()), self.more).setFocus()
        for one in every:
            one.setVisible(one in shown)

    def _place(self, shown: list[QAbstractButton]) -> None:
        """Shown before anything is hidden: only what is shown takes the focus."""
        left = 0
        for one in shown:
            one.setGeometry(left, 0, _width(one), one.sizeHint().height())
            one.show()
            left += _width(one)

    def _fitting(self) -> list[QAbstractButton]:
        shown = self._wanted()
        if sum(map(_width, shown)) <= self.width():
            return shown
        room = self.width() - _width(self.more)
        from_the_right = shown[::-1]
        for one in sorted((one for one in from_the_right if not one.isChecked()), key=lambda one: self._worth[one]):
            if sum(map(_width, shown)) <= room:
                break
            shown.remove(one)
        return shown

    def _fill_menu(self) -> None:
        self.menu.clear()
        for choice in self._wanted():
            if choice.isHidden():
                self.menu.addAction(choice.text()).setData(self._choices.index(choice))

    def _show_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _choose(self, action: QAction) -> None:
        choice = self._choices[int(action.data())]
        choice.click()
        choice.setFocus()


def _width(button: QAbstractButton) -> int:
    return button.sizeHint().width()
