from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.domain.errors import BadInput
from counter_app.settings.local_settings import LocalSettings, LocalSettingsFile, SerialScanner


def test_what_was_set_is_there_the_next_time(tmp_path: Path) -> None:
    file = LocalSettingsFile(tmp_path / "local.json")
    assert file.read() == LocalSettings()
    wanted = LocalSettings("Máy_in_1", "a5", {"recovery": "HP"}, SerialScanner("/dev/ttyACM0", 115_200), 10)
    file.write(wanted)
    assert file.read() == wanted


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"lock_minutes": -1}', b'{"scanner": {}}', b"x" * 70_000])
def test_a_file_that_cannot_be_read_shuts_no_counter(tmp_path: Path, content: bytes) -> None:
    file = LocalSettingsFile(tmp_path / "local.json")
    file.path.write_bytes(content)
    assert file.read() == LocalSettings()


@pytest.mark.parametrize(
    "wrong",
    [
        LocalSettings(scanner=SerialScanner("COM3", 1)),
        LocalSettings(scanner=SerialScanner("")),
        LocalSettings(lock_minutes=-1),
        LocalSettings(printer="\x1b[2J"),
    ],
)
def test_what_cannot_be_is_refused_and_the_old_stays(tmp_path: Path, wrong: LocalSettings) -> None:
    file = LocalSettingsFile(tmp_path / "local.json")
    file.write(LocalSettings("HP"))
    with pytest.raises(BadInput):
        file.write(wrong)
    assert file.read() == LocalSettings("HP")
