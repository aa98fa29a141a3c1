"""The desk's own papers and keys, by the names of its small values."""

from __future__ import annotations

from sqlalchemy import Connection

from counter_app.store.desk_identity import DeskIdentity
from counter_app.store.desk_values import desk_value
from counter_app.wire.papers import Certificate, Paper, read_paper

CERTIFICATE = "certificate"
CENTRE_ADDRESS = "centre address"
PENDING_SEED = "pending signing seed"
SIGNING_SEED = "signing seed"
ADOPTED_JOURNAL = "journal of another desk"


def stored_certificate(connection: Connection) -> Paper | None:
    """None before the desk was enrolled."""
    value = desk_value(connection, CERTIFICATE)
    return None if value is None else read_paper(value)


def identity_from(certificate: Certificate, province: str) -> DeskIdentity:
    """`province` is the office's H number (H36), which wide numbers begin from."""
    return DeskIdentity(
        certificate.desk, certificate.office, certificate.name, certificate.number, certificate.spare, province
    )
