"""What a correction puts in the place of what was typed is held to what the receipt itself is held to.

A telephone number with a letter too many, put in at once after the slip is out, would lose every later notice.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from counter_app.domain.details import count_of, object_of, objects_of, text_of, texts_of
from counter_app.domain.intake import (
    Applicant,
    ApplicantKind,
    CopyKind,
    FieldProblem,
    ReceiveDossier,
    ReturnWay,
    Submitter,
    TakenComponent,
    TakenPaper,
)
from counter_app.domain.intake_checks import checked_command
from counter_app.domain.written_day import day_of

_PERSON = frozenset(
    {"name", "id_number", "date_of_birth", "sex", "address", "address_today", "phone", "email"},
)
_UNREADABLE = ("Nội dung sửa không đọc được; hãy mở lại hồ sơ và sửa lại.", "The correction cannot be read.")


def against_correction(details: Mapping[str, Any], after: Mapping[str, Any], now: datetime) -> list[FieldProblem]:
    """What is wrong with the fields that `after` names; `details` as they stand once it is merged. What was wrong
    before and is not touched (a portal checks less) keeps nobody from correcting something else."""
    unreadable = [name for name, value in after.items() if not _is_readable(name, value)]
    if unreadable:
        return [FieldProblem(name, *_UNREADABLE) for name in unreadable]
    _, problems = checked_command(_as_receipt(details, now), now, now)
    return [problem for problem in problems if _is_named(problem.field, after)]


def _is_readable(name: str, value: object) -> bool:
    match name:
        case "applicant" | "submitter":
            return (
                isinstance(value, dict) and value.keys() <= _PERSON and _all_texts(value.values()) and _is_born(value)
            )
        case "components":
            return isinstance(value, list) and all(_is_component(part) for part in value)
        case "notify":
            return isinstance(value, list) and _all_texts(value)
        case "return_way":
            return isinstance(value, str) and value in list(ReturnWay)
        case _:
            return isinstance(value, str)


def _is_born(person: Mapping[str, Any]) -> bool:
    born = text_of(person, "date_of_birth")
    return not born or day_of(born) is not None


def _all_texts(values: Any) -> bool:
    return all(isinstance(value, str) for value in values)


def _is_component(part: object) -> bool:
    papers = part.get("papers") if isinstance(part, dict) else None
    return (
        isinstance(part, dict)
        and isinstance(part.get("name"), str)
        and isinstance(papers, list)
        and all(
            isinstance(paper, dict) and paper.get("kind") in list(CopyKind) and type(paper.get("count", 1)) is int
            for paper in papers
        )
    )


def _as_receipt(details: Mapping[str, Any], now: datetime) -> ReceiveDossier:
    """As far as a correction at once reaches."""
    owner, submitter = object_of(details.get("applicant")), object_of(details.get("submitter"))
    kind = text_of(owner, "kind")
    return ReceiveDossier(
        "",
        Applicant(
            name=text_of(owner, "name"),
            kind=ApplicantKind(kind) if kind in list(ApplicantKind) else ApplicantKind.PERSON,
            id_number=text_of(owner, "id_number"),
            date_of_birth=day_of(text_of(owner, "date_of_birth")),
            sex=text_of(owner, "sex"),
            address=text_of(owner, "address"),
            address_today=text_of(owner, "address_today"),
            phone=text_of(owner, "phone"),
            email=text_of(owner, "email"),
        ),
        _submitter(submitter) if submitter else None,
        components=tuple(_component(part) for part in objects_of(details.get("components"))),
        request=text_of(details, "request"),
        return_place=text_of(details, "return_place"),
        notify=texts_of(details.get("notify")),
        received=now,
    )


def _submitter(submitter: Mapping[str, Any]) -> Submitter:
    return Submitter(
        name=text_of(submitter, "name"),
        authority=text_of(submitter, "authority"),
        id_number=text_of(submitter, "id_number"),
        address=text_of(submitter, "address"),
        phone=text_of(submitter, "phone"),
        email=text_of(submitter, "email"),
    )


def _component(part: Mapping[str, Any]) -> TakenComponent:
    papers = (paper for paper in objects_of(part.get("papers")) if paper.get("kind") in list(CopyKind))
    taken = tuple(TakenPaper(CopyKind(paper["kind"]), count_of(paper, "count", 1)) for paper in papers)
    return TakenComponent(text_of(part, "name"), taken)


def _is_named(field: str, after: Mapping[str, Any]) -> bool:
    name, _, inner = field.partition("[")[0].partition(".")
    value = after.get(name)
    return name in after and (not inner or (isinstance(value, dict) and inner in value))
