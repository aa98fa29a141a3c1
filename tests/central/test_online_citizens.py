"""What citizens do by the portal after filing: taken back at once before the receipt, asked of the office after it, and
refused with its article once there is a result."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from central.core import Centre
from counter_app.domain import life_cycle as life
from counter_app.domain.judging import IN_ORDER
from tests.central.filed import FILED, WITHDRAWAL, Filed
from tests.central.portals import ADDRESS, Portal, filing, rows
from tests.central.writers import NOON, OFFICE, as_json, call

CHANGE = {
    "reference": "C1",
    "filed": FILED,
    "content": "Đổi số điện thoại thành 0987654321",
    "papers": [{"name": "Tờ khai", "files": [{"name": "moi.pdf", "size": 10, "sha256": "cd" * 32}]}],
}
SUPPLEMENT = {"reference": "S1", "filed": FILED, "papers": [{"name": "Tờ khai"}]}
Told = Callable[..., dict[str, Any]]


@pytest.fixture
def filed(centre: Centre) -> Filed:
    return Filed(centre)


@pytest.mark.parametrize("sent_back", [False, True])
def test_before_the_receipt_a_dossier_is_taken_back_at_once(filed: Filed, sent_back: bool) -> None:
    if sent_back:
        filed.steps("SupplementAsked")
    status, answer = filed.asks("withdrawal", WITHDRAWAL)
    assert (status, answer["status"]) == (200, life.WITHDRAWN)
    row, header, details = filed.last()
    assert (header.type, row.verdict, row.state["status"]) == ("DossierWithdrawn", IN_ORDER, life.WITHDRAWN)
    assert details["reason"] == WITHDRAWAL["reason"]
    assert header.received == FILED
    again, answer = filed.asks("withdrawal", WITHDRAWAL)
    assert (again, answer["known"], answer["status"]) == (200, True, life.WITHDRAWN)
    assert filed.asks("withdrawal", WITHDRAWAL | {"reference": "W2"})[0] == 409


def test_after_the_receipt_the_office_is_asked_and_the_dossier_goes_on(filed: Filed) -> None:
    filed.steps("DossierReceived", "HandedOver")
    status, answer = filed.asks("withdrawal", WITHDRAWAL)
    assert (status, answer["status"]) == (200, life.WITH_SPECIALIST)
    row, header, _details = filed.last()
    assert (header.type, row.verdict) == ("CitizenAsked", IN_ORDER)
    assert filed.asks("withdrawal", WITHDRAWAL)[1]["status"] == life.WITH_SPECIALIST
    assert header.facts == {"channel": "online", "what": "withdraw"}


@pytest.mark.parametrize(("what", "message"), [("withdrawal", WITHDRAWAL), ("change", CHANGE)])
def test_once_there_is_a_result_nothing_is_taken_back_or_changed(
    filed: Filed, what: str, message: dict[str, Any]
) -> None:
    filed.steps("DossierReceived", "ResultArrived")
    before = len(rows(filed.centre, filed.desk))
    status, answer = filed.asks(what, message)
    assert status == 409
    assert "điều 21.2" in answer["vi"]
    filed.steps("ResultReturned")
    assert filed.asks(what, message)[0] == 409
    assert len(rows(filed.centre, filed.desk)) == before + 1


def test_a_change_is_asked_for_at_any_time_before_with_its_files(filed: Filed) -> None:
    assert filed.asks("change", CHANGE)[1]["status"] == life.ARRIVED_ONLINE
    _row, header, details = filed.last()
    assert header.facts["what"] == "change"
    assert details["content"] == CHANGE["content"]
    assert details["files"][0]["component"] == "Tờ khai"
    address = f"{ADDRESS}/C1/files/{'cd' * 32}"
    headers = {"authorization": f"Bearer {filed.portal.token}"}
    assert call(filed.centre, "PUT", address, headers=headers).status == 200


def test_a_supplement_after_the_receipt_asks_the_office_to_look(filed: Filed) -> None:
    filed.steps("DossierReceived")
    assert filed.asks("supplement", SUPPLEMENT)[0] == 409
    filed.steps("SupplementAsked")
    assert filed.asks("supplement", SUPPLEMENT)[1]["status"] == life.AWAITING_SUPPLEMENT
    row, header, details = filed.last()
    assert (header.type, header.facts["what"], header.received) == ("CitizenAsked", "supplement", FILED)
    assert row.verdict == IN_ORDER
    assert details["brought"] == ["Tờ khai"]


def test_what_has_ended_is_said_to_have_ended(filed: Filed) -> None:
    filed.steps("DossierRefused")
    assert filed.asks("withdrawal", WITHDRAWAL)[0] == 409
    assert filed.asks("change", CHANGE)[0] == 409


def test_a_dossier_that_was_not_judged_yet_is_asked_for_again_in_a_moment(centre: Centre) -> None:
    portal = Portal(centre)
    portal.sent(filing())
    answer = portal.send(WITHDRAWAL, f"{ADDRESS}/NPSP-1/withdrawal")
    assert (answer.status, answer.headers["retry-after"]) == (503, "5")
    centre.project(NOON)
    assert portal.sent(WITHDRAWAL, f"{ADDRESS}/NPSP-1/withdrawal")["status"] == life.WITHDRAWN


@pytest.mark.parametrize(
    ("what", "message", "field"),
    [
        ("withdrawal", WITHDRAWAL | {"reason": "  "}, "reason"),
        ("withdrawal", WITHDRAWAL | {"reason": "x" * 2_001}, "reason"),
        ("withdrawal", WITHDRAWAL | {"filed": "mai"}, "filed"),
        ("withdrawal", WITHDRAWAL | {"who": "x"}, "who"),
        ("change", CHANGE | {"content": "A\u202e"}, "content"),
        ("change", {"reference": "C1", "filed": FILED}, "content"),
    ],
)
def test_what_is_wrong_is_named_and_changes_nothing(
    filed: Filed, what: str, message: dict[str, Any], field: str
) -> None:
    status, answer = filed.asks(what, message)
    assert status == 400
    assert field in answer["en"]
    assert len(rows(filed.centre, filed.desk)) == 1


def test_another_portal_and_a_stranger_ask_for_nothing(filed: Filed) -> None:
    other = Portal(filed.centre, "tinh")
    assert other.send(WITHDRAWAL, f"{ADDRESS}/NPSP-1/withdrawal").status == 404
    address = f"/v1/offices/{OFFICE}/online/NPSP-1/withdrawal"
    assert call(filed.centre, "POST", address, json.dumps(WITHDRAWAL).encode()).status == 401
    assert filed.last()[1].type == "OnlineArrived"


# ----------------------------------------------------------------------------------- received anew in another's place


def in_its_place(filed: Filed) -> str:
    """Received, then void with another dossier in its place, as a procedure of another agency makes it."""
    filed.steps("DossierReceived")
    anew = filed.desk.receive("G01.36.05-261123-0001", facts={"replaces": filed.dossier})
    filed.desk.tell("DossierVoided", dossier=filed.dossier, who="quang", facts={"replaced_by": anew})
    filed.desk.push()
    filed.centre.project(NOON)
    return anew


def test_after_it_was_received_anew_the_portal_is_told_of_the_new_dossier_and_asks_reach_it(filed: Filed) -> None:
    anew = in_its_place(filed)
    headers = {"authorization": f"Bearer {filed.portal.token}"}
    told = as_json(call(filed.centre, "GET", f"{ADDRESS}/NPSP-1", headers=headers))
    assert (told["dossier"], told["code"], told["status"]) == (anew, "G01.36.05-261123-0001", life.RECEIVED)
    status, answer = filed.asks("change", CHANGE)
    assert (status, answer["dossier"], answer["status"]) == (200, anew, life.RECEIVED)
    row, header, details = filed.last()
    assert (row.verdict, header.type, header.dossier) == (IN_ORDER, "CitizenAsked", anew)
    assert details["content"] == CHANGE["content"]
    assert filed.asks("change", CHANGE)[1]["known"]
    path = f"{ADDRESS}/NPSP-1/files/{'cd' * 32}"
    assert call(filed.centre, "PUT", path, headers=headers).status == 200, "its file may come"


def test_a_dossier_that_is_void_without_another_in_its_place_stays_what_it_is(filed: Filed) -> None:
    filed.steps("DossierReceived")
    filed.desk.tell("DossierVoided", dossier=filed.dossier, who="quang", facts={"replaced_by": "A" * 16})
    filed.desk.push()
    filed.centre.project(NOON)
    headers = {"authorization": f"Bearer {filed.portal.token}"}
    told = as_json(call(filed.centre, "GET", f"{ADDRESS}/NPSP-1", headers=headers))
    assert (told["dossier"], told["status"]) == (filed.dossier, life.VOID)
    assert filed.asks("withdrawal", WITHDRAWAL)[0] == 409
