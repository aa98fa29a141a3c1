"""What the post took in as rows: which, whose, how many papers, on which manifest, how it stands."""

from __future__ import annotations

from PySide6.QtGui import QIcon

from counter_app.domain.folding import fold
from counter_app.domain.times import iso, time_vi
from counter_app.services.steps.posted_dossiers import PostedDossier
from counter_app.ui.icons import Icon, icon
from counter_app.ui.language import either
from counter_app.ui.marked import sentence_case
from counter_app.ui.table_model import Column, RowsModel, Shape
from counter_app.ui.theme import current_look


class PostalTable(RowsModel[PostedDossier]):
    """As it comes: the longest waiting first; those of one manifest in its order. Numbers are masked."""

    def __init__(self) -> None:
        person = Shape(self.tr("Người gửi"), "        Nguyễn Thị Hương", firm=True)
        procedure = Shape(self.tr("Thủ tục"), "Đăng ký khai sinh kết hợp", stretches=True)
        papers = Shape(self.tr("Giấy tờ"), "Giấy tờ", fold=3)
        manifest = Shape(self.tr("Bảng kê"), "001-261123-101112", fold=1)
        posted = Shape(self.tr("Bưu chính nhận"), "21/11/2026 09:15", fold=2)
        state = Shape(self.tr("Tình trạng"), "không có khi kiểm đếm")
        columns: tuple[Column[PostedDossier], ...] = (
            Column(person, lambda one: f"{one.person}\n{one.number}", lambda one: fold(one.person), _sign),
            Column(procedure, lambda one: f"{one.procedure}\n{one.shown_code}", lambda one: fold(one.procedure)),
            Column(papers, lambda one: str(one.papers or ""), lambda one: f"{one.papers:04d}"),
            Column(manifest, self._manifest, lambda one: one.manifest),
            Column(posted, _posted, lambda one: iso(one.posted) if one.posted else ""),
            Column(state, self._state, lambda one: one.status_vi),
        )
        super().__init__(columns, lambda one: one.identity, lambda one: one.shown_code)

    def _manifest(self, one: PostedDossier) -> str:
        return one.manifest or (self.tr("chưa vào bảng kê") if one.here else "")

    def _state(self, one: PostedDossier) -> str:
        words = sentence_case(either(one.status_vi, one.status_en)).replace(", ", "\n", 1)
        if one.received is not None:
            return f"{words}\n{time_vi(one.received)}"
        absent = self.tr("không có khi kiểm đếm")
        return words.partition("\n")[0] + f"\n{absent}" if one.absent else words


def _posted(one: PostedDossier) -> str:
    return f"{time_vi(one.posted)}\n{one.desk}" if one.posted is not None else ""


def _sign(one: PostedDossier) -> QIcon | None:
    """Received, missing, or on its way: said in words beside it too."""
    look = current_look()
    if one.received is not None:
        return icon(Icon.DONE, look.good)
    return icon(Icon.WARNING, look.warning) if one.absent or not one.here else icon(Icon.CLOCK, look.faint)
