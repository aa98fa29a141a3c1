"""One digital copy in the list: its first page, what it is, how far it has come."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from counter_app.domain.scanned_paper import DATA_CITATION, ScanOf, field_words, missing_data
from counter_app.domain.times import date_vi
from counter_app.services.steps.digital_copy import DigitalCopy
from counter_app.ui.act_button import EnterButton
from counter_app.ui.language import either
from counter_app.ui.marked import Words, divider, sentence_case
from counter_app.ui.theme import GRID, HALF

THUMB = 72  # pixels wide


class CopyRow(QFrame):
    """`act` names its button: look at it, or use it again."""

    chosen = Signal(object)  # DigitalCopy

    def __init__(self, copy: DigitalCopy, act: str, *, told: str = "") -> None:
        super().__init__()
        self.copy = copy
        title = copy.paper.title or self.tr("Giấy tờ")
        self.button = EnterButton(act)
        self.button.setAccessibleName(f"{act}: {title}")
        self.button.clicked.connect(self._choose)
        self.thumb = QLabel()
        self.thumb.setAccessibleName(self.tr("Trang đầu của {0}").format(title))
        self.thumb.setFixedWidth(THUMB + 2)
        self.thumb.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.thumb.setFrameShape(QFrame.Shape.Box)  # white paper on a white ground
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addWidget(divider())
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.thumb, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(HALF)
        words.addWidget(Words(title, "strong", wraps=True))
        for line, kind in self._lines(copy, told):
            words.addWidget(Words(line, kind, wraps=True))
        words.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(words, 1)
        column.addLayout(row)
        self.setAccessibleName(", ".join([title, *(line for line, _kind in self._lines(copy, told))]))

    def show_picture(self, png: bytes) -> None:
        page = QPixmap()
        if page.loadFromData(png):
            self.thumb.setPixmap(page.scaledToWidth(THUMB, Qt.TransformationMode.SmoothTransformation))

    def _choose(self) -> None:
        self.chosen.emit(self.copy)

    def _lines(self, copy: DigitalCopy, told: str) -> list[tuple[str, str]]:
        lost = [(sentence_case(either(vi, en)), "problem") for vi, en in copy.states() if copy.loss]
        states = " · ".join(either(vi, en) for vi, en in copy.states())
        lines = [(told, ""), (self._what(copy), ""), (self._data(copy), ""), self._validity(copy)]
        lines += lost[:1] or [(sentence_case(states), "faint")]
        lines += [(either(one.vi, one.en), "warning") for one in copy.cautions()]
        lines.append((self._missing(copy), "faint"))
        return [(line, kind) for line, kind in lines if line]

    def _what(self, copy: DigitalCopy) -> str:
        return self.tr("Kết quả giải quyết") if copy.of is ScanOf.RESULT else self._component(copy)

    def _component(self, copy: DigitalCopy) -> str:
        return "" if copy.component == copy.paper.title else self.tr("Thuộc: {0}").format(copy.component)

    def _data(self, copy: DigitalCopy) -> str:
        paper = copy.paper
        parts = (
            self.tr("loại {0}").format(paper.kind) if paper.kind else "",
            self.tr("số {0}").format(paper.number) if paper.number else paper.holder,
            self.tr("cấp ngày {0}").format(date_vi(paper.issued)) if paper.issued else "",
            paper.issuer,
            self.tr("%n trang", "", copy.pages),
        )
        return sentence_case(" · ".join(part for part in parts if part))

    def _validity(self, copy: DigitalCopy) -> tuple[str, str]:
        if copy.paper.lasting:
            return self.tr("Hiệu lực: vô thời hạn"), ""
        if copy.paper.in_force_until is None:
            return self.tr("Hiệu lực: chưa ghi"), "faint"
        return self.tr("Hiệu lực đến {0}").format(date_vi(copy.paper.in_force_until)), ""

    def _missing(self, copy: DigitalCopy) -> str:
        """What the specialist completes."""
        names = [either(*field_words(name)) for name in missing_data(copy.paper) if name != "in_force_until"]
        listed = ", ".join(name[:1].lower() + name[1:] for name in names)
        return self.tr("Còn thiếu: {0} ({1})").format(listed, DATA_CITATION) if listed else ""
