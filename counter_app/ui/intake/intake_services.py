"""What the form of a new dossier asks of the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from counter_app.services.drafts import Drafts
from counter_app.services.intake import Intake
from counter_app.services.reference import Reference
from counter_app.services.slips import Slips
from counter_app.services.steps.online_inbox import OnlineInbox


@dataclass(frozen=True)
class IntakeServices:
    """`now` is the desk's clock."""

    intake: Intake
    slips: Slips
    reference: Reference
    drafts: Drafts
    inbox: OnlineInbox
    now: Callable[[], datetime]
