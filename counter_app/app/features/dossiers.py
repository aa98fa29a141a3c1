"""Find, the dossier beside it, and the forms of its steps."""

from __future__ import annotations

from functools import partial

from counter_app.app.desk_parts import DeskParts
from counter_app.app.frame import Frame
from counter_app.app.signing_token import signer_of, signs_here
from counter_app.services.steps.offers import DEEDS
from counter_app.services.steps.signing import Signing
from counter_app.ui.actions import Action
from counter_app.ui.digitising.copies_panel import CopiesPanel
from counter_app.ui.digitising.digitising_controller import DEED, DigitisingController
from counter_app.ui.digitising.loss_watch import LossWatch
from counter_app.ui.digitising.signing_controller import SigningController
from counter_app.ui.dossier.dossier_controller import DossierController
from counter_app.ui.dossier.dossier_view import DossierPane
from counter_app.ui.dossier.find_screen import FindScreen
from counter_app.ui.language import either
from counter_app.ui.place import FIND, View
from counter_app.ui.printing.form_printing import FormPrinting
from counter_app.ui.steps.plan import Counter
from counter_app.ui.steps.step_controller import StepController
from counter_app.ui.steps.step_form import StepForm


def build(parts: DeskParts, frame: Frame) -> DossierController:
    screen, pane = FindScreen(), DossierPane()
    pane.print_wanted.connect(frame.printing.print_slip)
    controller = DossierController(screen, pane, parts.dossiers, parts.steps.offers, frame.bench)
    digitising = _build_digitising(parts, frame, pane, controller)
    controller.stepping.connect(_build_steps(parts, frame, pane, digitising).take)
    screen.table.remember(parts.settings, FIND)
    frame.window.furnish(FIND, View(screen, pane, controller.find, controller.entered))
    return controller


def _build_digitising(
    parts: DeskParts, frame: Frame, pane: DossierPane, dossiers: DossierController
) -> DigitisingController:
    copies = parts.digital_copies
    panel, may_sign = CopiesPanel(), partial(signs_here, parts)
    controller = DigitisingController(panel, pane, copies, parts.clock.now, may_sign, frame.bench)
    signing = Signing(parts.steps.cases, copies, partial(signer_of, parts))
    SigningController(panel, signing, frame.pins, FIND, frame.bench)
    LossWatch(copies, dossiers.open, frame.bench).look()  # for who sits here already
    dossiers.digitising.connect(controller.digitise)
    frame.window.closed.connect(controller.close)
    return controller


def _build_steps(parts: DeskParts, frame: Frame, pane: DossierPane, digitising: DigitisingController) -> StepController:
    """Every step by name in Ctrl+K too, with the reason where it cannot be taken now."""
    printing = FormPrinting(parts.steps.papers, frame.bench, parts.printer_of)
    controller = StepController(
        StepForm(),
        pane,
        Counter(parts.steps, parts.sign_in),
        parts.drafts,
        frame.printing,
        printing,
        frame.bench,
    )
    for deed in DEEDS:
        frame.window.deeds.add(
            Action(
                f"step.{deed.name}",
                either(deed.title.vi, deed.title.en),
                digitising.begin if deed.name == DEED else partial(controller.begin, deed.name),
                place=FIND,
                why_not=partial(controller.why_not, deed.name),
            )
        )
    return controller
