"""What the engine needs of digitised papers: which one is next, its bytes, and that the centre has it."""

from __future__ import annotations

from collections.abc import Callable, Container

from counter_app.store import kept_scans
from counter_app.store.dossier_reading import dossier_row
from counter_app.store.journal import Stamp
from counter_app.store.kept_scans import KeptScan
from counter_app.store.opening import OpenDesk
from counter_app.store.scan_store import Loss, ScanStore, ScanUnreadable


class ScanOutbox:
    """`stamp` gives the times of the entry that says that a file was lost."""

    def __init__(self, desk: OpenDesk, scans: ScanStore, stamp: Callable[[], Stamp]) -> None:
        self._desk = desk
        self._scans = scans
        self._stamp = stamp

    def next(self, put_off: Container[KeptScan]) -> KeptScan | None:
        """The one that has waited longest, of those that are not put off."""
        with self._desk.database.read() as connection:
            waiting = kept_scans.waiting_scans(connection)
        return next((scan for scan in waiting if scan not in put_off), None)

    def read(self, scan: KeptScan) -> bytes | None:
        """None where the file is gone or damaged: an entry says so then, and it waits no more. Raises ScanOutOfReach
        for one that another try may find."""
        try:
            return self._scans.read(scan.content)
        except ScanUnreadable as unreadable:
            self._lost(scan, unreadable.loss)
            return None

    def was_sent(self, scan: KeptScan) -> None:
        """The centre has every byte."""
        with self._desk.database.write() as connection:
            kept_scans.set_state(connection, scan, kept_scans.SENT)

    def _lost(self, scan: KeptScan, loss: Loss) -> None:
        with self._desk.database.write() as connection:
            row = dossier_row(connection, self._desk.projections, scan.dossier)
            code = row.code if row else None
            kept_scans.write_loss(connection, self._desk.journal, scan, loss, code, self._stamp())
