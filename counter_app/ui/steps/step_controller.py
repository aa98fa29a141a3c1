"""Opens a step's form in the dossier's column, checks it as one types, saves, prints, and gives the focus back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Slot

from counter_app.domain.errors import Problem
from counter_app.services.drafts import Drafts, step_draft
from counter_app.services.steps.offers import BY_NAME
from counter_app.ui.background import Lane
from counter_app.ui.dossier.dossier_view import DossierPane
from counter_app.ui.language import either, told
from counter_app.ui.overtaking import Overtaking
from counter_app.ui.place import FIND
from counter_app.ui.printing.form_printing import FormPrinting, PaperWishes
from counter_app.ui.printing.printing_controller import PrintingController
from counter_app.ui.procedure_picker import LettersTyped
from counter_app.ui.single_act import SingleAct
from counter_app.ui.single_shot import single_shot, start_once
from counter_app.ui.steps import step_calls as calls
from counter_app.ui.steps.all_plans import PLANS
from counter_app.ui.steps.plan import After, Counter, Plan
from counter_app.ui.steps.step_form import SaveWish, StepForm
from counter_app.ui.wishes import DossierWish, PrintWish, StepWish
from counter_app.ui.workbench import Workbench

CHECK_AFTER_MS = 200
DRAW_AFTER_MS = 500
KEEP_AFTER_MS = 1_500


@dataclass(frozen=True)
class _Written:
    """`shown` names the dossier for the person."""

    plan: Plan
    identity: str
    shown: str
    prints: bool


class StepController(QObject):
    def __init__(
        self,
        form: StepForm,
        pane: DossierPane,
        counter: Counter,
        drafts: Drafts,
        slips: PrintingController,
        printing: FormPrinting,
        bench: Workbench,
    ) -> None:
        seat, background, changes, notices = bench
        super().__init__(form)
        self._form, self._pane, self._counter, self._drafts = form, pane, counter, drafts
        self._slips, self._printing, self._seat = slips, printing, seat
        self._background, self._changes, self._notices = background, changes, notices
        self._plan: Plan | None = None
        self._identity = ""
        self._touched = self._tried = False
        self._saving = SingleAct(background, self, form.save_and_print, form.save)
        self._written: _Written | None = None  # what is being saved, whatever is shown meanwhile
        self._checking = Overtaking(self._background)
        self._searching = Overtaking(self._background)
        self._check_soon = single_shot(self, CHECK_AFTER_MS, self._check)
        self._draw_soon = single_shot(self, DRAW_AFTER_MS, self._draw)
        self._keep_soon = single_shot(self, KEEP_AFTER_MS, self._keep)
        pane.take_form(form)
        form.changed.connect(self._changed)
        form.save_wanted.connect(self._save)
        form.left.connect(self.leave)
        form.procedure_sought.connect(self._search)
        pane.step_wanted.connect(self.take)
        pane.turned.connect(self._turned)
        seat.changed.connect(self.drop)
        seat.keep_asked.connect(self._keep_now)

    def begin(self, name: str) -> None:
        """By name, for the dossier that is open; where it cannot be done now, why not."""
        offered = next((one for one in self._pane.offered if one.deed.name == name), None)
        if offered is None or self._seat.session is None:
            return
        if offered.why_not is not None:
            title = either(offered.deed.title.vi, offered.deed.title.en)
            self._notices.tell(
                "step", "told-warning", title, told(offered.why_not), place=FIND, problem=offered.why_not
            )
            return
        if name not in PLANS:
            return  # it has a screen of its own (ui/digitising)
        self._keep_now()
        self._notices.remove("step")
        call = partial(
            calls.open_sheet,
            *(self._counter, PLANS[name], self._pane.identity, self._drafts, self._seat.session.account),
        )
        # On the lane of what is kept: the same step, left a moment ago, comes back with what was typed.
        self._background.run(Lane.JOURNAL, call, self._opened, self._failed, is_look=True)

    def why_not(self, name: str) -> str:
        """For Ctrl+K: '' where it can be done now."""
        offered = next((one for one in self._pane.offered if one.deed.name == name), None)
        if offered is None:
            return self.tr("Hãy mở một hồ sơ trước.")
        return told(offered.why_not) if offered.why_not is not None else ""

    @Slot()
    def leave(self) -> None:
        """What was typed comes back when the same step is opened again. Not while it is being saved: what came of that
        has to be said, and printed."""
        if self._saving.is_under_way:
            return
        self._keep_now()
        self.drop()
        self._pane.focus_acts()

    @Slot()
    def drop(self) -> None:
        """Back to the timeline."""
        for timer in (self._check_soon, self._draw_soon, self._keep_soon):
            timer.stop()
        self._plan, self._identity = None, ""
        self._pane.show_timeline()

    @Slot(object)
    def take(self, wish: StepWish) -> None:
        """For the dossier that is open."""
        self.begin(wish.name)

    @Slot()
    def _turned(self) -> None:
        """Another dossier is shown now: its timeline, and no form of the one before."""
        if self._plan is not None and self._pane.identity != self._identity:
            self._keep_now()
            self.drop()

    def _opened(self, opened: calls.Opened) -> None:
        if opened.identity != self._pane.identity:
            return
        self._plan, self._identity, self._touched = PLANS[opened.deed.name], opened.identity, bool(opened.draft)
        self._tried = False
        prints = self._plan.after is not After.NOTHING
        self._form.open(
            opened.deed.title,
            opened.sheet,
            prints=prints,
            only_prints=self._plan.only_prints,
            rules=self._plan.rules,
        )
        self._form.fill(opened.draft)
        self._pane.show_form(self._form)
        self._form.focus_first()
        self._keep_soon.stop()
        self._touched = bool(opened.draft)
        self._check()
        self._draw()

    @Slot()
    def _changed(self) -> None:
        if self._plan is not None:
            self._touched = True
            self._form.forget_symbol()
            self._check_soon.start()
            self._draw_soon.start()
            start_once(self._keep_soon)

    @Slot()
    def _check(self) -> None:
        self._checking.forget()
        if self._plan is not None:
            call = partial(
                calls.check, self._counter, self._plan, self._identity, self._form.values(), whole=self._tried
            )
            self._checking.ask(call, self._checked, self._failed)

    def _checked(self, checked: calls.Checked) -> None:
        if self._plan is not None:
            shown = checked if self._touched else calls.with_article(checked)
            self._form.show_objections(shown.beside)
            if shown.symbol is not None:
                self._form.show_symbol(shown.symbol)

    @Slot(object)
    def _search(self, typed: LettersTyped) -> None:
        call = partial(calls.search, self._counter, typed.letters)
        self._searching.ask(call, self._form.show_procedures, self._failed)

    @Slot()
    def _draw(self) -> None:
        session = self._seat.session
        if self._plan is not None and session is not None:
            call = partial(calls.draw, self._counter, self._plan, self._identity, self._form.values(), session)
            self._background.run(Lane.PREVIEW, call, self._drawn, self._failed)

    def _drawn(self, png: bytes) -> None:
        if self._plan is not None:
            self._form.show_picture(png)

    @Slot()
    def _keep(self) -> None:
        session = self._seat.session
        self._keep_soon.stop()
        if self._plan is None or session is None:
            return
        content: dict[str, object] = {"values": self._form.draft()}
        call = partial(self._drafts.keep, session.account, step_draft(self._identity, self._plan.name), content)
        self._background.run(Lane.JOURNAL, call, self._kept, self._failed)

    @Slot()
    def _keep_now(self) -> None:
        if self._plan is not None and self._touched and not self._saving.is_under_way:
            self._keep()

    def _kept(self, _nothing: None) -> None:
        """Nothing to say of it."""

    # -------------------------------------------------------------------------------------------------- saving

    @Slot(object)
    def _save(self, wish: SaveWish) -> None:
        plan, session = self._plan, self._seat.session
        if plan is None or session is None:
            return
        values = self._form.values()
        call = partial(calls.save, self._counter, plan, self._identity, values, session, self._drafts)
        if self._saving.run(Lane.JOURNAL, call, self._saved, self._failed):
            self._keep_soon.stop()
            self._written = _Written(plan, self._identity, self._pane.shown, wish.prints)

    def _saved(self, saved: calls.Saved) -> None:
        written, self._written = self._written, None
        if written is None:
            return
        here = self._plan is written.plan and self._identity == written.identity
        if saved.stopped is None:
            self._done(written, saved, here=here)
        elif here:
            self._stopped(saved.stopped)
        else:
            self._tell_stopped(written, saved.stopped)

    def _tell_stopped(self, written: _Written, stopped: calls.Checked) -> None:
        """Its form is gone, another dossier is shown: the sentence finds the person all the same."""
        title = BY_NAME[written.plan.name].title
        said = "\n".join(either(one.vi, one.en) for beside in stopped.beside.values() for one in beside)
        words = self.tr("Chưa ghi được: {0} · {1}").format(either(title.vi, title.en), written.shown)
        self._notices.tell("step", "told-problem", words, said)

    def _stopped(self, stopped: calls.Checked) -> None:
        self._touched = self._tried = True
        self._check_soon.stop()
        self._form.show_objections(stopped.beside)
        wrong = self._form.fields.get(calls.first_firm(stopped))
        if wrong is not None:
            wrong.focus()

    def _done(self, written: _Written, saved: calls.Saved, *, here: bool) -> None:
        """`here`: its form is still in front."""
        plan = written.plan
        title = BY_NAME[plan.name].title
        if here:
            self.drop()
        if not plan.only_prints:
            said = plan.done(saved.values) or title
            words = self.tr("Đã ghi nhận: {0}").format(either(said.vi, said.en))
            self._notices.tell("step", "told-good", words, place=FIND)
            self._changes.journal_grew.emit()
        if written.prints:
            self._print(written, saved)
        if here and saved.shown:
            self._pane.dossier_wanted.emit(DossierWish(saved.identity))
        if here:
            self._pane.focus_acts_when_shown()

    def _print(self, written: _Written, saved: calls.Saved) -> None:
        plan, identity, values = written.plan, saved.identity, saved.values
        if plan.then(values) is After.SLIP:
            self._slips.print_slip(PrintWish(identity, saved.shown or written.shown))
        elif plan.then(values) is After.PAPER:
            title = BY_NAME[plan.name].title
            make = partial(plan.paper, self._counter, identity, values)
            if self._seat.session is not None:
                wanted = PaperWishes.of_dossier(identity, either(title.vi, title.en), make)
                self._printing.print_papers(wanted, self._seat.session)

    def _failed(self, problem: Problem) -> None:
        self._notices.tell_problem("step", problem)
