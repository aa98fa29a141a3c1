"""The HTTP shell: FastAPI around `Centre.handle`. Here are the clock, the thread and the socket; the core has none.

Routes are logged, never paths: a path can hold a slip's proof.
"""

from __future__ import annotations

import json
import logging
import random
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi import Request as HttpRequest
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from central.admission import Admission
from central.client_address import Network, client_of
from central.core import Centre
from central.notices.configuration import Ways
from central.notices.sending_threads import SendingThreads
from central.projecting import Projecting, ProjectingThread
from central.projecting_process import ProjectingProcesses
from central.requests import Answer, Refused, Request, method_not_used, no_such_address
from central.routes import ROUTES, Body, Route, operation
from counter_app.domain.fault_places import fault_places
from counter_app.domain.times import OFFICE_ZONE

MOST_PUSHES_AT_ONCE = 16
OPENAPI_FILE = Path(__file__).with_name("openapi.json")

log = logging.getLogger("central")

_FAULT = Refused(
    500,
    "Trung tâm gặp lỗi khi xử lý yêu cầu này; chưa có gì thay đổi. Hãy thử lại sau.",
    "The centre met with a fault at this request; nothing was changed. Try again later.",
)


def office_now() -> datetime:
    return datetime.now(OFFICE_ZONE)


def create_app(
    centre: Centre | None,
    clock: Callable[[], datetime] = office_now,
    proxies: Sequence[Network] = (),
    ways: Ways | None = None,
) -> FastAPI:
    """Without a centre the app only describes itself (for the committed OpenAPI document).

    `proxies` are one's own: what they say about whom they speak for is believed, and nobody else's word. `ways`: how
    notices leave for citizens; without them none is sent.
    """
    shell = _Shell(centre, clock, proxies, ways)
    app = FastAPI(
        title="Counter central system",
        version="1",
        docs_url=None,
        redoc_url=None,
        openapi_url="/v1/openapi.json",
        lifespan=shell.lifespan,
    )
    for route in ROUTES:
        shell.add(app, route)
    app.add_exception_handler(HTTPException, _no_such_route)
    original = app.openapi

    def described() -> dict[str, Any]:
        if not app.openapi_schema:
            app.openapi_schema = _with_request_models(original())
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]
    return app


def openapi_text() -> str:
    """The document as it is committed."""
    return json.dumps(create_app(None).openapi(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


class _Shell:
    def __init__(
        self, centre: Centre | None, clock: Callable[[], datetime], proxies: Sequence[Network], ways: Ways | None
    ) -> None:
        self._centre = centre
        self._ways = ways
        self._proxies = proxies
        self._clock = clock
        self._projecting = _projecting(centre, clock) if centre is not None else None
        self._admission = Admission(MOST_PUSHES_AT_ONCE, random.SystemRandom().uniform)

    @asynccontextmanager
    async def lifespan(self, _app: FastAPI) -> AsyncIterator[None]:
        if self._projecting is None:
            yield
            return
        self._projecting.start()
        self._projecting.wake()
        sending = self._sending(self._projecting)
        try:
            if sending is not None:
                await run_in_threadpool(sending.start)
            yield
        finally:
            if sending is not None:
                await run_in_threadpool(sending.stop)
            await run_in_threadpool(self._projecting.stop)

    def _sending(self, projecting: Projecting) -> SendingThreads | None:
        if self._centre is None or self._ways is None:
            return None
        notices = self._centre.notices(self._ways, random.SystemRandom().uniform)
        return SendingThreads(notices, self._ways, self._clock, projecting.wake)

    def add(self, app: FastAPI, route: Route) -> None:
        async def endpoint(http: HttpRequest) -> Response:
            return await self._answer(http, route)

        described: dict[str, Any] = {"summary": route.summary, "openapi_extra": route.extra()}
        if not isinstance(route.gives, Body):
            described["response_model"] = route.gives
        elif route.gives is Body.NOTHING:
            described |= {"status_code": 204, "response_class": Response}
        else:
            described |= {"response_class": Response}
        responses = route.responses()
        if route.path.startswith("/S1/"):
            responses[200] = {"content": {"text/html": {"schema": {"type": "string"}}}}
            app.add_api_route("/s1/{slip:path}", endpoint, methods=["GET"], include_in_schema=False)
        app.add_api_route(
            route.path,
            endpoint,
            methods=[route.method],
            name=route.summary,
            operation_id=operation(route),
            responses=responses,
            **described,
        )

    async def _answer(self, http: HttpRequest, route: Route) -> Response:
        began = time.monotonic()
        try:
            body = await _body_within(http, route.limit)
        except Refused as refused:
            answer = refused.answer()
        except ClientDisconnect:
            return Response(status_code=400)
        else:
            answer = await run_in_threadpool(self._answered, _request(http, body, self._proxies), route)
        log.info("%s %d %d ms", route.name, answer.status, (time.monotonic() - began) * 1000)
        return Response(answer.body, answer.status, dict(answer.headers))

    def _answered(self, request: Request, route: Route) -> Answer:
        try:
            return self._handled(request, route)
        except Exception as fault:  # the server would log what the fault says, and that may name people
            log.error("%s: %s", route.name, fault_places(fault))
            return _FAULT.answer()

    def _handled(self, request: Request, route: Route) -> Answer:
        if self._centre is None or self._projecting is None:
            raise RuntimeError("an app without a centre only describes itself")
        if route.takes is not Body.BATCH:
            answer = self._centre.handle(request, self._clock())
            if route.feeds:
                self._projecting.wake()
            return answer
        with self._admission.inside(time.monotonic) as wait:
            if wait is not None:
                return _crowded(wait)
            answer = self._centre.handle(request, self._clock())
        self._projecting.wake()
        return answer


def _projecting(centre: Centre, clock: Callable[[], datetime]) -> Projecting:
    address = centre.shared_database
    return ProjectingThread(lambda: centre.project(clock())) if address is None else ProjectingProcesses(address)


async def _no_such_route(_http: HttpRequest, problem: Exception) -> Response:
    """What the router refuses by itself, in the words of every other refusal."""
    status = problem.status_code if isinstance(problem, HTTPException) else 400
    known = {404: no_such_address(), 405: method_not_used()}
    refused = known.get(status) or Refused(status, "Yêu cầu không đúng dạng.", "The request has not the right form.")
    answer = refused.answer()
    allowed = problem.headers if isinstance(problem, HTTPException) else None
    return Response(answer.body, answer.status, {**(allowed or {}), **answer.headers})


async def _body_within(http: HttpRequest, limit: int) -> bytes:
    """Read no more than the limit, whatever length was announced. Raises Refused."""
    too_large = Refused(413, "Yêu cầu quá lớn; hãy chia nhỏ.", "The request is too large; halve it.")
    announced = http.headers.get("content-length", "0")
    if announced.isdigit() and int(announced) > limit:
        raise too_large
    parts: list[bytes] = []
    size = 0
    async for part in http.stream():
        size += len(part)
        if size > limit:
            raise too_large
        parts.append(part)
    return b"".join(parts)


def _request(http: HttpRequest, body: bytes, proxies: Sequence[Network]) -> Request:
    return Request(
        method=http.method,
        path=http.url.path if http.scope.get("path") is None else str(http.scope["path"]),
        query=dict(http.query_params),
        headers={name.lower(): value for name, value in http.headers.items()},
        body=body,
        client=client_of(http.client.host if http.client else "", http.headers.getlist("x-forwarded-for"), proxies),
    )


def _crowded(wait: int) -> Answer:
    return Refused(
        429,
        f"Trung tâm đang nhận nhiều dữ liệu; hãy gửi lại sau {wait} giây.",
        f"The centre is taking in much; send again in {wait} seconds.",
        retry_after=wait,
    ).answer()


def _with_request_models(document: dict[str, Any]) -> dict[str, Any]:
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    for model in (route.takes for route in ROUTES if not isinstance(route.takes, Body)):
        schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
        for name, inner in schema.pop("$defs", {}).items():
            schemas.setdefault(name, inner)
        schemas[model.__name__] = schema
    document["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    return document
