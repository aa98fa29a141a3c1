"""Address, one-time code and name of the desk; how far it is, what went wrong, and a way to stop."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from counter_app.sync.enrolment_wish import Stage
from counter_app.ui.first_start.page import Page, Waiting, labelled
from counter_app.ui.marked import line

LONGEST = 200


@dataclass(frozen=True)
class EnrolRequest:
    centre: str
    code: str = field(repr=False)
    name: str
    clock_accepted: bool = False


class EnrolPage(Page):
    enrol_asked = Signal(object)  # EnrolRequest
    stop_asked = Signal()

    def __init__(self) -> None:
        super().__init__(
            self.tr("Ghi danh quầy"),
            self.tr(
                "Hệ thống trung tâm cần biết máy này là quầy của cơ quan nào thì mới nhận hồ sơ do quầy chuyển về và "
                "cấp số hồ sơ cho quầy dùng khi mất mạng."
            ),
        )
        self.centre = line(self.tr("Địa chỉ hệ thống trung tâm"), longest=LONGEST, hint="https://")
        self.code = line(self.tr("Mã ghi danh"), longest=LONGEST)
        self.desk = line(self.tr("Tên quầy"), longest=LONGEST)
        self.desk.setText(self.tr("Quầy 1"))
        self.body.addLayout(labelled(self.centre.accessibleName(), self.centre))
        self.body.addLayout(
            labelled(
                self.code.accessibleName(),
                self.code,
                self.tr("16 chữ và số, gõ hoặc quét; mỗi mã chỉ dùng cho một quầy và có hạn ba ngày."),
            )
        )
        self.body.addLayout(
            labelled(self.desk.accessibleName(), self.desk, self.tr("In trên giấy tiếp nhận, ví dụ: Quầy 1."))
        )
        self.waiting = Waiting()
        self.body.addWidget(self.waiting)
        self.back = self.add_back()
        self.anyway = self.add_act(self.tr("Giờ máy đúng, vẫn ghi danh"))
        self.anyway.hide()
        self.stop = self.add_act(self.tr("Dừng"))
        self.stop.hide()
        self.go = self.add_act(self.tr("Ghi danh"), main=True)
        self._connect()

    def _connect(self) -> None:
        self.go.clicked.connect(self._ask)
        self.anyway.clicked.connect(self._ask_anyway)
        self.stop.clicked.connect(self.stop_asked)
        for edit in (self.centre, self.code, self.desk):
            edit.returnPressed.connect(self._ask)

    def enter(self) -> None:
        (self._first_empty() or self.go).setFocus()

    def put_code(self, text: str) -> None:
        self.code.setText(text.strip())
        self.enter()

    def put_address(self, text: str) -> None:
        self.centre.setText(text.strip())
        self.enter()

    def show_stage(self, stage: Stage) -> None:
        words = {
            Stage.CENTRE: self.tr("Đang tìm hệ thống trung tâm …"),
            Stage.KEYS: self.tr("Đang tạo khóa của quầy và đọc lại để kiểm tra …"),
            Stage.CODE: self.tr("Đang gửi mã ghi danh …"),
            Stage.DATABASE: self.tr("Đang tạo dữ liệu của quầy …"),
        }
        self.waiting.show_stage(words[stage], stage.value - 1, len(Stage))

    def set_busy(self, *, busy: bool) -> None:
        for widget in (self.centre, self.code, self.desk, self.go, self.back, self.anyway):
            widget.setEnabled(not busy)
        self.stop.setVisible(busy)
        if busy:
            self.show_problem("")
            self.anyway.hide()
            self.waiting.show_stage(self.tr("Đang bắt đầu …"))
            self.stop.setFocus()
        else:
            self.waiting.stop()

    def show_refused(self, sentence: str, *, clock: bool = False, field: QLineEdit | None = None) -> None:
        """`clock` where going on is possible all the same; `field` has what must be typed anew."""
        self.set_busy(busy=False)
        self.show_problem(sentence)
        self.anyway.setVisible(clock)
        if field is not None:
            field.selectAll()
            field.setFocus()
        else:
            self.go.setFocus()

    def _first_empty(self) -> QLineEdit | None:
        return next((edit for edit in (self.centre, self.code, self.desk) if not edit.text().strip()), None)

    def _ask(self) -> None:
        if self.go.isEnabled():
            self._emit(clock_accepted=False)

    def _ask_anyway(self) -> None:
        self._emit(clock_accepted=True)

    def _emit(self, *, clock_accepted: bool) -> None:
        empty = self._first_empty()
        if empty is not None:
            words = self.tr("Ô “{0}” còn trống; hãy điền rồi bấm Ghi danh.").format(empty.accessibleName())
            self.show_refused(words, field=empty)
            return
        self.set_busy(busy=True)
        self.enrol_asked.emit(
            EnrolRequest(self.centre.text().strip(), self.code.text(), self.desk.text().strip(), clock_accepted)
        )
