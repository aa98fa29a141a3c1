"""What a receipt says on its slip, read back from the entry that was saved (or from a decision, for the preview)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from counter_app.domain.details import count_of, object_of, objects_of, text_of
from counter_app.domain.intake import ApplicantKind, CopyKind, DueSetBy, ReturnWay
from counter_app.domain.intake_decision import RUNS_FROM_COMPETENT_AGENCY, SET_BY_CLERK_VI
from counter_app.domain.notice import Notice
from counter_app.domain.slip import Applicant, CopyMark, Owner, RegisterLine, SlipComponent, SlipContent, SlipFee
from counter_app.services.office_settings import OfficeSettings
from counter_app.services.people_words import address_vi, authority_vi, child_number_vi, number_vi
from counter_app.wire.header import Fee
from counter_app.wire.slip_text import parse_slip_text

RETURN_WAYS_VI = {
    ReturnWay.COUNTER: "nhận trực tiếp",
    ReturnWay.POST: "nhận qua bưu chính",
    ReturnWay.ONLINE: "nhận trực tuyến",
}
RETURN_WAYS_EN = {
    ReturnWay.COUNTER: "at the counter",
    ReturnWay.POST: "by post",
    ReturnWay.ONLINE: "online",
}
AT_ONCE_VI = "trả kết quả ngay khi tiếp nhận"
COUNTED_PROVISIONALLY_VI = (
    "Ngày hẹn tạm tính từ sau 01 ngày làm việc kể từ khi nhận; thời hạn chính thức tính từ khi cơ quan có thẩm quyền "
    "nhận được hồ sơ (NĐ 118/2025/NĐ-CP, điều 17.3)."
)
NOT_COUNTED_VI = "Không tính"


@dataclass(frozen=True, slots=True)
class SlipFacts:
    """The part of a receipt that its slip is made of. `details` is the receipt's body."""

    identity: str
    code: str | None
    received: datetime
    due: datetime | None
    runs_from: str | None
    due_set_by: str
    details: Mapping[str, Any]
    fees: Sequence[Fee]
    register: RegisterLine | None


def slip_content(
    facts: SlipFacts,
    office: OfficeSettings,
    qr_text: str,
    *,
    issued_on: date,
    form_label: str,
    sample: bool,
    copy: CopyMark | None = None,
    replaces: str = "",
) -> SlipContent:
    details = facts.details
    owner, organisation = _owner(details)
    return SlipContent(
        office=office.heading,
        code=facts.code,
        identity=facts.identity,
        qr_text=qr_text,
        pin=parse_slip_text(qr_text).pin,
        applicant=_at_the_counter(details),
        procedure=text_of(details, "procedure_name"),
        received=facts.received,
        due=facts.due,
        term=text_of(details, "term"),
        form_label=form_label,
        issued_on=issued_on,
        owner=owner,
        organisation=organisation,
        request=text_of(details, "request"),
        components=slip_components(details),
        sets=count_of(details, "sets", 1),
        due_note=_due_note(facts),
        due_explanation=_short_explanation(details),
        return_place=return_place_vi(details) or office.return_place,
        return_way=return_way_vi(details),
        fees=slip_fees(facts.fees),
        register=None if office.register_blank else facts.register,
        clerk=text_of(details, "clerk"),
        copy=copy,
        replaces=replaces or text_of(details, "replaces"),
        authority=authority_vi(object_of(details.get("submitter"))),
        outage_sheet=text_of(details, "sheet"),
        sample=sample,
    )


def slip_components(details: Mapping[str, Any]) -> tuple[SlipComponent, ...]:
    return tuple(_component(item) for item in objects_of(details.get("components")))


def slip_fees(fees: Sequence[Fee]) -> tuple[SlipFee, ...]:
    return tuple(SlipFee(fee.name or FEE_KINDS_VI.get(fee.kind, fee.kind), fee.amount, fee.paid) for fee in fees)


FEE_KINDS_VI = {"phi": "Phí", "le_phi": "Lệ phí"}


def return_way_vi(details: Mapping[str, Any]) -> str:
    way = text_of(details, "return_way")
    return RETURN_WAYS_VI[ReturnWay(way)] if way in list(ReturnWay) else ""


def return_place_vi(details: Mapping[str, Any]) -> str:
    """As the clerk wrote it; by post to whoever stands at the counter where nothing was written."""
    place = text_of(details, "return_place")
    if place or text_of(details, "return_way") != ReturnWay.POST:
        return place
    person = object_of(details.get("submitter")) or object_of(details.get("applicant"))
    return text_of(person, "address_today") or text_of(person, "address")


def return_words(details: Mapping[str, Any]) -> Notice:
    """Where and how the result is collected."""
    place, way = return_place_vi(details), text_of(details, "return_way")
    known = way in list(ReturnWay)
    ways = (RETURN_WAYS_VI[ReturnWay(way)], RETURN_WAYS_EN[ReturnWay(way)]) if known else ("", "")
    return Notice(*("; ".join(filter(None, (place, words))) for words in ways))


def _at_the_counter(details: Mapping[str, Any]) -> Applicant:
    """The submitter where there is one, an organisation's or a child's representative, else the applicant."""
    applicant, submitter = object_of(details.get("applicant")), object_of(details.get("submitter"))
    person = submitter or applicant
    name, number = text_of(person, "name"), number_vi(person)
    if not submitter and text_of(applicant, "representative"):
        name = text_of(applicant, "representative")
        number = text_of(applicant, "representative_number") or number
    elif not submitter and text_of(applicant, "kind") == ApplicantKind.CHILD:
        number = child_number_vi(applicant)
    # A child lives where whoever brings it lives, unless that is written down as well.
    lives_with = text_of(applicant, "kind") == ApplicantKind.CHILD
    address = address_vi(person) or (address_vi(applicant) if lives_with else "")
    return Applicant(name, number, address, text_of(person, "phone"), text_of(person, "email"))


def _owner(details: Mapping[str, Any]) -> tuple[Owner | None, str]:
    """Whose dossier it is where somebody else hands it in, and the organisation's name with its number."""
    applicant = object_of(details.get("applicant"))
    if text_of(applicant, "kind") == ApplicantKind.ORGANISATION:
        number = text_of(applicant, "id_number")
        return None, text_of(applicant, "name") + (f", mã số {number}" if number else "")
    if details.get("submitter") or text_of(applicant, "representative"):
        child = text_of(applicant, "kind") == ApplicantKind.CHILD
        number = child_number_vi(applicant) if child else number_vi(applicant)
        return Owner(text_of(applicant, "name"), number, address_vi(applicant)), ""
    return None, ""


def _component(item: Mapping[str, Any]) -> SlipComponent:
    counts = {str(paper.get("kind")): count_of(paper, "count") for paper in objects_of(item.get("papers"))}
    name = text_of(item, "name")
    if CopyKind.DATABASE.value in counts:
        name = f"{name} (lấy từ cơ sở dữ liệu)"
    return SlipComponent(
        name,
        originals=counts.get(CopyKind.ORIGINAL.value, 0),
        certified=counts.get(CopyKind.CERTIFIED.value, 0),
        photocopies=counts.get(CopyKind.PHOTOCOPY.value, 0),
        shown=counts.get(CopyKind.SHOWN.value, 0),
    )


def _due_note(facts: SlipFacts) -> str:
    if facts.due_set_by == DueSetBy.NOBODY:
        return AT_ONCE_VI
    if facts.due_set_by == DueSetBy.CLERK:
        return f"Ngày hẹn {SET_BY_CLERK_VI}."
    return COUNTED_PROVISIONALLY_VI if facts.runs_from == RUNS_FROM_COMPETENT_AGENCY else ""


def _short_explanation(details: Mapping[str, Any]) -> str:
    """Only the days that do not count: the rest stands on the slip already."""
    told = [text_of(step, "text") for step in objects_of(details.get("explanation"))]
    skipped = [text.removeprefix(NOT_COUNTED_VI).strip() for text in told if text.startswith(NOT_COUNTED_VI)]
    return f"không tính {'; '.join(skipped)}." if skipped else ""
