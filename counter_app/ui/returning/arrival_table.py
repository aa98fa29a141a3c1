"""Results that came back, before they are recorded: which dossier, from whom, granted or refused, its number."""

from __future__ import annotations

from PySide6.QtGui import QIcon

from counter_app.domain.folding import fold
from counter_app.services.steps.handing_out import ArrivingResult
from counter_app.ui.icons import Icon, icon
from counter_app.ui.language import told
from counter_app.ui.table_model import Column, RowsModel, Shape
from counter_app.ui.theme import current_look


class ArrivalTable(RowsModel[ArrivingResult]):
    def __init__(self) -> None:
        person = Shape(self.tr("Người nộp"), "Nguyễn Thị Thanh Hương", stretches=True)
        dossier = Shape(self.tr("Hồ sơ"), "H19.32.10-261121-0001", stretches=True, firm=True)
        result = Shape(self.tr("Kết quả"), "    được giải quyết", stretches=True)
        holder = Shape(self.tr("Từ bộ phận"), "Phòng Kinh tế, Hạ tầng", fold=1, stretches=True)
        columns: tuple[Column[ArrivingResult], ...] = (
            Column(person, lambda one: one.person, lambda one: fold(one.person)),
            Column(dossier, lambda one: f"{one.code or one.identity}\n{one.procedure}", _code),
            Column(result, self._result, lambda one: one.result.document, _sign),
            Column(holder, lambda one: one.holder, lambda one: fold(one.holder)),
        )
        super().__init__(columns, lambda one: one.identity, _code)

    def _result(self, one: ArrivingResult) -> str:
        if one.problem is not None:
            return self.tr("Chưa ghi được\n{0}").format(told(one.problem))
        said = self.tr("được giải quyết") if one.result.granted else self.tr("từ chối giải quyết")
        if one.cautions:
            return self.tr("{0} · gọi báo trước: kết quả sớm\n{1}").format(said, one.result.document).rstrip()
        return f"{said}\n{one.result.document}".rstrip()


def _code(one: ArrivingResult) -> str:
    return one.code or one.identity


def _sign(one: ArrivingResult) -> QIcon | None:
    if one.problem is not None:
        return icon(Icon.WARNING, current_look().problem)
    return icon(Icon.WARNING, current_look().warning) if one.cautions else None
