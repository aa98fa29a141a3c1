"""Person and password; changing an issued password."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from counter_app.domain.people import Person
from counter_app.ui.marked import Choice, KeyButton, Words
from counter_app.ui.theme import GRID


@dataclass(frozen=True)
class SignInRequest:
    account: str
    password: str = field(repr=False)


@dataclass(frozen=True)
class NewPassword:
    old: str = field(repr=False)
    new: str = field(repr=False)
    again: str = field(repr=False)


class SignInScreen(QStackedWidget):
    sign_in_requested = Signal(object)  # SignInRequest
    password_chosen = Signal(object)  # NewPassword

    def __init__(self, office: str, hint: str = "") -> None:
        """`hint` is a quiet line below, for the demonstration office alone."""
        super().__init__()
        self.person = Choice(self.tr("Người làm việc"))
        self.password = _secret(self.tr("Mật khẩu"))
        self.enter = KeyButton(self.tr("Đăng nhập"), kind="main")
        self.problem = Words(kind="problem", wraps=True)
        self.nobody = Words(
            self.tr(
                "Chưa nhận được danh sách người làm việc từ hệ thống trung tâm; danh sách sẽ tự hiện khi nhận được."
            ),
            wraps=True,
        )
        self.nobody.hide()
        self.hint = Words(hint, "faint", wraps=True)
        self.hint.setVisible(bool(hint))
        self.old, self.new = _secret(self.tr("Mật khẩu được cấp")), _secret(self.tr("Mật khẩu mới"))
        self.again = _secret(self.tr("Gõ lại mật khẩu mới"))
        self.change = KeyButton(self.tr("Đổi mật khẩu"), kind="main")
        self.change_problem = Words(kind="problem", wraps=True)
        self.addWidget(self._build_sign_in(office))
        self.addWidget(self._build_change())
        self.enter.clicked.connect(self._enter)
        self.password.returnPressed.connect(self._enter)
        self.change.clicked.connect(self._change)
        self.again.returnPressed.connect(self._change)

    def _build_sign_in(self, office: str) -> QWidget:
        form = QFormLayout()
        form.addRow(Words(self.tr("Người làm việc")), self.person)
        form.addRow(Words(self.tr("Mật khẩu")), self.password)
        told = self.tr("Đăng nhập để bắt đầu làm việc.")
        return _card(office, told, form, (self.nobody, self.problem), self.enter, self.hint)

    def _build_change(self) -> QWidget:
        form = QFormLayout()
        for edit in (self.old, self.new, self.again):
            form.addRow(Words(edit.accessibleName()), edit)
        title = self.tr("Đặt mật khẩu của riêng mình")
        told = self.tr("Mật khẩu đang dùng là mật khẩu được cấp; cần đổi trước khi làm việc.")
        return _card(title, told, form, (self.change_problem,), self.change)

    def show_people(self, people: tuple[Person, ...]) -> None:
        self.nobody.setVisible(not people)
        chosen = self.person.value()
        self.person.clear()
        for person in people:
            self.person.addItem(person.name, person.id)
        self.person.choose(chosen)
        (self.password if chosen or len(people) == 1 else self.person).setFocus()

    def show_problem(self, sentence: str) -> None:
        self.set_busy(busy=False)
        shown, field = (self.problem, self.password) if self.currentIndex() == 0 else (self.change_problem, self.old)
        shown.setText(sentence)
        field.selectAll()
        field.setFocus()

    def ask_new_password(self) -> None:
        self.set_busy(busy=False)
        self.change_problem.setText("")
        self.setCurrentIndex(1)
        self.old.setFocus()

    def forget(self) -> None:
        """No password stays in a field."""
        for edit in (self.password, self.old, self.new, self.again):
            edit.clear()
        self.problem.setText("")
        self.set_busy(busy=False)
        self.setCurrentIndex(0)

    def set_busy(self, *, busy: bool) -> None:
        for button in (self.enter, self.change):
            button.setEnabled(not busy)

    def _enter(self) -> None:
        if self.enter.isEnabled():
            self.set_busy(busy=True)
            self.sign_in_requested.emit(SignInRequest(self.person.value(), self.password.text()))

    def _change(self) -> None:
        if self.change.isEnabled():
            self.set_busy(busy=True)
            self.password_chosen.emit(NewPassword(self.old.text(), self.new.text(), self.again.text()))


def _secret(name: str) -> QLineEdit:
    edit = QLineEdit()
    edit.setAccessibleName(name)
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    edit.setMaxLength(1_000)
    return edit


def _card(
    title: str,
    told: str,
    form: QFormLayout,
    problems: tuple[Words, ...],
    button: KeyButton,
    hint: Words | None = None,
) -> QWidget:
    card = QFrame()
    card.setProperty("kind", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(GRID * 4, GRID * 4, GRID * 4, GRID * 4)
    column.setSpacing(GRID * 2)
    column.addWidget(Words(title, "heading", wraps=True))
    column.addWidget(Words(told, wraps=True))
    form.setSpacing(GRID)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    column.addLayout(form)
    for problem in problems:
        column.addWidget(problem)
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
    if hint is not None:
        column.addWidget(hint)
    card.setMinimumWidth(card.fontMetrics().averageCharWidth() * 56)
    page = QWidget()
    row = QHBoxLayout(page)
    row.addStretch(1)
    row.addWidget(card, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    return page
