"""What a new password must be. Length counts; composition rules do not, since they make people write it down."""

from __future__ import annotations

import unicodedata

from counter_app.domain.errors import BadInput
from counter_app.domain.folding import fold

SHORTEST = 10
LONGEST = 200
_FEWEST_DIFFERENT = 5
_RUNS = ("01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_COMMON = ("matkhau", "password", "motcua", "123456", "iloveyou", "vietnam")


def prepared(password: str) -> str:
    """One form for every keyboard: Vietnamese input methods compose the same letter differently.

    Raises BadInput when it is too long or has control characters.
    """
    if len(password) > LONGEST or any(unicodedata.category(char) in {"Cc", "Cs"} for char in password):
        raise BadInput(
            f"Mật khẩu dài quá {LONGEST} ký tự hoặc có ký tự điều khiển; hãy gõ lại.",
            f"The password is longer than {LONGEST} characters or has control characters; type it again.",
        )
    return unicodedata.normalize("NFC", password)


def check_new_password(password: str, account: str, name: str) -> str:
    """The prepared password. Raises BadInput with what is wrong and what to do."""
    new = prepared(password)
    plain = fold(new).replace(" ", "")
    if len(new) < SHORTEST:
        raise BadInput(
            f"Mật khẩu mới phải có ít nhất {SHORTEST} ký tự; có thể dùng cả một câu dễ nhớ.",
            f"The new password needs at least {SHORTEST} characters; a sentence that is easy to remember will do.",
        )
    if len(set(plain)) < _FEWEST_DIFFERENT or _is_common(plain):
        raise BadInput(
            "Mật khẩu mới quá dễ đoán; hãy dùng vài từ không liên quan đến nhau.",
            "The new password is too easy to guess; use a few words that have nothing to do with each other.",
        )
    if any(part in plain for part in _own_words(account, name)):
        raise BadInput(
            "Mật khẩu mới chứa tên hoặc tên đăng nhập của anh/chị; hãy chọn mật khẩu khác.",
            "The new password holds your name or account name; choose another.",
        )
    return new


def _is_common(plain: str) -> bool:
    """Nothing much besides a well-known word or a run along the keyboard."""
    rest = plain
    for known in _COMMON:
        rest = rest.replace(known, "")
    return len(rest) < SHORTEST // 2 or any(plain in run or plain[::-1] in run for run in _RUNS)


def _own_words(account: str, name: str) -> tuple[str, ...]:
    whole_name = fold(name).replace(" ", "")
    return tuple(word for word in (fold(account), whole_name) if len(word) >= 4)
