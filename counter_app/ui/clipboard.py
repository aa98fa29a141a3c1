"""Putting codes and lines on the clipboard, and saying so beside the work."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from counter_app.ui.notices import NoticeBoard
from counter_app.ui.table import Copied


def put_on_clipboard(copied: Copied, notices: NoticeBoard) -> None:
    QGuiApplication.clipboard().setText(copied.text)
    if copied.rows == 1:
        told = QCoreApplication.translate("Clipboard", "Đã chép {0}").format(copied.text.replace("\t", " · "))
    else:
        told = QCoreApplication.translate("Clipboard", "Đã chép %n dòng", "", copied.rows)
    if copied.unread:
        more = QCoreApplication.translate(
            "Clipboard",
            "%n dòng đã chọn chưa đọc tới nên không có trong đó; hãy cuộn qua rồi chép lại.",
            "",
            copied.unread,
        )
        notices.tell("copied", "told-warning", told, more)
        return
    notices.tell("copied", "told-good", told)
