"""Tables of the people of this office. No foreign key leads here: entries outlive every account."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, Table, Text

from counter_app.store.metadata import local

accounts = Table(
    "accounts",
    local,
    Column("id", Text, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("verifier", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("must_change", Boolean, nullable=False),
    Column("last_confirmed", Text),
)

sign_in_failures = Table(
    "sign_in_failures",
    local,
    Column("account", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("last", Text, nullable=False),
)

# A password changed here, until the centre has it; `replaces` has one verifier a line. It never enters a journal.
pending_verifiers = Table(
    "pending_verifiers",
    local,
    Column("account", Text, primary_key=True),
    Column("verifier", Text, nullable=False),
    Column("replaces", Text, nullable=False),
    Column("changed", Text, nullable=False),
)
