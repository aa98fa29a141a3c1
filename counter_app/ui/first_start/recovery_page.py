"""The recovery code: shown, printed, read back from the paper. Nothing goes on before it was read back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from counter_app.services.trial_prints import PrinterState
from counter_app.ui.act_button import EnterButton
from counter_app.ui.first_start.code_letters import CodeLetters
from counter_app.ui.first_start.page import Page, Waiting, labelled, rows
from counter_app.ui.first_start.printer_choice import PrinterChoice
from counter_app.ui.marked import Words, line

LONGEST = 100


class RecoveryPage(Page):
    print_asked = Signal(str)  # the printer's name
    read_back = Signal(str)
    new_code_asked = Signal()
    go_on_asked = Signal()

    def __init__(self) -> None:
        super().__init__(
            self.tr("Mã khôi phục"),
            self.tr(
                "Dữ liệu của quầy được mã hóa. Khi đổi máy, đổi ổ đĩa hay đặt lại mật khẩu máy tính, chỉ mã này mở lại "
                "được. Không ai khác giữ mã này, kể cả hệ thống trung tâm."
            ),
        )
        self.letters = CodeLetters()
        self.lost = Words(
            self.tr(
                "Mã khôi phục của quầy này chưa được đọc lại từ giấy. Nếu đang giữ tờ mã, hãy quét hoặc gõ vào ô dưới "
                "đây; nếu không, hãy tạo mã mới (mã cũ sẽ hết giá trị)."
            ),
            wraps=True,
        )
        self.printer = PrinterChoice()
        self.print_ = EnterButton(self.tr("In tờ mã khôi phục"))
        self.print_.setAccessibleName(self.print_.text())
        self.print_.setProperty("kind", "main")
        self.told = Words(wraps=True)
        self.waiting = Waiting()
        self.typed = line(self.tr("Quét hoặc gõ lại mã trên giấy"), longest=LONGEST)
        self.again = EnterButton(self.tr("Xem lại mã"))
        self.new = EnterButton(self.tr("Tạo mã mới"))
        self._lay_out_body()
        self.check = self.add_act(self.tr("Kiểm tra mã"), main=True)
        self.go = self.add_act(self.tr("Tiếp tục"), main=True)
        self._connect()
        self._stand(shown=False, known=False)

    def _lay_out_body(self) -> None:
        for button in (self.again, self.new):
            button.setAccessibleName(button.text())
        self.body.addWidget(self.lost)
        self.body.addWidget(self.letters)
        self.body.addWidget(rows(self.printer, self.print_))
        self.body.addWidget(self.told)
        self.body.addWidget(self.waiting)
        self._reading_back = _held(
            labelled(
                self.typed.accessibleName(),
                self.typed,
                self.tr("Chưa có máy in? Chép tay 8 nhóm chữ lên giấy, rồi gõ lại từ tờ giấy ấy."),
            )
        )
        self.body.addWidget(self._reading_back)
        self.body.addWidget(rows(self.again, self.new))

    def _connect(self) -> None:
        self.print_.clicked.connect(self._print)
        self.typed.textEdited.connect(self._cover)
        self.typed.returnPressed.connect(self._check)
        self.check.clicked.connect(self._check)
        self.again.clicked.connect(self._show_again)
        self.new.clicked.connect(self._ask_new)
        self.go.clicked.connect(self.go_on_asked)

    # ------------------------------------------------------------------------- how it stands

    def show_code(self, text: str) -> None:
        """A code that was just made."""
        self.letters.show_code(text)
        self._stand(shown=True, known=True)
        self.told.setText(self.tr("Hãy in tờ mã này, rồi quét hoặc gõ lại từ giấy."))
        self.told.set_kind("")
        self.show_problem("")
        self.print_.setFocus()

    def show_unknown(self) -> None:
        """Made at another time: only the paper knows it."""
        self.letters.show_code("")
        self._stand(shown=False, known=False)
        self.typed.setFocus()

    def _stand(self, *, shown: bool, known: bool) -> None:
        self.lost.setVisible(not known)
        for widget in (self.letters, self.printer, self.print_, self.again):
            widget.setVisible(known)
        self.again.setEnabled(not shown)
        self.new.setVisible(not known)
        self.check.setVisible(True)
        self.check.setEnabled(True)
        self.go.hide()
        self._reading_back.show()
        self.typed.setEnabled(True)
        self.typed.clear()

    def show_printers(self, printers: tuple[PrinterState, ...], problem: str) -> None:
        self.printer.show_printers(printers)
        self.print_.setEnabled(bool(printers))
        if not printers:
            self.told.setText(problem or self.tr("Máy này chưa có máy in; hãy chép tay mã lên giấy."))
            self.told.set_kind("warning")

    def show_printed(self, sentence: str, kind: str, *, came_out: bool) -> None:
        """`came_out`: or may have, where the printer cannot say."""
        self.waiting.stop()
        self.print_.setEnabled(True)
        self.told.setText(sentence)
        self.told.set_kind(kind)
        (self.typed if came_out else self.print_).setFocus()

    def show_read_back(self) -> None:
        """It fits: the letters leave the screen for good."""
        self.letters.show_code("")
        self.typed.clear()
        self.show_problem("")
        for widget in (self.letters, self.printer, self.print_, self.again, self.new, self.lost, self.check):
            widget.setVisible(False)
        self._reading_back.hide()
        self.typed.setEnabled(False)
        self.told.setText(
            self.tr(
                "Mã trên giấy đúng và mở được dữ liệu. Bây giờ cho tờ giấy vào phong bì, dán kín và cất cùng con dấu."
            )
        )
        self.told.set_kind("good")
        self.go.show()
        self.go.setFocus()

    def show_wrong(self, sentence: str) -> None:
        for button in (self.check, self.new):
            button.setEnabled(True)
        self.show_problem(sentence)
        self.typed.selectAll()
        self.typed.setFocus()

    def put(self, text: str) -> None:
        """A scan, wherever the focus was."""
        if self.typed.isEnabled():
            self.typed.setText(text)
            self._cover()
            self._check()

    # ------------------------------------------------------------------------- what is asked

    def _print(self) -> None:
        self.print_.setEnabled(False)
        self.waiting.show_stage(self.tr("Đang in …"))
        self.print_asked.emit(self.printer.value())

    def _cover(self) -> None:
        """What is typed back must come from the paper."""
        self.letters.cover(covered=True)
        self.again.setEnabled(True)

    def _show_again(self) -> None:
        self.letters.cover(covered=False)
        self.again.setEnabled(False)
        self.typed.clear()

    def _check(self) -> None:
        if self.check.isEnabled() and self.typed.text().strip():
            self._cover()
            self.read_back.emit(self.typed.text())

    def _ask_new(self) -> None:
        self.new.setEnabled(False)
        self.new_code_asked.emit()


def _held(row: QLayout) -> QWidget:
    """What comes and goes as one."""
    held = QWidget()
    row.setContentsMargins(0, 0, 0, 0)
    held.setLayout(row)
    return held
