"""How a matter and its time limits are told."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from counter_app.domain.feedback import FeedbackKind, FeedbackLimit, FeedbackOutcome
from counter_app.domain.times import time_vi
from counter_app.services.steps.feedback import Feedback
from counter_app.ui.language import either


def kind_words(kind: FeedbackKind) -> str:
    return {
        FeedbackKind.FEEDBACK: QCoreApplication.translate("FeedbackWords", "Phản ánh, kiến nghị"),
        FeedbackKind.COMPLAINT: QCoreApplication.translate("FeedbackWords", "Khiếu nại"),
    }[kind]


def outcome_words(outcome: FeedbackOutcome) -> str:
    return {
        FeedbackOutcome.ANSWERED: QCoreApplication.translate("FeedbackWords", "Đã trả lời"),
        FeedbackOutcome.REFUSED: QCoreApplication.translate("FeedbackWords", "Từ chối xử lý"),
        FeedbackOutcome.ASKED_MORE: QCoreApplication.translate("FeedbackWords", "Hỏi thêm thông tin"),
    }[outcome]


def state_words(one: Feedback) -> str:
    """How it stands, and late in the regulation's own words."""
    waiting = QCoreApplication.translate("FeedbackWords", "Chờ trả lời")
    state = outcome_words(one.outcome) if one.outcome is not None else waiting
    if one.promised is not None and one.is_open:
        state = QCoreApplication.translate("FeedbackWords", "Đã hẹn lại")
    return f"{state}, {either(one.late.vi, one.late.en)}" if one.late is not None else state


def limit_words(limits: tuple[FeedbackLimit, ...], promptly: str) -> list[str]:
    """One sentence a limit with its article; without any, that the regulation gives no figure."""
    told = [_limit(one) for one in limits]
    if promptly:
        told.append(
            QCoreApplication.translate("FeedbackWords", "Giải quyết kịp thời, không định số ngày ({0}).").format(
                promptly
            )
        )
    return told or [QCoreApplication.translate("FeedbackWords", "Quy định đang áp dụng không nêu thời hạn trả lời.")]


def _limit(one: FeedbackLimit) -> str:
    who, when = either(one.who.vi, one.who.en), time_vi(one.deadline.by)
    if not who:
        return QCoreApplication.translate("FeedbackWords", "Trả lời trước {0} ({1}).").format(when, one.source)
    return QCoreApplication.translate("FeedbackWords", "Trả lời trước {0}: {1} ({2}).").format(when, who, one.source)
