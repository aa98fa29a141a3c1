"""Statuses, verdicts and entry types in the words of the counter, in both languages."""

from __future__ import annotations

from counter_app.domain import entry_types as types
from counter_app.domain import judging, life_cycle
from counter_app.store.dossier_fold import UNKNOWN, WAITING

STATUS_VI = {
    life_cycle.RECEIVED: "đã tiếp nhận",
    life_cycle.GUIDED: "đã hướng dẫn bổ sung",
    life_cycle.REFUSED: "đã từ chối tiếp nhận",
    life_cycle.ARRIVED_ONLINE: "nộp trực tuyến, chờ trả lời",
    life_cycle.TAKEN_BY_POST: "bưu chính đã nhận, chờ bàn giao",
    life_cycle.AWAITING_SUPPLEMENT: "chờ bổ sung",
    life_cycle.WITH_SPECIALIST: "đang xử lý ở bộ phận chuyên môn",
    life_cycle.RESULT_READY: "đã có kết quả, chờ trả",
    life_cycle.RETURNED: "đã trả kết quả",
    life_cycle.WITHDRAWN: "đã rút hồ sơ",
    life_cycle.VOID: "đã hủy",
    UNKNOWN: "chưa xác định",
}
STATUS_EN = {
    life_cycle.RECEIVED: "received",
    life_cycle.GUIDED: "guided to complete it",
    life_cycle.REFUSED: "refused",
    life_cycle.ARRIVED_ONLINE: "filed online, to be answered",
    life_cycle.TAKEN_BY_POST: "taken in by the post",
    life_cycle.AWAITING_SUPPLEMENT: "waiting for a supplement",
    life_cycle.WITH_SPECIALIST: "with the specialist unit",
    life_cycle.RESULT_READY: "result ready",
    life_cycle.RETURNED: "result returned",
    life_cycle.WITHDRAWN: "withdrawn",
    life_cycle.VOID: "void",
    UNKNOWN: "not known",
}

VERDICT_VI = {
    WAITING: "chờ hệ thống trung tâm xác nhận",
    judging.IN_ORDER: "",
    judging.MISSING: "mất nội dung, lãnh đạo cần xem",
    judging.NOT_UNDERSTOOD: "hệ thống trung tâm chưa hiểu loại ghi nhận này",
    judging.NOT_PERMITTED: "người ghi không có quyền này",
    judging.CODE_TAKEN: "mã hồ sơ trùng, lãnh đạo cần xem",
    judging.CONFLICTING: "xung đột với ghi nhận khác, lãnh đạo cần xem",
}
VERDICT_EN = {
    WAITING: "not yet judged by the centre",
    judging.IN_ORDER: "",
    judging.MISSING: "its content is missing, for the supervisor",
    judging.NOT_UNDERSTOOD: "not understood by the centre yet",
    judging.NOT_PERMITTED: "not permitted to whoever wrote it",
    judging.CODE_TAKEN: "the code was taken, for the supervisor",
    judging.CONFLICTING: "conflicts with another entry, for the supervisor",
}

TYPE_VI = {
    types.DOSSIER_RECEIVED: "Tiếp nhận hồ sơ",
    types.GUIDANCE_GIVEN: "Hướng dẫn bổ sung, hoàn thiện hồ sơ",
    types.DOSSIER_REFUSED: "Từ chối tiếp nhận hồ sơ",
    types.ONLINE_ARRIVED: "Nhận hồ sơ nộp trực tuyến",
    types.POSTAL_ACCEPTED: "Bưu chính nhận hồ sơ",
    types.CODE_GIVEN: "Cấp mã hồ sơ",
    types.NUMBER_VOIDED: "Hủy số hồ sơ",
    types.SLIP_SENT: "Gửi giấy tiếp nhận đến máy in",
    types.SLIP_OUTCOME: "Kết quả in giấy tiếp nhận",
    types.FEE_COLLECTED: "Thu phí, lệ phí",
    types.SUPPLEMENT_ASKED: "Yêu cầu bổ sung hồ sơ",
    types.SUPPLEMENT_RECEIVED: "Nhận giấy tờ bổ sung",
    types.HANDED_OVER: "Chuyển bộ phận chuyên môn",
    types.RESULT_ARRIVED: "Nhận kết quả giải quyết",
    types.RESULT_RETURNED: "Trả kết quả",
    types.DOSSIER_WITHDRAWN: "Người nộp rút hồ sơ",
    types.DOSSIER_VOIDED: "Hủy hồ sơ",
    types.START_FIXED: "Ấn định thời điểm tính thời hạn",
    types.JOURNAL_OPENED: "Mở nhật ký mới",
    types.DESK_RETIRED: "Ngừng sử dụng quầy",
    types.OUTAGE_BEGAN: "Bắt đầu mất kết nối",
    types.OUTAGE_ENDED: "Kết nối trở lại",
    types.CLOCK_CONFIRMED: "Xác nhận ngày giờ",
    types.CLOCK_CORRECTED: "Chỉnh ngày giờ",
    types.CALENDAR_DAY_DECIDED: "Quyết định ngày nghỉ, ngày làm bù",
    types.BODY_ERASED: "Xóa dữ liệu cá nhân",
    types.CONFLICT_SETTLED: "Giải quyết xung đột",
}
TYPE_EN = {
    types.DOSSIER_RECEIVED: "Dossier received",
    types.GUIDANCE_GIVEN: "Guidance given",
    types.DOSSIER_REFUSED: "Dossier refused",
    types.ONLINE_ARRIVED: "Arrived online",
    types.POSTAL_ACCEPTED: "Taken in by the post",
    types.CODE_GIVEN: "Code given",
    types.NUMBER_VOIDED: "Number voided",
    types.SLIP_SENT: "Slip sent to the printer",
    types.SLIP_OUTCOME: "Outcome of the print",
    types.FEE_COLLECTED: "Fee collected",
    types.SUPPLEMENT_ASKED: "Supplement asked for",
    types.SUPPLEMENT_RECEIVED: "Supplement received",
    types.HANDED_OVER: "Handed over",
    types.RESULT_ARRIVED: "Result arrived",
    types.RESULT_RETURNED: "Result returned",
    types.DOSSIER_WITHDRAWN: "Withdrawn",
    types.DOSSIER_VOIDED: "Voided",
    types.START_FIXED: "Start of the term fixed",
    types.JOURNAL_OPENED: "Journal opened",
    types.DESK_RETIRED: "Desk retired",
    types.OUTAGE_BEGAN: "Outage began",
    types.OUTAGE_ENDED: "Outage ended",
    types.CLOCK_CONFIRMED: "Clock confirmed",
    types.CLOCK_CORRECTED: "Clock corrected",
    types.CALENDAR_DAY_DECIDED: "Day of the calendar decided",
    types.BODY_ERASED: "Personal data erased",
    types.CONFLICT_SETTLED: "Conflict settled",
}


def type_vi(entry_type: str) -> str:
    """What this program does not know is said to be so, with its name, never hidden."""
    return TYPE_VI.get(entry_type) or f"Loại ghi nhận mới, phần mềm này chưa biết ({entry_type[:60]})"


def type_en(entry_type: str) -> str:
    return TYPE_EN.get(entry_type) or f"A newer kind of entry that this program does not know ({entry_type[:60]})"


def amount_vi(amount: int) -> str:
    """200.000 đ."""
    return f"{amount:,}".replace(",", ".") + " đ"
