"""Says at once that a digitised paper was taken away (by an antivirus, by a hand), whatever is on the screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from counter_app.domain.errors import Problem
from counter_app.services.steps.digital_copies import DigitalCopies, LostCopy
from counter_app.ui.background import Lane
from counter_app.ui.workbench import Workbench

LOOK_MS = 30_000
_PANEL = "lost copies"


class LossWatch(QObject):
    """`open_dossier` brings a dossier to the front, by its identity."""

    def __init__(self, copies: DigitalCopies, open_dossier: Callable[[str], object], bench: Workbench) -> None:
        seat, background, changes, notices = bench
        super().__init__(notices)
        self._copies, self._open_dossier, self._seat, self._background = copies, open_dossier, seat, background
        self._changes, self._notices = changes, notices
        self._told: frozenset[LostCopy] = frozenset()
        self._lost: tuple[LostCopy, ...] = ()
        self._looking = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        seat.changed.connect(self.look)
        changes.waiting_changed.connect(self.look)

    @Slot()
    def look(self) -> None:
        if self._seat.session is not None and not self._looking:
            self._looking = True
            # In the lane of those who keep copies, for their sake; yet whoever closes now is not saving anything.
            self._background.run(Lane.COPIES, self._copies.find_losses, self._found, self._failed, is_look=True)

    def _found(self, lost: tuple[LostCopy, ...]) -> None:
        self._looking = False
        self._lost = lost
        fresh = [one for one in lost if one not in self._told]
        self._told = frozenset(lost)
        if fresh:
            self._tell()
            self._changes.journal_grew.emit()
        elif not lost:
            self._notices.remove(_PANEL)

    def _tell(self) -> None:
        codes = ", ".join(dict.fromkeys(one.code or one.dossier for one in self._lost[:5]))
        panel = self._notices.tell(
            _PANEL,
            "told-problem",
            self.tr("%n tệp số hóa không còn ở máy này; hãy quét lại giấy tờ.", "", len(self._lost)),
            self.tr("Hồ sơ: {0}. Có thể phần mềm diệt vi-rút đã lấy tệp đi; hãy báo người quản trị máy.").format(codes),
        )
        panel.add_act(self.tr("Đã rõ"), self._clear, leaves=True)
        panel.add_act(self.tr("Mở hồ sơ"), self._open, main=True)

    @Slot()
    def _open(self) -> None:
        if self._lost:
            self._open_dossier(self._lost[0].dossier)

    @Slot()
    def _clear(self) -> None:
        self._notices.remove(_PANEL)

    def _failed(self, problem: Problem) -> None:
        self._looking = False
        self._notices.tell_problem(_PANEL, problem)
