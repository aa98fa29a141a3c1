"""One version of a procedure: read strictly, kept as one byte string, never completed by guessing."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.errors import BadInput
from counter_app.domain.procedures import (
    CONFIDENCES,
    PARTS,
    Catalogue,
    Procedure,
    Stated,
    is_old,
    parse_catalogue,
    parse_procedure,
    procedure_bytes,
)

NAME = {"value": "Đăng ký khai sinh", "confidence": "confirmed"}


def an_entry(**parts: Any) -> dict[str, Any]:
    return {"code": "1.001193", "name": NAME} | parts


def stated(value: Any, confidence: str = "confirmed") -> dict[str, Any]:
    return {"value": value, "confidence": confidence}


def parsed(entry: dict[str, Any]) -> Procedure:
    return parse_procedure(json.dumps(entry).encode())


def catalogue(*entries: dict[str, Any]) -> Catalogue:
    content = {"version": "1", "issued": "2026-11-01", "sample": True, "title": "Mẫu", "procedures": list(entries)}
    return parse_catalogue(json.dumps(content).encode(), "mau.json")


def refused(entry: dict[str, Any]) -> BadInput:
    with pytest.raises(BadInput) as caught:
        parsed(entry)
    assert "\n" not in caught.value.vi
    return caught.value


def test_what_is_not_stated_stays_unknown() -> None:
    procedure = parsed(an_entry())
    for part in PARTS[1:]:
        value: Stated[object] = getattr(procedure, part)
        assert not value.is_known
        assert value.confidence == "unknown"


def test_unknown_term_may_carry_a_note_but_no_value() -> None:
    term = parsed(an_entry(term={"confidence": "unknown", "note": "chưa đọc"})).term
    assert (term.value, term.note) == (None, "chưa đọc")


def test_value_from_memory_is_not_certain() -> None:
    term = parsed(an_entry(term=stated({"unit": "working_days", "value": 3}, "from_memory"))).term
    assert term.is_known
    assert not term.is_certain


@pytest.mark.parametrize(
    "parts",
    [
        {"code": "khai sinh"},
        {"code": "1.00119"},
        {"name": {"confidence": "unknown"}},
        {"name": stated("a\x00b")},
        {"name": stated("a" * 10_000_000)},
        {"term": stated(None)},
        {"term": {"value": {"unit": "working_days", "value": 3}, "confidence": "unknown"}},
        {"term": {"value": {"unit": "working_days", "value": 3}}},
        {"term": stated({"unit": "working_days"})},
        {"term": stated({"unit": "working_days", "value": 0})},
        {"term": stated({"unit": "working_days", "value": 1_001})},
        {"term": stated({"unit": "same_day", "value": 2})},
        {"term": stated({"unit": "same_day", "cutoff": "25:00"})},
        {"term": stated({"unit": "working_days", "value": 3, "longer": 2})},
        {"components": stated([{"name": "Giấy", "kinds": ["blueprint"]}])},
        {"components": stated([{"name": "Giấy", "count": 0}])},
        {"components": stated([{"nme": "Giấy"}])},
        {"fees": stated([{"kind": "phi"}])},
        {"fees": stated([{"kind": "phi", "amount": -1}])},
        {"fees": stated([{"kind": "phi", "amount": 20.5}])},
        {"agency": stated({"id": "h36.37", "name": "x"})},
        {"ways_to_file": stated(["fax"])},
        {"immediate": stated("yes")},
        {"valid_from": "2026-02-30"},
        {"valid_from": "2026-02-02", "valid_to": "2026-02-01"},
    ],
)
def test_entry_that_does_not_hold_together_is_refused(parts: dict[str, Any]) -> None:
    refused(an_entry(**parts))


def test_refusal_names_the_procedure_and_the_field() -> None:
    problem = refused(an_entry(sets=stated("ba")))
    assert "1.001193" in problem.vi
    assert "sets" in problem.vi


texts = st.text(alphabet="aăâđêôơưẠ Ừ1", min_size=1, max_size=12).map(str.strip).filter(bool)


def stated_values(values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    known = st.builds(stated, values, st.sampled_from([c for c in CONFIDENCES if c != "unknown"]))
    return known | st.builds(lambda note: {"confidence": "unknown", "note": note}, texts)


components = st.lists(
    st.fixed_dictionaries(
        {"name": texts},
        optional={
            "kinds": st.lists(st.sampled_from(["original", "certified", "photocopy", "shown"]), unique=True),
            "count": st.integers(1, 9),
            "required": st.booleans(),
            "note": texts,
        },
    ),
    max_size=3,
)
entries = st.fixed_dictionaries(
    {"code": st.from_regex(r"\A[0-9]\.[0-9]{6}\Z"), "name": stated_values(texts).filter(lambda d: "value" in d)},
    optional={
        "components": stated_values(components),
        "sets": stated_values(st.integers(1, 99)),
        "term": stated_values(
            st.fixed_dictionaries({"unit": st.just("working_days"), "value": st.integers(1, 1000)})
            | st.just({"unit": "same_day", "cutoff": "15:00"})
        ),
        "fees": stated_values(
            st.lists(st.fixed_dictionaries({"kind": st.just("phi"), "amount": st.integers(0, 10**9)}), max_size=2)
        ),
        "immediate": stated_values(st.booleans()),
        "steps": stated_values(st.lists(texts, max_size=3)),
        "valid_from": st.dates().map(date.isoformat),
        "replaced_by": st.lists(texts, max_size=2),
    },
)


@given(entries)
def test_bytes_and_back_is_the_same_procedure_and_the_same_bytes(entry: dict[str, Any]) -> None:
    procedure = parsed(entry)
    content = procedure_bytes(procedure)
    assert parse_procedure(content) == procedure
    assert procedure_bytes(parse_procedure(content)) == content


@given(entries, st.randoms(use_true_random=False))
def test_order_of_fields_in_the_file_does_not_change_the_bytes(entry: dict[str, Any], chance: Any) -> None:
    keys = list(entry)
    chance.shuffle(keys)
    assert procedure_bytes(parsed({key: entry[key] for key in keys})) == procedure_bytes(parsed(entry))


def test_stored_bytes_of_a_newer_version_are_read_without_what_is_new() -> None:
    assert parsed(an_entry(colour=stated("xanh"))) == parsed(an_entry())


def test_file_with_a_mistyped_field_is_refused() -> None:
    with pytest.raises(BadInput, match="compnents"):
        catalogue(an_entry(compnents=stated([])))


def test_version_is_chosen_by_the_day() -> None:
    old = an_entry(valid_to="2026-08-03", term=stated({"unit": "working_days", "value": 5}))
    new = an_entry(valid_from="2026-08-04", term=stated({"unit": "working_days", "value": 3}))
    versions = catalogue(old, new)
    before, after = versions.find("1.001193", date(2026, 8, 3)), versions.find("1.001193", date(2026, 8, 4))
    assert before is not None
    assert after is not None
    assert (before.valid_to, after.valid_from) == (date(2026, 8, 3), date(2026, 8, 4))
    assert versions.latest("1.001193") == after
    assert versions.find("9.999999", date(2026, 8, 4)) is None


@pytest.mark.parametrize(
    "dates",
    [({}, {}), ({"valid_to": "2026-08-04"}, {"valid_from": "2026-08-04"}), ({}, {"valid_from": "2030-01-01"})],
)
def test_two_versions_on_one_day_are_refused(dates: tuple[dict[str, str], dict[str, str]]) -> None:
    with pytest.raises(BadInput, match=r"1\.001193"):
        catalogue(an_entry(**dates[0]), an_entry(**dates[1]))


def chain(**followers: list[str]) -> Catalogue:
    return catalogue(
        *(an_entry(code=f"1.00000{number}", replaced_by=codes) for number, codes in enumerate(followers.values()))
    )


def test_replacements_are_followed_to_the_end_and_through_a_split() -> None:
    split = chain(a=["1.000001"], b=["1.000002", "1.000003"], c=[], d=["1.115446"])
    assert split.successors("1.000000") == ("1.000002", "1.115446")
    assert split.successors("1.000002") == ("1.000002",)


def test_ring_of_replacements_ends() -> None:
    assert chain(a=["1.000001"], b=["1.000000"]).successors("1.000000") == ()


@given(st.integers(-400, 400))
def test_catalogue_is_old_after_ninety_days(days: int) -> None:
    issued = date(2026, 11, 21)
    assert is_old(issued, issued + timedelta(days=days)) == (days > 90)


def test_units_that_no_calendar_counts_are_left_to_the_clerk() -> None:
    term = parsed(an_entry(term=stated({"unit": "months", "value": 6}))).term.value
    assert term is not None
    assert term.counted() is None
    assert term.vi == "6 tháng"


def test_counted_term_keeps_its_unit() -> None:
    term = parsed(
        an_entry(
            term=stated(
                {
                    "unit": "working_days",
                    "value": 3,
                    "longer": 5,
                    "longer_unit": "working_days",
                    "longer_when": "xác minh",
                }
            )
        )
    ).term.value
    assert term is not None
    counted = term.counted()
    assert counted is not None
    assert counted.vi == "3 ngày làm việc"
    assert term.vi == "3 ngày làm việc (thêm không quá 5 ngày làm việc nếu xác minh)"
