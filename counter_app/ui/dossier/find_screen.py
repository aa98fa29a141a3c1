"""One box for everything, results as one types."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from counter_app.domain.written_number import grouped
from counter_app.services.dossiers import Found
from counter_app.services.scans import ScannedSheet, recognise
from counter_app.ui.dossier.dossier_table import DossierTable
from counter_app.ui.marked import Words, line
from counter_app.ui.paper_page import PaperPage
from counter_app.ui.table import Table
from counter_app.ui.table_or_words import TableOrWords
from counter_app.ui.wishes import DossierWish

NOTHING_FOUND = Found((), 0)


@dataclass(frozen=True)
class Question:
    """What stands in the box."""

    text: str


class FindScreen(PaperPage):
    asked = Signal(object)  # Question
    opened = Signal(object)  # DossierWish
    sheet_asked = Signal(str)  # Enter behind a contingency sheet's number

    def __init__(self) -> None:
        super().__init__()
        self.box = line(
            self.tr("Tìm hồ sơ"), longest=500, hint=self.tr("tên không dấu, mã hồ sơ, điện thoại, số định danh …")
        )
        self.count = Words(kind="faint", wraps=True)
        self.model = DossierTable()
        self.table = Table(self.model, self.tr("Hồ sơ tìm thấy"), lines=2, rows_at_once=True)
        self.table.fit_rows()
        self._list = TableOrWords(self.table)
        self.told = self._list.empty
        column = self.column
        for widget in (Words(self.tr("Tìm hồ sơ"), "heading"), self.box, self.count):
            column.addWidget(widget)
        column.addWidget(self._list, 1)
        self.box.textChanged.connect(self._ask)
        self.box.installEventFilter(self)
        self.table.chosen.connect(self._open)
        self.show_found(NOTHING_FOUND, "")

    def show_found(self, found: Found, question: str) -> None:
        """What was chosen stays chosen where it is still among the results."""
        self.table.renew(partial(self.model.show, found.lines))
        self._list.say("" if found.lines else self._nothing(question))
        self.count.setText(self._count_words(found))
        self.count.setVisible(bool(found.lines))

    def forget(self) -> None:
        """What was looked for and what was found."""
        blocked = self.box.blockSignals(True)
        self.box.clear()
        self.box.blockSignals(blocked)
        self.show_found(NOTHING_FOUND, "")

    def _nothing(self, question: str) -> str:
        if not question:
            return self.tr("Gõ vài chữ không dấu, hoặc quét giấy tiếp nhận, thẻ căn cước ở bất cứ đâu trong cửa sổ.")
        if isinstance(sheet := recognise(question), ScannedSheet):
            return self.tr(
                "Chưa có hồ sơ nào được nhập từ phiếu dự phòng {0}.\n\nNhấn Enter để nhập bù phiếu này."
            ).format(sheet.number)
        return self.tr(
            "Không có hồ sơ nào khớp với “{0}” tại quầy này.\n\nHãy thử:\n"
            "• bớt chữ: chỉ họ và tên, không dấu cũng được\n"
            "• số điện thoại hoặc số định danh của người nộp\n"
            "• quét mã trên giấy tiếp nhận hoặc thẻ căn cước\n"
            "• hỏi nơi tiếp nhận: hồ sơ nộp ở cơ quan khác không có tại đây"
        ).format(question[:60])

    def _count_words(self, found: Found) -> str:
        shown = len(found.lines)
        if shown >= found.count and found.counted_whole:
            return self.tr("%n hồ sơ", "", shown)
        many = grouped(found.count)
        all_ = many if found.counted_whole else self.tr("hơn {0}").format(many)
        return self.tr("%n hồ sơ mới nhất trong {0}; gõ thêm để thu hẹp", "", shown).format(all_)

    def choose(self, identity: str) -> None:
        """Mark the row of a dossier that was opened from elsewhere, without opening it again. Where it is in no row
        none is marked: the column beside would speak of another one."""
        if self.model.row_of(identity) < 0:
            self.table.clearSelection()
        self.table.choose_key(identity)

    def focus_box(self) -> None:
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Enter in the box lead into the results; Enter behind a contingency sheet's number to its entry."""
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and isinstance(recognise(self.box.text()), ScannedSheet):
                self.sheet_asked.emit(self.box.text())
                return True
            down = enter or Qt.Key(event.key()) is Qt.Key.Key_Down
            if down and self.model.rowCount():
                self.table.choose_first()
                return True
        return False

    def _ask(self, text: str) -> None:
        self.asked.emit(Question(text))

    def _open(self, current: QModelIndex) -> None:
        found = self.model.row_at(current.row())
        if found is not None:
            self.opened.emit(DossierWish(found.identity))
