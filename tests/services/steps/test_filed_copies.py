"""What the citizen sent along with an online dossier: told how far it has come, shown as pictures, fetched again."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from counter_app.domain.errors import BadInput, EnvironmentProblem
from counter_app.domain.scanned_paper import LARGEST_SCAN, PdfDanger
from counter_app.services.steps.filed_copies import FiledCopy, FiledState
from counter_app.services.steps.online_inbox import OnlineInbox
from counter_app.store.filed_arrivals import note_filed, take_up_filed
from counter_app.store.filed_files import HERE, REFUSED, file_states, set_file_state
from tests.print.scan_samples import jpeg, pdf, pdf_with
from tests.services.desk import CLERK_LAN, receipt_of
from tests.services.steps.attaching import copies_at
from tests.services.steps.counter import Counter
from tests.services.steps.named_files import named

LETTER = (1654, 2339)  # A4 at 200 dpi


class Filed:
    """One dossier that came with files, and this desk's store of them."""

    def __init__(self, counter: Counter, folder: Path, *files: dict[str, Any]) -> None:
        self.counter = counter
        self.copies, self.store = copies_at(counter, folder)
        self.identity = counter.arrive_online(files=list(files))
        self.desk = counter.place.desk
        with self.desk.database.write() as connection:
            take_up_filed(connection, self.desk.projections)

    def comes(self, data: bytes) -> None:
        self.sets(self.store.keep(data), HERE)

    def sets(self, content: bytes, state: str) -> None:
        with self.desk.database.write() as connection:
            set_file_state(connection, content, self.identity, state)

    def files(self) -> tuple[FiledCopy, ...]:
        return self.copies.filed.of_dossier(self.identity)

    def states(self) -> list[FiledState]:
        return [one.state for one in self.files()]


def test_a_file_waits_until_it_came_and_then_its_pages_are_pictures(counter: Counter, tmp_path: Path) -> None:
    paper = pdf(LETTER, LETTER)
    filed = Filed(counter, tmp_path, named("to-khai.pdf", paper))
    assert filed.states() == [FiledState.WAITING]
    assert "chưa về" in filed.files()[0].words()[0]
    with pytest.raises(BadInput, match="not here yet"):
        filed.copies.filed.open(filed.files()[0])
    filed.comes(paper)
    assert filed.states() == [FiledState.HERE]
    copy = filed.copies.filed.open(filed.files()[0])
    assert (copy.pages, copy.paper.title, copy.component) == (2, "to-khai.pdf", "Tờ khai")
    assert filed.copies.filed.picture(copy, 1).startswith(b"\x89PNG")


def test_the_inbox_says_how_far_each_file_has_come(counter: Counter, tmp_path: Path) -> None:
    paper, large = pdf(LETTER), named("lon.pdf", b"x", LARGEST_SCAN + 1)
    filed = Filed(counter, tmp_path, named("a.pdf", paper), named("b.docx", b"PK"), large)
    filed.comes(paper)
    filed.sets(hashlib.sha256(b"PK").digest(), REFUSED)
    (row,) = OnlineInbox(counter.cases).inbox().rows
    assert [one.state for one in row.files] == [FiledState.HERE, FiledState.NOT_TAKEN, FiledState.NOT_TAKEN]
    assert "20 MB" in row.files[2].words()[0]
    assert OnlineInbox(counter.cases).open(filed.identity).files == row.files


def test_what_came_stands_among_the_dossiers_digital_copies_and_waits_for_no_signature(
    counter: Counter, tmp_path: Path
) -> None:
    paper = jpeg()
    filed = Filed(counter, tmp_path, named("anh.jpg", paper))
    filed.comes(paper)
    (copy,) = filed.copies.of_dossier(filed.identity)
    assert copy.filed
    assert copy.signed
    assert copy.states() == (("người nộp gửi trực tuyến", "sent online by the citizen"),)
    assert filed.copies.picture(copy).startswith(b"\x89PNG")


def test_a_file_that_was_taken_away_is_told_once_and_fetched_again(counter: Counter, tmp_path: Path) -> None:
    paper = pdf(LETTER)
    filed = Filed(counter, tmp_path, named("to-khai.pdf", paper))
    filed.comes(paper)
    before = counter.place.entry_types()
    filed.store.drop(hashlib.sha256(paper).digest())
    with pytest.raises(EnvironmentProblem, match="fetched again"):
        filed.copies.filed.open(filed.files()[0])
    assert filed.states() == [FiledState.WAITING]
    assert counter.place.entry_types() == before, "nothing is lost, so nothing is written"


def test_a_pdf_with_a_script_is_flagged_and_still_only_a_picture(counter: Counter, tmp_path: Path) -> None:
    paper = pdf_with(b"/S /JavaScript /JS (app.alert(1))")
    filed = Filed(counter, tmp_path, named("to-khai.pdf", paper))
    filed.comes(paper)
    copy = filed.copies.filed.open(filed.files()[0])
    assert copy.dangers == {PdfDanger.SCRIPT}
    assert copy.cautions()


def test_a_file_that_nobody_can_read_is_one_sentence(counter: Counter, tmp_path: Path) -> None:
    paper = b"%PDF-1.7 nothing more"
    filed = Filed(counter, tmp_path, named("to-khai.pdf", paper))
    filed.comes(paper)
    with pytest.raises(BadInput, match="look on the portal"):
        filed.copies.filed.open(filed.files()[0])
    assert filed.copies.of_dossier(filed.identity) == ()


@pytest.mark.parametrize(
    "file",
    [
        {"name": "x", "size": 10, "sha256": "zz"},
        {"name": "x", "size": 10, "sha256": "ab"},
        {"name": "x", "size": True, "sha256": "ab" * 32},
        {"name": "x", "size": -1, "sha256": "ab" * 32},
        {"name": "x", "size": 0, "sha256": "ab" * 32},
        {"name": 7, "size": "10", "sha256": None},
    ],
)
def test_what_names_no_file_that_could_be_one_is_never_fetched(
    counter: Counter, tmp_path: Path, file: dict[str, Any]
) -> None:
    filed = Filed(counter, tmp_path, file)
    with filed.desk.database.read() as connection:
        assert file_states(connection, filed.identity) == {}
    assert filed.states() == [FiledState.NOT_TAKEN]


def test_an_entry_that_cannot_be_read_brings_no_file(counter: Counter) -> None:
    with counter.place.desk.database.write() as connection:
        note_filed(connection, [(bytes(32), b'{"type":"OnlineArrived"', b"x" * 40), (bytes(32), None, None)])
        assert connection.exec_driver_sql("SELECT count(*) FROM filed_files").scalar() == 0


def test_files_that_were_filed_stay_with_the_dossier_after_its_receipt(counter: Counter, tmp_path: Path) -> None:
    paper = pdf(LETTER)
    filed = Filed(counter, tmp_path, named("to-khai.pdf", paper))
    filed.comes(paper)
    counter.place.intake.receive(receipt_of(channel="online", arrived=filed.identity), CLERK_LAN)
    assert [one.paper.title for one in filed.copies.of_dossier(filed.identity)] == ["to-khai.pdf"]
