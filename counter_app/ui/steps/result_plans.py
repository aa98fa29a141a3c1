"""On its way and back: handed over, the result arrived, handed out, sent back for an error; a note, a paper again."""

from __future__ import annotations

from counter_app.domain.form import Form
from counter_app.domain.notice import Notice
from counter_app.domain.regulations import Rule
from counter_app.domain.return_rules import (
    BRING_PAPER,
    COMPARE_AT_LEVEL_3,
    COMPARE_ORIGINALS,
    FEE_AT_RETURN,
    FEE_PROOF,
    POST_COMPARE,
    REFUSED_AFTER_APPRAISAL,
    RETURN_WAYS,
    SIGNED_BY_HEAD,
)
from counter_app.domain.step_deadlines import ERROR_CORRECTION, HANDOVER_RULES, StepDeadline
from counter_app.domain.step_rules import EARLY_NOTICE, Objection
from counter_app.domain.times import time_vi
from counter_app.domain.working_clock import named_en_at
from counter_app.services.sign_in import Session
from counter_app.services.steps.case import Case
from counter_app.services.steps.papers import PAPERS_OF_A_DOSSIER
from counter_app.services.steps.results import ELECTRONIC_RETURN, ArrivedResult, Collector, Return, ReturnedBy
from counter_app.services.steps.routing_slips import ROUTING, routing_rule
from counter_app.ui.steps.plan import After, Counter, Plan
from counter_app.ui.steps.sheet import Field, Kind, Option, Sheet, Values

REASON = Notice("Lý do", "Reason")
EVALUATION_MATTERS = (
    *("slip_with", "scale", "details", "required"),
    *("indicators", "indicators.dossier", "offered", "confidential"),
)
EVALUATION_RULES = tuple(f"satisfaction.{name}" for name in EVALUATION_MATTERS)
PAPER_NAMES = {
    "supplement_request": Notice("Phiếu yêu cầu bổ sung (Mẫu 02)", "Request for a supplement (form 02)"),
    "refusal": Notice("Phiếu từ chối (Mẫu 03)", "Refusal (form 03)"),
    "apology": Notice("Phiếu xin lỗi và hẹn lại (Mẫu 04)", "Apology and new date (form 04)"),
    "stop_letter": Notice("Văn bản dừng giải quyết", "Letter that processing stops"),
    "control_slip": Notice("Phiếu kiểm soát quá trình", "Control slip"),
    "routing_slip": Notice("Phiếu chuyển xử lý (mẫu chưa xác nhận)", "Routing slip (form unconfirmed)"),
    "evaluation": Notice("Phiếu đánh giá", "Evaluation slip"),
    "fee_receipt": Notice("Phiếu thu phí, lệ phí", "Fee receipt"),
    "posting_slip": Notice("Phiếu gửi hồ sơ (mẫu chưa xác nhận)", "Posting slip (form unconfirmed)"),
    "conversion": Notice("Kết quả điện tử ra giấy (mẫu chưa xác nhận)", "Electronic result on paper (unconfirmed)"),
}


class HandOver(Plan):
    name = "hand_over"
    needs = ("unit",)
    after = After.PAPER
    rules = " ".join(HANDOVER_RULES)
    beside = (("holder", "unit"),)

    def sheet(self, counter: Counter, case: Case) -> Sheet:
        limit = counter.steps.handovers.look(case.identity).deadline
        field = Field(Kind.LINE, "unit", Notice("Bộ phận nhận", "Receiving unit"), longest=120)
        rule = routing_rule(case)
        told = (_until(limit),) if limit else ()
        return Sheet((field,), (*told, _routed(rule)) if rule else told)

    def save(self, counter: Counter, identity: str, values: Values, session: Session) -> None:
        counter.steps.handovers.hand_over(identity, values.text("unit"), session)

    def paper(self, counter: Counter, identity: str, values: Values) -> Form | None:
        return counter.steps.papers.control_slip(identity)


def _until(limit: StepDeadline) -> Notice:
    source = limit.rule.citation.text
    if limit.at_once:
        return Notice(f"Chuyển ngay khi nhận ({source}).", f"To be handed over at once ({source}).")
    if limit.at_opening:
        day = f"{limit.by:%d/%m/%Y}"
        return Notice(
            f"Chuyển vào đầu giờ ngày {day} ({source}).", f"To be handed over at the start of {day} ({source})."
        )
    return Notice(
        f"Chuyển trước {time_vi(limit.by)} ({source}).", f"To be handed over by {named_en_at(limit.by)} ({source})."
    )


def _routed(rule: Rule) -> Notice:
    return Notice(
        f"Thủ tục liên thông: in kèm Phiếu chuyển xử lý ở “In giấy tờ” ({rule.citation.text}).",
        f"A linked procedure: print its routing slip too, among the papers ({rule.citation.text}).",
    )


class ResultArrived(Plan):
    name = "result_arrived"
    rules = f"{REFUSED_AFTER_APPRAISAL} {SIGNED_BY_HEAD}"

    def sheet(self, counter: Counter, case: Case) -> Sheet:
        outcomes = (
            Option("granted", Notice("Được giải quyết", "Granted")),
            Option("refused", Notice("Từ chối giải quyết", "Refused after appraisal")),
        )
        return Sheet(
            (
                Field(Kind.PICK, "outcome", Notice("Kết quả", "Result"), "granted", outcomes),
                Field(Kind.LINE, "document", Notice("Số văn bản", "Number of the document")),
                Field(Kind.LINE, "until", Notice("Hiệu lực đến", "In force until")),
                Field(Kind.LINE, "note", Notice("Ghi chú, lý do nếu từ chối", "Note, reason of a refusal")),
                Field(
                    Kind.LINE,
                    "signer",
                    Notice("Người ký văn bản từ chối", "Who signed the refusal"),
                    only_when=("outcome", "refused"),
                ),
            )
        )

    def objections(self, counter: Counter, identity: str, values: Values) -> tuple[Objection, ...]:
        return counter.steps.results.against_arrival(identity, _arrived(values))

    def save(self, counter: Counter, identity: str, values: Values, session: Session) -> None:
        counter.steps.results.arrive(identity, _arrived(values), session)


def _arrived(values: Values) -> ArrivedResult:
    texts = (values.text(name) for name in ("document", "until", "note", "signer"))
    return ArrivedResult(values.text("outcome") == "granted", *texts)


class ReturnResult(Plan):
    name = "return_result"
    beside = (
        ("told", "by"),
        ("fee", "by"),
        ("way", "by"),
    )
    rules = "return.as_on_slip return.online.ways"

    def sheet(self, counter: Counter, case: Case) -> Sheet:
        ways = (
            Option(ReturnedBy.COUNTER.value, Notice("Tại quầy", "At the counter")),
            Option(ReturnedBy.POST.value, Notice("Qua bưu chính", "By registered post")),
            Option(ReturnedBy.ONLINE.value, Notice("Trực tuyến", "Online")),
        )
        collectors = (
            Option(Collector.SUBMITTER.value, Notice("Người nộp", "Whoever handed it in")),
            Option(Collector.OWNER.value, Notice("Chủ hồ sơ", "The owner")),
            Option(Collector.AUTHORISED.value, Notice("Người được ủy quyền", "Somebody authorised")),
        )
        another = ("collector", Collector.AUTHORISED.value)
        slip = (Option("yes", Notice("Có giấy hẹn", "Yes")), Option("no", Notice("Không có giấy hẹn", "No")))
        return Sheet(
            (
                Field(Kind.PICK, "by", Notice("Cách trả", "How"), ways[0].value, ways, rule=_RULES_OF_THE_WAY),
                Field(Kind.LINE, "mail", Notice("Số bưu gửi", "Number of the letter"), only_when=("by", "post")),
                Field(Kind.PICK, "collector", Notice("Người nhận", "Who collects"), collectors[0].value, collectors),
                Field(Kind.LINE, "name", Notice("Họ tên người nhận", "Name"), only_when=another),
                Field(Kind.LINE, "authority", Notice("Căn cứ nhận thay", "Authority"), only_when=another),
                Field(Kind.PICK, "slip", Notice("Giấy hẹn", "With the slip"), "yes", slip),
                Field(
                    Kind.LINE,
                    "proof",
                    Notice("Giấy tờ đã xem thay giấy hẹn", "What was shown instead"),
                    only_when=("slip", "no"),
                ),
                Field(
                    Kind.FLAG,
                    "compared",
                    Notice("Đã ký đơn và đối chiếu bản gốc (hồ sơ trực tuyến)", "Signed, originals compared (online)"),
                    False,
                    rule=f"{COMPARE_AT_LEVEL_3} {COMPARE_ORIGINALS} {BRING_PAPER} {POST_COMPARE}",
                ),
                Field(
                    Kind.FLAG,
                    "kept",
                    Notice("Cơ quan giữ lại giấy tờ", "The papers stay here"),
                    False,
                    rule="return.originals",
                ),
            )
        )

    def objections(self, counter: Counter, identity: str, values: Values) -> tuple[Objection, ...]:
        results, by = counter.steps.results, ReturnedBy(values.text("by"))
        lacking = results.against_online(identity) if by is ReturnedBy.ONLINE else ()
        return (*results.cautions(identity), *results.against_way(identity, by), *lacking)

    def save(self, counter: Counter, identity: str, values: Values, session: Session) -> None:
        given = Return(
            ReturnedBy(values.text("by")),
            Collector(values.text("collector")),
            values.text("name"),
            values.text("authority"),
            values.text("slip") != "no",
            values.text("proof"),
            values.text("mail"),
            values.flag("compared"),
            values.flag("kept"),
        )
        counter.steps.results.hand_out(identity, given, session)


_RULES_OF_THE_WAY = " ".join((EARLY_NOTICE, FEE_AT_RETURN, FEE_PROOF, *RETURN_WAYS, ELECTRONIC_RETURN))


class SendBack(Plan):
    name = "send_back"
    needs = ("wrong", "unit")
    rules = ERROR_CORRECTION
    beside = (("holder", "unit"),)

    def sheet(self, counter: Counter, case: Case) -> Sheet:
        by = counter.steps.results.correction_due(case.identity)
        told = (
            Notice(f"Phải sửa xong trước {time_vi(by[0])} ({by[1]}).", f"Right by {named_en_at(by[0])} ({by[1]}).")
            if by
            else None
        )
        return Sheet(
            (
                Field(Kind.LINE, "wrong", Notice("Sai sót", "What is wrong"), longest=1_000, rule=ERROR_CORRECTION),
                Field(
                    Kind.LINE,
                    "unit",
                    Notice("Bộ phận sửa", "Unit that corrects"),
                    case.state.holder or "",
                    longest=120,
                ),
            ),
            (told,) if told else (),
        )

    def save(self, counter: Counter, identity: str, values: Values, session: Session) -> None:
        counter.steps.results.send_back(identity, values.text("wrong"), values.text("unit"), session)


class AddNote(Plan):
    name = "note"
    needs = ("note",)

    def sheet(self, counter: Counter, case: Case) -> Sheet:
        told = Notice("Chỉ bộ phận thấy; không in lên giấy nào.", "The office's own; no paper bears it.")
        called = Notice("Đã gọi điện báo người nộp nội dung này", "The citizen was called and told of this")
        note = Field(Kind.LINE, "note", Notice("Ghi chú", "Note"), longest=1_000)
        return Sheet((note, Field(Kind.FLAG, "called", called, False, rule="return.early_notice")), (told,))

    def save(self, counter: Counter, identity: str, values: Values, session: Session) -> None:
        counter.steps.remarks.note(identity, values.text("note"), session, called=values.flag("called"))


class PrintPaper(Plan):
    """Any paper that a step of this dossier brought, once more."""

    name = "print_paper"
    after = After.PAPER
    rules = " ".join(("forms.titles", "forms.layout", "result.paper_conversion", ROUTING, *EVALUATION_RULES))
    only_prints = True

    def sheet(self, counter: Counter, case: Case) -> Sheet:
        there = [name for name in PAPERS_OF_A_DOSSIER if counter.steps.papers.is_there(name, case.identity)]
        options = tuple(Option(name, PAPER_NAMES[name]) for name in there)
        return Sheet((Field(Kind.PICK, "paper", Notice("Giấy cần in", "Paper"), there[0] if there else "", options),))

    def save(self, counter: Counter, identity: str, values: Values, session: Session) -> None:
        """Printing writes its own entries."""

    def paper(self, counter: Counter, identity: str, values: Values) -> Form | None:
        return counter.steps.papers.named(values.text("paper"), identity)

    def draws(self, counter: Counter, identity: str, values: Values, session: Session) -> Form | None:
        return self.paper(counter, identity, values)
