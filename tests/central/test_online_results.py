"""What a portal may know of a dossier that it filed, and the electronic result: only once returned online, once."""

from __future__ import annotations

import hashlib
import random
from typing import Any

import pytest

from central.core import Centre
from central.requests import Answer
from counter_app.domain import life_cycle as life
from counter_app.domain.judging import IN_ORDER
from counter_app.wire.messages import BLOB_PART
from tests.central.filed import Filed
from tests.central.portals import ADDRESS, Portal, filing, rows
from tests.central.writers import NOON, as_json, call

RESULT = b"%PDF-1.7 " + random.Random(6).randbytes(BLOB_PART + 50)
CONTENT = hashlib.sha256(RESULT).hexdigest()


class Returned(Filed):
    """A dossier whose result was digitised at a desk."""

    def ready(self) -> None:
        self.steps("DossierReceived", "ResultArrived")
        facts = {"sha256": CONTENT, "size": len(RESULT), "media": "application/pdf", "of": "result"}
        self.steps("ScanAttached", details={"title": "Giấy xác nhận"}, facts=facts)

    def sends(self) -> None:
        for part in range(2):
            data = RESULT[part * BLOB_PART : (part + 1) * BLOB_PART]
            path = f"/v1/dossiers/{self.dossier}/blobs/{CONTENT}"
            assert self.desk.ask("PUT", path, data, query={"part": str(part)}).status == 200

    def returns(self, way: str = "online") -> None:
        self.steps("ResultReturned", facts={"way": way, "sent": [CONTENT]})

    def looks(self, portal: Portal | None = None) -> Answer:
        headers = {"authorization": f"Bearer {(portal or self.portal).token}"}
        return call(self.centre, "GET", f"{ADDRESS}/NPSP-1", headers=headers)

    def fetches(self, part: int, content: str = CONTENT, portal: Portal | None = None) -> Answer:
        headers = {"authorization": f"Bearer {(portal or self.portal).token}"}
        path = f"{ADDRESS}/NPSP-1/result/{content}"
        return call(self.centre, "GET", path, query={"part": str(part)}, headers=headers)

    def result(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = as_json(self.looks())["result"]
        return found


@pytest.fixture
def filed(centre: Centre) -> Returned:
    return Returned(centre)


def test_a_portal_is_told_where_its_dossier_stands_and_what_is_asked_for(filed: Returned) -> None:
    told = as_json(filed.looks())
    assert (told["status"], told["national"], told["asked"], told["result"]) == (life.ARRIVED_ONLINE, 1, [], [])
    filed.steps("SupplementAsked", details={"missing": ["Tờ khai"], "corrections": ["Ghi lại ngày sinh"]})
    told = as_json(filed.looks())
    assert (told["status"], told["national"]) == (life.SENT_BACK, 5)
    assert told["asked"] == ["Tờ khai", "Ghi lại ngày sinh"]


def test_a_result_that_is_returned_online_is_fetched_in_parts_and_the_timeline_says_so_once(filed: Returned) -> None:
    filed.ready()
    filed.sends()
    assert filed.result() == []
    assert filed.fetches(0).status == 404, "nobody returned it yet"
    filed.returns()
    assert filed.result() == [{"sha256": CONTENT, "size": len(RESULT), "media": "application/pdf", "here": True}]
    for _twice in range(2):
        assert b"".join(filed.fetches(part).body for part in range(2)) == RESULT
    taken = [(row, header) for row, header, _details in rows(filed.centre, filed.desk) if header.type == "ResultTaken"]
    ((row, header),) = taken
    assert (row.verdict, header.facts["sha256"], header.facts["portal"]) == (IN_ORDER, CONTENT, "npsp")
    assert filed.fetches(2).status == 404


@pytest.mark.parametrize("way", ["direct", "post"])
def test_what_was_handed_out_otherwise_is_given_to_no_portal(filed: Returned, way: str) -> None:
    filed.ready()
    filed.sends()
    filed.returns(way)
    assert filed.result() == []
    assert filed.fetches(0).status == 404


def test_a_result_that_is_still_on_its_way_is_told_as_such(filed: Returned) -> None:
    filed.ready()
    filed.returns()
    assert [one["here"] for one in filed.result()] == [False]
    assert filed.fetches(0).status == 404
    filed.sends()
    assert filed.fetches(0).status == 200


def test_another_portal_a_stranger_and_another_file_get_nothing(filed: Returned) -> None:
    filed.ready()
    filed.sends()
    filed.returns()
    other = Portal(filed.centre, "tinh")
    assert filed.looks(other).status == filed.fetches(0, portal=other).status == 404
    assert filed.fetches(0, "ab" * 32).status == 404
    assert call(filed.centre, "GET", f"{ADDRESS}/NPSP-1").status == 401
    path = f"{ADDRESS}/NPSP-1/result/{CONTENT}"
    assert call(filed.centre, "GET", path, query={"part": "0"}).status == 401
    headers = {"authorization": f"Bearer {filed.portal.token}"}
    assert call(filed.centre, "GET", path, headers=headers).status == 400


def test_an_erased_result_is_given_no_more(filed: Returned) -> None:
    filed.ready()
    filed.sends()
    filed.returns()
    filed.desk.tell("BodyErased", dossier=filed.dossier, who="quang", facts={"reason": "x"})
    filed.desk.push()
    filed.centre.project(NOON)
    assert filed.result() == []
    assert filed.fetches(0).status == 404


def test_what_was_not_judged_yet_is_asked_for_again(centre: Centre) -> None:
    portal = Portal(centre)
    portal.sent(filing())
    headers = {"authorization": f"Bearer {portal.token}"}
    assert call(centre, "GET", f"{ADDRESS}/NPSP-1", headers=headers).status == 503
