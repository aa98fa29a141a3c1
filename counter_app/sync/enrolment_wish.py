"""What a person gives for a new desk, how far it has come, and what may come of it; apart from what asks the centre, so
that a PC that is a desk already can open without that."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

from counter_app.domain.errors import BadInput, EnvironmentProblem
from counter_app.domain.times import OFFICE_ZONE
from counter_app.sync.centre_address import check_address

if TYPE_CHECKING:
    from counter_app.sync.enrolment import Enrolled
    from counter_app.wire.recovery_code import RecoveryCode

LONGEST = 200


class Stage(Enum):
    CENTRE = auto()  # looking for the centre
    KEYS = auto()  # making the desk's keys and reading them back
    CODE = auto()  # handing the code in
    DATABASE = auto()  # writing the desk's database


class Cancelled(EnvironmentProblem):
    def __init__(self) -> None:
        super().__init__("Đã dừng ghi danh; chưa có gì được ghi.", "Enrolling was stopped; nothing was written.")


class ClockIsOff(EnvironmentProblem):
    """This PC's clock and the centre's differ; enrolling with `clock_accepted` goes on all the same."""

    def __init__(self, here: datetime, centre: datetime) -> None:
        there = centre.astimezone(OFFICE_ZONE)
        super().__init__(
            f"Đồng hồ máy này là {here:%H:%M ngày %d/%m/%Y}, còn hệ thống trung tâm là {there:%H:%M ngày %d/%m/%Y}. "
            "Hãy chỉnh ngày giờ của máy: ngày hẹn trả được tính theo đồng hồ này.",
            f"This PC's clock says {here:%H:%M on %d/%m/%Y}, the centre's {there:%H:%M on %d/%m/%Y}. "
            "Set this PC's date and time: appointments are reckoned by it.",
        )


@dataclass(frozen=True, slots=True)
class EnrolmentWish:
    """What a person gave: the centre's address, the one-time code, what the desk is to be called."""

    centre: str
    code: str = field(repr=False)
    name: str
    clock_accepted: bool = False

    def check(self) -> None:
        """Raises BadInput before any key is made: what the centre would refuse, and what no message can carry."""
        check_address(self.centre)
        _check_text("Mã ghi danh", "The enrolment code", self.code)
        _check_text("Tên quầy", "The desk's name", self.name)


@dataclass(frozen=True, slots=True)
class NewDesk:
    """`recovery` is shown and printed now, and never again."""

    enrolled: Enrolled
    recovery: RecoveryCode


def _check_text(vi: str, en: str, text: str) -> None:
    if not text.strip() or len(text) > LONGEST or not text.isprintable():
        raise BadInput(
            f"{vi} phải có từ 1 đến {LONGEST} ký tự, không có ký tự điều khiển.",
            f"{en} must have 1 to {LONGEST} characters, none of them a control character.",
        )
