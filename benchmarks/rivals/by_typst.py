"""Typst, warm: one compiler that keeps fonts and the parsed template; the slip comes in as its input."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import typst

from benchmarks.rivals.said import Said, bars_svg, qr_svg
from counter_app.print.fonts import FONT_FOLDER, Face

_LETTER = {Face.REGULAR: "r", Face.BOLD: "b", Face.ITALIC: "i"}
_TEMPLATE = Path(__file__).with_name("slip.typ")


class ByTypst:
    def __init__(self) -> None:
        self._compiler: Any = typst.Compiler(
            str(_TEMPLATE), font_paths=[str(FONT_FOLDER)], ignore_system_fonts=True, sys_inputs={"slip": "{}"}
        )

    def draw(self, slip: Said) -> bytes:
        pdf: bytes = self._compiler.compile(sys_inputs={"slip": json.dumps(_object(slip))}, pdf_tags=False)
        return pdf


def _object(slip: Said) -> dict[str, object]:
    full: dict[str, object] = {
        name: getattr(slip, name) for name in slip.__slots__ if name not in ("bars", "qr_runs", "qr_side")
    }
    for name in ("opening", "closing", "look_up"):
        full[name] = [[(text, _LETTER[face]) for text, face in runs] for runs in getattr(slip, name)]
    full["code"] = [(text, _LETTER[face]) for text, face in slip.code]
    return full | {"qr": qr_svg(slip), "bars": bars_svg(slip)}
