"""What a contingency pad says: blank slips (Mẫu 01) to be filled in by pen, each with its number and QR text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.contingency_sheet import Pad
from counter_app.domain.slip import OfficeHeading


@dataclass(frozen=True, slots=True)
class BlankSlip:
    """One sheet: number as printed, and the text of its QR code."""

    number: str
    qr_text: str


@dataclass(frozen=True, slots=True)
class PadContent:
    """A pad that is planned: nothing of it is written down until it is recorded. `sample` prints MẪU across."""

    pad: Pad
    printed: datetime
    office: OfficeHeading
    form_label: str
    slips: tuple[BlankSlip, ...]
    sample: bool = False
