"""From the form to the services and back: live decision, preview, drafts, the one save."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from counter_app.domain.errors import BadInput, Problem
from counter_app.domain.identity_card import IdentityCard, parse_identity_card
from counter_app.domain.intake import Decision, ReceiptRefused
from counter_app.domain.masking import mask_id
from counter_app.domain.procedures import Procedure
from counter_app.services.drafts import Drafts
from counter_app.services.intake import Intake, Receipt, SimilarDossier
from counter_app.services.reference import CatalogueAge, ProcedureHit, Reference
from counter_app.services.slips import Slips
from counter_app.ui.background import Background, Lane, Task
from counter_app.ui.changes import Changes
from counter_app.ui.intake import intake_calls as calls
from counter_app.ui.intake.entered import Entered, to_content
from counter_app.ui.intake.intake_context import IntakeContext
from counter_app.ui.intake.intake_screen import After, Edited, IntakeScreen, SaveRequest
from counter_app.ui.intake.person_section import IdentityTyped
from counter_app.ui.intake.procedure_picker import LettersTyped, ProcedureChosen
from counter_app.ui.language import either
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.sign_in.seat import Seat
from counter_app.ui.wishes import DossierWish, PrintWish

if TYPE_CHECKING:
    from counter_app.print.slip_pdf import SlipSize

DECIDE_AFTER_MS = 120
PREVIEW_AFTER_MS = 350
DRAFT_AFTER_MS = 1_500


class IntakeController(QObject):
    slip_wanted = Signal(object)  # PrintWish
    dossier_wanted = Signal(object)  # DossierWish
    shown = Signal()  # bring the intake to the front

    def __init__(
        self,
        screen: IntakeScreen,
        context: IntakeContext,
        intake: Intake,
        slips: Slips,
        reference: Reference,
        drafts: Drafts,
        now: Callable[[], datetime],
        seat: Seat,
        background: Background,
        changes: Changes,
        notices: NoticeBoard,
        preview_size: SlipSize,
    ) -> None:
        super().__init__(screen)
        self._screen, self._context = screen, context
        self._intake, self._slips, self._reference, self._drafts = intake, slips, reference, drafts
        self._now, self._seat, self._background = now, seat, background
        self._changes, self._notices, self._preview_size = changes, notices, preview_size
        self._deciding: Task[Decision] | None = None
        self._previewing: Task[bytes] | None = None
        self._searching: Task[tuple[ProcedureHit, ...]] | None = None
        self._similar_of = ("", "")
        self._last: Receipt | None = None
        self._waiting_card: IdentityCard | None = None
        self._put_aside = Entered()
        self._decide_soon = self._timer(DECIDE_AFTER_MS, self._decide)
        self._preview_soon = self._timer(PREVIEW_AFTER_MS, self._preview)
        self._keep_soon = self._timer(DRAFT_AFTER_MS, self.keep_draft)
        self._connect()
        self._show_catalogue()

    def _connect(self) -> None:
        screen, form = self._screen, self._screen.form
        screen.edited.connect(self._edited)
        screen.save_requested.connect(self._save)
        screen.new_asked.connect(self._new)
        screen.saved_dossier_wanted.connect(self._open_saved)
        screen.print_asked.connect(self._print_saved)
        form.procedure.letters_typed.connect(self._search)
        form.procedure.chosen.connect(self._choose)
        form.person.identity_typed.connect(self._identity)
        self._seat.changed.connect(self.restore)
        self._changes.reference_changed.connect(self._show_catalogue)

    def _timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    # -------------------------------------------------------------------------- drafts

    @Slot()
    def restore(self) -> None:
        """A person sat down: their own unsaved work comes back."""
        self._screen.show_blank()
        self._context.show_nothing()
        session = self._seat.session
        if session is not None:
            call = partial(calls.find_draft, self._drafts, self._reference, session.account, self._now)
            self._background.run(Lane.READING, call, self._restored, self._failed)

    def keep_draft(self) -> None:
        """Written down on the journal's lane, so that closing the window waits for it."""
        session = self._seat.session
        self._keep_soon.stop()
        if session is None or not self._screen.shows_form or self._screen.is_saving:
            return
        entered = self._screen.form.entered()
        if entered.is_blank:
            write = partial(self._drafts.forget, session.account, calls.DRAFT)
        else:
            write = partial(self._drafts.keep, session.account, calls.DRAFT, to_content(entered))
        call = partial(calls.then_time, write, self._now)
        self._background.run(Lane.JOURNAL, call, self._draft_kept, self._failed)

    def _draft_kept(self, moment: datetime) -> None:
        blank = self._screen.form.entered().is_blank
        self._screen.show_draft_kept("" if blank else self.tr("Đã tự lưu nháp {0}").format(f"{moment:%H:%M}"))

    def _restored(self, restored: calls.Restored | None) -> None:
        if restored is None or not self._screen.form.entered().is_blank:
            return
        self._screen.show_entered(restored.entered, restored.procedure)
        self._screen.show_draft_kept(self.tr("Bản nháp từ {0}").format(f"{restored.changed:%H:%M %d/%m}"))
        self._decide_soon.start()

    # -------------------------------------------------------------------------- live

    @Slot(object)
    def _edited(self, edited: Edited) -> None:
        self._decide_soon.start()
        self._keep_soon.start()

    def _decide(self) -> None:
        entered = self._screen.form.entered()
        if self._deciding is not None:
            self._deciding.cancel()
        self._ask_similar(entered)
        call = partial(calls.decide, self._intake, entered)
        self._deciding = self._background.run(Lane.READING, call, self._decided, self._not_decided)

    def _decided(self, decision: Decision) -> None:
        self._screen.show_standing((), decision.missing, decision.notes)
        self._context.show_decision(decision)
        self._preview_soon.start()

    def _not_decided(self, problem: Problem) -> None:
        if isinstance(problem, ReceiptRefused):
            self._screen.show_standing(problem.problems, (), ())
        elif self._screen.form.procedure.code:
            self._failed(problem)
        self._context.show_nothing()

    def _preview(self) -> None:
        session = self._seat.session
        if session is None or not self._screen.shows_form:
            return
        if self._previewing is not None:
            self._previewing.cancel()
        call = partial(calls.picture, self._slips, self._screen.form.entered(), session, self._preview_size)
        self._previewing = self._background.run(Lane.PREVIEW, call, self._previewed, self._not_previewed)

    def _previewed(self, png: bytes) -> None:
        self._context.preview.show_picture(png)

    def _not_previewed(self, _problem: Problem) -> None:
        """The problems stand in the list already; the picture just is not there."""
        self._context.preview.show_picture(None)

    def _ask_similar(self, entered: Entered) -> None:
        asked = (entered.person.id_number.strip(), entered.procedure)
        if asked == self._similar_of:
            return
        self._similar_of = asked
        if not all(asked):
            self._context.show_similar(())
            return
        self._background.run(Lane.READING, partial(self._intake.similar_active, *asked), self._similar, self._failed)

    def _similar(self, similar: tuple[SimilarDossier, ...]) -> None:
        self._context.show_similar(similar)

    # -------------------------------------------------------------------------- procedure

    @Slot(object)
    def _search(self, typed: LettersTyped) -> None:
        if self._searching is not None:
            self._searching.cancel()
        call = partial(calls.search, self._reference, typed.letters, self._now)
        self._searching = self._background.run(Lane.READING, call, self._found, self._failed)

    def _found(self, hits: tuple[ProcedureHit, ...]) -> None:
        self._screen.form.procedure.show_hits(hits)

    @Slot(object)
    def _choose(self, chosen: ProcedureChosen) -> None:
        if not chosen.code:
            self._screen.form.fill(self._screen.form.entered(), None)
            self._decide_soon.start()
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
            self._failed(problem)
            self._screen.form.person.identity.selectAll()  # the next scan or number replaces it

    def take_card(self, card: IdentityCard) -> None:
        """A card was scanned, anywhere in the window."""
        self.shown.emit()
        if not self._screen.shows_form:
            self._screen.show_blank()
        entered = self._screen.form.entered()
        if entered.person.name and entered.person.id_number not in ("", card.id_number):
            self._ask_whose(card, entered)
            return
        self._fill_applicant(card)

    def _fill_applicant(self, card: IdentityCard) -> None:
        self._screen.form.person.fill_applicant(card)
        self._tell_card(card)
        if not self._screen.form.procedure.code:
            self._screen.form.procedure.edit.setFocus()
        self._decide_soon.start()
        self._keep_soon.start()

    def _tell_card(self, card: IdentityCard) -> None:
        sentence = self.tr("Đã nhận thẻ: {0} · {1}").format(card.full_name, mask_id(card.id_number))
        details = [either(warning.vi, warning.en) for warning in card.warnings]
        if card.repaired:
            details.insert(
                0, self.tr("Máy quét đã gửi sai bảng mã ({0}); phần mềm đã khôi phục.").format(card.repaired)
            )
        self._notices.tell("card", "told-warning" if card.warnings else "told-good", sentence, "\n".join(details))

    def _ask_whose(self, card: IdentityCard, entered: Entered) -> None:
        """A second card while a dossier is being entered: never overwrite, ask beside the work."""
        self._waiting_card = card
        panel = self._notices.tell(
            "card",
            "question",
            self.tr("Vừa quét thẻ của {0}").format(card.full_name),
            self.tr("Hồ sơ đang nhập là của {0}. Thẻ này là của ai?").format(entered.person.name),
        )
        panel.add_act(self.tr("Người nộp thay"), self._card_is_submitter, main=True)
        panel.add_act(self.tr("Chủ hồ sơ"), self._card_is_applicant)
        panel.add_act(self.tr("Bỏ qua"), self._card_is_nobody)

    @Slot()
    def _card_is_submitter(self) -> None:
        if self._waiting_card is not None:
            self._screen.form.person.fill_submitter(self._waiting_card)
            self._screen.form.person.authority.setFocus()
        self._card_is_nobody()

    @Slot()
    def _card_is_applicant(self) -> None:
        card = self._waiting_card
        self._card_is_nobody()
        if card is not None:
            self._fill_applicant(card)

    @Slot()
    def _card_is_nobody(self) -> None:
        self._waiting_card = None
        self._notices.remove("card")

    # -------------------------------------------------------------------------- saving

    @Slot(object)
    def _save(self, request: SaveRequest) -> None:
        session = self._seat.session
        self._keep_soon.stop()
        if session is None:
            self._screen.set_saving(saving=False)
            return
        call = partial(calls.receive, self._intake, self._drafts, request, session)
        self._background.run(Lane.JOURNAL, call, self._saved, self._not_saved)

    def _saved(self, saving: calls.Saving) -> None:
        receipt, person = saving.receipt, saving.request.entered.person
        procedure = self._screen.form.procedure.edit.text()
        self._last = receipt
        self._notices.remove("card")
        self._context.show_nothing()
        self._context.show_similar(())
        self._similar_of = ("", "")
        self._screen.set_saving(saving=False)
        self._screen.show_draft_kept("")
        self._go_on(saving, person.name, procedure)
        self._changes.journal_grew.emit()
        if receipt.prints_slip:
            self.slip_wanted.emit(PrintWish(receipt.identity, self._shown_name(receipt, person.name)))

    def _shown_name(self, receipt: Receipt, applicant: str) -> str:
        return f"{receipt.code or receipt.identity} · {applicant}"

    def _go_on(self, saving: calls.Saving, applicant: str, procedure: str) -> None:
        receipt, after = saving.receipt, saving.request.after
        if after is After.STAY:
            self._screen.show_saved(receipt, applicant, procedure)
            return
        number = receipt.code or receipt.identity
        self._notices.tell(
            "saved", "told-good", self.tr("Đã lưu hồ sơ {0}").format(number), f"{applicant} · {procedure}"
        )
        self._screen.show_blank(saving.request.entered.person if after is After.SAME_PERSON else None)

    def _not_saved(self, problem: Problem) -> None:
        if isinstance(problem, ReceiptRefused):
            self._screen.show_refused(problem.problems)
            return
        self._screen.set_saving(saving=False)
        self._notices.tell_problem("save", problem)

    # -------------------------------------------------------------------------- the rest

    @Slot()
    def new_or_back(self) -> None:
        """F2: a new dossier; inside one back to the identity field, nothing typed is lost."""
        self.shown.emit()
        if self._screen.shows_form:
            self._screen.focus_start()
        else:
            self._screen.show_blank()

    @Slot()
    def _new(self) -> None:
        """An empty form. What was being typed is put aside and can be taken back."""
        left = self._screen.form.entered() if self._screen.shows_form else Entered()
        self._screen.show_blank()
        self._context.show_nothing()
        self._context.show_similar(())
        self._similar_of = ("", "")
        if not left.is_blank:
            self._put_aside = left
            panel = self._notices.tell("aside", "question", self.tr("Đã bỏ trống hồ sơ đang nhập."))
            panel.add_act(self.tr("Lấy lại"), self._take_back)
        self._keep_soon.start()

    @Slot()
    def _take_back(self) -> None:
        self._notices.remove("aside")
        call = partial(calls.with_procedure, self._reference, self._put_aside, self._now)
        self._background.run(Lane.READING, call, self._taken_back, self._failed)

    def _taken_back(self, restored: calls.Restored) -> None:
        self._screen.show_entered(restored.entered, restored.procedure)
        self._decide_soon.start()

    @Slot()
    def _open_saved(self) -> None:
        if self._last is not None:
            self.dossier_wanted.emit(DossierWish(self._last.identity))

    @Slot()
    def _print_saved(self) -> None:
        if self._last is not None:
            self.slip_wanted.emit(PrintWish(self._last.identity, self._last.code or self._last.identity))

    @Slot()
    def _show_catalogue(self) -> None:
        call = partial(calls.catalogue_age, self._reference, self._now)
        self._background.run(Lane.READING, call, self._show_age, self._failed)

    def _show_age(self, age: CatalogueAge) -> None:
        self._context.show_catalogue(either(age.vi, age.en), old=age.old)

    def _failed(self, problem: Problem) -> None:
        self._notices.tell_problem("intake", problem)
