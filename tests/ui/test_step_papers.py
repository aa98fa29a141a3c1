"""Papers of a step that do not come out, leaving a step, the list of what can be done."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from counter_app.domain import entry_types as types
from counter_app.domain import life_cycle as life
from counter_app.domain.form import Form
from counter_app.domain.permissions import ADMINISTRATOR
from counter_app.print.printers import PrintState
from counter_app.services.drafts import step_draft
from counter_app.services.sign_in import Session
from counter_app.ui.changes import Changes
from counter_app.ui.clock.clock_controller import NOTICE
from counter_app.ui.pictures import settle
from counter_app.ui.printing.form_printing import FormPrinting, PaperWish, PaperWishes
from tests.services.desk import CLERK_LAN, receipt_of
from tests.ui.desk_window import found
from tests.ui.intake_hands import question
from tests.ui.step_hands import FEE, Open, Steps, ask, press


@pytest.fixture
def steps(qtbot: QtBot, open_window: Open) -> Steps:
    return Steps(qtbot, open_window())


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


def test_everything_that_can_be_done_stands_on_one_screen_and_what_cannot_is_one_press_away(
    qtbot: QtBot, open_window: Open
) -> None:
    """With reasons in full the list was longer than the common screen; a letter that is barred says why."""
    steps = Steps(qtbot, open_window(), receipt_of(fees=(FEE,)))
    steps.desk.window.notices.remove(NOTICE)
    QTest.keyClick(steps.desk.window, Qt.Key.Key_F8)
    deeds = steps.desk.pane.deeds
    qtbot.waitUntil(lambda: deeds.isVisible() and steps.desk.window.is_idle())
    settle(steps.desk.window)
    shown = [button for button in deeds.findChildren(QPushButton) if button.isVisible()]
    assert len(shown) > 10
    assert all(button.visibleRegion().boundingRect().height() == button.height() for button in shown)
    reasons = [label for label in deeds.findChildren(QLabel) if "mới được làm" in label.text()]
    assert [label.isVisible() for label in reasons] == [False] * len(reasons) != []
    shown[-1].click()
    assert all(label.isVisible() for label in reasons)
    found(steps.desk.window, Changes).waiting_changed.emit()
    qtbot.waitUntil(steps.desk.window.is_idle)
    assert any("mới được làm" in label.text() and label.isVisible() for label in deeds.findChildren(QLabel))
    QTest.keyClick(deeds, Qt.Key.Key_Y)
    told = question(steps.desk, "step")
    assert told is not None
    assert "Duyệt đề nghị sửa" in told.sentence.text()


def test_the_list_of_deeds_stays_under_the_hand_when_the_centres_word_comes(qtbot: QtBot, steps: Steps) -> None:
    QTest.keyClick(steps.desk.window, Qt.Key.Key_F8)
    QTest.keyClick(steps.focused(), Qt.Key.Key_Down)
    chosen = steps.focused().accessibleName()
    found(steps.desk.window, Changes).waiting_changed.emit()
    qtbot.waitUntil(steps.desk.window.is_idle)
    assert steps.desk.pane.deeds.isVisible()
    assert steps.focused().accessibleName() == chosen


def test_the_hand_stays_on_the_reasons_that_it_unfolded_when_the_centres_word_comes(qtbot: QtBot, steps: Steps) -> None:
    QTest.keyClick(steps.desk.window, Qt.Key.Key_F8)
    qtbot.waitUntil(steps.desk.window.is_idle)
    fold = [one for one in steps.desk.pane.deeds.findChildren(QPushButton) if one.text().startswith("Việc lúc này")]
    fold[-1].setFocus()
    QTest.keyClick(fold[-1], Qt.Key.Key_Space)
    found(steps.desk.window, Changes).waiting_changed.emit()
    qtbot.waitUntil(lambda: not isValid(fold[-1]) and steps.desk.window.is_idle())
    focused = steps.focused()
    assert isinstance(focused, QPushButton)
    assert focused.text().startswith("Việc lúc này")


def test_neither_esc_nor_another_dossier_loses_the_paper_of_a_step_that_is_being_saved(
    qtbot: QtBot, steps: Steps
) -> None:
    """The form was gone when the save came back: nothing was said, and nothing printed."""
    other = steps.desk.work.intake.receive(receipt_of(), CLERK_LAN).identity
    steps.call("hand_over")
    steps.type("unit", "Phòng Tư pháp")
    steps.settle()
    QTest.keyClick(steps.focused(), Qt.Key.Key_F9)
    QTest.keyClick(steps.form, Qt.Key.Key_Escape)
    assert steps.form.isVisible(), "not before it is known what came of it"
    steps.desk.traffic.features.dossiers.open(other)
    qtbot.waitUntil(lambda: len(steps.papers()) == 1 and steps.desk.window.is_idle())
    assert steps.status == life.WITH_SPECIALIST
    assert steps.desk.pane.identity == other
    assert not steps.form.isVisible()


def test_whoever_leaves_in_the_middle_of_a_word_finds_it_again(qtbot: QtBot, steps: Steps) -> None:
    """It was kept after a second and a half of quiet, and left out by anybody quicker."""
    steps.call("note")
    steps.type("note", "Gọi lại sau 15 giờ")
    steps.desk.window.rail.leave.click()
    qtbot.waitUntil(steps.desk.window.is_idle)
    kept = steps.desk.parts.drafts.find("lan", step_draft(steps.identity, "note"))
    assert kept is not None
    assert kept.content["values"]["note"] == "Gọi lại sau 15 giờ"


def test_what_is_offered_is_for_whoever_sits_there_now(qtbot: QtBot, steps: Steps) -> None:
    before = {one.deed.name for one in steps.desk.pane.offered if one.why_not is None}
    assert before
    steps.desk.seat.take(Session("tuan", "Phạm Văn Tuấn", ADMINISTRATOR, must_change=False))
    qtbot.waitUntil(lambda: {one.deed.name for one in steps.desk.pane.offered if one.why_not is None} != before)


def test_papers_of_which_nobody_knows_are_asked_about_though_a_later_one_failed(
    qtbot: QtBot, open_window: Open
) -> None:
    """Only those that failed were told of, and printed again; whether the others came out was never asked."""
    desk = open_window()
    steps, tray = desk.parts.steps, desk.tray
    first, second = (desk.work.intake.receive(receipt_of(), CLERK_LAN).identity for _ in range(2))
    for identity in (first, second):
        steps.handovers.hand_over(identity, "Phòng Tư pháp", CLERK_LAN)
    tray.says = PrintState.CANNOT_SAY

    def jam() -> Form | None:
        tray.jams = True
        return steps.papers.control_slip(second)

    wishes = (PaperWish(partial(steps.papers.control_slip, first), first), PaperWish(jam, second))
    found(desk.window, FormPrinting).print_papers(PaperWishes("two", "2 phiếu kiểm soát", wishes), CLERK_LAN)
    qtbot.waitUntil(lambda: len(tray.sheets) == 1 and desk.window.is_idle())
    failed, asked = desk.window.notices.panel("two"), desk.window.notices.panel("two unsure")
    assert failed is not None
    assert asked is not None
    assert "2 phiếu kiểm soát (1/2)” chưa in được" in failed.sentence.text()
    assert "2 phiếu kiểm soát (1/2)” đã ra khỏi máy in chưa" in asked.sentence.text()
    press(asked, "Đã ra")
    qtbot.waitUntil(lambda: desk.window.notices.panel("two unsure") is None and desk.window.is_idle())
    assert steps.cases.open(first).last(types.PAPER_OUTCOME) is not None
    assert desk.window.notices.panel("two") is not None
