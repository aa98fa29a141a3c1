"""The account after the storm, from raw bytes and from what people were shown. Imports nothing of the project.

It hashes, reads JSON and checks signatures by itself, opens the centre's file with plain SQLite and each desk's with
SQLCipher, so that a mistake of the program cannot agree with itself here. What it reads is fixed by the wire format
(tags, hashes, signed papers) and by the names of a few tables.

`check` gives the invariants that fell, each with its first witnesses; an empty result is what a test wants.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

OPENING = {"DossierReceived", "GuidanceGiven", "DossierRefused", "OnlineArrived", "PostalAccepted"}
# Columns that must be equal on two desks that have followed the feed to the same row.
SHARED = "identity, code, status, state, due, received, entered, office, desk, clerk, verdict"
WITNESSES = 5

Fallen = dict[str, list[str]]


def check(evidence: Path) -> Fallen:
    """`evidence` is the JSON file that the simulator's observer wrote."""
    told = json.loads(evidence.read_text("utf-8"))
    with closing(sqlite3.connect(f"file:{told['centre']}?mode=ro", uri=True)) as centre:
        return _Account(told, centre).fallen()


class _Account:
    def __init__(self, told: dict[str, Any], centre: sqlite3.Connection) -> None:
        self.told = told
        self.entries = {
            row[0]: row
            for row in centre.execute("SELECT hash, journal, number, parent, header, body, branch FROM entries")
        }
        self.rows = centre.execute(
            "SELECT position, row, hash, entry, nth, copied, verdict, phi + le_phi FROM feed_rows "
            "WHERE office = ? ORDER BY position",
            (told["office"],),
        ).fetchall()
        self.headers = {entry: json.loads(row[4]) for entry, row in self.entries.items() if row[4] is not None}
        in_order = {row[3] for row in self.rows if row[6] == "in_order"}
        self.erased = {
            header["dossier"]
            for entry, header in self.headers.items()
            if header["type"] == "BodyErased" and entry in in_order and "dossier" in header
        }

    def fallen(self) -> Fallen:
        found: Fallen = {}
        for name, invariant in INVARIANTS.items():
            witnesses = list(invariant(self))
            if witnesses:
                found[name] = [
                    *witnesses[:WITNESSES],
                    *([f"and {len(witnesses) - WITNESSES} more"] if len(witnesses) > WITNESSES else []),
                ]
        return found

    # -- what people were shown ---------------------------------------------------------------------------

    def slips_received(self) -> Iterator[str]:
        """Every slip in a citizen's hand has exactly one receipt entry at the centre, with the code on the paper."""
        receipts: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for entry, header in self.headers.items():
            if header["type"] in OPENING and "dossier" not in header:
                receipts[_identity(entry)].append(header)
        for slip in self.told["slips"]:
            found = receipts[slip["identity"]]
            if len(found) != 1:
                yield f"slip {slip['identity']} has {len(found)} receipts"
            elif found[0].get("issues") != slip["code"]:
                yield f"slip {slip['identity']} says {slip['code']}, its receipt {found[0].get('issues')}"

    def nothing_lost(self) -> Iterator[str]:
        """What was shown as saved is stored, under its journal and number, and has its place in the feed once."""
        placed = Counter(row[3] for row in self.rows if row[4] == 1)
        for shown in self.told["saved"]:
            entry = bytes.fromhex(shown["hash"])
            row = self.entries.get(entry)
            if row is None:
                yield f"{shown['desk']} saved {shown['number']}, the centre has it not"
            elif (row[1].hex(), row[2]) != (shown["journal"], shown["number"]):
                yield f"{shown['hash']} stands elsewhere than where it was written"
            elif placed[entry] != 1:
                yield f"{shown['hash']} has {placed[entry]} first places in the feed"

    def green_covered(self) -> Iterator[str]:
        """Each number that a screen showed as handed in stood on a paper that the centre signed, of that very entry."""
        centre = Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.told["centre_public"]))
        for green in self.told["green"]:
            paper = json.loads(base64.b64decode(green["paper"]))
            content = base64.b64decode(paper["bytes"])
            try:
                centre.verify(base64.b64decode(paper["signature"]), _tag("ack") + content)
            except InvalidSignature:
                yield f"green up to {green['number']} of {green['journal']} on a paper that the centre did not sign"
                continue
            ack = json.loads(content)
            if ack["journal"] != green["journal"] or ack["number"] < green["number"]:
                yield f"green up to {green['number']} of {green['journal']} on an acknowledgement of {ack['number']}"
            elif bytes.fromhex(ack["hash"]) not in self.entries:
                yield f"the acknowledged entry {ack['number']} of {ack['journal']} is not stored"

    def ack_means_stored(self) -> Iterator[str]:
        """At the moment of the answer the acknowledged entry stood in the committed file."""
        yield from self.told["false_acks"]

    def codes_unique(self) -> Iterator[str]:
        """No two citizens hold one code, unless a *code taken* row says so of all but one."""
        contested = {_identity(row[3]) for row in self.rows if row[6] == "code_taken"}
        holders: dict[str, set[str]] = defaultdict(set)
        for slip in self.told["slips"]:
            if slip["code"]:
                holders[slip["code"]].add(slip["identity"])
        for code, identities in holders.items():
            if len(identities - contested) > 1:
                yield f"{code} is on {len(identities)} slips"

    def nobody_stops(self) -> Iterator[str]:
        """Whatever happens, the clerk can save, and in the end everything comes to rest."""
        yield from self.told["stopped"]
        if not self.told["healed"]:
            yield "entries still wait after hours of a line that works"

    # -- bytes --------------------------------------------------------------------------------------------

    def bytes_kept(self) -> Iterator[str]:
        """Each entry's bytes at the centre give its hash, and its body is the one that its header names."""
        for entry, (_hash, journal, number, parent, header, body, _branch) in self.entries.items():
            if header is None:
                continue
            if _hash_of("entry", parent, header) != entry:
                yield f"entry {number} of {journal.hex()} has other bytes than were hashed"
            elif body is None and self._dossier(entry) in self.erased:
                continue
            elif (None if body is None else _hash_of("body", body).hex()) != self.headers[entry].get("body"):
                yield f"entry {number} of {journal.hex()} has another body than its header names, or none"

    def headers_kept(self) -> Iterator[str]:
        """An erasure takes the personal part alone: what figures and folds read stands at the centre and at desks."""
        for entry, (_hash, journal, number, _parent, header, *_rest) in self.entries.items():
            if header is None and any(row[3] == entry for row in self.rows):
                yield f"entry {number} of {journal.hex()} has lost its header at the centre"
        for name, desk in self._desks():
            bare = (
                "SELECT position FROM feed_rows WHERE header IS NULL AND entry_hash NOT IN (SELECT hash FROM entries)"
            )
            yield from (f"{name} has row {row[0]} without its header" for row in desk.execute(bare))

    def personal_parts_gone(self) -> Iterator[str]:
        """What an erasure in order names is nobody's any more who has a copy of it from the centre."""
        for entry, (_hash, journal, number, _parent, _header, body, _branch) in self.entries.items():
            if body is not None and self._dossier(entry) in self.erased:
                yield f"entry {number} of {journal.hex()} still has its body at the centre"
        erased = {entry for entry in self.headers if self._dossier(entry) in self.erased}
        for name, desk in self._desks():
            held = desk.execute("SELECT entry_hash FROM feed_rows WHERE body IS NOT NULL").fetchall()
            yield from (f"{name} still has the body of {row[0].hex()}" for row in held if row[0] in erased)

    def chains_whole(self) -> Iterator[str]:
        """Each entry follows on from one that is there; the first from its journal's genesis."""
        for _entry, journal, number, parent, *_rest in self.entries.values():
            before = self.entries.get(parent)
            if number == 1 and parent == _hash_of("genesis", journal):
                continue
            if before is None or before[1] != journal or before[2] != number - 1:
                yield f"entry {number} of {journal.hex()} hangs in the air"

    def feed_chained(self) -> Iterator[str]:
        """Positions without a gap, each row chained to the one before; the row's bytes say what its columns say."""
        last = _hash_of("rowgenesis", self.told["office"].encode())
        for expected, (position, data, stored, entry, _nth, _copied, verdict, _fees) in enumerate(self.rows, start=1):
            last = _hash_of("row", last, data)
            row = json.loads(data)
            if (position, stored) != (expected, last):
                yield f"row {position} does not follow on"
                return
            if (row["position"], row["entry"], row["verdict"]) != (position, entry.hex(), verdict):
                yield f"row {position} says something else than its columns"

    def order_kept(self) -> Iterator[str]:
        """Within a branch of a journal, the feed has the entries in the order of writing."""
        last: dict[tuple[bytes, int], int] = {}
        for row in self.rows:
            entry = self.entries.get(row[3])
            if entry is None or row[4] != 1 or row[5]:
                continue
            branch = (entry[1], entry[6])
            if entry[2] < last.get(branch, 0):
                yield f"entry {entry[2]} of {entry[1].hex()} stands behind a later one"
            last[branch] = entry[2]

    # -- desks --------------------------------------------------------------------------------------------

    def feed_followed(self) -> Iterator[str]:
        """In the end each desk has the centre's own feed, row for row."""
        expected = [(row[0], row[2]) for row in self.rows]
        for name, desk in self._desks():
            own = desk.execute("SELECT position, row_hash FROM feed_rows ORDER BY position").fetchall()
            if [(position, bytes(row)) for position, row in own] != expected:
                yield f"{name} has {len(own)} rows, the centre {len(expected)}, or other ones"

    def states_equal(self) -> Iterator[str]:
        """Desks with the same last row show the same dossiers, in the states that the rows say."""
        stated: dict[str, dict[str, Any]] = {}
        verdicts: dict[str, set[str]] = defaultdict(set)
        for row in self.rows:
            said = json.loads(row[1])
            verdicts[said.get("dossier", "")].add(said["verdict"])
            if "state" in said and "dossier" in said:
                stated[said["dossier"]] = said["state"]
        first: dict[bytes, tuple[str, dict[str, tuple[Any, ...]]]] = {}
        for name, desk in self._desks():
            head = desk.execute("SELECT row_hash FROM feed_rows ORDER BY position DESC LIMIT 1").fetchone()
            build = desk.execute("SELECT value FROM desk_values WHERE name = 'projections'").fetchone()[0].decode()
            shown = {row[0]: row for row in desk.execute(f"SELECT {SHARED} FROM dossiers{build}").fetchall()}
            for identity, state in stated.items():
                if identity not in shown or json.loads(shown[identity][3]) != state:
                    yield f"{name} shows dossier {identity} otherwise than its last row says"
                elif shown[identity][10] not in verdicts[identity]:
                    yield f"{name} shows the verdict {shown[identity][10]} of {identity}, which no row gave"
            other, theirs = first.setdefault(bytes(head[0]) if head else b"", (name, shown))
            if theirs != shown:
                yield f"{name} and {other} have the same head and show different dossiers"

    def one_writer(self) -> Iterator[str]:
        """A journal is written on one machine; two branches of one are a fork that the centre has on record."""
        machines: dict[str, set[str]] = defaultdict(set)
        for shown in self.told["saved"]:
            machines[shown["journal"]].add(shown["machine"])
        for journal, marks in machines.items():
            if len(marks) > 1:
                yield f"journal {journal} was written on {', '.join(sorted(marks))}"
        places = Counter((row[1], row[2], row[6]) for row in self.entries.values())
        yield from (
            f"number {number} of {journal.hex()} twice in a branch"
            for (journal, number, _b), n in places.items()
            if n > 1
        )

    def journals_verify(self) -> Iterator[str]:
        """Each desk's own chain holds, and no code stands in it twice."""
        for name, desk in self._desks():
            heads: dict[bytes, tuple[int, bytes]] = {}
            codes: Counter[str] = Counter()
            for journal, number, entry, previous, header in desk.execute(
                "SELECT journal, number, hash, previous, header FROM entries ORDER BY sequence"
            ):
                last, before = heads.get(journal, (0, _hash_of("genesis", journal)))
                if (number, previous) != (last + 1, before) or _hash_of("entry", previous, header) != entry:
                    yield f"{name}: entry {number} of {journal.hex()} does not follow on"
                heads[journal] = (number, entry)
                codes.update([json.loads(header)["issues"]] if "issues" in json.loads(header) else [])
            yield from (f"{name} gave {code} {times} times" for code, times in codes.items() if times > 1)

    # -- sums ---------------------------------------------------------------------------------------------

    def money_counted(self) -> Iterator[str]:
        """Fees sum over entries, whatever the verdicts and states are."""
        paid = sum(fee["amount"] for entry in self.headers for fee in self._fees(entry) if fee["paid"])
        counted = sum(row[7] for row in self.rows if not row[5] and row[4] == 1)
        if paid != counted:
            yield f"{paid} đồng were taken, {counted} are counted"

    def _fees(self, entry: bytes) -> list[dict[str, Any]]:
        fees: list[dict[str, Any]] = self.headers[entry].get("fees", [])
        return fees

    def _dossier(self, entry: bytes) -> str:
        header = self.headers.get(entry, {})
        return str(header.get("dossier", _identity(entry) if header.get("type") in OPENING else ""))

    def _desks(self) -> Iterator[tuple[str, Any]]:
        for desk in self.told["desks"]:
            with closing(sqlcipher.connect(desk["file"])) as connection:
                connection.execute(f"PRAGMA key=\"x'{desk['key']}'\"")
                yield desk["name"], connection


INVARIANTS = {
    name: getattr(_Account, name)
    for name in (
        "slips_received", "nothing_lost", "green_covered", "ack_means_stored", "codes_unique", "nobody_stops",
        "bytes_kept", "chains_whole", "feed_chained", "order_kept", "feed_followed", "states_equal", "one_writer",
        "journals_verify", "money_counted", "headers_kept", "personal_parts_gone",
    )
}  # fmt: skip


def _tag(kind: str) -> bytes:
    return b"counter-app/1/" + kind.encode("ascii") + b"\0"


def _hash_of(kind: str, *parts: bytes) -> bytes:
    return hashlib.sha256(_tag(kind) + b"".join(parts)).digest()


def _identity(entry: bytes) -> str:
    return base64.b32encode(entry[:10]).decode("ascii")


def imported_rooms() -> Iterable[str]:
    """Which of the project's packages this process has loaded; none, when it runs by itself."""
    return sorted({name.partition(".")[0] for name in sys.modules} & {"counter_app", "central"})


if __name__ == "__main__":
    print(json.dumps({"fallen": check(Path(sys.argv[1])), "imported": list(imported_rooms())}, ensure_ascii=False))
