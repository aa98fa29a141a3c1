"""What the clerk should see before saving and what stops nothing: papers that are missing, facts in doubt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from counter_app.domain.intake import (
    Applicant,
    ApplicantKind,
    CopyKind,
    Decision,
    DueSetBy,
    FieldProblem,
    IdentityPaper,
    MissingComponent,
    ReceiveDossier,
    Relation,
    ReturnWay,
    TakenComponent,
)
from counter_app.domain.intake_checks import needs_somebody_else
from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.online_filing import ONLINE, runs_from_filing
from counter_app.domain.procedures import Component, Procedure
from counter_app.domain.profile_counting import citation_with_doubt
from counter_app.domain.regulations import Profile
from counter_app.domain.times import appointment_vi
from counter_app.domain.working_clock import named_en_at
from counter_app.domain.written_number import grouped

COPY_NAMES_VI = {
    CopyKind.ORIGINAL: "bản chính",
    CopyKind.CERTIFIED: "bản sao chứng thực",
    CopyKind.PHOTOCOPY: "bản chụp",
    CopyKind.SHOWN: "xuất trình",
    CopyKind.DATABASE: "lấy từ cơ sở dữ liệu",
}
COPY_NAMES_EN = {
    CopyKind.ORIGINAL: "original",
    CopyKind.CERTIFIED: "certified copy",
    CopyKind.PHOTOCOPY: "photocopy",
    CopyKind.SHOWN: "shown",
    CopyKind.DATABASE: "from a database",
}


def missing_components(command: ReceiveDossier, procedure: Procedure, profile: Profile) -> tuple[MissingComponent, ...]:
    """What the catalogue asks for and the clerk has not ticked, or not in the number that is asked for."""
    taken = {component.name: component for component in command.components}
    citation = citation_with_doubt(profile.rule("supplement.form", channel=command.channel))
    return tuple(
        _missing(component, lacking, citation)
        for component in procedure.components.value or ()
        if component.required is not False and (lacking := _lacking(component, taken.get(component.name)))
    )


def _lacking(wanted: Component, taken: TakenComponent | None) -> int:
    """How many copies are not there. Data drawn from a database stand for any number of papers."""
    papers = taken.papers if taken else ()
    if any(paper.kind is CopyKind.DATABASE for paper in papers):
        return 0
    return max(0, (wanted.count or 1) - sum(paper.count for paper in papers))


def _missing(wanted: Component, lacking: int, citation: str) -> MissingComponent:
    kinds_vi = " hoặc ".join(COPY_NAMES_VI[CopyKind(kind)] for kind in wanted.kinds) or "bản"
    kinds_en = " or ".join(COPY_NAMES_EN[CopyKind(kind)] for kind in wanted.kinds) or "copy"
    doubt_vi = "" if wanted.required else "; danh mục không ghi là bắt buộc"
    doubt_en = "" if wanted.required else "; the catalogue does not say that it is required"
    return MissingComponent(
        wanted.name,
        f"{wanted.name} ({lacking} {kinds_vi}{doubt_vi})",
        f"{wanted.name} ({lacking} × {kinds_en}{doubt_en})",
        citation,
    )


def cautions(
    decision: Decision, procedure: Procedure, profile: Profile, calendar: OfficeCalendar, *, uncertain_term: bool
) -> tuple[FieldProblem, ...]:
    """In the order of the form."""
    command = decision.command
    return (
        *_about_received(decision, calendar),
        *_about_applicant(command),
        *_about_submitter(command),
        *_about_channel(command, procedure),
        *_about_papers(command, procedure),
        *_about_return(command, procedure),
        *_about_notices(command),
        *_about_page_fee(command, procedure),
        *_about_due(decision, calendar, uncertain_term=uncertain_term),
        *_about_term_that_is_over(decision, profile),
        *_about_slip(decision, profile),
    )


def is_open_at(calendar: OfficeCalendar, moment: datetime) -> bool:
    """Whether the counter is open then; `moment` in office time."""
    hours = calendar.counter_hours(moment.date())
    return any(stretch.opens <= moment.time() <= stretch.closes for stretch in hours)


def _about_received(decision: Decision, calendar: OfficeCalendar) -> Iterator[FieldProblem]:
    """A Sunday, an evening: mostly a wrong clock or a calendar that lacks a decided day; of a contingency sheet, whose
    time was written by hand, mostly a figure that was misread."""
    received, of_sheet = decision.received, decision.command.sheet
    if is_open_at(calendar, received):
        return
    vi = (
        f"Giờ ghi trên phiếu dự phòng là ngoài giờ mở quầy ({appointment_vi(received)}); hãy đọc lại phiếu."
        if of_sheet
        else f"Đang nhận ngoài giờ mở quầy ({appointment_vi(received)}); hãy xem lại giờ máy hoặc lịch làm việc."
    )
    check = "read the sheet again" if of_sheet else "check the clock or the calendar"
    yield FieldProblem("received", vi, f"Received outside the counter's hours ({named_en_at(received)}); {check}.")


def _about_applicant(command: ReceiveDossier) -> Iterator[FieldProblem]:
    applicant = command.applicant
    number = applicant.id_number
    if applicant.identity_paper is IdentityPaper.NONE and applicant.kind is ApplicantKind.PERSON:
        if not applicant.no_paper_reason:
            yield FieldProblem(
                "applicant.no_paper_reason",
                "Hãy ghi lý do người nộp không có giấy tờ tùy thân.",
                "Say why the applicant has no identity paper.",
            )
    elif not number and applicant.kind is not ApplicantKind.CHILD:
        yield FieldProblem(
            "applicant.id_number",
            "Chưa có số định danh hoặc số giấy tờ của người nộp.",
            "No identity number was given.",
        )
    if not _number_plausible(applicant):
        yield FieldProblem(
            "applicant.id_number",
            "Số định danh cá nhân có 12 chữ số (số cũ 9 chữ số); hãy đối chiếu với giấy tờ.",
            "A personal number has 12 digits (an old one 9); compare it with the papers.",
        )
    if needs_somebody_else(applicant) and command.submitter is None:
        yield FieldProblem(
            "submitter.name",
            "Trẻ em, tổ chức cần ghi người đại diện hoặc người nộp.",
            "For a child or an organisation name the representative or whoever submits.",
        )


def _number_plausible(applicant: Applicant) -> bool:
    number = applicant.id_number
    free = applicant.kind is ApplicantKind.ORGANISATION or applicant.identity_paper is IdentityPaper.PASSPORT
    if free or not number or not number.isdigit():
        return True
    return len(number) in (9, 12)


def _about_submitter(command: ReceiveDossier) -> Iterator[FieldProblem]:
    submitter = command.submitter
    if submitter is not None and submitter.relation is Relation.MANDATE and not submitter.authority:
        yield FieldProblem(
            "submitter.authority",
            "Hãy ghi số, ngày của giấy ủy quyền.",
            "Note number and date of the written mandate.",
        )


def _about_channel(command: ReceiveDossier, procedure: Procedure) -> Iterator[FieldProblem]:
    ways = procedure.ways_to_file
    if ways.is_known and not ways.is_certain and command.channel not in (ways.value or ()):
        yield FieldProblem(
            "channel",
            "Danh mục (chưa kiểm chứng) không ghi cách nộp này.",
            "The catalogue (not confirmed) does not name this way of filing.",
            f"Danh mục thủ tục, {procedure.code}",
        )
    if command.channel == "post" and procedure.post_may_take_in.value is False:
        yield FieldProblem(
            "channel",
            "Danh mục (chưa kiểm chứng) ghi bưu chính không tiếp nhận thủ tục này.",
            "The catalogue (not confirmed) says that the post does not take this procedure in.",
            f"Danh mục thủ tục, {procedure.code}",
        )


def _about_papers(command: ReceiveDossier, procedure: Procedure) -> Iterator[FieldProblem]:
    wanted = {component.name: component.kinds for component in procedure.components.value or ()}
    for place, component in enumerate(command.components):
        asked = wanted.get(component.name, ())
        unfit = [paper.kind for paper in component.papers if asked and not _fits(paper.kind, asked)]
        if unfit:
            kinds = " hoặc ".join(COPY_NAMES_VI[CopyKind(kind)] for kind in asked)
            kinds_en = " or ".join(COPY_NAMES_EN[CopyKind(kind)] for kind in asked)
            yield FieldProblem(
                f"components[{place}]",
                f"Danh mục yêu cầu {kinds}; đã nhận {COPY_NAMES_VI[unfit[0]]}.",
                f"The catalogue asks for {kinds_en}; taken in was {COPY_NAMES_EN[unfit[0]]}.",
                f"Danh mục thủ tục, {procedure.code}",
            )


def _about_return(command: ReceiveDossier, procedure: Procedure) -> Iterator[FieldProblem]:
    ways = procedure.ways_to_return
    if ways.is_known and not ways.is_certain and command.return_way.value not in (ways.value or ()):
        yield FieldProblem(
            "return_way",
            "Danh mục (chưa kiểm chứng) không ghi cách trả kết quả này.",
            "The catalogue (not confirmed) does not name this way of return.",
            f"Danh mục thủ tục, {procedure.code}",
        )
    person = command.submitter or command.applicant
    if command.return_way is ReturnWay.POST and not (command.return_place or person.address):
        yield FieldProblem(
            "return_place",
            "Hãy ghi địa chỉ nhận kết quả qua bưu chính.",
            "Give the address that the post is to bring the result to.",
        )


def _about_notices(command: ReceiveDossier) -> Iterator[FieldProblem]:
    """Whoever hands it in is told; without a number or an address nobody can be."""
    person = command.submitter or command.applicant
    wanted = (
        ("sms", person.phone, "tin nhắn", "số điện thoại", "by text message", "telephone number"),
        ("email", person.email, "thư điện tử", "địa chỉ thư điện tử", "by e-mail", "e-mail address"),
    )
    for channel, contact, by_vi, lacks_vi, by_en, lacks_en in wanted:
        if channel in command.notify and not contact:
            yield FieldProblem(
                "notify",
                f"Người nộp muốn được báo qua {by_vi} nhưng chưa có {lacks_vi}; hãy hỏi và ghi vào.",
                f"To be told {by_en}, but there is no {lacks_en}; ask for it.",
            )


def _about_page_fee(command: ReceiveDossier, procedure: Procedure) -> Iterator[FieldProblem]:
    fee = procedure.page_fee.value
    if fee is None or not command.copied or not command.fees:
        return
    counted, charged = fee.of(command.copied), sum(one.amount for one in command.fees if one.kind == fee.kind)
    if charged != counted:
        shown = grouped(counted)
        yield FieldProblem(
            "fees",
            f"Tính theo số trang là {shown} đ, khác với số đang ghi; hãy đối chiếu.",
            f"By the pages it comes to {shown} đ, which is not the amount noted; compare.",
            procedure.page_fee.note,
        )


def _fits(kind: CopyKind, asked: tuple[str, ...]) -> bool:
    """An original or a certified copy does where a photocopy is asked for; the other way round it does not."""
    if kind is CopyKind.DATABASE or kind.value in asked:
        return True
    return CopyKind.PHOTOCOPY.value in asked and kind in (CopyKind.ORIGINAL, CopyKind.CERTIFIED)


def _about_due(decision: Decision, calendar: OfficeCalendar, *, uncertain_term: bool) -> Iterator[FieldProblem]:
    if decision.due_set_by is DueSetBy.TERM and uncertain_term:
        yield FieldProblem(
            "due",
            "Thời hạn trong danh mục chưa được kiểm chứng; hãy đối chiếu trước khi hẹn.",
            "The term in the catalogue is not confirmed; compare it before you promise the date.",
        )
    by_clerk = decision.due if decision.due_set_by is DueSetBy.CLERK else None
    if by_clerk is not None and not is_open_at(calendar, by_clerk):
        yield FieldProblem(
            "due",
            "Giờ hẹn nằm ngoài giờ mở quầy.",
            "The hour of the appointment lies outside the counter's hours.",
        )


def _about_term_that_is_over(decision: Decision, profile: Profile) -> Iterator[FieldProblem]:
    """Where the term of what came online runs from its filing, it can be over before anybody has looked at it."""
    rule = runs_from_filing(profile, decision.command.service_level) if decision.command.channel == ONLINE else None
    if rule is not None and decision.due is not None and decision.due <= decision.received:
        yield FieldProblem(
            "due",
            f"Thời hạn tính từ lúc người nộp gửi hồ sơ đã hết ({appointment_vi(decision.due)}); nhận xong hãy xin lỗi "
            "và hẹn lại ngay.",
            f"The term from the filing is over ({named_en_at(decision.due)}); once it is received, apologise and set a "
            "new date at once.",
            citation_with_doubt(rule),
        )


def _about_slip(decision: Decision, profile: Profile) -> Iterator[FieldProblem]:
    rule = profile.rule("slip.form", channel=decision.command.channel)
    if rule is not None and not decision.prints_slip and not decision.returned:
        yield FieldProblem(
            "slip_wanted",
            "Quy định yêu cầu cấp giấy tiếp nhận cho hồ sơ này; hãy in trước khi người nộp ra về.",
            "The rule asks for a slip for this dossier; print it before the citizen leaves.",
            citation_with_doubt(rule),
        )
