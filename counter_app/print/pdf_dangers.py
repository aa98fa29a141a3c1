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
_OBJECT_STREAM = re.compile(rb"/ObjStm" + _END)
# What an object stream says first: numbers of its objects and where they stand.
_NUMBERED = re.compile(rb"[\x00\t\n\f\r ]*\d+[\x00\t\n\f\r ]+\d+[\x00\t\n\f\r ]")
# Says how else the content was changed than by packing it once, which is undone here.
_CHANGED_FURTHER = re.compile(rb"/DecodeParms" + _END)


def pdf_dangers(data: bytes, *, scripts: bool = False, embedded: bool = False) -> frozenset[PdfDanger]:
    """`scripts` and `embedded` are what the renderer itself has found."""
    found = {danger for danger, there in ((PdfDanger.SCRIPT, scripts), (PdfDanger.EMBEDDED, embedded)) if there}
    found |= _named(_plain(_STREAM.sub(b" ", data)), _NAMES)
    found |= _named(_plain(data), _ANYWHERE)
    left, looked_through = MOST_INFLATED, 0
    for dictionary, packed in _object_streams(data):
        looked_through += len(_OBJECT_STREAM.findall(dictionary))
        unpacked = None if _CHANGED_FURTHER.search(dictionary) else _inflated(packed, left)
        if unpacked is None or not _NUMBERED.match(unpacked):
            found.add(PdfDanger.UNSEEN)
            continue
        left -= len(unpacked)
        found |= _named(_plain(unpacked), _NAMES)
    if len(_OBJECT_STREAM.findall(_plain(data))) > looked_through:  # one is made to look like another stream's content
        found.add(PdfDanger.UNSEEN)
    return frozenset(found)


def is_locked(data: bytes) -> bool:
    """Encrypted: names inside cannot be looked through, and the next office may not be able to open it."""
    return _LOCKED.search(_plain(_STREAM.sub(b" ", data))) is not None or _locked_by_stream(data)


def _locked_by_stream(data: bytes) -> bool:
    """The trailer of newer files is the dictionary before a cross-reference stream."""
    return any(_LOCKED.search(dictionary) for dictionary, _ in _streams(data) if b"/XRef" in dictionary)


def _object_streams(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Dictionary and content of each."""
    return (stream for stream in _streams(data) if _OBJECT_STREAM.search(stream[0]))


def _streams(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each stream's raw content, and everything between it and the stream before: its dictionary stands there, however
    long it is made and whatever its texts pretend."""
    end = 0
    for found in _STREAM.finditer(data):
        yield _plain(data[end : found.start()]), found[1]
        end = found.end()


def _inflated(packed: bytes, most: int) -> bytes | None:
    """None where it is not deflated, is damaged, goes on behind what looks like its end, or would be larger than `most`
    bytes."""
    inflating = zlib.decompressobj()
    try:
        unpacked = inflating.decompress(packed, max(1, most))
    except zlib.error:
        return None
    return unpacked if inflating.eof else None


def _plain(data: bytes) -> bytes:
    return _ESCAPE.sub(lambda escaped: bytes([int(escaped[1], 16)]), data)


def _named(data: bytes, names: dict[PdfDanger, re.Pattern[bytes]]) -> set[PdfDanger]:
    return {danger for danger, form in names.items() if form.search(data)}
