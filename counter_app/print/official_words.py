"""Words that every official paper shares: motto, dates, moments, money, identities; as decree 30/2020 writes them."""

from __future__ import annotations

from datetime import date, datetime

from counter_app.domain.times import OFFICE_ZONE, WEEKDAYS_VI
from counter_app.domain.written_number import grouped

MOTTO_FIRST = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO_SECOND = "Độc lập - Tự do - Hạnh phúc"
SIGN_HINT = "(Ký và ghi rõ họ tên)"
SAMPLE_WORD = "MẪU"
NBSP = "\u00a0"
BLANK = "…………………………"


def moment_words(moment: datetime) -> str:
    """09 giờ 15 phút, ngày 20 tháng 11 năm 2026; office time."""
    local = moment.astimezone(OFFICE_ZONE)
    return f"{local:%H} giờ {local:%M} phút, {day_words(local.date())}"


def day_words(day: date) -> str:
    """Day and the first two months bear a zero, as decree 30/2020 writes dates."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def weekday_words(moment: datetime) -> str:
    return WEEKDAYS_VI[moment.astimezone(OFFICE_ZONE).weekday()]


def place_and_day(place: str, day: date) -> str:
    """Trấn Biên, ngày 20 tháng 11 năm 2026."""
    words = day_words(day)
    return f"{place}, {words}" if place else words[0].upper() + words[1:]


def money_words(amount: int) -> str:
    """20.000 đồng."""
    return grouped(amount) + " đồng"


def identity_words(identity: str) -> str:
    """ABCD EFGH IJKL MNOP: readers take it with and without the blanks."""
    return " ".join(identity[start : start + 4] for start in range(0, len(identity), 4))
