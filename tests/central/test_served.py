"""The shell over real sockets: killed in mid-batch, fed with rubbish, described by its committed document."""

from __future__ import annotations

import os
import random
import threading
from pathlib import Path

import pytest
import requests

from central.app import OPENAPI_FILE, office_now, openapi_text
from central.core import Centre
from central.keys import read_key_file
from central.sample import OFFICE
from central.store.database import Database
from central.verification import verify
from counter_app.domain.times import iso
from counter_app.wire.papers import Acknowledgement, open_paper
from tests.central.pushing import push
from tests.central.served import central, serving
from tests.central.writers import Writer, seeded_bytes


@pytest.fixture
def initialised(database_url: str, tmp_path: Path) -> tuple[str, Path]:
    keys = tmp_path / "central.keys"
    done = central("init", "--database", database_url, "--keys", str(keys), "--sample")
    assert done.returncode == 0, done.stderr
    return database_url, keys


def test_nothing_acknowledged_is_lost_when_the_centre_is_killed_in_mid_batch(
    initialised: tuple[str, Path], tmp_path: Path
) -> None:
    url, keys = initialised
    database = Database(url)
    centre = Centre(database, read_key_file(keys), seeded_bytes(3))
    desk = Writer(centre, office=OFFICE)
    for _ in range(400):
        desk.receive()
    chance = random.Random(7)
    acknowledged = 0
    with serving(url, keys, tmp_path) as served:
        for _ in range(3):
            killer = threading.Timer(chance.uniform(0.02, 0.25), served.kill)
            killer.start()
            try:
                while acknowledged < 400:
                    answer = push(served, desk, acknowledged + 1, min(400, acknowledged + 10))
                    acknowledged = open_paper(answer.ack.paper(), Acknowledgement, centre.keys.known).number
            except requests.RequestException:
                pass
            killer.join()
            served.kill()
            found = verify(database, centre.keys)
            assert found.first_wrong is None
            assert found.entries >= acknowledged
            served.start()
        while acknowledged < 400:
            answer = push(served, desk, acknowledged + 1, min(400, acknowledged + 100))
            acknowledged = open_paper(answer.ack.paper(), Acknowledgement, centre.keys.known).number
    centre.project(office_now())
    assert verify(database, centre.keys).entries == 400
    database.close()
    done = central("verify", "--database", url, "--keys", str(keys))
    assert (done.returncode, done.stdout) == (0, "400 entries, 400 feed rows, 0 waiting\n")


def test_rubbish_over_a_real_socket_gets_one_sentence_and_the_log_has_no_paths(
    initialised: tuple[str, Path], tmp_path: Path
) -> None:
    url, keys = initialised
    with serving(url, keys, tmp_path) as served:
        journal = "0" * 32
        garbage = os.urandom(5 * 1024 * 1024)
        answers = [
            requests.post(f"{served.url}/v1/journals/{journal}", garbage, timeout=30),
            requests.post(f"{served.url}/v1/journals/{journal}", iter([garbage[:1_000_000]] * 5), timeout=30),
            requests.post(f"{served.url}/v1/journals/{journal}", b"rubbish", timeout=30),
            requests.post(f"{served.url}/v1/desks", b"{" * 1000, timeout=30),
            requests.post(f"{served.url}/v1/desks", b"\xff" * 300_000, timeout=30),
            requests.get(f"{served.url}/v1/reference/users", timeout=30),
            requests.get(f"{served.url}/v1/lookup/H36.37.05-261123-0001?pin=123456", timeout=30),
        ]
        page = requests.get(f"{served.url}/S1/SECRETCODE/AAAA", timeout=30)
    assert [answer.status_code for answer in answers] == [413, 413, 400, 400, 413, 401, 404]
    assert all(set(answer.json()) == {"vi", "en"} for answer in answers)
    assert "không phải do Bộ phận Một cửa cấp" in page.text
    log = served.log.read_text(encoding="utf-8")
    assert "GET /S1/{slip:path} 200" in log
    assert "SECRETCODE" not in log
    assert "123456" not in log
    assert "Traceback" not in log


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/nowhere", 404), ("DELETE", "/v1/centre", 405)])
def test_what_no_route_takes_is_told_in_both_languages(
    initialised: tuple[str, Path], tmp_path: Path, method: str, path: str, status: int
) -> None:
    url, keys = initialised
    with serving(url, keys, tmp_path) as served:
        answer = requests.request(method, served.url + path, timeout=30)
    assert answer.status_code == status
    assert set(answer.json()) == {"vi", "en"}


def test_the_background_thread_judges_what_was_pushed(initialised: tuple[str, Path], tmp_path: Path) -> None:
    url, keys = initialised
    database = Database(url)
    desk = Writer(Centre(database, read_key_file(keys), seeded_bytes(3)), office=OFFICE)
    desk.receive(entered=iso(office_now()))
    with serving(url, keys, tmp_path) as served:
        push(served, desk, 1, 1)
        for _ in range(600):
            if verify(database, desk.centre.keys).waiting == 0:
                break
            requests.get(f"{served.url}/v1/centre", timeout=5)
        assert desk.verdicts() == ["in_order"]
    database.close()


def test_the_committed_openapi_document_is_the_one_the_program_makes() -> None:
    assert OPENAPI_FILE.read_text(encoding="utf-8") == openapi_text(), "run: counter-central openapi --write"
