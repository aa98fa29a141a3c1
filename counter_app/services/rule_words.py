"""Values and statuses of rules in the words of the counter, both languages."""

from __future__ import annotations

from counter_app.domain.regulations import Reading, Rule

UNIT_WORDS = {
    "working_hours": ("giờ làm việc", "working hours"),
    "working_days": ("ngày làm việc", "working days"),
    "clock_hours": ("giờ (đồng hồ)", "clock hours"),
    "hours": ("giờ", "hours"),
    "calendar_days": ("ngày", "days"),
    "months": ("tháng", "months"),
    "count": ("lần/số lượng", "count"),
    "dong": ("đồng", "đồng"),
    "percent": ("%", "%"),
}
STATUS_WORDS = {
    "confirmed": ("đã đối chiếu", "confirmed"),
    "read_before_unread_amendment": (
        "đọc trước một lần sửa đổi chưa đọc được",
        "read before an amendment that was not read",
    ),
    "unverified": ("CHƯA KIỂM CHỨNG, không áp dụng khi đơn vị chưa bật", "UNVERIFIED, off unless switched on"),
}
CHANNEL_WORDS = {
    "direct": ("trực tiếp", "at the counter"),
    "post": ("bưu chính", "by post"),
    "online": ("trực tuyến", "online"),
}
ALL_CHANNELS = ("mọi kênh", "every channel")


def value_text(rule: Rule, english: bool) -> str:
    if isinstance(rule.value, bool):
        return ("có", "yes")[english] if rule.value else ("không", "no")[english]
    if isinstance(rule.value, tuple):
        return "; ".join(rule.value)
    words = UNIT_WORDS.get(rule.unit)
    return f"{rule.value} {words[english]}" if words else str(rule.value)


def channels_text(rule: Rule, english: bool) -> str:
    return ", ".join(CHANNEL_WORDS[channel][english] for channel in rule.channels) or ALL_CHANNELS[english]


def readings_text(rule: Rule, english: bool) -> str:
    """Every way to read the sentence, and whose choice is in use; '' where there is one way only."""
    if not rule.readings:
        return ""
    chosen = (
        ("theo lựa chọn của đơn vị", "the office's choice")
        if rule.reading
        else ("do phần mềm lấy", "the program's choice")
    )
    in_use = rule.reading or next((one.id for one in rule.readings if _same(one, rule)), "")
    lines = [("Các cách hiểu:", "Ways to read it:")[english]]
    for one in rule.readings:
        mark = f" ({('đang dùng', 'in use')[english]}, {chosen[english]})" if one.id == in_use else ""
        lines.append(f"– {one.en if english else one.vi} [{one.id}]{mark}")
    return "\n".join(lines)


def _same(reading: Reading, rule: Rule) -> bool:
    return (reading.value, reading.unit) == (rule.value, rule.unit)
