"""What a PDF could do to somebody who opens it: names that stand for scripts, programs and embedded files.

PDF hides names in two ways: written with #xx for any letter, and inside compressed object streams. Both are undone
here, with a bound; what cannot be undone is called *unseen* rather than clean. No error ever comes out of this.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from counter_app.domain.scanned_paper import PdfDanger

MOST_INFLATED = 64 * 1024 * 1024
_END = rb"(?=[\x00\t\n\f\r ()<>\[\]{}/%]|$)"
_NAMES = {
    PdfDanger.SCRIPT: re.compile(rb"/(?:JavaScript|JS|XFA)" + _END),
    PdfDanger.LAUNCH: re.compile(rb"/(?:Launch|ImportData|SubmitForm|GoTo[RE])" + _END),
    PdfDanger.EMBEDDED: re.compile(rb"/(?:EmbeddedFiles?|RichMedia|FileAttachment)" + _END),
}
# Long enough that the noise of a scanned picture does not spell them by chance.
_ANYWHERE = {danger: re.compile(form.pattern.replace(rb"|JS|XFA", b"")) for danger, form in _NAMES.items()}
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb"stream(?:\r\n|\r|\n)(.*?)endstream", re.DOTALL)
_LOCKED = re.compile(rb"/Encrypt" + _END)


def pdf_dangers(data: bytes, *, scripts: bool = False, embedded: bool = False) -> frozenset[PdfDanger]:
    """`scripts` and `embedded` are what the renderer itself has found."""
    found = {danger for danger, there in ((PdfDanger.SCRIPT, scripts), (PdfDanger.EMBEDDED, embedded)) if there}
    found |= _named(_plain(_STREAM.sub(b" ", data)), _NAMES)
    found |= _named(_plain(data), _ANYWHERE)
    left = MOST_INFLATED
    for packed in _object_streams(data):
        unpacked = _inflated(packed, left)
        if unpacked is None:
            found.add(PdfDanger.UNSEEN)
            continue
        left -= len(unpacked)
        found |= _named(_plain(unpacked), _NAMES)
    return frozenset(found)


def is_locked(data: bytes) -> bool:
    """Encrypted: names inside cannot be looked through, and the next office may not be able to open it."""
    return _LOCKED.search(_plain(_STREAM.sub(b" ", data))) is not None or _locked_by_stream(data)


def _locked_by_stream(data: bytes) -> bool:
    """The trailer of newer files is the dictionary before a cross-reference stream."""
    return any(_LOCKED.search(dictionary) for dictionary, _ in _streams(data) if b"/XRef" in dictionary)


def _object_streams(data: bytes) -> Iterator[bytes]:
    return (content for dictionary, content in _streams(data) if b"/ObjStm" in dictionary)


def _streams(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each stream's raw content, and everything between it and the stream before: its dictionary stands there, however
    long it is made and whatever its texts pretend."""
    end = 0
    for found in _STREAM.finditer(data):
        yield _plain(data[end : found.start()]), found[1]
        end = found.end()


def _inflated(packed: bytes, most: int) -> bytes | None:
    """None where it is not deflated, is damaged, or would be larger than `most` bytes."""
    inflating = zlib.decompressobj()
    try:
        unpacked = inflating.decompress(packed, max(1, most))
    except zlib.error:
        return None
    return None if inflating.unconsumed_tail else unpacked


def _plain(data: bytes) -> bytes:
    return _ESCAPE.sub(lambda escaped: bytes([int(escaped[1], 16)]), data)


def _named(data: bytes, names: dict[PdfDanger, re.Pattern[bytes]]) -> set[PdfDanger]:
    return {danger for danger, form in names.items() if form.search(data)}
