"""A day on which somebody answers for the office, and their hand."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from counter_app.domain.corrections import CorrectionKind
from counter_app.domain.fee_account import Money
from counter_app.domain.intake import ChargedFee
from counter_app.domain.people import Person
from counter_app.domain.permissions import SUPERVISOR
from counter_app.services.steps.corrections import Proposal
from counter_app.store.accounts import replace_people
from counter_app.ui.oversight.oversight_column import OversightColumn
from counter_app.ui.place import INTAKE, TODAY
from counter_app.ui.today.day_lists import DayList
from tests.services.desk import CLERK_LAN, receipt_of
from tests.services.steps.counter import at
from tests.ui.desk_window import DeskWindow, found

LE_PHI = Money("le_phi", "Lệ phí", 15_000)
VOID = Proposal(CorrectionKind.VOID, "Nhập trùng")
LATER_DUE = Proposal(CorrectionKind.DUE, "Ghi nhầm ngày hẹn", due=at("2026-12-01T09:00"))


class Day:
    """The window at Today, with one list in front."""

    def __init__(self, qtbot: QtBot, desk: DeskWindow) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.steps = desk.parts.steps
        self.column = found(desk.window, OversightColumn)
        self.card, self.statement = self.column.card, self.column.statement
        with desk.work.desk.database.write() as connection:
            hoa = Person("hoa", "Lê Thị Hoa", SUPERVISOR, "=mat khau", active=True, must_change=False)
            replace_people(connection, [hoa], desk.work.clock.now())

    def receive(self) -> str:
        fees = (ChargedFee(LE_PHI.kind, LE_PHI.name, LE_PHI.amount),)
        return self.desk.work.intake.receive(receipt_of(fees=fees), CLERK_LAN).identity

    def show(self, which: DayList, rows: int) -> None:
        self.desk.window.show_place(INTAKE)
        self.desk.window.show_place(TODAY)
        table = self.desk.today.tables[which]
        self.qtbot.waitUntil(lambda: table.model().rowCount() == rows and self.desk.window.is_idle())
        self.desk.today.show_list(which)
        if rows:
            table.selectRow(0)
            self.qtbot.waitUntil(lambda: self.card.title.isVisible())

    def emptied(self, which: DayList) -> None:
        model = self.desk.today.tables[which].model()
        self.qtbot.waitUntil(lambda: model.rowCount() == 0 and self.desk.window.is_idle(), timeout=10_000)

    def labels(self) -> list[str]:
        return [button.text() for button in self.desk.today._choices.buttons() if not button.isHidden()]
