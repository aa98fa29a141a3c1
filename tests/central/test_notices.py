"""Which notices go out, once each and in order; what becomes of them reaches every desk. SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from central.core import Centre
from central.notices.channel import Answer, Verdict
from central.store.database import Database
from central.verification import verify
from counter_app.domain.permissions import CLERK
from counter_app.domain.times import iso
from counter_app.wire.header import read_header
from tests.central.notice_post import Post, outcomes, tell
from tests.central.writers import NOON, OFFICE, OTHER_OFFICE, Writer, later


@pytest.fixture
def post(centre: Centre, database: Database) -> Post:
    return Post(centre, database)


@pytest.fixture
def desk(centre: Centre) -> Writer:
    return Writer(centre)


def test_a_notice_goes_out_once_over_each_chosen_channel_and_the_desks_learn_of_it(
    post: Post, desk: Writer, database: Database
) -> None:
    notice = tell(desk, "received", desk.receive(), "sms", "email")
    desk.push()
    for minute in range(3):
        post.run(later(minute))
    assert [(channel, to) for channel, to, _text in post.went] == [
        ("sms", "0912345678"),
        ("email", "nguoi.dan@example.vn"),
    ]
    assert outcomes(desk) == [(notice.hash.hex(), "sms", "delivered"), (notice.hash.hex(), "email", "delivered")]
    assert verify(database, post.centre.keys).first_wrong is None


def test_only_the_chosen_channel_is_used(post: Post, desk: Writer) -> None:
    tell(desk, "received", desk.receive(), "email")
    tell(desk, "received", desk.receive(), "pigeon")
    desk.push()
    post.run(NOON)
    assert [channel for channel, _to, _text in post.went] == ["email"]


def test_of_five_steps_handed_in_at_once_after_an_outage_one_notice_goes_out_with_the_original_time(
    post: Post, desk: Writer
) -> None:
    dossier = desk.receive()
    kinds = {
        "DossierReceived": "received",
        "AppointmentMoved": "moved",
        "ResultArrived": "result",
        "ResultReturned": "returned",
    }
    made = [tell(desk, "received", dossier, at=later(0))]
    for minute, (step, kind) in enumerate(list(kinds.items())[1:], start=1):
        desk.tell(step, dossier=dossier)
        made.append(tell(desk, kind, dossier, at=later(minute * 60)))
    handed_in = later(300)
    desk.push(handed_in, size=2)  # in several batches: the first one is judged before the last one is there
    post.run(handed_in)
    assert post.went == []
    post.run(handed_in + timedelta(seconds=61))
    assert [text for _channel, _to, text in post.went] == [f"returned luc {iso(later(180))}"]
    assert [outcome for _notice, _channel, outcome in outcomes(desk)] == ["overtaken"] * 3 + ["delivered"]
    assert [notice for notice, _channel, _outcome in outcomes(desk)] == [one.hash.hex() for one in made]


def test_while_a_desk_still_hands_in_its_day_nothing_of_it_goes_out(post: Post, desk: Writer) -> None:
    dossier = desk.receive()
    tell(desk, "received", dossier, at=later(-120))
    desk.push(later(0))
    post.run(later(0))
    desk.receive()
    desk.push(later(0) + timedelta(seconds=50))
    post.run(later(0) + timedelta(seconds=70))
    assert post.went == []
    for minute in range(1, 20):  # and a desk that never comes to rest holds it up a quarter of an hour, no longer
        desk.receive()
        desk.push(later(minute))
        post.run(later(minute) + timedelta(seconds=5))
        assert bool(post.went) is (minute >= 15)


def test_what_is_not_overtaken_goes_out_late_in_the_dossiers_order(post: Post, desk: Writer) -> None:
    dossier = desk.receive()
    told = ((-300, "duty"), (-250, "received"), (-200, "moved"), (-150, "supplement"), (-100, "received"))
    for minute, kind in told:
        tell(desk, kind, dossier, at=later(minute))
    desk.push()
    post.run(later(2))
    assert [text for _channel, _to, text in post.went] == [
        f"duty luc {iso(later(-300))}",
        f"moved luc {iso(later(-200))}",
        f"received luc {iso(later(-100))}",
    ]


def test_a_dossiers_later_notice_waits_for_the_one_before_it(post: Post, desk: Writer) -> None:
    dossier, other = desk.receive(), desk.receive()
    tell(desk, "duty", dossier)
    tell(desk, "moved", dossier)
    tell(desk, "duty", other)
    desk.push()
    post.judge(NOON)
    first = post.one(NOON, Answer(Verdict.LATER, "recipient 450"))
    second = post.one(NOON)
    assert first is not None
    assert second is not None
    assert second.claim.dossier == other
    assert post.one(NOON) is None
    assert post.one(later(1)) is not None
    assert post.one(later(1)) is not None
    assert [text.split()[0] for _channel, _to, text in post.went] == ["duty", "duty", "duty", "moved"]


def test_a_body_that_was_erased_is_not_sent(post: Post, desk: Writer, centre: Centre) -> None:
    dossier = desk.receive()
    tell(desk, "returned", dossier)
    desk.tell("ResultReturned", dossier=dossier)
    desk.tell("BodyErased", dossier=dossier, who="quang")
    desk.push()
    post.run(NOON)
    assert post.went == []
    assert outcomes(desk)[0][2] == "failed erased"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"sms": "da nhan", "to": {"sms": "0912345678\r\nX: y"}}, "no_usable_contact"),
        ({"sms": "da nhan", "to": {"sms": "không rõ"}}, "no_usable_contact"),
        ({"sms": "da nhan", "to": {}}, "no_contact"),
        ({"sms": "da nhan"}, "no_contact"),
        ({"to": {"sms": "0912345678"}}, "no_text"),
        ({"sms": " ", "to": {"sms": "0912345678"}}, "no_text"),
    ],
)
def test_a_body_in_which_nothing_can_be_sent_is_put_down_and_holds_up_nobody(
    post: Post, desk: Writer, body: dict[str, Any], reason: str
) -> None:
    tell(desk, "received", desk.receive(), body=body)
    tell(desk, "received", desk.receive())
    desk.push()
    post.run(NOON)
    found = [outcome for _notice, _channel, outcome in outcomes(desk)]
    assert found == [f"failed {reason}", "delivered"]


def test_a_notice_of_nobody_and_one_of_a_step_that_did_not_count_are_not_sent(post: Post, desk: Writer) -> None:
    dossier = desk.receive()
    desk.tell("ResultReturned", dossier=dossier)
    tell(desk, "returned", dossier)
    twice = desk.tell("ResultReturned", dossier=dossier)  # conflicting: it was returned already
    tell(desk, "returned", dossier)
    tell(desk, "received", dossier, who="nobody")
    desk.push()
    post.run(NOON)
    assert len(post.went) == 1
    desk.tell("ConflictSettled", who="quang", facts={"entry": twice.hash.hex(), "outcome": "in_order"})
    desk.push()
    post.run(later(10))
    assert len(post.went) == 2


def test_a_step_that_did_not_count_overtakes_nothing(post: Post, desk: Writer) -> None:
    dossier = desk.receive()
    desk.tell("DossierWithdrawn", dossier=dossier)
    tell(desk, "duty", dossier)
    desk.tell("ResultArrived", dossier=dossier)  # conflicting: it was withdrawn
    tell(desk, "result", dossier)
    desk.push()
    post.run(NOON)
    assert [text.split()[0] for _channel, _to, text in post.went] == ["duty"]


def test_a_notice_names_the_step_that_it_tells_of_where_another_entry_lies_between(post: Post, desk: Writer) -> None:
    dossier = desk.receive()
    desk.tell("ResultReturned", dossier=dossier)
    twice = desk.tell("ResultReturned", dossier=dossier)
    desk.tell("FeeCollected", dossier=dossier)
    tell(desk, "returned", dossier, facts={"about": twice.hash.hex()})
    desk.push()
    post.run(NOON)
    assert post.went == []


def test_another_office_sends_its_own_notices_and_nobody_sends_a_copy(post: Post, desk: Writer, centre: Centre) -> None:
    dossier = desk.receive(offices=(OTHER_OFFICE,))
    desk.push()
    centre.administration.add_account("mai", OTHER_OFFICE, "Mai", CLERK, NOON - timedelta(days=9))
    other = Writer(centre, office=OTHER_OFFICE, seed=5)
    tell(desk, "received", dossier)
    desk.push()
    centre.project(NOON)
    other.tell("ResultArrived", dossier=dossier, who="mai")
    tell(other, "result", dossier, who="mai")
    other.push()
    post.run(NOON)
    assert [text.split()[0] for _channel, _to, text in post.went] == ["result"]
    assert [outcome for _notice, _channel, outcome in outcomes(desk)] == ["overtaken", "delivered"]


def test_what_happened_before_notices_were_switched_on_is_told_to_nobody(
    centre: Centre, database: Database, desk: Writer
) -> None:
    tell(desk, "received", desk.receive())
    desk.push()
    centre.project(NOON)
    post = Post(centre, database)
    tell(desk, "received", desk.receive(), at=later(1))
    desk.push(later(1))
    centre.administration.add_office("office-9", "Bộ phận mới", ["H36.37.05"])
    centre.administration.add_account("moi", "office-9", "Mới", CLERK, NOON - timedelta(days=1))
    new = Writer(centre, office="office-9", seed=9)
    tell(new, "received", new.receive(who="moi"), who="moi")
    new.push()
    post.run(later(1))
    assert len(post.went) == 2
    Post(centre, database).run(later(2))  # a further start begins nothing anew
    assert len(outcomes(desk)) == 1


def test_a_database_of_the_version_before_gets_what_notices_need(centre: Centre, database: Database) -> None:
    with database.writing() as connection:
        for statement in (
            "DROP TABLE sendings",
            "DROP TABLE notices_found",
            "DROP INDEX feed_rows_that_tell",
            "UPDATE meta SET value = '2' WHERE name = 'schema'",
        ):
            connection.exec_driver_sql(statement)
    database.create()
    database.check()
    post, desk = Post(centre, database), Writer(centre)
    tell(desk, "received", desk.receive())
    desk.push()
    post.run(NOON)
    assert len(post.went) == 1


def test_the_centres_own_entries_name_the_office_that_wrote_the_notice(post: Post, desk: Writer) -> None:
    tell(desk, "received", desk.receive())
    desk.push()
    post.run(NOON)
    headers = [read_header(data) for _row, data, _body in desk.feed() if data]
    told = next(header for header in headers if header.type == "NoticeOutcome")
    assert (told.office, told.who, told.body) == (OFFICE, "program", None)
