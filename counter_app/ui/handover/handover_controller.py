"""Scans into the list, takes everything that waits, asks once, hands over in one act and prints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, QTimer, Slot

from counter_app.domain.errors import Problem
from counter_app.domain.times import time_vi
from counter_app.services.drafts import Drafts
from counter_app.services.sign_in import Session
from counter_app.services.steps.handovers import HandedList, Handovers, HeldDossiers, ListedDossier
from counter_app.services.steps.lists_in_making import (
    HANDOVER_LIST,
    FoundHandover,
    handover_content,
    read_handover,
)
from counter_app.services.steps.papers import Papers
from counter_app.ui.background import Lane
from counter_app.ui.handover.handover_card import HandoverCard, HandoverWish
from counter_app.ui.handover.handover_screen import HandoverScreen
from counter_app.ui.handover.handover_table import shown_code
from counter_app.ui.kept_list import Content, KeptList, ListMaking
from counter_app.ui.language import told
from counter_app.ui.place import HANDOVER
from counter_app.ui.printing.form_printing import FormPrinting, PaperWish, PaperWishes
from counter_app.ui.single_act import SingleAct
from counter_app.ui.workbench import Workbench

TICK_MS = 20_000
ASKING = "handover"


@dataclass(frozen=True)
class _Asked:
    """What the question is about: nothing that comes into the list meanwhile goes along."""

    wish: HandoverWish
    identities: tuple[str, ...]
    session: Session


class HandoverController(QObject):
    def __init__(
        self,
        screen: HandoverScreen,
        card: HandoverCard,
        handovers: Handovers,
        papers: Papers,
        drafts: Drafts,
        printing: FormPrinting,
        bench: Workbench,
    ) -> None:
        seat, background, changes, notices = bench
        super().__init__(screen)
        self._screen, self._card, self._handovers, self._papers = screen, card, handovers, papers
        self._printing, self._seat, self._background = printing, seat, background
        self._changes, self._notices = changes, notices
        self._asked: _Asked | None = None
        self._handing = SingleAct(background, self, card.hand_over)
        self._account = ""
        making = ListMaking(self._in_making, partial(read_handover, handovers), self._put_back)
        self._list = KeptList(HANDOVER_LIST, drafts, making, bench, screen)
        self._clock = QTimer(self)
        self._clock.setInterval(TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        screen.named.connect(self.take_named)
        screen.all_asked.connect(self._take_all)
        screen.chosen_changed.connect(self._chosen_changed)
        screen.chosen_changed.connect(self._list.changed)
        card.typed.connect(self._list.changed)
        screen.table.chosen.connect(self._show_row)
        card.wanted.connect(self._ask)
        changes.dossiers_changed.connect(self._look_again)
        changes.reference_changed.connect(self._look_again)
        seat.changed.connect(self._person_changed)
        self._person_changed()

    # ------------------------------------------------------------------------------------------ into the list

    @Slot()
    def entered(self) -> None:
        self._screen.focus_box()
        self._background.run(Lane.READING, self._handovers.units, self._card.know, self._failed)
        self._look_again()

    @Slot(str)
    def take_named(self, text: str) -> None:
        """Typed, or a code from a scanner."""
        call = partial(self._handovers.look_up, text)
        self._background.run(Lane.READING, call, self._looked, self._not_taken)

    def take(self, identity: str) -> None:
        """A slip was scanned."""
        call = partial(self._handovers.look, identity)
        self._background.run(Lane.READING, call, self._looked, self._not_taken)

    def _looked(self, one: ListedDossier) -> None:
        name = f"{shown_code(one)} · {one.person}"
        if one.problem is not None:
            self._screen.show_answer(f"{name}: {told(one.problem)}", good=False)
        elif self._screen.has(one.identity):
            self._screen.show_answer(self.tr("{0}: đã có trong danh sách.").format(name), good=True)
            self._screen.table.choose_key(one.identity)
        else:
            self._screen.put((one,))
            self._screen.show_answer(self.tr("Đã thêm {0}").format(name), good=True)
            self._screen.table.choose_key(one.identity)
        self._card.show_row(one)

    def _not_taken(self, problem: Problem) -> None:
        self._screen.show_answer(told(problem), good=False)

    @Slot()
    def _take_all(self) -> None:
        self._background.run(Lane.READING, self._handovers.held, self._held, self._failed)

    def _held(self, held: HeldDossiers) -> None:
        self._screen.put(held.rows)
        if not held.rows:
            told_ = self.tr("Không có hồ sơ nào của quầy này chờ bàn giao.")
        elif held.count > len(held.rows):
            told_ = self.tr("%n hồ sơ nhận sớm nhất trong {0}; bàn giao xong hãy lấy tiếp.", "", len(held.rows)).format(
                held.count
            )
        else:
            told_ = self.tr("Đã lấy %n hồ sơ đang chờ của quầy này.", "", len(held.rows))
        self._screen.show_answer(told_, good=True)

    @Slot()
    def _look_again(self) -> None:
        """Somebody else may have handed one over, corrected it or asked for a supplement."""
        identities = self._screen.identities()
        if identities and self._screen.isVisible():
            call = partial(self._handovers.look_all, identities)
            self._background.run(Lane.READING, call, self._looked_again, self._failed)

    def _looked_again(self, rows: tuple[ListedDossier, ...]) -> None:
        """What was taken out of the list meanwhile stays out."""
        self._screen.put(tuple(one for one in rows if self._screen.has(one.identity)))

    # ------------------------------------------------------------------------------------------ handing over

    @Slot()
    def _chosen_changed(self) -> None:
        going = self._screen.going()
        self._card.show_count(len(going))
        if not self._screen.model.rowCount():
            self._card.show_row(None)
        units = {one.unit for one in going}
        if len(units) == 1:
            self._card.propose(units.pop())

    @Slot(object)
    def _ask(self, wish: HandoverWish) -> None:
        """Nothing is taken back once it is saved: asked once, beside the work."""
        going, session = self._screen.going(), self._seat.session
        if session is None or not going or self._handing.is_under_way:
            return
        self._asked = _Asked(wish, tuple(one.identity for one in going), session)
        panel = self._notices.tell(
            ASKING,
            "question",
            self.tr("Bàn giao %n hồ sơ cho {0}?", "", len(going)).format(wish.unit),
            self.tr("Đã bàn giao thì không rút lại được tại quầy."),
            place=HANDOVER,
        )
        panel.add_act(self.tr("Thôi"), self._drop, leaves=True)
        panel.add_act(self.tr("Bàn giao"), self._hand_over, main=True).setFocus()

    @Slot()
    def _drop(self) -> None:
        self._asked = None
        self._notices.remove(ASKING)
        self._screen.focus_box()

    @Slot()
    def _hand_over(self) -> None:
        asked = self._asked
        self._drop()
        if asked is not None:
            call = partial(_hand_over, self._handovers, asked)
            self._handing.run(Lane.JOURNAL, call, self._handed, self._refused)

    def _handed(self, done: _Done) -> None:
        handed, wish = done.handed, done.asked.wish
        self._screen.take_away(done.asked.identities)
        self._card.forget()
        self._screen.show_answer(
            self.tr("Đã bàn giao %n hồ sơ cho {0}, danh sách số {1}.", "", len(handed.dossiers)).format(
                handed.unit, handed.number
            ),
            good=True,
        )
        self._changes.journal_grew.emit()
        self._background.run(Lane.READING, self._handovers.units, self._card.know, self._failed)
        if wish.list_wanted:
            self._print_list(done)
        if wish.slips_wanted:
            self._print_slips(done)

    def _print_list(self, done: _Done) -> None:
        handed, asked = done.handed, done.asked
        make = partial(self._papers.handover_list, handed, asked.session.name, asked.wish.receiver)
        title = self.tr("Giấy bàn giao số {0}, 2 bản").format(handed.number)
        self._printing.print_papers(
            PaperWishes(f"handover list {handed.number}", title, (PaperWish(make),)), asked.session
        )

    def _print_slips(self, done: _Done) -> None:
        identities = done.asked.identities
        wishes = tuple(PaperWish(partial(self._papers.control_slip, one), one) for one in identities)
        title = self.tr("%n phiếu kiểm soát", "", len(wishes))
        self._printing.print_papers(
            PaperWishes(f"control slips {done.handed.number}", title, wishes), done.asked.session
        )

    def _refused(self, problem: Problem) -> None:
        """Nothing was written; the list says which row stands in the way."""
        self._screen.show_answer(told(problem), good=False)
        self._look_again()

    # -----------------------------------------------------------------------------------------------------

    @Slot(object)
    def _show_row(self, index: QModelIndex) -> None:
        self._card.show_row(self._screen.model.row_at(index.row()))

    @Slot()
    def _tick(self) -> None:
        if self._screen.isVisible():
            self._screen.tell_time()

    @Slot()
    def _person_changed(self) -> None:
        """Another person begins a list of their own."""
        session = self._seat.session
        if session is not None and session.account != self._account:
            self._account = session.account
            self._list.begin()
            self._screen.clear()
            self._card.forget()
            self._card.show_row(None)

    def _in_making(self) -> Content:
        return handover_content(self._card.in_making(self._screen.identities()))

    def _put_back(self, found: FoundHandover, changed: datetime) -> None:
        """The list that was in the making when the program ended, or when this person left."""
        self._card.put_back(found.kept)
        if not found.kept.dossiers:
            return
        self._screen.put(tuple(row for row in found.rows if not self._screen.has(row.identity)))
        said = self.tr("Danh sách đang lập (ghi lần cuối {0}) còn nguyên.").format(time_vi(changed))
        if found.gone:
            said = self.tr("Danh sách đang lập (ghi lần cuối {0}): không còn tìm thấy {1} hồ sơ.").format(
                time_vi(changed), found.gone
            )
        self._screen.show_answer(said, good=not found.gone)

    def _failed(self, problem: Problem) -> None:
        self._notices.tell_problem(HANDOVER, problem)


@dataclass(frozen=True)
class _Done:
    asked: _Asked
    handed: HandedList


def _hand_over(handovers: Handovers, asked: _Asked) -> _Done:
    wish = asked.wish
    handed = handovers.hand_over_list(asked.identities, wish.unit, asked.session, receiver=wish.receiver)
    return _Done(asked, handed)
