"""docs/papers.md shows every paper that a desk prints, as the code draws it today."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image, ImageChops, ImageStat

DOCS = Path(__file__).parents[2] / "docs"
PICTURES = DOCS / "pictures" / "papers"
PAGE = (DOCS / "papers.md").read_text("utf-8")
STALE = 0.5  # of 255 shades, over the whole sheet: a moved line is more, another smoothing of letters less


def _make_papers() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_papers", DOCS / "make_papers.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MAKE_PAPERS = _make_papers()
PAPERS: dict[str, Callable[[], bytes]] = MAKE_PAPERS.papers()


def test_the_page_shows_each_paper_and_no_other() -> None:
    assert set(re.findall(r"\(pictures/papers/([\w-]+)\.png\)", PAGE)) == set(PAPERS)
    assert {picture.stem for picture in PICTURES.glob("*.png")} == set(PAPERS)


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_a_picture_is_what_the_code_draws(name: str) -> None:
    drawn: Image.Image = MAKE_PAPERS.picture(PAPERS[name]()).convert("L")
    with Image.open(PICTURES / f"{name}.png") as file:
        shown = file.convert("L")
    assert shown.size == drawn.size, "make papers"
    assert ImageStat.Stat(ImageChops.difference(shown, drawn)).mean[0] < STALE, "make papers"
