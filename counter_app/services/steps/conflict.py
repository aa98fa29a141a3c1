"""What the centre left out because something else had happened first, or its writer may not do it: the two sides of it,
and two dossiers that stand side by side because of it. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from counter_app.domain import entry_types as types
from counter_app.domain.details import text_of
from counter_app.domain.errors import SET_BY_THE_PROGRAM_EN, SET_BY_THE_PROGRAM_VI, RuleViolation
from counter_app.domain.judging import NOT_PERMITTED, counts
from counter_app.domain.life_cycle import (
    ACTIVE,
    CHANGES_STATUS,
    NOT_VALID_YET,
    UNKNOWN,
    VOID,
    is_possible,
    leads_to,
)
from counter_app.domain.settling import ONLY_SEEN, SETTLED_AT_A_DESK
from counter_app.domain.times import parse_iso
from counter_app.services.standing import settlements
from counter_app.services.steps.case import Case
from counter_app.store.dossier_reading import Happening

# Entries of one save: it may begin in one second and end in the next.
ONE_SAVE = timedelta(minutes=1)


class Choice(StrEnum):
    """What was left out stays so · counts, and the dossier stands where it leads · counts, and the dossier stays where
    it is · of two dossiers the first goes on · the second does. Of what is only seen, the first."""

    LEAVE = "leave"
    COUNT = "count"
    STAY = "stay"
    FIRST = "first"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Conflict:
    """`left_out`: of one save in one journal, with one verdict; they do not count, but for a code that was taken. Of a
    dossier that nothing opened, whatever was done with it: it counts with its opening or not at all. `stands` is the
    step that came first (None: none is known here). `leads` is the status that what was left out would have led to, ''
    where the dossier would have stayed."""

    case: Case
    left_out: tuple[Happening, ...]
    stands: Happening | None
    leads: str

    @property
    def entry(self) -> bytes:
        """What names it."""
        return self.left_out[0].hash

    @property
    def verdict(self) -> str:
        return str(self.left_out[0].verdict)

    @property
    def writers(self) -> frozenset[str]:
        """Accounts that wrote what was not permitted, or asked for what it decides: others let it count."""
        refused = [one.known for one in self.left_out if one.verdict == NOT_PERMITTED]
        asked = {text_of(header.facts, "asked") for header in refused}
        askers = {one.known.who for one in self.case.happenings if one.header is not None and one.hash.hex() in asked}
        return frozenset({header.who for header in refused} | askers)

    @property
    def last_mover(self) -> Happening | None:
        """What would have left the dossier where `leads` says."""
        return next((one for one in reversed(self.left_out) if one.known.type in CHANGES_STATUS), None)

    @property
    def may_count(self) -> bool:
        """A dossier is received once: what opens it a second time has nothing left to do."""
        opens = any(one.known.type in types.OPENING for one in self.left_out)
        return self.verdict not in ONLY_SEEN and not (opens and self.case.headers(*types.OPENING))

    @property
    def replaced_by(self) -> str | None:
        """The dossier that was received anew by the same act, in place of this one."""
        voided = (one.known.facts for one in self.left_out if one.known.type == types.DOSSIER_VOIDED)
        return next(filter(None, (text_of(facts, "replaced_by") for facts in voided)), None)


@dataclass(frozen=True, slots=True)
class Beside:
    """Two dossiers of one request: `first` stands by the centre's order, `second` was received anew beside it. `taken`:
    `first` was received anew too, so that the centre has chosen already."""

    first: Case
    second: Case
    taken: bool = False

    @property
    def second_can_go_on(self) -> bool:
        """Not where the first one has come to an end: whoever has the result needs no other dossier."""
        return not self.taken and self.first.state.status in ACTIVE

    @property
    def second_can_be_voided(self) -> bool:
        return is_possible(self.second.state, types.DOSSIER_VOIDED)


def open_conflicts(case: Case) -> list[Happening]:
    """Whoever wrote an entry settles it: those of another office are its own supervisor's."""
    settled = settlements(case.happenings)
    return [
        one
        for one in case.happenings
        if one.verdict in SETTLED_AT_A_DESK and one.header is not None and one.hash not in settled
        if one.header.office == case.here
    ]


def conflict_of(case: Case) -> Conflict | None:
    """The first that nobody had their word on."""
    waiting = open_conflicts(case)
    if not waiting:
        return None
    unopened = case.state.status == UNKNOWN
    left_out = tuple(one for one in waiting if unopened or _of_one_save(waiting[0], one))
    return Conflict(case, left_out, _stands_before(case, left_out[0]), _leads(case, left_out))


def _of_one_save(first: Happening, other: Happening) -> bool:
    one, two = first.known, other.known
    between = abs(parse_iso(one.entered) - parse_iso(two.entered))
    same = (one.journal, one.who, first.verdict) == (two.journal, two.who, other.verdict)
    return same and between <= ONE_SAVE


def _stands_before(case: Case, left_out: Happening) -> Happening | None:
    before = case.happenings[: case.happenings.index(left_out)]
    moved = [one for one in before if one.header is not None and counts(one.verdict)]
    return next((one for one in reversed(moved) if one.known.type in CHANGES_STATUS), None)


def _leads(case: Case, left_out: Sequence[Happening]) -> str:
    moving = [one.known.type for one in left_out if one.known.type in CHANGES_STATUS]
    ways = leads_to(moving[-1]) if moving else ()
    status = next((one for one in ways if not (case.was_received and one in NOT_VALID_YET)), "")
    return "" if status == case.state.status else status


def choices_of(conflict: Conflict, beside: Beside | None) -> tuple[Choice, ...]:
    """What may be chosen; the first is the centre's own order."""
    if beside is not None:
        return (Choice.FIRST, Choice.SECOND) if beside.second_can_go_on else (Choice.FIRST,)
    if not conflict.may_count:
        return (Choice.LEAVE,)
    if not conflict.leads:
        return (Choice.LEAVE, Choice.STAY)
    nowhere_else = conflict.leads == VOID or conflict.case.state.status == UNKNOWN
    return (Choice.LEAVE, Choice.COUNT) if nowhere_else else (Choice.LEAVE, Choice.COUNT, Choice.STAY)


def nothing_to_settle() -> RuleViolation:
    return RuleViolation(
        "Chưa làm được: hồ sơ không có việc nào chờ lãnh đạo giải quyết, hoặc vừa được giải quyết ở nơi khác "
        f"({SET_BY_THE_PROGRAM_VI}).",
        "Not possible now: nothing in the dossier waits for the supervisor, or it was settled elsewhere just now "
        f"({SET_BY_THE_PROGRAM_EN}).",
    )
