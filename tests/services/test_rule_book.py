from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.services.rule_book import RuleBook, RuleLine, matching
from tests.services.desk import workplace


@pytest.fixture
def book(tmp_path: Path) -> RuleBook:
    work = workplace(tmp_path)
    return RuleBook(work.reference, work.clock.now)


def one(book: RuleBook, rule_id: str) -> RuleLine:
    (rule,) = book.rules(rule_id)
    return rule


def test_a_rule_is_told_with_its_article_its_document_and_how_sure_it_is(book: RuleBook) -> None:
    rule = one(book, "forms.slip_size")
    assert "TT 01/2018/TT-VPCP" in rule.citation
    assert rule.document.startswith("Thông tư số 01/2018")
    assert rule.unverified
    assert not rule.on
    assert "CHƯA KIỂM CHỨNG" in rule.status_vi
    confirmed = one(book, "time.ends_on_day_off")
    assert confirmed.on
    assert not confirmed.unverified


def test_no_unverified_rule_is_said_to_be_applied_unless_the_office_switched_it_on(book: RuleBook) -> None:
    regulation = book.regulation()
    assert regulation.unverified
    assert not any(rule.on for rule in regulation.unverified)


def test_a_regulation_that_is_silent_gives_nothing(book: RuleBook) -> None:
    assert book.rules("no.such_rule") == ()


def test_rules_are_found_without_marks_by_sentence_article_and_channel(book: RuleBook) -> None:
    rules = book.regulation().rules
    assert "time.ends_on_day_off" in {rule.id for rule in matching(rules, "ngay nghi thoi han")}
    assert "post.originals" in {rule.id for rule in matching(rules, "buu chinh 45/2016")}
    assert all("118/2025" in rule.citation + rule.document for rule in matching(rules, "118/2025"))
    assert matching(rules, "") == rules
    assert matching(rules, "khôngcóđâu") == ()
