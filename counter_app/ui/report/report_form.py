"""Which report, of which days, and what its figures say before anything is printed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal

from counter_app.domain.report_counts import Outcome, ReportSpan
from counter_app.domain.report_periods import (
    AGENCY_ADDRESSEES,
    AGENCY_DEADLINES,
    AGENCY_FORM,
    AGENCY_PERIODS,
    CENTRE_ADDRESSEES,
    CENTRE_PERIODS,
    LATE_LIST_PERIODS,
    ReportPeriod,
)
from counter_app.domain.times import date_vi
from counter_app.services.steps.period_reports import (
    KIND_WORDS,
    ONLINE_SHARE,
    PER_SERVICE,
    PROPOSALS,
    Figures,
    ReportKind,
)
from counter_app.ui.language import either
from counter_app.ui.marked import Choice, Words, line
from counter_app.ui.panel_form import PanelForm
from counter_app.ui.rule_behind import rule_behind_is
from counter_app.ui.typed_day import typed_day

RULES = (
    *(AGENCY_PERIODS, AGENCY_DEADLINES, AGENCY_ADDRESSEES, AGENCY_FORM),
    *(CENTRE_PERIODS, CENTRE_ADDRESSEES, LATE_LIST_PERIODS),
    *(PER_SERVICE, ONLINE_SHARE, PROPOSALS),
)
OTHER_DAYS = -1  # no period of the regulation's


@dataclass(frozen=True)
class ReportTyped:
    """As it stood when the form was put away: `place` is that of the period in its list."""

    kind: str
    place: int
    first: str
    last: str


class ReportForm(PanelForm):
    kind_changed = Signal()
    span_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind = Choice(self.tr("Báo cáo"), _kinds())
        self.period = Choice(self.tr("Kỳ báo cáo"))
        self.first = line(self.tr("Từ ngày"), longest=10, example="01/01/2026")
        self.last = line(self.tr("Đến hết ngày"), longest=10, example="31/03/2026")
        self.source, self.figures = Words("", "faint", wraps=True), Words("", wraps=True)
        self._periods: tuple[ReportPeriod, ...] = ()
        self._kept: ReportTyped | None = None
        for box in (self.kind, self.period):
            self.add_field(box)
            box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.column.addWidget(self.source)
        for field in (self.first, self.last):
            self.add_field(field)
            field.editingFinished.connect(self._days_typed)
        self.column.addWidget(self.figures)
        rule_behind_is(self, " ".join(RULES))
        self.kind.currentIndexChanged.connect(self.kind_changed)
        self.period.activated.connect(self._take_period)

    @property
    def chosen_kind(self) -> ReportKind:
        return ReportKind(self.kind.value())

    def span(self) -> ReportSpan:
        """Raises BadInput for what is no span of days."""
        return ReportSpan(*(typed_day(field.text()) for field in (self.first, self.last)))

    def typed(self) -> ReportTyped:
        if self._kept is not None:  # its periods are not here yet
            return self._kept
        place = self.period.currentData()
        chosen = place if isinstance(place, int) else 0
        return ReportTyped(self.kind.value(), chosen, self.first.text(), self.last.text())

    def take_up(self, kept: ReportTyped) -> None:
        """Its days come back with the periods of its kind."""
        self.kind.choose(kept.kind)
        self._kept = kept

    def show_periods(self, periods: tuple[ReportPeriod, ...]) -> None:
        """The one that presses is chosen, or what was chosen before the form was put away."""
        self._periods = periods
        self.period.clear()
        for place, one in enumerate(periods):
            self.period.addItem(either(one.vi, one.en), place)
        self.period.addItem(self.tr("Những ngày khác"), OTHER_DAYS)
        kept, self._kept = self._kept, None
        if kept is None or kept.kind != self.kind.value():
            self.period.setCurrentIndex(0)
            self._take_period()
        elif kept.place == OTHER_DAYS:
            self.period.setCurrentIndex(self.period.findData(OTHER_DAYS))
            self.source.setText("")
            self.first.setText(kept.first)
            self.last.setText(kept.last)
            self.span_changed.emit()
        else:
            self.period.setCurrentIndex(max(0, self.period.findData(kept.place)))
            self._take_period()

    def show_figures(self, figures: Figures) -> None:
        total = figures.total
        late = total.by[Outcome.LATE], total.by[Outcome.PENDING_LATE]
        parts = [
            self.tr("Tiếp nhận {0} (trực tuyến {1}, kỳ trước chuyển sang {2})").format(
                total.received, total.online, total.carried
            ),
            self.tr("đã giải quyết {0}, quá hạn {1}").format(total.resolved, late[0]),
            self.tr("đang giải quyết {0}, quá hạn {1}").format(total.pending, late[1]),
        ]
        if total.ended:
            parts.append(self.tr("rút, dừng, đóng {0}").format(total.ended))
        said = "; ".join(parts)
        if figures.until < figures.span.last:
            said += self.tr(". Kỳ chưa hết: số liệu đến {0}").format(date_vi(figures.until))
        self.figures.setText(f"{said}.")

    def show_counting(self) -> None:
        self.figures.setText(self.tr("Đang đếm …"))

    def _take_period(self) -> None:
        place = self.period.currentData()
        if isinstance(place, int) and 0 <= place < len(self._periods):
            one = self._periods[place]
            self.first.setText(date_vi(one.span.first))
            self.last.setText(date_vi(one.span.last))
            self.source.setText(self._said_of(one))
        else:
            self.source.setText("")
            self.first.setFocus()
            self.first.selectAll()
        self.span_changed.emit()

    def _said_of(self, one: ReportPeriod) -> str:
        """Whose period it is; from which day to which is in no regulation."""
        whose = either(one.source.vi, one.source.en)
        if one.rule is None:
            return self.tr("Quy định không nêu kỳ báo cáo: {0}.").format(whose)
        days = self.tr("quy định không nói số liệu từ ngày nào; ngày do phần mềm lấy, sửa được")
        return self.tr("Kỳ theo {0}; {1}.").format(whose, days)

    def _days_typed(self) -> None:
        place = self.period.currentData()
        if isinstance(place, int) and 0 <= place < len(self._periods):
            span = self._periods[place].span
            if (self.first.text(), self.last.text()) == (date_vi(span.first), date_vi(span.last)):
                return
            self.period.setCurrentIndex(self.period.findData(OTHER_DAYS))
            self.source.setText("")
        self.span_changed.emit()


def _kinds() -> list[tuple[str, str]]:
    return [(kind.value, either(said.vi, said.en)) for kind, said in KIND_WORDS.items()]
