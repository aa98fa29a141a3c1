"""Files that the citizen sent with an online dossier: which are here, which are on their way, shown as pictures.

They lie where digitised papers lie. One that is gone or damaged here is fetched from the centre again; nobody writes
that down, for nothing is lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counter_app.domain import entry_types as types
from counter_app.domain.errors import BadInput, EnvironmentProblem, Problem
from counter_app.domain.filed_file import FiledFile, filed_files
from counter_app.domain.judging import counts
from counter_app.domain.scanned_paper import LARGEST_SCAN, MeasuredScan, PaperData, ScanMedia, ScanOf, media_of
from counter_app.domain.times import parse_iso
from counter_app.print.scan_reading import SCREEN_DPI, ScanReader
from counter_app.services.steps.case import Case, Cases
from counter_app.services.steps.digital_copy import DigitalCopy
from counter_app.store.database import Connection
from counter_app.store.filed_files import HERE, REFUSED, WAITING, file_states, set_file_state
from counter_app.store.scan_store import ScanStore, ScanUnreadable

BRINGS_FILES = (types.ONLINE_ARRIVED, types.SUPPLEMENT_RECEIVED, types.CITIZEN_ASKED)


class FiledState(StrEnum):
    """How far a file has come; `not_taken`: neither PDF nor JPEG, too large, or not named as it should be."""

    HERE = "here"
    WAITING = "waiting"
    NOT_TAKEN = "not_taken"


_WORDS = {
    FiledState.HERE: ("đã về máy này", "here"),
    FiledState.WAITING: ("chưa về, tạm xem trên cổng", "not here yet, look on the portal"),
    FiledState.NOT_TAKEN: ("không nhận được (không phải PDF, JPEG), xem trên cổng", "not taken, look on the portal"),
}
_TOO_LARGE = ("quá 20 MB, xem trên cổng", "over 20 MB, look on the portal")


@dataclass(frozen=True, slots=True)
class FiledCopy:
    """`when` the citizen sent it."""

    dossier: str
    file: FiledFile
    state: FiledState
    when: datetime

    @property
    def name(self) -> str:
        return self.file.name

    @property
    def component(self) -> str:
        return self.file.component

    @property
    def size(self) -> int:
        return self.file.size

    @property
    def is_here(self) -> bool:
        return self.state is FiledState.HERE

    def words(self) -> tuple[str, str]:
        return _TOO_LARGE if self.size > LARGEST_SCAN else _WORDS[self.state]


def filed_of(case: Case, states: Mapping[bytes, str]) -> tuple[FiledCopy, ...]:
    """Of the filing and of everything that was sent after it, the newest last; each content once."""
    found: dict[object, FiledCopy] = {}
    for one in case.happenings:
        if one.header is None or one.header.type not in BRINGS_FILES or not counts(one.verdict):
            continue
        when = parse_iso(one.header.received or one.header.entered)
        for file in filed_files(one.details):
            found.setdefault(file.content or (file.name, when), _copy(case, file, states, when))
    return tuple(found.values())


def _copy(case: Case, file: FiledFile, states: Mapping[bytes, str], when: datetime) -> FiledCopy:
    state = states.get(file.content or b"", WAITING) if file.can_come else REFUSED
    known = {HERE: FiledState.HERE, WAITING: FiledState.WAITING}
    return FiledCopy(case.identity, file, known.get(state, FiledState.NOT_TAKEN), when)


class FiledCopies:
    """Files are read by a process of their own: call `open` and `picture` from the background."""

    def __init__(self, cases: Cases, store: ScanStore, reader: ScanReader) -> None:
        self._cases = cases
        self._store = store
        self._reader = reader
        self._measured: dict[bytes, tuple[ScanMedia, MeasuredScan]] = {}

    def of_dossier(self, identity: str) -> tuple[FiledCopy, ...]:
        """With those of the dossiers in whose place it was received anew: they lie under the names they came by."""
        with self._cases.reading() as connection:
            found: dict[object, FiledCopy] = {}
            for case in reversed(self._with_those_before(connection, identity)):
                for copy in filed_of(case, file_states(connection, case.identity)):
                    found.setdefault(copy.file.content or (copy.name, copy.when), copy)
            return tuple(found.values())

    def _with_those_before(self, connection: Connection, identity: str) -> list[Case]:
        """The newest first; one that is not known here ends the row."""
        found: list[Case] = []
        named: object = identity
        while isinstance(named, str) and named not in {case.identity for case in found}:
            try:
                found.append(self._cases.read_in(connection, named))
            except BadInput:
                if not found:
                    raise
                break
            named = found[-1].opening.facts.get("replaces")
        return found

    def open(self, copy: FiledCopy) -> DigitalCopy:
        """Measured, as digitised papers are. Raises a Problem for what is not here or cannot be read."""
        content = copy.file.content
        if content is None or not copy.is_here:
            raise BadInput(
                f"Tệp “{copy.name[:80]}”: {copy.words()[0]}.", f"File “{copy.name[:80]}”: {copy.words()[1]}."
            )
        media, measured = self._look(content, copy.dossier)
        return _as_digital(copy, content, media, measured)

    def here(self, identity: str) -> tuple[DigitalCopy, ...]:
        """Every file of the dossier that is here and can be read."""
        found = []
        for copy in self.of_dossier(identity):
            try:
                found.append(self.open(copy))
            except Problem:
                continue  # the inbox says of each why not
        return tuple(found)

    def read(self, content: bytes, dossier: str) -> bytes:
        """Found whole. Raises EnvironmentProblem for one that is gone or damaged; it is fetched again then."""
        try:
            return self._store.read(content)
        except ScanUnreadable:
            self._store.drop(content)
            with self._cases.writing() as connection:
                set_file_state(connection, content, dossier, WAITING)
            raise EnvironmentProblem(
                "Tệp không còn nguyên trên máy này (có thể phần mềm diệt vi-rút đã lấy đi); đang lấy lại từ trung tâm.",
                "The file is not whole on this PC (an antivirus may have taken it); it is fetched again.",
            ) from None

    def picture(self, copy: DigitalCopy, page: int = 0, dpi: float = SCREEN_DPI) -> bytes:
        """PNG of one page (from 0)."""
        return self._reader.page_png(self.read(copy.content, copy.dossier), copy.media, page, dpi)

    def _look(self, content: bytes, dossier: str) -> tuple[ScanMedia, MeasuredScan]:
        if content not in self._measured:
            data = self.read(content, dossier)
            media = media_of(data)
            self._measured[content] = media, self._measure(data, media)
        return self._measured[content]

    def _measure(self, data: bytes, media: ScanMedia) -> MeasuredScan:
        try:
            return self._reader.measure(data, media)
        except BadInput:
            raise BadInput(
                "Không đọc được tệp này (hỏng, có mật khẩu hoặc quá phức tạp); hãy xem trên cổng hoặc yêu cầu người "
                "nộp gửi lại.",
                "This file cannot be read (damaged, with a password, or too intricate); look on the portal, or ask the "
                "citizen to send it again.",
            ) from None


def _as_digital(copy: FiledCopy, content: bytes, media: ScanMedia, measured: MeasuredScan) -> DigitalCopy:
    return DigitalCopy(
        copy.dossier,
        content,
        ScanOf.COMPONENT,
        copy.component,
        media,
        copy.size,
        measured.pages,
        PaperData(copy.name),
        here=True,
        sent=True,
        signed=True,
        loss=None,
        dpi=measured.dpi,
        dangers=measured.dangers,
        filed=True,
    )
