"""Receiving under each of the six regulations: slip, start of the term, what is asked for, level, cut-off hour."""

from __future__ import annotations

import pytest

from counter_app.domain.intake import CopyKind, TakenComponent, TakenPaper
from counter_app.services.steps.online_inbox import OnlineInbox
from tests.services.desk import BIRTH, receipt_of
from tests.services.steps.counter import at
from tests.services.steps.each_regulation import LAW_2025, ONLINE_3, Under, each_profile, national, opened_again


@each_profile
@pytest.mark.rule("immediate.slip", "slip.form", profile="national_2018")
@pytest.mark.rule("immediate.slip", profile="dak_nong_2019")
@pytest.mark.rule("immediate.slip", "slip.form", profile="national_2025")
def test_a_result_at_once_needs_no_slip_and_says_by_which_text_and_a_dossier_that_stays_has_one(
    under: Under, profile: str
) -> None:
    opened = under(profile)
    article = {"dak_nong_2019": "QĐ 04/2019/QĐ-UBND, điều 10.4"}.get(profile, f"{national(profile)}, điều 17.4")
    complete = opened.place.reference.procedure(BIRTH, opened.place.clock.now().date()).components.value or ()
    at_once = opened.place.intake.decide(receipt_of(BIRTH, returned_at_once=True))
    assert complete
    assert not at_once.prints_slip
    assert any(step.citation.startswith(article) for step in at_once.explanation)
    assert opened.place.intake.decide(receipt_of(BIRTH, returned_at_once=True, slip_wanted=True)).prints_slip
    assert opened.place.intake.decide(receipt_of()).prints_slip
    assert not opened.place.intake.decide(receipt_of(channel="online")).prints_slip


START = {"dak_nong_2019": "QĐ 04/2019/QĐ-UBND, điều 13.1.a", "national_2025": f"{LAW_2025}, điều 17.3"}


@each_profile
@pytest.mark.rule("term.starts", profile="dak_nong_2019")
@pytest.mark.rule("term.starts", profile="national_2025")
def test_the_date_of_an_online_dossier_says_from_when_the_regulation_counts(under: Under, profile: str) -> None:
    explained = [step.citation for step in under(profile).place.intake.decide(ONLINE_3).explanation]
    starts = [one.partition(";")[0] for one in explained if "13.1.a" in one or "điều 17.3" in one]
    assert starts[:1] == [one for one in [START.get(profile)] if one]


@each_profile
@pytest.mark.rule("online.answer", profile="national_2025")
def test_only_the_law_of_2025_sets_the_hours_for_the_answer_to_an_online_dossier(under: Under, profile: str) -> None:
    opened = under(profile)
    answer = OnlineInbox(opened.cases).open(opened.arrive_online()).answer
    assert (answer.by if answer else None) == (at("2026-11-25T08:00") if profile == "national_2025" else None)


@pytest.mark.rule("intake.check", profile="national_2018")
@pytest.mark.rule("intake.check", profile="national_2025")
@each_profile
@pytest.mark.rule("supplement.form", profile="national_2018")
@pytest.mark.rule("supplement.form", profile="national_2025")
def test_papers_that_are_missing_are_told_with_the_text_that_has_them_asked_for(under: Under, profile: str) -> None:
    missing = under(profile).place.intake.decide(receipt_of(components=())).missing
    article = "17.1.c" if profile == "national_2025" else "17.1"
    assert len(missing) == 2
    assert {one.citation.partition(" (")[0] for one in missing} == {f"{national(profile)}, điều {article}"}


CERTIFICATION = "2.000815"


@each_profile
@pytest.mark.rule("certification.cutoff", "civil_status.cutoff", profile="national_2025")
def test_after_15_an_immediate_procedure_is_for_the_next_working_day_by_the_law_of_its_field(
    under: Under, profile: str
) -> None:
    opened = under(profile)
    opened.place.hands.pass_time(hours=8)  # 16:00; the 24th is a day off
    fields = {CERTIFICATION: "NĐ 23/2015/NĐ-CP, điều 7", BIRTH: "Luật Hộ tịch 2014, điều 5.3"}
    for procedure, article in fields.items():
        decided = opened.place.intake.decide(receipt_of(procedure, returned_at_once=False))
        assert decided.due is not None
        assert decided.due.date() == at("2026-11-25T08:00").date()
        own = any(article in step.citation for step in decided.explanation)
        assert own is (profile == "national_2025")


@pytest.mark.rule("civil_status.cutoff", profile="national_2025")
def test_the_civil_status_law_of_2014_is_not_cited_after_its_last_day(under: Under) -> None:
    opened = under("national_2025")
    opened.place.hands.pass_time(days=95, hours=8)  # Friday 26/2/2027, 16:00
    cited = []
    for _day in range(2):
        decided = opened.place.intake.decide(receipt_of(BIRTH, returned_at_once=False))
        cited.append(any("Luật Hộ tịch 2014" in step.citation for step in decided.explanation))
        opened.place.hands.pass_time(days=3)
    assert cited == [True, False]


@pytest.mark.parametrize("profile", ["dak_nong_2019", "binh_dinh_2019", "dong_nai_2020", "national_2025"])
@pytest.mark.rule("filing.level_4.signature", profile="dak_nong_2019")
@pytest.mark.rule("filing.level_4.signature", profile="binh_dinh_2019")
def test_an_unsigned_filing_of_level_4_counts_as_level_3_where_the_regulation_says_so(
    under: Under, profile: str
) -> None:
    opened = under(profile)
    filed = opened.arrive_online(receipt_of(channel="online", service_level="4"))
    came = OnlineInbox(opened.cases).open(opened_again(opened, filed, signed=False)).unsigned
    assert (came.level if came else None) == ("3" if profile in ("dak_nong_2019", "binh_dinh_2019") else None)


@pytest.mark.rule("intake.no_redeclaration", "intake.data_into_dossier", profile="national_2025")
def test_what_a_database_gave_is_not_asked_for_on_paper_and_stands_in_the_dossier(under: Under) -> None:
    opened = under("national_2025")
    name = "Giấy tờ chứng minh điều kiện"
    drawn = receipt_of(components=(TakenComponent(name, (TakenPaper(CopyKind.DATABASE),)),))
    wanted = [missing.name for missing in opened.place.intake.decide(receipt_of(components=())).missing]
    assert name in wanted
    assert name not in [missing.name for missing in opened.place.intake.decide(drawn).missing]
    (kept,) = opened.cases.open(opened.receive(drawn)).details["components"]
    assert (kept["name"], kept["papers"]) == (name, [{"kind": "database", "count": 1}])
