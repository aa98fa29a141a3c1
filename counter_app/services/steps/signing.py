"""Signing digital copies with the clerk's own certificate (decree 118/2025, article 17.1 c).

The signed file is a file of its own: it is kept, named by an entry and sent as any other, and takes the place of the
one that was signed. Where no token is there, copies stay in the list of those to be signed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from counter_app.domain import entry_types as types
from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.domain.scanned_paper import MeasuredScan, ScanMedia, media_of, written
from counter_app.domain.signing_certificate import SigningCertificate, refuse_certificate
from counter_app.print.token_signing import Signer, WrongPin
from counter_app.services.sign_in import Session
from counter_app.services.steps.attached_file import AttachedFile
from counter_app.services.steps.case import Case, Cases, of_dossier
from counter_app.services.steps.digital_copies import DigitalCopies
from counter_app.services.steps.digital_copy import DigitalCopy, copies_of
from counter_app.services.steps.refusal_letters import letter_of
from counter_app.store.journal import EntryDraft, Saved
from counter_app.store.kept_scans import KeptScan, note_scan
from counter_app.store.scan_store import ScanUnreadable

__all__ = ["ReadyToSign", "ScanUnreadable", "Signing", "WrongPin"]


@dataclass(frozen=True, slots=True)
class ReadyToSign:
    """The certificate that would sign now."""

    signer: Signer
    certificate: SigningCertificate


class Signing:
    """`signer` is asked anew each time: None where this PC has no token. Called from the background."""

    def __init__(self, cases: Cases, copies: DigitalCopies, signer: Callable[[], Signer | None]) -> None:
        self._cases, self._copies, self._signer = cases, copies, signer

    def look(self, session: Session) -> ReadyToSign | None:
        """The clerk's own certificate; None where no token is set up or none is there.

        Raises RuleViolation where what is there is another person's or not in force, EnvironmentProblem for a driver
        that does not work.
        """
        signer = self._signer()
        found = signer.certificates() if signer is not None else ()
        if signer is None or not found:
            return None
        now = self._cases.now()
        for certificate in found[:-1]:
            try:
                refuse_certificate(certificate, session.name, now)
            except RuleViolation:
                continue
            return ReadyToSign(signer, certificate)
        refuse_certificate(found[-1], session.name, now)
        return ReadyToSign(signer, found[-1])

    def sign(self, copy: DigitalCopy, ready: ReadyToSign, pin: str, session: Session) -> Saved | None:
        """None where it is signed already, from this list or another. Raises WrongPin and every other problem before
        anything is written."""
        self._cases.require(session, types.SCAN_SIGNED)
        self._cases.require(session, types.SCAN_ATTACHED)
        refuse_certificate(ready.certificate, session.name, self._cases.now())
        if copy.signed:
            return None
        signed = ready.signer.sign(self._copies.bytes_of(copy), copy.media, ready.certificate, pin)
        if media_of(signed) is not ScanMedia.PDF:  # raises BadInput where it became too large
            raise BadInput("Thiết bị không trả về PDF đã ký.", "The token gave no signed PDF.")
        content = self._copies.keep(signed)
        measured = MeasuredScan(copy.pages, copy.dpi, copy.dangers)
        attached = AttachedFile(copy.of, content, ScanMedia.PDF, len(signed), measured)
        with self._cases.writing() as connection:
            case = self._cases.read_in(connection, copy.dossier)
            if not _still_unsigned(case, copy):
                return None
            saved = self._cases.append(connection, self._entries(case, copy, attached, ready, session), session)
            note_scan(connection, KeptScan(content, case.identity, len(signed)))
            return saved

    def _entries(
        self, case: Case, copy: DigitalCopy, attached: AttachedFile, ready: ReadyToSign, session: Session
    ) -> list[EntryDraft]:
        """All or none: the centre takes a file that an entry names, and mails a letter that it has."""
        said = written(copy.paper) | {"component": copy.component, "clerk": session.name}
        said = {name: value for name, value in said.items() if value}
        certificate = ready.certificate
        of_signature = {"signer": certificate.holder, "issuer": certificate.issuer, "serial": certificate.serial}
        facts = {"sha256": copy.content.hex(), "signed": attached.content.hex()}
        draft = of_dossier(EntryDraft(types.SCAN_ATTACHED, details=said, facts=attached.facts()), case)
        signature = of_dossier(EntryDraft(types.SCAN_SIGNED, details=of_signature, facts=facts), case)
        return [draft, signature, *letter_of(self._cases, case, draft, original=copy.content)]


def _still_unsigned(case: Case, copy: DigitalCopy) -> bool:
    """A list may be a moment old."""
    same = (one for one in copies_of(case, {}) if (one.content, one.component) == (copy.content, copy.component))
    return any(not one.signed for one in same)
