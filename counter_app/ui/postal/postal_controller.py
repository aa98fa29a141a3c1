"""The post's dossiers: manifests made and printed at its desk, opened by a scan at the one-stop and received one by
one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from counter_app.domain.entry_types import DOSSIER_RECEIVED
from counter_app.domain.errors import Problem
from counter_app.domain.permissions import may
from counter_app.services.sign_in import Session
from counter_app.services.steps.manifests import Manifest, Manifests
from counter_app.services.steps.postal_papers import PostalPapers
from counter_app.services.steps.posted_dossiers import PostedDossier
from counter_app.ui.background import Lane
from counter_app.ui.list_reading import Listing, ListReading
from counter_app.ui.place import MAIL
from counter_app.ui.postal.postal_screen import PostalCard, PostalRows, PostalScreen
from counter_app.ui.printing.form_printing import FormPrinting, PaperWish, PaperWishes
from counter_app.ui.single_act import SingleAct
from counter_app.ui.wishes import DossierWish
from counter_app.ui.workbench import Workbench


@dataclass(frozen=True)
class PostalServices:
    manifests: Manifests
    papers: PostalPapers


class PostalController(QObject):
    receive_wanted = Signal(object)  # DossierWish: into the form
    dossier_wanted = Signal(object)  # DossierWish
    shown = Signal()  # bring the place to the front

    def __init__(
        self, screen: PostalScreen, card: PostalCard, services: PostalServices, printing: FormPrinting, bench: Workbench
    ) -> None:
        super().__init__(screen)
        self._screen, self._card, self._bench = screen, card, bench
        self._manifests, self._papers, self._printing = services.manifests, services.papers, printing
        self._opened = ""  # the identity of the manifest that is in front, '' for everything
        listing = Listing[PostedDossier, PostalRows](MAIL, self._read, self._show, card.show_row)
        self.reading = ListReading(screen, listing, bench)
        self._act = SingleAct(bench.background, self, screen.make, screen.absent)
        screen.make.clicked.connect(self._make)
        screen.every.clicked.connect(self._show_every)
        screen.absent.clicked.connect(self._note_absent)
        screen.print_again.clicked.connect(self._print_again)
        screen.opened.connect(self._receive)
        card.receive_wanted.connect(self._receive_chosen)
        card.look_wanted.connect(self._look)
        card.slip_wanted.connect(self._print_slip)
        bench.seat.changed.connect(self._another_person)
        self._sit()

    # ------------------------------------------------------------------------------------------ what is in front

    def open_manifest(self, manifest: Manifest) -> None:
        """It was scanned, anywhere in the window."""
        self._opened = manifest.identity
        self._screen.choose_nothing()
        self._screen.show_list(PostalRows(manifest.dossiers, manifest))
        self.shown.emit()
        self.reading.load()

    def take(self, identity: str) -> None:
        """A posting slip was scanned while this place is in front: that dossier is received, by whoever may."""
        self._bench.notices.remove(MAIL)
        if self._screen.choose(identity):
            self._receive(identity)
            return
        if self._opened:
            words = self.tr("Hồ sơ vừa quét không có trên bảng kê đang mở; hãy xem lại túi hồ sơ.")
            self._bench.notices.tell(MAIL, "told-warning", words)
        self.dossier_wanted.emit(DossierWish(identity))

    def _read(self) -> PostalRows:
        """On a lane."""
        opened = self._opened
        if opened:
            manifest = self._manifests.open(opened)
            return PostalRows(manifest.dossiers, manifest)
        return PostalRows(self._manifests.on_the_way())

    def _show(self, listed: PostalRows) -> None:
        """What was read of another manifest than the one that is in front now is late."""
        if (listed.manifest.identity if listed.manifest else "") == self._opened:
            self._screen.show_list(listed)

    @Slot()
    def _show_every(self) -> None:
        self._opened = ""
        self._screen.choose_nothing()
        self.reading.load()
        self._screen.table.setFocus()

    @Slot()
    def _another_person(self) -> None:
        """Begins with everything that waits: the manifest that was counted here is not theirs."""
        self._sit()
        self._bench.notices.remove(MAIL)
        if self._opened:
            self._opened = ""
            self._screen.show_list(PostalRows(()))
        self.reading.load()

    def _sit(self) -> None:
        self._card.may_receive = self._screen.may_receive = self._may_receive()

    def _may_receive(self) -> bool:
        session = self._bench.seat.session
        return session is not None and may(session.role, DOSSIER_RECEIVED)

    # ------------------------------------------------------------------------------------------ receiving

    @Slot(str)
    def _receive(self, identity: str) -> None:
        """Whoever may not receive looks at it: the services say why where it is tried all the same."""
        row = self._screen.chosen()
        if self._bench.seat.session is None or row is None or not row.here:
            return
        if row.waits and self._may_receive():
            self.receive_wanted.emit(DossierWish(identity))
        else:
            self.dossier_wanted.emit(DossierWish(identity))

    @Slot()
    def _receive_chosen(self) -> None:
        row = self._screen.chosen()
        if row is not None:
            self._receive(row.identity)

    @Slot()
    def _look(self) -> None:
        row = self._screen.chosen()
        if row is not None:
            self.dossier_wanted.emit(DossierWish(row.identity))

    # ------------------------------------------------------------------------------------------ acts and papers

    @Slot()
    def _make(self) -> None:
        session = self._bench.seat.session
        if session is not None:
            self._act.run(Lane.JOURNAL, partial(_made, self._manifests, session), self._was_made, self._failed)

    def _was_made(self, made: _Made) -> None:
        """Its paper goes with the bundle, whoever sits here by then; in front it comes for who made it alone."""
        self._bench.changes.journal_grew.emit()
        if made.session == self._bench.seat.session:
            self._opened = made.manifest.identity
            self._bench.notices.remove(MAIL)
            self._screen.show_list(PostalRows(made.manifest.dossiers, made.manifest))
            self.reading.load()
        self._print_manifest(made.manifest, made.session)

    @Slot()
    def _print_again(self) -> None:
        session = self._bench.seat.session
        if session is not None and self._opened:
            call = partial(self._manifests.open, self._opened)
            heard = _Printing(self, session)
            self._bench.background.run(Lane.READING, call, heard.found, self._failed)

    def _print_manifest(self, manifest: Manifest, session: Session) -> None:
        title = self.tr("Bảng kê bưu chính {0}").format(manifest.number)
        wish = PaperWish(partial(self._papers.manifest, manifest))
        self._printing.print_papers(PaperWishes(f"manifest {manifest.number}", title, (wish,)), session)

    @Slot()
    def _print_slip(self) -> None:
        session, row = self._bench.seat.session, self._screen.chosen()
        if session is not None and row is not None and row.here:
            make = partial(self._papers.posting_slip, row.identity)
            self._printing.print_papers(PaperWishes.of_dossier(row.identity, self.tr("Phiếu gửi"), make), session)

    @Slot()
    def _note_absent(self) -> None:
        session = self._bench.seat.session
        if session is not None and self._opened:
            call = partial(self._manifests.note_absent, self._opened, session)
            self._act.run(Lane.JOURNAL, call, self._were_absent, self._failed)

    def _were_absent(self, count: int) -> None:
        words = self.tr("Đã ghi %n hồ sơ không có khi kiểm đếm; bưu chính sẽ thấy khi có kết nối.", "", count)
        self._bench.notices.tell(MAIL, "told-warning", words)
        self._bench.changes.journal_grew.emit()
        self.reading.load()

    def _failed(self, problem: Problem) -> None:
        self._bench.notices.tell_problem(MAIL, problem)


@dataclass(frozen=True)
class _Made:
    manifest: Manifest
    session: Session


def _made(manifests: Manifests, session: Session) -> _Made:
    return _Made(manifests.make(session), session)


class _Printing(QObject):
    """Who asked: somebody else may sit here when it is read."""

    def __init__(self, controller: PostalController, session: Session) -> None:
        super().__init__(controller)
        self._controller, self._session = controller, session

    def found(self, manifest: Manifest) -> None:
        self._controller._print_manifest(manifest, self._session)
        self.deleteLater()
