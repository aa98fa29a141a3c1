"""The form of one step, in place of the dossier's timeline: what it does, its fields, the paper as it would be."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from counter_app.domain.notice import Notice
from counter_app.domain.step_rules import Objection
from counter_app.services.procedure_search import ProcedureHit
from counter_app.services.qr_symbol import qr_symbol
from counter_app.ui.dossier.pairs_grid import PairsGrid
from counter_app.ui.esc import leaves_by_esc
from counter_app.ui.flow import FlowRow
from counter_app.ui.language import either, objection_words
from counter_app.ui.marked import KeyButton, Words
from counter_app.ui.qr_picture import qr_picture
from counter_app.ui.rule_behind import rule_behind_is
from counter_app.ui.steps.field_views import FieldView
from counter_app.ui.steps.plan import Symbol
from counter_app.ui.steps.procedure_field import ProcedureField
from counter_app.ui.steps.sheet import Kind, Sheet, Values
from counter_app.ui.theme import GRID, current_look


@dataclass(frozen=True)
class SaveWish:
    """Write it down; `prints` where the paper is wanted at once."""

    prints: bool


class StepForm(QWidget):
    changed = Signal()
    save_wanted = Signal(object)  # SaveWish
    left = Signal()
    procedure_sought = Signal(object)  # LettersTyped

    def __init__(self) -> None:
        super().__init__()
        self._rules = ""
        self.fields: dict[str, FieldView] = {}
        self.heading = Words(kind="heading", wraps=True)
        self.told = Words(wraps=True)
        self.objections = Words(kind="problem", wraps=True)
        self.pairs = PairsGrid()
        self.code = QLabel()
        self.code.setAccessibleName(self.tr("Mã VietQR để quét"))
        self.code_words = Words(kind="strong", wraps=True)
        self.picture = PaperPicture()
        self.save_and_print = KeyButton(self.tr("Ghi nhận và in"), "F9", kind="main")
        self.save = KeyButton(self.tr("Ghi nhận"), "Ctrl+F9")
        self.leave = KeyButton(self.tr("Thôi"))
        self.leave.show_key("Esc")
        self._body = QVBoxLayout()
        self._body.setSpacing(GRID)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self.heading, self.told, self.pairs, self.code, self.code_words):
            column.addWidget(widget)
        column.addLayout(self._body)
        column.addWidget(self.objections)
        column.addWidget(FlowRow(self.save_and_print, self.save, self.leave))
        column.addWidget(self.picture)
        column.addStretch(1)

    def _connect(self) -> None:
        self.save_and_print.clicked.connect(self._save_and_print)
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.left)
        leaves_by_esc(self, self.left.emit)

    def open(self, title: Notice, sheet: Sheet, *, prints: bool, only_prints: bool = False, rules: str = "") -> None:
        """Blank, or as the sheet fills it in."""
        self._rules = rules
        rule_behind_is(self, rules)
        self.heading.setText(either(title.vi, title.en))
        self.setAccessibleName(self.heading.text())
        self.told.setText("\n".join(either(one.vi, one.en) for one in sheet.told))
        self.told.setVisible(bool(sheet.told))
        self.pairs.show_pairs([(either(name.vi, name.en), either(said.vi, said.en)) for name, said in sheet.pairs])
        self._hide_symbol()
        self._clear()
        for field in sheet.fields:
            view = FieldView(field, self)
            view.changed.connect(self._changed)
            if isinstance(view.input, ProcedureField):
                view.input.letters_typed.connect(self.procedure_sought)
            self._body.addWidget(view)
            view.show()  # in a form that is in front already Qt would do so later, and its value be left out till then
            self.fields[field.name] = view
        self._follow_choices()
        self.show_objections({})
        self.show_picture(None)
        self._show_buttons(prints, only_prints)

    def _show_buttons(self, prints: bool, only_prints: bool) -> None:
        """F9 does the usual: with the paper where the step has one."""
        words = self.tr("In") if only_prints else self.tr("Ghi nhận và in") if prints else self.tr("Ghi nhận")
        self.save_and_print.say(words)
        self.save.setVisible(prints and not only_prints)

    def values(self) -> Values:
        """Of the fields that are asked for now."""
        return Values({name: view.value() for name, view in self.fields.items() if not view.isHidden()})

    def draft(self) -> dict[str, object]:
        """All of it, without what nobody may read."""
        return {name: view.value() for name, view in self.fields.items() if view.field.kind is not Kind.HIDDEN}

    def fill(self, draft: dict[str, object]) -> None:
        for name, value in draft.items():
            if name in self.fields:
                self.fields[name].put(value)

    def focus_first(self) -> None:
        shown = [view for view in self.fields.values() if not view.isHidden()]
        if shown:
            shown[0].focus()
        else:
            self.save_and_print.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_objections(self, beside: dict[str, tuple[Objection, ...]]) -> None:
        """By field; those of no field stand above the buttons."""
        for name, view in self.fields.items():
            view.show_objections(beside.get(name, ()))
        loose = [one for name, said in beside.items() if name not in self.fields for one in said]
        rule_behind_is(self, next((one.rule for one in loose if one.rule), self._rules))
        self.objections.setText("\n".join(objection_words(one) for one in loose))
        self.objections.set_kind("problem" if any(one.firm for one in loose) else "warning")
        self.objections.setVisible(bool(loose))

    def show_procedures(self, hits: tuple[ProcedureHit, ...]) -> None:
        """What the letters found; a field that lost the focus meanwhile takes none."""
        for view in self.fields.values():
            if isinstance(view.input, ProcedureField):
                view.input.show_hits(hits)

    def show_symbol(self, symbol: Symbol) -> None:
        self.code.setPixmap(qr_picture(qr_symbol(symbol.text)) if symbol.text else self._empty_code())
        self.code_words.setText(either(symbol.words.vi, symbol.words.en))
        self.code.setVisible(bool(symbol.text) or self.code.isVisible())
        self.code_words.show()

    def forget_symbol(self) -> None:
        """What stands in the fields is another amount now; its place stays, so that nothing jumps under the hand."""
        self.code.setPixmap(self._empty_code())
        self.code_words.setText("")

    def _hide_symbol(self) -> None:
        for widget in (self.code, self.code_words):
            widget.hide()

    def _empty_code(self) -> QPixmap:
        empty = QPixmap(self.code.pixmap().size())
        empty.fill(Qt.GlobalColor.transparent)
        return empty

    def show_picture(self, png: bytes | None) -> None:
        self.picture.show_png(png)

    def _changed(self) -> None:
        self._follow_choices()
        self.changed.emit()

    def _follow_choices(self) -> None:
        """A field that only one answer calls for is shown with that answer alone."""
        for view in self.fields.values():
            if view.field.only_when is not None:
                name, value = view.field.only_when
                asked = self.fields[name]
                view.setVisible(not asked.isHidden() and asked.value() == value)

    def _clear(self) -> None:
        for view in self.fields.values():
            view.hide()
            self._body.removeWidget(view)
            view.deleteLater()
        self.fields = {}

    def _save_and_print(self) -> None:
        self.save_wanted.emit(SaveWish(prints=True))

    def _save(self) -> None:
        self.save_wanted.emit(SaveWish(prints=False))


class PaperPicture(QLabel):
    """As wide as the column, its shape kept."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Tờ giấy sẽ in"))
        self.hide()

    def show_png(self, png: bytes | None) -> None:
        self._whole = QPixmap()
        if png:
            self._whole.loadFromData(png)
        self.setVisible(not self._whole.isNull())
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self._whole.isNull() and self.width() > 0:
            shown = self._whole.scaledToWidth(
                min(self.width(), self._whole.width()), Qt.TransformationMode.SmoothTransformation
            )
            if self.pixmap().size() != shown.size() or self.height() != shown.height():
                self.setFixedHeight(shown.height())
            _draw_edge(shown)
            self.setPixmap(shown)


def _draw_edge(paper: QPixmap) -> None:
    """White paper on a white ground."""
    painter = QPainter(paper)
    painter.setPen(QColor(current_look().edge))
    painter.drawRect(paper.rect().adjusted(0, 0, -1, -1))
    painter.end()
