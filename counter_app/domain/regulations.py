"""Regulation profiles: what a province's regulation or the national law says, as cited data with dates.

A rule keeps the unit of the law (working hours, "at once", "the same day"); nothing is converted. A rule that a
regulation does not state is absent. Then the base layer, the national law of its time, is asked, and its answer
stays cited to itself (`base_layer`). Rules name the channels and service levels they speak of and are never
applied to others; where the channel or level of a dossier is not known, a limited rule does not apply.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from counter_app.domain.errors import BadInput

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
    """One rule. No channels or levels named: it speaks of all. `vi`, `en`: a plain sentence in own words. `since`,
    `until` are its first and last day where they are not those of its profile."""

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
    since: date | None = None
    until: date | None = None
    reading: str = ""
    """The id of the reading that the office chose; '' for the rule's own."""

    def applies_to(self, channel: str | None, level: str | None) -> bool:
        return (not self.channels or channel in self.channels) and (not self.levels or level in self.levels)

    def holds_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def read_as(self, reading: str) -> Rule:
        """This rule under another of its readings, chosen by the office. Raises BadInput for one it lacks."""
        for choice in self.readings:
            if choice.id == reading:
                return replace(self, value=choice.value, unit=choice.unit, vi=choice.vi, en=choice.en, reading=reading)
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
class ShownOnly:
    """Rules that people read and by which the program neither counts, tells nor refuses anything, and why not."""

    rules: tuple[str, ...]
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
class Province:
    """Whose regulation it is. `ceased`: the day from which the province was no longer a unit of its own, or None."""

    name: str
    ceased: date | None = None


@dataclass(frozen=True)
class Profile:
    """One regulation. `base` is the national law of its time, or None; `notes` are editorial remarks.

    `effective_from` is None for a `draft` alone: a text whose issue nobody confirmed has no first day and is never
    in force. `province` is None for national law. `switched_on` are the unverified rules that the office applies.
    """

    id: str
    title_vi: str
    title_en: str
    document: str
    effective_from: date | None
    effective_to: date | None
    rules: tuple[Rule, ...]
    draft: bool = False
    province: Province | None = None
    is_base_layer: bool = False
    base_layer: str = ""
    documents: Mapping[str, str] | None = None
    defers_to: tuple[Deferral, ...] = ()
    not_for_the_counter: tuple[SkippedClause, ...] = ()
    shown_only: tuple[ShownOnly, ...] = ()
    settings: tuple[OfficeSetting, ...] = ()
    notes_vi: tuple[str, ...] = ()
    notes_en: tuple[str, ...] = ()
    base: Profile | None = None
    switched_on: frozenset[str] = frozenset()

    @cached_property
    def _by_id(self) -> Mapping[str, tuple[Rule, ...]]:
        """In the regulation's order. Each save asks for several rules; reading through all of them was felt there."""
        found: dict[str, tuple[Rule, ...]] = {}
        for rule in self.rules:
            found[rule.id] = (*found.get(rule.id, ()), rule)
        return found

    def rule(self, rule_id: str, *, channel: str | None = None, level: str | None = None) -> Rule | None:
        """The rule in force for this channel and service level, or None.

        An unverified rule is in force only when the office switched it on (`with_switched_on`).
        """
        for rule in self._by_id.get(rule_id, ()):
            if rule.applies_to(channel, level):
                return rule if self.applies(rule) else None
        return self.base.rule(rule_id, channel=channel, level=level) if self.base else None

    def applies(self, rule: Rule) -> bool:
        """Whether the office works by this rule of the profile or of its base layer."""
        return rule.status != "unverified" or rule.id in self.switched_on

    def with_switched_on(self, rule_ids: Set[str]) -> Profile:
        """As the office chose; the base layer below with it."""
        if rule_ids == self.switched_on:
            return self
        base = self.base.with_switched_on(rule_ids) if self.base else None
        return replace(self, base=base, switched_on=frozenset(rule_ids))

    def with_base(self, base: Profile) -> Profile:
        if base.id != self.base_layer or not base.is_base_layer:
            raise ValueError(f"{base.id} is not the base layer of {self.id}")
        return replace(self, base=base)

    def as_of(self, day: date) -> Profile:
        """For a dossier received on `day`: a base layer that had not begun by then is not asked.

        One that has ended still is: an older regulation that an office goes on with keeps the law of its time. A rule
        with days of its own is left out on every other day.
        """
        begun = self.base is None or self.base.effective_from is None or self.base.effective_from <= day
        base = self.base.as_of(day) if self.base is not None and begun else None
        held = tuple(rule for rule in self.rules if rule.holds_on(day))
        return self if base is self.base and len(held) == len(self.rules) else replace(self, rules=held, base=base)

    def read_as(self, readings: Mapping[str, str]) -> Profile:
        """With the readings that the office chose, by rule id, the base layer below with it. One that a rule lacks
        changes nothing."""
        base = self.base.read_as(readings) if self.base else None
        if self._by_id.keys().isdisjoint(readings):
            return self if base is self.base else replace(self, base=base)
        rules = tuple(_chosen(rule, readings.get(rule.id, "")) for rule in self.rules)
        return replace(self, base=base, rules=rules)

    def why_shown_only(self, rule_id: str) -> ShownOnly | None:
        """None for a rule that the program acts by. Of this profile's own rules; the base layer knows its own."""
        return next((group for group in self.shown_only if rule_id in group.rules), None)

    def with_settings(self, values: Mapping[str, str]) -> Profile:
        """With today's bodies and addresses as the office named them, by setting id. One that it lacks changes
        nothing."""
        if not any(setting.id in values for setting in self.settings):
            return self
        named = tuple(replace(each, value=values.get(each.id, each.value)) for each in self.settings)
        return replace(self, settings=named)

    def all_rules(self) -> tuple[Rule, ...]:
        """Own rules, then those of the base layer that answer for some dossier of which no own rule speaks."""
        below = self.base.rules if self.base else ()
        return self.rules + tuple(rule for rule in below if not self._stands_before(rule))

    def _stands_before(self, below: Rule) -> bool:
        own = [rule for rule in self.rules if rule.id == below.id]
        return all(
            any(rule.applies_to(channel, level) for rule in own)
            for channel in (None, *CHANNELS)
            for level in (None, *LEVELS)
            if below.applies_to(channel, level)
        )

    def setting(self, setting_id: str) -> OfficeSetting | None:
        return next((setting for setting in self.settings if setting.id == setting_id), None)

    def in_force_on(self, day: date) -> bool:
        """By its own dates; whether its province still exists is another question."""
        if self.draft or self.effective_from is None:
            return False
        return self.effective_from <= day and (self.effective_to is None or day <= self.effective_to)


def _chosen(rule: Rule, reading: str) -> Rule:
    return rule.read_as(reading) if any(choice.id == reading for choice in rule.readings) else rule


def profile_in_force(profiles: Iterable[Profile], day: date) -> Profile | None:
    """Of an office's profiles the one in force on `day`; the one that came last wins. Base layers and drafts never."""
    current = [p for p in profiles if p.in_force_on(day) and not p.is_base_layer]
    return max(current, key=lambda profile: profile.effective_from or date.min, default=None)
