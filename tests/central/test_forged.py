"""What somebody with a desk's certificate can write to harm others: it is stored, and harms nobody but the writer."""

from __future__ import annotations

import json
import random

import pytest
from sqlalchemy import select

from central.core import Centre
from central.store.database import Database
from central.store.schema import dossiers
from central.verification import verify
from counter_app.domain.permissions import SUPERVISOR
from counter_app.wire.header import Fee
from counter_app.wire.keys import SigningKey
from tests.central.office_sums import sums_of
from tests.central.writers import AGENCY, NOON, OTHER_OFFICE, Writer, call, seeded_bytes

CODE = f"{AGENCY}-261123-0001"


def test_a_code_without_end_holds_up_no_judging(centre: Centre) -> None:
    desk = Writer(centre)
    letters = "".join(
        random.Random(1).choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefghijklmnopqrstuvwxyz", k=3500)
    )
    desk.tell("DossierReceived", issues=letters)
    desk.receive()
    desk.push()
    centre.project(NOON)
    assert desk.verdicts() == ["not_understood", "in_order"]


@pytest.mark.parametrize("twisted", [CODE.lower(), CODE.replace("H", "\N{FULLWIDTH LATIN CAPITAL LETTER H}")])
def test_a_code_in_other_letters_is_the_same_code(centre: Centre, twisted: str) -> None:
    first, second = Writer(centre), Writer(centre, seed=2)
    first.receive(CODE)
    first.push()
    second.receive(twisted, name="Trần Thị Bình")
    second.push()
    centre.project(NOON)
    assert first.verdicts() == ["in_order", "code_taken"]
    assert call(centre, "GET", f"/v1/lookup/{twisted}").status == 200


def test_a_code_out_of_another_desks_numbers_is_not_taken_from_it(centre: Centre) -> None:
    owner, greedy = Writer(centre), Writer(centre, seed=2)
    wide = f"{AGENCY}-261123-66{owner.desk.spare:03d}01"
    for code in (CODE, wide):
        greedy.receive(code, name="Kẻ Chiếm Số")
    greedy.push()
    centre.project(NOON)
    for code in (CODE, wide):
        owner.receive(code)
    owner.push()
    centre.project(NOON)
    assert owner.verdicts() == ["code_taken", "code_taken", "in_order", "in_order"]


def test_a_desks_own_numbers_and_those_that_no_grant_speaks_of_are_its_to_give(centre: Centre) -> None:
    desk = Writer(centre, seed=3)
    own = desk.grants()[0].first
    for number in (f"{own:04d}", f"66{desk.desk.number:03d}01", "4801", "6699901"):
        desk.receive(f"{AGENCY}-261123-{number}")
    desk.push()
    centre.project(NOON)
    assert desk.verdicts() == ["in_order"] * 4


@pytest.mark.parametrize("step", ["DossierWithdrawn", "ResultReturned", "SlipSent"])
def test_an_office_that_a_dossier_does_not_concern_changes_nothing_in_it(centre: Centre, step: str) -> None:
    home, stranger = Writer(centre), Writer(centre, office=OTHER_OFFICE, seed=2)
    identity = home.receive(CODE)
    home.push()
    centre.project(NOON)
    stranger.tell(step, dossier=identity, who="thu", offices=(OTHER_OFFICE,))
    stranger.push()
    centre.project(NOON)
    assert stranger.verdicts() == ["not_permitted"]
    home.tell("HandedOver", dossier=identity)
    home.push()
    centre.project(NOON)
    assert [row.verdict for row, _h, _b in home.feed() if row.home is None] == ["in_order", "in_order"]


@pytest.mark.parametrize("beside", [True, False], ids=["in a dossier of its own", "in none"])
@pytest.mark.parametrize("step", ["DossierWithdrawn", "ResultReturned", "CodeGiven"])
def test_a_supervisor_settles_nothing_in_a_dossier_that_does_not_concern_the_office(
    centre: Centre, step: str, beside: bool
) -> None:
    """Its identity stands on every slip; nobody needs more to write the step, and then the word that it counts."""
    centre.administration.add_account("phuc", OTHER_OFFICE, "Đỗ Văn Phúc", SUPERVISOR, NOON)
    home, stranger = Writer(centre), Writer(centre, office=OTHER_OFFICE, seed=2)
    identity = home.receive()
    home.push()
    centre.project(NOON)
    wrong = stranger.tell(step, dossier=identity, who="phuc", issues=CODE if step == "CodeGiven" else None)
    own = stranger.receive(who="phuc") if beside else None
    facts = {"entry": wrong.hash.hex(), "outcome": "in_order", "status": "returned"}
    word = stranger.tell("ConflictSettled", dossier=own, who="phuc", facts=facts)
    stranger.push()
    centre.project(NOON)
    judged = [
        (row.entry, row.verdict) for row, _h, _b in stranger.feed() if row.entry in (word.hash.hex(), wrong.hash.hex())
    ]
    assert judged == [(wrong.hash.hex(), "not_permitted"), (word.hash.hex(), "not_permitted")]
    home.tell("HandedOver", dossier=identity)
    home.push()
    centre.project(NOON)
    assert [row.state for row, _h, _b in home.feed() if row.state] == [
        {"status": "received"},
        {"status": "with_specialist"},
    ]


def test_offices_that_nobody_knows_are_not_kept(centre: Centre, database: Database) -> None:
    desk = Writer(centre)
    identity = desk.receive(offices=("made-up", OTHER_OFFICE))
    for number in range(20):
        desk.tell("FeeCollected", dossier=identity, offices=tuple(f"made-up {number} {n}" for n in range(50)))
    desk.push()
    centre.project(NOON)
    with database.reading() as connection:
        assert connection.execute(select(dossiers.c.offices)).scalar() == OTHER_OFFICE


@pytest.mark.parametrize("text", ["\0", "a\0b", "\ud800", "\u202e", "x" * 199])
def test_no_text_of_an_address_breaks_the_database(centre: Centre, text: str) -> None:
    desk = Writer(centre)
    assert desk.ask("GET", "/v1/reference/procedures", query={"hash": text}).status == 404
    body = json.dumps({"verifier": "x", "changed": "2026-11-23T12:00:00+07:00"}).encode()
    assert desk.ask("PUT", f"/v1/accounts/{text}/verifier", body).status in (400, 404)
    assert desk.ask("PUT", f"/v1/accounts/lan{text[:9]}/verifier", body).status in (400, 404)
    assert call(centre, "GET", f"/v1/lookup/{text}", query={"pin": text, "signature": text}).status in (400, 404)
    assert call(centre, "GET", f"/S1/{text}").status == 200
    assert call(centre, "GET", f"/v1/offices/{text}/feed").status == 401


def test_a_code_is_used_up_by_a_key_that_is_enrolled_already(centre: Centre) -> None:
    desk, other = Writer(centre), Writer(centre, office=OTHER_OFFICE, seed=2)
    code = centre.administration.enrolment_code(desk.office, NOON)

    def enrol(key: SigningKey) -> int:
        body = json.dumps({"code": code, "public": key.public.hex(), "name": "Quầy"}).encode()
        return call(centre, "POST", "/v1/desks", body).status

    assert enrol(other.key) == 403
    assert enrol(desk.key) == 200
    assert enrol(SigningKey(seeded_bytes(60)(32))) == 403


def test_one_desk_cannot_take_all_ranges_of_an_agency(centre: Centre) -> None:
    greedy, modest = Writer(centre), Writer(centre, seed=2)
    answers = []
    for n in range(2, 30):
        body = json.dumps({"n": n, "agency": AGENCY}).encode()
        answers.append(greedy.ask("POST", f"/v1/desks/{greedy.desk.desk}/ranges", body).status)
    assert answers.index(410) < 10
    body = json.dumps({"n": 2, "agency": AGENCY}).encode()
    assert modest.ask("POST", f"/v1/desks/{modest.desk.desk}/ranges", body).status == 200


def test_amounts_without_measure_leave_the_sums_readable(centre: Centre, database: Database) -> None:
    desk = Writer(centre)
    identity = desk.receive()
    for _ in range(40):
        desk.tell("FeeCollected", dossier=identity, fees=tuple(Fee("phi", 2**53 - 1, "", paid=True) for _ in range(50)))
    desk.push()
    centre.project(NOON)
    desk.tell("FeeCollected", dossier=identity, fees=(Fee("phi", 10**12, "", paid=True), Fee("phi", -1, "", paid=True)))
    desk.push()
    centre.project(NOON)
    assert sums_of(centre, desk.office).phi == 10**12 - 1
    assert verify(database, centre.keys).first_wrong is None
