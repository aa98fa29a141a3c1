"""Digital copies of papers, through the service and a real database and folder."""

from __future__ import annotations

import random
import select
import signal
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from counter_app.domain.errors import BadInput, EnvironmentProblem, RuleViolation
from counter_app.domain.scanned_paper import PaperData, ScanMedia, ScanOf
from counter_app.domain.times import OFFICE_ZONE
from counter_app.services.steps.digital_copies import CheckedFile, DigitalCopies
from counter_app.services.steps.results import ArrivedResult
from counter_app.store.journal import EntryDraft
from counter_app.store.kept_scans import KeptScan, attached_scans, set_state
from counter_app.store.scan_store import Loss, ScanOutOfReach, ScanStore, ScanUnreadable
from counter_app.store.scan_tidying import tidy_scans
from tests.print.scan_samples import jpeg, pdf, pdf_with
from tests.services.desk import CLERK_LAN, person, receipt_of
from tests.services.steps.attaching import PAPER, copies_at
from tests.services.steps.counter import Counter, counter
from tests.store.held_files import held

BIRTH_PAPER = PaperData("Giấy khai sinh", number="123/2020", abstract="Khai sinh", in_force_until=date(2030, 1, 1))


@pytest.fixture(name="folder")
def desk_folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture(name="counter")
def opened(folder: Path) -> Counter:
    return counter(folder)


@pytest.fixture(name="store")
def scan_store(counter: Counter, folder: Path) -> ScanStore:
    return copies_at(counter, folder)[1]


@pytest.fixture(name="copies")
def digital_copies(counter: Counter, folder: Path) -> DigitalCopies:
    return copies_at(counter, folder)[0]


@pytest.fixture(name="scan")
def checked_scan(copies: DigitalCopies) -> CheckedFile:
    return copies.check(jpeg())


@pytest.fixture(name="identity")
def dossier(counter: Counter) -> str:
    return counter.receive()


def only_file(store: ScanStore) -> Path:
    (file,) = store.folder.iterdir()
    return file


def test_a_scan_is_attached_with_its_data_listed_to_be_signed_and_shown_as_a_picture(
    counter: Counter, copies: DigitalCopies, identity: str, scan: CheckedFile
) -> None:
    assert scan.cautions == ()
    copies.attach_paper(identity, PAPER, scan, BIRTH_PAPER, CLERK_LAN)
    (copy,) = copies.of_dossier(identity)
    assert (copy.of, copy.component, copy.media, copy.size) == (ScanOf.COMPONENT, PAPER, ScanMedia.JPEG, len(scan.data))
    assert copy.paper == BIRTH_PAPER
    assert [en for _vi, en in copy.states()] == ["to be signed", "waiting to be sent"]
    assert copies.picture(copy).startswith(b"\x89PNG")
    told = counter.told(identity)
    assert f"Số hóa giấy tờ; Giấy tờ: Giấy khai sinh; Thuộc thành phần: {PAPER}" in told


def test_the_journal_names_the_file_and_never_holds_it(
    counter: Counter, copies: DigitalCopies, identity: str, scan: CheckedFile
) -> None:
    saved = copies.attach_paper(identity, PAPER, scan, BIRTH_PAPER, CLERK_LAN)
    (entry,), (header,) = saved.entries, saved.headers
    assert len(entry.header) + len(entry.body or b"") < 2_000 < len(scan.data)
    assert header.facts["size"] == len(scan.data)
    assert header.facts["of"] == "component"
    assert "title" not in header.facts  # what is personal stands in the body, which can be erased


def test_a_poor_scan_and_a_pdf_with_a_script_are_told_and_may_still_be_attached(
    copies: DigitalCopies, identity: str
) -> None:
    poor, dangerous = copies.check(jpeg((827, 1_169), 100)), copies.check(pdf_with(b"<< /S /JavaScript /JS (x) >>"))
    assert "100 dpi" in poor.cautions[0].vi
    assert "script" in dangerous.cautions[0].en
    saved = copies.attach_paper(identity, PAPER, dangerous, BIRTH_PAPER, CLERK_LAN)
    assert saved.headers[0].facts["dangers"] == ["script"]


def test_what_is_refused_leaves_neither_a_file_nor_an_entry(
    counter: Counter, copies: DigitalCopies, store: ScanStore, identity: str, scan: CheckedFile
) -> None:
    before = counter.place.entry_types()
    with pytest.raises(BadInput, match="has no paper"):
        copies.attach_paper(identity, "Giấy tờ khác", scan, BIRTH_PAPER, CLERK_LAN)
    with pytest.raises(BadInput):
        copies.attach_paper(identity, PAPER, scan, PaperData(""), CLERK_LAN)
    with pytest.raises(RuleViolation, match="no result"):
        copies.attach_result(identity, scan, BIRTH_PAPER, CLERK_LAN)
    with pytest.raises(BadInput):
        copies.attach_paper("A" * 16, PAPER, scan, BIRTH_PAPER, CLERK_LAN)
    assert counter.place.entry_types() == before
    assert not store.folder.exists()


def test_the_result_is_digitised_once_it_is_there(counter: Counter, copies: DigitalCopies, identity: str) -> None:
    counter.results.arrive(identity, ArrivedResult(), CLERK_LAN)
    copies.attach_result(identity, copies.check(pdf((1_654, 2_339))), PaperData("Trích lục", lasting=True), CLERK_LAN)
    (copy,) = copies.of_dossier(identity)
    assert (copy.of, copy.component, copy.paper.lasting) == (ScanOf.RESULT, "", True)


def test_a_full_disk_leaves_the_dossier_as_it_was(
    counter: Counter, copies: DigitalCopies, identity: str, scan: CheckedFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = counter.place.entry_types()

    def full(*_of: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("counter_app.settings.durable_file._write_synced", full)
    with pytest.raises(EnvironmentProblem, match="was not kept"):
        copies.attach_paper(identity, PAPER, scan, BIRTH_PAPER, CLERK_LAN)
    assert counter.place.entry_types() == before


def test_a_file_that_was_taken_away_is_reported_plainly_and_written_down_once(
    counter: Counter, copies: DigitalCopies, store: ScanStore, identity: str, scan: CheckedFile
) -> None:
    copies.attach_paper(identity, PAPER, scan, BIRTH_PAPER, CLERK_LAN)
    (copy,) = copies.look_after(identity)
    assert copy.loss is None
    only_file(store).unlink()
    for _ in range(3):
        with pytest.raises(ScanUnreadable, match="antivirus"):
            copies.picture(copy)
    (copy,) = copies.look_after(identity)
    assert copy.loss is Loss.GONE
    assert copy.states()[0] == ("tệp không còn ở máy này", "file no longer on this PC")
    assert counter.place.entry_types().count("ScanLost") == 1
    copies.attach_paper(identity, PAPER, scan, BIRTH_PAPER, CLERK_LAN)
    (copy,) = copies.look_after(identity)
    assert copy.loss is None
    only_file(store).write_bytes(b"damaged")
    (copy,) = copies.look_after(identity)
    assert copy.loss is Loss.DAMAGED
    assert counter.place.entry_types().count("ScanLost") == 2


def test_a_file_that_another_program_holds_is_not_lost(
    counter: Counter, copies: DigitalCopies, store: ScanStore, identity: str, scan: CheckedFile
) -> None:
    copies.attach_paper(identity, PAPER, scan, BIRTH_PAPER, CLERK_LAN)
    (copy,) = copies.of_dossier(identity)
    with held(only_file(store)):
        with pytest.raises(ScanOutOfReach, match="try again"):
            copies.picture(copy)
        assert copies.look_after(identity) == (copy,)
        assert copies.find_losses() == ()
    assert copies.picture(copy)
    assert "ScanLost" not in counter.place.entry_types()


def test_that_another_desk_lost_its_file_of_the_same_paper_says_nothing_of_the_one_here(
    counter: Counter, copies: DigitalCopies, store: ScanStore, identity: str, scan: CheckedFile
) -> None:
    copies.attach_paper(identity, PAPER, scan, BIRTH_PAPER, CLERK_LAN)
    (copy,) = copies.of_dossier(identity)
    lost = EntryDraft("ScanLost", dossier=identity, facts={"sha256": copy.content.hex(), "why": "gone"})
    counter.place.desk.journal.append([lost], "program", counter.place.clock.stamp())
    assert copies.of_dossier(identity) == (copy,)
    only_file(store).unlink()
    (copy,) = copies.look_after(identity)
    assert copy.loss is Loss.GONE


def test_a_file_lost_after_the_centre_had_it_says_both(
    counter: Counter, copies: DigitalCopies, store: ScanStore, identity: str, scan: CheckedFile
) -> None:
    copies.attach_paper(identity, PAPER, scan, BIRTH_PAPER, CLERK_LAN)
    (copy,) = copies.of_dossier(identity)
    with counter.place.desk.database.write() as connection:
        set_state(connection, KeptScan(copy.content, identity, copy.size), "sent")
    only_file(store).unlink()
    (copy,) = copies.look_after(identity)
    assert [en for _vi, en in copy.states()] == ["file no longer on this PC", "to be signed", "sent"]


def test_an_earlier_paper_is_used_again_with_the_citizen_s_consent_written_down(
    counter: Counter, copies: DigitalCopies, store: ScanStore, identity: str, scan: CheckedFile
) -> None:
    copies.attach_paper(identity, PAPER, scan, BIRTH_PAPER, CLERK_LAN)
    later = counter.receive()
    (earlier,) = copies.earlier(later)
    assert copies.earlier(counter.receive(receipt_of(applicant=person(id_number="001190000001")))) == ()
    with pytest.raises(BadInput, match="consent"):
        copies.use_again(later, PAPER, earlier, " ", CLERK_LAN)
    copies.use_again(later, PAPER, earlier, "Đồng ý tại quầy", CLERK_LAN)
    assert counter.place.entry_types()[-2:] == ["ReuseConsented", "ScanAttached"]
    (copy,) = copies.of_dossier(later)
    assert (copy.content, copy.paper) == (earlier.content, BIRTH_PAPER)
    only_file(store)  # one file for both


def test_a_paper_that_is_over_or_another_person_s_is_not_used_again(
    counter: Counter, copies: DigitalCopies, identity: str, scan: CheckedFile
) -> None:
    over = PaperData("Giấy xác nhận", in_force_until=date(2026, 11, 22))
    copies.attach_paper(identity, PAPER, scan, over, CLERK_LAN)
    (copy,) = copies.of_dossier(identity)
    stranger = counter.receive(receipt_of(applicant=person(id_number="001190000001")))
    with pytest.raises(RuleViolation, match="another person"):
        copies.use_again(stranger, PAPER, copy, "Đồng ý", CLERK_LAN)
    with pytest.raises(RuleViolation, match="in force until"):
        copies.use_again(counter.receive(), PAPER, copy, "Đồng ý", CLERK_LAN)
    assert "ReuseConsented" not in counter.place.entry_types()


def test_killed_at_any_moment_no_entry_is_ever_without_its_file(folder: Path) -> None:
    counter(folder).place.desk.database.close()
    chance, shown = random.Random(17), 0
    for life in range(4):
        command = [sys.executable, "-m", "tests.services.steps.attaching", str(folder), str(life)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as attaching:
            assert attaching.stdout is not None
            for _ in range(chance.randrange(1, 5)):
                assert attaching.stdout.readline()
            select.select([], [], [], chance.random() * 0.03)  # anywhere in the next one
            attaching.send_signal(signal.SIGKILL)
            shown += 1
            attaching.stdout.read()
        assert attaching.wait(10) == -signal.SIGKILL
    desk = counter(folder)
    _copies, store = copies_at(desk, folder)
    with desk.place.desk.database.read() as connection:
        named = [scan.content for scan in attached_scans(connection, desk.place.desk.projections)]
    assert len(named) >= shown
    for content in named:
        assert store.read(content).startswith(b"%PDF-")


def test_at_the_start_only_old_files_that_nothing_names_are_collected(
    counter: Counter, copies: DigitalCopies, store: ScanStore, identity: str, scan: CheckedFile
) -> None:
    copies.attach_paper(identity, PAPER, scan, BIRTH_PAPER, CLERK_LAN)
    orphan = store.keep(b"%PDF- never named")
    (copy,) = copies.of_dossier(identity)
    now = datetime.fromtimestamp(max(file.stat().st_mtime for file in store.folder.iterdir()), OFFICE_ZONE)
    tidy_scans(counter.place.desk, store, now + timedelta(days=29))
    assert store.holds(orphan)
    tidy_scans(counter.place.desk, store, now + timedelta(days=31))
    assert not store.holds(orphan)
    assert store.read(copy.content) == scan.data


def test_a_database_that_was_put_back_sends_again_what_its_entries_name(
    counter: Counter, copies: DigitalCopies, store: ScanStore, identity: str, scan: CheckedFile
) -> None:
    copies.attach_paper(identity, PAPER, scan, BIRTH_PAPER, CLERK_LAN)
    with counter.place.desk.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM kept_scans")  # the entry came back by the feed, the row does not
    assert not copies.of_dossier(identity)[0].here
    tidy_scans(counter.place.desk, store, counter.place.clock.now())
    (copy,) = copies.of_dossier(identity)
    assert (copy.here, copy.sent) == (True, False)
