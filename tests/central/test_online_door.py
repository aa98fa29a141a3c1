"""The portal's door: authenticated, idempotent, checked whole; what it takes in comes out of the office's feed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from central.core import Centre
from counter_app.domain import life_cycle as life
from counter_app.domain.judging import CODE_TAKEN, IN_ORDER
from tests.central.portals import ADDRESS, Portal, filing, rows
from tests.central.writers import AGENCY, NOON, OTHER_OFFICE, POSTAL, Writer, as_json, call


@pytest.fixture
def portal(centre: Centre) -> Portal:
    return Portal(centre)


def test_what_a_portal_files_stands_in_the_offices_feed_in_order(centre: Centre, portal: Portal) -> None:
    answer = portal.sent(filing())
    assert answer["code"] == f"{AGENCY}-261123-5000"
    assert answer["known"] is False
    ((row, header, details),) = rows(centre, Writer(centre))
    assert (row.verdict, row.dossier, row.state["status"]) == (IN_ORDER, answer["dossier"], life.ARRIVED_ONLINE)
    assert (header.type, header.issues, header.received) == (
        "OnlineArrived",
        answer["code"],
        "2026-11-23T11:30:00+07:00",
    )
    assert header.facts["channel"] == "online"
    assert details["applicant"]["name"] == "Nguyễn Thị Đẹp"
    assert details["components"][1] == {"name": "Căn cước", "papers": [{"kind": "database", "count": 1}]}
    assert details["files"] == [{"name": "to-khai.pdf", "size": 120_000, "sha256": "ab" * 32, "component": "Tờ khai"}]
    assert details["paid_online"][0]["amount"] == 50_000
    assert details["signed"] is False
    assert details["registered"] is True


def test_sent_again_it_is_the_same_dossier_and_nothing_is_written(centre: Centre, portal: Portal) -> None:
    first = portal.sent(filing())
    again = portal.sent(filing(applicant={"name": "Người khác"}))
    assert (again["dossier"], again["code"], again["known"]) == (first["dossier"], first["code"], True)
    other = Portal(centre, "tinh")
    assert other.sent(filing())["dossier"] != first["dossier"]
    assert len(rows(centre, Writer(centre))) == 2


def test_numbers_go_up_by_agency_and_day_and_without_an_agency_none_is_given(portal: Portal) -> None:
    codes = [portal.sent(filing(reference=f"R{n}")).get("code") for n in range(3)]
    assert [code[-4:] for code in codes if code] == ["5000", "5001", "5002"]
    assert "code" not in portal.sent(filing(reference="R9", agency=""))


def test_the_portals_own_code_is_kept_and_never_given_twice(centre: Centre, portal: Portal) -> None:
    code = f"{AGENCY}-261123-7001"
    assert portal.sent(filing(code=code))["code"] == code
    refused = portal.send(filing(reference="R2", code=code))
    assert refused.status == 409
    assert len(rows(centre, Writer(centre))) == 1
    assert portal.sent(filing(reference="R2"))["known"] is False, "a refused one may be sent again"


def test_a_desk_that_gives_the_code_of_an_online_dossier_is_told_that_it_is_taken(
    centre: Centre, portal: Portal
) -> None:
    code = portal.sent(filing())["code"]
    writer = Writer(centre)
    writer.tell("DossierReceived", issues=code, who="lan")
    writer.push()
    verdicts = [row.verdict for row, _header, _details in rows(centre, writer)]
    assert sorted(verdicts) == sorted([IN_ORDER, CODE_TAKEN])


def test_what_was_sent_back_comes_back_whole_and_only_then(centre: Centre, portal: Portal) -> None:
    supplement = {"reference": "NPSP-1-b", "filed": "2026-11-23T11:50:00+07:00", "papers": [{"name": "Tờ khai"}]}
    address = f"{ADDRESS}/NPSP-1/supplement"
    assert portal.send(supplement, address).status == 404
    dossier = portal.sent(filing())["dossier"]
    assert portal.send(supplement, address).status == 503, "nobody has judged it yet"
    writer = Writer(centre)
    centre.project(NOON)
    assert portal.send(supplement, address).status == 409
    writer.tell("SupplementAsked", dossier=dossier, who="lan")
    writer.push()
    centre.project(NOON)
    assert portal.sent(supplement, address)["dossier"] == dossier
    assert portal.sent(supplement, address)["known"] is True
    last, header, details = rows(centre, writer)[-1]
    assert (header.type, last.verdict, last.state["status"]) == ("SupplementReceived", IN_ORDER, life.ARRIVED_ONLINE)
    assert details["brought"] == ["Tờ khai"]


@pytest.mark.parametrize("token", ["", "npsp.AAAA", "nobody.AAAA", ".", "npsp", "x" * 5_000])
def test_without_its_token_nobody_files(centre: Centre, portal: Portal, token: str) -> None:
    assert portal.send(filing(), token=token).status == 401
    assert rows(centre, Writer(centre)) == []


def test_a_withdrawn_token_and_an_earlier_one_are_good_no_longer(centre: Centre, portal: Portal) -> None:
    earlier, portal.token = portal.token, centre.online.make_portal("npsp")
    assert portal.send(filing(), token=earlier).status == 401
    assert portal.send(filing()).status == 200
    assert centre.online.withdraw_portal("npsp")
    assert not centre.online.withdraw_portal("npsp")
    assert portal.send(filing()).status == 401


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"reference": ""}, "reference"),
        ({"reference": "a b"}, "reference"),
        ({"procedure": "không"}, "procedure"),
        ({"procedure_name": "  "}, "procedure_name"),
        ({"filed": "hôm qua"}, "filed"),
        ({"filed": "2026-11-23T11:30:00"}, ""),
        ({"code": f"{AGENCY}-261123-0001"}, "code"),
        ({"code": f"{AGENCY}-261123-6600101"}, "code"),
        ({"agency": "không"}, "agency"),
        ({"service_level": "9"}, "service_level"),
        ({"signed": "no"}, "signed"),
        ({"registered": "yes"}, "registered"),
        ({"applicant": {"name": "A\u202eB"}}, "applicant.name"),
        ({"applicant": {"name": "A\x00"}}, "applicant.name"),
        ({"applicant": {"name": "x" * 301}}, "applicant.name"),
        ({"applicant": {"name": "A", "salary": 1}}, "applicant.salary"),
        ({"applicant": {"name": "A", "date_of_birth": "31/02/1990"}}, "applicant.date_of_birth"),
        ({"papers": [{"name": "A"}] * 101}, "papers"),
        ({"papers": [{"name": "A", "files": [{"name": "a", "size": -1, "sha256": "ab" * 32}]}]}, "size"),
        ({"paid": [{"kind": "phi", "amount": 1.5}]}, "amount"),
        ({"paid": [{"kind": "phi", "amount": 10**13}]}, "amount"),
        ({"unheard": 1}, "unheard"),
    ],
)
def test_what_is_wrong_is_named_and_changes_nothing(
    centre: Centre, portal: Portal, changes: dict[str, Any], field: str
) -> None:
    answer = portal.send(filing(**changes))
    if field:
        assert answer.status == 400
        assert field in as_json(answer)["en"]
        assert rows(centre, Writer(centre)) == []
    else:
        assert answer.status in (200, 400)


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b"{" * 5_000, b"\xff", b"9" * 300_000])
def test_rubbish_is_refused_in_one_sentence(centre: Centre, portal: Portal, body: bytes) -> None:
    answer = portal.send(body)
    assert answer.status in (400, 413)
    assert as_json(answer)["vi"]


def test_only_a_one_stop_office_takes_dossiers_in_and_none_from_the_future(portal: Portal) -> None:
    for office in ("nowhere", POSTAL):
        assert portal.send(filing(), f"/v1/offices/{office}/online").status == 404
    assert portal.sent(filing(), f"/v1/offices/{OTHER_OFFICE}/online")["known"] is False
    later = (NOON + timedelta(hours=1)).isoformat()
    assert portal.send(filing(reference="R3", filed=later)).status == 400


@pytest.mark.parametrize("name", ["", "cổng", "a b", "a/b", "x" * 41, "a.b"])
def test_a_portal_is_named_plainly(centre: Centre, name: str) -> None:
    from counter_app.domain.errors import BadInput

    with pytest.raises(BadInput):
        centre.online.make_portal(name)


@pytest.mark.parametrize("text", ["\0", "a\0b", "\ud800", "\u202e"])
def test_no_text_of_a_portals_address_breaks_the_database(centre: Centre, portal: Portal, text: str) -> None:
    withdrawal = {"reference": "W1", "filed": "2026-11-23T08:00:00+07:00", "reason": "đổi ý"}
    for address in (
        f"/v1/offices/{text}/online",
        f"{ADDRESS}/{text}/withdrawal",
        f"/v1/offices/{text}/online/x/change",
    ):
        assert portal.send(withdrawal, address).status in (400, 404)
    headers = {"authorization": f"Bearer {portal.token}"}
    for what in ("", f"/result/{'0' * 64}"):
        for address in (f"{ADDRESS}/{text}{what}", f"/v1/offices/{text}/online/x{what}"):
            assert call(centre, "GET", address, headers=headers, query={"part": "0"}).status == 404
    for address in (f"{ADDRESS}/{text}/files/{'0' * 64}", f"/v1/offices/{text}/online/x/files/{'0' * 64}"):
        assert call(centre, "PUT", address, b"x", headers=headers, query={"part": "0"}).status == 404
    for token in (text, f"npsp.{text}", f"{text}.npsp"):
        assert portal.send(filing(), token=token).status == 401


def test_a_filing_with_more_text_than_an_entry_holds_is_refused_in_words(centre: Centre, portal: Portal) -> None:
    papers = [{"name": "ế" * 300} for _paper in range(100)]
    answer = portal.send(filing(papers=papers))
    assert answer.status == 400
    assert "dài quá" in as_json(answer)["vi"]
    assert rows(centre, Writer(centre)) == []
    assert portal.sent(filing())["known"] is False
