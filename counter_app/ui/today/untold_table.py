"""Whom no notice reached: the number to call, what should have been told and when."""

from __future__ import annotations

from PySide6.QtGui import QIcon

from counter_app.domain.folding import fold
from counter_app.domain.notice_words import SUBJECTS, SUBJECTS_EN
from counter_app.domain.times import iso, time_vi
from counter_app.services.steps.untold import UntoldCitizen
from counter_app.ui.icons import Icon, icon
from counter_app.ui.language import either
from counter_app.ui.marked import sentence_case
from counter_app.ui.table_model import Column, RowsModel, Shape
from counter_app.ui.theme import current_look


class UntoldTable(RowsModel[UntoldCitizen]):
    def __init__(self) -> None:
        person = Shape(self.tr("Người nộp, điện thoại"), "Nguyễn Thị Thanh Hương", stretches=True)
        dossier = Shape(self.tr("Hồ sơ"), "H19.32.10-261121-0001", stretches=True, firm=True)
        said = Shape(self.tr("Chưa báo được"), "    đã có kết quả trước hẹn", stretches=True)
        when = Shape(self.tr("Báo lúc"), "21/11/2026 09:15", fold=1)
        columns: tuple[Column[UntoldCitizen], ...] = (
            Column(person, lambda one: f"{one.person}\n{one.phone}", lambda one: fold(one.person)),
            Column(dossier, lambda one: f"{_code(one)}\n{one.dossier.procedure}", _code),
            Column(said, self._said, lambda one: one.kind.value, _sign),
            Column(when, lambda one: time_vi(one.when), lambda one: iso(one.when)),
        )
        super().__init__(columns, lambda one: one.dossier.identity, _code)

    def _said(self, one: UntoldCitizen) -> str:
        what = sentence_case(either(SUBJECTS[one.kind], SUBJECTS_EN[one.kind]))
        why = self.tr("không gửi được") if one.sure else self.tr("chưa rõ đã gửi chưa")
        return f"{what}\n{why}"


def _code(one: UntoldCitizen) -> str:
    return one.dossier.shown_code


def _sign(one: UntoldCitizen) -> QIcon | None:
    look = current_look()
    return icon(Icon.WARNING, look.problem) if one.sure else icon(Icon.QUESTION, look.warning)
