"""Dossier codes `<agency identifier>-<YYMMDD>-<number>`, and the identifiers and procedure codes beside them.

The agency is the one competent to decide (decree 118/2025 article 28). Every style seen in the country is read;
the circular that fixes digits today was not read, so the layout stays a pattern and not a belief.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from counter_app.domain.errors import BadInput

# Decision 20/2020/QĐ-TTg article 4: at most 35 characters, groups of digits and capitals, one of them level 1
# (a letter A-Y and two digits): first since 2020, last in identifiers of the older style.
LONGEST_AGENCY = 35
LEVEL_ONE_FORM = re.compile(r"[A-Y][0-9]{2}")
AGENCY_FORM = re.compile(r"(?:[A-Z0-9]{1,5}\.)*[A-Y][0-9]{2}(?:\.[A-Z0-9]+)*")
CODE_FORM = re.compile(rf"({AGENCY_FORM.pattern})-([0-9]{{6}})-([0-9]{{4,7}})")
PROCEDURE_FORM = re.compile(rf"([0-9]\.[0-9]{{6}})(?:\.({AGENCY_FORM.pattern}))?")
LONGEST_TYPED = 80
FIRST_YEAR, LAST_YEAR = 2000, 2099


@dataclass(frozen=True)
class DossierCode:
    """`number` is what is printed, leading zeros included."""

    agency: str
    day: date
    number: str

    @property
    def sequence(self) -> int:
        return int(self.number)

    def __str__(self) -> str:
        return f"{self.agency}-{self.day:%y%m%d}-{self.number}"


@dataclass(frozen=True)
class ProcedureCode:
    """`1.001193`, or with the locality that issued it: `1.000948.H38`."""

    code: str
    locality: str = ""

    def __str__(self) -> str:
        return f"{self.code}.{self.locality}" if self.locality else self.code


def parse_dossier_code(text: str) -> DossierCode:
    """Blanks around it and small letters are forgiven. Raises BadInput."""
    found = CODE_FORM.fullmatch(_tidied(text))
    if not found or len(found[1]) > LONGEST_AGENCY:
        raise BadInput(
            f"“{text[:60]}” không phải mã hồ sơ; mã hồ sơ viết như H15.16-210405-0012.",
            f"“{text[:60]}” is no dossier code; a code looks like H15.16-210405-0012.",
        )
    agency, digits, number = found.groups()
    return DossierCode(agency, _day_in_code(digits), number)


def make_dossier_code(agency: str, day: date, number: str) -> DossierCode:
    """A code of our own. Raises BadInput for an agency, day or number that no code can hold."""
    agency = check_agency(agency)
    code = f"{agency}-{day:%y%m%d}-{number}"
    if not FIRST_YEAR <= day.year <= LAST_YEAR or not CODE_FORM.fullmatch(code):
        raise BadInput(
            f"Không lập được mã hồ sơ từ ngày {day} và số “{number[:20]}”.",
            f"No dossier code can be made of the day {day} and the number “{number[:20]}”.",
        )
    return DossierCode(agency, day, number)


def check_agency(text: str) -> str:
    """The identifier as it is written in codes. Raises BadInput."""
    agency = _tidied(text)
    if len(agency) > LONGEST_AGENCY or not AGENCY_FORM.fullmatch(agency):
        raise BadInput(
            f"“{text[:60]}” không phải mã định danh cơ quan; mã viết như H15.16 hoặc 000.00.16.H15.",
            f"“{text[:60]}” is no agency identifier; one looks like H15.16 or 000.00.16.H15.",
        )
    return agency


def parse_procedure_code(text: str) -> ProcedureCode:
    """Raises BadInput."""
    found = PROCEDURE_FORM.fullmatch(_tidied(text))
    if not found or len(found[2] or "") > LONGEST_AGENCY:
        raise BadInput(
            f"“{text[:60]}” không phải mã thủ tục hành chính; mã viết như 1.001193.",
            f"“{text[:60]}” is no procedure code; one looks like 1.001193.",
        )
    return ProcedureCode(found[1], found[2] or "")


def level_one_of(agency: str) -> str:
    """The group that names the province or ministry, in the old style (000.00.16.H15) and the new one (H15.16)."""
    return next(group for group in check_agency(agency).split(".") if LEVEL_ONE_FORM.fullmatch(group))


def _tidied(text: str) -> str:
    """Capitals without blanks around; what is not ASCII or far too long is left for the refusal."""
    short = text[: LONGEST_TYPED + 1].strip(" \t\r\n")
    return short.upper() if short.isascii() and len(text) <= LONGEST_TYPED else ""


def _day_in_code(digits: str) -> date:
    year, month, day = 2000 + int(digits[:2]), int(digits[2:4]), int(digits[4:])
    try:
        return date(year, month, day)
    except ValueError:
        raise BadInput(
            f"Ngày “{digits}” trong mã hồ sơ không có thật; sáu chữ số là năm, tháng, ngày.",
            f"The day “{digits}” in the code does not exist; the six digits are year, month, day.",
        ) from None
