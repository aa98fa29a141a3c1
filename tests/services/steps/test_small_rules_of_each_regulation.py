"""Rules that a receipt, a code or the register follow in one word, under the regulations that have them."""

from __future__ import annotations

import pytest

from counter_app.domain.errors import RuleViolation
from counter_app.domain.intake import ReceiptRefused
from counter_app.domain.step_rules import SupplementRequest, WantedPaper
from counter_app.services.rule_switches import RuleSwitches
from counter_app.services.steps.registers import Registers
from tests.services.desk import SUPERVISOR_HOA, receipt_of
from tests.services.steps.counter import at
from tests.services.steps.each_regulation import Under, cited, each_profile
from tests.services.steps.each_state import ADMIN_TUAN

LINKED = "2.000986"  # birth, residence and insurance in one go


@each_profile
@pytest.mark.rule("filing.ways", profile="dak_nong_2019")
@pytest.mark.rule("filing.ways", profile="national_2025")
def test_a_dossier_comes_over_the_counter_by_post_or_online_and_by_no_other_way(under: Under, profile: str) -> None:
    opened = under(profile)
    for channel in ("direct", "post", "online"):
        assert opened.cases.open(opened.receive(receipt_of(channel=channel))).channel == channel
    with pytest.raises(ReceiptRefused) as refused:
        opened.place.intake.decide(receipt_of(channel="fax"))
    assert [one.field for one in refused.value.problems] == ["channel"]


@pytest.mark.rule("code.agency", "code.agency_linked", profile="national_2025")
def test_the_code_bears_the_competent_agency_and_of_linked_procedures_the_one_stop_that_received(under: Under) -> None:
    opened = under("national_2025")
    one, linked = (
        opened.cases.open(opened.receive(receipt_of(**code))).row.code
        for code in ({}, {"procedure_code": LINKED, "due": at("2026-12-07T09:00")})
    )
    assert one is not None
    assert linked is not None
    procedure = opened.place.reference.procedure(LINKED, opened.place.clock.now().date())
    assert procedure.linked.value is True
    assert linked.split("-")[0] == opened.place.reference.office().agency
    assert one.split("-")[0] == "H36.37.05"


@pytest.mark.rule("register.paper", profile="national_2025")
def test_closing_a_register_too_early_is_refused_by_the_older_circular_once_the_office_has_it_applied(
    under: Under,
) -> None:
    opened = under("national_2025")
    opened.receive()
    registers = Registers(opened.cases, opened.place.reference, opened.place.desk.desk)
    cited_before, cited_after = "", "TT 01/2018/TT-VPCP, điều 10.2"
    for citation in (cited_before, cited_after):
        with pytest.raises(RuleViolation) as refused:
            registers.close(opened.place.desk.desk.number, 2026, "Lê Văn Trưởng", SUPERVISOR_HOA)
        assert refused.value.citation.partition(" (")[0] == citation
        if not citation:
            switches = RuleSwitches(opened.cases, opened.place.reference)
            switches.switch("register.paper", ADMIN_TUAN, on=True, ground="Công văn 15/UBND")


@each_profile
@pytest.mark.rule("identity.no_old_number_confirmation", profile="national_2025")
@pytest.mark.parametrize("paper", ["Giấy xác nhận số CMND", "Xác nhận số định danh cá nhân cũ"])
def test_nobody_is_asked_to_confirm_an_older_number(under: Under, profile: str, paper: str) -> None:
    opened = under(profile)
    asked = SupplementRequest((WantedPaper(paper, "điều 5"),), reason="Thiếu")
    said = cited(opened.supplements.objections(opened.receive(), asked), firm=True)
    assert said == (["NĐ 70/2024/NĐ-CP, điều 12.1"] if profile == "national_2025" else [])
