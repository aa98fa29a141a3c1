"""Beside an unverified rule: its state for this office, and for the administrator the switch with its ground."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.step_details import LONGEST_LINE
from counter_app.services.rule_book import RuleLine
from counter_app.ui.flow import FlowRow
from counter_app.ui.marked import KeyButton, Words, line
from counter_app.ui.theme import GRID
from counter_app.ui.typed_before import TypedBefore


@dataclass(frozen=True)
class SwitchWish:
    rule_id: str
    on: bool
    ground: str


class RuleSwitch(QWidget):
    wanted = Signal(object)  # SwitchWish

    def __init__(self) -> None:
        super().__init__()
        self._rule: RuleLine | None = None
        self._typed = TypedBefore()
        self.state = Words(kind="strong", wraps=True)
        self.about = Words(
            self.tr(
                "Áp dụng cho mọi bước sau lúc bật, ở mọi quầy của cơ quan, cả khi mất mạng. Ngày hẹn đã in giữ nguyên. "
                "Nơi nào dẫn quy tắc này đều ghi “chưa kiểm chứng”."
            ),
            "faint",
            wraps=True,
        )
        self.ground = line(
            self.tr("Căn cứ bật, tắt"), longest=LONGEST_LINE, hint=self.tr("số văn bản, ý kiến của cơ quan cấp trên …")
        )
        self.button = KeyButton("", kind="main")
        self.reason = Words(kind="faint", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self.state, self.about, self.ground, FlowRow(self.button), self.reason):
            column.addWidget(widget)
        self.button.clicked.connect(self._want)
        self.ground.returnPressed.connect(self.button.click)
        self.forbid("")
        self.hide()

    def show_rule(self, rule: RuleLine) -> None:
        """Nothing to switch where the rule was read in the law."""
        if self._rule is None or self._rule.id != rule.id:
            self._turn_to(rule.id)
        self._rule = rule
        self.state.setText(self.tr("Đang bật ở cơ quan này") if rule.on else self.tr("Chưa bật ở cơ quan này"))
        self.button.say(self.tr("Tắt quy tắc này") if rule.on else self.tr("Bật quy tắc này"))
        self.setVisible(rule.unverified)

    def _turn_to(self, rule_id: str) -> None:
        fields = {"ground": self.ground}
        if self._rule is not None:
            self._typed.put_down(self._rule.id, fields)
        self.ground.clear()
        self._typed.give_back(rule_id, fields)

    def switched(self, rule_id: str) -> None:
        """The ground was written down."""
        self._typed.forget(rule_id)
        if self._rule is not None and self._rule.id == rule_id:
            self.ground.clear()

    def forget(self) -> None:
        """The next person sits down."""
        self._typed.forget_all()
        self.ground.clear()

    def forbid(self, reason: str) -> None:
        """Who sits here may not switch; '' allows it."""
        for field in (self.ground, self.button):
            field.setEnabled(not reason)
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))

    def _want(self) -> None:
        if self._rule is not None:
            self.wanted.emit(SwitchWish(self._rule.id, not self._rule.on, self.ground.text().strip()))
