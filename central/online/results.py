"""What a portal may know of a dossier that it filed, and the electronic result that it hands out to its citizen.

Files are given only once a desk recorded that the result is returned online, and only those that it named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from pydantic import BaseModel

from central.administration import Act, Administration
from central.online.successors import as_it_stands
from central.requests import Refused
from central.store import blobs, feeds, online
from central.store.database import Connection, Database
from central.store.online import Filing, FilingKey
from counter_app.domain import entry_types as types
from counter_app.domain.judging import CODE_TAKEN, IN_ORDER
from counter_app.domain.life_cycle import AWAITING_SUPPLEMENT, RETURNED, SENT_BACK
from counter_app.domain.national_status import national_status
from counter_app.domain.permissions import PROGRAM
from counter_app.wire.entry import read_body
from counter_app.wire.header import Header, read_header
from counter_app.wire.messages import BLOB_PART
from counter_app.wire.strict_json import NotStrictJson

COUNTS = (IN_ORDER, CODE_TAKEN)
SENT, ONLINE = "sent", "online"  # facts of `ResultReturned`


class ResultFile(BaseModel):
    """`here`: every byte is at the centre and can be fetched in parts of 1 MiB."""

    sha256: str
    size: int
    media: str
    here: bool


class OnlineStatus(BaseModel):
    """`GET /v1/offices/{office}/online/{reference}`. `national`: one of the ten codes of the national exchange. `due`
    ISO; `asked`: what is still to be sent; `result`: only once it is returned online."""

    dossier: str
    code: str | None = None
    status: str
    national: int
    due: str | None = None
    asked: list[str] = []
    result: list[ResultFile] = []


class OnlineResults:
    def __init__(self, database: Database, administration: Administration) -> None:
        self._database = database
        self._administration = administration

    def look(self, key: FilingKey) -> OnlineStatus:
        """Raises Refused: unknown (404), not judged yet (503)."""
        office = key.office
        with self._database.reading() as connection:
            filed, state = as_it_stands(connection, office, _filed(connection, key))
            if state is None:
                raise Refused(
                    503,
                    "Hồ sơ vừa đến, trung tâm chưa xét xong; hãy hỏi lại sau ít giây.",
                    "The dossier has just come and was not judged yet; ask again in a few seconds.",
                    retry_after=5,
                )
            waits = state.status in (SENT_BACK, AWAITING_SUPPLEMENT)
            return OnlineStatus(
                dossier=filed.dossier,
                code=filed.code,
                status=state.status,
                national=national_status(state.status).code,
                due=state.due,
                asked=_asked(connection, office, filed.dossier) if waits else [],
                result=_result(connection, office, filed.dossier) if state.status == RETURNED else [],
            )

    def part(self, key: FilingKey, content: bytes, part: int, now: datetime) -> bytes:
        """Of an electronic result. With its last part an entry says, once, that the portal took it. Raises Refused."""
        with self._database.reading() as connection:
            filed, _state = as_it_stands(connection, key.office, _filed(connection, key))
            named = {one.sha256: one for one in _result(connection, key.office, filed.dossier)}
            file = named.get(content.hex())
            data = blobs.one_part(connection, filed.dossier, content, part) if file and file.here else None
        if file is None or data is None:
            raise Refused(
                404,
                "Chưa có kết quả điện tử này để lấy; hãy hỏi lại trạng thái hồ sơ.",
                "There is no such electronic result to fetch; ask for the dossier's status again.",
            )
        if part == -(-file.size // BLOB_PART) - 1:
            self._taken(key, filed, content, now)
        return data

    def _taken(self, key: FilingKey, filed: Filing, content: bytes, now: datetime) -> None:
        # No portal's own number has a blank.
        once = replace(key, reference=f"{key.reference} result {content.hex()}")
        with self._database.writing() as connection:
            if online.claim(connection, once) is not None:
                return
            facts = {"sha256": content.hex(), "portal": key.portal}
            act = Act(types.RESULT_TAKEN, PROGRAM, dossier=filed.dossier, facts=facts, code=filed.code)
            self._administration.record_in(connection, key.office, act, now)
            online.settle(connection, once, filed)


def _filed(connection: Connection, key: FilingKey) -> Filing:
    filed = online.find(connection, key)
    if filed is None:
        raise Refused(404, "Cổng chưa gửi hồ sơ nào có số này.", "The portal has filed no dossier with this number.")
    return filed


def _result(connection: Connection, office: str, dossier: str) -> list[ResultFile]:
    header, _details = _last(connection, office, dossier, types.RESULT_RETURNED)
    sent = header.facts.get(SENT) if header is not None and header.facts.get("way") == ONLINE else None
    found = []
    for text in sent if isinstance(sent, list) else []:
        content = _digest(text)
        named = blobs.naming_entry(connection, office, dossier, content, held=False) if content else None
        if content is not None and named is not None and not named.erased and named.verdict in COUNTS:
            here = blobs.is_whole(connection, dossier, content)
            found.append(ResultFile(sha256=content.hex(), size=named.size, media=named.media, here=here))
    return found


def _asked(connection: Connection, office: str, dossier: str) -> list[str]:
    _header, details = _last(connection, office, dossier, types.SUPPLEMENT_ASKED)
    listed = (details.get(name) for name in ("missing", "corrections"))
    return [text for texts in listed if isinstance(texts, list) for text in texts if isinstance(text, str)]


def _last(
    connection: Connection, office: str, dossier: str, entry_type: str
) -> tuple[Header | None, Mapping[str, Any]]:
    """The newest entry of this kind that counts, as far as it can be read."""
    found = feeds.last_of(connection, office, dossier, entry_type, COUNTS)
    if found is None:
        return None, {}
    try:
        return read_header(found[0]), read_body(found[1]) if found[1] is not None else {}
    except NotStrictJson:
        return None, {}


def _digest(text: object) -> bytes | None:
    try:
        content = bytes.fromhex(text) if isinstance(text, str) else b""
    except ValueError:
        return None
    return content if len(content) == 32 else None
