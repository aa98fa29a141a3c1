"""The certificate with which a clerk signs digital copies: whose it is, and whether it can sign now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.errors import RuleViolation
from counter_app.domain.folding import fold
from counter_app.domain.scanned_paper import SIGNING_CITATION
from counter_app.domain.times import date_vi


@dataclass(frozen=True, slots=True)
class SigningCertificate:
    """As it lies on a token. `serial` and `key` are hex: of the certificate, and of the pair of key and certificate.
    `token` is the token's own name and number; `holder` and `issuer` common names; times aware."""

    token: str
    key: str
    serial: str
    holder: str
    issuer: str
    valid_from: datetime
    valid_to: datetime


def refuse_certificate(certificate: SigningCertificate, clerk: str, now: datetime) -> None:
    """Raises RuleViolation for another person's certificate, and for one that is not in force now."""
    words = set(fold(certificate.holder).split())
    if not set(fold(clerk).split()) <= words:
        raise RuleViolation(
            f"Chứng thư số mang tên “{certificate.holder[:80]}”, không phải {clerk}; bản số hóa phải ký bằng chữ ký "
            "số cá nhân của chính mình.",
            f"The certificate is that of “{certificate.holder[:80]}”, not of {clerk}; copies are signed with one's "
            "own personal signature.",
            SIGNING_CITATION,
        )
    if not certificate.valid_from <= now <= certificate.valid_to:
        first, last = date_vi(certificate.valid_from.date()), date_vi(certificate.valid_to.date())
        raise RuleViolation(
            f"Chứng thư số có hiệu lực từ {first} đến {last}, hôm nay không dùng được; hãy gia hạn.",
            f"The certificate is in force from {first} to {last} and cannot be used today; have it renewed.",
            SIGNING_CITATION,
        )
