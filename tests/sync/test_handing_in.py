"""The engine against the real centre's core on a good day: handing in, fetching, what comes twice."""

from __future__ import annotations

from collections import Counter

from counter_app.sync.connectivity import Line
from counter_app.sync.engine import Answered, Tell
from counter_app.sync.exchange import Question
from tests.store.desks import AGENCY
from tests.sync.bench import PORTAL, Bench, Reply, make_bench


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
