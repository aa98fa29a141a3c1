"""Procedures found by what a clerk types: folded letters of name, code and field, every word a beginning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from counter_app.domain.folding import fold
from counter_app.domain.intake_decision import SET_BY_CLERK_EN, SET_BY_CLERK_VI
from counter_app.domain.procedures import Catalogue, Procedure
from counter_app.domain.stated_term import StatedTerm

Searchable = tuple[tuple[Procedure, str], ...]
LONGEST_QUESTION = 200


@dataclass(frozen=True, slots=True)
class ProcedureHit:
    """One line of the procedure search. `term_vi` says who sets the date where no term is stated."""

    code: str
    name: str
    field: str
    term_vi: str
    term_en: str
    immediate: bool
    used: int


def searchable(catalogue: Catalogue) -> Searchable:
    """Each with the letters that it is found by."""
    return tuple(
        (procedure, " " + fold(f"{procedure.name.value} {procedure.code} {procedure.field.value or ''}"))
        for procedure in catalogue.procedures
    )


def matching(
    known: Searchable, letters: str, day: date, used: Mapping[str, int], most: int
) -> tuple[ProcedureHit, ...]:
    """At most `most`. Those that have the words one after another come first, among them the most `used` at this desk,
    then those whose name begins with them or says least besides: `khai sinh` is the registration of a birth before what
    has to do with one."""
    words = fold(letters[:LONGEST_QUESTION]).split()
    found = [
        (procedure, folded)
        for procedure, folded in known
        if procedure.is_valid_on(day) and all(f" {word}" in folded for word in words)
    ]
    phrase = " " + " ".join(words)
    found.sort(key=lambda pair: (phrase not in pair[1], -used.get(pair[0].code, 0), *_nearness(phrase, *pair)))
    return tuple(_hit(procedure, used.get(procedure.code, 0)) for procedure, _folded in found[:most])


def _nearness(phrase: str, procedure: Procedure, folded: str) -> tuple[bool, int, str]:
    """Names that begin with the words, then those that say least besides."""
    return not folded.startswith(phrase), len((procedure.name.value or "").split()), folded


def _hit(procedure: Procedure, used: int) -> ProcedureHit:
    term = StatedTerm.of(procedure, longer=False)
    return ProcedureHit(
        procedure.code,
        procedure.name.value or procedure.code,
        procedure.field.value or "",
        term.vi or SET_BY_CLERK_VI,
        term.en or SET_BY_CLERK_EN,
        procedure.immediate.value is True,
        used,
    )
