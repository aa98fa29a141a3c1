"""`counter-app feedback`: what waits for an answer beside an open desk; nobody is named, late has an exit code."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from counter_app.cli import run
from counter_app.domain.feedback import FeedbackOutcome
from counter_app.services.steps.feedback import FeedbackAnswer, Feedbacks, TakenFeedback
from tests.services.chosen_regulation import choose
from tests.services.desk import CLERK_LAN
from tests.services.steps.counter import Counter, counter
from tests.store.desks import KEY

Capture = pytest.CaptureFixture[str]
SAID = TakenFeedback("Hẹn trả mà chưa có kết quả", "Nguyễn Thị Đẹp", phone="0912 345 678")


@pytest.fixture(name="opened")
def desk_that_stays_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter]:
    opened = counter(tmp_path)
    choose(opened.place, "binh_dinh_2019")
    (tmp_path / "key").write_text(KEY.hex(), "ascii")
    monkeypatch.setenv("COUNTER_APP_FOLDER", str(tmp_path / "folder"))
    yield opened
    opened.place.desk.database.close()


def told(capsys: Capture, tmp_path: Path, *words: str) -> tuple[int, str]:
    named = ["--db", str(tmp_path / "desk.db"), "--key-file", str(tmp_path / "key")]
    code = run(["feedback", *words, *named])
    return code, capsys.readouterr().out


def test_what_waits_is_late_by_the_machines_clock_and_nobody_is_named(
    opened: Counter, tmp_path: Path, capsys: Capture
) -> None:
    service = Feedbacks(opened.cases, opened.place.reference)
    first, second = (service.take(SAID, CLERK_LAN) for _ in range(2))
    service.answer(second, FeedbackAnswer(FeedbackOutcome.ANSWERED, "Đã có"), CLERK_LAN)
    _code, text = told(capsys, tmp_path, "--json")
    found = json.loads(text)
    assert found["waiting"] == 1
    (one,) = found["feedback"]
    assert (one["id"], one["by"]) == (first, "2026-11-27T17:00:00+07:00")
    assert one["limits"][0]["rule"] == "QĐ 44/2019/QĐ-UBND, điều 11"
    assert SAID.person not in text
    _code, text = told(capsys, tmp_path, "--all")
    assert [line.split("\t")[1] for line in text.splitlines()] == ["waiting", "answered"]


def test_that_something_is_late_is_one_line_for_whoever_reads_no_answer(
    opened: Counter, tmp_path: Path, capsys: Capture
) -> None:
    long_ago = replace(SAID, received=opened.cases.now() - timedelta(days=200))
    Feedbacks(opened.cases, opened.place.reference).take(long_ago, CLERK_LAN)
    for words in ((), ("--json",)):
        assert run(["feedback", *words, "--db", str(tmp_path / "desk.db"), "--key-file", str(tmp_path / "key")]) == 1
        assert capsys.readouterr().err.count("\n") == 1


def test_an_office_without_any_says_nothing_and_is_well(opened: Counter, tmp_path: Path, capsys: Capture) -> None:
    assert told(capsys, tmp_path) == (0, "")
    assert opened.place.entry_types().count("FeedbackTaken") == 0
