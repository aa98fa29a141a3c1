"""What one feature asks another for, by way of traffic.py: open this dossier, print this slip."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.domain.slip import CopyReason


@dataclass(frozen=True)
class DossierWish:
    """Open this dossier."""

    identity: str


@dataclass(frozen=True)
class DigitiseWish:
    """Digitise this dossier's papers; `result`: its result is what lies on the table."""

    identity: str
    result: bool = False


@dataclass(frozen=True)
class PrintWish:
    """`reason` where paper is out already: then a copy is printed. `shown` names the dossier for the person.
    `together`: all dossiers of one slip, `identity` the first of them; empty: whatever stands on its sheet already."""

    identity: str
    shown: str = ""
    reason: CopyReason | None = None
    together: tuple[str, ...] = ()
