"""A dossier that was handed in, looked up by its code and its slip."""

from __future__ import annotations

from datetime import datetime

from central.core import Centre
from central.requests import Answer
from tests.central.writers import AGENCY, NOON, Writer, as_json, call

CODE = f"{AGENCY}-261123-0001"
DUE = NOON.replace(day=27, hour=16)


def path_of(text: str) -> str:
    return "/" + text.split("/", 3)[3]


def scan(centre: Centre, text: str) -> dict[str, object]:
    answer = call(centre, "GET", path_of(text), headers={"accept": "application/json"})
    assert answer.status == 200
    return as_json(answer)


def page_of(centre: Centre, text: str) -> str:
    """As a browser gets it."""
    return call(centre, "GET", path_of(text), headers={"accept": "text/html,*/*"}).body.decode()


def handed_in(centre: Centre, desk: Writer, name: str = "Nguyễn Văn Ánh") -> str:
    identity = desk.receive(CODE, name=name, due="2026-11-27T16:00:00+07:00")
    text = desk.slip(identity, CODE, DUE)
    desk.push()
    centre.project(NOON)
    return text


def look_up(centre: Centre, now: datetime = NOON, client: str = "10.0.0.1", **query: str) -> Answer:
    return call(centre, "GET", f"/v1/lookup/{CODE}", query=query, client=client, now=now)
