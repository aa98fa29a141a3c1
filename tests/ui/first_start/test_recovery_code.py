"""The recovery code: on paper, read back, and what opens a desk without it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from counter_app.services.trial_prints import PrinterState
from counter_app.settings.data_folder import DataFolder
from counter_app.store.desk_keys import create_desk_keys, new_secrets, open_with_recovery, recovery_is_confirmed
from counter_app.store.keyring_port import KeyFile
from counter_app.store.recent_people import note_recent
from counter_app.ui.first_start.first_start_window import FirstStartWindow
from counter_app.ui.first_start.recovery_page import RecoveryPage
from counter_app.wire.recovery_code import parse_recovery_code
from tests.ui.desk_window import PaperTray, dress_plainly
from tests.ui.first_start.new_pc import Centre, Open
from tests.ui.typing_hands import scan


def test_a_wrong_code_read_back_goes_no_further(start: Open, centre: Centre, folder: DataFolder) -> None:
    with start() as made:
        window = made.entrance.window
        made.enrol(centre)
        for wrong in ("AAAA-BBBB", "R1/" + "A" * 32):
            window.recovery.typed.setText(wrong)
            window.recovery.check.click()
            made.wait(lambda: window.recovery.problem is not None and window.recovery.check.isEnabled())
            assert not window.recovery.go.isVisible()
        assert not recovery_is_confirmed(folder.desk_keys)


def test_killed_before_the_code_was_read_back_the_next_start_asks_for_it(
    start: Open, centre: Centre, folder: DataFolder, tray: PaperTray
) -> None:
    with start() as made:
        made.enrol(centre)
    with start() as made:
        window = made.entrance.window
        made.wait_for(window.recovery)
        made.settle()
        assert not window.recovery.print_.isVisible()
        window.recovery.new.click()
        made.wait(window.recovery.print_.isVisible)
        code = made.read_back()
    assert open_with_recovery(folder.desk_keys, parse_recovery_code(code)).database_key


def test_a_new_code_at_a_desk_with_people_is_read_back_and_nothing_else_is_asked_again(
    start: Open, centre: Centre, folder: DataFolder
) -> None:
    with start() as made:
        made.enrol(centre)
        made.read_back()
        desk = made.premises._open
        assert desk is not None
        made.wait(desk.parts.sign_in.people)
        with desk.desk.opened.database.write() as connection:
            note_recent(connection, desk.parts.sign_in.people()[0].id)
    code = made.premises.recovery().replace()
    with start() as made:
        window = made.entrance.window
        made.wait_for(window.recovery)
        assert not window.steps.isVisible()
        scan(window.recovery.typed, code.text)
        made.wait(window.recovery.go.isVisible)
        window.recovery.go.click()
        made.wait(lambda: made.entrance.main is not None)
    assert recovery_is_confirmed(folder.desk_keys)


def test_the_page_that_asks_for_the_code_stands_where_the_others_do(qtbot: QtBot, tmp_path: Path) -> None:
    """The step in hand is in bold: the longest of them made the column beside the pages wider."""
    dress_plainly()
    window = FirstStartWindow(tmp_path / "none.ini")
    qtbot.addWidget(window)
    window.show()
    left = []
    for page in (window.welcome, window.unlock, window.opening, window.enrol, window.recovery):
        window.show_page(page)
        QApplication.processEvents()
        left.append(page.mapTo(window, QPoint()).x())
    assert len(set(left)) == 1


def test_another_login_is_let_in_by_the_sheet_and_opens_by_itself_from_then_on(
    start: Open, centre: Centre, folder: DataFolder, tray: PaperTray
) -> None:
    with start() as made:
        window = made.entrance.window
        made.enrol(centre)
        code = made.read_back()
    folder.key_file.unlink()  # another login has no secret in its keyring
    with start() as made:
        window = made.entrance.window
        made.wait_for(window.unlock)
        window.unlock.typed.setText("AAAA")
        window.unlock.go.click()
        made.wait(lambda: window.unlock.problem is not None)
        scan(window.unlock.go, code)
        made.wait(lambda: made.entrance.main is not None)
    with start() as made:
        made.wait(lambda: made.entrance.main is not None)


def test_a_desk_that_cannot_be_opened_says_why_and_tries_again(start: Open, folder: DataFolder) -> None:
    folder.prepare()
    create_desk_keys(folder.desk_keys, new_secrets(), keyring=KeyFile(folder.key_file))
    folder.database.write_bytes(b"no database at all" * 1000)
    with start() as made:
        window = made.entrance.window
        made.wait(window.opening.again.isVisible)
        made.wait(lambda: "Không mở được dữ liệu của quầy" in made.words)
        window.opening.again.click()
        made.wait(window.opening.again.isVisible)
        made.settle()


def test_a_printer_that_jams_is_told_in_words_and_nothing_is_asked(
    start: Open, centre: Centre, tray: PaperTray
) -> None:
    with start() as made:
        window = made.entrance.window
        made.enrol(centre)
        tray.jams = True
        window.recovery.print_.click()
        made.wait(lambda: "hết giấy" in made.words)
        assert window.recovery.print_.hasFocus(), "nothing is to be read back from paper that did not come out"
        tray.jams = False
        window.recovery.print_.click()
        made.wait(window.recovery.typed.hasFocus)


def test_the_hand_is_on_the_test_again_when_no_paper_came_of_it(start: Open, centre: Centre, tray: PaperTray) -> None:
    """It stood on the button beside it, which looks for printers."""
    with start() as made:
        window = made.entrance.window
        made.enrol(centre)
        made.go_to_regulation()
        window.regulation.go.click()
        made.wait_for(window.printer)
        made.settle()
        tray.jams = True
        QTest.keyClick(window.printer.test, Qt.Key.Key_Return)
        made.wait(lambda: "hết giấy" in made.words)
        assert window.printer.test.hasFocus()
        tray.jams = False
        QTest.keyClick(window.printer.test, Qt.Key.Key_Return)
        made.wait(window.printer.yes.hasFocus)


def test_what_was_for_reading_the_code_back_goes_with_it(qtbot: QtBot) -> None:
    """Copying the letters by hand was still asked for once they had left the screen."""
    page = RecoveryPage()
    qtbot.addWidget(page)
    page.show_code("MAUM-" * 7 + "MAUM")
    page.show()
    assert "Chép tay" in _words(page)
    page.show_read_back()
    assert "phong bì" in _words(page)
    assert "Chép tay" not in _words(page)
    assert not page.typed.isVisible()
    page.show_unknown()
    assert page.typed.isVisible()


def _words(page: RecoveryPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_a_printer_with_its_description_is_named_whole(qtbot: QtBot, tmp_path: Path) -> None:
    dress_plainly()
    window = FirstStartWindow(tmp_path / "window.ini")
    qtbot.addWidget(window)
    window.resize(1366, 728)
    printer = PrinterState("HP_LaserJet_M404", "Máy in tầng 1", default=True, accepts_jobs=True)
    window.recovery.show_code("MAUM-" * 7 + "MAUM")
    window.recovery.show_printers((printer,), "")
    window.show_page(window.recovery)
    window.show()
    names = window.recovery.printer.names
    assert names.shown() == names.currentText() == "Máy in tầng 1 (HP_LaserJet_M404) – mặc định"
