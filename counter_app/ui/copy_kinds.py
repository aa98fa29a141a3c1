"""In which form a paper is handed in, in words: the same in the checklist and in a correction."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from counter_app.domain.intake import CopyKind

translate = QCoreApplication.translate


def kind_words() -> dict[CopyKind, str]:
    return {
        CopyKind.ORIGINAL: translate("Checklist", "bản chính"),
        CopyKind.CERTIFIED: translate("Checklist", "bản sao chứng thực"),
        CopyKind.PHOTOCOPY: translate("Checklist", "bản chụp"),
        CopyKind.SHOWN: translate("Checklist", "xuất trình, đối chiếu"),
        CopyKind.DATABASE: translate("Checklist", "tra từ cơ sở dữ liệu"),
    }
