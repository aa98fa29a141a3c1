"""Making desks: codes that work once, answers that may get lost, numbers that nobody gets twice."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from central.core import Centre
from central.enrolment import BLOCKS_OF_AN_AGENCY
from central.keys import KeyFile
from central.store.database import Database
from counter_app.domain.times import iso
from counter_app.wire.batch import make_batch, pack
from counter_app.wire.entry import genesis
from counter_app.wire.head import Head, sign_session
from counter_app.wire.keys import SigningKey
from counter_app.wire.messages import RangeAnswer, read_message
from counter_app.wire.papers import Certificate, Grant, KeyNotice, b64, open_paper, sign_paper, unb64
from tests.central.writers import AGENCY, NOON, OFFICE, OTHER_OFFICE, Writer, as_json, call, later, seeded_bytes


def ask_range(desk: Writer, n: int, agency: str | None = AGENCY) -> tuple[int, Grant | None]:
    body = json.dumps({"n": n} | ({"agency": agency} if agency else {})).encode()
    answer = desk.ask("POST", f"/v1/desks/{desk.desk.desk}/ranges", body)
    if answer.status != 200:
        return answer.status, None
    paper = read_message(RangeAnswer, answer.body).grant.paper()
    return 200, open_paper(paper, Grant, desk.centre.keys.known)


def test_a_desk_gets_its_certificate_numbers_keys_and_one_range_for_each_own_agency(centre: Centre) -> None:
    desk = Writer(centre)
    assert desk.desk.office == desk.office
    assert (desk.desk.number, desk.desk.spare) == (1, 2)
    assert [(grant.n, grant.agency, grant.first, grant.last) for grant in desk.grants()] == [(1, AGENCY, 1, 200)]
    notices = [open_paper(one.paper(), KeyNotice, centre.keys.known) for one in desk.enrolled.keys]
    assert [notice.role for notice in notices] == ["present", "next", "desk"]
    assert notices[2].public == desk.key.public.hex()


def test_a_lost_answer_is_given_again_word_for_word(centre: Centre) -> None:
    desk = Writer(centre)
    assert desk.enrol() == desk.enrolled


def test_a_code_works_for_one_key_only(centre: Centre) -> None:
    desk = Writer(centre)
    body = json.dumps({"code": desk.code, "public": "11" * 32, "name": "Quầy 2"}).encode()
    assert call(centre, "POST", "/v1/desks", body).status == 403


def test_a_code_is_read_as_people_type_it(centre: Centre) -> None:
    code = centre.administration.enrolment_code("office-1", NOON)
    assert Writer(centre, code=" ".join(code[i : i + 4] for i in range(0, 16, 4)).lower()).desk.number == 1


@pytest.mark.parametrize("minutes", [72 * 60 + 1, 24 * 60 * 365])
def test_a_code_expires(centre: Centre, minutes: int) -> None:
    code = centre.administration.enrolment_code("office-1", NOON)
    body = json.dumps({"code": code, "public": "11" * 32, "name": "Quầy 2"}).encode()
    answer = call(centre, "POST", "/v1/desks", body, later(minutes))
    assert answer.status == 403
    assert "hết hạn" in as_json(answer)["vi"]


@pytest.mark.parametrize(
    "message",
    [
        {"code": "", "public": "11" * 32, "name": "Q"},
        {"code": "AAAA", "public": "11" * 32, "name": "Q"},
        {"code": "đây không phải mã", "public": "11" * 32, "name": "Q"},
        {"code": "AAAA", "public": "11" * 31, "name": "Q"},
        {"code": "AAAA", "public": "11" * 32, "name": "Q\nhai dòng"},
        {"code": "AAAA", "public": "11" * 32, "name": "Q" * 300},
        {"code": "AAAA"},
        [],
    ],
)
def test_what_is_no_enrolment_makes_no_desk(centre: Centre, message: object) -> None:
    answer = call(centre, "POST", "/v1/desks", json.dumps(message).encode())
    assert answer.status in (400, 403)
    assert set(as_json(answer)) == {"vi", "en"}
    assert Writer(centre).desk.number == 1


def test_the_nth_range_is_the_same_however_often_it_is_asked_for(centre: Centre) -> None:
    desk = Writer(centre)
    first = ask_range(desk, 2)
    assert first == ask_range(desk, 2)
    assert first[1] == Grant(desk.desk.desk, 2, AGENCY, 201, 400)
    assert ask_range(desk, 1)[1] == desk.grants()[0]
    assert ask_range(desk, 3, None)[1] == Grant(desk.desk.desk, 3, AGENCY, 401, 600)
    assert ask_range(desk, 9)[0] == 400


def test_ranges_never_overlap_and_run_out_at_4999(centre: Centre) -> None:
    offices = [OFFICE, OTHER_OFFICE] * 3
    desks = [Writer(centre, office=office, seed=seed) for seed, office in enumerate(offices, start=10)]
    seen = [grant for desk in desks for grant in desk.grants()]
    for desk in desks:
        while (found := ask_range(desk, len([one for one in seen if one.desk == desk.desk.desk]) + 1))[1] is not None:
            seen.append(found[1])
        assert found[0] == 410
    assert len(seen) == BLOCKS_OF_AN_AGENCY
    numbers = [number for grant in seen for number in range(grant.first, grant.last + 1)]
    assert sorted(numbers) == list(range(1, 5000))
    assert Writer(centre, seed=3).grants() == []


def test_an_agency_of_others_is_for_wide_numbers(centre: Centre) -> None:
    assert ask_range(Writer(centre), 2, "G09.20")[0] == 403


def test_a_desk_asks_for_itself_only(centre: Centre) -> None:
    desk, other = Writer(centre), Writer(centre, seed=2)
    answer = desk.ask("POST", f"/v1/desks/{other.desk.desk}/ranges", b'{"n":2}')
    assert answer.status == 403


def test_the_province_says_when_it_has_no_desk_number_left(centre: Centre) -> None:
    """The last numbers were given before a restore; the desk that has them shows its certificate."""
    key = SigningKey(seeded_bytes(8)(32))
    last = Certificate("last", "office-1", "Quầy cuối", 998, 999, key.public.hex(), iso(NOON))
    paper = sign_paper(last, centre.keys.signing)
    head = Head(b"j" * 16, 0, genesis(b"j" * 16))
    batch = pack(make_batch(paper, 1, head.hash, [], head, key))
    assert call(centre, "POST", f"/v1/journals/{head.journal.hex()}", batch).status == 200
    code = centre.administration.enrolment_code("office-1", NOON)
    body = json.dumps({"code": code, "public": "11" * 32, "name": "Quầy"}).encode()
    assert call(centre, "POST", "/v1/desks", body).status == 409


def test_the_copy_key_is_the_offices_and_survives_a_restore(centre: Centre) -> None:
    first, second = Writer(centre, seed=1), Writer(centre, seed=2)
    other = Writer(centre, office=OTHER_OFFICE, seed=3)
    assert first.enrolled.copy_key == second.enrolled.copy_key != other.enrolled.copy_key


def test_a_nonce_is_ours_fresh_and_proved_by_the_desks_key(centre: Centre) -> None:
    desk = Writer(centre)
    nonce = as_json(call(centre, "GET", "/v1/centre"))["nonce"]
    message = {"certificate": desk.certificate.as_json(), "nonce": nonce, "signature": "AAAA"}
    assert call(centre, "POST", "/v1/sessions", json.dumps(message).encode()).status == 401
    assert desk.token(NOON)
    message["signature"] = b64(sign_session(centre.keys.centre, unb64(nonce), desk.key))
    late = NOON + timedelta(minutes=11)
    assert call(centre, "POST", "/v1/sessions", json.dumps(message).encode(), late).status == 401
    made_up = b"\0" * 32
    message |= {"nonce": b64(made_up), "signature": b64(sign_session(centre.keys.centre, made_up, desk.key))}
    assert call(centre, "POST", "/v1/sessions", json.dumps(message).encode()).status == 401


def test_after_a_rotation_old_papers_still_hold(centre: Centre, database: Database, key_file: KeyFile) -> None:
    desk = Writer(centre)
    turned = Centre(database, key_file.rotated(seeded_bytes(70)), seeded_bytes(71))
    assert turned.keys.signing.name == centre.keys.next.name
    desk.centre = turned
    desk.receive()
    answer = desk.push()
    assert answer.ack.key == centre.keys.next.name
    assert open_paper(desk.certificate, Certificate, turned.keys.known).desk == desk.desk.desk


def test_wrong_codes_slow_down_whoever_tries_them_and_nobody_else(centre: Centre) -> None:
    def enrol(code: str, client: str) -> int:
        public = SigningKey(seeded_bytes(41)(32)).public.hex()
        body = json.dumps({"code": code, "public": public, "name": "Quầy 1"}).encode()
        return call(centre, "POST", "/v1/desks", body, client=client).status

    good = centre.administration.enrolment_code(OFFICE, NOON)
    assert [enrol("A" * 16, "203.0.113.9") for _ in range(4)] == [403, 403, 403, 429]
    assert enrol(good, "203.0.113.9") == 429
    assert enrol(good, "10.0.0.2") == 200


def test_of_many_keys_with_one_code_at_several_processes_one_gets_in(
    centre: Centre, database_url: str, key_file: KeyFile
) -> None:
    code = centre.administration.enrolment_code(OFFICE, NOON)
    others = [Database(database_url) for _ in range(4)]
    processes = [Centre(database, key_file, seeded_bytes(100 + n)) for n, database in enumerate(others)]

    def enrol(n: int) -> int:
        public = SigningKey(seeded_bytes(300 + n)(32)).public.hex()
        body = json.dumps({"code": code, "public": public, "name": "Quầy 1"}).encode()
        return call(processes[n % 4], "POST", "/v1/desks", body, client=f"10.0.0.{n}").status

    with ThreadPoolExecutor(8) as pool:
        answers = sorted(pool.map(enrol, range(8)))
    for database in others:
        database.close()
    assert answers == [200] + [403] * 7


def test_ranges_asked_for_at_several_processes_at_once_never_overlap(
    centre: Centre, database_url: str, key_file: KeyFile
) -> None:
    desks = [Writer(centre, seed=seed) for seed in range(20, 24)]
    others = [Database(database_url) for _ in desks]
    for n, (desk, database) in enumerate(zip(desks, others, strict=True)):
        desk.centre = Centre(database, key_file, seeded_bytes(100 + n))
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda n: ask_range(desks[n % 4], 2)[1], range(8)))
    for database in others:
        database.close()
    firsts = {(grant.desk, grant.first) for grant in found if grant is not None}
    assert len(found) == 8
    assert len(firsts) == 4
    assert len({first for _desk, first in firsts}) == 4
