"""The text in the QR code of a postal manifest: an upper-case address that carries its own proof and names nobody.

HTTPS://<HOST>/M1/<NUMBER>/<IDENTITY>/<MADE>/<COUNT>/<KEY>/<SIGNATURE>, all in QR's alphanumeric set. The identity is
the first 80 bits of the hash of the entry that made the manifest, so that the text names what it lists; the signature
covers the tag and the text from M1 up to and including the slash before the signature, as a slip's does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.times import OFFICE_ZONE
from counter_app.wire import base32
from counter_app.wire.keys import SigningKey, signature_holds

LONGEST_TEXT = 400
_MINUTES = "%y%m%d%H%M"
_SHAPE = re.compile(
    r"HTTPS://[A-Z0-9.:-]{1,25}/(?P<signed>M1/(?P<number>[A-Z0-9-]{1,40})/(?P<identity>[A-Z2-7]{16})/"
    r"(?P<made>[0-9]{10})/(?P<count>[0-9]{1,4})/(?P<key>[A-Z2-7]{8})/)(?P<signature>[A-Z2-7]{103})"
)


@dataclass(frozen=True, slots=True)
class ManifestText:
    """What a scanned manifest says. `made` is office time, to the minute; `count` how many dossiers it lists."""

    number: str
    identity: str
    made: datetime
    count: int
    key: str
    signature: bytes
    signed: bytes


class NotAManifest(ValueError):
    """The text is not that of a manifest's QR code."""


def make_manifest_text(host: str, number: str, identity: str, made: datetime, count: int, key: SigningKey) -> str:
    """The same letters whenever it is printed again under the same key. Raises ValueError for an unfit host or
    number."""
    minutes = made.astimezone(OFFICE_ZONE).strftime(_MINUTES)
    signed = f"M1/{number}/{identity}/{minutes}/{count}/{key.name}/"
    text = f"HTTPS://{host.upper()}/{signed}{base32.encode(key.sign('manifest', signed.encode('ascii')))}"
    if _SHAPE.fullmatch(text) is None:
        raise ValueError("the host or the number does not fit into a manifest's QR code")
    return text


def parse_manifest_text(text: str) -> ManifestText:
    """Read a scan; scanners may change case. Raises NotAManifest. Says nothing about the signature."""
    shape = _SHAPE.fullmatch(text.strip().upper()) if len(text) <= LONGEST_TEXT else None
    if shape is None:
        raise NotAManifest("not the text of a manifest")
    try:
        # Two digits of year stand for 2000 to 2099, as on a slip.
        made = datetime.strptime(f"20{shape['made']}", f"%Y{_MINUTES[2:]}").replace(tzinfo=OFFICE_ZONE)
        return ManifestText(
            number=shape["number"],
            identity=shape["identity"],
            made=made,
            count=int(shape["count"]),
            key=shape["key"],
            signature=base32.decode(shape["signature"]),
            signed=shape["signed"].encode("ascii"),
        )
    except ValueError as error:
        raise NotAManifest(str(error)) from None


def manifest_signature_holds(manifest: ManifestText, public: bytes) -> bool:
    return signature_holds(public, manifest.signature, "manifest", manifest.signed)
