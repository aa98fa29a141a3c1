"""What the post took in, as it stands now: a row of a manifest and of what waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain import entry_types as types
from counter_app.domain.details import count_of, object_of, objects_of, text_of
from counter_app.domain.life_cycle import TAKEN_BY_POST
from counter_app.domain.masking import mask_id
from counter_app.domain.times import parse_iso
from counter_app.services.reference import Reference
from counter_app.services.steps.case import Case
from counter_app.services.wording import STATUS_EN, STATUS_VI

# Facts of a line in a dossier: on which it stands, where it was absent.
MANIFEST, ABSENT = "manifest", "manifest_absent"


@dataclass(frozen=True, slots=True)
class PostedDossier:
    """`posted` is when the post took it in, `desk` where. `number` is masked. `manifest` '' while it is on none;
    `received` when the one-stop received it, None while it waits; `absent`: somebody wrote down that it was not in
    the bag. `here` False: it stands on the manifest and is not known at this desk."""

    identity: str
    code: str | None
    person: str
    number: str
    procedure: str
    papers: int
    posted: datetime | None
    desk: str
    manifest: str
    status: str
    status_vi: str
    status_en: str
    received: datetime | None = None
    absent: bool = False
    here: bool = True

    @property
    def waits(self) -> bool:
        return self.status == TAKEN_BY_POST

    @property
    def shown_code(self) -> str:
        return self.code or self.identity


def posted_dossier(case: Case, reference: Reference) -> PostedDossier:
    happened = case.last(types.POSTAL_ACCEPTED)
    opened, details = (happened.known, happened.details) if happened is not None else (None, case.details)
    # What the one-stop wrote comes to the post without names: there its own words stand.
    person, components = object_of(details.get("applicant")), objects_of(details.get("components"))
    return PostedDossier(
        identity=case.identity,
        code=case.row.code,
        person=case.row.applicant or text_of(person, "name"),
        number=mask_id(case.row.id_number or text_of(person, "id_number")),
        procedure=case.row.procedure_name or text_of(details, "procedure_name") or case.row.procedure_code,
        papers=sum(count_of(paper, "count") for part in components for paper in objects_of(part.get("papers"))),
        posted=parse_iso(opened.received or opened.entered) if opened is not None else None,
        desk=reference.names().desk(opened.desk)[0] if opened is not None else "",
        manifest=stands_on(case),
        status=case.state.status,
        status_vi=STATUS_VI.get(case.state.status, case.state.status),
        status_en=STATUS_EN.get(case.state.status, case.state.status),
        received=case.received if case.was_received else None,
        absent=any(ABSENT in header.facts for header in case.headers(types.NOTE_ADDED)),
    )


def stands_on(case: Case) -> str:
    """The manifest that names it, '' where none does."""
    named = (header.facts.get(MANIFEST) for header in case.headers(types.NOTE_ADDED))
    return next((str(one) for one in named if one), "")


def unknown_dossier(identity: str) -> PostedDossier:
    return PostedDossier(
        identity=identity,
        code=None,
        person="",
        number="",
        procedure="",
        papers=0,
        posted=None,
        desk="",
        manifest="",
        status="",
        status_vi="chưa có dữ liệu ở đây",
        status_en="not known here yet",
        here=False,
    )
