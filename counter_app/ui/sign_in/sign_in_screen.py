"""Person and password; changing an issued password."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from counter_app.domain.people import Person
from counter_app.ui.marked import Choice, KeyButton, Words
from counter_app.ui.page_stack import PageStack
from counter_app.ui.rule_behind import rule_behind_is
from counter_app.ui.sign_in.lock_screen import LockScreen
from counter_app.ui.sign_in.recent_people import RecentPeople
from counter_app.ui.sign_in.secret_field import SecretField
from counter_app.ui.sign_in.sign_in_card import sign_in_card
from counter_app.ui.sign_in.wait_words import WaitWords


@dataclass(frozen=True)
class SignInRequest:
    account: str
    password: str = field(repr=False)


@dataclass(frozen=True)
class NewPassword:
    old: str = field(repr=False)
    new: str = field(repr=False)
    again: str = field(repr=False)


class SignInScreen(PageStack):
    sign_in_requested = Signal(object)  # SignInRequest
    password_chosen = Signal(object)  # NewPassword
    changing_left = Signal()  # somebody else wants to sit down first

    def __init__(self, office: str, hint: str = "") -> None:
        """`hint` is a quiet line below, for the demonstration office alone."""
        super().__init__()
        self.person = Choice(self.tr("Người làm việc"))
        self.password = SecretField(self.tr("Mật khẩu"))
        self.caps = Words(self.tr("Phím Caps Lock đang bật."), "warning")
        self.recent = RecentPeople()
        self.wait = WaitWords()
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
        self.old, self.new = SecretField(self.tr("Mật khẩu được cấp")), SecretField(self.tr("Mật khẩu mới"))
        self.again = SecretField(self.tr("Gõ lại mật khẩu mới"))
        self.change = KeyButton(self.tr("Đổi mật khẩu"), kind="main")
        self.change_problem = Words(kind="problem", wraps=True)
        self.addWidget(self._build_sign_in(office))
        self.addWidget(self._build_change())
        self.lock = LockScreen(hint)
        self.addWidget(self.lock)
        self.caps.hide()
        self.password.caps_lock_told.connect(self.caps.setVisible)
        self.recent.chosen.connect(self._choose)
        self.person.currentIndexChanged.connect(self._another_person)
        self.wait.over.connect(self._may_try_again)
        self.enter.clicked.connect(self._enter)
        self.password.returnPressed.connect(self._enter)
        self.change.clicked.connect(self._change)
        self.old.returnPressed.connect(self.new.setFocus)
        self.new.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self._change)

    def _build_sign_in(self, office: str) -> QWidget:
        form = QFormLayout()
        form.addRow(Words(self.tr("Người làm việc")), self.person)
        form.addRow(Words(self.tr("Mật khẩu")), self.password)
        told = self.tr("Đăng nhập để bắt đầu làm việc.")
        below = (self.caps, self.nobody, self.problem, self.wait)
        return sign_in_card(office, told, form, below, (self.enter,), self.hint, above=self.recent)

    def _build_change(self) -> QWidget:
        form = QFormLayout()
        for edit in (self.old, self.new, self.again):
            form.addRow(Words(edit.accessibleName()), edit)
            rule_behind_is(edit, "accounts.change_issued_password")
        title = self.tr("Đặt mật khẩu của riêng mình")
        told = self.tr(
            "Mật khẩu đang dùng là mật khẩu được cấp; cần đổi trước khi làm việc. Mật khẩu mới có ít nhất 10 ký tự; "
            "dùng cả một câu dễ nhớ cũng được."
        )
        other = KeyButton(self.tr("Để người khác đăng nhập"))
        other.clicked.connect(self.changing_left)
        return sign_in_card(title, told, form, (self.change_problem,), (other, self.change))

    def show_people(self, people: tuple[Person, ...], recent: tuple[str, ...] = ()) -> None:
        self.nobody.setVisible(not people)
        self.recent.show_people(tuple(one for account in recent for one in people if one.id == account))
        chosen = self.person.value()
        self.person.clear()
        for person in people:
            self.person.addItem(person.name, person.id)
        self.person.choose(chosen or (recent[0] if recent else ""))
        chosen = chosen or next(iter(recent), "")
        (self.password if chosen or len(people) == 1 else self.person).setFocus()

    def show_locked(self, *, locked: bool) -> None:
        self.setCurrentIndex(2 if locked else 0)

    def show_problem(self, sentence: str) -> None:
        self.set_busy(busy=False)
        shown, field = (self.problem, self.password) if self.currentIndex() == 0 else (self.change_problem, self.old)
        if field is self.old and self.old.text() == self.password.text():
            field = self.new  # the issued one was taken a moment ago
            self.again.clear()
        shown.setText(sentence)
        field.selectAll()
        field.setFocus()

    def show_wait(self, seconds: int) -> None:
        """The next try of this account is taken in so many seconds; another person may sit down meanwhile."""
        self.set_busy(busy=False)
        self.problem.setText("")
        self.enter.setEnabled(False)
        self.wait.begin(seconds)

    def _may_try_again(self) -> None:
        self.enter.setEnabled(True)
        self.password.selectAll()

    def _another_person(self) -> None:
        self.problem.setText("")
        self.wait.stop()
        self.enter.setEnabled(True)

    def _choose(self, account: str) -> None:
        self.person.choose(account)
        self.password.clear()
        self.password.setFocus()

    def ask_new_password(self) -> None:
        self.set_busy(busy=False)
        self.change_problem.setText("")
        self.setCurrentIndex(1)
        self.old.setText(self.password.text())  # typed a moment ago, and right
        self.new.setFocus()

    def forget(self) -> None:
        """No password stays in a field."""
        for edit in (self.password, self.old, self.new, self.again):
            edit.clear()
        self.problem.setText("")
        self.wait.stop()
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
