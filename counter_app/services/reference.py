"""What the office works by: catalogue, profile, calendar and settings, as the centre sent them or as shipped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.procedures import Catalogue, Procedure
from counter_app.domain.regulations import Profile
from counter_app.domain.slip import OfficeHeading
from counter_app.store.opening import OpenDesk


@dataclass(frozen=True, slots=True)
class OfficeSettings:
    """Free settings of the office. `slip_host` at most 25 characters; `own_agencies` are identifiers in codes."""

    heading: OfficeHeading
    slip_host: str
    agency: str
    own_agencies: tuple[str, ...]
    profile: str
    return_place: str = ""
    form_label: str = ""
    register_blank: bool = False
    switched_on: frozenset[str] = frozenset()
    sample: bool = False


@dataclass(frozen=True, slots=True)
class CatalogueAge:
    """`old`: more than 90 days; `sample`: shipped for demonstration. The sentences are for the screen."""

    issued: date
    old: bool
    sample: bool
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class ProcedureHit:
    """One line of the procedure search. `term_vi` says "do cán bộ tiếp nhận ấn định" where none is stated."""

    code: str
    name: str
    field: str
    term_vi: str
    term_en: str
    immediate: bool
    used: int


class Reference:
    """Reads what is current; every part is read once and kept until its content changes. Safe from any thread."""

    def __init__(self, desk: OpenDesk) -> None:
        raise NotImplementedError

    def catalogue(self) -> Catalogue:
        raise NotImplementedError

    def catalogue_age(self, today: date) -> CatalogueAge:
        raise NotImplementedError

    def procedure(self, code: str, day: date) -> Procedure:
        """The version valid on `day`. Raises BadInput that names the successor where there is one."""
        raise NotImplementedError

    def search(self, letters: str, day: date, limit: int = 12) -> tuple[ProcedureHit, ...]:
        """By folded letters of name, code and field, every word a beginning; the most used at this desk first."""
        raise NotImplementedError

    def profile(self, day: date) -> Profile:
        """In force on `day`, with its base layer."""
        raise NotImplementedError

    def calendar(self) -> OfficeCalendar:
        raise NotImplementedError

    def office(self) -> OfficeSettings:
        raise NotImplementedError
