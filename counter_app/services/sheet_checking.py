"""A contingency sheet that came back: to be entered, entered already, or not ours; told without any network."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from counter_app.domain.contingency_sheet import HOW, SheetNumber, parse_sheet_number, sheet_number
from counter_app.domain.entry_types import PAD_PRINTED, SHEET_MARKED
from counter_app.domain.errors import BadInput
from counter_app.domain.intake import FieldProblem, ReceiveDossier
from counter_app.domain.life_cycle import STATUSES, VOID
from counter_app.domain.times import date_vi, parse_iso
from counter_app.services.slip_checking import key_named
from counter_app.store.database import Connection
from counter_app.store.dossier_reading import DossierRowRead, dossier_row
from counter_app.store.known_keys import CENTRE_ROLES, KnownKey
from counter_app.store.opening import OpenDesk
from counter_app.store.sheet_reading import SheetEntry, dossiers_of_sheet, entries_of_sheet
from counter_app.store.successors import successor_of
from counter_app.wire.keys import SigningKey
from counter_app.wire.sheet_text import NotASheet, SheetText, parse_sheet_text, sheet_signature_holds


class SheetVerdict(StrEnum):
    TO_ENTER = "to enter"
    ENTERED = "entered"
    DESK_UNKNOWN = "desk unknown"
    KEY_WITHDRAWN = "key withdrawn"
    FORGED = "forged"


@dataclass(frozen=True, slots=True)
class SheetAnswer:
    """`printed` None: nobody here knows when. `identity` is the dossier that it was entered as, '' for none; `marked`:
    it was noted as spoiled or missing. `ours_unknown`: this desk signed it, and nothing here says so any more."""

    verdict: SheetVerdict
    number: str
    vi: str
    en: str
    printed: datetime | None = None
    identity: str = ""
    code: str | None = None
    marked: bool = False
    ours_unknown: bool = False


def check_sheet(desk: OpenDesk, own_key: SigningKey, text: str) -> SheetAnswer:
    """`text` is a QR text or a number. Raises BadInput when it is neither. Nothing is written."""
    scanned = _scanned(text)
    number = scanned.number if scanned is not None else parse_sheet_number(text)
    with desk.database.read() as connection:
        entries = entries_of_sheet(connection, desk.projections, number)
        entered = entered_as(connection, desk, number)
        key = key_named(connection, desk, own_key, scanned.key) if scanned is not None else None
    known = printed_at(entries)
    against = _against_key(key, scanned, known) if scanned is not None else None
    printed = known or (scanned.printed if scanned is not None else None)
    if against is None and printed is None and entered is None:
        against = SheetVerdict.DESK_UNKNOWN
    if against is not None:
        return _told(against, number)
    if entered is not None:
        return _entered(number, entered, printed)
    ours = key is not None and key.owner == desk.desk.desk
    return replace(_to_enter(number, printed, entries), ours_unknown=ours and known is None)


def of_sheet(
    connection: Connection, desk: OpenDesk, command: ReceiveDossier
) -> tuple[ReceiveDossier, tuple[FieldProblem, ...]]:
    """The command with what is known of the sheet that it is entered from, and what stands against entering it."""
    number = sheet_number(command.sheet)
    if number is None:
        return command, ()
    entries = entries_of_sheet(connection, desk.projections, number)
    known = replace(command, sheet_printed=printed_at(entries) or command.sheet_printed)
    entered = entered_as(connection, desk, number)
    return known, () if entered is None else (_entered_already(number, entered),)


def entered_as(connection: Connection, desk: OpenDesk, number: SheetNumber) -> DossierRowRead | None:
    """The dossier that the sheet was entered as: not one that the centre left out."""
    return standing(connection, desk, dossiers_of_sheet(connection, desk.projections, number))


def standing(connection: Connection, desk: OpenDesk, rows: Iterable[DossierRowRead]) -> DossierRowRead | None:
    """Of the dossiers of one sheet the one that stands; else what was received in the place of a void one."""
    listed = tuple(rows)
    alive = next((row for row in listed if row.status in STATUSES - {VOID}), None)
    return alive or next(filter(None, (_in_its_place(connection, desk, row) for row in listed)), None)


def printed_at(entries: tuple[SheetEntry, ...]) -> datetime | None:
    return next((parse_iso(one.header.entered) for one in entries if one.header.type == PAD_PRINTED), None)


def marked_by(entries: tuple[SheetEntry, ...]) -> SheetEntry | None:
    """The last word on a sheet that nobody was to enter."""
    return next((one for one in reversed(entries) if one.header.type == SHEET_MARKED), None)


def _in_its_place(connection: Connection, desk: OpenDesk, row: DossierRowRead) -> DossierRowRead | None:
    """As long as the successor is not known here the void one is shown: it names it."""
    successor = successor_of(connection, desk.projections, row.identity) if row.status == VOID else None
    return (dossier_row(connection, desk.projections, successor) or row) if successor is not None else None


def _scanned(text: str) -> SheetText | None:
    try:
        return parse_sheet_text(text)
    except NotASheet:
        if "/" in text:
            raise BadInput(
                "Mã QR trên phiếu dự phòng bị mất một phần; hãy quét lại hoặc gõ số phiếu in bên cạnh.",
                "Part of the sheet's QR code is lost; scan again or type the number printed beside it.",
            ) from None
        return None


def _against_key(key: KnownKey | None, sheet: SheetText, known: datetime | None) -> SheetVerdict | None:
    if key is None:
        return SheetVerdict.DESK_UNKNOWN
    if key.role in CENTRE_ROLES or not sheet_signature_holds(sheet, key.public):
        return SheetVerdict.FORGED
    # What an entry vouches for stays good after its desk's key was withdrawn.
    return SheetVerdict.KEY_WITHDRAWN if key.withdrawn and known is None else None


def _entered(number: SheetNumber, row: DossierRowRead, printed: datetime | None) -> SheetAnswer:
    shown = row.code or row.identity
    vi, en = f"Phiếu dự phòng {number} đã nhập: hồ sơ {shown}.", f"Sheet {number} was entered: dossier {shown}."
    return SheetAnswer(SheetVerdict.ENTERED, str(number), vi, en, printed, row.identity, row.code)


def _to_enter(number: SheetNumber, printed: datetime | None, entries: tuple[SheetEntry, ...]) -> SheetAnswer:
    mark = marked_by(entries)
    if mark is None:
        vi = f"Phiếu dự phòng {number} chưa nhập; hãy nhập bù theo nội dung đã viết trên phiếu."
        en = f"Sheet {number} is not entered yet; enter what was written on it."
        return SheetAnswer(SheetVerdict.TO_ENTER, str(number), vi, en, printed)
    day, how = date_vi(parse_iso(mark.header.entered).date()), MARKED_AS[str(mark.header.facts.get(HOW))]
    vi = f"Phiếu dự phòng {number} đã được ghi là {how[0]} ngày {day}; chỉ nhập bù nếu ghi nhầm."
    en = f"Sheet {number} was noted as {how[1]} on {day}; enter it only where that was a mistake."
    return SheetAnswer(SheetVerdict.TO_ENTER, str(number), vi, en, printed, marked=True)


def _entered_already(number: SheetNumber, row: DossierRowRead) -> FieldProblem:
    shown = row.code or row.identity
    return FieldProblem(
        "sheet",
        f"Phiếu dự phòng {number} đã nhập thành hồ sơ {shown}; hãy mở hồ sơ đó, không nhập lần nữa.",
        f"Sheet {number} was entered as dossier {shown}; open that one, do not enter it again.",
    )


def _told(verdict: SheetVerdict, number: SheetNumber) -> SheetAnswer:
    vi, en = _SENTENCES[verdict]
    return SheetAnswer(verdict, str(number), vi.format(number), en.format(number))


class _MarkWords(dict[str, tuple[str, str]]):
    def __missing__(self, _how: str) -> tuple[str, str]:
        return "không dùng", "not used"


MARKED_AS = _MarkWords(spoiled=("hỏng", "spoiled"), missing=("thất lạc", "missing"))

_SENTENCES = {
    SheetVerdict.DESK_UNKNOWN: (
        "Chưa biết quầy đã in phiếu dự phòng {0} nên chưa thể kết luận; hãy hỏi nơi in, hoặc quét lại khi có kết nối.",
        "The desk that printed sheet {0} is not known here, so nothing can be said; ask there, or scan when online.",
    ),
    SheetVerdict.KEY_WITHDRAWN: (
        "Quầy in phiếu dự phòng {0} đã bị thu hồi khóa ký; hãy hỏi lãnh đạo trước khi nhập bù.",
        "The key of the desk that printed sheet {0} was withdrawn; ask the supervisor before entering it.",
    ),
    SheetVerdict.FORGED: (
        "Chữ ký trên mã QR của phiếu dự phòng {0} không đúng: phiếu bị sửa hoặc giả; hãy giữ lại và báo lãnh đạo.",
        "The signature of sheet {0} does not hold: altered or forged; keep the paper and tell the supervisor.",
    ),
}
