"""What the form of a new dossier asks of the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.services.drafts import Drafts
from counter_app.services.intake import Intake
from counter_app.services.reference import Reference
from counter_app.services.slips import Slips
from counter_app.services.steps.online_inbox import OnlineInbox

if TYPE_CHECKING:
    from counter_app.services.postal_intake import PostalIntake
    from counter_app.services.steps.manifests import Manifests


@dataclass(frozen=True)
class IntakeServices:
    """`now` is the desk's clock. `posting` gives the service of what the post takes in, `manifests` that of what it
    brings: both are made when they are first wanted, on a lane."""

    intake: Intake
    posting: Callable[[], PostalIntake]
    slips: Slips
    reference: Reference
    drafts: Drafts
    inbox: OnlineInbox
    manifests: Callable[[], Manifests]
    now: Callable[[], datetime]
