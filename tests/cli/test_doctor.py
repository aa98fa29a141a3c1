"""`counter-app doctor`: each check says what it found, and the command its exit code."""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
import reportlab

from counter_app import cli
from counter_app.cli import antivirus, desk_checks
from counter_app.cli.desk_checks import check_database, check_desk_keys, check_folder, check_keyring
from counter_app.cli.doctor_checks import CHECKS, findings
from counter_app.cli.doctor_finding import Finding, Surroundings
from counter_app.cli.machine_checks import check_centre, check_clock, check_fonts, check_versions, judged_commit_time
from counter_app.cli.scan_checks import check_digital_copies
from counter_app.domain.errors import BadInput
from counter_app.domain.times import iso
from counter_app.print.font_coverage import missing_letters
from counter_app.print.fonts import FONT_FOLDER, VIETNAMESE
from counter_app.settings.data_folder import find_data_folder
from counter_app.settings.local_disk import file_system_kind, forgets_at_power_off, is_share
from counter_app.store.commit_time import median_commit_seconds
from counter_app.store.database import Database
from counter_app.store.desk_keys import DeskSecrets, confirm_recovery, create_desk_keys, new_secrets
from counter_app.store.kept_scans import KeptScan, note_scan, set_state
from counter_app.store.keyring_port import KeyFile
from counter_app.store.migration import migrate
from counter_app.store.scan_store import ENDING_OF_FOLDER, ScanStore
from counter_app.sync.centre_probe import CentreAway, centre_time
from counter_app.wire.messages import CentreAnswer, write_message
from counter_app.wire.papers import b64

NOW = datetime(2026, 11, 20, 5, tzinfo=UTC)


@pytest.fixture
def around(tmp_path: Path) -> Surroundings:
    folder = find_data_folder(tmp_path / "desk", {}, user=tmp_path / "user")
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/sda1 / ext4 rw 0 0\n")
    return Surroundings(folder, KeyFile(folder.key_file), FONT_FOLDER, mounts, NOW, None)


def enrol(around: Surroundings, *, confirmed: bool = True) -> DeskSecrets:
    around.folder.prepare()
    secrets = new_secrets()
    code = create_desk_keys(around.folder.desk_keys, secrets, keyring=around.keyring, login="lan")
    if confirmed:
        confirm_recovery(around.folder.desk_keys, code)
    with closing(Database(around.folder.database, secrets.database_key)) as database:
        with database.write() as connection:
            migrate(connection)
        database.fold_log()
    around.folder.set_mode(around.folder.database)
    return secrets


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


class TestFolder:
    def test_a_folder_that_is_not_there_yet_is_no_fault(self, around: Surroundings) -> None:
        assert check_folder(around).ok is None

    def test_a_closed_local_folder_is_well(self, around: Surroundings) -> None:
        enrol(around)
        assert check_folder(around).ok is True

    def test_a_folder_that_every_user_may_enter_is_named_with_the_remedy(self, around: Surroundings) -> None:
        enrol(around)
        around.folder.path.chmod(0o755)
        finding = check_folder(around)
        assert finding.ok is False
        assert f"chmod o-rwx {around.folder.path}" in finding.en

    @pytest.mark.parametrize("name", ["desk.keys", "desk.db"])
    def test_a_file_that_the_desks_other_logins_cannot_write_is_named(self, around: Surroundings, name: str) -> None:
        around.folder.path.mkdir()
        around.folder.path.chmod(0o2770)
        enrol(around)
        assert check_folder(around).ok is True
        (around.folder.path / name).chmod(0o640)
        finding = check_folder(around)
        assert finding.ok is False
        assert f"chmod g+rw {around.folder.path / name}" in finding.en

    def test_a_folder_on_a_share_is_a_fault(self, around: Surroundings) -> None:
        enrol(around)
        around.mounts.write_text("server:/x / cifs rw 0 0\n")
        finding = check_folder(around)
        assert finding.ok is False
        assert "network share" in finding.en

    def test_a_share_and_a_memory_disk_are_told_from_a_local_disk(self, tmp_path: Path) -> None:
        mounts = tmp_path / "mounts"
        mounts.write_text(
            "/dev/sda1 / ext4 rw 0 0\nserver:/x /mnt/share\\040one nfs4 rw 0 0\n"
            "tmpfs /run tmpfs rw 0 0\n/dev/b /v xfs rw\n"
        )
        kinds = {path: file_system_kind(Path(path), mounts) for path in ("/mnt/share one/a", "/run/x", "/var", "/v")}
        assert kinds == {"/mnt/share one/a": "nfs4", "/run/x": "tmpfs", "/var": "ext4", "/v": "xfs"}
        assert is_share("nfs4")
        assert forgets_at_power_off("tmpfs")
        assert not is_share("ext4")
        assert file_system_kind(Path("/var"), tmp_path / "absent") == ""


class TestKeys:
    def test_a_key_file_instead_of_a_keyring_is_said_with_what_it_does_not_protect(self, around: Surroundings) -> None:
        finding = check_keyring(around)
        assert finding.ok is False
        assert "takes the disk" in finding.en.replace("\n", " ")
        assert str(around.folder.key_file) in finding.vi

    def test_a_desk_that_is_not_enrolled_is_no_fault(self, around: Surroundings) -> None:
        assert check_desk_keys(around).ok is None

    def test_an_enrolled_desk_names_the_logins_that_can_open_it(self, around: Surroundings) -> None:
        enrol(around)
        assert check_desk_keys(around) == Finding(
            "desk keys",
            True,
            "Mở được cho: lan. Mã khôi phục đã được thử.",
            "They open for: lan. The recovery code was tried.",
        )

    def test_a_recovery_code_that_was_never_scanned_back_is_a_fault(self, around: Surroundings) -> None:
        enrol(around, confirmed=False)
        assert check_desk_keys(around).ok is False

    def test_a_database_without_its_keys_file_is_a_fault(self, around: Surroundings) -> None:
        enrol(around)
        around.folder.desk_keys.unlink()
        found = {finding.check: finding for finding in findings(around)}
        assert found["desk keys"].ok is False
        assert found["database"].ok is False
        assert "second copy" in found["database"].en


class TestDigitalCopies:
    def test_none_yet_is_no_fault(self, around: Surroundings) -> None:
        assert check_digital_copies(around).ok is None
        enrol(around)
        finding = check_digital_copies(around)
        assert (finding.ok, finding.en) == (True, "0 digital copies, none is missing.")

    def test_a_paper_that_was_taken_away_is_named_by_its_dossier(self, around: Surroundings) -> None:
        scans = self.kept(around, *(bytes([number]) * 50 for number in range(3)))
        assert check_digital_copies(around).en == "3 digital copies, none is missing."
        gone, damaged, _whole = sorted(scans.folder.iterdir())
        gone.unlink()
        damaged.write_bytes(b"damaged")
        finding = check_digital_copies(around)
        assert finding.ok is False
        assert "2 of 3 digital copies are gone from this PC or damaged" in finding.en
        assert "D" * 16 in finding.en

    def test_what_the_centre_has_is_no_loss(self, around: Surroundings) -> None:
        scans = self.kept(around, b"paper", state="sent")
        next(scans.folder.iterdir()).unlink()
        assert check_digital_copies(around).ok is True

    def kept(self, around: Surroundings, *papers: bytes, state: str = "waiting") -> ScanStore:
        key, path = enrol(around).database_key, around.folder.database
        scans = ScanStore(path.with_suffix(ENDING_OF_FOLDER), key, os.urandom)
        with closing(Database(path, key)) as database:
            for paper in papers:
                with database.write() as connection:
                    scan = KeptScan(scans.keep(paper), "D" * 16, len(paper))
                    note_scan(connection, scan)
                    set_state(connection, scan, state)
            database.fold_log()
        return scans


class TestDatabase:
    def test_none_yet_is_no_fault(self, around: Surroundings) -> None:
        assert check_database(around).ok is None
        assert not around.folder.path.exists()

    def test_the_pragmas_are_read_back(self, around: Surroundings) -> None:
        enrol(around)
        finding = check_database(around)
        assert finding.ok is True
        assert "WAL, FULL" in finding.en

    def test_a_newer_version_asks_for_an_update(self, around: Surroundings) -> None:
        secrets = enrol(around)
        with (
            closing(Database(around.folder.database, secrets.database_key)) as database,
            database.write() as connection,
        ):
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        finding = check_database(around)
        assert finding.ok is False
        assert "newer version" in finding.en

    @pytest.mark.parametrize(
        ("start", "replaced", "why"),
        [
            (100, b"\0" * 50, "the disk damaged"),
            (0, os.urandom(4096 * 400), "does not belong to these keys"),
            (0, b"SQLite format 3\0" + bytes(4096 * 400), "not encrypted"),
        ],
    )
    def test_a_wrong_key_is_told_from_a_broken_disk(
        self, around: Surroundings, start: int, replaced: bytes, why: str
    ) -> None:
        enrol(around)
        whole = around.folder.database.read_bytes()
        damaged = whole[:start] + replaced + whole[start + len(replaced) :]
        around.folder.database.write_bytes(damaged[: len(whole)])
        finding = check_database(around)
        assert finding.ok is False
        assert why in finding.en

    def test_a_damaged_page_that_nothing_reads_is_found(self, around: Surroundings) -> None:
        enrol(around)
        assert "pages were read" in check_database(around).en
        with around.folder.database.open("r+b") as file:
            file.seek(-2000, os.SEEK_END)
            file.write(b"damage")
        finding = check_database(around)
        assert finding.ok is False
        assert "is damaged" in finding.en

    def test_a_file_too_large_to_read_in_the_time_says_how_far_it_came(
        self, around: Surroundings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        enrol(around)
        monkeypatch.setattr(desk_checks, "LOOK_SECONDS", 0)
        finding = check_database(around)
        assert finding.ok is None
        assert "journal verify" in finding.en


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


class TestCommand:
    @pytest.fixture(autouse=True)
    def surroundings(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COUNTER_APP_FOLDER", str(tmp_path / "desk"))
        monkeypatch.setenv("COUNTER_APP_KEYRING", "file")
        monkeypatch.setenv("COUNTER_APP_LANG", "vi")
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
        monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:1")

    def test_json_lists_every_check_with_its_answer_and_a_no_exits_1(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.run(["doctor", "--json"]) == 1
        found = json.loads(capsys.readouterr().out)
        assert [finding["check"] for finding in found] == [name for name, _ in CHECKS]
        assert all(set(finding) == {"check", "ok", "text"} and finding["text"] for finding in found)
        answers = {finding["check"]: finding["ok"] for finding in found}
        assert (answers["fonts"], answers["keyring"], answers["database"]) == (True, False, None)

    def test_without_json_each_check_is_one_line_in_the_language_asked_for(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        cli.run(["doctor"])
        vietnamese = capsys.readouterr().out.splitlines()
        monkeypatch.setenv("COUNTER_APP_LANG", "en")
        cli.run(["doctor"])
        english = capsys.readouterr().out.splitlines()
        assert len(vietnamese) == len(english) == len(CHECKS)
        assert vietnamese[1].startswith("✓ Phông chữ")
        assert english[1].startswith("✓ fonts")

    def test_it_changes_nothing(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        cli.run(["doctor"])
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize(
        "arguments", [["--folder", "data"], ["--centre", "ftp://x"], ["--folder", "/x", "--centre", "nonsense"]]
    )
    def test_a_setting_that_cannot_be_one_is_bad_input(
        self, arguments: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert cli.run(["doctor", *arguments]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert len(captured.err.splitlines()) == 1

    def test_nothing_wrong_exits_0(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        fine = Finding("fonts", True, "Đủ.", "All.")
        unknown = Finding("clock", None, "Chưa rõ.", "Cannot tell.")
        checks = (("fonts", lambda _: fine), ("clock", lambda _: unknown))
        monkeypatch.setattr("counter_app.cli.doctor_checks.CHECKS", checks)
        assert cli.run(["doctor"]) == 0
