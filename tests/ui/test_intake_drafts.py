"""What was typed and not saved: there again, its writer's alone, emptied and taken back; a disk that is full."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from counter_app.services.sign_in import Session
from counter_app.ui.intake.drafting import Drafting
from counter_app.ui.intake.intake_calls import DRAFT as INTAKE_DRAFT
from counter_app.ui.marked import Panel
from tests.services.desk import CLERK_LAN, STATUS
from tests.ui.desk_window import DeskWindow, found
from tests.ui.intake_hands import OTHER_CARD, Open, answer, fill, question, received
from tests.ui.typing_hands import compose, scan


def test_a_full_disk_is_told_once_and_no_longer_when_the_save_went_through(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    fill(qtbot, desk)
    desk.traffic.features.intake.keep_draft()
    qtbot.waitUntil(desk.window.is_idle)
    limit_pages(desk, 1)  # never below what the file has: it takes no page more
    desk.intake.save.click()
    desk.traffic.features.intake.keep_draft()
    qtbot.waitUntil(desk.window.is_idle)
    assert len(full_disk_told(desk)) == 1
    limit_pages(desk, 1_000_000)
    desk.intake.save.click()
    qtbot.waitUntil(lambda: received(desk) == 1 and desk.window.is_idle())
    assert full_disk_told(desk) == []


def full_disk_told(desk: DeskWindow) -> list[Panel]:
    shown = [panel for panel in desk.window.notices.findChildren(Panel) if not panel.isHidden()]
    return [panel for panel in shown if "Ổ đĩa đã đầy" in panel.sentence.text()]


def limit_pages(desk: DeskWindow, pages: int) -> None:
    with desk.work.desk.database.write() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")


def test_unfinished_work_is_there_again_after_the_window_was_closed(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    fill(qtbot, desk)
    desk.window.close()
    again = open_window()
    qtbot.waitUntil(lambda: again.intake.form.person.name.text() == "Nguyễn Thị Đẹp")
    assert again.intake.form.procedure.code == STATUS
    assert all(component.there for component in again.intake.form.checklist.entered())


def test_unfinished_work_is_written_down_without_anybody_leaving(qtbot: QtBot, open_window: Open) -> None:
    """What a PC that loses its power finds again."""
    desk = open_window()
    fill(qtbot, desk)
    qtbot.waitUntil(lambda: desk.parts.drafts.find(CLERK_LAN.account, INTAKE_DRAFT) is not None, timeout=10_000)


def test_whoever_types_without_a_pause_has_it_written_down_too(open_window: Open, qtbot: QtBot) -> None:
    desk = open_window()
    timer = found(desk.window, Drafting)._timer
    compose(desk.intake.form.person.name, commit="Nguyễn")
    left = timer.remainingTime()
    assert left > 0
    qtbot.waitUntil(lambda: timer.remainingTime() < left - 100)
    left = timer.remainingTime()
    compose(desk.intake.form.person.name, commit=" Thị")
    assert 0 < timer.remainingTime() <= left


def test_a_draft_belongs_to_the_person_who_typed_it(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    fill(qtbot, desk)
    desk.window.close()
    again = open_window(session=Session("binh", "Trần Văn Bình", CLERK_LAN.role, must_change=False))
    qtbot.waitUntil(again.window.is_idle)
    assert again.intake.form.entered().is_blank


def test_an_emptied_form_can_be_taken_back(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    fill(qtbot, desk)
    desk.intake.clear.click()
    assert desk.intake.form.entered().is_blank
    answer(question(desk, "aside"), "Lấy lại")
    qtbot.waitUntil(lambda: desk.intake.form.procedure.code == STATUS)
    assert desk.intake.form.person.name.text() == "Nguyễn Thị Đẹp"


def test_an_emptied_form_asks_no_longer_whose_the_second_card_was(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    fill(qtbot, desk)
    scan(desk.intake.form.person.address, OTHER_CARD)
    assert question(desk, "card") is not None
    desk.intake.clear.click()
    assert question(desk, "card") is None
    qtbot.waitUntil(desk.window.is_idle)
