"""From nothing to a clerk at work, and the keys on the way."""

from __future__ import annotations

import gc
from types import SimpleNamespace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from central.sample import OFFICE
from counter_app.settings.data_folder import DataFolder
from counter_app.store.desk_keys import recovery_is_confirmed
from counter_app.ui.main_window import MainWindow
from counter_app.ui.sign_in.sign_in_screen import SignInScreen
from tests.ui.desk_window import PaperTray, found
from tests.ui.first_start.new_pc import Centre, Open, read_from
from tests.ui.typing_hands import scan

CARD = "075190012345||Nguyễn Thị Đẹp|01021990|Nữ|Số 1, phố Thử Nghiệm|21112021"


def test_from_nothing_to_a_clerk_at_work(start: Open, centre: Centre, tray: PaperTray, folder: DataFolder) -> None:
    with start() as made:
        window = made.entrance.window
        made.enrol(centre)
        shown = "".join(label.text() for label in window.recovery.letters.findChildren(QLabel)).replace(" ", "")
        window.recovery.print_.click()
        made.wait(lambda: tray.sheets and window.recovery.print_.isEnabled())
        paper = read_from(tray.sheets[0])
        assert paper["QR Code"] == paper["Code 128"] == f"R1/{shown}"
        assert not window.recovery.go.isVisible()
        scan(window.recovery.print_, paper["QR Code"])
        made.wait(window.recovery.go.isVisible)
        assert recovery_is_confirmed(folder.desk_keys)
        assert shown not in made.words.replace(" ", "").replace("\n", "")
        window.recovery.go.click()
        made.wait_for(window.regulation)
        made.wait(lambda: "đã đặt quy chế cho cả cơ quan" in made.words)
        window.regulation.go.click()
        made.wait_for(window.printer)
        made.settle()
        window.printer.test.click()
        made.wait(window.printer.yes.isVisible)
        assert read_from(tray.sheets[1])["QR Code"].startswith("HTTPS://EXAMPLE.VN/S1/")
        window.printer.yes.click()
        made.wait(window.printer.go.isEnabled)
        assert made.premises.local.read().printer == "HP"
        window.printer.go.click()
        made.wait_for(window.scanner)
        made.settle()
        scan(window.scanner.port, CARD)
        made.wait(window.scanner.go.isEnabled)
        made.wait(lambda: "Nguyễn Thị Đẹp" in made.words)
        window.scanner.go.click()
        made.wait(lambda: made.entrance.main is not None)
        main = made.entrance.main
        assert main is not None
        assert main.geometry() == window.geometry()
        assert gc.get_freeze_count(), "a whole round over all that was imported would hold this window up"
        assert not window.isVisible()
        door = found(main, SignInScreen)
        made.wait(lambda: door.person.count() > 0)


def test_an_issued_password_is_changed_before_the_first_dossier(start: Open, centre: Centre, tray: PaperTray) -> None:
    centre.ask("account", "moi", OFFICE, "Người Mới", "clerk")
    issued = centre.ask("password", "moi").split()[-1]
    with start() as made:
        window = made.entrance.window
        made.enrol(centre)
        made.go_to_regulation()
        window.regulation.go.click()
        made.wait_for(window.printer)
        window.printer.skip.click()
        window.scanner.skip.click()
        made.wait(lambda: made.entrance.main is not None)
        main = made.entrance.main
        assert main is not None
        door = found(main, SignInScreen)
        made.wait(lambda: door.person.findData("moi") >= 0)
        door.person.choose("moi")
        door.password.setText(issued)
        door.enter.click()
        made.wait(door.new.isVisible)
        assert door.old.text() == issued, "it was typed a moment ago"
        made.wait(door.new.hasFocus)
        door.new.setText("mat khau moi")
        QTest.keyClick(door.new, Qt.Key.Key_Return)
        assert door.again.hasFocus()
        door.again.setText("mat khau moi")
        QTest.keyClick(door.again, Qt.Key.Key_Return)
        made.wait(lambda: "dễ đoán" in door.change_problem.text())
        assert door.new.hasFocus(), "the issued one is right"
        assert door.again.text() == ""
        door.new.setText("cả nhà tôi ăn phở sáng")
        door.again.setText("cả nhà tôi ăn phở sáng")
        door.change.click()
        made.wait(lambda: not door.isVisible())


def test_enter_presses_the_button_that_has_the_focus_and_a_key_held_down_presses_once(start: Open) -> None:
    """Qt leaves it to the desktop whether Enter presses a button; under some of them it did nothing."""
    with start() as made:
        window = made.entrance.window
        made.wait_for(window.welcome)
        made.wait(window.welcome.begin.hasFocus)
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
        QApplication.sendEvent(window.welcome.begin, held)
        assert window.current is window.welcome
        QTest.keyClick(window.welcome.begin, Qt.Key.Key_Return)
        assert window.current is window.enrol
        window.enrol.back.setFocus()
        QTest.keyClick(window.enrol.back, Qt.Key.Key_Enter)
        assert window.current is window.welcome


def test_what_was_scanned_for_the_test_stays_nowhere(start: Open, centre: Centre, folder: DataFolder) -> None:
    with start() as made:
        window = made.entrance.window
        made.enrol(centre)
        window.show_page(window.scanner)
        made.settle()
        scan(window.scanner.port, CARD.encode("utf-8").decode("latin-1"))
        made.wait(lambda: "Nguyễn Thị Đẹp" in made.words)
        assert "đã khôi phục" in made.words
    kept = b"".join(file.read_bytes() for file in folder.path.rglob("*") if file.is_file())
    assert "Đẹp".encode() not in kept
    assert b"075190012345" not in kept


def test_a_window_that_cannot_be_made_is_told_and_nobody_waits_for_ever(start: Open) -> None:
    def broken(_parts: object) -> MainWindow:
        raise LookupError("a fault of the program")

    with start() as made:
        made.wait_for(made.entrance.window.welcome)
        made.entrance._build = broken
        made.entrance.controller.opened.emit(SimpleNamespace(parts=None))
        made.wait_for(made.entrance.window.opening)
        made.wait(lambda: "vẫn còn nguyên" in made.words)
        assert made.entrance.window.opening.again.isHidden()
        assert made.entrance.main is None
