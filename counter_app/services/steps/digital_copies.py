"""Digital copies of papers: attached to a dossier's papers or its result, listed with their state, shown as pictures.

A paper's file is durable and whole on this PC before the entry that names it is written (store/scan_store.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from counter_app.domain import entry_types as types
from counter_app.domain.citizen_notice import MAIL, chosen_contacts
from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.domain.life_cycle import VOID
from counter_app.domain.notice import Notice
from counter_app.domain.scanned_paper import (
    LARGEST_SCAN,
    DigitisedWhat,
    MeasuredScan,
    PaperData,
    ScanMedia,
    ScanOf,
    cautions,
    checked_data,
    digitised_what,
    media_of,
    refuse_size,
    written,
)
from counter_app.domain.step_details import line
from counter_app.domain.times import date_vi
from counter_app.print.child_process import never
from counter_app.print.scan_reading import SCREEN_DPI, ScanReader
from counter_app.services.desk_clock import DeskClock
from counter_app.services.sign_in import Session
from counter_app.services.steps.attached_file import AttachedFile
from counter_app.services.steps.case import Case, Cases, of_dossier
from counter_app.services.steps.digital_copy import DigitalCopy, copies_of
from counter_app.services.steps.filed_copies import FiledCopies
from counter_app.services.steps.going_over import signature_borne
from counter_app.services.steps.refusal_letters import letter_of
from counter_app.store.database import Connection
from counter_app.store.dossier_reading import dossier_row
from counter_app.store.dossier_search import of_person
from counter_app.store.journal import EntryDraft, Saved
from counter_app.store.kept_scans import KeptScan, lost_scans, note_scan, scan_states, waiting_scans, write_loss
from counter_app.store.opening import OpenDesk
from counter_app.store.scan_store import Loss, ScanOutOfReach, ScanStore, ScanUnreadable

MOST_EARLIER = 50  # dossiers of the same person that are looked through


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that may be attached, with what the clerk should see first."""

    data: bytes
    media: ScanMedia
    measured: MeasuredScan
    cautions: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Attachable:
    """What a file can be attached to: the dossier's papers, and its result once there is one. `refusal`: it was not
    accepted, and its result is the paper that says why. `mails`: the citizen wants that letter by mail."""

    components: tuple[str, ...]
    result: bool
    applicant: str
    refusal: bool = False
    mails: bool = False
    digitised: DigitisedWhat | None = None


@dataclass(frozen=True, slots=True)
class LostCopy:
    """A file that an entry names, gone before the centre had it: the paper has to be scanned again."""

    content: bytes
    dossier: str
    code: str


class DigitalCopies:
    """Files are read by a process of their own and written to disk: call everything from the background."""

    def __init__(self, cases: Cases, desk: OpenDesk, clock: DeskClock, store: ScanStore) -> None:
        self._cases = cases
        self._journal, self._stamp = desk.journal, clock.stamp
        self._store = store
        self._reader = ScanReader()
        self.filed = FiledCopies(cases, store, self._reader)

    # ------------------------------------------------------------------------------------------------ attaching

    def check(self, data: bytes, stopped: Callable[[], bool] = never) -> CheckedFile:
        """Changes nothing. Raises BadInput for a file that may not be attached or cannot be read, and once `stopped`
        says so."""
        media = media_of(data)
        measured = self._reader.measure(data, media, stopped)
        return CheckedFile(data, media, measured, cautions(measured))

    def check_file(self, path: Path, stopped: Callable[[], bool] = never) -> CheckedFile:
        """As `check`; a file that is too large is not even read."""
        try:
            if not path.is_file():
                raise _not_there()
            refuse_size(path.stat().st_size)
            with path.open("rb") as file:
                data = file.read(LARGEST_SCAN + 1)
        except OSError:
            raise _not_there() from None
        return self.check(data, stopped)

    def page_of(self, file: CheckedFile, page: int = 0) -> bytes:
        """PNG of one page (from 0), for the screen, of a file that is not attached yet."""
        return self._reader.page_png(file.data, file.media, page, SCREEN_DPI)

    def attachable(self, identity: str) -> Attachable:
        case = self._cases.open(identity)
        mails = case.letter is not None and MAIL in chosen_contacts(case.details)
        what = digitised_what(case.profile, case.channel, case.level)
        return Attachable(_components(case), _has_result(case), case.row.applicant, case.was_not_accepted, mails, what)

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

    def attach_result(
        self, identity: str, file: CheckedFile, paper: PaperData, session: Session, *, signed_next: bool = False
    ) -> Saved:
        """The result itself, with how long it is in force; of a dossier that was not accepted, the refusal.

        A letter of refusal goes to the citizen with it, unless it is `signed_next`: then with its signature.
        Raises RuleViolation before there is a result.
        """

        def decide(case: Case) -> str:
            if not _has_result(case):
                raise RuleViolation(
                    "Hồ sơ chưa có kết quả để số hóa; hãy ghi nhận kết quả trước (quy tắc do phần mềm đặt ra).",
                    "There is no result to digitise yet; record its arrival first (a rule set by the program).",
                )
            return ""

        return self._attach(identity, ScanOf.RESULT, file, paper, session, decide, mailed=not signed_next)

    def _attach(
        self,
        identity: str,
        of: ScanOf,
        file: CheckedFile,
        paper: PaperData,
        session: Session,
        decide: Callable[[Case], str],
        *,
        mailed: bool = False,
    ) -> Saved:
        self._cases.require(session, types.SCAN_ATTACHED)
        clean = checked_data(paper)
        decide(self._cases.open(identity))  # refused before 20 MB are written
        content = self._store.keep(file.data)
        attached = AttachedFile(of, content, file.media, len(file.data), file.measured)
        with self._cases.writing() as connection:
            case = self._cases.read_in(connection, identity)
            details = written(clean) | {"component": decide(case), "clerk": session.name}
            return self._write(connection, case, attached, details, session, mailed=mailed)

    def _write(
        self,
        connection: Connection,
        case: Case,
        attached: AttachedFile,
        details: dict[str, object],
        session: Session,
        *,
        mailed: bool = False,
    ) -> Saved:
        said = {name: value for name, value in details.items() if value}
        draft = of_dossier(EntryDraft(types.SCAN_ATTACHED, details=said, facts=attached.facts()), case)
        letter = letter_of(self._cases, case, draft) if mailed else []
        saved = self._cases.append(connection, [draft, *letter], session)
        note_scan(connection, KeptScan(attached.content, case.identity, attached.size))
        return saved

    # ------------------------------------------------------------------------------------------------ looking

    def of_dossier(self, identity: str) -> tuple[DigitalCopy, ...]:
        """What was filed online and is here, then what was attached, in that order; a paper that was attached again
        stands once, with what was said last."""
        with self._cases.reading() as connection:
            case = self._cases.read_in(connection, identity)
            attached = copies_of(case, scan_states(connection, identity))
        known = {copy.content for copy in attached}
        return (*(copy for copy in self.filed.here(identity) if copy.content not in known), *attached)

    def picture(self, copy: DigitalCopy, page: int = 0, dpi: float = SCREEN_DPI) -> bytes:
        """PNG of one page (from 0): nothing attached is ever shown in another way.

        Raises ScanUnreadable for a file that is gone or damaged, which is then written down, once; ScanOutOfReach for
        one that cannot be read at the moment.
        """
        return self._reader.page_png(self._read(copy), copy.media, page, dpi)

    def look_after(self, identity: str) -> tuple[DigitalCopy, ...]:
        """Every file of the dossier that lies here is read; what is lost is written down. The list as it is then."""
        for copy in self.of_dossier(identity):
            if copy.here and copy.loss is None:
                try:
                    self._read(copy)
                except (ScanUnreadable, ScanOutOfReach):
                    continue
        return self.of_dossier(identity)

    def _read(self, copy: DigitalCopy) -> bytes:
        if copy.filed:
            return self.filed.read(copy.content, copy.dossier)
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

    def keep(self, data: bytes) -> bytes:
        """Durable and whole when this returns; for an entry that names it by this hash next."""
        return self._store.keep(data)

    def bytes_of(self, copy: DigitalCopy) -> bytes:
        """Found whole. Raises as `picture`."""
        return self._read(copy)

    def find_losses(self) -> tuple[LostCopy, ...]:
        """What was to be sent and is not here any more, whoever noticed it; written down where nobody had.

        Files are only looked for, not read: cheap enough to be asked every half a minute.
        """
        with self._cases.reading() as connection:
            gone = [scan for scan in waiting_scans(connection) if not self._store.holds(scan.content)]
        for scan in gone:
            with self._cases.writing() as connection:
                code = self._cases.read_in(connection, scan.dossier).row.code
                write_loss(connection, self._journal, scan, Loss.GONE, code, self._stamp())
        with self._cases.reading() as connection:
            return tuple(
                LostCopy(scan.content, scan.dossier, row.code or "")
                for scan in lost_scans(connection)
                if (row := dossier_row(connection, self._cases.projections, scan.dossier)) is not None
                and row.status != VOID  # nobody scans for it any more
            )

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
            found = [
                copy
                for row in rows
                if row.identity != identity
                for copy in copies_of(
                    self._cases.read_in(connection, row.identity), scan_states(connection, row.identity)
                )
                if copy.here and copy.loss is None
            ]
        # Received anew, both dossiers name the same file: it is offered once, from the newest.
        offered: dict[bytes, DigitalCopy] = {}
        for copy in found:
            offered.setdefault(copy.content, copy)
        return tuple(offered.values())

    def use_again(self, identity: str, component: str, copy: DigitalCopy, consent: str, session: Session) -> Saved:
        """One paper of an earlier dossier, with the citizen's consent: both entries or neither.

        `consent` says how it was given. Raises RuleViolation for a paper that is no longer in force or another
        person's, BadInput without consent, ScanUnreadable where the file is lost.
        """
        self._cases.require(session, types.REUSE_CONSENTED)
        self._cases.require(session, types.SCAN_ATTACHED)
        said = line(consent, "Sự đồng ý của người nộp", "The citizen's consent", needed=True)
        self._read(copy)
        with self._cases.writing() as connection:
            case, earlier = self._cases.read_in(connection, identity), self._cases.read_in(connection, copy.dossier)
            _refuse_reuse(case, earlier, copy, component)
            facts = {"sha256": copy.content.hex(), "from": copy.dossier}
            agreed = EntryDraft(
                types.REUSE_CONSENTED,
                details={"title": copy.paper.title, "consent": said, "clerk": session.name},
                facts=facts,
            )
            self._cases.append(connection, [of_dossier(agreed, case)], session)
            measured = MeasuredScan(copy.pages, copy.dpi, copy.dangers)
            attached = AttachedFile(ScanOf.COMPONENT, copy.content, copy.media, copy.size, measured, copy.dossier)
            details = written(copy.paper) | {"component": component, "clerk": session.name}
            saved = self._write(connection, case, attached, details, session)
            signature = signature_borne(earlier, copy.content)
            self._cases.append(connection, [of_dossier(draft, case) for draft in signature], session)
            return saved


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


def _not_there() -> BadInput:
    return BadInput(
        "Không đọc được tệp này từ ổ đĩa (đã bị xóa, di chuyển, hoặc không phải tệp); hãy chọn lại.",
        "This file cannot be read from the disk (deleted, moved, or no file at all); choose again.",
    )


def _has_result(case: Case) -> bool:
    return case.was_not_accepted or bool(case.headers(types.RESULT_ARRIVED, types.RESULT_RETURNED))


def _components(case: Case) -> tuple[str, ...]:
    """As they were taken in, were brought later, or are published for the procedure; in this order."""
    taken = case.details.get("components")
    names = [str(item.get("name")) for item in taken if isinstance(item, dict)] if isinstance(taken, list) else []
    for one in case.happenings:
        brought = one.details.get("brought")
        names += [name for name in brought if isinstance(name, str)] if isinstance(brought, list) else []
    if case.procedure is not None:
        names += [component.name for component in case.procedure.components.value or ()]
    return tuple(dict.fromkeys(names))
