"""Whether every digitised paper that an entry names lies on this PC, whole as far as the time allows to look."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing

from counter_app.cli.doctor_finding import Finding, Surroundings
from counter_app.store.database import Database, WrongKeyOrDamaged
from counter_app.store.desk_keys import unlock
from counter_app.store.kept_scans import LostCount, count_kept
from counter_app.store.migration import KNOWN, database_version
from counter_app.store.scan_store import ENDING_OF_FOLDER, ScanStore

LOOK_SECONDS = 10.0


def check_digital_copies(around: Surroundings) -> Finding:
    """Reads only. A paper that the centre has whole is no loss."""
    path = around.folder.database
    if not path.exists():
        return Finding("digital copies", None, "Chưa có dữ liệu của quầy.", "There is no database yet.")
    key = unlock(around.folder.desk_keys, around.keyring).database_key
    scans = ScanStore(path.with_suffix(ENDING_OF_FOLDER), key, _no_chance)
    try:
        with closing(Database(path, key)) as database, database.read() as connection:
            if database_version(connection) not in KNOWN:
                return _untold()
            return _judged(count_kept(connection, scans, _clock_of(LOOK_SECONDS)))
    except WrongKeyOrDamaged:
        return _untold()


def _untold() -> Finding:
    return Finding(
        "digital copies",
        None,
        "Chưa kiểm tra được vì không đọc được dữ liệu của quầy (xem mục cơ sở dữ liệu).",
        "They cannot be looked at, since the database cannot be read (see there).",
    )


def _judged(count: LostCount) -> Finding:
    if count.lost:
        named = ", ".join(count.codes)
        return Finding(
            "digital copies",
            False,
            f"{count.lost} trong {count.all} bản số hóa không còn trên máy hoặc đã hỏng khi trung tâm chưa có "
            f"(hồ sơ {named}): có thể phần mềm diệt vi-rút đã lấy đi. Hãy quét lại, và loại trừ thư mục .scans.",
            f"{count.lost} of {count.all} digital copies are gone from this PC or damaged before the centre had them "
            f"(dossiers {named}): perhaps an antivirus. Scan them again, and exempt the folder .scans.",
        )
    vi, en = f"{count.all} bản số hóa, không thiếu tệp nào.", f"{count.all} digital copies, none is missing."
    if count.unread:
        return Finding(
            "digital copies",
            True,
            f"{vi} Trong {LOOK_SECONDS:.0f} giây chưa đọc hết {count.unread} tệp.",
            f"{en} {count.unread} were not read through within {LOOK_SECONDS:.0f} seconds.",
        )
    return Finding("digital copies", True, vi, en)


def _clock_of(seconds: float) -> Callable[[], bool]:
    """Whether there is time left."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() < end


def _no_chance(_count: int) -> bytes:
    raise AssertionError("a check writes nothing")
