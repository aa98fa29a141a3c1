"""The personal part of a receipt: what its body keeps, and how a slip and a timeline are read back from it."""

from __future__ import annotations

from typing import Any

from counter_app.domain.intake import Applicant, Decision, IdentityPaper, ReceiveDossier, Submitter
from counter_app.domain.procedures import Procedure


def receipt_details(decision: Decision, procedure: Procedure, clerk: str) -> dict[str, Any]:
    command = decision.command
    details: dict[str, Any] = opening_details(command, procedure, clerk) | {
        "missing": [missing.vi for missing in decision.missing],
        "term": decision.term_vi,
        "explanation": [step.to_json() for step in decision.explanation],
        "due_reason": command.due_reason,
        "copied": [{"originals": row.originals, "copies": row.copies, "pages": row.pages} for row in command.copied],
    }
    return _without_empty(details)


def opening_details(command: ReceiveDossier, procedure: Procedure, clerk: str) -> dict[str, Any]:
    """Of whatever opens a dossier: a receipt, a guidance, a refusal. `applicant`, `procedure_code` and
    `procedure_name` are read by the projection; what is empty is left out."""
    details: dict[str, Any] = {
        "applicant": _applicant(command.applicant),
        "submitter": _submitter(command.submitter) if command.submitter else None,
        "procedure_code": procedure.code,
        "procedure_name": procedure.name.value or procedure.code,
        "clerk": clerk,
        "components": [
            {"name": part.name, "papers": [{"kind": paper.kind.value, "count": paper.count} for paper in part.papers]}
            for part in command.components
            if part.papers
        ],
        "sets": command.sets,
        "service_level": command.service_level,
        "request": command.request,
        "return_way": command.return_way.value,
        "return_place": command.return_place,
        "note": command.note,
        "sheet": command.sheet,
        "replaces": command.replaces,
        "notify": list(command.notify),
    }
    return _without_empty(details)


def _without_empty(details: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in details.items() if value not in (None, "", [])}


def _applicant(applicant: Applicant) -> dict[str, str]:
    return _filled(
        name=applicant.name,
        kind=applicant.kind.value,
        id_number=applicant.id_number,
        date_of_birth=applicant.date_of_birth.isoformat() if applicant.date_of_birth else "",
        sex=applicant.sex,
        address=applicant.address,
        phone=applicant.phone,
        email=applicant.email,
        representative=applicant.representative,
        representative_number=applicant.representative_number,
        representative_position=applicant.representative_position,
        identity_paper="" if applicant.identity_paper is IdentityPaper.CARD else applicant.identity_paper.value,
        no_paper_reason=applicant.no_paper_reason,
        address_today=applicant.address_today,
    )


def _submitter(submitter: Submitter) -> dict[str, str]:
    return _filled(
        name=submitter.name,
        authority=submitter.authority,
        id_number=submitter.id_number,
        address=submitter.address,
        phone=submitter.phone,
        email=submitter.email,
        relation=submitter.relation.value,
    )


def _filled(**texts: str) -> dict[str, str]:
    return {name: text for name, text in texts.items() if text}
