"""The file with the centre's keys: turned over, kept from others, broken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from central.cli import run
from central.keys import KeyFile, read_key_file, write_key_file
from counter_app.domain.errors import EnvironmentProblem
from tests.central.writers import seeded_bytes

pytestmark = pytest.mark.usefixtures("in_english")


def test_a_server_needs_a_home_or_a_key_file(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "home", unknown)
    assert run(["rotate-key", "--database", "postgresql://app@127.0.0.1:1/none"]) == 3
    assert "name the key file with --keys" in capsys.readouterr().err


def test_a_rotation_publishes_the_next_key_and_keeps_the_past(made: str, tmp_path: Path) -> None:
    before = read_key_file(tmp_path / "c.keys")
    assert run(["rotate-key", "--database", made]) == 0
    after = read_key_file(tmp_path / "c.keys")
    assert after.seed == before.next_seed
    assert len(after.past) == 1
    assert (after.centre, after.secret) == (before.centre, before.secret)


def test_a_key_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "k"
    write_key_file(path, KeyFile.fresh(seeded_bytes(1)))
    path.chmod(0o644)
    with pytest.raises(EnvironmentProblem, match="chmod 600"):
        read_key_file(path)


@pytest.mark.parametrize(
    "content", ["", "{}", '{"centre":"AA=="}', "\N{SNOWMAN}", "[" * 100_000, " " * 300_000, "[]", "#past", "#text"]
)
def test_a_broken_key_file_is_told(tmp_path: Path, content: str) -> None:
    path = tmp_path / "k"
    if content.startswith("#"):
        write_key_file(path, KeyFile.fresh(seeded_bytes(1)))
        fields = json.loads(path.read_text("ascii"))
        content = json.dumps(fields | {"past": ["zz"] if content == "#past" else "abc"})
    path.write_text(content, encoding="utf-8")
    path.chmod(0o600)
    with pytest.raises(EnvironmentProblem, match="broken"):
        read_key_file(path)
