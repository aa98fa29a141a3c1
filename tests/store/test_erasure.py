"""Bodies are erased by an entry; the chain still verifies, figures stay, and nobody else's data is touched."""

from __future__ import annotations

from pathlib import Path

from counter_app.store.acknowledgements import record_acknowledgement, record_kept_through
from counter_app.store.dossier_search import search
from counter_app.store.erasure import erase_bodies, erased_dossiers
from counter_app.store.journal import EntryDraft
from counter_app.store.opening import OpenDesk
from counter_app.store.verification import verify
from counter_app.wire.entry import identity_of
from counter_app.wire.papers import Acknowledgement, sign_paper
from tests.store.desks import CENTRE, dossiers, open_test_desk, rows, save
from tests.store.feed_arrivals import arrive, judged, neighbours_receipt


def erase(desk: OpenDesk, dossier: str, position: int, verdict: str = "in_order") -> None:
    entry = save(desk, EntryDraft("BodyErased", dossier=dossier, facts={"decision": "hết thời hạn lưu"})).entries[0]
    arrive(desk, judged(position, entry, verdict, None))


def test_what_arrived_is_erased_at_once_and_found_no_more(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db")
    theirs = neighbours_receipt()
    arrive(desk, judged(1, theirs))
    ours = save(desk)
    erase(desk, identity_of(theirs.hash), 2)
    assert rows(desk, "SELECT count(*) FROM feed_rows WHERE body IS NOT NULL") == [(0,)]
    assert dossiers(desk)[identity_of(theirs.hash)]["applicant"] == ""
    assert dossiers(desk)[str(ours.identity)]["applicant"] == "Nguyễn Thị Đẹp"
    with desk.database.read() as connection:
        assert search(connection, desk.projections, "bay", 10) == ()
    assert verify(desk.database).ok


def test_an_own_body_waits_for_a_backup_that_covers_it(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db")
    saved = save(desk)
    arrive(desk, judged(1, saved.entries[0]))
    erase(desk, str(saved.identity), 2)
    assert dossiers(desk)[str(saved.identity)]["applicant"] == "Nguyễn Thị Đẹp"
    journal = bytes.fromhex(saved.headers[0].journal)
    with desk.database.write() as connection:
        ack = Acknowledgement(journal.hex(), 2, saved.entries[0].hash.hex(), "2026-11-23T09:00:00+07:00")
        record_acknowledgement(connection, ack, sign_paper(ack, CENTRE), forked=False)
        record_kept_through(connection, journal, 2)
        erase_bodies(connection, desk.projections, erased_dossiers(connection, desk.projections))
    assert dossiers(desk)[str(saved.identity)]["applicant"] == ""
    assert dossiers(desk)[str(saved.identity)]["code"] == saved.code


def test_an_erasure_that_is_not_permitted_erases_nothing(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db")
    theirs = neighbours_receipt()
    arrive(desk, judged(1, theirs))
    erase(desk, identity_of(theirs.hash), 2, "not_permitted")
    assert dossiers(desk)[identity_of(theirs.hash)]["applicant"] == "Trần Văn Bảy"


def test_a_body_that_vanished_without_an_entry_is_found(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db")
    saved = save(desk)
    with desk.database.write() as connection:
        connection.exec_driver_sql("UPDATE entries SET body = NULL WHERE hash = ?", (saved.entries[0].hash,))
    found = verify(desk.database)
    assert not found.ok
    assert found.first_wrong is not None
    assert found.first_wrong["number"] == saved.headers[0].number
