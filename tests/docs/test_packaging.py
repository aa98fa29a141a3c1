"""An installed program has everything that a checkout has beside its code."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
INSTALLED = "share/counter-app/resources/"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, so that no build folder is left in the checkout."""
    source = tmp_path_factory.mktemp("source") / "counter-app"
    no_caches = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for folder in ("counter_app", "central", "resources"):
        shutil.copytree(ROOT / folder, source / folder, ignore=no_caches)
    for file in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / file, source / file)
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*command, "--wheel-dir", out, source], check=True, capture_output=True)
    return next(out.glob("*.whl"))


def test_every_resource_is_installed_where_the_program_looks(wheel: Path) -> None:
    wanted = {str(path.relative_to(ROOT / "resources")) for path in (ROOT / "resources").rglob("*") if path.is_file()}
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.partition(INSTALLED)[2] for name in names if INSTALLED in name} == wanted


def test_every_file_beside_the_code_is_installed(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        str(path.relative_to(ROOT))
        for package in ("counter_app", "central")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert wanted - names == set()
