"""The address by today's units beside the one on the paper: offered from the table, taken with one key."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter_app.domain.former_units import AddressOffer
from counter_app.ui.marked import KeyButton, line
from counter_app.ui.plain_text import in_tip
from counter_app.ui.theme import GRID


class TodayAddress(QWidget):
    """An empty field says what is offered; the button keeps its room, so that nothing moves when an offer comes."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._offers: tuple[str, ...] = ()
        self.edit = line(self.tr("Địa chỉ hiện nay"), longest=400)
        # The button alone is called "take"; what it takes stands in the field beside it.
        self.take = KeyButton(self.tr("Nhận"), "Ctrl+D")
        self.take.setAccessibleName(self.tr("Nhận địa chỉ hiện nay"))
        policy = self.take.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.take.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.edit, 1)
        row.addWidget(self.take)
        self.edit.textChanged.connect(self.changed)
        self.take.clicked.connect(self._take_next)
        self.show_offers(())

    def show_offers(self, offers: tuple[AddressOffer, ...]) -> None:
        """What was taken for another address is taken back; what a person typed stays."""
        stale = self.edit.text() in self._offers and self.edit.text() not in [offer.address for offer in offers]
        self._offers = tuple(offer.address for offer in offers)
        if stale:
            self.edit.clear()
        self.edit.setPlaceholderText(self._hint(offers))
        self.edit.setToolTip(in_tip("\n".join(self._offers)))
        self.take.setVisible(bool(offers))

    def show_text(self, text: str) -> None:
        """From a draft or a person before."""
        self._offers = ()
        self.edit.setText(text)
        self.edit.setCursorPosition(0)
        self.show_offers(())

    def _hint(self, offers: tuple[AddressOffer, ...]) -> str:
        if not offers:
            return self.tr("nếu khác địa chỉ ghi trên giấy tờ")
        first = offers[0]
        sample = self.tr("(bảng mẫu) ") if first.sample else ""
        more = self.tr("(1/{0}) ").format(len(offers)) if len(offers) > 1 else ""
        return sample + more + first.address

    def _take_next(self) -> None:
        """Once more for the next, where a ward was divided."""
        if not self._offers:
            return
        at = self._offers.index(self.edit.text()) + 1 if self.edit.text() in self._offers else 0
        self.edit.setText(self._offers[at % len(self._offers)])
        self.edit.setCursorPosition(0)
