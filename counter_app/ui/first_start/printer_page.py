"""Which printer, which paper; a test slip; did paper come out?"""

from __future__ import annotations

from PySide6.QtCore import Signal

from counter_app.services.trial_prints import PrinterState
from counter_app.ui.act_button import ActButton, EnterButton
from counter_app.ui.first_start.page import Page, Waiting, labelled, rows
from counter_app.ui.first_start.printer_choice import PrinterChoice
from counter_app.ui.marked import Choice, Words


class PrinterPage(Page):
    test_asked = Signal()
    look_again = Signal()
    answered = Signal(bool)  # whether paper came out
    go_on_asked = Signal()

    def __init__(self) -> None:
        super().__init__(
            self.tr("Máy in"),
            self.tr("Giấy tiếp nhận được in ngay sau khi lưu. In thử bây giờ để công dân đầu tiên không phải chờ."),
        )
        self.printer = PrinterChoice()
        self.paper = Choice(
            self.tr("Khổ giấy"),
            (
                ("a4x2", self.tr("A4 ngang, hai liên cạnh nhau, cắt đôi")),
                ("a5", self.tr("A5, mỗi liên một tờ")),
                ("a4", self.tr("A4 đứng, mỗi liên một tờ")),
                ("roll", self.tr("Cuộn 80 mm")),
            ),
        )
        self.test = EnterButton(self.tr("In thử"))
        self.refresh = ActButton(self.tr("Tìm lại máy in"))
        self.waiting, self.told = Waiting(), Words(wraps=True)
        self.question = Words(
            self.tr("Giấy đã ra khỏi máy in, chữ Việt đủ dấu và không mất lề chưa?"), "strong", wraps=True
        )
        self.yes, self.no = ActButton(self.tr("Đã ra, in tốt")), ActButton(self.tr("Chưa ra hoặc in hỏng"))
        self._answers = rows(self.yes, self.no)
        self._lay_out_body()
        self.back = self.add_back()
        self.skip = self.add_act(self.tr("Để sau"))
        self.go = self.add_act(self.tr("Tiếp tục"), main=True)
        self._connect()
        self.ask(asked=False)

    def _lay_out_body(self) -> None:
        for button in (self.test, self.refresh, self.yes, self.no):
            button.setAccessibleName(button.text())
        self.yes.setProperty("kind", "main")
        self.body.addLayout(labelled(self.tr("Máy in"), self.printer))
        self.body.addLayout(labelled(self.paper.accessibleName(), self.paper))
        self.body.addWidget(rows(self.test, self.refresh))
        for widget in (self.waiting, self.told, self.question, self._answers):
            self.body.addWidget(widget)

    def _connect(self) -> None:
        self.test.clicked.connect(self._test)
        self.refresh.clicked.connect(self.look_again)
        self.yes.clicked.connect(self._said_yes)
        self.no.clicked.connect(self._said_no)
        self.skip.clicked.connect(self.go_on_asked)
        self.go.clicked.connect(self.go_on_asked)

    def enter(self) -> None:
        self.go.setEnabled(False)
        self.test.setFocus()

    def show_printers(self, printers: tuple[PrinterState, ...], problem: str) -> None:
        self.printer.show_printers(printers)
        self.test.setEnabled(bool(printers))
        if not printers:
            sentence = self.tr("Máy này chưa có máy in. Cài máy in rồi bấm Tìm lại máy in, hoặc để sau.")
            self.show_problem(problem or sentence, "told-warning")
        else:
            self.show_problem("")

    def show_printed(self, sentence: str, kind: str, *, ask: bool) -> None:
        self.waiting.stop()
        self.test.setEnabled(True)
        self.told.setText(sentence)
        self.told.set_kind(kind)
        self.ask(asked=ask)
        if not ask:
            self.test.setFocus()

    def ask(self, *, asked: bool) -> None:
        """Asked even where the printer says that all is well: only eyes see missing marks on letters."""
        self.question.setVisible(asked)
        self._answers.setVisible(asked)
        if asked:
            self.yes.setFocus()

    def show_good(self) -> None:
        self.ask(asked=False)
        self.told.setText(self.tr("Máy in dùng được."))
        self.told.set_kind("good")
        self.go.setEnabled(True)
        self.go.setFocus()

    def show_bad(self) -> None:
        self.ask(asked=False)
        self.told.setText(
            self.tr("Kiểm tra giấy, mực, dây cắm và khổ giấy đã chọn, rồi in thử lại; hoặc chọn máy in khác.")
        )
        self.told.set_kind("warning")
        self.test.setFocus()

    def _test(self) -> None:
        self.test.setEnabled(False)
        self.ask(asked=False)
        self.told.setText("")
        self.waiting.show_stage(self.tr("Đang in thử …"))
        self.test_asked.emit()

    def _said_yes(self) -> None:
        self.answered.emit(True)

    def _said_no(self) -> None:
        self.answered.emit(False)
