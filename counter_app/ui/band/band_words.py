"""The state of the line as sentences. Pure: no Qt, no clock of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.times import OFFICE_ZONE, date_vi
from counter_app.domain.written_number import grouped
from counter_app.sync.connectivity import Line
from counter_app.sync.status import SyncStatus
from counter_app.ui.icons import Icon


@dataclass(frozen=True)
class BandWords:
    """`kind` as labels have it (theme.qss); `supervisor_*` is empty unless somebody must look."""

    sign: Icon
    kind: str
    vi: str
    en: str
    supervisor_vi: str = ""
    supervisor_en: str = ""


def band_words(status: SyncStatus, now: datetime, began_with: int = 0) -> BandWords:
    """What the band says. Green only when a signed acknowledgement covers everything. `began_with` is how much waited
    when this handing in began, as `waiting_number` counts; 0 where nobody knows."""
    sign, kind, vi, en = _STATES[status.state](status, now)
    if status.state is Line.HANDING_IN and began_with > waiting_number(status):
        vi = vi.replace("Đang chuyển — ", f"Đang chuyển {grouped(began_with)} → ", 1).replace(" chờ chuyển", "", 1)
        en = en.replace("Handing in — ", f"Handing in {grouped(began_with)} → ", 1).replace(" waiting", "", 1)
    number = status.conflicts
    return BandWords(
        sign,
        kind,
        vi,
        en,
        f"Cần lãnh đạo xem: {number} hồ sơ" if number else "",
        f"For the supervisor: {number} {_plural(number, 'dossier')}" if number else "",
    )


def hour(moment: datetime, now: datetime) -> str:
    """09:12, with the day where it is another one."""
    local, today = moment.astimezone(OFFICE_ZONE), now.astimezone(OFFICE_ZONE).date()
    return f"{local:%H:%M}" if local.date() == today else f"{local:%H:%M} {date_vi(local.date())}"


def waiting_number(status: SyncStatus) -> int:
    """Dossiers, or entries where none of them is about a dossier."""
    return status.waiting_dossiers or status.waiting_entries


def waiting_vi(status: SyncStatus) -> str:
    """37 hồ sơ chờ chuyển; entries that concern no dossier are called việc."""
    if status.waiting_dossiers:
        return f"{grouped(status.waiting_dossiers)} hồ sơ chờ chuyển"
    return f"{grouped(status.waiting_entries)} việc chờ chuyển"


def waiting_en(status: SyncStatus) -> str:
    number, noun = (
        (status.waiting_dossiers, "dossier") if status.waiting_dossiers else (status.waiting_entries, "entry")
    )
    return f"{grouped(number)} {_plural(number, noun)} waiting"


def _online(status: SyncStatus, now: datetime) -> tuple[Icon, str, str, str]:
    if status.waiting_entries:
        return (
            Icon.HANDING_IN,
            "",
            f"Trực tuyến — đang chuyển, {waiting_vi(status)}",
            f"Online — handing in, {waiting_en(status)}",
        )
    return Icon.ONLINE, "good", "Trực tuyến — mọi việc đã chuyển về hệ thống", "Online — everything is handed in"


def _unsteady(status: SyncStatus, now: datetime) -> tuple[Icon, str, str, str]:
    vi, en = _still_waiting(status)
    return (
        Icon.UNSTEADY,
        "warning",
        f"Đường truyền chập chờn — vẫn tiếp nhận bình thường{vi}",
        f"The line is unsteady — receiving goes on as usual{en}",
    )


def _outage(status: SyncStatus, now: datetime) -> tuple[Icon, str, str, str]:
    since_vi = f" từ {hour(status.since, now)}" if status.since else ""
    since_en = f" since {hour(status.since, now)}" if status.since else ""
    vi, en = _still_waiting(status)
    return (
        Icon.OFFLINE,
        "warning",
        f"Mất kết nối{since_vi} — vẫn tiếp nhận bình thường{vi}",
        f"No connection{since_en} — receiving goes on as usual{en}",
    )


def _handing_in(status: SyncStatus, now: datetime) -> tuple[Icon, str, str, str]:
    done = status.expected_done
    vi = f", xong khoảng {hour(done, now)}" if done else ""
    en = f", done about {hour(done, now)}" if done else ""
    return Icon.HANDING_IN, "", f"Đang chuyển — {waiting_vi(status)}{vi}", f"Handing in — {waiting_en(status)}{en}"


_STATES = {
    Line.ONLINE: _online,
    Line.UNSTEADY: _unsteady,
    Line.OUTAGE: _outage,
    Line.HANDING_IN: _handing_in,
}


def _still_waiting(status: SyncStatus) -> tuple[str, str]:
    return (f", {waiting_vi(status)}", f", {waiting_en(status)}") if status.waiting_entries else ("", "")


def _plural(number: int, noun: str) -> str:
    if number == 1:
        return noun
    return noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
