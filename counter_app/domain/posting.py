"""The decision on what the post takes in: the papers are counted and checked as for a receipt, nothing is promised.

When the dossier is received, by when it is decided and what it costs is the one-stop's to say: a postal acceptance
opens the dossier and gives neither code nor date (decision 45/2016/QĐ-TTg: filed once both signed the record).
"""

from __future__ import annotations

from dataclasses import replace

from counter_app.domain.intake import Decision, DueSetBy, FieldProblem, ReceiptRefused, ReceiveDossier
from counter_app.domain.intake_cautions import cautions, missing_components
from counter_app.domain.intake_checks import checked_command
from counter_app.domain.intake_decision import RUNS_FROM_RECEIPT, Basis, ReceiptTimes
from counter_app.domain.receipt_objections import against_procedure
from counter_app.domain.working_clock import in_office_time

BY_POST = "post"
DATED_LATER_VI = "Bộ phận Một cửa ấn định khi nhận hồ sơ"
DATED_LATER_EN = "set by the one-stop office when it receives the dossier"


def decide_posting(command: ReceiveDossier, basis: Basis, times: ReceiptTimes) -> Decision:
    """What is written if the postal employee saves now. Raises ReceiptRefused with all problems."""
    received, procedure = in_office_time(times.received), basis.procedure
    clean, problems = checked_command(_posted(command), received, in_office_time(times.now))
    problems += against_procedure(clean, procedure, basis.profile)
    if any(fee.paid for fee in clean.fees):
        problems.append(_money_is_not_ours())
    if clean.sheet:
        problems.append(sheet_of_the_one_stop())
    if problems:
        raise ReceiptRefused(tuple(problems))
    decision = Decision(
        command=replace(clean, fees=()),
        received=received,
        due=None,
        due_set_by=DueSetBy.NOBODY,
        term_vi=DATED_LATER_VI,
        term_en=DATED_LATER_EN,
        explanation=(),
        runs_from=RUNS_FROM_RECEIPT,
        missing=missing_components(clean, procedure, basis.profile),
        immediate=False,
        returned=False,
        prints_slip=True,
        notes=(),
    )
    return replace(decision, notes=cautions(decision, procedure, basis.profile, basis.calendar, uncertain_term=False))


def _posted(command: ReceiveDossier) -> ReceiveDossier:
    """What the one-stop decides is not asked of the post, whatever the form held."""
    return replace(
        command, channel=BY_POST, due=None, due_reason="", longer_term=False, slip_wanted=None, returned_at_once=None
    )


def _money_is_not_ours() -> FieldProblem:
    return FieldProblem(
        "fees",
        "Phí, lệ phí do Bộ phận Một cửa thu khi tiếp nhận; hãy bỏ dấu “đã thu”.",
        "The one-stop office takes the fee when it receives the dossier; remove the mark “paid”.",
    )


def sheet_of_the_one_stop() -> FieldProblem:
    """Why nobody else enters a contingency sheet."""
    return FieldProblem(
        "sheet",
        "Phiếu dự phòng do cán bộ một cửa nhập; hãy chuyển cuống phiếu cho quầy một cửa.",
        "A contingency sheet is entered by a clerk of the one-stop; pass its stub on to a counter.",
    )
