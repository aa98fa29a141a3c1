"""What one feature asks another for, by way of traffic.py: open this dossier, print this slip."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.domain.slip import CopyReason


@dataclass(frozen=True)
class DossierWish:
    """Open this dossier."""

    identity: str


SETTLE = "settle"  # the deed (services/steps/offers.py) that several places lead to: its form stands in the dossier


@dataclass(frozen=True)
class StepWish:
    """Take this dossier this step on; `name` as in services/steps/offers.py."""

    identity: str
    name: str


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
