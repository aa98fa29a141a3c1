"""Money after the receipt: taken, transferred, confirmed, let off, given back."""

from __future__ import annotations

from collections.abc import Sequence

from counter_app.domain.bank_statement import amounts_in
from counter_app.domain.fee_account import Money, PaidBy, total
from counter_app.domain.fee_ways import FEE_WAYS
from counter_app.domain.form import Form
from counter_app.domain.notice import Notice
from counter_app.domain.step_rules import REFUND_AGENCY_CANNOT, REFUND_NOT_COLLECTED, Objection
from counter_app.domain.vietqr import purpose_of
from counter_app.domain.written_number import grouped
from counter_app.services.sign_in import Session
from counter_app.services.standing import account_now
from counter_app.services.steps.case import Case
from counter_app.services.steps.fees import Exemption, Refund, RefundGround, excess, to_claim, to_take
from counter_app.services.wording import amount_vi
from counter_app.ui.steps.plan import After, Counter, Plan, Symbol
from counter_app.ui.steps.sheet import Field, Kind, Option, Sheet, Values, money_rows, typed_amount

FEES = Notice("Khoản thu", "Fees")
FEE_RULES = " ".join(FEE_WAYS)  # those that speak of this dossier are shown
CAME = Notice("Số tiền đã về (đ)", "What came (đ)")
WAYS = (
    Option(PaidBy.CASH.value, Notice("Tiền mặt", "Cash")),
    Option(PaidBy.ONLINE.value, Notice("Trực tuyến, quẹt thẻ tại quầy", "Online, card at the counter")),
)


def _owed_words(lines: Sequence[Money]) -> Notice:
    owed = amount_vi(total(lines))
    return Notice(f"Còn phải nộp: {owed}", f"Still owed: {owed}")


def _fees(lines: tuple[Money, ...]) -> Field:
    return Field(Kind.MONEY, "fees", FEES, money_rows(lines), rule=FEE_RULES)


class TakeFee(Plan):
    name = "take_fee"
    rules = f"{FEE_RULES} fee.proof"
    after = After.PAPER

    def sheet(self, counter: Counter, case: Case) -> Sheet:
        owed = to_take(case)
        return Sheet(
            (
                _fees(owed),
                Field(Kind.PICK, "way", Notice("Hình thức nộp", "How it is paid"), PaidBy.CASH.value, WAYS),
                Field(Kind.LINE, "receipt", Notice("Số biên lai (nếu có)", "Official receipt's number"), longest=100),
            ),
            (_owed_words(owed),),
        )

    def objections(self, counter: Counter, identity: str, values: Values) -> tuple[Objection, ...]:
        values.money("fees")
        return ()

    def save(self, counter: Counter, identity: str, values: Values, session: Session) -> None:
        way = PaidBy(values.text("way"))
        counter.steps.fees.take(identity, values.money("fees"), way, session, receipt=values.text("receipt"))

    def paper(self, counter: Counter, identity: str, values: Values) -> Form | None:
        return counter.steps.papers.fee_receipt(identity)

    def done(self, values: Values) -> Notice | None:
        taken = amount_vi(total(values.money("fees")))
        return Notice(f"Đã thu {taken}.", f"{taken} taken.")


class ClaimTransfer(Plan):
    """The symbol for the exact amount; nothing is paid by a click."""

    name = "claim_transfer"
    rules = f"{FEE_RULES} fee.proof"

    def sheet(self, counter: Counter, case: Case) -> Sheet:
        owed = to_claim(case)
        return Sheet(
            (_fees(owed),),
            (
                _owed_words(owed),
                Notice(
                    "Ghi nhận là người nộp báo đã chuyển; chỉ tính là đã nộp khi ngân hàng hoặc lãnh đạo xác nhận.",
                    "Recorded as claimed; it counts as paid once the bank or the supervisor confirms it.",
                ),
            ),
        )

    def symbol(self, counter: Counter, identity: str, values: Values) -> Symbol | None:
        """For exactly what is ticked, as at the return and after a save: the amount is the citizen's proof."""
        lines = values.money("fees")
        if not lines:
            return None
        text = counter.steps.fees.transfer_code(identity, lines)
        row = counter.steps.cases.open(identity).row
        amount, purpose = amount_vi(total(lines)), purpose_of(row.code, identity)
        return Symbol(text, Notice(f"{amount} · nội dung {purpose}", f"{amount} · purpose {purpose}"))

    def objections(self, counter: Counter, identity: str, values: Values) -> tuple[Objection, ...]:
        values.money("fees")
        return counter.steps.fees.against_transfer(identity)

    def save(self, counter: Counter, identity: str, values: Values, session: Session) -> None:
        counter.steps.fees.claim(identity, values.money("fees"), session)


class ConfirmTransfer(Plan):
    name = "confirm_transfer"
    needs = ("line",)
    rules = f"{FEE_RULES} fee.proof"

    def sheet(self, counter: Counter, case: Case) -> Sheet:
        sum_claimed = account_now(case.happenings).total_claimed
        claimed = amount_vi(sum_claimed)
        purpose = purpose_of(case.row.code, case.identity)
        return Sheet(
            (
                Field(Kind.LINE, "line", Notice("Dòng sao kê ngân hàng", "Line of the bank statement"), longest=500),
                Field(Kind.LINE, "came", CAME, grouped(sum_claimed), longest=20),
            ),
            (
                Notice(f"Người nộp báo đã chuyển {claimed}.", f"The citizen says that {claimed} were transferred."),
                Notice(f"Nội dung phải có: {purpose}", f"Its purpose should be: {purpose}"),
            ),
        )

    def objections(self, counter: Counter, identity: str, values: Values) -> tuple[Objection, ...]:
        """A line that names another sum is looked at twice; a bank may write sums as nobody reads them."""
        text, came = values.text("line"), typed_amount(values.text("came"))
        if not text or came in amounts_in(text):
            return ()
        shown = amount_vi(came)
        return (Objection("came", f"Dòng sao kê không ghi {shown}.", f"The line does not name {shown}.", firm=False),)

    def save(self, counter: Counter, identity: str, values: Values, session: Session) -> None:
        """The sum that stood there is that of all claims: left as it is, the claim that the line names is confirmed."""
        came = typed_amount(values.text("came"))
        whole = came in (0, counter.steps.fees.account(identity).total_claimed)
        counter.steps.fees.confirm(identity, values.text("line"), session, came=None if whole else came)


class ExemptFee(Plan):
    name = "exempt_fee"
    needs = ("ground",)
    rules = f"{FEE_RULES} fee.proof"

    def sheet(self, counter: Counter, case: Case) -> Sheet:
        owed = to_take(case)
        return Sheet(
            (
                _fees(owed),
                Field(Kind.LINE, "ground", Notice("Lý do miễn, giảm", "Ground"), rule="fee.proof"),
                Field(Kind.LINE, "document", Notice("Giấy tờ chứng minh", "Paper that shows it")),
            ),
            (_owed_words(owed),),
        )

    def objections(self, counter: Counter, identity: str, values: Values) -> tuple[Objection, ...]:
        values.money("fees")
        return ()

    def save(self, counter: Counter, identity: str, values: Values, session: Session) -> None:
        exemption = Exemption(values.text("ground"), values.text("document"))
        counter.steps.fees.exempt(identity, values.money("fees"), exemption, session)


class RefundFee(Plan):
    name = "refund_fee"
    needs = ("reason",)
    rules = f"{REFUND_AGENCY_CANNOT} {REFUND_NOT_COLLECTED}"
    beside = (("ground", "cause"),)

    def sheet(self, counter: Counter, case: Case) -> Sheet:
        causes = (
            Option("agency", Notice("Cơ quan không thực hiện được", "The agency could not perform")),
            Option("overtaken", Notice("Thu nhầm, thu thừa", "Taken by mistake, or too much")),
            Option("citizen", Notice("Người nộp không đến nhận", "The citizen did not collect")),
        )
        account = account_now(case.happenings)
        overtaken = excess(case)
        return Sheet(
            (
                _fees(overtaken or account.refundable()),
                Field(Kind.PICK, "cause", Notice("Vì sao hoàn", "Why"), causes[1 if overtaken else 0].value, causes),
                Field(Kind.PICK, "way", Notice("Hình thức hoàn", "How"), PaidBy.CASH.value, _REFUND_WAYS),
                Field(Kind.LINE, "reason", Notice("Lý do", "Reason"), longest=1_000),
            )
        )

    def objections(self, counter: Counter, identity: str, values: Values) -> tuple[Objection, ...]:
        values.money("fees")
        cause = values.text("cause")
        if cause == "overtaken":
            return ()
        return counter.steps.fees.against_refund(identity, agency_cannot=cause == "agency")

    def save(self, counter: Counter, identity: str, values: Values, session: Session) -> None:
        ground, way = _GROUNDS[values.text("cause")], PaidBy(values.text("way"))
        refund = Refund(values.money("fees"), values.text("reason"), ground, way)
        counter.steps.fees.refund(identity, refund, session)


_GROUNDS = {
    "agency": RefundGround.AGENCY_CANNOT,
    "overtaken": RefundGround.OVERTAKEN,
    "citizen": RefundGround.OTHER,
}
_REFUND_WAYS = (
    Option(PaidBy.CASH.value, Notice("Tiền mặt", "Cash")),
    Option(PaidBy.TRANSFER.value, Notice("Chuyển khoản", "Transfer")),
)
