"""The few tables of a desk that are not derived from entries. Alembic migrates these, and these alone."""

from __future__ import annotations

from sqlalchemy import MetaData

local = MetaData()
