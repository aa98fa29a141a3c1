"""The sections of the help place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from counter_app.domain.folding import fold
from counter_app.services.self_check import ANTIVIRUS, CheckResult
from counter_app.services.software import Licence, Version
from counter_app.ui.act_button import ActButton
from counter_app.ui.actions import EVERYWHERE, Action
from counter_app.ui.flow import FlowRow
from counter_app.ui.icons import Icon, show_sign
from counter_app.ui.language import either
from counter_app.ui.marked import Words
from counter_app.ui.rule_behind import rule_behind_is
from counter_app.ui.sections import Section
from counter_app.ui.table import Table
from counter_app.ui.table_model import Column, RowsModel, Shape
from counter_app.ui.theme import GRID

Facts = tuple[str, ...]


class FactTable(Table):
    """Rows of plain texts, each known by its first one."""

    def __init__(self, name: str, *shapes: Shape) -> None:
        columns = (Column(shape, partial(_fact, at), partial(_order, at)) for at, shape in enumerate(shapes))
        self.rows: RowsModel[Facts] = RowsModel(tuple(columns), "\t".join, lambda row: row[0])
        super().__init__(self.rows, name, copy_words="")

    def show_rows(self, rows: list[Facts]) -> None:
        self.renew(partial(self.rows.show, rows))
        self.fit_rows()


def _fact(at: int, row: Facts) -> str:
    return row[at]


def _order(at: int, row: Facts) -> str:
    return fold(row[at])


class KeysSection(Section):
    def __init__(self) -> None:
        super().__init__(
            "keys",
            self.tr("Phím tắt"),
            self.tr("Mọi phím của phần mềm. Không nhớ phím: bấm Ctrl+K rồi gõ vài chữ tên việc, không cần dấu."),
        )
        self.table = FactTable(
            self.tr("Danh sách phím"),
            Shape(self.tr("Phím"), "Ctrl+Shift+F12"),
            Shape(self.tr("Việc"), "Lưu, nhận thêm hồ sơ cùng người", stretches=True),
            Shape(self.tr("Ở đâu"), "Trả kết quả"),
        )
        self.body.addWidget(self.table, 1)

    def show_keys(self, actions: tuple[Action, ...], place_titles: dict[str, str]) -> None:
        """Keys that work everywhere first, those that lead to a place before all others."""
        keyed = sorted((one for one in actions if one.key), key=_key_order)
        self.table.show_rows(
            [(one.shown_key, one.title, place_titles.get(one.place, self.tr("Mọi nơi"))) for one in keyed]
        )


def _key_order(one: Action) -> tuple[bool, bool, str]:
    return one.place != EVERYWHERE, not one.name.startswith("go."), one.place


class AboutSection(Section):
    def __init__(self) -> None:
        super().__init__(
            "about",
            self.tr("Giới thiệu"),
            self.tr("Khi báo lỗi, hãy đọc cho người hỗ trợ các dòng này và mở mục Tự kiểm tra."),
        )
        self.hotline = Words(kind="strong", wraps=True)
        self.versions, self.places = Words(wraps=True), Words(wraps=True)
        for words in (self.versions, self.places):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(Words(self.tr("Phần mềm tiếp nhận hồ sơ tại Bộ phận Một cửa"), "strong", wraps=True))
        self.body.addWidget(self.hotline)
        self.body.addWidget(Words(self.tr("Phiên bản"), "faint"))
        self.body.addWidget(self.versions)
        self.body.addWidget(Words(self.tr("Dữ liệu nằm ở"), "faint"))
        self.body.addWidget(self.places)
        self.body.addWidget(
            Words(
                self.tr(
                    "Dữ liệu được mã hóa và gắn với máy này; chép tệp sang máy khác không mở được. Mở lại bằng mã khôi "
                    "phục đã in khi ghi danh."
                ),
                "faint",
                wraps=True,
            )
        )
        self.body.addStretch(1)

    def show_facts(self, versions: tuple[Version, ...], places: tuple[str, ...], hotline: str) -> None:
        self.versions.setText("\n".join(f"{one.name} {one.number}" for one in versions))
        self.places.setText("\n".join(places))
        named = self.tr("Đường dây nóng của cơ quan: {0}").format(hotline)
        self.hotline.setText(named if hotline else self.tr("Cơ quan chưa khai số đường dây nóng."))


class LicencesSection(Section):
    def __init__(self) -> None:
        super().__init__(
            "licences",
            self.tr("Giấy phép"),
            self.tr("Các phần mềm tự do đi kèm. Chọn một dòng để đọc nguyên văn giấy phép."),
        )
        self._shown: dict[Facts, Licence] = {}
        self.table = FactTable(
            self.tr("Giấy phép đi kèm"),
            Shape(self.tr("Thành phần"), "python-dateutil", stretches=True),
            Shape(self.tr("Phiên bản"), "2026.10.1"),
            Shape(self.tr("Giấy phép"), "Apache-2.0 OR BSD-3", stretches=True),
        )
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Nguyên văn giấy phép"))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.text, 1)
        self.table.chosen.connect(self._choose)

    def show_licences(self, licences: tuple[Licence, ...]) -> None:
        self._shown = {(one.name, one.version, one.licence): one for one in licences}
        self.table.show_rows(list(self._shown))

    def _choose(self, index: QModelIndex) -> None:
        row = self.table.rows.row_at(index.row())
        if row is not None:
            one = self._shown[row]
            self.text.setPlainText(
                one.text or self.tr("Gói này không kèm nguyên văn; giấy phép: {0}").format(one.licence)
            )


class CheckSection(Section):
    asked = Signal()

    def __init__(self) -> None:
        super().__init__(
            "check",
            self.tr("Tự kiểm tra"),
            self.tr(
                "Xem máy này có dùng được cho quầy không. Không thay đổi gì; mất vài giây, vẫn làm việc bình thường."
            ),
        )
        self.run = ActButton(self.tr("Kiểm tra máy này"))
        self.run.setProperty("kind", "main")
        self.run.clicked.connect(self.asked)
        rule_behind_is(self.run, ANTIVIRUS)
        self.state = Words(kind="faint", wraps=True)
        self.list = QVBoxLayout()
        self.list.setSpacing(GRID)
        self.body.addWidget(FlowRow(self.run))
        self.body.addWidget(self.state)
        self.body.addLayout(self.list)
        self.body.addStretch(1)

    def show_running(self) -> None:
        self.state.setText(self.tr("Đang kiểm tra …"))

    def show_results(self, results: tuple[CheckResult, ...]) -> None:
        """What is wrong first, then what nobody can tell."""
        self._done()
        wrong = sum(one.ok is False for one in results)
        self.state.setText(
            self.tr("%n mục cần xem lại.", "", wrong) if wrong else self.tr("Không thấy gì sai trên máy này.")
        )
        for result in sorted(results, key=lambda one: (False, None, True).index(one.ok)):
            self.list.addWidget(_ResultLine(result))

    def show_problem(self, sentence: str) -> None:
        self._done()
        self.state.setText(sentence)

    def _done(self) -> None:
        while (item := self.list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


class _ResultLine(QWidget):
    """Sign, name, sentence. The sign is told in words as well."""

    def __init__(self, result: CheckResult) -> None:
        super().__init__()
        meaning, ink, said = {
            True: (Icon.DONE, "good", self.tr("Được")),
            False: (Icon.WARNING, "problem", self.tr("Cần xem")),
            None: (Icon.QUESTION, "faint", self.tr("Chưa rõ")),
        }[result.ok]
        sign = QLabel()
        show_sign(sign, meaning, ink)
        name = either(result.name_vi, result.name_en)
        words = Words(f"{said} · {name}: {result.text}", wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
