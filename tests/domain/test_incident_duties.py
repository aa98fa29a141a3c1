"""Whom difficulties go to, where a regulation names bodies that its office has not set."""

from __future__ import annotations

import pytest

from counter_app.domain.incident_duties import IncidentKind, incident_duty
from tests.domain.regulation_files import a_profile, a_rule, parsed

SETTING = {"id": "addressee.operator", "vi": "Đơn vị vận hành", "en": "Operator", "value": "Trung tâm Mẫu"}


@pytest.mark.parametrize("kind", list(IncidentKind))
def test_difficulties_go_to_those_that_are_named(kind: IncidentKind) -> None:
    rule = a_rule(id="support.escalation", unit="list", value=["addressee.operator", "addressee.nobody"])
    duty = incident_duty(parsed(a_profile(rule, settings=[SETTING])), kind)
    assert duty is not None
    assert (duty.addressees, duty.when.vi) == (("Trung tâm Mẫu",), "phản ánh để được hỗ trợ")
    assert incident_duty(parsed(a_profile(rule)), kind) is None
