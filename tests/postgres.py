"""A real PostgreSQL server on loopback for as long as the tests run: made, started and removed by them.

A machine without PostgreSQL fails the tests instead of skipping them.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

PASSWORD = "only for tests on this machine"


class PostgresServer:
    """`url(name)` names a database of it; SQLAlchemy, psycopg and `counter-central` all take it."""

    def __init__(self, port: int) -> None:
        self.port = port

    def url(self, database: str) -> str:
        return f"postgresql://app:{PASSWORD.replace(' ', '%20')}@127.0.0.1:{self.port}/{database}"

    def run(self, statement: str) -> None:
        """As its owner, outside any transaction."""
        import psycopg

        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[call-overload]

    def create(self, name: str, template: str | None = None) -> str:
        self.run(f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{template}"' if template else ""))
        return self.url(name)

    def drop(self, name: str) -> None:
        self.run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@contextmanager
def running_postgres(*, durable: bool = False) -> Iterator[PostgresServer]:
    """`durable=False` leaves out waiting for the disk: no test here cuts the power of the machine."""
    folder = Path(mkdtemp(prefix="counter-pg-"))
    try:
        _give_away(folder)
        (folder / "pw").write_text(PASSWORD, encoding="ascii")
        (folder / "pw").chmod(0o644)
        _as_owner(
            folder, "initdb", "-D", f"{folder}/data", "-U", "app", f"--pwfile={folder}/pw", "-A", "scram-sha-256",
            "-E", "UTF8", "--locale=C.UTF-8", "--no-sync",
        )  # fmt: skip
        port = _free_port()
        options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder}"
        options += " -c max_connections=200" + ("" if durable else " -c fsync=off -c full_page_writes=off")
        _as_owner(folder, "pg_ctl", "-D", f"{folder}/data", "-w", "-l", f"{folder}/log", "-o", options, "start")
        try:
            yield PostgresServer(port)
        finally:
            _as_owner(folder, "pg_ctl", "-D", f"{folder}/data", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _as_owner(folder: Path, program: str, *arguments: str) -> None:
    """As the user postgres when we are root: the server refuses to run as root."""
    command = [_binary(program), *arguments]
    if os.geteuid() == 0:
        user = pwd.getpwnam("postgres")
        command = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", *command]
    environment = {"HOME": str(folder), "LC_ALL": "C.UTF-8", "PATH": os.environ.get("PATH", "/usr/bin:/bin")}
    done = subprocess.run(
        command, env=environment, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60, text=True,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{program}: {done.stdout}")


def _binary(program: str) -> str:
    newest = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), reverse=True)
    found = str(newest[0]) if newest else shutil.which(program)
    if found is None:
        raise RuntimeError(f"PostgreSQL is missing ({program}); run: apt-get install postgresql")
    return found


def _give_away(folder: Path) -> None:
    if os.geteuid() == 0:
        with suppress(KeyError):
            user = pwd.getpwnam("postgres")
            os.chown(folder, user.pw_uid, user.pw_gid)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
