"""Which volume of the register, of which days; who signs its closing."""

from __future__ import annotations

from PySide6.QtCore import Signal

from counter_app.domain.times import date_vi
from counter_app.services.steps.registers import Span, Volume
from counter_app.ui.marked import Choice, line
from counter_app.ui.panel_form import PanelForm
from counter_app.ui.rule_behind import rule_behind_is
from counter_app.ui.typed_day import typed_day, writes_out_days

ALL = 0  # no volume has this number


class RegisterForm(PanelForm):
    span_changed = Signal()

    def __init__(self, span: Span, head: str) -> None:
        super().__init__()
        self.first = line(self.tr("Từ ngày (ngày nhận hồ sơ)"), longest=10, example="01/01/2026")
        self.last = line(self.tr("Đến ngày"), longest=10, example="31/12/2026")
        self.volume = Choice(self.tr("Quyển số"))
        self.volume.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.head = line(self.tr("Thủ trưởng ký khi khóa sổ"), longest=120)
        for day in (self.first, self.last):
            writes_out_days(day)
        self.first.setText(date_vi(span.first))
        self.last.setText(date_vi(span.last))
        self.head.setText(head)
        for field in (self.first, self.last, self.volume, self.head):
            self.add_field(field)
            rule_behind_is(field, "register.paper")
        self.first.editingFinished.connect(self.span_changed)
        self.last.editingFinished.connect(self.span_changed)

    def span(self) -> Span:
        """Raises BadInput for what is no span of days."""
        return Span(*(typed_day(field.text()) for field in (self.first, self.last)))

    @property
    def chosen(self) -> int:
        found = self.volume.currentData()
        return found if isinstance(found, int) else ALL

    def show_volumes(self, volumes: tuple[Volume, ...]) -> None:
        """What was chosen stays chosen where it is still there; else this desk's own, which comes first."""
        chosen = self.volume.currentData()
        self.volume.clear()
        for one in volumes:
            self.volume.addItem(self._words(one), one.number)
        if len(volumes) > 1:
            self.volume.addItem(self.tr("Cả cơ quan, từng quyển một"), ALL)
        self.volume.setCurrentIndex(max(0, self.volume.findData(chosen)))
        self.volume.setEnabled(bool(volumes))
        if not volumes:
            self.volume.addItem(self.tr("Kỳ này chưa có hồ sơ"), None)

    def _words(self, one: Volume) -> str:
        words = self.tr("Quyển {0}: %n hồ sơ, đến số {1}", "", one.count).format(one.number, one.last)
        if one.own:
            words += self.tr(" (quầy này)")
        if one.closing is not None:
            words += self.tr(" · khóa ngày {0}").format(date_vi(one.closing.on))
        if one.later:
            words += self.tr(" · %n hồ sơ ghi sau khi khóa", "", one.later)
        return words
