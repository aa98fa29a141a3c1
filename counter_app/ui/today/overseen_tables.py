"""Four lists as tables: corrections that wait, corrections that were made at once, transfers to be confirmed, and what
the centre did not judge to be in order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol, TypeVar

from counter_app.domain.folding import fold
from counter_app.domain.times import iso, time_vi
from counter_app.services.correction_words import Change
from counter_app.services.steps.conflicts import TroubledDossier
from counter_app.services.steps.oversight import AskedCorrection, MadeCorrection, Overseen
from counter_app.services.steps.transfers import ClaimedTransfer
from counter_app.services.wording import amount_vi
from counter_app.ui.language import either
from counter_app.ui.queue.troubled_words import IN_SHORT
from counter_app.ui.table_model import Column, RowsModel, Shape


class _OfDossier(Protocol):
    @property
    def dossier(self) -> Overseen: ...


Listed = TypeVar("Listed", bound=_OfDossier)


class AskedTable(RowsModel[AskedCorrection]):
    def __init__(self) -> None:
        what = Shape(self.tr("Cần duyệt"), "Mức phí, lệ phí, nhầm", stretches=True)
        who = Shape(self.tr("Người đề nghị"), "Nguyễn Thị Hương", fold=1)
        columns: tuple[Column[AskedCorrection], ...] = (
            _when(self.tr("Đề nghị lúc"), lambda one: one.when),
            _dossier(self.tr("Hồ sơ")),
            Column(what, lambda one: f"{either(one.kind.vi, one.kind.en)}\n{one.reason}", lambda one: one.kind.vi),
            Column(who, lambda one: one.clerk, lambda one: fold(one.clerk)),
        )
        super().__init__(columns, lambda one: one.dossier.identity, lambda one: one.dossier.shown_code)


class MadeTable(RowsModel[MadeCorrection]):
    def __init__(self) -> None:
        what = Shape(self.tr("Đã sửa"), "Họ tên, điện thoại, địa chỉ", stretches=True)
        who = Shape(self.tr("Người sửa"), "Nguyễn Thị Hương", fold=1)
        columns: tuple[Column[MadeCorrection], ...] = (
            _when(self.tr("Sửa lúc"), lambda one: one.when),
            _dossier(self.tr("Hồ sơ")),
            Column(what, lambda one: f"{_fields(one.changes)}\n{one.reason}", lambda one: _fields(one.changes)),
            Column(who, lambda one: one.clerk, lambda one: fold(one.clerk)),
        )
        super().__init__(columns, lambda one: one.entry.hex(), lambda one: one.dossier.shown_code)


class ClaimedTable(RowsModel[ClaimedTransfer]):
    def __init__(self) -> None:
        amount = Shape(self.tr("Số tiền"), "1.250.000 đ")
        purpose = Shape(self.tr("Nội dung chuyển khoản"), "H193210261121ABCD0001", fold=1, stretches=True)
        columns: tuple[Column[ClaimedTransfer], ...] = (
            _when(self.tr("Báo lúc"), lambda one: one.since),
            _dossier(self.tr("Hồ sơ")),
            Column(amount, lambda one: amount_vi(one.amount), lambda one: f"{one.amount:015d}"),
            Column(purpose, lambda one: one.purpose, lambda one: one.purpose),
        )
        super().__init__(columns, lambda one: one.dossier.identity, lambda one: one.purpose)


class TroubledTable(RowsModel[TroubledDossier]):
    def __init__(self) -> None:
        what = Shape(self.tr("Chưa ổn ở đâu"), "Chuyển bộ phận chuyên môn", stretches=True)
        who = Shape(self.tr("Người ghi"), "Nguyễn Thị Hương", fold=1)
        columns: tuple[Column[TroubledDossier], ...] = (
            _when(self.tr("Ghi lúc"), lambda one: one.when),
            _dossier(self.tr("Hồ sơ")),
            Column(what, _trouble, lambda one: one.what.vi),
            Column(who, lambda one: one.clerk, lambda one: fold(one.clerk)),
        )
        super().__init__(columns, lambda one: one.entry.hex(), lambda one: one.dossier.shown_code)


def _trouble(one: TroubledDossier) -> str:
    done = either(one.what.vi, one.what.en).partition(" · ")[0]
    return f"{done}\n{either(*IN_SHORT.get(one.verdict, ('', '')))}"


def _when(title: str, moment: Callable[[Listed], datetime]) -> Column[Listed]:
    return Column(Shape(title, "21/11/2026 09:15"), lambda one: time_vi(moment(one)), lambda one: iso(moment(one)))


def _dossier(title: str) -> Column[Listed]:
    """Its code, and below it the person."""
    shape = Shape(title, "H19.32.10-261121-0001", stretches=True, firm=True)
    return Column(
        shape, lambda one: f"{one.dossier.shown_code}\n{one.dossier.person}", lambda one: one.dossier.shown_code
    )


def _fields(changes: tuple[Change, ...]) -> str:
    return ", ".join(either(one.field.vi, one.field.en) for one in changes)
