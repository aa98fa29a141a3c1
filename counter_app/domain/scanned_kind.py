"""What a scanned text is, where it is not the identity card that was expected: said so that the clerk can act."""

from __future__ import annotations

import re

from counter_app.domain.dossier_code import CODE_FORM
from counter_app.domain.errors import BadInput

OUR_QR_FORM = re.compile(r"(?i)https?://[^/\s]{1,80}/([STMR])[0-9]+/")
OUR_PAPERS = {
    "S": ("mã QR trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "the QR code of a receipt slip"),
    "T": ("mã QR trên phiếu dự phòng", "the QR code of a contingency sheet"),
    "M": ("mã QR trên bảng kê bàn giao của bưu chính", "the QR code of a postal manifest"),
    "R": ("mã khôi phục của cơ quan", "the office's recovery code"),
}
HEALTH_CARD_FORM = re.compile(r"(?:[A-Z]{2}[0-9]{13}|[0-9]{10})\|(?:[0-9A-Fa-f]{2})+\|.*")
OTHER_KINDS = (
    (re.compile(r"(?i)https?://.*"), "một địa chỉ trang web", "a web address"),
    (HEALTH_CARD_FORM, "mã QR của thẻ bảo hiểm y tế", "the QR code of a health-insurance card"),
    (re.compile(r"000201[0-9]{2}.*"), "mã QR thanh toán (VietQR)", "a payment QR code (VietQR)"),
    (re.compile(r"I[DA]VNM.*"), "dòng chữ máy đọc ở mặt sau thẻ", "the machine-readable lines of a card's back"),
    (CODE_FORM, "mã hồ sơ", "a dossier code"),
    (re.compile(r"[0-9]{12}"), "một số định danh đứng riêng", "a bare identity number"),
    (
        re.compile(r"[0-9]{12}.*[|].*"),
        "mã QR thẻ căn cước mà máy quét đã làm mất trường",
        "an identity card's QR code of which the scanner lost fields",
    ),
)


def not_a_card(text: str) -> BadInput:
    """The problem to raise for a text that is no identity card: one sentence that names what it looks like."""
    vi, en = _named(text)
    if not vi:
        return BadInput(
            "Đây không phải mã QR đầy đủ của thẻ căn cước; hãy quét lại mã QR trên thẻ.",
            "This is not the whole QR code of an identity card; scan the code on the card again.",
        )
    return BadInput(
        f"Nội dung này giống {vi}, không phải mã QR đầy đủ của thẻ căn cước; hãy quét mã QR trên thẻ.",
        f"This looks like {en}, not like the whole QR code of an identity card; scan the code on the card.",
    )


def _named(text: str) -> tuple[str, str]:
    if ours := OUR_QR_FORM.match(text):
        return OUR_PAPERS[ours[1].upper()]
    for form, vi, en in OTHER_KINDS:
        if form.fullmatch(text):
            return vi, en
    return "", ""
