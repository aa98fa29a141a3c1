"""Another procedure than the one chosen: of the same agency, or of another one and received anew."""

from __future__ import annotations

from counter_app.domain.corrections import CorrectionKind
from counter_app.domain.intake import ChargedFee
from counter_app.services.steps.corrections import Proposal
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA
from tests.services.steps.counter import Counter

PARENTS = "1.001022"  # decided by the same agency
RESIDENCE = "1.004222"  # decided by the ward's police, seven working days
LE_PHI = ChargedFee("le_phi", "Lệ phí", 20_000)
ANEW = Proposal(CorrectionKind.PROCEDURE, "Chọn nhầm thủ tục", procedure_code=RESIDENCE, fees=(LE_PHI,))


def received_anew(counter: Counter, identity: str, proposal: Proposal = ANEW) -> str:
    saved = counter.corrections.ask_and_decide(identity, proposal, CLERK_LAN, SUPERVISOR_HOA)
    assert saved.identity is not None
    return saved.identity
