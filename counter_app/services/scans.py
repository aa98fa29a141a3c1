"""What was scanned, from anywhere in the window: recognised, checked and turned to where it belongs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from counter_app.domain.contingency_sheet import sheet_number
from counter_app.domain.dossier_code import parse_dossier_code
from counter_app.domain.errors import BadInput
from counter_app.domain.identity_card import LONGEST_PAYLOAD, IdentityCard, parse_identity_card
from counter_app.domain.scanned_kind import OUR_QR_FORM
from counter_app.wire.base32 import normal
from counter_app.wire.sheet_text import NotASheet, parse_sheet_text
from counter_app.wire.slip_text import NotASlip, parse_slip_text

_BARE_NUMBER = re.compile(r"[0-9]{12}")
_IDENTITY = re.compile(r"(?i)[A-Z2-7018]{16}")
_PAPERS = {"M": "manifest", "R": "recovery"}


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
    """A dossier's identity, 16 letters: what the roll's Code 128 may carry."""

    identity: str


@dataclass(frozen=True, slots=True)
class ScannedSheet:
    """A contingency sheet: its QR text, or its number alone (Code 128, typed). `text` goes to
    `ContingencySheets.check`, `number` is the number as it is printed."""

    text: str
    number: str


@dataclass(frozen=True, slots=True)
class ScannedPaper:
    """Another paper of ours; `kind` is manifest or recovery."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class ScannedNumber:
    """A bare twelve-digit identity number."""

    id_number: str


@dataclass(frozen=True, slots=True)
class UnknownScan:
    """The sentences say what it looks like and what to scan instead."""

    vi: str
    en: str


Scanned = (
    ScannedCard
    | ScannedSlip
    | ScannedCode
    | ScannedIdentity
    | ScannedSheet
    | ScannedPaper
    | ScannedNumber
    | UnknownScan
)


def recognise(text: str) -> Scanned:
    """Never raises: what cannot be used says why."""
    if len(text) > LONGEST_PAYLOAD:
        return UnknownScan(
            "Nội dung quét quá dài, không phải mã nào của cơ quan; hãy quét lại.",
            "The scan is too long to be any code of the office; scan again.",
        )
    trimmed = text.strip(" \t\r\n")
    return _ours(trimmed) or _short(trimmed) or _card(text)


def most_likely(readings: Sequence[str], *, by_itself: bool) -> str:
    """Which of several readings of one scan the scanner sent; the first is what an input method made of it.

    Our own codes are ASCII, so that a reading of one is no accident. A card's letters may be meant to be made by the
    input method, unless the scanner sends Vietnamese letters by itself (`by_itself`): then its keys are right.
    """
    for text in readings:
        if text.isascii() and not isinstance(recognise(text), UnknownScan | ScannedCard):
            return text
    order = (*readings[1:], readings[0]) if by_itself else readings
    return next((text for text in order if isinstance(recognise(text), ScannedCard)), readings[0])


def _ours(text: str) -> Scanned | None:
    form = OUR_QR_FORM.match(text)
    if form is None:
        return None
    kind = form[1].upper()
    if kind == "T":
        return _sheet(text)
    if kind in _PAPERS:
        return ScannedPaper(_PAPERS[kind], text)
    try:
        parse_slip_text(text)
    except NotASlip:
        return UnknownScan(
            "Mã QR trên giấy tiếp nhận bị mất một phần; hãy quét lại hoặc gõ mã hồ sơ in bên cạnh.",
            "Part of the slip's QR code is lost; scan again or type the code printed beside it.",
        )
    return ScannedSlip(text)


def _sheet(text: str) -> ScannedSheet | UnknownScan:
    try:
        return ScannedSheet(text, str(parse_sheet_text(text).number))
    except NotASheet:
        return UnknownScan(
            "Mã QR trên phiếu dự phòng bị mất một phần; hãy quét lại hoặc gõ số phiếu in bên cạnh.",
            "Part of the sheet's QR code is lost; scan again or type the number printed beside it.",
        )


def _short(text: str) -> Scanned | None:
    """A bare number, a code, an identity: what line scanners bring and people type."""
    if _BARE_NUMBER.fullmatch(text):
        return ScannedNumber(text)
    if (number := sheet_number(text)) is not None:
        return ScannedSheet(str(number), str(number))
    try:
        return ScannedCode(str(parse_dossier_code(text)))
    except BadInput:
        plain = re.sub(r"[ -]", "", text)
        return ScannedIdentity(normal(plain)) if _IDENTITY.fullmatch(plain) else None


def _card(text: str) -> Scanned:
    try:
        return ScannedCard(parse_identity_card(text))
    except BadInput as problem:
        return UnknownScan(problem.vi, problem.en)
