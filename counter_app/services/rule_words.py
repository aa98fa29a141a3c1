"""Values and statuses of rules in the words of the counter, both languages."""

from __future__ import annotations

from counter_app.domain.regulations import Profile, Reading, Rule

UNIT_WORDS = {
    "working_hours": ("giờ làm việc", "working hours"),
    "working_days": ("ngày làm việc", "working days"),
    "clock_hours": ("giờ (đồng hồ)", "clock hours"),
    "hours": ("giờ", "hours"),
    "calendar_days": ("ngày", "days"),
    "months": ("tháng", "months"),
    "dong": ("đồng", "đồng"),
    "percent": ("%", "%"),
}
# What a rule counts: how often, unless it says here.
_TIMES = ("lần", "times")
_COUNTED = {"agency_id.longest": ("ký tự", "characters"), "guidance.contents": ("nội dung", "items")}
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
PERIOD_WORDS = {
    "month": ("hằng tháng", "every month"),
    "quarter": ("hằng quý", "every quarter"),
    "half_year": ("6 tháng", "every six months"),
    "year": ("hằng năm", "every year"),
}
LEVEL_WORDS = {"full": ("toàn trình", "full"), "partial": ("một phần", "partial")}
ALL_CHANNELS = ("mọi kênh", "every channel")


def value_text(rule: Rule, english: bool, profile: Profile | None = None) -> str:
    """`profile` gives the names that its settings have for the bodies that a rule names."""
    if isinstance(rule.value, bool):
        return ("có", "yes")[english] if rule.value else ("không", "no")[english]
    if isinstance(rule.value, tuple):
        return "; ".join(_item_text(item, rule, english, profile) for item in rule.value)
    words = _COUNTED.get(rule.id, _TIMES) if rule.unit == "count" else UNIT_WORDS.get(rule.unit)
    if words is None:
        return str(rule.value)
    said = words[english]
    return f"{rule.value} {said.removesuffix('s') if english and rule.value == 1 else said}"


def _item_text(item: str, rule: Rule, english: bool, profile: Profile | None) -> str:
    setting = profile.setting(item) if profile and item.startswith("addressee.") else None
    if setting is not None:
        return setting.value
    if rule.unit == "days_of_year":
        month, day = item.split("-")
        return item if english else f"{int(day)}/{int(month)}"
    words = PERIOD_WORDS.get(item) if rule.unit == "periods" else LEVEL_WORDS.get(item)
    return words[english] if words else item


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
