"""One dossier: its facts, what can be done with it, and its timeline in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QVBoxLayout, QWidget

from counter_app.domain.entry_types import DOSSIER_RECEIVED
from counter_app.domain.life_cycle import ARRIVED_ONLINE, TAKEN_BY_POST
from counter_app.domain.slip import CopyReason
from counter_app.domain.times import time_vi
from counter_app.services.dossiers import DossierLine, DossierView
from counter_app.services.qr_symbol import Symbol
from counter_app.services.status_fields import CITATION_VI
from counter_app.services.steps.offers import Offered
from counter_app.ui.dossier.deed_list import DeedChosen, DeedList
from counter_app.ui.dossier.dossier_facts import DossierFacts
from counter_app.ui.dossier.pairs_grid import PairsGrid, level_names
from counter_app.ui.dossier.step_buttons import StepButtons
from counter_app.ui.dossier.timeline import Timeline
from counter_app.ui.flow import FlowRow
from counter_app.ui.icons import Icon
from counter_app.ui.language import appointment, either
from counter_app.ui.marked import KeyButton, LinkButton, Words, sentence_case
from counter_app.ui.plain_text import in_tip
from counter_app.ui.printing.printing_controller import copy_reason_words
from counter_app.ui.qr_picture import SMALL_SIDE, qr_picture
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
        self.asked = PairsGrid()
        self.symbol = self._build_symbol()
        self.facts = PairsGrid()
        self.others = FlowRow()
        self.answer = KeyButton(self.tr("Mở để trả lời"), kind="main")
        self.copy = KeyButton(self.tr("Chép mã"), sign=Icon.COPY)
        self.print = KeyButton(self.tr("In giấy tiếp nhận"), "Ctrl+P", sign=Icon.PRINT)
        self.copies = self._build_copies()
        self.steps = StepButtons()
        self.more = KeyButton(self.tr("Việc khác …"), "F8")
        self.deeds = DeedList()
        self.rest = QWidget()
        self.timeline = Timeline()
        self._lay_out()
        self.take_form(self.deeds)
        self.answer.clicked.connect(self._answer)
        self.copy.clicked.connect(self._copy)
        self.print.clicked.connect(self._print)
        self.more.clicked.connect(self.show_deeds)
        for deeds in (self.deeds, self.steps):
            deeds.chosen.connect(self._deed)
        self.deeds.left.connect(self._leave_deeds)
        self.show_nothing()

    def _build_copies(self) -> QMenu:
        """Paper is out already: a copy needs a reason."""
        menu = QMenu(self)
        for reason, words in copy_reason_words().items():
            menu.addAction(words).setData(reason.value)
        menu.triggered.connect(self._print_copy)
        return menu

    def _build_symbol(self) -> QLabel:
        """For the telephone of whoever asks."""
        symbol = QLabel()
        symbol.setAccessibleName(self.tr("Mã QR in trên giấy tiếp nhận"))
        symbol.setToolTip(in_tip(symbol.accessibleName()))
        return symbol

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
        self.asked.put_beside(self.symbol)
        for title, part in (
            (self.asked_title, self.asked),
            (self.facts_title, self.facts),
            (self.others_title, self.others),
        ):
            column.addWidget(title)
            column.addWidget(part)
        column.addWidget(self.timeline)
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
        self._show_symbol(())
        self.steps.show_offered(())
        self.others.empty()
        self.timeline.show_lines(())
        titles = (self.asked_title, self.facts_title, self.others_title)
        for widget in (*titles, self.answer, self.copy, self.print, self.more):
            widget.hide()
        self.turned.emit()

    def show_dossier(self, view: DossierView, offered: tuple[Offered, ...], symbol: Symbol) -> None:
        """`symbol`: the QR code that its slip bears, empty before there is one."""
        is_same = self.identity == view.line.identity
        self._view, self.offered = view, offered
        line = view.line
        self.code.setText(line.code or self.tr("Mã hồ sơ cấp sau · {0}").format(line.identity))
        self.state.setText(self._state_words(view))
        self.asked.show_pairs(self._told.asked(view.status_fields))
        self._show_symbol(symbol)
        self.facts.show_pairs(self._told.others(view))
        level_names(self.asked, self.facts)
        self.copy.show()
        self.answer.setVisible(line.status in (ARRIVED_ONLINE, TAKEN_BY_POST))
        self.print.setVisible(any(one.type == DOSSIER_RECEIVED for one in view.timeline))  # else there is no slip
        if line.slip in NEVER_PRINTED:
            self.print.say(self.tr("In giấy tiếp nhận"))
        else:
            anew = self.tr("In giấy mới thay bản cũ")
            self.print.say(anew if view.slip_is_stale else self.tr("In bản sao …"))
        self._show_steps(is_same=is_same)
        self._show_others(view)
        self.timeline.show_lines(view.timeline)
        for title in (self.asked_title, self.facts_title):
            title.show()
        self.turned.emit()
        if self._acts_wait:
            self._acts_wait = False
            self.focus_acts()

    def _show_symbol(self, symbol: Symbol) -> None:
        self.symbol.setPixmap(qr_picture(symbol, SMALL_SIDE) if symbol else QPixmap())
        self.symbol.setVisible(bool(symbol))

    def focus_acts(self) -> None:
        """What can be done next, else the code."""
        rest = self.more if self.offered else self.copy
        answer = [self.answer] if self.answer.isVisibleTo(self) else []
        next(iter((*answer, *self.steps.shown(), rest))).setFocus()

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
        on_a_button = self.steps.holds_focus()
        if on_a_button:  # hidden with it, a button would hand the focus on, out of the dossier
            self.copy.setFocus()
        self.steps.show_offered(self.offered)
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

    def _open_other(self) -> None:
        button = self.sender()
        if isinstance(button, _OtherButton):
            self.dossier_wanted.emit(DossierWish(button.identity))

    def _find_person(self) -> None:
        if self._view is not None:
            self.person_wanted.emit(CopyWish(self._view.id_number))

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


class _OtherButton(LinkButton):
    def __init__(self, line: DossierLine) -> None:
        status = either(line.status_vi, line.status_en)
        super().__init__(" · ".join(part for part in (line.shown_code, status) if part))
        self.setToolTip(in_tip(f"{line.procedure}\n{time_vi(line.received)}"))
        self.identity = line.identity
