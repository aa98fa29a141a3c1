"""`counter-app rules`: the rules of a regulation profile, each with its value, unit and citation."""

from __future__ import annotations

import argparse

from counter_app import cli
from counter_app.domain.regulations import Profile, Rule
from counter_app.services.rule_words import STATUS_WORDS, value_text
from counter_app.settings.regulation_files import load_profile


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("rules", help="quy tắc của một quy chế, kèm căn cứ")
    parser.add_argument("--profile", default="national_2025", metavar="P")
    parser.add_argument(
        "--with-base", action="store_true", help="thêm luật chung cùng thời kỳ mà quy chế không quy định"
    )
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    profile = load_profile(args.profile)
    rules = profile.all_rules() if args.with_base else profile.rules
    if args.json:
        cli.print_json([rule_as_json(rule, profile) for rule in rules])
    else:
        print_rules(profile, rules)
    return 0


def rule_as_json(rule: Rule, profile: Profile) -> dict[str, object]:
    """`shown_only`: why the program does nothing by it; null where it does."""
    source = profile.base if rule.base_layer and profile.base is not None else profile
    shown = source.why_shown_only(rule.id)
    return {
        "id": rule.id,
        "value": list(rule.value) if isinstance(rule.value, tuple) else rule.value,
        "unit": rule.unit,
        "citation": rule.citation.text,
        "sentence": rule.vi,
        "sentence_en": rule.en,
        "status": rule.status,
        "channels": list(rule.channels),
        "levels": list(rule.levels),
        "readings": [reading.id for reading in rule.readings],
        "base_layer": rule.base_layer,
        "shown_only": shown.vi if shown is not None else None,
    }


def print_rules(profile: Profile, rules: tuple[Rule, ...]) -> None:
    english = cli.speaks_english()
    print(profile.title_en if english else profile.title_vi)
    for rule in rules:
        print("")
        print(rule.id + (" [luật chung]" if rule.base_layer and not english else ""))
        print(f"  {rule.en if english else rule.vi}")
        print(f"  {value_text(rule, english, profile)} — {rule.citation.text} — {STATUS_WORDS[rule.status][english]}")
