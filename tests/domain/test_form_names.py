"""What a form is called stands in the regulation's own words, parted into number and title."""

from __future__ import annotations

import pytest

from counter_app.domain.folding import fold
from counter_app.domain.form_names import TITLES_RULE, FormKind, form_name
from counter_app.settings.regulation_files import load_profile


@pytest.mark.parametrize("profile", ["national_2018", "national_2025"])
@pytest.mark.parametrize("kind", list(FormKind))
def test_number_and_title_together_are_what_the_regulation_says(profile: str, kind: FormKind) -> None:
    regulation = load_profile(profile)
    rule = regulation.rule(TITLES_RULE)
    assert rule is not None
    assert isinstance(rule.value, tuple)
    name = form_name(regulation, kind)
    if not any(kind.value in fold(text) for text in rule.value):
        assert (name.label, name.confirmed) == ("", False), "our own words, and it says so"
        return
    assert f"{name.label} {name.title}" in rule.value
    assert name.label.startswith("Mẫu số ")
    assert name.label.split(" ")[-1].isdigit()
    assert name.title[:1].isupper()
