"""F1: the rule behind the field; the place with all rules."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter_app.domain.errors import RuleViolation
from counter_app.domain.permissions import ADMINISTRATOR
from counter_app.services.sign_in import Session
from counter_app.settings.regulation_files import load_profile, profile_names
from counter_app.ui.place import INTAKE, RULES
from counter_app.ui.rule_behind import INTAKE_RULES, rule_behind, rule_behind_is
from counter_app.ui.rules.rule_help import PANEL, RuleHelp
from counter_app.ui.rules.rules_screen import RulePane, RulesScreen
from tests.ui.desk_window import DeskWindow, found
from tests.ui.rule_hands import chosen_unverified

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
    """In one of the regulations; where the one in force is silent on it, F1 tells the others."""
    assert rule_id in {rule.id for name in profile_names() for rule in load_profile(name).rules}


@pytest.mark.parametrize("field", sorted(INTAKE_RULES))
def test_behind_every_field_of_the_intake_stands_a_rule_of_the_law_of_today(field: str) -> None:
    assert {rule.id for rule in load_profile("national_2025").all_rules()} & set(INTAKE_RULES[field].split())


def test_every_declared_field_exists(open_window: Open) -> None:
    assert set(INTAKE_RULES) <= set(open_window().intake.form.fields())


def test_all_rules_are_listed_and_narrowed_by_letters_without_marks(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    screen, pane = found(desk.window, RulesScreen), found(desk.window, RulePane)
    assert pane.sentence.property("kind") == "faint", "what is to be done is no title"
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


def test_the_administrator_switches_an_unverified_rule_beside_it_and_every_later_step_knows(
    qtbot: QtBot, open_window: Open
) -> None:
    desk = open_window(session=Session("tuan", "Phạm Văn Tuấn", ADMINISTRATOR, must_change=False))
    switch = chosen_unverified(qtbot, desk).switch
    assert "Chưa bật" in switch.state.text()
    switch.button.click()
    qtbot.waitUntil(lambda: desk.window.notices.panel("rules") is not None and desk.window.is_idle())
    assert "RuleSwitched" not in desk.work.entry_types()  # without a ground
    switch.ground.setText("Công văn 15/UBND ngày 20/11/2026")
    switch.button.click()
    qtbot.waitUntil(lambda: "RuleSwitched" in desk.work.entry_types() and desk.window.is_idle())
    assert "Đang bật" in switch.state.text()
    assert switch.button.accessibleName() == "Tắt quy tắc này"
    assert desk.work.reference.switched_on() == {"forms.slip_size"}


def test_who_may_not_switch_reads_who_may(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    switch = chosen_unverified(qtbot, desk).switch
    assert not switch.button.isEnabled()
    assert "quản trị" in switch.reason.text()


def test_a_rule_that_was_read_has_no_switch(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    pane = chosen_unverified(qtbot, desk)
    screen = found(desk.window, RulesScreen)
    screen.box.setText("bo luat dan su")
    screen.table.selectRow(1)
    assert "BLDS 2015" in pane.details.text()
    assert not pane.switch.isVisible()


def test_f1_tells_every_rule_behind_a_field_that_has_several(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    told = asked(qtbot, desk, desk.intake.form.due)
    for article in ("điều 17.3", "điều 18.2", "NĐ 23/2015/NĐ-CP, điều 7", "Luật Hộ tịch 2014, điều 5.3"):
        assert article in told


def test_f1_without_a_rule_in_the_field_tells_that_of_the_newest_message(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    refused = RuleViolation("Chưa đóng được hồ sơ.", "It cannot be closed.", "x", rule="supplement.closing")
    desk.window.notices.tell_problem("trial", refused)
    assert "15 ngày" in asked(qtbot, desk, desk.intake.form.note)


def test_the_rule_at_the_right_is_the_one_that_is_marked_after_the_list_was_narrowed(
    qtbot: QtBot, open_window: Open
) -> None:
    desk = open_window()
    desk.window.go_to(RULES)
    screen, pane = found(desk.window, RulesScreen), found(desk.window, RulePane)
    qtbot.waitUntil(lambda: screen.model.rowCount() > 0 and desk.window.is_idle())
    for letters in ("15 gio", "xin loi"):
        screen.box.setText(letters)
        if not screen.table.currentIndex().isValid():
            screen.table.selectRow(0)
        marked = screen.model.row_at(screen.table.currentIndex().row())
        assert marked is not None
        assert pane.sentence.text() == marked.vi
