"""Text from outside where Qt would read more into it than letters: markup in a tool tip, & as the mark of a key."""

from __future__ import annotations

from PySide6.QtGui import Qt


def in_tip(text: str) -> str:
    """For a tool tip: whatever looks like HTML is drawn as HTML there, a name with a picture or a link too."""
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text


def on_button(text: str) -> str:
    """For a button or a box to tick: a single & is not drawn, and gives the letter after it to a key."""
    return text.replace("&", "&&")


def as_said(text: str) -> str:
    """The words behind what `on_button` made."""
    return text.replace("&&", "&")
