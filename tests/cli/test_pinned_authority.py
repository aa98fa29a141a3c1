"""A centre whose certificate an authority of the office's own signed, as `counter-central serve` answers over TLS."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.x509 import load_pem_x509_certificate

from counter_app.app.premises import Premises
from counter_app.cli import run
from counter_app.cli.authority_checks import check_authority
from counter_app.cli.doctor_finding import Surroundings
from counter_app.desk import Desk
from counter_app.services.office_settings import SETTINGS
from counter_app.settings.data_folder import find_data_folder
from counter_app.store.desk_keys import unlock
from counter_app.store.keyring_port import KeyFile
from counter_app.store.reference_store import current_kind
from tests.central.certificates import certificate
from tests.central.served import Served, central

PATIENCE_SECONDS = 60.0


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    database, keys = f"sqlite:///{tmp_path / 'centre.db'}", tmp_path / "centre.keys"
    assert central("init", "--sample", "--database", database, "--keys", str(keys)).returncode == 0
    one = Served(database, keys, tmp_path, tls=certificate(tmp_path))
    one.start()
    yield one
    one.kill()


def pin(folder: Path, authority: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "centre.pem").write_bytes(authority.read_bytes())


def findings(capsys: pytest.CaptureFixture[str], centre: str) -> dict[str, bool | None]:
    capsys.readouterr()
    run(["doctor", "--json", "--centre", centre])
    return {one["check"]: one["ok"] for one in json.loads(capsys.readouterr().out)}


def test_the_office_s_own_authority_is_believed_from_the_enrolment_on_and_nobody_else_s(
    served: Served, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:1")
    database = ("--database", served.database, "--keys", str(served.keys))
    code = central("enrol-code", "phuong-mau", *database).stdout.strip()
    enrol = ["enrol", "--centre", served.url, "--code", code, "--name", "Quầy 1"]
    assert run(enrol) == 3  # nobody knows who signed it
    (tmp_path / "other").mkdir()
    pin(folder, certificate(tmp_path / "other")[0])
    assert run(enrol) == 3
    pin(folder, tmp_path / "cert.pem")
    assert run(enrol) == 0
    found = findings(capsys, served.url)
    assert (found["centre"], found["clock"]) == (True, True)
    assert is_answered(folder)
    pin(folder, tmp_path / "other" / "cert.pem")
    assert findings(capsys, served.url)["centre"] is False
    (folder / "centre.pem").write_text("no certificate")
    found = findings(capsys, served.url)
    assert (found["centre"], found["authority"]) == (False, False)


def is_answered(folder: Path) -> bool:
    """Whether the desk, as its window opens it, hears from the centre before long."""
    place = find_data_folder(folder)
    premises = Premises(place)
    premises.claim()
    try:
        desk = premises.open(unlock(place.desk_keys, KeyFile(place.key_file))).desk
        desk.start()
        until, pause = time.monotonic() + PATIENCE_SECONDS, threading.Event()
        while not has_settings(desk) and time.monotonic() < until:
            pause.wait(0.05)
        return has_settings(desk)
    finally:
        premises.close()


def has_settings(desk: Desk) -> bool:
    """Those of the office: no desk has them before its centre sent them."""
    with desk.database.read() as connection:
        return current_kind(connection, SETTINGS) is not None


class TestWhatDoctorSays:
    def test_without_a_file_the_public_authorities_are_believed(self, around: Surroundings) -> None:
        finding = check_authority(around)
        assert finding.ok is True
        assert "công khai" in finding.vi

    @pytest.mark.parametrize(("left", "ok"), [(31, True), (29, False), (-1, False)])
    def test_one_that_is_over_soon_is_told_before(
        self, around: Surroundings, tmp_path: Path, left: int, ok: bool
    ) -> None:
        made = certificate(tmp_path)[0]
        pin(around.folder.path, made)
        end = load_pem_x509_certificate(made.read_bytes()).not_valid_after_utc
        finding = check_authority(replace(around, asked=end - timedelta(days=left)))
        assert finding.ok is ok
        assert "127.0.0.1" in finding.vi

    def test_a_file_that_leads_nowhere_is_no_missing_file(self, around: Surroundings) -> None:
        around.folder.path.mkdir(parents=True)
        (around.folder.path / "centre.pem").symlink_to("nowhere")
        assert around.folder.pinned_authority is not None
        assert check_authority(around).ok is False
