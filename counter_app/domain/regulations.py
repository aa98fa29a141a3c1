"""Regulation profiles: what a province's regulation or the national law says, as cited data with dates.

A rule keeps the unit of the law (working hours, "at once", "the same day"); nothing is converted. A rule that a
regulation does not state is absent. Then the base layer, the national law of its time, is asked, and its answer
stays cited to itself (`base_layer`). Rules name the channels and service levels they speak of and are never
applied to others; where the channel or level of a dossier is not known, a limited rule does not apply.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date

from counter_app.domain.errors import BadInput
from counter_app.domain.records import Place, Record, read_json

CHANNELS = ("direct", "post", "online")
# Four levels until 2022 (1 information … 4 all online), then two: một phần, toàn trình.
LEVELS = ("1", "2", "3", "4", "partial", "full")

STATUSES = ("confirmed", "read_before_unread_amendment", "unverified")

DURATION_UNITS = ("working_hours", "working_days", "clock_hours", "hours", "calendar_days", "months")
NUMBER_UNITS = ("count", "dong", "percent")
# The law gives a word instead of a figure; the value is that word.
WORD_UNITS = ("at_once", "same_day", "promptly")
LIST_UNITS = ("list", "periods", "days_of_year")
UNITS = (*DURATION_UNITS, *NUMBER_UNITS, *WORD_UNITS, "hour_of_day", "text", "bool", *LIST_UNITS)

PERIODS = ("month", "quarter", "half_year", "year")

Value = int | str | bool | tuple[str, ...]

_RULE_ID = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)+")
_PROFILE_ID = re.compile(r"[a-z0-9_]{3,40}")
_HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_DAY_OF_YEAR = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


@dataclass(frozen=True)
class Citation:
    """`article` and `clause` as the document numbers them ("13", "3.b"); no clause means the whole article."""

    document: str
    article: str
    clause: str = ""

    @property
    def text(self) -> str:
        """ "QĐ 04/2019/QĐ-UBND, điều 13.3.b", as it is shown and printed."""
        if not self.article:
            return self.document
        if not self.article[0].isdigit():
            return f"{self.document}, {self.article}"
        points = [f"{self.article}.{part.strip()}" for part in self.clause.split(";") if part.strip()]
        return f"{self.document}, điều {', '.join(points) or self.article}"


@dataclass(frozen=True)
class Reading:
    """One way to read a sentence that can be read in two; the rule's own value holds until the office chooses."""

    id: str
    value: Value
    unit: str
    vi: str
    en: str


@dataclass(frozen=True)
class Rule:
    """One rule. No channels or levels named: it speaks of all. `vi`, `en`: a plain sentence in own words."""

    id: str
    value: Value
    unit: str
    citation: Citation
    vi: str
    en: str
    status: str = "confirmed"
    channels: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    base_layer: bool = False

    def applies_to(self, channel: str | None, level: str | None) -> bool:
        return (not self.channels or channel in self.channels) and (not self.levels or level in self.levels)

    def read_as(self, reading: str) -> Rule:
        """This rule under another of its readings, chosen by the office. Raises BadInput for one it lacks."""
        for choice in self.readings:
            if choice.id == reading:
                return replace(self, value=choice.value, unit=choice.unit, vi=choice.vi, en=choice.en)
        raise BadInput(
            f"Quy tắc “{self.id}” không có cách hiểu “{reading[:40]}”; hãy chọn lại trong thiết lập.",
            f"Rule “{self.id}” has no reading “{reading[:40]}”; choose again in the settings.",
        )


@dataclass(frozen=True)
class Deferral:
    """What a regulation leaves to another text."""

    citation: Citation
    to: str
    vi: str
    en: str


@dataclass(frozen=True)
class SkippedClause:
    """A clause that asks nothing of a counter, and why."""

    article: str
    clause: str
    vi: str
    en: str


@dataclass(frozen=True)
class OfficeSetting:
    """A value the regulation names but time changes (addressees, addresses): `value` is only its default."""

    id: str
    value: str
    vi: str
    en: str


@dataclass(frozen=True)
class Profile:
    """One regulation. `base` is the national law of its time, or None; `notes` are editorial remarks."""

    id: str
    title_vi: str
    title_en: str
    document: str
    effective_from: date
    effective_to: date | None
    rules: tuple[Rule, ...]
    is_base_layer: bool = False
    base_layer: str = ""
    documents: Mapping[str, str] | None = None
    defers_to: tuple[Deferral, ...] = ()
    not_for_the_counter: tuple[SkippedClause, ...] = ()
    settings: tuple[OfficeSetting, ...] = ()
    notes_vi: tuple[str, ...] = ()
    notes_en: tuple[str, ...] = ()
    base: Profile | None = None

    def rule(
        self,
        rule_id: str,
        *,
        channel: str | None = None,
        level: str | None = None,
        switched_on: Set[str] = frozenset(),
    ) -> Rule | None:
        """The rule in force for this channel and service level, or None.

        An unverified rule is in force only when its id is in `switched_on`, the office's own choice.
        """
        for rule in self.rules:
            if rule.id == rule_id and rule.applies_to(channel, level):
                return rule if rule.status != "unverified" or rule_id in switched_on else None
        if self.base is None:
            return None
        return self.base.rule(rule_id, channel=channel, level=level, switched_on=switched_on)

    def with_base(self, base: Profile) -> Profile:
        if base.id != self.base_layer or not base.is_base_layer:
            raise ValueError(f"{base.id} is not the base layer of {self.id}")
        return replace(self, base=base)

    def all_rules(self) -> tuple[Rule, ...]:
        """Own rules, then those of the base layer that no own rule of the same id stands before."""
        own = {rule.id for rule in self.rules}
        below = self.base.rules if self.base else ()
        return self.rules + tuple(rule for rule in below if rule.id not in own)

    def setting(self, setting_id: str) -> OfficeSetting | None:
        return next((setting for setting in self.settings if setting.id == setting_id), None)

    def in_force_on(self, day: date) -> bool:
        return self.effective_from <= day and (self.effective_to is None or day <= self.effective_to)


def profile_in_force(profiles: Iterable[Profile], day: date) -> Profile | None:
    """Of an office's profiles the one in force on `day`; the one that came last wins. Base layers never."""
    current = [p for p in profiles if p.in_force_on(day) and not p.is_base_layer]
    return max(current, key=lambda profile: profile.effective_from, default=None)


# ---------------------------------------------------------------------------------------------- reading


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
    effective_from, effective_to = record.day("effective_from"), record.optional_day("effective_to")
    if effective_to is not None and effective_to < effective_from:
        record.at("effective_to").refuse("đứng trước ngày bắt đầu hiệu lực.", "is before the first day in force.")
    notes = record.records("notes")
    return Profile(
        id=_matching(record, "id", _PROFILE_ID),
        title_vi=title.text("vi"),
        title_en=title.text("en"),
        document=_known_document(record, "document", documents),
        effective_from=effective_from,
        effective_to=effective_to,
        rules=_rules(record, documents, is_base),
        is_base_layer=is_base,
        base_layer=record.optional_text("base_layer"),
        documents=documents,
        defers_to=tuple(_deferral(item, documents) for item in record.records("defers_to")),
        not_for_the_counter=tuple(_skipped(record)),
        settings=tuple(
            OfficeSetting(item.text("id"), item.text("value"), item.text("vi"), item.text("en"))
            for item in record.records("settings")
        ),
        notes_vi=tuple(note.text("vi") for note in notes),
        notes_en=tuple(note.text("en") for note in notes),
    )


_PROFILE_FIELDS = (
    *("id", "kind", "title", "document", "documents", "effective_from", "effective_to", "base_layer"),
    *("defers_to", "rules", "not_for_the_counter", "settings", "notes"),
)
_RULE_FIELDS = ("id", "value", "unit", "citation", "channels", "levels", "vi", "en", "status", "readings")


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
    unit = record.choice("unit", UNITS)
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
        readings=tuple(_reading(item) for item in record.records("readings")),
        base_layer=is_base,
    )


def _reading(record: Record) -> Reading:
    unit = record.choice("unit", UNITS)
    return Reading(record.text("id"), _value(record, unit), unit, record.text("vi"), record.text("en"))


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
    if not values or (unit == "days_of_year" and not all(_DAY_OF_YEAR.fullmatch(day) for day in values)):
        record.at("value").refuse(f"không hợp với đơn vị “{unit}”.", f"does not fit the unit “{unit}”.")
    return values


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
