"""From the first look at the PC to an opened desk: which page follows which."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from counter_app.domain.errors import Problem
from counter_app.domain.notice import Notice
from counter_app.services.recovery import LoginUnknown
from counter_app.sync.enrolment_wish import NewDesk
from counter_app.ui.background import Background, Lane
from counter_app.ui.first_start.enrol_controller import EnrolController
from counter_app.ui.first_start.first_start_window import FirstStartWindow
from counter_app.ui.first_start.page import Page
from counter_app.ui.first_start.ports import FirstStartPorts, OpenedDesk
from counter_app.ui.first_start.printer_controller import PrinterController
from counter_app.ui.first_start.recovery_controller import RecoveryController
from counter_app.ui.first_start.regulation_controller import RegulationController
from counter_app.ui.first_start.scanner_controller import ScannerController
from counter_app.ui.language import either, told
from counter_app.ui.scans.scan_listener import ScanListener
from counter_app.wire.recovery_code import RecoveryCode


@dataclass(frozen=True)
class _Found:
    """An opened desk; whether its recovery code was read back from paper; whether people have worked at it."""

    desk: OpenedDesk
    code_is_kept: bool
    was_worked_at: bool = False


class FirstStartController(QObject):
    """`opened` once, with the desk around which the window is to be built."""

    opened = Signal(object)  # OpenedDesk

    def __init__(self, window: FirstStartWindow, ports: FirstStartPorts, background: Background) -> None:
        super().__init__(window)
        self._window, self._ports, self._background = window, ports, background
        self.desk: OpenedDesk | None = None  # as soon as one is open
        self._was_worked_at = False
        self._new_code: RecoveryCode | None = None
        self._enrol = EnrolController(window.enrol, ports, background)
        self._recovery = RecoveryController(window.recovery, ports, background)
        self._regulation = RegulationController(window.regulation, ports, background)
        self._printer = PrinterController(window.printer, ports, background)
        self._scanner = ScannerController(window.scanner, ports, background)
        self._listener = ScanListener(window)
        self._connect()

    def _connect(self) -> None:
        window = self._window
        window.welcome.enrol_asked.connect(self._show_enrol)
        window.welcome.demonstration_asked.connect(self._choose_for_demonstration)
        window.regulation.back_asked.connect(self._show_welcome)
        self._regulation.demonstration_asked.connect(self._open_demonstration)
        self._regulation.settled.connect(self._show_printer)
        window.enrol.back_asked.connect(self._show_welcome)
        window.unlock.unlock_asked.connect(self._unlock)
        window.opening.again_asked.connect(self.start)
        window.printer.go_on_asked.connect(self._show_scanner)
        window.scanner.back_asked.connect(self._show_printer)
        window.scanner.go_on_asked.connect(self._finish)
        self._enrol.enrolled.connect(self._enrolled)
        self._recovery.confirmed.connect(self._code_is_kept)
        window.printer.back.hide()  # what is behind it was done once and for all
        self._listener.scanned.connect(self._scanned)

    @Slot()
    def start(self) -> None:
        if self._ports.is_desk():
            self._window.show_page(self._window.opening)
            self._background.run(Lane.JOURNAL, self._open_by_login, self._stand_open, self._not_opened)
        else:
            self._show_welcome()

    @Slot()
    def close(self) -> None:
        """Before the lanes are joined."""
        self._listener.listen(False)
        self._scanner.serial.close()
        self._enrol.stop()
        self._regulation.stop()

    # ------------------------------------------------------------------------- opening

    def _open_by_login(self) -> _Found:
        self._ports.claim()
        desk = self._ports.open_desk(self._ports.recovery.unlock())
        return _Found(desk, self._ports.recovery.is_confirmed(), desk.was_worked_at())

    def _open_by_code(self, text: str) -> _Found:
        self._ports.claim()
        return _Found(self._ports.open_desk(self._ports.recovery.let_in(text)), code_is_kept=True)

    def _stand_open(self, found: _Found) -> None:
        self.desk, self._was_worked_at = found.desk, found.was_worked_at
        if found.code_is_kept:
            self._finish()
            return
        self._begin_recovery(None)
        if self._was_worked_at:
            self._window.steps.hide()  # no other step follows

    @Slot()
    def _code_is_kept(self) -> None:
        """A desk at which people work already has a regulation, a printer and a scanner."""
        if self._was_worked_at:
            self._finish()
        else:
            self._show_regulation()

    def _not_opened(self, problem: Problem) -> None:
        if isinstance(problem, LoginUnknown):
            self._show(self._window.unlock)
        else:
            self._show(self._window.opening)
            self._window.opening.show_failed(told(problem))

    @Slot(str)
    def _unlock(self, text: str) -> None:
        call = partial(self._open_by_code, text)
        self._background.run(Lane.JOURNAL, call, self._stand_open, self._not_unlocked)

    def _not_unlocked(self, problem: Problem) -> None:
        self._window.unlock.show_wrong(told(problem))

    # ------------------------------------------------------------------------- step by step

    @Slot()
    def _show_welcome(self) -> None:
        self._show(self._window.welcome)
        self._background.run(Lane.READING, self._ports.recovery.keyring_note, self._note, self._not_noted)

    def _note(self, note: Notice | None) -> None:
        if note is not None:
            self._window.welcome.show_note(either(note.vi, note.en))

    def _not_noted(self, problem: Problem) -> None:
        self._window.welcome.show_note(told(problem))

    @Slot()
    def _show_enrol(self) -> None:
        self._show(self._window.enrol)

    @Slot(object)
    def _enrolled(self, made: NewDesk) -> None:
        self._new_code = made.recovery
        self._window.opening.show_busy()
        self._show(self._window.opening)
        self._background.run(Lane.JOURNAL, self._open_by_login, self._enrolled_and_open, self._not_opened)

    def _enrolled_and_open(self, found: _Found) -> None:
        self.desk = found.desk
        code, self._new_code = self._new_code, None
        self._begin_recovery(code)

    def _begin_recovery(self, code: RecoveryCode | None) -> None:
        if self.desk is not None:
            self._show(self._window.recovery)
            self._recovery.begin(self.desk, code)

    def _show_regulation(self) -> None:
        if self.desk is not None:
            self._show(self._window.regulation)
            self._regulation.begin(self.desk)

    @Slot()
    def _show_printer(self) -> None:
        if self.desk is not None:
            self._show(self._window.printer)
            self._printer.begin(self.desk, self._window.recovery.printer.value())

    @Slot()
    def _show_scanner(self) -> None:
        self._show(self._window.scanner)
        self._scanner.begin()

    @Slot()
    def _finish(self) -> None:
        self._window.scanner.forget()
        self._scanner.serial.close()
        self._listener.listen(False)
        self.opened.emit(self.desk)

    def _show(self, page: Page) -> None:
        self._window.show_page(page)

    # ------------------------------------------------------------------------- demonstration, scans

    @Slot()
    def _choose_for_demonstration(self) -> None:
        self._show(self._window.regulation)
        self._window.steps.hide()  # the demonstration office has no other steps
        self._regulation.begin_demonstration()

    @Slot(str)
    def _open_demonstration(self, regulation: str) -> None:
        call = partial(self._ports.open_demonstration, regulation)
        self._background.run(Lane.JOURNAL, call, self._demonstrated, self._no_demonstration)

    def _demonstrated(self, desk: OpenedDesk) -> None:
        self.desk = desk
        self._finish()

    def _no_demonstration(self, problem: Problem) -> None:
        self._window.regulation.set_busy("")
        self._window.regulation.show_problem(told(problem))

    @Slot(str)
    def _scanned(self, text: str) -> None:
        page = self._window.current
        if page is self._window.enrol:
            self._enrol.take_scan(text)
        elif page is self._window.recovery:
            self._recovery.take_scan(text)
        elif page is self._window.unlock:
            self._window.unlock.put(text)
        elif page is self._window.scanner:
            self._scanner.take_scan(text)
