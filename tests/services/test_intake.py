"""Receiving through the real encrypted database: what is written, what is refused, what the office works by."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.domain.intake import ChargedFee, CopyKind, ReceiptRefused, TakenComponent, TakenPaper
from counter_app.domain.permissions import POSTAL
from counter_app.domain.procedures import procedure_bytes
from counter_app.domain.records import write_json
from counter_app.domain.reference_content import content_from_json
from counter_app.domain.times import parse_iso
from counter_app.services.sign_in import Session
from counter_app.settings.catalogue_file import load_sample_catalogue
from counter_app.settings.regulation_files import profile_bytes
from counter_app.store.reference_arrivals import ReferenceVersion, record_reference, version_content
from counter_app.wire.entry import read_body
from counter_app.wire.header import Header, read_header
from tests.services.desk import BIRTH, CLERK_LAN, MORNING, STATUS, UNSTATED, Workplace, person, receipt_of, workplace


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    return workplace(tmp_path)


def written(place: Workplace) -> list[tuple[Header, dict[str, object]]]:
    with place.desk.database.read() as connection:
        rows = connection.exec_driver_sql("SELECT header, body FROM entries ORDER BY sequence").all()
    return [(read_header(row[0]), read_body(row[1]) if row[1] else {}) for row in rows]


def arrive(place: Workplace, kind: str, etag: str, contents: dict[str, bytes]) -> None:
    items = [ReferenceVersion(name, hashlib.sha256(content).hexdigest(), content) for name, content in contents.items()]
    with place.desk.database.write() as connection:
        record_reference(connection, kind, items, etag, "2026-11-23T08:00:00+07:00")


def test_a_receipt_binds_code_register_number_and_due_date(place: Workplace) -> None:
    receipt = place.intake.receive(receipt_of(), CLERK_LAN)
    assert receipt.code == "H36.37.05-261123-0001"
    assert receipt.due == parse_iso("2026-11-27T08:00:00")
    assert receipt.register is not None
    assert (receipt.register.volume, receipt.register.number) == ("1", 1)
    header, body = written(place)[-1]
    assert (header.type, header.who, header.runs_from) == ("DossierReceived", "lan", "receipt")
    assert body["applicant"]["name"] == "Nguyễn Thị Đẹp"  # type: ignore[index]
    assert body["clerk"] == "Nguyễn Thị Lan"


def test_nothing_personal_stands_in_a_header(place: Workplace) -> None:
    place.intake.receive(receipt_of(note="gọi cho chị Hòa", request="Xin xác nhận"), CLERK_LAN)
    with place.desk.database.read() as connection:
        headers = b"".join(row[0] for row in connection.exec_driver_sql("SELECT header FROM entries").all())
    for told in ("Đẹp", "075190012345", "0912", "Hòa", "Xin xác nhận", "Thử Nghiệm"):
        assert told.encode() not in headers


def test_an_immediate_result_and_paid_fees_are_entries_of_the_same_save(place: Workplace) -> None:
    certain = place.reference.procedure(BIRTH, MORNING.date()).components.value or ()
    papers = tuple(TakenComponent(one.name, (TakenPaper(CopyKind(one.kinds[0]), one.count or 1),)) for one in certain)
    fees = (ChargedFee("le_phi", "Lệ phí hộ tịch", 15_000, paid=True), ChargedFee("phi", "Phí khác", 2_000))
    receipt = place.intake.receive(receipt_of(BIRTH, components=papers, fees=fees), CLERK_LAN)
    assert receipt.returned
    assert not receipt.prints_slip
    assert place.entry_types()[-3:] == ["DossierReceived", "FeeCollected", "ResultReturned"]
    received, collected, returned = (header for header, _body in written(place)[-3:])
    assert collected.dossier == returned.dossier == receipt.identity
    assert [(fee.amount, fee.paid) for fee in collected.fees] == [(15_000, True)]
    assert [fee.amount for fee in received.fees] == [15_000, 2_000]


def test_a_refused_receipt_leaves_no_trace(place: Workplace) -> None:
    before = place.entry_types()
    with pytest.raises(ReceiptRefused):
        place.intake.receive(receipt_of(applicant=person(name="")), CLERK_LAN)
    with pytest.raises(ReceiptRefused):
        place.intake.receive(receipt_of(UNSTATED), CLERK_LAN)
    assert place.entry_types() == before


def test_only_the_counter_receives(place: Workplace) -> None:
    with pytest.raises(RuleViolation):
        place.intake.receive(receipt_of(), Session("phuc", "Phúc", POSTAL, must_change=False))


def test_an_account_long_alone_is_marked_and_not_shut_out(place: Workplace) -> None:
    place.intake.receive(receipt_of(), replace(CLERK_LAN, unconfirmed=True))
    assert written(place)[-1][0].facts["unconfirmed_account"] is True


def test_a_back_entry_keeps_the_time_at_which_the_citizen_was_received(place: Workplace) -> None:
    earlier = MORNING - timedelta(days=3)
    receipt = place.intake.receive(receipt_of(received=earlier, sheet="dp007-00042"), CLERK_LAN)
    header, body = written(place)[-1]
    assert receipt.code == "H36.37.05-261120-0001"
    assert (header.received, header.entered) == ("2026-11-20T08:00:00+07:00", "2026-11-23T08:00:00+07:00")
    assert body["sheet"] == header.facts["sheet"] == "DP007-00042"


def test_the_versions_that_a_receipt_names_are_kept(place: Workplace) -> None:
    place.intake.receive(receipt_of(), CLERK_LAN)
    header = written(place)[-1][0]
    with place.desk.database.read() as connection:
        procedure = version_content(connection, header.procedure or "")
        profile = version_content(connection, header.profile or "")
    assert procedure == procedure_bytes(place.reference.procedure(STATUS, MORNING.date()))
    assert profile == profile_bytes("national_2025")


def test_a_similar_active_dossier_is_found_and_never_stops_a_receipt(place: Workplace) -> None:
    first = place.intake.receive(receipt_of(), CLERK_LAN)
    assert [one.identity for one in place.intake.similar_active("075190012345", STATUS)] == [first.identity]
    assert place.intake.similar_active("075190012345", BIRTH) == ()
    assert place.intake.similar_active("", STATUS) == ()
    assert place.intake.receive(receipt_of(), CLERK_LAN).code == "H36.37.05-261123-0002"


def test_when_every_number_is_used_up_the_receipt_is_saved_without_a_code(tmp_path: Path) -> None:
    """A range of three, then the 99 wide numbers of the day; the slip of the next says that its code comes later."""
    place = workplace(tmp_path, ranges=((1, 3),))
    receipts = [place.intake.receive(receipt_of(), CLERK_LAN) for _ in range(103)]
    codes = [receipt.code for receipt in receipts]
    assert codes[2] == "H36.37.05-261123-0003"
    assert codes[3] is not None
    assert len(codes[3].rsplit("-", 1)[1]) == 7
    assert codes[-1] is None
    assert len(set(codes)) == 103
    assert receipts[-1].identity in {one.identity for one in place.intake.similar_active("075190012345", STATUS)}


# -- what the office works by ------------------------------------------------------------------------------


def test_what_the_centre_sends_takes_the_place_of_the_sample(place: Workplace) -> None:
    assert place.reference.office().sample
    office = write_json({"office": "office-1", "name": "Bộ phận Một cửa phường Thật", "agencies": ["H36.37.05"]})
    more = write_json(
        {"heading": {"hotline": "0251 1022"}, "slip_host": "tracuu.h36.gov.vn", "profile": "national_2025"}
    )
    arrive(place, "settings", "s1", {"imported": more, "office": office})
    told = place.reference.office()
    assert (told.heading.unit, told.heading.hotline, told.slip_host) == (
        "Bộ phận Một cửa phường Thật",
        "0251 1022",
        "tracuu.h36.gov.vn",
    )
    assert told.own_agencies == ("H36.37.05",)
    assert not told.sample


def test_settings_that_cannot_be_used_are_left_out_and_told(place: Workplace) -> None:
    contents = {"office": write_json({"name": "Một cửa"}), "imported": write_json({"slip_host": "a" * 26})}
    arrive(place, "settings", "s1", contents)
    told = place.reference.office()
    assert (told.heading.unit, told.slip_host) == ("Một cửa", "dichvucong.gov.vn")
    assert "25" in told.unusable[0]


def imported_catalogue(*codes: str, issued: str = "2026-06-01") -> dict[str, bytes]:
    """As `counter-central import procedures` stores it."""
    procedures = [json.loads(procedure_bytes(one)) for one in load_sample_catalogue().procedures if one.code in codes]
    whole = {"version": "7", "issued": issued, "sample": False, "title": "Danh mục", "procedures": procedures}
    content = content_from_json("procedures", json.dumps(whole).encode(), "danh-muc.json")
    return {item.name: item.content for item in content.items}


def test_an_imported_procedure_keeps_its_bytes_and_its_hash(place: Workplace) -> None:
    contents = imported_catalogue(STATUS)
    arrive(place, "procedures", "p1", contents)
    assert [one.code for one in place.reference.catalogue().procedures] == [STATUS]
    version = place.reference.procedure_version(STATUS, MORNING.date())
    assert version.part.hash == hashlib.sha256(contents[STATUS]).hexdigest()
    age = place.reference.catalogue_age(MORNING.date())
    assert age.old
    assert not age.sample
    assert "01/06/2026" in age.vi
    with pytest.raises(BadInput, match="no procedure"):
        place.reference.procedure(BIRTH, MORNING.date())


def test_a_catalogue_that_cannot_be_read_does_not_stop_the_counter(place: Workplace) -> None:
    arrive(place, "procedures", "p1", imported_catalogue(STATUS))
    assert len(place.reference.catalogue().procedures) == 1
    arrive(place, "procedures", "p2", {STATUS: b"from a newer program"})
    assert place.intake.receive(receipt_of(), CLERK_LAN).code is not None


def test_for_an_agency_elsewhere_the_code_bears_that_agency(place: Workplace) -> None:
    arrive(place, "settings", "s1", {"office": write_json({"name": "Một cửa khác", "agencies": ["H36.99"]})})
    receipt = place.intake.receive(receipt_of(), CLERK_LAN)
    header = written(place)[-1][0]
    assert header.runs_from == "competent_agency"
    assert receipt.code is not None
    assert receipt.code.startswith("H36.37.05-")


def test_search_takes_a_few_letters_without_marks_and_puts_the_used_first(place: Workplace) -> None:
    found = [hit.code for hit in place.reference.search("ho nhan", MORNING.date())]
    assert STATUS in found
    place.intake.receive(receipt_of(), CLERK_LAN)
    in_order = place.reference.search("cap lai giay", MORNING.date())
    assert in_order[0].name.startswith("Cấp lại Giấy")
    birth = place.reference.search("khai sinh", MORNING.date())
    assert birth[0].name == "Đăng ký khai sinh", "before what only has to do with births"
    hits = place.reference.search("", MORNING.date(), limit=5)
    assert (hits[0].code, hits[0].used) == (STATUS, 1)
    unstated = next(hit for hit in place.reference.search("1.004884", MORNING.date()))
    assert unstated.term_vi == "do cán bộ tiếp nhận ấn định"
