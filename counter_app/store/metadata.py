"""The few tables of a desk that are not derived from entries. Alembic migrates these, and these alone.

What they are, for whoever reads or writes a migration and for the test that compares both; the program makes them by
its migrations, asks them in SQL, and reads neither this nor SQLAlchemy once they are there.
"""

from __future__ import annotations

from sqlalchemy import MetaData

local = MetaData()
