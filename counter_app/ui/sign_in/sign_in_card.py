"""The card in the middle of the door: a heading, one sentence, a form, what is wrong, the buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.ui.marked import KeyButton, Words
from counter_app.ui.theme import GRID

WIDTH = 56  # average characters


def sign_in_card(
    title: str,
    told: str,
    form: QFormLayout,
    below: Sequence[QWidget],
    buttons: Sequence[KeyButton],
    hint: Words | None = None,
    above: QWidget | None = None,
) -> QWidget:
    """`below` are sentences under the form, empty or hidden where all is well; `above` stands over it."""
    card = QFrame()
    card.setProperty("kind", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(GRID * 4, GRID * 4, GRID * 4, GRID * 4)
    column.setSpacing(GRID * 2)
    column.addWidget(Words(title, "heading", wraps=True))
    column.addWidget(Words(told, wraps=True))
    if above is not None:
        column.addWidget(above)
    form.setSpacing(GRID)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    column.addLayout(form)
    for sentence in below:
        column.addWidget(sentence)
    column.addLayout(_row(buttons))
    if hint is not None:
        column.addWidget(hint)
    card.setMinimumWidth(card.fontMetrics().averageCharWidth() * WIDTH)
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(GRID, GRID, GRID, GRID)
    row.setSpacing(GRID)
    row.addStretch(1)
    row.addWidget(card, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    return page


def _row(buttons: Sequence[KeyButton]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GRID)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row
