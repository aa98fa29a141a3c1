"""One dossier with everything that happened to it, in the order of the feed and then of writing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from counter_app.domain.life_cycle import DossierState
from counter_app.store.dossier_fold import Placed, fold_state, once_each
from counter_app.store.projections import Projections
from counter_app.wire.entry import readable_body
from counter_app.wire.header import Header, readable_header


@dataclass(frozen=True, slots=True)
class DossierRowRead:
    """A row of the dossiers projection as lists need it. Times ISO; `proved`: a signature covers all of it."""

    identity: str
    code: str | None
    status: str
    due: str | None
    received: str
    entered: str
    desk: str
    clerk: str
    procedure_code: str
    procedure_name: str
    applicant: str
    id_number: str
    phone: str
    slip: str
    verdict: str
    proved: bool


@dataclass(frozen=True, slots=True)
class EntryProof:
    """What shows that the centre holds an entry. `number` in its own journal, `covered_to` the highest number there
    under the latest signature and `signed` when that was (ISO); `position` in the office's feed. None: there is none.
    """

    number: int | None = None
    covered_to: int = 0
    signed: str | None = None
    position: int | None = None

    @property
    def holds(self) -> bool:
        """Own entries by signature alone; those of other desks are here because the centre's feed brought them."""
        return self.number is None or self.number <= self.covered_to


@dataclass(frozen=True, slots=True)
class Happening:
    """One entry of a dossier. `header` None: not readable or not here."""

    hash: bytes
    header: Header | None
    details: dict[str, Any]
    verdict: str | None
    proof: EntryProof

    @property
    def known(self) -> Header:
        """Of one that was found by what its header says. Raises ValueError for one that has none."""
        if self.header is None:
            raise ValueError(f"the header of {self.hash.hex()} is not here or not readable")
        return self.header

    @property
    def proved(self) -> bool:
        return self.proof.holds

    @property
    def own(self) -> bool:
        """Written in this database."""
        return self.proof.number is not None


_TEXTS = tuple(name for name in DossierRowRead.__slots__ if name != "proved")


# An entry is proved once the feed names it or its journal is acknowledged so far.
def proof_expression(projections: Projections) -> str:
    return (
        f"NOT EXISTS (SELECT 1 FROM {projections.tables.happenings.name} h JOIN entries e ON e.hash = h.entry_hash "
        "LEFT JOIN acknowledgements a ON a.journal = e.journal "
        "WHERE h.dossier = d.identity AND e.number > coalesce(a.number, 0))"
    )


def row_columns(projections: Projections) -> str:
    return ", ".join(f"d.{name}" for name in _TEXTS) + f", {proof_expression(projections)}"


def row_of(values: Sequence[Any]) -> DossierRowRead:
    *texts, proved = values
    return DossierRowRead(**dict(zip(_TEXTS, texts, strict=True)), proved=bool(proved))


def dossier_row(connection: Connection, projections: Projections, identity: str) -> DossierRowRead | None:
    row = connection.exec_driver_sql(
        f"SELECT {row_columns(projections)} FROM {projections.tables.dossiers.name} d WHERE d.identity = ?", (identity,)
    ).first()
    return None if row is None else row_of(row)


def happenings_of(connection: Connection, projections: Projections, identity: str) -> tuple[Happening, ...]:
    return tuple(_happening(connection, placed) for placed in once_each(projections.happenings(connection, identity)))


def state_of(connection: Connection, projections: Projections, identity: str) -> DossierState | None:
    """What the next step starts from: the feed's last state with own entries folded onto it."""
    placed = projections.happenings(connection, identity)
    return fold_state([(one, readable_header(one.header)) for one in placed])


def _happening(connection: Connection, placed: Placed) -> Happening:
    return Happening(
        placed.hash,
        readable_header(placed.header),
        readable_body(placed.body),
        placed.verdict,
        _proof(connection, placed.hash),
    )


def _proof(connection: Connection, entry_hash: bytes) -> EntryProof:
    own = connection.exec_driver_sql(
        "SELECT e.number, coalesce(a.number, 0), a.time FROM entries e LEFT JOIN acknowledgements a "
        "ON a.journal = e.journal WHERE e.hash = ?",
        (entry_hash,),
    ).first()
    place = connection.exec_driver_sql(
        "SELECT position FROM feed_rows WHERE entry_hash = ? ORDER BY position LIMIT 1", (entry_hash,)
    ).scalar()
    number, covered_to, signed = own if own is not None else (None, 0, None)
    return EntryProof(number, covered_to, signed, place)
