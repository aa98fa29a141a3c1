from __future__ import annotations

import pytest
from PySide6.QtGui import QFontDatabase, QIcon, QRawFont
from PySide6.QtWidgets import QApplication

from counter_app.settings.resources import resource_path
from counter_app.ui.icons import Icon, icon


@pytest.mark.parametrize("meaning", list(Icon))
def test_the_font_of_signs_has_each_icon(meaning: Icon, qapp: QApplication) -> None:
    font = QRawFont(str(resource_path("fonts", "screen", "Signs.ttf")), 24)

    assert font.isValid()
    assert font.glyphIndexesForString(meaning.value)[0] != 0


@pytest.mark.parametrize("size", [1, 16, 31, 64])
def test_an_icon_is_drawn_in_its_colour_at_every_size(size: int, qapp: QApplication) -> None:
    picture = icon(Icon.DONE, "#9c1c16").pixmap(size, size).toImage()
    inks = {picture.pixelColor(x, y).name() for x in range(size) for y in range(size)}

    assert size < 16 or "#9c1c16" in inks


def test_what_cannot_be_chosen_has_a_faint_icon(qapp: QApplication) -> None:
    plain, faint = (icon(Icon.DONE).pixmap(32, 32, mode).toImage() for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled))

    assert plain != faint


def test_signs_stand_in_the_middle_of_their_square(qapp: QApplication) -> None:
    """Without its left bearing a sign slips to the left and may lose its edge."""
    picture = icon(Icon.CARD, "#000000").pixmap(48, 48).toImage()
    inked = [x for x in range(48) if any(picture.pixelColor(x, y).alpha() > 127 for y in range(48))]

    assert abs(inked[0] - (47 - inked[-1])) <= 1


def test_the_signs_bring_one_family_of_their_own(qapp: QApplication) -> None:
    icon(Icon.FIND).pixmap(16, 16)

    assert "Counter Signs" in QFontDatabase.families()
