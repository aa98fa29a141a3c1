"""The places of the window: each is made, and its modules are read, when it is first wanted."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from counter_app.app.desk_parts import DeskParts
from counter_app.app.features import rule_help, till
from counter_app.app.frame import Frame
from counter_app.app.made_or_told import MadeOrTold, made_or_told
from counter_app.ui.called_by_name import CALLED_BY_NAME, CalledByName
from counter_app.ui.icons import Icon
from counter_app.ui.place import (
    FEEDBACK,
    FIND,
    HANDOVER,
    HELP,
    INTAKE,
    MAIL,
    ONLINE,
    QUEUE,
    RETURN,
    RULES,
    SETTINGS,
    SHARES,
    TODAY,
    Place,
    place_title,
)
from counter_app.ui.traffic import Traffic

if TYPE_CHECKING:
    from counter_app.ui.about.help_controller import HelpController
    from counter_app.ui.dossier.dossier_controller import DossierController
    from counter_app.ui.feedback.feedback_controller import FeedbackController
    from counter_app.ui.handover.handover_controller import HandoverController
    from counter_app.ui.incident.incident_controller import IncidentController
    from counter_app.ui.intake.intake_controller import IntakeController
    from counter_app.ui.online.inbox_controller import InboxController
    from counter_app.ui.pads.pad_controller import PadController
    from counter_app.ui.postal.postal_controller import PostalController
    from counter_app.ui.queue.queue_controller import QueueController
    from counter_app.ui.register.register_controller import RegisterController
    from counter_app.ui.report.report_controller import ReportController
    from counter_app.ui.returning.return_controller import ReturnController
    from counter_app.ui.rules.rules_controller import RulesController
    from counter_app.ui.settings.settings_controller import SettingsController
    from counter_app.ui.today.today_controller import TodayController

# By the names of their attributes in `Places` and of their modules in `features`. Where a place stands in the rail is
# decided by role (counter_app/ui/place.py); the order here is that in which they are made ahead.
_PLACES: dict[str, tuple[str, Icon, str, tuple[int, int]]] = {
    "intake": (INTAKE, Icon.RECEIVE, "F2", SHARES),
    "dossiers": (FIND, Icon.FIND, "F3", (54, 46)),
    "handover": (HANDOVER, Icon.HAND_OVER, "Shift+F4", (68, 32)),
    "returning": (RETURN, Icon.HAND_OUT, "F4", (60, 40)),
    "online": (ONLINE, Icon.HANDING_IN, "F5", (68, 32)),
    "queue": (QUEUE, Icon.QUEUE, "F6", (70, 30)),
    "postal": (MAIL, Icon.SLIP, "Shift+F7", (68, 32)),
    "feedback": (FEEDBACK, Icon.PERSON, "Shift+F5", (64, 36)),
    "today": (TODAY, Icon.TODAY, "F11", SHARES),
    "rules": (RULES, Icon.RULES, "Shift+F1", (68, 32)),
    "settings": (SETTINGS, Icon.SETTINGS, "F10", (72, 28)),
    "about": (HELP, Icon.HELP, "F12", (72, 28)),
}


class Places(MadeOrTold):
    """The `Features` of ui/traffic.py: asking for one makes it, with its view and what leads from it to others."""

    def __init__(self, parts: DeskParts, frame: Frame) -> None:
        super().__init__(frame)
        self._parts = parts
        self.printing, self.sign_in, self.scans = frame.printing, frame.sign_in, frame.scans
        self.listener, self.gate, self.lock = frame.listener, frame.gate, frame.lock
        rule_help.build(parts, frame)
        self.till = till.build(parts, frame)
        for attribute, (name, sign, key, shares) in _PLACES.items():
            make = partial(getattr, self, attribute)
            frame.window.add_place(Place(name, place_title(name), sign, key, make, shares))
        for name in CALLED_BY_NAME:  # no places: shown beside the work
            frame.window.deeds.add(CalledByName(name, partial(getattr, self, name), frame.window).action())
        self._traffic = Traffic(frame.window, self, parts.runner, frame.bench)

    def has(self, name: str) -> bool:
        """Whether this place is made already; asking for it would make it."""
        return any(place == name and attribute in self.__dict__ for attribute, (place, *_) in _PLACES.items())

    def left(self) -> tuple[str, ...]:
        """What is not made yet or does not stand yet, by its attribute, in the order in which it is made ahead."""
        standing = set(self._frame.window.place_names()) - set(self._frame.window.places_left())
        return (
            *(name for name in CALLED_BY_NAME if name not in self.__dict__),
            *(attribute for attribute, (name, *_) in _PLACES.items() if name not in standing),
        )

    def make(self, attribute: str) -> None:
        """Ahead of its being wanted: widgets and controller; a place does not stand in the window by that."""
        with self.quietly():
            getattr(self, attribute)

    def put_up(self, attribute: str) -> None:
        """A place that is made into the window; nothing to do for what is called by name."""
        if attribute in _PLACES:
            self._frame.window.put_up(_PLACES[attribute][0])

    @made_or_told
    def register(self) -> RegisterController:
        from counter_app.app.features import register

        return register.build(self._parts, self._frame)

    @made_or_told
    def report(self) -> ReportController:
        from counter_app.app.features import report

        return report.build(self._parts, self._frame)

    @made_or_told
    def incident(self) -> IncidentController:
        from counter_app.app.features import incident

        return incident.build(self._parts, self._frame)

    @made_or_told
    def pads(self) -> PadController:
        from counter_app.app.features import pads

        made = pads.build(self._parts, self._frame)
        self._traffic.join_pads(made)
        return made

    @made_or_told
    def intake(self) -> IntakeController:
        from counter_app.app.features import intake

        made = intake.build(self._parts, self._frame)
        self._traffic.join_intake(made)
        return made

    @made_or_told
    def dossiers(self) -> DossierController:
        from counter_app.app.features import dossiers

        made = dossiers.build(self._parts, self._frame)
        self._traffic.join_dossiers(made)
        return made

    @made_or_told
    def handover(self) -> HandoverController:
        from counter_app.app.features import handover

        return handover.build(self._parts, self._frame)

    @made_or_told
    def returning(self) -> ReturnController:
        from counter_app.app.features import returning

        made = returning.build(self._parts, self._frame)
        self._traffic.join_returning(made)
        return made

    @made_or_told
    def online(self) -> InboxController:
        from counter_app.app.features import online

        made = online.build(self._parts, self._frame)
        self._traffic.join_online(made)
        return made

    @made_or_told
    def postal(self) -> PostalController:
        from counter_app.app.features import postal

        made = postal.build(self._parts, self._frame)
        self._traffic.join_postal(made)
        return made

    @made_or_told
    def queue(self) -> QueueController:
        from counter_app.app.features import queue

        made = queue.build(self._parts, self._frame)
        self._traffic.join_queue(made)
        return made

    @made_or_told
    def today(self) -> TodayController:
        from counter_app.app.features import today

        made = today.build(self._parts, self._frame)
        self._traffic.join_today(made)
        return made

    @made_or_told
    def feedback(self) -> FeedbackController:
        from counter_app.app.features import feedback

        return feedback.build(self._parts, self._frame)

    @made_or_told
    def rules(self) -> RulesController:
        from counter_app.app.features import rules

        return rules.build(self._parts, self._frame)

    @made_or_told
    def settings(self) -> SettingsController:
        from counter_app.app.features import settings

        made = settings.build(self._parts, self._frame)
        self._traffic.join_settings(made)
        return made

    @made_or_told
    def about(self) -> HelpController:
        from counter_app.app.features import about

        return about.build(self._parts, self._frame)


def read_modules(attribute: str) -> None:
    """Before it is made: from any thread."""
    import_module(f"counter_app.app.features.{attribute}")
