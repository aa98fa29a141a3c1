"""The steps of a dossier through the real window: by keyboard, with what stands against them, their papers printed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from counter_app.domain import entry_types as types
from counter_app.domain import life_cycle as life
from counter_app.domain.intake import ChargedFee, ReceiveDossier
from counter_app.domain.people import Person
from counter_app.domain.permissions import SUPERVISOR
from counter_app.print.printers import PrintState
from counter_app.services.receipt_details import opening_details
from counter_app.services.steps.appointments import NewAppointment
from counter_app.services.steps.offers import DEEDS
from counter_app.store.accounts import replace_people
from counter_app.store.journal import EntryDraft
from counter_app.ui.changes import Changes
from counter_app.ui.digitising.digitising_controller import DEED
from counter_app.ui.steps.all_plans import PLANS
from counter_app.ui.steps.step_controller import StepController
from counter_app.ui.steps.step_form import StepForm
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA, receipt_of
from tests.services.steps.counter import at
from tests.ui.desk_window import DeskWindow, found
from tests.ui.typing_hands import compose

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
        """Into the field, reached with Tab alone."""
        view = self.form.fields[name]
        for _ in range(60):
            if view.isAncestorOf(self.focused()):
                break
            QTest.keyClick(self.focused(), Qt.Key.Key_Tab)
        assert view.isAncestorOf(self.focused()), name
        widget = self.focused()
        if isinstance(widget, QLineEdit):
            widget.selectAll()
        compose(widget, commit=text)

    def pick(self, name: str, value: str) -> None:
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


@pytest.fixture
def steps(qtbot: QtBot, open_window: Open) -> Steps:
    return Steps(qtbot, open_window())


@pytest.fixture
def paid(qtbot: QtBot, open_window: Open) -> Steps:
    return Steps(qtbot, open_window(), receipt_of(fees=(FEE,)))


def ask(steps: Steps) -> None:
    """The second paper of the list: the first is proved by the card."""
    QTest.keyClick(steps.focused(), Qt.Key.Key_Down)
    QTest.keyClick(steps.focused(), Qt.Key.Key_Space)
    steps.type("reason", "Thiếu bản chính")


def as_supervisor(qtbot: QtBot, desk: DeskWindow) -> None:
    desk.traffic._seat.take(SUPERVISOR_HOA)
    qtbot.waitUntil(desk.window.is_idle)


def test_every_deed_has_a_form_and_a_letter_of_its_own() -> None:
    assert {deed.name for deed in DEEDS} == set(PLANS) | {DEED}  # papers are digitised on a screen of their own
    assert len({deed.letter for deed in DEEDS}) == len(DEEDS)


def test_a_supplement_is_asked_for_with_two_keys_and_its_paper_is_printed(qtbot: QtBot, steps: Steps) -> None:
    steps.call("ask_supplement")
    ask(steps)
    steps.settle()
    assert steps.form.picture.isVisible()
    steps.save()
    assert steps.status == life.AWAITING_SUPPLEMENT
    qtbot.waitUntil(lambda: len(steps.desk.tray.sheets) == 1)
    qtbot.waitUntil(steps.desk.window.is_idle)
    assert steps.papers() == ["Mẫu số 02"]
    assert steps.desk.pane.steps.isAncestorOf(steps.focused())


def test_what_stands_against_a_supplement_is_said_beside_its_field_with_the_article(steps: Steps) -> None:
    steps.call("ask_supplement")
    steps.form.fields["others"].put([["Sổ hộ khẩu", ""]])
    steps.type("reason", "Thiếu")
    steps.settle()
    assert "không có trong danh mục" in steps.form.fields["others"].said.text()
    assert "thẻ căn cước" in steps.form.fields["others"].said.text()
    assert steps.form.fields["papers"].said.text() == ""
    steps.save(ends=False)
    assert steps.status == life.RECEIVED
    assert steps.form.isVisible()


def test_the_supplement_comes_in_and_the_new_date_is_shown_with_its_reason(qtbot: QtBot, steps: Steps) -> None:
    steps.call("ask_supplement")
    ask(steps)
    steps.save()
    steps.show()
    steps.call("receive_supplement")
    assert "Ngày hẹn mới" in steps.form.told.text()
    steps.save()
    assert steps.status == life.RECEIVED


def test_closing_before_its_day_says_why_not_with_the_article(qtbot: QtBot, steps: Steps) -> None:
    steps.call("ask_supplement")
    ask(steps)
    steps.save()
    steps.show()
    assert "chưa được đóng" in steps.controller.why_not("close")
    assert not any(button.text() == "Đóng hồ sơ vì không bổ sung" for button in _buttons(steps))
    steps.desk.work.hands.pass_time(days=40)
    steps.show()
    steps.call("close")
    steps.save()
    assert steps.status == life.CLOSED


def test_an_apology_shows_the_last_day_to_tell_and_is_printed(qtbot: QtBot, steps: Steps) -> None:
    steps.call("move")
    assert "Báo người nộp chậm nhất" in steps.form.told.text()
    steps.type("due", "01/10/2026 09:00")
    steps.settle()
    assert "phải sau ngày hẹn cũ" in steps.form.fields["due"].said.text()
    steps.type("due", "1/12")
    steps.settle()
    assert "hãy viết như" in steps.form.objections.text()
    steps.type("due", "10/12/2026 09:00")
    steps.type("reason", "Chờ xác minh")
    steps.type("signer", "Trần Văn Bình")
    steps.save()
    assert steps.services.cases.open(steps.identity).due == at("2026-12-10T09:00")
    qtbot.waitUntil(lambda: steps.papers() == ["Mẫu số 04"])


def test_moving_more_often_than_the_profile_allows_is_not_offered_and_says_the_article(steps: Steps) -> None:
    for day in (10, 20, 30):
        if "hẹn lại" in steps.controller.why_not("move"):
            break
        steps.services.appointments.move(steps.identity, NewAppointment(at(f"2026-12-{day}T09:00"), "Chậm"), CLERK_LAN)
        steps.show()
    assert "không quá" in steps.controller.why_not("move")


def test_a_name_is_corrected_at_once_and_the_new_slip_comes_out(qtbot: QtBot, steps: Steps) -> None:
    steps.call("correct")
    steps.type("name", "Nguyễn Thị Đẹp Lắm")
    steps.type("reason", "Gõ nhầm tên")
    steps.save()
    assert steps.services.cases.open(steps.identity).row.applicant == "Nguyễn Thị Đẹp Lắm"
    qtbot.waitUntil(lambda: len(steps.desk.tray.sheets) == 1)


def test_a_correction_without_a_reason_stops_and_keeps_what_was_typed(steps: Steps) -> None:
    steps.call("correct")
    steps.type("name", "Nguyễn Thị Đẹp Lắm")
    steps.save(ends=False)
    assert "Lý do" in steps.said
    assert steps.form.values().text("name") == "Nguyễn Thị Đẹp Lắm"


def test_a_date_is_corrected_by_the_supervisor_over_the_clerks_screen(qtbot: QtBot, steps: Steps) -> None:
    with_supervisor(steps.desk)
    steps.call("propose")
    steps.type("due", "01/12/2026 09:00")
    steps.type("reason", "Ghi nhầm ngày hẹn")
    assert steps.form.values().text("account") == "hoa"
    steps.type("password", "sai")
    steps.save(ends=False)
    assert "mật khẩu" in steps.said
    steps.type("password", "đúng mật khẩu")
    steps.save()
    assert steps.services.cases.open(steps.identity).due == at("2026-12-01T09:00")
    assert steps.desk.traffic._seat.session == CLERK_LAN
    assert steps.desk.parts.drafts.find("lan", "step") is None


def test_a_correction_sent_for_later_is_decided_by_the_supervisor(qtbot: QtBot, steps: Steps) -> None:
    steps.call("propose")
    steps.pick("how", "later")
    steps.type("due", "01/12/2026 09:00")
    steps.type("reason", "Ghi nhầm ngày hẹn")
    steps.save()
    steps.show()
    assert "chờ duyệt" in steps.controller.why_not("propose")
    assert steps.controller.why_not("decide")
    as_supervisor(qtbot, steps.desk)
    steps.show()
    steps.call("decide")
    assert "Ghi nhầm ngày hẹn" in steps.form.told.text()
    steps.save()
    assert steps.services.cases.open(steps.identity).due == at("2026-12-01T09:00")


def test_voiding_needs_the_second_person_and_prints_no_slip(steps: Steps) -> None:
    with_supervisor(steps.desk)
    steps.call("propose")
    steps.pick("kind", "void")
    steps.type("reason", "Nộp nhầm cơ quan")
    steps.type("password", "đúng mật khẩu")
    steps.save()
    assert steps.status == life.VOID
    assert steps.desk.tray.sheets == []


@pytest.mark.parametrize(
    ("name", "typed", "status", "paper"),
    [
        ("withdraw", {"reason": "Không cần nữa"}, life.WITHDRAWN, []),
        ("stop", {"reason": "Thiếu căn cứ", "signer": "Trần Văn Bình"}, life.STOPPED, ["Thông báo"]),
        ("hand_over", {"unit": "Phòng Tư pháp"}, life.WITH_SPECIALIST, ["Mẫu số 05"]),
        ("tell_duty", {"what": "Thuế", "amount": "200.000"}, life.AWAITING_DUTY, []),
        ("result_arrived", {"document": "12/QĐ"}, life.RESULT_READY, []),
        ("return_result", {}, life.RETURNED, []),
        ("note", {"note": "Gọi lại sau 15 giờ"}, life.RECEIVED, []),
        ("fix_start", {"due": "10/12/2026 09:00", "reason": "Đồng hồ sai"}, life.RECEIVED, []),
    ],
)
def test_each_step_by_keyboard(
    qtbot: QtBot, steps: Steps, name: str, typed: dict[str, str], status: str, paper: list[str]
) -> None:
    steps.call(name)
    for field, text in typed.items():
        steps.type(field, text)
    steps.save()
    assert steps.status == status
    qtbot.waitUntil(lambda: len(steps.papers()) == len(paper))


def test_what_was_withdrawn_goes_back_with_the_citizen(steps: Steps) -> None:
    steps.call("withdraw")
    steps.type("reason", "Không cần nữa")
    steps.save()
    back = steps.services.cases.open(steps.identity).last(types.PAPERS_GIVEN_BACK)
    assert back is not None
    assert back.details["papers"] == [{"name": "Giấy tờ chứng minh điều kiện", "count": 1}]
    assert back.details["to"] == "Nguyễn Thị Đẹp"


def test_a_duty_is_settled_with_its_proof(steps: Steps) -> None:
    steps.call("tell_duty")
    steps.type("what", "Lệ phí trước bạ")
    steps.type("amount", "200.000")
    steps.save()
    steps.show()
    steps.call("settle_duty")
    steps.type("document", "BL-12")
    steps.save()
    assert steps.status == life.RECEIVED


def test_a_faulty_result_goes_back_and_shows_until_when_it_must_be_right(steps: Steps) -> None:
    steps.call("result_arrived")
    steps.save()
    steps.show()
    steps.call("send_back")
    assert "Phải sửa xong trước" in steps.form.told.text()
    steps.type("wrong", "Sai ngày sinh")
    steps.type("unit", "Phòng Tư pháp")
    steps.save()
    assert steps.status == life.WITH_SPECIALIST


def test_a_fee_is_taken_and_its_receipt_printed(qtbot: QtBot, paid: Steps) -> None:
    paid.call("take_fee")
    paid.save()
    account = paid.services.fees.account(paid.identity)
    assert (account.total_owed, account.kept(("le_phi", "Lệ phí"))) == (0, 50_000)
    qtbot.waitUntil(lambda: paid.papers() == ["Phiếu thu"])
    paid.show()
    assert "không còn khoản nào" in paid.controller.why_not("take_fee")


def test_more_than_is_owed_is_refused(paid: Steps) -> None:
    paid.call("take_fee")
    paid.type("fees", "60.000")
    paid.save(ends=False)
    assert "không khớp" in paid.said


def test_a_transfer_is_claimed_with_its_symbol_and_confirmed_by_the_supervisor_alone(qtbot: QtBot, paid: Steps) -> None:
    paid.call("claim_transfer")
    assert "50.000 đ" in paid.form.told.text()
    paid.save()
    assert paid.services.fees.account(paid.identity).total_owed == 50_000
    paid.show()
    assert "lãnh đạo" in paid.controller.why_not("confirm_transfer")
    as_supervisor(qtbot, paid.desk)
    paid.show()
    paid.call("confirm_transfer")
    paid.type("line", "CK 50000 H36 NGUYEN THI DEP")
    paid.save()
    assert paid.services.fees.account(paid.identity).total_owed == 0


def test_a_fee_is_let_off_with_a_ground(paid: Steps) -> None:
    paid.call("exempt_fee")
    paid.type("ground", "Hộ nghèo")
    paid.save()
    assert paid.services.fees.account(paid.identity).total_owed == 0


def test_a_fee_goes_back_when_the_agency_could_not_perform_and_not_when_nobody_came(paid: Steps) -> None:
    paid.call("take_fee")
    paid.save(key=Qt.Key.Key_F9)
    paid.show()
    paid.call("refund_fee")
    paid.pick("cause", "citizen")
    paid.type("reason", "Không đến nhận")
    paid.settle()
    said = paid.form.fields["cause"].said.text()
    paid.pick("cause", "agency")
    paid.save()
    assert "hoàn trả" in said
    assert paid.services.fees.account(paid.identity).kept(("le_phi", "Lệ phí")) == 0


def test_an_online_dossier_is_refused_with_its_paper(qtbot: QtBot, open_window: Open) -> None:
    steps = Steps(qtbot, open_window())
    steps.identity = arrived_online(steps.desk)
    steps.show()
    steps.call("refuse")
    steps.type("reasons", "Không thuộc phạm vi tiếp nhận (Điều 16)")
    steps.settle()
    assert steps.form.picture.isVisible()
    steps.save()
    assert steps.status == life.REFUSED
    qtbot.waitUntil(lambda: steps.papers() == ["Mẫu số 03"])


def test_a_printer_that_fails_leaves_the_step_standing_and_offers_to_print_again(qtbot: QtBot, steps: Steps) -> None:
    steps.desk.tray.jams = True
    steps.call("hand_over")
    steps.type("unit", "Phòng Tư pháp")
    steps.save()
    assert steps.status == life.WITH_SPECIALIST
    name = f"paper {steps.identity} Chuyển bộ phận chuyên môn"
    qtbot.waitUntil(lambda: steps.desk.window.notices.panel(name) is not None)
    panel = steps.desk.window.notices.panel(name)
    assert panel is not None
    assert "chưa in được" in panel.sentence.text()
    steps.desk.tray.jams = False
    press(panel, "In lại")
    qtbot.waitUntil(lambda: len(steps.desk.tray.sheets) == 1 and steps.desk.window.is_idle())


def test_a_printer_that_cannot_say_is_asked_about_and_the_answer_is_kept(qtbot: QtBot, steps: Steps) -> None:
    steps.desk.tray.says = PrintState.CANNOT_SAY
    steps.call("hand_over")
    steps.type("unit", "Phòng Tư pháp")
    steps.save()
    name = f"paper {steps.identity} Chuyển bộ phận chuyên môn"
    qtbot.waitUntil(lambda: steps.desk.window.notices.panel(name) is not None)
    panel = steps.desk.window.notices.panel(name)
    assert panel is not None
    press(panel, "Đã ra")
    qtbot.waitUntil(steps.desk.window.is_idle)
    outcome = steps.services.cases.open(steps.identity).last(types.PAPER_OUTCOME)
    assert outcome is not None
    assert outcome.header is not None
    assert outcome.header.facts["outcome"] == "printed"


def test_a_paper_is_printed_again(qtbot: QtBot, steps: Steps) -> None:
    steps.call("print_paper")
    steps.pick("paper", "control_slip")
    steps.save()
    qtbot.waitUntil(lambda: len(steps.papers()) == 1)


def test_written_down_without_the_paper(qtbot: QtBot, steps: Steps) -> None:
    steps.call("ask_supplement")
    ask(steps)
    steps.settle()
    QTest.keyClick(steps.focused(), Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: steps.desk.window.is_idle() and not steps.form.isVisible())
    assert steps.status == life.AWAITING_SUPPLEMENT
    assert steps.papers() == []


def test_leaving_keeps_what_was_typed_and_the_place(qtbot: QtBot, steps: Steps) -> None:
    steps.call("note")
    steps.type("note", "Gọi lại sau 15 giờ")
    QTest.keyClick(steps.focused(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not steps.form.isVisible() and steps.desk.window.is_idle())
    assert steps.desk.window.current_place == "find"
    assert steps.desk.pane.rest.isVisible()
    steps.call("note")
    assert steps.form.values().text("note") == "Gọi lại sau 15 giờ"
    assert steps.desk.parts.drafts.of("lan") == ()


def test_the_list_of_deeds_says_why_not_and_esc_leaves_it(qtbot: QtBot, steps: Steps) -> None:
    QTest.keyClick(steps.desk.window, Qt.Key.Key_F8)
    told = [label.text() for label in steps.desk.pane.deeds.findChildren(QLabel)]
    assert any("quy tắc do phần mềm đặt ra" in text for text in told)
    assert any("mới được làm" in text or "chờ duyệt" in text for text in told)
    QTest.keyClick(steps.focused(), Qt.Key.Key_Escape)
    assert steps.desk.pane.rest.isVisible()
    assert steps.desk.window.current_place == "find"


def test_the_list_of_deeds_stays_under_the_hand_when_the_centres_word_comes(qtbot: QtBot, steps: Steps) -> None:
    QTest.keyClick(steps.desk.window, Qt.Key.Key_F8)
    QTest.keyClick(steps.focused(), Qt.Key.Key_Down)
    chosen = steps.focused().accessibleName()
    found(steps.desk.window, Changes).waiting_changed.emit()
    qtbot.waitUntil(steps.desk.window.is_idle)
    assert steps.desk.pane.deeds.isVisible()
    assert steps.focused().accessibleName() == chosen


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


def _buttons(steps: Steps) -> list[QPushButton]:
    return steps.desk.pane.steps.findChildren(QPushButton)
