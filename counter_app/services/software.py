"""What this program is made of: versions, and the licence of everything that is shipped with it."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from counter_app.settings.resources import resource_path
from counter_app.store.engine_version import engine_versions

PROGRAM = "counter-app"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_LONGEST_TEXT = 200_000


@dataclass(frozen=True, slots=True)
class Version:
    name: str
    number: str


@dataclass(frozen=True, slots=True)
class Licence:
    """`text` is the licence as it was shipped, '' where the package brings none."""

    name: str
    version: str
    licence: str
    text: str


def versions() -> tuple[Version, ...]:
    """Without Qt's, which only the window knows."""
    sqlite, sqlcipher = engine_versions()
    return (
        Version("counter-app", _installed(PROGRAM)),
        Version("Python", platform.python_version()),
        Version("SQLite", sqlite),
        Version("SQLCipher", sqlcipher),
        Version("PySide6", _installed("PySide6-Essentials")),
    )


def licences() -> tuple[Licence, ...]:
    """Of every installed package that the program needs, by name, then of the fonts. Read anew: takes a while."""
    needed = sorted(_needed(PROGRAM, set()), key=lambda one: (one.name or "").lower())
    return (*(_licence(one) for one in needed), *_fonts())


def _needed(name: str, seen: set[str]) -> Iterator[Distribution]:
    plain = re.sub(r"[-_.]+", "-", name).lower()
    if plain in seen:
        return
    seen.add(plain)
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return  # for another system
    yield found
    for requirement in found.requires or ():
        matched = _NAME.match(requirement)
        if matched is not None and "extra ==" not in requirement:
            yield from _needed(matched[0], seen)


def _licence(found: Distribution) -> Licence:
    told = found.metadata
    expression, plain = ((told.get_all(key) or [""])[0] for key in ("License-Expression", "License"))
    name = expression or _classified(told.get_all("Classifier") or []) or plain
    return Licence(found.name, found.version, name.strip().split("\n")[0][:120], _text(found))


def _classified(classifiers: list[str]) -> str:
    named = [one.rsplit("::", 1)[-1].strip() for one in classifiers if one.startswith("License ::")]
    return ", ".join(name for name in named if name != "OSI Approved")


def _text(found: Distribution) -> str:
    parts = []
    for file in found.files or ():
        if file.name.upper().startswith(("LICENSE", "LICENCE", "COPYING", "NOTICE")) and file.suffix != ".py":
            path = found.locate_file(file)
            try:
                with open(str(path), encoding="utf-8", errors="replace") as text:  # noqa: PTH123 - SimplePath
                    parts.append(text.read(_LONGEST_TEXT))
            except OSError:
                continue
    return "\n\n".join(parts)


def _fonts() -> Iterator[Licence]:
    for name, folder in (("Liberation Serif", ()), ("Noto Sans", ("screen",))):
        text = resource_path("fonts", *folder, "LICENSE.txt").read_text("utf-8")
        yield Licence(name, "", "SIL Open Font License 1.1", text)
    text = resource_path("fonts", "screen", "LICENSE-signs.txt").read_text("utf-8")
    yield Licence("Material Design Icons", "6.9.96", "Apache License 2.0", text)


def _installed(name: str) -> str:
    try:
        return distribution(name).version
    except PackageNotFoundError:
        return ""
