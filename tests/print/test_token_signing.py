"""Signing on a token, against SoftHSM2; what comes out is verified by other hands than those that made it."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import pytest
from asn1crypto.pem import unarmor
from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from counter_app.domain.errors import BadInput, EnvironmentProblem
from counter_app.domain.scanned_paper import MeasuredScan, ScanMedia
from counter_app.print.scan_child import measure_pdf
from counter_app.print.scan_reading import ScanReader
from counter_app.print.token_signing import TokenSigner, WrongPin
from tests.print.scan_samples import jpeg, pdf, photo_held_upright, stands_upright
from tests.print.soft_token import PIN, SoftToken, soft_token

HOLDER = "Nguyễn Thị Lan"


@pytest.fixture(name="token")
def clerk_s_token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SoftToken:
    return soft_token(tmp_path, monkeypatch, HOLDER)


def parts_of(signed: bytes) -> tuple[bytes, bytes]:
    """The last signature's CMS, and the bytes that it is over."""
    *_, found = re.finditer(rb"/ByteRange\s*\[\s*(\d+) (\d+) (\d+) (\d+)\s*\]", signed)
    start, before, place, after = (int(number) for number in found.groups())
    return bytes.fromhex(signed[before + 1 : place - 1].decode()), signed[start:before] + signed[place : place + after]


def openssl_accepts(signed: bytes, token: SoftToken, folder: Path) -> bool:
    cms, content = parts_of(signed)
    (folder / "cms").write_bytes(cms)
    (folder / "content").write_bytes(content)
    names = ("-in", str(folder / "cms"), "-content", str(folder / "content"), "-CAfile", str(token.authority))
    command = ["openssl", "cms", "-verify", "-inform", "DER", "-binary", "-purpose", "any", "-out", "/dev/null", *names]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_the_certificate_on_a_token_is_known_without_its_pin(token: SoftToken) -> None:
    (certificate,) = TokenSigner(token.driver).certificates()
    assert (certificate.holder, certificate.issuer) == (HOLDER, "Cơ quan chứng thực thử nghiệm")
    assert certificate.serial == f"{token.certificate.serial_number:x}"
    assert certificate.valid_from < certificate.valid_to
    assert certificate.token.startswith("can-bo")


def test_a_signed_paper_is_accepted_by_openssl_and_by_a_pdf_validator(token: SoftToken, tmp_path: Path) -> None:
    signer = TokenSigner(token.driver)
    (certificate,) = signer.certificates()
    signed = signer.sign(pdf((1_654, 2_339)), ScanMedia.PDF, certificate, PIN)
    assert openssl_accepts(signed, token, tmp_path)
    (embedded,) = PdfFileReader(io.BytesIO(signed)).embedded_signatures
    assert embedded.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    _name, _headers, root = unarmor(token.authority.read_bytes())
    context = ValidationContext(trust_roots=[Certificate.load(root)], allow_fetching=False)
    status = validate_pdf_signature(embedded, context)
    assert (status.bottom_line, status.coverage.name) == (True, "ENTIRE_FILE")
    changed = signed.replace(b"/MediaBox", b"/mediabox", 1)
    assert changed != signed
    assert not openssl_accepts(changed, token, tmp_path)


def test_a_paper_is_signed_once_more_without_breaking_the_first_signature(token: SoftToken, tmp_path: Path) -> None:
    signer = TokenSigner(token.driver)
    (certificate,) = signer.certificates()
    once = signer.sign(pdf(), ScanMedia.PDF, certificate, PIN)
    twice = signer.sign(once, ScanMedia.PDF, certificate, PIN)
    assert twice.startswith(once)
    assert openssl_accepts(twice, token, tmp_path)


def test_a_photo_is_signed_as_a_pdf_with_the_same_resolution(token: SoftToken, tmp_path: Path) -> None:
    signer = TokenSigner(token.driver)
    (certificate,) = signer.certificates()
    signed = signer.sign(jpeg(), ScanMedia.JPEG, certificate, PIN)
    assert openssl_accepts(signed, token, tmp_path)
    assert measure_pdf(signed) == MeasuredScan(1, 200)


def test_a_photo_that_lies_on_its_side_stands_upright_once_it_is_signed(token: SoftToken) -> None:
    signer = TokenSigner(token.driver)
    (certificate,) = signer.certificates()
    signed = signer.sign(photo_held_upright(), ScanMedia.JPEG, certificate, PIN)
    assert stands_upright(ScanReader().page_png(signed, ScanMedia.PDF))


def test_a_wrong_pin_is_one_sentence_and_signs_nothing(token: SoftToken) -> None:
    signer = TokenSigner(token.driver)
    (certificate,) = signer.certificates()
    with pytest.raises(WrongPin):
        signer.sign(pdf(), ScanMedia.PDF, certificate, "000000")


def test_a_file_that_is_no_pdf_inside_is_refused(token: SoftToken) -> None:
    signer = TokenSigner(token.driver)
    (certificate,) = signer.certificates()
    with pytest.raises(BadInput, match="cannot be signed"):
        signer.sign(b"%PDF-1.7 nothing", ScanMedia.PDF, certificate, PIN)


def test_a_token_that_was_pulled_out_and_a_driver_that_is_none_are_told(
    token: SoftToken, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signer = TokenSigner(token.driver)
    (certificate,) = signer.certificates()
    empty = tmp_path / "empty.conf"
    (tmp_path / "none").mkdir()
    empty.write_text(f"directories.tokendir = {tmp_path / 'none'}\nobjectstore.backend = file\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(empty))
    with pytest.raises(EnvironmentProblem, match="not there"):
        signer.sign(pdf(), ScanMedia.PDF, certificate, PIN)
    with pytest.raises(EnvironmentProblem, match="does not work"):
        TokenSigner(str(tmp_path / "no.so")).certificates()
