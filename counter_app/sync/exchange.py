"""Questions to the centre and what comes back, as values: the HTTP shell and the simulator both speak them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from counter_app.domain.errors import EnvironmentProblem
from counter_app.domain.notice import Notice

SCAN, FILE = "scan", "file"
LARGE = (SCAN, FILE)  # purposes of what a proxy may cut or refuse for its size: no sign of the line


@dataclass(frozen=True, slots=True)
class Question:
    """One HTTP request. `purpose` is the engine's own word for it and travels nowhere."""

    purpose: str
    method: str
    path: str
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said; whether it was the centre is for the reader to find out. Header names in lower case."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


class FailureKind(StrEnum):
    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed_out"
    CERTIFICATE_DATE = "certificate_date"
    TLS = "tls"
    BROKEN_ANSWER = "broken_answer"


@dataclass(frozen=True, slots=True)
class Failure:
    """No answer of the centre, and why."""

    kind: FailureKind
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an answer: seconds to wait before the next question, and what a person should know."""

    wait: float = 0.0
    problem: Notice | None = None


class Unreadable(EnvironmentProblem):
    """What answered is not the centre, or its proof does not hold. `reason` is for the log."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            "Đường truyền trả lời không phải là hệ thống trung tâm (có thể cần đăng nhập mạng). "
            "Vẫn tiếp nhận bình thường.",
            "Something else than the centre answers on this line (perhaps a network log-in). Work goes on.",
        )
        self.reason = reason
