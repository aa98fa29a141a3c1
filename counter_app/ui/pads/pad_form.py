"""How many sheets are printed, what became of each of those that are out, and one that nobody will enter."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QProgressBar

from counter_app.domain.contingency_sheet import MOST_IN_A_PAD, Mark
from counter_app.domain.times import date_vi
from counter_app.services.contingency_sheets import SheetRow, SheetState
from counter_app.ui.marked import Choice, Words, count_box, line
from counter_app.ui.panel_form import PanelForm

USUAL = 50
ROWS_SHOWN = 5
_ROW = Qt.ItemDataRole.UserRole


class PadForm(PanelForm):
    chosen = Signal(object)  # SheetRow: Enter or a double click

    def __init__(self) -> None:
        super().__init__()
        self.count = count_box(self.tr("Số tờ cần in"))
        self.count.setRange(1, MOST_IN_A_PAD)
        self.count.setValue(USUAL)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(self.tr("Số tờ đã vẽ"))
        self.progress.hide()
        self.standing = Words(kind="strong", wraps=True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Các tờ của quầy này"))
        self.list.setFixedHeight(self.list.fontMetrics().height() * ROWS_SHOWN * 2)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.number = line(self.tr("Tờ không nhập nữa, số"), longest=20, example="DP007-00012")
        self.how = Choice(
            self.tr("Vì sao không nhập"),
            ((Mark.SPOILED.value, self.tr("viết hỏng")), (Mark.MISSING.value, self.tr("thất lạc"))),
        )
        self.reason = line(self.tr("Lý do"), longest=300)
        self.add_field(self.count)
        self.column.addWidget(self.progress)
        self.column.addWidget(self.standing)
        self.column.addWidget(self.list)
        for field in (self.number, self.how, self.reason):
            self.add_field(field)
        self.list.itemActivated.connect(self._activated)
        self.list.currentItemChanged.connect(self._named)
        self.show_rows(())

    def show_rows(self, rows: tuple[SheetRow, ...]) -> None:
        """Those that are still out come first."""
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(self._words(row))
            item.setData(_ROW, row)
            self.list.addItem(item)
        self.list.setVisible(bool(rows))
        self.standing.setText(self._counted(rows) if rows else self._nothing())

    def show_drawn(self, drawn: int, of: int) -> None:
        self.progress.setRange(0, of)
        self.progress.setValue(drawn)
        self.progress.show()

    def _nothing(self) -> str:
        return self.tr("Chưa in tờ nào. In sẵn một tập để dùng khi mất điện; mỗi tờ đã in sẽ hiện ở đây.")

    def _counted(self, rows: tuple[SheetRow, ...]) -> str:
        states = [row.state for row in rows]
        return self.tr("Chưa nhập: {0} · đã nhập: {1} · hỏng: {2} · thất lạc: {3}").format(
            states.count(SheetState.OUTSTANDING),
            states.count(SheetState.ENTERED),
            states.count(SheetState.SPOILED),
            states.count(SheetState.MISSING),
        )

    def _words(self, row: SheetRow) -> str:
        match row.state:
            case SheetState.ENTERED:
                told = self.tr("đã nhập: {0} · {1}").format(row.code or row.identity, row.applicant)
            case SheetState.SPOILED:
                told = self.tr("hỏng: {0}").format(row.reason)
            case SheetState.MISSING:
                told = self.tr("thất lạc: {0}").format(row.reason)
            case _:
                told = self.tr("chưa nhập, in ngày {0}").format(date_vi(row.printed.date()))
        return f"{row.number} · {told}"

    def _activated(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_ROW))

    def _named(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        """One that is still out is the one that is to be marked."""
        row = item.data(_ROW) if item is not None else None
        if isinstance(row, SheetRow) and row.state is SheetState.OUTSTANDING:
            self.number.setText(row.number)
