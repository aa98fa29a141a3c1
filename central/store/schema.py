"""The tables. Bytes that were signed or hashed stand as they came; nothing refers from entries to what is derived."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)

VERSION = 9

metadata = MetaData()

# SQLite counts only a plain INTEGER PRIMARY KEY up by itself.
_COUNTED = BigInteger().with_variant(Integer, "sqlite")


def _index_where(condition: str, name: str, *columns: str | Column[Any]) -> Index:
    """An index of these rows alone; each database has its own word for it."""
    return Index(name, *columns, postgresql_where=text(condition), sqlite_where=text(condition))


meta = Table("meta", metadata, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))

# position and row_hash are the feed's counter and last hash: taken in the transaction that writes the rows.
offices = Table(
    "offices",
    metadata,
    Column("office", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("row_hash", LargeBinary, nullable=False),
)

agencies = Table(
    "agencies",
    metadata,
    Column("agency", Text, primary_key=True),
    Column("next_block", Integer, nullable=False),
)

office_agencies = Table(
    "office_agencies",
    metadata,
    Column("office", Text, nullable=False),
    Column("agency", Text, nullable=False),
    PrimaryKeyConstraint("office", "agency"),
)

desks = Table(
    "desks",
    metadata,
    Column("desk", Text, primary_key=True),
    Column("office", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("spare", Integer, nullable=False),
)

desk_keys = Table(
    "desk_keys",
    metadata,
    Column("public", LargeBinary, primary_key=True),
    Column("name", Text, nullable=False, index=True),
    Column("desk", Text, nullable=False, index=True),
    Column("certificate", LargeBinary, nullable=False),
    Column("withdrawn", Text),
)

enrolment_codes = Table(
    "enrolment_codes",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("office", Text, nullable=False),
    Column("expires", Text, nullable=False),
    Column("public", LargeBinary),
)

ranges = Table(
    "ranges",
    metadata,
    Column("desk", Text, nullable=False),
    Column("n", Integer, nullable=False),
    Column("agency", Text, nullable=False),
    Column("block", Integer, nullable=False),
    Column("paper", LargeBinary, nullable=False),
    PrimaryKeyConstraint("desk", "n"),
)

journals = Table(
    "journals",
    metadata,
    Column("journal", LargeBinary, primary_key=True),
    Column("office", Text, nullable=False),
)

# Which desk writes which journal; left_at: the last number that is the desk's own, once it went on in another journal.
writers = Table(
    "writers",
    metadata,
    Column("journal", LargeBinary, nullable=False),
    Column("desk", Text, nullable=False),
    Column("left_at", BigInteger),
    PrimaryKeyConstraint("journal", "desk"),
    Index("writers_of_desk", "desk"),
)

# One row a branch: 0 is the branch that came first, each fork adds one. kept_through: in a backup that was tested.
heads = Table(
    "heads",
    metadata,
    Column("journal", LargeBinary, nullable=False),
    Column("branch", Integer, nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("ack", LargeBinary, nullable=False),
    Column("kept_through", BigInteger, nullable=False, server_default="0"),
    PrimaryKeyConstraint("journal", "branch"),
)

# A gap is an entry without a header. (journal, number) and parent are not unique: forks.
entries = Table(
    "entries",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("journal", LargeBinary, nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("parent", LargeBinary, nullable=False),
    Column("branch", Integer, nullable=False),
    Column("batch", BigInteger, nullable=False),
    Column("header", LargeBinary),
    Column("body", LargeBinary),
    Index("entries_in_order", "journal", "number"),
)

# Who vouched for which entries, when they came; `placed` false: the projector has still to judge them.
batches = Table(
    "batches",
    metadata,
    Column("id", _COUNTED, primary_key=True, autoincrement=True),
    Column("office", Text, nullable=False),
    Column("desk", Text, nullable=False),
    Column("public", LargeBinary, nullable=False),
    Column("journal", LargeBinary, nullable=False),
    Column("first", BigInteger, nullable=False),
    Column("last", BigInteger, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("arrived", Text, nullable=False),
    Column("placed", Boolean, nullable=False),
)
_index_where("NOT placed", "batches_to_place", batches.c.office, batches.c.id)

# Entries to judge once more: a gap that was filled, or a type that this program has learnt.
judging_again = Table(
    "judging_again",
    metadata,
    Column("id", _COUNTED, primary_key=True, autoincrement=True),
    Column("office", Text, nullable=False, index=True),
    Column("entry", LargeBinary, nullable=False),
)

# Rows on their way into the feed of another office: one office a transaction, so they wait here.
passing = Table(
    "passing",
    metadata,
    Column("id", _COUNTED, primary_key=True, autoincrement=True),
    Column("to_office", Text, nullable=False, index=True),
    Column("from_office", Text, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("state", LargeBinary),
)

# nth: which verdict on this entry. The figures count whatever the verdict was.
feed_rows = Table(
    "feed_rows",
    metadata,
    Column("office", Text, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("row", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("entry", LargeBinary, nullable=False),
    Column("nth", Integer, nullable=False),
    Column("copied", Boolean, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("dossier", Text),
    Column("phi", BigInteger, nullable=False),
    Column("le_phi", BigInteger, nullable=False),
    Column("issued", Text),
    Column("knew", Boolean),
    PrimaryKeyConstraint("office", "position"),
    UniqueConstraint("entry", "office", "nth"),
    Index("feed_rows_of_dossier", "dossier"),
    _index_where("type = 'BodyErased'", "feed_rows_that_erase", "dossier"),
    _index_where("type = 'NoticeMade'", "feed_rows_that_tell", "office", "position"),
)

# One row a notice and channel, kept for ever: what stands here is never sent a second time. No personal data.
# Times are whole seconds since 1970. `due`: not before; `claimed_until`: whoever sends it has said so by then;
# `begun`: when the latest try began; `late`: written long before it came in, so that more may follow.
sendings = Table(
    "sendings",
    metadata,
    Column("notice", LargeBinary, nullable=False),
    Column("channel", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("dossier", Text, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("about", LargeBinary, nullable=False),
    Column("arrived", BigInteger, nullable=False),
    Column("late", Boolean, nullable=False),
    Column("state", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("due", BigInteger, nullable=False),
    Column("claimed_until", BigInteger),
    Column("begun", BigInteger),
    Column("reference", Text),
    PrimaryKeyConstraint("notice", "channel"),
    Index("sendings_of_dossier", "dossier", "channel"),
)
_index_where("state IN ('waiting', 'sending')", "sendings_that_wait", sendings.c.channel, sendings.c.due)
Index("sendings_begun", sendings.c.channel, sendings.c.begun)

# Up to which position of an office's feed its notices have been looked up.
notices_found = Table(
    "notices_found",
    metadata,
    Column("office", Text, primary_key=True),
    Column("position", BigInteger, nullable=False),
)

# Digitised papers, in parts of 1 MiB; `whole` from when every byte was there and the hash was right.
blobs = Table(
    "blobs",
    metadata,
    Column("dossier", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("whole", Boolean, nullable=False),
    PrimaryKeyConstraint("dossier", "content"),
)
blob_parts = Table(
    "blob_parts",
    metadata,
    Column("dossier", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("part", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
    PrimaryKeyConstraint("dossier", "content", "part"),
)

# Files that citizens filed with a dossier: named by its entries, sent by their portal into the tables above.
filed_files = Table(
    "filed_files",
    metadata,
    Column("dossier", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("office", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    PrimaryKeyConstraint("dossier", "content"),
)

codes = Table(
    "codes", metadata, Column("code", Text, primary_key=True), Column("dossier", Text, nullable=False, index=True)
)

# Contingency sheets, each with the dossier that it was entered as.
sheets = Table("sheets", metadata, Column("sheet", Text, primary_key=True), Column("dossier", Text, nullable=False))

dossiers = Table(
    "dossiers",
    metadata,
    Column("identity", Text, primary_key=True),
    Column("office", Text, nullable=False),
    Column("opening", LargeBinary, nullable=False),
    Column("code", Text),
    Column("state", LargeBinary, nullable=False),
    Column("received", Text, nullable=False),
    Column("offices", Text, nullable=False),
    Column("contested", Boolean, nullable=False),
    Column("last_office", Text, nullable=False),
    Column("last_position", BigInteger, nullable=False),
)

slips = Table(
    "slips",
    metadata,
    Column("signature", LargeBinary, primary_key=True),
    Column("dossier", Text, nullable=False, index=True),
    Column("code", Text, index=True),
    Column("pin", Text, nullable=False),
    Column("position", BigInteger, nullable=False),
)

# What portals filed and completed, by their own numbers; agency, day and number where the centre gave the code.
online_filings = Table(
    "online_filings",
    metadata,
    Column("office", Text, nullable=False),
    Column("portal", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("dossier", Text, nullable=False),
    Column("code", Text),
    Column("agency", Text),
    Column("day", Text),
    Column("number", Integer),
    PrimaryKeyConstraint("office", "portal", "reference"),
    Index("online_filings_numbered", "agency", "day", "number"),
)

# What each portal sent on one day of the office's zone: new dossiers, what was said of them since, bytes of files.
portal_days = Table(
    "portal_days",
    metadata,
    Column("portal", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("filings", Integer, nullable=False),
    Column("tellings", Integer, nullable=False),
    Column("octets", BigInteger, nullable=False),
    PrimaryKeyConstraint("portal", "day"),
)

tries = Table(
    "tries",
    metadata,
    Column("what", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("last", BigInteger, nullable=False),
)

accounts = Table(
    "accounts",
    metadata,
    Column("account", Text, primary_key=True),
    Column("office", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("verifier", Text, nullable=False),
    Column("must_change", Boolean, nullable=False),
    Column("changed", Text, nullable=False),
)

roles = Table(
    "roles",
    metadata,
    Column("account", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("since", Text, nullable=False),
    Column("until", Text),
    PrimaryKeyConstraint("account", "role", "since"),
)

# office '' is for everybody; every version is kept by its hash.
reference = Table(
    "reference",
    metadata,
    Column("kind", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("added", Text, nullable=False),
    Column("current", Boolean, nullable=False),
    PrimaryKeyConstraint("kind", "office", "name", "hash"),
)
