"""Importing as Python does it, without the hook that PySide6 puts in its way."""

from __future__ import annotations

import builtins


def import_plainly() -> None:
    """Before anything else of the window is imported; again it does nothing.

    PySide6 replaces `__import__` by one that reads the source of every module that comes after it, in order to learn
    whether it may use the switches of `from __feature__ import …`. Nothing here uses them, and a start of seven
    hundred modules takes a sixth longer with it.
    """
    import PySide6  # noqa: F401  # the hook comes with it

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
