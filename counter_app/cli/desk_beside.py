"""A desk's services, read beside whoever works in its window: what commands answer from. Nothing is written."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.cli.desk_file import open_desk_file
from counter_app.domain.errors import Problem
from counter_app.domain.times import OFFICE_ZONE

if TYPE_CHECKING:
    from counter_app.domain.regulations import Profile
    from counter_app.services.reference import Reference
    from counter_app.services.steps.case import Cases
    from counter_app.store.desk_identity import DeskIdentity


@dataclass(frozen=True)
class DeskBeside:
    """`identity` is nobody's: what is only read needs none."""

    cases: Cases
    reference: Reference
    identity: DeskIdentity


@contextmanager
def desk_beside(args: argparse.Namespace) -> Iterator[DeskBeside]:
    """Raises as `open_desk_file`, and EnvironmentProblem where another version opened the desk's data last."""
    from counter_app.services.desk_clock import DeskClock
    from counter_app.services.reference import Reference
    from counter_app.services.steps.case import Cases
    from counter_app.settings.data_folder import find_data_folder
    from counter_app.settings.local_settings import LocalSettingsFile
    from counter_app.settings.this_boot import seconds_since_boot, this_boot
    from counter_app.store.reading_only import read_only_desk

    database = open_desk_file(args)
    try:
        desk = read_only_desk(database)
        clock = DeskClock(lambda: datetime.now(OFFICE_ZONE), seconds_since_boot, database, this_boot())
        local = LocalSettingsFile(find_data_folder(args.folder, os.environ).local_settings)
        reference = Reference(desk, clock, lambda: local.read().regulation)
        yield DeskBeside(Cases(desk, clock, reference), reference, desk.desk)
    finally:
        database.close()


def regulation_here(args: argparse.Namespace) -> Profile | None:
    """The regulation that the desk works by today; None where there is no desk, or where other checks say why not."""
    try:
        with desk_beside(args) as beside:
            return beside.reference.profile(beside.cases.today())
    except Problem:
        return None
