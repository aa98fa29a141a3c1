"""What can be done with a dossier next, in the order of its life; what cannot be done now says why.

One step of the life cycle may be offered under several names (a correction at once or by a second person, money taken
or let off): a person looks for the deed, not for the kind of entry.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from counter_app.domain import entry_types as types
from counter_app.domain.citizen_asks import against_withdrawal
from counter_app.domain.errors import SET_BY_THE_PROGRAM_EN, SET_BY_THE_PROGRAM_VI, Problem, RuleViolation
from counter_app.domain.life_cycle import is_possible
from counter_app.domain.notice import Notice
from counter_app.domain.step_rules import against_new_appointment
from counter_app.services.roles import require
from counter_app.services.sign_in import Session
from counter_app.services.standing import account_now, open_proposal
from counter_app.services.steps.case import Case, Cases, impossible, refuse_firm
from counter_app.services.steps.citizen_asks import nothing_asked, open_asks
from counter_app.services.steps.conflict import conflict_of, nothing_to_settle
from counter_app.services.steps.corrections import need_another, need_receipt
from counter_app.services.steps.fees import refuse_nothing_owed, to_claim, to_take
from counter_app.services.steps.remarks import need_a_term
from counter_app.services.steps.supplements import not_to_be_closed

Bar = Callable[[Case, Session], None]


@dataclass(frozen=True, slots=True)
class Deed:
    """`name` never changes; `letter` chooses it in the list of deeds. `often`: has a button of its own where it is
    possible. `bar` raises a Problem where more than the life cycle stands against it."""

    name: str
    type: str
    title: Notice
    letter: str
    often: bool = False
    bar: Bar | None = None


@dataclass(frozen=True, slots=True)
class Offered:
    """`why_not` is None where it can be done now by this person."""

    deed: Deed
    why_not: Problem | None = None


def _nothing_to_take(case: Case, _session: Session) -> None:
    refuse_nothing_owed(case, to_take(case))


def _nothing_to_claim(case: Case, _session: Session) -> None:
    refuse_nothing_owed(case, to_claim(case))


def _nothing_claimed(case: Case, _session: Session) -> None:
    if not account_now(case.happenings).total_claimed:
        raise _by_program("không có khoản chuyển khoản nào chờ xác nhận", "no transfer is waiting to be confirmed")


def _nothing_taken(case: Case, _session: Session) -> None:
    if not account_now(case.happenings).refundable():
        raise _by_program("chưa thu khoản nào của hồ sơ này", "no money came in for this dossier")


def _proposal_open(case: Case, _session: Session) -> None:
    need_receipt(case)
    if open_proposal(case.identity, case.happenings) is not None:
        raise _by_program("đang có một đề nghị sửa chờ duyệt", "a correction is waiting for approval")


def _nothing_to_decide(case: Case, session: Session) -> None:
    found = open_proposal(case.identity, case.happenings)
    if found is None:
        raise _by_program("không có đề nghị sửa nào chờ duyệt", "no correction is waiting for approval")
    need_another(found.asked_by, session)


def _nothing_to_settle(case: Case, _session: Session) -> None:
    if conflict_of(case) is None:
        raise nothing_to_settle()


def _not_to_be_closed(case: Case, _session: Session) -> None:
    refuse_firm(not_to_be_closed(case))


def _not_to_be_taken_back(case: Case, _session: Session) -> None:
    refuse_firm(against_withdrawal(case.profile, case.channel, case.level, case.state.status))


def _no_term(case: Case, _session: Session) -> None:
    need_a_term(case)


def _nothing_asked(case: Case, _session: Session) -> None:
    if not open_asks(case):
        raise nothing_asked()


def _not_to_be_moved(case: Case, _session: Session) -> None:
    """Against any date at all: as often as the profile allows, and only where one was promised."""
    later = max(case.due or case.now, case.now) + timedelta(days=1)
    refuse_firm(against_new_appointment(case.past(), later, case.now, case.profile))


DEEDS = (
    Deed("ask_supplement", types.SUPPLEMENT_ASKED, Notice("Yêu cầu bổ sung", "Ask for a supplement"), "B", True),
    Deed("receive_supplement", types.SUPPLEMENT_RECEIVED, Notice("Nhận bổ sung", "Take in the supplement"), "N", True),
    Deed(
        "close",
        types.DOSSIER_CLOSED,
        Notice("Đóng hồ sơ vì không bổ sung", "Close for want of a supplement"),
        "D",
        True,
        _not_to_be_closed,
    ),
    Deed("refuse", types.DOSSIER_REFUSED, Notice("Từ chối tiếp nhận", "Refuse to receive"), "T", True),
    Deed("take_fee", types.FEE_COLLECTED, Notice("Thu phí, lệ phí", "Take the fee"), "P", True, _nothing_to_take),
    Deed(
        "claim_transfer",
        types.TRANSFER_CLAIMED,
        Notice("Chuyển khoản", "Pay by transfer"),
        "K",
        False,
        _nothing_to_claim,
    ),
    Deed(
        "confirm_transfer",
        types.TRANSFER_CONFIRMED,
        Notice("Xác nhận chuyển khoản", "Confirm the transfer"),
        "C",
        True,
        _nothing_claimed,
    ),
    Deed("exempt_fee", types.FEE_EXEMPTED, Notice("Miễn, giảm phí", "Let off the fee"), "M", False, _nothing_to_take),
    Deed("refund_fee", types.FEE_REFUNDED, Notice("Hoàn trả phí", "Give the fee back"), "O", False, _nothing_taken),
    Deed("correct", types.DOSSIER_CORRECTED, Notice("Sửa thông tin", "Correct"), "S", True),
    Deed(
        "propose",
        types.CORRECTION_ASKED,
        Notice("Sửa thủ tục, ngày hẹn, phí; hủy", "Correct procedure, date, fee; void"),
        "U",
        False,
        _proposal_open,
    ),
    Deed(
        "decide",
        types.CORRECTION_DECIDED,
        Notice("Duyệt đề nghị sửa", "Decide the correction"),
        "Y",
        True,
        _nothing_to_decide,
    ),
    Deed(
        "settle",
        types.CONFLICT_SETTLED,
        Notice("Giải quyết việc cần xem lại", "Settle what needs a look"),
        "1",  # every letter is taken
        True,
        _nothing_to_settle,
    ),
    Deed("digitise", types.SCAN_ATTACHED, Notice("Số hóa giấy tờ", "Digitise papers"), "E", True),
    Deed("hand_over", types.HANDED_OVER, Notice("Chuyển bộ phận chuyên môn", "Hand over"), "G", True),
    Deed("tell_duty", types.DUTY_TOLD, Notice("Báo nghĩa vụ tài chính", "Tell a financial duty"), "V"),
    Deed("settle_duty", types.DUTY_SETTLED, Notice("Đã nộp nghĩa vụ tài chính", "Financial duty settled"), "A", True),
    Deed(
        "move",
        types.APPOINTMENT_MOVED,
        Notice("Xin lỗi và hẹn lại", "Apologise, new date"),
        "X",
        False,
        _not_to_be_moved,
    ),
    Deed("result_arrived", types.RESULT_ARRIVED, Notice("Đã có kết quả", "Result arrived"), "Q", True),
    Deed("return_result", types.RESULT_RETURNED, Notice("Trả kết quả", "Hand out the result"), "R", True),
    Deed("send_back", types.RESULT_SENT_BACK, Notice("Kết quả có sai sót", "Result is faulty"), "L"),
    Deed(
        "withdraw",
        types.DOSSIER_WITHDRAWN,
        Notice("Người nộp rút hồ sơ", "Withdrawn by the citizen"),
        "W",
        False,
        _not_to_be_taken_back,
    ),
    Deed(
        "answer_citizen",
        types.CITIZEN_ANSWERED,
        Notice("Trả lời đề nghị của người nộp", "Answer the citizen"),
        "F",
        True,
        _nothing_asked,
    ),
    Deed("stop", types.PROCESSING_STOPPED, Notice("Dừng giải quyết", "Stop processing"), "Z"),
    Deed(
        "fix_start",
        types.START_FIXED,
        Notice("Ấn định lúc tính thời hạn", "Fix the start of the term"),
        "J",
        False,
        _no_term,
    ),
    Deed("note", types.NOTE_ADDED, Notice("Ghi chú nội bộ", "Internal note"), "H"),
    Deed("print_paper", types.PAPER_SENT, Notice("In giấy tờ", "Print a paper"), "I"),
)
BY_NAME = {deed.name: deed for deed in DEEDS}


class Offers:
    def __init__(self, cases: Cases) -> None:
        self._cases = cases

    def of(self, identity: str, session: Session) -> tuple[Offered, ...]:
        """Every deed. Raises BadInput when no such dossier is known here."""
        case = self._cases.open(identity)
        return tuple(Offered(deed, _against(deed, case, session)) for deed in DEEDS)


def _against(deed: Deed, case: Case, session: Session) -> Problem | None:
    try:
        if deed.type in types.OF_A_DOSSIER and not is_possible(case.state, deed.type):
            raise impossible(case.state, deed.type)
        require(session, deed.type, case.profile)
        if deed.bar is not None:
            deed.bar(case, session)
    except Problem as problem:
        return problem
    return None


def _by_program(vi: str, en: str) -> RuleViolation:
    return RuleViolation(
        f"Chưa làm được: {vi} ({SET_BY_THE_PROGRAM_VI}).", f"Not possible now: {en} ({SET_BY_THE_PROGRAM_EN})."
    )
