"""A disk that was copied while its original goes on: once both have met the centre, no code is given twice.

And everything that only looks like it (a replaced PC, a file put back, a centre that came back older) stays the desk
that it is.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from counter_app.domain.entry_types import JOURNAL_OPENED
from counter_app.sync.exchange import Answer, Failure, Question
from tests.sync.bench import DOWN, Bench, enrolled, night_falls


def reasons(*benches: Bench) -> list[str]:
    return [str(fact["reason"]) for bench in benches for fact in bench.entries(JOURNAL_OPENED)]


def meet(*benches: Bench) -> None:
    """Each has the line for twenty minutes, longer than the pause between two heartbeats."""
    for bench in benches:
        bench.pass_time(1_200, look_every=30)


def codes_of_tomorrow_without_a_line(*benches: Bench) -> list[str | None]:
    for bench in benches:
        bench.line = lambda _question: DOWN
    night_falls(*benches)
    return [bench.save().code for _ in range(3) for bench in benches]


def come_back(*benches: Bench) -> None:
    for bench in benches:
        bench.line = lambda _question: None
        bench.pass_time(1_200, look_every=30)


@pytest.mark.parametrize("original", ["works on", "is idle"])
@pytest.mark.parametrize("first", ["the copy", "the original"])
def test_a_copy_and_its_living_original_number_apart_the_day_after(bench: Bench, original: str, first: str) -> None:
    bench.save()
    meet(bench)
    twin = bench.clone()
    if original == "works on":
        bench.save()
    meet(*((twin, bench) if first == "the copy" else (bench, twin, bench)))
    codes = codes_of_tomorrow_without_a_line(bench, twin)
    assert None not in codes
    assert len(set(codes)) == 6
    come_back(bench, twin)
    assert [row.verdict for row in bench.centre.rows()].count("code_taken") == 0
    assert reasons(bench, twin).count("forked") == 1
    assert bench.waiting() == twin.waiting() == 0
    twin.switch_off()


def test_two_pcs_imaged_from_one_enrolled_desk_that_was_never_opened(bench: Bench) -> None:
    image = enrolled(bench.folder, "Quầy 2", bench.centre)
    one, two = (
        Bench(bench.folder, bench.world, bench.centre, image.copied_to(bench.folder / name, name), bench.now)
        for name in ("PC 1", "PC 2")
    )
    meet(one, two, one)
    codes = codes_of_tomorrow_without_a_line(one, two)
    assert len(set(codes)) == 6
    assert None not in codes
    come_back(one, two)
    assert reasons(one, two).count("forked") == 1
    for pc in (one, two):
        pc.switch_off()


def test_three_copies_become_three_desks(bench: Bench) -> None:
    bench.save()
    meet(bench)
    copies = [bench.clone(f"machine {number}") for number in (1, 2)]
    everybody = (bench, *copies)
    for _round in range(2):
        meet(*everybody)
    assert len({pc.desk.desk.number for pc in everybody}) == 3
    codes = codes_of_tomorrow_without_a_line(*everybody)
    assert len(set(codes)) == 9
    come_back(*everybody)
    assert reasons(*everybody).count("forked") == 2
    for copy in copies:
        copy.switch_off()


def test_a_centre_that_calls_everything_forked_makes_no_desk_of_every_batch(bench: Bench) -> None:
    def calling(question: Question) -> Answer | Failure | None:
        answer = bench.centre.answer(question, "x")
        if question.purpose != "push" or not isinstance(answer, Answer) or answer.status != 200:
            return answer
        return replace(answer, body=answer.body.replace(b'"forked":false', b'"forked":true'))

    bench.line = calling  # type: ignore[assignment]
    for _ in range(8):
        bench.save()
        bench.pass_time(60)
    assert reasons(bench) == ["first", "forked"]
    bench.pass_time(600)
    bench.save()
    assert reasons(bench) == ["first", "forked", "forked"], "it is heeded again, in case it is true"
    assert bench.waiting() == 0


def test_a_replaced_pc_stays_its_desk_and_none_of_its_journals_is_called_forked(bench: Bench) -> None:
    bench.save()
    meet(bench)
    for mainboard in ("second", "third"):
        bench.switch_off()
        bench.file.mark = mainboard
        bench.switch_on()
        bench.save()
        meet(bench)
    night_falls(bench)
    bench.save()
    meet(bench)
    assert reasons(bench) == ["first", "other machine", "other machine"]
    assert forked_here(bench) == 0


def test_a_file_that_goes_back_every_night_stays_its_desk(bench: Bench) -> None:
    """Programs that undo a day's changes at each start are common on shared PCs; its mark goes back too."""
    bench.save()
    meet(bench)
    bench.switch_off()
    bench.file.back_up()
    bench.switch_on()
    desks = set()
    for _day in range(4):
        bench.save()
        meet(bench)
        desks.add(bench.desk.desk.desk)
        bench.switch_off()
        bench.file.put_back()
        (bench.folder / f"{bench.file.folder.name}.mark").unlink()
        night_falls(bench)
        bench.switch_on()
        meet(bench)
        assert reasons(bench) == ["first", "the centre has more"]
        desks.add(bench.desk.desk.desk)
    assert len(desks) == 1


def test_a_centre_that_came_back_older_makes_no_copy_of_a_desk_with_several_journals(bench: Bench) -> None:
    """It learns of the newest journal first, and of those before it in any order."""
    bench.centre.back_up()
    for mainboard in ("second", "third", "fourth"):
        bench.save()
        meet(bench)
        bench.switch_off()
        bench.file.mark = mainboard
        bench.switch_on()
    meet(bench)
    stored = bench.stored()
    for _time in range(2):
        bench.centre.put_back(announced=False)
        bench.save()
        come_back(bench)
        assert set(stored) <= set(bench.stored())
    assert reasons(bench) == ["first", *["other machine"] * 3]
    assert forked_here(bench) == 0
    assert bench.waiting() == 0


@pytest.mark.parametrize("backed_up", ["before the copy", "after the copy met it", "after the original was told"])
@pytest.mark.parametrize("back_first", ["the copy", "the original"])
def test_copies_that_are_desks_of_their_own_stay_so_whatever_the_centre_forgot(
    bench: Bench, backed_up: str, back_first: str
) -> None:
    bench.save()
    meet(bench)
    if backed_up == "before the copy":
        bench.centre.back_up()
    twin = bench.clone()
    meet(twin)
    if backed_up == "after the copy met it":
        bench.centre.back_up()
    bench.save()
    meet(bench)
    if backed_up == "after the original was told":
        bench.centre.back_up()
    for pc in (bench, twin):
        pc.save()
    meet(bench, twin)
    bench.centre.put_back(announced=False)
    both = (twin, bench) if back_first == "the copy" else (bench, twin)
    come_back(*both)
    come_back(*both)
    assert reasons(bench, twin).count("forked") == 1
    codes = codes_of_tomorrow_without_a_line(bench, twin)
    assert len(set(codes)) == 6
    come_back(*both)
    assert bench.waiting() == twin.waiting() == 0
    twin.switch_off()


def test_a_slip_of_the_copy_that_the_original_scans_leaves_one_of_them_the_desk(bench: Bench) -> None:
    """To the original its own signature on an unknown slip looks like a file that was put back."""
    bench.save()
    meet(bench)
    twin = bench.clone()
    bench.line = lambda _question: DOWN
    meet(twin)
    bench.save()
    bench.store.open_new_journal("unknown own slip")
    come_back(bench)
    meet(twin, bench)
    assert sorted(reasons(bench, twin)).count("forked") == 1
    numbers = [pc.desk.desk.number for pc in (bench, twin)]
    assert all(one != other for one, other in pairwise(numbers))
    twin.switch_off()


def forked_here(bench: Bench) -> int:
    """Journals of which this desk's supervisor is told that they were forked."""
    with bench.database.read() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM acknowledgements WHERE forked").scalar() or 0)


@pytest.mark.parametrize("lost", range(1, 9))
def test_an_answer_that_is_lost_and_a_power_cut_leave_no_desk_between_two(bench: Bench, lost: int) -> None:
    """At whichever answer the original learns, or does not learn, that it is to be another desk."""
    bench.save()
    meet(bench)
    twin = bench.clone()
    meet(twin)
    bench.save()
    asked = 0

    def losing(question: Question) -> Failure | None:
        nonlocal asked
        asked += 1
        if asked != lost:
            return None
        bench.centre.answer(question, "lost on its way back")
        return DOWN

    bench.line = losing  # type: ignore[assignment]
    bench.pass_time(20)
    bench.restart()
    codes = codes_of_tomorrow_without_a_line(bench, twin)
    come_back(bench, twin)
    bench.restart()
    codes += codes_of_tomorrow_without_a_line(bench, twin)
    given = [code for code in codes if code is not None]
    assert len(set(given)) == len(given)
    assert None not in codes[6:], "it has numbers once it has met the centre"
    come_back(bench, twin)
    assert bench.waiting() == twin.waiting() == 0
    assert reasons(bench, twin).count("forked") == 1
    assert not [row for row in bench.centre.rows() if row.verdict != "in_order"]
    twin.switch_off()
