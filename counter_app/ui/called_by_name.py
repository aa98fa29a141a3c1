"""What has no place in the rail: its name, and its key if it has one, are there from the start; what it opens is made
when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Slot

from counter_app.ui.actions import Action

# In the order in which they are made ahead.
REGISTER, REPORT, INCIDENT, PADS = CALLED_BY_NAME = ("register", "report", "incident", "pads")
_KEYS = {REGISTER: "Shift+F6"}


class Opens(Protocol):
    def open(self) -> None: ...


class CalledByName(QObject):
    """`make` gives what is opened: each time the same, once it could be made."""

    def __init__(self, name: str, make: Callable[[], Opens], window: QObject) -> None:
        super().__init__(window)
        self._name, self._make = name, make

    def action(self) -> Action:
        title, also = _words(self._name)
        return Action(self._name, title, self.open, _KEYS.get(self._name, ""), also=also)

    @Slot()
    def open(self) -> None:
        self._make().open()


def _words(name: str) -> tuple[str, str]:
    """Title, and further words by which it is found."""
    return {
        REGISTER: (
            QCoreApplication.translate("CalledByName", "Sổ theo dõi hồ sơ: in, khóa sổ"),
            QCoreApplication.translate("CalledByName", "quyển năm kỳ"),
        ),
        REPORT: (
            QCoreApplication.translate("CalledByName", "Báo cáo số liệu của một kỳ"),
            QCoreApplication.translate("CalledByName", "thống kê số liệu kỳ quý năm chậm muộn quá hạn Excel"),
        ),
        INCIDENT: (
            QCoreApplication.translate("CalledByName", "Báo sự cố: in phiếu yêu cầu xử lý"),
            QCoreApplication.translate("CalledByName", "sự cố lỗi dịch vụ công trực tuyến cổng phụ lục IV"),
        ),
        PADS: (
            QCoreApplication.translate("CalledByName", "Phiếu dự phòng: in tập mới, kiểm từng tờ"),
            QCoreApplication.translate("CalledByName", "mất điện, nhập bù, cuống phiếu"),
        ),
    }[name]
