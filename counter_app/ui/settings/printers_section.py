"""Printers of this PC with their state in words, which one takes which paper, and a test page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from counter_app.services.printer_choice import PAPERS
from counter_app.services.trial_prints import PrinterState
from counter_app.settings.local_settings import LocalSettings
from counter_app.ui.act_button import ActButton
from counter_app.ui.flow import FlowRow
from counter_app.ui.icons import Icon, show_sign
from counter_app.ui.language import either
from counter_app.ui.marked import Choice, Words
from counter_app.ui.sections import Section
from counter_app.ui.theme import GRID


class PrintersSection(Section):
    """`printer_chosen(paper, name)`, paper '' for all that have none of their own."""

    look_again = Signal()
    printer_chosen = Signal(str, str)
    paper_chosen = Signal(str)
    test_asked = Signal(str)  # paper

    def __init__(self) -> None:
        super().__init__(
            "printers",
            self.tr("Máy in"),
            self.tr(
                "Riêng cho máy tính này. Máy in nào báo lại được thì phần mềm tự biết giấy đã ra chưa; máy không báo "
                "lại được (máy in cuộn) thì phần mềm hỏi một lần bên cạnh, không chặn việc đang làm. Chưa trả lời thì "
                "giấy tiếp nhận vẫn được coi là chưa in.\n\nNgoài máy in trong danh sách có thể gõ: "
                "tcp://192.168.1.50:9100 (máy in cuộn qua mạng), /dev/usb/lp0 (máy in cuộn cắm dây), "
                "file:///home/quay/giay-in (ghi tệp PDF khi không có máy in)."
            ),
        )
        self._papers = {
            "a4x2": self.tr("Giấy tiếp nhận, hai liên trên A4"),
            "a5": self.tr("Giấy tiếp nhận trên A5"),
            "a4": self.tr("Mẫu giấy A4"),
            "roll": self.tr("Giấy cuộn 80 mm"),
        }
        self._known: dict[str, str] = {}  # by paper, as it was chosen
        self._build_list()
        self._build_choices()
        self._build_tests()

    def _build_list(self) -> None:
        self.list = QVBoxLayout()
        self.list.setSpacing(GRID)
        self.problem = Words(kind="warning", wraps=True)
        self.again = ActButton(self.tr("Tìm lại máy in"))
        self.again.clicked.connect(self.look_again)
        self.body.addWidget(Words(self.tr("Máy in của máy tính này"), "strong"))
        self.body.addLayout(self.list)
        self.body.addWidget(self.problem)
        self.body.addWidget(FlowRow(self.again))

    def _build_choices(self) -> None:
        self.paper = Choice(self.tr("Giấy tiếp nhận in trên"), tuple((one, self._papers[one]) for one in PAPERS))
        self.paper.activated.connect(self._paper)
        self.add_row(self.paper.accessibleName(), self.paper)
        self.printer = self._field(self.tr("Máy in cho mọi loại giấy"), "")
        self.own = {
            paper: self._field(self.tr("Riêng cho: {0}").format(self._papers[paper]), paper) for paper in PAPERS
        }

    def _build_tests(self) -> None:
        self.tests, self.test_buttons = FlowRow(), list[ActButton]()
        for paper in PAPERS:
            button = ActButton(self.tr("In thử: {0}").format(self._papers[paper]))
            button.setProperty("paper", paper)
            button.clicked.connect(self._test)
            self.tests.add(button)
            self.test_buttons.append(button)
        self.result = Words(wraps=True)
        self.body.addWidget(self.result)  # over what is pressed: below it the window may end
        self.body.addWidget(self.tests)
        self.body.addStretch(1)

    def show_printers(self, printers: tuple[PrinterState, ...], problem: str) -> None:
        while (item := self.list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for printer in printers:
            self.list.addWidget(_Line(printer, self.tr("{0} (mặc định của máy)"), self._state(printer)))
        none = self.tr("Máy tính này chưa cài máy in nào.") if not printers else ""
        self.problem.setText(problem or none)
        self.problem.setVisible(bool(self.problem.text()))
        for box in (self.printer, *self.own.values()):
            kept = str(box.currentText())
            box.clear()
            box.addItems(["", *(printer.name for printer in printers)])
            box.setEditText(kept)

    def show_chosen(self, chosen: LocalSettings) -> None:
        self._known = {"": chosen.printer, **chosen.printers}
        self.paper.choose(chosen.paper)
        self.printer.setEditText(chosen.printer)
        for paper, box in self.own.items():
            box.setEditText(chosen.printers.get(paper, ""))

    def tell(self, sentence: str, kind: str) -> None:
        """What came of a test page, or of a choice."""
        self.result.set_kind(kind)
        self.result.setText(sentence)

    def _field(self, label: str, paper: str) -> Choice:
        box = Choice(label)
        box.setEditable(True)
        box.setInsertPolicy(Choice.InsertPolicy.NoInsert)
        box.setProperty("paper", paper)
        box.setMinimumContentsLength(24)
        edit = box.lineEdit()
        assert edit is not None
        edit.setMaxLength(300)
        edit.setAccessibleName(label)
        edit.setPlaceholderText(self.tr("như trên") if paper else self.tr("mặc định của máy"))
        edit.editingFinished.connect(self._chosen)
        box.activated.connect(self._chosen)
        self.add_row(label, box, stretch=True)
        return box

    def _state(self, printer: PrinterState) -> str:
        if printer.vi:
            return either(printer.vi, printer.en)
        return self.tr("Sẵn sàng") if printer.ready else self.tr("Đang không nhận lệnh in")

    def _chosen(self) -> None:
        sender = self.sender()
        box = sender if isinstance(sender, Choice) else sender.parent() if sender is not None else None
        if not isinstance(box, Choice):
            return
        paper, name = str(box.property("paper")), box.currentText()
        if self._known.get(paper, "") != name:  # leaving a field is no choice
            self._known[paper] = name
            self.printer_chosen.emit(paper, name)

    def _paper(self) -> None:
        self.paper_chosen.emit(self.paper.value())

    def _test(self) -> None:
        button = self.sender()
        if isinstance(button, ActButton):
            self.test_asked.emit(str(button.property("paper")))


class _Line(QWidget):
    """One printer: sign, name, state in words."""

    def __init__(self, printer: PrinterState, default_words: str, state: str) -> None:
        super().__init__()
        sign = QLabel()
        show_sign(sign, *(Icon.DONE, "good") if printer.ready else (Icon.WARNING, "warning"))
        name = default_words.format(printer.name) if printer.default else printer.name
        words = Words(f"{name} — {state}", "" if printer.ready else "warning", wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
