"""Postal manifests: what the post took in and brings, made at its desk, opened at the one-stop by a scan.

Every dossier on a manifest has a line of its own that names it, so that nothing stands on two; the manifest's own entry
names its dossiers, and the QR code of the paper names that entry by its hash. Receiving one is `Intake.receive`.
Call everything from the background.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from counter_app.domain import entry_types as types
from counter_app.domain.details import text_of, texts_of
from counter_app.domain.errors import BadInput
from counter_app.domain.life_cycle import TAKEN_BY_POST
from counter_app.domain.times import parse_iso
from counter_app.services.office_settings import OfficeSettings
from counter_app.services.reference import Reference
from counter_app.services.sign_in import Session
from counter_app.services.steps.case import Case, Cases, impossible, of_dossier
from counter_app.services.steps.manifest_checking import SENTENCES, ManifestVerdict, judge_manifest
from counter_app.services.steps.posted_dossiers import (
    ABSENT,
    MANIFEST,
    PostedDossier,
    posted_dossier,
    stands_on,
    unknown_dossier,
)
from counter_app.store.database import Connection
from counter_app.store.dossier_reading import dossier_row
from counter_app.store.inbox_reading import standing_at
from counter_app.store.journal import EntryDraft
from counter_app.store.manifest_reading import NamedEntry, entry_named
from counter_app.store.opening import OpenDesk
from counter_app.wire.entry import identity_of, readable_body
from counter_app.wire.keys import SigningKey
from counter_app.wire.manifest_text import NotAManifest, parse_manifest_text

LONGEST_MANIFEST = 200
MOST_LISTED = 500


@dataclass(frozen=True, slots=True)
class PostedPapers:
    """A dossier that waits to be received; `details` as the post wrote them."""

    identity: str
    procedure_code: str
    details: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Manifest:
    """`identity` is that of the entry which made it; `clerk` of the post."""

    identity: str
    number: str
    made: datetime
    clerk: str
    dossiers: tuple[PostedDossier, ...]

    @property
    def waiting(self) -> tuple[PostedDossier, ...]:
        """Not received by the one-stop."""
        return tuple(one for one in self.dossiers if one.waits or not one.here)

    @property
    def received(self) -> tuple[PostedDossier, ...]:
        """The rest was voided, taken back or refused before."""
        return tuple(one for one in self.dossiers if one.received is not None)


@dataclass(frozen=True, slots=True)
class ManifestAnswer:
    """What a scan is. `manifest` where it is known here; else the sentences say what to do."""

    verdict: ManifestVerdict
    number: str
    vi: str
    en: str
    manifest: Manifest | None = None


class Manifests:
    """`key` signs: the desk's own."""

    def __init__(self, cases: Cases, reference: Reference, desk: OpenDesk, key: Callable[[], SigningKey]) -> None:
        self._cases, self._reference, self._desk, self._key = cases, reference, desk, key

    # ------------------------------------------------------------------------------------------ at the post's desk

    def on_the_way(self) -> tuple[PostedDossier, ...]:
        """Everything that the post took in and no one-stop has received, as far as it is known here; the longest
        waiting first."""
        with self._cases.reading() as connection:
            return tuple(posted_dossier(case, self._reference) for case in self._taken(connection))

    def make(self, session: Session) -> Manifest:
        """Of everything that this desk took in and that is on none: all or nothing. Raises BadInput where there is
        nothing, RuleViolation for a role that may not."""
        self._cases.require(session, types.MANIFEST_MADE)
        with self._cases.writing() as connection:
            cases = [case for case in self._taken(connection) if self._is_mine(case)][:LONGEST_MANIFEST]
            if not cases:
                raise _nothing_to_bring()
            office, now = self._reference.office(), self._cases.now()
            number = f"{self._desk.desk.number:03d}-{now:%y%m%d-%H%M%S}"  # a desk makes no two lists in one second
            head = _head(number, cases, office, session)
            lines = [of_dossier(_line(number, office, session), case) for case in cases]
            saved = self._cases.append(connection, [head, *lines], session)
            identity = identity_of(saved.entries[0].hash)
            found = entry_named(connection, identity, types.MANIFEST_MADE)
            assert found is not None  # written just now
            return self._manifest(connection, identity, found)

    def _is_mine(self, case: Case) -> bool:
        return case.row.desk == self._desk.desk.desk and not stands_on(case) and case.row.verdict in _GOOD

    # ------------------------------------------------------------------------------------------ at the one-stop

    def check(self, text: str) -> ManifestAnswer:
        """What was scanned, without any network. Raises BadInput for what is no manifest's text at all."""
        try:
            scanned = parse_manifest_text(text)
        except NotAManifest:
            raise BadInput(
                "Mã QR trên bảng kê bị mất một phần; hãy quét lại hoặc nhận từng hồ sơ theo phiếu gửi.",
                "Part of the manifest's QR code is lost; scan again, or take the dossiers in by their posting slips.",
            ) from None
        with self._cases.reading() as connection:
            verdict, found = judge_manifest(connection, self._desk, self._key(), scanned)
            manifest = self._manifest(connection, scanned.identity, found) if found is not None else None
        vi, en = SENTENCES[verdict]
        known = manifest if verdict is ManifestVerdict.KNOWN else None
        return ManifestAnswer(verdict, scanned.number, vi, en, known)

    def open(self, identity: str) -> Manifest:
        """As it stands now. Raises BadInput where it is not known here."""
        with self._cases.reading() as connection:
            found = entry_named(connection, identity, types.MANIFEST_MADE)
            if found is None:
                raise BadInput(*SENTENCES[ManifestVerdict.NOT_HERE])
            return self._manifest(connection, identity, found)

    def to_receive(self, identity: str) -> PostedPapers | None:
        """What the post took in, for the form of the one-stop; None for what the post did not open. Raises
        RuleViolation where it does not wait any more, BadInput where it is not known here."""
        case = self._cases.open(identity)
        if not case.headers(types.POSTAL_ACCEPTED):
            return None
        if case.state.status != TAKEN_BY_POST:
            raise impossible(case.state, types.DOSSIER_RECEIVED)
        return PostedPapers(case.identity, case.row.procedure_code, case.details)

    def note_absent(self, identity: str, session: Session) -> int:
        """Of what is on the manifest and not received: a line in each dossier that is known here and has none yet.
        How many. Raises BadInput where there is nothing to write."""
        self._cases.require(session, types.NOTE_ADDED)
        self._cases.require(session, types.DOSSIER_RECEIVED)  # said by who counts what comes, not by who brings it
        manifest = self.open(identity)
        absent = [one.identity for one in manifest.dossiers if one.waits and not one.absent]
        if not absent:
            raise BadInput(
                "Không còn hồ sơ nào của bảng kê này phải ghi là thiếu.",
                "No dossier of this manifest is left to be written down as missing.",
            )
        note = f"Không có khi kiểm đếm bảng kê bưu chính {manifest.number}"
        with self._cases.writing() as connection:
            cases = [self._cases.read_in(connection, one) for one in absent]
            draft = EntryDraft(
                types.NOTE_ADDED, details={"note": note, "clerk": session.name}, facts={ABSENT: manifest.number}
            )
            self._cases.append(connection, [of_dossier(draft, case) for case in cases], session)
        return len(absent)

    # -----------------------------------------------------------------------------------------------------

    def _taken(self, connection: Connection) -> list[Case]:
        found = standing_at(connection, self._cases.projections, TAKEN_BY_POST, MOST_LISTED)
        return self._cases.readable(connection, found)

    def _manifest(self, connection: Connection, identity: str, found: NamedEntry) -> Manifest:
        details = readable_body(found.body)
        return Manifest(
            identity,
            str(found.header.facts.get(MANIFEST, "")),
            parse_iso(found.header.entered),
            text_of(details, "clerk"),
            tuple(self._listed(connection, one) for one in texts_of(details.get("dossiers"))),
        )

    def _listed(self, connection: Connection, identity: str) -> PostedDossier:
        if dossier_row(connection, self._cases.projections, identity) is None:
            return unknown_dossier(identity)
        return posted_dossier(self._cases.read_in(connection, identity), self._reference)


_GOOD = ("waiting", "in_order")


def _head(number: str, cases: list[Case], office: OfficeSettings, session: Session) -> EntryDraft:
    details = {"clerk": session.name, "to": office.one_stop, "dossiers": [case.identity for case in cases]}
    facts = {MANIFEST: number, "count": len(cases)}
    return EntryDraft(types.MANIFEST_MADE, details=details, facts=facts, offices=office.brought_to)


def _line(number: str, office: OfficeSettings, session: Session) -> EntryDraft:
    note = f"Bưu chính giao theo bảng kê {number}"
    details = {"note": note, "clerk": session.name}
    return EntryDraft(types.NOTE_ADDED, details=details, facts={MANIFEST: number}, offices=office.brought_to)


def _nothing_to_bring() -> BadInput:
    return BadInput(
        "Quầy này chưa nhận hồ sơ nào mà chưa vào bảng kê; hãy nhập hồ sơ trước.",
        "This desk has taken in no dossier that is on no manifest yet; enter the dossiers first.",
    )
