"""What digitising asks of the services, in lanes: looked at, attached; and what a file is likely to be. Without Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.domain.entry_types import NOTICE_MADE
from counter_app.domain.scanned_paper import PaperData, ScanOf
from counter_app.services.sign_in import Session
from counter_app.services.steps.digital_copies import Attachable, CheckedFile, DigitalCopies
from counter_app.services.steps.digital_copy import DigitalCopy
from counter_app.ui.digitising.paper_sheet import Target


@dataclass(frozen=True)
class Looked:
    identity: str
    copies: tuple[DigitalCopy, ...]
    to: Attachable


def likely(looked: Looked, *, wants_result: bool) -> Target:
    """The result where it was asked for, and the refusal of what was not accepted; else the first paper without a
    copy."""
    has_result = any(copy.of is ScanOf.RESULT for copy in looked.copies)
    if looked.to.result and (wants_result or (looked.to.refusal and not has_result)):
        return Target("", True)
    have = {copy.component for copy in looked.copies}
    bare = next((name for name in looked.to.components if name not in have), None)
    if bare is not None:
        return Target(bare, False)
    is_result = looked.to.result and not has_result
    return Target("", True) if is_result else Target(next(iter(looked.to.components), ""), False)


def attach_result(
    copies: DigitalCopies, identity: str, file: CheckedFile, paper: PaperData, session: Session, *, signed_next: bool
) -> bool:
    """Whether a letter to the citizen carries it."""
    saved = copies.attach_result(identity, file, paper, session, signed_next=signed_next)
    return any(header.type == NOTICE_MADE for header in saved.headers)


def look(copies: DigitalCopies, identity: str) -> Looked:
    return Looked(identity, copies.of_dossier(identity), copies.attachable(identity))
