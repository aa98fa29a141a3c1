"""What the office works by: catalogue, profile, calendar and settings, as the centre sent them or as shipped."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar, cast

from counter_app.domain.calendar_form import with_decided_days
from counter_app.domain.errors import BadInput
from counter_app.domain.former_units import FormerUnits
from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.office_names import OfficeNames
from counter_app.domain.procedures import (
    Catalogue,
    Procedure,
    is_old,
    parse_procedure,
    procedure_bytes,
)
from counter_app.domain.reference_content import version_name
from counter_app.domain.regulations import Profile, profile_in_force
from counter_app.domain.times import date_vi
from counter_app.services.desk_clock import DeskClock
from counter_app.services.office_settings import SETTINGS, OfficeSettings
from counter_app.services.procedure_search import ProcedureHit, Searchable, matching, searchable
from counter_app.services.reference_reading import (
    ProfileVersion,
    calendar_of,
    catalogue_of,
    former_units_of,
    hashes_of,
    office_of,
    part_of,
    profiles_of,
    readable_profile,
)
from counter_app.store.database import Connection
from counter_app.store.decided_days import decided_days, switched_rules
from counter_app.store.opening import OpenDesk
from counter_app.store.reference_arrivals import ReferenceVersion, version_content
from counter_app.store.reference_store import (
    CurrentKind,
    ReferenceState,
    current_kind,
    reference_state,
    used_procedures,
)

Content = TypeVar("Content")


@dataclass(frozen=True, slots=True)
class CatalogueAge:
    """`old`: more than 90 days; `sample`: shipped for demonstration. The sentences are for the screen."""

    issued: date
    old: bool
    sample: bool
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class ProcedureVersion:
    """A procedure with the bytes that a receipt refers to by their hash."""

    procedure: Procedure
    part: ReferenceVersion


@dataclass(frozen=True, slots=True)
class Moment:
    """One view of the database, and what is current in it."""

    connection: Connection
    state: ReferenceState


class Reference:
    """Reads what is current; every part is read once and kept until its content changes. Safe from any thread."""

    def __init__(self, desk: OpenDesk, clock: DeskClock, chosen_here: Callable[[], str] = str) -> None:
        """`chosen_here` gives the id of the regulation that this PC works by where the centre names none, or ''."""
        self._desk = desk
        self._clock = clock
        self._chosen_here = chosen_here
        self._lock = threading.Lock()
        self._kept: dict[tuple[str, str], tuple[object, object]] = {}
        self._asking = threading.local()

    def at_one_moment(self, connection: Connection | None = None) -> AbstractContextManager[Moment]:
        """What this thread asks inside belongs together: one view of the database, looked up once.

        `connection` is a transaction that the caller holds; without one a short reading of its own.
        """
        outer: Moment | None = getattr(self._asking, "moment", None)
        return self._new_moment(connection) if outer is None else nullcontext(outer)

    @contextmanager
    def _new_moment(self, connection: Connection | None) -> Iterator[Moment]:
        with ExitStack() as stack:
            view = connection or stack.enter_context(self._desk.database.read())
            moment = Moment(view, reference_state(view, self._desk.projections))
            stack.callback(setattr, self._asking, "moment", None)
            self._asking.moment = moment
            yield moment

    def catalogue(self) -> Catalogue:
        return self._current("procedures", "", catalogue_of)

    def catalogue_age(self, today: date) -> CatalogueAge:
        catalogue = self.catalogue()
        old = is_old(catalogue.issued, today)
        vi, en = f"Danh mục thủ tục ngày {date_vi(catalogue.issued)}", f"Catalogue of {date_vi(catalogue.issued)}"
        if catalogue.sample:
            vi, en = f"{vi} (danh mục mẫu, phải đối chiếu trước khi dùng)", f"{en} (sample, verify before use)"
        if old:
            vi, en = f"{vi}; đã cũ, hãy cập nhật", f"{en}; it is old, update it"
        return CatalogueAge(catalogue.issued, old, catalogue.sample, vi, en)

    def procedure(self, code: str, day: date) -> Procedure:
        """The version valid on `day`. Raises BadInput that names the successor where there is one."""
        catalogue = self.catalogue()
        found = catalogue.find(code, day)
        if found is not None:
            return found
        successors = [end for end in catalogue.successors(code) if end != code]
        if successors:
            raise BadInput(
                f"Thủ tục {code[:20]} đã được thay bằng {', '.join(successors)[:80]}; hãy chọn thủ tục mới.",
                f"Procedure {code[:20]} was replaced by {', '.join(successors)[:80]}; choose the new one.",
            )
        raise BadInput(
            f"Không có thủ tục “{code[:20]}” đang áp dụng trong danh mục; hãy tìm và chọn lại.",
            f"There is no procedure “{code[:20]}” in force in the catalogue; search and choose again.",
        )

    def procedure_version(self, code: str, day: date) -> ProcedureVersion:
        """With the bytes that were imported; they are kept once a receipt refers to them."""
        with self.at_one_moment() as moment:
            procedure = self.procedure(code, day)
            named = version_name(procedure)
            known = self._current("procedures", "versions", _no_versions_yet)
            if named not in known:
                digest = self._current("procedures", "hashes", hashes_of).get(named)
                known[named] = ProcedureVersion(procedure, _imported(moment.connection, procedure, digest))
            return known[named]

    def search(self, letters: str, day: date, limit: int = 12) -> tuple[ProcedureHit, ...]:
        """At most `limit`, the likeliest first."""
        with self._desk.database.read() as connection:
            used = used_procedures(connection, self._desk.projections.tables.dossiers.name, self._desk.desk.desk)
        return matching(self._searchable(), letters, day, used, limit)

    def profile(self, day: date) -> Profile:
        """The office's own choice with its base layer; an explanation says where it is not in force on `day`."""
        return self.profile_version(day).profile

    def profiles(self) -> tuple[Profile, ...]:
        """Every one at hand, base layers among them: those that came with the program and those of the centre."""
        return tuple(version.profile for version in self._current("profiles", "", profiles_of).values())

    def profile_version(self, day: date) -> ProfileVersion:
        with self.at_one_moment():
            known, office, switched = self._current("profiles", "", profiles_of), self.office(), self.switched_on()
        chosen = known.get(office.profile)
        if chosen is None:
            # Another province's regulation is never a substitute: it is an office's own choice or nothing.
            national = (version.profile for version in known.values() if version.profile.province is None)
            current = profile_in_force(national, day)
            chosen = known[current.id] if current else None
        if chosen is None:
            raise BadInput(
                "Không có quy định nào đang áp dụng cho ngày này; hãy nhờ quản trị chọn trong thiết lập.",
                "No regulation is in force for this day; ask the administrator to choose one.",
            )
        return replace(chosen, profile=_as_chosen(chosen.profile, office, switched, day))

    def profile_named(self, digest: str | None, day: date) -> Profile:
        """The version that a receipt named by its hash: a dossier keeps the regulation it was received under.
        The one in force on `day` where it named none or the version is not here."""
        with self.at_one_moment() as moment:
            known, office, switched = self._current("profiles", "", profiles_of), self.office(), self.switched_on()
            for version in known.values():
                if version.parts[0].hash == digest:
                    return _as_chosen(version.profile, office, switched, day)
            content = version_content(moment.connection, digest) if digest else None
            read = readable_profile(ReferenceVersion("", digest or "", content)) if content else ()
            if not read:
                return self.profile(day)
            base = known.get(read[0].base_layer)
            return _as_chosen(read[0].with_base(base.profile) if base else read[0], office, switched, day)

    def procedure_named(self, digest: str | None, code: str, day: date) -> Procedure | None:
        """The version that a receipt named by its hash, else what the catalogue has for that code; None for neither."""
        with self.at_one_moment() as moment:
            content = version_content(moment.connection, digest) if digest else None
            if content is not None:
                try:
                    return parse_procedure(content)
                except BadInput:
                    pass
            catalogue = self.catalogue()
            return catalogue.find(code, day) or catalogue.latest(code)

    def calendar(self) -> OfficeCalendar:
        """The office's calendar with the days that were decided at one of its desks."""
        year = self._clock.now().year
        with self.at_one_moment() as moment:

            def make(kind: CurrentKind | None) -> OfficeCalendar:
                decided = decided_days(moment.connection, self._desk.projections)
                return with_decided_days(calendar_of(kind, year), decided)

            return self._current("calendar", "", make, (year, moment.state.decisions))

    def office(self) -> OfficeSettings:
        office = self._current(SETTINGS, "", office_of)
        here = "" if office.profile_named else self._chosen_here()
        return replace(office, profile=here) if here else office

    def switched_on(self) -> frozenset[str]:
        """Ids of the unverified rules that the office applies: as the centre's settings say, then as its desks do."""
        with self.at_one_moment() as moment:

            def make(kind: CurrentKind | None) -> frozenset[str]:
                switched = switched_rules(moment.connection, self._desk.projections)
                return frozenset(
                    {*office_of(kind).switched_on, *switched} - {rule for rule, on in switched.items() if not on}
                )

            return self._current(SETTINGS, "switched", make, moment.state.decisions)

    def former_units(self) -> FormerUnits:
        """The office's table of former wards; the made-up one for the demonstration office, else an empty one."""
        return self._current(SETTINGS, "former units", former_units_of)

    def names(self) -> OfficeNames:
        """Of desks and people as the centre last told them; this desk's own stands in its certificate."""
        own = self._desk.desk
        told = self.office().names
        return told if own.desk in told.desks else told.also({own.desk: own.name})

    # -----------------------------------------------------------------------------------------------------

    def _searchable(self) -> Searchable:
        return self._current("procedures", "search", lambda kind: searchable(catalogue_of(kind)))

    def _current(
        self, kind: str, what: str, make: Callable[[CurrentKind | None], Content], variant: object = None
    ) -> Content:
        """Made anew only when the kind's ETag (or the variant) changed."""
        with self.at_one_moment() as moment:
            version = (moment.state.etags.get(kind), variant)
            with self._lock:
                kept = self._kept.get((kind, what))
            if kept is not None and kept[0] == version:
                return cast(Content, kept[1])
            try:
                content = make(current_kind(moment.connection, kind))
            except BadInput:
                if kept is None:
                    raise
                content = cast(Content, kept[1])  # what arrived cannot be read: work goes on with what was current
        with self._lock:
            self._kept[kind, what] = (version, content)
        return content


def _no_versions_yet(_kind: CurrentKind | None) -> dict[str, ProcedureVersion]:
    """Of those that receipts named, by their name; serialised or fetched once."""
    return {}


def _imported(connection: Connection, procedure: Procedure, digest: str | None) -> ReferenceVersion:
    named = version_name(procedure)
    if digest is None:
        return part_of(named, procedure_bytes(procedure))
    return ReferenceVersion(named, digest, version_content(connection, digest) or procedure_bytes(procedure))


def _as_chosen(profile: Profile, office: OfficeSettings, switched: frozenset[str], day: date) -> Profile:
    """In the readings, with the unverified rules and the bodies that the office chose, over the national law of
    `day`."""
    chosen = profile.as_of(day).read_as(office.readings).with_switched_on(switched)
    return chosen.with_settings(office.regulation_settings)
