"""Where the program's own files are: profiles, catalogue, fonts, icons. In a checkout beside the package, installed
inside the package or under the environment's share folder."""

from __future__ import annotations

import sys
from pathlib import Path

from counter_app.domain.errors import EnvironmentProblem

_PACKAGE = Path(__file__).resolve().parents[1]


def resource_root() -> Path:
    """The folder that holds `regulations/`, `catalogue/` and the rest. Raises EnvironmentProblem without it."""
    candidates = (
        _PACKAGE / "resources",
        _PACKAGE.parent / "resources",
        Path(sys.prefix) / "share" / "counter-app" / "resources",
    )
    for folder in candidates:
        if (folder / "regulations").is_dir():
            return folder
    raise EnvironmentProblem(
        "Không tìm thấy thư mục tài nguyên của phần mềm; hãy cài đặt lại.",
        "The program's resource folder was not found; install the program again.",
    )


def resource_path(*parts: str) -> Path:
    """The path of one resource. Names come from the program itself, never from a person's input."""
    path = resource_root().joinpath(*parts)
    if not path.exists():
        raise EnvironmentProblem(
            f"Thiếu tệp tài nguyên “{'/'.join(parts)}”; hãy cài đặt lại phần mềm.",
            f"The resource “{'/'.join(parts)}” is missing; install the program again.",
        )
    return path
