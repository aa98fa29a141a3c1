"""Tries the scanner: what was read is shown, repaired text said, and nothing of it kept."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Slot

from counter_app.domain.errors import Problem
from counter_app.domain.identity_card import IdentityCard
from counter_app.services import scans
from counter_app.settings.local_settings import LocalSettingsFile, SerialScanner
from counter_app.ui.background import Background, Lane
from counter_app.ui.first_start.ports import FirstStartPorts
from counter_app.ui.first_start.scanner_page import ScannerPage
from counter_app.ui.language import either, told
from counter_app.ui.scans.serial_reading import serial_ports
from counter_app.ui.scans.serial_scanner import SerialScannerPort


class ScannerController(QObject):
    def __init__(self, page: ScannerPage, ports: FirstStartPorts, background: Background) -> None:
        super().__init__(page)
        self._page, self._ports, self._background = page, ports, background
        self.serial = SerialScannerPort(background, self)
        self.serial.scanned.connect(self.take_scan)
        self.serial.state_changed.connect(self._say_state)
        page.connection_chosen.connect(self._use)

    def begin(self) -> None:
        self._background.run(Lane.READING, serial_ports, self._show_ports, self._failed)

    @Slot(str)
    def take_scan(self, text: str) -> None:
        scanned = scans.recognise(text)
        match scanned:
            case scans.ScannedCard(card):
                self._show_card(card)
            case scans.UnknownScan(vi, en):
                self._page.show_read(either(vi, en), "", good=False)
            case _:
                sentence = self.tr("Máy quét đọc được, nhưng đây không phải thẻ căn cước; hãy quét thử một thẻ.")
                self._page.show_read(sentence, "", good=False)

    def _show_card(self, card: IdentityCard) -> None:
        born = f"{card.date_of_birth:%d/%m/%Y}" if card.date_of_birth else ""
        shown = [" · ".join(filter(None, (card.id_number, born, card.sex))), card.address]
        shown += [either(warning.vi, warning.en) for warning in card.warnings]
        if card.repaired:
            shown.append(self.tr("Máy quét đã gửi sai bảng mã ({0}); phần mềm đã khôi phục.").format(card.repaired))
        shown.append(self.tr("Chỉ để xem: không lưu gì của thẻ này."))
        self._page.show_read(self.tr("Đọc được: {0}").format(card.full_name), "\n".join(filter(None, shown)), good=True)

    @Slot(object)
    def _use(self, scanner: SerialScanner | None) -> None:
        self._page.show_state("")
        self.serial.use(scanner)
        call = partial(_keep, self._ports.local, scanner)
        self._background.run(Lane.JOURNAL, call, self._kept, self._failed)

    @Slot(str, bool)
    def _say_state(self, sentence: str, _good: bool) -> None:
        self._page.show_state(sentence)

    def _show_ports(self, ports: tuple[tuple[str, str], ...]) -> None:
        self._page.show_ports(ports)

    def _kept(self, _value: None) -> None:
        """The next start uses it."""

    def _failed(self, problem: Problem) -> None:
        self._page.show_problem(told(problem), "told-warning")


def _keep(file: LocalSettingsFile, scanner: SerialScanner | None) -> None:
    file.write(replace(file.read(), scanner=scanner))
