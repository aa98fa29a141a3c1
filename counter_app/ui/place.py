"""The places of the window: what one is, what they are called, and in which order each role sees them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from counter_app.domain.permissions import ADMINISTRATOR, CLERK, POSTAL, SUPERVISOR
from counter_app.ui.icons import Icon

TODAY, INTAKE, FIND, QUEUE, RULES, SETTINGS, HELP = "today", "intake", "find", "queue", "rules", "settings", "help"
RETURN, HANDOVER, ONLINE, FEEDBACK, MAIL = "return", "handover", "online", "feedback", "mail"

# The work of the day from above, what is looked up seldom at the end. A name that stands nowhere comes before `_LAST`.
_LAST = (RULES, SETTINGS, HELP)
_ORDER = {
    CLERK: (TODAY, INTAKE, ONLINE, FIND, RETURN, HANDOVER, QUEUE),
    POSTAL: (TODAY, INTAKE, MAIL, ONLINE, FIND, RETURN, HANDOVER, QUEUE),
    SUPERVISOR: (TODAY, ONLINE, FIND, QUEUE, INTAKE, RETURN, HANDOVER),
    ADMINISTRATOR: (SETTINGS, QUEUE, FIND, TODAY, INTAKE, ONLINE, RETURN, HANDOVER),
}
# Centre and right column until a person drags the divider.
SHARES = (66, 34)


@dataclass(frozen=True)
class Place:
    """One place for one kind of work, before anybody has been there: its button in the rail, its `key`, its name. What
    it shows is made when it is first wanted: `make` furnishes the window with its `View`."""

    name: str
    title: str
    sign: Icon
    key: str
    make: Callable[[], object]
    shares: tuple[int, int] = SHARES


@dataclass(frozen=True)
class View:
    """What a place shows. Key and button show it and then do `go`, which puts the focus where the hand wants it;
    `entered` follows each time another place is left for it."""

    centre: QWidget
    context: QWidget
    go: Callable[[], object] | None = None
    entered: Callable[[], object] | None = None


def place_title(name: str) -> str:
    """What the rail calls it, and its own heading."""
    return {
        INTAKE: QCoreApplication.translate("Place", "Tiếp nhận"),
        FIND: QCoreApplication.translate("Place", "Tìm hồ sơ"),
        HANDOVER: QCoreApplication.translate("Place", "Bàn giao"),
        RETURN: QCoreApplication.translate("Place", "Trả kết quả"),
        ONLINE: QCoreApplication.translate("Place", "Trực tuyến"),
        MAIL: QCoreApplication.translate("Place", "Bưu chính"),
        FEEDBACK: QCoreApplication.translate("Place", "Phản ánh"),
        QUEUE: QCoreApplication.translate("Place", "Chờ chuyển"),
        TODAY: QCoreApplication.translate("Place", "Hôm nay"),
        RULES: QCoreApplication.translate("Place", "Quy định"),
        SETTINGS: QCoreApplication.translate("Place", "Thiết lập"),
        HELP: QCoreApplication.translate("Place", "Trợ giúp"),
    }[name]


def in_order(names: Iterable[str], role: str) -> tuple[str, ...]:
    """The rail from above for a role; the first is where the day begins."""
    known = tuple(names)
    first = _ORDER.get(role, _ORDER[CLERK])
    last = tuple(name for name in _LAST if name not in first)
    middle = tuple(name for name in known if name not in first and name not in last)
    return tuple(name for name in (*first, *middle, *last) if name in known)
