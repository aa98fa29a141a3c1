"""Number and title of each official form under the regulation in force: 2018 has six, 2025 seven.

Circular 03/2025 names its seven forms; their layouts were not read, so papers of that profile follow the older
layouts and say so where a clerk sees it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from counter_app.domain.folding import fold
from counter_app.domain.regulations import Profile

TITLES_RULE, LAYOUT_RULE = "forms.titles", "forms.layout"


class FormKind(Enum):
    """The value is what its title contains, without diacritics."""

    SLIP = "giay tiep nhan ho so"
    SUPPLEMENT = "yeu cau bo sung"
    REFUSAL = "tu choi"
    APOLOGY = "xin loi"
    STOP = "dung giai quyet"
    CONTROL = "kiem soat"
    REGISTER = "so theo doi"


_OWN_TITLES = {
    FormKind.SLIP: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
    FormKind.SUPPLEMENT: "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
    FormKind.REFUSAL: "Phiếu từ chối tiếp nhận giải quyết hồ sơ",
    FormKind.APOLOGY: "Phiếu xin lỗi và hẹn lại ngày trả kết quả",
    FormKind.STOP: "Thông báo dừng giải quyết hồ sơ",
    FormKind.CONTROL: "Phiếu kiểm soát quá trình giải quyết hồ sơ",
    FormKind.REGISTER: "Sổ theo dõi hồ sơ",
}


@dataclass(frozen=True, slots=True)
class FormName:
    """`label` is "Mẫu số 02", '' where the regulation has no such form; `confirmed`: its layout was read."""

    kind: FormKind
    label: str
    title: str
    confirmed: bool

    @property
    def shown_label(self) -> str:
        """For the foot of the paper."""
        if not self.label:
            return "Không phải mẫu của quy định đang áp dụng"
        return self.label if self.confirmed else f"{self.label} (bố cục theo TT 01/2018/TT-VPCP)"


def form_name(profile: Profile, kind: FormKind) -> FormName:
    """The form as the profile (or its base layer) calls it; a title of our own where no regulation names one."""
    rule = profile.rule(TITLES_RULE)
    titles = rule.value if rule is not None and isinstance(rule.value, tuple) else ()
    # The layout rule stands only in profiles whose own layouts were not read, and is never confirmed there.
    unread = any(each.id == LAYOUT_RULE and each.status == "unverified" for each in profile.rules)
    for text in titles:
        if kind.value in fold(text):
            label, title = _parted(text)
            return FormName(kind, label, title, confirmed=not unread)
    return FormName(kind, "", _OWN_TITLES[kind], confirmed=False)


def _parted(text: str) -> tuple[str, str]:
    """“Mẫu số 02 Phiếu …” → (“Mẫu số 02”, “Phiếu …”)."""
    words = text.split(" ")
    number = next((place for place, word in enumerate(words) if word.isdigit()), -1)
    return " ".join(words[: number + 1]), " ".join(words[number + 1 :])
