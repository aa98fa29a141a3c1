"""The dossier as the return counter needs it: what is due, what came in, what is owed, what goes back, to whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from counter_app.domain import entry_types as types
from counter_app.domain.details import count_of, object_of, objects_of, text_of
from counter_app.domain.errors import Problem
from counter_app.domain.fee_account import Money
from counter_app.domain.intake import CopyKind
from counter_app.domain.life_cycle import RESULT_READY, is_possible
from counter_app.domain.scanned_paper import ScanOf
from counter_app.domain.step_rules import Objection
from counter_app.services.sign_in import Session
from counter_app.services.standing import account_now
from counter_app.services.steps.case import Case, Cases, impossible
from counter_app.services.steps.digital_copy import DigitalCopy, copies_of
from counter_app.services.steps.results import (
    ArrivedResult,
    Results,
    ReturnedBy,
    against_online,
    comparison_of,
    lacking,
    untold_early,
    ways_told,
)
from counter_app.services.wording import STATUS_EN, STATUS_VI


@dataclass(frozen=True, slots=True)
class ReturnView:
    """`problem` says why it cannot be handed out now. `granted` None: no result was recorded as arrived. `owed` line by
    line in đồng, `claimed` of it what is said to be transferred.
    `originals` are papers and how many lie here. `compare` is the article that asks for a comparison, '' where none;
    `ways` what is told of a way of return, by its name. `digitised` are the digital copies of the result."""

    identity: str
    code: str | None
    person: str
    procedure: str
    status_vi: str
    status_en: str
    due: datetime | None
    problem: Problem | None
    granted: bool | None
    document: str
    note: str
    owner: str
    submitter: str
    authority: str
    owed: tuple[Money, ...]
    claimed: tuple[Money, ...]
    originals: tuple[tuple[str, int], ...]
    cautions: tuple[Objection, ...]
    compare: str
    ways: tuple[tuple[str, Objection], ...] = ()
    digitised: tuple[DigitalCopy, ...] = ()

    @property
    def shown_code(self) -> str:
        return self.code or self.identity


@dataclass(frozen=True, slots=True)
class ArrivingResult:
    """One row of a batch of results that came back. `problem`: it cannot have arrived now. `cautions`: what is seen to
    by hand once it is recorded, such as a call to somebody whom no notice tells of an early result."""

    identity: str
    code: str | None
    person: str
    procedure: str
    due: datetime | None
    holder: str
    result: ArrivedResult
    problem: Problem | None = None
    cautions: tuple[Objection, ...] = ()


@dataclass(frozen=True, slots=True)
class ArrivedBatch:
    """What was recorded, and what was not, with the reason in its `problem`."""

    recorded: tuple[ArrivingResult, ...]
    left: tuple[ArrivingResult, ...]

    @property
    def arrived(self) -> tuple[str, ...]:
        return tuple(row.identity for row in self.recorded)

    @property
    def to_call(self) -> tuple[ArrivingResult, ...]:
        """Recorded, and nobody is told of it by itself."""
        return tuple(row for row in self.recorded if row.cautions)


class HandingOut:
    def __init__(self, cases: Cases, results: Results) -> None:
        self._cases, self._results = cases, results

    def look_up(self, text: str) -> ReturnView:
        """For what was typed. Raises BadInput where it is no dossier, or more than one."""
        return self.look(self._cases.identity_of(text))

    def look(self, identity: str) -> ReturnView:
        case = self._cases.open(identity)
        account = account_now(case.happenings)
        owner, submitter = object_of(case.details.get("applicant")), object_of(case.details.get("submitter"))
        came = case.last(types.RESULT_ARRIVED)
        told = came.details if came is not None else {}
        possible = is_possible(case.state, types.RESULT_RETURNED)
        return ReturnView(
            identity=case.identity,
            code=case.row.code,
            person=case.row.applicant,
            procedure=case.row.procedure_name,
            status_vi=STATUS_VI.get(case.state.status, case.state.status),
            status_en=STATUS_EN.get(case.state.status, case.state.status),
            due=case.due,
            problem=None if possible else impossible(case.state, types.RESULT_RETURNED),
            granted=_granted(case) if case.state.status == RESULT_READY else None,
            document=text_of(told, "document"),
            note=text_of(told, "note"),
            owner=text_of(owner, "name") or case.row.applicant,
            submitter=text_of(submitter, "name"),
            authority=text_of(submitter, "authority"),
            owed=account.owed(),
            claimed=tuple(Money(*what, amount) for what, amount in account.claimed.items()),
            originals=_originals(case),
            cautions=self._results.cautions(identity) if possible else (),
            compare=_comparison(case),
            ways=_ways(case),
            digitised=tuple(copy for copy in copies_of(case, {}) if copy.of is ScanOf.RESULT),
        )

    # ----------------------------------------------------------------------------------------- results that came back

    def arriving(self, text: str, result: ArrivedResult) -> ArrivingResult:
        """A row of the batch, by what was scanned or typed. Raises BadInput where it is no dossier."""
        return self._arriving(self._cases.open(self._cases.identity_of(text)), result)

    def _arriving(self, case: Case, result: ArrivedResult) -> ArrivingResult:
        possible = is_possible(case.state, types.RESULT_ARRIVED)
        return ArrivingResult(
            case.identity,
            case.row.code,
            case.row.applicant,
            case.row.procedure_name,
            case.due,
            case.state.holder or "",
            result,
            lacking(case, result) if possible else impossible(case.state, types.RESULT_ARRIVED),
            untold_early(case, result) if possible else (),
        )

    def record_arrived(self, rows: Iterable[ArrivingResult], session: Session) -> ArrivedBatch:
        """Each for itself: a dossier that cannot have a result holds no other one up."""
        recorded, left = [], []
        for row in rows:
            try:
                self._results.arrive(row.identity, row.result, session)
                recorded.append(row)
            except Problem as problem:
                left.append(replace(row, problem=problem))
        return ArrivedBatch(tuple(recorded), tuple(left))


def _granted(case: Case) -> bool:
    came = case.headers(types.RESULT_ARRIVED)
    return not came or came[-1].facts.get("outcome") != "refused"


def _originals(case: Case) -> tuple[tuple[str, int], ...]:
    """Papers that were taken in as originals, by the receipt as corrected since."""
    found = []
    for part in objects_of(case.details.get("components")):
        papers = objects_of(part.get("papers"))
        count = sum(count_of(paper, "count") for paper in papers if paper.get("kind") == CopyKind.ORIGINAL.value)
        if count:
            found.append((text_of(part, "name"), count))
    return tuple(found)


def _ways(case: Case) -> tuple[tuple[str, Objection], ...]:
    """What is told of a way that the regulation, or the slip, does not name for this dossier."""
    named = [(by.value, said) for by in ReturnedBy for said in ways_told(case, by)]
    return (*named, *((ReturnedBy.ONLINE.value, said) for said in against_online(case)))


def _comparison(case: Case) -> str:
    needed = comparison_of(case)
    return needed.rule.citation.text if needed else ""
