"""The protocol as a table: what each route takes and gives, and how large it may be."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from central.calls import LARGEST_MESSAGE
from central.online.filing import OnlineAnswer, OnlineChange, OnlineFiling, OnlineSupplement, OnlineWithdrawal
from central.online.results import OnlineStatus
from central.public_answers import LookupAnswer, SlipAnswer
from counter_app.wire import messages
from counter_app.wire.batch import LARGEST_PACKED


class Route:
    """One line of the protocol: what it takes and gives, and how large it may be."""

    def __init__(
        self,
        method: str,
        path: str,
        summary: str,
        answer: type[BaseModel] | None,
        takes: type[BaseModel] | None = None,
        query: tuple[str, ...] = (),
        conflict: type[BaseModel] | None = None,
        needs_token: bool = False,
        batch: bool = False,
        blob: bool = False,
        feeds: bool = False,
        gives_bytes: bool = False,
    ) -> None:
        self.method, self.path, self.summary, self.answer = method, path, summary, answer
        self.takes, self.query, self.conflict = takes, query, conflict
        self.needs_token, self.batch = needs_token, batch
        self.name = f"{method} {path}"
        self.blob = blob
        self.gives_bytes = gives_bytes
        self.feeds = feeds  # what it writes waits to be judged
        self.limit = LARGEST_PACKED if batch else messages.BLOB_PART if blob else LARGEST_MESSAGE

    def responses(self) -> dict[int | str, dict[str, Any]]:
        refusal = {"model": messages.Refusal}
        found: dict[int | str, dict[str, Any]] = {400: refusal, 429: refusal, 503: refusal}
        if self.takes or self.batch or self.blob:
            found[413] = refusal
        if self.blob:
            found |= {404: refusal, 410: refusal}
        if self.gives_bytes:
            part = {"schema": {"type": "string", "format": "binary", "maxLength": messages.BLOB_PART}}
            found |= {200: {"content": {"application/octet-stream": part}}, 404: refusal}
        if self.conflict:
            found[409] = {"model": self.conflict}
        if self.feeds:
            found |= {404: refusal, 409: refusal, 413: refusal}
        if self.needs_token:
            found |= {401: refusal, 403: refusal}
        return found

    def extra(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if self.takes:
            schema = {"$ref": f"#/components/schemas/{self.takes.__name__}"}
            found["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
        if self.batch:
            packed = {"schema": {"type": "string", "format": "binary", "maxLength": LARGEST_PACKED}}
            found["requestBody"] = {"required": True, "content": {"application/gzip": packed}}
        if self.blob:
            part = {"schema": {"type": "string", "format": "binary", "maxLength": messages.BLOB_PART}}
            found["requestBody"] = {"required": False, "content": {"application/octet-stream": part}}
        names = [("path", name) for name in _named(self.path)] + [("query", name) for name in self.query]
        found["parameters"] = [
            {"name": name, "in": where, "required": where == "path", "schema": {"type": "string"}}
            for where, name in names
        ]
        if self.needs_token:
            found["security"] = [{"token": []}]
        return found


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
        batch=True,
    ),
    Route(
        "GET",
        "/v1/offices/{office}/feed",
        "What happened to the office's dossiers after a row that both sides have",
        messages.FeedPage,
        query=("after", "hash"),
        conflict=messages.FeedMismatch,
        needs_token=True,
    ),
    Route(
        "POST",
        "/v1/desks/{desk}/ranges",
        "The n-th number range of this desk",
        messages.RangeAnswer,
        messages.RangeRequest,
        needs_token=True,
    ),
    Route(
        "GET",
        "/v1/reference/{kind}",
        "Reference data, whole and conditional (If-None-Match)",
        messages.ReferenceAnswer,
        query=("hash",),
        needs_token=True,
    ),
    Route(
        "PUT",
        "/v1/accounts/{account}/verifier",
        "A password that was changed offline",
        None,
        messages.VerifierRequest,
        needs_token=True,
    ),
    Route(
        "PUT",
        "/v1/dossiers/{identity}/blobs/{sha256}",
        "A part (from 0, of 1 MiB) of a digitised paper; without a part: which ones are stored",
        messages.BlobAnswer,
        query=("part",),
        needs_token=True,
        blob=True,
    ),
    Route(
        "GET",
        "/v1/dossiers/{identity}/blobs/{sha256}",
        "A part (from 0, of 1 MiB) of a file that was filed online",
        None,
        query=("part",),
        needs_token=True,
        gives_bytes=True,
    ),
    Route(
        "POST",
        "/v1/offices/{office}/files",
        "Which of these filed files came from their portal, or were refused",
        messages.FilesAnswer,
        messages.FilesRequest,
        needs_token=True,
    ),
    Route(
        "PUT",
        "/v1/offices/{office}/online/{reference}/files/{sha256}",
        "A portal's: a part (from 0, of 1 MiB) of a file that its filing named; without a part: which ones are stored",
        messages.BlobAnswer,
        query=("part",),
        needs_token=True,
        blob=True,
    ),
    Route(
        "POST",
        "/v1/offices/{office}/online",
        "A portal's: a dossier as the citizen filed it; the same `reference` again changes nothing",
        OnlineAnswer,
        OnlineFiling,
        needs_token=True,
        feeds=True,
    ),
    Route(
        "GET",
        "/v1/offices/{office}/online/{reference}",
        "A portal's: where a dossier that it filed stands, what is asked for, and the electronic result",
        OnlineStatus,
        needs_token=True,
    ),
    Route(
        "GET",
        "/v1/offices/{office}/online/{reference}/result/{sha256}",
        "A portal's: a part (from 0, of 1 MiB) of the electronic result of a dossier that is returned online",
        None,
        query=("part",),
        needs_token=True,
        gives_bytes=True,
        feeds=True,
    ),
    Route(
        "POST",
        "/v1/offices/{office}/online/{reference}/supplement",
        "A portal's: everything that was asked for of a dossier that was sent back",
        OnlineAnswer,
        OnlineSupplement,
        needs_token=True,
        feeds=True,
    ),
    Route(
        "POST",
        "/v1/offices/{office}/online/{reference}/withdrawal",
        "A portal's: the citizen takes the dossier back, or asks to once it was received",
        OnlineAnswer,
        OnlineWithdrawal,
        needs_token=True,
        feeds=True,
    ),
    Route(
        "POST",
        "/v1/offices/{office}/online/{reference}/change",
        "A portal's: what the citizen wants otherwise; the office answers",
        OnlineAnswer,
        OnlineChange,
        needs_token=True,
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
