"""The protocol as a table: what each route takes and gives, how large it may be, and whom it answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from pydantic import BaseModel

from central.calls import LARGEST_MESSAGE
from central.online.filing import OnlineAnswer, OnlineChange, OnlineFiling, OnlineSupplement, OnlineWithdrawal
from central.online.results import OnlineStatus
from central.public_answers import LookupAnswer, SlipAnswer
from counter_app.wire import messages
from counter_app.wire.batch import LARGEST_PACKED


class Caller(Enum):
    """Whom a route answers."""

    ANYBODY = "anybody"
    DESK = "desk"  # with the token of its session
    PORTAL = "portal"  # with the token that the office's administrator gave it


class Body(Enum):
    """What is no JSON."""

    NOTHING = ""
    BATCH = "application/gzip"
    PART = "application/octet-stream"  # of a file

    @property
    def limit(self) -> int:
        """In bytes."""
        return {Body.NOTHING: LARGEST_MESSAGE, Body.BATCH: LARGEST_PACKED, Body.PART: messages.BLOB_PART}[self]

    def described(self) -> dict[str, Any]:
        return {self.value: {"schema": {"type": "string", "format": "binary", "maxLength": self.limit}}}


@dataclass(frozen=True)
class Route:
    """One line of the protocol: what it takes and gives, whom it answers. `query`: names of the parameters it knows;
    `conflict`: what a 409 says; `feeds`: what it writes waits to be judged."""

    method: str
    path: str
    summary: str
    gives: type[BaseModel] | Body
    takes: type[BaseModel] | Body = Body.NOTHING
    query: tuple[str, ...] = ()
    conflict: type[BaseModel] | None = None
    caller: Caller = Caller.ANYBODY
    feeds: bool = False

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def limit(self) -> int:
        """Of what it takes, in bytes."""
        return self.takes.limit if isinstance(self.takes, Body) else LARGEST_MESSAGE

    def responses(self) -> dict[int | str, dict[str, Any]]:
        statuses = {400, 429, 503}
        if self.takes is not Body.NOTHING:
            statuses |= {413}
        if self.takes is Body.PART:
            statuses |= {404, 410}
        if self.gives is Body.PART:
            statuses |= {404}
        if self.feeds:
            statuses |= {404, 409, 413}
        if self.caller is not Caller.ANYBODY:
            statuses |= {401, 403}
        found: dict[int | str, dict[str, Any]] = {status: {"model": messages.Refusal} for status in sorted(statuses)}
        if self.gives is Body.PART:
            found[200] = {"content": self.gives.described()}
        if self.conflict:
            found[409] = {"model": self.conflict}
        return found

    def extra(self) -> dict[str, Any]:
        names = [("path", name) for name in _named(self.path)] + [("query", name) for name in self.query]
        found: dict[str, Any] = {
            "parameters": [
                {"name": name, "in": where, "required": where == "path", "schema": {"type": "string"}}
                for where, name in names
            ]
        }
        if self.takes is not Body.NOTHING:
            found["requestBody"] = {"required": self.takes is not Body.PART, "content": self._content()}
        if self.caller is not Caller.ANYBODY:
            found["security"] = [{"token": []}]
        return found

    def _content(self) -> dict[str, Any]:
        if isinstance(self.takes, Body):
            return self.takes.described()
        return {"application/json": {"schema": {"$ref": f"#/components/schemas/{self.takes.__name__}"}}}


ROUTES = (
    Route("GET", "/v1/centre", "Who the centre is, its time, keys and a nonce; also the probe", messages.CentreAnswer),
    Route("POST", "/v1/desks", "Enrol a desk; the same for the same key", messages.EnrolAnswer, messages.EnrolRequest),
    Route("POST", "/v1/sessions", "A token for 12 hours", messages.SessionAnswer, messages.SessionRequest),
    Route(
        "POST",
        "/v1/journals/{journal}",
        "Hand in a batch; the signed acknowledgement means stored",
        messages.PushAnswer,
        conflict=messages.ParentUnknown,
        takes=Body.BATCH,
    ),
    Route(
        "GET",
        "/v1/offices/{office}/feed",
        "What happened to the office's dossiers after a row that both sides have",
        messages.FeedPage,
        query=("after", "hash"),
        conflict=messages.FeedMismatch,
        caller=Caller.DESK,
    ),
    Route(
        "POST",
        "/v1/desks/{desk}/ranges",
        "The n-th number range of this desk",
        messages.RangeAnswer,
        messages.RangeRequest,
        caller=Caller.DESK,
    ),
    Route(
        "GET",
        "/v1/reference/{kind}",
        "Reference data, whole and conditional (If-None-Match)",
        messages.ReferenceAnswer,
        query=("hash",),
        caller=Caller.DESK,
    ),
    Route(
        "PUT",
        "/v1/accounts/{account}/verifier",
        "A password that was changed offline",
        Body.NOTHING,
        messages.VerifierRequest,
        caller=Caller.DESK,
    ),
    Route(
        "PUT",
        "/v1/dossiers/{identity}/blobs/{sha256}",
        "A part (from 0, of 1 MiB) of a digitised paper; without a part: which ones are stored",
        messages.BlobAnswer,
        query=("part",),
        caller=Caller.DESK,
        takes=Body.PART,
    ),
    Route(
        "GET",
        "/v1/dossiers/{identity}/blobs/{sha256}",
        "A part (from 0, of 1 MiB) of a file that was filed online",
        Body.PART,
        query=("part",),
        caller=Caller.DESK,
    ),
    Route(
        "POST",
        "/v1/offices/{office}/files",
        "Which of these filed files came from their portal, or were refused",
        messages.FilesAnswer,
        messages.FilesRequest,
        caller=Caller.DESK,
    ),
    Route(
        "PUT",
        "/v1/offices/{office}/online/{reference}/files/{sha256}",
        "A portal's: a part (from 0, of 1 MiB) of a file that its filing named; without a part: which ones are stored",
        messages.BlobAnswer,
        query=("part",),
        caller=Caller.PORTAL,
        takes=Body.PART,
    ),
    Route(
        "POST",
        "/v1/offices/{office}/online",
        "A portal's: a dossier as the citizen filed it; the same `reference` again changes nothing",
        OnlineAnswer,
        OnlineFiling,
        caller=Caller.PORTAL,
        feeds=True,
    ),
    Route(
        "GET",
        "/v1/offices/{office}/online/{reference}",
        "A portal's: where a dossier that it filed stands, what is asked for, and the electronic result",
        OnlineStatus,
        caller=Caller.PORTAL,
    ),
    Route(
        "GET",
        "/v1/offices/{office}/online/{reference}/result/{sha256}",
        "A portal's: a part (from 0, of 1 MiB) of the electronic result of a dossier that is returned online",
        Body.PART,
        query=("part",),
        caller=Caller.PORTAL,
        feeds=True,
    ),
    Route(
        "POST",
        "/v1/offices/{office}/online/{reference}/supplement",
        "A portal's: everything that was asked for of a dossier that was sent back",
        OnlineAnswer,
        OnlineSupplement,
        caller=Caller.PORTAL,
        feeds=True,
    ),
    Route(
        "POST",
        "/v1/offices/{office}/online/{reference}/withdrawal",
        "A portal's: the citizen takes the dossier back, or asks to once it was received",
        OnlineAnswer,
        OnlineWithdrawal,
        caller=Caller.PORTAL,
        feeds=True,
    ),
    Route(
        "POST",
        "/v1/offices/{office}/online/{reference}/change",
        "A portal's: what the citizen wants otherwise; the office answers",
        OnlineAnswer,
        OnlineChange,
        caller=Caller.PORTAL,
        feeds=True,
    ),
    Route(
        "GET",
        "/v1/lookup/{code}",
        "Code and completion; more with the slip's signature or six digits",
        LookupAnswer,
        query=("pin", "signature"),
    ),
    Route("GET", "/S1/{slip:path}", "The address in a slip's QR code", SlipAnswer),
)


def _named(path: str) -> list[str]:
    return [part[1:-1].split(":")[0] for part in path.split("/") if part.startswith("{")]


def operation(route: Route) -> str:
    words = [part for part in route.path.replace("/v1", "").split("/") if part and not part.startswith("{")]
    return "_".join([route.method.lower(), *words]).lower()
