"""What an import would change, before anything does: added, removed, changed field by field, in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from counter_app.domain.former_units import COLUMNS as FORMER_UNIT_COLUMNS
from counter_app.domain.procedure_parts import TERM_UNITS, term_words
from counter_app.domain.procedure_rows import PROCEDURE_COLUMNS
from counter_app.domain.profile_rows import PROFILE_COLUMNS
from counter_app.domain.reference_content import CALENDAR_COLUMNS, USER_COLUMNS

Records = Mapping[str, Mapping[str, object]]
"""By key; the value of each field is plain: text, number, yes/no, list, or a mapping of these."""

ADDED, CHANGED, REMOVED = "added", "changed", "removed"
_LONGEST_SHOWN = 120

_COLUMNS = {
    "procedures": PROCEDURE_COLUMNS,
    "profiles": PROFILE_COLUMNS,
    "calendar": CALENDAR_COLUMNS,
    "users": USER_COLUMNS,
    "former_units": FORMER_UNIT_COLUMNS,
}
_NOUNS = {
    "procedures": ("thủ tục", "procedure"),
    "profiles": ("quy tắc", "rule"),
    "calendar": ("lịch", "calendar"),
    "users": ("tài khoản", "account"),
    "former_units": ("đơn vị cũ", "former unit"),
}


@dataclass(frozen=True)
class FieldChange:
    """`old` or `new` is '' where the field was not there."""

    field: str
    old: str
    new: str


@dataclass(frozen=True)
class Change:
    """One thing that would be added, changed or removed; `vi` and `en` say it in one sentence."""

    act: str
    key: str
    fields: tuple[FieldChange, ...]
    vi: str
    en: str


def list_changes(kind: str, old: Records, new: Records) -> tuple[Change, ...]:
    """In order of key; nothing for what stays as it is."""
    changes = []
    for key in sorted(set(old) | set(new)):
        if key not in old:
            changes.append(_whole(ADDED, kind, key, new[key]))
        elif key not in new:
            changes.append(_whole(REMOVED, kind, key, old[key]))
        elif fields := _field_changes(old[key], new[key]):
            changes.append(_changed(kind, key, fields))
    return tuple(changes)


def shown(value: object) -> str:
    """A plain value as a person reads it, shortened."""
    text = _text(value)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, Mapping):
        return _stated_text(value) if "confidence" in value else _members_text(value)
    if isinstance(value, list | tuple):
        return "; ".join(_text(item) for item in value)
    return str(value)


def _stated_text(stated: Mapping[str, object]) -> str:
    doubts = {"from_memory": " (theo trí nhớ)", "unknown": "chưa nêu"}
    note = f" [{stated['note']}]" if "note" in stated else ""
    return _text(stated.get("value")) + doubts.get(str(stated["confidence"]), "") + note


def _members_text(members: Mapping[str, object]) -> str:
    """Term and stage limits as people write them, the rest in the order it has."""
    unit, rest = members.get("unit"), [item for key, item in members.items() if key not in {"unit", "value"}]
    if unit in TERM_UNITS:
        amount = members.get("value", 0)
        rest = [term_words(str(unit), amount if isinstance(amount, int) else 0, vi=True), *rest]
        return ", ".join(_text(item) for item in rest)
    return ", ".join(_text(item) for item in members.values())


def _field_changes(old: Mapping[str, object], new: Mapping[str, object]) -> tuple[FieldChange, ...]:
    names = [*old, *(name for name in new if name not in old)]
    return tuple(
        FieldChange(name, shown(old.get(name)), shown(new.get(name)))
        for name in names
        if old.get(name) != new.get(name)
    )


def _whole(act: str, kind: str, key: str, record: Mapping[str, object]) -> Change:
    vi, en = _NOUNS[kind]
    named = f"{key}{_title(record)}"
    fields = tuple(
        FieldChange(name, *(("", shown(value)) if act == ADDED else (shown(value), "")))
        for name, value in record.items()
    )
    if act == ADDED:
        return Change(act, key, fields, f"Thêm {vi} {named}.", f"Adds {en} {named}.")
    return Change(act, key, fields, f"Bỏ {vi} {named}.", f"Removes {en} {named}.")


def _changed(kind: str, key: str, fields: tuple[FieldChange, ...]) -> Change:
    vi, en = _NOUNS[kind]
    labels = {column.field: column.heading for column in _COLUMNS[kind]}
    told_vi = "; ".join(f"{labels.get(each.field, each.field)}: “{each.old}” → “{each.new}”" for each in fields)
    told_en = "; ".join(f"{each.field}: “{each.old}” → “{each.new}”" for each in fields)
    return Change(CHANGED, key, fields, f"Sửa {vi} {key}: {told_vi}.", f"Changes {en} {key}: {told_en}.")


def _title(record: Mapping[str, object]) -> str:
    """The name after the key, where there is one."""
    name = record.get("name")
    if isinstance(name, Mapping):
        name = name.get("value")
    return f" ({shown(name)})" if isinstance(name, str) else ""
