"""Offers the regulations of a desk or of the demonstration office, and keeps what was chosen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from counter_app.domain.errors import Problem
from counter_app.services.regulation_choices import RegulationChoices
from counter_app.ui.background import Background, Lane
from counter_app.ui.first_start.ports import FirstStartPorts, OpenedDesk
from counter_app.ui.first_start.regulation_page import RegulationPage
from counter_app.ui.language import told
from counter_app.ui.single_act import SingleAct
from counter_app.ui.single_shot import single_shot

LOOK_AGAIN_MS = 1_000


class RegulationController(QObject):
    """While the page is shown it looks again: the centre's settings may come a moment later."""

    settled = Signal()  # the desk's regulation
    demonstration_asked = Signal(str)  # by this regulation

    def __init__(self, page: RegulationPage, ports: FirstStartPorts, background: Background) -> None:
        super().__init__(page)
        self._page, self._ports, self._background = page, ports, background
        self._is_demonstration = False
        self._desk: OpenedDesk | None = None
        self._shown: RegulationChoices | None = None
        self._again = single_shot(self, LOOK_AGAIN_MS, self._look)
        self._keeping = SingleAct(background, self, page.go)
        page.go_on_asked.connect(self._go_on)

    def begin(self, desk: OpenedDesk) -> None:
        self._is_demonstration, self._desk, self._shown = False, desk, None
        self._page.wait()
        self._page.back.hide()  # what is behind it was done once and for all
        self._look()

    def begin_demonstration(self) -> None:
        self._is_demonstration = True
        self._page.wait()
        self._page.back.show()
        self._background.run(Lane.READING, self._ports.regulations, self._show_for_demonstration, self._failed)

    def stop(self) -> None:
        self._again.stop()

    @Slot()
    def _look(self) -> None:
        if self._desk is not None:
            self._background.run(Lane.READING, self._desk.regulations, self._show, self._failed)

    def _show(self, choices: RegulationChoices) -> None:
        """What a person chose meanwhile stays, unless the centre has decided."""
        if self._shown is None or choices.set_by_centre:
            self._page.show_choices(choices)
        self._shown = choices
        if not choices.set_by_centre and self._page.isVisible():
            self._again.start()

    def _show_for_demonstration(self, choices: RegulationChoices) -> None:
        self._page.show_choices(choices)
        self._page.for_demonstration()

    @Slot(str)
    def _go_on(self, regulation: str) -> None:
        self.stop()
        if self._is_demonstration:
            self._page.set_busy(self.tr("Đang chuẩn bị văn phòng mẫu …"))
            self.demonstration_asked.emit(regulation)
        elif regulation:
            call = partial(self._ports.choose_regulation, regulation)
            self._keeping.run(Lane.JOURNAL, call, self._kept, self._failed)
        else:
            self.settled.emit()

    def _kept(self, _nothing: None) -> None:
        self.settled.emit()

    def _failed(self, problem: Problem) -> None:
        self._page.set_busy("")
        self._page.show_problem(told(problem))
