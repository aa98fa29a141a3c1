"""Reading a regulation profile from its file: shape, units, citations and values checked in one place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from datetime import date
from functools import lru_cache

from counter_app.domain.records import Place, Record, read_json
from counter_app.domain.regulations import (
    CHANNELS,
    DURATION_UNITS,
    LEVELS,
    LIST_UNITS,
    NUMBER_UNITS,
    PERIODS,
    STATUSES,
    UNITS,
    Citation,
    Deferral,
    OfficeSetting,
    Profile,
    Province,
    Reading,
    Rule,
    ShownOnly,
    SkippedClause,
    Value,
)

_RULE_ID = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)+")
_PROFILE_ID = re.compile(r"[a-z0-9_]{3,40}")
_HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_DAY_OF_YEAR = re.compile(r"\d\d-\d\d", re.ASCII)
_COMMON_YEAR = 2025
# What dates are counted by: as words it would break off every receipt, or every report.
_COUNTED_AS = dict.fromkeys(("handover.cutoff", "certification.cutoff", "civil_status.cutoff"), ("hour_of_day",)) | {
    "reports.agency.deadlines": ("days_of_year",)
}


@lru_cache(maxsize=32)  # seven come with the program, and each Reference reads them all
def parse_profile(data: bytes, name: str) -> Profile:
    """A profile from the bytes of its file; `name` is shown in problems. Raises BadInput, one sentence.

    Refused: a rule without citation, two rules of one id, an unknown unit or status, decimals, a value that does
    not fit its unit.
    """
    place = Place(f"Tệp quy định “{name[:60]}”", f"Regulation file “{name[:60]}”")
    return profile_from_record(Record.of(read_json(data, place), place))


def profile_from_record(record: Record) -> Profile:
    record.only(_PROFILE_FIELDS)
    documents = _documents(record)
    is_base = record.choice("kind", ("regulation", "base_layer")) == "base_layer"
    title = record.record("title")
    effective_from, effective_to = _in_force(record)
    notes, rules = record.records("notes"), _rules(record, documents, is_base)
    return Profile(
        id=_matching(record, "id", _PROFILE_ID),
        title_vi=title.text("vi"),
        title_en=title.text("en"),
        document=_known_document(record, "document", documents),
        effective_from=effective_from,
        effective_to=effective_to,
        rules=rules,
        draft=record.optional_flag("draft") is True,
        province=_province(record.record("province")) if "province" in record else None,
        is_base_layer=is_base,
        base_layer=record.optional_text("base_layer"),
        documents=documents,
        defers_to=tuple(_deferral(item, documents) for item in record.records("defers_to")),
        not_for_the_counter=tuple(_skipped(record)),
        shown_only=_shown_only(record, {rule.id for rule in rules}),
        settings=tuple(
            OfficeSetting(item.text("id"), item.text("value"), item.text("vi"), item.text("en"))
            for item in record.records("settings")
        ),
        notes_vi=tuple(note.text("vi") for note in notes),
        notes_en=tuple(note.text("en") for note in notes),
    )


_PROFILE_FIELDS = (
    *("id", "kind", "title", "document", "documents", "effective_from", "effective_to", "base_layer"),
    *("draft", "province"),
    *("defers_to", "rules", "not_for_the_counter", "shown_only", "settings", "notes"),
)
_RULE_FIELDS = (
    *("id", "value", "unit", "citation", "channels", "levels", "vi", "en", "status", "readings"),
    *("since", "until"),
)


def _in_force(record: Record) -> tuple[date | None, date | None]:
    """Both None for a draft, which has no day in force; else the first day is required."""
    if record.optional_flag("draft"):
        for day in ("effective_from", "effective_to"):
            if day in record:
                record.at(day).refuse("không dùng cho dự thảo: dự thảo chưa có hiệu lực.", "has no place in a draft.")
        return None, None
    first, last = record.day("effective_from"), record.optional_day("effective_to")
    if last is not None and last < first:
        record.at("effective_to").refuse("đứng trước ngày bắt đầu hiệu lực.", "is before the first day in force.")
    return first, last


def _province(record: Record) -> Province:
    record.only(("name", "ceased"))
    return Province(record.text("name", longest=80), record.optional_day("ceased"))


def _documents(record: Record) -> dict[str, str]:
    named = record.record("documents")
    return {short: named.text(short) for short in named.fields}


def _known_document(record: Record, key: str, documents: Mapping[str, str]) -> str:
    document = record.text(key)
    if document not in documents:
        record.at(key).refuse(
            f"văn bản “{document[:60]}” không có trong danh mục “documents”.",
            f"the document “{document[:60]}” is not listed in “documents”.",
        )
    return document


def _rules(record: Record, documents: Mapping[str, str], is_base: bool) -> tuple[Rule, ...]:
    rules: dict[str, Rule] = {}
    for item in record.records("rules"):
        rule = _rule(item, documents, is_base)
        if rule.id in rules:
            record.place.refuse(
                f"quy tắc “{rule.id}” có hai lần; hãy bỏ bớt một.", f"rule “{rule.id}” stands twice; remove one."
            )
        rules[rule.id] = rule
    if not rules:
        record.place.refuse("không có quy tắc nào.", "there is no rule in it.")
    return tuple(rules.values())


def _rule(record: Record, documents: Mapping[str, str], is_base: bool) -> Rule:
    rule_id = _matching(record, "id", _RULE_ID)
    record = replace(record, place=record.place.inside(f"quy tắc “{rule_id}”", f"rule “{rule_id}”"))
    record.only(_RULE_FIELDS)
    if "citation" not in record:
        record.place.refuse(
            "không ghi căn cứ (văn bản, điều); quy tắc không có căn cứ thì không dùng được.",
            "names no citation (document, article); a rule without one cannot be used.",
        )
    unit = _unit(record, rule_id)
    since, until = record.optional_day("since"), record.optional_day("until")
    if since is not None and until is not None and until < since:
        record.at("until").refuse("đứng trước ngày bắt đầu.", "is before the first day.")
    return Rule(
        id=rule_id,
        value=_value(record, unit),
        unit=unit,
        citation=_citation(record.record("citation"), documents),
        vi=record.text("vi"),
        en=record.text("en"),
        status=record.choice("status", STATUSES),
        channels=_among(record, "channels", CHANNELS),
        levels=_among(record, "levels", LEVELS),
        readings=tuple(_reading(item, rule_id) for item in record.records("readings")),
        base_layer=is_base,
        since=since,
        until=until,
    )


def _reading(record: Record, rule_id: str) -> Reading:
    unit = _unit(record, rule_id)
    return Reading(record.text("id"), _value(record, unit), unit, record.text("vi"), record.text("en"))


def _unit(record: Record, rule_id: str) -> str:
    return record.choice("unit", _COUNTED_AS.get(rule_id, UNITS))


def _citation(record: Record, documents: Mapping[str, str]) -> Citation:
    record.only(("document", "article", "clause"))
    return Citation(
        _known_document(record, "document", documents),
        record.text("article", longest=60),
        record.optional_text("clause", longest=120),
    )


def _deferral(record: Record, documents: Mapping[str, str]) -> Deferral:
    citation = _citation(record.record("citation"), documents)
    return Deferral(citation, record.text("to"), record.text("vi"), record.text("en"))


def _skipped(record: Record) -> Iterable[SkippedClause]:
    """Clauses are written "21.3" and grouped under the reason they share."""
    for group in record.records("not_for_the_counter"):
        vi, en = group.text("vi"), group.text("en")
        for clause in group.texts("clauses"):
            article, _, rest = clause.partition(".")
            yield SkippedClause(article, rest, vi, en)


def _shown_only(record: Record, known: Set[str]) -> tuple[ShownOnly, ...]:
    """Each rule in one group at most, with the reason that the group shares."""
    groups = tuple(
        ShownOnly(tuple(group.texts("rules")), group.text("vi"), group.text("en"))
        for group in record.records("shown_only")
    )
    named = [rule_id for group in groups for rule_id in group.rules]
    for rule_id in named:
        if rule_id not in known or named.count(rule_id) > 1:
            record.at("shown_only").refuse(
                f"quy tắc “{rule_id[:60]}” không có trong tệp hoặc được nêu hai lần.",
                f"rule “{rule_id[:60]}” is not in the file, or is named twice.",
            )
    return groups


def _value(record: Record, unit: str) -> Value:
    if unit in DURATION_UNITS:
        return record.integer("value", least=1, most=100_000)
    if unit in NUMBER_UNITS:
        return record.integer("value", most=100 if unit == "percent" else 10**12)
    if unit == "bool":
        return record.flag("value")
    if unit == "hour_of_day":
        return _matching(record, "value", _HOUR)
    if unit in LIST_UNITS:
        return _list_value(record, unit)
    return record.text("value")


def _list_value(record: Record, unit: str) -> tuple[str, ...]:
    values = _among(record, "value", PERIODS) if unit == "periods" else record.texts("value")
    if not values or (unit == "days_of_year" and not all(map(_is_in_every_year, values))):
        record.at("value").refuse(f"không hợp với đơn vị “{unit}”.", f"does not fit the unit “{unit}”.")
    return values


def _is_in_every_year(day: str) -> bool:
    """As “06-15”; the 29th of February is not."""
    try:
        return _DAY_OF_YEAR.fullmatch(day) is not None and bool(date.fromisoformat(f"{_COMMON_YEAR}-{day}"))
    except ValueError:
        return False


def _among(record: Record, key: str, choices: tuple[str, ...]) -> tuple[str, ...]:
    values = record.texts(key)
    unknown = [value for value in values if value not in choices]
    if unknown:
        record.at(key).refuse(
            f"“{unknown[0][:40]}” không được chấp nhận; hãy chọn trong: {', '.join(choices)}.",
            f"“{unknown[0][:40]}” is not accepted; choose among: {', '.join(choices)}.",
        )
    return values


def _matching(record: Record, key: str, pattern: re.Pattern[str]) -> str:
    text = record.text(key, longest=80)
    if not pattern.fullmatch(text):
        record.at(key).refuse(f"“{text}” viết không đúng dạng.", f"“{text}” has the wrong form.")
    return text
