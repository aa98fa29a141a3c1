"""Looks: Fusion on every system, one accent colour, a grid of 8 pixels, two text sizes, our own font.

Colours never carry meaning alone: whatever is tinted also has an icon and words.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from counter_app.settings.resources import resource_path
from counter_app.ui.application import application

GRID = 8  # pixels: every margin and every space between two things is so many times it
# Half a step, inside what belongs together: a label and its field, the lines of one entry, rows of one list.
HALF = GRID // 2
BODY_POINTS = 10.0
HEADING_POINTS = 13.0
FAMILY = "Noto Sans"
SMALLEST_SCALE, LARGEST_SCALE = 1.0, 2.0


@dataclass(frozen=True)
class Look:
    """Colours as #rrggbb. `edge` bounds fields and buttons (3:1 on `paper`), `line` only divides; `chosen` is the row
    of a list that is chosen, `on_chosen` its words; `resting` the ground of a main button that cannot be pressed."""

    accent: str
    on_accent: str
    accent_soft: str
    chosen: str
    on_chosen: str
    paper: str
    ground: str
    text: str
    faint: str
    edge: str
    line: str
    resting: str
    good: str
    good_soft: str
    warning: str
    warning_soft: str
    problem: str
    problem_soft: str


LIGHT = Look(
    accent="#0b5394",
    on_accent="#ffffff",
    accent_soft="#e3edf7",
    chosen="#d6e5f5",
    on_chosen="#1c2329",
    paper="#ffffff",
    ground="#f3f5f7",
    text="#1c2329",
    faint="#56616b",
    edge="#7d8891",
    line="#d9dee3",
    resting="#d9dee3",
    good="#17633a",
    good_soft="#e4f3ea",
    warning="#7a4b00",
    warning_soft="#fdf1d8",
    problem="#9c1c16",
    problem_soft="#fce8e6",
)
DARK = Look(
    accent="#7ab8f5",
    on_accent="#0c1926",
    accent_soft="#1f3347",
    chosen="#27476a",
    on_chosen="#f4f8fb",
    paper="#1d2328",
    ground="#161b1f",
    text="#e6eaee",
    faint="#a8b3bc",
    edge="#7d8a94",
    line="#3a444c",
    resting="#3a444c",
    good="#6fd39c",
    good_soft="#1a3527",
    warning="#efbd5c",
    warning_soft="#3a2f15",
    problem="#ff9d95",
    problem_soft="#44211e",
)
HIGH_CONTRAST = Look(
    accent="#0037da",
    on_accent="#ffffff",
    accent_soft="#dbe7ff",  # the place that one is in, and what lies under the mouse, are to be seen
    chosen="#00308f",
    on_chosen="#ffffff",
    paper="#ffffff",
    ground="#ffffff",
    text="#000000",
    faint="#454545",  # what an empty field says must not look typed
    edge="#000000",
    line="#000000",
    resting="#ffffff",
    good="#003d1a",
    good_soft="#ffffff",
    warning="#4a2c00",
    warning_soft="#ffffff",
    problem="#6e0000",
    problem_soft="#ffffff",
)


def wanted_look(chosen: str = "system") -> Look:
    """`chosen` is light, dark or contrast; with system it is high contrast where the system asks for it, else as dark
    as the system is."""
    if chosen != "system":
        return {"contrast": HIGH_CONTRAST, "dark": DARK}.get(chosen, LIGHT)
    hints = QGuiApplication.styleHints()  # kept: what it hands out dies with its Python object
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return HIGH_CONTRAST
    return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT


def dress(application: QApplication, scale: float = 1.0, look: Look | None = None) -> None:
    """Style, palette and font for the whole program; again with another `scale` (1.0 to 2.0) at any time. Each window
    `wear`s the sheet that belongs to them. Nothing where it is dressed so already: Qt would go over every widget."""
    scale = min(max(scale, SMALLEST_SCALE), LARGEST_SCALE)
    look = look or wanted_look()
    if current_sheet() and (current_look(), text_scale()) == (look, scale):
        return
    if not current_sheet():
        application.setStyle("Fusion")
    application.setPalette(_palette(look))
    application.setFont(_body_font(scale))
    application.setProperty("sheet", _sheet(look, scale))
    application.setProperty("look", look)
    application.setProperty("text_scale", scale)


def wear(window: QWidget) -> None:
    """The sheet for a window and all that stands in it now or later; again after each `dress`.

    Windows wear it, not the program: a sheet of the program has Qt look up every widget's rules anew at each step of
    putting widgets into each other, a third of the time in which a place is made. What no window holds (the list of a
    completer) wears it by itself, and what is measured before it stands in a window has other sizes there."""
    window.setStyleSheet(current_sheet())


def current_sheet() -> str:
    return str(application().property("sheet") or "")


def current_look() -> Look:
    look = application().property("look")
    return look if isinstance(look, Look) else LIGHT


def text_scale() -> float:
    running = QApplication.instance()
    scale = running.property("text_scale") if running else None
    return scale if isinstance(scale, float) else 1.0


def _body_font(scale: float) -> QFont:
    _load_fonts()
    font = QFont(FAMILY)
    font.setPointSizeF(BODY_POINTS * scale)
    return font


def _load_fonts() -> None:
    if FAMILY in QFontDatabase.families():
        return
    for name in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
        QFontDatabase.addApplicationFont(str(resource_path("fonts", "screen", name)))


def _palette(look: Look) -> QPalette:
    palette = QPalette()
    for role, color in (
        (QPalette.ColorRole.Window, look.ground),
        (QPalette.ColorRole.WindowText, look.text),
        (QPalette.ColorRole.Base, look.paper),
        (QPalette.ColorRole.AlternateBase, look.ground),
        (QPalette.ColorRole.Text, look.text),
        (QPalette.ColorRole.PlaceholderText, look.faint),
        (QPalette.ColorRole.Button, look.paper),
        (QPalette.ColorRole.ButtonText, look.text),
        (QPalette.ColorRole.Highlight, look.accent),
        (QPalette.ColorRole.HighlightedText, look.on_accent),
        (QPalette.ColorRole.Accent, look.accent),
        (QPalette.ColorRole.Link, look.accent),
        (QPalette.ColorRole.ToolTipBase, look.paper),
        (QPalette.ColorRole.ToolTipText, look.text),
    ):
        palette.setColor(role, QColor(color))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(look.faint))
    return palette


def _sheet(look: Look, scale: float) -> str:
    folder = Path(__file__).parent
    files = ("theme.qss", "contrast.qss") if look is HIGH_CONTRAST else ("theme.qss",)
    sheet = "\n".join((folder / file).read_text(encoding="utf-8") for file in files)
    sheet = sheet.replace("@folder@", folder.as_posix())
    sheet = sheet.replace("@heading_points@", f"{HEADING_POINTS * scale:g}")
    for name, pixels in _sizes(scale).items():
        sheet = sheet.replace(f"@{name}@", str(pixels))
    for name in ("text", "on_accent"):
        sheet = sheet.replace(f"@{name}_tone@", _tone(getattr(look, name)))
    for field in fields(look):
        sheet = sheet.replace(f"@{field.name}@", getattr(look, field.name))
    return sheet


def _sizes(scale: float) -> dict[str, int]:
    """Pixels of what the sheet draws beside text: the box of a tick, the round of a choice with its ring and dot."""
    box, ring = round(16 * scale), round(5 * scale)
    sizes = {"box": box, "round": box // 2 + 1, "ring": ring, "dot": box + 2 - 2 * ring}
    return sizes | {"arrow": round(12 * scale), "small_arrow": round(10 * scale)}


def _tone(color: str) -> str:
    """Which of the two drawings of a small sign has this colour, or nearly."""
    return "pale" if QColor(color).lightness() > 127 else "ink"
