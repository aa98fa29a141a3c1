"""A PC without a desk becomes one: the real window, a real centre process, and the paper that came out."""

from __future__ import annotations

import gc
import sqlite3
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest
import zxingcpp
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from central.sample import OFFICE
from counter_app.print.picture import page_picture
from counter_app.settings.data_folder import DataFolder, find_data_folder
from counter_app.store.desk_keys import create_desk_keys, new_secrets, open_with_recovery, recovery_is_confirmed
from counter_app.store.keyring_port import KeyFile
from counter_app.ui.first_start.ports import OpenedDesk
from counter_app.ui.first_start.regulation_page import RegulationPage
from counter_app.ui.intake.intake_screen import IntakeScreen
from counter_app.ui.main_window import MainWindow
from counter_app.ui.sign_in.sign_in_screen import SignInScreen
from counter_app.wire.recovery_code import parse_recovery_code
from tests.central.served import central, serving
from tests.central.test_notice_channels import certificate
from tests.ui.desk_window import PaperTray, found
from tests.ui.first_start import Centre, FirstStart, first_start
from tests.ui.typing_hands import scan

CARD = "075190012345||Nguyễn Thị Đẹp|01021990|Nữ|Số 1, phố Thử Nghiệm|21112021"
NOBODY_LISTENS = "http://127.0.0.1:9"
Open = Callable[..., AbstractContextManager[FirstStart]]


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    folder = tmp_path_factory.mktemp("centre")
    database, keys = f"sqlite:///{folder / 'centre.db'}", folder / "centre.keys"
    done = central("init", "--database", database, "--keys", str(keys), "--sample")
    assert done.returncode == 0, done.stderr
    with serving(database, keys, folder) as served:
        made = Centre(served.url, database, keys)
        made.ask("password", "lan")  # without one nobody can sign in, and nobody is listed
        yield made


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    monkeypatch.setenv("COUNTER_APP_KEYRING", "file")
    monkeypatch.setenv("COUNTER_APP_FOLDER", str(tmp_path / "desk"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    return find_data_folder(None)


@pytest.fixture
def tray() -> PaperTray:
    return PaperTray()


@pytest.fixture
def start(qtbot: QtBot, folder: DataFolder, tray: PaperTray) -> Open:
    return partial(first_start, qtbot, folder, tray)


def enrol(made: FirstStart, centre: Centre) -> None:
    window = made.entrance.window
    made.wait_for(window.welcome)
    window.welcome.begin.click()
    window.enrol.centre.setText(centre.url)
    window.enrol.code.setText(centre.code())
    window.enrol.go.click()
    made.wait_for(window.recovery)
    made.settle()


def read_from(sheet: bytes) -> dict[str, str]:
    """What an independent reader finds on the raster of the paper."""
    return {str(code.format): code.text for code in zxingcpp.read_barcodes(page_picture(sheet, 0, 203))}


def words_of(made: FirstStart) -> str:
    page = made.entrance.window.current
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_from_nothing_to_a_clerk_at_work(start: Open, centre: Centre, tray: PaperTray, folder: DataFolder) -> None:
    with start() as made:
        window = made.entrance.window
        enrol(made, centre)
        shown = "".join(label.text() for label in window.recovery.letters.findChildren(QLabel)).replace(" ", "")
        window.recovery.print_.click()
        made.wait(lambda: tray.sheets and window.recovery.print_.isEnabled())
        paper = read_from(tray.sheets[0])
        assert paper["QR Code"] == paper["Code 128"] == f"R1/{shown}"
        assert not window.recovery.go.isVisible()
        scan(window.recovery.print_, paper["QR Code"])
        made.wait(window.recovery.go.isVisible)
        assert recovery_is_confirmed(folder.desk_keys)
        assert shown not in words_of(made).replace(" ", "").replace("\n", "")
        window.recovery.go.click()
        made.wait_for(window.regulation)
        made.wait(lambda: "đã đặt quy chế cho cả cơ quan" in words_of(made))
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
        made.wait(lambda: "Nguyễn Thị Đẹp" in words_of(made))
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
        enrol(made, centre)
        window.recovery.print_.click()
        made.wait(lambda: tray.sheets and window.recovery.print_.isEnabled())
        scan(window.recovery.typed, read_from(tray.sheets[0])["QR Code"])
        made.wait(window.recovery.go.isVisible)
        window.recovery.go.click()
        made.wait(window.regulation.go.isEnabled)
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
        door.old.setText(issued)
        door.new.setText("cả nhà tôi ăn phở sáng")
        door.again.setText("cả nhà tôi ăn phở sáng")
        door.change.click()
        made.wait(lambda: not door.isVisible())


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("AAAAAAAAAAAAAAAA", "Mã ghi danh sai hoặc đã dùng"),
        ("used", "Mã ghi danh sai hoặc đã dùng"),
        ("expired", "hết hạn"),
    ],
)
def test_a_code_that_is_refused_is_told_in_place_and_the_next_one_works(
    start: Open, centre: Centre, folder: DataFolder, tmp_path: Path, code: str, said: str
) -> None:
    if code == "used":
        code = centre.code()
        other = central_enrol(centre, code, tmp_path / "other")
        assert other == 0
    elif code == "expired":
        code = expired(centre)
    with start() as made:
        window = made.entrance.window
        made.wait_for(window.welcome)
        window.welcome.begin.click()
        window.enrol.centre.setText(centre.url)
        window.enrol.code.setText(code)
        window.enrol.go.click()
        made.wait(lambda: said in words_of(made))
        assert window.enrol.code.hasFocus()
        assert not folder.database.exists()
        window.enrol.code.setText(centre.code())
        window.enrol.go.click()
        made.wait_for(window.recovery)
        made.settle()


def older(page: RegulationPage, regulation: str) -> QRadioButton:
    return next(one for one in page.older.findChildren(QRadioButton) if one.property("regulation") == regulation)


def expired(centre: Centre) -> str:
    """A code of four days ago: nobody waits three days for a test."""
    code = centre.code()
    with closing(sqlite3.connect(centre.database.removeprefix("sqlite:///"))) as database, database:
        last = database.execute("SELECT max(rowid) FROM enrolment_codes").fetchone()
        database.execute("UPDATE enrolment_codes SET expires = '2026-01-01T00:00:00+07:00' WHERE rowid = ?", last)
    return code


def central_enrol(centre: Centre, code: str, folder: Path) -> int:
    from counter_app.cli import run

    return run(["enrol", "--centre", centre.url, "--code", code, "--name", "Quầy khác", "--folder", str(folder)])


@pytest.mark.parametrize(
    ("address", "said"), [(NOBODY_LISTENS, "Không kết nối được"), ("centre", "phải bắt đầu bằng https://")]
)
def test_no_line_and_no_address_are_told_and_nothing_is_made(
    start: Open, folder: DataFolder, address: str, said: str
) -> None:
    with start() as made:
        window = made.entrance.window
        made.wait_for(window.welcome)
        window.welcome.begin.click()
        window.enrol.centre.setText(address)
        window.enrol.code.setText("A" * 16)
        window.enrol.go.click()
        made.wait(lambda: said in words_of(made))
        assert window.enrol.go.isEnabled()
        assert window.enrol.centre.hasFocus() == (address == "centre"), "the hand goes to what must be typed anew"
        assert not folder.desk_keys.exists()
        window.enrol.back.click()
        assert window.current is window.welcome


def test_a_wrong_clock_is_told_with_both_times_and_one_may_go_on_knowingly(
    start: Open, centre: Centre, folder: DataFolder
) -> None:
    with start(clock_ahead=timedelta(days=400)) as made:
        window = made.entrance.window
        made.wait_for(window.welcome)
        window.welcome.begin.click()
        window.enrol.centre.setText(centre.url)
        window.enrol.code.setText(centre.code())
        window.enrol.go.click()
        made.wait(window.enrol.anyway.isVisible)
        made.wait(lambda: "Đồng hồ máy này là" in words_of(made))
        assert "Hãy chỉnh ngày giờ của máy" in words_of(made)
        assert not folder.desk_keys.exists()
        window.enrol.anyway.click()
        made.wait_for(window.recovery)
        made.settle()


def test_a_certificate_that_nobody_vouches_for_is_told_and_no_code_is_sent(
    start: Open, folder: DataFolder, tmp_path: Path
) -> None:
    with start() as made, stranger(tmp_path) as address:
        window = made.entrance.window
        made.wait_for(window.welcome)
        window.welcome.begin.click()
        window.enrol.centre.setText(address)
        window.enrol.code.setText("A" * 16)
        window.enrol.go.click()
        made.wait(lambda: "chưa gửi mã ghi danh đi" in words_of(made))
        assert window.enrol.go.isEnabled()
        assert window.enrol.code.text() == "A" * 16
        assert not folder.desk_keys.exists()


@contextmanager
def stranger(folder: Path) -> Iterator[str]:
    """A server whose certificate it made itself; nobody gets past the greeting."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate(folder))
    server = HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"https://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


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


def test_a_window_that_cannot_be_made_is_told_and_nobody_waits_for_ever(start: Open) -> None:
    def broken(_parts: object) -> MainWindow:
        raise LookupError("a fault of the program")

    with start() as made:
        made.wait_for(made.entrance.window.welcome)
        made.entrance._build = broken
        made.entrance.controller.opened.emit(SimpleNamespace(parts=None))
        made.wait_for(made.entrance.window.opening)
        assert "vẫn còn nguyên" in words_of(made)
        assert made.entrance.window.opening.again.isHidden()
        assert made.entrance.main is None


def test_the_code_may_be_scanned_from_anywhere_in_the_window(start: Open) -> None:
    with start() as made:
        window = made.entrance.window
        made.wait_for(window.welcome)
        window.welcome.begin.click()
        scan(window.enrol.desk, "abcd-efgh-ijkl-mnop")
        assert window.enrol.code.text() == "abcd-efgh-ijkl-mnop"
        assert window.enrol.desk.text() == "Quầy 1"
        scan(window.enrol.desk, "https://mau.example.vn")
        assert window.enrol.centre.text() == "https://mau.example.vn"


def test_a_wrong_code_read_back_goes_no_further(start: Open, centre: Centre, folder: DataFolder) -> None:
    with start() as made:
        window = made.entrance.window
        enrol(made, centre)
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
        enrol(made, centre)
    with start() as made:
        window = made.entrance.window
        made.wait_for(window.recovery)
        made.settle()
        assert not window.recovery.print_.isVisible()
        window.recovery.new.click()
        made.wait(window.recovery.print_.isVisible)
        window.recovery.print_.click()
        made.wait(lambda: bool(tray.sheets) and window.recovery.print_.isEnabled())
        code = read_from(tray.sheets[0])["QR Code"]
        scan(window.recovery.typed, code)
        made.wait(window.recovery.go.isVisible)
    assert open_with_recovery(folder.desk_keys, parse_recovery_code(code)).database_key


def test_another_login_is_let_in_by_the_sheet_and_opens_by_itself_from_then_on(
    start: Open, centre: Centre, folder: DataFolder, tray: PaperTray
) -> None:
    with start() as made:
        window = made.entrance.window
        enrol(made, centre)
        window.recovery.print_.click()
        made.wait(lambda: bool(tray.sheets) and window.recovery.print_.isEnabled())
        code = read_from(tray.sheets[0])["QR Code"]
        scan(window.recovery.typed, code)
        made.wait(window.recovery.go.isVisible)
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
        assert "Không mở được dữ liệu của quầy" in words_of(made)
        window.opening.again.click()
        made.wait(window.opening.again.isVisible)
        made.settle()


def test_a_printer_that_jams_is_told_in_words_and_nothing_is_asked(
    start: Open, centre: Centre, tray: PaperTray
) -> None:
    with start() as made:
        window = made.entrance.window
        enrol(made, centre)
        tray.jams = True
        window.recovery.print_.click()
        made.wait(lambda: "hết giấy" in words_of(made))
        assert window.recovery.print_.isEnabled()


def test_without_any_printer_the_code_is_copied_by_hand(start: Open, centre: Centre) -> None:
    with start(printers=list) as made:
        window = made.entrance.window
        enrol(made, centre)
        made.wait(lambda: "chép tay" in words_of(made))
        typed = " ".join(label.text() for label in window.recovery.letters.findChildren(QLabel)).lower()
        window.recovery.typed.setText(typed.replace(" ", ""))
        window.recovery.check.click()
        made.wait(window.recovery.go.isVisible)


def test_the_demonstration_office_opens_without_a_code(start: Open, tmp_path: Path, folder: DataFolder) -> None:
    from counter_app.cli.window import DemonstrationOffice

    office = DemonstrationOffice(tmp_path / "demonstration")
    with start(demonstration=office.open) as made:
        window = made.entrance.window
        made.wait_for(window.welcome)
        made.wait(lambda: "không có kho khóa" in words_of(made))
        window.welcome.demonstration.click()
        made.wait(window.regulation.go.isEnabled)
        assert window.regulation.chosen() == "national_2025"
        assert not window.regulation.older.isVisible()
        window.regulation.show_older.click()
        assert "sáp nhập" in words_of(made)
        older(window.regulation, "dak_nong_2019").click()
        window.regulation.go.click()
        made.wait(lambda: made.entrance.main is not None)
        main = made.entrance.main
        assert main is not None
        assert found(main, IntakeScreen) is not None
        desk = made.entrance.controller.desk
        assert desk is not None
        made.wait(lambda: desk.regulations().set_by_centre)
        assert [choice.id for choice in desk.regulations().all if choice.chosen] == ["dak_nong_2019"]
        assert not folder.desk_keys.exists()
    office.close()


def test_where_the_centre_names_none_the_regulation_is_chosen_here_and_stays(
    start: Open, centre: Centre, folder: DataFolder, tray: PaperTray
) -> None:
    centre.set_profile("")
    try:
        with start() as made:
            window = made.entrance.window
            enrol(made, centre)
            window.recovery.print_.click()
            made.wait(lambda: tray.sheets and window.recovery.print_.isEnabled())
            scan(window.recovery.typed, read_from(tray.sheets[0])["QR Code"])
            made.wait(window.recovery.go.isVisible)
            window.recovery.go.click()
            made.wait(window.regulation.go.isEnabled)
            assert "chưa đặt quy chế" in words_of(made)
            assert window.regulation.chosen() == "national_2025"
            window.regulation.show_older.click()
            older(window.regulation, "dong_nai_2020").click()
            window.regulation.go.click()
            made.wait_for(window.printer)
            made.settle()
            desk = made.entrance.controller.desk
            assert desk is not None
            assert chosen(desk) == "dong_nai_2020"
        with start() as made:
            made.wait(lambda: made.entrance.main is not None)
            desk = made.entrance.controller.desk
            assert desk is not None
            assert chosen(desk) == "dong_nai_2020"
    finally:
        centre.set_profile("national_2025")


def chosen(desk: OpenedDesk) -> str:
    return next(choice.id for choice in desk.regulations().all if choice.chosen)


def test_what_was_scanned_for_the_test_stays_nowhere(start: Open, centre: Centre, folder: DataFolder) -> None:
    with start() as made:
        window = made.entrance.window
        enrol(made, centre)
        window.show_page(window.scanner)
        made.settle()
        scan(window.scanner.port, CARD.encode("utf-8").decode("latin-1"))
        made.wait(lambda: "Nguyễn Thị Đẹp" in words_of(made))
        assert "đã khôi phục" in words_of(made)
    kept = b"".join(file.read_bytes() for file in folder.path.rglob("*") if file.is_file())
    assert "Đẹp".encode() not in kept
    assert b"075190012345" not in kept
