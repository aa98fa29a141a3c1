"""What the drawer of a day should hold, in words: cash and cards apart, and what was counted of it already."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from counter_app.domain.times import time_vi
from counter_app.domain.working_clock import in_office_time
from counter_app.services.steps.till import CountBefore, Till
from counter_app.services.wording import amount_vi

MOST_TOLD = 3


def told_of(till: Till) -> str:
    """Under the panel's title, a matter a line."""
    lines = [
        _cash(till),
        *_card(till.by_card),
        QCoreApplication.translate("TillWords", "Số lần thu: {0}").format(till.receipts),
    ]
    return "\n".join((*lines, *_before(till)))


def told_difference(difference: int) -> str:
    """Of what was counted from what should be there; negative: missing."""
    if not difference:
        return QCoreApplication.translate("TillWords", "Khớp với sổ.")
    words = (
        QCoreApplication.translate("TillWords", "Thừa {0} so với sổ.")
        if difference > 0
        else QCoreApplication.translate("TillWords", "Thiếu {0} so với sổ.")
    )
    return words.format(amount_vi(abs(difference)))


def uncounted(till: Till) -> str:
    """For whoever leaves: cash moved, and nobody counted since."""
    said = (
        QCoreApplication.translate("TillWords", "Sau lần kiểm đếm hôm nay tiền mặt có thu, trả thêm; {0}")
        if till.before
        else QCoreApplication.translate("TillWords", "Tiền mặt hôm nay chưa kiểm đếm; {0}")
    )
    there = (
        QCoreApplication.translate("TillWords", "theo sổ đã trả nhiều hơn thu {0}")
        if till.expected < 0
        else QCoreApplication.translate("TillWords", "theo sổ có {0}")
    )
    return said.format(there.format(amount_vi(abs(till.expected))))


def _cash(till: Till) -> str:
    """Less than nothing lies in no drawer: what was given back here was taken at another desk, or on another day."""
    if till.expected < 0:
        words = QCoreApplication.translate(
            "TillWords", "Theo sổ, quầy này đã hoàn trả nhiều hơn thu {0}; hãy ghi rõ số tiền ấy lấy từ đâu."
        )
        return words.format(amount_vi(-till.expected))
    return QCoreApplication.translate("TillWords", "Tiền mặt theo sổ: {0}").format(amount_vi(till.expected)) + _kinds(
        till.by_kind
    )


def _card(by_card: Mapping[str, int]) -> list[str]:
    if not any(by_card.values()):
        return []
    told = QCoreApplication.translate("TillWords", "Quẹt thẻ, trực tuyến (không có trong két): {0}")
    return [told.format(amount_vi(sum(by_card.values()))) + _kinds(by_card)]


def _kinds(by_kind: Mapping[str, int]) -> str:
    """Phí and lệ phí are two accounts of the office."""
    phi, le_phi = by_kind.get("phi", 0), by_kind.get("le_phi", 0)
    return (
        QCoreApplication.translate("TillWords", " (phí {0}, lệ phí {1})").format(amount_vi(phi), amount_vi(le_phi))
        if phi or le_phi
        else ""
    )


def _before(till: Till) -> list[str]:
    """Whoever counts a second time is told of the first, and what becomes of it."""
    if not till.before:
        return []
    told = [_counted(till, one) for one in till.before[-MOST_TOLD:]]
    since = till.moved_since
    if since > 0:
        told.append(
            QCoreApplication.translate("TillWords", "Từ lần đếm ấy tiền mặt thu thêm {0}.").format(amount_vi(since))
        )
    elif since < 0:
        told.append(
            QCoreApplication.translate("TillWords", "Từ lần đếm ấy tiền mặt trả lại {0}.").format(amount_vi(-since))
        )
    told.append(
        QCoreApplication.translate(
            "TillWords", "Đếm lại thì ghi thêm một lần, lần sau cùng được tính; các lần trước vẫn lưu."
        )
    )
    return told


def _counted(till: Till, one: CountBefore) -> str:
    when = in_office_time(one.when)
    at = f"{when:%H:%M}" if when.date() == till.day else time_vi(when)
    words = QCoreApplication.translate("TillWords", "Đã kiểm đếm lúc {0} ({1}): {2}. {3}")
    return words.format(at, one.who, amount_vi(one.counted), told_difference(one.difference))
