"""The process that signs: `counter-app _sign-scan certificates|sign`. The only place that talks to a token.

A token's driver is a library of its maker that is loaded into the process: here it can take nothing down with it. Of
standard input the first line is JSON (the driver, the key, the PIN), the rest is the file; the PIN is in no argument
and no environment. JSON or the signed PDF (PAdES) goes to standard output. Exit codes: `Outcome`.
"""

from __future__ import annotations

import io
import json
import sys
from enum import IntEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate, Name
    from pkcs11 import Session, Token

LARGEST_QUESTION = 64 * 1024
FIELD = "CounterCopy"


class Outcome(IntEnum):
    DONE = 0
    UNREADABLE = 4
    NO_DRIVER = 5
    NO_TOKEN = 6
    WRONG_PIN = 7
    PIN_LOCKED = 8
    NOT_SIGNED = 9


def main(arguments: list[str]) -> int:
    """Whatever file or driver do ends here, in silence."""
    try:
        question = json.loads(sys.stdin.buffer.readline(LARGEST_QUESTION))
        answer = (
            _certificates(question) if arguments == ["certificates"] else _signed(question, sys.stdin.buffer.read())
        )
    except _Ended as ended:
        return ended.outcome
    except Exception:
        return Outcome.NOT_SIGNED
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return Outcome.DONE


class _Ended(Exception):
    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.name)
        self.outcome = outcome


def _certificates(question: dict[str, Any]) -> bytes:
    """Of every token that is there; reading them needs no PIN."""
    found = []
    for token in _tokens(question):
        with token.open() as session:
            found += [_described(token, key, certificate) for key, certificate in _pairs(session)]
    return json.dumps(found).encode()


def _tokens(question: dict[str, Any]) -> list[Token]:
    import pkcs11

    try:
        library = pkcs11.lib(question["driver"])
        return [token for token in library.get_tokens() if token.flags & pkcs11.TokenFlag.TOKEN_INITIALIZED]
    except (pkcs11.PKCS11Error, RuntimeError, OSError):
        raise _Ended(Outcome.NO_DRIVER) from None


def _pairs(session: Session) -> list[tuple[bytes, Certificate]]:
    """Certificates that are made for signing, each with the id that it shares with its key."""
    from asn1crypto.x509 import Certificate
    from pkcs11 import Attribute, ObjectClass

    found = []
    for entry in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
        certificate = Certificate.load(entry[Attribute.VALUE])
        usage = certificate.key_usage_value
        is_authority = certificate.ca
        if not is_authority and (usage is None or {"digital_signature", "non_repudiation"} & usage.native):
            found.append((bytes(entry[Attribute.ID]), certificate))
    return found


def _described(token: Token, key: bytes, certificate: Certificate) -> dict[str, str]:
    validity = certificate["tbs_certificate"]["validity"]
    return {
        "token": _named(token),
        "key": key.hex(),
        "serial": f"{certificate.serial_number:x}",
        "holder": _common_name(certificate.subject),
        "issuer": _common_name(certificate.issuer),
        "from": validity["not_before"].native.isoformat(),
        "to": validity["not_after"].native.isoformat(),
    }


def _named(token: Token) -> str:
    serial = token.serial.decode("ascii", "replace") if isinstance(token.serial, bytes) else str(token.serial)
    return f"{token.label.strip()} {serial.strip()}".strip()


def _common_name(name: Name) -> str:
    native = name.native.get("common_name", "")
    return str(native[0] if isinstance(native, list) else native)[:200]


def _signed(question: dict[str, Any], data: bytes) -> bytes:
    token = next((one for one in _tokens(question) if _named(one) == question["token"]), None)
    if token is None:
        raise _Ended(Outcome.NO_TOKEN)
    with _opened(token, question["pin"]) as session:
        key = bytes.fromhex(question["key"])
        certificate = next((one for place, one in _pairs(session) if place == key), None)
        if certificate is None:
            raise _Ended(Outcome.NO_TOKEN)
        return _sign(session, key, certificate, _as_pdf(question["media"], data), question["reason"])


def _opened(token: Token, pin: str) -> Session:
    import pkcs11

    try:
        return token.open(user_pin=pin)
    except (pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange):
        raise _Ended(Outcome.WRONG_PIN) from None
    except pkcs11.PinLocked:
        raise _Ended(Outcome.PIN_LOCKED) from None


def _sign(session: Session, key: bytes, certificate: Certificate, pdf: bytes, reason: str) -> bytes:
    """PAdES (ETSI EN 319 142) baseline B: no time-stamp service is asked, the centre's acknowledgement dates it."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.sign.pkcs11 import PKCS11Signer
    from pyhanko.sign.signers import PdfSignatureMetadata, sign_pdf

    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
        taken = sum(1 for _ in writer.prev.embedded_signatures)
    except Exception:
        raise _Ended(Outcome.UNREADABLE) from None
    about = PdfSignatureMetadata(
        field_name=f"{FIELD}{taken + 1}", md_algorithm="sha256", reason=reason, subfilter=SigSeedSubFilter.PADES
    )
    signer = PKCS11Signer(session, signing_cert=certificate, key_id=key, cert_id=key, other_certs_to_pull=())
    out = sign_pdf(writer, about, signer=signer)
    return bytes(out.getvalue())


def _as_pdf(media: str, data: bytes) -> bytes:
    """A photo becomes a PDF of one page with the same pixels, untouched: digitised papers are PDF (decree 30/2020,
    annex I, part II), and a signature has its place inside one. The page is turned as the photo says."""
    if media == "application/pdf":
        return data
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    from counter_app.print.scan_child import measure_jpeg, turned_by

    try:
        dpi = measure_jpeg(data).dpi or 200
        with Image.open(io.BytesIO(data), formats=["JPEG"]) as photo:
            (width, height), turned = photo.size, turned_by(photo)
    except Exception:
        raise _Ended(Outcome.UNREADABLE) from None
    size = (width * 72 / dpi, height * 72 / dpi)
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size if turned % 180 == 0 else size[::-1], invariant=True)  # as it is looked at
    canvas.setPageRotation(turned)
    canvas.drawImage(ImageReader(io.BytesIO(data)), 0, 0, *size)
    canvas.showPage()
    canvas.save()
    return file.getvalue()
