"""The window as a screen reader has it: the AT-SPI tree, read and acted on over D-Bus and in no other way."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TypeVar

from jeepney import DBusAddress, Message, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

ACCESSIBLE, ACTION, EDIT, TEXT = (f"org.a11y.atspi.{name}" for name in ("Accessible", "Action", "EditableText", "Text"))
SELECTION, COMPONENT = "org.a11y.atspi.Selection", "org.a11y.atspi.Component"
CONTROLLER = DBusAddress(
    "/org/a11y/atspi/registry/deviceeventcontroller",
    "org.a11y.atspi.Registry",
    "org.a11y.atspi.DeviceEventController",
)
ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
# Numbers of AtspiStateType, fixed by the protocol.
ACTIVE, CHECKED, ENABLED, FOCUSABLE, FOCUSED, SHOWING = 1, 4, 8, 11, 12, 25
LABELLED_BY = 2  # of AtspiRelationType
KEY_BY_NUMBER = 3  # of AtspiKeySynthType
EMPTY_SPOT = (1000, 600)  # the ground of the right column
LONGEST = 30.0
DEEPEST = 40
Found = TypeVar("Found")


class Gone(Exception):
    """The program took the object away while it was asked about."""


@dataclass(frozen=True)
class Node:
    """One object of the tree. What it says is asked anew each time, as nothing here is kept."""

    bus: DBusConnection
    place: tuple[str, str]

    def ask(self, interface: str, method: str, signature: str | None = None, body: tuple[object, ...] = ()) -> object:
        address = DBusAddress(self.place[1], self.place[0], interface)
        return _asked(self.bus, new_method_call(address, method, signature, body))

    def value(self, interface: str, name: str) -> object:
        answer = _asked(self.bus, Properties(DBusAddress(self.place[1], self.place[0], interface)).get(name))
        assert isinstance(answer, tuple)
        return answer[1]

    @property
    def name(self) -> str:
        return str(self.value(ACCESSIBLE, "Name"))

    @property
    def role(self) -> str:
        return str(self.ask(ACCESSIBLE, "GetRoleName"))

    @property
    def states(self) -> frozenset[int]:
        words = self.ask(ACCESSIBLE, "GetState")
        assert isinstance(words, list)
        bits = words[0] | words[1] << 32
        return frozenset(number for number in range(64) if bits >> number & 1)

    @property
    def interfaces(self) -> tuple[str, ...]:
        found = self.ask(ACCESSIBLE, "GetInterfaces")
        assert isinstance(found, list)
        return tuple(found)

    @property
    def children(self) -> list[Node]:
        found = self.ask(ACCESSIBLE, "GetChildren")
        assert isinstance(found, list)
        return [Node(self.bus, (str(name), str(path))) for name, path in found]

    def labels(self) -> list[str]:
        """Names of what labels it: on Linux Qt gives the value of a combo box as its name."""
        found = self.ask(ACCESSIBLE, "GetRelationSet")
        assert isinstance(found, list)
        return [Node(self.bus, place).name for kind, places in found if kind == LABELLED_BY for place in places]

    def text(self) -> str:
        return str(self.ask(TEXT, "GetText", "ii", (0, -1)))

    def write(self, text: str) -> None:
        """As dictation does: the whole content at once, no key pressed."""
        assert self.ask(EDIT, "SetTextContents", "s", (text,)) is True, self.name

    def act(self, wanted: str) -> None:
        """Names of actions are the toolkit's, not translated: Press, Toggle, SetFocus."""
        count = self.value(ACTION, "NActions")
        assert isinstance(count, int)
        names = [str(self.ask(ACTION, "GetName", "i", (number,))) for number in range(count)]
        assert wanted in names, (self.name, names)
        assert self.ask(ACTION, "DoAction", "i", (names.index(wanted),)) is True, self.name

    def below(self, depth: int = 0) -> Iterator[Node]:
        """What is shown, from above; what is hidden is left out with everything in it."""
        yield self
        if depth > DEEPEST:
            raise AssertionError(f"the tree goes round in a circle at {self.place}")
        for child in self.children:
            try:
                if SHOWING in child.states:
                    yield from child.below(depth + 1)
            except Gone:
                continue


@dataclass(frozen=True)
class Program:
    """A program found in the tree by its name, and the keyboard that the accessibility service plays."""

    root: Node

    def find(self, role: str, begins: str) -> Node | None:
        """The first that is shown, of that role, with a name that begins so."""
        for node in self.root.below():
            with suppress(Gone):
                if node.role == role and node.name.startswith(begins):
                    return node
        return None

    def wait_for(self, role: str, begins: str) -> Node:
        return waited(lambda: self.find(role, begins), f"{role} {begins}")

    def click_into(self) -> None:
        """Once: no window manager runs on the virtual screen that would give the window the keyboard."""
        self._play("GenerateMouseEvent", "iis", (*EMPTY_SPOT, "b1c"))

    def press(self, key: int) -> None:
        """`key` is X's number of it."""
        self._play("GenerateKeyboardEvent", "isu", (key, "", KEY_BY_NUMBER))

    def _play(self, method: str, signature: str, body: tuple[object, ...]) -> None:
        _asked(self.root.bus, new_method_call(CONTROLLER, method, signature, body))


@contextmanager
def open_program(session_bus: str, name: str) -> Iterator[Program]:
    """Over the accessibility bus, which the session bus starts when it is first asked for."""
    session = open_dbus_connection(session_bus)
    address = _asked(
        session, new_method_call(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus"), "GetAddress")
    )
    session.close()
    bus = open_dbus_connection(str(address))
    try:
        yield Program(waited(lambda: _program(bus, name), name))
    finally:
        bus.close()


def _program(bus: DBusConnection, name: str) -> Node | None:
    return next((node for node in Node(bus, ROOT).children if node.name == name), None)


def waited(look: Callable[[], Found | None], what: str) -> Found:
    """Look again and again, as a person does who waits for a window to answer."""
    pause, until = threading.Event(), time.monotonic() + LONGEST
    while True:
        with suppress(Gone):
            if found := look():
                return found
        assert time.monotonic() < until, f"not there: {what}"
        pause.wait(0.05)


def _asked(bus: DBusConnection, message: Message) -> object:
    answer = bus.send_and_get_reply(message, timeout=LONGEST)
    if answer.header.message_type is MessageType.error:
        raise Gone(answer.body)
    return answer.body[0] if len(answer.body) == 1 else answer.body
