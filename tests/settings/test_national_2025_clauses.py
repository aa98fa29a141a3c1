"""Decree 118/2025 as far as it was read: every clause that binds a counter is a rule, or is named with the reason."""

from __future__ import annotations

from dataclasses import replace

from counter_app.settings.regulation_files import load_profile
from tests.settings.rules_read import cited, covers

DECREE = "NĐ 118/2025/NĐ-CP"
# With the amendments of decree 309/2026; a bare article has no clauses, or its clauses were not recorded.
READ = """
7 9 10 11.8 14.2 14.2.c 14.3 14.4 15.1 15.2 15.3 16.1 16.2 16.3 17.1 17.1.a 17.1.b 17.1.c 17.2 17.2.a 17.2.b 17.2.c
17.2a 17.3 17.4 17.5 18.1 18.2 19.1 19.2 19.3 19.4 19.5 19.6 20.1 20.2.a 20.2.b 21.1 21.2 21.3 22.1 22.2 22.3 22.4 22.5
22.6 23.1 23.2 23.3 24.1 24.2 24.3 26.3 27.2 27.4 27.5 28.1 28.2.a 28.2.b 29 29.3 30 30.4 35 35.2.g 40.6 40.7 40.8
""".split()


def of_the_decree() -> tuple[set[str], set[str]]:
    """What rules cite of it, what is named as not for the counter."""
    profile = load_profile("national_2025")
    own = tuple(rule for rule in profile.rules if rule.citation.document == DECREE)
    named = {f"{each.article}.{each.clause}".rstrip(".") for each in profile.not_for_the_counter}
    return cited(replace(profile, rules=own)), named


def test_every_clause_that_was_read_is_a_rule_or_named_with_its_reason() -> None:
    rules, named = of_the_decree()
    assert [one for one in READ if not any(covers(place, one) for place in rules | named)] == []
    assert rules & named == set()


def test_no_rule_cites_a_clause_that_nobody_read() -> None:
    rules, named = of_the_decree()
    assert sorted(place for place in rules | named if place not in READ) == []
