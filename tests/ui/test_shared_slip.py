"""Save and next for the same person: the slips wait for each other and come out as one."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from counter_app.domain.entry_types import SLIP_OUTCOME, SLIP_SENT
from counter_app.print.printers import PrintState
from counter_app.ui.intake.entered_people import EnteredPerson
from counter_app.ui.marked import Panel
from counter_app.wire.slip_text import parse_slip_text
from tests.print.paper_reading import decoded
from tests.services.desk import STATUS
from tests.ui.desk_window import DeskWindow
from tests.ui.intake_hands import OTHER_CARD, Open, answer, choose, fill, question, received


def codes_of(sheet: bytes) -> set[str | None]:
    return {parse_slip_text(text).code for text in decoded(sheet, 0, 300)["QR Code"]}


def save_for_the_same(qtbot: QtBot, desk: DeskWindow) -> None:
    before = received(desk)
    desk.intake.save_same.click()
    qtbot.waitUntil(lambda: received(desk) == before + 1 and not desk.intake.is_saving)
    qtbot.waitUntil(desk.window.is_idle)


def next_dossier(qtbot: QtBot, desk: DeskWindow) -> None:
    choose(qtbot, desk, "tinh trang hon nhan", STATUS)
    desk.intake.form.all_there.click()


def asked_about_paper(desk: DeskWindow) -> list[Panel]:
    return [panel for name, panel in desk.window.notices._panels.items() if name.startswith("print ")]


def idle(qtbot: QtBot, desk: DeskWindow, count: int) -> None:
    qtbot.waitUntil(lambda: received(desk) == count and not desk.intake.is_saving)
    qtbot.waitUntil(desk.window.is_idle)


def two_on_one_sheet_of_which_nobody_knows(qtbot: QtBot, desk: DeskWindow) -> None:
    """Both are saved, their one sheet went to a printer that does not say whether it came out."""
    desk.tray.says = PrintState.CANNOT_SAY
    fill(qtbot, desk)
    save_for_the_same(qtbot, desk)
    next_dossier(qtbot, desk)
    desk.intake.save.click()
    idle(qtbot, desk, 2)


def test_two_dossiers_of_one_person_come_out_on_one_slip(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    fill(qtbot, desk)
    save_for_the_same(qtbot, desk)
    assert desk.tray.sheets == []
    waiting = question(desk, "gathered")
    assert waiting is not None
    assert "1 hồ sơ của Nguyễn Thị Đẹp" in waiting.sentence.text()
    next_dossier(qtbot, desk)
    qtbot.waitUntil(lambda: desk.intake.save.words.text() == "Lưu và in chung 2 hồ sơ")
    desk.intake.save.click()
    idle(qtbot, desk, 2)
    assert [codes_of(sheet) for sheet in desk.tray.sheets] == [{"H36.37.05-261123-0001", "H36.37.05-261123-0002"}]
    assert desk.work.entry_types().count(SLIP_SENT) == desk.work.entry_types().count(SLIP_OUTCOME) == 2
    assert question(desk, "gathered") is None


def test_the_question_whether_paper_came_out_is_put_once(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    desk.tray.says = PrintState.CANNOT_SAY
    fill(qtbot, desk)
    save_for_the_same(qtbot, desk)
    next_dossier(qtbot, desk)
    desk.intake.save_next.click()
    idle(qtbot, desk, 2)
    asked = asked_about_paper(desk)
    assert len(asked) == 1
    assert "0001, H36.37.05-261123-0002" in asked[0].detail.text()
    answer(asked[0], "Đã ra")
    idle(qtbot, desk, 2)
    assert desk.work.entry_types().count(SLIP_OUTCOME) == 2
    assert desk.parts.slips.unprinted() == ()


def test_nothing_came_out_both_are_printed_again(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    two_on_one_sheet_of_which_nobody_knows(qtbot, desk)
    desk.tray.says = PrintState.PRINTED
    asked = asked_about_paper(desk)
    answer(asked[0], "Chưa ra, in lại")
    qtbot.waitUntil(lambda: len(desk.tray.sheets) == 2 and desk.window.is_idle())
    assert codes_of(desk.tray.sheets[0]) == codes_of(desk.tray.sheets[1])
    assert desk.parts.slips.unprinted() == ()


def test_after_a_restart_the_sheet_is_asked_about_once(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    two_on_one_sheet_of_which_nobody_knows(qtbot, desk)
    printing = desk.traffic.features.printing
    for name in [name for name in desk.window.notices._panels if name.startswith("print ")]:
        desk.window.notices.remove(name)
    printing.look_for_unprinted()
    qtbot.waitUntil(lambda: len(printing.unprinted()) == 2 and desk.window.is_idle())
    assert len(asked_about_paper(desk)) == 1


def test_another_person_first_gets_the_slip_of_the_one_before_out(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    fill(qtbot, desk)
    save_for_the_same(qtbot, desk)
    desk.intake.form.person.fill(EnteredPerson(id_number="075090054321", name="Trần Văn Ánh", address="Số 2"), None)
    next_dossier(qtbot, desk)
    desk.intake.save.click()
    idle(qtbot, desk, 2)
    qtbot.waitUntil(lambda: len(desk.tray.sheets) == 2)
    assert [codes_of(sheet) for sheet in desk.tray.sheets] == [{"H36.37.05-261123-0001"}, {"H36.37.05-261123-0002"}]


def test_there_is_no_further_dossier_after_all(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    fill(qtbot, desk)
    save_for_the_same(qtbot, desk)
    answer(question(desk, "gathered"), "In giấy chung ngay")
    qtbot.waitUntil(lambda: len(desk.tray.sheets) == 1 and desk.window.is_idle())
    assert question(desk, "gathered") is None


def test_an_empty_form_and_leaving_the_desk_let_the_waiting_slip_out(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    fill(qtbot, desk)
    save_for_the_same(qtbot, desk)
    desk.intake.clear.click()
    qtbot.waitUntil(lambda: len(desk.tray.sheets) == 1 and desk.window.is_idle())
    fill(qtbot, desk, OTHER_CARD)
    save_for_the_same(qtbot, desk)
    desk.window.rail.leave.click()
    qtbot.waitUntil(lambda: len(desk.tray.sheets) == 2 and desk.window.is_idle())
    assert desk.parts.slips.unprinted() == ()


def test_a_dossier_without_a_slip_does_not_stand_on_the_shared_one(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    fill(qtbot, desk)
    save_for_the_same(qtbot, desk)
    choose(qtbot, desk, "dang ky khai sinh", "1.001193")
    desk.intake.form.all_there.click()
    desk.intake.save_same.click()
    idle(qtbot, desk, 2)
    answer(question(desk, "gathered"), "In giấy chung ngay")
    qtbot.waitUntil(lambda: len(desk.tray.sheets) == 1 and desk.window.is_idle())
    assert codes_of(desk.tray.sheets[0]) == {"H36.37.05-261123-0001"}


def test_a_sheet_that_did_not_come_out_is_printed_once_from_today(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    desk.tray.jams = True
    fill(qtbot, desk)
    save_for_the_same(qtbot, desk)
    next_dossier(qtbot, desk)
    desk.intake.save.click()
    idle(qtbot, desk, 2)
    desk.tray.jams = False
    desk.today._ask_for(list(desk.parts.slips.unprinted()))
    qtbot.waitUntil(lambda: len(desk.tray.sheets) == 1 and desk.window.is_idle())
    assert desk.parts.slips.unprinted() == ()
    told = desk.window.notices.panel("print")
    assert told is not None
    assert "Đã in" in told.sentence.text()
