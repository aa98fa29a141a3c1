"""A postal employee at a desk: takes dossiers in, makes manifests; and the same entries at a desk of the one-stop."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.domain.intake import ReceiveDossier
from counter_app.domain.permissions import POSTAL
from counter_app.services.intake import Receipt
from counter_app.services.postal_intake import PostalIntake
from counter_app.services.sign_in import Session
from counter_app.services.steps.manifests import Manifest, Manifests
from counter_app.services.steps.postal_papers import PostalPapers
from counter_app.wire.entry import Entry
from counter_app.wire.keys import SigningKey
from counter_app.wire.manifest_text import make_manifest_text
from tests.services.desk import DESK_KEY, receipt_of
from tests.services.steps.counter import Counter
from tests.store.feed_arrivals import arrive, judged

POSTMAN = Session("buuta", "Vũ Đức Thành", POSTAL, must_change=False)
HOST = "tracuu.example.vn"


@dataclass
class Post:
    """The postal side of a counter's desk."""

    counter: Counter
    intake: PostalIntake
    manifests: Manifests
    papers: PostalPapers

    def take_in(self, command: ReceiveDossier | None = None) -> Receipt:
        return self.intake.accept(command or receipt_of(), POSTMAN)

    def text(self, manifest: Manifest, key: SigningKey = DESK_KEY) -> str:
        return make_manifest_text(HOST, manifest.number, manifest.identity, manifest.made, len(manifest.dossiers), key)

    def handed_in_to(self, other: Counter, *, without: tuple[str, ...] = ()) -> None:
        """The centre placed everything, and the feed has brought it to another desk of the office."""
        rows = [one for one in self._entries() if one.read().type not in ("JournalOpened", *without)]
        arrived = [judged(place, one, status=_STATUS.get(one.read().type)) for place, one in enumerate(rows, start=1)]
        arrive(other.place.desk, *arrived)

    def _entries(self) -> tuple[Entry, ...]:
        with self.counter.place.desk.database.read() as connection:
            rows = connection.exec_driver_sql(
                "SELECT previous, header, body, hash FROM entries ORDER BY sequence"
            ).all()
        return tuple(Entry(row[0], row[1], row[2], row[3]) for row in rows)


_STATUS = {"PostalAccepted": "taken_by_post", "NoteAdded": "taken_by_post"}


def post_at(counter: Counter, key: SigningKey = DESK_KEY) -> Post:
    place = counter.place
    return Post(
        counter,
        PostalIntake(place.desk, place.clock, place.reference),
        Manifests(counter.cases, place.reference, place.desk, lambda: key),
        PostalPapers(counter.cases, counter.papers, place.reference, lambda: key),
    )
