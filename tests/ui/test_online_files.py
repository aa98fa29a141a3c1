"""The files of what came online, looked at beside the inbox and the form."""

from __future__ import annotations

import hashlib

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from counter_app.store.filed_arrivals import take_up_filed
from counter_app.store.filed_files import HERE, set_file_state
from counter_app.ui.intake.arrival_card import ArrivalCard
from counter_app.ui.place import FIND, INTAKE, ONLINE
from tests.print.scan_samples import jpeg, pdf
from tests.ui.desk_window import DeskWindow, found
from tests.ui.online_hands import FILES, InboxHand, Open, arrives


def comes(desk: DeskWindow, identity: str, *papers: bytes) -> None:
    """As the engine would have fetched them."""
    copies = desk.parts.digital_copies
    with desk.work.desk.database.write() as connection:
        take_up_filed(connection, desk.work.desk.projections)
    for paper in papers:
        content = copies.keep(paper)
        with desk.work.desk.database.write() as connection:
            set_file_state(connection, content, identity, HERE)


def named(name: str, paper: bytes) -> dict[str, object]:
    return {"name": name, "component": "Tờ khai", "size": len(paper), "sha256": hashlib.sha256(paper).hexdigest()}


def test_what_was_sent_along_is_looked_at_by_one_key_page_by_page(qtbot: QtBot, open_window: Open) -> None:
    desk, first, second = open_window(), pdf((1654, 2339), (1654, 2339)), jpeg()
    identity = arrives(desk, files=[named("to-khai.pdf", first), named("anh.jpg", second), *FILES])
    comes(desk, identity, first, second)
    hand = InboxHand(qtbot, desk)
    hand.press(Qt.Key.Key_F5)
    files = hand.card.files
    assert files.summary.text() == "Tệp đính kèm: 3, đã về 2; tệp chưa về tạm xem trên cổng."
    table = hand.focused()
    hand.press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert (files.page.title.text(), files.page.place.text().partition(" ·")[0]) == ("to-khai.pdf", "Trang 1/2")
    qtbot.waitUntil(lambda: files.page.picture.isVisible())
    bar = files.sheet._around.verticalScrollBar()
    hand.press(Qt.Key.Key_Down)
    assert bar.value() > 0, "an arrow moves the page"
    hand.press(Qt.Key.Key_PageDown)
    assert files.page.place.text().startswith("Trang 2/2")
    hand.press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert files.page.title.text() == "anh.jpg"
    hand.press(Qt.Key.Key_Escape)
    assert desk.window.current_place == ONLINE
    assert not files.page.isVisible()
    assert hand.focused() is table
    hand.press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert files.sheet.isVisible()
    assert files.sheet.geometry().right() == desk.window.rect().right()
    desk.window.show_place(FIND)
    assert not files.sheet.isVisible(), "nothing of a citizen's stays over another place"
    desk.window.show_place(ONLINE)
    hand.screen.focus_list()
    hand.press(Qt.Key.Key_F9)
    card = found(desk.window, ArrivalCard)
    hand.press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert card.files.page.title.text() == "to-khai.pdf"
    hand.press(Qt.Key.Key_Escape)
    assert desk.window.current_place == INTAKE
    assert desk.intake.form.entered().arrived == identity


def test_the_page_stays_large_whatever_becomes_of_its_buttons(qtbot: QtBot, open_window: Open) -> None:
    """Their sizes change with what they say; the sheet keeps to the window."""
    desk, paper = open_window(), jpeg()
    comes(desk, arrives(desk, files=[named("anh.jpg", paper)]), paper)
    hand = InboxHand(qtbot, desk)
    hand.press(Qt.Key.Key_F5)
    hand.press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    sheet = hand.card.files.sheet
    hand.card.files.page.after.resize(117, 30)
    assert sheet.width() > desk.window.width() // 2
    desk.window.resize(desk.window.width() - 100, desk.window.height())
    qtbot.waitUntil(lambda: sheet.geometry().right() == desk.window.rect().right())


def test_a_page_of_a_citizens_goes_with_the_lock(qtbot: QtBot, open_window: Open) -> None:
    desk, paper = open_window(), jpeg()
    comes(desk, arrives(desk, files=[named("anh.jpg", paper)]), paper)
    hand = InboxHand(qtbot, desk)
    hand.press(Qt.Key.Key_F5)
    hand.press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert hand.card.files.sheet.isVisible()
    desk.traffic.features.lock.lock()
    assert not hand.card.files.sheet.isVisible()
