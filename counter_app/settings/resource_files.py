"""Where the files that come with the program lie: fonts, profiles, sample office, catalogue."""

from __future__ import annotations

from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


def resource(*parts: str) -> Path:
    """The path of one shipped file, e.g. resource("offices", "sample.toml")."""
    return RESOURCES.joinpath(*parts)
