"""The two papers of a postal desk: the posting slip that the citizen keeps, and the manifest that both sides sign."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from counter_app.domain import entry_types as types
from counter_app.domain.details import texts_of
from counter_app.domain.errors import RuleViolation
from counter_app.domain.form import Form
from counter_app.domain.times import parse_iso, time_vi
from counter_app.print.forms.postal_record import PostalPaper, PostedRow, manifest_form
from counter_app.print.forms.posting_slip import PostingPaper, posting_form
from counter_app.print.official_words import identity_words
from counter_app.services.reference import Reference
from counter_app.services.slip_content import slip_components
from counter_app.services.steps.case import Case, Cases
from counter_app.services.steps.manifests import Manifest
from counter_app.services.steps.papers import Papers
from counter_app.services.steps.postal_records import (
    COUNTED_BY,
    FILED_BY,
    LOSS,
    PostalSide,
    articles,
    counted_papers,
    made_good,
)
from counter_app.store.dossier_reading import Happening
from counter_app.wire.keys import SigningKey
from counter_app.wire.manifest_text import make_manifest_text
from counter_app.wire.slip_text import make_slip_text

POSTING_SLIP = "posting_slip"


class PostalPapers:
    """`key` signs what is scanned again: the desk's own."""

    def __init__(self, cases: Cases, papers: Papers, reference: Reference, key: Callable[[], SigningKey]) -> None:
        self._cases, self._papers, self._reference, self._key = cases, papers, reference, key

    def posting_slip(self, identity: str) -> Form:
        """As it was taken in, whatever became of it since. Raises RuleViolation for what the post did not take in."""
        case = self._cases.open(identity)
        opening = _posted(case)
        header, details, office = opening.known, opening.details, self._reference.office()
        posted = parse_iso(header.received or header.entered)
        dossier = self._papers.dossier_of(replace(case, details=details))
        text = make_slip_text(office.slip_host, None, case.identity, posted, None, self._key())
        return posting_form(
            PostingPaper(
                replace(dossier, code=None, received=posted, due=None, qr_text=text),
                office.one_stop,
                slip_components(details),
                texts_of(details.get("missing")),
                str(details.get("clerk", "")),
            )
        )

    def is_there(self, identity: str) -> bool:
        return self._cases.open(identity).last(types.POSTAL_ACCEPTED) is not None

    def manifest(self, manifest: Manifest) -> Form:
        office = self._reference.office()
        with self._cases.reading() as connection:
            cases = [self._cases.read_in(connection, one.identity) for one in manifest.dossiers if one.here]
        count, key = len(manifest.dossiers), self._key()
        return manifest_form(
            PostalPaper(
                office=office.heading,
                number=manifest.number,
                when=manifest.made,
                rows=tuple(map(_row, cases)),
                clerk="",
                employee=manifest.clerk,
                sample=office.sample,
                counted=articles(COUNTED_BY, cases),
                filed=articles(FILED_BY, cases),
                loss=made_good(LOSS[PostalSide.DOSSIERS], cases),
                one_stop=office.one_stop,
                qr_text=make_manifest_text(
                    office.slip_host, manifest.number, manifest.identity, manifest.made, count, key
                ),
            )
        )


def _posted(case: Case) -> Happening:
    found = case.last(types.POSTAL_ACCEPTED)
    if found is None:
        raise RuleViolation(
            "Hồ sơ này không do bưu chính nhận nên không có phiếu gửi.",
            "The post did not take this dossier in, so it has no posting slip.",
        )
    return found


def _row(case: Case) -> PostedRow:
    opening = _posted(case)
    posted = parse_iso(opening.known.received or opening.known.entered)
    return PostedRow(
        identity_words(case.identity),
        case.row.applicant,
        "",
        case.row.procedure_name,
        counted_papers(opening.details),
        before=time_vi(posted),
    )
