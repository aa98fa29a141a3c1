"""Dates that move and terms that stand: apology with a new date, financial duties, when a term began."""

from __future__ import annotations

from counter_app.domain.errors import BadInput
from counter_app.domain.form import Form
from counter_app.domain.notice import Notice
from counter_app.domain.office_calendar import named_en, named_vi
from counter_app.domain.step_deadlines import LATE_NOTICE
from counter_app.domain.step_rules import REAPPOINTMENTS, Objection
from counter_app.domain.times import appointment_vi
from counter_app.domain.working_clock import named_en_at
from counter_app.services.sign_in import Session
from counter_app.services.steps.appointments import LastDayToTell, NewAppointment
from counter_app.services.steps.case import Case
from counter_app.services.steps.duties import Duty
from counter_app.ui.steps.plan import After, Counter, Plan
from counter_app.ui.steps.sheet import Field, Kind, Sheet, Values, typed_amount

REASON = Notice("Lý do", "Reason")
NEW_DATE = Notice("Ngày hẹn mới", "The new date")
AS_TYPED = Notice("ví dụ 25/11/2026 15:30", "e.g. 25/11/2026 15:30")


class MoveAppointment(Plan):
    name = "move"
    needs = ("due", "reason")
    after = After.PAPER
    rules = f"{REAPPOINTMENTS} {LATE_NOTICE}"
    beside = (("told", "due"),)

    def sheet(self, counter: Counter, case: Case) -> Sheet:
        told = []
        if case.due is not None:
            told.append(Notice(f"Đã hẹn: {appointment_vi(case.due)}", f"Promised: {named_en_at(case.due)}"))
        last = counter.steps.appointments.last_day_to_tell(case.identity)
        if last is not None:
            told.append(_told_by(last))
        unit = case.state.holder or counter.steps.reference.office().heading.unit
        return Sheet(
            (
                Field(Kind.MOMENT, "due", NEW_DATE, hint=AS_TYPED),
                Field(Kind.LINE, "reason", Notice("Lý do chậm", "Why it is late"), longest=1_000),
                Field(Kind.LINE, "unit", Notice("Đơn vị chậm", "Unit that is late"), unit),
                Field(Kind.LINE, "signer", Notice("Người đứng đầu ký", "Head who signs")),
                Field(Kind.LINE, "letter", Notice("Số phiếu xin lỗi", "Number of the apology")),
            ),
            tuple(told),
        )

    def objections(self, counter: Counter, identity: str, values: Values) -> tuple[Objection, ...]:
        if not values.text("due"):
            return ()
        return counter.steps.appointments.objections(identity, _appointment(values))

    def save(self, counter: Counter, identity: str, values: Values, session: Session) -> None:
        counter.steps.appointments.move(identity, _appointment(values), session)

    def paper(self, counter: Counter, identity: str, values: Values) -> Form | None:
        return counter.steps.papers.apology(identity)

    def draws(self, counter: Counter, identity: str, values: Values, session: Session) -> Form | None:
        if not values.text("due"):
            return None
        return counter.steps.papers.apology_drawn(identity, _appointment(values), session)


def _told_by(last: LastDayToTell) -> Notice:
    vi, en = named_vi(last.day), named_en(last.day)
    if last.worked == last.day:
        return Notice(
            f"Báo người nộp chậm nhất {vi} ({last.source}).",
            f"The citizen is told by {en} at the latest ({last.source}).",
        )
    return Notice(
        f"Báo người nộp chậm nhất {vi} ({last.source}); hôm đó cơ quan nghỉ, hãy báo trong {named_vi(last.worked)}.",
        f"The citizen is told by {en} at the latest ({last.source}); the office is closed then: do it on "
        f"{named_en(last.worked)}.",
    )


def _appointment(values: Values) -> NewAppointment:
    due = values.moment("due")
    if due is None:
        raise BadInput("Hãy ghi ngày hẹn mới, như 25/11/2026 15:30.", "Type the new date, like 25/11/2026 15:30.")
    return NewAppointment(due, *(values.text(name) for name in ("reason", "unit", "signer", "letter")))


class TellDuty(Plan):
    name = "tell_duty"
    needs = ("what", "amount")

    def sheet(self, counter: Counter, case: Case) -> Sheet:
        return Sheet(
            (
                Field(Kind.LINE, "what", Notice("Khoản phải nộp", "What is owed")),
                Field(
                    Kind.LINE,
                    "amount",
                    Notice("Số tiền (đ)", "Amount (đ)"),
                    hint=Notice("ví dụ 200.000", "e.g. 200.000"),
                ),
                Field(Kind.LINE, "told_by", Notice("Cơ quan thông báo", "Agency that told it")),
                Field(Kind.LINE, "document", Notice("Số thông báo", "Number of the notice")),
            ),
            (
                Notice(
                    "Thời hạn giải quyết tạm dừng đến khi người nộp thực hiện xong.",
                    "The term stands until the citizen has paid.",
                ),
            ),
        )

    def save(self, counter: Counter, identity: str, values: Values, session: Session) -> None:
        duty = Duty(
            typed_amount(values.text("amount")), values.text("what"), values.text("told_by"), values.text("document")
        )
        counter.steps.duties.tell(identity, duty, session)


class SettleDuty(Plan):
    name = "settle_duty"
    needs = ("document", "due")

    def sheet(self, counter: Counter, case: Case) -> Sheet:
        again = counter.steps.duties.resumption(case.identity)
        proof = Field(Kind.LINE, "document", Notice("Chứng từ nộp tiền", "Proof of payment"))
        if again.needs_date:
            return Sheet((proof, Field(Kind.MOMENT, "due", NEW_DATE, hint=AS_TYPED)))
        if again.due is None:
            return Sheet((proof,))
        moved = Notice(f"Ngày hẹn mới: {appointment_vi(again.due)}", f"The new date: {named_en_at(again.due)}")
        return Sheet((proof,), (moved, *(Notice(f"• {step.vi}", f"• {step.en}") for step in again.explanation)))

    def objections(self, counter: Counter, identity: str, values: Values) -> tuple[Objection, ...]:
        values.moment("due")
        return ()

    def save(self, counter: Counter, identity: str, values: Values, session: Session) -> None:
        counter.steps.duties.settle(identity, values.text("document"), session, due=values.moment("due"))


class FixStart(Plan):
    name = "fix_start"
    needs = ("due", "reason")
    rules = "term.starts"
    after = After.SLIP

    def sheet(self, counter: Counter, case: Case) -> Sheet:
        return Sheet(
            (
                Field(Kind.MOMENT, "due", NEW_DATE, hint=AS_TYPED, rule="term.starts"),
                Field(Kind.LINE, "reason", REASON, longest=1_000),
            ),
            (
                Notice(
                    "Dùng khi thời điểm bắt đầu tính thời hạn chưa rõ (ngoài giờ, đồng hồ sai); ghi ngày hẹn đúng.",
                    "Where it was unclear when the term began (outside hours, a wrong clock); give the right date.",
                ),
            ),
        )

    def save(self, counter: Counter, identity: str, values: Values, session: Session) -> None:
        due = values.moment("due")
        if due is None:
            raise BadInput("Hãy ghi ngày hẹn mới, như 25/11/2026 15:30.", "Type the new date, like 25/11/2026 15:30.")
        counter.steps.remarks.fix_start(identity, due, values.text("reason"), session)
