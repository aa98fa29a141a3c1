"""The procedure catalogue: versions, validity, replacements, and the bytes each version is kept as.

A term that is not stated is never guessed: the clerk sets the date, and slip and timeline say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from counter_app.domain.dossier_code import PROCEDURE_FORM
from counter_app.domain.page_fee import PageFee, read_page_fee
from counter_app.domain.procedure_parts import (
    CONFIDENCES,
    COPY_KINDS,
    FEE_KINDS,
    GOVERNMENT_LEVELS,
    NOT_STATED,
    PARTS,
    SERVICE_LEVELS,
    TERM_UNITS,
    WAYS,
    Agency,
    Component,
    Fee,
    Procedure,
    PublishedTerm,
    Stage,
    Stated,
    choices,
    many,
    read_agency,
    read_component,
    read_fee,
    read_stage,
    read_term,
    read_texts,
    required_part,
    stated_part,
)
from counter_app.domain.records import Place, Record, read_json, write_json

__all__ = [
    "CONFIDENCES",
    "COPY_KINDS",
    "FEE_KINDS",
    "GOVERNMENT_LEVELS",
    "NOT_STATED",
    "PARTS",
    "SERVICE_LEVELS",
    "TERM_UNITS",
    "WAYS",
    "Agency",
    "Catalogue",
    "Component",
    "Fee",
    "Procedure",
    "PublishedTerm",
    "Stage",
    "Stated",
    "is_old",
    "parse_catalogue",
    "parse_procedure",
    "plain_value",
    "procedure_bytes",
    "procedure_fields",
    "procedure_from_record",
    "refuse_overlaps",
]

# Published catalogues change every few weeks; after a quarter nobody should trust one unseen.
CATALOGUE_OLD_AFTER = timedelta(days=90)


@dataclass(frozen=True)
class Catalogue:
    """All versions that an office knows. `sample` ones are for demonstration and say so on the screen."""

    version: str
    issued: date
    sample: bool
    title: str
    procedures: tuple[Procedure, ...]

    def find(self, code: str, day: date) -> Procedure | None:
        """The version of `code` valid on `day`."""
        return next((p for p in self.procedures if p.code == code and p.is_valid_on(day)), None)

    def latest(self, code: str) -> Procedure | None:
        versions = [p for p in self.procedures if p.code == code]
        return max(versions, key=lambda procedure: procedure.valid_from or date.min, default=None)

    def successors(self, code: str) -> tuple[str, ...]:
        """The codes at the end of the chain of replacements, `code` itself where nothing replaced it.

        A successor that this catalogue does not hold is an end too. A ring of replacements has no end: ().
        """
        ends: list[str] = []
        seen, waiting = {code}, [code]
        while waiting:
            current = waiting.pop(0)
            version = self.latest(current)
            followers = version.replaced_by if version else ()
            if not followers:
                ends.append(current)
            fresh = [follower for follower in dict.fromkeys(followers) if follower not in seen]
            seen.update(fresh)
            waiting += fresh
        return tuple(ends)


def is_old(issued: date, today: date) -> bool:
    """Whether the screen warns that the catalogue in use is old: more than 90 days after its date of issue."""
    return today - issued > CATALOGUE_OLD_AFTER


# ------------------------------------------------------------------------------- bytes and back


def procedure_bytes(procedure: Procedure) -> bytes:
    """The content of this version as one JSON byte string: made once by the importer, kept and hashed as it is."""
    return write_json(procedure_fields(procedure))


def procedure_fields(procedure: Procedure) -> dict[str, object]:
    """Plain values; parts that are not stated and have no note are left out."""
    fields: dict[str, object] = {"code": procedure.code}
    for name in PARTS:
        stated: Stated[object] = getattr(procedure, name)
        if stated.is_known or stated.note:
            fields[name] = _stated_fields(stated)
    for name in ("valid_from", "valid_to"):
        day: date | None = getattr(procedure, name)
        if day is not None:
            fields[name] = day.isoformat()
    if procedure.replaced_by:
        fields["replaced_by"] = list(procedure.replaced_by)
    return fields


def parse_procedure(content: bytes) -> Procedure:
    """A procedure from stored bytes; raises BadInput. Parts it does not know are passed over: what a later version
    adds comes as a new part, never as a new member of an old one."""
    place = Place("Thủ tục trong danh mục", "Procedure in the catalogue")
    return procedure_from_record(Record.of(read_json(content, place), place))


def parse_catalogue(data: bytes, name: str) -> Catalogue:
    """A catalogue file: strict, unknown fields refused, no two versions of one code valid on the same day."""
    place = Place(f"Tệp danh mục “{name[:60]}”", f"Catalogue file “{name[:60]}”")
    record = Record.of(read_json(data, place), place)
    record.only(("version", "issued", "sample", "title", "procedures"))
    procedures = []
    for item in record.records("procedures"):
        item.only(("code", *PARTS, "valid_from", "valid_to", "replaced_by"))
        procedures.append(procedure_from_record(item))
    refuse_overlaps(procedures, place)
    return Catalogue(
        version=record.text("version", longest=60),
        issued=record.day("issued"),
        sample=record.flag("sample"),
        title=record.text("title"),
        procedures=tuple(procedures),
    )


def refuse_overlaps(procedures: Iterable[Procedure], place: Place) -> None:
    """Raises BadInput when two versions of one code are valid on the same day."""
    seen: dict[str, list[Procedure]] = {}
    for procedure in procedures:
        for other in seen.setdefault(procedure.code, []):
            if _overlap(procedure, other):
                place.refuse(
                    f"thủ tục {procedure.code} có hai bản cùng hiệu lực; hãy sửa ngày hiệu lực.",
                    f"procedure {procedure.code} has two versions valid on the same day; correct their dates.",
                )
        seen[procedure.code].append(procedure)


def procedure_from_record(record: Record) -> Procedure:
    code = record.text("code", longest=60)
    if not PROCEDURE_FORM.fullmatch(code):
        record.at("code").refuse(
            f"“{code}” không phải mã thủ tục; mã có dạng 1.001193.",
            f"“{code}” is not a procedure code; one looks like 1.001193.",
        )
    record = replace(record, place=record.place.inside(f"thủ tục {code}", f"procedure {code}"))
    valid_from, valid_to = record.optional_day("valid_from"), record.optional_day("valid_to")
    if valid_from and valid_to and valid_to < valid_from:
        record.at("valid_to").refuse("đứng trước ngày bắt đầu.", "is before the first day.")
    return Procedure(
        code=code,
        name=required_part(record, "name", Record.text),
        sector=stated_part(record, "sector", Record.text),
        field=stated_part(record, "field", Record.text),
        government_levels=stated_part(record, "government_levels", choices(GOVERNMENT_LEVELS)),
        service_level=stated_part(record, "service_level", lambda r, key: r.choice(key, SERVICE_LEVELS)),
        steps=stated_part(record, "steps", read_texts),
        ways_to_file=stated_part(record, "ways_to_file", choices(WAYS)),
        components=stated_part(record, "components", many(read_component)),
        sets=stated_part(record, "sets", lambda r, key: r.integer(key, least=1, most=99)),
        term=stated_part(record, "term", lambda r, key: read_term(r.record(key))),
        applicants=stated_part(record, "applicants", read_texts),
        agency=stated_part(record, "agency", lambda r, key: read_agency(r.record(key))),
        own_agency=stated_part(record, "own_agency", Record.flag),
        results=stated_part(record, "results", read_texts),
        fees=stated_part(record, "fees", many(read_fee)),
        page_fee=stated_part(record, "page_fee", lambda r, key: read_page_fee(r.record(key))),
        forms=stated_part(record, "forms", read_texts),
        conditions=stated_part(record, "conditions", read_texts),
        legal_basis=stated_part(record, "legal_basis", read_texts),
        stages=stated_part(record, "stages", many(read_stage)),
        ways_to_return=stated_part(record, "ways_to_return", choices(WAYS)),
        post_may_take_in=stated_part(record, "post_may_take_in", Record.flag),
        post_may_bring_back=stated_part(record, "post_may_bring_back", Record.flag),
        immediate=stated_part(record, "immediate", Record.flag),
        linked=stated_part(record, "linked", Record.flag),
        valid_from=valid_from,
        valid_to=valid_to,
        replaced_by=record.texts("replaced_by"),
    )


def _overlap(one: Procedure, other: Procedure) -> bool:
    return (one.valid_from or date.min) <= (other.valid_to or date.max) and (other.valid_from or date.min) <= (
        one.valid_to or date.max
    )


def _stated_fields(stated: Stated[object]) -> dict[str, object]:
    fields: dict[str, object] = {"confidence": stated.confidence}
    if stated.value is not None:
        fields["value"] = plain_value(stated.value)
    if stated.note:
        fields["note"] = stated.note
    return fields


def plain_value(value: object) -> object:
    """A part's value as JSON has it; members that say nothing are left out."""
    if isinstance(value, tuple):
        return [plain_value(item) for item in value]
    if isinstance(value, Component | PublishedTerm | Stage | Fee | PageFee | Agency):
        members: Mapping[str, object] = vars(value)
        kept = {key: plain_value(item) for key, item in members.items() if item not in (None, "", ())}
        if isinstance(value, PublishedTerm) and not value.value:
            kept.pop("value")
        return kept
    return value
