"""Before the window closes: what is being saved or printed is finished, what stays undone is said once."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Slot

from counter_app.services.print_watch import PrintOutcome
from counter_app.ui.background import Background
from counter_app.ui.band.band_controller import HandingInRunner
from counter_app.ui.main_window import MainWindow
from counter_app.ui.printing.printing_controller import PrintingController
from counter_app.ui.sign_in.seat import Seat
from counter_app.ui.till.till_controller import TillController

LOOK_AGAIN_MS = 100
MOST_NAMED = 5


class Unfinished(Protocol):
    """What somebody may be in the midst of as they go."""

    def print_gathered(self) -> None: ...

    def keep_draft(self) -> None: ...


class Closing(QObject):
    """Asking a second time closes at once; lanes are joined even then, so nothing that was asked for is lost."""

    def __init__(
        self,
        window: MainWindow,
        unfinished: Unfinished,
        printing: PrintingController,
        till: TillController,
        runner: HandingInRunner,
        seat: Seat,
        background: Background,
    ) -> None:
        super().__init__(window)
        self._window, self._unfinished, self._printing, self._till = window, unfinished, printing, till
        self._runner, self._seat, self._background = runner, seat, background
        self._told = False
        self._look_again = QTimer(self)
        self._look_again.setInterval(LOOK_AGAIN_MS)
        self._look_again.timeout.connect(self._close_when_done)
        window.may_close = self.may_close

    def may_close(self) -> bool:
        self._unfinished.print_gathered()
        busy = self._background.is_acting()  # asked first: keeping the draft is an act too
        self._unfinished.keep_draft()
        if self._told or self._seat.session is None:  # at the door nobody would read it
            return True
        if busy:
            self._wait()
        elif self._window.opens_again:
            return True
        else:
            self._told = self._tell_left_undone()
        return not self._told

    def _wait(self) -> None:
        self._told = True
        self._look_again.start()
        sentence = self.tr("Đang lưu hoặc in nốt việc vừa làm; cửa sổ sẽ tự đóng khi xong.")
        panel = self._window.notices.tell("closing", "question", sentence)
        panel.add_act(self.tr("Ở lại"), self._stay, main=True, leaves=True)

    def _close_when_done(self) -> None:
        """What came of it may have to be said first: a slip that did not come out."""
        if self._window.is_idle():
            self._stay()
            self._window.close()

    def _tell_left_undone(self) -> bool:
        waiting = self._runner.status().waiting_entries
        sentences = self._slips_told()
        if waiting:
            sentences.append(self.tr("Còn %Ln việc chưa chuyển về hệ thống trung tâm", "", waiting))
            sentences.append(self.tr("Tất cả đã lưu chắc chắn tại quầy và sẽ tự chuyển khi mở lại phần mềm."))
        uncounted = self._till.offer()
        if uncounted:
            sentences.append(uncounted)
        if not sentences:
            return False
        panel = self._window.notices.tell("closing", "question", sentences[0], "\n".join(sentences[1:]))
        panel.add_act(self.tr("Ở lại"), self._stay, main=True, leaves=True)
        if uncounted:
            panel.add_act(self.tr("Kiểm đếm"), self._count)
        panel.add_act(self.tr("Vẫn đóng"), self._window.close)
        return True

    def _slips_told(self) -> list[str]:
        """Of some it is known that they are not out; of others nobody has said whether they are."""
        slips, unsure = self._printing.unprinted(), PrintOutcome.ASK.value
        sentences = []
        waiting, asked = ([one for one in slips if (one.outcome == unsure) is ask] for ask in (False, True))
        for words, some in (
            (self.tr("Còn %n giấy tiếp nhận chưa in", "", len(waiting)), waiting),
            (self.tr("%n giấy tiếp nhận chưa rõ đã ra khỏi máy in chưa", "", len(asked)), asked),
        ):
            if some:
                sentences.append(words)
                sentences += [f"{slip.code or slip.identity} · {slip.applicant}" for slip in some[:MOST_NAMED]]
        return sentences

    @Slot()
    def _count(self) -> None:
        self._stay()
        self._till.open()

    @Slot()
    def _stay(self) -> None:
        self._told = False
        self._look_again.stop()
        self._window.notices.remove("closing")
