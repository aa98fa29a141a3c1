"""Checks of the machine around the desk: libraries, fonts, disk, clock, centre, printers, virus scanner."""

from __future__ import annotations

import platform
import sys
from datetime import date, datetime, timedelta
from importlib.metadata import PackageNotFoundError, version

from counter_app.cli.antivirus import running_scanner
from counter_app.cli.doctor_finding import Finding, Surroundings
from counter_app.domain.errors import Problem
from counter_app.domain.profile_counting import citation_with_doubt
from counter_app.domain.times import time_vi
from counter_app.print.font_coverage import font_files, missing_letters
from counter_app.print.printers import list_printers
from counter_app.services.self_check import ANTIVIRUS
from counter_app.store.commit_time import median_commit_seconds

LARGEST_CLOCK_ERROR = timedelta(minutes=2)
PROGRAM_MADE = date(2026, 11, 1)  # a clock before this is wrong, whatever the zone
SHORTEST_COMMIT_SECONDS = 0.0003
LONGEST_COMMIT_SECONDS = 0.5


def check_versions(around: Surroundings) -> Finding:
    names = ("counter-app", "PySide6-Essentials", "SQLAlchemy", "sqlcipher3", "cryptography", "keyring")
    found = {name: _version(name) for name in names}
    listed = ", ".join(f"{name} {number or '–'}" for name, number in found.items())
    text = f"Python {platform.python_version()}, {listed}"
    missing = [name for name, number in found.items() if not number]
    if missing:
        return Finding("versions", False, f"Thiếu thư viện {missing[0]}. {text}", f"{missing[0]} is missing. {text}")
    if sys.version_info < (3, 12) and (found["PySide6-Essentials"] or "").startswith("6.12"):
        return Finding(
            "versions",
            False,
            f"PySide6 6.12 làm phần mềm dừng đột ngột với Python 3.11; hãy cài bản 6.11. {text}",
            f"PySide6 6.12 aborts under Python 3.11; install 6.11. {text}",
        )
    return Finding("versions", True, text, text)


def check_fonts(around: Surroundings) -> Finding:
    for font in font_files(around.fonts):
        if missing := missing_letters(font):
            return Finding(
                "fonts",
                False,
                f"Phông {font.name} thiếu {len(missing)} chữ tiếng Việt ({missing[:10]}…); hãy cài lại phần mềm.",
                f"The font {font.name} lacks {len(missing)} Vietnamese letters ({missing[:10]}…); install again.",
            )
    return Finding("fonts", True, "Đủ bốn kiểu chữ, đủ chữ tiếng Việt.", "All four faces with every Vietnamese letter.")


def check_commit_time(around: Surroundings) -> Finding:
    if not around.folder.path.is_dir():
        return Finding("commit time", None, "Chưa có thư mục dữ liệu.", "There is no data folder yet.")
    return judged_commit_time(median_commit_seconds(around.folder.path))


def judged_commit_time(seconds: float) -> Finding:
    """A disk that answers faster than any disk writes may only be promising."""
    shown = f"{seconds * 1000:.2f} ms"
    if seconds > LONGEST_COMMIT_SECONDS:
        return Finding(
            "commit time",
            False,
            f"Mỗi lần lưu mất {shown}: ổ đĩa quá chậm hoặc sắp hỏng; hãy kiểm tra ổ.",
            f"A save takes {shown}: the disk is too slow or failing; have it checked.",
        )
    if seconds < SHORTEST_COMMIT_SECONDS:
        return Finding(
            "commit time",
            None,
            f"Mỗi lần lưu mất {shown}, nhanh hơn mức ổ đĩa thường ghi kịp: ổ có thể chỉ hứa. Hãy giữ bản sao thứ hai.",
            f"A save takes {shown}, faster than disks usually write: it may only promise. Keep a second copy.",
        )
    return Finding("commit time", True, f"Mỗi lần lưu mất {shown}.", f"A save takes {shown}.")


def check_clock(around: Surroundings) -> Finding:
    shown = time_vi(around.asked)
    if around.asked.date() < PROGRAM_MADE:
        return Finding(
            "clock",
            False,
            f"Đồng hồ máy chỉ {shown}, chắc chắn sai; hãy chỉnh lại ngày giờ (pin trên bo mạch có thể đã hết).",
            f"The clock says {shown}, which is wrong; set date and time (the board's battery may be empty).",
        )
    if not isinstance(around.centre, datetime):
        return Finding(
            "clock",
            None,
            f"Giờ của quầy: {shown} (giờ Việt Nam); chưa so được với trung tâm.",
            f"Office time: {shown} (+07:00); there is no centre to compare with.",
        )
    error = abs(around.centre - around.asked)
    seconds = round(error.total_seconds())
    if error > LARGEST_CLOCK_ERROR:
        return Finding(
            "clock",
            False,
            f"Đồng hồ máy chỉ {shown}, lệch trung tâm {seconds} giây; hãy chỉnh lại.",
            f"The clock says {shown}, {seconds} seconds off the centre; set it.",
        )
    return Finding("clock", True, f"{shown}, lệch trung tâm {seconds} giây.", f"{shown}, {seconds} s off the centre.")


def check_centre(around: Surroundings) -> Finding:
    if around.centre is None:
        return Finding("centre", None, "Chưa đặt địa chỉ trung tâm.", "No address of a centre is set.")
    if isinstance(around.centre, Problem):
        return Finding("centre", False, around.centre.vi, around.centre.en)
    return Finding("centre", True, "Hệ thống trung tâm trả lời.", "The centre answers.")


def check_printers(around: Surroundings) -> Finding:
    found = list_printers()
    if not found:
        return Finding(
            "printers",
            False,
            "Chưa có máy in nào; hồ sơ vẫn tiếp nhận được, giấy tiếp nhận sẽ ghi là chưa in.",
            "There is no printer; dossiers can be received, their slips stay “not printed”.",
        )
    ready = [printer.name for printer in found if printer.ready]
    if not ready:
        return Finding("printers", False, found[0].vi or f"{found[0].name}: ngừng nhận lệnh.", found[0].en or "paused")
    names = ", ".join(ready)
    return Finding("printers", True, f"Sẵn sàng: {names}.", f"Ready: {names}.")


def check_antivirus(around: Surroundings) -> Finding:
    on, name = running_scanner()
    if on:
        return Finding("antivirus", True, f"Đang bật: {name}.", f"On: {name}.")
    demanded_vi, demanded_en = _demanded(around)
    if on is None:
        return Finding(
            "antivirus",
            None,
            f"Không xác định được phần mềm diệt vi-rút đang bật hay tắt{demanded_vi}.",
            f"Cannot tell whether a virus scanner is on or off{demanded_en}.",
        )
    return Finding(
        "antivirus",
        False,
        f"Đang tắt: {name}; hãy bật lại{demanded_vi}.",
        f"Off: {name}; switch it on{demanded_en}.",
    )


def _demanded(around: Surroundings) -> tuple[str, str]:
    """By the article, where the desk's own regulation has every PC protected."""
    rule = around.regulation.rule(ANTIVIRUS) if around.regulation is not None else None
    if rule is None:
        return "", ""
    source = citation_with_doubt(rule)
    return (
        f"; mỗi máy ở quầy phải có phần mềm diệt vi-rút còn bản quyền ({source})",
        f"; each PC of a counter has a licensed one ({source})",
    )


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
