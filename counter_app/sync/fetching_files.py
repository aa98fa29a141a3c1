"""Fetching what citizens filed with their dossiers, after everything small: one part of 1 MiB at a time.

One small question says which of the wanted files came from their portal; only those are fetched. As with digitised
papers on their way out, a part that fails is no sign of the line, and each file has its own patience.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from urllib.parse import quote

from counter_app.domain.errors import EnvironmentProblem
from counter_app.store.filed_fetching import FiledInbox
from counter_app.store.filed_files import WantedFile
from counter_app.sync.backoff import Patience
from counter_app.sync.exchange import FILE, Answer, Question
from counter_app.sync.reading import is_refusal, read_part, read_settled
from counter_app.wire.messages import BLOB_PART, AskedFile, FilesRequest, write_message

ASKING = "files"
LONGEST_WAIT = 15 * 60.0
LOOK_SECONDS = 5 * 60.0  # what is wanted is looked for by itself, should nobody say so

_JSON = {"content-type": "application/json"}


class FetchingFiles:
    """Questions under the session's token, which the caller adds. `chance` gives numbers between 0 and 1."""

    def __init__(self, inbox: FiledInbox, chance: Callable[[], float]) -> None:
        self._inbox = inbox
        self._chance = chance
        self._asking = Patience(LONGEST_WAIT)
        self._patience: dict[WantedFile, Patience] = {}
        self._look_at = 0.0
        self._asked: dict[tuple[str, str], WantedFile] = {}
        self._ready: list[WantedFile] = []
        self._parts: list[bytes] = []

    def next_question(self, now: float) -> Question | None:
        """None where nothing is wanted, or what is wanted is put off."""
        if self._ready:
            file = self._ready[0]
            path = f"/v1/dossiers/{file.dossier}/blobs/{file.content.hex()}?part={len(self._parts)}"
            return Question(FILE, "GET", path)
        if now < self.next_at(now):
            return None
        return self._ask(now)

    def next_at(self, now: float) -> float:
        """When asking again is worth while."""
        return now if self._ready else max(self._look_at, self._asking.at)

    def look_again(self) -> None:
        """The feed brought something: perhaps a dossier with files."""
        self._look_at = self._asking.at = 0.0

    def answered(self, purpose: str, answer: Answer, now: float) -> None:
        """Raises Unreadable when it was not the centre that answered."""
        if purpose == ASKING:
            self._told(answer, now)
        elif self._ready:
            self._part_came(answer, now)

    def failed(self, now: float) -> None:
        """The file under way is put off, later and later; others are not."""
        if self._ready:
            file = self._ready.pop(0)
            self._parts = []
            self._patience.setdefault(file, Patience(LONGEST_WAIT)).failed(now, self._chance())
            self._look_at = now

    def _ask(self, now: float) -> Question | None:
        wanted = self._inbox.wanted()
        self._patience = {file: patience for file, patience in self._patience.items() if file in wanted}
        due = [file for file in wanted if file not in self._patience or now >= self._patience[file].at]
        self._asked = {(file.dossier, file.content.hex()): file for file in due}
        if not due:
            put_off = min((patience.at for patience in self._patience.values()), default=math.inf)
            self._look_at = min(now + LOOK_SECONDS, put_off)
            return None
        asked = [AskedFile(dossier=dossier, sha256=content) for dossier, content in self._asked]
        path = f"/v1/offices/{quote(self._inbox.office, safe='')}/files"
        return Question(ASKING, "POST", path, write_message(FilesRequest(files=asked)), _JSON)

    def _told(self, answer: Answer, now: float) -> None:
        """Later and later while nothing new came: a portal may send its files minutes after the dossier, or never."""
        self._asking.failed(now, self._chance())
        asked, self._asked = self._asked, {}
        if is_refusal(answer):
            return  # an older centre has no files
        for one in read_settled(answer):
            file = asked.get((one.dossier, one.sha256))
            if file is not None and one.here:
                self._ready.append(file)
            elif file is not None:
                self._inbox.never_comes(file)
        if self._ready:
            self._asking.worked()

    def _part_came(self, answer: Answer, now: float) -> None:
        if is_refusal(answer):
            self.failed(now)
            return
        file, had = self._ready[0], sum(map(len, self._parts))
        self._parts.append(read_part(answer, min(BLOB_PART, file.size - had)))
        if had + len(self._parts[-1]) < file.size:
            return
        data = b"".join(self._parts)
        self._parts = []
        try:
            kept = self._inbox.keep(file, data)
        except EnvironmentProblem:
            self.failed(now)  # a full disk is no reason to fetch it again at once
            raise
        if kept:
            self._ready.pop(0)
            self._patience.pop(file, None)
        else:
            self.failed(now)
