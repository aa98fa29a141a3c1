"""Signing on a PKCS#11 token, by a process of its own. The PIN goes to that process alone, through its input."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from counter_app.domain.errors import BadInput, EnvironmentProblem
from counter_app.domain.scanned_paper import SIGNING_CITATION, ScanMedia
from counter_app.domain.signing_certificate import SigningCertificate
from counter_app.print.child_process import ChildTooSlow, ask_child
from counter_app.print.sign_child import Outcome
from counter_app.settings.own_program import SIGN_SCAN

TOKEN_SECONDS = 60.0  # tokens sign slowly, and some wait for a press on them


class Signer(Protocol):
    """A port: whatever holds a clerk's key. Called from the background."""

    def certificates(self) -> tuple[SigningCertificate, ...]:
        """Those that could sign now; none is no problem. Raises EnvironmentProblem for a driver that does not work."""

    def sign(self, data: bytes, media: ScanMedia, certificate: SigningCertificate, pin: str) -> bytes:
        """The signed PDF. Raises WrongPin, BadInput for a file that cannot be signed, EnvironmentProblem."""


class WrongPin(BadInput):
    """Never tried again by itself: after a few wrong ones a token locks for good."""

    def __init__(self) -> None:
        super().__init__(
            "Mã PIN không đúng; nhập sai nhiều lần thiết bị sẽ tự khóa. Hãy nhập lại cẩn thận.",
            "The PIN is wrong; after several wrong ones the token locks itself. Enter it again with care.",
        )


@dataclass(frozen=True, slots=True)
class TokenSigner:
    """`driver` is the PKCS#11 library of the token's maker (a path)."""

    driver: str
    seconds: float = TOKEN_SECONDS

    def certificates(self) -> tuple[SigningCertificate, ...]:
        answer = self._asked(("certificates",), {"driver": self.driver})
        try:
            return tuple(_certificate(row) for row in json.loads(answer))
        except (ValueError, KeyError, TypeError):
            raise _problem(Outcome.NO_DRIVER) from None

    def sign(self, data: bytes, media: ScanMedia, certificate: SigningCertificate, pin: str) -> bytes:
        question = {
            "driver": self.driver,
            "token": certificate.token,
            "key": certificate.key,
            "pin": pin,
            "media": media.value,
            "reason": f"Ký bản sao chụp điện tử ({SIGNING_CITATION})",
        }
        signed = self._asked(("sign",), question, data)
        if not signed.startswith(b"%PDF-"):
            raise _problem(Outcome.NOT_SIGNED)
        return signed

    def _asked(self, act: tuple[str, ...], question: dict[str, str], data: bytes = b"") -> bytes:
        try:
            answer = ask_child((SIGN_SCAN, *act), json.dumps(question).encode() + b"\n" + data, self.seconds)
        except ChildTooSlow:
            raise _problem(Outcome.NOT_SIGNED) from None
        if answer.code == Outcome.WRONG_PIN:
            raise WrongPin
        if answer.code != Outcome.DONE:
            raise _problem(Outcome(answer.code) if answer.code in list(Outcome) else Outcome.NO_DRIVER)
        return answer.said


def _certificate(row: dict[str, str]) -> SigningCertificate:
    return SigningCertificate(
        row["token"],
        row["key"],
        row["serial"],
        row["holder"],
        row["issuer"],
        datetime.fromisoformat(row["from"]),
        datetime.fromisoformat(row["to"]),
    )


def _problem(outcome: Outcome) -> BadInput | EnvironmentProblem:
    kind = BadInput if outcome is Outcome.UNREADABLE else EnvironmentProblem
    return kind(*_SENTENCES.get(outcome, _SENTENCES[Outcome.NOT_SIGNED]))


_SENTENCES = {
    Outcome.UNREADABLE: (
        "Không ký được tệp này (cấu trúc PDF hỏng); hãy quét lại giấy tờ thành PDF.",
        "This file cannot be signed (its PDF structure is damaged); scan the paper again as PDF.",
    ),
    Outcome.NO_DRIVER: (
        "Thư viện PKCS#11 của thiết bị ký số không dùng được; hãy xem lại đường dẫn ở Thiết lập.",
        "The token's PKCS#11 library does not work; look at its path in the settings. Copies stay to be signed.",
    ),
    Outcome.NO_TOKEN: (
        "Không thấy thiết bị ký số; hãy cắm lại rồi ký. Bản số hóa vẫn nằm trong danh sách chờ ký.",
        "The signing token is not there; plug it in and sign again. Copies stay in the list of those to be signed.",
    ),
    Outcome.PIN_LOCKED: (
        "Thiết bị ký số đã khóa vì nhập sai mã PIN nhiều lần; hãy liên hệ nơi cấp chứng thư để mở khóa.",
        "The token is locked after several wrong PINs; ask whoever issued the certificate to unlock it.",
    ),
    Outcome.NOT_SIGNED: (
        "Thiết bị ký số không ký được tệp; hãy rút ra cắm lại rồi thử lại. Bản số hóa vẫn chờ ký.",
        "The token did not sign the file; plug it in anew and try again. The copy stays to be signed.",
    ),
}
