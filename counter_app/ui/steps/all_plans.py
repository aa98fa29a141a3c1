"""Every plan by the name of its deed."""

from __future__ import annotations

from counter_app.ui.steps import (
    at_once_plan,
    citizen_plans,
    conflict_plans,
    correction_plans,
    date_plans,
    ending_plans,
    fee_plans,
    result_plans,
    supplement_plans,
)
from counter_app.ui.steps.plan import Plan

PLANS: dict[str, Plan] = {
    plan.name: plan
    for plan in (
        supplement_plans.AskSupplement(),
        supplement_plans.ReceiveSupplement(),
        supplement_plans.Close(),
        ending_plans.Refuse(),
        ending_plans.Withdraw(),
        citizen_plans.AnswerCitizen(),
        ending_plans.StopProcessing(),
        fee_plans.TakeFee(),
        fee_plans.ClaimTransfer(),
        fee_plans.ConfirmTransfer(),
        fee_plans.ExemptFee(),
        fee_plans.RefundFee(),
        at_once_plan.CorrectAtOnce(),
        correction_plans.Propose(),
        correction_plans.Decide(),
        conflict_plans.Settle(),
        result_plans.HandOver(),
        date_plans.TellDuty(),
        date_plans.SettleDuty(),
        date_plans.MoveAppointment(),
        result_plans.ResultArrived(),
        result_plans.ReturnResult(),
        result_plans.SendBack(),
        date_plans.FixStart(),
        result_plans.AddNote(),
        result_plans.PrintPaper(),
    )
}
