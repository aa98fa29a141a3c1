"""What is to be signed at this desk, whatever dossier it is of (decree 118/2025, article 17.1 c), the oldest first."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.domain.life_cycle import VOID
from counter_app.services.steps.case import Cases
from counter_app.services.steps.digital_copy import DigitalCopy, copies_in
from counter_app.store.database import Connection
from counter_app.store.dossier_reading import dossier_row, happenings_of
from counter_app.store.kept_scans import scan_states, unsigned_scans

MOST_LISTED = 200


@dataclass(frozen=True, slots=True)
class CopyToSign:
    """`copy` lies here whole as far as anybody knows; `person` and `procedure` are its dossier's."""

    copy: DigitalCopy
    person: str
    procedure: str

    @property
    def identity(self) -> str:
        return self.copy.dossier

    @property
    def shown_code(self) -> str:
        return self.copy.shown_code


@dataclass(frozen=True, slots=True)
class ToSign:
    """`whole` False: there are more than are listed."""

    rows: tuple[CopyToSign, ...] = ()
    whole: bool = True


class WaitingSignatures:
    def __init__(self, cases: Cases) -> None:
        self._cases = cases

    def look(self) -> ToSign:
        """Reads the entries of what is listed: call it from the background."""
        with self._cases.reading() as connection:
            found = unsigned_scans(connection, self._cases.projections, MOST_LISTED + 1)
            listed = found[:MOST_LISTED]
            wanted = {(scan.dossier, scan.content) for scan in listed}
            dossiers = dict.fromkeys(scan.dossier for scan in listed)
            rows = tuple(row for identity in dossiers for row in self._unsigned(connection, identity))
        return ToSign(
            tuple(row for row in rows if (row.identity, row.copy.content) in wanted), len(found) <= MOST_LISTED
        )

    def _unsigned(self, connection: Connection, identity: str) -> list[CopyToSign]:
        """Of its row and its entries alone: two hundred dossiers are looked at for one list."""
        projections = self._cases.projections
        row = dossier_row(connection, projections, identity)
        if row is None or row.status == VOID:
            return []
        happenings, states = happenings_of(connection, projections, identity), scan_states(connection, identity)
        return [
            CopyToSign(copy, row.applicant, row.procedure_name)
            for copy in copies_in(identity, row.code or "", happenings, states)
            if copy.here and not copy.signed and copy.loss is None
        ]
