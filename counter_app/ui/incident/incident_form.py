"""What the paper about an incident says: which one, what was seen, what is proposed, who can be asked."""

from __future__ import annotations

from PySide6.QtCore import Signal

from counter_app.domain.incident_duties import (
    ADDRESSEES,
    DIFFICULTIES,
    FORM,
    HELP,
    MEANWHILE,
    NOTICE,
    IncidentDuty,
    IncidentHelp,
    IncidentKind,
)
from counter_app.services.steps.incident_reports import LONGEST_WORDS, IncidentReport
from counter_app.ui.language import either
from counter_app.ui.marked import Choice, Words, line
from counter_app.ui.panel_form import PanelForm, written
from counter_app.ui.rule_behind import rule_behind_is

RULES = " ".join((*NOTICE.values(), *ADDRESSEES.values(), FORM, DIFFICULTIES, *HELP, *MEANWHILE))


class IncidentForm(PanelForm):
    kind_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        kinds = [
            (IncidentKind.SERVICE_FAULT.value, self.tr("Lỗi của một dịch vụ công trực tuyến")),
            (IncidentKind.PORTAL.value, self.tr("Sự cố của cổng, của hệ thống")),
        ]
        self.kind = Choice(self.tr("Sự cố"), kinds)
        self.kind.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.duty = Words("", "faint", wraps=True)
        self.service = line(self.tr("Tên dịch vụ có sự cố"), longest=300)
        self.description = written(self.tr("Mô tả sự cố"))
        self.proposal = line(self.tr("Ý kiến đề xuất"), longest=LONGEST_WORDS)
        self.position = line(self.tr("Chức vụ của người yêu cầu"), longest=120)
        self.email = line(self.tr("Thư điện tử liên lạc"), longest=120)
        self.phone = line(self.tr("Số điện thoại liên lạc"), longest=40)
        self.builder = line(self.tr("Đơn vị xây dựng dịch vụ (nếu biết)"), longest=300)
        self.add_field(self.kind)
        self.column.addWidget(self.duty)
        self._service_label = self.add_field(self.service)
        self.add_written(self.description)
        for field in (self.proposal, self.position, self.email, self.phone, self.builder):
            self.add_field(field)
        rule_behind_is(self, RULES)
        self.kind.currentIndexChanged.connect(self._turn)

    @property
    def chosen(self) -> IncidentKind:
        return IncidentKind(self.kind.value())

    def report(self) -> IncidentReport:
        """As typed; whether it can be used is the service's to say."""
        return IncidentReport(
            self.chosen,
            self.service.text(),
            self.description.toPlainText().replace("\n", " "),
            self.proposal.text(),
            self.position.text(),
            self.email.text(),
            self.phone.text(),
            self.builder.text(),
        )

    def take_up(self, report: IncidentReport) -> None:
        """What was typed before it was put away."""
        typed = {
            self.service: report.service,
            self.proposal: report.proposal,
            self.position: report.position,
            self.email: report.email,
            self.phone: report.phone,
            self.builder: report.builder,
        }
        for field, text in typed.items():
            field.setText(text)
        self.description.setPlainText(report.description)
        self.kind.choose(report.kind.value)

    def show_duty(self, duty: IncidentDuty | None, help_: IncidentHelp) -> None:
        """Whom, by when, by which article, or that the regulation asks for nothing; then who helps."""
        said = [self._told(duty), *(either(one.vi, one.en) for one in help_.told)]
        self.duty.setText("\n".join(said))

    def _told(self, duty: IncidentDuty | None) -> str:
        if duty is None:
            return self.tr("Quy định đang áp dụng không đòi báo sự cố này; phiếu vẫn in được.")
        when = either(duty.when.vi, duty.when.en)
        return self.tr("Theo {0}: {1} cho {2}.").format(duty.source, when, ", ".join(duty.addressees))

    def begin_with(self, seen: str) -> None:
        """What the desk saw, where nothing was typed yet."""
        if seen and not self.description.toPlainText():
            self.description.setPlainText(seen[:LONGEST_WORDS])

    def _turn(self) -> None:
        of_a_service = self.chosen is IncidentKind.SERVICE_FAULT
        self.service.setVisible(of_a_service)
        self._service_label.setVisible(of_a_service)
        self.kind_changed.emit()
