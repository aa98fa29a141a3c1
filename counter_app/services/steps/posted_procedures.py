"""One procedure as it is posted at the counter, from the catalogue and the office's settings. Nothing is written."""

from __future__ import annotations

from counter_app.domain.feedback import published_contacts, ways_to_give_it
from counter_app.domain.form import Form
from counter_app.domain.online_guidance import online_guidance
from counter_app.domain.procedures import WAYS, Component, Fee, Procedure, Stated
from counter_app.domain.published import published_by, support_line, told_whole_by
from counter_app.domain.regulations import Profile
from counter_app.domain.stated_term import StatedTerm
from counter_app.domain.times import date_vi
from counter_app.print.forms.period_report import level_vi
from counter_app.print.forms.posted_procedure import PostedLine, PostedPaper, PostedProcedure, posted_form
from counter_app.services.office_settings import OfficeSettings
from counter_app.services.reference import Reference
from counter_app.services.steps.case import Cases
from counter_app.services.wording import amount_vi

_KINDS = {"original": "bản chính", "certified": "bản sao chứng thực", "photocopy": "bản chụp", "shown": "xuất trình"}
_WAYS = {"direct": "trực tiếp tại quầy", "post": "qua bưu chính", "online": "trực tuyến"}
_FEES = {"phi": "Phí", "le_phi": "Lệ phí", "not_stated": "Khoản thu"}


class PostedProcedures:
    def __init__(self, cases: Cases, reference: Reference) -> None:
        self._cases, self._reference = cases, reference

    def form(self, code: str) -> Form:
        """Raises BadInput for a procedure that is not in force here."""
        today = self._cases.today()
        procedure, profile = self._reference.procedure(code, today), self._reference.profile(today)
        office, parts = self._reference.office(), procedure.components
        online = "online" in (procedure.ways_to_file.value or WAYS)
        guidance = online_guidance(profile, procedure.service_level.value) if online else None
        contents = told_whole_by(profile) if online else ()
        return posted_form(
            PostedProcedure(
                office=office.heading,
                issued_on=today,
                name=procedure.name.value or procedure.code,
                code=procedure.code,
                papers=tuple(_paper(one) for one in parts.value or ()),
                papers_sure=parts.is_certain,
                lines=(
                    *_of_procedure(procedure),
                    *(_after(procedure) if contents else ()),
                    *(PostedLine(*told) for told in (guidance.lines if guidance else ())),
                    *_of_office(office, _feedback(profile), support_line(profile)),
                ),
                sources=(*published_by(profile, online=online), *([guidance.source] if guidance else ())),
                sample=office.sample or self._reference.catalogue().sample,
                before=_before(procedure) if contents else (),
                contents=contents,
            )
        )


def _paper(component: Component) -> PostedPaper:
    kinds = ", ".join(_KINDS[kind] for kind in component.kinds)
    return PostedPaper(component.name, kinds, str(component.count) if component.count is not None else "")


def _of_procedure(procedure: Procedure) -> tuple[PostedLine, ...]:
    term, sets, fees = StatedTerm.of(procedure, longer=False), procedure.sets, procedure.fees
    ways, agency, basis = procedure.ways_to_file, procedure.agency, procedure.legal_basis
    stated = term.vi if procedure.term.is_known else ""
    told_fees = "không thu" if fees.value == () else "; ".join(_fee(fee) for fee in fees.value or ())
    return (
        PostedLine("Số lượng hồ sơ", f"{sets.value:02d} bộ" if sets.value else "", sets.is_certain),
        PostedLine("Thời hạn giải quyết", stated, procedure.term.is_certain),
        PostedLine("Phí, lệ phí", told_fees, fees.is_certain),
        PostedLine("Cách nộp", "; ".join(_WAYS[way] for way in ways.value or ()), ways.is_certain),
        PostedLine("Cơ quan giải quyết", agency.value.name if agency.value else "", agency.is_certain),
        PostedLine("Căn cứ", "; ".join(basis.value or ()), basis.is_certain),
    )


def _before(procedure: Procedure) -> tuple[PostedLine, ...]:
    """What a regulation that has all parts of a service told wants above its papers."""
    level = procedure.service_level
    return (
        _words("Lĩnh vực", procedure.field),
        PostedLine("Mức độ dịch vụ", level_vi(level.value) if level.value else "", level.is_certain),
        _list("Trình tự thực hiện", procedure.steps),
        _list("Đối tượng thực hiện", procedure.applicants),
    )


def _after(procedure: Procedure) -> tuple[PostedLine, ...]:
    begins = procedure.valid_from
    return (
        _list("Kết quả", procedure.results),
        _list("Mẫu đơn, tờ khai", procedure.forms),
        _list("Yêu cầu, điều kiện", procedure.conditions),
        PostedLine("Áp dụng từ", date_vi(begins) if begins is not None else ""),
    )


def _words(label: str, stated: Stated[str]) -> PostedLine:
    return PostedLine(label, stated.value or "", stated.is_certain)


def _list(label: str, stated: Stated[tuple[str, ...]]) -> PostedLine:
    """Of what the list says is none, that it is none."""
    return PostedLine(label, "không có" if stated.value == () else "; ".join(stated.value or ()), stated.is_certain)


def _fee(fee: Fee) -> str:
    owed = amount_vi(fee.amount) if fee.amount is not None else fee.rule
    return " ".join(filter(None, (f"{_FEES[fee.kind]}:", owed, f"/ {fee.per}" if fee.per else "")))


def _feedback(profile: Profile) -> str:
    """The ways, then number and address where the regulation names them; the office's own stand on the sheet anyway."""
    ways, named = "; ".join(ways_to_give_it(profile)), ", ".join(published_contacts(profile, "", ""))
    return f"{ways} ({named})" if named else ways


def _of_office(office: OfficeSettings, feedback: str, support: str) -> tuple[PostedLine, ...]:
    heading = office.heading
    asked = ", ".join(filter(None, (heading.unit, f"đường dây nóng {heading.hotline}" if heading.hotline else "")))
    looked_up = f"{heading.lookup_address}, bằng mã hồ sơ trên giấy tiếp nhận" if heading.lookup_address else ""
    return (
        PostedLine("Hỏi, hướng dẫn", asked),
        *((PostedLine("Hỗ trợ dùng hệ thống", support),) if support else ()),
        PostedLine("Tra cứu hồ sơ", looked_up),
        PostedLine("Phản ánh, kiến nghị", feedback),
    )
