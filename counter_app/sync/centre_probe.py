"""One look at the centre: is it the centre that answers, and what time does it have?"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from counter_app.domain.errors import EnvironmentProblem
from counter_app.sync.centre_address import check_address
from counter_app.sync.exchange import Answer, Failure, FailureKind, Question, Unreadable
from counter_app.sync.http_shell import HttpShell
from counter_app.sync.reading import read_centre

PATIENCE_SECONDS = 5.0

_WHY = {
    FailureKind.UNREACHABLE: ("không kết nối được", "it cannot be reached"),
    FailureKind.TIMED_OUT: ("quá lâu không trả lời", "it took too long to answer"),
    FailureKind.CERTIFICATE_DATE: (
        "chứng chỉ không khớp ngày giờ; hãy kiểm tra đồng hồ của máy",
        "its certificate does not fit the date; check this machine's clock",
    ),
    FailureKind.TLS: ("chứng chỉ không đáng tin cậy", "its certificate is not trusted"),
    FailureKind.BROKEN_ANSWER: ("câu trả lời không đọc được", "its answer cannot be read"),
}


class CentreAway(EnvironmentProblem):
    """Nothing answered, or it was not the centre."""


def centre_time(address: str, *, authority: Path | None = None) -> datetime:
    """The centre's own time, office zone. Raises CentreAway, or BadInput for an address that is none."""
    check_address(address)
    shell = HttpShell(address, authority=authority, timeout=PATIENCE_SECONDS)
    try:
        return _time_in(shell.ask(Question("centre", "GET", "/v1/centre")))
    finally:
        shell.close()


def _time_in(answer: Answer | Failure) -> datetime:
    if isinstance(answer, Failure):
        raise _away(*_WHY[answer.kind])
    if answer.status != 200:
        raise _away(f"trả lời mã {answer.status}", f"it answered with status {answer.status}")
    try:
        return read_centre(answer).time
    except Unreadable:
        raise _away(
            "có máy khác trả lời thay (có thể là trang đăng nhập mạng)",
            "something else answered (perhaps the network's log-in page)",
        ) from None


def _away(vi: str, en: str) -> CentreAway:
    return CentreAway(
        f"Hệ thống trung tâm: {vi}. Việc ở quầy vẫn làm bình thường và sẽ gửi sau.",
        f"The centre: {en}. Work at the counter goes on and is handed in later.",
    )
