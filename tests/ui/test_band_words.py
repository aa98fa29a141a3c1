from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from counter_app.domain.times import parse_iso
from counter_app.sync.connectivity import Line
from counter_app.sync.status import SyncStatus
from counter_app.ui.band.band_words import band_words

NOW = parse_iso("2026-11-23T10:00:00")
QUIET = SyncStatus(Line.ONLINE, NOW, 0, 0, None)
WAITING = replace(QUIET, since=parse_iso("2026-11-23T09:12:00"), waiting_entries=90, waiting_dossiers=37)


def test_green_only_when_everything_is_signed_for() -> None:
    assert band_words(QUIET, NOW).kind == "good"
    assert band_words(replace(QUIET, waiting_entries=1), NOW).kind != "good"


def test_an_outage_says_since_when_and_that_work_goes_on() -> None:
    words = band_words(replace(WAITING, state=Line.OUTAGE), NOW)
    assert words.vi == "Mất kết nối từ 09:12 — vẫn tiếp nhận bình thường, 37 hồ sơ chờ chuyển"
    assert words.en == "No connection since 09:12 — receiving goes on as usual, 37 dossiers waiting"


def test_an_outage_of_another_day_names_the_day() -> None:
    words = band_words(replace(WAITING, state=Line.OUTAGE, since=NOW - timedelta(days=1)), NOW)
    assert "từ 10:00 22/11/2026" in words.vi


def test_handing_in_says_when_it_will_be_done() -> None:
    words = band_words(replace(WAITING, state=Line.HANDING_IN, expected_done=NOW + timedelta(minutes=40)), NOW)
    assert words.vi == "Đang chuyển — 37 hồ sơ chờ chuyển, xong khoảng 10:40"


def test_entries_without_a_dossier_are_called_work() -> None:
    status = replace(QUIET, state=Line.UNSTEADY, waiting_entries=12_345)
    assert "12.345 việc chờ chuyển" in band_words(status, NOW).vi
    assert "12.345 entries waiting" in band_words(status, NOW).en


def test_what_the_supervisor_must_see_stands_beside_any_state() -> None:
    words = band_words(replace(QUIET, conflicts=1), NOW)
    assert (words.supervisor_vi, words.supervisor_en) == ("Cần lãnh đạo xem: 1 hồ sơ", "For the supervisor: 1 dossier")


@pytest.mark.parametrize("line", list(Line))
def test_every_state_differs_by_words_and_not_only_by_colour(line: Line) -> None:
    others = {band_words(replace(QUIET, state=other), NOW).vi for other in Line if other is not line}
    assert band_words(replace(QUIET, state=line), NOW).vi not in others


def test_while_handing_in_the_way_that_is_done_is_told() -> None:
    status = replace(WAITING, state=Line.HANDING_IN, waiting_dossiers=12, expected_done=NOW + timedelta(minutes=40))
    assert band_words(status, NOW, 37).vi == "Đang chuyển 37 → 12 hồ sơ, xong khoảng 10:40"
    assert band_words(status, NOW, 37).en == "Handing in 37 → 12 dossiers, done about 10:40"
    assert band_words(status, NOW, 12).vi == "Đang chuyển — 12 hồ sơ chờ chuyển, xong khoảng 10:40"
