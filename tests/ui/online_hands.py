"""What came online, in the window, and a hand on the keyboard that answers it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from counter_app.domain import entry_types as types
from counter_app.services.receipt_details import opening_details
from counter_app.store.journal import EntryDraft
from counter_app.ui.online.inbox_screen import InboxCard, InboxScreen
from counter_app.ui.place import INTAKE, ONLINE
from counter_app.ui.steps.step_form import StepForm
from tests.services.desk import person, receipt_of
from tests.ui.desk_window import DeskWindow, found
from tests.ui.typing_hands import type_by_tab

Open = Callable[..., DeskWindow]
CODE = "H36.37.05-261123-5001"
FILES = [{"name": "to-khai.pdf", "component": "Tờ khai", "size": 120_000, "sha256": "ab" * 32}]


def arrives(desk: DeskWindow, name: str = "Nguyễn Thị Đẹp", code: str | None = CODE, **filed: object) -> str:
    """As the centre's feed would bring it."""
    reference, clock = desk.work.reference, desk.work.clock
    wanted = receipt_of(channel="online", applicant=person(name=name))
    version = reference.procedure_version(wanted.procedure_code, clock.now().date())
    draft = EntryDraft(
        types.ONLINE_ARRIVED,
        details=opening_details(wanted, version.procedure, "") | {"files": FILES} | filed,
        facts={"channel": "online"},
        code=code,
        received=clock.now(),
    )
    saved = desk.work.desk.journal.append([draft], "program", clock.stamp())
    assert saved.identity is not None
    return saved.identity


class AnswerHand:
    """A hand on the keyboard, at the form of the intake and at its answers."""

    def __init__(self, qtbot: QtBot, desk: DeskWindow) -> None:
        self.qtbot, self.desk = qtbot, desk

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focused(), key, modifier)
        self.settle()

    def settle(self) -> None:
        intake = self.desk.traffic.features.intake
        timers = (intake._live._decide_soon, intake._live._preview_soon)
        self.qtbot.waitUntil(lambda: not any(one.isActive() for one in timers) and self.desk.window.is_idle())

    def focused(self) -> QWidget:
        return QApplication.focusWidget() or self.desk.window

    @property
    def form(self) -> StepForm:
        form = self.desk.intake.answer.findChild(StepForm)
        assert isinstance(form, StepForm)
        return form

    def type(self, name: str, text: str) -> None:
        """Into a field of the answer."""
        type_by_tab(self.form.fields[name], text)

    def status(self, identity: str) -> str:
        return self.desk.parts.steps.cases.open(identity).state.status


class InboxHand(AnswerHand):
    """The same at the inbox, whatever lies in it."""

    def __init__(self, qtbot: QtBot, desk: DeskWindow) -> None:
        super().__init__(qtbot, desk)
        self.screen, self.card = found(desk.window, InboxScreen), found(desk.window, InboxCard)


class Answering(InboxHand):
    """The inbox with two dossiers, an hour apart."""

    def __init__(self, qtbot: QtBot, desk: DeskWindow) -> None:
        super().__init__(qtbot, desk)
        self.first = arrives(desk)
        desk.work.hands.pass_time(hours=1)
        self.second = arrives(desk, "Trần Văn Bình", None)
        self.press(Qt.Key.Key_F5)
        assert desk.window.current_place == ONLINE

    def open_first(self) -> None:
        self.press(Qt.Key.Key_Return)
        assert self.desk.window.current_place == INTAKE
