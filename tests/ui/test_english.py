"""On an English screen nothing is left in Vietnamese but names: of people, places, papers, procedures and decrees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter_app.ui.language import speak
from counter_app.ui.place import RULES
from tests.ui.desk_window import DeskWindow
from tests.ui.every_place import at_work, words_of

Open = Callable[..., DeskWindow]
# Data stay as they were entered, as the catalogue has them, and as paper will have them.
NAMES = (
    "Nguyễn Thị Đẹp", "Nguyễn Thị Lan", "Trần Văn Ánh", "Số 1, phố Thử Nghiệm", "Quầy 1", "phường Mẫu",
    "Trung tâm Phục vụ hành chính công", "Căn cước", "Giấy tờ chứng minh điều kiện", "Hộ tịch", "Tư pháp",
    "Cấp Giấy xác nhận tình trạng hôn nhân", "Lệ phí", "Tiếng Việt", "do Hội đồng nhân dân tỉnh quy định",
    "tùy trường hợp", "nhận trực tiếp", "Máy in quầy", "UBND", "QĐ", "đ", "điều",
)  # fmt: skip
# A citation begins with what is cited and is never translated.
CITED = re.compile(r"(NĐ|QĐ|TT|Luật|Nghị định|Quyết định|Quy chế|Thông tư|Công văn)\b.*")
LAW = ("settings regulation", RULES)


def test_nothing_on_an_english_screen_is_vietnamese_but_names(qtbot: QtBot, open_window: Open) -> None:
    speak(True)
    try:
        desk = open_window()
        left = {
            (place, words)
            for place in at_work(qtbot, desk)
            if place not in LAW
            for widget in desk.window.findChildren(QWidget)
            if widget.isVisible()
            for words in words_of(widget)
            if is_vietnamese(words)
        }
    finally:
        speak(False)
    assert sorted(left) == []


def is_vietnamese(words: str) -> bool:
    for name in NAMES:
        words = re.sub(rf"\b{re.escape(name)}\b", "", words)
    rest = "\n".join(CITED.sub("", line) for line in words.splitlines())
    return any(letter in "đĐ" or len(unicodedata.normalize("NFD", letter)) > 1 for letter in rest)
