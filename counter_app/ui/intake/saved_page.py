"""What stands in place of the form once a dossier is saved."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.services.intake import Receipt
from counter_app.ui.flow import FlowRow
from counter_app.ui.language import appointment, either
from counter_app.ui.marked import KeyButton, Words
from counter_app.ui.theme import GRID
from counter_app.ui.transfer.transfer_panel import TransferPanel
from counter_app.ui.wishes import DigitiseWish, DossierWish


class SavedPage(QWidget):
    """What the clerk needs once it is saved: the code, the appointment, what is still to be paid, what comes next."""

    shown = Signal(object)  # DossierWish
    digitise_wanted = Signal(object)  # DigitiseWish

    def __init__(self) -> None:
        super().__init__()
        self._identity = ""
        self.setProperty("kind", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = Words(self.tr("Đã lưu"), "good")
        self.code = Words("", "heading")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts = Words(wraps=True)
        self.missing = Words(kind="warning", wraps=True)
        self.next = KeyButton(self.tr("Hồ sơ mới"), "", kind="main")
        self.next.show_key("F2")
        self.open = KeyButton(self.tr("Xem hồ sơ"))
        self.print_again = KeyButton(self.tr("In giấy tiếp nhận"), "Ctrl+P")
        self.digitise = KeyButton(self.tr("Số hóa giấy tờ"), "Ctrl+E")
        self.digitise.clicked.connect(self._digitise)
        self.transfer = TransferPanel()
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 4, GRID * 4, GRID * 4, GRID * 4)
        column.setSpacing(GRID)
        for widget in (self.title, self.code, self.facts, self.missing):
            column.addWidget(widget)
        column.addSpacing(GRID * 2)
        column.addWidget(FlowRow(self.next, self.digitise, self.open, self.print_again))
        column.addSpacing(GRID * 2)
        column.addWidget(self.transfer)
        column.addStretch(1)

    def show_receipt(self, receipt: Receipt, applicant: str, procedure: str) -> None:
        self._identity = receipt.identity
        self.code.setText(receipt.code or self.tr("Mã hồ sơ cấp sau · {0}").format(receipt.identity))
        self.facts.setText("\n".join(self._facts(receipt, applicant, procedure)))
        self.missing.setText("\n".join(self.tr("Thiếu: {0}").format(either(m.vi, m.en)) for m in receipt.missing))
        self.missing.setVisible(bool(receipt.missing))
        self.print_again.setVisible(not receipt.prints_slip)
        self.print_again.say(self.tr("In phiếu gửi") if receipt.posted else self.tr("In giấy tiếp nhận"))
        self.shown.emit(DossierWish(receipt.identity))

    def _digitise(self) -> None:
        self.digitise_wanted.emit(DigitiseWish(self._identity))

    def _facts(self, receipt: Receipt, applicant: str, procedure: str) -> list[str]:
        facts = [applicant, procedure]
        if receipt.due is not None:
            facts.append(self.tr("Hẹn trả: {0}").format(appointment(receipt.due)))
        if receipt.posted:
            facts.append(self.tr("Bộ phận Một cửa cấp mã và ngày hẹn khi tiếp nhận."))
        if receipt.returned:
            facts.append(self.tr("Kết quả đã trả ngay tại quầy."))
        if receipt.register is not None:
            facts.append(
                self.tr("Sổ theo dõi: quyển {0}, số {1}").format(receipt.register.volume, receipt.register.number)
            )
        return facts
