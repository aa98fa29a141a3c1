"""`counter-app demo --headless` as a person runs it: a process, its exit code, and what it leaves in the folder."""

from __future__ import annotations

import fcntl
import json
import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from counter_app.print.picture import page_count, page_picture
from counter_app.wire.slip_text import parse_slip_text
from tests.e2e.program import run_program

GUIDE = Path(__file__).parents[2] / "docs" / "user-guide.md"
KEYS = {"entries", "acknowledged", "lost", "doubled", "codes_doubled", "conflicts", "seconds"}


@dataclass
class Demo:
    done: subprocess.CompletedProcess[str]
    folder: Path

    @property
    def report(self) -> dict[str, Any]:
        read: dict[str, Any] = json.loads((self.folder / "report.json").read_text("utf-8"))
        return read


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Played once for all workers of a test run; whoever comes second waits for it."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared
    out, told = shared / "demo" / "out", shared / "demo.json"
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not told.exists():
            done = run_program("demo", "--headless", "--out", str(out), "--seed", "5")
            told.write_text(json.dumps([done.returncode, done.stdout, done.stderr]), "utf-8")
    return Demo(subprocess.CompletedProcess("demo", *json.loads(told.read_text("utf-8"))), out)


def test_a_day_with_an_outage_ends_with_nothing_lost_and_nothing_doubled(demo: Demo) -> None:
    assert demo.done.returncode == 0, demo.done.stderr
    assert "Traceback" not in demo.done.stderr
    report = demo.report
    assert set(report) >= KEYS
    assert (report["lost"], report["doubled"], report["codes_doubled"]) == (0, 0, 0)
    assert report["entries"] == report["acknowledged"] > 60
    assert report["dossiers"] >= 30
    assert report["outage_minutes"] == 120
    for said in ("ngừng", "mất điện", "trở lại"):
        assert said in demo.done.stderr


def test_every_slip_is_readable_and_no_two_citizens_hold_one_code(demo: Demo) -> None:
    slips = sorted((demo.folder / "slips").glob("*.pdf"))
    assert len(slips) >= 15
    seen: dict[str, str] = {}
    for number, slip in enumerate(slips):
        pdf = slip.read_bytes()
        assert page_count(pdf) == 1
        codes = zxingcpp.read_barcodes(page_picture(pdf, 0, (203, 300)[number % 2]))
        texts = {code.text for code in codes if "QR" in str(code.format)}
        assert len(texts) == 1, slip.name
        text = parse_slip_text(texts.pop())
        assert text.code == slip.stem
        assert seen.setdefault(text.identity, slip.name) == slip.name
    assert len(seen) == len(slips)


def test_the_pictures_of_the_window_show_something(demo: Demo) -> None:
    pictures = sorted((demo.folder / "screenshots").glob("*.png"))
    assert {"intake", "queue", "dossier", "band-outage"} <= {picture.stem for picture in pictures}
    looks = set()
    for picture in pictures:
        with Image.open(picture) as image:
            assert image.width >= 400, picture.name
            colours = image.convert("RGB").getcolors(1 << 24)
            looks.add(image.tobytes())
        assert colours is not None
        assert len(colours) > 50, f"{picture.name} is blank"
        assert max(count for count, _colour in colours) < 0.995 * image.width * image.height, picture.name
    assert len(looks) == len(pictures), "two pictures are the same"


def test_every_picture_of_the_guide_is_made_by_the_command(demo: Demo) -> None:
    named = set(re.findall(r"\(pictures/([\w.-]+)\)", GUIDE.read_text("utf-8")))
    assert named
    made = {picture.name for picture in (demo.folder / "screenshots").glob("*.png")}
    assert named - made == set()
    assert {picture.name for picture in GUIDE.with_name("pictures").glob("*.png")} >= named


def test_a_folder_that_cannot_be_written_is_told_in_one_line() -> None:
    done = run_program("demo", "--headless", "--out", "/proc/nowhere")
    assert done.returncode == 3
    assert len(done.stderr.strip().splitlines()) == 1
