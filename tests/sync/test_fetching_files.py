"""Files of online dossiers come to the desk in the background, whole or not at all, and nothing waits for them."""

from __future__ import annotations

import hashlib
import json
import random
import threading
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import requests

from central.requests import Request
from central.sample import AGENCIES, OFFICE
from counter_app.domain.scanned_paper import LARGEST_SCAN
from counter_app.domain.times import OFFICE_ZONE
from counter_app.rehearsal.office_clock import OfficeClock
from counter_app.rehearsal.rehearsed_desk import DeskFolder, RehearsedDesk, enrol
from counter_app.store.filed_files import file_states
from counter_app.store.journal import EntryDraft
from counter_app.store.scan_tidying import tidy_scans
from counter_app.sync.connectivity import Line
from counter_app.sync.exchange import Answer, Failure, FailureKind
from counter_app.wire.messages import BLOB_PART
from tests.central.served import Served, central, serving
from tests.sync.bench import PORTAL, Bench, Reply

PAPER = b"%PDF-1.7 " + random.Random(4).randbytes(2 * BLOB_PART + 77)
CUT = Failure(FailureKind.UNREACHABLE)


def message(papers: dict[str, bytes], reference: str = "R1", filed: str = "") -> dict[str, Any]:
    files = [
        {"name": f"{name}.pdf", "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in papers.items()
    ]
    return {
        "reference": reference,
        "agency": AGENCIES[0],
        "procedure": "1.004873",
        "procedure_name": "Cấp Giấy xác nhận tình trạng hôn nhân",
        "filed": filed,
        "applicant": {"name": "Nguyễn Thị Đẹp", "id_number": "075190012345"},
        "papers": [{"name": "Tờ khai", "files": files}],
    }


class Portal:
    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.token = bench.centre.core.online.make_portal("npsp")

    def file(self, papers: dict[str, bytes], reference: str = "R1") -> str:
        now = self.bench.world.wall().isoformat(timespec="seconds")
        answer = self._ask("POST", "", json.dumps(message(papers, reference, now)).encode())
        self.bench.centre.core.project(self.bench.world.wall())
        return str(json.loads(answer.body)["dossier"])

    def send(self, data: bytes, reference: str = "R1") -> None:
        content = hashlib.sha256(data).hexdigest()
        for part in range(-(-len(data) // BLOB_PART)):
            body = data[part * BLOB_PART : (part + 1) * BLOB_PART]
            self._ask("PUT", f"/{reference}/files/{content}", body, {"part": str(part)})

    def _ask(self, method: str, path: str, body: bytes, query: dict[str, str] | None = None) -> Any:
        headers = {"authorization": f"Bearer {self.token}"}
        request = Request(method, f"/v1/offices/{OFFICE}/online{path}", query or {}, headers, body)
        answer = self.bench.centre.core.handle(request, self.bench.world.wall())
        assert answer.status in (200, 413, 415), answer.body
        return answer


@pytest.fixture
def portal(bench: Bench) -> Portal:
    return Portal(bench)


def states(bench: Bench, dossier: str) -> dict[bytes, str]:
    with bench.database.read() as connection:
        return file_states(connection, dossier)


def state(bench: Bench, dossier: str, data: bytes = PAPER) -> str:
    return states(bench, dossier)[hashlib.sha256(data).digest()]


def test_a_file_comes_after_its_dossier_and_lies_here_encrypted(bench: Bench, portal: Portal) -> None:
    dossier = portal.file({"to-khai": PAPER})
    bench.pass_time(60)
    assert state(bench, dossier) == "waiting"
    portal.send(PAPER)
    bench.pass_time(60)
    assert state(bench, dossier) == "here"
    assert bench.scans.read(hashlib.sha256(PAPER).digest()) == PAPER
    assert all(PAPER[:64] not in path.read_bytes() for path in bench.scans.folder.iterdir())
    asked = bench.asked.count("file")
    assert asked == 3
    bench.pass_time(1_200)
    assert bench.asked.count("file") == asked
    assert bench.asked.count("files") < 10, "nothing more is wanted"


def test_while_a_portal_sends_nothing_it_is_asked_for_later_and_later(bench: Bench, portal: Portal) -> None:
    portal.file({"to-khai": PAPER})
    bench.pass_time(7_200, look_every=15)
    assert bench.asked.count("files") < 25
    assert bench.asked.count("file") == 0
    portal.send(PAPER)
    bench.pass_time(1_000)
    assert bench.asked.count("file") == 3


def test_a_part_that_is_cut_off_makes_no_outage_and_the_file_comes_later(bench: Bench, portal: Portal) -> None:
    dossier = portal.file({"to-khai": PAPER})
    portal.send(PAPER)
    bench.line = lambda question: CUT if question.path.endswith("part=1") else None
    for _ in range(20):
        bench.pass_time(60)
        bench.save()
        assert bench.waiting() == 0
    assert bench.engine.line.line is Line.ONLINE
    assert bench.entries("OutageBegan") == []
    bench.line = lambda _question: None
    bench.pass_time(1_000)
    assert state(bench, dossier) == "here"


@pytest.mark.parametrize("reply", [PORTAL, Answer(502, b"x"), Answer(200, b"x" * BLOB_PART), Answer(404, b"{}")])
def test_whatever_a_proxy_says_to_a_part_nothing_false_is_kept(bench: Bench, portal: Portal, reply: Reply) -> None:
    dossier = portal.file({"to-khai": PAPER})
    portal.send(PAPER)
    bench.line = lambda question: reply if question.purpose == "file" else None
    bench.pass_time(300)
    assert state(bench, dossier) == "waiting"
    assert bench.engine.line.line is Line.ONLINE
    bench.line = lambda _question: None
    bench.pass_time(1_000)
    assert state(bench, dossier) == "here"
    assert bench.scans.read(hashlib.sha256(PAPER).digest()) == PAPER


def test_one_file_that_fails_holds_up_no_other(bench: Bench, portal: Portal) -> None:
    other = b"\xff\xd8\xff" + b"picture"
    bad = hashlib.sha256(PAPER).hexdigest()
    dossier = portal.file({"to-khai": PAPER, "anh": other})
    portal.send(PAPER)
    portal.send(other)
    bench.line = lambda question: CUT if bad in question.path else None
    bench.pass_time(60)
    assert (state(bench, dossier), state(bench, dossier, other)) == ("waiting", "here")


def test_what_the_centre_refused_is_known_here_and_what_is_too_large_is_never_asked_for(
    bench: Bench, portal: Portal
) -> None:
    program = b"MZ not a paper"
    dossier = portal.file({"virus": program})
    portal.send(program)
    bench.pass_time(60)
    assert state(bench, dossier, program) == "refused"
    large = message({"x": b"x"}, "R2", bench.world.wall().isoformat(timespec="seconds"))
    large["papers"][0]["files"][0]["size"] = LARGEST_SCAN + 1
    answer = portal._ask("POST", "", json.dumps(large).encode())
    bench.centre.core.project(bench.world.wall())
    bench.pass_time(60)
    assert states(bench, json.loads(answer.body)["dossier"]) == {}


def test_an_older_centre_that_has_no_files_is_left_alone(bench: Bench, portal: Portal) -> None:
    portal.file({"to-khai": PAPER})
    gone = Answer(404, b'{"vi": "x", "en": "y"}', {"content-type": "application/json"})
    bench.line = lambda question: gone if question.purpose == "files" else None
    bench.pass_time(3_600, look_every=15)
    assert bench.engine.line.line is Line.ONLINE
    assert bench.asked.count("files") < 20


def test_a_file_under_way_at_the_end_of_the_program_is_fetched_at_the_next_start(bench: Bench, portal: Portal) -> None:
    dossier = portal.file({"to-khai": PAPER})
    portal.send(PAPER)
    bench.line = lambda question: CUT if question.path.endswith("part=2") else None
    bench.pass_time(30)
    bench.restart()
    bench.line = lambda _question: None
    bench.pass_time(60)
    assert state(bench, dossier) == "here"


def test_an_erasure_takes_the_file_along_and_a_finished_dossier_lets_it_go(bench: Bench, portal: Portal) -> None:
    dossier, content = portal.file({"to-khai": PAPER}), hashlib.sha256(PAPER).digest()
    portal.send(PAPER)
    bench.pass_time(60)
    assert bench.scans.holds(content)
    tidy_scans(bench.desk, bench.scans, bench.world.wall())
    assert bench.scans.holds(content)
    bench.desk.journal.append(
        [EntryDraft("BodyErased", dossier=dossier, facts={"reason": "x"})], "quang", bench.stamp()
    )
    bench.engine._talk.look_again()
    bench.pass_time(120)
    tidy_scans(bench.desk, bench.scans, bench.world.wall())
    assert states(bench, dossier) == {}
    assert not bench.scans.holds(content)


# ------------------------------------------------------------------------------------------------ over real HTTP


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    database, keys = f"sqlite:///{tmp_path}/centre.db", tmp_path / "centre.keys"
    made = central("init", "--database", database, "--keys", str(keys), "--sample")
    assert made.returncode == 0, made.stderr
    with serving(database, keys, tmp_path) as running:
        yield running


def test_a_file_goes_from_the_portal_to_the_desk_over_real_http(served: Served, tmp_path: Path) -> None:
    made = central("portal", "npsp", "--database", served.database, "--keys", str(served.keys))
    token = next(word for word in made.stdout.split() if word.startswith("npsp."))
    code = central("enrol-code", OFFICE, "--database", served.database, "--keys", str(served.keys)).stdout
    address, headers = f"{served.url}/v1/offices/{OFFICE}/online", {"authorization": f"Bearer {token}"}
    clock, content = OfficeClock(), hashlib.sha256(PAPER).digest()
    filing = message({"to-khai": PAPER}, filed=datetime.now(OFFICE_ZONE).isoformat(timespec="seconds"))
    answer = requests.post(address, json=filing, headers=headers, timeout=30)
    assert answer.status_code == 200, answer.text
    for part in range(3):
        data = PAPER[part * BLOB_PART : (part + 1) * BLOB_PART]
        url = f"{address}/R1/files/{content.hex()}?part={part}"
        assert requests.put(url, data=data, headers=headers, timeout=30).status_code == 200
    assert requests.put(f"{address}/R1/files/{content.hex()}?part=0", data=b"x", timeout=30).status_code == 401
    place = DeskFolder(tmp_path / "desk", "Quầy 1")
    enrol(place, served.url, code.split()[-1])
    desk = RehearsedDesk(place, served.url, clock, tmp_path / "slips", lambda most: 0).desk
    try:
        desk.start()
        pause, end = threading.Event(), time.monotonic() + 60
        while not desk.scans.holds(content):
            assert time.monotonic() < end, served.log.read_text("utf-8")[-2_000:]
            pause.wait(0.05)
        assert desk.scans.read(content) == PAPER
    finally:
        desk.close()
