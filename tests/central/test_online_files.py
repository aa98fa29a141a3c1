"""Files of online dossiers: their portal sends what its filing named, the office's desks fetch it, nobody else."""

from __future__ import annotations

import hashlib
import random

import pytest
from sqlalchemy import text

from central.core import Centre
from central.requests import Answer
from central.store.database import Database
from counter_app.domain.scanned_paper import LARGEST_SCAN
from counter_app.wire.messages import BLOB_PART, BlobAnswer, FilesAnswer, read_message
from tests.central.filed_files import CONTENT, PAPER, FilePortal, naming, part_of
from tests.central.portals import ADDRESS, filing
from tests.central.writers import NOON, OFFICE, OTHER_OFFICE, Writer, as_json, call


def settled(desk: Writer, dossier: str, content: str = CONTENT, office: str = OFFICE) -> list[tuple[str, bool]]:
    body = b'{"files":[{"dossier":"%s","sha256":"%s"}]}' % (dossier.encode(), content.encode())
    answer = desk.ask("POST", f"/v1/offices/{office}/files", body)
    assert answer.status == 200, answer.body
    return [(one.sha256, one.here) for one in read_message(FilesAnswer, answer.body).files]


def got(desk: Writer, dossier: str, part: object, content: str = CONTENT) -> Answer:
    query = {} if part is None else {"part": str(part)}
    return desk.ask("GET", f"/v1/dossiers/{dossier}/blobs/{content}", query=query)


@pytest.fixture
def portal(centre: Centre) -> FilePortal:
    return FilePortal(centre)


@pytest.fixture(name="desk")
def asking_desk(centre: Centre) -> Writer:
    return Writer(centre)


def test_what_a_portal_sent_in_parts_a_desk_of_the_office_fetches_in_parts(portal: FilePortal, desk: Writer) -> None:
    dossier = portal.named()
    assert settled(desk, dossier) == []
    assert got(desk, dossier, 0).status == 404
    assert portal.put_all().whole
    assert settled(desk, dossier) == [(CONTENT, True)]
    parts = [got(desk, dossier, part) for part in range(3)]
    assert b"".join(answer.body for answer in parts) == PAPER
    assert parts[0].headers["content-type"] == "application/octet-stream"
    assert got(desk, dossier, 3).status == 404


def test_the_same_part_again_and_a_question_change_nothing(portal: FilePortal) -> None:
    portal.named()
    assert read_message(BlobAnswer, portal.put().body) == BlobAnswer(size=len(PAPER), parts=[], whole=False)
    for _twice in range(2):
        assert read_message(BlobAnswer, portal.put(2, part_of(PAPER, 2)).body).parts == [2]
    assert portal.put_all().whole
    assert read_message(BlobAnswer, portal.put().body).whole


def test_only_what_a_filing_of_this_portal_named_is_taken(centre: Centre, portal: FilePortal) -> None:
    portal.named()
    another = hashlib.sha256(b"another").hexdigest()
    assert portal.put(0, part_of(PAPER, 0), another).status == 404
    assert portal.put(0, part_of(PAPER, 0), reference="NPSP-2").status == 404
    stranger = FilePortal(centre, "tinh")
    assert stranger.put(0, part_of(PAPER, 0)).status == 404
    assert portal.put(0, part_of(PAPER, 0), token="npsp.AAAA").status == 401


def test_another_office_and_a_stranger_fetch_nothing(centre: Centre, portal: FilePortal, desk: Writer) -> None:
    dossier = portal.named()
    portal.put_all()
    other = Writer(centre, OTHER_OFFICE, seed=9)
    assert got(other, dossier, 0).status == 404
    assert settled(other, dossier, office=OTHER_OFFICE) == []
    assert desk.ask("POST", f"/v1/offices/{OTHER_OFFICE}/files", b'{"files":[]}').status == 403
    assert call(centre, "GET", f"/v1/dossiers/{dossier}/blobs/{CONTENT}", query={"part": "0"}).status == 401
    assert got(desk, dossier, None).status == 400


def test_what_is_no_pdf_and_no_jpeg_is_refused_for_good_and_the_desks_are_told(
    portal: FilePortal, desk: Writer, database: Database
) -> None:
    program = b"MZ" + random.Random(5).randbytes(BLOB_PART)
    content = hashlib.sha256(program).hexdigest()
    dossier = portal.named(content, len(program))
    assert portal.put(1, part_of(program, 1), content).status == 200
    refused = portal.put(0, part_of(program, 0), content)
    assert refused.status == 415
    assert as_json(refused)["vi"]
    assert portal.put(1, part_of(program, 1), content).status == 415
    assert settled(desk, dossier, content) == [(content, False)]
    assert got(desk, dossier, 1, content).status == 404
    with database.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM blob_parts")).scalar() == 0, "what came of it is dropped"


@pytest.mark.parametrize("size", [0, LARGEST_SCAN + 1])
def test_an_empty_or_too_large_file_is_named_and_never_taken(portal: FilePortal, desk: Writer, size: int) -> None:
    dossier = portal.named(size=size)
    assert portal.put(0, b"%PDF-").status == 413
    assert settled(desk, dossier) == [(CONTENT, False)]


def test_bytes_that_are_not_the_named_ones_are_dropped_and_may_be_sent_again(portal: FilePortal, desk: Writer) -> None:
    dossier = portal.named()
    wrong = PAPER[:-1] + bytes([PAPER[-1] ^ 1])
    assert portal.put_all(wrong) == BlobAnswer(size=len(PAPER), parts=[], whole=False)
    assert settled(desk, dossier) == []
    assert portal.put_all().whole
    assert settled(desk, dossier) == [(CONTENT, True)]


@pytest.mark.parametrize(
    ("part", "data"), [(0, b"%PDF-1"), (3, b"x"), (99, b"x"), (None, b"x"), ("x", b"x"), (-1, b"")]
)
def test_a_part_of_the_wrong_length_or_number_is_refused(portal: FilePortal, part: object, data: bytes) -> None:
    portal.named()
    assert portal.put(part, data).status == 400


def test_files_of_a_supplement_are_sent_under_its_own_reference(portal: FilePortal, desk: Writer) -> None:
    dossier = portal.sent(filing())["dossier"]
    portal.centre.project(NOON)
    desk.tell("SupplementAsked", dossier=dossier, who="lan")
    desk.push()
    portal.centre.project(NOON)
    papers = naming()["papers"]
    supplement = {"reference": "NPSP-1-b", "filed": "2026-11-23T11:50:00+07:00", "papers": papers}
    portal.sent(supplement, f"{ADDRESS}/NPSP-1/supplement")
    for part in range(3):
        assert portal.put(part, part_of(PAPER, part), reference="NPSP-1-b").status == 200
    assert settled(desk, dossier) == [(CONTENT, True)]


def test_an_erasure_takes_the_files_along(portal: FilePortal, desk: Writer) -> None:
    dossier = portal.named()
    portal.put_all()
    portal.centre.project(NOON)
    desk.tell("BodyErased", dossier=dossier, who="quang", facts={"reason": "x"})
    desk.push()
    portal.centre.project(NOON)
    assert got(desk, dossier, 0).status == 404
    assert portal.put(0, part_of(PAPER, 0)).status == 404


def test_a_filing_with_more_files_than_anybody_looks_at_is_refused(portal: FilePortal) -> None:
    files = [{"name": f"{n}.pdf", "size": 1, "sha256": f"{n:064x}"} for n in range(90)]
    papers = [{"name": f"Giấy {n}", "files": files} for n in range(3)]
    assert portal.send(filing(papers=papers)).status == 400


def test_a_database_of_the_version_before_learns_which_files_its_filings_named(
    centre: Centre, portal: FilePortal, desk: Writer, database: Database
) -> None:
    dossier = portal.named()
    centre.project(NOON)
    with database.writing() as connection:
        connection.execute(text("DROP TABLE filed_files"))
        connection.execute(text("UPDATE meta SET value = '6' WHERE name = 'schema'"))
    database.create()
    assert portal.put_all().whole
    assert settled(desk, dossier) == [(CONTENT, True)]
