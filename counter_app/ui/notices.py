"""The place for questions and news: a column beside the work, so that nothing moves under the typing hand."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from counter_app.domain.errors import Problem, RuleViolation
from counter_app.ui.application import application
from counter_app.ui.language import told
from counter_app.ui.marked import Panel
from counter_app.ui.rule_behind import rule_behind, rule_behind_is
from counter_app.ui.theme import GRID

GOOD_NEWS_MS = 12_000
GO_BY_THEMSELVES = ("told-good", "rule")


class NoticeBoard(QWidget):
    """Panels by name: a later one of the same name takes the place of the earlier.

    One that belongs to a place (`place`) is seen there alone and waits there. Good news, and the rule behind a field,
    go by themselves: after a while, and as soon as another place is entered, for then they were acted upon. A panel
    that goes while the hand is in it gives the hand back to where it came from.
    """

    answered = Signal(QWidget)  # a panel: what an act met

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Thông báo và câu hỏi"))
        self._panels: dict[str, Panel] = {}
        self._places: dict[str, str] = {}
        self._here = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._let_good_news_go)
        self._came_from: QWidget | None = None
        application().focusChanged.connect(self._focus_moved)

    def put(self, name: str, panel: Panel, place: str = "") -> None:
        self.remove(name)
        self._panels[name] = panel
        self._places[name] = place
        self._column.insertWidget(0, panel)
        panel.setVisible(place in ("", self._here))
        if panel.property("kind") == "told-good":
            self._timer.start(GOOD_NEWS_MS)

    def tell(
        self, name: str, kind: str, sentence: str, detail: str = "", *, place: str = "", problem: Problem | None = None
    ) -> Panel:
        """`problem` is what the panel speaks of: its rule is behind the panel, for F1."""
        panel = Panel(kind, sentence, detail)
        if isinstance(problem, RuleViolation) and problem.rule:
            rule_behind_is(panel, problem.rule)
        self.put(name, panel, place)
        if problem is not None:
            self.answered.emit(panel)
        return panel

    def rule_told(self) -> str:
        """The rule behind the newest message that is seen; '' where none has one."""
        seen = [panel for panel in self._panels.values() if not panel.isHidden()]
        return next(filter(None, (rule_behind(panel) for panel in reversed(seen))), "")

    def enter(self, place: str) -> None:
        """Another place is in front from now on."""
        if place == self._here:
            return
        self._here = place
        for name in [name for name, panel in self._panels.items() if panel.property("kind") in GO_BY_THEMSELVES]:
            self.remove(name)
        for name, panel in self._panels.items():
            panel.setVisible(self._places[name] in ("", place))

    def tell_problem(self, name: str, problem: Problem) -> Panel:
        """What two acts met is told once: a full disk refuses the save and the draft alike."""
        for other in [one for one, panel in self._panels.items() if panel.sentence.text() == told(problem)]:
            self.remove(other)
        panel = self.tell(name, "told-problem", told(problem), problem=problem)
        panel.add_act(self.tr("Đã rõ"), _Removal(self, name, panel).remove, leaves=True)
        return panel

    def tells(self, problem: Problem) -> bool:
        """Whether it is told already, under whatever name."""
        return any(panel.sentence.text() == told(problem) for panel in self._panels.values())

    def remove(self, name: str) -> None:
        self._places.pop(name, None)
        panel = self._panels.pop(name, None)
        if panel is not None:
            had_the_hand = panel.isAncestorOf(focused) if (focused := QApplication.focusWidget()) else False
            panel.hide()
            self._column.removeWidget(panel)
            panel.deleteLater()
            if had_the_hand:
                self._give_back()

    def panel(self, name: str) -> Panel | None:
        return self._panels.get(name)

    @property
    def asked(self) -> Panel | None:
        """The uppermost panel that is seen and can be answered: one that is filled in has the hand already."""
        seen = (panel for panel in reversed(self._panels.values()) if not panel.isHidden())
        return next((one for one in seen if one.first_act is not None and one.findChild(QLineEdit) is None), None)

    @Slot()
    def take_hand(self) -> None:
        """To the main answer of that panel, from anywhere in the window: Enter gives it, and the hand goes back."""
        panel = self.asked
        if panel is not None and panel.first_act is not None:
            panel.first_act.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def why_no_hand(self) -> str:
        return "" if self.asked is not None else self.tr("Không có câu hỏi nào chờ trả lời.")

    def _give_back(self) -> None:
        before, self._came_from = self._came_from, None
        if before is not None and shiboken6.isValid(before) and before.isVisible() and before.isEnabled():
            before.setFocus()

    def _focus_moved(self, left: QWidget | None, now: QWidget | None) -> None:
        if left is not None and now is not None and self.isAncestorOf(now) and not self.isAncestorOf(left):
            self._came_from = left

    def _let_good_news_go(self) -> None:
        for name in [name for name, panel in self._panels.items() if panel.property("kind") == "told-good"]:
            self.remove(name)


class _Removal(QWidget):
    """Takes one panel away; lives and dies with it."""

    def __init__(self, board: NoticeBoard, name: str, panel: Panel) -> None:
        super().__init__(panel)
        self.hide()
        self._board, self._name = board, name

    def remove(self) -> None:
        self._board.remove(self._name)
