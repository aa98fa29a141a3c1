"""Who hands the dossier in for somebody else: fields that stand among those of the applicant."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from counter_app.domain.identity_card import IdentityCard
from counter_app.domain.intake import Relation
from counter_app.ui.intake.entered_people import EnteredSubmitter
from counter_app.ui.intake.form_cells import Cell
from counter_app.ui.marked import Choice, Words, line


class SubmitterFields(QObject):
    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.name = line(self.tr("Họ tên người nộp thay"), longest=200)
        self.number = line(self.tr("Số định danh người nộp thay"), longest=30)
        self.number.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.relation = Choice(
            self.tr("Quan hệ, tư cách nộp thay"),
            (
                (Relation.UNSTATED.value, "—"),
                (Relation.MANDATE.value, self.tr("Giấy ủy quyền")),
                (Relation.PARENT.value, self.tr("Cha, mẹ")),
                (Relation.GUARDIAN.value, self.tr("Người giám hộ")),
                (Relation.REPRESENTATIVE.value, self.tr("Đại diện theo pháp luật")),
                (Relation.RELATIVE.value, self.tr("Người thân")),
                (Relation.POST.value, self.tr("Nhân viên bưu chính")),
                (Relation.OTHER.value, self.tr("Khác")),
            ),
        )
        self.authority = line(
            self.tr("Căn cứ nộp thay"), longest=200, hint=self.tr("số, ngày giấy ủy quyền, hoặc giấy tờ chứng minh")
        )
        self.phone = line(self.tr("Điện thoại người nộp thay"), longest=30)
        for edit in (self.name, self.number, self.authority, self.phone):
            edit.textChanged.connect(self.changed)
        self.relation.currentIndexChanged.connect(self.changed)

    def cells(self, row: int) -> tuple[Cell, ...]:
        """From this row on, three of them."""
        return (
            Cell(row, 0, Words(self.tr("Người nộp thay")), self.name),
            Cell(row, 1, Words(self.tr("Số định danh")), self.number),
            Cell(row + 1, 0, Words(self.tr("Tư cách")), self.relation),
            Cell(row + 1, 1, Words(self.tr("Điện thoại")), self.phone),
            Cell(row + 2, 0, Words(self.tr("Căn cứ")), self.authority, whole_row=True),
        )

    def fields(self) -> dict[str, QWidget]:
        """By the names that problems use."""
        return {
            "submitter.name": self.name,
            "submitter.id_number": self.number,
            "submitter.relation": self.relation,
            "submitter.authority": self.authority,
            "submitter.phone": self.phone,
        }

    def focus_chain(self) -> list[QWidget]:
        return [self.name, self.number, self.relation, self.phone, self.authority]

    def entered(self) -> EnteredSubmitter:
        return EnteredSubmitter(
            self.name.text(), self.number.text(), self.authority.text(), self.phone.text(), self.relation.value()
        )

    def fill(self, submitter: EnteredSubmitter) -> None:
        self.name.setText(submitter.name)
        self.number.setText(submitter.id_number)
        self.authority.setText(submitter.authority)
        self.phone.setText(submitter.phone)
        self.relation.choose(submitter.relation)

    def focus_standing(self) -> None:
        """What the card does not say: by what right, then on what paper."""
        (self.relation if self.relation.value() == Relation.UNSTATED.value else self.authority).setFocus()

    def fill_card(self, card: IdentityCard) -> None:
        self.name.setText(card.full_name)
        self.number.setText(card.id_number)
