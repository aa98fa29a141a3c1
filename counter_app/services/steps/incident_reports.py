"""The paper that tells of an incident, filled in from what the desk knows; only that it was printed is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.form import Form
from counter_app.domain.incident_duties import (
    IncidentDuty,
    IncidentHelp,
    IncidentKind,
    incident_duty,
    incident_help,
)
from counter_app.domain.step_details import line
from counter_app.domain.times import time_vi
from counter_app.print.forms.incident_report import IncidentPaper, incident_form
from counter_app.services.outage import Outage, Outages
from counter_app.services.reference import Reference
from counter_app.services.sign_in import Session
from counter_app.services.steps.case import Cases

LONGEST_WORDS = 1_000
LOOKED_BACK = 20  # outages: more in one day are one incident


@dataclass(frozen=True, slots=True)
class IncidentReport:
    """What a person writes; `service` is needed for the fault of one service alone."""

    kind: IncidentKind
    service: str = ""
    description: str = ""
    proposal: str = ""
    position: str = ""
    email: str = ""
    phone: str = ""
    builder: str = ""


class IncidentReports:
    def __init__(self, cases: Cases, reference: Reference, outages: Outages) -> None:
        self._cases, self._reference, self._outages = cases, reference, outages

    def duty(self, kind: IncidentKind) -> IncidentDuty | None:
        """What the regulation in force asks for; None where it asks for nothing."""
        return incident_duty(self._reference.profile(self._cases.today()), kind)

    def help(self, kind: IncidentKind) -> IncidentHelp:
        """Whom to turn to, and how work goes on meanwhile, as far as the regulation in force says."""
        return incident_help(self._reference.profile(self._cases.today()), kind)

    def description(self, kind: IncidentKind) -> str:
        """What the desk itself saw today, to be gone on with; '' where nothing was seen."""
        if kind is IncidentKind.SERVICE_FAULT:
            return ""
        now = self._cases.now()
        return "; ".join(_words(one, now) for one in _of_today(self._outages.history(LOOKED_BACK), now))

    def form(self, report: IncidentReport, session: Session) -> Form:
        """Raises BadInput for texts that cannot be used, and without a service or a description."""
        of_a_service = report.kind is IncidentKind.SERVICE_FAULT
        profile = self._reference.profile(self._cases.today())
        duty, office = incident_duty(profile, report.kind), self._reference.office()
        helped = incident_help(profile, report.kind)  # where nobody has to be told, who helps is asked
        return incident_form(
            IncidentPaper(
                office=office.heading,
                made=self._cases.now(),
                asker=session.name,
                position=line(report.position, "Chức vụ", "Position"),
                email=line(report.email, "Thư điện tử liên lạc", "E-mail"),
                phone=line(report.phone, "Số điện thoại liên lạc", "Telephone"),
                builder=line(report.builder, "Đơn vị xây dựng", "Builder of the service"),
                service=line(report.service, "Tên dịch vụ có sự cố", "Service at fault", needed=True)
                if of_a_service
                else "",
                description=line(report.description, "Mô tả sự cố", "Description", needed=True, longest=LONGEST_WORDS),
                proposal=line(report.proposal, "Ý kiến đề xuất", "Proposal", longest=LONGEST_WORDS),
                addressees=duty.addressees if duty else helped.addressees,
                province=profile.province.name if duty and profile.province else "",
                form=duty.form if duty else "",
                source=duty.source if duty else helped.source,
                sample=office.sample,
            )
        )


def _of_today(newest_first: Iterable[Outage], now: datetime) -> list[Outage]:
    """Those that touched today, in order."""
    today = [one for one in newest_first if one.until is None or one.until.date() == now.date()]
    return list(reversed(today))


def _words(outage: Outage, now: datetime) -> str:
    began = f"Mất kết nối với hệ thống từ {time_vi(outage.since)}"
    ended = f"đến {time_vi(outage.until)}" if outage.until else f"chưa có lại (lúc {now:%H:%M})"
    return f"{began} {ended}" + (f": {outage.reason}" if outage.reason else "")
