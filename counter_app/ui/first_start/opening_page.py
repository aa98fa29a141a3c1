"""The desk is being opened; or why it cannot be, and a way to try again."""

from __future__ import annotations

from PySide6.QtCore import Signal

from counter_app.ui.first_start.page import Page, Waiting


class OpeningPage(Page):
    again_asked = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Đang mở quầy"), self.tr("Kiểm tra khóa và dữ liệu của quầy trước khi đăng nhập."))
        self.waiting = Waiting()
        self.body.addWidget(self.waiting)
        self.again = self.add_act(self.tr("Thử lại"), main=True)
        self.again.clicked.connect(self._again)
        self.show_busy()

    def show_busy(self) -> None:
        self.again.hide()
        self.show_problem("")
        self.waiting.show_stage(self.tr("Xin đợi một lát …"))

    def show_failed(self, sentence: str) -> None:
        self.waiting.stop()
        self.show_problem(sentence)
        self.again.show()
        self.again.setFocus()

    def show_faulty(self) -> None:
        """The desk is open, its window is not: trying again in this program would end the same way."""
        self.show_failed(
            self.tr(
                "Không mở được cửa sổ làm việc vì phần mềm có lỗi; dữ liệu của quầy vẫn còn nguyên. Hãy đóng rồi mở "
                "lại; nếu vẫn vậy, báo quản trị."
            )
        )
        self.again.hide()

    def _again(self) -> None:
        self.show_busy()
        self.again_asked.emit()
