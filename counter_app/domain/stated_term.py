"""The catalogue's term of a procedure, in the form that due dates take."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from counter_app.domain.procedure_parts import term_words
from counter_app.domain.procedures import Procedure, PublishedTerm, Stated
from counter_app.domain.term import Term, TermUnit


@dataclass(frozen=True, slots=True)
class StatedTerm:
    """`term` None where none can be counted."""

    term: Term | None
    vi: str
    en: str
    cut_off: str = ""
    certain: bool = False

    @property
    def known(self) -> bool:
        return self.term is not None

    @classmethod
    def of(cls, procedure: Procedure, *, longer: bool) -> StatedTerm:
        """An immediate procedure without a term of its own is due at once. Months are not counted here."""
        stated = procedure.term
        if stated.value is None:
            return cls._immediate(procedure.immediate)
        published = _lengthened(stated.value) if longer and stated.value.longer is not None else stated.value
        term = published.counted()
        vi, en = (term_words(published.unit, published.value, vi=language) for language in (True, False))
        doubt_vi, doubt_en = ("", "") if stated.is_certain else (" (chưa kiểm chứng)", " (not confirmed)")
        return cls(term, vi + doubt_vi, en + doubt_en, stated.value.cutoff, stated.is_certain)

    @classmethod
    def _immediate(cls, immediate: Stated[bool]) -> StatedTerm:
        if immediate.value is not True:
            return cls(None, "", "")
        term = Term(Fraction(0), TermUnit.AT_ONCE)
        return cls(term, term.vi, term.en, certain=immediate.is_certain)


def _lengthened(published: PublishedTerm) -> PublishedTerm:
    """The law *adds* the longer term: three working days and three more. At once and the same day add nothing."""
    amount = published.longer or 0
    if published.longer_unit == published.unit:
        amount += published.value
    elif published.value:
        return PublishedTerm(published.unit, published.value)
    return PublishedTerm(published.longer_unit, amount)
