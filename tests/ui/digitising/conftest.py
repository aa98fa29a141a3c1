"""A window over one dossier, for its digital copies."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.digitising.hands import Digitising, Open


@pytest.fixture(name="work")
def digitising(qtbot: QtBot, open_window: Open, tmp_path: Path) -> Digitising:
    return Digitising(qtbot, open_window(), tmp_path)
