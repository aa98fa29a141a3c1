"""Which Vietnamese letters a font file lacks: the difference between a slip and a slip full of boxes."""

from __future__ import annotations

from pathlib import Path

from counter_app.domain.errors import EnvironmentProblem
from counter_app.print.fonts import FONT_FOLDER, VIETNAMESE, Face


def font_files(folder: Path = FONT_FOLDER) -> tuple[Path, ...]:
    """One for each face of the program's typeface."""
    return tuple(folder / f"{face.value}.ttf" for face in Face)


def missing_letters(font: Path) -> str:
    """The Vietnamese letters that the font has no picture of. Raises EnvironmentProblem for a broken file."""
    from reportlab.pdfbase.ttfonts import TTFError, TTFontFile  # as fonts.py: not before it is needed

    try:
        known = TTFontFile(str(font)).charToGlyph
    except (TTFError, OSError, ValueError, IndexError):
        raise EnvironmentProblem(
            f"Thiếu hoặc hỏng tệp phông chữ {font.name}; hãy cài lại phần mềm.",
            f"The font file {font.name} is missing or broken; install the program again.",
        ) from None
    return "".join(letter for letter in VIETNAMESE if ord(letter) not in known)
