"""The table of the protocol says what the core does: every address is there, and whom each answers is true."""

from __future__ import annotations

from central.app import Body
from central.core import _ROUTES, Centre
from central.requests import Answer, method_not_used, no_such_address
from central.routes import ROUTES, Caller, Route
from tests.central.writers import AGENCY, OFFICE, Writer, as_json, call

NAMED = {
    "journal": "0" * 32,
    "office": OFFICE,
    "desk": "desk-1",
    "kind": "procedures",
    "account": "lan",
    "identity": "A" * 16,
    "sha256": "0" * 64,
    "reference": "NPSP-1",
    "code": f"{AGENCY}-261123-0001",
    "slip:path": "anything",
}


def address(route: Route) -> str:
    path = route.path
    for name, value in NAMED.items():
        path = path.replace(f"{{{name}}}", value)
    return path


def asked(centre: Centre, route: Route, token: str = "") -> Answer:
    headers = {"authorization": f"Bearer {token}"} if token else {}
    return call(centre, route.method, address(route), headers=headers)


def test_the_core_answers_every_route_of_the_table(centre: Centre) -> None:
    unknown = [refused.answer().body for refused in (no_such_address(), method_not_used())]
    assert [route.name for route in ROUTES if asked(centre, route).body in unknown] == []
    assert [route.name for route in ROUTES if "{" in address(route)] == []


def test_the_core_answers_nothing_that_is_not_in_the_table() -> None:
    asked_for = {(method, pattern) for method, pattern, _answer in _ROUTES}
    told = {
        (method, pattern)
        for method, pattern, _answer in _ROUTES
        for route in ROUTES
        if method == route.method and pattern.fullmatch(address(route))
    }
    assert told == asked_for


def test_without_a_token_a_route_answers_those_it_says_it_answers(centre: Centre) -> None:
    refused = [route.name for route in ROUTES if asked(centre, route).status == 401]
    assert refused == [route.name for route in ROUTES if route.caller is not Caller.ANYBODY]


def test_the_token_of_the_other_kind_opens_no_route(centre: Centre) -> None:
    tokens = {Caller.DESK: centre.online.make_portal("npsp"), Caller.PORTAL: Writer(centre).token()}
    for route in ROUTES:
        if route.caller is not Caller.ANYBODY:
            answer = asked(centre, route, tokens[route.caller])
            assert (answer.status, set(as_json(answer))) == (401, {"vi", "en"}), route.name


def test_a_batch_and_a_part_of_a_file_are_the_largest_that_is_taken() -> None:
    limits = {route.takes: route.limit for route in ROUTES if isinstance(route.takes, Body)}
    assert limits[Body.NOTHING] < limits[Body.PART] <= limits[Body.BATCH]
