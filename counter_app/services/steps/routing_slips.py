"""The routing slip of a linked procedure: the one-stop fixes the order of agencies, and says each one's work and time.

Filled in from the stages of the catalogue as far as they name others than the counter; the pen does the rest.
"""

from __future__ import annotations

from collections.abc import Iterable

from counter_app.domain.folding import fold
from counter_app.domain.form import Form
from counter_app.domain.procedure_parts import Stage
from counter_app.domain.procedures import Procedure
from counter_app.domain.profile_counting import citation_with_doubt
from counter_app.domain.regulations import Rule
from counter_app.print.forms.routing_slip import RoutedStage, RoutingPaper, routing_form
from counter_app.services.reference import Reference
from counter_app.services.rule_words import UNIT_WORDS
from counter_app.services.steps.case import Case, Cases
from counter_app.services.steps.papers import Papers

ROUTING = "linked.routing_slip"
_AT_THE_COUNTER = ("tai quay", "tiep nhan", "tra ket qua")


class RoutingSlips:
    def __init__(self, cases: Cases, papers: Papers, reference: Reference) -> None:
        self._cases, self._papers, self._reference = cases, papers, reference

    def form(self, identity: str) -> Form | None:
        """None where the procedure is not linked, or the regulation wants no such slip for this dossier."""
        case = self._cases.open(identity)
        rule, procedure = routing_rule(case), case.procedure
        if rule is None or procedure is None:
            return None
        stages = procedure.stages
        return routing_form(
            RoutingPaper(
                self._papers.dossier_of(case),
                case.now.date(),
                self._lead(procedure),
                routed(stages.value or ()),
                citation_with_doubt(rule),
                certain=stages.is_certain,
            )
        )

    def _lead(self, procedure: Procedure) -> str:
        """Left to the pen where the catalogue names the one-stop, which passes on and leads nothing."""
        agency = procedure.agency.value
        return agency.name if agency is not None and agency.id != self._reference.office().agency else ""

    def is_there(self, identity: str) -> bool:
        return routing_rule(self._cases.open(identity)) is not None


def routing_rule(case: Case) -> Rule | None:
    """What wants the slip: for papers of linked procedures that were received here."""
    linked = case.procedure is not None and case.procedure.linked.value is True
    if not linked or not case.was_received:
        return None
    return case.profile.rule(ROUTING, channel=case.channel, level=case.level)


def routed(stages: Iterable[Stage]) -> tuple[RoutedStage, ...]:
    """In their order, but for what the counter itself does."""
    return tuple(_routed(stage) for stage in stages if not _is_the_counters(stage))


def _routed(stage: Stage) -> RoutedStage:
    words = UNIT_WORDS.get(stage.unit, (stage.unit, ""))[0]
    return RoutedStage(stage.who, stage.name, f"{stage.value} {words}" if stage.value else "")


def _is_the_counters(stage: Stage) -> bool:
    return any(words in fold(f"{stage.who} {stage.name}") for words in _AT_THE_COUNTER)
