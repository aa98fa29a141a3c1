"""What the citizen asked for by the portal, and the one-stop's answer where no other step is one."""

from __future__ import annotations

from counter_app.domain.citizen_asks import STOP_ONLINE, AskKind
from counter_app.domain.errors import BadInput
from counter_app.domain.notice import Notice
from counter_app.domain.profile_counting import citation_with_doubt
from counter_app.domain.times import OFFICE_ZONE, time_vi
from counter_app.services.sign_in import Session
from counter_app.services.steps.case import Case
from counter_app.services.steps.citizen_asks import CitizenAsk, nothing_asked, open_asks
from counter_app.ui.steps.plan import Counter, Plan
from counter_app.ui.steps.sheet import Field, Kind, Option, Sheet, Values

DONE, DECLINED = "done", "declined"
_HOW_ACCEPTED = {
    AskKind.WITHDRAW: Notice(
        "Đồng ý: dùng bước “Người nộp rút hồ sơ”. Không đồng ý: ghi lý do ở đây, người nộp được báo.",
        "To accept: the step “Withdrawn by the citizen”. Not accepted: the reason here; the citizen is told.",
    ),
    AskKind.SUPPLEMENT: Notice(
        "Đã đủ: dùng bước “Nhận bổ sung”, thời hạn tính từ lúc người nộp gửi. Chưa đủ: ghi rõ còn thiếu gì.",
        "All there: the step “Take in the supplement”, counted from when it was sent. If not: what is still missing.",
    ),
    AskKind.CHANGE: Notice(
        "Sửa bằng bước “Sửa thông tin” (hoặc đề nghị sửa) rồi ghi đã sửa ở đây; không sửa thì ghi lý do.",
        "Correct it by its own step, then say so here; where it is not changed, the reason.",
    ),
}


class AnswerCitizen(Plan):
    name = "answer_citizen"
    rules = f"{STOP_ONLINE} stop.by_applicant"

    def sheet(self, counter: Counter, case: Case) -> Sheet:
        asks = open_asks(case)
        if not asks:
            raise nothing_asked()
        told = [notice for ask in asks for notice in ask_told(case, ask)]
        told += [_HOW_ACCEPTED[what] for what in dict.fromkeys(ask.what for ask in asks)]
        named = tuple(Option(ask.asked.hex(), Notice(*_named(ask))) for ask in asks)
        answers = (
            Option(DECLINED, Notice("Không đồng ý, chưa đủ", "Not accepted, or not complete")),
            *(
                (Option(DONE, Notice("Đã sửa theo đề nghị", "Changed as asked")),)
                if any(ask.what is AskKind.CHANGE for ask in asks)
                else ()
            ),
        )
        return Sheet(
            (
                Field(Kind.PICK, "asked", Notice("Đề nghị", "What was asked"), named[0].value, named),
                Field(Kind.PICK, "answer", Notice("Trả lời", "Answer"), answers[-1].value, answers),
                Field(Kind.LINE, "note", Notice("Lý do, nội dung báo người nộp", "Reason, as told"), longest=1_000),
            ),
            tuple(told),
        )

    def save(self, counter: Counter, identity: str, values: Values, session: Session) -> None:
        granted = values.text("answer") == DONE
        try:
            asked = bytes.fromhex(values.text("asked"))
        except ValueError:
            raise BadInput("Hãy chọn đề nghị cần trả lời.", "Choose what is answered.") from None
        counter.steps.citizen_asks.answer(identity, asked, values.text("note"), session, granted=granted)


def ask_told(case: Case, ask: CitizenAsk) -> list[Notice]:
    """What came, when, in the citizen's words, and until when the regulation lets it be taken back."""
    vi, en = _named(ask)
    told = [Notice(f"{vi}: {ask.said}" if ask.said else vi, f"{en}: {ask.said}" if ask.said else en)]
    if ask.brought or ask.files:
        names = "; ".join(dict.fromkeys((*ask.brought, *(file.name for file in ask.files))))
        told.append(Notice(f"Gửi kèm: {names}", f"With it came: {names}"))
    rule = case.profile.rule(STOP_ONLINE, channel=case.channel, level=case.level)
    if ask.what is not AskKind.SUPPLEMENT and rule is not None:
        source = citation_with_doubt(rule)
        told.append(
            Notice(f"Được đề nghị trước khi có kết quả ({source}).", f"May be asked for before the result ({source}).")
        )
    return told


def _named(ask: CitizenAsk) -> tuple[str, str]:
    vi, en = ask.words()
    return f"{vi} lúc {time_vi(ask.when)}", f"{en}, {ask.when.astimezone(OFFICE_ZONE):%d/%m/%Y %H:%M}"
