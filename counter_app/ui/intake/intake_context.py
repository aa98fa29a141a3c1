"""Beside the form: the appointment with its reasons, what is to be paid, what is similar, the slip as it will be."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QCoreApplication, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from counter_app.domain.due_explanation import Step
from counter_app.domain.intake import Decision, DueSetBy
from counter_app.domain.office_calendar import Doubt
from counter_app.domain.times import time_vi
from counter_app.domain.written_number import grouped
from counter_app.services.intake import SimilarDossier
from counter_app.ui.intake.arrival_card import ArrivalCard
from counter_app.ui.language import appointment, either
from counter_app.ui.marked import KeyButton, Panel, Words, sentence_case
from counter_app.ui.theme import GRID
from counter_app.ui.wishes import DossierWish

MOST_SIMILAR = 3


class IntakeContext(QWidget):
    dossier_wanted = Signal(object)  # DossierWish

    def __init__(self) -> None:
        super().__init__()
        self.due = Words(kind="heading", wraps=True)
        self.term = Words(kind="faint", wraps=True)
        self.why = KeyButton(self.tr("Vì sao ngày này?"), "F7")
        self.why.setCheckable(True)
        self.reasons = Words(wraps=True)
        self.fees = Words(wraps=True)
        self.similar: Panel | None = None
        self.arrival = ArrivalCard()
        self.preview_title = Words(self.tr("Giấy tiếp nhận (xem trước)"), "strong")
        self.preview = SlipPicture()
        self.catalogue = Words(kind="faint", wraps=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._receipt = self._lay_out_receipt()
        for widget in (self.arrival, self._receipt, self.catalogue):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self.why.toggled.connect(self._show_reasons)
        self.show_nothing()

    def _lay_out_receipt(self) -> QWidget:
        """What comes of receiving it."""
        receipt = QWidget()
        column = QVBoxLayout(receipt)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.due)
        column.addWidget(self.term)
        column.addWidget(self.why, 0, Qt.AlignmentFlag.AlignLeft)
        below: tuple[QWidget, ...] = (self.reasons, self.fees, self.preview_title, self.preview)
        for widget in below:
            column.addWidget(widget)
        return receipt

    def show_receipt(self, shown: bool) -> None:
        """Beside what is sent back or refused stands no date and no slip: nothing is received."""
        self._receipt.setVisible(shown)

    def serve_the_post(self, *, posts: bool) -> None:
        """The post gives another paper, which bears no date: it is not pictured."""
        self.preview_title.setVisible(not posts)
        self.preview.setVisible(not posts)

    def show_nothing(self) -> None:
        """Before there is a decision: what will stand here."""
        self.due.setText(self.tr("Ngày hẹn trả"))
        self.term.setText(self.tr("Sẽ hiện ở đây, cùng lý do, khi đủ thông tin."))
        self.why.hide()
        self.reasons.hide()
        self.fees.hide()
        self.preview.show_picture(None)

    def show_decision(self, decision: Decision) -> None:
        self.due.setText(self._due_words(decision))
        self.term.setText(self._term_words(decision))
        self.term.setVisible(bool(self.term.text()))
        self.reasons.setText("\n".join(_reason(step) for step in decision.explanation))
        self.why.setVisible(bool(decision.explanation))
        self._show_reasons()
        fees = decision.command.fees
        total = sum(fee.amount for fee in fees)
        owed = sum(fee.amount for fee in fees if not fee.paid)
        self.fees.setVisible(bool(fees))
        due = self.tr(" · còn phải thu {0} đ").format(grouped(owed)) if owed else ""
        self.fees.setText(self.tr("Phí, lệ phí: {0} đ").format(grouped(total)) + due)

    def show_similar(self, similar: tuple[SimilarDossier, ...]) -> None:
        if self.similar is not None:
            self.similar.hide()
            self._column.removeWidget(self.similar)
            self.similar.deleteLater()
            self.similar = None
        if not similar:
            return
        lines = []
        for one in similar[:MOST_SIMILAR]:
            status = either(one.status_vi, one.status_en)
            lines.append(f"{one.code or one.identity} · {time_vi(one.received)} · {status}")
        lines.append(self.tr("Xem rồi bấm Esc để quay lại; những gì đã gõ vẫn còn."))
        self.similar = Panel("told-warning", self.tr("Người này đang có hồ sơ cùng thủ tục"), "\n".join(lines))
        for one in similar[:MOST_SIMILAR]:
            self.similar.add_act(self.tr("Xem {0}").format(one.code or one.identity), _Opening(self, one).open)
        self._column.insertWidget(1, self.similar)  # below what came online

    def show_catalogue(self, sentence: str, *, old: bool) -> None:
        self.catalogue.setText(sentence)
        self.catalogue.set_kind("warning" if old else "faint")

    def _due_words(self, decision: Decision) -> str:
        if decision.due is None and not decision.returned:
            return self.tr("Chưa có ngày hẹn trả")
        if decision.due is None:
            return self.tr("Trả kết quả ngay")
        return self.tr("Hẹn trả: {0}").format(appointment(decision.due))

    def _term_words(self, decision: Decision) -> str:
        if decision.due_set_by is DueSetBy.CLERK:
            return self.tr("Ngày hẹn do cán bộ tiếp nhận ấn định; giấy tiếp nhận ghi rõ điều này.")
        return sentence_case(either(decision.term_vi, decision.term_en))

    def _show_reasons(self) -> None:
        self.reasons.setVisible(self.why.isChecked() and self.why.isVisibleTo(self))


class _Opening(QWidget):
    """Opens one dossier; lives and dies with its panel."""

    def __init__(self, context: IntakeContext, similar: SimilarDossier) -> None:
        super().__init__(context.similar)
        self.hide()
        self._context, self._identity = context, similar.identity

    def open(self) -> None:
        self._context.dossier_wanted.emit(DossierWish(self._identity))


def _reason(step: Step) -> str:
    unsure = QCoreApplication.translate("IntakeContext", " [chưa xác nhận]")
    doubt = "" if step.doubt is Doubt.NONE else unsure
    citation = f" ({step.citation})" if step.citation else ""
    return f"• {either(step.vi, step.en)}{doubt}{citation}"


class SlipPicture(QWidget):
    """The preview, scaled to the width that there is."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Giấy tiếp nhận, xem trước"))
        self._picture: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_picture(self, png: bytes | None) -> None:
        picture = QPixmap()
        shown = png is not None and picture.loadFromData(QByteArray(png))
        self._picture = picture if shown else None
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the picture is at this width."""
        if self._picture is None:
            self.setFixedHeight(self.fontMetrics().height() * 4)
        else:
            self.setFixedHeight(self.width() * self._picture.height() // max(1, self._picture.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._picture is None:
                self._paint_words(painter)
            else:
                self._paint_picture(painter, self._picture)

    def _paint_words(self, painter: QPainter) -> None:
        painter.setPen(self.palette().placeholderText().color())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(self.rect(), int(flags), self.tr("Hiện đúng như sẽ in, khi đủ thông tin."))

    def _paint_picture(self, painter: QPainter, picture: QPixmap) -> None:
        ratio = self.devicePixelRatioF()
        size = (self.size() * ratio).boundedTo(picture.size() * 2)
        scaled = picture.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        scaled.setDevicePixelRatio(ratio)
        painter.drawPixmap(0, 0, scaled)
        painter.setPen(self.palette().mid().color())
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
