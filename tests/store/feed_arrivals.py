"""Entries of other desks as the feed brings them."""

from __future__ import annotations

import os

from counter_app.store.feed_place import feed_place
from counter_app.store.feed_store import ArrivedRow, apply_rows, check_rows
from counter_app.store.opening import OpenDesk
from counter_app.wire import strict_json
from counter_app.wire.entry import Entry, genesis, seal, write_body
from counter_app.wire.feed import Row, write_row
from tests.wire.entries import make_header

OFFICE = "office-1"


def judged(position: int, entry: Entry, verdict: str = "in_order", status: str | None = "received") -> ArrivedRow:
    header = strict_json.read_object(entry.header)  # of what no program of ours would take for one, too
    row = Row(
        OFFICE,
        position,
        entry.hash.hex(),
        verdict,
        header["journal"],
        header["number"],
        header.get("dossier"),
        {"status": status, "due": header.get("due")} if status else None,
    )
    return ArrivedRow(write_row(row), entry.previous, entry.header, entry.body)


def neighbours_receipt(number: int = 1, code: str = "H36.37.05-261123-0201") -> Entry:
    journal = b"\x09" * 16
    body = write_body({"applicant": {"name": "Trần Văn Bảy"}, "procedure_name": "Khai tử"}, os.urandom(32))
    return seal(make_header(journal, number, issues=code, code=code), body, genesis(journal))


def arrive(desk: OpenDesk, *arrived: ArrivedRow) -> None:
    with desk.database.write() as connection:
        checked = check_rows(feed_place(connection, OFFICE), OFFICE, arrived)
        apply_rows(connection, desk.projections, OFFICE, checked)
