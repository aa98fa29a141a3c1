from __future__ import annotations

import copy
import json
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest

from counter_app.domain.errors import BadInput
from counter_app.domain.slip_json import slip_from_json, slip_to_json
from tests.domain.slip_objects import given
from tests.print.slip_samples import SLIPS


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_comes_back_from_its_json_as_it_was(name: str) -> None:
    slip = SLIPS[name]
    again = slip_from_json(json.loads(json.dumps(slip_to_json(slip))))
    # Blanks at the ends are the only thing that reading takes away.
    assert slip_to_json(again) == json.loads(json.dumps(slip_to_json(slip)), object_hook=_stripped)


def _stripped(value: dict[str, Any]) -> dict[str, Any]:
    return {name: item.strip() if isinstance(item, str) else item for name, item in value.items()}


def test_only_office_unit_identity_name_procedure_and_time_are_needed() -> None:
    slip = slip_from_json(
        {
            "office": {"unit": "Bộ phận Một cửa"},
            "identity": "ABCDEFGHIJKLMNOP",
            "applicant": {"name": "Lê Ân"},
            "procedure": "Chứng thực chữ ký",
            "received": "2026-11-20T08:00",
        }
    )
    assert slip.code is None
    assert slip.due is None
    assert slip.received.isoformat() == "2026-11-20T08:00:00+07:00"


def test_decomposed_letters_become_composed() -> None:
    value = given()
    value["applicant"]["name"] = unicodedata.normalize("NFD", "Nguyễn Thị Đẹp")
    assert slip_from_json(value).applicant.name == "Nguyễn Thị Đẹp"


def _set(*path: object) -> Callable[[Any], None]:
    *way, last, wrong = path

    def change(value: Any) -> None:
        for step in way:
            value = value[step]
        value[last] = wrong

    return change


WRONG: dict[str, tuple[Callable[[Any], None], str]] = {
    "ten megabytes in a name": (_set("applicant", "name", "x" * 10_000_000), "applicant.name"),
    "a control character": (_set("applicant", "name", "Lê\x07Ân"), "control character"),
    "a line break": (_set("procedure", "một\nhai"), "control character"),
    "half a surrogate": (_set("procedure", "a\ud800"), "control character"),
    "an empty name": (_set("applicant", "name", "  "), "applicant.name"),
    "a number for a name": (_set("applicant", "name", 5), "must be text"),
    "an unknown field": (_set("colour", "red"), "colour"),
    "an unknown field inside": (_set("office", "colour", "red"), "office.colour"),
    "a code of another kind": (_set("code", "0001"), "code"),
    "an identity of another kind": (_set("identity", "abc"), "identity"),
    "a pin of letters": (_set("pin", "abcdef"), "pin"),
    "an impossible date": (_set("received", "2026-02-30T08:00"), "2026-02-30"),
    "a due date before receipt": (_set("due", "2026-11-19T08:00"), "due"),
    "a fee that is no whole number": (_set("fees", 0, "amount", 1.5), "amount"),
    "a negative fee": (_set("fees", 0, "amount", -1), "amount"),
    "a fee of yes": (_set("fees", 0, "amount", True), "amount"),
    "a paid that is no yes": (_set("fees", 0, "paid", "yes"), "paid"),
    "components that are no list": (_set("components", "x"), "components"),
    "a component that is text": (_set("components", 1, "x"), "components[2]"),
    "too many components": (_set("components", [{"name": "x"}] * 101), "components"),
    "a component without a name": (_set("components", 2, "name", ""), "components[3].name"),
    "too many notes": (_set("notes", ["x"] * 11), "notes"),
    "a note that is no text": (_set("notes", [{}]), "notes[1]"),
    "an unknown reason of a copy": (_set("copy", {"number": 1, "reason": "stolen"}), "reason"),
    "an office that is text": (_set("office", "x"), "office"),
    "no sets": (_set("sets", 0), "sets"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_wrong_input_is_refused_with_a_short_sentence_that_names_it(wrong: str) -> None:
    change, said = WRONG[wrong]
    value = copy.deepcopy(given())
    change(value)
    with pytest.raises(BadInput) as told:
        slip_from_json(value)
    assert said in told.value.en
    assert told.value.vi
    assert len(told.value.vi) < 200


@pytest.mark.parametrize("missing", ["office", "identity", "applicant", "procedure", "received"])
def test_a_missing_field_is_named(missing: str) -> None:
    value = given()
    del value[missing]
    with pytest.raises(BadInput) as told:
        slip_from_json(value)
    assert missing in told.value.en


@pytest.mark.parametrize("value", [None, [], "slip", 3])
def test_what_is_no_object_is_refused(value: object) -> None:
    with pytest.raises(BadInput):
        slip_from_json(value)
