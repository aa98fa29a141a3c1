"""The ten status codes of the national exchange, and which of them each state of a dossier is reported as.

The codes and their names are those that three independent systems exchange with the national portal; the text of
the technical standard itself was not read.
"""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.domain import life_cycle


@dataclass(frozen=True, slots=True)
class NationalStatus:
    code: int
    vi: str
    en: str


_NAMED = (
    NationalStatus(1, "Mới đăng ký", "Newly filed"),
    NationalStatus(2, "Được tiếp nhận", "Received"),
    NationalStatus(3, "Không được tiếp nhận", "Not received"),
    NationalStatus(4, "Đang xử lý", "In process"),
    NationalStatus(5, "Yêu cầu bổ sung giấy tờ", "Supplement asked for"),
    NationalStatus(6, "Yêu cầu thực hiện nghĩa vụ tài chính", "Financial duty to be met"),
    NationalStatus(7, "Công dân yêu cầu rút hồ sơ", "Withdrawn by the citizen"),
    NationalStatus(8, "Dừng xử lý", "Stopped"),
    NationalStatus(9, "Đã xử lý xong", "Processed"),
    NationalStatus(10, "Đã trả kết quả", "Result returned"),
)
NATIONAL_STATUSES = {status.code: status for status in _NAMED}

_CODE_OF = {
    life_cycle.ARRIVED_ONLINE: 1,
    # The citizen has filed, with the post; the one-stop has not received yet.
    life_cycle.TAKEN_BY_POST: 1,
    life_cycle.RECEIVED: 2,
    life_cycle.REFUSED: 3,
    life_cycle.WITH_SPECIALIST: 4,
    life_cycle.GUIDED: 5,
    life_cycle.SENT_BACK: 5,
    life_cycle.AWAITING_SUPPLEMENT: 5,
    life_cycle.AWAITING_DUTY: 6,
    life_cycle.WITHDRAWN: 7,
    life_cycle.STOPPED: 8,
    life_cycle.CLOSED: 8,
    life_cycle.VOID: 8,
    life_cycle.RESULT_READY: 9,
    life_cycle.RETURNED: 10,
}


def national_status(status: str) -> NationalStatus:
    """Raises KeyError for a status that the life cycle does not know."""
    return NATIONAL_STATUSES[_CODE_OF[status]]
