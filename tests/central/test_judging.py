"""Verdicts, places and states: judged at the centre alone, given once, never changed, only added to."""

from __future__ import annotations

import pytest

from central.administration import Act
from central.core import Centre
from central.store import judged
from central.store.database import Database
from central.verification import verify
from counter_app.domain import entry_types, permissions
from counter_app.wire.entry import Entry, entry_hash, identity_of
from counter_app.wire.feed import row_genesis, row_hash, short
from counter_app.wire.header import Seen
from counter_app.wire.messages import FeedPage, read_message
from counter_app.wire.papers import unb64
from tests.central.office_sums import sums_of
from tests.central.writers import AGENCY, NOON, OTHER_OFFICE, Writer, fee, later

CODE = f"{AGENCY}-261123-0001"


def test_a_dossiers_way_is_in_order_and_leaves_its_state_in_the_rows(centre: Centre) -> None:
    desk = Writer(centre)
    identity = desk.receive(CODE)
    desk.tell("HandedOver", dossier=identity, facts={"holder": "Phòng Tư pháp"})
    desk.tell("ResultReturned", dossier=identity)
    desk.push()
    centre.project(NOON)
    rows = [row for row, _h, _b in desk.feed()]
    assert [row.verdict for row in rows] == ["in_order"] * 3
    assert [row.state and row.state["status"] for row in rows] == ["received", "with_specialist", "returned"]
    assert rows[1].state == {"status": "with_specialist", "holder": "Phòng Tư pháp"}
    assert {row.dossier for row in rows} == {identity}


def test_a_step_that_changes_nothing_has_no_state_in_its_row(centre: Centre) -> None:
    desk = Writer(centre)
    identity = desk.receive()
    desk.tell("FeeCollected", dossier=identity, fees=(fee(5000),))
    desk.push()
    centre.project(NOON)
    assert desk.feed()[1][0].state is None


def test_the_second_return_is_conflicting_but_its_money_counts(centre: Centre) -> None:
    first, second = Writer(centre), Writer(centre, seed=2)
    identity = first.receive(CODE)
    first.push()
    for desk in (first, second):
        desk.tell("ResultReturned", dossier=identity, fees=(fee(20_000), fee(3_000, "phi")))
        desk.push()
    centre.project(NOON)
    assert first.verdicts() == ["in_order", "in_order", "conflicting"]
    sums = sums_of(centre, first.office)
    assert (sums.le_phi, sums.phi, sums.codes, sums.results_returned) == (40_000, 6_000, 1, 2)
    assert (sums.in_order, sums.not_in_order) == (2, 1)
    assert first.feed()[2][0].state is None


def test_the_later_of_two_equal_codes_is_code_taken_and_its_state_moves_all_the_same(centre: Centre) -> None:
    first, second = Writer(centre), Writer(centre, seed=2)
    first.receive(CODE)
    identity = second.receive(CODE, name="Trần Thị Bình")
    first.push()
    second.push()
    second.tell("ResultReturned", dossier=identity)
    second.push()
    centre.project(NOON)
    rows = [row for row, _h, _b in first.feed()]
    assert [row.verdict for row in rows] == ["in_order", "code_taken", "in_order"]
    assert rows[1].state == {"status": "received"}


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"who": "nobody"}, "an account that does not exist"),
        ({"who": "thu"}, "an account of another office"),
        ({"who": "quantri"}, "an administrator receives no dossiers"),
        ({"desk": "another"}, "another desk's name"),
        ({"office": OTHER_OFFICE}, "another office's name"),
    ],
)
def test_who_may_not_is_not_permitted_and_changes_no_state(centre: Centre, changes: dict[str, str], why: str) -> None:
    desk = Writer(centre)
    identity = desk.receive(CODE, **changes)
    desk.tell("ResultReturned", dossier=identity)
    desk.push()
    centre.project(NOON)
    assert desk.verdicts() == ["not_permitted", "conflicting"], why


def test_a_clock_that_stands_behind_makes_nobodys_work_not_permitted(centre: Centre) -> None:
    desk = Writer(centre)
    desk.receive(CODE, entered="2020-01-01T08:00:00+07:00")
    desk.push()
    centre.project(NOON)
    assert desk.verdicts() == ["in_order"]


def test_a_clock_that_stands_behind_gives_no_role_back_that_ended(centre: Centre) -> None:
    desk = Writer(centre)
    centre.administration.change_role("lan", None, later(60))
    desk.receive(CODE, entered="2020-01-01T08:00:00+07:00")
    desk.push(later(180))
    centre.project(later(181))
    assert desk.verdicts() == ["not_permitted"]


def test_a_role_that_ended_judges_by_the_time_of_the_act(centre: Centre) -> None:
    desk = Writer(centre)
    centre.administration.change_role("lan", None, later(60))
    desk.receive()
    desk.receive(entered="2026-11-23T14:00:00+07:00")
    desk.push(later(180))
    centre.project(later(180))
    assert desk.verdicts() == ["in_order", "not_permitted"]


def test_what_a_withdrawn_desk_hands_in_is_stored_and_not_permitted(centre: Centre) -> None:
    desk, other = Writer(centre), Writer(centre, seed=2)
    desk.receive()
    desk.push()
    assert centre.administration.withdraw(desk.desk.desk, later(10)) == 1
    desk.receive()
    desk.push(later(20))
    centre.project(later(20))
    assert other.verdicts() == ["in_order", "not_permitted"]


def test_a_type_of_a_newer_program_is_kept_and_judged_again_after_an_upgrade(
    centre: Centre, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Writer(centre)
    identity = desk.receive()
    desk.tell("OpinionAsked", dossier=identity, fees=(fee(7_000),))
    desk.push()
    centre.project(NOON)
    assert desk.verdicts() == ["in_order", "not_understood"]
    monkeypatch.setitem(entry_types.VERSION, "OpinionAsked", 1)
    monkeypatch.setitem(permissions._ALLOWED, "OpinionAsked", frozenset({"clerk"}))
    assert centre.projector.judge_again_after_upgrade() == 1
    assert centre.projector.judge_again_after_upgrade() == 0
    centre.project(NOON)
    assert desk.verdicts() == ["in_order", "not_understood", "in_order"]
    assert sums_of(centre, desk.office).le_phi == 7_000
    assert verify(database, centre.keys).first_wrong is None


def test_a_round_that_writes_no_row_does_not_end_the_judging(centre: Centre, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Writer(centre)
    identity = desk.receive()
    for header in (b"not json", b"nor this", b"nor that"):
        previous = desk.head().hash
        desk.entries.append(Entry(previous, header, None, entry_hash(previous, header)))
    desk.tell("OpinionAsked", dossier=identity)
    desk.push()
    centre.project(NOON)
    monkeypatch.setitem(entry_types.VERSION, "OpinionAsked", 1)
    monkeypatch.setitem(permissions._ALLOWED, "OpinionAsked", frozenset({"clerk"}))
    monkeypatch.setattr("central.projector.MOST_ENTRIES", 2)
    assert centre.projector.judge_again_after_upgrade() == 4
    assert centre.project(NOON) == 1
    assert desk.verdicts()[-1] == "in_order"


@pytest.mark.parametrize(
    "header",
    [
        b"not json",
        b"[]",
        b'{"v":1}',
        b'{"type":"DossierReceived","v":1,"journal":"00","number":1,"who":"lan","desk":"d","office":"o",'
        b'"entered":"2026-11-23T08:00:00+07:00","raw":""}',
        b'{"type":"X","type":"X"}',
        b'{"fee":1e400}',
        b'{"type":"Dossier\\u0000Received"}',
        b'{"type":"\\ud800"}',
        b"[" * 3000,
        b"\xff\xfe",
    ],
)
def test_bytes_that_are_no_header_are_placed_and_hold_up_nobody(centre: Centre, header: bytes) -> None:
    desk = Writer(centre)
    desk.receive()
    previous = desk.head().hash
    desk.entries.append(Entry(previous, header, None, entry_hash(previous, header)))
    desk.receive()
    desk.push()
    centre.project(NOON)
    assert desk.verdicts() == ["in_order", "not_understood", "in_order"]


def test_text_that_no_database_can_hold_is_not_understood(centre: Centre) -> None:
    desk = Writer(centre)
    for unfit in ("a\0b", "\ud83d"):
        entry = desk.tell("DossierReceived", issues="X")
        header = entry.header.replace(
            b'"X"', b'"' + unfit.encode("unicode_escape").replace(b"\\x00", b"\\u0000") + b'"'
        )
        desk.entries[-1] = Entry(entry.previous, header, None, entry_hash(entry.previous, header))
    desk.push()
    centre.project(NOON)
    assert desk.verdicts() == ["not_understood", "not_understood"]


def test_an_emoji_in_an_escape_is_understood(centre: Centre) -> None:
    desk = Writer(centre)
    entry = desk.tell("DossierReceived", issues="X")
    header = entry.header.replace(b'"X"', b'"\\ud83d\\ude00"')
    desk.entries[-1] = Entry(entry.previous, header, None, entry_hash(entry.previous, header))
    desk.push()
    centre.project(NOON)
    assert desk.verdicts() == ["in_order"]


def test_seen_tells_who_could_not_know_from_who_knew(centre: Centre, database: Database) -> None:
    first, second, third = (Writer(centre, seed=seed) for seed in (1, 2, 3))
    identity = first.receive()
    first.tell("ResultReturned", dossier=identity)
    first.push()
    centre.project(NOON)
    page = first.pull()
    last = row_genesis(first.office)
    for item in read_message(FeedPage, page.body).rows:
        last = row_hash(last, unb64(item.row))
    second.seen = Seen(first.office, 2, short(last))
    third.seen = Seen(first.office, 2, "00" * 8)
    for desk in (second, third):
        desk.tell("ResultReturned", dossier=identity)
        desk.push()
        centre.project(NOON)
    first.tell("ResultReturned", dossier=identity)
    first.push()
    centre.project(NOON)
    with database.reading() as connection:
        rows = judged.rows_at(connection, [(first.office, position) for position in (3, 4, 5)])
    assert [rows[(first.office, position)].knew for position in (3, 4, 5)] == [True, False, True]


def test_a_settlement_adds_a_row_and_lets_the_entry_count(centre: Centre, database: Database) -> None:
    desk = Writer(centre)
    identity = desk.receive()
    desk.tell("ResultReturned", dossier=identity)
    wrong = desk.tell("HandedOver", dossier=identity)
    desk.push()
    centre.project(NOON)
    facts = {"entry": wrong.hash.hex(), "outcome": "in_order", "status": "with_specialist"}
    desk.tell("ConflictSettled", who="quang", facts=facts)
    desk.push()
    centre.project(NOON)
    rows = [row for row, _h, _b in desk.feed()]
    assert [row.verdict for row in rows] == ["in_order", "in_order", "conflicting", "in_order", "in_order"]
    assert (rows[4].entry, rows[4].state) == (wrong.hash.hex(), {"status": "with_specialist"})
    assert verify(database, centre.keys).first_wrong is None


def test_settled_twice_it_counts_once_and_what_is_settled_brings_its_own_date_and_unit(centre: Centre) -> None:
    desk = Writer(centre)
    identity = desk.receive()
    desk.tell("ResultReturned", dossier=identity)
    wrong = desk.tell("HandedOver", dossier=identity, facts={"holder": "Phòng Tư pháp"})
    desk.push()
    centre.project(NOON)
    facts = {"entry": wrong.hash.hex(), "outcome": "in_order", "status": "with_specialist"}
    for _ in range(2):
        desk.tell("ConflictSettled", who="quang", dossier=identity, facts=facts)
    desk.push()
    centre.project(NOON)
    rows = [row for row, _h, _b in desk.feed()]
    judged = [row for row in rows if row.entry == wrong.hash.hex()]
    assert [row.verdict for row in judged] == ["conflicting", "in_order"]
    assert judged[1].state == {"status": "with_specialist", "holder": "Phòng Tư pháp"}
    assert [row.verdict for row in rows if row not in judged] == ["in_order"] * 4


@pytest.mark.parametrize("status", ["đã xong", "", "unknown", 5, ["returned"], None])
def test_a_status_that_no_dossier_can_have_is_not_named_by_a_settlement(centre: Centre, status: object) -> None:
    """Nothing would be possible in that dossier any more, at no desk."""
    desk = Writer(centre)
    identity = desk.receive()
    desk.tell("ResultReturned", dossier=identity)
    wrong = desk.tell("HandedOver", dossier=identity)
    facts = {"entry": wrong.hash.hex(), "outcome": "in_order", "status": status}
    desk.tell("ConflictSettled", who="quang", dossier=identity, facts=facts)
    desk.tell("ResultSentBack", dossier=identity)
    desk.push()
    centre.project(NOON)
    assert desk.verdicts() == ["in_order", "in_order", "conflicting", "in_order", "in_order", "in_order"]


def test_a_clerk_settles_nothing(centre: Centre) -> None:
    desk = Writer(centre)
    identity = desk.receive(who="nobody")
    settled = {"entry": desk.entries[0].hash.hex(), "outcome": "in_order"}
    desk.tell("ConflictSettled", facts=settled)
    desk.tell("ConflictSettled", who="quang", facts=settled)
    desk.tell("ResultReturned", dossier=identity)
    desk.push()
    centre.project(NOON)
    assert desk.verdicts() == ["not_permitted", "not_permitted", "in_order", "in_order", "in_order"]


def test_an_erasure_removes_the_bodies_and_the_chain_still_verifies(centre: Centre, database: Database) -> None:
    desk = Writer(centre)
    identity = desk.receive()
    kept = desk.receive(name="Trần Thị Bình")
    desk.push()
    centre.project(NOON)
    desk.tell("BodyErased", dossier=identity, who="quang")
    desk.push()
    centre.project(NOON)
    bodies = {row.dossier: body for row, _h, body in desk.feed() if row.number < 3}
    assert bodies[identity] is None
    assert bodies[kept] is not None
    assert verify(database, centre.keys).first_wrong is None


def test_the_centres_own_act_is_an_entry_of_its_own_journal(centre: Centre, database: Database) -> None:
    desk = Writer(centre)
    identity = desk.receive()
    desk.push()
    entry = centre.administration.record(desk.office, Act("BodyErased", "quang", dossier=identity), NOON)
    centre.administration.record(desk.office, Act("CalendarDayDecided", "quantri"), NOON)
    centre.administration.record(desk.office, Act("CalendarDayDecided", "lan"), NOON)
    centre.project(NOON)
    assert desk.verdicts() == ["in_order", "in_order", "in_order", "not_permitted"]
    assert entry.read().desk == "centre"
    assert desk.feed()[0][2] is None
    assert verify(database, centre.keys).first_wrong is None


def test_a_step_for_a_dossier_that_is_not_known_yet_is_conflicting_and_counts(centre: Centre) -> None:
    desk = Writer(centre)
    desk.tell("FeeCollected", dossier=identity_of(b"\1" * 32), fees=(fee(1_000),))
    desk.push()
    centre.project(NOON)
    assert desk.verdicts() == ["conflicting"]
    assert sums_of(centre, desk.office).le_phi == 1_000


def test_an_entry_that_is_not_permitted_takes_no_code_from_the_honest_one(centre: Centre) -> None:
    honest, forger = Writer(centre), Writer(centre, seed=2)
    forger.receive(CODE, desk="another")
    forger.push()
    honest.receive(CODE, name="Trần Thị Bình")
    honest.push()
    centre.project(NOON)
    assert [row.verdict for row, _h, _b in honest.feed()] == ["not_permitted", "in_order"]


def test_feedback_belongs_to_no_dossier_and_is_judged_by_the_role_alone(centre: Centre) -> None:
    desk = Writer(centre)
    identity = desk.receive(CODE)
    taken = desk.tell("FeedbackTaken", {"content": "Hẹn trả mà chưa có"}, facts={"kind": "feedback"})
    answer = {"feedback": taken.hash.hex(), "outcome": "answered"}
    for who in ("lan", "quantri"):
        desk.tell("FeedbackAnswered", {"answer": "Đã có"}, facts=answer, who=who)
    desk.tell("HandedOver", dossier=identity, facts={"holder": "Phòng Tư pháp"})
    desk.push()
    centre.project(NOON)
    assert desk.verdicts() == ["in_order", "in_order", "in_order", "not_permitted", "in_order"]
    rows = [row for row, _h, _b in desk.feed()]
    assert [(row.dossier, row.state) for row in rows[1:4]] == [(None, None)] * 3
    assert [body is not None for _row, _header, body in desk.feed()][:3] == [True] * 3
    assert rows[4].state == {"status": "with_specialist", "holder": "Phòng Tư pháp"}
