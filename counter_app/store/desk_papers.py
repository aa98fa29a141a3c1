"""The desk's own papers and small values: certificate, office, the key that waits to be certified."""

from __future__ import annotations

from sqlalchemy import Connection

from counter_app.store.desk_identity import DeskIdentity
from counter_app.wire.papers import Certificate, Paper, read_paper

CERTIFICATE = "certificate"
CENTRE_ADDRESS = "centre address"
PENDING_SEED = "pending signing seed"
SIGNING_SEED = "signing seed"
ADOPTED_JOURNAL = "journal of another desk"


def desk_value(connection: Connection, name: str) -> bytes | None:
    row = connection.exec_driver_sql("SELECT value FROM desk_values WHERE name = ?", (name,)).first()
    return None if row is None else bytes(row[0])


def put_desk_value(connection: Connection, name: str, value: bytes) -> None:
    connection.exec_driver_sql(
        "INSERT INTO desk_values (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


def drop_desk_value(connection: Connection, name: str) -> None:
    connection.exec_driver_sql("DELETE FROM desk_values WHERE name = ?", (name,))


def stored_certificate(connection: Connection) -> Paper | None:
    """None before the desk was enrolled."""
    value = desk_value(connection, CERTIFICATE)
    return None if value is None else read_paper(value)


def identity_from(certificate: Certificate, province: str) -> DeskIdentity:
    """`province` is the office's H number (H36), which wide numbers begin from."""
    return DeskIdentity(
        certificate.desk, certificate.office, certificate.name, certificate.number, certificate.spare, province
    )
