"""What is printed before the first dossier: the recovery sheet, and a test slip that nobody takes for a real one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta

from counter_app.domain.recovery_sheet import RecoverySheet
from counter_app.domain.slip import Applicant, OfficeHeading, SlipComponent, SlipContent
from counter_app.print.printers import PrinterState
from counter_app.print.recovery_sheet import render_recovery_sheet
from counter_app.print.slip_pdf import render_slip
from counter_app.print.slip_roll import roll_commands
from counter_app.print.slip_size import SlipSize
from counter_app.services.print_watch import PrintOutcome, Watched
from counter_app.services.printing import Printing, Tray
from counter_app.wire.keys import SigningKey
from counter_app.wire.recovery_code import RecoveryCode, recovery_qr_text
from counter_app.wire.slip_text import make_slip_text, parse_slip_text

__all__ = ["PrintOutcome", "PrinterState", "TrialPrints", "Watched"]

# Nobody's key: a test slip that is scanned is never called genuine.
_TEST_KEY = SigningKey(hashlib.sha256(b"test slip").digest())
_TEST_IDENTITY = "T" * 16
_TEST_HOST = "example.vn"
NO_OFFICE = "Bộ phận Một cửa"


class TrialPrints:
    """Every call takes seconds: never on the window's thread."""

    def __init__(
        self,
        list_printers: Callable[[], list[PrinterState]],
        printing: Printing,
        now: Callable[[], datetime],
    ) -> None:
        self._list_printers, self._printing, self._now = list_printers, printing, now

    def printers(self) -> tuple[PrinterState, ...]:
        """Every printer of this PC, the default first. Raises EnvironmentProblem where no print service answers."""
        return tuple(self._list_printers())

    def recovery_sheet(self, code: RecoveryCode, office: str, desk: str, printer: str) -> Watched:
        """On A4: a roll fades. The sheet goes from memory into the printer's pipe."""
        sheet = RecoverySheet(
            office or NO_OFFICE, desk, self._now().date(), tuple(code.text.split("-")), recovery_qr_text(code)
        )
        return self._printing.send(render_recovery_sheet(sheet), "counter-app", Tray(printer, SlipSize.A4))

    def test_slip(self, office: OfficeHeading, printer: str, size: str) -> Watched:
        """`size` is one of the slip's sizes (a4x2, a5, a4, roll)."""
        paper = SlipSize(size)
        pdf = render_slip(slip_to_try(office, self._now()), paper)
        document = roll_commands(pdf) if paper is SlipSize.ROLL else pdf
        return self._printing.send(document, "counter-app test", Tray(printer, paper))


def slip_to_try(office: OfficeHeading, now: datetime) -> SlipContent:
    """As full as an ordinary slip, with every Vietnamese difficulty in it, and MẪU across the sheet."""
    text = make_slip_text(_TEST_HOST, None, _TEST_IDENTITY, now, now + timedelta(days=3), _TEST_KEY)
    return SlipContent(
        office=office,
        code=None,
        identity=_TEST_IDENTITY,
        qr_text=text,
        pin=parse_slip_text(text).pin,
        applicant=Applicant("Nguyễn Thị Thử Nghiệm", address="Số 1, phố Thử Nghiệm", phone="0900 000 000"),
        procedure="In thử: chữ Việt đủ dấu ă â đ ê ô ơ ư, ằ ẳ ẵ ặ, ề ể ễ ệ, ờ ở ỡ ợ, ừ ử ữ ự",
        received=now,
        due=now + timedelta(days=3),
        term="giấy in thử, không có giá trị",
        components=(SlipComponent("Giấy tờ thử nghiệm", originals=1),),
        clerk="In thử",
        notes=("Giấy in thử khi cài đặt; không phải giấy tiếp nhận.",),
        sample=True,
    )
