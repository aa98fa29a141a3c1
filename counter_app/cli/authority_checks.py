"""By which authority this PC believes the centre's certificate, and whether an authority that is pinned can be used."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from cryptography import x509
from cryptography.x509.oid import NameOID

from counter_app.cli.doctor_finding import Finding, Surroundings
from counter_app.domain.times import OFFICE_ZONE, date_vi

LARGEST_FILE = 1024 * 1024
SOON = timedelta(days=30)


def check_authority(around: Surroundings) -> Finding:
    path = around.folder.pinned_authority
    if path is None:
        return Finding(
            "authority",
            True,
            "Tin các tổ chức chứng thực công khai đi kèm phần mềm; cơ quan không ghim tổ chức riêng.",
            "The public authorities that came with the program are believed; the office pins none of its own.",
        )
    found = _certificates(path)
    if not found:
        return Finding(
            "authority",
            False,
            f"{path} không đọc được hoặc không chứa chứng chỉ (PEM), nên quầy không tin trung tâm nào; "
            "hãy chép lại tệp.",
            f"{path} cannot be read or holds no certificate (PEM), so no centre is believed; copy the file anew.",
        )
    return _judged(around, found)


def _judged(around: Surroundings, found: list[x509.Certificate]) -> Finding:
    """By the one that lasts longest: an old and a new one may lie in the file while the centre changes over."""
    last = max(found, key=lambda one: one.not_valid_after_utc)
    end = last.not_valid_after_utc
    named, day = ", ".join(dict.fromkeys(_name(one) for one in found)), end.astimezone(OFFICE_ZONE).date()
    vi = f"Chỉ tin chứng chỉ do {named} cấp (centre.pem), đến {date_vi(day)}"
    en = f"Only certificates by {named} are believed (centre.pem), until {day}"
    if end > around.asked + SOON:
        return Finding("authority", True, f"{vi}.", f"{en}.")
    return Finding(
        "authority",
        False,
        f"{vi}: đã hoặc sắp hết hạn; hãy thêm chứng chỉ mới vào tệp trước khi trung tâm đổi.",
        f"{en}: over, or soon; add the new certificate to the file before the centre changes over.",
    )


def _certificates(path: Path) -> list[x509.Certificate]:
    try:
        with path.open("rb") as file:
            return x509.load_pem_x509_certificates(file.read(LARGEST_FILE))
    except (OSError, ValueError):
        return []


def _name(certificate: x509.Certificate) -> str:
    names = [*certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)]
    shown = str(names[0].value) if names else f"{certificate.serial_number:x}"
    return "".join(letter for letter in shown if letter.isprintable())[:100]
