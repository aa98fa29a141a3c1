"""Whose dossier it is and who hands it in, in the order of the paper form."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from counter_app.domain.identity_card import IdentityCard
from counter_app.domain.intake import ApplicantKind, IdentityPaper, Relation
from counter_app.domain.times import date_vi
from counter_app.ui.intake.entered_people import EnteredPerson, EnteredSubmitter
from counter_app.ui.intake.form_cells import Cell, row_of, widgets_of
from counter_app.ui.intake.submitter_fields import SubmitterFields
from counter_app.ui.intake.today_address import TodayAddress
from counter_app.ui.marked import Choice, Words, line
from counter_app.ui.theme import GRID
from counter_app.ui.typed_day import writes_out_days


@dataclass(frozen=True)
class IdentityTyped:
    """What stands in the identity field when Enter was pressed: a number, or the pasted text of a card."""

    text: str


class PersonSection(QWidget):
    changed = Signal()
    identity_typed = Signal(object)  # IdentityTyped

    def __init__(self) -> None:
        super().__init__()
        self._build()
        self._lay_out()
        self._connect()
        self._show_kind()
        self._show_submitter()

    def _build(self) -> None:
        self.identity = line(self.tr("Số định danh"), longest=4_300, hint=self.tr("Quét thẻ căn cước hoặc gõ số"))
        # Keys must arrive as they are: an input method would turn the letters of a passport number into others.
        self.identity.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.paper = Choice(
            self.tr("Giấy tờ tùy thân"),
            (
                (IdentityPaper.CARD.value, self.tr("Căn cước")),
                (IdentityPaper.PASSPORT.value, self.tr("Hộ chiếu")),
                (IdentityPaper.NONE.value, self.tr("Không có")),
            ),
        )
        self.no_paper_reason = line(
            self.tr("Lý do không có giấy tờ"), longest=300, hint=self.tr("mất thẻ, chưa được cấp, quên mang, …")
        )
        self.kind = Choice(
            self.tr("Đối tượng"),
            (
                (ApplicantKind.PERSON.value, self.tr("Cá nhân")),
                (ApplicantKind.CHILD.value, self.tr("Trẻ em")),
                (ApplicantKind.ORGANISATION.value, self.tr("Tổ chức")),
            ),
        )
        self.name = line(self.tr("Họ và tên"), longest=200)
        self.born = line(self.tr("Ngày sinh"), longest=10, example="01/02/1990")
        writes_out_days(self.born)
        self.sex = Choice(self.tr("Giới tính"), (("", "—"), ("Nam", self.tr("Nam")), ("Nữ", self.tr("Nữ"))))
        self.representative = line(self.tr("Người đại diện"), longest=200)
        self.position = line(self.tr("Chức vụ người đại diện"), longest=200)
        self.representative_number = line(self.tr("Số định danh người đại diện"), longest=30)
        self.representative_number.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.address = line(self.tr("Địa chỉ"), longest=400, hint=self.tr("ghi như trên giấy tờ"))
        self.today = TodayAddress()
        self.phone = line(self.tr("Điện thoại"), longest=30)
        self.email = line(self.tr("Thư điện tử"), longest=200)
        self.for_another, self.submitter = QCheckBox(self.tr("Nộp thay")), SubmitterFields(self)

    def _lay_out(self) -> None:
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID)
        self.labels = {
            "identity": Words(self.tr("Số định danh")),
            "name": Words(self.tr("Họ và tên")),
            "born": Words(self.tr("Ngày sinh")),
        }
        self._born_row = row_of(self.born, self.sex)
        # The representative stands where date of birth and sex stand for a person: nothing below moves.
        organisation = (
            Cell(1, 1, Words(self.tr("Đại diện")), self.representative),
            Cell(2, 0, Words(self.tr("Chức vụ")), self.position),
            Cell(2, 1, Words(self.tr("Số định danh")), self.representative_number),
        )
        reason = Cell(3, 0, Words(self.tr("Lý do")), self.no_paper_reason, whole_row=True)
        submitter = self.submitter.cells(7)
        self._cells = (
            Cell(0, 0, self.labels["identity"], row_of(self.identity, self.paper)),
            Cell(0, 1, Words(self.tr("Đối tượng")), row_of(self.kind, self.for_another)),
            Cell(1, 0, self.labels["name"], self.name),
            Cell(1, 1, self.labels["born"], self._born_row),
            *organisation,
            reason,
            Cell(4, 0, Words(self.tr("Địa chỉ")), self.address, whole_row=True),
            Cell(5, 0, Words(self.tr("Nay là")), self.today, whole_row=True),
            Cell(6, 0, Words(self.tr("Điện thoại")), self.phone),
            Cell(6, 1, Words(self.tr("Thư điện tử")), self.email),
            *submitter,
        )
        self._organisation_rows = widgets_of(*organisation)
        self._reason_rows = widgets_of(reason)
        self._submitter_rows = widgets_of(*submitter)
        self._narrow = True
        self.arrange(narrow=False)

    def arrange(self, *, narrow: bool) -> None:
        """Two fields a row, or one where the text is large."""
        for edit, longest in ((self.identity, "0" * 12), (self.born, self.born.placeholderText())):
            edit.setMinimumWidth(edit.fontMetrics().horizontalAdvance(longest) + 5 * GRID // 2)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for place, cell in enumerate(self._cells):
            row = place if narrow else cell.row
            column = 0 if narrow else 2 * cell.side
            self._grid.addWidget(cell.label, row, column)
            self._grid.addWidget(cell.field, row, column + 1, 1, 3 if cell.whole_row or narrow else 1)
        self._grid.setColumnStretch(1, 5)
        self._grid.setColumnStretch(3, 0 if narrow else 4)

    def _connect(self) -> None:
        for edit in self._edits():
            edit.textChanged.connect(self.changed)
        for box in (self.kind, self.sex, self.paper):
            box.currentIndexChanged.connect(self.changed)
        self.today.changed.connect(self.changed)
        self.submitter.changed.connect(self.changed)
        self.kind.currentIndexChanged.connect(self._show_kind)
        self.kind.activated.connect(self._suit_kind)
        self.paper.currentIndexChanged.connect(self._show_kind)
        self.paper.activated.connect(self._suit_paper)
        self.for_another.toggled.connect(self._show_submitter)
        self.for_another.toggled.connect(self.changed)
        self.identity.returnPressed.connect(self._identity_entered)

    def _edits(self) -> tuple[QLineEdit, ...]:
        return (
            *(self.identity, self.name, self.born, self.address, self.phone, self.email, self.no_paper_reason),
            *(self.representative, self.position, self.representative_number),
        )

    def fields(self) -> dict[str, QWidget]:
        """By the names that problems use."""
        return {
            "applicant.id_number": self.identity,
            "applicant.identity_paper": self.paper,
            "applicant.name": self.name,
            "applicant.date_of_birth": self.born,
            "applicant.sex": self.sex,
            "applicant.representative": self.representative,
            "applicant.representative_position": self.position,
            "applicant.representative_number": self.representative_number,
            "applicant.no_paper_reason": self.no_paper_reason,
            "applicant.address": self.address,
            "applicant.address_today": self.today.edit,
            "applicant.phone": self.phone,
            "applicant.email": self.email,
            **self.submitter.fields(),
        }

    def focus_chain(self) -> list[QWidget]:
        return [
            *(self.identity, self.paper, self.kind, self.for_another, self.name, self.born, self.sex),
            *(self.representative, self.position, self.representative_number, self.no_paper_reason),
            *(self.address, self.today.edit, self.today.take, self.phone, self.email),
            *self.submitter.focus_chain(),
        ]

    # ------------------------------------------------------------------------------- values

    def person(self) -> EnteredPerson:
        organisation, without = self._is(ApplicantKind.ORGANISATION), self._lacks_paper()
        return EnteredPerson(
            kind=self.kind.value(),
            id_number=self.identity.text(),
            name=self.name.text(),
            born="" if organisation else self.born.text(),
            sex="" if organisation else self.sex.value(),
            address=self.address.text(),
            phone=self.phone.text(),
            email=self.email.text(),
            representative=self.representative.text() if organisation else "",
            representative_number=self.representative_number.text() if organisation else "",
            representative_position=self.position.text() if organisation else "",
            paper=self.paper.value() if self._is(ApplicantKind.PERSON) else IdentityPaper.CARD.value,
            no_paper_reason=self.no_paper_reason.text() if without else "",
            address_today=self.today.edit.text(),
        )

    def entered_submitter(self) -> EnteredSubmitter | None:
        return self.submitter.entered() if self.for_another.isChecked() else None

    def fill(self, person: EnteredPerson, submitter: EnteredSubmitter | None) -> None:
        self.kind.choose(person.kind)
        self.sex.choose(person.sex)
        self.paper.choose(person.paper)
        for edit, text in (
            (self.identity, person.id_number),
            (self.name, person.name),
            (self.born, person.born),
            (self.address, person.address),
            (self.phone, person.phone),
            (self.email, person.email),
            (self.representative, person.representative),
            (self.position, person.representative_position),
            (self.representative_number, person.representative_number),
            (self.no_paper_reason, person.no_paper_reason),
        ):
            edit.setText(text)
            edit.setCursorPosition(0)
        self.today.show_text(person.address_today)
        self.for_another.setChecked(submitter is not None)
        self.submitter.fill(submitter or EnteredSubmitter())

    # ------------------------------------------------------------------------------- cards

    def fill_applicant(self, card: IdentityCard) -> None:
        """The card's fields; telephone and e-mail stay as they are."""
        if self._is(ApplicantKind.ORGANISATION):
            self.kind.choose(ApplicantKind.PERSON.value)
        self.fill(
            EnteredPerson(
                kind=self.kind.value(),
                id_number=card.id_number,
                name=card.full_name,
                born=date_vi(card.date_of_birth) if card.date_of_birth else "",
                sex=card.sex or "",
                address=card.address,
                phone=self.phone.text(),
                email=self.email.text(),
            ),
            self.entered_submitter(),
        )

    def fill_submitter(self, card: IdentityCard) -> None:
        self.for_another.setChecked(True)
        self.submitter.fill_card(card)

    def fill_parent(self, card: IdentityCard) -> None:
        """A newborn lives where the parent does, unless the clerk writes otherwise."""
        self.fill_submitter(card)
        if self.submitter.relation.value() == Relation.UNSTATED.value:
            self.submitter.relation.choose(Relation.PARENT.value)
        if not self.address.text():
            self.address.setText(card.address)
            self.address.setCursorPosition(0)

    def fill_representative(self, card: IdentityCard) -> None:
        self.representative.setText(card.full_name)
        self.representative_number.setText(card.id_number)

    # ------------------------------------------------------------------------------- what is shown

    def _identity_entered(self) -> None:
        self.identity_typed.emit(IdentityTyped(self.identity.text()))

    def _is(self, kind: ApplicantKind) -> bool:
        return self.kind.value() == kind.value

    def _lacks_paper(self) -> bool:
        return self._is(ApplicantKind.PERSON) and self.paper.value() == IdentityPaper.NONE.value

    def _show_kind(self) -> None:
        organisation, child = self._is(ApplicantKind.ORGANISATION), self._is(ApplicantKind.CHILD)
        self.labels["name"].setText(self.tr("Tên tổ chức") if organisation else self.tr("Họ và tên"))
        self.labels["identity"].setText(self.tr("Mã số tổ chức") if organisation else self.tr("Số định danh"))
        self.name.setAccessibleName(self.labels["name"].text())
        self.identity.setAccessibleName(self.labels["identity"].text())
        self.identity.setPlaceholderText(self._identity_hint(organisation=organisation, child=child))
        self.paper.setVisible(not organisation and not child)
        for widget in (self.labels["born"], self._born_row):
            widget.setVisible(not organisation)
        for widget in self._organisation_rows:
            widget.setVisible(organisation)
        for widget in self._reason_rows:
            widget.setVisible(self._lacks_paper())

    def _identity_hint(self, *, organisation: bool, child: bool) -> str:
        if organisation:
            return self.tr("mã số thuế, mã số doanh nghiệp, …")
        if child:
            return self.tr("để trống nếu trẻ chưa có số")
        return self.tr("Quét thẻ căn cước hoặc gõ số")

    def _suit_kind(self) -> None:
        """Chosen by hand: a child comes with somebody, whose fields are wanted at once."""
        if self._is(ApplicantKind.CHILD) and not self.for_another.isChecked():
            self.submitter.relation.choose(Relation.PARENT.value)
            self.for_another.setChecked(True)
        elif not self._is(ApplicantKind.CHILD) and not self.submitter.name.text():
            self.for_another.setChecked(False)

    def _suit_paper(self) -> None:
        if self._lacks_paper():
            self.no_paper_reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_submitter(self) -> None:
        for widget in self._submitter_rows:
            widget.setVisible(self.for_another.isChecked())
