"""docs/regulations.md says of every rule which test is behind it, and no rule that the program uses is without one."""

from __future__ import annotations

from counter_app.domain.regulations import Profile
from counter_app.settings.regulation_files import load_profile, profile_names
from tests.docs.regulations_maker import ROOT, maker


def profiles() -> list[Profile]:
    return [load_profile(name) for name in profile_names()]


def test_the_table_is_what_the_regulations_and_the_tests_say_today() -> None:
    assert (ROOT / "docs/regulations.md").read_text("utf-8") == maker().table(), "run `make regulations`"


def test_a_test_only_names_rules_that_are_there() -> None:
    own = {profile.id: {rule.id for rule in profile.rules} for profile in profiles()}
    marks = maker().marked_tests()
    assert len(marks) > 100
    assert [mark for mark in marks if mark.rule not in own.get(mark.profile, set())] == []


def test_every_rule_that_the_program_uses_is_seen_to_act_by_a_test() -> None:
    used = maker().named_by_the_program()
    assert "handover.when" in used
    assert used - {mark.rule for mark in maker().marked_tests() if mark.kind == "acts"} == set()


def test_every_rule_has_a_test_of_its_own_or_falls_under_that_of_the_screen() -> None:
    """The screen's test goes through every regulation and what lies below it; a base layer of none would be unseen."""
    shown = {rule for profile in profiles() if not profile.is_base_layer for rule in profile.all_rules()}
    marked = {(mark.profile, mark.rule) for mark in maker().marked_tests()}
    behind = [
        (profile.id, rule.id)
        for profile in profiles()
        for rule in profile.rules
        if rule not in shown and (profile.id, rule.id) not in marked
    ]
    assert behind == []


def test_every_cell_says_which_kind_of_test_it_has() -> None:
    rows = [line for line in maker().table().splitlines() if line.startswith("| `")]
    cells = [cell.strip() for row in rows for cell in row.strip("|").split(" | ")[1:]]
    filled = [cell.strip(" |") for cell in cells if cell.strip(" |")]
    assert len(filled) == sum(len(profile.rules) for profile in profiles())
    assert [
        cell
        for cell in filled
        if not cell.rsplit("<br>", 1)[1].startswith(("**acts** [", "**counted** [", "**read** [", "*shown*"))
    ] == []


def test_each_rule_is_acted_on_or_says_why_it_is_only_shown() -> None:
    """Never both, and never neither."""
    acted = {(mark.profile, mark.rule) for mark in maker().marked_tests() if mark.kind in ("acts", "counted")}
    both, neither = [], []
    for profile in profiles():
        for rule in profile.rules:
            told, acts = profile.why_shown_only(rule.id) is not None, (profile.id, rule.id) in acted
            if told and acts:
                both.append((profile.id, rule.id))
            if not told and not acts:
                neither.append((profile.id, rule.id))
    assert (both, neither) == ([], [])
