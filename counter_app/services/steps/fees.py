"""Fees after the receipt: taken, transferred, let off, given back; the day's till with a count at closing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain import entry_types as types
from counter_app.domain.details import text_of
from counter_app.domain.errors import SET_BY_THE_PROGRAM_EN, SET_BY_THE_PROGRAM_VI, BadInput, RuleViolation
from counter_app.domain.fee_account import FeeAccount, Money, PaidBy, total
from counter_app.domain.fee_ways import against_transfer
from counter_app.domain.life_cycle import ACTIVE, RESULT_READY
from counter_app.domain.step_details import line, reason
from counter_app.domain.step_rules import Objection, against_refund, firm
from counter_app.domain.vietqr import Transfer, purpose_in, purpose_of, write_vietqr
from counter_app.domain.written_number import grouped
from counter_app.services.reference import Reference
from counter_app.services.sign_in import Session
from counter_app.services.standing import account_now, as_paid, open_claims
from counter_app.services.steps.case import Case, Cases, impossible, refuse_firm
from counter_app.store.journal import EntryDraft, Saved
from counter_app.store.oversight_reading import PART
from counter_app.wire.header import Fee

LONGEST_STATEMENT = 500


@dataclass(frozen=True, slots=True)
class Exemption:
    """Why somebody need not pay (all or part): the ground in words, and the paper that shows it."""

    ground: str
    document: str = ""


class RefundGround(StrEnum):
    """As entries name it. `OVERTAKEN`: money that is no fee, since it was taken by mistake (`FeeAccount.excess`); no
    article holds it. `OTHER`: nobody collected."""

    AGENCY_CANNOT = "agency_cannot_perform"
    OVERTAKEN = "overtaken"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Refund:
    """What goes back, why in words and by which ground, and how."""

    lines: Sequence[Money]
    reason: str
    ground: RefundGround
    way: PaidBy


class Fees:
    def __init__(self, cases: Cases, reference: Reference) -> None:
        self._cases = cases
        self._reference = reference

    def account(self, identity: str) -> FeeAccount:
        return account_now(self._cases.open(identity).happenings)

    def to_claim(self, identity: str) -> tuple[Money, ...]:
        """What a transfer may still be asked for, line by line."""
        return to_claim(self._cases.open(identity))

    # ------------------------------------------------------------------------------------------------ taking

    def take(self, identity: str, lines: Sequence[Money], way: PaidBy, session: Session, *, receipt: str = "") -> Saved:
        """Money in the hand (cash) or on the desk's own terminal (online). `receipt` is the official receipt's number.
        A transfer is claimed instead. Raises RuleViolation for more than is to be taken (`FeeAccount.to_take`)."""
        if way is PaidBy.TRANSFER:
            return self.claim(identity, lines, session)
        number = line(receipt, "Số biên lai", "Number of the receipt")

        def decide(case: Case) -> list[EntryDraft]:
            _need_owed(case, to_take(case), lines)
            details = {"clerk": session.name} | ({"receipt": number} if number else {})
            return [EntryDraft(types.FEE_COLLECTED, details=details, facts={"way": way.value}, fees=as_paid(lines))]

        return self._cases.take(identity, types.FEE_COLLECTED, session, decide)

    def against_transfer(self, identity: str) -> tuple[Objection, ...]:
        """A caution with its article where the regulation names other ways of paying for this dossier."""
        case = self._cases.open(identity)
        signed = case.details.get("signed")
        known = signed if isinstance(signed, bool) else None
        way = text_of(case.details, "return_way")
        return against_transfer(case.profile, case.channel, case.level, signed=known, way=way)

    def transfer_code(self, identity: str, lines: Sequence[Money] | None = None) -> str:
        """The VietQR text for exactly these lines, or for all that may be claimed. Raises BadInput without an account,
        RuleViolation where nothing is left to pay, and for more than that."""
        case, office = self._cases.open(identity), self._reference.office()
        most = to_claim(case)
        if office.bank is None:
            raise BadInput(
                "Cơ quan chưa khai báo tài khoản ngân hàng; hãy thu tiền mặt hoặc nhờ quản trị khai báo.",
                "The office has no bank account in its settings; take cash or ask the administrator.",
            )
        if not most:
            raise RuleViolation("Hồ sơ này không còn khoản nào phải nộp.", "Nothing is owed for this dossier.")
        wanted = most if lines is None else tuple(lines)
        _need_owed(case, most, wanted)
        purpose = purpose_of(case.row.code, case.identity)
        return write_vietqr(Transfer(office.bank.bin, office.bank.account, total(wanted), purpose))

    def claim(self, identity: str, lines: Sequence[Money], session: Session) -> Saved:
        """The citizen says that it was transferred: written as claimed, still owed. Nothing is claimed twice."""

        def decide(case: Case) -> list[EntryDraft]:
            _need_owed(case, to_claim(case), lines)
            facts = {"reference": purpose_of(case.row.code, case.identity)}
            fees = tuple(Fee(money.kind, money.amount, money.name) for money in lines)
            return [EntryDraft(types.TRANSFER_CLAIMED, details={"clerk": session.name}, facts=facts, fees=fees)]

        return self._cases.take(identity, types.TRANSFER_CLAIMED, session, decide)

    def confirm(self, identity: str, statement_line: str, session: Session, *, came: int | None = None) -> Saved:
        """By whoever answers for the office, with the line of the bank statement that shows it. `came`: what this line
        shows in đồng, where less came than was claimed; the rest goes on waiting. Raises BadInput for more."""
        shown = line(statement_line, "Dòng sao kê", "Line of the statement", needed=True, longest=LONGEST_STATEMENT)

        def decide(case: Case) -> list[EntryDraft]:
            claims = open_claims(case.headers())
            if not claims:
                raise RuleViolation("Hồ sơ này không có khoản nào đang chờ xác nhận.", "No transfer is claimed here.")
            named = purpose_in(shown, tuple(filter(None, claims)))
            purpose = named or purpose_of(case.row.code, case.identity)
            facts: dict[str, object] = {"by": "statement" if named else "supervisor", "reference": purpose}
            facts["way"] = PaidBy.TRANSFER.value
            lines = claims[named] if named else tuple(money for claim in claims.values() for money in claim)
            if came is not None and came != total(lines):
                lines, facts[PART] = _first_of(lines, came), True
            return [EntryDraft(types.TRANSFER_CONFIRMED, details={"line": shown}, facts=facts, fees=as_paid(lines))]

        return self._cases.take(identity, types.TRANSFER_CONFIRMED, session, decide)

    # -------------------------------------------------------------------------------------- letting off, giving back

    def exempt(self, identity: str, lines: Sequence[Money], exemption: Exemption, session: Session) -> Saved:
        """Raises BadInput without a ground, RuleViolation for more than is owed."""
        details = {
            "reason": line(exemption.ground, "Lý do miễn, giảm", "Ground of the exemption", needed=True),
            "document": line(exemption.document, "Giấy tờ chứng minh", "Paper that shows it"),
            "clerk": session.name,
        }
        said = {name: value for name, value in details.items() if value}

        def decide(case: Case) -> list[EntryDraft]:
            _need_owed(case, to_take(case), lines)
            fees = tuple(Fee(money.kind, money.amount, money.name) for money in lines)
            return [EntryDraft(types.FEE_EXEMPTED, details=said, fees=fees)]

        return self._cases.take(identity, types.FEE_EXEMPTED, session, decide)

    def against_refund(self, identity: str, *, agency_cannot: bool) -> tuple[Objection, ...]:
        return _against_refund(self._cases.open(identity), agency_cannot=agency_cannot)

    def refund(self, identity: str, refund: Refund, session: Session) -> Saved:
        """When the agency could not perform, not when nobody collected. Raises RuleViolation with the article, BadInput
        without a reason."""
        said, lines = reason(refund.reason), refund.lines

        def decide(case: Case) -> list[EntryDraft]:
            if refund.ground is RefundGround.OVERTAKEN:
                _need_excess(case, lines)
            else:
                refuse_firm(_against_refund(case, agency_cannot=refund.ground is RefundGround.AGENCY_CANNOT))
            if case.doubled or not _within(account_now(case.happenings).refundable(), lines):
                raise RuleViolation(
                    "Chỉ hoàn trả được số tiền đã thu của hồ sơ này.", "Only what came in for this dossier can go back."
                )
            facts = {"ground": refund.ground.value, "way": refund.way.value}
            details = {"reason": said, "clerk": session.name}
            return [EntryDraft(types.FEE_REFUNDED, details=details, facts=facts, fees=as_paid(lines))]

        return self._cases.take(identity, types.FEE_REFUNDED, session, decide)


def to_take(case: Case) -> tuple[Money, ...]:
    """What may be taken or let off now."""
    return account_now(case.happenings).to_take(case.state.status)


def to_claim(case: Case) -> tuple[Money, ...]:
    """As `to_take`, without what is said to be transferred already."""
    return account_now(case.happenings).to_claim(case.state.status)


def refuse_nothing_owed(case: Case, most: Sequence[Money]) -> None:
    """Raises RuleViolation where there is nothing to pay, and says whether that is because the dossier has ended."""
    if most:
        return
    if case.state.status not in ACTIVE and account_now(case.happenings).total_owed:
        raise impossible(case.state, types.FEE_COLLECTED)
    raise RuleViolation(
        f"Chưa làm được: hồ sơ không còn khoản nào phải nộp ({SET_BY_THE_PROGRAM_VI}).",
        f"Not possible now: nothing is owed for this dossier ({SET_BY_THE_PROGRAM_EN}).",
    )


def _need_owed(case: Case, most: Sequence[Money], lines: Sequence[Money]) -> None:
    """No more than is owed, fee by fee: the excess would belong to nobody."""
    refuse_nothing_owed(case, most)
    if not _within(most, lines):
        raise RuleViolation(
            "Số tiền không khớp với khoản còn phải nộp của hồ sơ; hãy xem lại.",
            "The amount does not match what is owed for this dossier; check it.",
        )


def _against_refund(case: Case, *, agency_cannot: bool) -> tuple[Objection, ...]:
    """Where the regulation is silent and the result lies here, the fee was earned whoever collects it."""
    said = against_refund(agency_cannot=agency_cannot, past=case.past(), profile=case.profile)
    if agency_cannot or case.state.status != RESULT_READY or firm(said):
        return said
    return (
        Objection(
            "ground",
            "Cơ quan đã giải quyết, kết quả đang chờ trả: người nộp không đến nhận thì không hoàn phí, lệ phí "
            f"({SET_BY_THE_PROGRAM_VI}).",
            "The agency has decided and the result lies ready: fees are not refunded because nobody collects it "
            f"({SET_BY_THE_PROGRAM_EN}).",
        ),
    )


def excess(case: Case) -> tuple[Money, ...]:
    """What came in and is no fee. Of a dossier that was received twice nothing: its money stands with the other."""
    return () if case.doubled else account_now(case.happenings).excess(case.state.status)


def _need_excess(case: Case, lines: Sequence[Money]) -> None:
    if not _within(excess(case), lines):
        raise RuleViolation(
            "Chỉ phần thu vượt mức phải nộp mới là thu nhầm; nếu mức thu sai, hãy sửa mức thu trước "
            f"({SET_BY_THE_PROGRAM_VI}).",
            "Only what came in beyond the fees was taken by mistake; where the fees are wrong, correct them first "
            f"({SET_BY_THE_PROGRAM_EN}).",
        )


def _first_of(claimed: Sequence[Money], came: int) -> tuple[Money, ...]:
    """Fee by fee in the order in which they were claimed."""
    if not 0 < came <= total(claimed):
        raise BadInput(
            f"Số tiền đã về phải từ 1 đến {grouped(total(claimed))} đ, là số người nộp báo đã chuyển.",
            f"What came must be from 1 to {grouped(total(claimed))} đ, which is what was said to be transferred.",
        )
    found, left = [], came
    for money in claimed:
        found.append(Money(*money.what, min(left, money.amount)))
        left -= found[-1].amount
    return tuple(money for money in found if money.amount)


def _within(most: Sequence[Money], lines: Sequence[Money]) -> bool:
    """Whether there is money in it, and of no fee more than `most`, however many lines name that fee."""
    left = {money.what: money.amount for money in most}
    for money in lines:
        left[money.what] = left.get(money.what, 0) - money.amount
    return bool(lines) and all(money.amount > 0 for money in lines) and all(amount >= 0 for amount in left.values())
