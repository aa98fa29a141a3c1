"""While one types: what a save would write, what it would look like on paper, who has such a dossier already."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from counter_app.domain.errors import Problem
from counter_app.domain.intake import Decision, ReceiptRefused
from counter_app.services.intake import SimilarDossier
from counter_app.services.roles import takes_in_for_the_post
from counter_app.ui.background import Lane
from counter_app.ui.intake import intake_calls as calls
from counter_app.ui.intake.entered import Entered
from counter_app.ui.intake.gathering import Gathering
from counter_app.ui.intake.intake_context import IntakeContext
from counter_app.ui.intake.intake_screen import IntakeScreen
from counter_app.ui.intake.intake_services import IntakeServices
from counter_app.ui.overtaking import Overtaking
from counter_app.ui.single_shot import single_shot
from counter_app.ui.workbench import Workbench

if TYPE_CHECKING:
    from counter_app.print.slip_size import SlipSize

DECIDE_AFTER_MS = 120
PREVIEW_AFTER_MS = 350


class LiveDecision(QObject):
    """A later question overtakes an earlier one; answers never move what is being typed."""

    def __init__(
        self,
        screen: IntakeScreen,
        context: IntakeContext,
        services: IntakeServices,
        bench: Workbench,
        preview_size: SlipSize,
        gathering: Gathering,
    ) -> None:
        seat, background, _changes, notices = bench
        super().__init__(screen)
        self._screen, self._context = screen, context
        self._services, self._slips, self._reference = services, services.slips, services.reference
        self._seat, self._background, self._notices = seat, background, notices
        self._preview_size, self._gathering = preview_size, gathering
        self._deciding = Overtaking(self._background)
        self._previewing = Overtaking(self._background, Lane.PREVIEW)
        self._similar_of = ("", "")
        self._offered_for = ""
        self._decide_soon = single_shot(self, DECIDE_AFTER_MS, self._decide)
        self._preview_soon = single_shot(self, PREVIEW_AFTER_MS, self._preview)

    @property
    def _posts(self) -> bool:
        session = self._seat.session
        return session is not None and takes_in_for_the_post(session)

    @Slot()
    def soon(self) -> None:
        self._decide_soon.start()

    def forget(self) -> None:
        """Another dossier, or none: nothing of the one before stays beside the form."""
        for timer in (self._decide_soon, self._preview_soon):
            timer.stop()
        self._deciding.forget()
        self._previewing.forget()
        self._similar_of, self._offered_for = ("", ""), ""
        self._context.show_nothing()
        self._context.show_similar(())

    # -------------------------------------------------------------------------- decision

    def _decide(self) -> None:
        entered = self._screen.form.entered()
        self._ask_similar(entered)
        self._ask_offers(entered.person.address.strip())
        call = partial(calls.decide, self._services, entered, posts=self._posts)
        self._deciding.ask(call, self._decided, self._not_decided)

    def _decided(self, decision: Decision) -> None:
        if not self._screen.shows_form:
            return
        self._screen.show_standing((), decision.missing, decision.notes)
        beside = len(self._gathering.beside(self._screen.form.entered()))
        self._screen.show_outcome(decision, beside)
        self._context.show_decision(decision)
        if not self._posts:  # the post's paper is another one
            self._preview_soon.start()

    def _not_decided(self, problem: Problem) -> None:
        if isinstance(problem, ReceiptRefused):
            self._screen.show_standing(problem.problems, (), ())
        elif self._screen.form.procedure.code:
            self._failed(problem)
        self._context.show_nothing()

    # -------------------------------------------------------------------------- preview

    def _preview(self) -> None:
        session = self._seat.session
        if session is None or not self._screen.shows_form:
            return
        entered = self._screen.form.entered()
        beside = self._gathering.beside(entered)
        call = partial(calls.picture, self._slips, entered, session, self._preview_size, beside)
        self._previewing.ask(call, self._previewed, self._not_previewed)

    def _previewed(self, png: bytes) -> None:
        self._context.preview.show_picture(png)

    def _not_previewed(self, _problem: Problem) -> None:
        """The problems stand in the list already; the picture just is not there."""
        self._context.preview.show_picture(None)

    # -------------------------------------------------------------------------- the same person, the same place

    def _ask_similar(self, entered: Entered) -> None:
        asked = (entered.person.id_number.strip(), entered.procedure)
        if asked == self._similar_of:
            return
        self._similar_of = asked
        if not all(asked):
            self._context.show_similar(())
            return
        call = partial(self._services.intake.similar_active, *asked)
        self._background.run(Lane.READING, call, self._similar, self._failed)

    def _similar(self, similar: tuple[SimilarDossier, ...]) -> None:
        arrived = self._screen.form.entered().arrived  # is not similar to itself
        self._context.show_similar(tuple(one for one in similar if one.identity != arrived))

    def _ask_offers(self, address: str) -> None:
        if address != self._offered_for:
            self._offered_for = address
            call = partial(calls.address_offers, self._reference, address)
            self._background.run(Lane.READING, call, self._offered, self._failed)

    def _offered(self, offered: calls.Offered) -> None:
        if offered.address == self._screen.form.person.address.text().strip():
            self._screen.form.person.today.show_offers(offered.offers)

    def _failed(self, problem: Problem) -> None:
        self._notices.tell_problem("intake", problem)
