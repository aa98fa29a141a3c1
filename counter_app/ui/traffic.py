"""What leads from one feature to another: scans, wishes, keys, who sits down, and closing."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Slot

from counter_app.domain.entry_types import CONFLICT_SETTLED
from counter_app.domain.permissions import may
from counter_app.services.scans import ScannedCard, ScannedCode, ScannedNumber
from counter_app.services.sheet_checking import SheetAnswer
from counter_app.settings.local_settings import LocalSettings
from counter_app.ui.actions import Action
from counter_app.ui.band.band_controller import HandingInRunner
from counter_app.ui.closing import Closing
from counter_app.ui.main_window import MainWindow
from counter_app.ui.palette.palette import Palette
from counter_app.ui.place import FIND, HANDOVER, INTAKE, MAIL, ONLINE, QUEUE, RETURN, TODAY
from counter_app.ui.printing.printing_controller import PrintingController
from counter_app.ui.scans.scan_gate import ScanGate
from counter_app.ui.scans.scan_listener import ScanListener
from counter_app.ui.scans.scan_router import ScanRouter
from counter_app.ui.sign_in.lock_controller import MINUTE_MS, LockController
from counter_app.ui.sign_in.seat import Seat
from counter_app.ui.sign_in.sign_in_controller import SignInController
from counter_app.ui.till.till_controller import TillController
from counter_app.ui.wishes import DigitiseWish, DossierWish, StepWish
from counter_app.ui.workbench import Workbench

if TYPE_CHECKING:
    from counter_app.services.steps.manifests import Manifest
    from counter_app.ui.about.help_controller import HelpController
    from counter_app.ui.dossier.dossier_controller import DossierController
    from counter_app.ui.handover.handover_controller import HandoverController
    from counter_app.ui.intake.intake_controller import IntakeController
    from counter_app.ui.online.inbox_controller import InboxController
    from counter_app.ui.pads.pad_controller import PadController
    from counter_app.ui.postal.postal_controller import PostalController
    from counter_app.ui.queue.queue_controller import QueueController
    from counter_app.ui.returning.return_controller import ReturnController
    from counter_app.ui.rules.rules_controller import RulesController
    from counter_app.ui.settings.settings_controller import SettingsController
    from counter_app.ui.today.today_controller import TodayController


class Features(Protocol):
    """What a window can do. The places among them are made when they are first asked for: `has` asks without that."""

    printing: PrintingController
    sign_in: SignInController
    scans: ScanRouter
    listener: ScanListener
    gate: ScanGate
    lock: LockController
    till: TillController

    def has(self, name: str) -> bool: ...

    @property
    def intake(self) -> IntakeController: ...

    @property
    def dossiers(self) -> DossierController: ...

    @property
    def handover(self) -> HandoverController: ...

    @property
    def returning(self) -> ReturnController: ...

    @property
    def online(self) -> InboxController: ...

    @property
    def postal(self) -> PostalController: ...

    @property
    def queue(self) -> QueueController: ...

    @property
    def today(self) -> TodayController: ...

    @property
    def rules(self) -> RulesController: ...

    @property
    def settings(self) -> SettingsController: ...

    @property
    def about(self) -> HelpController: ...


class _Unfinished:
    """Of the places that were wanted; in the others nobody is in the midst of anything."""

    def __init__(self, features: Features, seat: Seat) -> None:
        self._features, self._seat = features, seat

    def print_gathered(self) -> None:
        if self._features.has(INTAKE):
            self._features.intake.print_gathered()

    def keep_draft(self) -> None:
        self._seat.keep_asked.emit()


class Traffic(QObject):
    """Decides nothing about dossiers: only which feature hears of what."""

    def __init__(self, window: MainWindow, features: Features, runner: HandingInRunner, bench: Workbench) -> None:
        seat, background, changes, self._notices = bench
        super().__init__(window)
        self.features = features
        self._window, self._seat, self._runner, self._background = window, seat, runner, background
        self._sat_last = ""  # an account
        changes.journal_grew.connect(self._journal_grew)
        self._connect_scans()
        self._add_keys()
        window.rail.leaving.connect(self._leave)
        window.band.queue_asked.connect(self._show_troubled)
        self._unfinished = _Unfinished(features, seat)
        Closing(window, self._unfinished, features.printing, features.till, runner, seat, background)
        window.closed.connect(self._close)
        seat.changed.connect(self._show_door)
        seat.locked_changed.connect(self._show_lock)
        features.sign_in.other_wanted.connect(self._leave)
        features.till.leave_wanted.connect(self._leave)

    # --------------------------------------------------------------------- what a place, once made, leads to

    def join_intake(self, intake: IntakeController) -> None:
        intake.slip_wanted.connect(self.features.printing.print_slip)
        intake.dossier_wanted.connect(self._open_dossier)
        intake.inbox_wanted.connect(self._show_online)
        intake.mail_wanted.connect(self._show_mail)
        intake.digitise_wanted.connect(self._digitise)
        intake.shown.connect(self._show_intake)

    def join_dossiers(self, dossiers: DossierController) -> None:
        dossiers.shown.connect(self._show_find)
        dossiers.answer_wanted.connect(self._answer_online)
        dossiers.sheet_asked.connect(self.features.scans.take_sheet)

    def join_pads(self, pads: PadController) -> None:
        pads.dossier_wanted.connect(self._open_dossier)
        pads.sheet_wanted.connect(self.features.scans.take_sheet)

    def join_returning(self, returning: ReturnController) -> None:
        returning.digitise_wanted.connect(self._digitise)

    def join_online(self, online: InboxController) -> None:
        online.dossier_wanted.connect(self._open_dossier)
        online.answer_wanted.connect(self._answer_online)

    def join_postal(self, postal: PostalController) -> None:
        postal.receive_wanted.connect(self._answer_online)
        postal.dossier_wanted.connect(self._open_dossier)
        postal.shown.connect(self._show_mail)

    def join_queue(self, queue: QueueController) -> None:
        queue.dossier_wanted.connect(self._open_dossier)
        queue.step_wanted.connect(self._take_step)

    def join_today(self, today: TodayController) -> None:
        today.dossier_wanted.connect(self._open_dossier)
        today.answer_wanted.connect(self._answer_online)
        today.queue_wanted.connect(self._show_queue)
        today.draft_wanted.connect(self._go_on_with_draft)
        today.step_wanted.connect(self._take_step)

    def join_settings(self, settings: SettingsController) -> None:
        settings.machine_changed.connect(self._machine_changed)

    def _connect_scans(self) -> None:
        scans = self.features.scans
        gate = self.features.gate
        gate.came.connect(self.features.lock.note_hand)
        gate.turned_away.connect(self.features.sign_in.turn_scan_away)
        scans.card_scanned.connect(self._card)
        scans.number_scanned.connect(self._number)
        scans.code_scanned.connect(self._code)
        scans.dossier_scanned.connect(self._scanned_dossier)
        scans.manifest_scanned.connect(self._manifest)
        scans.sheet_scanned.connect(self._enter_sheet)

    def _add_keys(self) -> None:
        deeds = self._window.deeds
        deeds.add(Action("call", self.tr("Gọi việc theo tên"), self._call, "Ctrl+K"))
        deeds.add(Action("back", self.tr("Quay lại tiếp nhận"), self._back, "Esc"))
        board, words = self._notices, self.tr("Trả lời câu hỏi ở bên phải")
        deeds.add(Action("answer", words, board.take_hand, "Ctrl+H", why_not=board.why_no_hand))
        deeds.add(Action("lock", self.tr("Khóa màn hình"), self.features.lock.lock, "Ctrl+L"))
        deeds.add(Action("leave", self.tr("Đổi người"), self._leave, "Ctrl+Shift+L", also=self.tr("đăng xuất")))
        words, also = self.tr("Hồ sơ cần lãnh đạo xem"), self.tr("xung đột, cần xem lại")
        deeds.add(Action("troubled", words, self._show_troubled, "Shift+F3", also=also))
        self._window.rail.leave.show_key("Ctrl+Shift+L")

    @cached_property
    def palette(self) -> Palette:
        return Palette(self._window.deeds, self._window.remembered, self._window)

    @Slot()
    def _call(self) -> None:
        self.palette.call_up(self._window.current_place)

    # ------------------------------------------------------------------- where things go

    @Slot(object)
    def _card(self, scanned: ScannedCard) -> None:
        """Where somebody is looking for dossiers the card finds its person's; else it begins a dossier."""
        if self._window.current_place == FIND:
            self.features.dossiers.look_for(scanned.card.id_number)
        elif self._window.current_place == RETURN:
            self.features.returning.look_for(scanned.card.id_number)
        else:
            self.features.intake.take_card(scanned.card)

    @Slot(object)
    def _number(self, scanned: ScannedNumber) -> None:
        self.features.dossiers.look_for(scanned.id_number)

    @Slot(object)
    def _code(self, scanned: ScannedCode) -> None:
        """Where a list of dossiers is in the making a scan goes into it."""
        if self._window.current_place == HANDOVER:
            self.features.handover.take_named(scanned.code)
        elif self._window.current_place == RETURN:
            self.features.returning.take_named(scanned.code)
        else:
            self.features.dossiers.look_for(scanned.code)

    @Slot(object)
    def _scanned_dossier(self, wish: DossierWish) -> None:
        if self._window.current_place == HANDOVER:
            self.features.handover.take(wish.identity)
        elif self._window.current_place == RETURN:
            self.features.returning.take(wish.identity)
        elif self._window.current_place == MAIL:
            self.features.postal.take(wish.identity)
        else:
            self._open_dossier(wish)

    @Slot(object)
    def _manifest(self, manifest: Manifest) -> None:
        self.features.postal.open_manifest(manifest)

    @Slot(object)
    def _enter_sheet(self, sheet: SheetAnswer) -> None:
        self.features.intake.enter_sheet(sheet)

    @Slot(object)
    def _open_dossier(self, wish: DossierWish) -> None:
        self.features.dossiers.open(wish.identity)

    @Slot(object)
    def _take_step(self, wish: StepWish) -> None:
        self.features.dossiers.take_step(wish)

    @Slot(object)
    def _digitise(self, wish: DigitiseWish) -> None:
        self.features.dossiers.digitise(wish)

    @Slot(object)
    def _go_on_with_draft(self, _draft: object) -> None:
        """The form shows it, and offers those that were put aside."""
        self.features.intake.new_or_back()

    @Slot()
    def _show_intake(self) -> None:
        self._window.show_place(INTAKE)

    @Slot()
    def _show_find(self) -> None:
        self._window.show_place(FIND)

    @Slot(object)
    def _answer_online(self, wish: DossierWish) -> None:
        self.features.intake.answer_online(wish.identity)

    @Slot()
    def _show_online(self) -> None:
        self._window.show_place(ONLINE)

    @Slot()
    def _show_mail(self) -> None:
        self._window.show_place(MAIL)

    @Slot()
    def _show_queue(self) -> None:
        self._window.show_place(QUEUE)

    @Slot()
    def _show_troubled(self) -> None:
        """For whoever can settle it the list of the whole office; for others what this desk wrote."""
        session = self._seat.session
        if session is not None and may(session.role, CONFLICT_SETTLED):
            self._window.show_place(TODAY)
            self.features.today.show_troubled()
        else:
            self._show_queue()

    @Slot()
    def _back(self) -> None:
        self._window.show_place(INTAKE)

    @Slot()
    def _journal_grew(self) -> None:
        self._runner.nudge()

    # ------------------------------------------------------------------- who, and closing

    @Slot()
    def _show_door(self) -> None:
        session = self._seat.session
        self._window.deeds.listen(session is not None)
        if session is not None:
            self._window.show_work()
            # What the last person had open is not the next one's work, nor theirs to read.
            self._window.order_for(session.role, begins=session.account != self._sat_last)
            self._sat_last = session.account
            self.features.printing.look_for_unprinted()
        else:
            self._window.show_sign_in()
            self.features.sign_in.show_people()

    @Slot()
    def _show_lock(self) -> None:
        """Locked: everything about citizens leaves the screen, and no key leads to it."""
        locked = self._seat.is_locked
        self._window.deeds.listen(not locked)
        if locked:
            self.palette.close()
            self._unfinished.keep_draft()
            self.features.sign_in.show_locked(locked=True)
            self._window.show_sign_in()
        else:
            self.features.sign_in.show_locked(locked=False)
            self._window.show_work()

    @Slot(object)
    def _machine_changed(self, here: LocalSettings) -> None:
        self.features.gate.use(here.scanner)
        self.features.lock.lock_after(here.lock_minutes * MINUTE_MS)

    @Slot()
    def _leave(self) -> None:
        self._unfinished.print_gathered()
        self._unfinished.keep_draft()
        if not self.features.till.holds_up():
            self.features.sign_in.leave()

    @Slot()
    def _close(self) -> None:
        self.features.gate.close()
        self._background.close()
