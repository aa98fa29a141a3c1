"""F1: the rule behind the field; the place with all rules."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter_app.settings.regulation_files import load_profile
from counter_app.ui.place import INTAKE, RULES
from counter_app.ui.rules.declared import INTAKE_RULES, rule_behind, rule_behind_is
from counter_app.ui.rules.rule_help import PANEL, RuleHelp
from counter_app.ui.rules.rules_screen import RulePane, RulesScreen
from tests.ui.desk_window import DeskWindow, found

Open = Callable[..., DeskWindow]


def asked(qtbot: QtBot, desk: DeskWindow, field: QWidget) -> str:
    """All words of the panel after F1 in the field."""
    field.setFocus()
    qtbot.keyClick(desk.window, Qt.Key.Key_F1)
    qtbot.waitUntil(desk.window.is_idle)
    panel = desk.window.notices.panel(PANEL)
    return f"{panel.sentence.text()}\n{panel.detail.text()}" if panel else ""


@pytest.mark.rule("term.starts", profile="national_2025")
def test_f1_tells_the_rule_behind_the_field_with_value_article_and_status(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    told = asked(qtbot, desk, desk.intake.form.due)
    assert "Thời gian giải quyết tính từ khi" in told
    for part in ("Giá trị:", "Căn cứ: NĐ 118/2025/NĐ-CP", "Tình trạng:", "Quy chế:"):
        assert part in told
    assert desk.intake.form.due.hasFocus()


def test_f1_again_puts_the_panel_away(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    assert asked(qtbot, desk, desk.intake.form.due)
    assert asked(qtbot, desk, desk.intake.form.due) == ""


def test_a_field_without_a_rule_says_so(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    told = asked(qtbot, desk, desk.intake.form.note)
    assert "không có quy định nào" in told
    assert desk.intake.form.note.accessibleName() in told


def test_an_unverified_rule_is_said_to_be_one(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    rule_behind_is(desk.intake.form.note, "forms.slip_size")
    assert "CHƯA KIỂM CHỨNG" in asked(qtbot, desk, desk.intake.form.note)


def test_what_stands_inside_a_declared_widget_has_its_rule(qtbot: QtBot) -> None:
    outer = QWidget()
    qtbot.addWidget(outer)
    inner = QWidget(outer)
    assert rule_behind(inner) == ""
    rule_behind_is(outer, "term.starts")
    assert rule_behind(inner) == "term.starts"


@pytest.mark.parametrize("rule_id", sorted({one for rules in INTAKE_RULES.values() for one in rules.split()}))
def test_every_declared_rule_exists(rule_id: str) -> None:
    assert rule_id in {rule.id for rule in load_profile("national_2025").all_rules()}


def test_every_declared_field_exists(open_window: Open) -> None:
    assert set(INTAKE_RULES) <= set(open_window().intake.form.fields())


def test_all_rules_are_listed_and_narrowed_by_letters_without_marks(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    screen, pane = found(desk.window, RulesScreen), found(desk.window, RulePane)
    found(desk.window, RuleHelp).place_wanted.emit(RULES)
    qtbot.waitUntil(lambda: screen.model.rowCount() > 100)
    assert screen.box.hasFocus()
    assert "chưa kiểm chứng" in screen.regulation.text()
    screen.box.setText("bo luat dan su ngay nghi")
    assert 0 < screen.model.rowCount() < 10
    screen.table.selectRow(0)
    assert "BLDS 2015" in pane.details.text()
    screen.box.setText("khongcodau")
    assert "Không có quy tắc nào" in screen.count.text()
    desk.window.go_to(INTAKE)
