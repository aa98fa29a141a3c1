"""One question to the centre by HTTP, its answer or a failure. Imported with the first question (http_shell.py)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import requests
from requests.exceptions import SSLError, Timeout
from urllib3.exceptions import ReadTimeoutError  # what requests lets through while a body is read

from counter_app.sync.bounded_answer import WHOLE_SECONDS, BoundedAdapter
from counter_app.sync.exchange import Answer, Failure, FailureKind, Question
from counter_app.wire.messages import LARGEST_ANSWER

CONNECT_SECONDS = 5.0
PIECE = 64 * 1024


class _Session(requests.Session):
    def get_redirect_target(self, resp: requests.Response) -> str | None:
        """Never anywhere: even to refuse a redirect, requests would read its whole body, however large."""
        return None


class HttpLine:
    """TLS is verified, against `authority` where the office pins one. No redirects: the centre does not move."""

    def __init__(
        self,
        address: str,
        *,
        authority: Path | None,
        timeout: float,
        monotonic: Callable[[], float],
    ) -> None:
        self._monotonic = monotonic
        self._address = address.rstrip("/")
        self._timeout = (CONNECT_SECONDS, timeout)
        self._session = _Session()
        self._session.trust_env = False
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, BoundedAdapter())
        self._session.verify = str(authority) if authority is not None else True

    def ask(self, question: Question) -> Answer | Failure:
        """Never raises for what a line or a server can do."""
        try:
            with self._session.request(
                question.method,
                self._address + question.path,
                data=question.body or None,
                headers=dict(question.headers),
                timeout=self._timeout,
                allow_redirects=False,
                stream=True,
            ) as response:
                body = _read_body(response, self._monotonic() + WHOLE_SECONDS, self._monotonic)
                if len(body) > LARGEST_ANSWER:
                    return Failure(FailureKind.BROKEN_ANSWER, "an answer over 8 MiB")
                if not _is_whole(response, body):
                    return Failure(FailureKind.UNREACHABLE, "the answer was cut off")
                headers = {name.lower(): value for name, value in response.headers.items()}
                return Answer(response.status_code, body, headers)
        except SSLError as error:
            return Failure(_kind_of_tls_error(str(error)), str(error)[:200])
        except (Timeout, ReadTimeoutError) as error:
            return Failure(FailureKind.TIMED_OUT, str(error)[:200])
        except Exception as error:
            # The engine waits for an answer, and requests lets errors of what it stands on through.
            return Failure(FailureKind.UNREACHABLE, type(error).__name__)

    def close(self) -> None:
        self._session.close()


def _read_body(response: requests.Response, end: float, monotonic: Callable[[], float]) -> bytes:
    """Whatever arrives by the end: a server that drips a byte now and then must not hold the engine for ever."""
    body = bytearray()
    while len(body) <= LARGEST_ANSWER:
        piece = response.raw.read1(PIECE, decode_content=True)
        if not piece:
            break
        body += piece
        if monotonic() > end:
            raise Timeout("the answer did not end")
    return bytes(body)


def _is_whole(response: requests.Response, body: bytes) -> bool:
    length = response.headers.get("content-length")
    encoded = response.headers.get("content-encoding")
    return length is None or encoded is not None or not length.isdigit() or int(length) == len(body)


def _kind_of_tls_error(text: str) -> FailureKind:
    """With a wrong clock the outage *is* the clock: that must lead to the clock question."""
    dated = "expired" in text or "not yet valid" in text
    return FailureKind.CERTIFICATE_DATE if dated else FailureKind.TLS
