"""Enrols on the journal's lane; each stage is told, and it can be stopped between two of them."""

from __future__ import annotations

import threading
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from counter_app.domain.errors import BadInput, Problem
from counter_app.services.enrolment_scan import EnrolmentScan, enrolment_scan
from counter_app.sync.centre_address import NoAddress
from counter_app.sync.enrolment_wish import Cancelled, ClockIsOff, EnrolmentWish, NewDesk, Stage
from counter_app.ui.background import Background, Lane
from counter_app.ui.first_start.enrol_page import EnrolPage, EnrolRequest
from counter_app.ui.first_start.ports import FirstStartPorts
from counter_app.ui.language import told


class EnrolController(QObject):
    enrolled = Signal(object)  # NewDesk

    def __init__(self, page: EnrolPage, ports: FirstStartPorts, background: Background) -> None:
        super().__init__(page)
        self._page, self._ports, self._background = page, ports, background
        self._stopped = threading.Event()
        page.enrol_asked.connect(self._enrol)
        page.stop_asked.connect(self.stop)

    @Slot(str)
    def take_scan(self, text: str) -> None:
        if not self._page.go.isEnabled():
            return
        kind = enrolment_scan(text)
        if kind is EnrolmentScan.CODE:
            self._page.put_code(text)
        elif kind is EnrolmentScan.ADDRESS:
            self._page.put_address(text)
        else:
            sentence = self.tr("Nội dung vừa quét không phải mã ghi danh; mã có 16 chữ và số.")
            self._page.show_problem(sentence, "told-warning")

    @Slot(object)
    def _enrol(self, request: EnrolRequest) -> None:
        self._stopped = stopped = threading.Event()
        wish = EnrolmentWish(request.centre, request.code, request.name, request.clock_accepted)
        call = partial(self._ask, wish, self._background.mouth(self._stage), stopped)
        self._background.run(Lane.JOURNAL, call, self._done, self._failed)

    def _ask(self, wish: EnrolmentWish, told_stage: object, stopped: threading.Event) -> NewDesk:
        wish.check()
        self._ports.claim()
        assert callable(told_stage)
        return self._ports.enrolling().enrol(wish, told=told_stage, cancelled=stopped.is_set)

    @Slot()
    def stop(self) -> None:
        """What is under way is left at its next stage; until the database is written nothing has happened."""
        if not self._page.go.isEnabled():
            self._stopped.set()
            self._page.stop.setEnabled(False)
            self._page.waiting.show_stage(self.tr("Đang dừng …"))

    def _stage(self, stage: Stage) -> None:
        if not self._stopped.is_set():
            self._page.show_stage(stage)

    def _done(self, made: NewDesk) -> None:
        self._page.set_busy(busy=False)
        self._page.code.clear()
        self.enrolled.emit(made)

    def _failed(self, problem: Problem) -> None:
        self._page.stop.setEnabled(True)
        if isinstance(problem, Cancelled):
            self._page.set_busy(busy=False)
            self._page.show_problem(told(problem), "told-warning")
            return
        wrong = self._page.code if isinstance(problem, BadInput) else None
        if isinstance(problem, NoAddress):
            wrong = self._page.centre
        self._page.show_refused(told(problem), clock=isinstance(problem, ClockIsOff), field=wrong)
