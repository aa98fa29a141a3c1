"""On an English screen nothing is left in Vietnamese but names: of people, places, papers, procedures and decrees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import product
from pathlib import Path

from PySide6.QtWidgets import QTableView, QWidget
from pytestqt.qtbot import QtBot

from counter_app.ui.first_start.pictures import sample_pages
from counter_app.ui.language import speak
from counter_app.ui.place import RULES
from tests.ui.desk_window import DeskWindow, dress_plainly
from tests.ui.every_place import at_work, words_of

Open = Callable[..., DeskWindow]
# Data stay as they were entered, as the catalogue has them, and as paper will have them.
NAMES = (
    "Nguyễn Thị Đẹp", "Nguyễn Thị Lan", "Trần Văn Ánh", "Số 1, phố Thử Nghiệm", "Quầy 1", "phường Mẫu",
    "Trung tâm Phục vụ hành chính công", "Căn cước", "Giấy tờ chứng minh điều kiện", "Hộ tịch", "Tư pháp",
    "Cấp Giấy xác nhận tình trạng hôn nhân", "Lệ phí", "Tiếng Việt", "do Hội đồng nhân dân tỉnh quy định",
    "tùy trường hợp", "Máy in quầy", "Máy in tầng 1", "Máy in cuộn quầy 1", "UBND", "QĐ", "đ", "điều",
    # Ways to give feedback, as the regulation names them.
    "trực tiếp tại quầy", "điện thoại", "thư điện tử", "văn bản",
)  # fmt: skip
# A citation begins with what is cited and is never translated.
CITED = re.compile(r"(NĐ|QĐ|TT|Luật|Nghị định|Quyết định|Quy chế|Thông tư|Công văn)\b.*")
# Pages whose sample is a card, and the titles of regulations.
SAMPLES = ("scanner", "regulation")
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
            for words in (*words_of(widget), *rows_of(widget))
            if is_vietnamese(words)
        }
    finally:
        speak(False)
    assert sorted(left) == []


def test_nothing_on_the_pages_of_an_english_first_start_is_vietnamese_but_names(qtbot: QtBot, tmp_path: Path) -> None:
    dress_plainly()
    speak(True)
    try:
        window, pages = sample_pages(tmp_path)
        qtbot.addWidget(window)
        window.show()
        left = set()
        for name, page in pages.items():
            if name in SAMPLES:
                continue
            window.show_page(page)
            shown = (widget for widget in window.findChildren(QWidget) if widget.isVisible())
            left |= {(name, words) for widget in shown for words in words_of(widget) if is_vietnamese(words)}
    finally:
        speak(False)
    assert sorted(left) == []


def rows_of(widget: QWidget) -> list[str]:
    """Every cell of a list, down to the sixtieth row."""
    if not isinstance(widget, QTableView):
        return []
    model = widget.model()
    places = product(range(min(model.rowCount(), 60)), range(model.columnCount()))
    return [str(model.index(row, column).data() or "") for row, column in places]


def is_vietnamese(words: str) -> bool:
    for name in NAMES:
        words = re.sub(rf"\b{re.escape(name)}\b", "", words)
    rest = "\n".join(CITED.sub("", line) for line in words.splitlines())
    return any(letter in "đĐ" or len(unicodedata.normalize("NFD", letter)) > 1 for letter in rest)
