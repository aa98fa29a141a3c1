"""Opens what the citizen sent along: read and drawn in the background, by a process of its own."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Slot

from counter_app.domain.errors import Problem
from counter_app.services.steps.digital_copies import DigitalCopies
from counter_app.services.steps.digital_copy import DigitalCopy
from counter_app.services.steps.filed_copies import FiledCopies, FiledCopy
from counter_app.ui.background import Background, Lane
from counter_app.ui.digitising.page_view import PageWish
from counter_app.ui.language import told
from counter_app.ui.online.filed_panel import FiledPanel


class FiledController(QObject):
    def __init__(self, panel: FiledPanel, copies: DigitalCopies, background: Background) -> None:
        super().__init__(panel)
        self._panel, self._files, self._background = panel, copies.filed, background
        self._wanted: FiledCopy | None = None
        panel.look_wanted.connect(self._look)
        panel.page.page_wanted.connect(self._draw)

    @Slot(object)
    def _look(self, file: FiledCopy) -> None:
        self._wanted = file
        call = partial(_opened, self._files, file)
        self._background.run(Lane.PREVIEW, call, self._show, self._not_here)

    def _show(self, found: tuple[FiledCopy, DigitalCopy]) -> None:
        """Unless another was wanted meanwhile."""
        if found[0] == self._wanted:
            self._panel.show_copy(found[1])

    def _not_here(self, problem: Problem) -> None:
        self._panel.close_page()
        self._panel.say(told(problem))

    @Slot(object)
    def _draw(self, wish: PageWish) -> None:
        self._background.run(Lane.PREVIEW, partial(_page, self._files, wish), self._drawn, self._not_drawn)

    def _drawn(self, drawn: tuple[PageWish, bytes]) -> None:
        self._panel.page.show_page(*drawn)

    def _not_drawn(self, problem: Problem) -> None:
        self._panel.page.say(told(problem))


def _opened(files: FiledCopies, file: FiledCopy) -> tuple[FiledCopy, DigitalCopy]:
    return file, files.open(file)


def _page(files: FiledCopies, wish: PageWish) -> tuple[PageWish, bytes]:
    return wish, files.picture(wish.copy, wish.page)
