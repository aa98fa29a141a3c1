"""The faces as reportlab needs them, each with its prepared subset. Read with the first paper: reportlab is large."""

from __future__ import annotations

import codecs
import string
import zlib
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import SUBSETN, TTFError, TTFont

from counter_app.domain.errors import EnvironmentProblem
from counter_app.print.typeface import FONT_FOLDER, VIETNAMESE, Face

_SIGNS = "–—…“”‘’•·§°×₫½"
# 256 places: 0 is the missing glyph, 32 the blank; the ASCII letters keep their own codes.
_PREPARED = string.printable[:95] + "".join(sorted(set(VIETNAMESE + _SIGNS) - set(string.printable)))


def _prepared_subset() -> list[int]:
    subset = [0] * 256
    free = [code for code in range(1, 256) if not 32 <= code <= 126]
    for letter in _PREPARED:
        subset[ord(letter) if 32 <= ord(letter) <= 126 else free.pop(0)] = ord(letter)
    return subset


_SUBSET = _prepared_subset()
_CODES = {code: place for place, code in enumerate(_SUBSET) if code} | {0xA0: 32}


class _DocumentState(TTFont.State):
    """What reportlab keeps for one document: it starts with the prepared subset already full."""

    def __init__(self) -> None:
        self.assignments = dict(_CODES)
        self.subsets = [list(_SUBSET)]
        self.nextCode = 256
        self.internalName = None
        self.frozen = 0


class _Literal(pdfdoc.PDFObject):
    """PDF source that is written as it stands."""

    def __init__(self, source: bytes) -> None:
        self.source = source

    def format(self, document: object) -> bytes:
        return self.source


class _PreparedFont(TTFont):
    """A font whose first subset is the same in every document, made and compressed once."""

    def __init__(self, face: Face) -> None:
        super().__init__(face.value, str(FONT_FOLDER / f"{face.value}.ttf"), asciiReadable=False, shapable=False)
        self._make_subset = self.face.makeSubset
        self._program: bytes = self._make_subset(_SUBSET)
        self._compressed: dict[str, bytes] = {}
        widths = self.face.charWidths
        self._widths = b"[" + b" ".join(b"%g" % widths.get(code, 0) for code in _SUBSET) + b"]"
        self.face.makeSubset = self._subset  # type: ignore[assignment, method-assign]

    def _subset(self, subset: list[int]) -> bytes:
        program: bytes = self._program if subset == _SUBSET else self._make_subset(subset)
        return program

    def splitString(self, text: str, doc: object, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
        if doc not in self.state:
            self.state[doc] = _DocumentState()
        try:
            return [(0, codecs.charmap_encode(text, "strict", _CODES)[0])]
        except UnicodeEncodeError:
            pieces: list[tuple[int, bytes]] = super().splitString(text, doc, encoding)
            return pieces

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:
        internal_name = self.getSubsetInternalName(0, doc)[1:]
        super().addObjects(doc)
        objects: dict[str, Any] = doc.idToObject
        objects["BasicFonts"].dict[internal_name].Widths = _Literal(self._widths)
        name = (SUBSETN(0) + b"+" + self.face.name).decode("ascii")
        for stream in (f"fontFile:{self.face.filename}({name})", f"toUnicodeCMap:{name}"):
            self._use_compressed(stream, objects[stream])

    def _use_compressed(self, name: str, stream: pdfdoc.PDFStream) -> None:
        if name not in self._compressed:
            content = stream.content
            self._compressed[name] = zlib.compress(content if isinstance(content, bytes) else content.encode(), 9)
        stream.content = self._compressed[name]
        stream.dictionary["Filter"] = "/FlateDecode"


def register_faces() -> None:
    """Parse and register the four faces. Raises EnvironmentProblem when a file is missing."""
    rl_config.useA85 = 0  # binary streams: a fifth smaller, and faster
    for face in Face:
        try:
            registerFont(_PreparedFont(face))
        except (TTFError, OSError):
            raise EnvironmentProblem(
                f"Thiếu hoặc hỏng tệp phông chữ {face.value}.ttf; hãy cài lại phần mềm.",
                f"The font file {face.value}.ttf is missing or broken; install the program again.",
            ) from None
