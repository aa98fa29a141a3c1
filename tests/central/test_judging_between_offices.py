"""Dossiers of several offices: whose rows go where, and that no office waits for another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from central.core import Centre
from central.projector import Part, Projector
from central.store import queues, registry
from central.store.database import Database
from central.store.schema import dossiers
from central.verification import verify
from counter_app.wire.strict_json import NotStrictJson
from tests.central.office_sums import sums_of
from tests.central.writers import AGENCY, NOON, OTHER_OFFICE, POSTAL, Writer

CODE = f"{AGENCY}-261123-0001"


def test_rows_of_a_dossier_of_several_offices_are_copied_with_their_place_at_home(centre: Centre) -> None:
    desk, other = Writer(centre), Writer(centre, office=OTHER_OFFICE, seed=2)
    desk.receive()
    identity = desk.receive(offices=(OTHER_OFFICE,))
    desk.tell("ResultReturned", dossier=identity)
    desk.push()
    centre.project(NOON)
    rows = [row for row, _h, _b in other.feed()]
    assert [(row.dossier, row.verdict) for row in rows] == [(identity, "in_order")] * 2
    assert [row.home and (row.home.office, row.home.position) for row in rows] == [(desk.office, 2), (desk.office, 3)]
    assert rows[1].state == {"status": "returned"}
    assert other.feed()[0][2] == desk.entries[1].body


def test_the_competent_office_acts_and_its_row_comes_home(centre: Centre) -> None:
    desk, other = Writer(centre), Writer(centre, office=OTHER_OFFICE, seed=2)
    identity = desk.receive(offices=(OTHER_OFFICE,))
    desk.push()
    centre.project(NOON)
    other.tell("StartFixed", dossier=identity, who="thu", due="2026-12-01T16:00:00+07:00")
    other.push()
    centre.project(NOON)
    rows = [row for row, _h, _b in desk.feed()]
    assert [(row.verdict, row.state) for row in rows] == [
        ("in_order", {"status": "received"}),
        ("in_order", {"status": "received", "due": "2026-12-01T16:00:00+07:00"}),
    ]
    assert rows[1].home is not None
    assert rows[1].home.office == OTHER_OFFICE
    assert sums_of(centre, desk.office).entries == 1


def test_a_postal_office_sees_of_others_the_header_alone(centre: Centre) -> None:
    desk, post = Writer(centre), Writer(centre, office=POSTAL, seed=2)
    desk.receive(offices=(POSTAL,))
    desk.push()
    post.tell("PostalAccepted", {"applicant": {"name": "Lê Văn Cường"}}, who="buuta")
    post.push()
    centre.project(NOON)
    theirs, own = sorted(post.feed(), key=lambda one: one[0].home is None)
    assert (theirs[1], theirs[2]) == (desk.entries[0].header, None)
    assert own[2] == post.entries[0].body


def test_offices_do_not_wait_for_each_other(centre: Centre, database: Database) -> None:
    desk, other = Writer(centre), Writer(centre, office=OTHER_OFFICE, seed=2)
    for writer, who in ((desk, "lan"), (other, "thu")):
        writer.receive(who=who)
        writer.push()
    assert centre.projector._round(OTHER_OFFICE).rows == 1
    assert other.verdicts() == ["in_order"]
    assert desk.verdicts() == []
    with database.reading() as connection:
        assert queues.offices_with_work(connection) == [desk.office]
        assert registry.office_kind(connection, desk.office) == "commune"


def test_an_office_that_cannot_be_placed_holds_up_no_other(centre: Centre, database: Database) -> None:
    writers = sorted((Writer(centre), Writer(centre, office=OTHER_OFFICE, seed=2)), key=lambda one: one.office)
    people = {OTHER_OFFICE: "thu"}
    broken, sound = writers
    identity = broken.receive(who=people.get(broken.office, "lan"))
    broken.push()
    centre.project(NOON)
    with database.writing() as connection:
        connection.execute(update(dossiers).values(state=b"no JSON"))
    broken.tell("HandedOver", dossier=identity, who=people.get(broken.office, "lan"))
    broken.push()
    sound.receive(who=people.get(sound.office, "lan"))
    sound.push()
    with pytest.raises(NotStrictJson):
        centre.project(NOON)
    assert sound.verdicts() == ["in_order"]


@given(st.text(max_size=40), st.integers(1, 8))
def test_each_office_has_one_projector_however_many_there_are(office: str, projectors: int) -> None:
    assert sum(Part(number, projectors).has(office) for number in range(projectors)) == 1


def test_a_projector_leaves_offices_of_another_part_to_their_own(centre: Centre, database: Database) -> None:
    for desk, who in ((Writer(centre), "lan"), (Writer(centre, office=OTHER_OFFICE, seed=2), "thu")):
        desk.receive(who=who)
        desk.push()
    parts = [Part(number, 64) for number in range(64)]
    judging = {part.number: Projector(database, part=part).project(NOON) for part in parts}
    assert {number: rows for number, rows in judging.items() if rows} == {
        part.number: 1 for part in parts if part.has(Writer(centre).office) or part.has(OTHER_OFFICE)
    }


def test_offices_judged_side_by_side_get_the_same_feeds(centre: Centre, database: Database) -> None:
    for desk, who in ((Writer(centre), "lan"), (Writer(centre, office=OTHER_OFFICE, seed=2), "thu")):
        for _ in range(20):
            desk.receive(who=who)
        desk.push()
    assert Projector(database, at_once=2).project(NOON) == 40
    with database.reading() as connection:
        assert queues.offices_with_work(connection) == []
    assert verify(database, centre.keys).first_wrong is None
