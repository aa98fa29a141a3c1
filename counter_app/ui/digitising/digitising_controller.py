"""Takes files in for the dossier that is open, has them described one after the other, shows what is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Slot

from counter_app.domain.errors import Problem
from counter_app.services.steps.digital_copies import DigitalCopies
from counter_app.services.steps.digital_copy import DigitalCopy
from counter_app.ui.background import Lane
from counter_app.ui.digitising import digitising_calls as calls
from counter_app.ui.digitising.attaching_form import AttachingForm
from counter_app.ui.digitising.copies_panel import CopiesPanel, Part
from counter_app.ui.digitising.copy_row import CopyRow
from counter_app.ui.digitising.file_drop import FileDrop, FilesBrought
from counter_app.ui.digitising.incoming_files import IncomingFiles
from counter_app.ui.digitising.page_view import PageWish
from counter_app.ui.digitising.row_pictures import RowPictures
from counter_app.ui.dossier.dossier_view import DossierPane
from counter_app.ui.language import told
from counter_app.ui.place import FIND
from counter_app.ui.wishes import DigitiseWish, StepWish
from counter_app.ui.workbench import Workbench

DEED = "digitise"


class DigitisingController(QObject):
    """`now` is the desk's clock; `signs_here`: whether a signing token is set up on this PC."""

    def __init__(
        self,
        panel: CopiesPanel,
        pane: DossierPane,
        copies: DigitalCopies,
        now: Callable[[], datetime],
        signs_here: Callable[[], bool],
        bench: Workbench,
    ) -> None:
        seat, background, changes, notices = bench
        super().__init__(panel)
        self._panel, self._pane, self._copies, self._seat = panel, pane, copies, seat
        self._background, self._changes, self._notices = background, changes, notices
        self._incoming = IncomingFiles(copies, background, self)
        self._attaching = AttachingForm(panel, copies, self._incoming, now, signs_here, bench)
        self._identity = ""
        self._looked: calls.Looked | None = None
        self._wants_result = False
        self._pictures = RowPictures(copies, self._rows, background, self)
        self._pictures.failed.connect(self._not_drawn)
        pane.take_form(panel)
        pane.setAcceptDrops(True)
        self._connect(FileDrop(pane))

    def _connect(self, drop: FileDrop) -> None:
        panel = self._panel
        drop.dropped.connect(self._brought)
        panel.brought.connect(self._brought)
        panel.stop_wanted.connect(self._incoming.stop)
        panel.earlier_wanted.connect(self._want_earlier)
        panel.look_wanted.connect(self._look_at)
        panel.use_wanted.connect(self._use)
        panel.left.connect(self._step_back)
        panel.page.page_wanted.connect(self._page_wanted)
        self._attaching.done.connect(self._after_form)
        self._attaching.earlier_wanted.connect(self._want_earlier)
        self._incoming.changed.connect(self._files_changed)
        self._pane.step_wanted.connect(self._step_wanted)
        self._pane.turned.connect(self._turned)
        self._seat.changed.connect(self._another_person)

    # ------------------------------------------------------------------------------------------ coming and going

    @Slot()
    def begin(self) -> None:
        """For the dossier that is open; where it cannot be done now, why not."""
        offered = next((one for one in self._pane.offered if one.deed.name == DEED), None)
        if offered is None or self._seat.session is None:
            return
        if offered.why_not is not None:
            self._notices.tell("digitise", "told-warning", told(offered.why_not), place=FIND)
            return
        if self._identity != self._pane.identity:
            self.drop()
            self._identity = self._pane.identity
        self._pane.show_form(self._panel)
        self._panel.focus_first()
        self._reload()
        self._background.run(
            Lane.COPIES, partial(self._copies.look_after, self._identity), self._looked_after, self._failed
        )

    def why_not(self) -> str:
        """For Ctrl+K: '' where it can be done now."""
        offered = next((one for one in self._pane.offered if one.deed.name == DEED), None)
        if offered is None:
            return self.tr("Hãy mở một hồ sơ trước.")
        return told(offered.why_not) if offered.why_not is not None else ""

    @Slot(object)
    def digitise(self, wish: DigitiseWish) -> None:
        """Another place asks for it, and the dossier is open."""
        self.begin()
        self._wants_result = wish.result

    @Slot()
    def _another_person(self) -> None:
        self.drop()
        self._attaching.forget_typed()

    @Slot()
    def drop(self) -> None:
        """Nothing of one dossier, nor of one person's work, stays."""
        self._attaching.put_away()
        self._incoming.drop()
        self._pictures.forget()
        self._panel.clear()
        self._identity, self._looked = "", None
        if self._panel.isVisible():
            self._pane.show_timeline()

    @Slot()
    def close(self) -> None:
        """The window closes: no reader is waited for."""
        self._incoming.stop()

    @Slot(object)
    def _step_wanted(self, wish: StepWish) -> None:
        if wish.name == DEED:
            self.begin()

    @Slot()
    def _turned(self) -> None:
        if self._identity and self._pane.identity != self._identity:
            self.drop()
        elif self._panel.isVisible() and self._panel.part is Part.COPIES:
            self._reload()

    @Slot()
    def _step_back(self) -> None:
        if self._panel.part in (Part.PAGE, Part.EARLIER):
            self._show_list()
        else:
            self._incoming.stop()
            self._pictures.forget()
            self._panel.clear()
            self._identity = ""
            self._pane.show_timeline()
            self._pane.focus_acts()

    # ------------------------------------------------------------------------------------------ the list

    def _reload(self) -> None:
        call = partial(calls.look, self._copies, self._identity)
        self._background.run(Lane.READING, call, self._found, self._failed)

    def _found(self, looked: calls.Looked) -> None:
        if looked.identity != self._identity:
            return
        self._looked = looked
        if self._panel.part is Part.COPIES:
            self._panel.show_copies(looked.copies)
            self._pictures.draw()
        if self._incoming.ready and self._panel.part is Part.COPIES:
            self._attaching.open_file(looked, wants_result=self._wants_result)

    def _looked_after(self, copies: tuple[DigitalCopy, ...]) -> None:
        """Every file was read: what is lost is known now."""
        if self._looked is not None and copies != self._looked.copies and self._identity:
            self._changes.journal_grew.emit()
            self._reload()

    def _show_list(self) -> None:
        if self._looked is not None:
            self._panel.show_copies(self._looked.copies)
            self._pictures.draw()
        self._panel.focus_first()

    def _rows(self) -> list[CopyRow]:
        return self._panel.rows

    @Slot()
    def _not_drawn(self) -> None:
        """Its row says what became of it once the list is read again."""
        if self._identity and self._panel.part is Part.COPIES:
            self._reload()

    # ------------------------------------------------------------------------------------------ one page

    @Slot(object)
    def _look_at(self, copy: DigitalCopy) -> None:
        self._panel.show_part(Part.PAGE)
        self._panel.page.open(copy)

    @Slot(object)
    def _page_wanted(self, wish: PageWish) -> None:
        call = partial(_page, self._copies, wish)
        self._background.run(Lane.PREVIEW, call, self._page_came, self._no_page)

    def _page_came(self, came: tuple[PageWish, bytes]) -> None:
        self._panel.page.show_page(*came)

    def _no_page(self, problem: Problem) -> None:
        """It may just have been noticed that the file is gone: the dossier says so too."""
        self._panel.page.say(told(problem))
        self._changes.journal_grew.emit()
        self._reload()

    # ------------------------------------------------------------------------------------------ files

    @Slot(object)
    def _brought(self, brought: FilesBrought) -> None:
        self._panel.say("")
        if not self._panel.isVisible():
            self.begin()
        if self._identity:
            self._incoming.take(brought.files)

    @Slot()
    def _files_changed(self) -> None:
        self._panel.show_progress(self._incoming.progress)
        self._panel.show_refused(tuple(self._incoming.refused))
        if self._incoming.ready and self._panel.part is Part.COPIES and self._looked is not None:
            self._attaching.open_file(self._looked, wants_result=self._wants_result)

    @Slot()
    def _after_form(self) -> None:
        """The next file, once the list is read again, else the list."""
        self._wants_result = False
        self._panel.show_part(Part.COPIES)
        self._panel.focus_first()
        self._reload()

    # ------------------------------------------------------------------------------------------ used again

    @Slot()
    def _want_earlier(self) -> None:
        call = partial(_earlier, self._copies, self._identity)
        self._background.run(Lane.READING, call, self._earlier_came, self._failed)

    def _earlier_came(self, came: tuple[str, tuple[DigitalCopy, ...]]) -> None:
        """Those of another dossier's person must not stand beside this one."""
        identity, copies = came
        if identity == self._identity:
            self._panel.show_earlier(copies)

    @Slot(object)
    def _use(self, copy: DigitalCopy) -> None:
        if self._looked is not None:
            self._attaching.open_again(self._looked, copy)

    def _failed(self, problem: Problem) -> None:
        self._notices.tell_problem("digitise", problem)


def _earlier(copies: DigitalCopies, identity: str) -> tuple[str, tuple[DigitalCopy, ...]]:
    return identity, copies.earlier(identity)


def _page(copies: DigitalCopies, wish: PageWish) -> tuple[PageWish, bytes]:
    return wish, copies.picture(wish.copy, wish.page)
