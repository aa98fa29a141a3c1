"""The components of a dossier as a list to tick: kind of copy and count beside each."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy, QSpinBox, QWidget

from counter_app.domain.intake import CopyKind
from counter_app.domain.procedure_parts import Component
from counter_app.ui.act_button import EnterButton
from counter_app.ui.copy_kinds import kind_words
from counter_app.ui.intake.entered import EnteredComponent
from counter_app.ui.marked import Choice, Words, count_box
from counter_app.ui.plain_text import in_tip
from counter_app.ui.theme import GRID, HALF

translate = QCoreApplication.translate
MOST_COPIES = 9_999  # as `intake_checks.MOST_COPIES`


class Checklist(QWidget):
    """One line a component, in the order of the catalogue. Space ticks; up and down go from box to box."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[_Line] = []
        self._narrow = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(HALF)
        self._grid.setColumnStretch(1, 1)

    def show_components(self, components: tuple[Component, ...]) -> None:
        self._clear()
        for component in components:
            self._add(component)

    def fill(self, entered: tuple[EnteredComponent, ...]) -> None:
        """Put back what was ticked; names that the catalogue no longer has become lines of their own."""
        by_name = {line.component.name: line for line in self._lines}
        for one in entered:
            line = by_name.get(one.name) or self._add(Component(one.name))
            line.fill(one)

    def tick_all(self) -> None:
        """Every paper that the catalogue does not call optional."""
        for line in self._lines:
            if line.component.required is not False:
                line.there.setChecked(True)

    def entered(self) -> tuple[EnteredComponent, ...]:
        return tuple(line.entered() for line in self._lines)

    def focus_chain(self) -> list[QWidget]:
        return [widget for line in self._lines for widget in line.fields()]

    def arrange(self, *, narrow: bool) -> None:
        """Kind and count beside the name, or under it where the text is large."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for place, line in enumerate(self._lines):
            self._place(line, place)

    def _place(self, line: _Line, place: int) -> None:
        row, beside = 3 * place, 0 if self._narrow else 1
        first = 1 if self._narrow else 2
        self._grid.addWidget(line.there, row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(line.name, row, 1, 1, 1 if beside else 4, Qt.AlignmentFlag.AlignVCenter)
        for column, widget in enumerate((line.kind, line.count, line.more), start=first):
            self._grid.addWidget(widget, row + 1 - beside, column, Qt.AlignmentFlag.AlignVCenter)
        for column, widget in enumerate(line.second_fields(), start=first):
            self._grid.addWidget(widget, row + 2, column)

    def holds(self, widget: QWidget | None) -> bool:
        """Whether the focus is in the list: the clerk is still at it."""
        return widget is not None and self.isAncestorOf(widget)

    def count_copies(self, originals: int, copies: int) -> None:
        """From the row of figures: what is shown counts with the originals, photocopies with the copies."""
        for line in self._lines:
            kinds = line.component.kinds
            line.count.setValue(copies if CopyKind.PHOTOCOPY.value in kinds else originals)

    def _add(self, component: Component) -> _Line:
        line = _Line(component)
        self._place(line, len(self._lines))
        line.there.toggled.connect(self.changed)
        line.there.step_wanted.connect(self._step)
        line.more.toggled.connect(partial(self._show_second, line))
        line.more.toggled.connect(self.changed)
        line.kind.currentIndexChanged.connect(self.changed)
        line.count.valueChanged.connect(self.changed)
        self._lines.append(line)
        return line

    def _show_second(self, line: _Line, shown: bool) -> None:
        if shown and not line.second_fields():
            self._add_second(line)
        for widget in line.second_fields():
            widget.setVisible(shown)

    def _add_second(self, line: _Line) -> None:
        kind, count = line.make_second()
        self._place(line, self._lines.index(line))
        QWidget.setTabOrder(line.more, kind)
        QWidget.setTabOrder(kind, count)
        kind.currentIndexChanged.connect(self.changed)
        count.valueChanged.connect(self.changed)

    def _step(self, by: int) -> None:
        boxes = [line.there for line in self._lines]
        place = next((number for number, box in enumerate(boxes) if box is self.sender()), 0) + by
        if 0 <= place < len(boxes):
            boxes[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _clear(self) -> None:
        for line in self._lines:
            for widget in (line.name, *line.fields()):
                widget.hide()
                self._grid.removeWidget(widget)
                widget.deleteLater()
        self._lines = []


class _Box(QCheckBox):
    """Three fields lie between one box and the next: the arrows pass over them."""

    step_wanted = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.step_wanted.emit(step)


class _Line:
    """A paper with its kind and count, and a second kind where it came as two: an original with a photocopy. The
    second's fields are made when they are wanted: few papers come as two, and the boxes are half of a list's making."""

    def __init__(self, component: Component) -> None:
        self.component = component
        self.there = _Box()
        self.there.setAccessibleName(component.name)
        self.name = _Name(component, self.there)
        self.kind = _kinds(component, translate("Checklist", "Loại bản: {0}"))
        self.count = count_box(translate("Checklist", "Số bản: {0}").format(component.name))
        self.count.setMaximum(MOST_COPIES)
        self.count.setValue(component.count or 1)
        self.also_kind: Choice | None = None
        self.also_count: QSpinBox | None = None
        self.more = _More(component.name)

    def make_second(self) -> tuple[Choice, QSpinBox]:
        kind = _kinds(self.component, translate("Checklist", "Loại bản thứ hai: {0}"))
        kind.choose(CopyKind.PHOTOCOPY.value)
        count = count_box(translate("Checklist", "Số bản thứ hai: {0}").format(self.component.name))
        count.setMaximum(MOST_COPIES)
        self.also_kind, self.also_count = kind, count
        return kind, count

    def second_fields(self) -> tuple[QWidget, ...]:
        return tuple(field for field in (self.also_kind, self.also_count) if field is not None)

    def fields(self) -> tuple[QWidget, ...]:
        return (self.there, self.kind, self.count, self.more, *self.second_fields())

    def entered(self) -> EnteredComponent:
        came_as_two = self.more.isChecked()
        return EnteredComponent(
            self.component.name,
            self.there.isChecked(),
            str(self.kind.currentData()),
            self.count.value(),
            self.also_kind.value() if came_as_two and self.also_kind else "",
            self.also_count.value() if came_as_two and self.also_count else 1,
        )

    def fill(self, entered: EnteredComponent) -> None:
        self.there.setChecked(entered.there)
        self.kind.setCurrentIndex(max(0, self.kind.findData(entered.kind)))
        self.count.setValue(entered.count)
        self.more.setChecked(bool(entered.also_kind))
        if entered.also_kind and self.also_kind is not None and self.also_count is not None:
            self.also_kind.choose(entered.also_kind)
            self.also_count.setValue(entered.also_count)


class _More(EnterButton):
    """The same paper as a second kind. Holds its state, so that the second row is taken away again."""

    def __init__(self, name: str) -> None:
        super().__init__("+")
        words = translate("Checklist", "Thêm loại bản thứ hai: {0}").format(name)
        self.setAccessibleName(words)
        self.setToolTip(in_tip(words))
        self.setProperty("kind", "link")
        self.setCheckable(True)
        self.toggled.connect(self._show_sign)

    def _show_sign(self, on: bool) -> None:
        self.setText("−" if on else "+")


class _Name(Words):
    """The component's name; a click on it ticks its box, as one expects of a box with words."""

    def __init__(self, component: Component, box: QCheckBox) -> None:
        super().__init__(_named(component), wraps=True)
        self._box = box
        self.setToolTip(in_tip(component.note))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def mousePressEvent(self, event: object) -> None:
        self._box.toggle()
        self._box.setFocus(Qt.FocusReason.MouseFocusReason)


def _named(component: Component) -> str:
    optional = translate("Checklist", " (nếu có)") if component.required is False else ""
    return component.name + optional


def _kinds(component: Component, named: str) -> Choice:
    """Kinds that the catalogue names come first; the others stay possible, for what people really bring."""
    box = Choice(named.format(component.name))
    words = kind_words()
    asked = [CopyKind(kind) for kind in component.kinds]
    for kind in (*asked, *(kind for kind in CopyKind if kind not in asked)):
        box.addItem(words[kind], kind.value)
    return box
