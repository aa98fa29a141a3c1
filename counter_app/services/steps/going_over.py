"""What goes over from a dossier that is void to the one received anew in its place: digital copies with the consent and
the signatures that they bear, transfers that the citizen says were made, and fees that were let off. And the signature
of a single paper that is used again.

Each is written again in the new dossier by an entry that says where it comes from; the bytes of a copy
are the same file (its SHA-256 names it), and nobody scans, signs, consents or pays a second time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from counter_app.domain import entry_types as types
from counter_app.domain.fee_account import Money
from counter_app.domain.fee_moving import What, beyond, claims_over, kept_by_way, moved
from counter_app.domain.judging import counts
from counter_app.services.standing import OpenProposal, account_now, as_paid, money_entries, open_claims
from counter_app.services.steps.case import Case
from counter_app.store.journal import EntryDraft
from counter_app.wire.header import Fee

MOVED_FROM, MOVED_TO = "moved_from", "moved_to"
_OF_COPIES = frozenset({types.REUSE_CONSENTED, types.SCAN_ATTACHED, types.SCAN_SIGNED, types.SCAN_LOST})


def copies_over(old: Case) -> list[EntryDraft]:
    """Every entry about digital copies, in its order: what they come to is the same in both dossiers."""
    return [
        EntryDraft(
            one.header.type,
            details=dict(one.details) or None,
            facts={**one.header.facts, MOVED_FROM: old.identity},
        )
        for one in old.happenings
        if one.header is not None and one.header.type in _OF_COPIES and counts(one.verdict)
    ]


def signature_borne(earlier: Case, content: bytes) -> list[EntryDraft]:
    """What a file that is used again was signed with, for the dossier that uses it: the file bears its signature, and
    says so under the name of whoever made it. Nothing for one that was never signed."""
    named = content.hex()
    for header, details in reversed([(one.header, one.details) for one in earlier.happenings if counts(one.verdict)]):
        if header is None or header.type != types.SCAN_SIGNED:
            continue
        if str(header.facts.get("signed") or header.facts.get("sha256")) == named:
            facts = {"sha256": named, "signed": named, "from": earlier.identity}
            return [EntryDraft(types.SCAN_SIGNED, details=dict(details) or None, facts=facts)]
    return []


def transfers_over(old: Case, anew: Case, details: dict[str, Any]) -> tuple[list[EntryDraft], list[EntryDraft]]:
    """For the new dossier and for the old one. Each keeps the purpose that the citizen's bank was given, by which it is
    found back in the statement; what the new fees do not come to keeps its old name, and can be given back once it
    came in."""
    taken, released = [], []
    left = account_now(anew.happenings).to_claim(anew.state.status)
    for reference, lines in open_claims(old.headers()).items():
        over = claims_over(lines, left)
        left = _less(left, over)
        facts = {"reference": reference}
        taken.append(_claim(details, facts | {MOVED_FROM: old.identity}, over))
        released.append(_claim(details, facts | {MOVED_TO: anew.identity}, lines))
    return taken, released


def money_stays(case: Case, found: OpenProposal) -> list[EntryDraft]:
    """With fees that are charged anew in the same dossier: what came in under a name that is not charged any more pays
    what is. It stays in the drawer and in the account, and what is left over can be given back."""
    charged = [Money(fee.kind, fee.name, fee.amount) for fee in found.fees]
    account = account_now(case.happenings)
    account.charged = {money.what: money.amount for money in charged}
    open_ = account.owed()
    went = moved(beyond(kept_by_way(money_entries(case.headers())), charged), open_)
    details = by_proposal(found)
    drafts = []
    for one in went:
        facts = {"way": one.way.value, "asked": found.asked.hex()}
        back, taken = facts | {MOVED_TO: case.identity, "ground": "charged_anew"}, facts | {MOVED_FROM: case.identity}
        drafts.append(EntryDraft(types.FEE_REFUNDED, details=details, facts=back, fees=as_paid(one.back)))
        drafts.append(EntryDraft(types.FEE_COLLECTED, details=details, facts=taken, fees=as_paid(one.taken)))
    return drafts


def claims_stay(case: Case, found: OpenProposal, money: list[EntryDraft]) -> list[EntryDraft]:
    """As `money_stays`, after it, for what was said to be transferred: nobody is asked to pay a second time."""
    taken = [fee for draft in money if draft.type == types.FEE_COLLECTED for fee in draft.fees]
    account = account_now(case.happenings)
    account.charged = {(fee.kind, fee.name): fee.amount for fee in found.fees}
    left = _less(account.owed(), tuple(Money(fee.kind, fee.name, fee.amount) for fee in taken))
    details, drafts = by_proposal(found), []
    for reference, lines in open_claims(case.headers()).items():
        over = claims_over(lines, left)
        left = _less(left, over)
        if sorted(over, key=_name) != sorted(lines, key=_name):
            facts = {"reference": reference, "asked": found.asked.hex()}
            drafts.append(_claim(details, facts | {MOVED_TO: case.identity}, lines))
            drafts.append(_claim(details, facts | {MOVED_FROM: case.identity}, over))
    return drafts


def _name(money: Money) -> tuple[str, str, int]:
    return money.kind, money.name, money.amount


def by_proposal(found: OpenProposal) -> dict[str, Any]:
    """Why, and who asked for it."""
    return {"reason": found.reason, "clerk": str(found.details.get("clerk") or found.asked_by)}


def exemptions_over(old: Case, anew: Case) -> Iterator[EntryDraft]:
    """Of fees that the new dossier charges under the same name and in the same amount: the ground is the person's."""
    before, now = account_now(old.happenings).charged, account_now(anew.happenings).charged
    same = {what for what, amount in now.items() if before.get(what) == amount}
    for one in old.happenings:
        header = one.header
        if header is None or header.type != types.FEE_EXEMPTED or not counts(one.verdict):
            continue
        fees = tuple(fee for fee in header.fees if (fee.kind, fee.name) in same)
        if fees:
            facts = {**header.facts, MOVED_FROM: old.identity}
            yield EntryDraft(types.FEE_EXEMPTED, details=dict(one.details) or None, facts=facts, fees=fees)


def _claim(details: dict[str, Any], facts: dict[str, Any], lines: tuple[Money, ...]) -> EntryDraft:
    fees = tuple(Fee(money.kind, money.amount, money.name) for money in lines)
    return EntryDraft(types.TRANSFER_CLAIMED, details=details, facts=facts, fees=fees)


def _less(most: tuple[Money, ...], taken: tuple[Money, ...]) -> tuple[Money, ...]:
    """A fee may have been taken by several ways: all of it counts."""
    used: Counter[What] = Counter()
    for money in taken:
        used[money.what] += money.amount
    lines = (Money(*money.what, money.amount - used[money.what]) for money in most)
    return tuple(money for money in lines if money.amount > 0)
