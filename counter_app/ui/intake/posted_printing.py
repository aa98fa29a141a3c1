"""What is posted of the procedure that is chosen, called by name: printed for the wall, or for whoever asks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot

from counter_app.domain.form import Form
from counter_app.ui.actions import Action
from counter_app.ui.printing.form_printing import FormPrinting, PaperWish, PaperWishes
from counter_app.ui.workbench import Workbench

NAME = "posted"


class PostedPrinting(QObject):
    """`chosen` gives the code of the procedure in the form, or ''; `draw` its sheet, away from the window."""

    def __init__(
        self, chosen: Callable[[], str], draw: Callable[[str], Form], printing: FormPrinting, bench: Workbench
    ) -> None:
        super().__init__(bench.notices)
        self._chosen, self._draw, self._printing, self._seat = chosen, draw, printing, bench.seat

    def action(self) -> Action:
        words = self.tr("bảng niêm yết công khai thành phần hồ sơ lệ phí thời hạn giấy hướng dẫn")
        title = self.tr("In niêm yết, hướng dẫn của thủ tục đang chọn")
        return Action("posted", title, self.print_posted, why_not=self._why_not, also=words)

    @Slot()
    def print_posted(self) -> None:
        code, session = self._chosen(), self._seat.session
        if code and session is not None:
            wish = PaperWish(partial(self._draw, code))
            self._printing.print_papers(PaperWishes(NAME, self.tr("Niêm yết thủ tục"), (wish,)), session)

    def _why_not(self) -> str:
        return "" if self._chosen() else self.tr("Hãy chọn thủ tục ở phần Tiếp nhận trước.")
