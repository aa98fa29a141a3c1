"""A post office and its one-stop at the centre: who may do what, what reaches whom, whose keys are known where."""

from __future__ import annotations

import json
from typing import Any

from central.core import Centre
from counter_app.domain.permissions import ADMINISTRATOR
from counter_app.services.office_settings import OneStop, read_office_settings
from counter_app.store.reference_arrivals import ReferenceVersion
from counter_app.wire.entry import identity_of
from counter_app.wire.keys import key_name
from counter_app.wire.messages import ReferenceAnswer, read_message
from counter_app.wire.papers import unb64
from tests.central.writers import NOON, OFFICE, OTHER_OFFICE, POSTAL, Writer

TAKEN = {"applicant": {"name": "Lê Văn Cường"}}


def reference(desk: Writer, kind: str) -> dict[str, bytes]:
    answer = desk.ask("GET", f"/v1/reference/{kind}")
    assert answer.status == 200, answer.body
    return {one.name: unb64(one.bytes) for one in read_message(ReferenceAnswer, answer.body).items}


def keys_known_to(desk: Writer) -> set[str]:
    papers: list[Any] = json.loads(reference(desk, "keys")["keys"])["keys"]
    notices = [json.loads(unb64(one["bytes"])) for one in papers]
    return {key_name(bytes.fromhex(one["public"])) for one in notices}


def posted(post: Writer, **changes: Any) -> str:
    entry = post.tell("PostalAccepted", TAKEN, **({"who": "buuta", "offices": (OFFICE,)} | changes))
    return identity_of(entry.hash)


def verdicts(writer: Writer) -> dict[str, str]:
    return {row.entry: row.verdict for row, _header, _body in writer.feed()}


def test_what_the_post_takes_in_and_brings_reaches_the_one_stop_whole_and_is_received_there(centre: Centre) -> None:
    post, desk = Writer(centre, office=POSTAL, seed=2), Writer(centre)
    identity = posted(post)
    manifest = post.tell("ManifestMade", {"dossiers": [identity]}, who="buuta", offices=(OFFICE,))
    post.tell("NoteAdded", {"note": "Bảng kê 1"}, dossier=identity, who="buuta")
    post.push()
    centre.project(NOON)
    there = desk.feed()
    assert [row.verdict for row, _h, _b in there] == ["in_order"] * 3
    assert [body for row, _h, body in there if row.entry == manifest.hash.hex()] == [manifest.body]
    desk.tell("DossierReceived", TAKEN, dossier=identity, who="lan")
    desk.push()
    centre.project(NOON)
    last, _header, body = post.feed()[-1]
    assert (last.dossier, last.verdict, body) == (identity, "in_order", None)  # the header alone: not the post's body
    assert last.state is not None
    assert last.state["status"] == "received"


def test_the_centre_judges_the_role_again(centre: Centre) -> None:
    centre.administration.add_account("chi", POSTAL, "Chi", ADMINISTRATOR, NOON.replace(day=1))
    post = Writer(centre, office=POSTAL, seed=2)
    identity = posted(post)
    wanted = {
        post.tell("DossierReceived", TAKEN, dossier=identity, who="buuta"): "not_permitted",
        post.tell("ManifestMade", {"dossiers": [identity]}, who="chi"): "not_permitted",
        post.tell("PostalAccepted", TAKEN, who="chi"): "not_permitted",
        post.tell("ManifestMade", {"dossiers": [identity]}, who="buuta"): "in_order",
    }
    post.push()
    centre.project(NOON)
    found = verdicts(post)
    assert {entry: found[entry.hash.hex()] for entry in wanted} == wanted


def test_an_office_that_the_post_did_not_name_receives_nothing_of_it(centre: Centre) -> None:
    post, other = Writer(centre, office=POSTAL, seed=2), Writer(centre, office=OTHER_OFFICE, seed=3)
    identity = posted(post)
    post.push()
    centre.project(NOON)
    assert other.feed() == []
    entry = other.tell("DossierReceived", TAKEN, dossier=identity, who="thu")
    other.push()
    centre.project(NOON)
    assert verdicts(other)[entry.hash.hex()] == "not_permitted"


def test_a_one_stop_knows_the_keys_of_its_post_and_the_post_none_of_the_one_stop_s(centre: Centre) -> None:
    post, desk = Writer(centre, office=POSTAL, seed=2), Writer(centre)
    assert post.key.name in keys_known_to(desk)
    assert desk.key.name not in keys_known_to(post)
    centre.administration.add_office("far", "Xã Xa", ["H99.01"])
    far = Writer(centre, office="far", seed=4)
    assert post.key.name not in keys_known_to(far)


def test_a_post_office_of_one_one_stop_is_told_whom_it_brings_to(centre: Centre) -> None:
    assert brings_to(Writer(centre, office=POSTAL, seed=2)) is None  # two share its agency: somebody has to say which
    centre.administration.add_office("far", "Xã Xa", ["H99.01"])
    centre.administration.add_office("far-post", "Bưu điện Xa", ["H99.01"], kind="postal")
    assert brings_to(Writer(centre, office="far-post", seed=3)) == OneStop("far", "Xã Xa")
    assert brings_to(Writer(centre, office="far", seed=4)) is None


def brings_to(desk: Writer) -> OneStop | None:
    parts = reference(desk, "settings").items()
    return read_office_settings(ReferenceVersion(name, "", content) for name, content in parts).brings_to
