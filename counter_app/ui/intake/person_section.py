"""Whose dossier it is and who hands it in, in the order of the paper form."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from counter_app.domain.identity_card import IdentityCard
from counter_app.domain.intake import ApplicantKind
from counter_app.domain.times import date_vi
from counter_app.ui.intake.entered import EnteredPerson, EnteredSubmitter
from counter_app.ui.marked import Choice, Words, line
from counter_app.ui.theme import GRID


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
        self.kind = Choice(
            self.tr("Đối tượng"),
            (
                (ApplicantKind.PERSON.value, self.tr("Cá nhân")),
                (ApplicantKind.CHILD.value, self.tr("Trẻ em")),
                (ApplicantKind.ORGANISATION.value, self.tr("Tổ chức")),
            ),
        )
        self.name = line(self.tr("Họ và tên"), longest=200)
        self.born = line(self.tr("Ngày sinh"), longest=10, hint="01/02/1990")
        self.sex = Choice(self.tr("Giới tính"), (("", "—"), ("Nam", "Nam"), ("Nữ", "Nữ")))
        self.representative = line(self.tr("Người đại diện"), longest=200)
        self.address = line(self.tr("Địa chỉ"), longest=400)
        self.phone = line(self.tr("Điện thoại"), longest=30)
        self.email = line(self.tr("Thư điện tử"), longest=200)
        self.for_another = QCheckBox(self.tr("Nộp thay"))
        self.submitter_name = line(self.tr("Họ tên người nộp thay"), longest=200)
        self.submitter_number = line(self.tr("Số định danh người nộp thay"), longest=30)
        self.submitter_number.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.authority = line(self.tr("Căn cứ nộp thay"), longest=200, hint=self.tr("giấy ủy quyền số …, là cha mẹ, …"))
        self.submitter_phone = line(self.tr("Điện thoại người nộp thay"), longest=30)

    def _lay_out(self) -> None:
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID)
        self.labels = {
            "name": Words(self.tr("Họ và tên")),
            "born": Words(self.tr("Ngày sinh")),
            "representative": Words(self.tr("Đại diện")),
        }
        self._born_row = _row(self.born, self.sex)
        submitter = (
            _Cell(6, 0, Words(self.tr("Người nộp thay")), self.submitter_name),
            _Cell(6, 1, Words(self.tr("Số định danh")), self.submitter_number),
            _Cell(7, 0, Words(self.tr("Căn cứ")), self.authority),
            _Cell(7, 1, Words(self.tr("Điện thoại")), self.submitter_phone),
        )
        self._cells = (
            _Cell(0, 0, Words(self.tr("Số định danh")), self.identity),
            _Cell(0, 1, Words(self.tr("Đối tượng")), _row(self.kind, self.for_another)),
            _Cell(1, 0, self.labels["name"], self.name),
            _Cell(1, 1, self.labels["born"], self._born_row),
            _Cell(1, 1, self.labels["representative"], self.representative),
            _Cell(3, 0, Words(self.tr("Địa chỉ")), self.address, whole_row=True),
            _Cell(4, 0, Words(self.tr("Điện thoại")), self.phone),
            _Cell(4, 1, Words(self.tr("Thư điện tử")), self.email),
            *submitter,
        )
        self._submitter_rows = [widget for cell in submitter for widget in (cell.label, cell.field)]
        self._narrow = True
        self.arrange(narrow=False)

    def arrange(self, *, narrow: bool) -> None:
        """Two fields a row, or one where the text is large."""
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
        for box in (self.kind, self.sex):
            box.currentIndexChanged.connect(self.changed)
        self.kind.currentIndexChanged.connect(self._show_kind)
        self.for_another.toggled.connect(self._show_submitter)
        self.for_another.toggled.connect(self.changed)
        self.identity.returnPressed.connect(self._identity_entered)

    def _edits(self) -> tuple[QLineEdit, ...]:
        return (
            *(self.identity, self.name, self.born, self.representative, self.address, self.phone, self.email),
            *(self.submitter_name, self.submitter_number, self.authority, self.submitter_phone),
        )

    def fields(self) -> dict[str, QWidget]:
        """By the names that problems use."""
        return {
            "applicant.id_number": self.identity,
            "applicant.name": self.name,
            "applicant.date_of_birth": self.born,
            "applicant.sex": self.sex,
            "applicant.representative": self.representative,
            "applicant.address": self.address,
            "applicant.phone": self.phone,
            "applicant.email": self.email,
            "submitter.name": self.submitter_name,
            "submitter.id_number": self.submitter_number,
            "submitter.authority": self.authority,
            "submitter.phone": self.submitter_phone,
        }

    def focus_chain(self) -> list[QWidget]:
        return [
            *(self.identity, self.kind, self.for_another, self.name, self.born, self.sex, self.representative),
            *(self.address, self.phone, self.email),
            *(self.submitter_name, self.submitter_number, self.authority, self.submitter_phone),
        ]

    def person(self) -> EnteredPerson:
        organisation = self.kind.value() == ApplicantKind.ORGANISATION.value
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
        )

    def submitter(self) -> EnteredSubmitter | None:
        if not self.for_another.isChecked():
            return None
        return EnteredSubmitter(
            self.submitter_name.text(),
            self.submitter_number.text(),
            self.authority.text(),
            self.submitter_phone.text(),
        )

    def fill(self, person: EnteredPerson, submitter: EnteredSubmitter | None) -> None:
        self.kind.choose(person.kind)
        self.sex.choose(person.sex)
        for edit, text in (
            (self.identity, person.id_number),
            (self.name, person.name),
            (self.born, person.born),
            (self.address, person.address),
            (self.phone, person.phone),
            (self.email, person.email),
            (self.representative, person.representative),
        ):
            edit.setText(text)
            edit.setCursorPosition(0)
        self.for_another.setChecked(submitter is not None)
        submitter = submitter or EnteredSubmitter()
        self.submitter_name.setText(submitter.name)
        self.submitter_number.setText(submitter.id_number)
        self.authority.setText(submitter.authority)
        self.submitter_phone.setText(submitter.phone)

    def fill_applicant(self, card: IdentityCard) -> None:
        """The card's fields; telephone and e-mail stay as they are."""
        if self.kind.value() == ApplicantKind.ORGANISATION.value:
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
            self.submitter(),
        )

    def fill_submitter(self, card: IdentityCard) -> None:
        self.for_another.setChecked(True)
        self.submitter_name.setText(card.full_name)
        self.submitter_number.setText(card.id_number)

    def _identity_entered(self) -> None:
        self.identity_typed.emit(IdentityTyped(self.identity.text()))

    def _show_kind(self) -> None:
        organisation = self.kind.value() == ApplicantKind.ORGANISATION.value
        self.labels["name"].setText(self.tr("Tên tổ chức") if organisation else self.tr("Họ và tên"))
        self.name.setAccessibleName(self.labels["name"].text())
        for widget in (self.labels["born"], self._born_row):
            widget.setVisible(not organisation)
        # The representative stands where date of birth and sex stand for a person: nothing below moves.
        for widget in (self.labels["representative"], self.representative):
            widget.setVisible(organisation)

    def _show_submitter(self) -> None:
        for widget in self._submitter_rows:
            widget.setVisible(self.for_another.isChecked())


@dataclass(frozen=True)
class _Cell:
    """A label and its field: which row, and on which side of it while there is room for two."""

    row: int
    side: int
    label: Words
    field: QWidget
    whole_row: bool = False


def _row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID)
    for place, widget in enumerate(widgets):
        row.addWidget(widget, 1 if isinstance(widget, QLineEdit) or not place else 0)
    return holder
