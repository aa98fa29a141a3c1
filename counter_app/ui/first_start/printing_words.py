"""What came of a trial print, in words: (sentence, kind)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from counter_app.services.trial_prints import PrintOutcome, Watched
from counter_app.ui.language import told


def printed_words(watched: Watched) -> tuple[str, str]:
    if watched.outcome is PrintOutcome.PRINTED:
        return QCoreApplication.translate("PrintingWords", "Máy in báo đã in xong."), "good"
    if watched.problem is not None:
        return told(watched.problem), "warning"
    return QCoreApplication.translate("PrintingWords", "Đã gửi tới máy in; hãy nhìn xem giấy đã ra chưa."), ""
