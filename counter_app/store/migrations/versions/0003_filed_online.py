"""Files that came with online dossiers, and what their citizens asked for by the portal."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "filed_files",
        sa.Column("content", sa.LargeBinary(32), nullable=False),
        sa.Column("dossier", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("content", "dossier"),
    )
    op.create_index("filed_files_that_wait", "filed_files", ["state"], sqlite_where=sa.text("state = 'waiting'"))
    op.create_index("filed_files_of_dossier", "filed_files", ["dossier"])
    op.create_table(
        "portal_asks",
        sa.Column("entry_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("dossier", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("entry_hash"),
    )
    op.create_index("ix_portal_asks_dossier", "portal_asks", ["dossier"])
