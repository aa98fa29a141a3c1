"""All rules that are in force here, as a table that a few letters narrow; the chosen one whole at the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.folding import fold
from counter_app.services.rule_book import Regulation, RuleLine, matching
from counter_app.ui.icons import Icon, icon
from counter_app.ui.language import either
from counter_app.ui.marked import Words, line
from counter_app.ui.paper_page import PaperPage
from counter_app.ui.place import RULES, place_title
from counter_app.ui.rules.rule_help import rule_text
from counter_app.ui.rules.rule_switch import RuleSwitch
from counter_app.ui.table import Table
from counter_app.ui.table_model import Column, RowsModel, Shape
from counter_app.ui.theme import GRID, current_look


class RulesModel(RowsModel[RuleLine]):
    """In the order of the regulation; what nobody has verified says so with a sign and in words."""

    def __init__(self) -> None:
        rule = Shape(self.tr("Quy định"), "Thời gian giải quyết tính từ khi nhận đủ", stretches=True)
        value = Shape(self.tr("Giá trị"), "03 ngày làm việc", fold=1)
        source = Shape(self.tr("Căn cứ"), "NĐ 118/2025/NĐ-CP, đ", stretches=True, firm=True)
        channels = Shape(self.tr("Kênh"), "trực tiếp, bưu chính", fold=2)
        status = Shape(self.tr("Tình trạng"), "    chưa đọc bản sửa")
        columns: tuple[Column[RuleLine], ...] = (
            Column(rule, _sentence, lambda one: fold(_sentence(one))),
            Column(value, lambda one: either(one.value_vi, one.value_en), lambda one: fold(one.value_vi)),
            Column(source, lambda one: one.citation, lambda one: fold(one.citation)),
            Column(channels, lambda one: either(one.channels_vi, one.channels_en), lambda one: fold(one.channels_vi)),
            Column(status, _short_status, _short_status, _sign),
        )
        super().__init__(columns, lambda one: f"{one.id} {one.channels_vi}", lambda one: one.citation)
        self._all: tuple[RuleLine, ...] = ()

    def show_rules(self, rules: tuple[RuleLine, ...], letters: str) -> None:
        self._all = rules
        self.show(matching(rules, letters))

    def narrow(self, letters: str) -> None:
        self.show_rules(self._all, letters)


class RulesScreen(PaperPage):
    chosen = Signal(object)  # RuleLine

    def __init__(self) -> None:
        super().__init__()
        self.model = RulesModel()
        self.heading = Words(place_title(RULES), "heading")
        self.regulation = Words(kind="faint", wraps=True)
        self.box = line(self.tr("Lọc quy định"), longest=200, hint=self.tr("Lọc theo chữ, điều, kênh; không cần dấu"))
        self.count = Words(kind="faint")
        self.table = Table(self.model, self.tr("Các quy định đang áp dụng"), lines=2, copy_words=self.tr("Chép căn cứ"))
        self.table.fit_rows()
        self.table.chosen.connect(self._choose)
        column = self.column
        for widget in (self.heading, self.regulation, self.box, self.count, self.table):
            column.addWidget(widget)
        self.box.textChanged.connect(self._narrow)

    def show_regulation(self, regulation: Regulation) -> None:
        title = either(regulation.title_vi, regulation.title_en)
        unsure = len(regulation.unverified)
        sentences = [f"{title} — {regulation.document}"]
        if not regulation.in_force:
            sentences.append(self.tr("Quy chế này không có hiệu lực trong ngày hôm nay; vẫn dùng vì đơn vị đã chọn."))
        if unsure:
            sentences.append(self.tr("%n quy tắc chưa kiểm chứng: chỉ áp dụng khi đơn vị đã bật.", "", unsure))
        self.regulation.setText("\n".join(sentences))
        self.table.renew(partial(self.model.show_rules, regulation.rules, self.box.text()))
        self._tell_count()

    def forget(self) -> None:
        """What was looked for and what was chosen."""
        self.table.choose_nothing()
        self.box.clear()

    def focus_box(self) -> None:
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def _narrow(self, letters: str) -> None:
        self.table.renew(partial(self.model.narrow, letters))
        current = self.table.currentIndex()
        if current.isValid():  # the list that was renewed marks a row without telling anybody
            self._choose(current)
        self._tell_count()

    def _tell_count(self) -> None:
        rows = self.model.rowCount()
        if rows:
            self.count.setText(self.tr("%n quy tắc", "", rows))
        else:
            self.count.setText(self.tr("Không có quy tắc nào như vậy; hãy bớt chữ."))

    def _choose(self, index: QModelIndex) -> None:
        rule = self.model.row_at(index.row())
        if rule is not None:
            self.chosen.emit(rule)


class RulePane(QWidget):
    """One rule, whole; what nobody has verified with its switch."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: RuleLine | None = None
        self.switch = RuleSwitch()
        self.sentence = Words(wraps=True)
        self.status = Words(kind="warning", wraps=True)
        self.details = Words(wraps=True)
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self.sentence, self.status, self.details, self.switch):
            column.addWidget(widget)
        column.addStretch(1)
        self.show_nothing()

    def show_nothing(self) -> None:
        self._shown = None
        self.sentence.setText(self.tr("Chọn một quy định để đọc cả câu, giá trị và căn cứ."))
        self.sentence.set_kind("faint")
        for widget in (self.status, self.details, self.switch):
            widget.hide()

    def renew(self, regulation: Regulation) -> None:
        """The rule that is shown, as it stands now."""
        shown = self._shown
        now = (one for one in regulation.rules if shown and (one.id, one.channels_vi) == (shown.id, shown.channels_vi))
        if (rule := next(now, None)) is not None:
            self.show_rule(rule)

    def show_rule(self, rule: RuleLine) -> None:
        self._shown = rule
        self.sentence.setText(either(rule.vi, rule.en))
        self.sentence.set_kind("strong")
        self.status.setText(either(rule.status_vi, rule.status_en))
        self.status.setVisible(rule.unverified)
        self.details.setText(rule_text(rule, whole=False))
        self.details.show()
        self.switch.show_rule(rule)


def _sentence(rule: RuleLine) -> str:
    return either(rule.vi, rule.en)


def _sign(rule: RuleLine) -> QIcon | None:
    return icon(Icon.WARNING, current_look().warning) if rule.unverified else None


def _short_status(rule: RuleLine) -> str:
    """As much as a column holds; the whole sentence stands beside the table."""
    if rule.unverified:
        if rule.on:
            return QCoreApplication.translate("RulesModel", "chưa kiểm chứng, đã bật")
        return QCoreApplication.translate("RulesModel", "chưa kiểm chứng")
    if rule.amended:
        return QCoreApplication.translate("RulesModel", "chưa đọc bản sửa đổi")
    return either(rule.status_vi, rule.status_en)
