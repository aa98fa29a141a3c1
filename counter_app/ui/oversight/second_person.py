"""The second person signs for one act over the screen of whoever sits there; the seat stays theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.people import Person
from counter_app.ui.marked import Choice, Words
from counter_app.ui.sign_in.secret_field import SecretField
from counter_app.ui.theme import HALF


@dataclass(frozen=True)
class Approver:
    """Who signs; `account` '' for whoever sits there."""

    account: str = ""
    password: str = ""


class SecondPerson(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.account = Choice(self.tr("Tài khoản lãnh đạo"))
        self.password = SecretField(self.tr("Mật khẩu của lãnh đạo"))
        self.caps = Words(self.tr("Phím Caps Lock đang bật."), "warning", wraps=True)
        self.caps.hide()
        self.nobody = Words(self.tr("Chưa có tài khoản lãnh đạo nào ở quầy này."), "warning", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        told = Words(self.tr("Lãnh đạo ký ngay tại đây, không cần đổi người:"), "faint", wraps=True)
        label = Words(self.password.accessibleName(), "faint")
        for widget in (told, self.account, label, self.password, self.caps, self.nobody):
            column.addWidget(widget)
        self.password.caps_lock_told.connect(self.caps.setVisible)
        self.show_people(())

    def show_people(self, people: Sequence[Person]) -> None:
        chosen = self.account.value()
        self.account.clear()
        for person in people:
            self.account.addItem(f"{person.name} ({person.id})", person.id)
        self.account.choose(chosen)
        self.nobody.setVisible(not people)

    def approver(self) -> Approver:
        """'' where the person at the seat signs alone."""
        return Approver(self.account.value(), self.password.text()) if not self.isHidden() else Approver()

    def forget(self) -> None:
        """No password stays behind."""
        self.password.clear()
