"""One dossier: its facts, what can be done with it, and its timeline in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from counter_app.domain.slip import CopyReason, SlipComponent
from counter_app.domain.times import appointment_vi, time_vi
from counter_app.services.dossiers import DossierView, NextStep, TimelineLine
from counter_app.ui.flow import FlowRow
from counter_app.ui.icons import Icon, icon
from counter_app.ui.intake.fee_rows import money
from counter_app.ui.language import either
from counter_app.ui.marked import KeyButton, Words, divider, sentence_case
from counter_app.ui.printing.printing_controller import copy_reason_words
from counter_app.ui.theme import GRID, current_look
from counter_app.ui.wishes import PrintWish

NEVER_PRINTED = ("", "none", "not_printed")


@dataclass(frozen=True)
class StepWish:
    identity: str
    type: str
    words: str


@dataclass(frozen=True)
class CopyWish:
    """Put this text on the clipboard."""

    text: str


class DossierPane(QWidget):
    print_wanted = Signal(object)  # PrintWish
    step_wanted = Signal(object)  # StepWish
    copy_wanted = Signal(object)  # CopyWish

    def __init__(self) -> None:
        super().__init__()
        self._view: DossierView | None = None
        self.code = Words(self.tr("Hồ sơ"), "heading", wraps=True)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.state = Words(self.tr("Chọn một hồ sơ để xem diễn biến."), wraps=True)
        self.facts = QGridLayout()
        self.facts.setHorizontalSpacing(GRID * 2)
        self.facts.setVerticalSpacing(4)
        self.facts.setColumnStretch(1, 1)
        self.copy = KeyButton(self.tr("Chép mã"), sign=Icon.COPY)
        self.print = KeyButton(self.tr("In giấy tiếp nhận"), "Ctrl+P", sign=Icon.PRINT)
        self.copies = self._build_copies()
        self.steps = FlowRow()
        self.timeline = QVBoxLayout()
        self.timeline.setSpacing(GRID)
        self._lay_out()
        self.copy.clicked.connect(self._copy)
        self.print.clicked.connect(self._print)
        for button in (self.copy, self.print):
            button.hide()

    def _build_copies(self) -> QMenu:
        """Paper is out already: a copy needs a reason."""
        menu = QMenu(self)
        for reason, words in copy_reason_words().items():
            menu.addAction(words).setData(reason.value)
        menu.triggered.connect(self._print_copy)
        return menu

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.code)
        column.addWidget(self.state)
        column.addWidget(FlowRow(self.copy, self.print))
        column.addWidget(self.steps)
        column.addLayout(self.facts)
        self.timeline_title = Words(self.tr("Diễn biến"), "strong")
        self.timeline_title.hide()
        column.addWidget(self.timeline_title)
        column.addLayout(self.timeline)
        column.addStretch(1)

    @property
    def identity(self) -> str:
        return self._view.line.identity if self._view else ""

    def show_dossier(self, view: DossierView, steps: tuple[NextStep, ...]) -> None:
        self._view = view
        line = view.line
        self.code.setText(line.code or self.tr("Mã hồ sơ cấp sau · {0}").format(line.identity))
        self.state.setText(self._state_words(view))
        self._show_facts(view)
        self.copy.show()
        self.print.show()
        printed = line.slip not in NEVER_PRINTED
        self.print.say(self.tr("In bản sao …") if printed else self.tr("In giấy tiếp nhận"))
        self._show_steps(steps)
        self._show_timeline(view.timeline)

    def _state_words(self, view: DossierView) -> str:
        line = view.line
        due = self.tr("hẹn trả {0}").format(appointment_vi(line.due)) if line.due else ""
        by_clerk = self.tr("ngày do cán bộ ấn định") if view.due_set_by_clerk else ""
        late = self.tr("quá hạn") if line.late else ""
        proof = self.tr("đã chuyển về hệ thống") if line.proved else self.tr("chờ chuyển")
        return " · ".join(part for part in (sentence_case(line.status_vi), due, by_clerk, late, proof) if part)

    def _facts(self, view: DossierView) -> list[tuple[str, str]]:
        line = view.line
        register = view.register
        pairs = (
            (self.tr("Người nộp"), " · ".join(part for part in (line.applicant, view.id_number, view.phone) if part)),
            (self.tr("Đại diện"), view.representative),
            (self.tr("Nộp thay"), view.submitter),
            (self.tr("Địa chỉ"), view.address),
            (self.tr("Thủ tục"), line.procedure),
            (self.tr("Nội dung"), view.request),
            (self.tr("Giấy tờ"), "; ".join(_paper(paper) for paper in view.components)),
            (self.tr("Chứng thực"), "; ".join(view.copied)),
            (self.tr("Phí, lệ phí"), "; ".join(f"{fee.name} {money(fee.amount)} đ" for fee in view.fees)),
            (self.tr("Trả kết quả"), view.return_vi),
            (
                self.tr("Sổ theo dõi"),
                self.tr("quyển {0}, số {1}").format(register.volume, register.number) if register else "",
            ),
            (self.tr("Đang ở"), view.holder),
            (self.tr("Ghi chú"), view.note),
            (self.tr("Định danh hồ sơ"), line.identity),
        )
        return [(name, text) for name, text in pairs if text]

    def _show_facts(self, view: DossierView) -> None:
        _empty(self.facts)
        for row, (name, text) in enumerate(self._facts(view)):
            self.facts.addWidget(Words(name, "faint"), row, 0, Qt.AlignmentFlag.AlignTop)
            value = Words(text, wraps=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.facts.addWidget(value, row, 1)

    def _show_steps(self, steps: tuple[NextStep, ...]) -> None:
        self.steps.empty()
        for step in steps:
            button = _StepButton(step)
            button.clicked.connect(self._step)
            self.steps.add(button)

    def _show_timeline(self, lines: tuple[TimelineLine, ...]) -> None:
        _empty(self.timeline)
        self.timeline_title.setVisible(bool(lines))
        for one in lines:
            self.timeline.addWidget(_TimelineRow(one))

    def _step(self) -> None:
        button = self.sender()
        if isinstance(button, _StepButton) and self._view is not None:
            self.step_wanted.emit(StepWish(self.identity, button.step.type, button.text()))

    def _copy(self) -> None:
        if self._view is not None:
            self.copy_wanted.emit(CopyWish(self._view.line.code or self.identity))

    def _print(self) -> None:
        if self._view is None:
            return
        if self._view.line.slip in NEVER_PRINTED:
            self.print_wanted.emit(PrintWish(self.identity, self._shown()))
        else:
            self.copies.popup(self.print.mapToGlobal(self.print.rect().bottomLeft()))

    def _print_copy(self, action: object) -> None:
        reason = CopyReason(action.data())  # type: ignore[attr-defined]
        self.print_wanted.emit(PrintWish(self.identity, self._shown(), reason))

    def _shown(self) -> str:
        line = self._view.line if self._view else None
        return f"{line.code or line.identity} · {line.applicant}" if line else ""


class _StepButton(QPushButton):
    def __init__(self, step: NextStep) -> None:
        super().__init__(either(step.vi, step.en))
        self.step = step
        self.setAccessibleName(self.text())


class _TimelineRow(QFrame):
    """One entry: what happened, when and by whom, and whether the centre has signed for it."""

    def __init__(self, one: TimelineLine) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(divider())
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(Words(either(one.vi, one.en), "strong", wraps=True), 1)
        head.addWidget(self._proof(one), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(Words(self._when(one), "faint", wraps=True))
        for detail in one.details_vi:
            column.addWidget(Words(detail, wraps=True))
        if one.verdict_vi:
            kind = "problem" if one.is_troubled else "faint"
            column.addWidget(Words(sentence_case(one.verdict_vi), kind, wraps=True))
        self.setAccessibleName(f"{either(one.vi, one.en)}, {self._when(one)}")

    def _proof(self, one: TimelineLine) -> Words:
        sign, look = Words(), current_look()
        side = sign.fontMetrics().height()
        meaning, color = (Icon.DONE, look.good) if one.handed_in else (Icon.CLOCK, look.faint)
        sign.setPixmap(icon(meaning, color).pixmap(side, side))
        words = self.tr("Trung tâm đã ký nhận") if one.handed_in else self.tr("Chờ chuyển")
        sign.setToolTip(words)
        sign.setAccessibleName(words)
        return sign

    def _when(self, one: TimelineLine) -> str:
        received = ""
        if one.received is not None and one.received != one.entered:
            received = self.tr("nhận lúc {0}").format(time_vi(one.received))
        entered = self.tr("ghi lúc {0}").format(time_vi(one.entered)) if one.entered else ""
        return " · ".join(part for part in (received, entered, one.who, either(one.desk_vi, one.desk_en)) if part)


def _paper(paper: SlipComponent) -> str:
    counts = (
        (paper.originals, either("bản chính", "original")),
        (paper.certified, either("bản sao chứng thực", "certified copy")),
        (paper.photocopies, either("bản chụp", "photocopy")),
        (paper.shown, either("xuất trình", "shown")),
    )
    told = ", ".join(f"{count} {kind}" for count, kind in counts if count)
    return f"{paper.name} ({told})" if told else paper.name


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
