"""The first thing that a new PC shows: enrol, or look at the demonstration office."""

from __future__ import annotations

from PySide6.QtCore import Signal

from counter_app.ui.first_start.page import Page, Waiting
from counter_app.ui.marked import Panel, Words


class WelcomePage(Page):
    enrol_asked = Signal()
    demonstration_asked = Signal()

    def __init__(self) -> None:
        super().__init__(
            self.tr("Chào mừng đến với phần mềm quầy Một cửa"),
            self.tr("Máy này chưa là quầy nào. Các bước sau mất khoảng năm phút và chỉ làm một lần trên mỗi máy."),
        )
        self.body.addWidget(
            Words(
                self.tr(
                    "Để ghi danh cần có: địa chỉ hệ thống trung tâm, mã ghi danh dùng một lần do lãnh đạo bộ phận cấp, "
                    "một máy in và một phong bì để cất mã khôi phục."
                ),
                wraps=True,
            )
        )
        self.body.addWidget(
            Words(
                self.tr("Muốn xem trước: văn phòng mẫu không cần mã, làm gì cũng không ảnh hưởng hồ sơ thật."),
                "faint",
                wraps=True,
            )
        )
        self._note: Panel | None = None
        self.waiting = Waiting()
        self.body.addWidget(self.waiting)
        self.demonstration = self.add_act(self.tr("Mở văn phòng mẫu"))
        self.begin = self.add_act(self.tr("Ghi danh quầy này"), main=True)
        self.demonstration.clicked.connect(self._open_demonstration)
        self.begin.clicked.connect(self.enrol_asked)

    def enter(self) -> None:
        self.begin.setFocus()

    def show_note(self, sentence: str) -> None:
        """What this PC does not protect."""
        if self._note is None and sentence:
            self._note = Panel("told-warning", sentence)
            self.body.addWidget(self._note)

    def set_busy(self, *, busy: bool) -> None:
        for button in (self.begin, self.demonstration):
            button.setEnabled(not busy)
        if busy:
            self.waiting.show_stage(self.tr("Đang chuẩn bị văn phòng mẫu …"))
        else:
            self.waiting.stop()

    def _open_demonstration(self) -> None:
        self.set_busy(busy=True)
        self.show_problem("")
        self.demonstration_asked.emit()
