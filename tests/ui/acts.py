"""Every act of the window that writes or prints, ready to be done: its button under the finger."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QPushButton
from pytestqt.qtbot import QtBot

from counter_app.domain import entry_types as types
from counter_app.domain.permissions import ADMINISTRATOR
from counter_app.services.sign_in import Session
from counter_app.services.steps.feedback import TakenFeedback
from counter_app.ui.about.help_controller import HelpController
from counter_app.ui.clock.clock_controller import NOTICE, ClockController
from counter_app.ui.digitising.attaching_form import AttachingForm
from counter_app.ui.feedback.feedback_card import FeedbackCard
from counter_app.ui.feedback.feedback_controller import FeedbackController
from counter_app.ui.feedback.feedback_form import FeedbackForm
from counter_app.ui.feedback.feedback_screen import FeedbackScreen
from counter_app.ui.handover.handover_controller import ASKING as HANDING
from counter_app.ui.handover.handover_controller import HandoverController
from counter_app.ui.handover.postal_printing import PostalPrinting
from counter_app.ui.intake.answering import Answering
from counter_app.ui.marked import Panel
from counter_app.ui.oversight.oversight_controller import OversightController
from counter_app.ui.pads.pad_controller import PANEL as PADS
from counter_app.ui.pads.pad_controller import PadController
from counter_app.ui.place import FEEDBACK, QUEUE, RULES, SETTINGS
from counter_app.ui.postal.postal_controller import PostalController
from counter_app.ui.queue.queue_controller import QueueController
from counter_app.ui.register.register_controller import ASKING, PANEL, RegisterController
from counter_app.ui.returning.return_controller import ReturnController
from counter_app.ui.rules.rules_controller import RulesController
from counter_app.ui.rules.rules_screen import RulePane, RulesScreen
from counter_app.ui.settings.calendar_controller import CalendarController
from counter_app.ui.settings.calendar_section import CalendarSection
from counter_app.ui.settings.machine_controller import MachineController
from counter_app.ui.settings.printers_controller import PrintersController
from counter_app.ui.settings.printers_section import PrintersSection
from counter_app.ui.settings.settings_controller import SettingsController
from counter_app.ui.steps.step_controller import StepController
from counter_app.ui.till.till_controller import PANEL as TILL
from counter_app.ui.till.till_controller import TillController
from counter_app.ui.today.day_lists import DayList
from counter_app.ui.transfer.transfer_controller import TransferController
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA
from tests.ui.desk_window import DeskWindow, Kind, found
from tests.ui.handover_hands import Handing
from tests.ui.intake_hands import answer, fill, question
from tests.ui.oversight_hands import VOID, Day
from tests.ui.postal_hands import Mail
from tests.ui.register_hands import opened
from tests.ui.return_hands import FEE, Returning
from tests.ui.step_hands import Steps
from tests.ui.till_hands import Drawer

ADMIN_TUAN = Session("tuan", "Phạm Văn Tuấn", ADMINISTRATOR, must_change=False)


@dataclass(frozen=True)
class Act:
    """`prepare` gives the button; `writes` is the type of the one entry that pressing it leaves, '' for a print."""

    name: str
    controller: type[QObject] | None
    prepare: Callable[[QtBot, DeskWindow], QAbstractButton]
    writes: str
    session: Session = CLERK_LAN

    def done(self, desk: DeskWindow) -> int:
        return desk.work.entry_types().count(self.writes) if self.writes else len(desk.tray.sheets)


def in_panel(desk: DeskWindow, name: str, words: str) -> QPushButton:
    panel: Panel | None = question(desk, name)
    assert panel is not None
    return next(button for button in panel.findChildren(QPushButton) if button.accessibleName() == words)


def _till(qtbot: QtBot, desk: DeskWindow) -> QPushButton:
    Drawer(qtbot, desk).open().counted.setText("50.000")
    return in_panel(desk, TILL, "Ghi nhận")


def _register(qtbot: QtBot, desk: DeskWindow) -> QPushButton:
    _desk, register = opened(qtbot, lambda: desk, new_year=True)
    assert register.form is not None
    register.form.head.setText("Lê Văn Trưởng")
    answer(question(desk, PANEL), "Khóa sổ năm")
    qtbot.waitUntil(desk.window.is_idle)
    return in_panel(desk, ASKING, "Khóa sổ")


def _printed_register(qtbot: QtBot, desk: DeskWindow) -> QPushButton:
    opened(qtbot, lambda: desk)
    return in_panel(desk, PANEL, "In sổ")


def _pad(qtbot: QtBot, desk: DeskWindow) -> QPushButton:
    found(desk.window, PadController).open()
    qtbot.waitUntil(desk.window.is_idle)
    return in_panel(desk, PADS, "In tập phiếu")


def _marked_sheet(qtbot: QtBot, desk: DeskWindow) -> QPushButton:
    sheets = desk.parts.services.sheets
    sheets.record(sheets.plan(1, CLERK_LAN), CLERK_LAN)
    pads = found(desk.window, PadController)
    pads.open()
    qtbot.waitUntil(desk.window.is_idle)
    assert pads.form is not None
    pads.form.number.setText("DP001-00001")
    pads.form.reason.setText("Viết nhầm tên")
    return in_panel(desk, PADS, "Ghi không nhập nữa")


def _calendar(qtbot: QtBot, desk: DeskWindow) -> QAbstractButton:
    calendar = section(qtbot, desk, "calendar", CalendarSection)
    calendar.next_unsure.click()
    calendar.number.setText("12/QĐ-UBND")
    calendar.signed.setText("20/11/2026")
    return calendar.decide


def _printer(qtbot: QtBot, desk: DeskWindow) -> QAbstractButton:
    return section(qtbot, desk, "printers", PrintersSection).test_buttons[0]


def section(qtbot: QtBot, desk: DeskWindow, name: str, kind: type[Kind]) -> Kind:
    desk.window.go_to(SETTINGS)
    found(desk.window, SettingsController).show_section(name)
    qtbot.waitUntil(desk.window.is_idle)
    return found(desk.window, kind)


def _rule(qtbot: QtBot, desk: DeskWindow) -> QAbstractButton:
    desk.window.go_to(RULES)
    screen = found(desk.window, RulesScreen)
    qtbot.waitUntil(lambda: screen.model.rowCount() > 0 and desk.window.is_idle())
    screen.box.setText("kho a5 giay tiep nhan")
    screen.table.selectRow(0)
    switch = found(desk.window, RulePane).switch
    switch.ground.setText("Công văn 15/UBND")
    return switch.button


def _clock(qtbot: QtBot, desk: DeskWindow) -> QPushButton:
    qtbot.waitUntil(lambda: question(desk, NOTICE) is not None)
    return in_panel(desk, NOTICE, "Giờ đúng")


def _pay(qtbot: QtBot, desk: DeskWindow) -> QAbstractButton:
    returning = Returning(qtbot, desk)
    returning.scan(returning.ready(fees=(FEE,)))
    return returning.card.money.cash


def _hand_out(qtbot: QtBot, desk: DeskWindow) -> QAbstractButton:
    returning = Returning(qtbot, desk)
    returning.scan(returning.ready())
    return returning.card.hand_out


def _record(qtbot: QtBot, desk: DeskWindow) -> QAbstractButton:
    returning = Returning(qtbot, desk)
    returning.screen.show_side(type(returning.screen.side).BACK)
    returning.scan(returning.received())
    return returning.screen.record


def _hand_over(qtbot: QtBot, desk: DeskWindow) -> QPushButton:
    handing = Handing(qtbot, desk)
    handing.take_all()
    handing.card.unit.setText("Tư pháp - Hộ tịch")
    handing.card.hand_over.click()
    return in_panel(desk, HANDING, "Bàn giao")


def _approve(qtbot: QtBot, desk: DeskWindow) -> QAbstractButton:
    day = Day(qtbot, desk)
    day.steps.corrections.ask(day.receive(), VOID, CLERK_LAN)
    day.show(DayList.ASKED, 1)
    return day.card.approve


def _outage(qtbot: QtBot, desk: DeskWindow) -> QAbstractButton:
    desk.window.go_to(QUEUE)
    qtbot.waitUntil(desk.window.is_idle)
    return desk.detail.outage


def _slip(qtbot: QtBot, desk: DeskWindow) -> QAbstractButton:
    """Of a dossier that was never printed."""
    Steps(qtbot, desk)
    return desk.pane.print


def _save(qtbot: QtBot, desk: DeskWindow) -> QAbstractButton:
    fill(qtbot, desk)
    return desk.intake.save


def _feedback(qtbot: QtBot, desk: DeskWindow) -> QAbstractButton:
    desk.window.go_to(FEEDBACK)
    qtbot.waitUntil(desk.window.is_idle)
    found(desk.window, FeedbackController).begin()
    form = found(desk.window, FeedbackForm)
    form.person.setText("Nguyễn Thị Đẹp")
    form.phone.setText("0912 345 678")
    form.content.setPlainText("Hẹn trả mà chưa có kết quả")
    return form.save


def _answer_feedback(qtbot: QtBot, desk: DeskWindow) -> QAbstractButton:
    card = taken_feedback(qtbot, desk)
    card.answer.text.setPlainText("Kết quả đã có")
    return card.save


def taken_feedback(qtbot: QtBot, desk: DeskWindow) -> FeedbackCard:
    """One that was taken is chosen."""
    taken = TakenFeedback("Hẹn trả mà chưa có kết quả", "Nguyễn Thị Đẹp", phone="0912 345 678")
    desk.parts.steps.feedback.take(taken, CLERK_LAN)
    desk.window.go_to(FEEDBACK)
    screen = found(desk.window, FeedbackScreen)
    qtbot.waitUntil(lambda: screen.model.rowCount() > 0 and desk.window.is_idle())
    screen.table.selectRow(0)
    return found(desk.window, FeedbackCard)


def _manifest(qtbot: QtBot, desk: DeskWindow) -> QAbstractButton:
    mail = Mail(qtbot, desk)
    mail.take_in("Nguyễn Thị Đẹp")
    mail.go()
    return mail.screen.make


ACTS = (
    Act("making a manifest", PostalController, _manifest, types.MANIFEST_MADE),
    Act("taking feedback", FeedbackController, _feedback, types.FEEDBACK_TAKEN),
    Act("answering feedback", FeedbackController, _answer_feedback, types.FEEDBACK_ANSWERED),
    Act("counting the till", TillController, _till, types.TILL_COUNTED),
    Act("closing a register", RegisterController, _register, types.REGISTER_CLOSED),
    Act("printing a register", RegisterController, _printed_register, ""),
    Act("printing a pad", PadController, _pad, types.PAD_PRINTED),
    Act("noting a sheet as spoiled", PadController, _marked_sheet, types.SHEET_MARKED),
    Act("deciding a day", CalendarController, _calendar, types.CALENDAR_DAY_DECIDED, SUPERVISOR_HOA),
    Act("trying a printer", PrintersController, _printer, ""),
    Act("switching a rule", RulesController, _rule, types.RULE_SWITCHED, ADMIN_TUAN),
    Act("confirming the clock", ClockController, _clock, types.CLOCK_CONFIRMED),
    Act("taking a fee", ReturnController, _pay, types.FEE_COLLECTED),
    Act("handing out", ReturnController, _hand_out, types.RESULT_RETURNED),
    Act("recording results", ReturnController, _record, types.RESULT_ARRIVED),
    Act("handing over", HandoverController, _hand_over, types.HANDOVER_LISTED),
    Act("approving a correction", OversightController, _approve, types.CORRECTION_DECIDED, SUPERVISOR_HOA),
    Act("telling of an outage", QueueController, _outage, types.OUTAGE_BEGAN),
    Act("printing a slip", None, _slip, ""),
    Act("saving a dossier", None, _save, types.DOSSIER_RECEIVED),
)
# Tried where their own tests are, or the same however often they are done.
ELSEWHERE = (
    *(Answering, AttachingForm, HelpController, MachineController, PostalPrinting, StepController),
    TransferController,
)
