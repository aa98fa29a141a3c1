"""Which regulation the office works by, and the rules in it that nobody has verified."""

from __future__ import annotations

from PySide6.QtCore import Signal

from counter_app.services.regulation_choices import RegulationChoice, RegulationChoices
from counter_app.services.rule_book import Regulation
from counter_app.ui.language import either
from counter_app.ui.marked import LinkButton, Words
from counter_app.ui.sections import Section


class RegulationSection(Section):
    rules_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            "regulation",
            self.tr("Quy chế"),
            self.tr(
                "Quy chế là lựa chọn chung của cả cơ quan: quản trị đặt tại hệ thống trung tâm, mọi quầy nhận cùng một "
                "bản. Trung tâm chưa đặt thì quầy theo quy chế đã chọn lúc ghi danh. Quy tắc chưa kiểm chứng do quản "
                "trị bật, tắt ở quầy, tại “Quy định” (Shift+F1)."
            ),
        )
        self.named = Words(kind="strong", wraps=True)
        self.document, self.state = Words(wraps=True), Words(kind="warning", wraps=True)
        self.unverified, self.notes = Words(wraps=True), Words(kind="faint", wraps=True)
        self.all_rules = LinkButton(self.tr("Xem mọi quy định đang áp dụng"))
        self.all_rules.clicked.connect(self.rules_wanted)
        self.current, self.older = Words(wraps=True), Words(wraps=True)
        self.older_head = Words(self.tr("Quy chế cũ"), "strong", wraps=True)
        for words in (
            *(self.named, self.document, self.state, self.notes, self.all_rules),
            *(Words(self.tr("Quy chế cơ quan có thể chọn"), "strong", wraps=True), self.current),
            *(self.older_head, self.older, self.unverified),
        ):
            self.body.addWidget(words)
        self.body.addStretch(1)

    def show_regulation(self, regulation: Regulation) -> None:
        self.named.setText(either(regulation.title_vi, regulation.title_en))
        self.document.setText(regulation.document)
        self.state.setText("" if regulation.in_force else self.tr("Không có hiệu lực trong ngày hôm nay."))
        self.state.setVisible(not regulation.in_force)
        on, off = self.tr("Đã bật"), self.tr("Chưa bật")
        lines = [
            f"{on if rule.on else off} · {either(rule.vi, rule.en)} ({rule.citation})" for rule in regulation.unverified
        ]
        head = self.tr("Quy tắc chưa kiểm chứng: {0}").format(len(lines))
        self.unverified.setText("\n".join((head, *lines)))
        self.notes.setText(either("\n".join(regulation.notes_vi), "\n".join(regulation.notes_en)))

    def show_choices(self, choices: RegulationChoices) -> None:
        self.current.setText("\n".join(map(self._choice, choices.current)))
        self.older.setText("\n".join(map(self._choice, choices.older)))
        for words in (self.older_head, self.older):
            words.setVisible(bool(choices.older))

    def _choice(self, choice: RegulationChoice) -> str:
        """With the code that the centre's settings name it by."""
        line = f"{either(choice.title_vi, choice.title_en)} [{choice.id}]"
        if choice.chosen:
            line = self.tr("Đang dùng: {0}").format(line)
        why = either(choice.why_vi, choice.why_en)
        return f"• {line} – {why}" if why else f"• {line}"
