"""What the centre left out: both sides, what each answer does, and the one who answers for the office has the say."""

from __future__ import annotations

from counter_app.domain.notice import Notice
from counter_app.domain.permissions import SUPERVISOR
from counter_app.domain.settling import ONLY_SEEN
from counter_app.services.conflict_words import beside_pairs, conflict_pairs
from counter_app.services.sign_in import Session
from counter_app.services.steps.case import Case
from counter_app.services.steps.conflict import Beside, Choice, Conflict, choices_of, conflict_of, nothing_to_settle
from counter_app.services.steps.conflicts import Settlement
from counter_app.services.wording import STATUS_EN, STATUS_VI
from counter_app.ui.steps.correction_plans import LATER, NOW, who_signs
from counter_app.ui.steps.plan import Counter, Plan
from counter_app.ui.steps.sheet import Field, Kind, Option, Sheet, Values

REASON = Notice("Lý do", "Reason")
QUESTION = Notice("Cách giải quyết", "What becomes of it")
WHICH = Notice("Hồ sơ nào đi tiếp", "Which dossier goes on")
TOLD = Notice(
    "Ghi rồi không rút lại được. Có hiệu lực khi trung tâm xác nhận; mất kết nối thì xếp hàng chờ chuyển như mọi việc.",
    "It cannot be taken back. It holds with the centre's word; without a line it waits in the queue like everything.",
)
VOID_BY = Notice("Hủy hồ sơ kia: ai đề nghị, ai duyệt", "The void: who asks, who approves")
CLERK = "clerk"
HERE = Option(NOW, Notice("Lãnh đạo khác ký duyệt ngay tại đây", "Another supervisor signs in here"))
LATER_BY_ANOTHER = Option(LATER, Notice("Gửi lãnh đạo khác duyệt sau", "Another supervisor approves later"))
BY_A_CLERK = Option(CLERK, Notice("Cán bộ đề nghị hủy (U), tôi duyệt", "A clerk asks for it (U), I approve"))
_DONE = {
    Choice.LEAVE: Notice("việc cần xem lại: giữ nguyên", "what needed a look: stays as it is"),
    Choice.COUNT: Notice("việc cần xem lại: tính", "what needed a look: counts"),
    Choice.STAY: Notice("việc cần xem lại: tính", "what needed a look: counts"),
    Choice.FIRST: Notice("việc cần xem lại: hồ sơ thứ nhất đi tiếp", "what needed a look: the first dossier goes on"),
    Choice.SECOND: Notice("việc cần xem lại: hồ sơ thứ hai đi tiếp", "what needed a look: the second goes on"),
}
_THEN = {
    LATER: Notice("hủy hồ sơ thứ hai chờ người khác duyệt", "the void waits for another person"),
    CLERK: Notice("còn phải đề nghị hủy hồ sơ thứ hai", "the second has still to be asked to be void"),
}


class Settle(Plan):
    name = "settle"
    needs = ("reason", "password")

    def sheet(self, counter: Counter, case: Case) -> Sheet:
        conflict = conflict_of(case)
        if conflict is None:
            raise nothing_to_settle()
        beside, names = counter.steps.conflicts.beside(conflict), counter.steps.cases.names()
        options = tuple(_option(conflict, beside, one) for one in choices_of(conflict, beside))
        choice = Field(Kind.PICK, "choice", WHICH if beside else QUESTION, options[0].value, options)
        pairs = beside_pairs(conflict, beside, names) if beside else conflict_pairs(conflict, names)
        fields = (choice, *_approved_by(counter, beside, options), Field(Kind.LINE, "reason", REASON, longest=1_000))
        return Sheet(fields, (TOLD,), pairs)

    def save(self, counter: Counter, identity: str, values: Values, session: Session) -> None:
        choice, entry = _chosen(values)
        approver = None
        if values.text("how") == NOW:
            approver = counter.sign_in.sign_in(values.text("account"), str(values.raw.get("password", "")))
        asks = values.text("how") != CLERK
        wish = Settlement(entry, choice, values.text("reason"), approver, asks=asks)
        counter.steps.conflicts.settle(identity, wish, session)

    def done(self, values: Values) -> Notice | None:
        said, then = _DONE[_chosen(values)[0]], _THEN.get(values.text("how"))
        return said if then is None else Notice(f"{said.vi}; {then.vi}", f"{said.en}; {then.en}")


def _approved_by(counter: Counter, beside: Beside | None, options: tuple[Option, ...]) -> tuple[Field, ...]:
    """The second dossier is void by two, as every other. Whoever settles cannot approve what they ask for: where nobody
    else supervises, a clerk asks for the void."""
    if beside is None or not beside.second_can_be_voided:
        return ()
    people = [person for person in counter.sign_in.people() if person.role == SUPERVISOR]
    ways = (LATER_BY_ANOTHER, HERE, BY_A_CLERK) if len(people) > 1 else (BY_A_CLERK,)
    only_when = ("choice", options[0].value)
    return (Field(Kind.PICK, "how", VOID_BY, ways[0].value, ways, only_when=only_when), *who_signs(people))


def _option(conflict: Conflict, beside: Beside | None, choice: Choice) -> Option:
    """Its value names the conflict too: what is saved is what was shown."""
    return Option(f"{choice} {conflict.entry.hex()}", _words(conflict, beside, choice))


def _chosen(values: Values) -> tuple[Choice, bytes]:
    choice, _, entry = values.text("choice").partition(" ")
    return Choice(choice), bytes.fromhex(entry)


def _words(conflict: Conflict, beside: Beside | None, choice: Choice) -> Notice:
    match choice:
        case Choice.LEAVE if conflict.verdict in ONLY_SEEN:
            return Notice("Đã xem; giữ nguyên", "Seen; it stays as it is")
        case Choice.LEAVE:
            return Notice("Không tính việc bị để ngoài", "What was left out does not count")
        case Choice.STAY:
            return Notice("Tính; hồ sơ giữ nguyên", "It counts; the dossier stays")
        case Choice.COUNT:
            status = conflict.leads
            vi, en = STATUS_VI.get(status, status), STATUS_EN.get(status, status)
            return Notice(f"Tính; hồ sơ: {vi}", f"It counts; dossier: {en}")
        case Choice.FIRST:
            return Notice(f"Hồ sơ thứ nhất{_code(beside, choice)}", f"The first dossier{_code(beside, choice)}")
        case Choice.SECOND:
            return Notice(f"Hồ sơ thứ hai{_code(beside, choice)}", f"The second dossier{_code(beside, choice)}")


def _code(beside: Beside | None, choice: Choice) -> str:
    if beside is None:
        return ""
    case = beside.first if choice is Choice.FIRST else beside.second
    return f" · {case.row.code or case.identity}"
