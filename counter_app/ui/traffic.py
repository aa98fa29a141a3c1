"""What leads from one feature to another: scans, wishes, keys, who sits down, and closing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot

from counter_app.services.scans import ScannedCard, ScannedCode, ScannedNumber
from counter_app.settings.local_settings import LocalSettings
from counter_app.ui.about.help_controller import HelpController
from counter_app.ui.actions import Action
from counter_app.ui.background import Background
from counter_app.ui.band.band_controller import HandingInRunner
from counter_app.ui.changes import Changes
from counter_app.ui.closing import Closing
from counter_app.ui.dossier.dossier_controller import DossierController
from counter_app.ui.handover.handover_controller import HandoverController
from counter_app.ui.intake.intake_controller import IntakeController
from counter_app.ui.main_window import MainWindow
from counter_app.ui.online.inbox_controller import InboxController
from counter_app.ui.palette.palette import Palette
from counter_app.ui.place import FIND, HANDOVER, INTAKE, ONLINE, QUEUE, RETURN
from counter_app.ui.printing.printing_controller import PrintingController
from counter_app.ui.queue.queue_controller import QueueController
from counter_app.ui.returning.return_controller import ReturnController
from counter_app.ui.rules.rules_controller import RulesController
from counter_app.ui.scans.scan_gate import ScanGate
from counter_app.ui.scans.scan_listener import ScanListener
from counter_app.ui.scans.scan_router import ScanRouter
from counter_app.ui.settings.settings_controller import SettingsController
from counter_app.ui.sign_in.lock_controller import MINUTE_MS, LockController
from counter_app.ui.sign_in.seat import Seat
from counter_app.ui.sign_in.sign_in_controller import SignInController
from counter_app.ui.till.till_controller import TillController
from counter_app.ui.today.today_controller import TodayController
from counter_app.ui.wishes import DossierWish


@dataclass(frozen=True)
class Features:
    intake: IntakeController
    dossiers: DossierController
    handover: HandoverController
    returning: ReturnController
    online: InboxController
    queue: QueueController
    today: TodayController
    rules: RulesController
    settings: SettingsController
    about: HelpController
    printing: PrintingController
    sign_in: SignInController
    scans: ScanRouter
    listener: ScanListener
    gate: ScanGate
    lock: LockController
    till: TillController


class Traffic(QObject):
    """Decides nothing about dossiers: only which feature hears of what."""

    def __init__(
        self,
        window: MainWindow,
        features: Features,
        seat: Seat,
        runner: HandingInRunner,
        background: Background,
        changes: Changes,
    ) -> None:
        super().__init__(window)
        self.features = features
        self._window, self._seat, self._runner, self._background = window, seat, runner, background
        self._connect_features(changes)
        self._connect_scans()
        self._add_keys()
        window.rail.leaving.connect(self._leave)
        window.band.queue_asked.connect(self._show_queue)
        Closing(window, features.intake, features.printing, features.till, runner, seat, background)
        window.closed.connect(self._close)
        seat.changed.connect(self._show_door)
        seat.locked_changed.connect(self._show_lock)
        features.sign_in.other_wanted.connect(self._leave)
        features.till.leave_wanted.connect(self._leave)

    def _connect_features(self, changes: Changes) -> None:
        all_ = self.features
        all_.intake.slip_wanted.connect(all_.printing.print_slip)
        all_.intake.dossier_wanted.connect(self._open_dossier)
        all_.intake.inbox_wanted.connect(self._show_online)
        all_.online.dossier_wanted.connect(self._open_dossier)
        all_.online.answer_wanted.connect(self._answer_online)
        all_.intake.digitise_wanted.connect(all_.dossiers.digitise)
        all_.returning.digitise_wanted.connect(all_.dossiers.digitise)
        all_.queue.dossier_wanted.connect(self._open_dossier)
        all_.today.dossier_wanted.connect(self._open_dossier)
        all_.today.answer_wanted.connect(self._answer_online)
        all_.today.queue_wanted.connect(self._show_queue)
        all_.today.draft_wanted.connect(self._go_on_with_draft)
        all_.intake.shown.connect(self._show_intake)
        all_.dossiers.shown.connect(self._show_find)
        changes.journal_grew.connect(self._journal_grew)

    def _connect_scans(self) -> None:
        scans = self.features.scans
        gate = self.features.gate
        gate.came.connect(self.features.lock.note_hand)
        gate.turned_away.connect(self.features.sign_in.turn_scan_away)
        self.features.settings.machine_changed.connect(self._machine_changed)
        scans.card_scanned.connect(self._card)
        scans.number_scanned.connect(self._number)
        scans.code_scanned.connect(self._code)
        scans.dossier_scanned.connect(self._scanned_dossier)

    def _add_keys(self) -> None:
        deeds = self._window.deeds
        self._palette = Palette(deeds, self._window.remembered, self._window)
        deeds.add(Action("call", self.tr("Gọi việc theo tên"), self._call, "Ctrl+K"))
        deeds.add(Action("back", self.tr("Quay lại tiếp nhận"), self._back, "Esc"))
        deeds.add(Action("lock", self.tr("Khóa màn hình"), self.features.lock.lock, "Ctrl+L"))
        deeds.add(Action("leave", self.tr("Đổi người"), self._leave, "Ctrl+Shift+L", also=self.tr("đăng xuất")))
        self._window.rail.leave.show_key("Ctrl+Shift+L")

    @Slot()
    def _call(self) -> None:
        self._palette.call_up(self._window.current_place)

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
        else:
            self._open_dossier(wish)

    @Slot(object)
    def _open_dossier(self, wish: DossierWish) -> None:
        self.features.dossiers.open(wish.identity)

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
    def _show_queue(self) -> None:
        self._window.show_place(QUEUE)

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
            self._window.order_for(session.role)
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
            self._palette.close()
            self.features.intake.keep_draft()
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
        self.features.intake.print_gathered()
        self.features.intake.keep_draft()
        if not self.features.till.holds_up():
            self.features.sign_in.leave()

    @Slot()
    def _close(self) -> None:
        self.features.gate.close()
        self._background.close()
