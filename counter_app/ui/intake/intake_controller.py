"""From the form to the services and back: which procedure, whose card, the one save and what comes after it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from counter_app.domain.errors import BadInput, Problem
from counter_app.domain.identity_card import IdentityCard, parse_identity_card
from counter_app.domain.intake import ReceiptRefused
from counter_app.domain.posting import BY_POST
from counter_app.domain.procedures import Procedure
from counter_app.services.intake import Receipt
from counter_app.services.procedure_search import ProcedureHit
from counter_app.services.reference import CatalogueAge
from counter_app.services.roles import takes_in_for_the_post
from counter_app.services.sheet_checking import SheetAnswer
from counter_app.ui.actions import Action
from counter_app.ui.background import Lane
from counter_app.ui.intake import intake_calls as calls
from counter_app.ui.intake.answering import Answered
from counter_app.ui.intake.card_taking import CardTaking
from counter_app.ui.intake.drafting import Drafting
from counter_app.ui.intake.entered import Entered
from counter_app.ui.intake.gathering import Gathering
from counter_app.ui.intake.intake_context import IntakeContext
from counter_app.ui.intake.intake_screen import After, Edited, IntakeScreen, SaveRequest
from counter_app.ui.intake.intake_services import IntakeServices
from counter_app.ui.intake.live_decision import LiveDecision
from counter_app.ui.intake.person_section import IdentityTyped
from counter_app.ui.language import either
from counter_app.ui.overtaking import Overtaking
from counter_app.ui.procedure_picker import LettersTyped, ProcedureChosen
from counter_app.ui.wishes import DossierWish, PrintWish
from counter_app.ui.workbench import Workbench

if TYPE_CHECKING:
    from counter_app.print.slip_size import SlipSize


class IntakeController(QObject):
    slip_wanted = Signal(object)  # PrintWish
    dossier_wanted = Signal(object)  # DossierWish
    digitise_wanted = Signal(object)  # DigitiseWish
    shown = Signal()  # bring the intake to the front
    inbox_wanted = Signal()  # what came online was answered: the next one
    mail_wanted = Signal()  # what the post brought was received: the next one
    posting_slip_wanted = Signal(object)  # DossierWish: the post took it in

    def __init__(
        self,
        screen: IntakeScreen,
        context: IntakeContext,
        services: IntakeServices,
        bench: Workbench,
        preview_size: SlipSize,
    ) -> None:
        super().__init__(screen)
        self._screen, self._context = screen, context
        self._services, self._reference = services, services.reference
        self._now = services.now
        self._seat, self._background, self._changes, self._notices = bench
        self._gathering = Gathering()
        self._live = LiveDecision(screen, context, services, bench, preview_size, self._gathering)
        self._drafting = Drafting(screen, services, bench)
        self._cards = CardTaking(screen, self._now, self._notices)
        self._searching = Overtaking(self._background)
        self._last: Receipt | None = None
        self._put_aside = Entered()
        self._connect()
        self._show_catalogue()

    def _connect(self) -> None:
        screen, form = self._screen, self._screen.form
        screen.edited.connect(self._edited)
        screen.save_requested.connect(self._save)
        screen.new_asked.connect(self._new)
        screen.taking_back_asked.connect(self._take_back)
        screen.saved_dossier_wanted.connect(self._open_saved)
        screen.print_asked.connect(self._print_saved)
        screen.saved.digitise_wanted.connect(self.digitise_wanted)
        form.procedure.letters_typed.connect(self._search)
        form.procedure.chosen.connect(self._choose)
        form.person.identity_typed.connect(self._identity)
        self._context.dossier_wanted.connect(self.dossier_wanted)
        self._drafting.restored.connect(self._live.soon)
        self._cards.filled.connect(self._card_filled)
        self._seat.changed.connect(self.restore)
        self._seat.keep_asked.connect(self.keep_draft)
        self._changes.reference_changed.connect(self._show_catalogue)
        self._changes.reference_changed.connect(self._decide_anew)
        # The page of the answer takes the form's place: what was typed is kept before that.
        screen.supplement_asked.connect(self.keep_draft)
        screen.refusal_asked.connect(self.keep_draft)

    @Slot()
    def restore(self) -> None:
        """A person sat down: their own unsaved work comes back, nothing of anybody else."""
        self._put_aside = Entered()
        self._gathering.finish()  # was printed as its person left
        for name in ("aside", "card", "gathered"):
            self._notices.remove(name)
        self._live.forget()
        session = self._seat.session
        posts = session is not None and takes_in_for_the_post(session)
        self._screen.serve_the_post(posts=posts)
        self._context.serve_the_post(posts=posts)
        self._screen.show_blank()
        self._drafting.restore()

    @Slot()
    def _decide_anew(self) -> None:
        """Another calendar or catalogue, another date: what stands beside the form is what a save would write."""
        if self._screen.shows_form and not self._screen.form.entered().is_blank:
            self._live.soon()

    @Slot()
    def keep_draft(self) -> None:
        """Whoever leaves or closes finds it again."""
        self._drafting.keep()

    @Slot()
    def print_gathered(self) -> None:
        """One slip for the dossiers of one person that waited for it."""
        self._notices.remove("gathered")
        for wish in self._gathering.finish():
            self.slip_wanted.emit(wish)

    @Slot(object)
    def _edited(self, edited: Edited) -> None:
        self._live.soon()
        self._drafting.keep_soon()

    # -------------------------------------------------------------------------- procedure

    @Slot(object)
    def _search(self, typed: LettersTyped) -> None:
        call = partial(calls.search, self._reference, typed.letters, self._now)
        self._searching.ask(call, self._found, self._failed)

    def _found(self, hits: tuple[ProcedureHit, ...]) -> None:
        self._screen.form.procedure.show_hits(hits)

    @Slot(object)
    def _choose(self, chosen: ProcedureChosen) -> None:
        if not chosen.code:
            self._screen.form.fill(self._screen.form.entered(), None)
            self._live.soon()
            return
        call = partial(calls.procedure_on_day, self._reference, chosen.code, self._now)
        self._background.run(Lane.READING, call, self._chosen, self._failed)

    def _chosen(self, procedure: Procedure) -> None:
        self._screen.form.show_procedure(procedure)
        if procedure.components.value:
            self._screen.form.all_there.setFocus()

    # -------------------------------------------------------------------------- identity

    @Slot(object)
    def _identity(self, typed: IdentityTyped) -> None:
        """Enter in the identity field: a card pasted as text fills the form, a number leads on."""
        if "|" not in typed.text:
            self._screen.form.person.name.setFocus()
            return
        try:
            self.take_card(parse_identity_card(typed.text))
        except BadInput as problem:
            self._notices.tell_problem("card", problem)  # gives way to the next card that is taken
            self._screen.form.person.identity.selectAll()  # the next scan or number replaces it

    def take_card(self, card: IdentityCard) -> None:
        """A card was scanned, anywhere in the window."""
        self.shown.emit()
        self._drafting.once_restored(partial(self._take_card, card))

    def _take_card(self, card: IdentityCard) -> None:
        self._screen.show_form_again()
        if not self._screen.shows_form:
            self._screen.show_blank()
        self._cards.take(card)

    @Slot()
    def _card_filled(self) -> None:
        self._live.soon()
        self._drafting.keep_soon()

    # -------------------------------------------------------------------------- saving

    @Slot(object)
    def _save(self, request: SaveRequest) -> None:
        session = self._seat.session
        self._drafting.not_yet()
        if session is None:
            self._screen.set_saving(saving=False)
            return
        call = partial(calls.receive, self._services, request, session)
        self._background.run(Lane.JOURNAL, call, self._saved, self._not_saved)

    def _saved(self, saving: calls.Saving) -> None:
        receipt, person = saving.receipt, saving.request.entered.person
        procedure = self._screen.form.procedure.edit.text()
        self._last = receipt
        self._cards.forget()
        self._notices.remove("save")
        if not saving.request.entered.arrived:  # what gave way to an online dossier is gone on with after it
            self._notices.remove("aside")
        self._live.forget()
        self._screen.set_saving(saving=False)
        self._screen.show_draft_kept("")
        self._go_on(saving, person.name, procedure)
        self._changes.journal_grew.emit()
        self._print_or_gather(saving)

    def _print_or_gather(self, saving: calls.Saving) -> None:
        """A slip waits as long as more dossiers of the same person follow."""
        if saving.receipt.posted:
            self.posting_slip_wanted.emit(DossierWish(saving.receipt.identity))
        if saving.receipt.prints_slip:
            for wish in self._gathering.add(saving.receipt, saving.request.entered):
                self.slip_wanted.emit(wish)
        if saving.request.after is After.SAME_PERSON:
            self._show_gathered()
        else:
            self.print_gathered()

    def _show_gathered(self) -> None:
        waiting = self._gathering.receipts
        if not waiting:
            return
        sentence = self.tr("Chờ in chung một giấy: %n hồ sơ của {0}", "", len(waiting)).format(self._gathering.name)
        numbers = "\n".join(one.code or one.identity for one in waiting)
        key = self.tr("Không còn hồ sơ nào nữa: Ctrl+Shift+F9")
        panel = self._notices.tell("gathered", "question", sentence, f"{numbers}\n{key}")
        panel.add_act(self.tr("In giấy chung ngay"), self.print_gathered, main=True)

    def print_gathered_action(self) -> Action:
        title = self.tr("In giấy tiếp nhận chung ngay")
        return Action("print gathered", title, self.print_gathered, "Ctrl+Shift+F9", why_not=self._why_nothing_gathered)

    def _why_nothing_gathered(self) -> str:
        return "" if self._gathering.receipts else self.tr("Không có hồ sơ nào đang chờ in chung một giấy.")

    def _go_on(self, saving: calls.Saving, applicant: str, procedure: str) -> None:
        receipt, after = saving.receipt, saving.request.after
        of_the_post = bool(saving.request.entered.arrived) and saving.request.entered.channel == BY_POST
        if after is After.STAY and not of_the_post:
            self._screen.show_saved(receipt, applicant, procedure)
            return
        number = receipt.code or receipt.identity
        told = self.tr("Đã lưu và trả kết quả {0}") if receipt.returned else self.tr("Đã lưu hồ sơ {0}")
        details = [f"{applicant} · {procedure}"]
        details += [self.tr("Thiếu: {0}").format(either(m.vi, m.en)) for m in receipt.missing]
        kind = "told-warning" if receipt.missing else "told-good"
        self._notices.tell("saved", kind, told.format(number), "\n".join(details))
        self._screen.show_blank(saving.request.entered if after is After.SAME_PERSON else None)
        self._live.soon()
        if of_the_post:
            self.mail_wanted.emit()

    def _not_saved(self, problem: Problem) -> None:
        self._drafting.keep_soon()
        if isinstance(problem, ReceiptRefused):
            self._screen.show_refused(problem.problems)
            return
        self._screen.set_saving(saving=False)
        self._notices.tell_problem("save", problem)

    # -------------------------------------------------------------------------- what came online

    def answer_online(self, identity: str) -> None:
        """Into the form: everything that was filed; what was being typed is put aside and can be taken back."""
        if self._screen.is_saving:
            return
        call = partial(calls.open_arrival, self._services, identity)
        self._background.run(Lane.READING, call, self._arrival_opened, self._failed)

    def enter_sheet(self, sheet: SheetAnswer) -> None:
        """A contingency sheet that nobody entered yet: a form that names it. The same once more finds what stands in
        the form; anything else that was being typed is put aside and can be taken back."""
        if not self._screen.is_saving:
            self.shown.emit()
            self._drafting.once_restored(partial(self._enter_sheet, sheet))

    def _enter_sheet(self, sheet: SheetAnswer) -> None:
        self._screen.show_form_again()
        left = self._typed()
        if not self._screen.shows_form or left.sheet != sheet.number:
            self._live.forget()
            self._cards.forget()
            self._screen.show_entered(calls.entered_from_sheet(sheet), None)
            if not left.is_blank:
                self._offer_back(left)
            self._drafting.keep_soon()
        self._screen.form.sheet.received.setFocus()

    def _arrival_opened(self, opened: calls.OpenedArrival) -> None:
        left = self._typed()
        self.shown.emit()
        self._live.forget()
        self._screen.show_entered(opened.entered, opened.procedure)
        if not left.is_blank and left.arrived != opened.entered.arrived:
            self._offer_back(left)
        self._screen.save.setFocus()
        self._live.soon()
        self._drafting.keep_soon()

    @Slot(object)
    def answered(self, answered: Answered) -> None:
        """Asked to be completed, or refused: nothing of it stays in the form."""
        self._drafting.not_yet()
        self._live.forget()
        self._screen.show_blank()
        self._screen.show_draft_kept("")
        if answered.arrived:
            self.inbox_wanted.emit()

    # -------------------------------------------------------------------------- the rest

    @Slot()
    def new_or_back(self) -> None:
        """F2: a new dossier; inside one back to the identity field, nothing typed is lost."""
        self.shown.emit()
        self._screen.show_form_again()
        if self._screen.shows_form:
            self._screen.focus_start()
        else:
            self._screen.show_blank()

    @Slot()
    def _new(self) -> None:
        """An empty form. What was being typed is put aside and can be taken back."""
        left = self._typed()
        self.print_gathered()
        self._live.forget()
        self._cards.forget()  # whose card it was is no question of the next dossier
        self._screen.show_blank()
        if not left.is_blank:
            self._offer_back(left)
        self._drafting.keep_soon()

    def _typed(self) -> Entered:
        return self._screen.form.entered() if self._screen.shows_form else Entered()

    def _offer_back(self, left: Entered) -> None:
        self._put_aside = left
        panel = self._notices.tell(
            "aside",
            "question",
            self.tr("Đã bỏ trống hồ sơ đang nhập."),
            self.tr("Ctrl+Z trong ô số định danh cũng lấy lại được."),
        )
        panel.add_act(self.tr("Lấy lại"), self._take_back)

    @Slot()
    def _take_back(self) -> None:
        if self._put_aside.is_blank:
            return
        self._notices.remove("aside")
        call = partial(calls.with_procedure, self._reference, self._put_aside, self._now)
        self._background.run(Lane.READING, call, self._taken_back, self._failed)

    def _taken_back(self, restored: calls.Restored) -> None:
        """What was typed meanwhile changes places with it."""
        meanwhile = self._typed()
        self._put_aside = Entered()
        self._live.forget()
        self._screen.show_entered(restored.entered, restored.procedure)
        if not meanwhile.is_blank:
            self._offer_back(meanwhile)
        self._live.soon()
        self._drafting.keep_soon()

    @Slot()
    def _open_saved(self) -> None:
        if self._last is not None:
            self.dossier_wanted.emit(DossierWish(self._last.identity))

    @Slot()
    def _print_saved(self) -> None:
        if self._last is not None and self._last.posted:
            self.posting_slip_wanted.emit(DossierWish(self._last.identity))
        elif self._last is not None:
            self.slip_wanted.emit(PrintWish(self._last.identity, self._last.code or self._last.identity))

    @Slot()
    def _show_catalogue(self) -> None:
        call = partial(calls.catalogue_age, self._reference, self._now)
        self._background.run(Lane.READING, call, self._show_age, self._failed)

    def _show_age(self, age: CatalogueAge) -> None:
        self._context.show_catalogue(either(age.vi, age.en), old=age.old)

    def _failed(self, problem: Problem) -> None:
        self._notices.tell_problem("intake", problem)
