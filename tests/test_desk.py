"""Opening one desk without a window: what it knows of its province, what is left where it could not be opened."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Barrier, BrokenBarrierError
from threading import enumerate as enumerate_threads

import pytest

from counter_app.desk import Desk, DeskFiles, Surroundings
from counter_app.domain.errors import EnvironmentProblem
from counter_app.store.code_wish import CodeWish
from counter_app.store.database import Database
from counter_app.store.dossier_reading import dossier_row
from counter_app.store.journal import EntryDraft
from counter_app.store.new_desk import write_new_desk
from counter_app.store.opening import OpenDesk
from counter_app.store.reference_arrivals import ReferenceVersion
from counter_app.store.scan_store import ScanStore
from counter_app.sync.exchange import Failure, FailureKind, Question
from counter_app.wire.keys import SigningKey
from counter_app.wire.papers import Certificate, Grant, KeyNotice, Paper, sign_paper
from tests.store.desks import CENTRE, KEY, MORNING

SEED = hashlib.sha256(b"this desk's own key").digest()
AGENCY = "H36.37.05"
SETTINGS = b'{"name":"M\xe1\xbb\x99t c\xe1\xbb\xada","agencies":["H36.37.05"]}'


class DeadLine:
    """No cable in it."""

    def __init__(self, _address: str = "") -> None:
        self.closed = False

    def ask(self, _question: Question) -> Failure:
        return Failure(FailureKind.UNREACHABLE, "no cable")

    def close(self) -> None:
        self.closed = True


AROUND = Surroundings(wall=lambda: MORNING, shell=DeadLine, durable=False)


def certificate() -> Paper:
    paper = Certificate(
        "desk-1", "office-1", "Quầy 1", 7, 8, SigningKey(SEED).public.hex(), "2026-11-01T08:00:00+07:00"
    )
    return sign_paper(paper, CENTRE)


def files(folder: Path, *grants: Grant) -> DeskFiles:
    database = Database(folder / "desk.db", KEY)
    centre = KeyNotice("centre", CENTRE.public.hex(), "present", "")
    write_new_desk(database, certificate(), [centre], [sign_paper(grant, CENTRE) for grant in grants])
    database.close()
    return DeskFiles(folder / "desk.db", KEY, SEED, "this machine", folder / "desk.mark")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(files(tmp_path), "http://127.0.0.1:9", AROUND)
    yield opened
    opened.close()


def receive(desk: Desk) -> tuple[str, str | None]:
    wish = CodeWish(AGENCY, MORNING.date())
    draft = EntryDraft("DossierReceived", wish=wish, received=MORNING, facts={"agency": AGENCY})
    saved = desk.opened.journal.append([draft], "lan", desk.clock.stamp())
    return str(saved.identity), saved.code


def code_of(desk: Desk, identity: str) -> str | None:
    with desk.database.read() as connection:
        row = dossier_row(connection, desk.opened.projections, identity)
    return None if row is None else row.code


def test_a_desk_of_no_known_province_gives_no_code_rather_than_another_provinces(desk: Desk) -> None:
    assert receive(desk)[1] is None


def test_the_offices_settings_name_the_province_and_the_code_follows(desk: Desk) -> None:
    identity, code = receive(desk)
    part = ReferenceVersion("office", hashlib.sha256(SETTINGS).hexdigest(), SETTINGS)
    desk.store.reference.record("settings", [part], "1")
    assert (code, code_of(desk, identity)) == (None, f"{AGENCY}-261123-6600701")
    assert receive(desk)[1] == f"{AGENCY}-261123-6600702"


def test_the_settings_of_an_earlier_day_name_it_at_the_next_opening(tmp_path: Path) -> None:
    place = files(tmp_path)
    first = Desk(place, "http://127.0.0.1:9", AROUND)
    part = ReferenceVersion("office", hashlib.sha256(SETTINGS).hexdigest(), SETTINGS)
    first.store.reference.record("settings", [part], "1")
    first.close()
    again = Desk(place, "http://127.0.0.1:9", AROUND)
    assert receive(again)[1] == f"{AGENCY}-261123-6600701"
    again.close()


def test_a_range_names_it_too(tmp_path: Path) -> None:
    desk = Desk(files(tmp_path, Grant("desk-1", 1, AGENCY, 1, 1)), "http://127.0.0.1:9", AROUND)
    assert [receive(desk)[1] for _ in range(2)] == [f"{AGENCY}-261123-0001", f"{AGENCY}-261123-6600701"]
    desk.close()


def test_whoever_shows_reference_data_is_told_that_others_came(desk: Desk) -> None:
    before = desk.runner.status().reference_arrivals
    part = ReferenceVersion("office", hashlib.sha256(SETTINGS).hexdigest(), SETTINGS)
    desk.store.reference.record("settings", [part], "1")
    assert desk.store.reference.arrivals == before + 1


def test_nothing_stays_open_of_a_desk_that_could_not_be_opened(
    tmp_path: Path, closed_databases: list[Database]
) -> None:
    lines: list[DeadLine] = []

    def line(address: str) -> DeadLine:
        lines.append(DeadLine(address))
        return lines[-1]

    place = files(tmp_path)
    closed_databases.clear()
    broken = replace(AROUND, shell=line, engine_seconds=out_of_order)
    with pytest.raises(EnvironmentProblem):
        Desk(place, "http://127.0.0.1:9", broken)
    assert [one.closed for one in lines] == [True]
    assert len(closed_databases) == 1
    assert closed_databases[0].path == place.database
    Desk(place, "http://127.0.0.1:9", AROUND).close()


def out_of_order() -> float:
    raise EnvironmentProblem("Đồng hồ hỏng.", "The clock is broken.")


@pytest.fixture
def closed_databases(monkeypatch: pytest.MonkeyPatch) -> list[Database]:
    """Those that were closed again."""
    closed: list[Database] = []
    close = Database.close

    def noted(database: Database) -> None:
        close(database)
        closed.append(database)

    monkeypatch.setattr(Database, "close", noted)
    return closed


OPENING = """
import sys
from pathlib import Path
from counter_app.desk import Desk, DeskFiles
desk = Desk(DeskFiles(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), bytes.fromhex(sys.argv[3]), "this machine"))
desk.runner.status()
print(*(name for name in sys.argv[4:] if name in sys.modules))
desk.close()
"""


def test_a_desk_that_was_opened_has_read_neither_messages_nor_services_that_nobody_wanted(tmp_path: Path) -> None:
    here = files(tmp_path)
    later = ["pydantic", "requests", "argon2", "counter_app.services.slips"]
    Desk(here, surroundings=AROUND).close()  # makes what the first start makes
    asked = [sys.executable, "-c", OPENING, str(here.database), here.database_key.hex(), here.signing_seed.hex()]
    done = subprocess.run([*asked, *later], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout.split()) == (0, []), done.stderr


def test_services_are_made_once_whichever_thread_wants_them_first(tmp_path: Path) -> None:
    desk = Desk(files(tmp_path), surroundings=AROUND)
    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(lambda _number: desk.slips, range(8)))
    assert all(one is desk.slips for one in made)
    desk.close()


def test_a_desk_that_is_begun_from_two_threads_at_once_begins_once(tmp_path: Path) -> None:
    """Before, both tidied, and the second found a thread that runs already."""
    desk = Desk(files(tmp_path), surroundings=AROUND)
    together = Barrier(2)

    def begin(_number: int) -> None:
        together.wait(10)
        desk.start()

    tidied: list[OpenDesk] = []

    def tidy(opened: OpenDesk, _scans: ScanStore, _now: datetime) -> None:
        tidied.append(opened)
        with suppress(BrokenBarrierError):
            together.wait(0.5)  # a second one that is let in meanwhile comes here too

    with ThreadPoolExecutor(2) as threads, pytest.MonkeyPatch.context() as patched:
        patched.setattr("counter_app.desk.tidy_scans", tidy)
        list(threads.map(begin, range(2)))
    assert tidied == [desk.opened]
    desk.close()


def test_a_desk_that_was_closed_begins_no_more(tmp_path: Path) -> None:
    desk = Desk(files(tmp_path), surroundings=AROUND)
    desk.close()
    desk.start()
    assert not any(thread.name == "sync" for thread in enumerate_threads())
