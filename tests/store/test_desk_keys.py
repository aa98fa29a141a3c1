"""`desk.keys`: logins, recovery code, wrong key, broken file, broken disk; with real keyrings where it matters."""

from __future__ import annotations

import json
import os
import random
import stat
import subprocess
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.domain.errors import BadInput, EnvironmentProblem
from counter_app.store.desk_keys import (
    DeskSecrets,
    LoginUnknown,
    confirm_recovery,
    create_desk_keys,
    logins,
    new_secrets,
    open_with_recovery,
    recovery_is_confirmed,
    replace_copy_key,
    replace_recovery_code,
    unlock,
    unlock_with_recovery,
)
from counter_app.store.desk_keys_file import KeysFileBroken
from counter_app.store.key_or_disk import KeyOrDisk, key_or_disk
from counter_app.store.keyring_port import KeyFile, KeyringUnavailable, SystemKeyring, choose_keyring
from counter_app.wire.recovery_code import RecoveryCode

SECRETS = new_secrets(random.Random(7).randbytes)


@dataclass
class MemoryKeyring:
    """A login's keyring at the port; `forgets` is one that takes a secret and loses it."""

    forgets: bool = False
    entries: dict[str, str] = field(default_factory=dict)
    protects = True
    description = "memory"

    def read(self, name: str) -> str | None:
        return self.entries.get(name)

    def write(self, name: str, secret: str) -> None:
        if not self.forgets:
            self.entries[name] = secret


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.keys"


def test_the_login_that_enrolled_gets_in(path: Path) -> None:
    keyring = MemoryKeyring()
    create_desk_keys(path, SECRETS, keyring=keyring)
    assert unlock(path, keyring) == SECRETS
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_second_login_gets_in_with_the_recovery_code_and_then_by_itself(path: Path) -> None:
    first, second = MemoryKeyring(), MemoryKeyring()
    code = create_desk_keys(path, SECRETS, keyring=first, login="lan")
    with pytest.raises(LoginUnknown):
        unlock(path, second)
    assert unlock_with_recovery(path, code, second, login="minh") == SECRETS
    assert unlock(path, second) == unlock(path, first) == SECRETS
    assert logins(path) == ("lan", "minh")


def test_a_login_whose_keyring_was_emptied_takes_its_old_place_again(path: Path) -> None:
    keyring = MemoryKeyring()
    code = create_desk_keys(path, SECRETS, keyring=keyring, login="lan")
    keyring.entries.clear()
    unlock_with_recovery(path, code, keyring, login="lan")
    assert logins(path) == ("lan",)
    assert unlock(path, keyring) == SECRETS


def test_an_older_copy_of_the_file_still_opens_with_the_printed_code(path: Path) -> None:
    keyring = MemoryKeyring()
    code = create_desk_keys(path, SECRETS, keyring=keyring, login="lan")
    older = path.read_bytes()
    unlock_with_recovery(path, code, keyring, login="lan")
    path.write_bytes(older)
    with pytest.raises(LoginUnknown):
        unlock(path, keyring)
    assert open_with_recovery(path, code) == SECRETS


def test_two_desks_under_one_login_keep_their_secrets_apart(tmp_path: Path) -> None:
    keyring, other = MemoryKeyring(), new_secrets()
    create_desk_keys(tmp_path / "a", SECRETS, keyring=keyring)
    create_desk_keys(tmp_path / "b", other, keyring=keyring)
    assert (unlock(tmp_path / "a", keyring), unlock(tmp_path / "b", keyring)) == (SECRETS, other)


def test_the_code_counts_as_confirmed_only_after_it_was_scanned_back(path: Path) -> None:
    code = create_desk_keys(path, SECRETS, keyring=MemoryKeyring())
    assert not recovery_is_confirmed(path)
    with pytest.raises(BadInput, match="not this desk's"):
        confirm_recovery(path, RecoveryCode(bytes(16)))
    assert not recovery_is_confirmed(path)
    confirm_recovery(path, code)
    assert recovery_is_confirmed(path)


def test_a_wrong_code_changes_nothing(path: Path) -> None:
    create_desk_keys(path, SECRETS, keyring=MemoryKeyring())
    before, keyring = path.read_bytes(), MemoryKeyring()
    with pytest.raises(BadInput, match="not this desk's"):
        unlock_with_recovery(path, RecoveryCode(b"x" * 16), keyring)
    assert path.read_bytes() == before
    assert keyring.entries == {}


def test_a_new_code_replaces_the_old_and_must_be_scanned_back_again(path: Path) -> None:
    keyring = MemoryKeyring()
    old = create_desk_keys(path, SECRETS, keyring=keyring)
    confirm_recovery(path, old)
    new = replace_recovery_code(path, keyring=keyring)
    assert not recovery_is_confirmed(path)
    assert open_with_recovery(path, new) == SECRETS
    with pytest.raises(BadInput, match="replaced"):
        open_with_recovery(path, old)


def test_the_offices_copy_key_is_replaced_for_every_login_and_for_the_code(path: Path) -> None:
    first, second = MemoryKeyring(), MemoryKeyring()
    code = create_desk_keys(path, SECRETS, keyring=first, login="lan")
    unlock_with_recovery(path, code, second, login="minh")
    wanted = replace(SECRETS, copy_key=b"c" * 32)
    assert replace_copy_key(path, b"c" * 32, keyring=first) == wanted
    assert unlock(path, first) == unlock(path, second) == open_with_recovery(path, code) == wanted


def test_an_existing_file_is_never_written_over(path: Path) -> None:
    path.write_bytes(b"another desk's")
    with pytest.raises(EnvironmentProblem, match="there already"):
        create_desk_keys(path, SECRETS, keyring=MemoryKeyring())
    assert path.read_bytes() == b"another desk's"


def test_a_keyring_that_forgets_is_found_before_anything_depends_on_it(path: Path) -> None:
    with pytest.raises(KeyringUnavailable, match="did not keep"):
        create_desk_keys(path, SECRETS, keyring=MemoryKeyring(forgets=True))
    assert not path.exists()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(data=st.data())
def test_any_changed_byte_is_called_a_broken_file_and_not_a_wrong_key(path: Path, data: st.DataObject) -> None:
    path.unlink(missing_ok=True)
    keyring = MemoryKeyring()
    create_desk_keys(path, SECRETS, keyring=keyring, random_bytes=random.Random(1).randbytes, login="lan")
    whole = path.read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda value: value != whole[place]))
    path.write_bytes(whole[:place] + bytes([byte]) + whole[place + 1 :])
    if not same_json(path.read_bytes(), whole):  # else a blank of the layout
        with pytest.raises(EnvironmentProblem) as refused:
            unlock(path, keyring)
        assert isinstance(refused.value, KeysFileBroken) or "newer version" in refused.value.en


def same_json(one: bytes, other: bytes) -> bool:
    try:
        return bool(json.loads(one) == json.loads(other))
    except ValueError:
        return False


@pytest.mark.parametrize("content", [b"", b"\0" * 900, b"{}", b"[1]", b'{"v":1,"content":3}', b"x" * 300_000])
def test_bytes_that_are_no_keys_file_are_called_damaged(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(KeysFileBroken, match="damaged"):
        unlock(path, MemoryKeyring())


def test_a_missing_file_is_told_with_where_to_fetch_it(path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="second copy"):
        unlock(path, MemoryKeyring())


def test_a_file_of_a_newer_version_asks_for_an_update(path: Path) -> None:
    path.write_text('{"v": 2}')
    with pytest.raises(EnvironmentProblem, match="newer version"):
        unlock(path, MemoryKeyring())


def test_nothing_secret_stands_in_the_file_or_in_a_representation(path: Path) -> None:
    create_desk_keys(path, SECRETS, keyring=MemoryKeyring())
    content = path.read_bytes()
    for secret in (SECRETS.database_key, SECRETS.signing_seed, SECRETS.copy_key):
        assert secret.hex().encode() not in content
    assert repr(SECRETS) == "DeskSecrets()"


def test_secrets_of_another_length_are_refused(path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        create_desk_keys(path, DeskSecrets(b"", b"", b""), keyring=MemoryKeyring())
    assert not path.exists()


class TestKeyFile:
    def test_keeps_secrets_for_this_login_alone_and_says_that_it_protects_little(self, tmp_path: Path) -> None:
        keyring = KeyFile(tmp_path / "login" / "login.key")
        create_desk_keys(tmp_path / "desk.keys", SECRETS, keyring=keyring)
        assert unlock(tmp_path / "desk.keys", KeyFile(tmp_path / "login" / "login.key")) == SECRETS
        assert stat.S_IMODE((tmp_path / "login" / "login.key").stat().st_mode) == 0o600
        assert not keyring.protects

    @pytest.mark.parametrize("content", ["", "[]", '{"a": 1}', "x" * 70_000])
    def test_a_broken_one_is_told_in_one_sentence(self, tmp_path: Path, content: str) -> None:
        (tmp_path / "login.key").write_text(content)
        with pytest.raises(KeyringUnavailable, match="recovery code"):
            KeyFile(tmp_path / "login.key").read("name")

    def test_is_chosen_by_the_environment_and_another_word_is_refused(self, tmp_path: Path) -> None:
        assert isinstance(choose_keyring(tmp_path / "k", {"COUNTER_APP_KEYRING": "file"}), KeyFile)
        assert isinstance(choose_keyring(tmp_path / "k", {"COUNTER_APP_KEYRING": "system"}), SystemKeyring)
        with pytest.raises(BadInput, match="system"):
            choose_keyring(tmp_path / "k", {"COUNTER_APP_KEYRING": "none"})


class TestWrongKeyOrBrokenDisk:
    KEY = b"k" * 32

    @pytest.fixture
    def database(self, tmp_path: Path) -> Path:
        path = tmp_path / "desk.db"
        connection = sqlcipher.connect(str(path))
        connection.execute(f"PRAGMA key=\"x'{self.KEY.hex()}'\"")
        connection.execute("CREATE TABLE dossier (name TEXT)")
        connection.executemany("INSERT INTO dossier VALUES (?)", [("Nguyễn Thị Đẹp" * 20,)] * 200)
        connection.commit()
        connection.close()
        return path

    def damage(self, path: Path, place: int) -> None:
        data = bytearray(path.read_bytes())
        data[place] ^= 1
        path.write_bytes(data)

    def test_the_right_key_fits_and_another_does_not(self, database: Path) -> None:
        assert key_or_disk(database, self.KEY) is KeyOrDisk.KEY_FITS
        assert key_or_disk(database, b"o" * 32) is KeyOrDisk.OTHER_KEY

    @pytest.mark.parametrize("place", [20, 100, 4000, 4096 * 3 + 17])
    def test_a_damaged_page_is_not_taken_for_a_wrong_key(self, database: Path, place: int) -> None:
        self.damage(database, place)
        assert key_or_disk(database, self.KEY) is KeyOrDisk.DAMAGED

    def test_what_is_no_database_of_ours_is_said(self, tmp_path: Path) -> None:
        (tmp_path / "plain").write_bytes(b"SQLite format 3\0" + bytes(8192))
        (tmp_path / "short").write_bytes(b"short")
        assert key_or_disk(tmp_path / "plain", self.KEY) is KeyOrDisk.NOT_ENCRYPTED
        assert key_or_disk(tmp_path / "short", self.KEY) is KeyOrDisk.EMPTY
        with pytest.raises(EnvironmentProblem, match="cannot read"):
            key_or_disk(tmp_path / "absent", self.KEY)


# Two operating-system logins, as two real sessions: a bus and a gnome-keyring each, a home and a password each.

SESSION = """
set -eu
export HOME="$1" XDG_DATA_HOME="$1/share" XDG_RUNTIME_DIR="$1/run" LOGNAME="$2" USER="$2"
mkdir -p -m 700 "$XDG_DATA_HOME" "$XDG_RUNTIME_DIR"
if [ "$3" = locked ]; then
    gnome-keyring-daemon --start --components=secrets >/dev/null
else
    printf %s "$3" | gnome-keyring-daemon --unlock --components=secrets >/dev/null
fi
shift 3
exec "$@"
"""

ACT = """
import sys
from pathlib import Path
from counter_app.domain.errors import Problem
from counter_app.store.desk_keys import DeskSecrets, create_desk_keys, unlock, unlock_with_recovery
from counter_app.store.keyring_port import SystemKeyring
from counter_app.wire.recovery_code import parse_recovery_code
act, path, *code = sys.argv[1:]
try:
    if act == "create":
        secrets = DeskSecrets(b"d" * 32, b"s" * 32, b"c" * 32)
        print(create_desk_keys(Path(path), secrets, keyring=SystemKeyring()).text)
    elif act == "recover":
        print(unlock_with_recovery(Path(path), parse_recovery_code(code[0]), SystemKeyring()).database_key.decode())
    else:
        print(unlock(Path(path), SystemKeyring()).database_key.decode())
except Problem as problem:
    print(type(problem).__name__, problem.en)
"""


@dataclass(frozen=True)
class Login:
    name: str
    home: Path
    password: str

    def does(self, *act: str, locked: bool = False) -> str:
        """In a new session, as after logging in to the PC."""
        environ = {key: value for key, value in os.environ.items() if not key.startswith(("DBUS_", "DISPLAY"))}
        password = "locked" if locked else self.password
        command = ["dbus-run-session", "--", "bash", "-c", SESSION, "bash", str(self.home), self.name, password]
        done = subprocess.run(
            [*command, sys.executable, "-c", ACT, *act],
            env=environ,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        return done.stdout.strip()


def login(tmp_path: Path, name: str) -> Login:
    home = tmp_path / name
    home.mkdir()
    return Login(name, home, f"mật khẩu của {name}")


def test_two_operating_system_logins_open_one_desk_through_their_own_keyrings(tmp_path: Path, path: Path) -> None:
    lan, minh = login(tmp_path, "lan"), login(tmp_path, "minh")
    code = lan.does("create", str(path))
    assert lan.does("unlock", str(path)) == "d" * 32
    assert minh.does("unlock", str(path)).startswith("LoginUnknown")
    assert minh.does("recover", str(path), code) == "d" * 32
    assert minh.does("unlock", str(path)) == "d" * 32
    assert lan.does("unlock", str(path)) == "d" * 32
    assert logins(path) == ("lan", "minh")


def test_a_locked_keyring_is_told_in_one_sentence_and_never_hangs(tmp_path: Path, path: Path) -> None:
    lan = login(tmp_path, "lan")
    code = lan.does("create", str(path))
    assert lan.does("unlock", str(path), locked=True).startswith(
        "KeyringUnavailable The keyring of this login is locked"
    )
    assert lan.does("recover", str(path), code, locked=True).startswith("KeyringUnavailable")
    assert lan.does("unlock", str(path)) == "d" * 32


def test_a_session_without_a_bus_has_no_keyring_and_is_told_so(tmp_path: Path, path: Path) -> None:
    environ = {key: value for key, value in os.environ.items() if not key.startswith(("DBUS_", "DISPLAY"))}
    environ["XDG_RUNTIME_DIR"] = str(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", ACT, "create", str(path)], env=environ, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("KeyringUnavailable This session has no keyring")
    assert not path.exists()
