"""The place of the post: what was taken in and not received yet, or one manifest that was scanned; beside it a row."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.times import time_vi
from counter_app.services.steps.manifests import Manifest
from counter_app.services.steps.posted_dossiers import PostedDossier
from counter_app.ui.flow import FlowRow
from counter_app.ui.icons import Icon
from counter_app.ui.language import either
from counter_app.ui.list_screen import ListScreen
from counter_app.ui.marked import KeyButton, Words, sentence_case
from counter_app.ui.place import MAIL, place_title
from counter_app.ui.postal.postal_table import PostalTable
from counter_app.ui.rule_behind import rule_behind_is
from counter_app.ui.table import Table
from counter_app.ui.theme import GRID

RULES = "post.handover.record post.filed_when_signed post.originals post.intake.joint_check post.procedures"


@dataclass(frozen=True)
class PostalRows:
    """`manifest` None: everything that is on its way."""

    rows: tuple[PostedDossier, ...]
    manifest: Manifest | None = None


class PostalScreen(ListScreen[PostedDossier]):
    opened = Signal(str)  # an identity: Enter, double click

    def __init__(self) -> None:
        model = PostalTable()
        table = Table(model, place_title(MAIL), lines=2, rows_at_once=True)
        super().__init__(model, table, lambda one: one.waits)
        self.model, self.may_receive = model, False  # whoever sits there
        self.make = KeyButton(self.tr("Lập và in bảng kê"), "Ctrl+M", kind="main")
        self.every = KeyButton(self.tr("Mọi hồ sơ đang chờ"), "Ctrl+T")
        self.absent = KeyButton(self.tr("Ghi hồ sơ thiếu"), "Ctrl+D")
        self.print_again = KeyButton(self.tr("In lại bảng kê"), "Ctrl+I", sign=Icon.PRINT)
        self.stand_above(FlowRow(self.make, self.every, self.absent, self.print_again))
        rule_behind_is(self, RULES)
        table.opened.connect(self._open)
        self.show_list(PostalRows(()))

    def show_list(self, listed: PostalRows) -> None:
        manifest = listed.manifest
        for button in (self.every, self.print_again):
            button.setVisible(manifest is not None)
        # Whoever receives has seldom anything to bring: the key is theirs where something stands on no manifest.
        brings = not self.may_receive or any(not one.manifest for one in listed.rows)
        self.make.setVisible(manifest is None and brings)
        to_note = manifest is not None and any(one.waits and not one.absent for one in manifest.dossiers)
        self.absent.setVisible(to_note and self.may_receive)
        if manifest is None:
            self._show_waiting(listed.rows)
        else:
            self._show_manifest(manifest)

    def _show_waiting(self, rows: tuple[PostedDossier, ...]) -> None:
        self.heading.setText(self.tr("Hồ sơ bưu chính"))
        unlisted = sum(not one.manifest for one in rows)
        figures = (
            self.tr("Chờ Bộ phận Một cửa tiếp nhận: {0}").format(len(rows)),
            self.tr("chưa vào bảng kê: {0}").format(unlisted) if unlisted else "",
        )
        nothing = self.tr(
            "Không có hồ sơ bưu chính nào đang chờ.\n"
            "Hồ sơ do nhân viên bưu chính nhập hiện ở đây cho đến khi Bộ phận Một cửa tiếp nhận. Quét mã QR trên bảng "
            "kê từ bất kỳ màn hình nào để mở bảng kê."
        )
        self.show_rows(rows, figures, nothing, late=False)

    def _show_manifest(self, manifest: Manifest) -> None:
        self.heading.setText(self.tr("Bảng kê bưu chính {0}").format(manifest.number))
        waiting, received, listed = len(manifest.waiting), len(manifest.received), len(manifest.dossiers)
        ended = listed - waiting - received
        figures = (
            self.tr("{0}, lập lúc {1}").format(manifest.clerk, time_vi(manifest.made)),
            self.tr("đã tiếp nhận: {0}/{1}").format(received, listed),
            self.tr("không tiếp nhận: {0}").format(ended) if ended else "",
            self.tr("còn thiếu: {0}").format(waiting) if waiting else "" if ended else self.tr("đủ hồ sơ"),
        )
        self.show_rows(manifest.dossiers, figures, "", late=False)

    def choose(self, identity: str) -> bool:
        """The row of this dossier, if it stands in the list."""
        place = next((at for at, row in enumerate(self.model.rows()) if row.identity == identity), -1)
        if place >= 0:
            self.table.selectRow(place)
        return place >= 0

    def _open(self, _index: QModelIndex) -> None:
        row = self.chosen()
        if row is not None:
            self.opened.emit(row.identity)


class PostalCard(QWidget):
    """One dossier that the post took in; and what can be done with it."""

    receive_wanted = Signal()
    look_wanted = Signal()
    slip_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.may_receive = False  # whoever sits there
        self.receive = KeyButton(self.tr("Mở để tiếp nhận"), "F9", kind="main")
        self.look = KeyButton(self.tr("Xem hồ sơ"), "Ctrl+O", sign=Icon.FIND)
        self.slip = KeyButton(self.tr("In phiếu gửi"), "Ctrl+P", sign=Icon.PRINT)
        self.title, self.facts, self.state = Words(kind="strong", wraps=True), Words(wraps=True), Words(wraps=True)
        self.hint = Words(
            self.tr("Chọn một hồ sơ, hoặc quét phiếu gửi của hồ sơ đó để tiếp nhận."), "faint", wraps=True
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self.title, self.state, FlowRow(self.receive, self.look, self.slip), self.facts, self.hint):
            column.addWidget(widget)
        column.addStretch(1)
        rule_behind_is(self, RULES)
        self.receive.clicked.connect(self.receive_wanted)
        self.look.clicked.connect(self.look_wanted)
        self.slip.clicked.connect(self.slip_wanted)
        self.show_row(None)

    def show_row(self, one: PostedDossier | None) -> None:
        for widget in (self.title, self.state, self.facts, self.look, self.slip):
            widget.setVisible(one is not None)
        self.receive.setVisible(one is not None and self.may_receive)
        self.hint.setVisible(one is None)
        if one is None:
            return
        for button in (self.look, self.slip):
            button.setEnabled(one.here)
        self.receive.setEnabled(one.waits)
        self.title.setText("\n".join(filter(None, (one.person, one.shown_code))))
        self.state.setText(self._state(one))
        self.state.set_kind("warning" if one.absent or not one.here else "good" if one.received else "")
        lines = (
            one.procedure,
            self.tr("Giấy tờ đã kiểm đếm: {0}").format(one.papers) if one.here else "",
            self.tr("Bưu chính nhận: {0}").format(time_vi(one.posted)) if one.posted else "",
            self.tr("Bảng kê: {0}").format(one.manifest) if one.manifest else "",
        )
        self.facts.setText("\n".join(filter(None, lines)))

    def _state(self, one: PostedDossier) -> str:
        if not one.here:
            return self.tr(
                "Dữ liệu của hồ sơ này chưa về đến đây; hãy chờ có kết nối, hoặc nhập bằng tay với kênh “Bưu chính”."
            )
        if one.received is not None:
            return self.tr("Đã tiếp nhận lúc {0}").format(time_vi(one.received))
        if one.absent:
            return self.tr("Đã ghi là không có khi kiểm đếm; nếu tìm thấy vẫn tiếp nhận được.")
        return self.tr("Chờ tiếp nhận") if one.waits else sentence_case(either(one.status_vi, one.status_en))
