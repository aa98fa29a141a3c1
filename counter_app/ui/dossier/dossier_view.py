"""One dossier: its facts, what can be done with it, and its timeline in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLayout, QMenu, QVBoxLayout, QWidget

from counter_app.domain.entry_types import DOSSIER_RECEIVED
from counter_app.domain.life_cycle import ARRIVED_ONLINE
from counter_app.domain.slip import CopyReason
from counter_app.domain.times import time_vi
from counter_app.services.dossiers import DossierLine, DossierView, TimelineLine
from counter_app.services.status_fields import CITATION_VI
from counter_app.services.steps.offers import Deed, Offered
from counter_app.ui.act_button import EnterButton
from counter_app.ui.dossier.deed_list import DeedChosen, DeedList
from counter_app.ui.dossier.dossier_facts import DossierFacts
from counter_app.ui.dossier.pairs_grid import PairsGrid, level_names
from counter_app.ui.flow import FlowRow
from counter_app.ui.icons import Icon, show_sign
from counter_app.ui.language import appointment, either, speaks_english
from counter_app.ui.marked import KeyButton, LinkButton, Words, divider, sentence_case
from counter_app.ui.plain_text import in_tip
from counter_app.ui.printing.printing_controller import copy_reason_words
from counter_app.ui.theme import GRID
from counter_app.ui.wishes import DossierWish, PrintWish, StepWish

NEVER_PRINTED = ("unneeded", "none", "not_printed")


@dataclass(frozen=True)
class CopyWish:
    """Put this text on the clipboard."""

    text: str


class DossierPane(QWidget):
    dossier_wanted = Signal(object)  # DossierWish: another one of the same person
    person_wanted = Signal(object)  # CopyWish: look for everything under this number
    print_wanted = Signal(object)  # PrintWish
    step_wanted = Signal(object)  # StepWish
    copy_wanted = Signal(object)  # CopyWish
    answer_wanted = Signal(object)  # DossierWish: what came online, into the form
    turned = Signal()  # a dossier is shown, this one anew or another

    def __init__(self) -> None:
        super().__init__()
        self._view: DossierView | None = None
        self.offered: tuple[Offered, ...] = ()
        self._forms: list[QWidget] = []
        self._acts_wait = False
        self._told = DossierFacts(self)
        self.code = Words(kind="heading", wraps=True)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.state = Words(wraps=True)
        self.proof = Words(wraps=True)
        self.asked = PairsGrid()
        self.facts = PairsGrid()
        self.others = FlowRow()
        self.answer = KeyButton(self.tr("Mở để trả lời"), kind="main")
        self.copy = KeyButton(self.tr("Chép mã"), sign=Icon.COPY)
        self.print = KeyButton(self.tr("In giấy tiếp nhận"), "Ctrl+P", sign=Icon.PRINT)
        self.copies = self._build_copies()
        self.steps = FlowRow()
        self.more = KeyButton(self.tr("Việc khác …"), "F8")
        self.deeds = DeedList()
        self.rest = QWidget()
        self.timeline = QVBoxLayout()
        self.timeline.setSpacing(GRID)
        self._lay_out()
        self.take_form(self.deeds)
        self.answer.clicked.connect(self._answer)
        self.copy.clicked.connect(self._copy)
        self.print.clicked.connect(self._print)
        self.more.clicked.connect(self.show_deeds)
        self.deeds.chosen.connect(self._deed)
        self.deeds.left.connect(self._leave_deeds)
        self.show_nothing()

    def _build_copies(self) -> QMenu:
        """Paper is out already: a copy needs a reason."""
        menu = QMenu(self)
        for reason, words in copy_reason_words().items():
            menu.addAction(words).setData(reason.value)
        menu.triggered.connect(self._print_copy)
        return menu

    def _lay_out(self) -> None:
        whole = self._whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        for widget in (self.code, self.state, self.rest):
            whole.addWidget(widget)
        column = QVBoxLayout(self.rest)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for row in (FlowRow(self.answer, self.copy, self.print), self.steps, FlowRow(self.more)):
            column.addWidget(row)
        self.asked_title = Words(self.tr("Khi công dân hỏi"), "strong", wraps=True)
        self.asked_title.setToolTip(in_tip(CITATION_VI))
        self.facts_title = Words(self.tr("Chi tiết"), "strong", wraps=True)
        self.others_title = Words(self.tr("Hồ sơ khác của người này"), "strong", wraps=True)
        self.timeline_title = Words(self.tr("Diễn biến"), "strong")
        for title, part in (
            (self.asked_title, self.asked),
            (self.facts_title, self.facts),
            (self.others_title, self.others),
            (self.timeline_title, self.proof),
        ):
            column.addWidget(title)
            column.addWidget(part)
        column.addLayout(self.timeline)
        column.addStretch(1)

    @property
    def identity(self) -> str:
        return self._view.line.identity if self._view else ""

    @property
    def shown(self) -> str:
        """What names the dossier for a person."""
        return self._shown()

    def take_form(self, form: QWidget) -> None:
        """It stands in place of the timeline whenever it is shown."""
        self._forms.append(form)
        self._whole.addWidget(form)
        form.hide()

    def show_form(self, form: QWidget) -> None:
        """In place of the timeline; code and state stay above it."""
        self._put_in_front(form, form)

    def show_timeline(self) -> None:
        self._put_in_front(self.rest, self.copy)

    def _put_in_front(self, part: QWidget, holder: QWidget) -> None:
        """What is hidden with the focus would hand it on, out of the dossier: `holder` takes it first."""
        parts, focused = (self.rest, *self._forms), QApplication.focusWidget()
        part.show()
        if focused is not None and any(one is not part and one.isAncestorOf(focused) for one in parts):
            holder.setFocus()
        for one in parts:
            if one is not part:
                one.hide()

    def show_nothing(self) -> None:
        """No dossier is open, and no word of the last one stays."""
        self._view, self.offered, self._acts_wait = None, (), False
        self.show_timeline()
        self.code.setText(self.tr("Hồ sơ"))
        self.state.setText(self.tr("Chọn một hồ sơ để xem diễn biến."))
        for grid in (self.asked, self.facts):
            grid.show_pairs([])
        for row in (self.steps, self.others):
            row.empty()
        _empty(self.timeline)
        titles = (self.asked_title, self.facts_title, self.others_title, self.timeline_title)
        for widget in (*titles, self.proof, self.answer, self.copy, self.print, self.more):
            widget.hide()
        self.turned.emit()

    def show_dossier(self, view: DossierView, offered: tuple[Offered, ...]) -> None:
        is_same = self.identity == view.line.identity
        self._view, self.offered = view, offered
        line = view.line
        self.code.setText(line.code or self.tr("Mã hồ sơ cấp sau · {0}").format(line.identity))
        self.state.setText(self._state_words(view))
        self.asked.show_pairs(self._told.asked(view.status_fields))
        self.facts.show_pairs(self._told.others(view))
        level_names(self.asked, self.facts)
        self.copy.show()
        self.answer.setVisible(line.status == ARRIVED_ONLINE)
        self.print.setVisible(any(one.type == DOSSIER_RECEIVED for one in view.timeline))  # else there is no slip
        if line.slip in NEVER_PRINTED:
            self.print.say(self.tr("In giấy tiếp nhận"))
        else:
            anew = self.tr("In giấy mới thay bản cũ")
            self.print.say(anew if view.slip_is_stale else self.tr("In bản sao …"))
        self._show_steps(is_same=is_same)
        self._show_others(view)
        self._show_timeline(view.timeline)
        for title in (self.asked_title, self.facts_title):
            title.show()
        self.turned.emit()
        if self._acts_wait:
            self._acts_wait = False
            self.focus_acts()

    def focus_acts(self) -> None:
        """What can be done next, else the code."""
        steps = [item.widget() for item in self.steps.flow.items()]
        first = next((step for step in steps if step is not None), None)
        if self.answer.isVisibleTo(self):
            first = self.answer
        (first or (self.more if self.offered else self.copy)).setFocus()

    def focus_acts_when_shown(self) -> None:
        """Something was written down: as soon as the dossier is here anew."""
        self._acts_wait = True

    def _state_words(self, view: DossierView) -> str:
        line = view.line
        due = self.tr("hẹn trả {0}").format(appointment(line.due)) if line.due else ""
        by_clerk = self.tr("ngày do cán bộ ấn định") if view.due_set_by_clerk else ""
        late = self.tr("quá hạn") if line.late else ""
        proof = self.tr("đã chuyển về hệ thống") if line.proved else self.tr("chờ chuyển")
        status = sentence_case(either(line.status_vi, line.status_en))
        return " · ".join(part for part in (status, due, by_clerk, late, proof) if part)

    def _show_others(self, view: DossierView) -> None:
        self.others.empty()
        self.others_title.setVisible(bool(view.others))
        for line in view.others:
            button = _OtherButton(line)
            button.clicked.connect(self._open_other)
            self.others.add(button)
        if view.more_others:
            more = LinkButton(self.tr("Tìm tất cả hồ sơ của người này"))
            more.clicked.connect(self._find_person)
            self.others.add(more)

    def _show_steps(self, *, is_same: bool) -> None:
        """Buttons for what is often done and possible now; everything is in the list, in the order of a life."""
        on_a_button = self.steps.isAncestorOf(focused) if (focused := QApplication.focusWidget()) else False
        if on_a_button:
            self.copy.setFocus()
        self.steps.empty()
        for offered in self.offered:
            if offered.deed.often and offered.why_not is None:
                button = _StepButton(offered.deed)
                button.clicked.connect(self._step)
                self.steps.add(button)
                button.show()  # a layout shows it a moment later: until then it takes no focus
        self.more.setVisible(bool(self.offered))
        if on_a_button:
            self.focus_acts()
        if self.deeds.isVisible() and is_same:  # the centre's word came meanwhile: nothing goes from under the hand
            self.deeds.show_again(self.offered)
        elif self.deeds.isVisible():
            self.show_timeline()

    def show_deeds(self) -> None:
        """F8 and a letter: two presses to any step."""
        self.deeds.show_offered(self.offered)
        self.show_form(self.deeds)
        self.deeds.focus_first()

    def _leave_deeds(self) -> None:
        self.show_timeline()
        self.focus_acts()

    def _answer(self) -> None:
        self.answer_wanted.emit(DossierWish(self.identity))

    def _deed(self, chosen: DeedChosen) -> None:
        if self._view is not None:
            self.step_wanted.emit(StepWish(self.identity, chosen.name))

    def _show_timeline(self, lines: tuple[TimelineLine, ...]) -> None:
        _empty(self.timeline)
        self.timeline_title.setVisible(bool(lines))
        self.proof.setVisible(bool(lines))
        self.proof.setText(self._proof_words(lines))
        self.proof.set_kind("good" if all(one.handed_in for one in lines) else "faint")
        for one in lines:
            self.timeline.addWidget(_TimelineRow(one))

    def _proof_words(self, lines: tuple[TimelineLine, ...]) -> str:
        bare = sum(not one.handed_in for one in lines)
        if not bare:
            return self.tr("Trung tâm đã ký nhận cả %n việc dưới đây.", "", len(lines))
        return self.tr("Trung tâm đã ký nhận {0} trong %n việc; {1} việc còn chờ chuyển.", "", len(lines)).format(
            len(lines) - bare, bare
        )

    def _open_other(self) -> None:
        button = self.sender()
        if isinstance(button, _OtherButton):
            self.dossier_wanted.emit(DossierWish(button.identity))

    def _find_person(self) -> None:
        if self._view is not None:
            self.person_wanted.emit(CopyWish(self._view.id_number))

    def _step(self) -> None:
        button = self.sender()
        if isinstance(button, _StepButton) and self._view is not None:
            self.step_wanted.emit(StepWish(self.identity, button.deed.name))

    def _copy(self) -> None:
        if self._view is not None:
            self.copy_wanted.emit(CopyWish(self._view.line.code or self.identity))

    def _print(self) -> None:
        if self._view is None:
            return
        if self._view.line.slip in NEVER_PRINTED or self._view.slip_is_stale:
            self.print_wanted.emit(PrintWish(self.identity, self._shown()))
        else:
            self.copies.popup(self.print.mapToGlobal(self.print.rect().bottomLeft()))

    def _print_copy(self, action: object) -> None:
        reason = CopyReason(action.data())  # type: ignore[attr-defined]
        self.print_wanted.emit(PrintWish(self.identity, self._shown(), reason))

    def _shown(self) -> str:
        line = self._view.line if self._view else None
        return f"{line.code or line.identity} · {line.applicant}" if line else ""


class _StepButton(EnterButton):
    def __init__(self, deed: Deed) -> None:
        super().__init__(either(deed.title.vi, deed.title.en))
        self.deed = deed
        self.setAccessibleName(self.text())


class _OtherButton(LinkButton):
    def __init__(self, line: DossierLine) -> None:
        status = either(line.status_vi, line.status_en)
        super().__init__(" · ".join(part for part in (line.shown_code, status) if part))
        self.setToolTip(in_tip(f"{line.procedure}\n{time_vi(line.received)}"))
        self.identity = line.identity


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
        details = one.details_en if speaks_english() else one.details_vi
        if details:
            column.addWidget(Words("\n".join(details), wraps=True))
        if one.verdict_vi:
            kind = "problem" if one.is_troubled else "faint"
            column.addWidget(Words(sentence_case(either(one.verdict_vi, one.verdict_en)), kind, wraps=True))
        self.setAccessibleName(f"{either(one.vi, one.en)}, {self._when(one)}")

    def _proof(self, one: TimelineLine) -> Words:
        sign = Words()
        show_sign(sign, *(Icon.DONE, "good") if one.handed_in else (Icon.CLOCK, "faint"))
        words = either(one.proof_vi, one.proof_en)
        sign.setToolTip(in_tip(words))
        sign.setAccessibleName(words)
        return sign

    def _when(self, one: TimelineLine) -> str:
        received = ""
        if one.received is not None and one.received != one.entered:
            received = self.tr("nhận lúc {0}").format(time_vi(one.received))
        entered = self.tr("ghi lúc {0}").format(time_vi(one.entered)) if one.entered else ""
        return " · ".join(part for part in (received, entered, one.who, either(one.desk_vi, one.desk_en)) if part)


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
