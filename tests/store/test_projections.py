"""Projections: rebuild equals incremental, a build beside the old one, the feed folded by position."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.store.acknowledgements import record_acknowledgement, take_back, waiting
from counter_app.store.feed_place import feed_place
from counter_app.store.feed_store import ArrivedRow, FeedRefused
from counter_app.store.journal import EntryDraft
from counter_app.store.rebuilding import rebuild
from counter_app.wire.entry import Entry, genesis, identity_of, seal, write_body
from counter_app.wire.feed import Row, row_genesis, row_hash, write_row
from counter_app.wire.papers import Acknowledgement, sign_paper
from tests.store.desks import CENTRE, dossiers, open_test_desk, rows, save
from tests.store.feed_arrivals import OFFICE, arrive, judged, neighbours_receipt
from tests.wire.entries import make_header


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_rebuild_equals_what_was_kept_up_step_by_step(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk = open_test_desk(tmp_path_factory.mktemp("d") / "desk.db", durable=False)
    entries: list[Entry] = []
    placed = 0
    identities: list[str] = []
    for act in data.draw(st.lists(st.sampled_from(["new", "return", "hand", "void", "feed", "other"]), max_size=15)):
        if act == "new":
            saved = save(desk)
            identities.append(str(saved.identity))
            entries += saved.entries
        elif act in ("return", "hand", "void") and identities:
            kind = {"return": "ResultReturned", "hand": "HandedOver", "void": "DossierVoided"}[act]
            entries += save(desk, EntryDraft(kind, dossier=data.draw(st.sampled_from(identities)))).entries
        elif act == "feed" and entries:
            placed += 1
            arrive(desk, judged(placed, entries.pop(0), data.draw(st.sampled_from(["in_order", "conflicting"]))))
        elif act == "other":
            placed += 1
            arrive(desk, judged(placed, neighbours_receipt(code=f"H36.37.05-261123-{placed + 200:04d}")))
    before = dossiers(desk)
    rebuild(desk.database, desk.projections)
    assert dossiers(desk) == before
    assert save(desk).identity in dossiers(desk)


def test_a_rebuild_goes_beside_the_old_tables_and_swaps_once(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db")
    saved = save(desk)
    old = desk.projections.tables.suffix
    rebuild(desk.database, desk.projections)
    assert desk.projections.tables.suffix != old
    assert rows(desk, "SELECT count(*) FROM sqlite_master WHERE name LIKE ?", f"%{old}%") == [(0,)]
    desk.database.close()
    again = open_test_desk(tmp_path / "desk.db")
    assert again.projections.tables.suffix == desk.projections.tables.suffix
    assert saved.identity in dossiers(again)


def test_a_rebuild_frees_no_number(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db")
    first = save(desk).code
    rebuild(desk.database, desk.projections)
    with desk.database.write() as connection:
        connection.exec_driver_sql(f"DELETE FROM {desk.projections.tables.numbers.name}")
        connection.exec_driver_sql(f"DELETE FROM {desk.projections.tables.dossiers.name}")
    assert save(desk).code not in (None, first)


def test_a_neighbours_dossier_arrives_and_its_number_is_known_from_then_on(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db")
    arrive(desk, judged(1, neighbours_receipt(code="H36.37.05-261123-0007")))
    row = next(iter(dossiers(desk).values()))
    assert (row["applicant"], row["code"], row["verdict"]) == ("Trần Văn Bảy", "H36.37.05-261123-0007", "in_order")
    assert save(desk).code == "H36.37.05-261123-0008"


def test_arrival_order_decides_state_and_own_unplaced_entries_come_after(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db")
    saved = save(desk)
    identity = str(saved.identity)
    save(desk, EntryDraft("HandedOver", dossier=identity))
    arrive(desk, judged(1, saved.entries[0]))
    assert dossiers(desk)[identity]["status"] == "with_specialist"
    withdrawn = seal(
        make_header(b"\x08" * 16, 1, type="DossierWithdrawn", dossier=identity), None, genesis(b"\x08" * 16)
    )
    arrive(desk, judged(2, withdrawn, status="withdrawn"))
    assert dossiers(desk)[identity]["status"] == "withdrawn"


def test_a_conflicting_verdict_is_shown_whatever_the_desk_thought(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db")
    saved = save(desk)
    arrive(desk, judged(1, saved.entries[0], "code_taken"))
    assert dossiers(desk)[str(saved.identity)]["verdict"] == "code_taken"


@pytest.mark.parametrize("verdict", ["not_permitted", "conflicting"])
def test_what_was_not_accepted_takes_over_neither_name_nor_code(tmp_path: Path, verdict: str) -> None:
    desk = open_test_desk(tmp_path / "desk.db")
    journal = b"\x08" * 16
    filed = seal(
        make_header(journal, 1, type="OnlineArrived", issues=None, code=None),
        write_body({"applicant": {"name": "Lê Thị Nộp"}}, bytes(32)),
        genesis(journal),
    )
    identity = identity_of(filed.hash)
    other = seal(
        make_header(journal, 2, dossier=identity, issues="H36.37.05-261123-0333", code="H36.37.05-261123-0333"),
        write_body({"applicant": {"name": "Kẻ Xen Vào"}}, bytes(32)),
        filed.hash,
    )
    arrive(desk, judged(1, filed, status="arrived_online"), judged(2, other, verdict, status=None))
    row = dossiers(desk)[identity]
    assert (row["applicant"], row["code"], row["verdict"]) == ("Lê Thị Nộp", None, verdict)
    arrive(desk, judged(3, other, "in_order"))  # a supervisor settled it
    row = dossiers(desk)[identity]
    assert (row["applicant"], row["code"]) == ("Kẻ Xen Vào", "H36.37.05-261123-0333")


@pytest.mark.parametrize(
    ("office", "verdict", "then"),
    [
        (OFFICE, "in_order", "in_order"),
        (OFFICE, "not_permitted", "not_permitted"),
        ("another-office", "in_order", "conflicting"),
    ],
)
def test_what_was_left_out_needs_nobody_once_its_own_office_has_had_its_word(
    tmp_path: Path, office: str, verdict: str, then: str
) -> None:
    desk = open_test_desk(tmp_path / "desk.db")
    saved = save(desk)
    wrong = save(desk, EntryDraft("HandedOver", dossier=saved.identity)).entries[0]
    arrive(desk, judged(1, saved.entries[0]), judged(2, wrong, "conflicting", status=None))
    facts = {"entry": wrong.hash.hex(), "outcome": "confirmed"}
    header = make_header(b"\7" * 16, 1, type="ConflictSettled", office=office, dossier=saved.identity, facts=facts)
    word = seal(header, None, genesis(b"\7" * 16))
    assert dossiers(desk)[str(saved.identity)]["verdict"] == "conflicting"
    arrive(desk, judged(3, word, verdict, status=None))
    assert dossiers(desk)[str(saved.identity)]["verdict"] == then


def test_a_receipt_that_was_not_permitted_keeps_its_name_while_more_is_written(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db")
    saved = save(desk)
    arrive(desk, judged(1, saved.entries[0], "not_permitted", status=None))
    save(desk, EntryDraft("NoteAdded", dossier=saved.identity, details={"note": "hỏi lại"}))
    row = dossiers(desk)[saved.identity or ""]
    assert (row["applicant"], row["code"]) == ("Nguyễn Thị Đẹp", saved.code)


def test_an_unknown_type_shows_the_state_that_the_row_carries(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db")
    saved = save(desk)
    arrive(desk, judged(1, saved.entries[0]))
    future = seal(
        make_header(b"\7" * 16, 1, type="TeleportedHome", v=9, dossier=saved.identity), None, genesis(b"\7" * 16)
    )
    arrive(desk, judged(2, future, status="returned"))
    assert dossiers(desk)[str(saved.identity)]["status"] == "returned"


@pytest.mark.parametrize("spoil", ["position", "office", "entry", "a header that nothing vouches for"])
def test_rows_that_do_not_fit_are_refused_and_change_nothing(tmp_path: Path, spoil: str) -> None:
    desk = open_test_desk(tmp_path / "desk.db")
    entry = neighbours_receipt()
    header = entry.read()
    row = Row(OFFICE, 1, entry.hash.hex(), "in_order", header.journal, 1, None, {"status": "received"})
    broken = {
        "position": dataclasses.replace(row, position=3),
        "office": dataclasses.replace(row, office="office-2"),
        "entry": dataclasses.replace(row, entry="00" * 32),
    }.get(spoil, row)
    previous = None if spoil == "a header that nothing vouches for" else entry.previous
    with pytest.raises(FeedRefused):
        arrive(desk, ArrivedRow(write_row(broken), previous, entry.header, entry.body))
    assert rows(desk, "SELECT count(*) FROM feed_rows") == [(0,)]


def test_a_feed_cut_back_is_as_if_its_rows_had_never_come(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db")
    own = save(desk)
    arrive(desk, judged(1, own.entries[0]))
    before = dossiers(desk)
    arrive(desk, judged(2, neighbours_receipt()))
    with desk.database.write() as connection:
        desk.projections.forget_after(connection, OFFICE, 1)
    assert dossiers(desk) == before
    with desk.database.read() as connection:
        place = feed_place(connection, OFFICE)
    assert place.position == 1
    assert place.row_hash == row_hash(row_genesis(OFFICE), judged(1, own.entries[0]).row)


def test_a_body_that_is_not_the_headers_is_not_kept(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db")
    entry = neighbours_receipt()
    arrive(desk, dataclasses.replace(judged(1, entry), body=write_body({"applicant": {"name": "Giả"}}, bytes(32))))
    assert rows(desk, "SELECT body FROM feed_rows") == [(None,)]
    assert identity_of(entry.hash) in dossiers(desk)


def test_what_waits_is_counted_over_closed_journals_too_and_can_turn_back(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db")
    last = [save(desk) for _ in range(3)][-1]
    desk.database.close()
    moved = open_test_desk(tmp_path / "desk.db", mark="another machine")
    save(moved)
    happenings = moved.projections.tables.happenings.name
    with moved.database.write() as connection:
        assert waiting(connection, happenings).entries == 6
        assert waiting(connection, happenings).dossiers == 4
        journal = bytes.fromhex(last.headers[0].journal)
        ack = Acknowledgement(journal.hex(), 4, last.entries[0].hash.hex(), "2026-11-23T09:00:00+07:00")
        record_acknowledgement(connection, ack, sign_paper(ack, CENTRE), forked=False)
        assert waiting(connection, happenings).entries == 2
        take_back(connection, journal, 1)
        assert waiting(connection, happenings).entries == 5
