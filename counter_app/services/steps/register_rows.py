"""One line of the register from everything that happened to a dossier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from counter_app.domain import entry_types as types
from counter_app.domain.details import count_of, object_of, text_of
from counter_app.domain.procedures import Procedure
from counter_app.domain.times import date_vi, parse_iso
from counter_app.print.forms.register import RegisterRow
from counter_app.services.people_words import address_vi
from counter_app.services.standing import counted, details_now, last_counted, opening_of
from counter_app.services.wording import type_vi
from counter_app.store.dossier_reading import Happening

_WAYS = {"direct": "trực tiếp", "post": "qua bưu chính", "online": "trực tuyến"}
_ENDED = (types.DOSSIER_WITHDRAWN, types.DOSSIER_VOIDED, types.PROCESSING_STOPPED, types.DOSSIER_CLOSED)
_DATED = (types.DOSSIER_RECEIVED, types.APPOINTMENT_MOVED, types.START_FIXED, types.CORRECTION_DECIDED)


@dataclass(frozen=True, slots=True)
class RegisterPlace:
    """Where a dossier stands, as its receipt's header says."""

    year: int
    volume: int
    number: int


def register_place(happenings: Sequence[Happening]) -> RegisterPlace | None:
    """None for a dossier that was given no number."""
    opening = opening_of(happenings)
    register = opening.header.facts.get("register") if opening is not None and opening.header is not None else None
    found = [register.get(name) for name in ("year", "volume", "number")] if isinstance(register, dict) else []
    numbers = [value for value in found if isinstance(value, int) and not isinstance(value, bool)]
    return RegisterPlace(*numbers) if len(numbers) == 3 else None


def register_row(
    place: RegisterPlace, named: str, procedure: Procedure | None, happenings: Sequence[Happening]
) -> RegisterRow:
    details, receipt = details_now(happenings), counted(happenings, types.DOSSIER_RECEIVED)[0]
    person, agency = object_of(details.get("applicant")), procedure.agency.value if procedure else None
    return RegisterRow(
        number=place.number,
        named=named,
        procedure=text_of(details, "procedure_name"),
        sets=count_of(details, "sets", 1),
        person=text_of(person, "name"),
        address=address_vi(person),
        phone=text_of(person, "phone") or text_of(details.get("submitter"), "phone"),
        agency=agency.name if agency else "",
        received=parse_iso(receipt.received or receipt.entered),
        due=_due(happenings),
        handed_over=_first(happenings, types.HANDED_OVER),
        result_arrived=_last(happenings, types.RESULT_ARRIVED),
        returned=_returned(happenings),
        note=_note(happenings),
    )


def _due(happenings: Sequence[Happening]) -> datetime | None:
    """The date that holds."""
    dated = [header.due for header in counted(happenings, *_DATED) if header.due]
    return parse_iso(dated[-1]) if dated else None


def _first(happenings: Sequence[Happening], entry_type: str) -> datetime | None:
    headers = counted(happenings, entry_type)
    return parse_iso(headers[0].entered) if headers else None


def _last(happenings: Sequence[Happening], entry_type: str) -> datetime | None:
    headers = counted(happenings, entry_type)
    return parse_iso(headers[-1].entered) if headers else None


def _returned(happenings: Sequence[Happening]) -> str:
    """Day, way and who collected it; the pen signs where the law wants a signature."""
    last = last_counted(happenings, types.RESULT_RETURNED)
    if last is None or last.header is None:
        return ""
    at_once = last.header.facts.get("at_once") is True
    way = "ngay khi tiếp nhận" if at_once else _WAYS.get(str(last.header.facts.get("way")), "")
    collector = str(last.details.get("collected_by", ""))
    return "\n".join(filter(None, (date_vi(parse_iso(last.header.entered).date()), way, collector)))


def _note(happenings: Sequence[Happening]) -> str:
    ended = last_counted(happenings, *_ENDED)
    return type_vi(ended.header.type) if ended is not None and ended.header is not None else ""
