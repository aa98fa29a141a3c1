"""The place *Rules in force* shows every rule of every regulation: sentence, value and article."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from counter_app.domain.records import write_json
from counter_app.services.rule_book import RuleBook
from counter_app.services.rule_words import value_text
from counter_app.settings.regulation_files import load_profile, profile_names
from counter_app.store.reference_arrivals import ReferenceVersion, record_reference
from counter_app.ui.rules.rule_help import rule_text
from counter_app.ui.rules.rules_screen import RulePane, RulesScreen
from tests.services.desk import workplace

RULE, VALUE, SOURCE = range(3)
REGULATIONS = [name for name in profile_names() if not load_profile(name).is_base_layer]


@pytest.mark.parametrize("name", REGULATIONS)
def test_every_rule_of_the_chosen_regulation_stands_on_the_screen(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    place = workplace(tmp_path)
    content = write_json({"name": "Một cửa", "profile": name})
    item = ReferenceVersion("office", hashlib.sha256(content).hexdigest(), content)
    with place.desk.database.write() as connection:
        record_reference(connection, "settings", [item], item.hash, "2026-11-23T08:00:00+07:00")
    screen, pane = RulesScreen(), RulePane()
    qtbot.addWidget(screen)
    qtbot.addWidget(pane)
    screen.chosen.connect(pane.show_rule)
    screen.show_regulation(RuleBook(place.reference, place.clock.now).regulation())
    shown = {
        tuple(screen.model.index(row, column).data() for column in (RULE, VALUE, SOURCE))
        for row in range(screen.model.rowCount())
    }
    profile = load_profile(name)
    wanted = {
        (rule.vi, value_text(rule, english=False, profile=profile), rule.citation.text) for rule in profile.all_rules()
    }
    assert len(wanted) >= len(profile.rules)
    assert wanted <= shown
    screen.table.selectRow(0)
    assert profile.rules[0].vi in pane.sentence.text()
    told = [rule for rule in screen.model.rows() if rule.shown_vi]
    assert len(told) >= len({rule_id for group in profile.shown_only for rule_id in group.rules})
    assert f"Chỉ để biết: {told[0].shown_vi}" in rule_text(told[0])
