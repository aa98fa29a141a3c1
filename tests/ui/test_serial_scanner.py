"""A serial scanner on a pseudo-terminal: real bytes, real pyserial, the lane that reads it."""

from __future__ import annotations

import os
import termios
import threading
import tty
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from counter_app.settings.local_settings import SerialScanner
from counter_app.ui.background import THREAD_PREFIX, Background, Lane
from counter_app.ui.scans.serial_scanner import SerialScannerPort
from counter_app.ui.scans.serial_text import LONGEST_BYTES, SerialText

CARD = "075190012345||Nguyễn Thị Đẹp|01021990|Nữ|Số 1, phố Thử Nghiệm|21112021"
LINES = st.lists(st.text(st.characters(exclude_characters="\r\n", exclude_categories=("Cs",)), min_size=1), max_size=5)


@given(LINES, st.sampled_from(["\r", "\n", "\r\n"]), st.integers(1, 7))
def test_however_the_bytes_are_cut_whole_letters_come_out(lines: list[str], ending: str, size: int) -> None:
    data = "".join(line + ending for line in lines).encode()
    text, found = SerialText(), []
    for start in range(0, len(data), size):
        found += text.take(data[start : start + size])
    assert found == lines


def test_without_an_ending_a_pause_ends_it() -> None:
    text = SerialText()
    assert text.take(CARD.encode()) == ()
    assert text.pause() == (CARD,)
    assert text.pause() == ()


def test_ten_megabytes_of_rubbish_are_dropped_to_their_end_and_never_kept() -> None:
    text = SerialText()
    for _ in range(160):
        assert text.take(b"\xff" * 65_536) == ()
        assert len(text._held) <= LONGEST_BYTES
    assert text.take(b"\r\n" + CARD.encode() + b"\r\n") == (CARD,)


def test_bytes_that_are_no_utf_8_come_through_one_by_one_for_the_repair() -> None:
    assert SerialText().take(b"Nguy\xe1n\r") == ("Nguyán",)


class Cable:
    """The scanner's end of a pseudo-terminal; the computer's end can be found under `port`, as /dev/ttyACM0 is."""

    def __init__(self, port: Path) -> None:
        self.port = port
        self.plug()

    def plug(self) -> None:
        self._scanner, computer = os.openpty()
        tty.setraw(computer, termios.TCSANOW)
        self.port.unlink(missing_ok=True)
        self.port.symlink_to(os.ttyname(computer))
        self._computer = computer

    def send(self, *pieces: bytes) -> None:
        for piece in pieces:
            left = piece
            while left:
                left = left[os.write(self._scanner, left[:4096]) :]

    def unplug(self) -> None:
        self.port.unlink()
        os.close(self._computer)
        os.close(self._scanner)


@pytest.fixture
def cable(tmp_path: Path) -> Cable:
    return Cable(tmp_path / "ttyACM0")


@pytest.fixture
def port(qtbot: QtBot, background: Background, cable: Cable) -> Iterator[SerialScannerPort]:
    made = SerialScannerPort(background)
    with qtbot.waitSignal(made.state_changed) as said:
        made.use(SerialScanner(str(cable.port)))
    assert said.args == [f"Máy quét đã nối ở cổng {cable.port}.", True]
    yield made
    made.close()


@pytest.mark.parametrize("ending", [b"\r", b"\n", b"\r\n", b""])
def test_a_card_is_read_as_utf_8_whatever_ends_it(
    qtbot: QtBot, port: SerialScannerPort, cable: Cable, ending: bytes
) -> None:
    data = CARD.encode()
    cut = data.index("ễ".encode()) + 1  # in the middle of a letter
    with qtbot.waitSignal(port.scanned) as heard:
        cable.send(data[:cut], data[cut:] + ending)
    assert heard.args == [CARD]


def test_unplugged_it_says_so_and_goes_on_when_it_is_back(qtbot: QtBot, port: SerialScannerPort, cable: Cable) -> None:
    with qtbot.waitSignal(port.state_changed) as said:
        cable.unplug()
    assert said.args is not None
    assert said.args[0].startswith("Không thấy máy quét ở cổng")
    assert said.args[1] is False
    with qtbot.waitSignal(port.state_changed) as said:
        cable.plug()
    assert said.args == [f"Máy quét ở cổng {cable.port} đã nối lại.", True]
    with qtbot.waitSignal(port.scanned) as heard:
        cable.send(CARD.encode() + b"\r\n")
    assert heard.args == [CARD]


def test_ten_megabytes_over_the_cable_end_in_the_next_card(qtbot: QtBot, port: SerialScannerPort, cable: Cable) -> None:
    sender = threading.Thread(target=cable.send, args=(b"\xc3" * 10_000_000, b"\r\n", CARD.encode(), b"\r\n"))
    with qtbot.waitSignal(port.scanned, timeout=60_000) as heard:
        sender.start()
    sender.join()
    assert heard.args == [CARD]


def test_a_port_that_reads_holds_no_screen_busy(port: SerialScannerPort, background: Background) -> None:
    assert background.is_idle()
    assert not background.is_acting()


def test_closing_ends_the_reading_at_once(qtbot: QtBot, port: SerialScannerPort, background: Background) -> None:
    lane = THREAD_PREFIX + Lane.SCANNER.value
    assert any(one.name.startswith(lane) for one in threading.enumerate())
    port.close()
    background.close()
    assert not any(one.name.startswith(lane) for one in threading.enumerate())
