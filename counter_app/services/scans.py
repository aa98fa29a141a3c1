"""What was scanned, from anywhere in the window: recognised, checked and turned to where it belongs."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.domain.identity_card import IdentityCard


@dataclass(frozen=True, slots=True)
class ScannedCard:
    card: IdentityCard


@dataclass(frozen=True, slots=True)
class ScannedSlip:
    """`text` goes to `Slips.check`."""

    text: str


@dataclass(frozen=True, slots=True)
class ScannedCode:
    """A dossier code as printed (Code 128, typed)."""

    code: str


@dataclass(frozen=True, slots=True)
class ScannedIdentity:
    """A dossier's identity, 16 letters: what the roll's Code 128 carries."""

    identity: str


@dataclass(frozen=True, slots=True)
class ScannedPaper:
    """Another paper of ours: sheet, manifest or recovery."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class ScannedNumber:
    """A bare twelve-digit identity number."""

    id_number: str


@dataclass(frozen=True, slots=True)
class UnknownScan:
    vi: str
    en: str


Scanned = ScannedCard | ScannedSlip | ScannedCode | ScannedIdentity | ScannedPaper | ScannedNumber | UnknownScan


def recognise(text: str) -> Scanned:
    """Never raises: what cannot be used says why."""
    raise NotImplementedError
