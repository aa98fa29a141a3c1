"""Two lists behind one place: results to hand out, and results that come back from the units."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from counter_app.domain.return_rules import REFUSED_AFTER_APPRAISAL, SIGNED_BY_HEAD
from counter_app.services.dossiers import DossierLine
from counter_app.services.steps.handing_out import ArrivingResult
from counter_app.services.steps.lists_in_making import arrivals_content
from counter_app.services.steps.results import ArrivedResult
from counter_app.ui.act_button import EnterButton
from counter_app.ui.dossier.dossier_table import DossierTable
from counter_app.ui.flow import FlowRow
from counter_app.ui.icons import Icon
from counter_app.ui.marked import Choice, KeyButton, Words, line
from counter_app.ui.page_stack import PageStack
from counter_app.ui.paper_page import PaperPage
from counter_app.ui.returning.arrival_table import ArrivalTable
from counter_app.ui.rule_behind import rule_behind_is
from counter_app.ui.table import Table
from counter_app.ui.table_or_words import TableOrWords
from counter_app.ui.take_back import TakeBack
from counter_app.ui.theme import GRID
from counter_app.ui.wishes import DossierWish


class Side(Enum):
    OUT = "out"
    BACK = "back"


@dataclass(frozen=True)
class ArrivalWish:
    """Put this dossier into the batch, with this result."""

    text: str
    result: ArrivedResult


class ReturnScreen(PaperPage):
    named = Signal(str)  # typed into the box of results to hand out
    opened = Signal(object)  # DossierWish
    arrival_named = Signal(object)  # ArrivalWish
    record_wanted = Signal()
    side_shown = Signal(object)  # Side
    batch_changed = Signal()  # rows, or what is typed for the next one

    def __init__(self) -> None:
        super().__init__()
        self._arriving: dict[str, ArrivingResult] = {}
        self.box = line(
            self.tr("Hồ sơ cần trả kết quả"),
            longest=200,
            hint=self.tr("quét giấy tiếp nhận, gõ mã, tên, số định danh …"),
        )
        self.answer = Words(wraps=True)
        self.ready = DossierTable()
        self.table = Table(self.ready, self.tr("Kết quả chờ trả"), lines=2)
        self.ready_list = TableOrWords(self.table)
        self._build_back()
        self._choices = self._build_choices()
        self._lay_out()
        self.table.chosen.connect(self._open)
        self.table.stands_below(self.box)
        self.back_table.stands_below(self.arrival_box)
        self.box.returnPressed.connect(self._name)
        self.arrival_box.returnPressed.connect(self._name_arrival)
        self.record.clicked.connect(self.record_wanted)
        self.remove.clicked.connect(self._remove_chosen)
        self.back_table.removing.connect(self._remove_chosen)
        self.outcome.currentIndexChanged.connect(self._ask_for_refusal)
        rule_behind_is(self, "return.as_on_slip")
        for field in (self.outcome, self.document, self.refused_why, self.refused_by, self.arrival_box):
            rule_behind_is(field, f"{REFUSED_AFTER_APPRAISAL} {SIGNED_BY_HEAD}")
        self.outcome.currentIndexChanged.connect(self.batch_changed)
        for typed in (self.document, self.refused_why, self.refused_by):
            typed.textChanged.connect(self.batch_changed)
        self._ask_for_refusal()
        self.show_ready(())
        self.put(())
        self.show_answer("", good=True)
        self._show_chosen()

    def _build_back(self) -> None:
        self.outcome = Choice(
            self.tr("Kết quả của hồ sơ quét tới đây"),
            (("granted", self.tr("Được giải quyết")), ("refused", self.tr("Từ chối giải quyết"))),
        )
        self.document = line(
            self.tr("Số văn bản"), longest=200, hint=self.tr("số văn bản của hồ sơ sắp quét, có thể để trống")
        )
        self.refused_why = line(self.tr("Lý do từ chối"), longest=300, hint=self.tr("lý do từ chối, kèm điều luật"))
        self.refused_by = line(
            self.tr("Người ký văn bản từ chối"), longest=200, hint=self.tr("người ký văn bản từ chối")
        )
        self.arrival_box = line(
            self.tr("Hồ sơ có kết quả về"), longest=100, hint=self.tr("quét từng hồ sơ, hoặc gõ mã rồi Enter")
        )
        self.back_answer = Words(wraps=True)
        self.record = KeyButton(self.tr("Ghi nhận kết quả"), "Shift+F9", kind="main")
        self.remove = KeyButton(self.tr("Bỏ khỏi danh sách"), "Ctrl+D", sign=Icon.CLOSE)
        self.arrivals = ArrivalTable()
        self.back_table = Table(self.arrivals, self.tr("Kết quả chuyển về"), lines=2, rows_at_once=True)
        self.take_back = TakeBack(self.back_table)
        self.back_list = TableOrWords(self.back_table)

    def _build_choices(self) -> QButtonGroup:
        group = QButtonGroup(self)
        for side in Side:
            text = self.side_title(side)
            button = EnterButton(text)
            button.setAccessibleName(text)
            button.setCheckable(True)
            button.setProperty("kind", "choice")
            button.setProperty("side", side.value)
            group.addButton(button)
        group.buttons()[0].setChecked(True)
        group.buttonClicked.connect(self._show_chosen)
        return group

    def _lay_out(self) -> None:
        for table in (self.table, self.back_table):
            table.fit_rows()
        out = _page(self.box, self.answer, self.ready_list)
        back = _page(
            *(self.outcome, self.document, self.refused_why, self.refused_by, self.arrival_box, self.back_answer),
            *(FlowRow(self.record, self.remove, self.take_back), self.back_list),
        )
        self._stack = PageStack()
        for page in (out, back):
            self._stack.addWidget(page)
        choices = FlowRow(*self._choices.buttons())
        choices.flow.setSpacing(0)
        column = self.column
        column.addWidget(Words(self.tr("Trả kết quả"), "heading"))
        column.addWidget(choices)
        column.addWidget(self._stack, 1)

    @property
    def side(self) -> Side:
        button = self._choices.checkedButton()
        return Side(button.property("side")) if button is not None else Side.OUT

    def side_title(self, side: Side) -> str:
        return self.tr("Trả cho người nộp") if side is Side.OUT else self.tr("Nhận kết quả về")

    def show_side(self, side: Side) -> None:
        next(one for one in self._choices.buttons() if one.property("side") == side.value).setChecked(True)
        self._show_chosen()

    def begin(self) -> None:
        """Whoever comes here has a citizen before her, unless a batch of results is in the making."""
        if self.side is Side.BACK and not self.arriving():
            self.show_side(Side.OUT)
        self.focus_box()

    def focus_box(self) -> None:
        box = self.box if self.side is Side.OUT else self.arrival_box
        box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        box.selectAll()

    def _show_chosen(self) -> None:
        self._stack.setCurrentIndex(0 if self.side is Side.OUT else 1)
        self.focus_box()
        self.side_shown.emit(self.side)

    # ------------------------------------------------------------------------------------------- handing out

    def show_ready(self, lines: tuple[DossierLine, ...], question: str = "") -> None:
        """What lies ready, or what was found."""
        self.table.renew(partial(self.ready.show, lines))
        nothing = (
            self.tr("Không có hồ sơ nào khớp với “{0}”.").format(question[:60])
            if question
            else self.tr(
                "Chưa có kết quả nào chờ trả.\n\nKhi bộ phận chuyên môn chuyển kết quả về, ghi ở “Nhận kết quả về”."
            )
        )
        self.ready_list.say("" if lines else nothing)

    def show_answer(self, sentence: str, *, good: bool, warns: bool = False) -> None:
        """What came of the last act, on the side where it was done. `warns`: done, and something is left to do."""
        kind = "problem" if not good else "warning" if warns else "good"
        for words in (self.answer, self.back_answer):
            words.setText(sentence)
            words.set_kind(kind)
            words.setVisible(bool(sentence))

    def _name(self) -> None:
        self.named.emit(self.box.text().strip())

    def _open(self, index: QModelIndex) -> None:
        row = self.ready.row_at(index.row())
        if row is not None:
            self.opened.emit(DossierWish(row.identity))

    # -------------------------------------------------------------------------------------- what comes back

    def arrival(self, text: str) -> ArrivalWish:
        """With the outcome and the number that stand above, which is this dossier's alone."""
        return ArrivalWish(text, self._above())

    def _above(self) -> ArrivedResult:
        granted = self.outcome.value() == "granted"
        why, by = ("", "") if granted else (self.refused_why.text().strip(), self.refused_by.text().strip())
        return ArrivedResult(granted, self.document.text().strip(), note=why, signer=by)

    def batch(self) -> dict[str, object]:
        """For its draft."""
        return arrivals_content(self._above(), self.arriving())

    def put_back(self, above: ArrivedResult, rows: tuple[ArrivingResult, ...]) -> None:
        """A batch that was in the making, in front; what is scanned or typed already stays. The focus stays too."""
        if self._above() == ArrivedResult():
            self.outcome.choose("granted" if above.granted else "refused")
            self.document.setText(above.document)
            self.refused_why.setText(above.note)
            self.refused_by.setText(above.signer)
        self.put(tuple(row for row in rows if row.identity not in self._arriving))
        if rows:
            next(one for one in self._choices.buttons() if one.property("side") == Side.BACK.value).setChecked(True)
            self._stack.setCurrentIndex(1)

    def forget(self) -> None:
        """For the next person."""
        self.table.choose_nothing()
        self.box.clear()
        self.show_ready(())
        self.take_away(tuple(self._arriving))
        self.take_back.forget()
        self.outcome.choose("granted")
        for field in (self.document, self.refused_why, self.refused_by, self.arrival_box):
            field.clear()

    def _ask_for_refusal(self) -> None:
        """A refusal has a reason, and somebody who signed it; both hold for several dossiers of one letter."""
        refused = self.outcome.value() == "refused"
        for field in (self.refused_why, self.refused_by):
            field.setVisible(refused)
        usual = self.tr("số văn bản của hồ sơ sắp quét, có thể để trống")
        self.document.setPlaceholderText(self.tr("số văn bản từ chối") if refused else usual)

    def put(self, rows: tuple[ArrivingResult, ...]) -> None:
        self._arriving |= {one.identity: one for one in rows}
        self._show_arriving()

    def take_away(self, identities: tuple[str, ...]) -> None:
        for identity in identities:
            self._arriving.pop(identity, None)
        self._show_arriving()

    def arriving(self) -> tuple[ArrivingResult, ...]:
        return tuple(self._arriving.values())

    def _show_arriving(self) -> None:
        rows = self.arriving()
        self.back_table.renew(partial(self.arrivals.show, rows))
        self.back_list.say(
            "" if rows else self.tr("Quét các hồ sơ vừa có kết quả về; xem lại rồi ghi nhận tất cả một lần (Shift+F9).")
        )
        self.record.say(self.tr("Ghi nhận %n kết quả", "", len(rows)) if rows else self.tr("Ghi nhận kết quả"))
        for button in (self.record, self.remove):
            button.setEnabled(bool(rows))
        self.batch_changed.emit()

    def _name_arrival(self) -> None:
        text = self.arrival_box.text().strip()
        self.arrival_box.clear()
        if text:
            self.arrival_named.emit(self.arrival(text))

    def _remove_chosen(self) -> None:
        rows = [self.arrivals.row_at(index.row()) for index in self.back_table.selectionModel().selectedRows()]
        removed = tuple(one for one in rows if one is not None)
        self.take_away(tuple(one.identity for one in removed))
        if removed:
            self.take_back.offer(len(removed), partial(self.put, removed))


def _page(*widgets: QWidget) -> QWidget:
    """The last one takes what room is left."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID)
    for widget in widgets[:-1]:
        column.addWidget(widget)
    column.addWidget(widgets[-1], 1)
    return page
