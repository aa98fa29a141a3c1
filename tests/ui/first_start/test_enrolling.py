"""The one-time code: refused, expired, scanned; a line, a clock and a certificate that are wrong."""

from __future__ import annotations

import sqlite3
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from counter_app.settings.data_folder import DataFolder
from tests.central.certificates import certificate
from tests.ui.first_start.new_pc import PATIENCE_SECONDS, Centre, Open
from tests.ui.typing_hands import scan

NOBODY_LISTENS = "http://127.0.0.1:9"


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
        made.begin(centre.url, code)
        made.refused(said)
        assert window.enrol.code.hasFocus()
        assert not folder.database.exists()
        made.try_code(centre.code())
        made.wait_for(window.recovery)
        made.settle()


def expired(centre: Centre) -> str:
    """A code of four days ago: nobody waits three days for a test."""
    code = centre.code()
    file = centre.database.removeprefix("sqlite:///")
    # The centre's process writes too: on a busy machine its turn may take longer than the five seconds of the default.
    with closing(sqlite3.connect(file, timeout=PATIENCE_SECONDS)) as database, database:
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
        made.begin(address, "A" * 16)
        made.refused(said)
        assert window.enrol.go.isEnabled()
        assert window.enrol.centre.hasFocus() == (address == "centre"), "the hand goes to what must be typed anew"
        assert not folder.desk_keys.exists()
        window.enrol.back.click()
        assert window.current is window.welcome


@pytest.mark.parametrize(
    ("field", "named"), [("centre", "Địa chỉ hệ thống trung tâm"), ("code", "Mã ghi danh"), ("desk", "Tên quầy")]
)
def test_a_line_left_empty_is_named_and_has_the_hand(start: Open, folder: DataFolder, field: str, named: str) -> None:
    """The address was called wrong in empty quotation marks, and for want of a desk's name the code was marked."""
    with start() as made:
        page = made.entrance.window.enrol
        made.wait_for(made.entrance.window.welcome)
        made.entrance.window.welcome.begin.click()
        for line in (page.centre, page.code, page.desk):
            line.setText("https://example.vn")
        getattr(page, field).setText(" ")
        page.go.click()
        made.refused(f"Ô “{named}” còn trống")
        assert getattr(page, field).hasFocus()
        assert not folder.desk_keys.exists()


def test_a_wrong_clock_is_told_with_both_times_and_one_may_go_on_knowingly(
    start: Open, centre: Centre, folder: DataFolder
) -> None:
    with start(clock_ahead=timedelta(days=400)) as made:
        window = made.entrance.window
        made.begin(centre.url, centre.code())
        made.wait(window.enrol.anyway.isVisible)
        made.wait(lambda: "Đồng hồ máy này là" in made.words)
        assert "Hãy chỉnh ngày giờ của máy" in made.words
        assert not folder.desk_keys.exists()
        window.enrol.anyway.click()
        made.wait_for(window.recovery)
        made.settle()


def test_a_certificate_that_nobody_vouches_for_is_told_and_no_code_is_sent(
    start: Open, folder: DataFolder, tmp_path: Path
) -> None:
    with start() as made, stranger(tmp_path) as address:
        window = made.entrance.window
        made.begin(address, "A" * 16)
        made.refused("chưa gửi mã ghi danh đi")
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
