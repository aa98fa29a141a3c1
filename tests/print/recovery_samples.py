"""A made-up recovery code and the sheet that it is printed on."""

from __future__ import annotations

from datetime import date

from counter_app.domain.recovery_sheet import RecoverySheet
from counter_app.wire.recovery_code import RecoveryCode, recovery_qr_text

CODE = RecoveryCode(bytes(range(3, 19)))
SHEET = RecoverySheet(
    "Trung tâm Phục vụ hành chính công phường Trấn Biên",
    "Quầy 1",
    date(2026, 11, 22),
    tuple(CODE.text.split("-")),
    recovery_qr_text(CODE),
)
