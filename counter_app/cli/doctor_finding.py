"""What a check of `doctor` gets to see and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from counter_app.domain.errors import Problem
from counter_app.domain.regulations import Profile
from counter_app.settings.data_folder import DataFolder
from counter_app.store.keyring_port import Keyring


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the checks look at. `centre` is its time when `asked`, the reason why not, or None when none is set.
    `regulation` is what the desk works by; None where there is no desk."""

    folder: DataFolder
    keyring: Keyring
    fonts: Path
    mounts: Path
    asked: datetime
    centre: datetime | Problem | None
    regulation: Profile | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """`ok`: True, False, or None where it cannot be told or is not there yet."""

    check: str
    ok: bool | None
    vi: str
    en: str
