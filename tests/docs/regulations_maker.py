"""The program that makes the table of regulations."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[2]


@cache
def maker() -> ModuleType:
    """docs/ is no package: loaded from its file."""
    spec = importlib.util.spec_from_file_location("make_regulations", ROOT / "docs/make_regulations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
