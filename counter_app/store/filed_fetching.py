"""What the engine needs of files that were filed online: which are wanted, and where their bytes go."""

from __future__ import annotations

import hashlib

from counter_app.domain.errors import BadInput
from counter_app.domain.scanned_paper import media_of
from counter_app.store.filed_files import HERE, REFUSED, WantedFile, set_file_state, wanted_files
from counter_app.store.opening import OpenDesk
from counter_app.store.scan_store import ScanStore

MOST_WANTED = 500


class FiledInbox:
    def __init__(self, desk: OpenDesk, scans: ScanStore) -> None:
        self._desk = desk
        self._scans = scans

    @property
    def office(self) -> str:
        return self._desk.desk.office

    def wanted(self) -> list[WantedFile]:
        """What lies here already, of whatever dossier, is fetched no second time."""
        with self._desk.database.read() as connection:
            found = wanted_files(connection, self._desk.projections, MOST_WANTED)
        here = [file for file in found if self._scans.holds(file.content)]
        for file in here:
            self._set(file, HERE)
        return [file for file in found if file not in here]

    def keep(self, file: WantedFile, data: bytes) -> bool:
        """Whether these are its bytes; then they are durable here. Raises EnvironmentProblem for the disk."""
        if len(data) != file.size or hashlib.sha256(data).digest() != file.content:
            return False
        try:
            media_of(data)
        except BadInput:
            self._set(file, REFUSED)
            return True
        self._scans.keep(data)
        self._set(file, HERE)
        return True

    def never_comes(self, file: WantedFile) -> None:
        """The centre refused it."""
        self._set(file, REFUSED)

    def _set(self, file: WantedFile, state: str) -> None:
        with self._desk.database.write() as connection:
            set_file_state(connection, file.content, file.dossier, state)
