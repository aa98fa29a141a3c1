"""Bounds that nobody meets in an honest day, each tried."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from central.core import Centre
from central.enrolment import MOST_KEYS_OF_A_DESK
from central.guessing import FORGOTTEN_AFTER
from central.keys import KeyFile, read_key_file, write_key_file
from central.store.database import Database
from central.store.schema import tries
from counter_app.domain.errors import EnvironmentProblem
from counter_app.domain.people import read_people
from counter_app.wire.head import sign_session
from counter_app.wire.keys import SigningKey
from counter_app.wire.messages import ReferenceAnswer, read_message
from counter_app.wire.papers import b64, unb64
from counter_app.wire.slip_text import parse_slip_text
from tests.central.looked_up import CODE, handed_in, look_up, scan
from tests.central.verifiers import VERIFIER, put
from tests.central.writers import AGENCY, NOON, OTHER_OFFICE, Writer, as_json, call, later, seeded_bytes


def test_a_nonce_from_a_time_that_is_to_come_opens_no_session(centre: Centre) -> None:
    desk = Writer(centre)
    nonce = unb64(as_json(call(centre, "GET", "/v1/centre", now=later(20)))["nonce"])
    message = {
        "certificate": desk.certificate.as_json(),
        "nonce": b64(nonce),
        "signature": b64(sign_session(centre.keys.centre, nonce, desk.key)),
    }
    body = json.dumps(message).encode()
    assert call(centre, "POST", "/v1/sessions", body, NOON).status == 401
    assert call(centre, "POST", "/v1/sessions", body, later(15)).status == 200


def test_a_desk_gets_no_more_keys_than_a_counter_ever_has_pcs(centre: Centre) -> None:
    desk, certified = Writer(centre), 0
    for number in range(MOST_KEYS_OF_A_DESK + 2):
        desk.journal, desk.entries, desk.handed_in = seeded_bytes(900 + number)(16), [], 0
        public = SigningKey(seeded_bytes(2_000 + number)(32)).public.hex()
        desk.tell("JournalOpened", who="program", facts={"reason": "other_machine", "public": public})
        certified += desk.push().certificate is not None
    assert certified == MOST_KEYS_OF_A_DESK - 1, "the first is the one that it was enrolled with"


def test_wrong_tries_of_the_day_before_are_kept_nowhere(centre: Centre, database: Database) -> None:
    handed_in(centre, Writer(centre))
    assert look_up(centre, pin="000000").status == 403
    next_day = NOON + timedelta(seconds=FORGOTTEN_AFTER + 1)
    assert look_up(centre, next_day, client="10.0.0.2", pin="000000").status == 403
    with database.reading() as connection:
        seconds = connection.execute(select(tries.c.last)).scalars().all()
    assert set(seconds) == {int(next_day.timestamp())}


def test_nobody_makes_digits_for_a_dossier_of_others(centre: Centre) -> None:
    """A slip's text in an entry about one's own dossier proves nothing about another that the text names."""
    own = parse_slip_text(handed_in(centre, Writer(centre)))
    stranger = Writer(centre, office=OTHER_OFFICE, seed=2)
    mine = stranger.receive(f"{AGENCY}-261123-0201", who="thu")
    forged = stranger.slip(own.identity, CODE)
    stranger.entries.pop()
    stranger.tell("SlipSent", {"qr": forged}, dossier=mine, who="program")
    stranger.push()
    centre.project(NOON)
    assert look_up(centre, pin=parse_slip_text(forged).pin).status == 403
    assert look_up(centre, later(1), pin=own.pin).status == 200


def test_a_contested_code_stays_contested_whatever_is_done_with_the_dossier(centre: Centre) -> None:
    first, second = Writer(centre), Writer(centre, seed=2)
    handed_in(centre, first)
    identity = second.receive(CODE, name="Trần Thị Bình")
    slip = second.slip(identity, CODE)
    second.push()
    centre.project(NOON)
    assert scan(centre, slip)["answer"] == "code_taken"
    second.tell("HandedOver", dossier=identity)
    second.push()
    centre.project(NOON)
    assert second.verdicts()[-1] == "in_order"
    assert scan(centre, slip)["answer"] == "code_taken"


def test_a_password_of_the_year_2099_does_not_win_for_ever(centre: Centre) -> None:
    desk = Writer(centre)
    mine = VERIFIER[:-1] + "D"
    assert put(desk, "lan", VERIFIER, "2099-11-23T11:00:00+07:00") == 204
    body = json.dumps({"verifier": mine, "changed": "2026-11-23T12:20:00+07:00"}).encode()
    assert desk.ask("PUT", "/v1/accounts/lan/verifier", body, later(20)).status == 204
    answer = read_message(ReferenceAnswer, desk.ask("GET", "/v1/reference/users").body)
    assert [person.verifier for person in read_people(unb64(answer.items[0].bytes))] == [mine]


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o601])
def test_a_key_file_that_anybody_else_may_touch_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "k"
    write_key_file(path, KeyFile.fresh(seeded_bytes(1)))
    path.chmod(mode)
    with pytest.raises(EnvironmentProblem, match="chmod 600"):
        read_key_file(path)
