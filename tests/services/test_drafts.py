"""Unsaved work: it survives a kill, goes with its receipt, and can be taken over without losing one's own."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from counter_app.domain.entry_types import DOSSIER_RECEIVED
from counter_app.domain.errors import BadInput
from counter_app.domain.intake import Applicant, ReceiptRefused
from counter_app.services.drafts import MOST_STEPS, Drafts, step_draft
from tests.services.desk import CLERK_LAN, receipt_of, workplace

LAN, BINH, INTAKE = CLERK_LAN.account, "binh", "intake"


def killed_after_keeping(folder: Path, *more: str) -> None:
    typing = subprocess.Popen(
        [sys.executable, "-m", "tests.services.draft_typing", str(folder), *more], stdout=subprocess.PIPE, text=True
    )
    assert typing.stdout is not None
    assert typing.stdout.readline() == "kept\n"
    typing.send_signal(signal.SIGKILL)
    assert typing.wait(10) == -signal.SIGKILL
    typing.stdout.close()


def drafts_in(folder: Path) -> tuple[Drafts, list[str]]:
    place = workplace(folder)
    return Drafts(place.desk.database, place.clock), place.entry_types()


def test_what_was_typed_is_there_after_a_kill(tmp_path: Path) -> None:
    killed_after_keeping(tmp_path)
    drafts, entries = drafts_in(tmp_path)
    found = drafts.find(LAN, INTAKE)
    assert found is not None
    assert found.content == {"person": {"name": "Nguyễn Thị Đẹp"}}
    assert DOSSIER_RECEIVED not in entries


def test_a_kill_right_after_a_receipt_leaves_no_draft_of_it(tmp_path: Path) -> None:
    """Or the same dossier would stand in the form again, to be received twice."""
    killed_after_keeping(tmp_path, "receive")
    drafts, entries = drafts_in(tmp_path)
    assert DOSSIER_RECEIVED in entries
    assert drafts.find(LAN, INTAKE) is None


def test_a_refused_receipt_keeps_its_draft(tmp_path: Path) -> None:
    place = workplace(tmp_path)
    drafts = Drafts(place.desk.database, place.clock)
    drafts.keep(LAN, INTAKE, {"note": "một"})
    with pytest.raises(ReceiptRefused):
        place.intake.receive(receipt_of(applicant=Applicant("")), CLERK_LAN, draft=INTAKE)
    assert drafts.find(LAN, INTAKE) is not None


def test_a_colleague_takes_over_and_loses_nothing_of_their_own(tmp_path: Path) -> None:
    drafts, _entries = drafts_in(tmp_path)
    drafts.keep(LAN, INTAKE, {"note": "của Lan"})
    drafts.keep(BINH, INTAKE, {"note": "của Bình"})
    drafts.keep(BINH, "return", {"note": "việc khác"})
    (of_lan,) = drafts.others(BINH, INTAKE)
    assert (of_lan.person, of_lan.content) == (LAN, {"note": "của Lan"})
    assert drafts.take_over(BINH, INTAKE, of_lan)
    current = drafts.find(BINH, INTAKE)
    assert current is not None
    assert current.content == {"note": "của Lan"}
    assert drafts.find(LAN, INTAKE) is None
    assert [other.content for other in drafts.others(BINH, INTAKE)] == [{"note": "của Bình"}]
    assert not drafts.take_over(BINH, INTAKE, of_lan), "it is gone from where it was"


def test_too_large_a_draft_is_refused_and_the_one_before_stays(tmp_path: Path) -> None:
    drafts, _entries = drafts_in(tmp_path)
    drafts.keep(LAN, INTAKE, {"note": "một"})
    with pytest.raises(BadInput):
        drafts.keep(LAN, INTAKE, {"note": "ô" * 100_000})
    kept = drafts.find(LAN, INTAKE)
    assert kept is not None
    assert kept.content == {"note": "một"}


def test_each_step_of_each_dossier_has_its_own_and_the_oldest_gives_way(tmp_path: Path) -> None:
    """One a person: what was typed for the first dossier was gone when a word was typed for the second."""
    drafts, _entries = drafts_in(tmp_path)
    drafts.keep(LAN, step_draft("a", "note"), {"note": "một"})
    drafts.keep(LAN, step_draft("b", "note"), {"note": "hai"})
    first = drafts.find(LAN, step_draft("a", "note"))
    assert first is not None
    assert first.content == {"note": "một"}
    drafts.keep(BINH, step_draft("a", "note"), {"note": "của Bình"})
    for number in range(MOST_STEPS):
        drafts.keep(LAN, step_draft(f"c{number}", "note"), {})
    assert drafts.find(LAN, step_draft("a", "note")) is None
    assert drafts.find(LAN, step_draft("c0", "note")) is not None
    assert drafts.find(BINH, step_draft("a", "note")) is not None


def test_however_many_steps_were_begun_the_receipts_are_listed(tmp_path: Path) -> None:
    drafts, _entries = drafts_in(tmp_path)
    drafts.keep(LAN, INTAKE, {"note": "một"})
    for number in range(MOST_STEPS):
        drafts.keep(LAN, step_draft(f"c{number}", "note"), {})
    assert [draft.content for draft in drafts.of(LAN)] == [{"note": "một"}]
    assert len(drafts.others(BINH, INTAKE)) == 1
