"""What the doctor finds of the PC: fonts, how long a commit takes, clock and centre, virus scanner, versions."""

from __future__ import annotations

import socket
import sys
import threading
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
import reportlab

from counter_app.cli import antivirus
from counter_app.cli.desk_beside import regulation_here
from counter_app.cli.doctor_checks import findings
from counter_app.cli.doctor_finding import Surroundings
from counter_app.cli.machine_checks import (
    check_antivirus,
    check_centre,
    check_clock,
    check_fonts,
    check_versions,
    judged_commit_time,
)
from counter_app.domain.errors import BadInput
from counter_app.domain.times import iso
from counter_app.print.font_coverage import missing_letters
from counter_app.print.fonts import VIETNAMESE
from counter_app.store.commit_time import median_commit_seconds
from counter_app.sync.centre_probe import CentreAway, centre_time
from counter_app.wire.messages import CentreAnswer, write_message
from counter_app.wire.papers import b64
from tests.cli.conftest import NOW
from tests.services.chosen_regulation import choose
from tests.services.steps.counter import counter
from tests.store.desks import KEY


@contextmanager
def served(body: bytes, status: int = 200) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def centre_says(time: datetime) -> bytes:
    return write_message(CentreAnswer(centre="00" * 16, time=iso(time), keys=[], nonce=b64(bytes(32))))


class TestFonts:
    def test_the_shipped_faces_have_every_vietnamese_letter(self, around: Surroundings) -> None:
        assert check_fonts(around).ok is True

    def test_a_font_without_vietnamese_is_found_out(self) -> None:
        vera = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
        assert "ế" in missing_letters(vera)
        assert len(missing_letters(vera)) < len(VIETNAMESE)

    def test_a_missing_file_is_a_finding(self, around: Surroundings, tmp_path: Path) -> None:
        (finding,) = [f for f in findings(replace(around, fonts=tmp_path)) if f.check == "fonts"]
        assert finding.ok is False
        assert "LiberationSerif-Regular.ttf" in finding.vi


class TestCommitTime:
    def test_it_is_measured_and_leaves_nothing(self, tmp_path: Path) -> None:
        assert 0 < median_commit_seconds(tmp_path, commits=3) < 5
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize(("seconds", "ok"), [(0.00001, None), (0.003, True), (0.4, True), (0.9, False)])
    def test_too_fast_cannot_be_vouched_for_and_too_slow_is_a_fault(self, seconds: float, ok: bool | None) -> None:
        assert judged_commit_time(seconds).ok is ok


class TestClockAndCentre:
    @pytest.mark.parametrize(("seconds", "ok"), [(0, True), (-119, True), (121, False), (-90_000, False)])
    def test_the_clock_is_compared_with_the_centres(self, around: Surroundings, seconds: int, ok: bool) -> None:
        assert check_clock(replace(around, centre=NOW + timedelta(seconds=seconds))).ok is ok

    def test_without_a_centre_it_cannot_be_told(self, around: Surroundings) -> None:
        finding = check_clock(around)
        assert finding.ok is None
        assert "20/11/2026 12:00" in finding.vi

    def test_a_clock_before_the_program_was_made_is_wrong_in_any_case(self, around: Surroundings) -> None:
        assert check_clock(replace(around, asked=datetime(2010, 1, 1, tzinfo=UTC))).ok is False

    def test_no_address_is_no_fault(self, around: Surroundings) -> None:
        assert check_centre(around).ok is None

    def test_the_centre_answers_with_its_time(self) -> None:
        with served(centre_says(NOW)) as address:
            assert centre_time(address + "/") == NOW

    @pytest.mark.parametrize(
        ("body", "status", "why"),
        [
            (b"<html>Log in to the Wi-Fi</html>", 200, "something else answered"),
            (b"", 503, "status 503"),
            (b'{"centre":"00","time":"soon","keys":[],"nonce":""}', 200, "something else answered"),
        ],
    )
    def test_whatever_else_answers_is_not_taken_for_it(self, body: bytes, status: int, why: str) -> None:
        with served(body, status) as address, pytest.raises(CentreAway, match=why):
            centre_time(address)

    def test_nobody_there_is_said(self, around: Surroundings) -> None:
        with closing(socket.socket()) as unused:
            unused.bind(("127.0.0.1", 0))
            port = unused.getsockname()[1]
        with pytest.raises(CentreAway, match="cannot be reached") as away:
            centre_time(f"http://127.0.0.1:{port}")
        assert check_centre(replace(around, centre=away.value)).ok is False

    @pytest.mark.parametrize("address", ["", "centre", "ftp://centre", "https://", "file:///etc/passwd"])
    def test_an_address_that_is_none_is_bad_input(self, address: str) -> None:
        with pytest.raises(BadInput, match="https"):
            centre_time(address)


class TestAntivirus:
    @pytest.mark.rule("workstation.antivirus", profile="dak_nong_2019")
    @pytest.mark.parametrize(
        ("profile", "article"), [("dak_nong_2019", "QĐ 04/2019/QĐ-UBND, điều 26.5"), ("national_2025", "")]
    )
    @pytest.mark.parametrize("found", [(False, "Windows Defender"), (None, "")])
    def test_where_the_desks_regulation_demands_it_its_article_is_named_and_no_other_provinces(
        self,
        profile: str,
        article: str,
        found: tuple[bool | None, str],
        around: Surroundings,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        opened = counter(tmp_path)
        choose(opened.place, profile)
        opened.place.desk.database.close()
        (tmp_path / "key").write_text(KEY.hex(), "ascii")
        named = Namespace(db=tmp_path / "desk.db", key_file=tmp_path / "key", folder=tmp_path / "folder")
        monkeypatch.setattr("counter_app.cli.machine_checks.running_scanner", lambda: found)
        finding = check_antivirus(replace(around, regulation=regulation_here(named)))
        assert finding.ok is found[0]
        assert ("điều 26.5" in finding.vi) is bool(article)
        assert article in finding.vi
        assert article in finding.en
        assert "điều" not in check_antivirus(around).vi  # no desk here yet

    @pytest.mark.rule("workstation.antivirus", profile="dak_nong_2019")
    def test_a_known_scanner_that_runs_is_on_and_none_known_proves_nothing(self, tmp_path: Path) -> None:
        assert antivirus.running_scanner(tmp_path) == (None, "")
        (tmp_path / "17").mkdir()
        (tmp_path / "17" / "comm").write_text("clamd\n")
        assert antivirus.running_scanner(tmp_path) == (True, "ClamAV")

    @pytest.mark.parametrize(
        ("answer", "wanted"),
        [
            ("397568 Windows Defender\n", (True, "Windows Defender")),
            ("393472 Windows Defender\r\n", (False, "Windows Defender")),
            ("393472 Windows Defender\n266240 Bkav Pro\n", (True, "Bkav Pro")),
            ("", (None, "")),
            ("Access denied", (None, "")),
        ],
    )
    def test_the_answer_of_windows_is_read(self, answer: str, wanted: tuple[bool | None, str]) -> None:
        assert antivirus.scanner_of_windows(answer) == wanted


def test_the_versions_in_use_are_named(around: Surroundings) -> None:
    finding = check_versions(around)
    assert finding.ok is True
    assert ".".join(map(str, sys.version_info[:3])) in finding.en
