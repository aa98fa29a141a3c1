"""A dossier taken a step on through the services, for tests that are about something else."""

from __future__ import annotations

from datetime import datetime

from counter_app.domain import entry_types as types
from counter_app.services.sign_in import Session
from counter_app.services.steps.case import Cases
from counter_app.services.steps.handovers import Handovers
from counter_app.services.steps.remarks import Remarks
from counter_app.services.steps.results import ArrivedResult, Results, Return
from tests.services.desk import CLERK_LAN, Workplace

UNIT = "Phòng Tư pháp"


def take(place: Workplace, step: str, identity: str, session: Session = CLERK_LAN) -> None:
    """Handed over, the result arrived, or returned to whoever filed."""
    cases = Cases(place.desk, place.clock, place.reference)
    if step == types.HANDED_OVER:
        Handovers(cases, place.desk.desk).hand_over(identity, UNIT, session)
    elif step == types.RESULT_ARRIVED:
        Results(cases).arrive(identity, ArrivedResult(), session)
    else:
        assert step == types.RESULT_RETURNED
        Results(cases).hand_out(identity, Return(), session)


def fix_start(place: Workplace, identity: str, due: datetime) -> None:
    """Another date than the one that was promised."""
    cases = Cases(place.desk, place.clock, place.reference)
    Remarks(cases).fix_start(identity, due, "Đồng hồ sai", CLERK_LAN)
