"""One dossier, opened in the window, and a hand on the keyboard that takes it through its steps."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from counter_app.domain import entry_types as types
from counter_app.domain.intake import ChargedFee, ReceiveDossier
from counter_app.domain.people import Person
from counter_app.domain.permissions import SUPERVISOR
from counter_app.services.receipt_details import opening_details
from counter_app.services.steps.offers import DEEDS
from counter_app.store.accounts import replace_people
from counter_app.store.journal import EntryDraft
from counter_app.ui.act_button import EnterButton
from counter_app.ui.steps.step_controller import StepController
from counter_app.ui.steps.step_form import StepForm
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA, receipt_of
from tests.ui.desk_window import DeskWindow, found
from tests.ui.typing_hands import type_by_tab

Open = Callable[..., DeskWindow]
FEE = ChargedFee("le_phi", "Lệ phí", 50_000)


class Steps:
    """One dossier, opened in the window, and a hand on the keyboard."""

    def __init__(self, qtbot: QtBot, desk: DeskWindow, receipt: ReceiveDossier | None = None) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.identity = desk.work.intake.receive(receipt or receipt_of(), CLERK_LAN).identity
        self.services = desk.parts.steps
        self.show()

    @property
    def form(self) -> StepForm:
        return found(self.desk.window, StepForm)

    @property
    def said(self) -> str:
        """Everything that stands against the step."""
        beside = [view.said.text() for view in self.form.fields.values() if view.said.isVisible()]
        return "\n".join([*beside, self.form.objections.text()])

    def show(self) -> None:
        self.desk.traffic.features.dossiers.open(self.identity)
        self.qtbot.waitUntil(lambda: self.desk.pane.identity == self.identity and self.desk.window.is_idle())

    def call(self, name: str) -> None:
        """Two presses: F8 and the letter of the deed."""
        self.desk.find.box.setFocus()
        QTest.keyClick(self.desk.window, Qt.Key.Key_F8)
        self.qtbot.waitUntil(self.desk.pane.deeds.isVisible)
        letter = next(deed.letter for deed in DEEDS if deed.name == name)
        QTest.keyClick(self.desk.pane.deeds, Qt.Key(ord(letter)))
        self.qtbot.waitUntil(lambda: self.form.isVisible() and self.desk.window.is_idle())

    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def type(self, name: str, text: str) -> None:
        """Into a field of the step."""
        type_by_tab(self.form.fields[name], text)

    def pick(self, name: str, value: object) -> None:
        self.form.fields[name].put(value)

    def save(self, *, key: Qt.Key = Qt.Key.Key_F9, ends: bool = True) -> None:
        self.settle()
        QTest.keyClick(self.focused(), key)
        self.qtbot.waitUntil(self.desk.window.is_idle)
        assert self.form.isVisible() is not ends, self.said

    def settle(self) -> None:
        """What was typed has been checked and drawn."""
        self.qtbot.waitUntil(
            lambda: (
                not any(timer.isActive() for timer in (self.controller._check_soon, self.controller._draw_soon))
                and self.desk.window.is_idle()
            )
        )

    @property
    def controller(self) -> StepController:
        return found(self.desk.window, StepController)

    @property
    def status(self) -> str:
        return self.services.cases.open(self.identity).state.status

    def papers(self) -> list[str]:
        headers = self.services.cases.open(self.identity).headers(types.PAPER_SENT)
        return [str(header.facts["form"]).partition(" (")[0] for header in headers]


def ask(steps: Steps) -> None:
    """The second paper of the list: the first is proved by the card."""
    QTest.keyClick(steps.focused(), Qt.Key.Key_Down)
    QTest.keyClick(steps.focused(), Qt.Key.Key_Space)
    steps.type("reason", "Thiếu bản chính")


def as_supervisor(qtbot: QtBot, desk: DeskWindow) -> None:
    desk.seat.take(SUPERVISOR_HOA)
    qtbot.waitUntil(desk.window.is_idle)


def with_supervisor(desk: DeskWindow) -> None:
    """Hoa has an account here."""
    hoa = Person("hoa", SUPERVISOR_HOA.name, SUPERVISOR, "=đúng mật khẩu")
    with desk.work.desk.database.write() as connection:
        replace_people(connection, [hoa], desk.work.clock.now())


def arrived_online(desk: DeskWindow) -> str:
    """As the centre's feed would bring it."""
    reference, today = desk.work.reference, desk.work.clock.now().date()
    wanted = receipt_of(channel="online")
    version = reference.procedure_version(wanted.procedure_code, today)
    draft = EntryDraft(
        types.ONLINE_ARRIVED,
        details=opening_details(wanted, version.procedure, ""),
        facts={"channel": "online"},
        procedure=version.part.hash,
        profile=reference.profile_version(today).parts[0].hash,
    )
    saved = desk.work.desk.journal.append([draft], "program", desk.work.clock.stamp())
    assert saved.identity is not None
    return saved.identity


def press(panel: QWidget, words: str) -> None:
    next(button for button in panel.findChildren(QPushButton) if button.text() == words).click()


def buttons(steps: Steps) -> list[EnterButton]:
    return steps.desk.pane.steps.shown()
