"""The locked screen: who sits here, their password, or somebody else."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from counter_app.ui.marked import KeyButton, Words
from counter_app.ui.sign_in.secret_field import SecretField
from counter_app.ui.sign_in.sign_in_card import sign_in_card
from counter_app.ui.sign_in.wait_words import WaitWords


class LockScreen(QWidget):
    """Shows nothing of the work behind it."""

    unlock_asked = Signal(str)
    other_asked = Signal()

    def __init__(self, hint: str = "") -> None:
        """`hint` as at the sign-in: who tries the demonstration office never typed its password before it locks."""
        super().__init__()
        self.hint = Words(hint, "faint", wraps=True)
        self.hint.setVisible(bool(hint))
        self.person = Words(kind="strong", wraps=True)
        self.password = SecretField(self.tr("Mật khẩu"))
        self.caps = Words(self.tr("Phím Caps Lock đang bật."), "warning")
        self.problem, self.wait = Words(kind="problem", wraps=True), WaitWords()
        self.enter = KeyButton(self.tr("Mở khóa"), kind="main")
        self.other = KeyButton(self.tr("Người khác ngồi vào"), "Ctrl+Shift+L")
        form = QFormLayout()
        form.addRow(Words(self.tr("Người làm việc")), self.person)
        form.addRow(Words(self.tr("Mật khẩu")), self.password)
        told = self.tr("Việc đang làm vẫn còn nguyên; in và chuyển hồ sơ vẫn tiếp tục.")
        below = (self.caps, self.problem, self.wait)
        card = sign_in_card(self.tr("Màn hình đang khóa"), told, form, below, (self.other, self.enter), self.hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(card)
        self._connect()

    def _connect(self) -> None:
        self.caps.hide()
        self.password.caps_lock_told.connect(self.caps.setVisible)
        self.password.returnPressed.connect(self._enter)
        self.enter.clicked.connect(self._enter)
        self.other.clicked.connect(self.other_asked)
        self.wait.over.connect(self._may_try_again)

    def show_locked(self, name: str) -> None:
        self.forget()
        self.person.setText(name)
        self.password.setFocus()

    def show_problem(self, sentence: str) -> None:
        self.enter.setEnabled(True)
        self.problem.setText(sentence)
        self.password.selectAll()
        self.password.setFocus()

    def show_wait(self, seconds: int) -> None:
        self.enter.setEnabled(False)
        self.problem.setText("")
        self.wait.begin(seconds)

    def forget(self) -> None:
        """No password stays in the field."""
        self.password.clear()
        self.problem.setText("")
        self.wait.stop()
        self.enter.setEnabled(True)

    def _enter(self) -> None:
        if self.enter.isEnabled():
            self.enter.setEnabled(False)
            self.unlock_asked.emit(self.password.text())

    def _may_try_again(self) -> None:
        self.enter.setEnabled(True)
        self.password.setFocus()
