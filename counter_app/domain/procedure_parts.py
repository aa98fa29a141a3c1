"""What one version of one procedure consists of, and how each part is read from outside.

Every part is `Stated`: a value with the confidence it was taken with, or *not stated*. Nothing that is not stated is
ever guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Generic, Never, TypeVar

from counter_app.domain.dossier_code import AGENCY_FORM, LONGEST_AGENCY
from counter_app.domain.page_fee import PageFee
from counter_app.domain.records import Place, Record
from counter_app.domain.term import MOST, Term, TermUnit

CONFIDENCES = ("confirmed", "from_memory", "unknown")
COPY_KINDS = ("original", "certified", "photocopy", "shown")
TERM_UNITS = (*(unit.value for unit in TermUnit), "hours", "months")
GOVERNMENT_LEVELS = ("central", "province", "commune", "other")
SERVICE_LEVELS = ("1", "2", "3", "4", "partial", "full")
WAYS = ("direct", "post", "online")
FEE_KINDS = ("phi", "le_phi", "not_stated")

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Stated(Generic[T_co]):
    """A value and how sure it is; `value` is None exactly when confidence is `unknown` (*not stated*)."""

    value: T_co | None = None
    confidence: str = "unknown"
    note: str = ""

    @property
    def is_known(self) -> bool:
        return self.value is not None

    @property
    def is_certain(self) -> bool:
        return self.confidence == "confirmed"


NOT_STATED: Stated[Never] = Stated()


@dataclass(frozen=True)
class Component:
    """One paper of the dossier. Empty kinds, no count, `required` None: the source does not say."""

    name: str
    kinds: tuple[str, ...] = ()
    count: int | None = None
    required: bool | None = None
    note: str = ""


@dataclass(frozen=True)
class PublishedTerm:
    """How long the agency has, in the unit of the law; `value` is 0 for at_once and same_day.

    `cutoff` ("15:00"): received later counts for the next working day. `longer`: what the law adds, in
    `longer_unit`, when `longer_when` is the case.
    """

    unit: str
    value: int = 0
    cutoff: str = ""
    longer: int | None = None
    longer_unit: str = ""
    longer_when: str = ""

    def counted(self) -> Term | None:
        """The term as due dates count it, or None for units that are not counted here (the clerk sets the date)."""
        return _term(self.unit, self.value)

    @property
    def vi(self) -> str:
        """3 ngày làm việc (thêm không quá 3 ngày làm việc nếu cần xác minh)."""
        words = term_words(self.unit, self.value, vi=True)
        if self.longer is None:
            return words
        return f"{words} (thêm không quá {term_words(self.longer_unit, self.longer, vi=True)} nếu {self.longer_when})"

    @property
    def en(self) -> str:
        words = term_words(self.unit, self.value, vi=False)
        return words if self.longer is None else f"{words} (+ {term_words(self.longer_unit, self.longer, vi=False)})"


def term_words(unit: str, value: int, *, vi: bool) -> str:
    """Value and unit as people write them: "3 ngày làm việc", "trong ngày làm việc"."""
    term = _term(unit, value)
    if term is not None:
        return term.vi if vi else term.en
    return f"{value} {_OTHER_UNITS[unit][0 if vi else 1]}"


@lru_cache(maxsize=1_000)  # a catalogue has few terms, and each receipt asks for its own three times
def _term(unit: str, value: int) -> Term | None:
    return Term(Fraction(value), TermUnit(unit)) if unit in set(TermUnit) else None


# Units that some texts use and that cannot be counted on a calendar without a choice.
_OTHER_UNITS = {"hours": ("giờ", "hours"), "months": ("tháng", "months")}


@dataclass(frozen=True)
class Stage:
    """A step of the internal process with its own limit; no limit where the process sets none."""

    name: str
    who: str = ""
    unit: str = ""
    value: int | None = None


@dataclass(frozen=True)
class Fee:
    """Phí or lệ phí. `amount` in đồng, or None where only `rule` (a text) says what is due."""

    kind: str
    amount: int | None
    per: str = ""
    rule: str = ""


@dataclass(frozen=True)
class Agency:
    """The agency competent to decide: its identifier stands in the dossier code."""

    id: str
    name: str


@dataclass(frozen=True)
class Procedure:
    """One version of one procedure. Dates are inclusive; `replaced_by` are the codes that came after it."""

    code: str
    name: Stated[str]
    sector: Stated[str] = NOT_STATED
    field: Stated[str] = NOT_STATED
    government_levels: Stated[tuple[str, ...]] = NOT_STATED
    service_level: Stated[str] = NOT_STATED
    steps: Stated[tuple[str, ...]] = NOT_STATED
    ways_to_file: Stated[tuple[str, ...]] = NOT_STATED
    components: Stated[tuple[Component, ...]] = NOT_STATED
    sets: Stated[int] = NOT_STATED
    term: Stated[PublishedTerm] = NOT_STATED
    applicants: Stated[tuple[str, ...]] = NOT_STATED
    agency: Stated[Agency] = NOT_STATED
    own_agency: Stated[bool] = NOT_STATED
    results: Stated[tuple[str, ...]] = NOT_STATED
    fees: Stated[tuple[Fee, ...]] = NOT_STATED
    page_fee: Stated[PageFee] = NOT_STATED
    forms: Stated[tuple[str, ...]] = NOT_STATED
    conditions: Stated[tuple[str, ...]] = NOT_STATED
    legal_basis: Stated[tuple[str, ...]] = NOT_STATED
    stages: Stated[tuple[Stage, ...]] = NOT_STATED
    ways_to_return: Stated[tuple[str, ...]] = NOT_STATED
    post_may_take_in: Stated[bool] = NOT_STATED
    post_may_bring_back: Stated[bool] = NOT_STATED
    immediate: Stated[bool] = NOT_STATED
    linked: Stated[bool] = NOT_STATED
    valid_from: date | None = None
    valid_to: date | None = None
    replaced_by: tuple[str, ...] = ()

    def is_valid_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


PARTS = (
    *("name", "sector", "field", "government_levels", "service_level", "steps", "ways_to_file", "components"),
    *("sets", "term", "applicants", "agency", "own_agency", "results", "fees", "page_fee", "forms", "conditions"),
    *("legal_basis", "stages", "ways_to_return", "post_may_take_in", "post_may_bring_back", "immediate", "linked"),
)


def stated_part(record: Record, key: str, read: Callable[[Record, str], T]) -> Stated[T]:
    if key not in record:
        return Stated()
    inner = record.record(key)
    confidence = inner.choice("confidence", CONFIDENCES)
    known = "value" in inner
    if known == (confidence == "unknown"):
        inner.place.refuse(
            "giá trị và độ tin cậy không khớp: không có giá trị thì ghi “unknown”.",
            "value and confidence do not fit: without a value the confidence is “unknown”.",
        )
    value = read(inner, "value") if known else None
    return Stated(value, confidence, inner.optional_text("note"))


def required_part(record: Record, key: str, read: Callable[[Record, str], T]) -> Stated[T]:
    stated = stated_part(record, key, read)
    if not stated.is_known:
        record.at(key).refuse("thiếu; thủ tục phải có tên.", "is missing; a procedure must have a name.")
    return stated


def read_texts(record: Record, key: str) -> tuple[str, ...]:
    return record.texts(key)


def choices(among: tuple[str, ...]) -> Callable[[Record, str], tuple[str, ...]]:
    def read(record: Record, key: str) -> tuple[str, ...]:
        return _known(record.texts(key), among, record.at(key))

    return read


def many(one: Callable[[Record], T]) -> Callable[[Record, str], tuple[T, ...]]:
    def read(record: Record, key: str) -> tuple[T, ...]:
        return tuple(one(item) for item in record.records(key))

    return read


def _known(values: tuple[str, ...], among: tuple[str, ...], place: Place) -> tuple[str, ...]:
    unknown = [value for value in values if value not in among]
    if unknown:
        shown = ", ".join(among)
        place.refuse(
            f"“{unknown[0][:40]}” không được chấp nhận; hãy chọn trong: {shown}.",
            f"“{unknown[0][:40]}” is not accepted; choose among: {shown}.",
        )
    return values


def read_component(record: Record) -> Component:
    record.only(("name", "kinds", "count", "required", "note"))
    return Component(
        name=record.text("name"),
        kinds=_known(record.texts("kinds"), COPY_KINDS, record.at("kinds")),
        count=record.optional_integer("count", least=1),
        required=record.optional_flag("required"),
        note=record.optional_text("note"),
    )


def read_term(record: Record) -> PublishedTerm:
    record.only(("unit", "value", "cutoff", "longer", "longer_unit", "longer_when"))
    unit = record.choice("unit", TERM_UNITS)
    longer_unit = record.choice("longer_unit", TERM_UNITS) if "longer" in record else ""
    return PublishedTerm(
        unit=unit,
        value=_amount(record, "value", unit),
        cutoff=_hour(record, "cutoff"),
        longer=_amount(record, "longer", longer_unit) if longer_unit else None,
        longer_unit=longer_unit,
        longer_when=record.text("longer_when") if longer_unit else "",
    )


_MOST = {unit.value: most for unit, most in MOST.items()} | {"hours": 24_000, "months": 240}


def _amount(record: Record, key: str, unit: str) -> int:
    """From 1 to what the unit allows; 0 for the units that take no figure."""
    if unit not in {TermUnit.AT_ONCE, TermUnit.SAME_DAY}:
        return record.integer(key, least=1, most=_MOST[unit])
    return record.integer(key, most=0) if key in record else 0


def _hour(record: Record, key: str) -> str:
    text = record.optional_text(key, longest=5)
    if text and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", text):
        record.at(key).refuse(f"“{text}” không phải giờ; hãy viết như 15:00.", f"“{text}” is no hour like 15:00.")
    return text


def read_stage(record: Record) -> Stage:
    record.only(("name", "who", "unit", "value"))
    limited = "value" in record
    return Stage(
        name=record.text("name"),
        who=record.optional_text("who"),
        unit=record.choice("unit", TERM_UNITS) if limited else "",
        value=record.integer("value", least=1, most=3650) if limited else None,
    )


def read_fee(record: Record) -> Fee:
    record.only(("kind", "amount", "per", "rule"))
    amount, rule = record.optional_integer("amount"), record.optional_text("rule")
    if amount is None and not rule:
        record.place.refuse("cần có số tiền hoặc cách tính.", "needs an amount or a rule.")
    return Fee(record.choice("kind", FEE_KINDS), amount, record.optional_text("per"), rule)


def read_agency(record: Record) -> Agency:
    record.only(("id", "name"))
    identifier = record.text("id", longest=LONGEST_AGENCY)
    if not AGENCY_FORM.fullmatch(identifier):
        record.at("id").refuse(f"“{identifier}” không phải mã cơ quan.", f"“{identifier}” is not an agency id.")
    return Agency(identifier, record.text("name"))
