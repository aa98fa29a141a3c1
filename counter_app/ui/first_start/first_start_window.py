"""The window of the first start: steps on the left, one page beside them, never a dialog over it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from counter_app.ui.application import application
from counter_app.ui.first_start.enrol_page import EnrolPage
from counter_app.ui.first_start.opening_page import OpeningPage
from counter_app.ui.first_start.page import Page
from counter_app.ui.first_start.printer_page import PrinterPage
from counter_app.ui.first_start.recovery_page import RecoveryPage
from counter_app.ui.first_start.regulation_page import RegulationPage
from counter_app.ui.first_start.scanner_page import ScannerPage
from counter_app.ui.first_start.steps import Step, Steps
from counter_app.ui.first_start.unlock_page import UnlockPage
from counter_app.ui.first_start.welcome_page import WelcomePage
from counter_app.ui.icons import redraw_signs
from counter_app.ui.scrolling import Scrolling
from counter_app.ui.theme import LARGEST_SCALE, SMALLEST_SCALE, dress, text_scale, wear

SCALE_STEP = 0.25


class FirstStartWindow(QMainWindow):
    """`settings` is the file in which the desk's window remembers its size: this one stands in the same place."""

    closed = Signal()

    def __init__(self, settings: Path) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Một cửa"))
        self.welcome, self.enrol, self.recovery = WelcomePage(), EnrolPage(), RecoveryPage()
        self.regulation, self.printer, self.scanner = RegulationPage(), PrinterPage(), ScannerPage()
        self.unlock, self.opening = UnlockPage(), OpeningPage()
        self.steps = Steps()
        still = self.steps.sizePolicy()
        still.setRetainSizeWhenHidden(True)  # the page beside it stands where every other page stands
        self.steps.setSizePolicy(still)
        self._settings = QSettings(str(settings), QSettings.Format.IniFormat)
        self._step_of: dict[Page, Step | None] = {
            self.welcome: None,
            self.enrol: Step.ENROL,
            self.recovery: Step.RECOVERY,
            self.regulation: Step.REGULATION,
            self.printer: Step.PRINTER,
            self.scanner: Step.SCANNER,
            self.unlock: None,
            self.opening: None,
        }
        self._pages, self._areas = QStackedWidget(), {page: Scrolling(page) for page in self._step_of}
        for area in self._areas.values():
            self._pages.addWidget(area)
        self._lay_out()
        self._add_scale_keys()
        wear(self)
        geometry = self._settings.value("geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            self.resize(1366, 728)
        self.setMinimumSize(960, 560)
        self.current: Page = self.opening

    def _lay_out(self) -> None:
        ground = QWidget()
        ground.setProperty("kind", "ground")
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.steps)
        row.addWidget(self._pages, 1)
        self.setCentralWidget(ground)

    def show_page(self, page: Page) -> None:
        self.current = page
        step = self._step_of[page]
        self.steps.mark(step)
        self.steps.setVisible(page not in (self.opening, self.unlock))
        self._pages.setCurrentWidget(self._areas[page])
        self._areas[page].verticalScrollBar().setValue(0)
        page.enter()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.setValue("geometry", self.saveGeometry())
        self._settings.sync()
        self.closed.emit()
        event.accept()

    def _add_scale_keys(self) -> None:
        for keys, act in (
            ("Ctrl++", self._larger),
            ("Ctrl+=", self._larger),
            ("Ctrl+-", self._smaller),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _larger(self) -> None:
        self._scale(min(LARGEST_SCALE, text_scale() + SCALE_STEP))

    def _smaller(self) -> None:
        self._scale(max(SMALLEST_SCALE, text_scale() - SCALE_STEP))

    def _scale(self, scale: float) -> None:
        dress(application(), scale)
        wear(self)
        redraw_signs(self)
        self._settings.setValue("text_scale", scale)
