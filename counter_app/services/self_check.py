"""The program's own `doctor`, run as a process of its own: a check that hangs holds nothing up."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from counter_app.domain.errors import EnvironmentProblem
from counter_app.settings.own_program import own_command

LONGEST_SECONDS = 90.0
ANTIVIRUS = "workstation.antivirus"  # Đăk Nông 2019, article 26.5: each PC of a counter has one
CHECK_NAMES_VI = {
    "versions": "Phiên bản",
    "fonts": "Phông chữ",
    "folder": "Thư mục dữ liệu",
    "keyring": "Kho khóa",
    "desk keys": "Khóa của quầy",
    "database": "Cơ sở dữ liệu",
    "digital copies": "Bản số hóa",
    "commit time": "Tốc độ lưu",
    "clock": "Đồng hồ",
    "centre": "Trung tâm",
    "authority": "Tổ chức chứng thực",
    "printers": "Máy in",
    "antivirus": "Diệt vi-rút",
}


@dataclass(frozen=True, slots=True)
class CheckResult:
    """`ok`: True, False, or None where it cannot be told. `text` is in the language that was asked for."""

    name_vi: str
    name_en: str
    ok: bool | None
    text: str


def self_check(folder: Path | None, *, english: bool) -> tuple[CheckResult, ...]:
    """Takes seconds: for a lane. Raises EnvironmentProblem where the checks do not come back."""
    command = own_command("doctor", "--json", *(("--folder", str(folder)) if folder else ()))
    environ = {**os.environ, "COUNTER_APP_LANG": "en" if english else "vi", "PYTHONUTF8": "1"}
    try:
        ran = subprocess.run(command, capture_output=True, timeout=LONGEST_SECONDS, check=False, env=environ)
        return tuple(_result(row) for row in json.loads(ran.stdout.decode("utf-8")))
    except (OSError, subprocess.TimeoutExpired, ValueError, KeyError, TypeError):
        raise EnvironmentProblem(
            "Không chạy được phần tự kiểm tra; hãy chạy “counter-app doctor” trong cửa sổ dòng lệnh.",
            "The self-check could not be run; run “counter-app doctor” in a terminal.",
        ) from None


def _result(row: dict[str, object]) -> CheckResult:
    name, ok = str(row["check"]), row["ok"]
    return CheckResult(CHECK_NAMES_VI.get(name, name), name, ok if isinstance(ok, bool) else None, str(row["text"]))
