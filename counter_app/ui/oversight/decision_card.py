"""What is chosen in a list of things to be looked through, whole, with the keys that decide it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from counter_app.domain import entry_types as types
from counter_app.domain.people import Person
from counter_app.domain.permissions import may
from counter_app.domain.settling import ONLY_SEEN
from counter_app.domain.times import time_vi
from counter_app.services.sign_in import Session
from counter_app.services.steps.conflicts import TroubledDossier
from counter_app.services.steps.oversight import AskedCorrection, MadeCorrection
from counter_app.services.steps.transfers import ClaimedTransfer
from counter_app.services.wording import amount_vi
from counter_app.ui.dossier.pairs_grid import PairsGrid
from counter_app.ui.flow import FlowRow
from counter_app.ui.language import either
from counter_app.ui.marked import KeyButton, LinkButton, Words, line
from counter_app.ui.oversight.second_person import Approver, SecondPerson
from counter_app.ui.queue.troubled_words import to_do
from counter_app.ui.rule_behind import rule_behind_is
from counter_app.ui.theme import GRID, HALF
from counter_app.ui.typed_before import TypedBefore
from counter_app.ui.wishes import SETTLE, DossierWish, StepWish

Overlooked = AskedCorrection | MadeCorrection | ClaimedTransfer | TroubledDossier


@dataclass(frozen=True)
class DecisionWish:
    """`said` is a remark, for a transfer the line of the statement. `prints`: the new slip at once."""

    row: Overlooked
    approved: bool
    said: str
    by: Approver
    prints: bool


class DecisionCard(QWidget):
    decided = Signal(object)  # DecisionWish
    opened = Signal(object)  # DossierWish
    settle_wanted = Signal(object)  # StepWish

    def __init__(self) -> None:
        super().__init__()
        self.row: Overlooked | None = None
        self._typed = TypedBefore()
        self._session: Session | None = None
        self.empty = Words(self.tr("Chọn một dòng trong danh sách để xem và duyệt."), "faint", wraps=True)
        self.title, self.told = Words(kind="strong", wraps=True), Words(wraps=True)
        self.changes = PairsGrid()
        self.open = LinkButton(self.tr("Mở hồ sơ"))
        self.label = Words(kind="faint", wraps=True)
        self.said = line("", longest=500)
        self.second = SecondPerson()
        self.prints = QCheckBox(self.tr("In giấy tiếp nhận mới ngay"))
        self.approve = KeyButton("", "F9", kind="main")
        self.refuse = KeyButton(self.tr("Không đồng ý"))
        self.problem = Words(kind="problem", wraps=True)
        self._lay_out()
        rule_behind_is(self, "fee.proof")
        self.prints.setAccessibleName(self.prints.text())
        self.approve.clicked.connect(self._approve)
        for field in (self.said, self.second.password):
            field.returnPressed.connect(self._entered)
        self.refuse.clicked.connect(self._refuse)
        self.open.clicked.connect(self._open)
        self.show_row(None)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self._acts = FlowRow(self.approve, self.refuse)
        self._said_row = _close(self.label, self.said)
        widgets: tuple[QWidget, ...] = (
            *(self.empty, self.title, self.told, self.changes, self.open, self._said_row),
            *(self.second, self.prints, self._acts, self.problem),
        )
        for widget in widgets:
            column.addWidget(widget)
        self._parts = widgets[1:]

    def sit(self, session: Session | None, supervisors: Sequence[Person]) -> None:
        """Who sits here: the same row asks for a second signature, or does not."""
        self._session = session
        self.second.show_people(supervisors)
        self._suit()

    def show_row(self, row: Overlooked | None) -> None:
        """Each row keeps what was typed beside it."""
        if self._key(row) != self._key(self.row):
            self._typed.put_down(self._key(self.row), {"said": self.said})
            self.said.clear()
            self._typed.give_back(self._key(row), {"said": self.said})
            self.second.forget()
            self.problem.setText("")
        self.row = row
        self.empty.setVisible(row is None)
        for widget in self._parts:
            widget.setVisible(row is not None)
        self.problem.setVisible(bool(self.problem.text()))
        if row is not None:
            self.title.setText(f"{row.dossier.shown_code}\n{row.dossier.person}")
            self.told.setText("\n".join(filter(None, (row.dossier.procedure, *self._told(row)))))
            self._show_changes(row)
            self._name_acts(row)
            self._suit()

    def show_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def done(self, row: Overlooked) -> None:
        """Decided; another that was chosen meanwhile stays."""
        if self._key(self.row) == self._key(row):
            self.show_row(None)
        self._typed.forget(self._key(row))

    def forget(self) -> None:
        """Nothing stays for the next person."""
        self.show_row(None)
        self._typed.forget_all()

    # -----------------------------------------------------------------------------------------------------

    def _told(self, row: Overlooked) -> list[str]:
        match row:
            case AskedCorrection():
                kind = either(row.kind.vi, row.kind.en)
                return [
                    self.tr("Đề nghị sửa: {0}").format(kind),
                    self.tr("Lý do: {0}").format(row.reason),
                    self.tr("Người đề nghị: {0}, {1}").format(row.clerk, time_vi(row.when)),
                ]
            case MadeCorrection():
                return [
                    self.tr("Lý do: {0}").format(row.reason),
                    self.tr("Người sửa: {0}, {1}").format(row.clerk, time_vi(row.when)),
                    self.tr("Đã có hiệu lực từ lúc sửa."),
                ]
            case ClaimedTransfer():
                return [
                    self.tr("Người nộp báo đã chuyển: {0}").format(amount_vi(row.amount)),
                    self.tr("Nội dung chuyển khoản: {0}").format(row.purpose),
                    self.tr("Người ghi nhận: {0}, {1}").format(row.clerk, time_vi(row.since)),
                ]
            case TroubledDossier():
                stands = either(row.stands.vi, row.stands.en)
                left_out = row.conflict and row.verdict not in ONLY_SEEN
                return [
                    self.tr("Đang được tính: {0}").format(stands) if stands and left_out else "",
                    self.tr("Bị để ngoài: {0}").format(either(row.what.vi, row.what.en)) if left_out else "",
                    "" if left_out else either(row.what.vi, row.what.en),
                    "" if left_out else either(*to_do(row.verdict)),
                ]

    def _show_changes(self, row: Overlooked) -> None:
        changes = () if isinstance(row, ClaimedTransfer | TroubledDossier) else row.changes
        self.changes.show_pairs(
            [
                (either(one.field.vi, one.field.en), " → ".join(either(it.vi, it.en) for it in (one.before, one.after)))
                for one in changes
            ]
        )

    def _name_acts(self, row: Overlooked) -> None:
        main, label = {
            AskedCorrection: (self.tr("Đồng ý"), self.tr("Ý kiến (nếu có)")),
            MadeCorrection: (self.tr("Đã xem"), self.tr("Ý kiến (nếu có)")),
            ClaimedTransfer: (self.tr("Xác nhận đã nhận tiền"), self.tr("Dòng sao kê ngân hàng")),
            TroubledDossier: (self.tr("Giải quyết"), ""),
        }[type(row)]
        self.approve.say(main)
        self.label.setText(label)
        self.said.setAccessibleName(label)

    def _suit(self) -> None:
        row, session = self.row, self._session
        asked, trouble = isinstance(row, AskedCorrection), isinstance(row, TroubledDossier)
        self.refuse.setVisible(asked)
        self.prints.setVisible(asked)
        self.second.setVisible(row is not None and not trouble and not _signs_alone(row, session))
        self._said_row.setVisible(row is not None and not trouble)
        self.approve.setVisible(row is not None and not (isinstance(row, TroubledDossier) and not row.conflict))
        self.prints.setChecked(asked and not self.second.isHidden())

    def _key(self, row: Overlooked | None) -> str:
        if row is None:
            return ""
        entry = row.entry.hex() if isinstance(row, MadeCorrection | TroubledDossier) else type(row).__name__
        return f"{row.dossier.identity} {entry}"

    def _entered(self) -> None:
        """Enter decides only where there is nothing to choose between: whoever writes why not must not agree by it."""
        if self.refuse.isHidden():
            self.approve.click()
        else:
            self.approve.setFocus()

    def _approve(self) -> None:
        if isinstance(self.row, TroubledDossier):
            self.settle_wanted.emit(StepWish(self.row.dossier.identity, SETTLE))
        else:
            self._decide(approved=True)

    def _refuse(self) -> None:
        self._decide(approved=False)

    def _decide(self, *, approved: bool) -> None:
        if self.row is not None:
            by = self.second.approver()
            self.second.forget()
            prints = self.prints.isChecked() and not self.prints.isHidden()
            self.decided.emit(DecisionWish(self.row, approved, self.said.text().strip(), by, prints))

    def _open(self) -> None:
        if self.row is not None:
            self.opened.emit(DossierWish(self.row.dossier.identity))


def _signs_alone(row: Overlooked, session: Session | None) -> bool:
    """Whether whoever sits there may decide it: the right role, and another person than the one who did it."""
    if session is None:
        return False
    doer = {AskedCorrection: "asked_by", MadeCorrection: "made_by"}.get(type(row), "")
    needed = types.TRANSFER_CONFIRMED if isinstance(row, ClaimedTransfer) else types.CORRECTION_DECIDED
    return may(session.role, needed) and getattr(row, doer, "") != session.account


def _close(label: QWidget, field: QWidget) -> QWidget:
    """As near to each other as label and field stand in every form."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(HALF)
    column.addWidget(label)
    column.addWidget(field)
    return both
