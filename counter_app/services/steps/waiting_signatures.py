"""What is to be signed at this desk, whatever dossier it is of (decree 118/2025, article 17.1 c), the oldest first."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.services.steps.case import Case, Cases
from counter_app.services.steps.digital_copy import DigitalCopy, copies_of
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
        """Reads the dossiers of what is listed: call it from the background."""
        with self._cases.reading() as connection:
            found = unsigned_scans(connection, self._cases.projections, MOST_LISTED + 1)
            listed = found[:MOST_LISTED]
            dossiers = dict.fromkeys(scan.dossier for scan in listed)
            cases = {identity: self._cases.read_in(connection, identity) for identity in dossiers}
            states = {identity: scan_states(connection, identity) for identity in dossiers}
        wanted = {(scan.dossier, scan.content) for scan in listed}
        return ToSign(
            tuple(
                row
                for identity, case in cases.items()
                for row in _unsigned(case, states[identity])
                if (identity, row.copy.content) in wanted
            ),
            len(found) <= MOST_LISTED,
        )


def _unsigned(case: Case, states: dict[bytes, str]) -> list[CopyToSign]:
    return [
        CopyToSign(copy, case.row.applicant, case.row.procedure_name)
        for copy in copies_of(case, states)
        if copy.here and not copy.signed and copy.loss is None
    ]
