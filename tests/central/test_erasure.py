"""After an erasure the centre holds no body of the dossier, whichever came first, from whichever desk."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from central.core import Centre
from central.store.database import Database
from central.store.schema import entries
from central.verification import verify
from counter_app.wire.batch import Stub
from tests.central.writers import NOON, OTHER_OFFICE, Writer

DETAILS = {"note": "075190012345"}


def bodies(database: Database) -> int:
    with database.reading() as connection:
        return connection.execute(select(func.count(entries.c.body))).scalar_one()


def closed_dossier(centre: Centre) -> tuple[Writer, str]:
    desk = Writer(centre)
    identity = desk.receive()
    desk.tell("ResultReturned", dossier=identity)
    desk.push()
    centre.project(NOON)
    return desk, identity


@pytest.mark.parametrize("erased_first", [True, False], ids=["erasure first", "body first"])
@pytest.mark.parametrize("at_once", [True, False], ids=["one round", "two rounds"])
def test_no_body_outlives_the_erasure(centre: Centre, database: Database, erased_first: bool, at_once: bool) -> None:
    desk, identity = closed_dossier(centre)
    eraser, late = Writer(centre, seed=2), Writer(centre, seed=3)
    eraser.tell("BodyErased", dossier=identity, who="quang")
    late.tell("FeeCollected", DETAILS, dossier=identity)
    late.tell("ResultReturned", DETAILS, dossier=identity)  # conflicting
    late.tell("FeeCollected", DETAILS, dossier=identity, who="nobody")  # not permitted
    for writer in (eraser, late) if erased_first else (late, eraser):
        writer.push()
        if not at_once:
            centre.project(NOON)
    centre.project(NOON)
    assert bodies(database) == 0
    rows = {row.entry: (header, body) for row, header, body in desk.feed()}
    assert [rows[entry.hash.hex()] for entry in late.entries] == [(entry.header, None) for entry in late.entries]
    assert verify(database, centre.keys).first_wrong is None


def test_what_is_handed_in_again_and_a_gap_that_is_filled_bring_no_body_back(
    centre: Centre, database: Database
) -> None:
    desk, identity = closed_dossier(centre)
    late, eraser = Writer(centre, seed=3), Writer(centre, seed=2)
    late.tell("FeeCollected", DETAILS, dossier=identity)
    late.tell("FeeCollected", DETAILS, dossier=identity)
    late.post(late.batch(1, 2, [Stub(late.entries[0].hash), late.entries[1]]))
    eraser.tell("BodyErased", dossier=identity, who="quang")
    eraser.push()
    centre.project(NOON)
    desk.post(desk.batch(1, 2))
    late.push()
    centre.project(NOON)
    assert bodies(database) == 0
    assert verify(database, centre.keys).first_wrong is None


def test_a_settled_erasure_erases(centre: Centre, database: Database) -> None:
    desk, identity = closed_dossier(centre)
    wrong = desk.tell("BodyErased", dossier=identity, who="lan")
    desk.push()
    centre.project(NOON)
    if desk.verdicts()[-1] == "in_order":
        pytest.fail("a clerk may erase: this test needs somebody who may not")
    assert bodies(database) == 1
    desk.tell("ConflictSettled", who="quang", facts={"entry": wrong.hash.hex(), "outcome": "in_order"})
    desk.push()
    centre.project(NOON)
    assert bodies(database) == 0


def test_another_dossier_and_an_erasure_that_is_not_permitted_lose_nothing(centre: Centre, database: Database) -> None:
    desk, identity = closed_dossier(centre)
    other = desk.receive(name="Trần Thị Bình")
    desk.tell("BodyErased", dossier=other, who="nobody")
    desk.tell("FeeCollected", DETAILS, dossier=other)
    stranger = Writer(centre, office=OTHER_OFFICE, seed=4)
    stranger.tell("BodyErased", dossier=other, who="thu")
    for writer in (desk, stranger):
        writer.push()
    centre.project(NOON)
    assert bodies(database) == 3
    assert identity != other
