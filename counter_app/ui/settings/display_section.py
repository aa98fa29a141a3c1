"""How the screen looks: text, look, language."""

from __future__ import annotations

from PySide6.QtCore import Signal

from counter_app.ui.marked import Choice, Words
from counter_app.ui.remembered import CONTRAST_LOOK, DARK_LOOK, ENGLISH, LIGHT_LOOK, SYSTEM_LOOK, VIETNAMESE
from counter_app.ui.sections import Section

SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)


class DisplaySection(Section):
    scale_chosen = Signal(float)
    look_chosen = Signal(str)
    language_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            "display",
            self.tr("Màn hình"),
            self.tr("Riêng cho tài khoản máy tính này. Cỡ chữ đổi được ở mọi nơi bằng Ctrl + và Ctrl −."),
        )
        self.scale = Choice(self.tr("Cỡ chữ"), tuple((str(scale), f"{scale * 100:.0f} %") for scale in SCALES))
        self.look = Choice(
            self.tr("Giao diện"),
            (
                (SYSTEM_LOOK, self.tr("Theo máy tính")),
                (LIGHT_LOOK, self.tr("Sáng")),
                (DARK_LOOK, self.tr("Tối")),
                (CONTRAST_LOOK, self.tr("Tương phản cao")),
            ),
        )
        self.language = Choice(self.tr("Ngôn ngữ"), ((VIETNAMESE, "Tiếng Việt"), (ENGLISH, "English")))
        for choice in (self.scale, self.look, self.language):
            self.add_row(choice.accessibleName(), choice)
        self.body.addWidget(
            Words(self.tr("Đổi ngôn ngữ thì cửa sổ mở lại; bản nháp đang gõ vẫn còn."), "faint", wraps=True)
        )
        self.body.addStretch(1)
        self.scale.activated.connect(self._scale)
        self.look.activated.connect(self._look)
        self.language.activated.connect(self._language)

    def show_chosen(self, scale: float, look: str, language: str) -> None:
        nearest = min(SCALES, key=lambda known: abs(known - scale))
        self.scale.choose(str(nearest))
        self.look.choose(look)
        self.language.choose(language)

    def _scale(self) -> None:
        self.scale_chosen.emit(float(self.scale.value()))

    def _look(self) -> None:
        self.look_chosen.emit(self.look.value())

    def _language(self) -> None:
        self.language_chosen.emit(self.language.value())
