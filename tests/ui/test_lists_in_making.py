"""Lists that are being scanned together are there again: after a crash, another person, a closed window."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from counter_app.domain.life_cycle import RESULT_READY, WITH_SPECIALIST
from counter_app.services.steps.lists_in_making import ARRIVALS, HANDOVER_LIST
from counter_app.ui.handover.handover_card import HandoverCard
from counter_app.ui.handover.handover_screen import HandoverScreen
from counter_app.ui.place import HANDOVER, RETURN
from counter_app.ui.returning.return_screen import ReturnScreen, Side
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA
from tests.ui.desk_window import DeskWindow, found
from tests.ui.handover_hands import UNIT, Handing
from tests.ui.return_hands import Returning

Open = Callable[..., DeskWindow]


def kept(desk: DeskWindow, kind: str) -> dict[str, object]:
    draft = desk.parts.drafts.find(CLERK_LAN.account, kind)
    return {} if draft is None else draft.content


def how_many(desk: DeskWindow, kind: str, name: str) -> int:
    rows = kept(desk, kind).get(name)
    return len(rows) if isinstance(rows, list) else 0


def two_scanned(qtbot: QtBot, desk: DeskWindow) -> Handing:
    handing = Handing(qtbot, desk)
    for identity in handing.identities[:2]:
        desk.traffic.features.handover.take(identity)
        handing.settle()
    for field, text in ((handing.card.unit, UNIT), (handing.card.receiver, "Bà Tư")):
        field.setText(text)
        field.textEdited.emit(text)
    handing.card.slips_wanted.setChecked(True)
    qtbot.waitUntil(lambda: kept(desk, HANDOVER_LIST).get("receiver") == "Bà Tư")
    return handing


def test_a_list_is_there_again_in_a_program_that_starts_anew(qtbot: QtBot, open_window: Open) -> None:
    """Nothing of the first window is closed: as if it had been killed."""
    before = two_scanned(qtbot, open_window())
    desk = open_window()
    desk.window.go_to(HANDOVER)
    screen, card = found(desk.window, HandoverScreen), found(desk.window, HandoverCard)
    qtbot.waitUntil(lambda: screen.identities() == tuple(before.identities[:2]))
    assert (card.unit.text(), card.receiver.text()) == (UNIT, "Bà Tư")
    assert card.slips_wanted.isChecked()
    assert "còn nguyên" in screen.answer.text()


def test_what_was_handed_over_is_not_in_the_list_of_the_next_start(qtbot: QtBot, open_window: Open) -> None:
    handing = two_scanned(qtbot, open_window())
    handing.card.slips_wanted.setChecked(False)
    handing.card.list_wanted.setChecked(False)
    handing.hand_over()
    assert [handing.status(identity) for identity in handing.identities[:2]] == [WITH_SPECIALIST] * 2
    qtbot.waitUntil(lambda: how_many(handing.desk, HANDOVER_LIST, "dossiers") == 0)


def test_another_person_finds_no_list_and_its_maker_finds_it_again(qtbot: QtBot, open_window: Open) -> None:
    handing = two_scanned(qtbot, open_window())
    seat, leave = handing.desk.seat, handing.desk.window.rail.leave
    leave.click()
    seat.take(SUPERVISOR_HOA)
    handing.settle()
    assert handing.screen.identities() == ()
    assert handing.card.receiver.text() == ""
    leave.click()
    seat.take(CLERK_LAN)
    qtbot.waitUntil(lambda: len(handing.screen.identities()) == 2)
    assert handing.card.receiver.text() == "Bà Tư"


def test_a_list_that_was_emptied_stays_empty(qtbot: QtBot, open_window: Open) -> None:
    handing = two_scanned(qtbot, open_window())
    handing.screen.table.selectAll()
    handing.screen.remove.click()
    qtbot.waitUntil(lambda: how_many(handing.desk, HANDOVER_LIST, "dossiers") == 0)


def test_a_list_that_could_not_be_kept_is_told_and_kept_with_the_next_change(qtbot: QtBot, open_window: Open) -> None:
    handing = two_scanned(qtbot, open_window())
    notices, database = handing.desk.window.notices, handing.desk.work.desk.database
    with database.write() as connection:
        connection.exec_driver_sql("ALTER TABLE drafts RENAME TO away")
    handing.card.receiver.textEdited.emit("")
    handing.card.receiver.setText("Ông Năm")
    handing.card.typed.emit()
    qtbot.waitUntil(lambda: notices.panel(HANDOVER_LIST) is not None)
    with database.write() as connection:
        connection.exec_driver_sql("ALTER TABLE away RENAME TO drafts")
    handing.card.typed.emit()
    qtbot.waitUntil(lambda: kept(handing.desk, HANDOVER_LIST).get("receiver") == "Ông Năm")
    qtbot.waitUntil(lambda: notices.panel(HANDOVER_LIST) is None)


def test_a_list_that_could_not_be_read_is_not_written_over_and_comes_with_the_next_change(
    qtbot: QtBot, open_window: Open
) -> None:
    before = two_scanned(qtbot, open_window())
    desk = open_window(session=None)
    with desk.work.desk.database.write() as connection:
        connection.exec_driver_sql("ALTER TABLE drafts RENAME TO away")
    desk.seat.take(CLERK_LAN)
    desk.window.go_to(HANDOVER)
    qtbot.waitUntil(lambda: desk.window.notices.panel(HANDOVER_LIST) is not None)
    with desk.work.desk.database.write() as connection:
        connection.exec_driver_sql("ALTER TABLE away RENAME TO drafts")
    screen, third = found(desk.window, HandoverScreen), before.identities[2]
    desk.traffic.features.handover.take(third)
    qtbot.waitUntil(lambda: set(screen.identities()) == set(before.identities))
    qtbot.waitUntil(lambda: how_many(desk, HANDOVER_LIST, "dossiers") == 3)
    assert desk.window.notices.panel(HANDOVER_LIST) is None


def test_a_list_that_is_only_looked_at_keeps_its_time(qtbot: QtBot, open_window: Open) -> None:
    before = two_scanned(qtbot, open_window())
    changed = before.desk.parts.drafts.find(CLERK_LAN.account, HANDOVER_LIST)
    desk = open_window()
    desk.work.hands.pass_time(hours=5)
    desk.window.go_to(HANDOVER)
    screen = found(desk.window, HandoverScreen)
    qtbot.waitUntil(lambda: len(screen.identities()) == 2 and desk.window.is_idle())
    desk.seat.keep_asked.emit()
    qtbot.waitUntil(desk.window.is_idle)
    assert desk.parts.drafts.find(CLERK_LAN.account, HANDOVER_LIST) == changed


def test_a_draft_that_is_none_leaves_an_empty_list(qtbot: QtBot, open_window: Open) -> None:
    """Kept by another version, or by nobody."""
    first = open_window()
    first.parts.drafts.keep(CLERK_LAN.account, HANDOVER_LIST, {"dossiers": "X" * 16, "unit": 3})
    first.parts.drafts.keep(CLERK_LAN.account, ARRIVALS, {"results": [{"dossier": "A" * 16}, 7], "above": []})
    desk = open_window()
    desk.window.go_to(HANDOVER)
    desk.window.go_to(RETURN)
    qtbot.waitUntil(desk.window.is_idle)
    assert found(desk.window, HandoverScreen).identities() == ()
    assert found(desk.window, ReturnScreen).arriving() == ()
    assert "không còn tìm thấy 1 hồ sơ" in found(desk.window, ReturnScreen).back_answer.text()


def test_a_batch_of_results_is_there_again_with_what_was_typed_for_each(qtbot: QtBot, open_window: Open) -> None:
    returning = Returning(qtbot, open_window())
    granted, refused = returning.received(), returning.received()
    returning.screen.show_side(Side.BACK)
    returning.screen.document.setText("7/QĐ")
    returning.scan(granted)
    returning.screen.outcome.choose("refused")
    returning.screen.document.setText("8/QĐ")
    returning.screen.refused_why.setText("Không đủ điều kiện")
    returning.screen.refused_by.setText("Trần Văn Ký")
    returning.scan(refused)
    qtbot.waitUntil(lambda: how_many(returning.desk, ARRIVALS, "results") == 2)
    again = Returning(qtbot, open_window())
    qtbot.waitUntil(lambda: len(again.screen.arriving()) == 2)
    assert again.screen.side is Side.BACK
    assert [(row.identity, row.result.document) for row in again.screen.arriving()] == [
        (granted, "7/QĐ"),
        (refused, "8/QĐ"),
    ]
    assert (again.screen.outcome.value(), again.screen.refused_by.text()) == ("refused", "Trần Văn Ký")
    again.record()
    assert [again.status(one) for one in (granted, refused)] == [RESULT_READY] * 2
    qtbot.waitUntil(lambda: how_many(again.desk, ARRIVALS, "results") == 0)


def test_a_batch_waits_for_its_maker_while_somebody_else_works(qtbot: QtBot, open_window: Open) -> None:
    returning = Returning(qtbot, open_window())
    returning.screen.show_side(Side.BACK)
    returning.scan(returning.received())
    seat, leave = returning.desk.seat, returning.desk.window.rail.leave
    leave.click()
    seat.take(SUPERVISOR_HOA)
    returning.settle()
    assert returning.screen.arriving() == ()
    leave.click()
    seat.take(CLERK_LAN)
    qtbot.waitUntil(lambda: len(returning.screen.arriving()) == 1)
