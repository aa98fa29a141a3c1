"""The sample office to try by hand: one desk with its window, the centre embedded, no question asked."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from counter_app.desk import Desk, Surroundings
from counter_app.domain.notice import Notice
from counter_app.domain.times import OFFICE_ZONE
from counter_app.print.folder_printer import FolderPrinter
from counter_app.rehearsal.embedded_centre import SAMPLE_PASSWORD, EmbeddedCentre
from counter_app.rehearsal.online_filings import file_the_days_dossiers
from counter_app.rehearsal.rehearsed_desk import CLERK_OF_THE_DAY, DeskFolder, enrol
from counter_app.settings.data_folder import make_own_folder


class Demonstration:
    """Everything lies in `folder` and is still there the next time; the printer's paper is a folder of PDF files, and
    notices to citizens are files in `outbox`: nothing leaves the machine."""

    def __init__(self, folder: Path, regulation: str = "") -> None:
        """`regulation` is the id of the one that the office works by, '' for the national law. Raises
        EnvironmentProblem."""
        make_own_folder(folder)
        self.slips = folder / "slips"
        self.outbox = folder / "outbox"
        self.session = CLERK_OF_THE_DAY
        self.hint = Notice(
            f"Văn phòng mẫu: ai cũng đăng nhập được bằng mật khẩu {SAMPLE_PASSWORD}",
            f"Sample office: everybody signs in with the password {SAMPLE_PASSWORD}",
        )
        self.shown_place = "Quầy 1 · Trung tâm Phục vụ hành chính công phường Mẫu"
        self.centre = EmbeddedCentre(folder / "centre", lambda: datetime.now(OFFICE_ZONE), self.outbox, regulation)
        file_the_days_dossiers(self.centre.core, datetime.now(OFFICE_ZONE))
        self.centre.start()
        desk = DeskFolder(folder / "desk", "Quầy 1")
        if not desk.files().database.exists():
            enrol(desk, self.centre.address, self.centre.enrolment_code())
        printer = FolderPrinter(self.slips)
        self.desk = Desk(desk.files(), self.centre.address, Surroundings(printer_for=lambda _name, _size: printer))

    def close(self) -> None:
        self.desk.close()
        self.centre.close()
