"""Digital copies of papers: attached to a dossier's papers or its result, listed with their state, shown as pictures.

A paper's file is durable and whole on this PC before the entry that names it is written (store/scan_store.py).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from counter_app.domain import entry_types as types
from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.domain.notice import Notice
from counter_app.domain.scanned_paper import (
    MeasuredScan,
    PaperData,
    ScanMedia,
    ScanOf,
    cautions,
    checked_data,
    media_of,
    read_data,
    written,
)
from counter_app.domain.step_details import line
from counter_app.domain.times import date_vi
from counter_app.print.scan_reading import ScanReader
from counter_app.services.desk_clock import DeskClock
from counter_app.services.roles import require
from counter_app.services.sign_in import Session
from counter_app.services.standing import COUNTS
from counter_app.services.steps.case import Case, Cases, of_dossier
from counter_app.store.database import Connection
from counter_app.store.dossier_reading import Happening
from counter_app.store.dossier_search import of_person
from counter_app.store.journal import EntryDraft, Saved
from counter_app.store.kept_scans import WITH_THE_CENTRE, KeptScan, content_of, note_scan, scan_states, write_loss
from counter_app.store.opening import OpenDesk
from counter_app.store.scan_store import Loss, ScanStore, ScanUnreadable

MOST_EARLIER = 50  # dossiers of the same person that are looked through


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that may be attached, with what the clerk should see first."""

    data: bytes
    media: ScanMedia
    measured: MeasuredScan
    cautions: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class DigitalCopy:
    """One attached file. `content` is the SHA-256 of its bytes; `component` "" for the result.

    `here`: attached at this desk. `sent`: the centre has every byte. `signed` False: still to be signed with the
    clerk's own certificate (decree 118/2025, article 17.1 c). `loss` None: nobody has missed it.
    """

    dossier: str
    content: bytes
    of: ScanOf
    component: str
    media: ScanMedia
    size: int
    pages: int
    paper: PaperData
    here: bool
    sent: bool
    signed: bool
    loss: Loss | None

    def states(self) -> tuple[tuple[str, str], ...]:
        """In words, the most urgent first."""
        found = [_LOSS_WORDS[self.loss]] if self.loss else []
        found.append(("đã ký số", "signed") if self.signed else ("chờ ký số", "to be signed"))
        if self.here and (self.sent or self.loss is None):
            found.append(("đã gửi", "sent") if self.sent else ("chờ gửi", "waiting to be sent"))
        return tuple(found)


_LOSS_WORDS = {
    Loss.GONE: ("tệp không còn ở máy này", "file no longer on this PC"),
    Loss.DAMAGED: ("tệp đã hỏng", "file damaged"),
}


class DigitalCopies:
    """Files are read by a process of their own and written to disk: call everything from the background."""

    def __init__(
        self, cases: Cases, desk: OpenDesk, clock: DeskClock, store: ScanStore, reader: ScanReader | None = None
    ) -> None:
        self._cases = cases
        self._journal, self._stamp = desk.journal, clock.stamp
        self._store = store
        self._reader = reader or ScanReader()

    # ------------------------------------------------------------------------------------------------ attaching

    def check(self, data: bytes) -> CheckedFile:
        """Changes nothing. Raises BadInput for a file that may not be attached or cannot be read."""
        media = media_of(data)
        measured = self._reader.measure(data, media)
        return CheckedFile(data, media, measured, cautions(measured))

    def attach_paper(
        self, identity: str, component: str, file: CheckedFile, paper: PaperData, session: Session
    ) -> Saved:
        """A digital copy of one of the dossier's papers. Raises BadInput for a paper that the dossier does not have."""

        def decide(case: Case) -> str:
            if component not in _components(case):
                raise BadInput(
                    f"Hồ sơ không có giấy tờ “{component[:80]}”; hãy chọn giấy tờ trong thành phần hồ sơ.",
                    f"The dossier has no paper “{component[:80]}”; choose one of its papers.",
                )
            return component

        return self._attach(identity, ScanOf.COMPONENT, file, paper, session, decide)

    def attach_result(self, identity: str, file: CheckedFile, paper: PaperData, session: Session) -> Saved:
        """The result itself, with how long it is in force. Raises RuleViolation before there is one."""

        def decide(case: Case) -> str:
            if not case.headers(types.RESULT_ARRIVED, types.RESULT_RETURNED):
                raise RuleViolation(
                    "Hồ sơ chưa có kết quả để số hóa; hãy ghi nhận kết quả trước (quy tắc do phần mềm đặt ra).",
                    "There is no result to digitise yet; record its arrival first (a rule set by the program).",
                )
            return ""

        return self._attach(identity, ScanOf.RESULT, file, paper, session, decide)

    def _attach(
        self,
        identity: str,
        of: ScanOf,
        file: CheckedFile,
        paper: PaperData,
        session: Session,
        decide: Callable[[Case], str],
    ) -> Saved:
        require(session, types.SCAN_ATTACHED)
        clean = checked_data(paper)
        decide(self._cases.open(identity))  # refused before 20 MB are written
        content = self._store.keep(file.data)
        attached = _Attached(of, content, file.media, len(file.data), file.measured)
        with self._cases.writing() as connection:
            case = self._cases.read_in(connection, identity)
            details = written(clean) | {"component": decide(case), "clerk": session.name}
            return self._write(connection, case, attached, details, session)

    def _write(
        self, connection: Connection, case: Case, attached: _Attached, details: dict[str, object], session: Session
    ) -> Saved:
        said = {name: value for name, value in details.items() if value}
        draft = EntryDraft(types.SCAN_ATTACHED, details=said, facts=attached.facts())
        saved = self._cases.append(connection, [of_dossier(draft, case)], session)
        note_scan(connection, KeptScan(attached.content, case.identity, attached.size))
        return saved

    # ------------------------------------------------------------------------------------------------ looking

    def of_dossier(self, identity: str) -> tuple[DigitalCopy, ...]:
        """In the order of attaching; a paper that was attached again stands once, with what was said last."""
        with self._cases.reading() as connection:
            case = self._cases.read_in(connection, identity)
            return _copies(case, scan_states(connection, identity))

    def picture(self, copy: DigitalCopy, page: int = 0) -> bytes:
        """PNG of one page (from 0): nothing attached is ever shown in another way.

        Raises ScanUnreadable for a file that is gone or damaged, which is then written down, once.
        """
        return self._reader.page_png(self._read(copy), copy.media, page)

    def look_after(self, identity: str) -> tuple[DigitalCopy, ...]:
        """Every file of the dossier that lies here is read; what is lost is written down. The list as it is then."""
        for copy in self.of_dossier(identity):
            if copy.here and copy.loss is None:
                try:
                    self._read(copy)
                except ScanUnreadable:
                    continue
        return self.of_dossier(identity)

    def _read(self, copy: DigitalCopy) -> bytes:
        if not copy.here:
            raise BadInput(
                "Bản số hóa này được đính kèm ở quầy khác; hãy xem tại quầy đó hoặc trên hệ thống trung tâm.",
                "This digital copy was attached at another desk; look at it there or at the centre.",
            )
        try:
            return self._store.read(copy.content)
        except ScanUnreadable as unreadable:
            self._write_loss(copy, unreadable.loss)
            raise

    def _write_loss(self, copy: DigitalCopy, loss: Loss) -> None:
        """Once: whoever looks again is told again, and nothing more is written."""
        with self._cases.writing() as connection:
            case = self._cases.read_in(connection, copy.dossier)
            scan = KeptScan(copy.content, copy.dossier, copy.size)
            write_loss(connection, self._journal, scan, loss, case.row.code, self._stamp())

    # ------------------------------------------------------------------------------------------------ using again

    def earlier(self, identity: str) -> tuple[DigitalCopy, ...]:
        """Papers of the same person in other dossiers, here and whole as far as anybody knows; the newest first."""
        with self._cases.reading() as connection:
            case = self._cases.read_in(connection, identity)
            if not case.row.id_number:
                return ()
            rows = of_person(connection, self._cases.projections, case.row.id_number, MOST_EARLIER + 1)
            return tuple(
                copy
                for row in rows
                if row.identity != identity
                for copy in _copies(
                    self._cases.read_in(connection, row.identity), scan_states(connection, row.identity)
                )
                if copy.here and copy.loss is None
            )

    def use_again(self, identity: str, component: str, copy: DigitalCopy, consent: str, session: Session) -> Saved:
        """One paper of an earlier dossier, with the citizen's consent: both entries or neither.

        `consent` says how it was given. Raises RuleViolation for a paper that is no longer in force or another
        person's, BadInput without consent, ScanUnreadable where the file is lost.
        """
        require(session, types.REUSE_CONSENTED)
        require(session, types.SCAN_ATTACHED)
        said = line(consent, "Sự đồng ý của người nộp", "The citizen's consent", needed=True)
        self._read(copy)
        with self._cases.writing() as connection:
            case = self._cases.read_in(connection, identity)
            _refuse_reuse(case, self._cases.read_in(connection, copy.dossier), copy, component)
            facts = {"sha256": copy.content.hex(), "from": copy.dossier}
            agreed = EntryDraft(
                types.REUSE_CONSENTED,
                details={"title": copy.paper.title, "consent": said, "clerk": session.name},
                facts=facts,
            )
            self._cases.append(connection, [of_dossier(agreed, case)], session)
            attached = _Attached(
                ScanOf.COMPONENT, copy.content, copy.media, copy.size, MeasuredScan(copy.pages, None), copy.dossier
            )
            details = written(copy.paper) | {"component": component, "clerk": session.name}
            return self._write(connection, case, attached, details, session)


@dataclass(frozen=True, slots=True)
class _Attached:
    """What the header says of a file; `taken_from` is the earlier dossier whose paper it is."""

    of: ScanOf
    content: bytes
    media: ScanMedia
    size: int
    measured: MeasuredScan
    taken_from: str = ""

    def facts(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            "sha256": self.content.hex(),
            "size": self.size,
            "media": self.media.value,
            "of": self.of.value,
            "pages": self.measured.pages,
        }
        if self.measured.dpi is not None:
            found["dpi"] = self.measured.dpi
        if self.measured.dangers:
            found["dangers"] = sorted(self.measured.dangers)
        if self.taken_from:
            found["from"] = self.taken_from
        return found


def _refuse_reuse(case: Case, earlier: Case, copy: DigitalCopy, component: str) -> None:
    if not case.row.id_number or case.row.id_number != earlier.row.id_number:
        raise RuleViolation(
            "Giấy tờ này của người khác; chỉ dùng lại giấy tờ của chính người nộp (quy tắc do phần mềm đặt ra).",
            "This is another person's paper; only the applicant's own are used again (a rule set by the program).",
        )
    if copy.paper.is_over(case.now.date()):
        assert copy.paper.in_force_until is not None
        raise RuleViolation(
            f"Giấy tờ này hết hiệu lực từ {date_vi(copy.paper.in_force_until)}; hãy đề nghị nộp bản mới "
            "(quy tắc do phần mềm đặt ra).",
            f"This paper was in force until {copy.paper.in_force_until}; ask for a new one "
            "(a rule set by the program).",
        )
    if component not in _components(case):
        raise BadInput(
            f"Hồ sơ không có giấy tờ “{component[:80]}”; hãy chọn giấy tờ trong thành phần hồ sơ.",
            f"The dossier has no paper “{component[:80]}”; choose one of its papers.",
        )


def _components(case: Case) -> frozenset[str]:
    """As they were taken in, were brought later, or are published for the procedure."""
    taken = case.details.get("components")
    names = {str(item.get("name")) for item in taken if isinstance(item, dict)} if isinstance(taken, list) else set()
    for one in case.happenings:
        brought = one.details.get("brought")
        names |= {name for name in brought if isinstance(name, str)} if isinstance(brought, list) else set()
    if case.procedure is not None:
        names |= {component.name for component in case.procedure.components.value or ()}
    return frozenset(names)


def _copies(case: Case, states: Mapping[bytes, str]) -> tuple[DigitalCopy, ...]:
    """Folded over the entries: attached, lost, attached again, signed."""
    found: dict[tuple[bytes, str], DigitalCopy] = {}
    for one in case.happenings:
        header = one.header
        content = content_of(header) if header is not None else None
        if header is None or content is None or one.verdict not in COUNTS:
            continue
        if header.type == types.SCAN_ATTACHED:
            copy = _copy(case.identity, content, one, states)
            if copy is not None:
                found = {key: replace(old, loss=None) if key[0] == content else old for key, old in found.items()}
                found[(content, copy.component)] = copy
        elif header.type in (types.SCAN_LOST, types.SCAN_SIGNED):
            found = {
                key: _changed(old, header.type, header.facts.get("why")) if key[0] == content else old
                for key, old in found.items()
            }
    return tuple(found.values())


def _copy(identity: str, content: bytes, one: Happening, states: Mapping[bytes, str]) -> DigitalCopy | None:
    """None for what a newer program attached in a way that this one cannot show."""
    assert one.header is not None
    facts, component = one.header.facts, one.details.get("component")
    size, pages = facts.get("size"), facts.get("pages")
    if facts.get("media") not in list(ScanMedia) or facts.get("of") not in list(ScanOf):
        return None
    return DigitalCopy(
        identity,
        content,
        ScanOf(str(facts["of"])),
        component if isinstance(component, str) else "",
        ScanMedia(str(facts["media"])),
        size if isinstance(size, int) else 0,
        pages if isinstance(pages, int) else 1,
        read_data(one.details),
        here=content in states,
        sent=states.get(content) in WITH_THE_CENTRE,
        signed=False,
        loss=None,
    )


def _changed(copy: DigitalCopy, entry_type: str, why: object) -> DigitalCopy:
    if entry_type == types.SCAN_SIGNED:
        return replace(copy, signed=True)
    return replace(copy, loss=Loss(str(why)) if why in list(Loss) else Loss.GONE)
