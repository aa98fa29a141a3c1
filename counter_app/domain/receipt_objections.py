"""What stands against a receipt: what the catalogue excludes, and a date that cannot be one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from counter_app.domain.intake import FieldProblem, ReceiveDossier
from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.procedures import Procedure, Stated
from counter_app.domain.profile_counting import citation_with_doubt
from counter_app.domain.regulations import Profile
from counter_app.domain.stated_term import StatedTerm
from counter_app.domain.times import LATEST_DUE, appointment_vi
from counter_app.domain.working_clock import in_office_time, named_en_at

POST_PROCEDURES = "post.procedures"


def against_procedure(clean: ReceiveDossier, procedure: Procedure, profile: Profile) -> Iterator[FieldProblem]:
    """What the catalogue excludes for certain; what it only seems to exclude is a caution."""
    source = _catalogue(procedure)
    by_post = _of_the_post(procedure, profile)
    yield from _against_way_in(clean, procedure, source, by_post)
    yield from _against_way_back(clean, procedure, source, by_post)
    if clean.longer_term and (procedure.term.value is None or procedure.term.value.longer is None):
        yield FieldProblem(
            "longer_term",
            "Danh mục không ghi thời hạn kéo dài cho thủ tục này.",
            "The catalogue names no longer term for this procedure.",
            source,
        )
    if clean.returned_at_once and procedure.immediate.value is False:
        yield FieldProblem(
            "returned_at_once",
            "Thủ tục này không thuộc loại trả kết quả ngay.",
            "This procedure is not one whose result is returned at once.",
            source,
        )


def _of_the_post(procedure: Procedure, profile: Profile) -> str:
    """With the article by which the post takes only what the agency has put into its contract (Đăk Nông 2019, 19.3)."""
    rule = profile.rule(POST_PROCEDURES, channel="post")
    return "; ".join(filter(None, (_catalogue(procedure), citation_with_doubt(rule))))


def _against_way_in(clean: ReceiveDossier, procedure: Procedure, source: str, by_post: str) -> Iterator[FieldProblem]:
    if procedure.ways_to_file.is_certain and clean.channel not in (procedure.ways_to_file.value or ()):
        yield FieldProblem(
            "channel",
            "Thủ tục này không nhận theo cách nộp đã chọn; hãy chọn lại kênh.",
            "This procedure cannot be filed in that way; choose another.",
            source,
        )
    if clean.channel == "post" and _surely_not(procedure.post_may_take_in):
        yield FieldProblem(
            "channel",
            "Thủ tục này không tiếp nhận qua bưu chính; người nộp phải đến quầy hoặc nộp trực tuyến.",
            "The post may not take in this procedure; it is filed at the counter or online.",
            by_post,
        )


def _against_way_back(clean: ReceiveDossier, procedure: Procedure, source: str, by_post: str) -> Iterator[FieldProblem]:
    if clean.return_way == "post" and _surely_not(procedure.post_may_bring_back):
        yield FieldProblem(
            "return_way",
            "Kết quả thủ tục này không trả qua bưu chính; hãy chọn cách khác.",
            "The result of this procedure may not go by post; choose another way.",
            by_post,
        )
    elif procedure.ways_to_return.is_certain and clean.return_way not in (procedure.ways_to_return.value or ()):
        yield FieldProblem(
            "return_way",
            "Thủ tục này không trả kết quả theo cách đã chọn; hãy chọn cách khác.",
            "The result of this procedure is not returned in that way; choose another.",
            source,
        )


def against_due(
    clean: ReceiveDossier,
    procedure: Procedure,
    term: StatedTerm,
    calendar: OfficeCalendar,
    received: datetime,
    *,
    returned: bool,
) -> Iterator[FieldProblem]:
    """`returned`: the result is handed over at once."""
    if clean.due is not None:
        yield from _against_setting(clean, procedure, term, returned=returned)
        yield from _against_day(in_office_time(clean.due), calendar, received)
    elif not term.known and not returned:
        yield _no_term(term)


def _against_setting(
    clean: ReceiveDossier, procedure: Procedure, term: StatedTerm, *, returned: bool
) -> Iterator[FieldProblem]:
    """A clerk sets a date where no term gives it."""
    if returned:
        yield FieldProblem(
            "due",
            "Kết quả trả ngay thì không hẹn ngày; hãy bỏ ngày hẹn.",
            "A result that is returned at once has no appointment; remove the date.",
        )
    elif term.known and term.certain:
        yield FieldProblem(
            "due",
            f"Thời hạn theo danh mục là {term.vi}; ngày hẹn được tính từ đó, không tự ấn định.",
            f"The term in the catalogue is {term.en}; the date follows from it and is not set by hand.",
            _catalogue(procedure),
        )
    elif term.known and not clean.due_reason:
        yield FieldProblem(
            "due_reason",
            f"Danh mục ghi {term.vi}; nếu ấn định ngày khác, hãy ghi lý do.",
            f"The catalogue says {term.en}; where you set another date, give the reason.",
            _catalogue(procedure),
        )


def _against_day(due: datetime, calendar: OfficeCalendar, received: datetime) -> Iterator[FieldProblem]:
    if not received < due <= received + LATEST_DUE:
        yield FieldProblem(
            "due",
            "Ngày hẹn phải sau lúc nhận và không quá năm năm; hãy xem lại.",
            "The date must come after the receipt, within five years; check it.",
        )
    elif not calendar.counter_hours(due.date()):
        yield FieldProblem(
            "due",
            f"{appointment_vi(due)} không có giờ mở quầy; hãy chọn ngày khác.",
            f"On {named_en_at(due)} the counter is closed; choose another day.",
        )


def _no_term(term: StatedTerm) -> FieldProblem:
    if term.vi:
        return FieldProblem(
            "due",
            f"Danh mục ghi thời hạn {term.vi}, đơn vị này không tự tính được; hãy ấn định ngày hẹn trả.",
            f"The catalogue says {term.en}, a unit that is not counted automatically; set the date.",
        )
    return FieldProblem(
        "due",
        "Danh mục không ghi thời hạn của thủ tục này; hãy ấn định ngày hẹn trả.",
        "The catalogue states no term for this procedure; set the date.",
    )


def _surely_not(stated: Stated[bool]) -> bool:
    return stated.value is False and stated.is_certain


def _catalogue(procedure: Procedure) -> str:
    return f"Danh mục thủ tục, {procedure.code}"
