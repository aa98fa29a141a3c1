"""What another desk of the office wrote is arbitrary JSON: however odd, it holds up nobody's feed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from central.sample import OFFICE
from counter_app.domain.times import iso
from counter_app.store.dossier_search import search
from counter_app.store.verification import verify
from counter_app.wire.entry import Entry, body_hash, entry_hash
from tests.central.writers import Writer
from tests.sync.bench import Bench

HALF = "\ud800"  # half a character: JSON can say it, no column can hold it
ODD: tuple[Any, ...] = (
    None,
    True,
    -1,
    2**53 - 1,
    "",
    HALF,
    "a\0b",
    [],
    {},
    [None],
    [[[]]],
    {"name": [HALF]},
    "Z" * 900,
)
DETAILS = ("applicant", "submitter", "procedure_code", "procedure_name", "components", "files")
IN_HEADER = ("who", "desk", "office", "entered", "received", "due", "raw", "issues", "code", "dossier", "profile", "v")
FACTS = ("register", "slip", "agency", "date", "replaced_by")


def _write(writer: Writer, bench: Bench, header: dict[str, Any], details: dict[str, Any]) -> None:
    """Past the program's own writer, which would refuse much of it."""
    now = iso(bench.world.wall())
    body = bytes(32) + json.dumps(details).encode()
    plain: dict[str, Any] = {
        "v": 1, "type": "DossierReceived", "journal": writer.journal.hex(), "number": len(writer.entries) + 1,
        "who": "hung", "desk": writer.desk.desk, "office": OFFICE, "received": now, "entered": now, "raw": now,
        "body": body_hash(body).hex(),
    }  # fmt: skip
    data, previous = json.dumps(plain | header).encode(), writer.head().hash
    writer.entries.append(Entry(previous, data, body, entry_hash(previous, data)))


def _odd_entries(place: str, name: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    sound = {"applicant": {"name": "Trần Thị Lạ"}, "procedure_name": "Đăng ký khai sinh"}
    match place:
        case "details":
            return [({}, sound | {name: odd}) for odd in ODD]
        case "applicant":
            return [({}, sound | {"applicant": {name: odd}}) for odd in ODD]
        case "header":
            return [({name: odd}, sound) for odd in ODD]
        case _:
            return [({"facts": {name: odd}}, sound) for odd in ODD]


@pytest.mark.parametrize(
    ("place", "name"),
    [
        *(("details", name) for name in DETAILS),
        *(("applicant", name) for name in ("name", "id_number", "phone")),
        *(("header", name) for name in IN_HEADER),
        *(("fact", name) for name in FACTS),
    ],
)
def test_whatever_stands_in_a_neighbours_entry_the_feed_goes_on(bench: Bench, place: str, name: str) -> None:
    bench.save()
    neighbour = Writer(bench.centre.core, OFFICE, seed=5, code=bench.centre.enrolment_code())
    for header, details in _odd_entries(place, name):
        _write(neighbour, bench, header, details)
    _write(neighbour, bench, {}, {"applicant": {"name": "Nguyễn Văn Sau Cùng"}})
    neighbour.push(bench.world.wall())
    bench.centre.core.project(bench.world.wall())
    bench.pass_time(60)
    assert len(bench.feed()) == len(bench.stored()) >= len(ODD) + 1
    assert verify(bench.database).first_wrong is None
    with bench.database.read() as connection:
        assert len(search(connection, bench.desk.projections, "sau cung", 5)) == 1
