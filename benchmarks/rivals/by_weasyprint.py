"""WeasyPrint: HTML and CSS; the style sheet and the font configuration are made once and kept."""

from __future__ import annotations

from html import escape
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from benchmarks.rivals.said import FAMILY, Run, Said, bars_svg, qr_svg
from counter_app.print.fonts import FONT_FOLDER, Face

_TAG = {Face.REGULAR: "span", Face.BOLD: "b", Face.ITALIC: "i"}
_WEIGHT = {Face.REGULAR: "normal normal", Face.BOLD: "bold normal", Face.ITALIC: "normal italic"}


def _style() -> str:
    faces = "".join(
        f"@font-face {{ font-family: '{FAMILY}'; src: url('{(FONT_FOLDER / face.value).as_uri()}.ttf');"
        f" font-weight: {_WEIGHT[face].split()[0]}; font-style: {_WEIGHT[face].split()[1]} }}"
        for face in _TAG
    )
    return faces + (
        f"@page {{ size: 297mm 210mm; margin: 0 }} body {{ margin: 0; font: 9.7pt/1.15 '{FAMILY}' }}"
        ".copy { position: absolute; top: 9mm; width: 126mm; height: 193mm } p { margin: 0 0 1pt }"
        "table { border-collapse: collapse; width: 100% } .grid td, .grid th { border: .5pt solid; padding: 1.5pt;"
        " font-size: 9pt; text-align: center } .grid td:nth-child(2) { text-align: left }"
        ".centre { text-align: center } .plain td { text-align: center; vertical-align: top; width: 50% }"
        ".strip { position: absolute; bottom: 6mm; width: 100%; border-top: .4pt solid; padding-top: 2.5mm }"
        ".strip td { vertical-align: top; font-size: 8.5pt } .foot { position: absolute; bottom: 0; font-size: 7.8pt }"
        ".qr svg { width: 36mm; height: 36mm } .bars svg { width: 68mm; height: 8.5mm }"
        ".cut { position: absolute; left: 148.5mm; top: 6mm; height: 198mm; border-left: .5pt dashed }"
    )


class ByWeasyPrint:
    def __init__(self) -> None:
        self._fonts = FontConfiguration()
        self._style: Any = CSS(string=_style(), font_config=self._fonts)

    def draw(self, slip: Said) -> bytes:
        copies = "".join(_copy(slip, place, name) for place, name in enumerate(slip.copies))
        html = f"<html lang='vi'><body><div class='cut'></div>{copies}</body></html>"
        pdf: bytes = HTML(string=html).write_pdf(stylesheets=[self._style], font_config=self._fonts)
        return pdf


def _copy(slip: Said, place: int, name: str) -> str:
    head = (
        f"<table class='plain'><tr><td>{escape(slip.parent)}<br><b>{escape(slip.unit)}</b></td><td><b>"
        f"{escape(slip.motto[0])}<br>{escape(slip.motto[1])}</b><br><i>{escape(slip.place)}</i></td></tr></table>"
        f"<p class='centre'><b style='font-size: 13.2pt'>{escape(slip.title)}</b><br>{_runs(slip.code)}</p>"
    )
    titles = "".join(f"<th>{escape(title)}</th>" for title in slip.columns)
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in slip.rows)
    signed = "".join(
        f"<td><b>{escape(title)}</b><br><i>(Ký và ghi rõ họ tên)</i><div style='height: 8mm'></div>"
        f"<b>{escape(who)}</b></td>"
        for title, who in slip.signatures
    )
    strip = (
        f"<div class='strip'><table><tr><td class='qr' style='width: 42mm'>{qr_svg(slip)}</td><td class='bars'>"
        f"{bars_svg(slip)}<br>{escape(slip.barcode)}{_paragraphs(slip.look_up)}<i>{escape(slip.note)}</i></td></tr>"
        f"</table></div><div class='foot'><b>{escape(name)}</b> <i>{escape(slip.form)}</i></div>"
    )
    return (
        f"<div class='copy' style='left: {12 + place * 148.5}mm'>{head}{_paragraphs(slip.opening)}"
        f"<table class='grid'><tr>{titles}</tr>{rows}</table>{_paragraphs(slip.closing)}"
        f"<table class='plain'><tr>{signed}</tr></table>{strip}</div>"
    )


def _paragraphs(paragraphs: list[list[Run]]) -> str:
    return "".join(f"<p>{_runs(runs)}</p>" for runs in paragraphs)


def _runs(runs: list[Run]) -> str:
    return "".join(f"<{_TAG[face]}>{escape(text)}</{_TAG[face]}>" for text, face in runs)
