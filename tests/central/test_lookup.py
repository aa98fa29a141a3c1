"""What a citizen finds, and what somebody who only counts codes does not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from central.core import Centre
from central.keys import KeyFile
from central.store.database import Database
from central.store.schema import dossiers
from counter_app.domain.times import iso
from counter_app.wire import base32
from counter_app.wire.entry import identity_of
from counter_app.wire.keys import SigningKey
from counter_app.wire.slip_text import make_slip_text, parse_slip_text
from tests.central.looked_up import CODE, DUE, handed_in, look_up, page_of, path_of, scan
from tests.central.symbol_reading import decoded_symbol
from tests.central.writers import NOON, Writer, as_json, call, later, seeded_bytes


@pytest.mark.rule("lookup.anonymous", profile="national_2018")
@pytest.mark.rule("lookup.anonymous", profile="national_2025")
def test_a_visitor_sees_the_code_and_how_far_it_is(centre: Centre) -> None:
    handed_in(centre, Writer(centre))
    answer = look_up(centre)
    assert as_json(answer) == {"code": CODE, "completion": "Đang xử lý", "completion_en": "Being processed"}
    assert b"Nguy" not in answer.body


def test_the_slips_digits_or_signature_show_article_16s_fields(centre: Centre) -> None:
    text = handed_in(centre, Writer(centre))
    slip = parse_slip_text(text)
    for proof in ({"pin": slip.pin}, {"signature": base32.encode(slip.signature)}):
        assert as_json(look_up(centre, **proof))["details"] == {
            "code": CODE,
            "qr": text,
            "receiving_office": "Bộ phận Một cửa phường Một",
            "submitter": "Nguyễn Văn Ánh",
            "received": "2026-11-23T12:00:00+07:00",
            "due": "2026-11-27T16:00:00+07:00",
            "status": "Đang xử lý",
        }


def test_wrong_digits_slow_down_and_never_lock(centre: Centre) -> None:
    slip = parse_slip_text(handed_in(centre, Writer(centre)))
    wrong = "000000" if slip.pin != "000000" else "000001"
    assert [look_up(centre, pin=wrong).status for _ in range(4)] == [403, 403, 403, 429]
    assert look_up(centre, pin=slip.pin).headers["retry-after"] == "1"
    for minute in range(1, 30):
        assert look_up(centre, later(minute), pin=wrong).status == 403
    answer = look_up(centre, later(29), pin=slip.pin)
    assert (answer.status, answer.headers["retry-after"]) == (429, "60")
    assert look_up(centre, later(30), pin=slip.pin).status == 200
    assert look_up(centre).status == 200


def test_who_hammers_at_a_code_does_not_keep_its_holder_out(centre: Centre) -> None:
    slip = parse_slip_text(handed_in(centre, Writer(centre)))
    wrong = "000000" if slip.pin != "000000" else "000001"
    for minute in range(30):
        look_up(centre, later(minute), client="203.0.113.9", pin=wrong)
    assert look_up(centre, later(29), client="10.0.0.2", pin=slip.pin).status == 200
    assert look_up(centre, later(29), client="203.0.113.9", signature=base32.encode(slip.signature)).status == 429
    assert look_up(centre, later(29), client="10.0.0.3", signature=base32.encode(slip.signature)).status == 200


def test_many_lines_get_one_try_each_and_no_more_at_a_code_that_is_guessed_at(centre: Centre) -> None:
    slip = parse_slip_text(handed_in(centre, Writer(centre)))
    wrong = "000000" if slip.pin != "000000" else "000001"
    for line in range(12):
        assert look_up(centre, client=f"198.51.100.{line}", pin=wrong).status == 403
    assert {look_up(centre, client=f"198.51.100.{line}", pin=slip.pin).status for line in range(12)} == {429}


def test_the_addresses_of_one_subscriber_count_as_one(centre: Centre) -> None:
    slip = parse_slip_text(handed_in(centre, Writer(centre)))
    wrong = "000000" if slip.pin != "000000" else "000001"
    tries = [look_up(centre, client=f"2001:db8:1:2::{line:x}", pin=wrong).status for line in range(4)]
    assert tries == [403, 403, 403, 429]
    assert look_up(centre, client="2001:db8:1:3::1", pin=slip.pin).status == 200


def test_an_unknown_code_is_told_what_to_do(centre: Centre) -> None:
    answer = look_up(centre)
    assert answer.status == 404
    assert "quét mã QR" in as_json(answer)["vi"]


def test_a_slip_whose_entry_has_not_arrived_is_genuine_and_being_handed_in(centre: Centre) -> None:
    desk = Writer(centre)
    identity = desk.receive(CODE)
    text = desk.slip(identity, CODE, DUE)
    found = scan(centre, text)
    assert found["answer"] == "being_handed_in"
    assert found["vi"] == (
        "Giấy hẹn là thật, do Bộ phận Một cửa phường Một cấp ngày 23/11/2026; dữ liệu đang được chuyển về trung tâm."
    )
    assert (found["code"], found["due"]) == (CODE, "2026-11-27T16:00:00+07:00")


def test_a_known_slip_shows_the_dossier_in_any_case_of_letters(centre: Centre) -> None:
    text = handed_in(centre, Writer(centre))
    for address in (text, text.lower()):
        found = scan(centre, address)
        assert found["answer"] == "known"
        assert found["details"]["submitter"] == "Nguyễn Văn Ánh"  # type: ignore[index]


def test_a_forged_slip_is_called_forged(centre: Centre) -> None:
    desk = Writer(centre)
    identity = desk.receive(CODE)
    text = desk.slip(identity, CODE, DUE)
    assert scan(centre, text.replace("261123-0001", "261123-0002"))["answer"] == "forged"
    assert scan(centre, text[:-103] + ("A" * 103))["answer"] == "forged"
    assert scan(centre, "HTTPS://X/S1/no/slip/at/all")["answer"] == "forged"


def test_a_desk_that_the_centre_does_not_know_is_not_called_a_forger(centre: Centre) -> None:
    stranger = SigningKey(seeded_bytes(77)(32))
    text = make_slip_text("HOST.VN", CODE, "A" * 16, NOON, None, stranger)
    assert scan(centre, text)["answer"] == "desk_unknown"


def test_a_withdrawn_key_sends_to_the_counter_unless_the_entry_is_on_record(centre: Centre) -> None:
    desk = Writer(centre)
    known = handed_in(centre, desk)
    unknown = desk.slip(desk.receive(), None)
    centre.administration.withdraw(desk.desk.desk, NOON)
    assert scan(centre, known)["answer"] == "known"
    assert scan(centre, unknown)["answer"] == "key_withdrawn"


def test_a_code_that_was_taken_sends_to_the_counter(centre: Centre) -> None:
    first, second = Writer(centre), Writer(centre, seed=2)
    handed_in(centre, first)
    text = handed_in(centre, second, "Trần Thị Bình")
    found = scan(centre, text)
    assert found["answer"] == "code_taken"
    assert "details" not in found


def test_the_older_of_two_slips_is_replaced(centre: Centre) -> None:
    desk = Writer(centre)
    old = handed_in(centre, desk)
    identity = parse_slip_text(old).identity
    new = desk.slip(identity, CODE, DUE.replace(day=28))
    assert scan(centre, new)["answer"] == "known"
    desk.push()
    centre.project(NOON)
    assert (scan(centre, old)["answer"], scan(centre, new)["answer"]) == ("replaced", "known")


def test_a_slip_that_says_the_same_as_the_one_that_took_its_place_is_replaced_all_the_same(centre: Centre) -> None:
    desk = Writer(centre)
    old = handed_in(centre, desk)
    before = parse_slip_text(old)
    desk.tell("DossierCorrected", {"after": {"applicant": {"name": "Nguyễn Thị Ánh"}}}, dossier=before.identity)
    new = desk.slip(before.identity, CODE, DUE, instead_of=before.signature)
    desk.push()
    centre.project(NOON)
    assert (scan(centre, old)["answer"], scan(centre, new)["answer"]) == ("replaced", "known")
    old_holder = as_json(look_up(centre, pin=before.pin))  # is still told of the dossier, and never gets the new slip
    assert (old_holder["details"]["submitter"], "qr" in old_holder["details"]) == ("Nguyễn Thị Ánh", False)
    assert as_json(look_up(centre, pin=parse_slip_text(new).pin))["details"]["qr"] == new


def test_no_answer_to_a_citizen_is_kept_on_the_way(centre: Centre) -> None:
    slip = parse_slip_text(handed_in(centre, Writer(centre)))
    wrong = "000000" if slip.pin != "000000" else "000001"
    answers = [look_up(centre, **proof) for proof in ({}, {"pin": wrong}, {"pin": slip.pin})]
    answers.append(call(centre, "GET", "/v1/lookup/H36.37.05-261123-0009"))
    assert [one.status for one in answers] == [200, 403, 200, 404]
    assert {one.headers["cache-control"] for one in answers} == {"no-store"}
    assert {one.headers.get("referrer-policy") for one in answers if one.status == 200} == {"no-referrer"}


def test_the_page_is_vietnamese_escaped_and_loads_nothing(centre: Centre) -> None:
    desk = Writer(centre)
    text = handed_in(centre, desk, "<script>alert(1)</script> & Ánh")
    page = call(centre, "GET", path_of(text), headers={"accept": "text/html,*/*"})
    html = page.body.decode()
    assert page.headers["content-type"].startswith("text/html")
    assert page.headers["referrer-policy"] == "no-referrer"
    assert '<html lang="vi">' in html
    assert "Giấy hẹn là thật" in html
    assert "Thứ Sáu 27/11/2026 16:00" in html
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert not re.search(r"(src|href)=", html)


def test_the_page_draws_the_code_of_the_slip_beside_its_number(centre: Centre) -> None:
    text = handed_in(centre, Writer(centre))
    html = page_of(centre, text)
    assert re.findall("<dt>(.*?)</dt>", html)[:3] == ["Mã hồ sơ", "Mã QR", "Nơi tiếp nhận"]
    assert decoded_symbol(html) == text


def test_the_page_of_a_slip_out_of_force_or_not_ours_draws_no_code(centre: Centre) -> None:
    desk = Writer(centre)
    old = handed_in(centre, desk)
    slip = parse_slip_text(old)
    desk.slip(slip.identity, CODE, DUE.replace(day=28))
    desk.push()
    centre.project(NOON)
    forged = old.replace("261123-0001", "261123-0002")
    pages = [page_of(centre, text) for text in (old, forged)]
    assert [
        ("đã được thay" in page, "chữ ký không đúng" in page, "<svg" in page, "cấp sau" in page) for page in pages
    ] == [
        (True, False, False, False),
        (False, True, False, False),
    ]


def test_a_slip_without_a_code_is_known_and_says_that_the_code_follows(centre: Centre) -> None:
    desk = Writer(centre)
    identity = desk.receive()
    text = desk.slip(identity, None, DUE)
    desk.push()
    centre.project(NOON)
    html = page_of(centre, text)
    assert "<dt>Mã hồ sơ</dt><dd>cấp sau</dd>" in html
    assert decoded_symbol(html) == text


@pytest.mark.parametrize("code", ["%00", "x" * 100, "a\nb"])
def test_a_code_of_the_wrong_form_is_refused(centre: Centre, code: str) -> None:
    answer = call(centre, "GET", f"/v1/lookup/{code}")
    assert answer.status in (400, 404)
    assert set(as_json(answer)) == {"vi", "en"}


def test_what_a_citizen_has_to_supply_is_shown_to_who_holds_the_slip(centre: Centre) -> None:
    desk = Writer(centre)
    text = handed_in(centre, desk)
    identity = parse_slip_text(text).identity
    desk.tell("SupplementAsked", {"missing": ["Bản sao giấy khai sinh", "Ảnh 4x6"]}, dossier=identity)
    desk.push()
    centre.project(NOON)
    details = scan(centre, text)["details"]
    assert details["supplement"] == "Bản sao giấy khai sinh; Ảnh 4x6"  # type: ignore[index]
    assert details["status"] == "Chờ bổ sung hồ sơ"  # type: ignore[index]


def test_what_is_to_be_corrected_and_why_is_asked_for_as_well(centre: Centre) -> None:
    desk = Writer(centre)
    text = handed_in(centre, desk)
    asked = {"missing": ["Ảnh 4x6"], "corrections": ["Ghi lại ngày sinh"], "reason": "Tờ khai sai"}
    desk.tell("SupplementAsked", asked, dossier=parse_slip_text(text).identity)
    desk.push()
    centre.project(NOON)
    details = scan(centre, text)["details"]
    assert details["supplement"] == "Ảnh 4x6; Ghi lại ngày sinh; Tờ khai sai"  # type: ignore[index]


def test_a_name_that_was_corrected_is_shown_as_corrected(centre: Centre) -> None:
    desk = Writer(centre)
    text = handed_in(centre, desk)
    identity = parse_slip_text(text).identity
    desk.tell("DossierCorrected", {"after": {"applicant": {"name": "Nguyễn Thị Ánh"}}}, dossier=identity)
    not_approved = {"after": {"applicant": {"name": "Ai đó"}}}
    desk.tell("CorrectionAsked", {"reason": "x"}, dossier=identity, facts={"kind": "procedure"})
    desk.tell("CorrectionDecided", not_approved, dossier=identity, facts={"approved": False}, who="quang")
    desk.push()
    centre.project(NOON)
    assert scan(centre, text)["details"]["submitter"] == "Nguyễn Thị Ánh"  # type: ignore[index]


def test_an_organisation_is_named_beside_the_person_who_filed_for_it(centre: Centre) -> None:
    desk = Writer(centre)
    company = {"kind": "organisation", "name": "Công ty Mẫu", "representative": "Trần Văn Bình"}
    entry = desk.tell("DossierReceived", {"applicant": company}, issues=CODE, code=CODE, received=iso(NOON))
    text = desk.slip(identity_of(entry.hash), CODE, DUE)
    desk.push()
    centre.project(NOON)
    details = scan(centre, text)["details"]
    assert (details["organisation"], details["submitter"]) == ("Công ty Mẫu", "Trần Văn Bình")  # type: ignore[index]


@pytest.mark.parametrize("opens", ["GuidanceGiven", "OnlineArrived"])
def test_what_is_not_valid_yet_shows_no_appointment_and_no_unit(centre: Centre, opens: str) -> None:
    desk = Writer(centre)
    said = {"applicant": {"name": "Nguyễn Văn Ánh"}, "missing": ["Ảnh 4x6"]}
    entry = desk.tell(opens, said, issues=CODE, code=CODE, received=iso(NOON), due=iso(DUE))
    text = desk.slip(identity_of(entry.hash), CODE, DUE)
    desk.push()
    centre.project(NOON)
    details = scan(centre, text)["details"]
    assert details["submitter"] == "Nguyễn Văn Ánh"  # type: ignore[index]
    assert details.get("due") is None  # type: ignore[attr-defined]
    assert details.get("processing_office") is None  # type: ignore[attr-defined]
    assert details.get("supplement") == ("Ảnh 4x6" if opens == "GuidanceGiven" else None)  # type: ignore[attr-defined]


def test_a_database_that_fails_tells_the_visitor_nothing_about_itself(
    tmp_path: Path, key_file: KeyFile, caplog: pytest.LogCaptureFixture
) -> None:
    database = Database(f"sqlite:///{tmp_path}/broken.db")
    database.create()
    centre = Centre(database, key_file, seeded_bytes(6))
    with database.writing() as connection:
        dossiers.drop(connection)
    answer = call(centre, "GET", "/v1/lookup/H36.37.05-261123-0001")
    database.close()
    assert answer.status == 503
    assert as_json(answer) == {
        "vi": "Cơ sở dữ liệu trung tâm không dùng được lúc này.",
        "en": "The centre's database cannot be used right now.",
    }
    assert "no such table" in caplog.text
