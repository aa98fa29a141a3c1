"""The engine against the real centre's core: handing in, being set back, forks, refusals, lies on the line."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from itertools import count, pairwise

import pytest

from counter_app.domain.entry_types import BODY_ERASED, JOURNAL_OPENED, OUTAGE_BEGAN, OUTAGE_ENDED
from counter_app.domain.errors import EnvironmentProblem
from counter_app.store.journal import EntryDraft
from counter_app.store.verification import verify
from counter_app.sync.connectivity import Line
from counter_app.sync.engine import Answered, Declared, Tell
from counter_app.sync.exchange import Answer, Failure, FailureKind, Question
from counter_app.wire.batch import unpack
from counter_app.wire.keys import SigningKey
from counter_app.wire.messages import PushAnswer, Refusal, message_of_paper, write_message
from counter_app.wire.papers import Acknowledgement, KeptThrough, sign_paper
from tests.store.desks import AGENCY
from tests.sync.bench import DOWN, Bench, Reply, make_bench

PORTAL = Answer(200, b"<html>Please log in to the hotel network</html>")
STRANGER = SigningKey(hashlib.sha256(b"a stranger").digest())


def sizes_pushed(bench: Bench) -> list[int]:
    """Fills up while the bench asks: entries in each batch."""
    sizes: list[int] = []

    def watching(question: Question) -> None:
        if question.purpose == "push":
            sizes.append(len(unpack(question.body).items))

    bench.line = watching  # type: ignore[assignment]
    return sizes


# -- the good day -----------------------------------------------------------------------------------------


def test_what_is_saved_is_handed_in_and_comes_back_with_its_place(bench: Bench) -> None:
    codes = [bench.save().code for _ in range(3)]
    bench.step()
    assert bench.waiting() == 0
    assert len(bench.stored()) == 1 + 3 == len(bench.feed())
    assert codes == [f"{AGENCY}-261123-000{n}" for n in (1, 2, 3)]
    assert bench.engine.line.line is Line.ONLINE


def test_push_comes_before_pull_and_before_the_session(bench: Bench) -> None:
    bench.save()
    assert bench.asked.index("push") < bench.asked.index("session") < bench.asked.index("pull")


def test_reference_data_are_fetched_once_and_then_asked_for_by_etag(bench: Bench) -> None:
    bench.step()
    bench.asked.clear()
    bench.pass_time(7 * 3600, look_every=600)
    kinds = Counter(purpose for purpose in bench.asked if purpose.startswith("reference"))
    assert set(kinds.values()) == {1}
    with bench.database.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM reference_current WHERE kind = 'users'").scalar() == 1


def test_the_keys_list_makes_other_desks_slips_checkable(bench: Bench) -> None:
    other = make_bench(bench.folder, "Quầy 2", bench.centre)
    bench.step()
    with bench.database.read() as connection:
        known = connection.exec_driver_sql("SELECT public FROM public_keys WHERE role = 'desk'").scalars().all()
    assert other.store.key.public in {bytes(key) for key in known}
    other.switch_off()


# -- M12: an idle desk ------------------------------------------------------------------------------------


def test_an_idle_desk_writes_no_entry_over_a_thousand_looks(bench: Bench) -> None:
    """Connection states in the journal would feed the outbox that they report, and it would never be empty."""
    bench.step()
    before = len(bench.stored())
    for _ in range(1_000):
        bench.pass_time(5)
    assert bench.waiting() == 0
    assert len(bench.stored()) == before == 1


def test_a_flapping_line_writes_no_entry_either(bench: Bench) -> None:
    bench.step()
    for turn in range(300):
        bench.line = (lambda _q: DOWN) if turn % 2 else (lambda _q: None)
        bench.pass_time(9)
    bench.line = lambda _q: None
    bench.pass_time(120)
    assert bench.entries(OUTAGE_BEGAN, OUTAGE_ENDED) == []
    assert bench.waiting() == 0


# -- outages ----------------------------------------------------------------------------------------------


def test_an_outage_begins_once_and_ends_once_and_both_are_handed_in(bench: Bench) -> None:
    bench.step()
    bench.line = lambda _q: DOWN
    bench.pass_time(3_600)
    assert bench.engine.line.is_outage
    bench.save()
    bench.line = lambda _q: None
    bench.pass_time(180)
    assert len(bench.entries(OUTAGE_BEGAN)) == len(bench.entries(OUTAGE_ENDED)) == 1
    assert bench.waiting() == 0
    assert bench.engine.line.line is Line.ONLINE


def test_an_outage_goes_on_over_a_restart_of_the_pc_and_still_ends_once(bench: Bench) -> None:
    bench.step()
    bench.line = lambda _q: DOWN
    bench.pass_time(600)
    for _ in range(3):
        bench.restart()
        bench.pass_time(600)
    assert len(bench.entries(OUTAGE_BEGAN)) == 1
    bench.restart()
    bench.line = lambda _q: None
    bench.pass_time(180)
    assert len(bench.entries(OUTAGE_ENDED)) == 1
    assert bench.waiting() == 0


def test_a_declared_outage_stays_declared_over_a_restart(bench: Bench) -> None:
    bench.step()
    bench.step(Declared(outage=True))
    bench.restart()
    bench.pass_time(120)
    assert bench.engine.line.is_outage
    assert bench.entries(OUTAGE_ENDED) == []
    bench.step(Declared(outage=False))
    bench.pass_time(60)
    assert [fact["declared"] for fact in bench.entries(OUTAGE_BEGAN)] == [True]
    assert len(bench.entries(OUTAGE_ENDED)) == 1
    assert not bench.engine.line.is_outage


def test_a_certificate_out_of_date_asks_for_the_clock_and_not_for_the_cable(bench: Bench) -> None:
    bench.line = lambda _q: Failure(FailureKind.CERTIFICATE_DATE)
    bench.step()
    assert bench.engine.problem is not None
    assert "date" in bench.engine.problem.en


# -- who answers ------------------------------------------------------------------------------------------


def test_a_captive_portal_is_no_centre_and_nothing_turns_green(bench: Bench) -> None:
    bench.step()
    bench.line = lambda _q: PORTAL
    bench.save()
    bench.pass_time(60)
    assert bench.waiting() >= 1
    assert bench.engine.line.is_outage
    assert bench.engine.problem is not None
    assert "log-in" in bench.engine.problem.en


@pytest.mark.parametrize("status", [302, 403, 407, 511])
def test_a_portal_that_takes_over_in_mid_push_is_found_out_by_asking_who_it_is(bench: Bench, status: int) -> None:
    bench.step()
    bench.line = lambda _q: Answer(status, PORTAL.body)
    bench.save()
    bench.pass_time(90)
    assert bench.engine.line.is_outage
    bench.line = lambda _q: None
    bench.pass_time(180)
    assert bench.waiting() == 0


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_a_truncated_answer_is_asked_for_again(bench: Bench, share: float) -> None:
    def cut(question: Question) -> Reply:
        whole = bench.centre.answer(question, "cut")
        assert isinstance(whole, Answer)
        return replace(whole, body=whole.body[: int(len(whole.body) * share)]) if whole.body else whole

    bench.line = cut
    bench.save()
    bench.pass_time(40)
    assert bench.waiting() >= 2
    bench.line = lambda _q: None
    bench.pass_time(120)
    assert bench.waiting() == 0
    assert len(bench.stored()) == len(set(bench.stored()))


def test_an_acknowledgement_signed_by_a_stranger_turns_nothing_green(bench: Bench) -> None:
    bench.step()

    def forge(question: Question) -> Reply | None:
        if question.purpose != "push":
            return None
        head = unpack(question.body).head
        ack = Acknowledgement(head.journal.hex(), head.number, head.hash.hex(), "2026-11-23T08:00:00+07:00")
        return Answer(200, write_message(PushAnswer(ack=message_of_paper(sign_paper(ack, STRANGER)))))

    bench.line = forge
    bench.save()
    bench.pass_time(60)
    assert bench.waiting() >= 1
    assert verify(bench.database).ok


def test_an_acknowledgement_of_an_entry_that_was_not_written_here_is_refused(bench: Bench) -> None:
    """Signed by the centre, but of another desk's journal."""
    other = make_bench(bench.folder, "Quầy 2", bench.centre)
    taken: list[Answer] = []

    def keep(question: Question) -> Reply | None:
        if question.purpose == "push":
            answer = bench.centre.answer(question, "other")
            assert isinstance(answer, Answer)
            taken.append(answer)
            return answer
        return None

    other.line = keep
    other.save()
    bench.line = lambda question: taken[-1] if question.purpose == "push" else None
    bench.save()
    bench.pass_time(30)
    assert bench.waiting() == 2
    other.switch_off()


def test_another_centre_on_the_same_address_turns_nothing_green(bench: Bench) -> None:
    """A test system put onto the line by mistake: its keys are not vouched for by any that this desk knows."""
    bench.step()
    stranger = make_bench(bench.folder / "elsewhere", "Quầy 1", seed=99)
    bench.line = lambda question: stranger.centre.answer(question, "wrong")
    bench.save()
    bench.pass_time(60)
    assert bench.waiting() >= 1
    bench.line = lambda _q: None
    bench.pass_time(180)
    assert bench.waiting() == 0
    stranger.switch_off()
    stranger.centre.close()


# -- pacing -----------------------------------------------------------------------------------------------


def test_the_centres_retry_after_is_kept_to_the_second(bench: Bench) -> None:
    bench.step()
    asked_at: list[float] = []

    def busy(question: Question) -> Reply | None:
        if question.purpose == "push":
            asked_at.append(bench.now)
            return Answer(429, b"", {"retry-after": "40"})
        return None

    bench.line = busy
    bench.save()
    bench.pass_time(200, look_every=1)
    assert asked_at[0] == 0.0
    assert all(second - first >= 40 for first, second in pairwise(asked_at))
    assert len(asked_at) == 5 + 1 - (asked_at[-1] < 200)
    assert not bench.engine.line.is_outage, "a busy centre is no outage"


def test_a_centre_that_breaks_is_an_outage_whatever_patience_it_asks_for(bench: Bench) -> None:
    bench.step()
    bench.line = lambda _q: Answer(503, b"", {"retry-after": "5"})
    bench.save()
    bench.pass_time(60, look_every=1)
    assert bench.engine.line.is_outage


def test_without_its_word_desks_at_the_cap_do_not_come_back_together(bench: Bench) -> None:
    bench.chance = bench.world.chance.random
    bench.line = lambda _q: Answer(502, b"bad gateway")
    times: list[float] = []
    for _ in range(40):
        bench.pass_time(60, look_every=1)
        wake = bench.engine.wake_at(bench.now)
        assert wake is not None
        times.append(wake - bench.now)
    assert len({round(value, 3) for value in times}) > 30
    assert max(times) <= 60


# -- refusals ---------------------------------------------------------------------------------------------


def refusing(bench: Bench, poisoned: bytes) -> None:
    """The centre takes every batch but one that holds this entry."""

    def answer(question: Question) -> Reply | None:
        if question.purpose == "push" and any(item.hash == poisoned for item in unpack(question.body).items):
            return Answer(400, write_message(Refusal(vi="Không nhận.", en="It was not taken.")))
        return None

    bench.line = answer


def test_a_refused_batch_is_halved_to_the_one_entry_which_is_shown_and_never_skipped(bench: Bench) -> None:
    bench.line = lambda _q: DOWN
    saved = [bench.save() for _ in range(20)]
    poisoned = saved[12].entries[0].hash
    bench.now += 100
    refusing(bench, poisoned)
    bench.pass_time(300)
    assert bench.engine.problem is not None
    assert "not taken" in bench.engine.problem.en
    assert poisoned.hex() not in bench.stored()
    assert saved[11].entries[0].hash.hex() in bench.stored()
    assert all(one.entries[0].hash.hex() not in bench.stored() for one in saved[12:])
    bench.line = lambda _q: None
    bench.pass_time(120)
    assert bench.waiting() == 0
    assert bench.engine.problem is None
    assert len(bench.stored()) == len(set(bench.stored())) >= 21


def test_a_refused_entry_holds_up_neither_the_feed_nor_reference_data(bench: Bench) -> None:
    other = make_bench(bench.folder, "Quầy 2", bench.centre)
    saved = bench.save()
    bench.pass_time(30)
    bench.line = lambda _q: DOWN
    refused = bench.save()
    bench.now += 100
    refusing(bench, refused.entries[0].hash)
    bench.restart()
    bench.step()
    theirs = other.save()
    other.pass_time(30)
    bench.pass_time(120)
    assert bench.engine.problem is not None
    with bench.database.read() as connection:
        known = {bytes(row) for row in connection.exec_driver_sql("SELECT entry_hash FROM feed_rows").scalars()}
    assert {saved.entries[0].hash, theirs.entries[0].hash} <= known
    other.switch_off()


def test_a_refused_entry_of_a_closed_journal_does_not_hold_up_the_present_one(bench: Bench) -> None:
    bench.step()
    bench.line = lambda _q: DOWN
    stuck = bench.save().entries[0].hash
    bench.switch_off()
    bench.file.mark = "the new mainboard"
    bench.switch_on()
    ours = bench.save().entries[0].hash
    bench.now += 100
    refusing(bench, stuck)
    bench.pass_time(120)
    assert stuck.hex() not in bench.stored()
    assert ours.hex() in bench.stored()


def test_an_entry_whose_bytes_were_damaged_on_disk_does_not_hold_up_what_follows(bench: Bench) -> None:
    bench.step()
    bench.line = lambda _q: DOWN
    damaged, after = bench.save(), bench.save()
    with bench.database.write() as connection:
        connection.exec_driver_sql(
            "UPDATE entries SET header = CAST(header || ' ' AS BLOB) WHERE hash = ?", (damaged.entries[0].hash,)
        )
    bench.line = lambda _q: None
    bench.now += 100
    bench.pass_time(60)
    assert bench.waiting() == 0
    verdicts = {row.entry: row.verdict for row in bench.centre.rows()}
    assert verdicts[damaged.entries[0].hash.hex()] == "missing"
    assert verdicts[after.entries[0].hash.hex()] != "missing"


# -- the centre that came back older ----------------------------------------------------------------------


def test_green_turns_back_to_waiting_and_is_sent_again(bench: Bench) -> None:
    bench.save()
    bench.pass_time(30)
    bench.centre.back_up()
    for _ in range(5):
        bench.save()
    bench.pass_time(30)
    assert (bench.waiting(), len(bench.stored())) == (0, 7)
    bench.centre.put_back(announced=False)
    assert len(bench.stored()) == 2
    seen: list[int] = []
    bench.line = lambda question: seen.append(bench.waiting())  # type: ignore[func-returns-value]
    bench.pass_time(60)
    assert max(seen) == 5, "what the centre lost was shown as waiting before it was sent again"
    assert (bench.waiting(), len(bench.stored())) == (0, 7)
    assert len(bench.feed()) == 7
    assert bench.log("centre stands at")


def test_closed_journals_are_sent_again_too(bench: Bench) -> None:
    bench.step()
    bench.centre.back_up()
    lost = bench.save().entries[0].hash
    bench.pass_time(30)
    bench.switch_off()
    bench.file.mark = "another mainboard"
    bench.switch_on()
    bench.pass_time(30)
    assert bench.waiting() == 0
    bench.centre.put_back(announced=False)
    bench.pass_time(700)
    assert lost.hex() in bench.stored()
    assert bench.waiting() == 0


def test_the_feed_steps_back_by_one_two_four_eight_and_no_row_is_missed(bench: Bench) -> None:
    """Another desk fills the positions that the restored centre gives a second time: no ghost stays, none is missed."""
    other = make_bench(bench.folder, "Quầy 2", bench.centre)
    bench.save()
    bench.pass_time(30)
    bench.centre.back_up()
    for _ in range(12):
        bench.save()
    bench.pass_time(30)
    bench.line = lambda _q: DOWN
    bench.centre.put_back(announced=False)
    for _ in range(30):
        other.save()
    other.pass_time(30)
    pulled: list[int] = []

    def watch(question: Question) -> None:
        if question.purpose == "pull":
            pulled.append(int(question.path.split("after=")[1].split("&")[0]))

    bench.line = watch  # type: ignore[assignment]
    bench.now += 100
    bench.pass_time(60)
    other.pass_time(60)
    steps = [first - second for first, second in pairwise(pulled) if second < first]
    assert steps[:3] == [1, 2, 4], pulled
    assert bench.feed() == other.feed()
    assert len(bench.feed()) == len(bench.stored()) == 1 + 1 + 12 + 1 + 30
    other.switch_off()


def test_a_centre_that_lost_even_the_desk_takes_it_back_by_its_certificate(bench: Bench) -> None:
    bench.centre.back_up()
    late = make_bench(bench.folder, "Quầy 3", bench.centre)
    first = late.save()
    late.pass_time(30)
    assert late.waiting() == 0
    bench.centre.put_back(announced=True)
    late.pass_time(700)
    assert late.waiting() == 0
    assert first.entries[0].hash.hex() in late.stored()
    newcomer = make_bench(bench.folder, "Quầy 4", bench.centre)
    codes = {late.save().code, newcomer.save().code, first.code}
    assert len(codes) == 3, "a range was granted a second time"
    for one in (late, newcomer):
        one.switch_off()


# -- forks ------------------------------------------------------------------------------------------------


def test_a_snapshot_that_goes_on_beside_its_original_becomes_a_desk_of_its_own(bench: Bench) -> None:
    bench.save()
    bench.pass_time(30)
    twin = bench.clone(mark=bench.file.mark)
    ours, theirs = bench.save(), twin.save()
    bench.pass_time(30)
    twin.pass_time(60)
    assert [fact["reason"] for fact in twin.entries(JOURNAL_OPENED)] == ["first", "forked"]
    assert [fact["reason"] for fact in bench.entries(JOURNAL_OPENED)] == ["first"]
    assert {ours.entries[0].hash.hex(), theirs.entries[0].hash.hex()} <= set(bench.stored())
    assert twin.store.key.public != bench.store.key.public
    assert twin.desk.desk.number != bench.desk.desk.number
    codes = [one.save().code for one in (bench, twin) for _ in range(3)]
    assert len(set(codes)) == 6
    assert twin.store.highest_grant() == bench.store.highest_grant() == 1, "ranges of its own came with its certificate"
    assert [len(str(code).rsplit("-", 1)[1]) for code in codes] == [4] * 6
    bench.pass_time(700)
    twin.pass_time(60)
    assert bench.waiting() == twin.waiting() == 0
    twin.restart()
    twin.pass_time(30)
    assert twin.store.key.public != bench.store.key.public, "the key of its own is kept over a restart"
    twin.switch_off()


def test_a_disk_in_another_pc_opens_a_new_journal_before_it_asks_anybody(bench: Bench) -> None:
    bench.save()
    bench.pass_time(30)
    twin = bench.clone()
    twin.line = lambda _q: DOWN
    codes = {bench.save().code, twin.save().code}
    assert len(codes) == 2
    assert twin.entries(JOURNAL_OPENED)[-1]["reason"] == "other machine"
    twin.switch_off()


def test_an_old_file_put_back_without_its_mark_learns_from_the_centre_that_it_is_old(bench: Bench) -> None:
    bench.save()
    bench.switch_off()
    bench.file.back_up()
    bench.switch_on()
    given = [bench.save().code for _ in range(3)]
    bench.pass_time(30)
    bench.switch_off()
    bench.file.put_back()
    (bench.folder / f"{bench.file.folder.name}.mark").unlink()
    bench.switch_on()
    bench.pass_time(60)
    assert bench.entries(JOURNAL_OPENED)[-1]["reason"] == "the centre has more"
    assert bench.save().code not in given
    bench.pass_time(60)
    assert len(bench.stored()) == len(set(bench.stored()))
    assert bench.waiting() == 0


def test_a_desk_whose_key_was_withdrawn_is_told_so_and_sees_no_outage(bench: Bench) -> None:
    bench.save()
    bench.pass_time(30)
    bench.centre.core.administration.withdraw(bench.desk.desk.desk, bench.world.wall())
    bench.pass_time(120)
    assert bench.engine.problem is not None
    assert "withdrawn" in bench.engine.problem.en
    assert bench.engine.line.line is Line.ONLINE
    assert bench.entries(OUTAGE_BEGAN) == []


def test_what_a_backup_covers_is_looked_at_once_however_often_the_centre_says_it(bench: Bench) -> None:
    saved = bench.save()
    bench.pass_time(30)
    kept = sign_paper(
        KeptThrough(saved.headers[0].journal, 2, "2026-11-23T09:00:00+07:00"), bench.centre.core.keys.signing
    )
    bench.save(EntryDraft(BODY_ERASED, dossier=saved.identity, facts={"decision": "hết thời hạn lưu"}))
    with bench.database.write() as connection:
        connection.exec_driver_sql("UPDATE feed_rows SET row = CAST(replace(row, 'not_permitted', 'in_order') AS BLOB)")
    changes = []
    for _ in range(3):
        bench.store.record_kept(kept)
        with bench.database.write() as connection:
            changes.append(connection.exec_driver_sql("SELECT total_changes()").scalar())
    assert changes[1] == changes[2]


# -- the desk's own disk ----------------------------------------------------------------------------------


def test_a_disk_that_is_full_under_an_acknowledgement_loses_nothing(bench: Bench) -> None:
    bench.step()
    bench.line = lambda _q: DOWN
    saved = [bench.save() for _ in range(40)]
    bench.now += 100

    def fill_up(question: Question) -> Reply | None:
        """The centre has committed; before its answer is written down here, the last free page is used up."""
        answer = bench.centre.answer(question, "full")
        if question.purpose == "push":
            with bench.database.write() as connection:
                connection.exec_driver_sql("PRAGMA max_page_count=1")  # at least what the file has now
            with pytest.raises(EnvironmentProblem, match="disk is full"):
                fill(bench)
        return answer

    bench.line = fill_up
    with pytest.raises(EnvironmentProblem, match="disk is full") as told:
        bench.step()
    bench.engine.could_not_write(told.value, bench.now)
    assert bench.engine.problem is not None
    with bench.database.write() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1073741823")
    bench.line = lambda _q: None
    bench.pass_time(120)
    assert bench.waiting() == 0
    assert {one.entries[0].hash.hex() for one in saved} <= set(bench.stored())
    assert len(bench.stored()) == len(set(bench.stored()))
    assert verify(bench.database).ok


def fill(bench: Bench) -> None:
    for size in count():
        bench.store.log("fill", "x" * (500 if size < 400 else 1))


def test_an_answer_that_nobody_waits_for_changes_nothing(bench: Bench) -> None:
    bench.save()
    bench.pass_time(30)
    before = (bench.waiting(), bench.stored(), bench.feed(), bench.engine.line)
    assert bench.engine.step(Answered(PORTAL), bench.now) == [Tell()]
    assert (bench.waiting(), bench.stored(), bench.feed(), bench.engine.line) == before


def test_an_answer_brought_twice_counts_once(bench: Bench) -> None:
    """A proxy that repeats a request: the centre stores nothing a second time and says the same."""

    def twice(question: Question) -> Reply | None:
        if question.purpose == "push":
            bench.centre.answer(question, "once")
        return None

    bench.line = twice
    for _ in range(5):
        bench.save()
    bench.pass_time(30)
    assert bench.waiting() == 0
    assert len(bench.stored()) == len(set(bench.stored())) == 6
