"""No portal fills the centre: so many dossiers, so many messages and so many bytes of files on one day, and so many
bytes in one dossier. A portal that runs wild is told when to go on; what was sent before is stored."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from central.requests import Refused
from central.store import filed_files
from central.store.database import Connection
from central.store.portal_days import count, limits_of
from counter_app.domain.times import OFFICE_ZONE
from counter_app.domain.written_number import grouped

LARGEST_DOSSIER = 512 * 2**20  # all files that one dossier names and that may come, in bytes
_MEBIBYTE = 2**20


def count_filing(connection: Connection, portal: str, now: datetime) -> None:
    """Raises Refused (429)."""
    most = limits_of(connection, portal).filings
    if count(connection, portal, _day(now), filings=1)[0] > most:
        raise _too_much(f"{grouped(most)} hồ sơ", f"{most:,} dossiers", now)


def count_telling(connection: Connection, portal: str, now: datetime) -> None:
    """Raises Refused (429)."""
    most = limits_of(connection, portal).tellings
    if count(connection, portal, _day(now), tellings=1)[1] > most:
        raise _too_much(f"{grouped(most)} lần bổ sung, rút, sửa", f"{most:,} supplements and asks", now)


def count_octets(connection: Connection, portal: str, octets: int, now: datetime) -> None:
    """Raises Refused (429)."""
    most = limits_of(connection, portal).mebibytes
    if count(connection, portal, _day(now), octets=octets)[2] > most * _MEBIBYTE:
        raise _too_much(f"{grouped(most)} MiB tệp", f"{most:,} MiB of files", now)


def refuse_large_dossier(connection: Connection, dossier: str) -> None:
    """With what was just named. Raises Refused (413)."""
    if filed_files.size_of(connection, dossier) <= LARGEST_DOSSIER:
        return
    most = LARGEST_DOSSIER // _MEBIBYTE
    raise Refused(
        413,
        f"Tổng dung lượng tệp của một hồ sơ vượt {most} MiB; người dân cần gửi bản quét nhỏ hơn hoặc nộp trực tiếp.",
        f"The files of one dossier exceed {most} MiB in all; the citizen has to send smaller scans, or come in person.",
    )


def _too_much(vi: str, en: str, now: datetime) -> Refused:
    local = now.astimezone(OFFICE_ZONE)
    midnight = (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return Refused(
        429,
        f"Cổng đã gửi {vi} trong ngày hôm nay, là mức tối đa; hãy gửi tiếp từ 00:00 ngày mai hoặc đề nghị quản trị hệ "
        "thống trung tâm nâng mức.",
        f"The portal sent {en} today, which is the most it may; go on from midnight, or ask the centre's administrator "
        "for more.",
        retry_after=max(1, int((midnight - local).total_seconds())),
    )


def _day(now: datetime) -> date:
    return now.astimezone(OFFICE_ZONE).date()
