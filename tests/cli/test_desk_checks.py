"""What the doctor finds of the desk on this PC: folder, keys, digital copies, database."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest

from counter_app.cli import desk_checks
from counter_app.cli.desk_checks import check_database, check_desk_keys, check_folder, check_keyring
from counter_app.cli.doctor_checks import findings
from counter_app.cli.doctor_finding import Finding, Surroundings
from counter_app.cli.scan_checks import check_digital_copies
from counter_app.settings.local_disk import file_system_kind, forgets_at_power_off, is_share
from counter_app.store.database import Database
from counter_app.store.desk_keys import DeskSecrets, confirm_recovery, create_desk_keys, new_secrets
from counter_app.store.kept_scans import KeptScan, note_scan, set_state
from counter_app.store.migration import migrate
from counter_app.store.scan_store import ENDING_OF_FOLDER, ScanStore


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
