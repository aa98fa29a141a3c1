"""What a slip would say if the form were saved now: with the code that the save would give, or the dossier's own."""

from __future__ import annotations

from datetime import datetime

from counter_app.domain.intake import ReceiveDossier
from counter_app.domain.slip import RegisterLine
from counter_app.services.competence import agency_of_code
from counter_app.services.desk_clock import DeskClock
from counter_app.services.intake import Intake
from counter_app.services.receipt_details import receipt_details
from counter_app.services.reference import Reference
from counter_app.services.sign_in import Session
from counter_app.services.slip_content import SlipFacts
from counter_app.store.code_wish import CodeWish
from counter_app.store.database import Connection
from counter_app.store.dossier_reading import dossier_row
from counter_app.store.opening import OpenDesk
from counter_app.wire.header import Fee

NO_IDENTITY = "A" * 16  # of what is not saved yet


class SlipPreview:
    def __init__(self, desk: OpenDesk, clock: DeskClock, reference: Reference) -> None:
        self._desk = desk
        self._reference = reference
        self._intake = Intake(desk, clock, reference)

    def facts(self, command: ReceiveDossier, session: Session) -> SlipFacts:
        """Nothing is bound: two desks may show the same code, and only a save has it. Raises ReceiptRefused."""
        decision = self._intake.decide(command)
        received, command = decision.received, decision.command
        procedure = self._reference.procedure(command.procedure_code, received.date())
        agency = agency_of_code(self._reference.office(), procedure, command.channel)
        with self._desk.database.read() as connection:
            code = self._own_code(connection, command) or self._next_code(connection, agency, received)
            volume, number = self._desk.numbers.next_register_number(connection, received.year)
        return SlipFacts(
            identity=command.arrived or NO_IDENTITY,
            code=code,
            received=received,
            due=decision.due,
            runs_from=decision.runs_from,
            due_set_by=decision.due_set_by.value,
            details=receipt_details(decision, procedure, session.name),
            fees=[Fee(fee.kind, fee.amount, fee.name, fee.paid) for fee in command.fees],
            register=RegisterLine(str(volume), number),
        )

    def _own_code(self, connection: Connection, command: ReceiveDossier) -> str | None:
        """What arrived online keeps the code that it came with."""
        row = dossier_row(connection, self._desk.projections, command.arrived) if command.arrived else None
        return row.code if row is not None else None

    def _next_code(self, connection: Connection, agency: str | None, received: datetime) -> str | None:
        """None where nobody knows whose code it would be: it is given later."""
        return self._desk.numbers.next_code(connection, CodeWish(agency, received.date())) if agency else None
