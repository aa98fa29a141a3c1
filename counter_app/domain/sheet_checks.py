"""A receipt that is entered from a contingency sheet: its number, and the time that was written on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from counter_app.domain.contingency_sheet import sheet_number
from counter_app.domain.intake import FieldProblem, ReceiveDossier
from counter_app.domain.times import time_vi

A_MINUTE = timedelta(minutes=1)  # paper names no seconds


def checked_sheet(command: ReceiveDossier, received: datetime) -> tuple[ReceiveDossier, list[FieldProblem]]:
    """The command with the number as it is printed, and what is wrong; the same command where there is no sheet."""
    if not command.sheet:
        return command, []
    number = sheet_number(command.sheet)
    if number is None:
        return command, [
            FieldProblem(
                "sheet",
                "Đây không phải số phiếu dự phòng; hãy quét lại phiếu (số có dạng DP007-00012).",
                "This is no contingency sheet's number; scan the sheet again (it looks like DP007-00012).",
            )
        ]
    return replace(command, sheet=str(number)), _against_time(command, received)


def _against_time(command: ReceiveDossier, received: datetime) -> list[FieldProblem]:
    if command.received is None:
        return [
            FieldProblem(
                "received",
                "Hãy ghi ngày giờ nhận hồ sơ đã viết trên phiếu dự phòng.",
                "Give the day and time of receipt that was written on the contingency sheet.",
            )
        ]
    printed = command.sheet_printed
    if printed is not None and received + A_MINUTE <= printed:
        return [
            FieldProblem(
                "received",
                f"Phiếu dự phòng này in lúc {time_vi(printed)}, không thể đã nhận hồ sơ trước đó; hãy xem lại.",
                f"This sheet was printed at {time_vi(printed)}; nothing was received on it before. Check the time.",
            )
        ]
    return []
