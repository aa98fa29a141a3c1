"""The local tables of the first version."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    from counter_app.store import account_tables, arrival_tables  # noqa: F401
    from counter_app.store.metadata import local

    local.create_all(op.get_bind())
