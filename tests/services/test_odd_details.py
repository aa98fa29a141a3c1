"""An entry of a later version, or of nobody's program, reads as if what is odd in it were not there."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from counter_app.domain import entry_types as types
from counter_app.domain.corrections import CorrectionKind
from counter_app.domain.slip import CopyReason
from counter_app.services.dossiers import Dossiers
from counter_app.services.printing import Printing
from counter_app.services.slips import Slips
from counter_app.services.standing import opening_of
from counter_app.services.steps.case import Cases
from counter_app.services.steps.corrections import Proposal
from counter_app.services.steps.fees import Fees
from counter_app.services.steps.handing_out import HandingOut
from counter_app.services.steps.handovers import Handovers
from counter_app.services.steps.manifests import Manifests
from counter_app.services.steps.online_inbox import OnlineInbox
from counter_app.services.steps.papers import Papers
from counter_app.services.steps.postal_records import PostalSide
from counter_app.services.steps.registers import Registers, year_span
from counter_app.services.steps.results import Results
from counter_app.services.steps.steps import Steps
from counter_app.services.steps.transfers import Transfers
from counter_app.store.conflict_reading import count_troubled
from counter_app.store.dossier_reading import EntryProof, Happening
from counter_app.store.journal import EntryDraft
from counter_app.wire.entry import genesis, seal, write_body
from counter_app.wire.header import Fee
from tests.services.desk import CLERK_LAN, DESK_KEY, Workplace, receipt_of, workplace
from tests.services.odd_values import ODD
from tests.store.desks import receipt
from tests.store.feed_arrivals import arrive, judged
from tests.wire.entries import make_header


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    return workplace(tmp_path)


def _slips(place: Workplace) -> Slips:
    return Slips(place.desk, place.clock, place.reference, DESK_KEY, Printing(_no_printer, lambda _seconds: None))


def _no_printer(_name: str, _size: object) -> Any:
    raise AssertionError("nothing is printed here")


def _write(place: Workplace, draft: EntryDraft) -> str:
    identity = place.desk.journal.append([draft], "lan", place.clock.stamp()).identity
    return identity or draft.dossier or ""


@pytest.mark.parametrize("name", ["sets", "components", "term", "request", "clerk", "applicant", "explanation"])
def test_a_receipt_with_odd_details_is_shown_and_printed(place: Workplace, name: str) -> None:
    sound = receipt()
    for odd in ODD:
        details = (sound.details or {}) | {name: odd}
        identity = _write(place, EntryDraft("DossierReceived", details=details, received=sound.received))
        assert Dossiers(place.desk, place.clock, place.reference).open(identity).line.identity == identity
        assert _slips(place).prepare(identity).sets == 1


def test_an_odd_place_in_the_register_is_none(place: Workplace) -> None:
    sound = receipt(wish=None)
    for odd in ODD:
        facts = {"register": {"year": 2026, "volume": 1, "number": odd}}
        draft = EntryDraft("DossierReceived", details=sound.details, received=sound.received, facts=facts)
        shown = Dossiers(place.desk, place.clock, place.reference).open(_write(place, draft)).register
        assert shown is not None
        assert shown.number == 0
    Registers(Cases(place.desk, place.clock, place.reference), place.reference, place.desk.desk).volumes(
        year_span(2026)
    )


def test_an_odd_slip_was_never_made(place: Workplace) -> None:
    identity = place.intake.receive(receipt_of(), CLERK_LAN).identity
    for odd in ODD:
        _write(place, EntryDraft(types.SLIP_SENT, dossier=identity, details={"qr_text": odd}))
        _write(place, EntryDraft(types.SLIP_OUTCOME, dossier=identity, facts={"outcome": "printed"}))
    assert _slips(place).prepare(identity, reason=CopyReason.LOST).qr_text.startswith("HTTPS://")


@pytest.mark.parametrize(("way", "kind"), [(-1, "le_phi"), ("by hand", "phi"), ("cash", "tip"), (None, "")])
def test_money_of_an_unknown_kind_is_on_the_receipt_all_the_same(place: Workplace, way: Any, kind: str) -> None:
    identity = place.intake.receive(receipt_of(), CLERK_LAN).identity
    fees = (Fee(kind, 8_000, "Lệ phí cấp bản sao", paid=True),)
    _write(place, EntryDraft(types.FEE_COLLECTED, dossier=identity, fees=fees, facts={"way": way}))
    papers = Papers(
        Cases(place.desk, place.clock, place.reference), place.reference, Printing(_no_printer, lambda _s: None)
    )
    assert "8.000" in str(papers.fee_receipt(identity))


def _happening(entry_type: str, verdict: str | None, name: str) -> Happening:
    header = make_header(bytes(16), 1, type=entry_type)
    return Happening(name.encode(), header, {"applicant": {"name": name}}, verdict, EntryProof())


def test_what_was_not_accepted_is_not_what_opened_the_dossier() -> None:
    filed = _happening("OnlineArrived", "in_order", "Lê Thị Nộp")
    for verdict in ("not_permitted", "conflicting"):
        assert opening_of([filed, _happening("DossierReceived", verdict, "Kẻ Xen Vào")]) is filed
    received = _happening("DossierReceived", None, "Lê Thị Nộp")
    assert opening_of([filed, received]) is received
    refused = _happening("DossierReceived", "not_permitted", "Trần Văn Bảy")
    assert opening_of([refused, _happening("NoteAdded", None, "")]) is refused


def test_odd_papers_are_handed_over_and_given_back_as_none(place: Workplace) -> None:
    cases = Cases(place.desk, place.clock, place.reference)
    sound = receipt()
    for odd in ODD:
        for papers in (odd, [odd], [{"kind": "original", "count": odd}]):
            details = (sound.details or {}) | {"components": [{"name": "Tờ khai", "papers": papers}, odd]}
            identity = _write(place, EntryDraft("DossierReceived", details=details, received=sound.received))
            assert Handovers(cases, place.desk.desk).look(identity).papers == 0
            assert HandingOut(cases, Results(cases)).look(identity).originals == ()


@pytest.mark.parametrize("kind", [types.CORRECTION_DECIDED, types.FEE_COLLECTED, types.TRANSFER_CLAIMED])
def test_money_whose_correction_is_no_name_of_one_stands_for_itself(place: Workplace, kind: str) -> None:
    cases = Cases(place.desk, place.clock, place.reference)
    fees, transfers = Fees(cases, place.reference), Transfers(cases, Fees(cases, place.reference))
    for odd in ODD:
        identity = place.intake.receive(receipt_of(), CLERK_LAN).identity
        facts = {"asked": odd, "approved": True, "way": "cash", "reference": "HS1"}
        _write(place, EntryDraft(kind, dossier=identity, facts=facts, fees=(Fee("phi", 3_000, "Phí"),)))
        account = fees.account(identity)
        assert sum(account.came_in.values()) == (3_000 if kind == types.FEE_COLLECTED else 0)
    assert len(transfers.claimed()) == (len(ODD) if kind == types.TRANSFER_CLAIMED else 0)


@pytest.mark.parametrize("verdict", ["in_order", "not_understood"])
@pytest.mark.parametrize("field", ["entered", "received", "due"])
def test_another_desk_s_receipt_whose_time_is_none_hides_no_dossier(place: Workplace, field: str, verdict: str) -> None:
    mine = place.intake.receive(receipt_of(), CLERK_LAN).identity
    journal = b"\x09" * 16
    for number, written in enumerate(("", "zz", "2026-13-40T00:00:00+07:00", "9999-12-31T16:00:00+07:00"), 1):
        header = replace(make_header(journal, number, type=types.DOSSIER_RECEIVED), **{field: written})
        odd = seal(header, write_body(receipt().details, bytes([number]) * 32), genesis(journal))
        arrive(place.desk, judged(number, odd, verdict, None))
    dossiers = Dossiers(place.desk, place.clock, place.reference)
    assert [line.identity for line in dossiers.find("")] == [mine]
    assert dossiers.open(mine).line.identity == mine


@pytest.mark.parametrize("verdict", ["conflicting", "in_order"])
def test_a_step_in_a_dossier_that_never_was_hides_no_other_from_any_list(place: Workplace, verdict: str) -> None:
    """Whoever writes at another desk can name any identity; the centre leaves the step out, and its row comes."""
    steps = Steps(place.desk, place.clock, place.reference, Printing(_no_printer, lambda _seconds: None))
    mine = place.intake.receive(receipt_of(), CLERK_LAN).identity
    steps.corrections.ask(mine, Proposal(CorrectionKind.VOID, "Nhận hai lần"), CLERK_LAN)
    journal, previous = b"\x09" * 16, genesis(b"\x09" * 16)
    asked = (types.HANDED_OVER, types.CORRECTION_ASKED, types.DOSSIER_CORRECTED, types.TRANSFER_CLAIMED)
    for number, kind in enumerate((*asked, types.CITIZEN_ASKED), 1):
        header = make_header(journal, number, type=kind, dossier=chr(64 + number) * 16, facts={"reference": "HS1"})
        odd = seal(header, write_body({"reason": "x"}, bytes(32)), previous)
        previous = odd.hash
        arrive(place.desk, judged(number, odd, verdict, "received" if verdict == "in_order" else None))
    assert [one.dossier.identity for one in steps.oversight.asked()] == [mine]
    assert (steps.oversight.made("hoa"), steps.transfers.claimed(), steps.conflicts.troubled()) == ((), (), ())
    with place.desk.database.read() as connection:
        assert count_troubled(connection, place.desk.projections) == 0  # as the band tells it
    inbox = OnlineInbox(steps.cases)
    assert (inbox.inbox().rows, inbox.to_answer(5).rows, inbox.to_close()) == ((), (), ())
    assert [one.identity for one in steps.handovers.held().rows] == [mine]
    assert steps.transfers.match(["CK HS AAAAAAAAAAAAAAAA 15000"])[0].dossier is None
    assert [steps.postal.waiting(side) for side in PostalSide] == [(), ()]
    header = make_header(journal, 6, type=types.NOTE_ADDED, dossier="F" * 16)
    arrive(place.desk, judged(6, seal(header, None, previous), verdict, "taken_by_post"))
    assert Manifests(steps.cases, place.reference, place.desk, lambda: DESK_KEY).on_the_way() == ()


def test_a_correction_to_a_date_that_is_none_is_no_proposal_and_hides_no_other(place: Workplace) -> None:
    steps = Steps(place.desk, place.clock, place.reference, Printing(_no_printer, lambda _seconds: None))
    for odd in ODD:
        identity = place.intake.receive(receipt_of(), CLERK_LAN).identity
        _write(place, EntryDraft(types.CORRECTION_ASKED, dossier=identity, details={"due": odd}, facts={"kind": "due"}))
        assert steps.corrections.waiting(identity) is None
    mine = place.intake.receive(receipt_of(), CLERK_LAN).identity
    due = place.clock.now() + timedelta(days=10)
    steps.corrections.ask(mine, Proposal(CorrectionKind.DUE, "Nhầm ngày", due=due), CLERK_LAN)
    assert [one.dossier.identity for one in steps.oversight.asked()] == [mine]
