"""Ask for what is missing, take it in, close where nothing came."""

from __future__ import annotations

import re
from dataclasses import replace

from counter_app.domain.citizen_asks import AskKind
from counter_app.domain.form import Form
from counter_app.domain.notice import Notice
from counter_app.domain.step_deadlines import SUPPLEMENT_AFTER_APPRAISAL, SUPPLEMENT_CLOSING
from counter_app.domain.step_rules import (
    GUIDANCE_TIMES,
    INTEGRATED_PAPERS,
    ONLINE_NOTICE_TIMES,
    PAPERS_ON_FAILURE,
    Objection,
    SupplementRequest,
    WantedPaper,
)
from counter_app.domain.times import appointment_vi, date_vi
from counter_app.domain.working_clock import named_en_at
from counter_app.services.sign_in import Session
from counter_app.services.standing import details_now
from counter_app.services.steps.case import Case
from counter_app.services.steps.citizen_asks import open_ask
from counter_app.ui.steps.citizen_plans import ask_told
from counter_app.ui.steps.plan import After, Counter, Plan
from counter_app.ui.steps.sheet import Field, Kind, Option, Sheet, Values

PAPERS = Notice("Giấy tờ cần bổ sung", "Papers to be added")
OTHERS = Notice("Giấy tờ khác, ghi rõ điều luật yêu cầu", "Other papers, with the article that demands them")
CORRECTIONS = Notice("Nội dung phải sửa (mỗi dòng một việc)", "What has to be corrected (one a line)")
REASON = Notice("Lý do", "Reason")
GROUND = Notice("Căn cứ nếu phải yêu cầu thêm lần nữa", "Ground, where more is asked for once again")
FAILED = Notice("Không tra được cơ sở dữ liệu nên phải nộp giấy", "The databases could not be reached, paper is needed")


def request_fields(published: tuple[str, ...], missing: tuple[str, ...]) -> tuple[Field, ...]:
    """Of Mẫu 02, in the order of the paper; what is missing is ticked already."""
    reason = "Hồ sơ chưa đầy đủ thành phần theo quy định." if missing else ""
    return (
        Field(
            Kind.TICKS,
            "papers",
            PAPERS,
            [name for name in published if name in missing],
            tuple(Option(name, Notice(name, name)) for name in published),
            rule=INTEGRATED_PAPERS,
        ),
        Field(Kind.PAPERS, "others", OTHERS, [], grows=True, rule=INTEGRATED_PAPERS),
        Field(Kind.TEXT, "corrections", CORRECTIONS, longest=2_000),
        Field(Kind.LINE, "reason", REASON, reason, longest=1_000, rule="supplement.form"),
        Field(Kind.LINE, "ground", GROUND, rule=f"{GUIDANCE_TIMES} {ONLINE_NOTICE_TIMES}"),
        Field(Kind.FLAG, "databases_failed", FAILED, False, rule=PAPERS_ON_FAILURE),
    )


def request_of(values: Values) -> SupplementRequest:
    others = [WantedPaper(name, article) for name, article in _pairs(values) if name]
    return SupplementRequest(
        (*(WantedPaper(name) for name in values.ticked("papers")), *others),
        values.lines("corrections"),
        values.text("reason"),
        values.text("ground"),
        values.flag("databases_failed"),
    )


def _pairs(values: Values) -> tuple[tuple[str, str], ...]:
    return tuple((row[0], row[1]) for row in values.rows("others") if len(row) == 2)


class AskSupplement(Plan):
    name = "ask_supplement"
    after = After.PAPER
    rules = f"supplement.form {SUPPLEMENT_AFTER_APPRAISAL} {SUPPLEMENT_CLOSING}"

    def sheet(self, counter: Counter, case: Case) -> Sheet:
        components = case.need_procedure().components.value or ()
        details = details_now(case.happenings)
        missing = details.get("missing")
        told = [
            Notice(
                "Yêu cầu một lần, đầy đủ; thời hạn giải quyết tạm dừng đến khi bổ sung xong.",
                "Asked for once and completely; the term stands until everything is there.",
            )
        ]
        limit = counter.steps.supplements.return_limit(case.identity)
        if limit is not None:
            told.append(
                Notice(
                    f"Trả lại sau thẩm định: báo chậm nhất {appointment_vi(limit.by)} ({limit.rule.citation.text}).",
                    f"Sent back after appraisal: told by {named_en_at(limit.by)} ({limit.rule.citation.text}).",
                )
            )
        texts = tuple(text for text in missing if isinstance(text, str)) if isinstance(missing, list) else ()
        names = tuple(part.name for part in components)
        ticked = tuple(name for name in names if any(name in text for text in texts))
        return Sheet(request_fields(names, ticked), tuple(told))

    def objections(self, counter: Counter, identity: str, values: Values) -> tuple[Objection, ...]:
        """What stands against a paper that was typed stands beside those, not beside the list that is ticked."""
        found = counter.steps.supplements.objections(identity, request_of(values))
        return tuple(_beside_its_paper(one, len(values.ticked("papers"))) for one in found)

    def save(self, counter: Counter, identity: str, values: Values, session: Session) -> None:
        counter.steps.supplements.ask(identity, request_of(values), session)

    def paper(self, counter: Counter, identity: str, values: Values) -> Form | None:
        return counter.steps.papers.supplement_request(identity)

    def draws(self, counter: Counter, identity: str, values: Values, session: Session) -> Form | None:
        return counter.steps.papers.supplement_drawn(identity, request_of(values), session)


def _beside_its_paper(objection: Objection, ticked: int) -> Objection:
    """Papers are numbered as they are asked for: those of the list first, then those that were typed."""
    numbered = re.match(r"papers\[(\d+)\]", objection.field)
    if numbered is None or int(numbered[1]) < ticked:
        return objection
    return replace(objection, field=f"others[{int(numbered[1]) - ticked}]{objection.field[numbered.end() :]}")


class ReceiveSupplement(Plan):
    name = "receive_supplement"
    needs = ("due",)
    after = After.SLIP
    rules = "term.restarts_after_supplement"

    def sheet(self, counter: Counter, case: Case) -> Sheet:
        asked = next((one for one in reversed(case.happenings) if one.header and "missing" in one.details), None)
        wanted = [text for text in (asked.details.get("missing") if asked else None) or [] if isinstance(text, str)]
        again = counter.steps.supplements.resumption(case.identity)
        ask = open_ask(case, AskKind.SUPPLEMENT)
        told = ask_told(case, ask) if ask is not None else []
        if again.due is not None:
            told.append(Notice(f"Ngày hẹn mới: {appointment_vi(again.due)}", f"The new date: {named_en_at(again.due)}"))
            told += [Notice(f"• {step.vi}", f"• {step.en}") for step in again.explanation]
        options = tuple(Option(name, Notice(name, name)) for name in dict.fromkeys(wanted))
        fields = [Field(Kind.TICKS, "brought", Notice("Đã bổ sung", "Brought"), list(dict.fromkeys(wanted)), options)]
        if again.needs_date:
            hint = Notice("ví dụ 25/11/2026 15:30", "e.g. 25/11/2026 15:30")
            fields.append(Field(Kind.MOMENT, "due", Notice("Ngày hẹn mới", "The new date"), hint=hint))
        return Sheet(tuple(fields), tuple(told))

    def objections(self, counter: Counter, identity: str, values: Values) -> tuple[Objection, ...]:
        """Everything that was asked for: part of it changes nothing, and the clock stays where it is."""
        values.moment("due")
        case = counter.steps.cases.open(identity)
        wanted = {option.value for field in self.sheet(counter, case).fields for option in field.options}
        missing = [name for name in wanted if name not in values.ticked("brought")]
        if not missing:
            return ()
        names = "; ".join(missing)
        return (
            Objection(
                "brought",
                f"Còn thiếu: {names}. Ghi nhận khi đã đủ, hoặc khi không cần giấy này nữa.",
                f"Still missing: {names}. Record it once everything is there, or the paper is no longer needed.",
                firm=False,
            ),
        )

    def save(self, counter: Counter, identity: str, values: Values, session: Session) -> None:
        counter.steps.supplements.receive(identity, values.ticked("brought"), session, due=values.moment("due"))


class Close(Plan):
    name = "close"
    rules = SUPPLEMENT_CLOSING

    def sheet(self, counter: Counter, case: Case) -> Sheet:
        last = counter.steps.supplements.last_day(case.identity)
        told = (
            Notice(
                f"Hết ngày {date_vi(last[0])} không nhận được bổ sung ({last[1]}).",
                f"Nothing came until the end of {date_vi(last[0])} ({last[1]}).",
            )
            if last
            else Notice("", "")
        )
        return Sheet((), (told,) if told.vi else ())

    def objections(self, counter: Counter, identity: str, values: Values) -> tuple[Objection, ...]:
        return counter.steps.supplements.against_closing(identity)

    def save(self, counter: Counter, identity: str, values: Values, session: Session) -> None:
        counter.steps.supplements.close(identity, session)
