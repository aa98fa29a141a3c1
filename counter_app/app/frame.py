"""What every place of the window shares: the window itself, the workbench of its controllers, the printer."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.app.desk_parts import DeskParts
from counter_app.ui.background import Background
from counter_app.ui.band.band import Band
from counter_app.ui.band.band_controller import BandController
from counter_app.ui.changes import Changes
from counter_app.ui.clock.clock_controller import ClockController
from counter_app.ui.digitising.held_pins import HeldPins
from counter_app.ui.language import either
from counter_app.ui.main_window import MainWindow
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.printing.printing_controller import PrintingController
from counter_app.ui.scans.scan_gate import ScanGate
from counter_app.ui.scans.scan_listener import ScanListener
from counter_app.ui.scans.scan_router import ScanRouter
from counter_app.ui.sign_in.lock_controller import LockController
from counter_app.ui.sign_in.seat import Seat
from counter_app.ui.sign_in.sign_in_controller import SignInController
from counter_app.ui.sign_in.sign_in_screen import SignInScreen
from counter_app.ui.workbench import Workbench


@dataclass(frozen=True)
class Frame:
    """A builder in `features` takes what it needs and adds its place to `window`."""

    window: MainWindow
    bench: Workbench
    printing: PrintingController
    sign_in: SignInController
    scans: ScanRouter
    listener: ScanListener
    gate: ScanGate
    lock: LockController
    pins: HeldPins


def build_frame(parts: DeskParts) -> Frame:
    """The window without a place in it."""
    band, notices = Band(parts.shown_place), NoticeBoard()
    door = SignInScreen(parts.shown_place, either(parts.hint.vi, parts.hint.en) if parts.hint else "")
    window = MainWindow(band, notices, door, parts.settings)
    window.name_desk(parts.desk_name)
    background, changes, seat = Background(window), Changes(window), Seat(window)
    bench = Workbench(seat, background, changes, notices)
    window.is_idle = background.is_idle
    BandController(band, parts.runner, parts.clock.now, seat, background, changes)
    ClockController(parts.clock_check, bench)
    scans, listener, here = ScanRouter(parts.services, seat, background, notices), ScanListener(window), parts.this_pc
    lock = LockController(door.lock, parts.sign_in, seat, background, here.lock_minutes)
    listener.hand_moved.connect(lock.note_hand)
    gate = ScanGate(listener, scans, seat, background, notices)
    gate.use(here.scanner)
    return Frame(
        window,
        bench,
        PrintingController(lambda: parts.slips, parts.services.unprinted, bench, parts.for_slips),
        SignInController(door, parts.sign_in, seat, background, notices),
        scans,
        listener,
        gate,
        lock,
        HeldPins(seat, window),
    )
