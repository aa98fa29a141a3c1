"""Digitised papers that this desk attached, and whether the centre has them whole."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "kept_scans",
        sa.Column("content", sa.LargeBinary(32), nullable=False),
        sa.Column("dossier", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("content", "dossier"),
    )
    op.create_index("kept_scans_that_wait", "kept_scans", ["state"], sqlite_where=sa.text("state = 'waiting'"))
