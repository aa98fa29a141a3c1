"""A new dossier: the form, one list of what stands against it, the acts; and the page that says it is saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.intake import Decision, FieldProblem, MissingComponent
from counter_app.domain.posting import BY_POST
from counter_app.domain.procedures import Procedure
from counter_app.services.intake import Receipt
from counter_app.ui.application import application
from counter_app.ui.intake.answer_page import AnswerPage
from counter_app.ui.intake.entered import Entered
from counter_app.ui.intake.foot import Foot
from counter_app.ui.intake.intake_form import IntakeForm
from counter_app.ui.intake.problem_list import ProblemList, Told
from counter_app.ui.intake.saved_page import SavedPage
from counter_app.ui.language import either
from counter_app.ui.marked import KeyButton, LinkButton, OneLine, Words, divider, mark_wrong
from counter_app.ui.page_stack import PageStack
from counter_app.ui.theme import GRID

# What is said at once, whatever the clerk has come to so far.
ALWAYS_SAID = ("received", "channel", "slip_wanted", "due")


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


class IntakeScreen(PageStack):
    edited = Signal(object)  # Edited
    save_requested = Signal(object)  # SaveRequest
    new_asked = Signal()
    taking_back_asked = Signal()
    others_asked = Signal()  # the other drafts at this desk
    saved_dossier_wanted = Signal()
    print_asked = Signal()
    supplement_asked = Signal()  # not received: what has to be added
    refusal_asked = Signal()
    receiving = Signal(bool)  # False while it is sent back or refused
    arrival_shown = Signal(str)  # the identity of what came online and stands in the form now; '' for a new dossier

    def __init__(self) -> None:
        super().__init__()
        self.form = IntakeForm()
        self._touched: set[str] = set()
        self._tried = False
        self._saving = self._arrived = self._starts = self._posts = False
        self._standing: tuple[tuple[FieldProblem, ...], tuple[MissingComponent, ...], tuple[FieldProblem, ...]]
        self._standing = ((), (), ())
        self.addWidget(self._build_work())
        self.saved = SavedPage()
        self.addWidget(self.saved)
        self.answer = AnswerPage()
        self.addWidget(self.answer)
        self._connect()

    def _build_work(self) -> QWidget:
        work = QWidget()
        work.setProperty("kind", "paper")
        work.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heading = Words(self.tr("Hồ sơ mới"), "heading")
        self.draft = OneLine(kind="faint")
        self.clear = KeyButton(self.tr("Hồ sơ trống"), "Ctrl+N")
        self.others = LinkButton("")
        self.others.hide()
        head = QHBoxLayout()
        head.setContentsMargins(GRID * 2, GRID, GRID * 2, 0)
        head.setSpacing(GRID * 2)
        head.addWidget(self.heading)
        self.draft.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.draft, 1)
        head.addWidget(self.clear)
        drafts = QHBoxLayout()  # a row of its own: beside the heading large text would not fit
        drafts.setContentsMargins(GRID, 0, GRID, 0)
        drafts.addWidget(self.others, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(work)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(drafts)
        column.addWidget(self.form, 1)
        column.addWidget(divider())
        self._foot = self._build_foot()
        column.addWidget(self._foot)
        return work

    def _build_foot(self) -> Foot:
        self.problems = ProblemList()
        self.save = KeyButton(self.tr("Lưu và in"), "F9", kind="main")
        self.save_next = KeyButton(self.tr("Lưu, hồ sơ mới"), "Shift+F9")
        self.save_same = KeyButton(self.tr("Lưu, cùng người"), "Ctrl+F9")
        self.ask = KeyButton(self.tr("Bổ sung"), "Ctrl+B")
        self.refuse = KeyButton(self.tr("Từ chối"), "Ctrl+R")
        self.ask.setToolTip(self.tr("Chưa tiếp nhận: in phiếu yêu cầu bổ sung, trả lại giấy tờ"))
        self.refuse.setToolTip(self.tr("Không tiếp nhận: in phiếu từ chối, nêu lý do"))
        saves, answers = (self.save, self.save_next, self.save_same), (self.ask, self.refuse)
        return Foot(self.problems, saves, answers)

    def _connect(self) -> None:
        self.form.changed.connect(self._edited)
        self.form.person.identity.installEventFilter(self)
        application().focusChanged.connect(self._focus_moved)
        self.save.clicked.connect(self._save_stay)
        self.save_next.clicked.connect(self._save_next)
        self.save_same.clicked.connect(self._save_same)
        self.currentChanged.connect(self._say_receiving)
        self.ask.clicked.connect(self.supplement_asked)
        self.refuse.clicked.connect(self.refusal_asked)
        self.clear.clicked.connect(self.new_asked)
        self.others.clicked.connect(self.others_asked)
        self.problems.field_wanted.connect(self._go_to)
        self.saved.next.clicked.connect(self.new_asked)
        self.saved.open.clicked.connect(self.saved_dossier_wanted)
        self.saved.print_again.clicked.connect(self.print_asked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._foot.arrange(self.size())

    def showEvent(self, event: QShowEvent) -> None:
        """Back from a look elsewhere: the hand goes on where it was."""
        super().showEvent(event)
        left_at = self.focusWidget()
        if self._starts:
            self.focus_start()
        elif left_at is not None and left_at.isVisibleTo(self):
            left_at.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Undo in the empty first field takes an emptied form back."""
        identity = self.form.person.identity
        undoes = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
        if watched is identity and undoes and event.type() == QEvent.Type.KeyPress and not identity.isUndoAvailable():
            self.taking_back_asked.emit()
            return True
        return False

    # ------------------------------------------------------------------------------- shown

    def show_entered(self, entered: Entered, procedure: Procedure | None) -> None:
        """Begin with this: nothing typed yet counts as touched."""
        self._starts = False
        self.form.fill(entered, procedure)
        self._name_work(entered)
        self._accuse_nobody()
        self.show_outcome(None)
        self.set_saving(saving=False)
        if entered.sheet:
            self.heading.setText(self.tr("Nhập bù"))
        self.setCurrentIndex(0)
        self.arrival_shown.emit("" if entered.channel == BY_POST else entered.arrived)

    def serve_the_post(self, *, posts: bool) -> None:
        """Whoever sits there takes dossiers in for the post: what the one-stop decides is not asked."""
        self._posts = posts
        self.form.serve_the_post(posts=posts)

    def _name_work(self, entered: Entered) -> None:
        """What is there already is answered; it has no next for the same person. What the post brought is refused, or
        asked to be completed, at the dossier itself: no portal carries the answer."""
        self._arrived, by_post = bool(entered.arrived), entered.channel == BY_POST
        there = self.tr("Hồ sơ bưu chính") if by_post else self.tr("Hồ sơ trực tuyến")
        new = self.tr("Nhận hồ sơ qua bưu chính") if self._posts else self.tr("Hồ sơ mới")
        self.heading.setText(there if self._arrived else new)
        for button in (self.save_next, self.save_same):
            button.setVisible(not self._arrived)
        for button in (self.ask, self.refuse):
            button.setVisible(not (self._arrived and by_post))

    def _say_receiving(self) -> None:
        self.receiving.emit(self.currentWidget() is not self.answer)

    def show_answer(self) -> None:
        """What has to be added, or why it is refused; for whom stands above it."""
        entered = self.form.entered()
        self.answer.about.setText(" · ".join(filter(None, (entered.person.name, self.form.procedure.edit.text()))))
        self.setCurrentWidget(self.answer)

    def show_form_again(self) -> None:
        """From the answer back to what was typed."""
        if self.currentWidget() is self.answer:
            self.setCurrentIndex(0)
            self.ask.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_blank(self, same: Entered | None = None) -> None:
        """An empty form, or one for the same person and submitter as in `same`."""
        entered = Entered(person=same.person, submitter=same.submitter) if same else Entered()
        self.show_entered(entered, None)
        self.focus_start()
        self._accuse_nobody()  # the hand was taken out of a field: nobody left it

    def _accuse_nobody(self) -> None:
        self._touched, self._tried = set(), False
        self.show_standing((), (), ())
        self.problems.begin_anew()

    def focus_start(self) -> None:
        """To the identity field; what is typed stays. After `save for the same person` to the procedure. While another
        place is in front the hand stays there: what it typed went into this form, and nobody saw it."""
        self._starts = not self.isVisible()
        if self._starts:
            return
        filled = bool(self.form.person.identity.text())
        target = self.form.procedure.edit if filled and not self.form.procedure.code else self.form.person.identity
        if target is self.form.person.identity:
            self.form.verticalScrollBar().setValue(0)  # the field at the form's top stands there whole
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        target.selectAll()

    def show_standing(
        self,
        problems: tuple[FieldProblem, ...],
        missing: tuple[MissingComponent, ...],
        notes: tuple[FieldProblem, ...],
    ) -> None:
        """`problems` stop a save; what is missing and `notes` do not. Untouched fields are not yet accused."""
        order = {name: place for place, name in enumerate(self.form.fields())}
        in_order = sorted(problems, key=lambda problem: order.get(_field_of(problem.field, order), len(order)))
        self._standing = (tuple(in_order), missing, notes)
        self._say_standing()

    def _say_standing(self) -> None:
        problems, missing, notes = self._standing
        shown = [problem for problem in problems if self._may_say(problem.field)]
        self._mark_fields(shown)
        lines = [Told("problem", problem.field, either(problem.vi, problem.en)) for problem in shown]
        if self._may_say("components"):
            lines += [Told("warning", "components", self.tr("Thiếu: {0}").format(either(m.vi, m.en))) for m in missing]
        noted = [note for note in notes if note.field in ALWAYS_SAID or self._may_say(note.field)]
        lines += [Told("warning", note.field, either(note.vi, note.en)) for note in noted]
        self.problems.show_lines(lines)

    def show_outcome(self, decision: Decision | None, beside: int = 0) -> None:
        """The main button says what will come of it; `beside` dossiers wait for the same slip."""
        if self._arrived:
            prints = decision is not None and decision.prints_slip
            words = self.tr("Tiếp nhận và in") if prints else self.tr("Tiếp nhận và báo người nộp")
        elif beside and decision is not None and decision.prints_slip:
            words = self.tr("Lưu và in chung %n hồ sơ", "", beside + 1)
        elif decision is None or decision.prints_slip:
            words = self.tr("Lưu, trả kết quả và in") if decision and decision.returned else self.tr("Lưu và in")
        else:
            words = self.tr("Lưu và trả kết quả") if decision.returned else self.tr("Lưu, không in")
        self.save.say(words)

    def show_others(self, count: int) -> None:
        """How many drafts of others, or put aside, lie at this desk."""
        self.others.setText(self.tr("Bản nháp khác: {0}").format(count))
        self.others.setAccessibleName(self.others.text())
        self.others.setVisible(bool(count))

    def show_refused(self, problems: tuple[FieldProblem, ...]) -> None:
        """A save was asked for and cannot be: everything is shown, the first field has the focus."""
        self._tried = True
        self.set_saving(saving=False)
        self.show_standing(problems, (), ())
        if problems:
            self._go_to(self._standing[0][0].field)

    def show_saved(self, receipt: Receipt, applicant: str, procedure: str) -> None:
        self.arrival_shown.emit("")
        self.saved.show_receipt(receipt, applicant, procedure)
        self.setCurrentIndex(1)
        self.saved.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_draft_kept(self, sentence: str) -> None:
        self.draft.say(sentence)

    def set_saving(self, *, saving: bool) -> None:
        """While saving nothing can be changed and no second save be asked for."""
        self._saving = saving
        for widget in (self.form, self.save, self.save_next, self.save_same, self.ask, self.refuse, self.clear):
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
        if self.form.checklist.holds(focus) or any(one.there for one in self.form.checklist.entered()):
            self._touched.add("components")
        self.edited.emit(Edited(self.form.entered()))

    def _focus_moved(self, left: QWidget | None, now: QWidget | None) -> None:
        """A field that was left is one that the clerk has been at; the list of papers is one field."""
        if left is None or now is None or not self.form.isAncestorOf(left):
            return
        known = len(self._touched)
        list_left = self.form.checklist.holds(left) or left is self.form.all_there
        if list_left and not self.form.checklist.holds(now):
            self._touched.add("components")
        self._touched |= {
            name for name, widget in self.form.fields().items() if widget is left and widget is not self.form.all_there
        }
        if len(self._touched) > known:
            self._say_standing()

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

    def _may_say(self, field: str) -> bool:
        return self._tried or any(field.startswith(touched) or touched.startswith(field) for touched in self._touched)

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


def _field_of(name: str, fields: Mapping[str, object]) -> str:
    """The nearest field that the form has: `fees[0].kind` belongs to `fees[0]`, `components[2]` to the list."""
    while name and name not in fields:
        shorter = name.rpartition(".")[0] if "." in name else name.rpartition("[")[0]
        name = shorter
    return name
