"""One mistake put into the program, the simulator run on a fixed seed, and which invariants fall of it.

`python -m tests.faults.mutated NAME` in a process of its own: the mistake replaces one named attribute and dies with
the process. An attribute that no longer exists is an error here, so that no mutation goes on testing nothing.
"""

from __future__ import annotations

import importlib
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

from central.storing import Storing
from counter_app.rehearsal.simulated_desk import SimulatedDesk
from counter_app.rehearsal.simulation import Plan, Simulation
from counter_app.store import feed_inbox, feed_store
from counter_app.store.desk_values import desk_value, put_desk_value
from counter_app.store.dossier_fold import Placed
from counter_app.store.feed_place import FeedPlace
from counter_app.store.journal import Journal, Saved
from counter_app.wire import strict_json
from counter_app.wire.entry import SALT_LENGTH, Entry
from counter_app.wire.header import Header
from counter_app.wire.papers import KIND_OF, _content
from tests.faults.checker import check
from tests.faults.erasing import erase_the_first_dossier
from tests.faults.evidence import MOST_QUESTIONS, Observed

NOTED = "noted"
PAGE_THAT_IS_LOST = 3

PLAN = Plan(desks=2, dossiers=12, faults="hostile", seed=1, work_minutes=20)


@dataclass(frozen=True)
class Mutation:
    """`place` is the module, with a class after a colon where there is one; `attribute` what is replaced in it.

    `falls` is the invariant that must be among the fallen ones.
    """

    place: str
    attribute: str
    make: Callable[[Any], Any]
    falls: str
    plan: Plan = PLAN
    forging: bool = False
    act: Callable[[Simulation], Any] = Simulation.run

    def apply(self) -> None:
        module, _, inside = self.place.partition(":")
        owner = importlib.import_module(module)
        _replace(getattr(owner, inside) if inside else owner, self.attribute, self.make)


def _replace(owner: Any, attribute: str, make: Callable[[Any], Any]) -> None:
    original = owner.__dict__.get(attribute)
    if original is None:
        raise LookupError(f"{owner.__name__} has no {attribute} any more: this mutation tests nothing")
    setattr(owner, attribute, make(original))


def fallen(mutation: Mutation | None, plan: Plan = PLAN) -> dict[str, list[str]]:
    """Without a mutation: what falls of the program as it is, which must be nothing."""
    if mutation is not None:
        mutation.apply()
        plan = mutation.plan
    with tempfile.TemporaryDirectory(prefix="counter-mutation-") as folder:
        forging, most = (mutation.forging, 400) if mutation else (True, MOST_QUESTIONS)
        observed = Observed(plan, Path(folder), forging=forging, most=most)
        return check(observed.run(mutation.act if mutation else Simulation.run))


# -- the mistakes -----------------------------------------------------------------------------------------


def ack_before_commit(_push: Any) -> Any:
    """The signed answer goes out, and the transaction behind it does not come to its end."""

    class Lost(Exception):
        pass

    def push(self: Storing, journal: str, data: bytes, now: Any) -> Any:
        from central.openings import opening_in
        from central.storing import _unpacked

        batch = _unpacked(journal, data)
        certificate = self._authorised(batch)
        try:
            with self._database.writing() as connection:
                stored = self._store(connection, batch, certificate, opening_in(batch), now)
                raise Lost
        except Lost:
            return self._answer(batch, stored, now)

    return push


def unchecked_signature(_open: Any) -> Any:
    def opened(paper: Any, wanted: Any, keys: Any) -> Any:
        assert wanted in KIND_OF
        return _content(wanted, paper.content)

    return opened


def parent_not_checked(_parent: Any) -> Any:
    def parent(self: Any, batch: Any, known: Any, have: int, tips: Any) -> tuple[bytes, int]:
        return (batch.items[have - 1].hash if have else batch.previous), batch.first + have - 1

    return parent


def written_behind(_append: Any) -> Any:
    """*Saved* is said at once, and the disk has it with the next save: shown and printed, gone with the power."""

    class NotYet(Exception):
        pass

    def append(self: Journal, drafts: Any, who: str, stamp: Any) -> Saved:
        late: Saved | None = self.__dict__.pop("late", None)
        if late is not None:
            with self._database.write() as connection:
                for entry, header in zip(late.entries, late.headers, strict=True):
                    _put(self, connection, entry, header)
        try:
            with self._database.write() as connection:
                self.__dict__["late"] = self.append_in(connection, drafts, who, stamp)
                raise NotYet
        except NotYet:
            saved: Saved = self.__dict__["late"]
            return saved

    return append


def _put(journal: Journal, connection: Any, entry: Entry, header: Header) -> None:
    connection.exec_driver_sql(
        "INSERT INTO entries (journal, number, hash, previous, header, body, issues_code) VALUES (?,?,?,?,?,?,?)",
        (bytes.fromhex(header.journal), header.number, entry.hash, entry.previous, entry.header, entry.body,
         header.issues),
    )  # fmt: skip
    journal._projections.add_own(connection, entry, header)


def nothing(result: Any = None) -> Callable[[Any], Any]:
    return lambda _original: lambda *_arguments, **_named: result


def only_the_first(_reason: Any) -> Any:
    def reason(connection: Any, _mark: str, _high_water: Any) -> str | None:
        from counter_app.store.journal import current_head

        return "first" if current_head(connection) is None else None

    return reason


def without_the_feeds_word(placed: Any) -> Any:
    """The desk judges by itself: what the row says of verdict and state is not looked at."""

    def judged_here(row: Sequence[object]) -> Placed:
        return replace(placed(row), verdict=None, state=None)

    return judged_here


def written_anew(add_batch: Any) -> Any:
    """The centre reads the JSON of a body and writes it again, as a JSONB column does."""

    def add(connection: Any, voucher: Any, below: Any, items: Any) -> None:
        again = [
            replace(item, body=_anew(item.body)) if isinstance(item, Entry) and item.body else item for item in items
        ]
        add_batch(connection, voucher, below, again)

    return add


def _anew(body: bytes) -> bytes:
    return body[:SALT_LENGTH] + json.dumps(strict_json.read(body[SALT_LENGTH:]), sort_keys=True).encode()


def cursor_first(_apply: Any) -> Any:
    """Where the desk stands in the feed is noted by itself, on disk before the page; once the power goes between."""
    _replace(feed_inbox, "feed_place", _standing_where_noted)
    _replace(feed_inbox, "row_hash_at", _hash_as_noted)
    pages = count(1)

    def apply(self: feed_inbox.FeedInbox, rows: Any, *, after: int | None = None) -> None:
        checked = feed_store.check_rows(self._follows_on(after), self.office, rows)
        if after is not None:
            self.forget_after(after)
        if not checked:
            return
        with self._desk.database.write() as connection:
            put_desk_value(connection, NOTED, checked[-1].position.to_bytes(8, "big") + checked[-1].hash)
        if next(pages) == PAGE_THAT_IS_LOST:
            self.__dict__["power"] = "gone"
            return
        with self._desk.database.write() as connection:
            feed_store.apply_rows(connection, self._desk.projections, self.office, checked)

    return apply


def _standing_where_noted(feed_place: Any) -> Any:
    def place(connection: Any, office: str) -> FeedPlace:
        noted = desk_value(connection, NOTED)
        return feed_place(connection, office) if noted is None else FeedPlace(int.from_bytes(noted[:8]), noted[8:])

    return place


def _hash_as_noted(row_hash_at: Any) -> Any:
    def at(connection: Any, office: str, position: int) -> Any:
        noted = desk_value(connection, NOTED) or bytes(8)
        return noted[8:] if int.from_bytes(noted[:8]) == position > 0 else row_hash_at(connection, office, position)

    return at


def headers_erased_at_the_centre(erase: Any) -> Any:
    def erasing(connection: Any, office: str, touched: Any) -> int:
        erased: int = erase(connection, office, touched)
        which = "SELECT dossier FROM feed_rows WHERE type = 'BodyErased' AND verdict = 'in_order'"
        rows = f"SELECT entry FROM feed_rows WHERE dossier IN ({which})"
        connection.exec_driver_sql(f"UPDATE entries SET header = NULL WHERE body IS NULL AND hash IN ({rows})")
        return erased

    return erasing


def headers_erased_here(erase: Any) -> Any:
    def erasing(connection: Any, projections: Any, dossiers: Any) -> None:
        named = list(dossiers)
        erase(connection, projections, named)
        for dossier in named:
            rows = f"SELECT entry_hash FROM {projections.tables.happenings.name} WHERE dossier = ?"
            connection.exec_driver_sql(f"UPDATE feed_rows SET header = NULL WHERE entry_hash IN ({rows})", (dossier,))

    return erasing


def clones(simulation: Simulation) -> Any:
    simulation.world.later(300, lambda: simulation.clone(simulation.desks[0], same_machine=False))
    return simulation.run()


def centre_goes_back(simulation: Simulation) -> Any:
    simulation.world.later(300, simulation.centre.back_up)
    simulation.world.later(800, lambda: simulation.centre.put_back(announced=False))
    return simulation.run()


def power_goes_while_following(simulation: Simulation) -> Any:
    """The PC is off and on again where a page met a power cut."""

    def cut_short(step: Any) -> Any:
        def stepping(desk: SimulatedDesk, event: Any) -> None:
            step(desk, event)
            if desk.store.feed.__dict__.pop("power", None) is not None:
                desk.stop()
                desk.start()

        return stepping

    _replace(SimulatedDesk, "_step", cut_short)
    return simulation.run()


def erases(simulation: Simulation) -> Any:
    simulation.world.later(1_000, lambda: erase_the_first_dossier(simulation))
    return simulation.run()


def power_cuts(simulation: Simulation) -> Any:
    for minute in range(1, 20):
        for desk in simulation.desks:
            simulation.world.later(minute * 60, lambda desk=desk: simulation.restart(desk))
    return simulation.run()


QUIET = replace(PLAN, faults="none")
FEES = replace(QUIET, dossiers=20)
CUT_OFF = replace(QUIET, dossiers=40, outage_minutes=10)

MUTATIONS = {
    "ack before commit": Mutation("central.storing:Storing", "push", ack_before_commit, "ack_means_stored", QUIET),
    "ack signature not verified": Mutation(
        "counter_app.store.vouched_papers", "open_paper", unchecked_signature, "green_covered", QUIET, forging=True
    ),
    "parent check skipped": Mutation(
        "central.storing:Storing", "_parent", parent_not_checked, "chains_whole", QUIET, act=centre_goes_back
    ),
    "cursor not stepped back": Mutation(
        "counter_app.store.feed_inbox:FeedInbox",
        "forget_after",
        nothing(),
        "feed_followed",
        QUIET,
        act=centre_goes_back,
    ),
    "cursor stored before its page": Mutation(
        "counter_app.store.feed_inbox:FeedInbox",
        "apply",
        cursor_first,
        "feed_followed",
        QUIET,
        act=power_goes_while_following,
    ),
    "erasure drops the header at the centre": Mutation(
        "central.store.dossiers", "erase_bodies", headers_erased_at_the_centre, "headers_kept", QUIET, act=erases
    ),
    "erasure drops the header at a desk": Mutation(
        "counter_app.store.feed_store", "erase_bodies", headers_erased_here, "headers_kept", QUIET, act=erases
    ),
    "erasure that takes nothing": Mutation(
        "counter_app.store.feed_store", "erase_bodies", nothing(), "personal_parts_gone", QUIET, act=erases
    ),
    "print before commit": Mutation(
        "counter_app.store.journal:Journal", "append", written_behind, "nothing_lost", QUIET, act=power_cuts
    ),
    "regressed head ignored": Mutation(
        "counter_app.store.desk_store:DeskStore", "set_back", nothing(0), "nothing_lost", QUIET, act=centre_goes_back
    ),
    "restored database keeps its journal": Mutation(
        "counter_app.store.opening", "_reason_for_a_new_journal", only_the_first, "one_writer", QUIET, act=clones
    ),
    "number freed by a projection": Mutation(
        "counter_app.store.numbers:KnownNumbers", "_highest_own", nothing(), "nobody_stops", CUT_OFF
    ),
    "verdict recomputed locally": Mutation(
        "counter_app.store.projections", "_placed", without_the_feeds_word, "states_equal", CUT_OFF
    ),
    "bytes written anew at the centre": Mutation(
        "central.store.journals", "add_batch", written_anew, "bytes_kept", QUIET
    ),
    "fees of contested entries not counted": Mutation(
        "central.arrivals:Arrival", "paid", nothing(0), "money_counted", FEES
    ),
}


if __name__ == "__main__":
    name = sys.argv[1]
    found = fallen(
        None if name == "none" else MUTATIONS[name], replace(PLAN, seed=int(sys.argv[2])) if sys.argv[2:] else PLAN
    )
    print(json.dumps(found, ensure_ascii=False))
