"""What a citizen is told at once, whether or not a desk is open: it arrived and when it is checked, it was taken back.

Đăk Nông 2019, article 12.2.a, demands the first; the portal's own automatic answer (decree 118/2025, article 17.2)
does not say when. Only over the channels that the citizen chose; sent as every other notice, once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from central.administration import Act
from central.store import dossiers, references, registry
from central.store.database import Connection
from counter_app.domain.calendar_form import CALENDAR_PLACE, calendar_from_json
from counter_app.domain.citizen_notice import (
    CHECKED_THEN,
    Occasion,
    check_words,
    checked_from,
    chosen_contacts,
    compose,
)
from counter_app.domain.entry_types import NOTICE_MADE
from counter_app.domain.errors import BadInput
from counter_app.domain.notice_kinds import NoticeKind
from counter_app.domain.online_filing import NATIONAL_ANSWER_HOURS, NATIONAL_PROFILE, ONLINE, runs_from_filing
from counter_app.domain.permissions import PROGRAM
from counter_app.domain.procedures import parse_procedure
from counter_app.domain.records import read_json
from counter_app.domain.regulation_reading import parse_profile
from counter_app.domain.regulations import Profile
from counter_app.domain.stated_term import StatedTerm
from counter_app.domain.step_deadlines import ONLINE_ANSWER
from counter_app.domain.term import TermUnit
from counter_app.domain.working_clock import WorkingClock, in_office_time
from counter_app.wire import strict_json
from counter_app.wire.entry import read_body
from counter_app.wire.strict_json import NotStrictJson


@dataclass(frozen=True, slots=True)
class Happened:
    """To a dossier that was filed online, and when, in office time. `details`: what its citizen filed."""

    dossier: str
    code: str | None
    details: Mapping[str, Any]
    when: datetime


class Telling:
    """Reads the office's own reference data; what is not there, or cannot be read, is left out of the notice."""

    def __init__(self, connection: Connection, office: str) -> None:
        self._connection = connection
        self._office = office
        self._settings = self._read_settings()

    def arrived(self, filed: Happened) -> Act | None:
        """None where the citizen chose no channel."""
        profile, level = self._profile(), _text(filed.details, "service_level") or None
        check, told = self._check(profile, level, filed.when), self._term(filed.details, filed.when, profile, level)
        return self._notice(NoticeKind.ARRIVED, filed, told, check)

    def taken_back(self, withdrawn: Happened) -> Act | None:
        """None where the citizen chose no channel."""
        return self._notice(NoticeKind.WITHDRAWN, withdrawn)

    def opening_of(self, dossier: str) -> Mapping[str, Any]:
        """What the citizen filed; empty once its personal part was erased."""
        body = dossiers.opening_body(self._connection, dossier)
        try:
            return read_body(body) if body is not None else {}
        except NotStrictJson:
            return {}

    def _notice(
        self,
        kind: NoticeKind,
        happened: Happened,
        told: tuple[str, ...] = (),
        check: tuple[str, str, str] = CHECKED_THEN,
    ) -> Act | None:
        details = happened.details
        contacts = chosen_contacts(details)
        if not contacts:
            return None
        heading = self._settings.get("heading")
        named = heading if isinstance(heading, dict) else {}
        notice = compose(
            Occasion(
                kind,
                _text(named, "unit") or registry.office_name(self._connection, self._office) or self._office,
                happened.code or happened.dossier,
                _text(details, "procedure_name"),
                happened.when,
                details=told,
                hotline=_text(named, "hotline"),
                lookup=_text(named, "lookup_address"),
                return_way=_text(details, "return_way"),
                check=check,
            )
        )
        body = {"subject": notice.subject, "vi": notice.vi, "en": notice.en, "sms": notice.sms, "to": contacts}
        facts = {"kind": kind.value, "channels": sorted(contacts)}
        return Act(NOTICE_MADE, PROGRAM, dossier=happened.dossier, code=happened.code, facts=facts, details=body)

    @property
    def _named(self) -> str:
        """The regulation that the office names; the national law where it names none."""
        return _text(self._settings, "profile") or NATIONAL_PROFILE

    def _profile(self) -> Profile | None:
        for part in references.current_beginning(self._connection, "profiles", self._office, self._named):
            try:
                profile = parse_profile(part.content, part.name)
            except BadInput:
                continue
            if profile.id == self._named:
                return profile
        return None

    def _check(self, profile: Profile | None, level: str | None, when: datetime) -> tuple[str, str, str]:
        """Within the hours of the law; where it gives none, from when the office is open next."""
        rule = profile.rule(ONLINE_ANSWER, channel=ONLINE, level=level) if profile is not None else None
        if rule is not None and rule.unit == TermUnit.WORKING_HOURS and isinstance(rule.value, int):
            return check_words(rule.value)
        if self._named == NATIONAL_PROFILE:
            return check_words(NATIONAL_ANSWER_HOURS)
        opens = self._opens(when)
        return CHECKED_THEN if opens is None else checked_from(opens)

    def _opens(self, when: datetime) -> datetime | None:
        """The same moment while the office is open; None where its calendar is not here, or cannot be read."""
        parts = references.current_versions(self._connection, "calendar", self._office)
        try:
            calendar = calendar_from_json(read_json(parts[-1].content, CALENDAR_PLACE)) if parts else None
            return WorkingClock(calendar).start(in_office_time(when)) if calendar is not None else None
        except BadInput:
            return None

    def _term(
        self, details: Mapping[str, Any], when: datetime, profile: Profile | None, level: str | None
    ) -> tuple[str, ...]:
        """How long it takes, as far as the office's catalogue states it."""
        begins = self._begins(profile, level)
        code = _text(details, "procedure_code")
        for part in references.current_beginning(self._connection, "procedures", self._office, code) if code else ():
            try:
                procedure = parse_procedure(part.content)
            except BadInput:
                continue
            if procedure.code == code and procedure.is_valid_on(when.date()):
                stated = StatedTerm.of(procedure, longer=False)
                return (f"Thời hạn giải quyết{begins}: {stated.vi}",) if stated.known else ()
        return ()

    def _begins(self, profile: Profile | None, level: str | None) -> str:
        """Once it was received, or from the filing of a complete dossier where the regulation has the term run from
        there (Đăk Nông 2019, article 13.1.a); nothing is said where the office's regulation is not at hand."""
        if profile is None and self._named != NATIONAL_PROFILE:
            return ""
        if profile is not None and runs_from_filing(profile, level) is not None:
            return " kể từ khi Ông/Bà gửi hồ sơ đầy đủ"
        return " kể từ khi tiếp nhận"

    def _read_settings(self) -> Mapping[str, Any]:
        """The registry's own part first, what an administrator imported over it."""
        found: dict[str, Any] = {}
        parts = references.current_versions(self._connection, "settings", self._office)
        for part in sorted(parts, key=lambda part: part.name != "office"):
            try:
                found |= strict_json.read_object(part.content)
            except NotStrictJson:
                continue
        return found


def _text(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name)
    return value if isinstance(value, str) else ""
