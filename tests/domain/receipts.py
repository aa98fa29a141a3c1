"""A receipt as a counter decides it, and what refuses it."""

from __future__ import annotations

from datetime import datetime

import pytest

from counter_app.domain.intake import (
    Applicant,
    Decision,
    ReceiptRefused,
    ReceiveDossier,
)
from counter_app.domain.intake_decision import Basis, ReceiptTimes, decide_receipt
from counter_app.domain.procedures import Procedure, PublishedTerm, Stated
from counter_app.domain.times import parse_iso
from counter_app.settings.office_file import read_office_file, sample_office_file
from counter_app.settings.regulation_files import load_profile

MONDAY = parse_iso("2026-11-23T09:00:00")  # the day before the Culture Day
CALENDAR = read_office_file(sample_office_file(), range(2025, 2033))
NAME = Stated("Thủ tục thử", "confirmed")
THREE_DAYS = Procedure("1.000001", NAME, term=Stated(PublishedTerm("working_days", 3), "confirmed"))


def command(**changes: object) -> ReceiveDossier:
    values: dict[str, object] = {
        "procedure_code": "1.000001",
        "applicant": Applicant("Nguyễn Thị Đẹp", id_number="075190012345"),
    }
    return ReceiveDossier(**(values | changes))  # type: ignore[arg-type]


def decide(
    given_command: ReceiveDossier,
    procedure: Procedure = THREE_DAYS,
    received: datetime = MONDAY,
    *,
    own_agency: bool = True,
    profile: str = "national_2025",
) -> Decision:
    basis = Basis(procedure, load_profile(profile), CALENDAR, own_agency)
    return decide_receipt(given_command, basis, ReceiptTimes(received, received))


def refused(given_command: ReceiveDossier, procedure: Procedure = THREE_DAYS) -> dict[str, str]:
    with pytest.raises(ReceiptRefused) as caught:
        decide(given_command, procedure)
    return {problem.field: problem.vi for problem in caught.value.problems}
