"""Reference data for the desks: whole, with an ETag; a version's bytes are never made again."""

from __future__ import annotations

import hashlib
import logging
from datetime import datetime, timedelta

from central.enrolment import key_papers
from central.keys import CentreKeys
from central.requests import Answer, Refused, answer_with
from central.store import people, references, registry
from central.store.database import Connection
from central.store.references import Version
from counter_app.domain.errors import BadInput
from counter_app.domain.people import Person, people_as_records, verifier_is_sound
from counter_app.domain.times import iso, parse_iso
from counter_app.wire import strict_json
from counter_app.wire.messages import ReferenceAnswer, ReferenceItem, VerifierRequest
from counter_app.wire.papers import b64

KINDS = ("procedures", "profiles", "calendar", "users", "keys", "notices", "settings")
CLOCK_LEEWAY = timedelta(minutes=10)

log = logging.getLogger("central")


def reference(connection: Connection, keys: CentreKeys, kind: str, office: str, known_etag: str) -> Answer:
    """The current versions; 304 when the desk has them. Raises Refused for a kind that does not exist."""
    if kind not in KINDS:
        raise Refused(404, "Không có loại dữ liệu tham chiếu này.", "There is no such kind of reference data.")
    items = [*references.current_versions(connection, kind, office), *_made_here(connection, keys, kind, office)]
    etag = _etag(kind, items)
    if etag in [one.strip().removeprefix("W/") for one in known_etag.split(",")]:
        return Answer(304, b"", {"etag": etag})
    answer = answer_with(_message(kind, items))
    return Answer(answer.status, answer.body, {**answer.headers, "etag": etag, "cache-control": "private, no-cache"})


def one_version(connection: Connection, kind: str, office: str, digest: str) -> Answer:
    """A version of any age by its hash: a dossier keeps the rules that it was received under."""
    found = references.version(connection, kind, office, digest)
    if found is None:
        raise no_such_version()
    return answer_with(_message(kind, [found]))


def put_verifier(
    connection: Connection, account: str, office: str, desk: str, request: VerifierRequest, now: datetime
) -> None:
    """A password that was changed offline; the later change wins. Raises Refused.

    The desk's word alone says that the person herself changed it, so the log keeps which desk said so.
    """
    person = people.find_account(connection, account)
    if person is None or person.office != office:
        raise no_such_account()
    try:
        changed = parse_iso(request.changed)
    except BadInput as problem:
        raise Refused(400, problem.vi, problem.en) from None
    if not verifier_is_sound(request.verifier):
        raise Refused(400, "Mã kiểm mật khẩu không đúng dạng.", "The verifier has not the right form.")
    changed = min(changed, now + CLOCK_LEEWAY)  # a desk's clock that runs ahead must not win for ever
    if person.changed and parse_iso(person.changed) > changed:
        return
    people.put_account(
        connection,
        people.Account(account, office, person.name, request.verifier, must_change=False, changed=iso(changed)),
    )
    log.info("desk %s changed the password of account %s", desk, account)


def no_such_version() -> Refused:
    return Refused(404, "Trung tâm không có phiên bản này.", "The centre has not this version.")


def no_such_account() -> Refused:
    return Refused(404, "Bộ phận không có tài khoản này.", "The office has no such account.")


def _made_here(connection: Connection, keys: CentreKeys, kind: str, office: str) -> list[Version]:
    """What stands in the registry rather than in an imported file."""
    if kind == "users":
        listed = _users(connection, office)
        return [_version("users", listed)] if listed else []
    if kind == "keys":
        return [_version("keys", {"keys": [paper.as_json() for paper in key_papers(connection, keys, office)]})]
    if kind == "settings":
        return [_version("office", _office(connection, office))]
    return []


def _office(connection: Connection, office: str) -> dict[str, object]:
    """With the names of its desks and people, so that no screen has to show an id; nothing that lets anybody in.

    Who left stays listed: what they wrote is still to be read.
    """
    one_stops = registry.one_stops_of(connection, office)
    # Where a post takes in for several, the administrator's own part of the settings says which.
    brings = {"brings_to": _named_office(connection, one_stops[0])} if len(one_stops) == 1 else {}
    return brings | {
        "office": office,
        "name": registry.office_name(connection, office) or office,
        "agencies": registry.agencies_of(connection, office),
        "desks": [
            {"desk": desk.desk, "name": desk.name, "number": desk.number}
            for desk in registry.desks_of(connection, office)
        ],
        "people": [
            {"account": account.account, "name": account.name}
            for account, _spans in people.accounts_of(connection, office)
        ],
    }


def _named_office(connection: Connection, office: str) -> dict[str, object]:
    return {"office": office, "name": registry.office_name(connection, office) or office}


def _users(connection: Connection, office: str) -> list[dict[str, object]]:
    """This office's people only: verifiers of a whole province on every desk would be a kit for guessing.

    Who has no password yet cannot sign in and is left out.
    """
    listed = []
    for account, spans in people.accounts_of(connection, office):
        present = [role for role, _since, until in spans if until is None]
        role = present[-1] if present else spans[-1][0] if spans else ""
        if role and verifier_is_sound(account.verifier):
            listed.append(
                Person(account.account, account.name, role, account.verifier, bool(present), account.must_change)
            )
    return people_as_records(listed)


def _version(name: str, value: object) -> Version:
    content = strict_json.write(value)
    return Version(name, hashlib.sha256(content).hexdigest(), content)


def _etag(kind: str, items: list[Version]) -> str:
    digest = hashlib.sha256(kind.encode("utf-8"))
    for item in items:
        digest.update(item.name.encode("utf-8") + b"\0" + item.hash.encode("ascii"))
    return f'"{digest.hexdigest()[:32]}"'


def _message(kind: str, items: list[Version]) -> ReferenceAnswer:
    return ReferenceAnswer(
        kind=kind, items=[ReferenceItem(name=item.name, hash=item.hash, bytes=b64(item.content)) for item in items]
    )
