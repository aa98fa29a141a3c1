"""What an import says it would change, before it does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.reference_changes import ADDED, CHANGED, REMOVED, list_changes

keys = st.sampled_from("abcdef")
values = st.booleans() | st.integers() | st.text(max_size=5) | st.lists(st.integers(), max_size=2)
records = st.dictionaries(keys, st.dictionaries(keys, values, max_size=3), max_size=4)


def test_nothing_changed_is_an_empty_list() -> None:
    same = {"1.001193": {"name": "Đăng ký khai sinh"}}
    assert list_changes("procedures", same, dict(same)) == ()


def test_change_is_told_field_by_field_in_both_languages() -> None:
    (change,) = list_changes(
        "users",
        {"lan": {"name": "Nguyễn Thị Lan", "active": True}},
        {"lan": {"name": "Nguyễn Thị Lan", "active": False}},
    )
    assert change.act == CHANGED
    assert change.vi == "Sửa tài khoản lan: Đang dùng: “có” → “không”."
    assert change.en == "Changes account lan: active: “có” → “không”."


def test_added_and_removed_name_what_they_are() -> None:
    old = {"1.004884": {"name": {"value": "Đăng ký lại khai sinh", "confidence": "confirmed"}}}
    new = {"1.001193": {"name": {"value": "Đăng ký khai sinh", "confidence": "confirmed"}}}
    added, removed = list_changes("procedures", old, new)
    assert (added.act, added.vi) == (ADDED, "Thêm thủ tục 1.001193 (Đăng ký khai sinh).")
    assert (removed.act, removed.vi) == (REMOVED, "Bỏ thủ tục 1.004884 (Đăng ký lại khai sinh).")


def test_terms_and_doubts_are_told_as_people_write_them() -> None:
    old = {"1": {"term": {"value": {"unit": "working_days", "value": 3}, "confidence": "confirmed"}}}
    new = {"1": {"term": {"value": {"unit": "same_day", "cutoff": "15:00"}, "confidence": "from_memory"}}}
    (change,) = list_changes("procedures", old, new)
    told = "Thời hạn giải quyết: “3 ngày làm việc” → “trong ngày làm việc, 15:00 (theo trí nhớ)”"
    assert change.vi == f"Sửa thủ tục 1: {told}."


def test_long_values_are_shortened() -> None:
    (change,) = list_changes("profiles", {"p": {"vi": "a"}}, {"p": {"vi": "b" * 5000}})
    assert len(change.vi) < 300


@given(records, records)
def test_every_difference_is_listed_once_and_nothing_else(
    old: dict[str, dict[str, object]], new: dict[str, dict[str, object]]
) -> None:
    changes = list_changes("calendar", old, new)
    assert {change.key for change in changes} == {key for key in old | new if old.get(key) != new.get(key)}
    assert len(changes) == len({change.key for change in changes})


@given(records, records)
def test_going_back_is_the_mirror(old: dict[str, dict[str, object]], new: dict[str, dict[str, object]]) -> None:
    forth, back = list_changes("calendar", old, new), list_changes("calendar", new, old)
    mirror = {ADDED: REMOVED, REMOVED: ADDED, CHANGED: CHANGED}
    assert [(c.key, mirror[c.act]) for c in forth] == [(c.key, c.act) for c in back]
