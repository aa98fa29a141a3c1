"""The posting slip of what the post has just taken in, for whoever handed it in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from counter_app.domain.form import Form
from counter_app.ui.printing.form_printing import FormPrinting, PaperWishes
from counter_app.ui.sign_in.seat import Seat
from counter_app.ui.wishes import DossierWish

if TYPE_CHECKING:
    from counter_app.services.steps.postal_papers import PostalPapers


class PostingPrinting(QObject):
    def __init__(self, parent: QObject, papers: Callable[[], PostalPapers], printing: FormPrinting, seat: Seat) -> None:
        super().__init__(parent)
        self._papers, self._printing, self._seat = papers, printing, seat

    @Slot(object)
    def print_slip(self, wish: DossierWish) -> None:
        session = self._seat.session
        if session is not None:
            make = partial(_drawn, self._papers, wish.identity)
            self._printing.print_papers(PaperWishes.of_dossier(wish.identity, self.tr("Phiếu gửi"), make), session)


def _drawn(papers: Callable[[], PostalPapers], identity: str) -> Form:
    """On the printer's lane; the service is made with the first slip."""
    return papers().posting_slip(identity)
