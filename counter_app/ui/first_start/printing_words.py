"""What came of a trial print, in words: (sentence, kind)."""

from __future__ import annotations

from counter_app.services.trial_prints import PrintOutcome, Watched
from counter_app.ui.language import either, told


def printed_words(watched: Watched) -> tuple[str, str]:
    if watched.outcome is PrintOutcome.PRINTED:
        return either("Máy in báo đã in xong.", "The printer says that it is out."), "good"
    if watched.problem is not None:
        return told(watched.problem), "warning"
    return either("Đã gửi tới máy in; hãy nhìn xem giấy đã ra chưa.", "Sent; look whether paper came out."), ""
