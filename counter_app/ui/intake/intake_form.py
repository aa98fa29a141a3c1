"""The form of a new dossier, top to bottom as the paper form has it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.procedures import Procedure
from counter_app.ui.flow import FlowRow
from counter_app.ui.intake.checklist import Checklist
from counter_app.ui.intake.copies_section import CopiesSection
from counter_app.ui.intake.entered import Entered
from counter_app.ui.intake.fee_rows import FeeRows
from counter_app.ui.intake.filing_section import FilingSection
from counter_app.ui.intake.labelled_rows import LabelledRows
from counter_app.ui.intake.person_section import PersonSection
from counter_app.ui.intake.sheet_section import SheetSection
from counter_app.ui.language import either
from counter_app.ui.marked import KeyButton, Words, line
from counter_app.ui.procedure_picker import ProcedurePicker
from counter_app.ui.scrolled_page import ScrolledPage
from counter_app.ui.scrolling import Scrolling
from counter_app.ui.theme import GRID, HALF
from counter_app.ui.typed_day import writes_out_days

ROOM = 88  # average characters that two fields a row need


class IntakeForm(Scrolling):
    """Shows and gives back `Entered`; `changed` after every change by hand, never while it is being filled."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        # Its room is kept: a procedure with its papers would move every field sideways under the hand.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._filling = self._posts = False
        self._arrived = ""
        self._page = ScrolledPage()
        self._page.setProperty("kind", "page")
        self.setWidget(self._page)
        self._build()
        self._lay_out()
        self._connect()
        self.chain_focus()

    def _build(self) -> None:
        self.sheet = SheetSection()
        self.person = PersonSection()
        self.procedure = ProcedurePicker(self._page)
        self.checklist = Checklist()
        self.no_components = Words(self.tr("Chọn thủ tục để hiện danh sách giấy tờ cần nộp."), "faint", wraps=True)
        self.all_there = KeyButton(self.tr("Đủ giấy tờ"), "F8")
        self.request = line(self.tr("Nội dung yêu cầu giải quyết"), longest=1_000)
        self.filing = FilingSection()
        self.copies = CopiesSection()
        self.fees = FeeRows()
        self.longer_term = QCheckBox(self.tr("Áp dụng thời hạn kéo dài"))
        self.due = line(self.tr("Ngày hẹn trả"), longest=20, example="25/11/2026 15:30")
        writes_out_days(self.due)
        self.due_reason = line(
            self.tr("Lý do ấn định ngày hẹn"), longest=400, hint=self.tr("lý do, nếu danh mục có thời hạn")
        )
        self.at_once = QCheckBox(self.tr("Trả kết quả ngay"))
        self.slip_wanted = QCheckBox(self.tr("Vẫn in giấy tiếp nhận"))
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(self.tr("Ghi chú riêng của quầy"))
        self.note.setPlaceholderText(self.tr("không in lên giấy tiếp nhận"))
        self.note.setTabChangesFocus(True)

    def _lay_out(self) -> None:
        rows = self._rows = LabelledRows()
        rows.add_row(self.tr("Phiếu dự phòng"), self.sheet)
        rows.add_row(self.tr("Người nộp"), self.person)
        rows.divide()
        rows.add_row(self.tr("Thủ tục"), self.procedure)
        rows.add_row(self.tr("Giấy tờ"), self._papers())
        rows.add_row(self.tr("Chứng thực"), self.copies)
        rows.add_row(self.tr("Nội dung"), self.request)
        rows.divide()
        rows.add_row(self.tr("Số bộ"), self.filing)
        rows.add_row(self.tr("Phí, lệ phí"), self.fees)
        self._due_row = _beside(self.due, self.due_reason, (1, 2))
        rows.add_row(self.tr("Ngày hẹn"), self._due_row)
        self._wishes = FlowRow(self.longer_term, self.at_once, self.slip_wanted)
        rows.add_row("", self._wishes)
        rows.add_row(self.tr("Ghi chú"), self.note)
        self.note.setFixedHeight(self.note.fontMetrics().height() * 2 + 2 * GRID)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(GRID * 2, GRID, HALF, GRID)  # the scroll bar stands in the rest of the edge
        column.setSpacing(GRID)
        column.addLayout(rows)
        column.addStretch(1)
        rows.show_row(self.sheet, shown=False)
        self._show_procedure_rows(None)
        rows.level(self.request.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if not hasattr(self, "_rows"):
            return
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._rows.level(self.request.sizeHint().height())

    def _fit(self) -> None:
        """Where the text is large for the width, words stand above their fields."""
        narrow = self.width() < self.fontMetrics().averageCharWidth() * ROOM
        self.person.arrange(narrow=narrow)
        self.checklist.arrange(narrow=narrow)
        self._rows.arrange(narrow=narrow)
        self._papers_row.setDirection(QBoxLayout.Direction.BottomToTop if narrow else QBoxLayout.Direction.LeftToRight)

    def _papers(self) -> QWidget:
        holder = QWidget()
        row = self._papers_row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        lists = QVBoxLayout()
        lists.addWidget(self.checklist)
        lists.addWidget(self.no_components)
        row.addLayout(lists, 1)
        row.addWidget(self.all_there, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        return holder

    def _connect(self) -> None:
        self.sheet.changed.connect(self._changed)
        self.person.changed.connect(self._changed)
        self.checklist.changed.connect(self._changed)
        self.fees.changed.connect(self._changed)
        self.all_there.clicked.connect(self.tick_all)
        self.copies.changed.connect(self._count_copies)
        self.filing.changed.connect(self._changed)
        self.at_once.clicked.connect(self._suit_at_once)
        for edit in (self.request, self.due, self.due_reason):
            edit.textChanged.connect(self._changed)
        self.note.textChanged.connect(self._changed)
        for check in (self.longer_term, self.at_once, self.slip_wanted):
            check.clicked.connect(self._changed)

    def serve_the_post(self, *, posts: bool) -> None:
        """Channel, fee and date are not the post's to say. Before the form is filled."""
        self._posts = posts
        self.filing.hold_channel(held=posts)

    def fields(self) -> dict[str, QWidget]:
        """By the names that problems use; in the order of the form."""
        return {
            "sheet": self.sheet.number,
            "received": self.sheet.received,
            **self.person.fields(),
            "procedure_code": self.procedure.edit,
            "components": self.all_there,
            "copied": self.copies.first_field,
            "request": self.request,
            **self.filing.fields(),
            "fees": self.fees.add,
            **self.fees.fields(),
            "due": self.due,
            "due_reason": self.due_reason,
            "longer_term": self.longer_term,
            "returned_at_once": self.at_once,
            "slip_wanted": self.slip_wanted,
            "note": self.note,
        }

    def chain_focus(self) -> None:
        """Tab goes down the paper form."""
        chain: list[QWidget] = [
            self.sheet.received,
            *self.person.focus_chain(),
            self.procedure.edit,
            self.all_there,
            *self.checklist.focus_chain(),
            *self.copies.focus_chain(),
            self.request,
            *self.filing.focus_chain(),
            *self.fees.focus_chain(),
            *(self.due, self.due_reason, self.longer_term, self.at_once, self.slip_wanted, self.note),
        ]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def entered(self) -> Entered:
        return Entered(
            person=self.person.person(),
            submitter=self.person.entered_submitter(),
            procedure=self.procedure.code,
            request=self.request.text(),
            components=self.checklist.entered(),
            sets=self.filing.sets.value(),
            channel=self.filing.channel.value(),
            return_way=self.filing.return_way.value(),
            return_place=self.filing.place.text(),
            notify=self.filing.notify(),
            copied=self.copies.entered(),
            fees=() if self._posts else self.fees.entered(),
            due=self.due.text(),
            due_reason=self.due_reason.text(),
            longer_term=self.longer_term.isChecked(),
            note=self.note.toPlainText(),
            slip_wanted=True if self.slip_wanted.isChecked() else None,
            returned_at_once=self.at_once.isChecked() if self.at_once.isVisibleTo(self) else None,
            arrived=self._arrived,
            sheet=self.sheet.sheet,
            sheet_printed=self.sheet.printed,
            received=self.sheet.received.text(),
        )

    def fill(self, entered: Entered, procedure: Procedure | None) -> None:
        """Show this and nothing else. `procedure` is the version of `entered.procedure`, where there is one."""
        self._filling = True
        try:
            self.person.fill(entered.person, entered.submitter)
            self._fill_procedure(procedure)
            self.checklist.fill(entered.components)
            self._fill_rest(entered)
        finally:
            self._filling = False
        self.chain_focus()

    def _fill_rest(self, entered: Entered) -> None:
        self._arrived = entered.arrived
        self.sheet.fill(entered.sheet, entered.sheet_printed, entered.received)
        self._rows.show_row(self.sheet, shown=bool(entered.sheet))
        self.filing.channel.setEnabled(not entered.arrived)  # how it came is not the clerk's to choose
        self.request.setText(entered.request)
        self.filing.sets.setValue(entered.sets)
        self.filing.channel.choose(entered.channel)
        self.filing.return_way.choose(entered.return_way)
        self.filing.place.setText(entered.return_place)
        self.filing.show_notify(entered.notify)
        self.copies.fill(entered.copied)
        if entered.fees:
            self.fees.fill(entered.fees)
        self.due.setText(entered.due)
        self.due_reason.setText(entered.due_reason)
        self.longer_term.setChecked(entered.longer_term)
        self.slip_wanted.setChecked(entered.slip_wanted is True)
        if entered.returned_at_once is not None:
            self.at_once.setChecked(entered.returned_at_once)
        self.note.setPlainText(entered.note)

    def show_procedure(self, procedure: Procedure) -> None:
        """A procedure was chosen: its papers and fees take the place of those of the one before."""
        self._filling = True
        try:
            self._fill_procedure(procedure)
            self.due.clear()
            self.due_reason.clear()
        finally:
            self._filling = False
        self.chain_focus()
        self._changed()

    def _fill_procedure(self, procedure: Procedure | None) -> None:
        components = (procedure.components.value or ()) if procedure else ()
        self.procedure.show_chosen(
            procedure.code if procedure else "",
            (procedure.name.value or "") if procedure else "",
            _about(procedure) if procedure else "",
        )
        self.checklist.show_components(components)
        self.checklist.setVisible(bool(components))
        self.no_components.setVisible(not components)
        self.no_components.setText(
            self.tr("Danh mục chưa ghi giấy tờ của thủ tục này; hãy đối chiếu với văn bản.")
            if procedure
            else self.tr("Chọn thủ tục để hiện danh sách giấy tờ cần nộp.")
        )
        self.all_there.setVisible(bool(components))
        self.filing.show_procedure(procedure)
        self.fees.show_fees((procedure.fees.value or ()) if procedure else ())
        self.copies.show_fee(procedure.page_fee.value if procedure else None)
        self._show_procedure_rows(procedure)
        self._count()
        self.fees.suit_at_once(procedure is not None and procedure.immediate.value is True)

    def _show_procedure_rows(self, procedure: Procedure | None) -> None:
        """What only some procedures need: a date set by hand, a longer term, handing the result over at once."""
        term = procedure.term if procedure else None
        by_hand = term is not None and (term.value is None or term.value.counted() is None or not term.is_certain)
        immediate = procedure is not None and procedure.immediate.value is True
        longer = term is not None and term.value is not None and term.value.longer is not None
        by_the_page = procedure is not None and procedure.page_fee.is_known
        for row, shown in (
            (self.copies, by_the_page and not self._posts),
            (self.fees, not self._posts),
            (self._due_row, by_hand and not self._posts),
            (self._wishes, (immediate or longer) and not self._posts),
        ):
            self._rows.show_row(row, shown=shown)
        self.longer_term.setVisible(longer)
        if longer and term is not None and term.value is not None:
            self.longer_term.setText(self.tr("Kéo dài: {0}").format(term.value.longer_when))
        self.longer_term.setChecked(False)
        self.at_once.setVisible(immediate)
        self.at_once.setChecked(immediate)
        self.slip_wanted.setVisible(immediate)
        self.slip_wanted.setChecked(False)

    def tick_all(self) -> None:
        """Every paper that is asked for; then on to the figures where pages are counted."""
        self.checklist.tick_all()
        if self.copies.isVisibleTo(self):
            self.copies.first_field.setFocus(Qt.FocusReason.TabFocusReason)

    def _count_copies(self) -> None:
        """The figures fill fee and counts; a row that was added stands in the order of focus too."""
        self._count()
        self.chain_focus()
        self._changed()

    def _count(self) -> None:
        if self.copies.amount is not None:
            self.checklist.count_copies(self.copies.originals, self.copies.all_copies)
            self.fees.count(self.copies.fee_kind, self.copies.amount)

    def _suit_at_once(self) -> None:
        self.fees.suit_at_once(self.at_once.isChecked())

    def _changed(self) -> None:
        if not self._filling:
            self.changed.emit()


def _about(procedure: Procedure) -> str:
    term = procedure.term.value
    nothing = QCoreApplication.translate("IntakeForm", "danh mục không ghi thời hạn")
    words = either(term.vi, term.en) if term else nothing
    doubt = QCoreApplication.translate("IntakeForm", "chưa đối chiếu")
    unsure = "" if procedure.term.is_certain or not term else doubt
    return " · ".join(part for part in (procedure.field.value or "", words, unsure, procedure.code) if part)


def _beside(left: QWidget, right: QWidget, stretch: tuple[int, int]) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID)
    row.addWidget(left, stretch[0])
    row.addWidget(right, stretch[1])
    return holder
