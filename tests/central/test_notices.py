"""Which notices go out, once each and in order; what becomes of them reaches every desk. SQLite and PostgreSQL."""

from __future__ import annotations

import threading
from datetime import datetime, time, timedelta
from typing import Any

import pytest

from central.core import Centre
from central.notices.channel import Answer, Verdict
from central.notices.pacing import Pace, Patience, QuietHours
from central.notices.sending import Notices, Try
from central.store.database import Database
from central.verification import verify
from counter_app.domain.permissions import CLERK
from counter_app.domain.times import iso
from counter_app.wire.entry import Entry
from counter_app.wire.header import read_header
from tests.central.writers import NOON, OFFICE, OTHER_OFFICE, Writer, later

TAKEN = Answer(Verdict.TAKEN, reference="4711")
CONTACTS = {"sms": "0912 345 678", "email": "nguoi.dan@example.vn"}


class Post:
    """The sending rules with a clock that the test moves, and servers that answer as told."""

    def __init__(self, centre: Centre, database: Database, pace: Pace | None = None) -> None:
        self.centre = centre
        paces = {channel: (pace or Pace(), 60.0) for channel in ("sms", "email")}
        self.notices = Notices(database, centre.administration, paces, Patience(), lambda low, _high: low)
        self.notices.begin(NOON)
        self.went: list[tuple[str, str, str]] = []  # channel, to, text

    def judge(self, now: datetime) -> None:
        self.centre.project(now)
        self.notices.find(now)

    def one(self, now: datetime, answer: Answer = TAKEN, channel: str = "sms") -> Try | None:
        found = self.notices.next_try(channel, now)
        if found is not None:
            self.went.append((channel, found.message.to, found.message.text))
            self.notices.finish(found, answer, now)
            self.centre.project(now)
        return found

    def run(self, now: datetime, answer: Answer = TAKEN) -> None:
        """Everything that may go out at this moment."""
        self.judge(now)
        for channel in ("sms", "email"):
            while self.one(now, answer, channel):
                pass
        self.centre.project(now)


@pytest.fixture
def post(centre: Centre, database: Database) -> Post:
    return Post(centre, database)


@pytest.fixture
def desk(centre: Centre) -> Writer:
    return Writer(centre)


def tell(desk: Writer, kind: str, dossier: str, *channels: str, at: datetime = NOON, **more: Any) -> Entry:
    body = {
        "subject": f"Hồ sơ: {kind}",
        "vi": f"Hồ sơ {kind}, lúc {iso(at)}",
        "en": kind,
        "sms": f"{kind} luc {iso(at)}",
        "to": CONTACTS,
    }
    facts = {"kind": kind, "channels": list(channels or ("sms",))} | more.pop("facts", {})
    return desk.tell("NoticeMade", more.pop("body", body), dossier=dossier, facts=facts, entered=iso(at), **more)


def outcomes(desk: Writer) -> list[tuple[str, str, str]]:
    """(notice, channel, outcome) of what stands in the office's feed, in order; every one judged in order."""
    found = []
    for row, data, _body in desk.feed():
        header = read_header(data) if data else None
        if header is not None and header.type == "NoticeOutcome":
            assert row.verdict == "in_order"
            facts = header.facts
            outcome = f"{facts['outcome']} {facts['reason']}" if "reason" in facts else str(facts["outcome"])
            found.append((str(facts["notice"]), str(facts["channel"]), outcome))
    return found


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


@pytest.mark.parametrize("verdict", [Verdict.LATER, Verdict.UNREACHABLE])
def test_what_was_not_taken_is_tried_again_more_and_more_rarely_for_three_days(
    post: Post, desk: Writer, verdict: Verdict
) -> None:
    tell(desk, "received", desk.receive())
    desk.push()
    now, tries = NOON, 0
    while now < NOON + timedelta(hours=80):
        post.judge(now)
        if post.one(now, Answer(verdict, "down")) is not None:
            tries += 1
        now += timedelta(minutes=20)
    post.centre.project(now)
    assert 20 < tries < 160
    assert [outcome for _notice, _channel, outcome in outcomes(desk)] == ["failed gave_up"]


def test_a_server_that_is_away_is_asked_by_one_message_not_by_all_that_wait(post: Post, desk: Writer) -> None:
    for _ in range(20):
        tell(desk, "received", desk.receive())
    desk.push()
    post.judge(NOON)
    assert post.one(NOON, Answer(Verdict.UNREACHABLE, "ConnectionRefusedError")) is not None
    assert post.one(NOON) is None
    post.run(later(2))
    assert len(post.went) == 21


def test_a_refused_number_is_not_tried_again(post: Post, desk: Writer) -> None:
    tell(desk, "received", desk.receive())
    desk.push()
    post.run(NOON, Answer(Verdict.REFUSED, "status 400"))
    post.run(later(600))
    assert len(post.went) == 1
    assert outcomes(desk)[0][2] == "failed refused"


def test_what_may_have_gone_out_is_never_repeated(post: Post, desk: Writer) -> None:
    tell(desk, "received", desk.receive())
    desk.push()
    post.run(NOON, Answer(Verdict.UNKNOWN, "after the request"))
    post.run(later(600))
    assert len(post.went) == 1
    assert outcomes(desk)[0][2] == "unknown"


def test_a_gateway_that_knows_repetitions_gets_the_same_identity_again(centre: Centre, database: Database) -> None:
    post, desk = Post(centre, database, Pace(repeats=True)), Writer(centre)
    tell(desk, "received", desk.receive())
    desk.push()
    post.judge(NOON)
    first = post.one(NOON, Answer(Verdict.UNKNOWN, "after the request"))
    second = post.one(later(2))
    assert first is not None
    assert second is not None
    assert first.message.identity == second.message.identity
    assert [outcome for _notice, _channel, outcome in outcomes(desk)] == ["delivered"]


def test_a_process_that_died_while_sending_leaves_an_outcome_that_nobody_knows(
    post: Post, desk: Writer, centre: Centre, database: Database
) -> None:
    tell(desk, "received", desk.receive())
    desk.push()
    post.judge(NOON)
    dead = post.notices.next_try("sms", NOON)
    assert dead is not None
    other = Post(centre, database)
    other.run(later(1))
    assert outcomes(desk) == []  # it may still be at it
    other.run(later(10))
    post.notices.finish(dead, TAKEN, later(11))  # it was only slow: what stands in the feed stands
    centre.project(later(11))
    assert other.went == []
    assert [outcome for _notice, _channel, outcome in outcomes(desk)] == ["unknown"]


def test_processes_side_by_side_send_each_notice_once(centre: Centre, database: Database) -> None:
    desk = Writer(centre)
    for _ in range(30):
        tell(desk, "received", desk.receive())
    desk.push()
    posts = [Post(centre, database, Pace(per_minute=600)) for _ in range(3)]
    posts[0].judge(NOON)

    def work(post: Post) -> None:
        while (found := post.notices.next_try("sms", NOON)) is not None:
            post.went.append(("sms", found.message.identity, ""))
            post.notices.finish(found, TAKEN, NOON)

    threads = [threading.Thread(target=work, args=(post,)) for post in posts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    went = [identity for post in posts for _channel, identity, _text in post.went]
    centre.project(NOON)
    assert len(went) == len(set(went)) == 30
    assert [outcome for _notice, _channel, outcome in outcomes(desk)] == ["delivered"] * 30
    assert verify(database, centre.keys).first_wrong is None


def test_no_more_go_out_in_a_minute_than_the_gateway_bears(centre: Centre, database: Database) -> None:
    post, desk = Post(centre, database, Pace(per_minute=3)), Writer(centre)
    for _ in range(7):
        tell(desk, "received", desk.receive())
    desk.push()
    counts = []
    for minute in range(4):
        post.run(later(minute))
        counts.append(len(post.went))
    assert counts == [3, 6, 7, 7]


@pytest.mark.parametrize(("hour", "sent"), [(12, 1), (20, 1), (21, 0), (23, 0), (3, 0), (7, 1)])
def test_nobody_is_woken_in_quiet_hours(centre: Centre, database: Database, hour: int, sent: int) -> None:
    post = Post(centre, database, Pace(quiet=QuietHours(time(21), time(7))))
    desk = Writer(centre)
    tell(desk, "received", desk.receive())
    desk.push()
    post.run(NOON.replace(hour=hour) + timedelta(days=1))
    assert len(post.went) == sent


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
