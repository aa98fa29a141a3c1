"""What the pictures of the documents show beside a played day: a dossier at each stage of its way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from counter_app.desk import Desk
from counter_app.domain.intake import Applicant, ChargedFee, CopyKind, ReceiveDossier, TakenComponent, TakenPaper
from counter_app.rehearsal.office_clock import OfficeClock
from counter_app.services.sign_in import Session
from counter_app.services.steps.results import ArrivedResult

PROCEDURE = "1.001612"
FEE = ChargedFee("le_phi", "Lệ phí theo lần", 100_000)
PEOPLE = ("Nguyễn Thị Đẹp", "Trần Văn Ánh", "Lê Thị Hồng Gấm", "Phạm Quốc Khánh")
UNIT = "Phòng Kinh tế, Hạ tầng và Đô thị"


@dataclass(frozen=True, slots=True)
class Scenes:
    """Identities of dossiers. `fresh` waits at the counter with its fee unpaid; `ready` has a result to hand out."""

    fresh: str
    ready: str


def set_scenes(desk: Desk, session: Session) -> Scenes:
    """Four citizens of one afternoon; two of their dossiers go to the specialists, one comes back."""
    fresh, ready, other, _last = (_receive(desk, session, number, name) for number, name in enumerate(PEOPLE))
    desk.steps.handovers.hand_over_list((ready, other), UNIT, session, receiver="Trần Thị Bình")
    desk.steps.results.arrive(ready, ArrivedResult(document="12/GCN-HKD"), session)
    return Scenes(fresh, ready)


def to_the_day_of_appointments(clock: OfficeClock) -> None:
    """The lists of a day are empty on the day on which everything was received."""
    clock.set(clock.now().replace(hour=8, minute=5) + timedelta(days=4))


def _receive(desk: Desk, session: Session, number: int, name: str) -> str:
    procedure = desk.reference.procedure(PROCEDURE, desk.clock.now().date())
    command = ReceiveDossier(
        procedure_code=procedure.code,
        applicant=Applicant(
            name=name,
            id_number=f"07519001234{5 + number}",
            address="Số 1, phố Thử Nghiệm, phường Mẫu",
            phone=f"091234567{number}",
        ),
        components=tuple(
            TakenComponent(component.name, (TakenPaper(CopyKind.ORIGINAL),))
            for component in procedure.components.value or ()
        ),
        fees=(FEE,),
    )
    receipt = desk.intake.receive(command, session)
    desk.slips.print_slip(receipt.identity, session)
    return receipt.identity
