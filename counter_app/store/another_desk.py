"""A copy of a counter that goes on beside its original: a key of its own first, then a certificate for it."""

from __future__ import annotations

from sqlalchemy import Connection

from counter_app.store.desk_papers import ADOPTED_JOURNAL, PENDING_SEED, SIGNING_SEED
from counter_app.store.desk_values import desk_value, drop_desk_value, put_desk_value
from counter_app.store.journal import current_head
from counter_app.store.number_grants import forget_grants
from counter_app.wire.keys import SigningKey
from counter_app.wire.papers import Certificate


def keep_key_of_its_own(connection: Connection, seed: bytes) -> dict[str, str]:
    """It waits to be certified; what the first entry of the new journal says of it."""
    put_desk_value(connection, PENDING_SEED, seed)
    return {"public": SigningKey(seed).public.hex()}


def certified_seed(connection: Connection, in_use: bytes, certificate: Certificate) -> bytes | None:
    """The private half of the certified key, when it is ours: in use, or waiting to be certified."""
    for seed in (in_use, desk_value(connection, PENDING_SEED)):
        if seed is not None and SigningKey(seed).public.hex() == certificate.public:
            return seed
    return None


def write_another_desk(connection: Connection, seed: bytes) -> None:
    """Another desk from now on: own key, desk number and ranges; the numbers of the original stay its own."""
    put_desk_value(connection, SIGNING_SEED, seed)
    drop_desk_value(connection, PENDING_SEED)
    forget_grants(connection)
    journal = current_head(connection)
    put_desk_value(connection, ADOPTED_JOURNAL, journal.journal if journal else b"")
