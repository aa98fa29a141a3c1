"""Wards and districts that no longer exist, and what stands in their place: an address as written is kept, the same
place by today's units is offered. The table is reference data; nothing is guessed beyond its rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from counter_app.domain.errors import BadInput
from counter_app.domain.folding import fold
from counter_app.domain.records import Place, Record, read_json, write_json
from counter_app.domain.reference_rows import Column, Row, cells_of, kept, split_heads

ITEM = "former_units"  # its name among the settings that the centre sends
LONGEST_NAME = 120
MOST_OFFERS = 5
LONGEST_ADDRESS = 400

COLUMNS = (
    Column("ward", "Xã, phường cũ", ("xã cũ", "phường cũ")),
    Column("district", "Huyện, quận cũ", ("huyện cũ", "quận cũ")),
    Column("province", "Tỉnh cũ", ("tỉnh, thành phố cũ",)),
    Column("ward_today", "Xã, phường nay", ("xã nay", "phường nay")),
    Column("province_today", "Tỉnh nay", ("tỉnh, thành phố nay",)),
    Column("decision", "Văn bản", ("số văn bản", "nghị quyết")),
)
_FIELDS = tuple(column.field for column in COLUMNS)

_WRITTEN_AS = {
    "phuong": ("phuong", "p"),
    "xa": ("xa", "x"),
    "thi tran": ("thi tran", "tt"),
    "quan": ("quan", "q"),
    "huyen": ("huyen", "h"),
    "thi xa": ("thi xa", "tx"),
    "thanh pho": ("thanh pho", "tp"),
    "tinh": ("tinh", "t"),
    "dac khu": ("dac khu",),
}
_KINDS = {written: kind for kind, forms in _WRITTEN_AS.items() for written in forms}
_WARDS = ("phuong", "xa", "thi tran")
_NAMED = re.compile(rf"(?P<kind>{'|'.join(sorted(_KINDS, key=len, reverse=True))})(?:[. ]+|(?=\d))(?P<name>.+)")


@dataclass(frozen=True, slots=True)
class FormerUnit:
    """One row. A ward that was divided has a row for each ward of today."""

    ward: str
    district: str
    province: str
    ward_today: str
    province_today: str
    decision: str = ""


@dataclass(frozen=True, slots=True)
class AddressOffer:
    """The whole address by today's units. `sample`: from a table made up for demonstration."""

    address: str
    decision: str = ""
    sample: bool = False


@dataclass(frozen=True)
class FormerUnits:
    title: str = ""
    sample: bool = False
    units: tuple[FormerUnit, ...] = ()

    def offers(self, address: str) -> tuple[AddressOffer, ...]:
        """Today's writings of an address that names a former ward (else a former district); () where it names none,
        or already is one of today's. Several where the table allows several."""
        parts = [part.strip() for part in re.split(r"[,;]", address[:LONGEST_ADDRESS]) if part.strip()]
        named = [_Named.of(part) for part in parts]
        today = self._place_of_today(named)
        wards = list(self._of_wards(parts, named, today))
        found = wards or (list(self._of_districts(parts, named)) if today == len(parts) else [])
        return tuple({offer.address: offer for offer in found if offer.address != address}.values())[:MOST_OFFERS]

    def _place_of_today(self, named: list[_Named]) -> int:
        """Where a ward of today stands with nothing but its province behind it, else the end: districts no longer
        stand in addresses."""
        places = (
            place
            for place, part in enumerate(named)
            for unit in self._by_ward_today.get(part.name, ())
            if part.is_called(unit.ward_today)
            and all(rest.is_called(unit.province_today) for rest in named[place + 1 :])
        )
        return next(places, len(named))

    def _of_wards(self, parts: list[str], named: list[_Named], before: int) -> Iterator[AddressOffer]:
        """Of the first part that is a former ward with its own superiors behind it."""
        for place in range(before):
            found = [
                self._offer(parts[:place], unit)
                for unit in self._by_ward.get(named[place].name, ())
                if named[place].is_called(unit.ward)
                and _explained(named[place + 1 :], (unit.district, unit.province, unit.province_today))
            ]
            if found:
                yield from found
                return

    def _of_districts(self, parts: list[str], named: list[_Named]) -> Iterator[AddressOffer]:
        """Only where its kind is written (a bare name may be that of a street) and no ward that the table lacks."""
        if any(part.kind in _WARDS for part in named):
            return
        for place in reversed(range(len(named))):
            for unit in self._by_district.get(named[place].name, ()):
                names = (unit.province, unit.province_today)
                called = named[place].kind and named[place].is_called(unit.district)
                if called and _explained(named[place + 1 :], names):
                    yield self._offer(parts[:place], unit)

    def _offer(self, before: list[str], unit: FormerUnit) -> AddressOffer:
        today = filter(None, (*before, unit.ward_today, unit.province_today))
        return AddressOffer(", ".join(today), unit.decision, self.sample)

    @cached_property
    def _by_ward(self) -> Mapping[str, tuple[FormerUnit, ...]]:
        return _indexed((unit.ward, unit) for unit in self.units)

    @cached_property
    def _by_district(self) -> Mapping[str, tuple[FormerUnit, ...]]:
        return _indexed((unit.district, unit) for unit in self.units)

    @cached_property
    def _by_ward_today(self) -> Mapping[str, tuple[FormerUnit, ...]]:
        return _indexed((unit.ward_today, unit) for unit in self.units)


@dataclass(frozen=True, slots=True)
class _Named:
    """A part of an address: the kind of unit where it is written, and the bare name, both folded."""

    kind: str
    name: str

    @classmethod
    def of(cls, text: str) -> _Named:
        folded = fold(text)
        found = _NAMED.fullmatch(folded)
        kind, name = (_KINDS[found["kind"]], found["name"]) if found else ("", folded)
        return cls(kind, name.lstrip("0") or name)

    def is_called(self, text: str) -> bool:
        other = _Named.of(text)
        return self.name == other.name and (not self.kind or not other.kind or self.kind == other.kind)


def _explained(rest: list[_Named], names: Iterable[str]) -> bool:
    """Everything behind the unit is one of its superiors: a ward of the same name elsewhere is not meant."""
    known = [name for name in names if name]
    return all(any(part.is_called(name) for name in known) for part in rest)


def _indexed(pairs: Iterable[tuple[str, FormerUnit]]) -> dict[str, tuple[FormerUnit, ...]]:
    found: dict[str, list[FormerUnit]] = {}
    for name, unit in pairs:
        if name:
            found.setdefault(_Named.of(name).name, []).append(unit)
    return {name: tuple(units) for name, units in found.items()}


# ------------------------------------------------------------------------------- bytes and back


def parse_former_units(data: bytes, place: Place) -> FormerUnits:
    """From JSON, as a file or as the centre sent it. Raises BadInput that names the row."""
    return former_units_from_record(Record.of(read_json(data, place), place))


def former_units_from_record(whole: Record) -> FormerUnits:
    """All in one field: it travels among the office's settings, where others have names such as `sample`."""
    whole.only((ITEM,))
    record = whole.record(ITEM)
    record.only(("title", "sample", "units"))
    rows = record.records("units")
    if not rows:
        record.place.refuse("không có dòng nào.", "there is no row in it.")
    return FormerUnits(
        record.optional_text("title", longest=300),
        bool(record.optional_flag("sample")),
        tuple(_unit(row) for row in rows),
    )


def former_units_from_rows(rows: Iterable[Row], place: Place) -> FormerUnits:
    """From a table. Rows “@title” and “@sample” describe it, the value standing in the second column."""
    heads, content = split_heads(cells_of(rows, COLUMNS, place), "ward", "district")
    units = [cells.record(kept({name: cells.text(name) for name in _FIELDS})) for cells in content]
    whole = {
        "title": heads.get("title", ""),
        "sample": fold(heads.get("sample", "")) in {"co", "true", "x"},
        "units": units,
    }
    return former_units_from_record(Record({ITEM: whole}, place))


def former_units_bytes(table: FormerUnits) -> bytes:
    """What `parse_former_units` reads."""
    rows = [kept({name: getattr(unit, name) for name in _FIELDS}) for unit in table.units]
    return write_json({ITEM: {"title": table.title, "sample": table.sample, "units": rows}})


def unit_records(table: FormerUnits) -> dict[str, Mapping[str, object]]:
    """By former and present names, for a comparison before an import."""
    return {
        f"{unit.ward}, {unit.district}, {unit.province} → {unit.ward_today}": kept(
            {"province_today": unit.province_today, "decision": unit.decision}
        )
        for unit in table.units
    }


def readable_former_units(data: bytes) -> FormerUnits | None:
    """None for what nobody can read: an address is then entered as it is."""
    try:
        return parse_former_units(data, Place("Bảng đơn vị hành chính cũ", "The table of former units"))
    except BadInput:
        return None


def _unit(row: Record) -> FormerUnit:
    row.only(_FIELDS)
    if not any(name in row for name in ("ward", "district")):
        row.at("ward").refuse("cần tên xã, phường cũ hoặc huyện, quận cũ.", "needs a former ward or district.")
    texts = {name: row.optional_text(name, longest=LONGEST_NAME) for name in _FIELDS if name != "ward_today"}
    return FormerUnit(ward_today=row.text("ward_today", longest=LONGEST_NAME), **texts)
