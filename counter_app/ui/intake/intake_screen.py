"""A new dossier: the form, one list of what stands against it, the acts; and the page that says it is saved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.intake import FieldProblem, MissingComponent
from counter_app.domain.procedures import Procedure
from counter_app.domain.times import appointment_vi
from counter_app.services.intake import Receipt
from counter_app.ui.flow import FlowRow
from counter_app.ui.intake.entered import Entered, EnteredPerson
from counter_app.ui.intake.intake_form import IntakeForm
from counter_app.ui.language import either
from counter_app.ui.marked import KeyButton, LinkButton, Words, divider, mark_wrong
from counter_app.ui.theme import GRID

PROBLEM_LINES = 3
LOW_WINDOW = 24  # lines of text in the height of the screen


class After(Enum):
    """What comes after the save."""

    STAY = "stay"
    NEXT = "next"
    SAME_PERSON = "same person"


@dataclass(frozen=True)
class SaveRequest:
    entered: Entered
    after: After


@dataclass(frozen=True)
class Edited:
    entered: Entered


class IntakeScreen(QStackedWidget):
    edited = Signal(object)  # Edited
    save_requested = Signal(object)  # SaveRequest
    new_asked = Signal()
    saved_dossier_wanted = Signal()
    print_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.form = IntakeForm()
        self._touched: set[str] = set()
        self._tried = False
        self._saving = False
        self._problems: tuple[FieldProblem, ...] = ()
        self.addWidget(self._build_work())
        self.saved = _SavedPage()
        self.addWidget(self.saved)
        self._connect()

    def _build_work(self) -> QWidget:
        work = QWidget()
        work.setProperty("kind", "paper")
        work.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heading = Words(self.tr("Hồ sơ mới"), "heading")
        self.draft = Words(kind="faint")
        self.clear = KeyButton(self.tr("Hồ sơ trống"), "Ctrl+N")
        head = QHBoxLayout()
        head.setContentsMargins(GRID * 2, GRID, GRID * 2, 0)
        head.setSpacing(GRID * 2)
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.draft)
        head.addWidget(self.clear)
        column = QVBoxLayout(work)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.form, 1)
        column.addWidget(divider())
        column.addLayout(self._build_foot())
        return work

    def _build_foot(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID)
        foot.setSpacing(GRID)
        self.problems = _ProblemList()
        self.save = KeyButton(self.tr("Lưu và in"), "F9", kind="main")
        self.save_next = KeyButton(self.tr("Lưu, hồ sơ tiếp"), "Shift+F9")
        self.save_same = KeyButton(self.tr("Lưu, cùng người nộp"), "Ctrl+F9")
        foot.addWidget(self.problems)
        foot.addWidget(FlowRow(self.save, self.save_next, self.save_same))
        return foot

    def _connect(self) -> None:
        self.form.changed.connect(self._edited)
        self.save.clicked.connect(self._save_stay)
        self.save_next.clicked.connect(self._save_next)
        self.save_same.clicked.connect(self._save_same)
        self.clear.clicked.connect(self.new_asked)
        self.problems.field_wanted.connect(self._go_to)
        self.saved.next.clicked.connect(self.new_asked)
        self.saved.open.clicked.connect(self.saved_dossier_wanted)
        self.saved.print_again.clicked.connect(self.print_asked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.problems.fit(self.height())

    def title(self) -> str:
        """What the rail calls this place."""
        return self.tr("Tiếp nhận")

    # ------------------------------------------------------------------------------- shown

    def show_entered(self, entered: Entered, procedure: Procedure | None) -> None:
        """Begin with this: nothing typed yet counts as touched."""
        self._touched, self._tried = set(), False
        self.form.fill(entered, procedure)
        self.show_standing((), (), ())
        self.set_saving(saving=False)
        self.setCurrentIndex(0)

    def show_blank(self, person: EnteredPerson | None = None) -> None:
        self.show_entered(Entered(person=person or EnteredPerson()), None)
        self.focus_start()

    def focus_start(self) -> None:
        """To the identity field; what is typed stays. After `save for the same person` to the procedure."""
        filled = bool(self.form.person.identity.text())
        target = self.form.procedure.edit if filled and not self.form.procedure.code else self.form.person.identity
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        target.selectAll()

    def show_standing(
        self,
        problems: tuple[FieldProblem, ...],
        missing: tuple[MissingComponent, ...],
        notes: tuple[FieldProblem, ...],
    ) -> None:
        """`problems` stop a save; what is missing and `notes` do not. Untouched fields are not yet accused."""
        self._problems = problems
        shown = [problem for problem in problems if self._tried or self._was_touched(problem.field)]
        self._mark_fields(shown)
        lines = [_Told("problem", problem.field, either(problem.vi, problem.en)) for problem in shown]
        lines += [_Told("warning", "components", self.tr("Thiếu: {0}").format(either(m.vi, m.en))) for m in missing]
        lines += [_Told("warning", note.field, either(note.vi, note.en)) for note in notes]
        self.problems.show_lines(lines)

    def show_refused(self, problems: tuple[FieldProblem, ...]) -> None:
        """A save was asked for and cannot be: everything is shown, the first field has the focus."""
        self._tried = True
        self.set_saving(saving=False)
        self.show_standing(problems, (), ())
        if problems:
            self._go_to(problems[0].field)

    def show_saved(self, receipt: Receipt, applicant: str, procedure: str) -> None:
        self.saved.show_receipt(receipt, applicant, procedure)
        self.setCurrentIndex(1)
        self.saved.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_draft_kept(self, sentence: str) -> None:
        self.draft.setText(sentence)

    def set_saving(self, *, saving: bool) -> None:
        """While saving nothing can be changed and no second save be asked for."""
        self._saving = saving
        for widget in (self.form, self.save, self.save_next, self.save_same, self.clear):
            widget.setEnabled(not saving)

    @property
    def is_saving(self) -> bool:
        return self._saving

    @property
    def shows_form(self) -> bool:
        return self.currentIndex() == 0

    # ------------------------------------------------------------------------------- acts

    def _edited(self) -> None:
        focus = self.focusWidget()
        self._touched |= {name for name, widget in self.form.fields().items() if widget is focus}
        self.edited.emit(Edited(self.form.entered()))

    def _save_stay(self) -> None:
        self._ask_save(After.STAY)

    def _save_next(self) -> None:
        self._ask_save(After.NEXT)

    def _save_same(self) -> None:
        self._ask_save(After.SAME_PERSON)

    def _ask_save(self, after: After) -> None:
        if self._saving or not self.shows_form:
            return
        self._tried = True
        self.set_saving(saving=True)
        self.save_requested.emit(SaveRequest(self.form.entered(), after))

    def _was_touched(self, field: str) -> bool:
        return any(field.startswith(touched) or touched.startswith(field) for touched in self._touched)

    def _mark_fields(self, problems: list[FieldProblem]) -> None:
        fields = self.form.fields()
        sentences = {_field_of(problem.field, fields): either(problem.vi, problem.en) for problem in reversed(problems)}
        for name, widget in fields.items():
            mark_wrong(widget, sentences.get(name, ""))

    def _go_to(self, field: str) -> None:
        fields = self.form.fields()
        widget = fields.get(_field_of(field, fields))
        if widget is not None:
            self.form.ensureWidgetVisible(widget)
            widget.setFocus(Qt.FocusReason.OtherFocusReason)


@dataclass(frozen=True)
class _Told:
    kind: str
    field: str
    sentence: str


class _ProblemList(QScrollArea):
    """Always three lines high, so that nothing moves when a problem comes or goes."""

    field_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Những điều cần xem lại"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._holder = QWidget()
        self._holder.setProperty("kind", "page")
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.setWidget(self._holder)
        self._shown: list[_Told] | None = None
        self.show_lines([])

    def fit(self, room: int) -> None:
        """Three lines, or one where the window is low for the size of its text."""
        line = _ProblemLine(_Told("warning", "", " ")).sizeHint().height() + self._column.spacing()
        self.setFixedHeight(line * (PROBLEM_LINES if room > line * LOW_WINDOW else 1))

    def show_lines(self, lines: list[_Told]) -> None:
        if lines == self._shown:
            return
        self._shown = lines
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for told in lines:
            self._column.addWidget(self._line(told))
        self._column.addStretch(1)

    def _line(self, told: _Told) -> QWidget:
        row = _ProblemLine(told)
        row.clicked.connect(self._wanted)
        return row

    def _wanted(self) -> None:
        row = self.sender()
        if isinstance(row, _ProblemLine):
            self.field_wanted.emit(row.field)


class _ProblemLine(LinkButton):
    """One sentence; pressing it goes to the field."""

    def __init__(self, told: _Told) -> None:
        sign = "■ " if told.kind == "problem" else "▲ "
        super().__init__(sign + told.sentence)
        self.field = told.field
        self.setProperty("kind", f"line-{told.kind}")
        self.setAccessibleName(told.sentence)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)


class _SavedPage(QWidget):
    """What the clerk needs once it is saved: the code, the appointment, what comes next."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = Words(self.tr("Đã lưu"), "good")
        self.code = Words("", "heading")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts = Words(wraps=True)
        self.missing = Words(kind="warning", wraps=True)
        self.next = KeyButton(self.tr("Hồ sơ mới"), "", kind="main")
        self.next.show_key("F2")
        self.open = KeyButton(self.tr("Xem hồ sơ"))
        self.print_again = KeyButton(self.tr("In giấy tiếp nhận"), "Ctrl+P")
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 4, GRID * 4, GRID * 4, GRID * 4)
        column.setSpacing(GRID)
        for widget in (self.title, self.code, self.facts, self.missing):
            column.addWidget(widget)
        column.addSpacing(GRID * 2)
        column.addWidget(FlowRow(self.next, self.open, self.print_again))
        column.addStretch(1)

    def show_receipt(self, receipt: Receipt, applicant: str, procedure: str) -> None:
        self.code.setText(receipt.code or self.tr("Mã hồ sơ cấp sau · {0}").format(receipt.identity))
        self.facts.setText("\n".join(self._facts(receipt, applicant, procedure)))
        self.missing.setText("\n".join(self.tr("Thiếu: {0}").format(either(m.vi, m.en)) for m in receipt.missing))
        self.missing.setVisible(bool(receipt.missing))
        self.print_again.setVisible(not receipt.prints_slip)

    def _facts(self, receipt: Receipt, applicant: str, procedure: str) -> list[str]:
        facts = [applicant, procedure]
        if receipt.due is not None:
            facts.append(self.tr("Hẹn trả: {0}").format(appointment_vi(receipt.due)))
        if receipt.returned:
            facts.append(self.tr("Kết quả đã trả ngay tại quầy."))
        if receipt.register is not None:
            facts.append(
                self.tr("Sổ theo dõi: quyển {0}, số {1}").format(receipt.register.volume, receipt.register.number)
            )
        return facts


def _field_of(name: str, fields: dict[str, QWidget]) -> str:
    """The nearest field that the form has: `fees[0].kind` belongs to `fees[0]`, `components[2]` to the list."""
    while name and name not in fields:
        shorter = name.rpartition(".")[0] if "." in name else name.rpartition("[")[0]
        name = shorter
    return name
