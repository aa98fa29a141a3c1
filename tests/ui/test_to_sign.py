"""What is to be signed, across dossiers, in Today: one list, one PIN, several files signed in one go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter_app.domain.people import Person
from counter_app.domain.permissions import CLERK
from counter_app.domain.scanned_paper import PaperData
from counter_app.store import accounts
from counter_app.ui.digitising.sign_card import SignCard
from counter_app.ui.pictures import settle
from counter_app.ui.place import TODAY
from counter_app.ui.sign_in.lock_screen import LockScreen
from counter_app.ui.theme import GRID
from counter_app.ui.today.day_lists import DayList
from counter_app.ui.today.today_screen import TodayScreen
from tests.print.scan_samples import A4_AT_200, jpeg, pdf
from tests.print.soft_token import PIN, soft_token
from tests.services.desk import CLERK_LAN, MORNING, receipt_of
from tests.services.steps.attaching import PAPER
from tests.ui.desk_window import DeskWindow, found
from tests.ui.digitising.hands import Digitising
from tests.ui.lock_hands import PASSWORD, unlock
from tests.ui.typing_hands import compose

Open = Callable[..., DeskWindow]
CARD = "Căn cước"
KEY = Qt.KeyboardModifier


@pytest.fixture
def desk(qtbot: QtBot, open_window: Open) -> DeskWindow:
    """Two dossiers with a paper each, one of them with two."""
    desk = open_window()
    copies = desk.parts.digital_copies
    for files in (((PAPER, pdf(A4_AT_200)), (CARD, jpeg())), ((PAPER, jpeg((827, 1_169), 100)),)):
        identity = desk.work.intake.receive(receipt_of(), CLERK_LAN).identity
        for component, data in files:
            copies.attach_paper(identity, component, copies.check(data), PaperData(component), CLERK_LAN)
    QTest.keyClick(desk.window, Qt.Key.Key_F11, KEY.ShiftModifier)
    qtbot.waitUntil(lambda: screen_of(desk).to_sign.rowCount() == 3 and desk.window.is_idle())
    return desk


def screen_of(desk: DeskWindow) -> TodayScreen:
    return found(desk.window, TodayScreen)


def card_of(desk: DeskWindow) -> SignCard:
    return found(desk.window, SignCard)


def with_token(desk: DeskWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    token = soft_token(tmp_path, monkeypatch, CLERK_LAN.name)
    assert desk.parts.local is not None
    desk.parts.local.write(replace(desk.parts.local.read(), token_driver=token.driver))


def give_pin(qtbot: QtBot, desk: DeskWindow) -> None:
    pin = card_of(desk).pin
    qtbot.waitUntil(pin.isVisible, timeout=20_000)
    compose(pin.pin, commit=PIN)
    QTest.keyClick(pin.pin, Qt.Key.Key_Return)


def test_a_key_and_its_name_bring_the_list_of_every_dossier_to_the_front(qtbot: QtBot, desk: DeskWindow) -> None:
    screen, card = screen_of(desk), card_of(desk)
    assert (desk.window.current_place, screen.shown) == (TODAY, DayList.TO_SIGN)
    assert "to_sign" in [action.name for action in desk.window.deeds.found("cho ky so", TODAY)]
    assert "3 tệp của 2 hồ sơ" in card.counted.text()
    assert card.isVisible()
    screen.show_list(DayList.DUE)
    assert not card.isVisible()


def test_the_codes_are_whole_at_twice_the_text(qtbot: QtBot, desk: DeskWindow) -> None:
    """The name of a file has two lines to break into; half of a code is no code."""
    try:
        desk.window.set_text_scale(2.0)
        settle(desk.window)
        table = screen_of(desk).tables[DayList.TO_SIGN]
        code = str(table.model().index(0, 1).data()).partition("\n")[0]
        assert code.startswith("H36")
        assert table.columnWidth(1) - 3 * GRID >= table.fontMetrics().horizontalAdvance(code)
    finally:
        desk.window.set_text_scale(1.0)


def test_without_a_token_nothing_is_signed_and_that_is_said(qtbot: QtBot, desk: DeskWindow) -> None:
    QTest.keyClick(desk.window, Qt.Key.Key_S, KEY.ControlModifier | KEY.ShiftModifier)
    qtbot.waitUntil(lambda: "chưa có thiết bị ký số" in card_of(desk).said.text())
    assert screen_of(desk).to_sign.rowCount() == 3


def test_all_are_signed_in_one_go_with_one_pin_and_the_list_is_empty(
    qtbot: QtBot, desk: DeskWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_token(desk, tmp_path, monkeypatch)
    QTest.keyClick(desk.window, Qt.Key.Key_S, KEY.ControlModifier | KEY.ShiftModifier)
    give_pin(qtbot, desk)
    qtbot.waitUntil(lambda: screen_of(desk).to_sign.rowCount() == 0, timeout=60_000)
    qtbot.waitUntil(desk.window.is_idle)
    assert "Không có tệp nào chờ ký số" in card_of(desk).counted.text()


def test_esc_puts_the_pin_away_and_signs_nothing(
    qtbot: QtBot, desk: DeskWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_token(desk, tmp_path, monkeypatch)
    card = card_of(desk)
    card.sign_all.click()
    qtbot.waitUntil(card.pin.isVisible, timeout=20_000)
    QTest.keyClick(card.pin.pin, Qt.Key.Key_Escape)
    assert not card.pin.isVisible()
    assert (desk.window.current_place, screen_of(desk).to_sign.rowCount()) == (TODAY, 3)


def test_the_chosen_are_signed_and_a_file_that_is_gone_keeps_no_other_from_it(
    qtbot: QtBot, desk: DeskWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_token(desk, tmp_path, monkeypatch)
    screen, card = screen_of(desk), card_of(desk)
    table = screen.tables[DayList.TO_SIGN]
    gone, signed, left = screen.to_sign.rows()
    table.selectRow(0)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down, KEY.ShiftModifier)
    assert len(screen.chosen_to_sign()) == 2
    copies = desk.parts.digital_copies
    copies._store.drop(gone.copy.content)
    QTest.keyClick(desk.window, Qt.Key.Key_S, KEY.ControlModifier)
    give_pin(qtbot, desk)
    qtbot.waitUntil(lambda: [row.copy.content for row in screen.to_sign.rows()] == [left.copy.content], timeout=60_000)
    qtbot.waitUntil(desk.window.is_idle)
    assert gone.copy.paper.title in card.said.text()
    assert [one.signed for one in copies.of_dossier(signed.identity) if one.component == signed.copy.component] == [
        True
    ]


def test_a_pin_is_remembered_in_one_place_for_dossier_and_today_and_goes_with_the_lock(
    qtbot: QtBot, desk: DeskWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_token(desk, tmp_path, monkeypatch)
    screen, card = screen_of(desk), card_of(desk)
    first, second, _third = screen.to_sign.rows()
    screen.tables[DayList.TO_SIGN].selectRow(0)
    card.sign.click()
    give_pin(qtbot, desk)
    qtbot.waitUntil(lambda: screen.to_sign.rowCount() == 2 and desk.window.is_idle(), timeout=60_000)
    work = Digitising(qtbot, desk, tmp_path)
    work.show(second.identity)
    work.call()
    work.panel.sign.click()
    qtbot.waitUntil(lambda: all_signed(desk, first.identity) and desk.window.is_idle(), timeout=60_000)
    assert not work.panel.pin.isVisible()
    with desk.work.desk.database.write() as connection:
        accounts.replace_people(connection, [Person("lan", CLERK_LAN.name, CLERK, f"={PASSWORD}")], MORNING)
    QTest.keyClick(desk.window, Qt.Key.Key_L, KEY.ControlModifier)
    qtbot.waitUntil(found(desk.window, LockScreen).isVisible)
    unlock(qtbot, desk)
    QTest.keyClick(desk.window, Qt.Key.Key_F11, KEY.ShiftModifier)
    qtbot.waitUntil(lambda: screen.to_sign.rowCount() == 1 and desk.window.is_idle())
    card.sign_all.click()
    qtbot.waitUntil(card.pin.isVisible, timeout=20_000)
    assert screen.to_sign.rowCount() == 1


def all_signed(desk: DeskWindow, identity: str) -> bool:
    return all(copy.signed for copy in desk.parts.digital_copies.of_dossier(identity))
