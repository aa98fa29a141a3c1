"""What a paper takes from an entry: its moment, number and texts; and a step not taken yet, for a picture of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from counter_app.domain import entry_types as types
from counter_app.domain.details import objects_of, text_of
from counter_app.domain.intake import CopyKind
from counter_app.domain.procedures import Procedure
from counter_app.domain.times import iso, parse_iso
from counter_app.print.forms.supplement_request import AskedPaper
from counter_app.services.steps.case import Case
from counter_app.store.dossier_reading import Happening

NOT_WRITTEN = 0  # entries are numbered from 1
_COUNTED = {CopyKind.ORIGINAL.value: "originals", CopyKind.CERTIFIED.value: "certified"}


def asked_paper(paper: Mapping[str, Any], procedure: Procedure | None) -> AskedPaper:
    """In the kind that the catalogue asks for; an original where it does not say."""
    name = text_of(paper, "name")
    parts = procedure.components.value or () if procedure else ()
    component = next((part for part in parts if part.name == name), None)
    count = component.count or 1 if component else 1
    kind = component.kinds[0] if component and component.kinds else CopyKind.ORIGINAL.value
    counts = {_COUNTED.get(kind, "photocopies"): count}
    return AskedPaper(name, article=text_of(paper, "article"), **counts)


def given_back(case: Case) -> str:
    given = case.last(types.PAPERS_GIVEN_BACK)
    papers = objects_of(given.details.get("papers")) if given else []
    return "; ".join(f"{text_of(paper, 'name')} ({paper.get('count', 1)} bản)" for paper in papers)


def as_if(case: Case, entry_type: str, details: dict[str, Any], *, due: datetime | None = None) -> Happening:
    """A step that was not taken yet, for the picture of its paper."""
    header = replace(
        case.opening,
        type=entry_type,
        number=NOT_WRITTEN,
        entered=iso(case.now),
        due=iso(due) if due else None,
        facts={},
        fees=(),
    )
    return replace(case.happenings[0], header=header, details=details)


def number_of(happening: Happening, ending: str) -> str:
    """Of the journal's own count: unique at the desk without a counter of its own. '' for what is not written yet."""
    header = happening.header
    return f"{header.number}/{ending}" if header and header.number != NOT_WRITTEN else ""


def entered(happening: Happening) -> datetime:
    return parse_iso(happening.known.entered)
