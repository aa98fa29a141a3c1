"""By when the counter is done with an online dossier, where the regulation gives no hour of its own but wants the time
of each stage kept (Bình Định 2019, article 3.2; Đồng Nai 2020, article 4.6): by the first stage of the procedure.

A stage that nobody confirmed promises nothing and is not counted.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from counter_app.domain.folding import fold
from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.procedure_parts import Procedure, Stage
from counter_app.domain.regulations import DURATION_UNITS, Profile
from counter_app.domain.step_deadlines import StepDeadline, rule_deadline, to_the_end_of_its_day

STAGES = "term.stages"
# The first stage is the counter's own: a dossier is handed over to whoever has the next one.
AT_THE_COUNTER = ("quay", "mot cua", "tiep nhan")


def is_at_the_counter(stage: Stage) -> bool:
    return any(words in fold(f"{stage.who} {stage.name}") for words in AT_THE_COUNTER)


def counter_stage_deadline(
    profile: Profile,
    procedure: Procedure | None,
    whole: datetime,
    calendar: OfficeCalendar,
    *,
    channel: str,
    level: str | None = None,
) -> StepDeadline | None:
    """Counted from the complete dossier. The rule that it comes with has the stage's own time. None without such a
    rule, and where the process begins elsewhere, gives no time or is not certain."""
    rule = profile.rule(STAGES, channel=channel, level=level)
    if rule is None or procedure is None or not procedure.stages.is_certain:
        return None
    first = next(iter(procedure.stages.value or ()), None)
    if first is None or first.value is None or not is_at_the_counter(first) or first.unit not in DURATION_UNITS:
        return None
    found = rule_deadline(replace(rule, value=first.value, unit=first.unit), whole, calendar)
    return to_the_end_of_its_day(found, calendar) if found is not None else None
