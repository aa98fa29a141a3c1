"""Dossiers found, opened, taken on; the queue of what waits; outages, drafts and scans."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.contingency_sheet import SheetNumber
from counter_app.domain.entry_types import HANDED_OVER, RESULT_ARRIVED, RESULT_RETURNED
from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.domain.office_names import CENTRE_DESK, OfficeNames
from counter_app.domain.permissions import POSTAL, PROGRAM
from counter_app.domain.records import write_json
from counter_app.services.dossiers import Dossiers
from counter_app.services.drafts import Drafts
from counter_app.services.handing_in import MOST_ROWS, HandingIn, QueueOrder, QueueView
from counter_app.services.outage import Outages
from counter_app.services.scans import (
    ScannedCard,
    ScannedCode,
    ScannedIdentity,
    ScannedNumber,
    ScannedPaper,
    ScannedSheet,
    ScannedSlip,
    UnknownScan,
    recognise,
)
from counter_app.services.sign_in import Session
from counter_app.store.journal import EntryDraft
from counter_app.store.reference_arrivals import ReferenceVersion, record_reference
from counter_app.wire.sheet_text import make_sheet_text
from counter_app.wire.slip_text import make_slip_text
from tests.services.desk import CLERK_LAN, DESK_KEY, MORNING, STATUS, Workplace, person, receipt_of, workplace
from tests.services.taken_steps import take


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    return workplace(tmp_path)


@pytest.fixture
def dossiers(place: Workplace) -> Dossiers:
    return Dossiers(place.desk, place.clock, place.reference)


def received(place: Workplace, name: str = "Nguyễn Thị Đẹp", **changes: object) -> str:
    return place.intake.receive(receipt_of(applicant=person(name=name, **changes)), CLERK_LAN).identity


@pytest.mark.parametrize(
    "query",
    ["dep", "nguyễn thị đẹp", "NGUYEN DE", "075190012345", "H36.37.05-261123-0001", "0912", "hon nhan dep", "0912 345"],
)
def test_one_box_finds_by_everything(place: Workplace, dossiers: Dossiers, query: str) -> None:
    identity = received(place)
    received(place, "Trần Văn Ba", id_number="001088000001", phone="0333")
    assert [line.identity for line in dossiers.find(query)] == [identity]


def test_the_identity_is_found_too_and_what_is_not_there_is_not(place: Workplace, dossiers: Dossiers) -> None:
    identity = received(place)
    assert [line.identity for line in dossiers.find(identity)] == [identity]
    assert dossiers.find("khong co ai") == ()
    assert dossiers.find('"* OR (NEAR') == ()
    assert len(dossiers.find("")) == 1


def test_lists_mask_the_number_and_the_dossier_shows_it(place: Workplace, dossiers: Dossiers) -> None:
    identity = received(place)
    assert dossiers.find("dep")[0].id_number == "0751•••••345"
    assert dossiers.open(identity).id_number == "075190012345"


def test_the_timeline_tells_it_in_words(place: Workplace, dossiers: Dossiers) -> None:
    identity = received(place)
    place.hands.pass_time(hours=1)
    take(place, HANDED_OVER, identity)
    view = dossiers.open(identity)
    assert [line.vi for line in view.timeline] == ["Tiếp nhận hồ sơ", "Chuyển bộ phận chuyên môn"]
    assert view.timeline[0].details_vi == ("Hẹn trả Thứ Sáu 27/11/2026 08:00",)
    assert view.timeline[1].details_vi == ("Nơi nhận: Phòng Tư pháp",)
    assert view.timeline[1].entered == MORNING + timedelta(hours=1)
    assert (view.holder, view.status_fields.unit) == ("Phòng Tư pháp", "Phòng Tư pháp")
    assert not view.timeline[0].handed_in
    place.acknowledge_all()
    assert all(line.handed_in and not line.is_troubled for line in dossiers.open(identity).timeline)
    assert dossiers.open(identity).line.proved


def arrive(place: Workplace, office: dict[str, object]) -> None:
    content = write_json(office)
    item = ReferenceVersion("office", hashlib.sha256(content).hexdigest(), content)
    with place.desk.database.write() as connection:
        record_reference(connection, "settings", [item], item.hash, "2026-11-23T08:00:00+07:00")


def test_people_and_desks_are_called_by_their_names_once_the_centre_has_told_them(
    place: Workplace, dossiers: Dossiers
) -> None:
    identity = received(place)
    place.desk.journal.append([EntryDraft(HANDED_OVER, dossier=identity)], "lan", place.clock.stamp())
    before = dossiers.open(identity).timeline[-1]
    assert (before.who, before.desk_vi) == ("lan", "Quầy 1")  # its own name stands in its certificate
    desks = [{"desk": "desk-1", "name": "Quầy Hộ tịch", "number": 1}]
    arrive(place, {"desks": desks, "people": [{"account": "lan", "name": "Nguyễn Thị Lan"}]})
    after = dossiers.open(identity).timeline[-1]
    assert (after.who, after.desk_vi) == ("Nguyễn Thị Lan", "Quầy Hộ tịch")
    place.desk.journal.append([EntryDraft(HANDED_OVER, dossier=identity)], PROGRAM, place.clock.stamp())
    assert dossiers.open(identity).timeline[-1].who == "", "nobody: the desk is named beside it"
    queue = HandingIn(place.desk, place.clock, place.reference)
    assert {row.desk_vi for row in queue.waiting()} == {"Quầy Hộ tịch"}


@given(desk=st.text(), account=st.text())
def test_an_id_is_never_shown_for_a_desk(desk: str, account: str) -> None:
    names = OfficeNames({"desk-2": "Quầy 2"}, {"hoa": "Lê Thị Hoa"})
    known = {"desk-2": "Quầy 2", CENTRE_DESK: "hệ thống trung tâm", "": ""}
    assert names.desk(desk)[0] == known.get(desk, "quầy khác")
    assert names.person(account) == {"hoa": "Lê Thị Hoa"}.get(account, account)


def test_names_of_the_wrong_shape_leave_the_rest_of_the_settings_standing(place: Workplace) -> None:
    arrive(place, {"name": "UBND phường Mẫu", "people": [{"account": "lan", "name": 7}]})
    assert place.reference.names().person("lan") == "lan"
    assert place.reference.names().desk("desk-1") == ("Quầy 1", "Quầy 1")
    assert place.reference.office().unusable


def test_a_kind_of_entry_that_is_newer_than_the_program_is_shown_as_such(place: Workplace, dossiers: Dossiers) -> None:
    identity = received(place)
    place.desk.journal.append([EntryDraft("CitizenSang", dossier=identity)], "lan", place.clock.stamp())
    line = dossiers.open(identity).timeline[-1]
    assert not line.understood
    assert "CitizenSang" in line.vi


def test_a_back_entry_shows_both_times(place: Workplace, dossiers: Dossiers) -> None:
    receipt = place.intake.receive(receipt_of(received=MORNING - timedelta(days=3)), CLERK_LAN)
    told = dossiers.open(receipt.identity).timeline[0].details_vi[0]
    assert "20/11/2026 08:00" in told
    assert "23/11/2026 08:00" in told


def test_due_dates_of_days_and_results_to_hand_out(place: Workplace, dossiers: Dossiers) -> None:
    identity = received(place)
    friday = (MORNING + timedelta(days=4)).date()
    assert [line.identity for line in dossiers.due_between(friday, friday)] == [identity]
    assert dossiers.due_between(friday + timedelta(days=1), friday + timedelta(days=9)) == ()
    assert dossiers.results_to_hand_out() == ()
    take(place, RESULT_ARRIVED, identity)
    assert [line.identity for line in dossiers.results_to_hand_out()] == [identity]
    take(place, RESULT_RETURNED, identity)
    assert dossiers.due_between(friday, friday) == dossiers.results_to_hand_out() == ()


def test_lateness_is_judged_by_the_date(place: Workplace, dossiers: Dossiers) -> None:
    identity = received(place)
    place.hands.pass_time(days=4, hours=10)
    assert not dossiers.open(identity).line.late
    place.hands.pass_time(days=1)
    assert dossiers.open(identity).line.late


def test_impossible_steps_and_steps_of_others_are_refused(place: Workplace, dossiers: Dossiers) -> None:
    identity = received(place)
    take(place, RESULT_RETURNED, identity)
    before = place.entry_types()
    with pytest.raises(RuleViolation, match="not possible"):
        take(place, HANDED_OVER, identity)
    with pytest.raises(RuleViolation):
        take(place, HANDED_OVER, received(place), Session("p", "P", POSTAL, must_change=False))
    with pytest.raises(BadInput):
        take(place, HANDED_OVER, "A" * 16)
    assert place.entry_types()[: len(before)] == before
    assert HANDED_OVER not in place.entry_types()


# -- what waits --------------------------------------------------------------------------------------------


@pytest.fixture
def queue(place: Workplace) -> HandingIn:
    return HandingIn(place.desk, place.clock, place.reference)


def test_the_queue_has_the_oldest_first_and_empties_with_the_centres_signature(
    place: Workplace, queue: HandingIn
) -> None:
    for number in range(5):
        received(place, f"Người {number}")
    place.hands.pass_time(minutes=30)
    summary = queue.summary()
    assert (summary.entries, summary.dossiers, summary.since) == (6, 5, MORNING)
    order = queue.order(QueueView.WAITING).sequences
    assert list(order) == sorted(order)
    rows = queue.rows(order[2:4])
    assert [row.sequence for row in rows] == list(order[2:4])
    assert rows[0].age == timedelta(minutes=30)
    assert (rows[0].proved, rows[0].reason_vi) == (False, "Chờ chuyển về hệ thống trung tâm")
    assert "Chưa có chữ ký" in rows[0].proof_vi
    place.acknowledge_all()
    assert list(queue.order(QueueView.WAITING).sequences) == []
    assert queue.summary().entries == 0
    received(place, "Sau cùng")
    assert [row.vi for row in queue.waiting()] == ["Tiếp nhận hồ sơ"]
    newest = queue.recent(limit=3)
    assert [row.proved for row in newest] == [False, True, True]
    assert "đủ đến số 6" in newest[1].proof_vi


def test_the_queue_is_sorted_in_the_database(place: Workplace, queue: HandingIn, dossiers: Dossiers) -> None:
    identities = [received(place, f"Người {number}") for number in range(3)]
    take(place, HANDED_OVER, identities[1])
    by_code = queue.rows(queue.order(QueueView.WAITING, QueueOrder.DOSSIER, descending=True).sequences)
    codes = [row.code or "" for row in by_code if row.code]
    assert codes == sorted(codes, reverse=True)
    assert len(codes) == 4  # a step is found under the code that its receipt gave
    kinds = [row.type for row in queue.rows(queue.order(QueueView.WAITING, QueueOrder.KIND).sequences)]
    assert kinds == sorted(kinds, key=lambda kind: (kind != "JournalOpened", kind))
    for order in QueueOrder:
        for view in (QueueView.WAITING, QueueView.RECENT):
            up, down = (queue.order(view, order, descending=way).sequences for way in (False, True))
            assert sorted(up) == sorted(down) == list(range(1, 6))


def test_rows_that_are_asked_for_are_bounded_and_may_be_gone(place: Workplace, queue: HandingIn) -> None:
    received(place)
    assert [row.sequence for row in queue.rows([2, 99, 1])] == [2, 1]
    assert len(queue.rows([1, 2] * 10_000)) <= MOST_ROWS


def test_a_clock_set_back_makes_no_negative_age(place: Workplace) -> None:
    received(place)
    place.clock.heard_centre(MORNING - timedelta(days=1))
    assert HandingIn(place.desk, place.clock, place.reference).waiting()[-1].age == timedelta()


# -- outages, drafts ---------------------------------------------------------------------------------------


def test_an_outage_is_declared_once_and_ended(place: Workplace) -> None:
    outages = Outages(place.desk, place.clock)
    assert outages.current() is None
    outages.declare(CLERK_LAN, "Đứt cáp quang", since=MORNING - timedelta(minutes=20))
    with pytest.raises(RuleViolation):
        outages.declare(CLERK_LAN, "Lần nữa")
    outages.declare_over(CLERK_LAN)
    assert outages.current() is None
    with pytest.raises(BadInput):
        outages.declare(CLERK_LAN, "Mai", since=MORNING + timedelta(days=1))
    assert [(one.since, one.until, one.declared, one.reason) for one in outages.history()] == [
        (MORNING - timedelta(minutes=20), MORNING, True, "Đứt cáp quang")
    ]
    with pytest.raises(RuleViolation):
        outages.declare_over(CLERK_LAN)


def test_drafts_survive_and_belong_to_their_person(place: Workplace) -> None:
    drafts = Drafts(place.desk.database, place.clock)
    drafts.keep("lan", "intake", {"name": "Nguyễn"})
    drafts.keep("lan", "intake", {"name": "Nguyễn Thị"})
    kept = Drafts(place.desk.database, place.clock).find("lan", "intake")
    assert kept is not None
    assert (kept.content, kept.changed) == ({"name": "Nguyễn Thị"}, MORNING)
    assert drafts.find("hoa", "intake") is None
    with pytest.raises(BadInput):
        drafts.keep("lan", "intake", {"name": "x" * 70_000})
    assert drafts.find("lan", "intake") == kept
    drafts.forget("lan", "intake")
    assert drafts.find("lan", "intake") is None


# -- scans -------------------------------------------------------------------------------------------------

CARD = "075190012345||Nguyễn Thị Đẹp|01021990|Nữ|Số 1, phố Thử|02032022"
SHEET = make_sheet_text("tracuu.example.vn", SheetNumber(1, 42), MORNING, DESK_KEY)
SLIP = make_slip_text("tracuu.example.vn", None, "MFRGGZDFMZTWQ2LK", MORNING, None, DESK_KEY)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (CARD, ScannedCard),
        (SLIP, ScannedSlip),
        (SLIP.lower() + "\r\n", ScannedSlip),
        ("h36.37.05-261123-0001", ScannedCode),
        ("MFRG GZDF MZTW Q2LK", ScannedIdentity),
        ("075190012345", ScannedNumber),
        (SHEET, ScannedSheet),
        (SHEET.lower() + "\r\n", ScannedSheet),
        ("dp00100042", ScannedSheet),
        (SHEET[:-4], UnknownScan),
        ("HTTPS://TRACUU.EXAMPLE.VN/M1/ABC", ScannedPaper),
        (SLIP[:-4], UnknownScan),
        ("00020101021238", UnknownScan),
        ("", UnknownScan),
        ("a\x00b", UnknownScan),
        ("9" * 10_000, UnknownScan),
    ],
)
def test_a_scan_is_recognised_or_told_in_one_sentence(text: str, kind: type) -> None:
    found = recognise(text)
    assert type(found) is kind
    if isinstance(found, UnknownScan):
        assert found.vi.endswith(".")
        assert found.en


def test_the_procedure_that_was_scanned_for_stands_in_the_view(place: Workplace, dossiers: Dossiers) -> None:
    receipt = place.intake.receive(receipt_of(STATUS), CLERK_LAN)
    assert "hôn nhân" in dossiers.open(receipt.identity).line.procedure
