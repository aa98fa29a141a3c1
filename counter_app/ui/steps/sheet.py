"""What a step's form consists of, and what was typed into it: plain values that a draft keeps. Without Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from counter_app.domain.errors import BadInput
from counter_app.domain.fee_account import Money
from counter_app.domain.notice import Notice
from counter_app.domain.step_details import LONGEST_LINE
from counter_app.domain.written_day import read_moment
from counter_app.domain.written_number import grouped, read_amount

NO_WORDS = Notice("", "")
Rows = list[list[str]]


class Kind(Enum):
    LINE = "line"
    TEXT = "text"
    HIDDEN = "hidden"  # a password: shown as dots, kept in no draft
    MOMENT = "moment"  # typed as 25/11/2026 15:30
    PICK = "pick"
    TICKS = "ticks"
    PAPERS = "papers"  # rows of a paper's name and the article that demands it
    MONEY = "money"  # rows of a fee with its amount
    COMPONENTS = "components"  # rows of a paper with its kind and how many; 0 where it is not there
    PROCEDURE = "procedure"  # found by a few letters; its code
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    words: Notice


@dataclass(frozen=True, slots=True)
class Field:
    """`value` is what stands there at first: text, bool for a flag, values for ticks, rows for papers, money (kind,
    name, amount) and components (name, kind, count). `options` are what can be picked or ticked. `only_when` (field,
    value): asked for only then. `grows`: rows can be added. `rule` is an id of the profiles, for F1."""

    kind: Kind
    name: str
    label: Notice
    value: object = ""
    options: tuple[Option, ...] = ()
    hint: Notice = NO_WORDS
    only_when: tuple[str, str] | None = None
    longest: int = LONGEST_LINE
    rule: str = ""
    grows: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """`told` stands above the fields, each with its article where it has one; between them `pairs`, a name and what
    stands behind it."""

    fields: tuple[Field, ...]
    told: tuple[Notice, ...] = ()
    pairs: tuple[tuple[Notice, Notice], ...] = ()


@dataclass(frozen=True)
class Values:
    """What stands in the form, by the names of its fields. Reading raises BadInput for what cannot be read."""

    raw: Mapping[str, object] = field(default_factory=dict)

    def text(self, name: str) -> str:
        value = self.raw.get(name)
        return value.strip() if isinstance(value, str) else ""

    def flag(self, name: str) -> bool:
        return self.raw.get(name) is True

    def ticked(self, name: str) -> tuple[str, ...]:
        value = self.raw.get(name)
        return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()

    def rows(self, name: str) -> tuple[tuple[str, ...], ...]:
        value = self.raw.get(name)
        rows = value if isinstance(value, list) else []
        return tuple(tuple(str(cell).strip() for cell in row) for row in rows if isinstance(row, list))

    def lines(self, name: str) -> tuple[str, ...]:
        """Of a longer text: one matter a line."""
        return tuple(filter(None, (part.strip() for part in self.text(name).splitlines())))

    def moment(self, name: str) -> datetime | None:
        text = self.text(name)
        return typed_moment(text) if text else None

    def money(self, name: str) -> tuple[Money, ...]:
        """Rows with a name, and more than nothing."""
        return tuple(money for money in self.charged(name) if money.amount)

    def charged(self, name: str) -> tuple[Money, ...]:
        """As `money`, with those of 0 đ."""
        rows = (row for row in self.rows(name) if len(row) == 3 and row[1])
        return tuple(Money(kind, called, typed_amount(amount)) for kind, called, amount in rows)


def typed_moment(text: str) -> datetime:
    """Office time. Raises BadInput: a day alone is not enough, the hour is promised too."""
    moment = read_moment(text)
    if moment is not None:
        return moment
    raise BadInput(
        f"Không đọc được thời điểm “{text[:20]}”; hãy viết như 25/11/2026 15:30.",
        f"“{text[:20]}” cannot be read; write it like 25/11/2026 15:30.",
    )


def typed_amount(text: str) -> int:
    """đồng; nothing typed is 0. Raises BadInput."""
    amount = read_amount(text if text.strip() else "0")
    if amount is None:
        raise BadInput(
            f"“{text[:20]}” không phải số tiền; hãy viết như 200.000.",
            f"“{text[:20]}” is no amount; write it like 200.000.",
        )
    return amount


def money_rows(lines: Iterable[Money]) -> Rows:
    return [[money.kind, money.name, grouped(money.amount)] for money in lines]
