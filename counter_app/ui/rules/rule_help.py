"""F1: the rule behind the field, in a panel beside the work. Nothing is taken from the hand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from counter_app.domain.errors import Problem
from counter_app.services.rule_book import RuleBook, RuleLine
from counter_app.ui.actions import Action
from counter_app.ui.background import Background, Lane
from counter_app.ui.language import either
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.place import RULES
from counter_app.ui.rule_behind import rule_behind

PANEL = "rule"
MOST_SHOWN = 4


@dataclass(frozen=True)
class _Behind:
    field: str
    rules: tuple[RuleLine, ...]


class RuleHelp(QObject):
    place_wanted = Signal(str)

    def __init__(self, book: RuleBook, background: Background, notices: NoticeBoard) -> None:
        super().__init__(notices)
        self._book, self._background, self._notices = book, background, notices
        self._shown_for = ""

    def action(self) -> Action:
        return Action("rule", self.tr("Quy định của ô đang chọn"), self.tell, "F1", also=self.tr("luật điều"))

    @Slot()
    def tell(self) -> None:
        """Of the field that has the focus, else of the newest message; a second time for the same field puts the panel
        away."""
        widget = QApplication.focusWidget()
        field, rule_id = widget.accessibleName() if widget else "", rule_behind(widget) or self._notices.rule_told()
        if self._notices.panel(PANEL) is not None and self._shown_for == f"{field} {rule_id}":
            self.put_away()
            return
        self._shown_for = f"{field} {rule_id}"
        call = partial(_look_up, self._book, field, rule_id)
        self._background.run(Lane.READING, call, self._show, self._failed)

    @Slot()
    def put_away(self) -> None:
        self._notices.remove(PANEL)

    @Slot()
    def _all(self) -> None:
        self.put_away()
        self.place_wanted.emit(RULES)

    def _show(self, behind: _Behind) -> None:
        if behind.rules:
            first = behind.rules[0]
            detail = "\n\n".join(rule_text(rule, whole=rule is not first) for rule in behind.rules[:MOST_SHOWN])
            panel = self._notices.tell(PANEL, "rule", either(first.vi, first.en), detail)
        else:
            named = self.tr("“{0}”: không có quy định nào đứng sau ô này.").format(behind.field)
            panel = self._notices.tell(
                PANEL, "rule", named if behind.field else self.tr("Chọn một trường rồi bấm F1 để xem quy định.")
            )
        panel.add_act(self.tr("Mọi quy định đang áp dụng"), self._all)
        panel.add_act(self.tr("Đóng"), self.put_away, leaves=True)

    def _failed(self, problem: Problem) -> None:
        self._notices.tell_problem(PANEL, problem)


def rule_text(rule: RuleLine, *, whole: bool = True) -> str:
    """Lines for a panel: value, article, document, where it holds, and how sure that is."""
    lines = [
        either(rule.vi, rule.en) if whole else "",
        QCoreApplication.translate("RuleText", "Giá trị: {0}").format(either(rule.value_vi, rule.value_en)),
        QCoreApplication.translate("RuleText", "Căn cứ: {0}").format(rule.citation),
        rule.document if not rule.citation.startswith(rule.document) else "",
        QCoreApplication.translate("RuleText", "Áp dụng cho: {0}").format(either(rule.channels_vi, rule.channels_en)),
        QCoreApplication.translate("RuleText", "Quy chế: {0}").format(either(rule.regulation_vi, rule.regulation_en)),
        QCoreApplication.translate("RuleText", "Tình trạng: {0}").format(either(rule.status_vi, rule.status_en)),
        either(rule.readings_vi, rule.readings_en),
    ]
    if rule.shown_vi:
        shown = either(rule.shown_vi, rule.shown_en)
        lines.append(QCoreApplication.translate("RuleText", "Chỉ để biết: {0}").format(shown))
    if rule.unverified and rule.on:
        lines.append(QCoreApplication.translate("RuleText", "Đơn vị đã bật quy tắc này."))
    return "\n".join(filter(None, lines))


def _look_up(book: RuleBook, field: str, rule_id: str) -> _Behind:
    """Every rule that is named, in that order."""
    return _Behind(field, tuple(rule for one in rule_id.split() for rule in book.rules(one)))
