"""Every test of the centre runs on SQLite and on a real PostgreSQL server."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from central.cli import run
from central.core import Centre
from central.keys import KeyFile
from central.store.database import Database
from counter_app.domain.permissions import ADMINISTRATOR, CLERK, POSTAL, SUPERVISOR
from tests.central.writers import AGENCY, NOON, OFFICE, OTHER_OFFICE, seeded_bytes
from tests.central.writers import POSTAL as POSTAL_OFFICE
from tests.postgres import PostgresServer, running_postgres

_names = itertools.count()
TEMPLATE = "centre_template"


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    with running_postgres() as server:
        made = Database(server.create(TEMPLATE))
        made.create()
        made.close()
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/central.db"
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    name = f"centre_{next(_names)}"
    yield server.create(name, TEMPLATE)
    server.drop(name)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    opened = Database(database_url)
    if not opened.is_postgresql:
        opened.create()
    yield opened
    opened.close()


@pytest.fixture
def key_file() -> KeyFile:
    return KeyFile.fresh(seeded_bytes(5))


@pytest.fixture
def centre(database: Database, key_file: KeyFile) -> Centre:
    """With two offices, a postal one, and their people."""
    made = Centre(database, key_file, seeded_bytes(6))
    people_of_the_sample(made)
    return made


def people_of_the_sample(centre: Centre) -> None:
    since = NOON - timedelta(days=30)
    administration = centre.administration
    administration.add_office(OFFICE, "Bộ phận Một cửa phường Một", [AGENCY])
    administration.add_office(OTHER_OFFICE, "Bộ phận Một cửa phường Hai", [AGENCY])
    administration.add_office(POSTAL_OFFICE, "Bưu điện", [AGENCY], kind="postal")
    for account, office, role in (
        ("lan", OFFICE, CLERK),
        ("quang", OFFICE, SUPERVISOR),
        ("quantri", OFFICE, ADMINISTRATOR),
        ("thu", OTHER_OFFICE, CLERK),
        ("buuta", POSTAL_OFFICE, POSTAL),
    ):
        administration.add_account(account, office, account.title(), role, since)


@pytest.fixture
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a command says is compared with its English."""
    monkeypatch.setenv("COUNTER_APP_LANG", "en")


@pytest.fixture
def made(in_english: None, tmp_path: Path) -> str:
    """A database with its key file, and a sample office in it."""
    assert run(["init", "--database", f"{tmp_path}/c.db", "--sample"]) == 0
    return f"{tmp_path}/c.db"
