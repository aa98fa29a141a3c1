"""A conflict, as the centre's feed brings it: two desks without a line did something with the same dossier."""

from __future__ import annotations

from dataclasses import replace

from counter_app.domain import entry_types as types
from counter_app.domain.corrections import CorrectionKind
from counter_app.domain.fee_account import Money, PaidBy
from counter_app.domain.intake import ChargedFee
from counter_app.domain.judging import counts
from counter_app.domain.people import Person
from counter_app.domain.permissions import SUPERVISOR
from counter_app.domain.times import iso
from counter_app.services.steps.corrections import Proposal
from counter_app.store.accounts import replace_people
from counter_app.store.feed_place import feed_place
from counter_app.store.opening import OpenDesk
from counter_app.wire.entry import Entry, genesis, seal, write_body
from counter_app.wire.header import Header
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA, receipt_of
from tests.store.feed_arrivals import OFFICE, arrive, judged
from tests.ui.desk_window import DeskWindow
from tests.wire.entries import make_header

FEE = ChargedFee("le_phi", "Lệ phí", 15_000)
LE_PHI = Money(FEE.kind, FEE.name, FEE.amount)
OF_THE_POLICE = Proposal(CorrectionKind.PROCEDURE, "Chọn nhầm thủ tục", procedure_code="1.004222", fees=(FEE,))
NEIGHBOUR = b"\x09" * 16
ROOM = {"holder": "Phòng Tư pháp"}


def own_entries(desk: OpenDesk) -> list[Entry]:
    with desk.database.read() as connection:
        rows = connection.exec_driver_sql("SELECT previous, header, body, hash FROM entries ORDER BY sequence").all()
    return [Entry(*(bytes(cell) if cell is not None else None for cell in row)) for row in rows]  # type: ignore[arg-type]


class FeedHand:
    """Places what was written here, and what a neighbour wrote, as the centre would."""

    def __init__(self, desk: DeskWindow) -> None:
        self.desk = desk
        self._placed: set[bytes] = set()
        self._number, self._last = 0, genesis(NEIGHBOUR)

    def _next(self) -> int:
        with self.desk.work.desk.database.read() as connection:
            return feed_place(connection, OFFICE).position + 1

    def own(self, verdicts: dict[str, str] | None = None) -> None:
        """All of it, in order unless its type has another verdict."""
        for entry in own_entries(self.desk.work.desk):
            if entry.hash not in self._placed:
                self._placed.add(entry.hash)
                self._place(entry, (verdicts or {}).get(entry.read().type, "in_order"), None)
        self.desk.work.acknowledge_all()

    def neighbour(self, entry_type: str, identity: str, status: str, **facts: object) -> None:
        self._number += 1
        header = make_header(NEIGHBOUR, self._number, type=entry_type, dossier=identity, facts=facts, desk="desk-2")
        entry = seal(self._in_time(header), write_body({"clerk": "Trần Thị Bích"}, b"\1" * 32), self._last)
        self._last = entry.hash
        self._place(entry, "in_order", status)

    def _in_time(self, header: Header) -> Header:
        now = iso(self.desk.work.clock.now())
        return replace(header, entered=now, raw=now)

    def _place(self, entry: Entry, verdict: str, status: str | None) -> None:
        """Only what moves a dossier has its status in the row."""
        opens = entry.read().type == types.DOSSIER_RECEIVED
        moved = "received" if opens else status
        arrive(self.desk.work.desk, judged(self._next(), entry, verdict, moved if counts(verdict) else None))


def handed_over_twice(desk: DeskWindow) -> str:
    """The neighbour's hand-over stands, this desk's was left out."""
    identity = desk.work.intake.receive(receipt_of(fees=(FEE,)), CLERK_LAN).identity
    feed = FeedHand(desk)
    feed.own()
    desk.parts.steps.handovers.hand_over(identity, "Phòng Nội vụ", CLERK_LAN)
    feed.neighbour(types.HANDED_OVER, identity, "with_specialist", **ROOM)
    feed.own({types.HANDED_OVER: "conflicting"})
    tell(desk)
    return identity


def not_permitted(desk: DeskWindow) -> str:
    """By the centre's record the clerk may not receive, so that nothing opened the dossier."""
    return _received_with(desk, "not_permitted")


def code_taken(desk: DeskWindow) -> str:
    """Another desk had given the code before."""
    return _received_with(desk, "code_taken")


def _received_with(desk: DeskWindow, verdict: str) -> str:
    identity = desk.work.intake.receive(receipt_of(fees=(FEE,)), CLERK_LAN).identity
    FeedHand(desk).own({types.DOSSIER_RECEIVED: verdict})
    tell(desk)
    return identity


def side_by_side(desk: DeskWindow) -> tuple[str, str]:
    """Received anew here, while the neighbour handed the first one over."""
    first = desk.work.intake.receive(receipt_of(fees=(FEE,)), CLERK_LAN).identity
    desk.parts.steps.fees.take(first, (LE_PHI,), PaidBy.CASH, CLERK_LAN)
    feed = FeedHand(desk)
    feed.own()
    saved = desk.parts.steps.corrections.ask_and_decide(first, OF_THE_POLICE, CLERK_LAN, SUPERVISOR_HOA)
    feed.neighbour(types.HANDED_OVER, first, "with_specialist", **ROOM)
    feed.own({types.DOSSIER_VOIDED: "conflicting"})
    assert saved.identity is not None
    tell(desk)
    return first, saved.identity


def tell(desk: DeskWindow) -> None:
    """As the engine would after such a page."""
    desk.line.say(conflicts=1)


def with_another_supervisor(desk: DeskWindow) -> None:
    """Hoa and Hải have accounts here."""
    people = [
        Person("hoa", SUPERVISOR_HOA.name, SUPERVISOR, "=đúng mật khẩu"),
        Person("hai", "Đỗ Văn Hải", SUPERVISOR, "=đúng mật khẩu"),
    ]
    with desk.work.desk.database.write() as connection:
        replace_people(connection, people, desk.work.clock.now())
