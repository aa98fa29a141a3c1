"""What the window remembers for this login: sizes, columns, text, look, language, what was called by name last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings

MOST_RECENT = 6
SYSTEM_LOOK, LIGHT_LOOK, DARK_LOOK, CONTRAST_LOOK = LOOKS = ("system", "light", "dark", "contrast")
VIETNAMESE, ENGLISH = LANGUAGES = ("vi", "en")


class Remembered(QObject):
    """`file` is an INI file; one that cannot be read counts as one in which nothing stands."""

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept = QSettings(str(file), QSettings.Format.IniFormat, self)

    @property
    def text_scale(self) -> float:
        try:
            return float(str(self._kept.value("text_scale", 1.0)))
        except ValueError:
            return 1.0

    @text_scale.setter
    def text_scale(self, scale: float) -> None:
        self._kept.setValue("text_scale", scale)

    @property
    def look(self) -> str:
        return self._one_of("look", LOOKS)

    @look.setter
    def look(self, look: str) -> None:
        self._kept.setValue("look", look)

    @property
    def language(self) -> str:
        return self._one_of("language", LANGUAGES)

    @language.setter
    def language(self, language: str) -> None:
        self._kept.setValue("language", language)

    @property
    def recent(self) -> tuple[str, ...]:
        """Names of actions, the last one first."""
        return tuple(filter(None, str(self._kept.value("recent", "")).split(" ")))[:MOST_RECENT]

    def used(self, action: str) -> None:
        others = [name for name in self.recent if name != action]
        self._kept.setValue("recent", " ".join((action, *others)[:MOST_RECENT]))

    def sizes(self, name: str, how_many: int) -> list[int]:
        """Pixels as kept under this name; nothing where another number of them was kept."""
        kept = str(self._kept.value(f"sizes/{name}", "")).split(" ")
        sizes = [int(size) for size in kept if size.isdecimal() and len(size) < 6]
        return sizes if len(sizes) == how_many else []

    def keep_sizes(self, name: str, sizes: list[int]) -> None:
        self._kept.setValue(f"sizes/{name}", " ".join(map(str, sizes)))

    @property
    def geometry(self) -> QByteArray:
        kept = self._kept.value("geometry")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._kept.setValue("geometry", geometry)

    def write(self) -> None:
        self._kept.sync()

    def _one_of(self, name: str, known: tuple[str, ...]) -> str:
        kept = str(self._kept.value(name, known[0]))
        return kept if kept in known else known[0]
