"""Where a person signs: title, hint, room for pen and stamp, name."""

from __future__ import annotations

from counter_app.print.fonts import Face
from counter_app.print.official_words import SIGN_HINT
from counter_app.print.sheet import Sheet
from counter_app.print.type_setting import Block, paragraph, space, stack


def signature(title: str, name: str, width: float, sheet: Sheet, hint: str = SIGN_HINT) -> Block:
    inner = width - 4
    return stack(
        [
            paragraph([(title, Face.BOLD)], sheet.body, inner, align=0.5),
            paragraph([(hint, Face.ITALIC)], sheet.body * 0.93, inner, align=0.5),
            space(sheet.stamp),
            paragraph([(name or " ", Face.BOLD)], sheet.body, inner, align=0.5),
        ]
    )
