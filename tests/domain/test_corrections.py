"""Corrections folded onto what was entered: in order, only those that count, and never without a way back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain import entry_types as types
from counter_app.domain.corrections import Written, before_of, corrected_details, merged, really_changes

FIRST = {"applicant": {"name": "Nguyễn Thị Đẹp", "phone": "0912"}, "components": [{"name": "Tờ khai"}], "sets": 1}
TEXTS = st.text("aăâđê ", max_size=4)
PERSON = st.dictionaries(st.sampled_from(["name", "phone", "address"]), TEXTS.filter(bool), min_size=1)
DETAILS = st.fixed_dictionaries(
    {}, optional={"applicant": PERSON, "request": TEXTS.filter(bool), "sets": st.integers(1, 9)}
)
AFTER = st.fixed_dictionaries(
    {}, optional={"applicant": st.dictionaries(st.sampled_from(["name", "phone"]), TEXTS, min_size=1), "request": TEXTS}
)


def corrected(after: dict[str, Any], **changes: Any) -> Written:
    values: dict[str, Any] = {"type": types.DOSSIER_CORRECTED, "facts": {}, "details": {"after": after}}
    return Written(**(values | changes))


def test_the_last_correction_of_a_field_stands_and_other_fields_stay() -> None:
    now = corrected_details(
        FIRST, [corrected({"applicant": {"phone": "0913"}}), corrected({"applicant": {"phone": "0914"}})]
    )
    assert now["applicant"] == {"name": "Nguyễn Thị Đẹp", "phone": "0914"}
    assert now["sets"] == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"counts": False},
        {"type": types.CORRECTION_ASKED},
        {"type": types.CORRECTION_DECIDED, "facts": {"approved": False}},
        {"type": types.CORRECTION_DECIDED},
        {"type": types.NOTE_ADDED},
        {"details": {"after": "not an object"}},
    ],
)
def test_what_was_not_approved_or_not_accepted_changes_nothing(changes: dict[str, Any]) -> None:
    assert corrected_details(FIRST, [corrected({"sets": 2}, **changes)]) == FIRST


def test_an_approved_correction_counts() -> None:
    approved = corrected({"sets": 2}, type=types.CORRECTION_DECIDED, facts={"approved": True})
    assert corrected_details(FIRST, [approved])["sets"] == 2


def test_an_empty_value_takes_the_field_away() -> None:
    assert merged(FIRST, {"applicant": {"phone": ""}})["applicant"] == {"name": "Nguyễn Thị Đẹp"}


def test_an_object_that_comes_back_brings_no_empty_field_along() -> None:
    assert merged({}, {"applicant": {"name": "Đẹp", "phone": ""}}) == {"applicant": {"name": "Đẹp"}}


@given(DETAILS, AFTER)
def test_what_stood_before_can_be_put_back(details: dict[str, Any], after: dict[str, Any]) -> None:
    assert merged(merged(details, after), before_of(details, after)) == merged(details, before_of(details, after))


@given(DETAILS)
def test_correcting_to_the_same_is_no_correction(details: dict[str, Any]) -> None:
    assert not really_changes(details, dict(details.items()))
