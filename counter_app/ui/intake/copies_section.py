"""What was copied, as a row of figures: originals, copies of each, pages of each; and what that costs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from counter_app.domain.page_fee import MOST_PAGES, MOST_ROWS, CopiedPapers, PageFee
from counter_app.domain.written_number import grouped
from counter_app.ui.flow import FlowRow
from counter_app.ui.intake.entered import EnteredCopies
from counter_app.ui.marked import LinkButton, Words, count_box
from counter_app.ui.theme import GRID, HALF


class CopiesSection(QWidget):
    """Shown for procedures with a fee by the page. One row is enough where every paper has as many pages."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._fee: PageFee | None = None
        self._rows: list[_Figures] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(HALF)
        self.add = LinkButton(self.tr("+ Giấy tờ có số trang khác"))
        self.add.clicked.connect(self._add_by_hand)
        foot = QHBoxLayout()
        foot.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        foot.addStretch(1)
        self._column.addLayout(foot)

    def show_fee(self, fee: PageFee | None) -> None:
        """A fresh row of ones, or nothing where pages do not count."""
        self._fee = fee
        self._show_rows((EnteredCopies(),) if fee is not None else ())

    def fill(self, copied: tuple[EnteredCopies, ...]) -> None:
        """Put back what was typed, without a word to anybody."""
        if self._fee is not None and copied:
            self._show_rows(copied[:MOST_ROWS])

    def entered(self) -> tuple[EnteredCopies, ...]:
        return tuple(row.entered() for row in self._rows)

    @property
    def amount(self) -> int | None:
        """đồng; None where pages do not count."""
        return self._fee.of(self._papers()) if self._fee is not None else None

    @property
    def fee_kind(self) -> str:
        return self._fee.kind if self._fee is not None else ""

    @property
    def originals(self) -> int:
        return sum(row.originals for row in self._papers())

    @property
    def all_copies(self) -> int:
        return sum(row.all_copies for row in self._papers())

    @property
    def first_field(self) -> QWidget:
        return self._rows[0].originals if self._rows else self.add

    def focus_chain(self) -> list[QWidget]:
        return [box for row in self._rows for box in row.boxes()] + [self.add]

    def _papers(self) -> list[CopiedPapers]:
        return [CopiedPapers(one.originals, one.copies, one.pages) for one in self.entered()]

    def _show_rows(self, rows: tuple[EnteredCopies, ...]) -> None:
        for row in self._rows:
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows = []
        for one in rows:
            self._add(one)

    def _add(self, figures: EnteredCopies) -> _Figures:
        row = _Figures(figures)
        self._column.insertWidget(len(self._rows), row)
        self._rows.append(row)
        for box in row.boxes():
            box.valueChanged.connect(self._counted)
        self._show_amounts()
        return row

    def _add_by_hand(self) -> None:
        if len(self._rows) < MOST_ROWS:
            row = self._add(EnteredCopies())
            row.originals.setFocus(Qt.FocusReason.OtherFocusReason)
            row.originals.selectAll()
            self.changed.emit()

    def _counted(self) -> None:
        self._show_amounts()
        self.changed.emit()

    def _show_amounts(self) -> None:
        if self._fee is None:
            return
        for row in self._rows:
            one = row.entered()
            row.show_amount(self._fee.of((CopiedPapers(one.originals, one.copies, one.pages),)))


class _Figures(QWidget):
    """2 bản chính × 3 bản sao × 4 trang = 36.000 đ."""

    def __init__(self, figures: EnteredCopies) -> None:
        super().__init__()
        self.originals = _box(self.tr("Số bản chính"), figures.originals)
        self.copies = _box(self.tr("Số bản sao của mỗi bản chính"), figures.copies)
        self.pages = _box(self.tr("Số trang của mỗi bản"), figures.pages)
        self.amount = Words("", "strong")
        row = FlowRow()
        for box, words in (
            (self.originals, self.tr("bản chính ×")),
            (self.copies, self.tr("bản sao ×")),
            (self.pages, self.tr("trang =")),
        ):
            row.add(_with_words(box, words))
        row.add(_with_words(self.amount, ""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(row)

    def changeEvent(self, event: QEvent) -> None:
        """The amount stands on one line with the figures, whatever they wear."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "amount"):
            self.amount.setMinimumHeight(self.pages.sizeHint().height())

    def boxes(self) -> tuple[QSpinBox, ...]:
        return (self.originals, self.copies, self.pages)

    def entered(self) -> EnteredCopies:
        return EnteredCopies(self.originals.value(), self.copies.value(), self.pages.value())

    def show_amount(self, amount: int) -> None:
        self.amount.setText(self.tr("{0} đ").format(grouped(amount)))


def _box(name: str, value: int) -> QSpinBox:
    box = count_box(name)
    box.setMaximum(MOST_PAGES)
    box.setValue(min(max(1, value), MOST_PAGES))
    return box


def _with_words(field: QWidget, words: str) -> QWidget:
    """A figure keeps its words where the row breaks."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID)
    row.addWidget(field)
    if words:
        row.addWidget(Words(words))
    return holder
