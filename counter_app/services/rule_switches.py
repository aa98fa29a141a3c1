"""Switching an unverified rule on or off for the office: an entry that the feed carries to every desk.

Nobody has read the article of such a rule itself; whoever answers for the office says on what ground it is applied all
the same. Dates that were promised stay as they were printed.
"""

from __future__ import annotations

from counter_app.domain.entry_types import RULE_SWITCHED
from counter_app.domain.errors import BadInput
from counter_app.domain.regulations import Rule
from counter_app.domain.step_details import line
from counter_app.services.reference import Reference
from counter_app.services.sign_in import Session
from counter_app.services.steps.case import Cases
from counter_app.store.journal import EntryDraft


class RuleSwitches:
    def __init__(self, cases: Cases, reference: Reference) -> None:
        self._cases, self._reference = cases, reference

    def switch(self, rule_id: str, session: Session, *, on: bool, ground: str) -> None:
        """Works without the centre. Raises RuleViolation for who may not, BadInput for a rule that needs no switch,
        that stands so already, or without a ground."""
        self._cases.require(session, RULE_SWITCHED)
        said = line(ground, "Căn cứ bật, tắt quy tắc", "Ground for the switch", needed=True)
        with self._cases.writing() as connection:
            rule = self._switchable(rule_id)
            if (rule.id in self._reference.switched_on()) is on:
                raise _stands_so(rule, on=on)
            facts = {"rule": rule.id, "on": on}
            draft = EntryDraft(RULE_SWITCHED, facts=facts, details={"ground": said, "clerk": session.name})
            self._cases.append(connection, [draft], session)

    def _switchable(self, rule_id: str) -> Rule:
        profile = self._reference.profile(self._cases.today())
        found = next((rule for rule in profile.all_rules() if rule.id == rule_id), None)
        if found is None:
            raise BadInput(
                f"Quy chế đang áp dụng không có quy tắc “{rule_id[:60]}”.",
                f"The regulation in force has no rule “{rule_id[:60]}”.",
            )
        if found.status != "unverified":
            raise BadInput(
                "Quy tắc này đã được đối chiếu nên luôn áp dụng; chỉ bật, tắt quy tắc chưa kiểm chứng.",
                "This rule was read in the law and always holds; only unverified rules are switched.",
            )
        return found


def _stands_so(rule: Rule, *, on: bool) -> BadInput:
    state_vi, state_en = ("đang bật", "on") if on else ("đang tắt", "off")
    return BadInput(
        f"Quy tắc “{rule.id}” {state_vi} rồi; không có gì thay đổi.",
        f"Rule “{rule.id}” is {state_en} already; nothing was changed.",
    )
