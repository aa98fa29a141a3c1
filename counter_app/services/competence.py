"""Whose procedure it is: the office's own, or another agency's that may be filed here."""

from __future__ import annotations

from counter_app.domain.procedures import Procedure
from counter_app.services.office_settings import OfficeSettings


def is_own(office: OfficeSettings, procedure: Procedure) -> bool:
    """By the office's own list of agencies; by the catalogue's word where it names no agency."""
    if procedure.agency.value is not None:
        return procedure.agency.value.id in office.own_agencies
    return procedure.own_agency.value is not False


def agency_of_code(office: OfficeSettings, procedure: Procedure, channel: str) -> str | None:
    """The agency competent to decide; for linked procedures filed here the one-stop itself (NĐ 118/2025, điều 28).

    None where nobody knows the agency: the code comes later rather than under a wrong name.
    """
    if procedure.linked.value is True and channel != "online":
        return office.agency
    if procedure.agency.value is not None:
        return procedure.agency.value.id
    return None if procedure.own_agency.value is False else office.agency
