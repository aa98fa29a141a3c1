"""A desk's file read beside whoever works in it: nothing is migrated, rebuilt or written, nobody is named."""

from __future__ import annotations

from counter_app.domain.errors import EnvironmentProblem
from counter_app.store.database import Database
from counter_app.store.desk_identity import DeskIdentity
from counter_app.store.journal import Journal
from counter_app.store.numbers import NumberBook
from counter_app.store.opening import OpenDesk
from counter_app.store.projections import is_of_this_version, projections_in_use

_NOBODY = DeskIdentity("", "", "", 0, 0, "")


def read_only_desk(database: Database) -> OpenDesk:
    """Raises EnvironmentProblem where a program of another version opened it last."""
    with database.read() as connection:
        projections = projections_in_use(connection)
    if not is_of_this_version(projections):
        raise EnvironmentProblem(
            "Dữ liệu của quầy do phiên bản khác của phần mềm mở lần cuối; hãy mở cửa sổ của quầy một lần rồi chạy lại.",
            "Another version of the program opened the desk's data last; open its window once, then run this again.",
        )
    numbers = NumberBook(_NOBODY, projections)
    return OpenDesk(database, Journal(database, _NOBODY, numbers, projections, _no_chance), projections, numbers)


def _no_chance(_count: int) -> bytes:
    raise AssertionError("nothing is written through a desk that is only read")
