"""The digital copies of one dossier, in place of its timeline: the list, files on their way in, one page, one form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from counter_app.domain.scanned_paper import SIGNING_CITATION
from counter_app.services.steps.digital_copy import DigitalCopy
from counter_app.ui.digitising.copy_row import CopyRow
from counter_app.ui.digitising.file_drop import Brought, FilesBrought, files_in
from counter_app.ui.digitising.first_page import FirstPage
from counter_app.ui.digitising.page_view import PageView
from counter_app.ui.digitising.pin_form import PinForm
from counter_app.ui.esc import leaves_by_esc
from counter_app.ui.file_choice import FileChoice
from counter_app.ui.flow import FlowRow
from counter_app.ui.marked import KeyButton, Words
from counter_app.ui.steps.step_form import StepForm
from counter_app.ui.theme import GRID


class Part(Enum):
    """What of the panel is seen."""

    COPIES = "copies"
    EARLIER = "earlier"
    PAGE = "page"
    FORM = "form"


@dataclass(frozen=True)
class Progress:
    """`number` of `of` files is being read, called `name`."""

    number: int
    of: int
    name: str


class CopiesPanel(QWidget):
    brought = Signal(object)  # FilesBrought
    stop_wanted = Signal()
    sign_wanted = Signal()
    earlier_wanted = Signal()
    look_wanted = Signal(object)  # DigitalCopy
    use_wanted = Signal(object)  # DigitalCopy, of an earlier dossier
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[CopyRow] = []
        self.part = Part.COPIES
        self.heading = Words(self.tr("Số hóa giấy tờ"), "heading", wraps=True)
        self.setAccessibleName(self.heading.text())
        self.summary, self.to_sign = Words(wraps=True), Words(kind="warning", wraps=True)
        self.said = Words(kind="problem", wraps=True)
        self.refused = Words(kind="problem", wraps=True)
        self.reading_words, self.bar = Words(wraps=True), QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Tiến độ đọc tệp"))
        self.stop = KeyButton(self.tr("Dừng đọc tệp"), "Ctrl+.")
        self.add = KeyButton(self.tr("Chọn tệp"), "Ctrl+O", kind="main")
        self.paste = KeyButton(self.tr("Dán tệp"), "Ctrl+V")
        self.sign = KeyButton(self.tr("Ký số"), "Ctrl+S")
        self.pin = PinForm()
        self.earlier = KeyButton(self.tr("Dùng lại giấy tờ đã nộp"), "Ctrl+R")
        self.back = KeyButton(self.tr("Quay lại"))
        self.back.show_key("Esc")
        self.stopping, self.first = FlowRow(self.stop), FirstPage()
        self.acts = FlowRow(self.add, self.paste, self.sign, self.earlier, self.back)
        self.list, self.page, self.form = QWidget(), PageView(), StepForm()
        self.form.picture.setAccessibleName(self.tr("Hình trang giấy sẽ đính kèm"))
        self._column = QVBoxLayout(self.list)
        self._lay_out()
        self._connect()
        self.show_part(Part.COPIES)

    def _lay_out(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        coming: tuple[QWidget, ...] = (self.heading, self.refused, self.reading_words, self.bar, self.stopping)
        there: tuple[QWidget, ...] = (self.summary, self.to_sign, self.acts, self.said, self.pin, self.list)
        for widget in (*coming, *there, self.page, self.first, self.form):
            column.addWidget(widget)
        column.addStretch(1)
        for words in (self.refused, self.said, self.to_sign):
            words.hide()
        self.show_progress(None)

    def _connect(self) -> None:
        self.add.clicked.connect(self._choose_files)
        self.paste.clicked.connect(self._paste)
        self.earlier.clicked.connect(self.earlier_wanted)
        self.stop.clicked.connect(self.stop_wanted)
        self.back.clicked.connect(self._leave)
        self.page.left.connect(self._leave)
        for button in (self.add, self.paste, self.sign, self.earlier, self.back):
            button.installEventFilter(self)
        self.sign.clicked.connect(self._want_signed)
        leaves_by_esc(self, self._leave)

    # ------------------------------------------------------------------------------------------------ showing

    def show_part(self, part: Part) -> None:
        self.part = part
        listed = part in (Part.COPIES, Part.EARLIER)
        for widget in (self.summary, self.acts, self.list):
            widget.setVisible(listed)
        for button in (self.add, self.paste, self.earlier):
            button.setVisible(part is Part.COPIES)
        self.sign.setVisible(part is Part.COPIES and bool(self.unsigned()))
        if part is not Part.COPIES:
            self.pin.close_form()
        self.to_sign.setVisible(part is Part.COPIES and bool(self.to_sign.text()))
        self.page.setVisible(part is Part.PAGE)
        self.form.setVisible(part is Part.FORM)
        self.first.setVisible(part is Part.FORM)
        if part is not Part.PAGE:
            self.page.close_copy()
        if part is not Part.FORM:
            self.first.clear()
            self.form.show_picture(None)

    def show_copies(self, copies: tuple[DigitalCopy, ...]) -> None:
        held = self._held()
        self._fill([CopyRow(copy, self.tr("Xem")) for copy in copies])
        for row in self.rows:
            row.chosen.connect(self.look_wanted)
        waiting = sum(copy.here and not copy.sent and copy.loss is None for copy in copies)
        unsigned = sum(not copy.signed for copy in copies)
        self.summary.setText(self._summary(len(copies), waiting))
        self.to_sign.setText(
            self.tr("%n tệp chờ ký số ({0}).", "", unsigned).format(SIGNING_CITATION) if unsigned else ""
        )
        self.show_part(Part.COPIES)
        self._give_back(held)

    def show_earlier(self, copies: tuple[DigitalCopy, ...]) -> None:
        """Each with the dossier that it is from."""
        self._fill(
            [
                CopyRow(copy, self.tr("Dùng lại"), told=self.tr("Từ hồ sơ {0}").format(copy.shown_code))
                for copy in copies
            ]
        )
        for row in self.rows:
            row.chosen.connect(self.use_wanted)
        self.summary.setText(
            self.tr("Giấy tờ người này đã nộp ở hồ sơ khác, còn trên máy này. Chỉ dùng lại khi người nộp đồng ý.")
            if copies
            else self.tr("Trên máy này chưa có giấy tờ nào của người này ở hồ sơ khác.")
        )
        self.show_part(Part.EARLIER)
        self.focus_first()

    def unsigned(self) -> tuple[DigitalCopy, ...]:
        """Those in the list that this PC could sign now."""
        return tuple(row.copy for row in self.rows if row.copy.here and not row.copy.signed and row.copy.loss is None)

    def show_progress(self, progress: Progress | None) -> None:
        for widget in (self.reading_words, self.bar, self.stopping):
            widget.setVisible(progress is not None)
        if progress is not None:
            self.reading_words.setText(
                self.tr("Đang đọc tệp {0}/{1}: {2}").format(progress.number, progress.of, progress.name)
            )
            self.bar.setRange(0, progress.of)
            self.bar.setValue(progress.number - 1)

    def show_refused(self, lines: tuple[str, ...]) -> None:
        """One sentence a file."""
        self.refused.setText("\n".join(lines))
        self.refused.setVisible(bool(lines))

    def say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def focus_first(self) -> None:
        first: QWidget = self.add if self.part is Part.COPIES else self.back
        if self.part is Part.EARLIER and self.rows:
            first = self.rows[0].button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Nothing of one dossier stays for the next."""
        self._fill([])
        self.show_part(Part.COPIES)
        self.show_refused(())
        self.say("")
        self.page.close_copy()

    def _summary(self, count: int, waiting: int) -> str:
        if not count:
            return self.tr(
                "Chưa có bản số hóa nào. Kéo thả tệp PDF hoặc ảnh JPEG vào đây, dán tệp, hoặc chọn tệp; mỗi tệp "
                "không quá 20 MB, nên quét từ 200 dpi."
            )
        sent = self.tr("tất cả đã gửi") if not waiting else self.tr("%n tệp chờ gửi", "", waiting)
        return self.tr("%n tệp, {0}. Kéo thả thêm tệp vào đây, dán tệp, hoặc chọn tệp.", "", count).format(sent)

    def _fill(self, rows: list[CopyRow]) -> None:
        for row in self.rows:
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        self.rows = rows
        for row in rows:
            row.button.installEventFilter(self)
            self._column.addWidget(row)

    def _held(self) -> bytes | None:
        """Whose button has the focus."""
        return next((row.copy.content for row in self.rows if row.button.hasFocus()), None)

    def _give_back(self, content: bytes | None) -> None:
        row = next((row for row in self.rows if row.copy.content == content), None)
        if row is not None:
            row.button.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------------------------------------ hands

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of the buttons: an arrow would lead to the button beside, here it leads from row to row."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if by is not None:
                self._step(by)
                return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        """From row to row; above the first stand the acts."""
        here = next((place for place, row in enumerate(self.rows) if row.button.hasFocus()), -1)
        if here + by < 0:
            self.focus_first()
        elif here + by < len(self.rows):
            self.rows[here + by].button.setFocus(Qt.FocusReason.TabFocusReason)

    def _leave(self) -> None:
        if self.pin.isVisible():
            self.pin.close_form()
            self.sign.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    def _want_signed(self) -> None:
        if self.unsigned():
            self.sign_wanted.emit()

    def _choose_files(self) -> None:
        scans = self.tr("Giấy tờ đã quét (*.pdf *.jpg *.jpeg *.PDF *.JPG *.JPEG)")
        dialog = FileChoice(self, self.tr("Chọn tệp của giấy tờ đã quét"), (scans,), "scans")
        dialog.setFileMode(FileChoice.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, names: list[str]) -> None:
        paths = [Path(name) for name in names]
        self.brought.emit(FilesBrought(tuple(Brought(path.name, path) for path in paths)))

    def _paste(self) -> None:
        found = files_in(QGuiApplication.clipboard().mimeData())
        if found:
            self.brought.emit(FilesBrought(found))
        else:
            self.say(self.tr("Bộ nhớ tạm không có tệp hay hình nào; hãy sao chép tệp rồi dán lại."))
