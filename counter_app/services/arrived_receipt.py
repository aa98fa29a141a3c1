"""Receiving a dossier that is there already: the same receipt as at the counter, on the dossier that arrived."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from counter_app.domain.entry_types import DOSSIER_RECEIVED, FEE_COLLECTED, POSTAL_ACCEPTED
from counter_app.domain.fee_account import Money, PaidBy
from counter_app.domain.intake import ReceiveDossier, ReturnWay
from counter_app.domain.online_filing import ONLINE, Unsigned
from counter_app.domain.profile_counting import citation_with_doubt
from counter_app.domain.return_rules import brought_to_the_counter, comparison, sent_before_the_post_brings_it
from counter_app.domain.times import iso
from counter_app.services.posted_receipt import PostedReceipt, posted_receipt
from counter_app.services.steps.case import Case, Cases
from counter_app.services.steps.online_inbox import ArrivedDossier, arrived, refuse_unarrived
from counter_app.services.steps.registered_accounts import refuse_unregistered
from counter_app.store.database import Connection
from counter_app.store.journal import OPENED_HERE, EntryDraft, Saved

# What the citizen or the portal said stays what it was; the receipt is this desk's own.
_AS_FILED = ("files", "paid_online", "portal")


@dataclass(frozen=True, slots=True)
class ArrivedReceipt:
    """The dossier that came, and the command with what is not the clerk's to choose. `counter` is what the citizen
    brings when the result is collected because the regulation has it compared; `post` what is sent before the post
    brings the result."""

    dossier: ArrivedDossier
    command: ReceiveDossier
    counter: tuple[str, ...] = ()
    post: tuple[str, ...] = ()

    @property
    def identity(self) -> str:
        return self.dossier.identity

    @property
    def code(self) -> str | None:
        return self.dossier.code

    @property
    def whole(self) -> datetime | None:
        return self.dossier.whole

    def on(self, drafts: Sequence[EntryDraft]) -> list[EntryDraft]:
        """The same entries for the dossier that is there already: its identity stays, and its code where it has
        one."""
        return [_on(draft, self) for one in drafts for draft in _by_till(one, self.dossier.paid)]


def waiting_receipt(cases: Cases, connection: Connection, command: ReceiveDossier) -> ArrivedReceipt | PostedReceipt:
    """Of a dossier that is there already: it came online, or the post took it in. Raises RuleViolation for what does
    not wait to be received or may not be, BadInput for what is not known here."""
    case = cases.read_in(connection, command.arrived)
    if case.headers(POSTAL_ACCEPTED):
        return posted_receipt(case, command)
    return _answered(case, command)


def _answered(case: Case, command: ReceiveDossier) -> ArrivedReceipt:
    """It came online, at the level that it counts as, and is received now."""
    refuse_unarrived(case)
    refuse_unregistered(case)
    came = arrived(case)
    level = came.unsigned.level if came.unsigned else came.level
    asked, papers = (case.profile, ONLINE, level), _handed_in(command)
    counter = brought_to_the_counter(comparison(*asked, signed=came.signed), papers)
    post = sent_before_the_post_brings_it(*asked, papers, signed=came.signed)
    return ArrivedReceipt(came, replace(command, channel=ONLINE, service_level=level, received=None), counter, post)


def named_again(saved: Saved, receipt: ArrivedReceipt | PostedReceipt) -> Saved:
    """A receipt that opened nothing still says which dossier it is of."""
    issued = next((header.issues for header in saved.headers if header.issues), None)
    return replace(saved, identity=receipt.identity, code=receipt.code or issued)


def _on(draft: EntryDraft, receipt: ArrivedReceipt) -> EntryDraft:
    if draft.dossier not in (None, OPENED_HERE):
        return draft
    came = receipt.dossier
    here = replace(draft, dossier=came.identity, code=came.code)
    if draft.type != DOSSIER_RECEIVED:
        return here
    details = (draft.details or {}) | _filed(came) | {"bring": list(_to_bring(receipt))}
    return replace(here, wish=draft.wish if came.code is None else None, details=details)


def _to_bring(receipt: ArrivedReceipt) -> tuple[str, ...]:
    """To the counter, where nobody who filed online has a slip to show; or by the post, before it brings the result."""
    if receipt.command.return_way is ReturnWay.POST:
        return receipt.post
    if receipt.command.return_way is not ReturnWay.COUNTER:
        return ()
    unsigned = receipt.dossier.unsigned
    sent = (_papers_by_post(unsigned),) if unsigned is not None and unsigned.papers_by_post and receipt.counter else ()
    return ("Mang theo khi nhận kết quả: thẻ căn cước hoặc VNeID, mã hồ sơ", *sent, *receipt.counter)


def _papers_by_post(unsigned: Unsigned) -> str:
    source = citation_with_doubt(unsigned.rule)
    return (
        f"Hồ sơ chưa ký số: gửi hồ sơ giấy qua bưu chính công ích ({source}); chưa gửi thì mang theo khi nhận kết quả"
    )


def _handed_in(command: ReceiveDossier) -> str:
    return ", ".join(part.name for part in command.components if part.present)


def _filed(came: ArrivedDossier) -> dict[str, Any]:
    kept = {name: came.details[name] for name in _AS_FILED if came.details.get(name)}
    kept["filed"] = iso(came.filed)
    if came.whole != came.filed:
        kept["filed_whole"] = iso(came.whole)
    if came.signed is not None:
        kept["signed"] = came.signed
    if came.unsigned is not None:
        kept |= {"filed_level": came.level, "handled_as": citation_with_doubt(came.unsigned.rule)}
    return kept


def _by_till(draft: EntryDraft, paid: Sequence[Money]) -> list[EntryDraft]:
    """Money that the portal took never lay in this till: it has an entry of its own."""
    if draft.type != FEE_COLLECTED:
        return [draft]
    online = {(one.kind, one.name, one.amount) for one in paid}
    there = tuple(fee for fee in draft.fees if (fee.kind, fee.name, fee.amount) in online)
    here = tuple(fee for fee in draft.fees if fee not in there)
    split = [replace(draft, fees=here)] if here else []
    if there:
        split.append(replace(draft, fees=there, facts=draft.facts | {"way": PaidBy.ONLINE.value}))
    return split
