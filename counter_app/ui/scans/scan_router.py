"""Turns what was scanned to where it belongs, and says what was recognised."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from counter_app.domain.errors import Problem
from counter_app.services import scans
from counter_app.services.slip_checking import SlipAnswer, SlipVerdict
from counter_app.ui.background import Background, Lane
from counter_app.ui.language import either
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.wishes import DossierWish

if TYPE_CHECKING:
    from counter_app.services.slips import Slips

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
NOTICE = "scan"


class ScanRouter(QObject):
    """Signals carry what was recognised; traffic.py connects them to the features. `slips` gives the service, which is
    made with the first slip; it is asked on a lane."""

    card_scanned = Signal(object)  # scans.ScannedCard
    number_scanned = Signal(object)  # scans.ScannedNumber
    dossier_scanned = Signal(object)  # DossierWish
    code_scanned = Signal(object)  # scans.ScannedCode

    def __init__(self, slips: Callable[[], Slips], background: Background, notices: NoticeBoard) -> None:
        super().__init__(notices)
        self._slips, self._background, self._notices = slips, background, notices

    @Slot(str)
    def take(self, text: str) -> None:
        """Recognising is pure and quick; checking a slip reads the database."""
        scanned = scans.recognise(text)
        if isinstance(scanned, scans.ScannedSlip):
            call = partial(_check, self._slips, scanned.text)
            self._background.run(Lane.READING, call, self._checked, self._failed)
        elif isinstance(scanned, scans.ScannedSheet | scans.ScannedPaper | scans.UnknownScan):
            self._tell_useless(scanned)
        else:
            self._pass_on(scanned)

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

    def _tell_useless(self, scanned: scans.ScannedSheet | scans.ScannedPaper | scans.UnknownScan) -> None:
        if isinstance(scanned, scans.UnknownScan):
            self._notices.tell(NOTICE, "told-warning", either(scanned.vi, scanned.en))
            return
        kind = "sheet" if isinstance(scanned, scans.ScannedSheet) else scanned.kind
        self._notices.tell(NOTICE, "told-warning", self._not_here_yet(kind))

    def _not_here_yet(self, kind: str) -> str:
        names = {
            "sheet": self.tr("phiếu dự phòng"),
            "manifest": self.tr("bảng kê bưu chính"),
            "recovery": self.tr("mã khôi phục của cơ quan"),
        }
        return self.tr("Đã nhận ra {0}; cửa sổ này chưa có màn hình cho loại giấy đó.").format(names.get(kind, kind))

    def _failed(self, problem: Problem) -> None:
        self._notices.tell_problem(NOTICE, problem)


def _check(slips: Callable[[], Slips], text: str) -> SlipAnswer:
    return slips().check(text)
