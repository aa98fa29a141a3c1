"""Public keys that this desk knows: the centre's, and those of its office's desks, withdrawn ones too."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from counter_app.wire.keys import key_name
from counter_app.wire.papers import KeyNotice

# Roles of the centre's own keys; every other key is a desk's.
CENTRE_ROLES = ("present", "next", "past")


@dataclass(frozen=True, slots=True)
class KnownKey:
    """`withdrawn` is an ISO time, or empty."""

    name: str
    public: bytes
    owner: str
    role: str
    withdrawn: str


def centre_keys(connection: Connection) -> dict[str, bytes]:
    """Name to public key, of every key that the centre has ever signed with."""
    rows = connection.exec_driver_sql(
        "SELECT name, public FROM public_keys WHERE role IN (?, ?, ?)", CENTRE_ROLES
    ).all()
    return {name: bytes(public) for name, public in rows}


class KnownPublicKeys:
    """A list of notices being read, outside any transaction: each is known for those that follow it."""

    def __init__(self, of_the_centre: dict[str, bytes]) -> None:
        self.of_the_centre = dict(of_the_centre)
        self.learnt: list[KeyNotice] = []

    def learn(self, notice: KeyNotice) -> None:
        """Its signature held. As in `remember_key`, a key that bears a known one's name takes nothing over."""
        self.learnt.append(notice)
        public = bytes.fromhex(notice.public)
        if notice.role in CENTRE_ROLES:
            self.of_the_centre.setdefault(key_name(public), public)


def find_key(connection: Connection, name: str) -> KnownKey | None:
    row = connection.exec_driver_sql(
        "SELECT name, public, owner, role, withdrawn FROM public_keys WHERE name = ?", (name,)
    ).first()
    return None if row is None else KnownKey(row[0], bytes(row[1]), row[2], row[3], row[4])


def is_news(connection: Connection, notice: KeyNotice) -> bool:
    """Whether `remember_key` would change anything: the centre says the same keys whenever the line comes back."""
    public = bytes.fromhex(notice.public)
    known = find_key(connection, key_name(public))
    if known is None:
        return True
    same = known.role == notice.role and notice.withdrawn in ("", known.withdrawn)
    return known.public == public and not same


def remember_key(connection: Connection, notice: KeyNotice) -> None:
    """A withdrawal stays: a later notice without one does not bring a key back. The role follows the centre's word."""
    public = bytes.fromhex(notice.public)
    connection.exec_driver_sql(
        "INSERT INTO public_keys (name, public, owner, role, withdrawn) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (name) DO UPDATE SET role = excluded.role, withdrawn = "
        "CASE WHEN excluded.withdrawn <> '' THEN excluded.withdrawn ELSE withdrawn END "
        # Names are short: another key made to bear this one's name must not take over its role.
        "WHERE public = excluded.public",
        (key_name(public), public, notice.owner, notice.role, notice.withdrawn),
    )
