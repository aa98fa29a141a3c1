"""Reference data as it is stored and sent: named byte strings made once, and the plain records that are compared.

Kinds: `procedures` (an item for each version, and one for the catalogue itself), `profiles` (an item a profile),
`calendar`, `users` and `former_units` (one item). Whatever the file was, the same checks and the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from counter_app.domain.calendar_form import calendar_from_json, calendar_to_json, table_days
from counter_app.domain.errors import BadInput
from counter_app.domain.former_units import (
    ITEM,
    FormerUnits,
    former_units_bytes,
    former_units_from_record,
    former_units_from_rows,
    unit_records,
)
from counter_app.domain.people import check_account_id
from counter_app.domain.permissions import ROLES
from counter_app.domain.procedure_rows import catalogue_from_rows
from counter_app.domain.procedures import (
    Catalogue,
    Procedure,
    parse_catalogue,
    parse_procedure,
    procedure_bytes,
    procedure_fields,
)
from counter_app.domain.profile_rows import profile_record_from_rows
from counter_app.domain.records import Place, Record, read_json, write_json
from counter_app.domain.reference_rows import Cells, Column, Row, cells_of, kept
from counter_app.domain.regulation_reading import profile_from_record

KINDS = ("procedures", "profiles", "calendar", "users", "former_units")
# Kinds that travel are frozen: the table of former units is a part of the settings, which older desks pass over.
CARRIED_AS = {"former_units": "settings"}
CATALOGUE_ITEM = "@catalogue"
LONGEST_NAME = 200

CALENDAR_COLUMNS = (
    Column("date", "Ngày"),
    Column("kind", "Loại ngày", ("loại",)),
    Column("decision", "Số quyết định", ("quyết định", "văn bản")),
    Column("hours", "Giờ làm việc", ("giờ",)),
)
USER_COLUMNS = (
    Column("id", "Tài khoản", ("tên đăng nhập",)),
    Column("name", "Họ và tên", ("họ tên", "full name")),
    Column("role", "Vai trò"),
    Column("active", "Đang dùng", ("hoạt động",)),
)
_DAY_KINDS = {"nghỉ": "off", "làm việc": "work", "làm bù": "work"}
_ROLES = {
    "cán bộ tiếp nhận": "clerk",
    "nhân viên bưu chính": "postal",
    "lãnh đạo bộ phận": "supervisor",
    "quản trị": "administrator",
}


@dataclass(frozen=True)
class Item:
    """`content` is one JSON byte string; whoever stores it hashes it with SHA-256."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Content:
    """One file's worth. `records` by key are what `reference_changes.list_changes` compares."""

    kind: str
    items: tuple[Item, ...]
    records: Mapping[str, Mapping[str, object]]


def content_from_json(kind: str, data: bytes, name: str) -> Content:
    """From a JSON file. Raises BadInput, one sentence."""
    if kind == "procedures":
        return _catalogue_content(parse_catalogue(data, name))
    place = file_place(name)
    value = read_json(data, place)
    if kind == "profiles":
        return _profile_content(value, place)
    if kind == "former_units":
        return _former_units_content(former_units_from_record(Record.of(value, place)))
    return _calendar_content(value) if kind == "calendar" else _users_content(value, place)


def content_from_rows(kind: str, rows: Iterable[Row], name: str, current: Sequence[Item] = ()) -> Content:
    """From a table. A calendar's table has only decided days: hours and holidays stay those of `current`."""
    place = file_place(name)
    if kind == "procedures":
        return _catalogue_content(catalogue_from_rows(rows, place))
    if kind == "profiles":
        return _profile_content(profile_record_from_rows(rows, place), place)
    if kind == "former_units":
        return _former_units_content(former_units_from_rows(rows, place))
    if kind == "users":
        return _users_content([_user_row(cells) for cells in cells_of(rows, USER_COLUMNS, place)], place)
    days = [_day_row(cells) for cells in cells_of(rows, CALENDAR_COLUMNS, place)]
    return _calendar_with_days(days, place, current)


def content_from_items(kind: str, items: Sequence[Item]) -> Content:
    """What is stored now, to compare with. Nothing stored is an empty content."""
    if kind == "procedures":
        records = {
            item.name: procedure_fields(parse_procedure(item.content)) for item in items if item.name != CATALOGUE_ITEM
        }
        return Content(kind, tuple(items), records)
    merged: dict[str, Mapping[str, object]] = {}
    for item in items:
        merged |= content_from_json(kind, item.content, item.name).records
    return Content(kind, tuple(items), merged)


def catalogue_from_items(items: Iterable[Item]) -> Catalogue:
    """The catalogue from its stored items. Raises BadInput when the item of the catalogue itself is missing."""
    procedures: list[Procedure] = []
    catalogue = None
    for item in items:
        if item.name == CATALOGUE_ITEM:
            catalogue = parse_catalogue(item.content, item.name)
        else:
            procedures.append(parse_procedure(item.content))
    if catalogue is None:
        raise BadInput(
            "Danh mục thủ tục thiếu phần đầu (ngày ban hành); hãy nhập lại danh mục.",
            "The catalogue lacks its head (date of issue); import the catalogue again.",
        )
    return replace(catalogue, procedures=tuple(procedures))


def file_place(name: str) -> Place:
    return Place(f"Tệp “{name[:60]}”", f"File “{name[:60]}”")


def version_name(procedure: Procedure) -> str:
    """Key of a version: its code, and its first day where it has one."""
    return f"{procedure.code}@{procedure.valid_from}" if procedure.valid_from else procedure.code


def _catalogue_content(catalogue: Catalogue) -> Content:
    head = {
        "version": catalogue.version,
        "issued": catalogue.issued.isoformat(),
        "sample": catalogue.sample,
        "title": catalogue.title,
    }
    items = [Item(version_name(each), procedure_bytes(each)) for each in catalogue.procedures]
    records = {version_name(each): procedure_fields(each) for each in catalogue.procedures}
    return Content("procedures", (Item(CATALOGUE_ITEM, write_json(head)), *items), records)


def _profile_content(value: object, place: Place) -> Content:
    profile = profile_from_record(Record.of(value, place))
    records: dict[str, Mapping[str, object]] = {
        f"{profile.id}: {rule.id}": kept(
            {
                "value": rule.value,
                "unit": rule.unit,
                "citation": rule.citation.text,
                "channels": list(rule.channels),
                "levels": list(rule.levels),
                "vi": rule.vi,
                "en": rule.en,
                "status": rule.status,
            }
        )
        for rule in profile.rules
    }
    records[profile.id] = kept(
        {
            "title": profile.title_vi,
            "draft": profile.draft or None,
            "province": profile.province and profile.province.name,
            "effective_from": profile.effective_from and profile.effective_from.isoformat(),
            "effective_to": profile.effective_to and profile.effective_to.isoformat(),
            "base_layer": profile.base_layer,
            "settings": {setting.id: setting.value for setting in profile.settings},
        }
    )
    return Content("profiles", (Item(profile.id, write_json(_plain(value))),), records)


def _former_units_content(table: FormerUnits) -> Content:
    return Content("former_units", (Item(ITEM, former_units_bytes(table)),), unit_records(table))


def _plain(value: object) -> object:
    """Rows that were checked as records, as plain objects again."""
    if isinstance(value, Record):
        return _plain(value.fields)
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value


def _calendar_content(value: object) -> Content:
    written = calendar_to_json(calendar_from_json(value))
    record = Record.of(written, Place("Lịch", "Calendar"))
    records: dict[str, Mapping[str, object]] = {}
    for table in ("hours", "open"):
        week = record.record(table).fields
        records |= {f"{table} {day}": {"hours": stretches} for day, stretches in week.items() if stretches}
    for table in ("days", "holidays"):
        for row in record.records(table):
            label = f"{row.text('date')}" if table == "days" else f"{row.text('date')} (ngày lễ)"
            records[label] = {name: item for name, item in row.fields.items() if name != "date" and item is not None}
    return Content("calendar", (Item("calendar", write_json(written)),), records)


def _calendar_with_days(days: list[Record], place: Place, current: Sequence[Item]) -> Content:
    if not current:
        place.refuse(
            "bảng ngày chỉ sửa được lịch đang có; hãy nhập lịch đầy đủ bằng tệp JSON trước.",
            "a table of days changes an existing calendar; import a whole one from JSON first.",
        )
    for row in days:
        table_days(Record({"days": [row.fields]}, row.place))
    base = read_json(current[0].content, Place("Lịch đang dùng", "The calendar in use"))
    whole = dict(Record.of(base, place).fields) | {"days": [dict(row.fields) for row in days]}
    return _calendar_content(whole)


def _day_row(cells: Cells) -> Record:
    fields = {
        "date": cells.day("date"),
        "kind": cells.word("kind", _DAY_KINDS),
        "decision": cells.text("decision"),
        "hours": [part.strip() for line in cells.lines("hours") for part in line.split(",")],
    }
    return cells.record(kept(fields))


def _user_row(cells: Cells) -> Record:
    active = cells.flag("active")
    return cells.record(
        {
            "id": cells.text("id"),
            "name": cells.text("name"),
            "role": cells.word("role", _ROLES),
            "active": True if active is None else active,
        }
    )


def _users_content(value: object, place: Place) -> Content:
    if not isinstance(value, list):
        place.refuse("phải là một danh sách tài khoản.", "must be a list of accounts.")
    users: dict[str, Mapping[str, object]] = {}
    for number, item in enumerate(value, start=1):
        where = place.inside(f"tài khoản thứ {number}", f"account {number}")
        row = item if isinstance(item, Record) else Record.of(item, where)
        user = _user(row)
        if (account := str(user["id"])) in users:
            row.at("id").refuse(f"“{account}” có hai lần.", f"“{account}” stands twice.")
        users[account] = user
    if not users:
        place.refuse("không có tài khoản nào.", "there is no account in it.")
    return Content("users", (Item("users", write_json(list(users.values()))),), users)


def _user(row: Record) -> dict[str, object]:
    row.only(("id", "name", "role", "active"))
    return {
        "id": check_account_id(row),
        "name": row.text("name", longest=LONGEST_NAME),
        "role": row.choice("role", ROLES),
        "active": row.flag("active"),
    }
