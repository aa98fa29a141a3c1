"""Turns what was scanned to where it belongs, and says what was recognised."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from counter_app.domain.entry_types import DOSSIER_RECEIVED
from counter_app.domain.errors import Problem
from counter_app.domain.permissions import may
from counter_app.domain.posting import sheet_of_the_one_stop
from counter_app.services import scans
from counter_app.services.sheet_checking import SheetAnswer, SheetVerdict
from counter_app.services.slip_checking import SlipAnswer, SlipVerdict
from counter_app.ui.background import Background, Lane
from counter_app.ui.language import either
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.sign_in.seat import Seat
from counter_app.ui.wishes import DossierWish

if TYPE_CHECKING:
    from counter_app.services.contingency_sheets import ContingencySheets
    from counter_app.services.slips import Slips
    from counter_app.services.steps.manifests import ManifestAnswer, Manifests

SHEET_KINDS = {
    SheetVerdict.TO_ENTER: "told-good",
    SheetVerdict.ENTERED: "told-good",
    SheetVerdict.DESK_UNKNOWN: "told-warning",
    SheetVerdict.KEY_WITHDRAWN: "told-warning",
    SheetVerdict.FORGED: "told-problem",
}
# Only of these is it certain that the dossier can be opened here.
OPENS = (SlipVerdict.KNOWN, SlipVerdict.REPLACED)
KINDS = {
    SlipVerdict.KNOWN: "told-good",
    SlipVerdict.NOT_HANDED_IN: "told-good",
    SlipVerdict.REPLACED: "told-warning",
    SlipVerdict.DESK_UNKNOWN: "told-warning",
    SlipVerdict.KEY_WITHDRAWN: "told-warning",
    SlipVerdict.OURS_UNKNOWN: "told-warning",
    SlipVerdict.FORGED: "told-problem",
}
# By the names of `ManifestVerdict`: its module is read with the first manifest.
MANIFEST_KINDS = {
    "KNOWN": "told-good",
    "NOT_HERE": "told-warning",
    "DESK_UNKNOWN": "told-warning",
    "KEY_WITHDRAWN": "told-warning",
    "NOT_ACCEPTED": "told-problem",
    "FORGED": "told-problem",
}
NOTICE = "scan"


class ChecksPapers(Protocol):
    """The services of a desk, as far as scans ask them."""

    @property
    def slips(self) -> Slips: ...

    @property
    def manifests(self) -> Manifests: ...

    @property
    def sheets(self) -> ContingencySheets: ...


class ScanRouter(QObject):
    """Signals carry what was recognised; traffic.py connects them to the features. Of the `desk` a service is made with
    the first paper that it checks; it is asked on a lane."""

    card_scanned = Signal(object)  # scans.ScannedCard
    number_scanned = Signal(object)  # scans.ScannedNumber
    dossier_scanned = Signal(object)  # DossierWish
    code_scanned = Signal(object)  # scans.ScannedCode
    manifest_scanned = Signal(object)  # Manifest
    sheet_scanned = Signal(object)  # SheetAnswer: a contingency sheet that is still to be entered

    def __init__(self, desk: ChecksPapers, seat: Seat, background: Background, notices: NoticeBoard) -> None:
        super().__init__(notices)
        self._desk, self._seat, self._background, self._notices = desk, seat, background, notices
        seat.changed.connect(self._another_person)

    @Slot()
    def _another_person(self) -> None:
        """What was scanned is told to who scanned it."""
        self._notices.remove(NOTICE)

    @Slot(str)
    def take(self, text: str) -> None:
        """Recognising is pure and quick; checking a slip reads the database."""
        scanned = scans.recognise(text)
        if isinstance(scanned, scans.ScannedSlip):
            call = partial(_check, self._desk, scanned.text)
            self._background.run(Lane.READING, call, self._checked, self._failed)
        elif isinstance(scanned, scans.ScannedPaper) and scanned.kind == "manifest":
            ask = partial(_check_manifest, self._desk, scanned.text)
            self._background.run(Lane.READING, ask, self._manifest_checked, self._failed)
        elif isinstance(scanned, scans.ScannedSheet):
            self.take_sheet(scanned.text)
        elif isinstance(scanned, scans.ScannedPaper | scans.UnknownScan):
            self._tell_useless(scanned)
        else:
            self._pass_on(scanned)

    @Slot(str)
    def take_sheet(self, text: str) -> None:
        """A contingency sheet's QR text or its number."""
        call = partial(_check_sheet, self._desk, text)
        self._background.run(Lane.READING, call, self._sheet_checked, self._failed)

    def _sheet_checked(self, answer: SheetAnswer) -> None:
        if answer.verdict is SheetVerdict.TO_ENTER and not self._may_receive():
            told = sheet_of_the_one_stop()  # said now, not when a whole form was filled in
            self._notices.tell(NOTICE, "told-warning", either(told.vi, told.en), answer.number)
            return
        kind = "told-warning" if answer.marked else SHEET_KINDS[answer.verdict]
        self._notices.tell(NOTICE, kind, either(answer.vi, answer.en), answer.code or answer.number)
        if answer.verdict is SheetVerdict.TO_ENTER:
            self.sheet_scanned.emit(answer)
        elif answer.verdict is SheetVerdict.ENTERED:
            self.dossier_scanned.emit(DossierWish(answer.identity))

    def _may_receive(self) -> bool:
        session = self._seat.session
        return session is not None and may(session.role, DOSSIER_RECEIVED)

    def _pass_on(
        self, scanned: scans.ScannedCard | scans.ScannedNumber | scans.ScannedCode | scans.ScannedIdentity
    ) -> None:
        self._notices.remove(NOTICE)
        match scanned:
            case scans.ScannedCard():
                self.card_scanned.emit(scanned)
            case scans.ScannedNumber():
                self.number_scanned.emit(scanned)
            case scans.ScannedCode():
                self.code_scanned.emit(scanned)
            case scans.ScannedIdentity():
                self.dossier_scanned.emit(DossierWish(scanned.identity))

    def _checked(self, answer: SlipAnswer) -> None:
        shown = answer.code or answer.identity
        self._notices.tell(NOTICE, KINDS[answer.verdict], either(answer.vi, answer.en), shown)
        if answer.verdict in OPENS:
            self.dossier_scanned.emit(DossierWish(answer.replaced_by or answer.identity))

    def _manifest_checked(self, answer: ManifestAnswer) -> None:
        self._notices.tell(NOTICE, MANIFEST_KINDS[answer.verdict.name], either(answer.vi, answer.en), answer.number)
        if answer.manifest is not None:
            self.manifest_scanned.emit(answer.manifest)

    def _tell_useless(self, scanned: scans.ScannedPaper | scans.UnknownScan) -> None:
        if isinstance(scanned, scans.UnknownScan):
            self._notices.tell(NOTICE, "told-warning", either(scanned.vi, scanned.en))
            return
        self._notices.tell(NOTICE, "told-warning", self._not_here_yet(scanned.kind))

    def _not_here_yet(self, kind: str) -> str:
        names = {
            "recovery": self.tr("mã khôi phục của cơ quan"),
        }
        return self.tr("Đã nhận ra {0}; cửa sổ này chưa có màn hình cho loại giấy đó.").format(names.get(kind, kind))

    def _failed(self, problem: Problem) -> None:
        self._notices.tell_problem(NOTICE, problem)


def _check(desk: ChecksPapers, text: str) -> SlipAnswer:
    return desk.slips.check(text)


def _check_manifest(desk: ChecksPapers, text: str) -> ManifestAnswer:
    return desk.manifests.check(text)


def _check_sheet(desk: ChecksPapers, text: str) -> SheetAnswer:
    return desk.sheets.check(text)
