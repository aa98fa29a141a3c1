"""Putting codes and lines on the clipboard, and saying so beside the work; what is copied out of words by hand."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication

from counter_app.ui.marked import MAY_BREAK, Words
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.table import Copied


class UnbrokenCopies(QObject):
    """Takes the marks at which words may break out of what was copied from them: nobody sees one, and a path or the
    number of a dossier with one in its middle is another. What others put on the clipboard is theirs."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.changed.connect(self._mend)

    @Slot(QClipboard.Mode)
    def _mend(self, mode: QClipboard.Mode) -> None:
        words, text = QApplication.focusWidget(), self._clipboard.text(mode)
        if MAY_BREAK in text and isinstance(words, Words) and words.selectedText() == text:
            self._clipboard.setText(text.replace(MAY_BREAK, ""), mode)


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
