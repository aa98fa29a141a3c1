"""Tidying the folder of digitised papers: files of erased dossiers go at once, files without an entry later."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta

from counter_app.domain.errors import EnvironmentProblem
from counter_app.store.erasure import erased_dossiers
from counter_app.store.filed_arrivals import take_up_filed
from counter_app.store.filed_files import contents_to_keep, filed_contents, forget_files
from counter_app.store.kept_scans import attached_scans, forget_scans, kept_contents, note_scan
from counter_app.store.opening import OpenDesk
from counter_app.store.scan_store import ScanStore

# Long enough that a database put back to an earlier state gets its own entries back from the centre before.
ORPHANS_STAY = timedelta(days=30)


def tidy_scans(desk: OpenDesk, scans: ScanStore, now: datetime) -> None:
    """At the start. A disk that fails here stops nobody: it is tried again at the next start."""
    with suppress(OSError, EnvironmentProblem), desk.database.write() as connection:
        take_up_filed(connection, desk.projections)
    if not scans.folder.is_dir():
        return
    with suppress(OSError, EnvironmentProblem):
        _drop_erased(desk, scans)
        _take_up(desk, scans)
        scans.collect(lambda: _named(desk), (now - ORPHANS_STAY).timestamp())


def _take_up(desk: OpenDesk, scans: ScanStore) -> None:
    """A database that was put back has lost the rows of what was attached since; the entries come back from the centre,
    and their files wait to be sent again. What the centre has whole costs one question.
    """
    with desk.database.read() as connection:
        if not scans.has_others_than(kept_contents(connection) | filed_contents(connection)):
            return
        here = [scan for scan in attached_scans(connection, desk.projections) if scans.holds(scan.content)]
    with desk.database.write() as connection:
        for scan in here:
            note_scan(connection, scan)


def _named(desk: OpenDesk) -> list[bytes]:
    with desk.database.read() as connection:
        attached = [scan.content for scan in attached_scans(connection, desk.projections)]
        return attached + contents_to_keep(connection, desk.projections)


def _drop_erased(desk: OpenDesk, scans: ScanStore) -> None:
    """The rows go first: what could not be deleted is collected later, since an erased dossier names nothing."""
    with desk.database.read() as connection:
        erased = erased_dossiers(connection, desk.projections)
    if erased:
        with desk.database.write() as connection:
            gone = {*forget_scans(connection, erased), *forget_files(connection, erased)}
            still = kept_contents(connection) | filed_contents(connection)
        for content in gone - still:
            scans.drop(content)
