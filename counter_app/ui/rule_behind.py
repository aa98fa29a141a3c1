"""Which rule stands behind which field. F1 asks it of the field that has the focus."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

RULE = "rule"

# By the names that problems use for fields (`IntakeForm.fields()`).
INTAKE_RULES = {
    "applicant.id_number": "identity.no_old_number_confirmation applicant.account_check applicant.account_numbers "
    "identity.account_levels",
    "applicant.name": "intake.no_redeclaration",
    "applicant.date_of_birth": "intake.no_redeclaration",
    "applicant.sex": "intake.no_redeclaration",
    "applicant.address": "intake.no_redeclaration",
    "submitter.id_number": "applicant.account_of_authoriser",
    "submitter.name": "applicant.account_of_authoriser",
    "submitter.authority": "applicant.account_of_authoriser",
    "procedure_code": "intake.scope transparency.published fee.published_at lookup.address_published "
    "contacts.published catalogue.all_parts catalogue.service_fields support.hotline counter.guidance_posted "
    "address.portal filing.level_3.form",
    "notify": "notice.status_says",
    "components": "intake.no_integrated_papers intake.no_redeclaration intake.data_into_dossier intake.paper_prevails "
    "intake.papers_on_failure",
    "channel": "filing.ways post.handover.record post.filed_when_signed post.originals post.procedures",
    "return_way": "return.as_on_slip return.bring_originals return.post.originals return.post.fee "
    "post.result.delivery post.result.delivery_from post.result.delivery_outside post.loss.dossier post.loss.result",
    "fees": "fee.ways",
    "due": "term.starts handover.cutoff certification.cutoff civil_status.cutoff",
    "due_reason": "term.starts",
    "longer_term": "term.starts",
    "returned_at_once": "immediate.record",
    "slip_wanted": "immediate.slip slip.form",
}


def rule_behind_is(widget: QWidget, rule_id: str) -> None:
    """Declare it, in one line where the field is made: `rule_behind_is(self.phone, "notice.channel.others")`.

    `rule_id` is an id of the regulation profiles (resources/regulations), or several with blanks between them. What
    stands inside the widget has the same rule unless it declares its own. A field of which nothing is declared says on
    F1 that no rule stands behind it.
    """
    widget.setProperty(RULE, rule_id)


def declare_rules(fields: Mapping[str, QWidget], rules: Mapping[str, str]) -> None:
    """For a whole form, by the names of its fields."""
    for name, rule_id in rules.items():
        if name in fields:
            rule_behind_is(fields[name], rule_id)


def rule_behind(widget: QWidget | None) -> str:
    """The rule's id (ids with blanks between them), of the widget itself or of what it stands in; '' for none."""
    while widget is not None:
        rule_id = widget.property(RULE)
        if rule_id:
            return str(rule_id)
        widget = widget.parentWidget()
    return ""
