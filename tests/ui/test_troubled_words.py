"""Beside an entry that the centre did not judge to be in order stands what a person can do, and nothing they cannot."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from counter_app.domain import judging
from counter_app.store.dossier_fold import WAITING
from counter_app.ui.queue.queue_screen import QueueDetail
from counter_app.ui.queue.troubled_words import what_to_do
from counter_app.wire.feed import VERDICTS
from tests.ui.queue_rows import row

TROUBLED = sorted(set(VERDICTS) - {judging.IN_ORDER})


@pytest.mark.parametrize("verdict", TROUBLED)
def test_each_verdict_has_its_own_next_step_in_both_languages(verdict: str) -> None:
    vi, en = what_to_do(replace(row(1), proved=True, verdict=verdict))
    others = {what_to_do(replace(row(1), proved=True, verdict=other)) for other in TROUBLED if other != verdict}
    assert vi
    assert en
    assert (vi, en) not in others
    assert "quyết định" not in vi, "the window has no button for that"


@pytest.mark.parametrize("verdict", [WAITING, judging.IN_ORDER])
def test_what_needs_no_look_asks_for_nothing(verdict: str) -> None:
    assert what_to_do(replace(row(1), verdict=verdict)) == ("", "")


def test_a_row_that_cannot_be_read_is_for_whoever_looks_after_the_pc() -> None:
    assert "người quản trị máy" in what_to_do(replace(row(1), type="", verdict=WAITING))[0]


def test_the_detail_shows_it_for_that_row_alone(qtbot: QtBot) -> None:
    detail = QueueDetail()
    qtbot.addWidget(detail)
    detail.show_row(replace(row(1), proved=True, verdict=judging.CONFLICTING))
    assert "Lãnh đạo giải quyết" in detail.to_do.text()
    assert not detail.to_do.isHidden()
    detail.show_row(row(2))
    assert detail.to_do.isHidden()
