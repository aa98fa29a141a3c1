"""The first thing that a new PC shows: enrol, or look at the demonstration office."""

from __future__ import annotations

from PySide6.QtCore import Signal

from counter_app.ui.first_start.page import Page
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
        self.demonstration = self.add_act(self.tr("Mở văn phòng mẫu"))
        self.begin = self.add_act(self.tr("Ghi danh quầy này"), main=True)
        self.demonstration.clicked.connect(self.demonstration_asked)
        self.begin.clicked.connect(self.enrol_asked)

    def enter(self) -> None:
        self.begin.setFocus()

    def show_note(self, sentence: str) -> None:
        """What this PC does not protect."""
        if self._note is None and sentence:
            self._note = Panel("told-warning", sentence)
            self.body.addWidget(self._note)
