"""Pieces of what an entry says of itself, in both languages: labelled texts, names in a list, moments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from counter_app.domain.errors import BadInput
from counter_app.domain.times import parse_iso, time_vi

Told = tuple[str, str]
# Money and papers of a dossier that was received anew.
COMES_OVER = ("Chuyển từ hồ sơ đã hủy, giữ nguyên", "Comes over from the dossier that is void, as it was")


def labelled(details: Mapping[str, Any], *labels: tuple[str, str, str]) -> list[Told]:
    return [(f"{vi}: {details[name]}", f"{en}: {details[name]}") for name, vi, en in labels if _is_text(details, name)]


def _is_text(details: Mapping[str, Any], name: str) -> bool:
    value = details.get(name)
    return isinstance(value, str) and bool(value)


def texts(details: Mapping[str, Any], name: str) -> list[str]:
    value = details.get(name)
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []


def attached(details: Mapping[str, Any]) -> list[Told]:
    """Files that came along, by name."""
    files = details.get("files")
    named = (one.get("name") for one in files if isinstance(one, dict)) if isinstance(files, list) else ()
    return [(f"Tệp đính kèm: {name}", f"Attached: {name}") for name in named if isinstance(name, str)]


def moment(text: object) -> str:
    try:
        return time_vi(parse_iso(text)) if isinstance(text, str) else ""
    except BadInput:
        return ""
