"""Postal manifests: what the post took in and brings, made at its desk, opened at the one-stop by a scan.

Every dossier on a manifest has a line of its own that names it, so that nothing stands on two; the manifest's own entry
names its dossiers, and the QR code of the paper names that entry by its hash. Receiving one is `Intake.receive`.
Call everything from the background.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from counter_app.domain import entry_types as types
from counter_app.domain.details import count_of, object_of, objects_of, text_of, texts_of
from counter_app.domain.errors import BadInput
from counter_app.domain.life_cycle import TAKEN_BY_POST
from counter_app.domain.masking import mask_id
from counter_app.domain.times import parse_iso, time_vi
from counter_app.services.office_settings import OfficeSettings
from counter_app.services.reference import Reference
from counter_app.services.sign_in import Session
from counter_app.services.slip_checking import key_named
from counter_app.services.steps.case import Case, Cases, impossible, of_dossier
from counter_app.services.wording import STATUS_EN, STATUS_VI
from counter_app.store.database import Connection
from counter_app.store.dossier_reading import dossier_row
from counter_app.store.inbox_reading import standing_at
from counter_app.store.journal import EntryDraft
from counter_app.store.known_keys import CENTRE_ROLES
from counter_app.store.manifest_reading import NamedEntry, entry_named
from counter_app.store.opening import OpenDesk
from counter_app.wire.entry import identity_of, readable_body
from counter_app.wire.keys import SigningKey
from counter_app.wire.manifest_text import ManifestText, NotAManifest, manifest_signature_holds, parse_manifest_text

LONGEST_MANIFEST = 200
MOST_LISTED = 500
# Facts of a line in a dossier: on which it stands, where it was absent.
MANIFEST, ABSENT = "manifest", "manifest_absent"


class ManifestVerdict(StrEnum):
    KNOWN = "known"
    NOT_HERE = "not here yet"
    DESK_UNKNOWN = "desk unknown"
    KEY_WITHDRAWN = "key withdrawn"
    NOT_ACCEPTED = "not accepted"
    FORGED = "forged"


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
            return tuple(self._posted(case) for case in self._taken(connection))

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
        return case.row.desk == self._desk.desk.desk and not _stands_on(case) and case.row.verdict in _GOOD

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
            verdict, found = self._judged(connection, scanned)
            manifest = self._manifest(connection, scanned.identity, found) if found is not None else None
        vi, en = _SENTENCES[verdict]
        known = manifest if verdict is ManifestVerdict.KNOWN else None
        return ManifestAnswer(verdict, scanned.number, vi, en, known)

    def open(self, identity: str) -> Manifest:
        """As it stands now. Raises BadInput where it is not known here."""
        with self._cases.reading() as connection:
            found = entry_named(connection, identity, types.MANIFEST_MADE)
            if found is None:
                raise BadInput(*_SENTENCES[ManifestVerdict.NOT_HERE])
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

    def _judged(self, connection: Connection, scanned: ManifestText) -> tuple[ManifestVerdict, NamedEntry | None]:
        """A key that is known decides. One that is not, as of another office's post, does not hinder what is here: the
        text names its entry by hash, and the centre's feed or this desk's own journal vouches for that."""
        key = key_named(connection, self._desk, self._key(), scanned.key)
        if key is not None and (key.role in CENTRE_ROLES or not manifest_signature_holds(scanned, key.public)):
            return ManifestVerdict.FORGED, None
        found = entry_named(connection, scanned.identity, types.MANIFEST_MADE)
        if found is not None and not _says(found, scanned):
            return ManifestVerdict.FORGED, None
        if found is not None:
            return (ManifestVerdict.KNOWN if found.accepted else ManifestVerdict.NOT_ACCEPTED), found
        if key is None:
            return ManifestVerdict.DESK_UNKNOWN, None
        return (ManifestVerdict.KEY_WITHDRAWN if key.withdrawn else ManifestVerdict.NOT_HERE), None

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
            return _unknown(identity)
        return self._posted(self._cases.read_in(connection, identity))

    def _posted(self, case: Case) -> PostedDossier:
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
            desk=self._reference.names().desk(opened.desk)[0] if opened is not None else "",
            manifest=_stands_on(case),
            status=case.state.status,
            status_vi=STATUS_VI.get(case.state.status, case.state.status),
            status_en=STATUS_EN.get(case.state.status, case.state.status),
            received=case.received if case.was_received else None,
            absent=any(ABSENT in header.facts for header in case.headers(types.NOTE_ADDED)),
        )


_GOOD = ("waiting", "in_order")


def _stands_on(case: Case) -> str:
    """The manifest that names it, '' where none does."""
    named = (header.facts.get(MANIFEST) for header in case.headers(types.NOTE_ADDED))
    return next((str(one) for one in named if one), "")


def _head(number: str, cases: list[Case], office: OfficeSettings, session: Session) -> EntryDraft:
    details = {"clerk": session.name, "to": office.one_stop, "dossiers": [case.identity for case in cases]}
    facts = {MANIFEST: number, "count": len(cases)}
    return EntryDraft(types.MANIFEST_MADE, details=details, facts=facts, offices=office.brought_to)


def _line(number: str, office: OfficeSettings, session: Session) -> EntryDraft:
    note = f"Bưu chính giao theo bảng kê {number}"
    details = {"note": note, "clerk": session.name}
    return EntryDraft(types.NOTE_ADDED, details=details, facts={MANIFEST: number}, offices=office.brought_to)


def _says(found: NamedEntry, scanned: ManifestText) -> bool:
    """Whether the paper says what its entry says."""
    facts = found.header.facts
    same = facts.get(MANIFEST) == scanned.number and facts.get("count") == scanned.count
    return same and time_vi(parse_iso(found.header.entered)) == time_vi(scanned.made)


def _unknown(identity: str) -> PostedDossier:
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


def _nothing_to_bring() -> BadInput:
    return BadInput(
        "Quầy này chưa nhận hồ sơ nào mà chưa vào bảng kê; hãy nhập hồ sơ trước.",
        "This desk has taken in no dossier that is on no manifest yet; enter the dossiers first.",
    )


_SENTENCES = {
    ManifestVerdict.KNOWN: ("Bảng kê thật; các hồ sơ ở dưới đây.", "Genuine; its dossiers are listed below."),
    ManifestVerdict.NOT_HERE: (
        "Bảng kê thật nhưng dữ liệu của bưu chính chưa về đến đây; hãy chờ có kết nối, hoặc nhập từng hồ sơ bằng tay "
        "với kênh “Bưu chính”.",
        "Genuine, but the post's data have not come here yet; wait for the line, or enter each dossier by hand with "
        "the channel post.",
    ),
    ManifestVerdict.DESK_UNKNOWN: (
        "Chưa biết quầy bưu chính đã lập bảng kê này nên chưa thể kết luận; hãy hỏi bưu điện, hoặc nhập từng hồ sơ "
        "bằng tay với kênh “Bưu chính”.",
        "The postal desk that made it is not known here, so nothing can be said; ask the post, or enter each dossier "
        "by hand with the channel post.",
    ),
    ManifestVerdict.KEY_WITHDRAWN: (
        "Quầy lập bảng kê này đã bị thu hồi khóa ký; hãy hỏi lãnh đạo trước khi nhận.",
        "The key of the desk that made it was withdrawn; ask the supervisor before you take anything in.",
    ),
    ManifestVerdict.NOT_ACCEPTED: (
        "Trung tâm không chấp nhận bảng kê này; hãy báo lãnh đạo và nhận từng hồ sơ theo phiếu gửi.",
        "The centre did not accept this manifest; tell the supervisor and take each dossier in by its posting slip.",
    ),
    ManifestVerdict.FORGED: (
        "Chữ ký trên mã QR không đúng: bảng kê bị sửa hoặc giả; hãy giữ lại và báo lãnh đạo.",
        "The signature does not hold: altered or forged; keep the paper and tell the supervisor.",
    ),
}
