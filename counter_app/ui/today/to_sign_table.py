"""What is to be signed, whatever dossier it is of, as a table."""

from __future__ import annotations

from counter_app.domain.folding import fold
from counter_app.domain.scanned_paper import ScanOf
from counter_app.services.steps.waiting_signatures import CopyToSign
from counter_app.ui.table_model import Column, RowsModel, Shape


class ToSignTable(RowsModel[CopyToSign]):
    def __init__(self) -> None:
        paper = Shape(self.tr("Tệp"), "Giấy tờ chứng minh điều kiện", stretches=True)
        dossier = Shape(self.tr("Hồ sơ"), "H19.32.10-261121-0001", stretches=True, firm=True)
        person = Shape(self.tr("Người nộp"), "Nguyễn Thị Thanh Hương", stretches=True)
        pages = Shape(self.tr("Số trang"), "Số trang", fold=1)
        columns: tuple[Column[CopyToSign], ...] = (
            Column(paper, self._paper, lambda one: fold(one.copy.paper.title)),
            Column(dossier, lambda one: f"{one.shown_code}\n{one.procedure}", lambda one: one.shown_code),
            Column(person, lambda one: one.person, lambda one: fold(one.person)),
            Column(pages, lambda one: str(one.copy.pages), lambda one: f"{one.copy.pages:06d}"),
        )
        super().__init__(columns, _key, lambda one: one.shown_code)

    def _paper(self, one: CopyToSign) -> str:
        """Its name, and below it what it is a copy of where that is called otherwise."""
        title, of = one.copy.paper.title, one.copy.component
        if one.copy.of is ScanOf.RESULT:
            of = self.tr("Kết quả giải quyết")
        return title if of == title else f"{title}\n{of}"


def _key(one: CopyToSign) -> str:
    return f"{one.identity} {one.copy.content.hex()} {one.copy.component}"
