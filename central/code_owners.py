"""Whose codes those are that entries give: nobody takes numbers that the centre granted to another desk.

What no grant speaks of is left to whoever comes first: a centre that came back from a backup has forgotten some.
"""

from __future__ import annotations

from collections.abc import Iterable

from central.desk_families import are_one_family
from central.enrolment import BLOCK
from central.store import registry
from central.store.database import Connection
from counter_app.domain.dossier_code import DossierCode, parse_dossier_code
from counter_app.domain.errors import BadInput
from counter_app.domain.number_blocks import RANGE_DIGITS, WIDE_DIGITS


class CodeOwners:
    """Looked up once for all codes of a round."""

    def __init__(self, connection: Connection, codes: Iterable[str]) -> None:
        self._codes = {text: code for text in codes if (code := _parsed(text)) is not None}
        agencies = {code.agency for code in self._codes.values() if len(code.number) == RANGE_DIGITS}
        numbers = {_desk_number(code) for code in self._codes.values() if len(code.number) == WIDE_DIGITS}
        self._of_ranges = registry.desks_of_ranges(connection, agencies)
        self._of_numbers = registry.desks_with_numbers(connection, numbers)

    def may_give(self, desk: str, text: str) -> bool:
        """False where the code's number is another desk's."""
        code = self._codes.get(text)
        owners = self._owners(code) if code is not None else set()
        return not owners or any(are_one_family(desk, owner) for owner in owners)

    def _owners(self, code: DossierCode) -> set[str]:
        if len(code.number) == WIDE_DIGITS:
            return self._of_numbers.get(_desk_number(code), set())
        return self._of_ranges.get((code.agency, (code.sequence - 1) // BLOCK), set())


def _parsed(text: str) -> DossierCode | None:
    try:
        return parse_dossier_code(text)
    except BadInput:
        return None


def _desk_number(code: DossierCode) -> int:
    """Province in two digits, desk number in three, two of the day's count."""
    return code.sequence // 100 % 1000
