"""Machines for commands: one that the doctor looks at, one with a folder of its own, and a centre on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from counter_app.cli.doctor_finding import Surroundings
from counter_app.domain.times import OFFICE_ZONE
from counter_app.print.fonts import FONT_FOLDER
from counter_app.rehearsal.embedded_centre import EmbeddedCentre
from counter_app.settings.data_folder import find_data_folder
from counter_app.store.keyring_port import KeyFile

NOW = datetime(2026, 11, 20, 5, tzinfo=UTC)


@pytest.fixture
def around(tmp_path: Path) -> Surroundings:
    folder = find_data_folder(tmp_path / "desk", {}, user=tmp_path / "user")
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/sda1 / ext4 rw 0 0\n")
    return Surroundings(folder, KeyFile(folder.key_file), FONT_FOLDER, mounts, NOW, None)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COUNTER_APP_FOLDER", str(tmp_path / "desk"))
    monkeypatch.setenv("COUNTER_APP_KEYRING", "file")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path / "desk"


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[EmbeddedCentre]:
    embedded = EmbeddedCentre(tmp_path / "centre", lambda: datetime.now(OFFICE_ZONE))
    embedded.start()
    yield embedded
    embedded.close()
