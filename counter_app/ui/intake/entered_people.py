"""The people of a form as typed, turned into those of a command."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counter_app.domain.intake import Applicant, ApplicantKind, IdentityPaper, Relation, Submitter


@dataclass(frozen=True)
class EnteredPerson:
    kind: str = ApplicantKind.PERSON.value
    id_number: str = ""
    name: str = ""
    born: str = ""
    sex: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    representative: str = ""
    representative_number: str = ""
    representative_position: str = ""
    paper: str = IdentityPaper.CARD.value
    no_paper_reason: str = ""
    address_today: str = ""


@dataclass(frozen=True)
class EnteredSubmitter:
    name: str = ""
    id_number: str = ""
    authority: str = ""
    phone: str = ""
    relation: str = Relation.UNSTATED.value


def applicant_from(person: EnteredPerson, born: date | None) -> Applicant:
    """Raises ValueError for a kind or paper that does not exist: a draft of another version."""
    return Applicant(
        name=person.name,
        kind=ApplicantKind(person.kind),
        id_number=person.id_number.strip(),
        date_of_birth=born,
        sex=person.sex,
        address=person.address,
        phone=person.phone,
        email=person.email,
        representative=person.representative,
        representative_number=person.representative_number.strip(),
        representative_position=person.representative_position,
        identity_paper=IdentityPaper(person.paper),
        no_paper_reason=person.no_paper_reason,
        address_today=person.address_today,
    )


def submitter_from(submitter: EnteredSubmitter | None) -> Submitter | None:
    if submitter is None:
        return None
    return Submitter(
        submitter.name,
        submitter.authority,
        submitter.id_number.strip(),
        phone=submitter.phone,
        relation=Relation(submitter.relation),
    )
