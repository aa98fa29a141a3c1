"""Screenshots of the first start for the documents: the pages as they are, with a made-up office's data in them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication, QScrollArea

from counter_app.services.regulation_choices import regulation_choices
from counter_app.services.trial_prints import PrinterState
from counter_app.settings.regulation_files import load_profile, profile_names
from counter_app.ui.first_start.first_start_window import FirstStartWindow
from counter_app.ui.first_start.page import Page

# Not the code of any desk: its check does not fit.
SAMPLE_CODE = "MAUM-AUMA-UMAU-MAUM-AUMA-UMAU-MAUM-AUMA"
SAMPLE_CHOICES = regulation_choices(
    (load_profile(name) for name in profile_names()), "national_2025", date(2026, 11, 23)
)
SAMPLE_PRINTERS = (
    PrinterState("HP_LaserJet_M404", "Máy in tầng 1", default=True, accepts_jobs=True),
    PrinterState("Epson_TM_T82", "Máy in cuộn quầy 1", default=False, accepts_jobs=True),
)
SAMPLE_READ = (
    "Đọc được: Nguyễn Thị Thử Nghiệm",
    "075190012345 · 01/02/1990 · Nữ\nSố 1, phố Thử Nghiệm, phường Mẫu\nChỉ để xem: không lưu gì của thẻ này.",
)


def grab_first_start(folder: Path) -> tuple[Path, ...]:
    """PNG files of every page; a QApplication must be dressed already."""
    folder.mkdir(parents=True, exist_ok=True)
    window, pages = sample_pages(folder)
    window.show()
    files = [_grab(window, page, folder / f"first-{name}.png") for name, page in pages.items()]
    window.hide()  # not closed: nothing of it is to be remembered
    window.deleteLater()
    return tuple(files)


def sample_pages(folder: Path) -> tuple[FirstStartWindow, dict[str, Page]]:
    """The window, not yet shown, with something in every page."""
    window = FirstStartWindow(folder / "none.ini")
    window.resize(1366, 728)
    window.enrol.centre.setText("https://trungtam.example.vn")
    window.enrol.code.setText("ABCD EFGH IJKL MNOP")
    window.recovery.show_code(SAMPLE_CODE)
    window.recovery.show_printers(SAMPLE_PRINTERS, "")
    window.regulation.show_choices(SAMPLE_CHOICES)
    window.regulation.show_older.click()
    window.printer.show_printers(SAMPLE_PRINTERS, "")
    window.scanner.show_read(*SAMPLE_READ, good=True)
    return window, {
        "welcome": window.welcome,
        "enrol": window.enrol,
        "recovery": window.recovery,
        "regulation": window.regulation,
        "printer": window.printer,
        "scanner": window.scanner,
        "unlock": window.unlock,
    }


def _grab(window: FirstStartWindow, page: Page, file: Path) -> Path:
    """From its top: the button that goes on has the focus, and older regulations stand open above it."""
    window.show_page(page)
    for _ in range(3):
        QApplication.processEvents()
    for area in window.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(0)
    if not window.grab().save(str(file), "PNG"):
        raise OSError(f"the picture {file.name} could not be written")
    return file
