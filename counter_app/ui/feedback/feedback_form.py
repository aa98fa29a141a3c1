"""Taking down what a citizen says: who, how they are reached, what about; under it by when somebody answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from counter_app.domain.feedback import CHANNELS, RULES, FeedbackKind
from counter_app.services.steps.feedback import FeedbackTerms, TakenFeedback
from counter_app.ui.feedback.feedback_words import kind_words, limit_words
from counter_app.ui.flow import FlowRow
from counter_app.ui.language import either
from counter_app.ui.marked import Choice, KeyButton, Words, line
from counter_app.ui.panel_form import PanelForm, written
from counter_app.ui.rule_behind import rule_behind_is
from counter_app.ui.steps.sheet import typed_moment

FEEDBACK_RULES = " ".join(RULES)


class FeedbackForm(PanelForm):
    terms_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.has_limit = False  # as far as it was looked up
        self.kind = Choice(self.tr("Loại"), [(kind.value, kind_words(kind)) for kind in FeedbackKind])
        self.way = Choice(self.tr("Hình thức"))
        self.person = line(self.tr("Người phản ánh"), longest=120)
        self.phone = line(self.tr("Số điện thoại"), longest=40)
        self.email = line(self.tr("Thư điện tử"), longest=120)
        self.address = line(self.tr("Địa chỉ"), longest=300)
        self.about = line(self.tr("Về hồ sơ (mã, nếu có)"), longest=60)
        self.received = line(self.tr("Nhận lúc (để trống: bây giờ)"), longest=16, example="25/11/2026 15:30")
        self.content = written(self.tr("Nội dung phản ánh"))
        self.limits = Words("", "faint", wraps=True)
        self.save = KeyButton(self.tr("Ghi nhận"), "F9", kind="main")
        self.leave = KeyButton(self.tr("Thôi"))
        self.column.addWidget(Words(self.tr("Phản ánh mới"), "strong", wraps=True))
        self._lay_out()
        for box in (self.kind, self.way):
            box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        rule_behind_is(self, FEEDBACK_RULES)
        rule_behind_is(self.way, CHANNELS)
        for choice in (self.kind, self.way):
            choice.currentIndexChanged.connect(self.terms_wanted)
        self.received.editingFinished.connect(self.terms_wanted)

    def _lay_out(self) -> None:
        """By when it is answered stands where it is read before anything else is typed."""
        self.add_field(self.kind)
        self.column.addWidget(self.limits)
        for field in (self.way, self.person, self.phone):
            self.add_field(field)
        self.add_written(self.content)
        for field in (self.email, self.address, self.about, self.received):
            self.add_field(field)
        self.column.addWidget(FlowRow(self.save, self.leave))

    def fields(self) -> dict[str, QWidget]:
        """By name, for what is typed and not saved."""
        names = ("kind", "way", "person", "phone", "email", "address", "about", "received", "content")
        return {name: getattr(self, name) for name in names}

    @property
    def chosen_kind(self) -> FeedbackKind:
        return FeedbackKind(self.kind.value())

    def when(self) -> datetime | None:
        """None: now. Raises BadInput for what is no moment."""
        typed = self.received.text().strip()
        return typed_moment(typed) if typed else None

    def taken(self) -> TakenFeedback:
        """As typed; whether it can be kept is the service's to say. Raises BadInput for what is no moment."""
        return TakenFeedback(
            self.content.toPlainText().replace("\n", " "),
            self.person.text(),
            self.phone.text(),
            self.email.text(),
            self.address.text(),
            self.chosen_kind,
            self.way.value(),
            self.about.text(),
            self.when(),
        )

    def show_terms(self, terms: FeedbackTerms) -> None:
        if [self.way.itemText(at) for at in range(self.way.count())] != list(terms.ways):
            self._show_ways(terms.ways)
        self.has_limit = bool(terms.limits)
        told = limit_words(terms.limits, terms.promptly)
        if terms.of_the_way is not None:
            said = terms.of_the_way
            told.append(f"{either(said.vi, said.en).rstrip('.')} ({said.citation}).")
        if terms.contacts:
            told.append(self.tr("Người dân còn gửi được đến: {0}.").format("; ".join(terms.contacts)))
        self.limits.setText("\n".join(told))

    def _show_ways(self, ways: Sequence[str]) -> None:
        chosen = self.way.value()
        with QSignalBlocker(self.way):  # nobody has chosen another way
            self.way.clear()
            for way in ways:
                self.way.addItem(way, way)
            self.way.choose(chosen)

    def empty(self) -> None:
        """For the next one."""
        for field in (self.person, self.phone, self.email, self.address, self.about, self.received, self.content):
            field.clear()
        self.kind.setCurrentIndex(0)
        self.way.setCurrentIndex(0)
        self.hide_problem()
