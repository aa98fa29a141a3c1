"""A PC without a desk, its printer, and a centre that gives out codes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from counter_app.settings.data_folder import DataFolder, find_data_folder
from tests.central.served import central, serving
from tests.ui.desk_window import PaperTray
from tests.ui.first_start.new_pc import Centre, Open, first_start


@pytest.fixture(scope="package")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    folder = tmp_path_factory.mktemp("centre")
    database, keys = f"sqlite:///{folder / 'centre.db'}", folder / "centre.keys"
    done = central("init", "--database", database, "--keys", str(keys), "--sample")
    assert done.returncode == 0, done.stderr
    with serving(database, keys, folder) as served:
        made = Centre(served.url, database, keys)
        made.ask("password", "lan")  # without one nobody can sign in, and nobody is listed
        yield made


@pytest.fixture
def centre(served: Centre) -> Centre:
    served.forget_wrong_codes()
    return served


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
