"""Which regulation the desk works by: the law of today first, older ones apart; or what the centre has set already."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from counter_app.services.regulation_choices import RegulationChoice, RegulationChoices
from counter_app.ui.first_start.page import Page, Waiting
from counter_app.ui.language import either
from counter_app.ui.marked import LinkButton, Words, sentence_case
from counter_app.ui.theme import GRID, HALF


class RegulationPage(Page):
    go_on_asked = Signal(str)  # the id of a regulation, '' where the centre has set it

    def __init__(self) -> None:
        super().__init__(
            self.tr("Quy chế áp dụng"),
            self.tr(
                "Quy chế quyết định cách tính ngày hẹn, giờ bàn giao, mẫu giấy và việc nào được làm lúc nào. Hồ sơ giữ "
                "quy chế của ngày được tiếp nhận, kể cả khi sau này chọn quy chế khác."
            ),
        )
        self._group = QButtonGroup(self)
        self._set_by_centre = False
        self.set_already = Words(kind="strong", wraps=True)
        self.current = _ChoiceList(self._group)
        self.older = _ChoiceList(
            self._group,
            self.tr("Quy chế cũ"),
            self.tr("Chỉ dành cho cơ quan biết chắc mình vẫn phải theo; cạnh mỗi quy chế là lý do nó đã cũ."),
        )
        self.show_older = LinkButton(self.tr("Quy chế cũ …"))
        self.waiting = Waiting()
        for widget in (self.waiting, self.set_already, self.current, self.show_older, self.older):
            self.body.addWidget(widget)
        self.back = self.add_back()
        self.go = self.add_act(self.tr("Tiếp tục"), main=True)
        self.show_older.clicked.connect(self._show_older)
        self.go.clicked.connect(self._go_on)
        self.wait()

    def wait(self) -> None:
        """Nothing is known yet."""
        for widget in (self.set_already, self.current, self.older, self.show_older):
            widget.hide()
        self.go.setEnabled(False)
        self.waiting.show_stage(self.tr("Đang đọc các quy chế …"))

    def enter(self) -> None:
        (self.go if self.go.isEnabled() else self.back).setFocus()

    def show_choices(self, choices: RegulationChoices) -> None:
        """The one that holds now is marked: going on without a look is right for nearly every office."""
        self.waiting.stop()
        self._set_by_centre = choices.set_by_centre
        older_chosen = any(choice.chosen for choice in choices.older)
        self.set_already.setText(
            self.tr("Hệ thống trung tâm đã đặt quy chế cho cả cơ quan; quầy này theo đúng như vậy.")
            if choices.set_by_centre
            else self.tr("Hệ thống trung tâm chưa đặt quy chế. Chọn ở đây cho quầy này, đến khi trung tâm đặt chung.")
        )
        self.set_already.show()
        free = not choices.set_by_centre
        self.current.fill((one for one in choices.current if one.chosen or free), free=free)
        self.older.fill((one for one in choices.older if one.chosen or free), free=free)
        self.current.show()
        self.older.setVisible(older_chosen)
        self.show_older.setVisible(bool(choices.older) and not older_chosen and not choices.set_by_centre)
        self.go.setEnabled(True)
        self.go.setFocus()

    def for_demonstration(self) -> None:
        self.set_already.setText(self.tr("Văn phòng mẫu sẽ làm theo quy chế được chọn; mở lại thì chọn lại được."))

    def chosen(self) -> str:
        button = self._group.checkedButton()
        return str(button.property("regulation")) if button is not None else ""

    def set_busy(self, words: str) -> None:
        """'' when it is over."""
        for widget in (self.go, self.back, self.current, self.older, self.show_older):
            widget.setEnabled(not words)
        if words:
            self.show_problem("")
            self.waiting.show_stage(words)
        else:
            self.waiting.stop()

    def _show_older(self) -> None:
        self.older.show()
        self.show_older.hide()
        first = self.older.findChild(QRadioButton)
        if isinstance(first, QRadioButton):
            first.setFocus()

    def _go_on(self) -> None:
        self.go_on_asked.emit("" if self._set_by_centre else self.chosen())


class _Choice(QWidget):
    """A regulation with its document and, for an older one, why it is one. A press anywhere on it chooses."""

    def __init__(self, choice: RegulationChoice) -> None:
        super().__init__()
        title = either(choice.title_vi, choice.title_en)
        told = sentence_case(either(choice.why_vi, choice.why_en))
        self.button = QRadioButton()
        self.button.setProperty("regulation", choice.id)
        self.button.setAccessibleName(title)
        self.button.setAccessibleDescription(" ".join(filter(None, (choice.document, told))))
        self.button.setChecked(choice.chosen)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, GRID)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(HALF)
        grid.addWidget(self.button, 0, 0, Qt.AlignmentFlag.AlignTop)
        lines = ((title, "strong"), (choice.document, ""), (told, "faint"))
        for row, (words, kind) in enumerate(one for one in lines if one[0]):
            grid.addWidget(Words(words, kind, wraps=True), row, 1)
        grid.setColumnStretch(1, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.button.isEnabled():
            self.button.setChecked(True)
            self.button.setFocus()


class _ChoiceList(QWidget):
    def __init__(self, group: QButtonGroup, heading: str = "", warning: str = "") -> None:
        super().__init__()
        self._group, self._lines = group, QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for words, kind in ((heading, "strong"), (warning, "warning")):
            if words:
                column.addWidget(Words(words, kind, wraps=True))
        column.addLayout(self._lines)

    def fill(self, choices: Iterable[RegulationChoice], *, free: bool) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for choice in choices:
            line = _Choice(choice)
            line.button.setEnabled(free)
            self._group.addButton(line.button)
            self._lines.addWidget(line)
