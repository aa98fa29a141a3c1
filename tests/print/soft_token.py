"""A token in software (SoftHSM2) with a certificate of an invented clerk; real PKCS#11, no hardware."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

DRIVERS = ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")
PIN = "246813"
KEY_ID = "01"


@dataclass(frozen=True)
class SoftToken:
    """`authority` is the PEM file of who issued the certificate."""

    driver: str
    authority: Path
    certificate: x509.Certificate


def soft_token(folder: Path, monkeypatch: pytest.MonkeyPatch, holder: str) -> SoftToken:
    """The environment names its folder: helper processes find it there too."""
    driver = next(path for path in DRIVERS if Path(path).exists())
    store, settings = folder / "tokens", folder / "softhsm2.conf"
    store.mkdir()
    settings.write_text(f"directories.tokendir = {store}\nobjectstore.backend = file\nlog.level = ERROR\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(settings))
    _run("softhsm2-util", "--init-token", "--free", "--label", "can-bo", "--so-pin", "87654321", "--pin", PIN)
    key, certificate, authority = _issued(holder)
    pem, der = folder / "key.pem", folder / "certificate.der"
    pem.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    der.write_bytes(certificate.public_bytes(serialization.Encoding.DER))
    _run("softhsm2-util", "--import", str(pem), "--token", "can-bo", "--label", "key", "--id", KEY_ID, "--pin", PIN)
    tool = ("pkcs11-tool", "--module", driver, "--login", "--pin", PIN)
    _run(*tool, "--write-object", str(der), "--type", "cert", "--id", KEY_ID, "--label", "certificate")
    issuer = folder / "authority.pem"
    issuer.write_bytes(authority.public_bytes(serialization.Encoding.PEM))
    return SoftToken(driver, issuer, certificate)


def _issued(holder: str) -> tuple[rsa.RSAPrivateKey, x509.Certificate, x509.Certificate]:
    root_key, key = (rsa.generate_private_key(65537, 2048) for _ in range(2))
    root = _certificate("Cơ quan chứng thực thử nghiệm", root_key, "Cơ quan chứng thực thử nghiệm", root_key, ca=True)
    return key, _certificate(holder, key, "Cơ quan chứng thực thử nghiệm", root_key, ca=False), root


def _certificate(
    holder: str, key: rsa.RSAPrivateKey, issuer: str, signs: rsa.RSAPrivateKey, *, ca: bool
) -> x509.Certificate:
    now = datetime.now(UTC)
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only"), False
    )
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, holder)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=30))
        .not_valid_after(now + timedelta(days=365))
        .add_extension(x509.BasicConstraints(ca, None), critical=True)
        .add_extension(
            x509.KeyUsage(digital_signature=not ca, content_commitment=not ca, key_cert_sign=ca, crl_sign=ca, **usage),
            critical=True,
        )
        .sign(signs, hashes.SHA256())
    )


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
