"""Who this desk is: for years, whatever database file or PC it writes on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeskIdentity:
    """From the desk's certificate: `number` and `spare` are its two desk numbers in the province (H19), which is
    "" until ranges or the office's settings name it."""

    desk: str
    office: str
    name: str
    number: int
    spare: int
    province: str
