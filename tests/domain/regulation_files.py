"""Small profile files, made for a test and read as any other."""

from __future__ import annotations

import json
from typing import Any

import pytest

from counter_app.domain.errors import BadInput
from counter_app.domain.regulation_reading import parse_profile
from counter_app.domain.regulations import Profile


def a_rule(**changed: Any) -> dict[str, Any]:
    rule = {
        "id": "feedback.answer",
        "value": 3,
        "unit": "working_days",
        "citation": {"document": "QĐ 1", "article": "11"},
        "vi": "Trả lời trong ba ngày làm việc.",
        "en": "Answered within three working days.",
        "status": "confirmed",
    }
    return rule | changed


def a_profile(*rules: dict[str, Any], **changed: Any) -> dict[str, Any]:
    profile = {
        "id": "mau_2019",
        "kind": "regulation",
        "title": {"vi": "Mẫu", "en": "Sample"},
        "document": "QĐ 1",
        "documents": {"QĐ 1": "Quyết định số 1"},
        "effective_from": "2019-02-15",
        "rules": list(rules) or [a_rule()],
    }
    return profile | changed


def parsed(profile: dict[str, Any]) -> Profile:
    return parse_profile(json.dumps(profile).encode(), "mau_2019")


def refusal(profile: dict[str, Any] | bytes) -> BadInput:
    data = profile if isinstance(profile, bytes) else json.dumps(profile).encode()
    with pytest.raises(BadInput) as caught:
        parse_profile(data, "mau_2019")
    assert "\n" not in caught.value.vi
    assert "\n" not in caught.value.en
    return caught.value


def without(rule: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in rule.items() if name != key}
