"""Finds dossiers as one types and opens them, with what can be done next."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, Signal, Slot

from counter_app.domain.errors import Problem
from counter_app.services.dossiers import Dossiers, DossierView, Found
from counter_app.services.qr_symbol import Symbol, qr_symbol
from counter_app.services.sign_in import Session
from counter_app.services.steps.offers import Offered, Offers
from counter_app.ui.clipboard import put_on_clipboard
from counter_app.ui.dossier.dossier_view import CopyWish, DossierPane
from counter_app.ui.dossier.find_screen import NOTHING_FOUND, FindScreen, Question
from counter_app.ui.overtaking import Overtaking
from counter_app.ui.single_shot import single_shot
from counter_app.ui.table import Copied
from counter_app.ui.wishes import DigitiseWish, DossierWish, StepWish
from counter_app.ui.workbench import Workbench

FIND_AFTER_MS = 60
MOST_FOUND = 100


@dataclass(frozen=True)
class _Answer:
    question: str
    found: Found


@dataclass(frozen=True)
class _Opened:
    """`symbol`: the QR code that its slip bears, empty before there is one."""

    view: DossierView
    offered: tuple[Offered, ...]
    symbol: Symbol


class DossierController(QObject):
    answer_wanted = Signal(object)  # DossierWish: what came online, into the form
    shown = Signal()  # bring the dossiers to the front
    digitising = Signal(object)  # DigitiseWish, as soon as its dossier is shown
    sheet_asked = Signal(str)  # a contingency sheet's number was typed
    stepping = Signal(object)  # StepWish, likewise, with what can be done now

    def __init__(
        self, screen: FindScreen, pane: DossierPane, dossiers: Dossiers, offers: Offers, bench: Workbench
    ) -> None:
        seat, background, changes, notices = bench
        super().__init__(screen)
        self._screen, self._pane, self._dossiers, self._offers, self._seat = screen, pane, dossiers, offers, seat
        self._background, self._changes, self._notices = background, changes, notices
        self._finding = Overtaking(self._background)
        self._opening = Overtaking(self._background)
        self._under_way = ""  # the dossier that is being opened
        self._wish: StepWish | DigitiseWish | None = None  # of another place, for that dossier
        self._is_old, self._account = False, seat.session.account if seat.session is not None else ""
        self._find_soon = single_shot(self, FIND_AFTER_MS, self._find)
        screen.asked.connect(self._asked)
        screen.opened.connect(self._open_line)
        screen.sheet_asked.connect(self.sheet_asked)
        screen.table.opened.connect(self._go_to_pane)
        pane.copy_wanted.connect(self._copy)
        pane.answer_wanted.connect(self.answer_wanted)
        pane.dossier_wanted.connect(self._open_line)
        pane.person_wanted.connect(self._look_for_person)
        changes.dossiers_changed.connect(self._reload)
        changes.waiting_changed.connect(self._reload)
        seat.changed.connect(self._person_changed)

    @Slot(object)
    def digitise(self, wish: DigitiseWish) -> None:
        """Another place asks for it."""
        self._open_for(wish)

    @Slot(object)
    def take_step(self, wish: StepWish) -> None:
        """Another place asks for it."""
        self._open_for(wish)

    @Slot()
    def find(self) -> None:
        """F3: to the box, from anywhere."""
        self.shown.emit()
        self._screen.focus_box()

    def look_for(self, text: str) -> None:
        """As if typed: a code, a number, a name."""
        self.shown.emit()
        self._screen.box.setText(text)

    def open(self, identity: str) -> None:
        self.shown.emit()
        self._load(identity)

    @Slot(object)
    def _asked(self, _question: Question) -> None:
        self._find_soon.start()

    @Slot(object)
    def _look_for_person(self, wish: CopyWish) -> None:
        self.look_for(wish.text)

    @Slot(object)
    def _go_to_pane(self, _index: QModelIndex) -> None:
        """Enter: the dossier is open already, the next key is for what can be done with it."""
        self._pane.focus_acts()

    def _find(self) -> None:
        question = self._screen.box.text().strip()
        call = partial(_look_up, self._dossiers, question)
        self._finding.ask(call, self._found, self._failed)

    def _found(self, answer: _Answer) -> None:
        lines = answer.found.lines
        self._screen.show_found(answer.found, answer.question)
        self._screen.choose(self._under_way or self._pane.identity)
        if len(lines) == 1 and lines[0].identity != self._pane.identity:
            self._load(lines[0].identity)

    @Slot(object)
    def _open_line(self, opening: DossierWish) -> None:
        self._load(opening.identity)

    def _open_for(self, wish: StepWish | DigitiseWish) -> None:
        self.open(wish.identity)
        self._wish = wish

    def _load(self, identity: str) -> None:
        """A wish for another dossier is let go: its form would come up when nobody waits for it any more."""
        if self._wish is not None and self._wish.identity != identity:
            self._wish = None
        self._under_way, session = identity, self._seat.session
        call = partial(_open, self._dossiers, self._offers, identity, session)
        self._opening.ask(call, self._opened, self._not_opened)

    def _not_opened(self, problem: Problem) -> None:
        self._under_way, self._wish = "", None
        self._failed(problem)

    def _opened(self, opened: _Opened) -> None:
        self._under_way = ""
        self._pane.show_dossier(opened.view, opened.offered, opened.symbol)
        self._screen.choose(opened.view.line.identity)
        self._grant_wish()

    def _grant_wish(self) -> None:
        wish, self._wish = self._wish, None
        match wish:
            case StepWish():
                self.stepping.emit(wish)
            case DigitiseWish():
                self.digitising.emit(wish)

    @Slot()
    def _reload(self) -> None:
        """What is open is read again, and the list, which stays where it is."""
        if not self._screen.isVisible():
            self._is_old = True
            return
        wanted = self._under_way or self._pane.identity  # never back to the one before
        if wanted:
            self._load(wanted)
        if self._screen.box.text().strip():
            self._find_soon.start()

    @Slot()
    def _person_changed(self) -> None:
        """Another person finds neither the dossier nor the search of the last one; whoever comes back finds both, with
        what can be done now."""
        session = self._seat.session
        if session is None:
            return
        if session.account != self._account:
            self._account = session.account
            self._forget()
        self._reload()

    def _forget(self) -> None:
        self._opening.forget()
        self._finding.forget()
        self._find_soon.stop()
        self._under_way, self._wish, self._is_old = "", None, False
        self._pane.show_nothing()
        self._screen.forget()

    @Slot()
    def entered(self) -> None:
        """Something happened while the place was out of sight."""
        if self._is_old:
            self._is_old = False
            self._reload()

    @Slot(object)
    def _copy(self, wish: CopyWish) -> None:
        put_on_clipboard(Copied(wish.text, 1), self._notices)

    def _failed(self, problem: Problem) -> None:
        self._notices.tell_problem("dossier", problem)


def _look_up(dossiers: Dossiers, question: str) -> _Answer:
    return _Answer(question, dossiers.look_up(question, MOST_FOUND) if question else NOTHING_FOUND)


def _open(dossiers: Dossiers, offers: Offers, identity: str, session: Session | None) -> _Opened:
    view = dossiers.open(identity)
    text = view.status_fields.qr_text
    return _Opened(view, offers.of(identity, session) if session else (), qr_symbol(text) if text else ())
