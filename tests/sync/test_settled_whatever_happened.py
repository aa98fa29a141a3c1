"""Whatever two desks did without a line, and however often it is settled: no entry is lost, no đồng comes or goes,
every desk ends with the same, and a settlement that arrives twice is one."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from central.sample import OFFICE
from counter_app.domain import entry_types as types
from counter_app.domain.errors import Problem
from counter_app.domain.fee_account import Money, PaidBy
from counter_app.domain.judging import counts
from counter_app.domain.life_cycle import MOVES_DUE, STATUSES
from counter_app.domain.national_status import national_status
from counter_app.domain.permissions import CLERK
from counter_app.services.sign_in import Session
from counter_app.services.steps.case import Case
from counter_app.services.steps.conflict import Choice, choices_of, conflict_of
from counter_app.services.steps.conflicts import Settlement
from counter_app.services.steps.endings import GivenBack
from counter_app.services.steps.results import ArrivedResult, Return
from tests.central.office_sums import Sums, sums_of
from tests.services.desk import CLERK_LAN
from tests.sync.meeting_desks import HOA, QUANG, Desk, meet, two_desks_of_one_office

LE_PHI = Money("le_phi", "Lệ phí", 15_000)
STRANGER = Session("nobody", "Không ai", CLERK, must_change=False)  # the centre knows no such account
ACTS: dict[str, Callable[[Desk, str], object]] = {
    "fee": lambda desk, one: desk.steps.fees.take(one, (LE_PHI,), PaidBy.CASH, CLERK_LAN),
    "hand over": lambda desk, one: desk.steps.handovers.hand_over(one, "Phòng Tư pháp", CLERK_LAN),
    "withdraw": lambda desk, one: desk.steps.endings.withdraw(one, "Không cần nữa", GivenBack(), CLERK_LAN),
    "result": lambda desk, one: desk.steps.results.arrive(one, ArrivedResult(document="1/QĐ"), CLERK_LAN),
    "hand out": lambda desk, one: desk.steps.results.hand_out(one, Return(), CLERK_LAN),
    "stranger": lambda desk, one: desk.steps.handovers.hand_over(one, "Phòng Nội vụ", STRANGER),
    "correct": lambda desk, one: desk.steps.corrections.correct(
        one, {"request": f"Bản {desk}"[:40]}, "Nhầm", CLERK_LAN
    ),
}
# Something that moves the dossier on comes first, or hardly anything conflicts.
DONE = st.builds(
    lambda paid, first, more: [*(["fee"] if paid else []), first, *more],
    st.booleans(),
    st.sampled_from(("hand over", "withdraw", "result", "stranger")),
    st.lists(st.sampled_from(sorted(ACTS)), max_size=3),
)
ORDER = st.lists(st.integers(0, 2), min_size=1, max_size=4)


class Pair:
    def __init__(self, folder: Path) -> None:
        self.desks = two_desks_of_one_office(folder)
        self.core = self.desks[0].bench.centre.core

    def apart(self) -> None:
        for desk in self.desks:
            desk.line(up=False)

    def together(self) -> None:
        for desk in self.desks:
            desk.line(up=True)
        meet(*self.desks)

    def sums(self) -> Sums:
        return sums_of(self.core, OFFICE)

    def hashes(self) -> set[str]:
        return set(self.desks[0].bench.stored())

    def close(self) -> None:
        for desk in self.desks:
            desk.bench.switch_off()


def try_(act: Callable[[], object]) -> None:
    """What the services refuse is not done."""
    try:
        act()
    except Problem:
        return


def settle(desk: Desk, identity: str, by: Session, which: int) -> bool:
    """The first conflict that is open here, in one of the ways that are offered."""
    found = conflict_of(desk.steps.cases.open(identity))
    if found is None:
        return False
    offered = choices_of(found, desk.steps.conflicts.beside(found))
    choice: Choice = offered[which % len(offered)]
    desk.steps.conflicts.settle(identity, Settlement(found.entry, choice, "Hai quầy cùng làm"), by)
    return True


def held(desk: Desk, identity: str) -> int:
    return sum(money.amount for money in desk.steps.fees.account(identity).refundable())


def due_as_written(case: Case) -> str | None:
    """No date but one that an entry that counts brought, each saying why."""
    moved = [one for one in case.happenings if counts(one.verdict) and one.known.type in MOVES_DUE and one.known.due]
    assert all(one.details.get("reason") or one.details.get("explanation") for one in moved)
    return moved[-1].known.due if moved else None


@settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
@example(here=["stranger"], there=["stranger", "hand over"], settled_here=[1], settled_there=[0, 2])
@given(here=DONE, there=DONE, settled_here=ORDER, settled_there=ORDER)
def test_settling_loses_nothing_doubles_nothing_and_ends_the_same_everywhere(
    here: list[str], there: list[str], settled_here: list[int], settled_there: list[int]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        pair = Pair(Path(folder))
        one, two = pair.desks
        identity = one.receive()
        meet(*pair.desks)
        pair.apart()
        for desk, acts in ((one, here), (two, there)):
            for act in acts:
                try_(lambda desk=desk, act=act: ACTS[act](desk, identity))  # type: ignore[misc]
        pair.together()
        before, known, money = pair.sums(), pair.hashes(), held(one, identity)
        pair.apart()
        wrote = 0
        for desk, by, ways in ((one, QUANG, settled_here), (two, HOA, settled_there)):
            for which in (*ways, *(0,) * 8):
                wrote += settle(desk, identity, by, which)
        pair.together()
        after = pair.sums()
        assert (after.phi, after.le_phi, after.codes) == (before.phi, before.le_phi, before.codes)
        assert known <= pair.hashes()
        for desk in pair.desks:
            assert held(desk, identity) == money
            assert conflict_of(desk.steps.cases.open(identity)) is None
            assert desk.bench.store.conflicts() == 0
            assert desk.bench.waiting() == 0
            lines = desk.dossiers.open(identity).timeline
            assert [line.type for line in lines].count(types.CONFLICT_SETTLED) >= (wrote > 0)
            case = desk.steps.cases.open(identity)
            assert case.state.status in STATUSES
            assert national_status(case.state.status)
            assert due_as_written(case) == case.state.due
        first, second = (desk.steps.cases.open(identity) for desk in pair.desks)
        assert (first.state, first.details) == (second.state, second.details)
        assert [one.hash for one in first.happenings] == [one.hash for one in second.happenings]
        assert len({one.hash for one in first.happenings}) == len(first.happenings)
        pair.close()
