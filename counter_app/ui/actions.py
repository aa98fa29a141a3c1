"""Everything that a person can do, by name: the one source of the shortcuts, of Ctrl+K and of the list of keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from counter_app.domain.folding import fold
from counter_app.ui.marked import KeyButton

EVERYWHERE = ""


def _nothing() -> str:
    return ""


@dataclass(frozen=True)
class Action:
    """`name` is for the program and never changes ("intake.save"); `title` is what the screen says.

    `place` is where it works, '' everywhere. `why_not` gives one sentence where it cannot be done now, '' where it
    can. `also` are further words by which it is found. `act` is None for a key that a field itself listens to: it
    stands in the list of keys alone.
    """

    name: str
    title: str
    act: Callable[[], object] | None
    key: str = ""
    place: str = EVERYWHERE
    why_not: Callable[[], str] = _nothing
    also: str = ""

    @property
    def shown_key(self) -> str:
        return QKeySequence(self.key).toString(QKeySequence.SequenceFormat.NativeText) or self.key


class Actions(QObject):
    """Keys of actions that work everywhere belong to `window`; a button keeps its own, which works where it stands."""

    grown = Signal()  # a place was made and brought its own

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._own: dict[str, Action] = {}
        self._pages: dict[str, tuple[QWidget, ...]] = {}
        self._shortcuts: dict[str, list[QShortcut]] = {}
        self._listening = True

    def add(self, action: Action, *, more_keys: tuple[str, ...] = ()) -> None:
        """The window listens for `action.key` (and `more_keys`) from now on."""
        self._keep(action)
        if action.act is not None:
            for key in filter(None, (action.key, *more_keys)):
                shortcut = QShortcut(QKeySequence(key), self._window)
                shortcut.activated.connect(action.act)
                shortcut.setEnabled(self._listening)
                self._shortcuts.setdefault(action.name, []).append(shortcut)

    def add_key(self, name: str, title: str, key: str, place: str) -> None:
        """A key that a field or a list listens to by itself: only told."""
        self._keep(Action(name, title, None, key, place))

    def watch(self, place: str, *pages: QWidget) -> None:
        """Buttons that show their key beside their words, or listen to one, are actions of their place by themselves:
        title, key and whether it can be done are the button's own, as it is when somebody asks."""
        self._pages[place] = pages
        self.grown.emit()

    def listen(self, here: bool) -> None:
        """Nobody at the desk: no key leads anywhere but to the text size."""
        self._listening = here
        for shortcut in (one for several in self._shortcuts.values() for one in several):
            shortcut.setEnabled(here)

    def names(self) -> frozenset[str]:
        return frozenset(self._own)

    def keep_only(self, names: frozenset[str]) -> None:
        """The others go with their keys: what brought them was not made whole."""
        for name in self.names() - names:
            del self._own[name]
            for shortcut in self._shortcuts.pop(name, []):
                shortcut.setEnabled(False)
                shortcut.deleteLater()

    def all(self) -> tuple[Action, ...]:
        buttons = [action for place, pages in self._pages.items() for action in self._buttons(place, pages)]
        return (*self._own.values(), *buttons)

    def found(self, letters: str, place: str, recent: tuple[str, ...] = ()) -> tuple[Action, ...]:
        """What can be named at this place, by the beginnings of its words without their marks: what bears them in its
        title as they were typed, recent first, and what cannot be done now below all that can."""
        words = fold(letters[:100]).split()
        here = [action for action in self.all() if action.act is not None and action.place in (EVERYWHERE, place)]
        matching = [action for action in here if _has(action, words)]
        order = {name: number for number, name in enumerate(recent)}
        phrase = " ".join(words)
        matching.sort(
            key=lambda one: (
                bool(one.why_not()),
                not _is_called(one, phrase),
                order.get(one.name, len(order)),
                _rank(one),
            )
        )
        return tuple(matching)

    def _keep(self, action: Action) -> None:
        if action.name in self._own:
            raise ValueError(f"two actions are called {action.name}")
        self._own[action.name] = action

    def _buttons(self, place: str, pages: tuple[QWidget, ...]) -> list[Action]:
        otherwise = self.tr("Chưa dùng được lúc này; xem điều còn thiếu trên màn hình.")
        found: dict[tuple[str, str], Action] = {}
        for button in (one for page in pages for one in page.findChildren(QPushButton) if _is_deed(one)):
            title, key = button.accessibleName() or button.text(), button.shortcut().toString()
            why_not = _Reason(button, otherwise).why_not
            known = found.get((title, key))
            if known is None or known.why_not():
                found[title, key] = Action(f"{place}.{title}", title, button.click, key, place, why_not)
        return list(found.values())


@dataclass(frozen=True)
class _Reason:
    """Why a button cannot be pressed: its own tool tip, else one sentence."""

    button: QPushButton
    otherwise: str

    def why_not(self) -> str:
        if not self.button.isEnabled():
            return self.button.toolTip() or self.otherwise
        return "" if self.button.isVisible() else self.otherwise


def _is_deed(button: QPushButton) -> bool:
    return isinstance(button, KeyButton) or not button.shortcut().isEmpty()


def _rank(action: Action) -> int:
    """What is done here, then the places, then all else."""
    return 0 if action.place != EVERYWHERE else 1 if action.name.startswith("go.") else 2


def _is_called(action: Action, phrase: str) -> bool:
    """Else a deed that has one word in its title and another among its further words came before the one so called."""
    return f" {phrase}" in _folded(action.title)


def _has(action: Action, words: list[str]) -> bool:
    folded = _folded(f"{action.title} {action.also}")
    return all(f" {word}" in folded for word in words)


def _folded(text: str) -> str:
    return " " + fold(text).replace("/", " ").replace("(", " ")
