"""Finds what is to be handed out, takes the fee, hands out, records results that came back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from counter_app.domain.errors import BadInput, Problem
from counter_app.domain.fee_account import PaidBy, total
from counter_app.domain.times import time_vi
from counter_app.services.dossiers import DossierLine, Dossiers
from counter_app.services.drafts import Drafts
from counter_app.services.sign_in import Session
from counter_app.services.steps.fees import Fees
from counter_app.services.steps.handing_out import ArrivedBatch, ArrivingResult, HandingOut, ReturnView
from counter_app.services.steps.lists_in_making import ARRIVALS, FoundArrivals, read_arrivals
from counter_app.services.steps.papers import Papers
from counter_app.services.steps.results import Results
from counter_app.services.wording import amount_vi
from counter_app.ui.background import Lane
from counter_app.ui.kept_list import KeptList, ListMaking
from counter_app.ui.language import objection_words, told
from counter_app.ui.overtaking import Overtaking
from counter_app.ui.printing.form_printing import FormPrinting, PaperWish, PaperWishes
from counter_app.ui.returning.return_card import ReturnCard, ReturnWish
from counter_app.ui.returning.return_money import PayWish
from counter_app.ui.returning.return_screen import ArrivalWish, ReturnScreen, Side
from counter_app.ui.single_act import SingleAct
from counter_app.ui.transfer.transfer_controller import Code, code_of, nothing_ticked
from counter_app.ui.transfer.transfer_panel import TransferWish
from counter_app.ui.wishes import DossierWish
from counter_app.ui.workbench import Workbench

MOST_READY = 200
MOST_NAMED = 20  # of those who have to be called


@dataclass(frozen=True)
class ReturnServices:
    """What handing out stands on."""

    dossiers: Dossiers
    handing_out: HandingOut
    results: Results
    fees: Fees
    papers: Papers
    drafts: Drafts


@dataclass(frozen=True)
class _Found:
    """One dossier, or a list to choose from."""

    question: str
    view: ReturnView | None
    lines: tuple[DossierLine, ...] = ()


class ReturnController(QObject):
    digitise_wanted = Signal(object)  # DigitiseWish

    def __init__(
        self, screen: ReturnScreen, card: ReturnCard, services: ReturnServices, printing: FormPrinting, bench: Workbench
    ) -> None:
        seat, background, changes, notices = bench
        super().__init__(screen)
        self._screen, self._card, self._services, self._seat = screen, card, services, seat
        self._background, self._changes, self._notices = background, changes, notices
        self._printing = printing
        self._paying = SingleAct(background, self, card.money.cash, card.money.card, card.money.claimed)
        self._giving = SingleAct(background, self, card.hand_out)
        self._recording = SingleAct(background, self, screen.record)
        self._drawing = Overtaking(self._background)
        self._asked_code: TransferWish | None = None
        making = ListMaking(screen.batch, partial(read_arrivals, services.handing_out), self._put_back)
        self._arrivals = KeptList(ARRIVALS, services.drafts, making, bench, screen)
        screen.batch_changed.connect(self._arrivals.changed)
        screen.named.connect(self.look_for)
        screen.opened.connect(self._open)
        screen.arrival_named.connect(self._take_arrival)
        screen.side_shown.connect(self._side_shown)
        screen.record_wanted.connect(self._record)
        card.money.pay_wanted.connect(self._pay)
        card.money.code_wanted.connect(self._draw_code)
        card.return_wanted.connect(self._hand_out)
        card.digitise_wanted.connect(self.digitise_wanted)
        changes.dossiers_changed.connect(self._reload)
        seat.changed.connect(self._person_changed)
        self._arrivals.begin()

    # ------------------------------------------------------------------------------------------------ finding

    @Slot()
    def entered(self) -> None:
        self._screen.focus_box()
        self._reload()

    @Slot(str)
    def look_for(self, text: str) -> None:
        """One dossier is opened; of several the list shows which. Nothing typed: what lies ready."""
        call = partial(_look_for, self._services, text)
        self._background.run(Lane.READING, call, self._found, self._failed)

    @Slot(object)
    def _side_shown(self, side: Side) -> None:
        """No dossier is open beside the batch: what is done next concerns one of the two."""
        self._screen.show_answer("", good=True)
        if side is Side.BACK:
            self._card.show_nothing()

    def take_named(self, text: str) -> None:
        """A code was scanned: to the side that is in front."""
        if self._screen.side is Side.BACK:
            self._take_arrival(self._screen.arrival(text))
        else:
            self.look_for(text)

    def take(self, identity: str) -> None:
        """A slip was scanned."""
        if self._screen.side is Side.BACK:
            self._take_arrival(self._screen.arrival(identity))
        else:
            self._load(identity)

    def _found(self, found: _Found) -> None:
        if found.view is not None:
            self._show(found.view)
        else:
            self._screen.show_ready(found.lines, found.question)

    @Slot(object)
    def _open(self, wish: DossierWish) -> None:
        self._load_quietly(wish.identity)

    def _load(self, identity: str) -> None:
        call = partial(self._services.handing_out.look, identity)
        self._background.run(Lane.READING, call, self._show, self._failed)

    def _load_quietly(self, identity: str) -> None:
        """The focus stays in the list."""
        call = partial(self._services.handing_out.look, identity)
        self._background.run(Lane.READING, call, self._card.show_view, self._failed)

    def _show(self, view: ReturnView) -> None:
        self._screen.show_answer("", good=True)
        self._screen.box.clear()
        self._screen.table.choose_key(view.identity)
        self._card.show_view(view)
        self._card.focus_acts()

    @Slot()
    def _reload(self) -> None:
        if not self._screen.isVisible():
            return
        self.look_for("")
        if self._card.view is not None:
            self._load_quietly(self._card.view.identity)

    # ------------------------------------------------------------------------------------------------ money

    @Slot(object)
    def _pay(self, wish: PayWish) -> None:
        session = self._seat.session
        if session is not None:
            call = partial(_take, self._services.fees, wish, session)
            self._paying.run(Lane.JOURNAL, call, self._paid, self._failed)

    def _paid(self, wish: PayWish) -> None:
        said = (
            self.tr("Đã ghi: người nộp báo đã chuyển {0}, chờ xác nhận.")
            if wish.way is PaidBy.TRANSFER
            else self.tr("Đã thu {0}.")
        )
        self._screen.show_answer(said.format(amount_vi(total(wish.lines))), good=True)
        call = partial(self._services.handing_out.look, wish.identity)
        self._background.run(Lane.READING, call, self._show_paid, self._failed)
        self._print_receipt(wish)
        self._changes.journal_grew.emit()

    def _print_receipt(self, wish: PayWish) -> None:
        """The receipt of what was just taken, drawn from the journal."""
        session = self._seat.session
        if session is not None and wish.prints:
            title = self.tr("Phiếu thu {0}").format(wish.shown_code)
            paper = PaperWish(partial(self._services.papers.fee_receipt, wish.identity), wish.identity)
            self._printing.print_papers(PaperWishes(f"receipt {wish.identity}", title, (paper,)), session)

    @Slot(object)
    def _draw_code(self, wish: TransferWish) -> None:
        self._drawing.forget()
        if not wish.lines:
            self._card.money.show_code(wish, (), nothing_ticked())
            return
        self._asked_code = wish
        call = partial(code_of, self._services.fees, wish)
        self._drawing.ask(call, self._drawn, self._no_code)

    def _drawn(self, code: Code) -> None:
        self._card.money.show_code(code.wish, code.symbol, code.below())

    def _no_code(self, problem: Problem) -> None:
        """An office without an account takes cash."""
        if self._asked_code is not None:
            self._card.money.show_code(self._asked_code, (), told(problem))

    def _show_paid(self, view: ReturnView) -> None:
        """What was taken stays told; the next key hands out. Somebody quicker has the next one open already."""
        if self._card.view is None or self._card.view.identity != view.identity:
            return
        self._card.show_view(view)
        self._card.focus_acts()

    # ------------------------------------------------------------------------------------------ handing out

    @Slot(object)
    def _hand_out(self, wish: ReturnWish) -> None:
        session = self._seat.session
        if session is not None:
            view = self._card.view
            named = f"{view.shown_code} · {view.person}" if view is not None else ""
            call = partial(_hand_out, self._services.results, wish, named, session)
            self._giving.run(Lane.JOURNAL, call, self._handed_out, self._failed)

    def _handed_out(self, done: tuple[str, str]) -> None:
        """On to the next: the box has the hand again. Somebody quicker has the next one open already."""
        identity, named = done
        self._card.given_out(identity)
        self._screen.show_answer(self.tr("Đã trả kết quả {0}").format(named), good=True)
        self._screen.focus_box()
        self._changes.journal_grew.emit()

    # ------------------------------------------------------------------------------------- what comes back

    @Slot(object)
    def _take_arrival(self, wish: ArrivalWish) -> None:
        call = partial(self._services.handing_out.arriving, wish.text, wish.result)
        self._background.run(Lane.READING, call, self._arriving, self._failed)

    def _arriving(self, row: ArrivingResult) -> None:
        named = f"{row.code or row.identity} · {row.person}"
        if row.problem is not None:
            self._screen.show_answer(f"{named}: {told(row.problem)}", good=False)
            return
        self._screen.put((row,))
        self._screen.document.clear()
        added = self.tr("Đã thêm {0}").format(named)
        cautions = "\n".join(objection_words(one) for one in row.cautions)
        self._screen.show_answer(f"{added}\n{cautions}".rstrip(), good=True, warns=bool(cautions))

    @Slot()
    def _record(self) -> None:
        session, rows = self._seat.session, self._screen.arriving()
        if session is not None and rows:
            call = partial(self._services.handing_out.record_arrived, rows, session)
            self._recording.run(Lane.JOURNAL, call, self._recorded, self._failed)

    def _recorded(self, batch: ArrivedBatch) -> None:
        self._screen.take_away(batch.arrived)
        self._screen.put(batch.left)
        said = self.tr("Đã ghi nhận %n kết quả.", "", len(batch.arrived))
        if batch.left:
            said += " " + self.tr("%n hồ sơ chưa ghi được, lý do ở từng dòng.", "", len(batch.left))
        said += self._to_call(batch.to_call)
        self._screen.show_answer(said, good=not batch.left, warns=bool(batch.to_call))
        self._screen.focus_box()
        self._changes.journal_grew.emit()

    def _to_call(self, rows: tuple[ArrivingResult, ...]) -> str:
        """Named once they are recorded and gone from the list: whoever calls needs to know whom."""
        if not rows:
            return ""
        told = self.tr(
            "%n kết quả sớm, người nộp không nhận tin: gọi điện báo trước rồi ghi lại (F8, H):", "", len(rows)
        )
        named = [f"{row.code or row.identity} · {row.person}" for row in rows[:MOST_NAMED]]
        more = len(rows) - len(named)
        return "\n".join(("", told, *named, *([self.tr("… và %n hồ sơ nữa.", "", more)] if more else [])))

    def _put_back(self, found: FoundArrivals, changed: datetime) -> None:
        self._screen.put_back(found.above, found.rows)
        if found.rows or found.gone:
            said = self.tr("Danh sách kết quả đang lập (ghi lần cuối {0}) còn nguyên.").format(time_vi(changed))
            if found.gone:
                said = self.tr("Danh sách kết quả đang lập (ghi lần cuối {0}): không còn tìm thấy {1} hồ sơ.").format(
                    time_vi(changed), found.gone
                )
            self._screen.show_answer(said, good=not found.gone)

    # -----------------------------------------------------------------------------------------------------

    @Slot()
    def _person_changed(self) -> None:
        """Nothing about a citizen stays for the next person; the batch comes back to whoever scanned it."""
        self._arrivals.begin()
        if self._seat.session is None:
            self._card.show_nothing()
            self._card.forget_typed()
            self._screen.forget()
            self._screen.show_answer("", good=True)

    def _failed(self, problem: Problem) -> None:
        self._screen.show_answer(told(problem), good=False)


def _look_for(services: ReturnServices, text: str) -> _Found:
    if not text:
        return _Found("", None, services.dossiers.results_to_hand_out(MOST_READY))
    try:
        return _Found(text, services.handing_out.look_up(text))
    except BadInput:
        return _Found(text, None, services.dossiers.find(text, MOST_READY))


def _take(fees: Fees, wish: PayWish, session: Session) -> PayWish:
    fees.take(wish.identity, wish.lines, wish.way, session, receipt=wish.receipt)
    return wish


def _hand_out(results: Results, wish: ReturnWish, named: str, session: Session) -> tuple[str, str]:
    results.hand_out(wish.identity, wish.given, session)
    return wish.identity, named
