"""The machine that the doctor looks at: a folder of its own, a local disk, no keyring, a known hour."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from counter_app.cli.doctor_finding import Surroundings
from counter_app.print.fonts import FONT_FOLDER
from counter_app.settings.data_folder import find_data_folder
from counter_app.store.keyring_port import KeyFile

NOW = datetime(2026, 11, 20, 5, tzinfo=UTC)


@pytest.fixture
def around(tmp_path: Path) -> Surroundings:
    folder = find_data_folder(tmp_path / "desk", {}, user=tmp_path / "user")
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/sda1 / ext4 rw 0 0\n")
    return Surroundings(folder, KeyFile(folder.key_file), FONT_FOLDER, mounts, NOW, None)
