"""What was recorded wrongly and changes a promise: put right by a second person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counter_app.domain.corrections import CorrectionKind
from counter_app.domain.errors import BadInput
from counter_app.domain.fee_account import Money
from counter_app.domain.intake import ChargedFee
from counter_app.domain.notice import Notice
from counter_app.domain.people import Person
from counter_app.domain.permissions import SUPERVISOR
from counter_app.domain.step_rules import Objection
from counter_app.domain.times import appointment_vi, time_vi
from counter_app.domain.working_clock import named_en_at
from counter_app.services.correction_words import KIND_WORDS
from counter_app.services.sign_in import Session
from counter_app.services.standing import OpenProposal, account_now
from counter_app.services.steps.case import Case
from counter_app.services.steps.corrections import Proposal
from counter_app.services.wording import amount_vi
from counter_app.ui.steps.at_once_plan import REASON
from counter_app.ui.steps.plan import After, Counter, Plan
from counter_app.ui.steps.sheet import Field, Kind, Option, Sheet, Values, money_rows

NOW, LATER = "now", "later"
WHO = Notice("Người duyệt", "Who approves")
HOW = (
    Option(NOW, Notice("Lãnh đạo duyệt ngay tại đây", "The supervisor signs in here")),
    Option(LATER, Notice("Gửi để duyệt sau", "Send it to be approved later")),
)
# A procedure of another agency is asked for as a procedure: that it means a new dossier is told beside it.
KINDS = tuple(Option(kind.value, words) for kind, words in KIND_WORDS.items() if kind is not CorrectionKind.AGENCY)


def _what_is_wrong(case: Case) -> tuple[Field, ...]:
    charged = _charged(account_now(case.happenings).charged)
    return (
        Field(Kind.PICK, "kind", Notice("Cần sửa", "What is wrong"), KINDS[0].value, KINDS),
        Field(
            Kind.MOMENT,
            "due",
            Notice("Ngày hẹn đúng", "The right date"),
            hint=Notice("ví dụ 25/11/2026 15:30", "e.g. 25/11/2026 15:30"),
            only_when=("kind", CorrectionKind.DUE.value),
            rule="term.starts",
        ),
        Field(
            Kind.PROCEDURE,
            "procedure",
            Notice("Thủ tục đúng", "The right procedure"),
            only_when=("kind", CorrectionKind.PROCEDURE.value),
        ),
        Field(
            Kind.MONEY,
            "fees_anew",
            Notice("Mức thu của thủ tục đúng (duyệt cùng lúc)", "Fees of the right procedure (approved with it)"),
            money_rows(charged),
            only_when=("kind", CorrectionKind.PROCEDURE.value),
            grows=True,
            rule="fee.ways",
        ),
        Field(
            Kind.LINE,
            "replaced_by",
            Notice("Hồ sơ nhận lại thay cho hồ sơ này (mã, nếu có)", "Received anew in its place (code, if any)"),
            only_when=("kind", CorrectionKind.VOID.value),
            longest=100,
        ),
        Field(
            Kind.MONEY,
            "fees",
            Notice("Mức thu đúng", "The right fees"),
            money_rows(charged),
            only_when=("kind", CorrectionKind.FEE.value),
            grows=True,
            rule="fee.ways",
        ),
    )


def who_approves(people: Sequence[Person]) -> tuple[Field, ...]:
    """Now, over the clerk's screen, where somebody may; else later."""
    return (Field(Kind.PICK, "how", WHO, NOW if people else LATER, HOW), *who_signs(people))


def who_signs(people: Sequence[Person]) -> tuple[Field, ...]:
    """Over the screen, where that is how it is approved."""
    return (
        Field(
            Kind.PICK,
            "account",
            Notice("Tài khoản lãnh đạo", "Supervisor's account"),
            people[0].id if people else "",
            tuple(Option(one.id, Notice(f"{one.name} ({one.id})", f"{one.name} ({one.id})")) for one in people),
            only_when=("how", NOW),
        ),
        Field(
            Kind.HIDDEN,
            "password",
            Notice("Mật khẩu của lãnh đạo", "Supervisor's password"),
            only_when=("how", NOW),
        ),
    )


class Propose(Plan):
    """By a second person: who signs in over the clerk's screen, or decides later."""

    name = "propose"
    needs = ("due", "procedure", "reason", "password")
    after = After.SLIP

    def sheet(self, counter: Counter, case: Case) -> Sheet:
        people = [person for person in counter.sign_in.people() if person.role == SUPERVISOR]
        reason = Field(Kind.LINE, "reason", REASON, longest=1_000)
        return Sheet(
            (*_what_is_wrong(case), reason, *who_approves(people)),
            (
                Notice(
                    "Cần người thứ hai duyệt (do cơ quan đặt ra). Gửi duyệt sau thì giấy in lại ghi: chờ duyệt.",
                    "A second person approves (set by the office). Until then the slip says: waiting for approval.",
                ),
            ),
        )

    def save(self, counter: Counter, identity: str, values: Values, session: Session) -> str | None:
        proposal = _proposal(values)
        if values.text("how") == LATER:
            counter.steps.corrections.ask(identity, proposal, session)
            return None
        approver = counter.sign_in.sign_in(values.text("account"), str(values.raw.get("password", "")))
        return counter.steps.corrections.ask_and_decide(identity, proposal, session, approver).identity

    def then(self, values: Values) -> After:
        """A void dossier gets no slip."""
        return After.NOTHING if values.text("kind") == CorrectionKind.VOID else After.SLIP

    def objections(self, counter: Counter, identity: str, values: Values) -> tuple[Objection, ...]:
        proposal = _proposal(values, typed_only=True)
        return counter.steps.corrections.against_procedure(identity, proposal.procedure_code)


def _proposal(values: Values, *, typed_only: bool = False) -> Proposal:
    """Raises BadInput for what cannot be read; `typed_only`: what is not typed yet may be missing."""
    kind, code = CorrectionKind(values.text("kind")), values.text("procedure")
    due = values.moment("due") if kind is CorrectionKind.DUE else None
    charged = values.charged(_FEES_OF[kind]) if kind in _FEES_OF else None
    if kind is CorrectionKind.PROCEDURE and not code and not typed_only:
        raise BadInput("Hãy chọn thủ tục đúng trong danh sách.", "Choose the right procedure of the list.")
    fees = None if charged is None else tuple(ChargedFee(one.kind, one.name, one.amount) for one in charged)
    replaced_by = values.text("replaced_by") if kind is CorrectionKind.VOID else ""
    code = code if kind is CorrectionKind.PROCEDURE else ""
    return Proposal(kind, values.text("reason"), due, fees, code, replaced_by)


# Where the fees of a kind are typed.
_FEES_OF = {CorrectionKind.FEE: "fees", CorrectionKind.PROCEDURE: "fees_anew"}


def _charged(charged: Mapping[tuple[str, str], int]) -> list[Money]:
    return [Money(kind, name, amount) for (kind, name), amount in charged.items()]


class Decide(Plan):
    name = "decide"
    after = After.SLIP

    def sheet(self, counter: Counter, case: Case) -> Sheet:
        found = counter.steps.corrections.waiting(case.identity)
        told = proposal_words(found) if found else ()
        return Sheet(
            (
                Field(
                    Kind.PICK,
                    "approved",
                    Notice("Ý kiến", "Decision"),
                    "yes",
                    (
                        Option("yes", Notice("Đồng ý", "Approve")),
                        Option("no", Notice("Không đồng ý", "Do not approve")),
                    ),
                ),
                Field(Kind.LINE, "remark", Notice("Ghi thêm", "Remark")),
            ),
            told,
        )

    def save(self, counter: Counter, identity: str, values: Values, session: Session) -> str | None:
        approved, remark = values.text("approved") == "yes", values.text("remark")
        decided = counter.steps.corrections.decide(identity, approved=approved, approver=session, remark=remark)
        return decided.identity


def proposal_words(found: OpenProposal) -> tuple[Notice, ...]:
    """What is asked for, why, by whom, when."""
    kind = KIND_WORDS[found.kind]
    words = [Notice(f"Đề nghị sửa: {kind.vi.lower()}", f"Asked for: {kind.en.lower()}")]
    if found.due is not None:
        words.append(Notice(f"Ngày hẹn mới: {appointment_vi(found.due)}", f"The new date: {named_en_at(found.due)}"))
    if name := str(found.after.get("procedure_name", "")):
        words.append(Notice(f"Thủ tục: {name}", f"Procedure: {name}"))
    words += [Notice(*(f"{fee.name}: {amount_vi(fee.amount)}",) * 2) for fee in found.fees]
    words.append(Notice(f"Lý do: {found.reason}", f"Reason: {found.reason}"))
    asked = f"{found.details.get('clerk', found.asked_by)}, {time_vi(found.when)}"
    return (*words, Notice(f"Người đề nghị: {asked}", f"Asked by: {asked}"))
