"""This PC is a desk, but this login cannot open it: the printed code lets it in."""

from __future__ import annotations

from PySide6.QtCore import Signal

from counter_app.ui.first_start.page import Page, Waiting, labelled
from counter_app.ui.marked import line

LONGEST = 100


class UnlockPage(Page):
    unlock_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            self.tr("Mở quầy bằng mã khôi phục"),
            self.tr(
                "Máy này có dữ liệu của một quầy, nhưng tài khoản máy tính đang dùng chưa có khóa: tài khoản mới, "
                "máy mới, hoặc mật khẩu máy vừa được đặt lại. Dữ liệu vẫn còn nguyên."
            ),
        )
        self.typed = line(self.tr("Mã khôi phục"), longest=LONGEST)
        self.body.addLayout(
            labelled(
                self.tr("Quét hoặc gõ mã trên tờ giấy niêm phong"),
                self.typed,
                self.tr("8 nhóm, mỗi nhóm 4 ký tự. Từ lần sau tài khoản này tự mở được."),
            )
        )
        self.waiting = Waiting()
        self.body.addWidget(self.waiting)
        self.go = self.add_act(self.tr("Mở quầy"), main=True)
        self.go.clicked.connect(self._ask)
        self.typed.returnPressed.connect(self._ask)

    def enter(self) -> None:
        self.typed.setFocus()

    def put(self, text: str) -> None:
        self.typed.setText(text)
        self._ask()

    def show_wrong(self, sentence: str) -> None:
        self._set_busy(busy=False)
        self.show_problem(sentence)
        self.typed.selectAll()
        self.typed.setFocus()

    def forget(self) -> None:
        self.typed.clear()
        self._set_busy(busy=False)

    def _ask(self) -> None:
        if self.go.isEnabled() and self.typed.text().strip():
            self._set_busy(busy=True)
            self.unlock_asked.emit(self.typed.text())

    def _set_busy(self, *, busy: bool) -> None:
        self.go.setEnabled(not busy)
        if busy:
            self.show_problem("")
            self.waiting.show_stage(self.tr("Đang mở dữ liệu của quầy …"))
        else:
            self.waiting.stop()
