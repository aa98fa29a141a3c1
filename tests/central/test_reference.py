"""Reference data: whole and conditional, every version kept, people of one's own office only."""

from __future__ import annotations

import hashlib
import json
import logging

import pytest

from central.core import Centre
from counter_app.domain.errors import BadInput
from counter_app.domain.people import read_people
from counter_app.domain.permissions import CLERK
from counter_app.wire.messages import ReferenceAnswer, read_message
from counter_app.wire.papers import KeyNotice, open_paper, read_paper, unb64
from tests.central.verifiers import VERIFIER, put
from tests.central.writers import AGENCY, NOON, OFFICE, OTHER_OFFICE, Writer, call, later


def get(desk: Writer, kind: str, **more: dict[str, str]) -> ReferenceAnswer:
    answer = desk.ask("GET", f"/v1/reference/{kind}", **more)
    assert answer.status == 200
    return read_message(ReferenceAnswer, answer.body)


def test_an_etag_saves_what_the_desk_has_and_changes_with_the_content(centre: Centre) -> None:
    desk = Writer(centre)
    centre.administration.put_reference("profiles", "national_2025", b'{"a":1}', NOON)
    etag = desk.ask("GET", "/v1/reference/profiles").headers["etag"]
    again = desk.ask("GET", "/v1/reference/profiles", headers={"if-none-match": etag})
    assert (again.status, again.body) == (304, b"")
    centre.administration.put_reference("profiles", "national_2025", b'{"a":2}', NOON)
    changed = desk.ask("GET", "/v1/reference/profiles", headers={"if-none-match": f'"x", {etag}'})
    assert changed.status == 200
    assert changed.headers["etag"] != etag


def test_bytes_are_handed_on_as_they_were_made_and_old_versions_stay(centre: Centre) -> None:
    desk = Writer(centre)
    odd = '{ "tên" :  "Đăng ký khai sinh" }'.encode()
    first = centre.administration.put_reference("procedures", "1.001193", odd, NOON)
    centre.administration.put_reference("procedures", "1.001193", b"{}", later(1))
    (item,) = get(desk, "procedures").items
    assert (unb64(item.bytes), item.hash) == (b"{}", hashlib.sha256(b"{}").hexdigest())
    (old,) = get(desk, "procedures", query={"hash": first}).items
    assert (old.name, unb64(old.bytes)) == ("1.001193", odd)
    assert desk.ask("GET", "/v1/reference/procedures", query={"hash": "00"}).status == 404


def test_an_offices_own_version_wins_over_the_one_for_everybody(centre: Centre) -> None:
    centre.administration.put_reference("calendar", "calendar", b"[1]", NOON)
    centre.administration.put_reference("calendar", "calendar", b"[2]", NOON, OTHER_OFFICE)
    assert [unb64(one.bytes) for one in get(Writer(centre), "calendar").items] == [b"[1]"]
    other = Writer(centre, office=OTHER_OFFICE, seed=2)
    assert [unb64(one.bytes) for one in get(other, "calendar").items] == [b"[2]"]


def test_a_desk_gets_its_own_people_only_and_can_read_them(centre: Centre) -> None:
    since = NOON
    centre.administration.add_account("hoa", OFFICE, "Lê Thị Hoa", CLERK, since, VERIFIER)
    centre.administration.add_account("xa", OTHER_OFFICE, "Người Khác", CLERK, since, VERIFIER)
    (item,) = get(Writer(centre), "users").items
    (person,) = read_people(unb64(item.bytes))
    assert (person.id, person.role, person.verifier, person.must_change) == ("hoa", CLERK, VERIFIER, True)


def test_who_left_is_listed_as_inactive(centre: Centre) -> None:
    desk = Writer(centre)
    for account in ("hoa", "an"):
        centre.administration.add_account(account, OFFICE, "Lê Thị Hoa", CLERK, NOON, VERIFIER)
    centre.administration.change_role("hoa", None, later(5))
    (item,) = get(desk, "users").items
    assert {person.id: person.active for person in read_people(unb64(item.bytes))} == {"hoa": False, "an": True}


def test_the_keys_list_names_withdrawn_keys_too(centre: Centre) -> None:
    first, second = Writer(centre), Writer(centre, seed=2)
    centre.administration.withdraw(first.desk.desk, NOON)
    (item,) = get(second, "keys").items
    papers = [read_paper(one) for one in json.loads(unb64(item.bytes))["keys"]]
    notices = {notice.public: notice for notice in (open_paper(one, KeyNotice, centre.keys.known) for one in papers)}
    assert notices[first.key.public.hex()].withdrawn == "2026-11-23T12:00:00+07:00"
    assert notices[second.key.public.hex()].withdrawn == ""


def office_part(desk: Writer) -> dict[str, object]:
    (item,) = get(desk, "settings").items
    told: dict[str, object] = json.loads(unb64(item.bytes))
    return told


def test_the_settings_name_the_office_and_its_agencies(centre: Centre) -> None:
    told = office_part(Writer(centre))
    assert (told["office"], told["name"], told["agencies"]) == (OFFICE, "Bộ phận Một cửa phường Một", [AGENCY])


def test_the_settings_name_the_desks_and_people_of_this_office_and_no_secret(centre: Centre) -> None:
    desk, second = Writer(centre), Writer(centre, seed=2)
    Writer(centre, office=OTHER_OFFICE, seed=3)
    centre.administration.add_account("hoa", OFFICE, "Lê Thị Hoa", CLERK, NOON, VERIFIER)
    centre.administration.change_role("hoa", None, later(5))
    told = office_part(desk)
    named = [{"desk": one.desk.desk, "name": one.desk.name, "number": one.desk.number} for one in (desk, second)]
    assert told["desks"] == named
    assert {"account": "hoa", "name": "Lê Thị Hoa"} in told["people"]  # type: ignore[operator]
    assert "argon2" not in json.dumps(told)


def test_a_new_desk_or_a_new_name_changes_the_settings_a_desk_has(centre: Centre) -> None:
    desk = Writer(centre)
    etags = [desk.ask("GET", "/v1/reference/settings").headers["etag"]]
    Writer(centre, seed=2)
    etags.append(desk.ask("GET", "/v1/reference/settings").headers["etag"])
    centre.administration.rename("lan", "Nguyễn Thị Lan Anh")
    etags.append(desk.ask("GET", "/v1/reference/settings").headers["etag"])
    assert len(set(etags)) == 3


def test_reference_data_needs_a_session_and_a_kind_that_exists(centre: Centre) -> None:
    assert call(centre, "GET", "/v1/reference/users").status == 401
    assert Writer(centre).ask("GET", "/v1/reference/rumours").status == 404
    with pytest.raises(BadInput):
        centre.administration.put_reference("rumours", "x", b"{}", NOON)


def test_a_password_changed_offline_reaches_the_others_and_the_later_change_wins(centre: Centre) -> None:
    desk = Writer(centre)
    new, older = VERIFIER[:-1] + "B", VERIFIER[:-1] + "C"
    assert put(desk, "lan", new, "2026-11-23T11:00:00+07:00") == 204
    assert put(desk, "lan", older, "2026-11-23T10:00:00+07:00") == 204
    (person,) = read_people(unb64(get(desk, "users").items[0].bytes))
    assert (person.id, person.verifier, person.must_change) == ("lan", new, False)


def test_the_centres_log_says_which_desk_changed_whose_password(
    centre: Centre, caplog: pytest.LogCaptureFixture
) -> None:
    desk = Writer(centre)
    with caplog.at_level(logging.INFO, "central"):
        put(desk, "quantri", VERIFIER, "2026-11-23T11:00:00+07:00")
        put(desk, "quantri", VERIFIER, "2026-11-23T10:00:00+07:00")  # overtaken: nothing is changed
        put(desk, "nobody", VERIFIER, "2026-11-23T11:00:00+07:00")
    assert caplog.messages == [f"desk {desk.desk.desk} changed the password of account quantri"]
    assert VERIFIER not in caplog.text


@pytest.mark.parametrize(
    ("account", "verifier", "changed", "status"),
    [
        ("thu", VERIFIER, "2026-11-23T11:00:00+07:00", 404),
        ("nobody", VERIFIER, "2026-11-23T11:00:00+07:00", 404),
        ("lan", "password in the clear, twenty", "2026-11-23T11:00:00+07:00", 400),
        ("lan", VERIFIER.replace("m=65536", "m=9999999"), "2026-11-23T11:00:00+07:00", 400),
        ("lan", VERIFIER, "yesterday", 400),
    ],
)
def test_a_verifier_that_cannot_be_is_refused(
    centre: Centre, account: str, verifier: str, changed: str, status: int
) -> None:
    assert put(Writer(centre), account, verifier, changed) == status
