"""The same dossier under each of the six regulations, from its receipt to its return: what differs, and by which text.

One table a matter; a profile that is missing from a table has no such rule, own or beneath it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from counter_app.domain.errors import RuleViolation
from counter_app.domain.intake import ChargedFee
from counter_app.domain.return_rules import RETURN_WAYS, way_named
from counter_app.domain.step_rules import Objection, SupplementRequest, WantedPaper
from counter_app.services.steps.appointments import NewAppointment
from counter_app.services.steps.endings import GivenBack, Stop
from counter_app.services.steps.online_inbox import OnlineInbox
from counter_app.services.steps.results import ArrivedResult, Return, ReturnedBy
from counter_app.settings.regulation_files import load_profile
from counter_app.store.journal import EntryDraft
from tests.services.chosen_regulation import choose
from tests.services.desk import BIRTH, CLERK_LAN, receipt_of
from tests.services.steps.counter import Counter, at, counter

PROFILES = ("dong_nai_2015", "dak_nong_2019", "binh_dinh_2019", "dong_nai_2020", "hai_duong_2025", "national_2025")
OLDER = PROFILES[:-1]
LAW_2018, LAW_2025 = "NĐ 61/2018/NĐ-CP", "NĐ 118/2025/NĐ-CP"
UNIT = "Phòng Tư pháp"
ONLINE_3 = receipt_of(channel="online", service_level="3")
MISSING = SupplementRequest((WantedPaper("Giấy tờ chứng minh điều kiện"),), reason="Thiếu")
FEE = (ChargedFee("le_phi", "Lệ phí", 20_000),)

each_profile = pytest.mark.parametrize("profile", PROFILES)


@pytest.fixture(name="under")
def opened_under(tmp_path: Path) -> Callable[[str], Counter]:
    """A counter whose office works by that profile; Monday 23/11/2026, 08:00."""

    def open_under(profile: str) -> Counter:
        opened = counter(tmp_path)
        choose(opened.place, profile)
        return opened

    return open_under


Under = Callable[[str], Counter]


def national(profile: str) -> str:
    """The law of the time that stands behind a profile."""
    return LAW_2025 if profile == "national_2025" else LAW_2018


def cited(objections: tuple[Objection, ...], *, firm: bool) -> list[str]:
    """Document and article, without the doubt."""
    return [one.citation.partition(" (")[0] for one in objections if one.firm is firm and one.citation]


def with_result(opened: Counter, identity: str) -> str:
    opened.handovers.hand_over(identity, UNIT, CLERK_LAN)
    opened.results.arrive(identity, ArrivedResult(document="1/QĐ"), CLERK_LAN)
    return identity


# ------------------------------------------------------------------------------------------------------- receiving


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


# ---------------------------------------------------------------------------------------------------- supplements


@each_profile
@pytest.mark.rule("supplement.guidance_times", "supplement.online_notice_times", profile="national_2018")
@pytest.mark.rule("supplement.guidance_times", "supplement.online_notice_times", profile="national_2025")
def test_a_second_request_needs_a_ground_by_the_law_of_its_time(under: Under, profile: str) -> None:
    opened = under(profile)
    now = profile == "national_2025"
    articles = {"direct": "16.3" if now else "15.3", "online": "17.2.a" if now else "17.2"}
    for channel, article in articles.items():
        identity = opened.receive(receipt_of(channel=channel))
        opened.supplements.ask(identity, MISSING, CLERK_LAN)
        opened.supplements.receive(identity, (), CLERK_LAN)
        again = opened.supplements.objections(identity, MISSING)
        assert cited(again, firm=True) == [f"{national(profile)}, điều {article}"]


@each_profile
@pytest.mark.rule("supplement.after_appraisal", profile="national_2018")
@pytest.mark.rule("supplement.after_appraisal", profile="national_2025")
def test_after_appraisal_a_request_that_comes_later_than_three_working_days_is_told_and_recorded(
    under: Under, profile: str
) -> None:
    opened = under(profile)
    early, late = opened.receive(), opened.receive()
    assert opened.supplements.return_limit(early) is None  # nothing was appraised yet
    for identity in (early, late):
        opened.handovers.hand_over(identity, UNIT, CLERK_LAN)
    limit = opened.supplements.return_limit(early)
    assert limit is not None
    # The 24th is a day off: Wednesday, Thursday, Friday.
    assert (limit.by, limit.rule.citation.document) == (at("2026-11-27T17:00"), national(profile))
    assert cited(opened.supplements.objections(early, MISSING), firm=False) == []
    opened.supplements.ask(early, MISSING, CLERK_LAN)
    opened.place.hands.pass_time(days=5)
    article = "19.5" if profile == "national_2025" else "19.4"
    assert cited(opened.supplements.objections(late, MISSING), firm=False) == [f"{national(profile)}, điều {article}"]
    opened.supplements.ask(late, MISSING, CLERK_LAN)
    facts = [opened.cases.open(one).headers("SupplementAsked")[-1].facts for one in (early, late)]
    assert [one.get("late") for one in facts] == [None, True]


@each_profile
@pytest.mark.rule("term.restarts_after_supplement", profile="national_2018")
@pytest.mark.rule("term.restarts_after_supplement", profile="national_2025")
def test_the_term_starts_anew_once_everything_is_there_by_the_law_of_its_time(under: Under, profile: str) -> None:
    opened = under(profile)
    identity = opened.receive()
    opened.place.hands.pass_time(days=2)
    opened.supplements.ask(identity, MISSING, CLERK_LAN)
    opened.place.hands.pass_time(days=2)
    again = opened.supplements.resumption(identity)
    assert again.due is not None
    assert again.due.date() == at("2026-12-02T08:00").date()
    assert [step.citation.split(",")[0] for step in again.explanation if "tính lại" in step.vi] == [national(profile)]


@each_profile
@pytest.mark.rule("supplement.closing", profile="national_2025")
def test_only_the_law_of_2025_closes_a_dossier_that_nobody_completed_after_fifteen_days(
    under: Under, profile: str
) -> None:
    opened = under(profile)
    identity = opened.receive()
    opened.supplements.ask(identity, MISSING, CLERK_LAN)
    closes = profile == "national_2025"
    opened.place.hands.pass_time(days=15)
    (waits,) = opened.supplements.against_closing(identity)
    assert waits.citation.startswith(f"{LAW_2025}, điều 19.5" if closes else "")
    assert bool(waits.citation) is closes
    opened.place.hands.pass_time(days=1)
    assert (opened.supplements.against_closing(identity) == ()) is closes
    if closes:
        opened.supplements.close(identity, CLERK_LAN)
        return
    with pytest.raises(RuleViolation, match="set by the program"):
        opened.supplements.close(identity, CLERK_LAN)


@each_profile
@pytest.mark.rule("intake.no_integrated_papers", "intake.papers_on_failure", profile="national_2025")
def test_what_the_identity_card_proves_may_not_be_asked_for_since_2026(under: Under, profile: str) -> None:
    opened = under(profile)
    book, form = WantedPaper("Sổ hộ khẩu", "điều 5"), WantedPaper("Tờ khai cấp căn cước", "điều 5")
    identity, forbidden = opened.receive(), profile == "national_2025"
    said = opened.supplements.objections(identity, SupplementRequest((book,), reason="Thiếu"))
    assert cited(said, firm=True) == (["NĐ 320/2026/NĐ-CP, điều 2"] if forbidden else [])
    failed = SupplementRequest((book,), reason="Thiếu", databases_failed=True)
    assert opened.supplements.objections(identity, failed) == ()
    assert opened.supplements.objections(identity, SupplementRequest((form,), reason="Thiếu")) == ()


# ------------------------------------------------------------------------------------------------------ hand-over


@each_profile
@pytest.mark.rule("handover.when", "handover.cutoff", profile="national_2018")
@pytest.mark.rule("handover.when", "handover.cutoff", profile="national_2025")
def test_paper_leaves_the_same_day_and_what_came_after_15_on_the_next_working_day(under: Under, profile: str) -> None:
    opened = under(profile)
    morning = opened.handovers.look(opened.receive()).deadline
    opened.place.hands.pass_time(hours=8)
    afternoon_one = opened.receive()
    afternoon = opened.handovers.look(afternoon_one).deadline
    assert morning is not None
    assert afternoon is not None
    assert (morning.by, afternoon.by) == (at("2026-11-23T17:00"), at("2026-11-25T07:30"))
    assert {one.rule.citation.document for one in (morning, afternoon)} == {national(profile)}
    opened.place.hands.pass_time(days=3)
    opened.handovers.hand_over(afternoon_one, UNIT, CLERK_LAN)
    assert opened.cases.open(afternoon_one).headers("HandedOver")[-1].facts.get("late") is True


ELECTRONIC = {"dong_nai_2015": ("14:00", "QĐ 33/2015/QĐ-UBND"), "national_2025": ("08:00", LAW_2025)}


@each_profile
@pytest.mark.rule("handover.when", profile="dong_nai_2015")
@pytest.mark.rule("handover.electronic", profile="national_2025")
def test_an_electronic_dossier_has_six_hours_in_2015_and_goes_at_once_in_2025(under: Under, profile: str) -> None:
    opened = under(profile)
    limit = opened.handovers.look(opened.receive(ONLINE_3)).deadline
    found = (f"{limit.by:%H:%M}", limit.rule.citation.document) if limit else None
    assert found == ELECTRONIC.get(profile)


@pytest.mark.parametrize(
    ("reading", "by"),
    [("", "14:00"), ("within_clock", "14:00"), ("within_working", "15:30"), ("after_clock", ""), ("after_working", "")],
)
@pytest.mark.rule("handover.when", profile="dong_nai_2015")
def test_the_six_hours_of_2015_run_as_the_office_reads_them(under: Under, reading: str, by: str) -> None:
    opened = under("dong_nai_2015")
    if reading:
        choose(opened.place, "dong_nai_2015", readings={"handover.when": reading})
    limit = opened.handovers.look(opened.receive(ONLINE_3)).deadline
    assert (f"{limit.by:%H:%M}" if limit else "") == by  # “after”: an earliest hour, and no latest one


@each_profile
@pytest.mark.rule("no_boundary.paper_transfer", profile="national_2025")
def test_papers_of_another_office_go_there_within_a_working_day_since_2025(under: Under, profile: str) -> None:
    opened = under(profile)
    own = opened.handovers.look(opened.receive()).deadline
    other = opened.handovers.look(of_another_office(opened)).deadline
    assert own is not None
    assert other is not None
    if profile == "national_2025":
        assert (other.by, other.rule.citation.clause) == (at("2026-11-25T08:00"), "1")
        assert other.rule.id == "no_boundary.paper_transfer"
    else:
        assert other == own  # 2018: the same day, whoever is competent


def of_another_office(opened: Counter) -> str:
    case = opened.cases.open(opened.receive())
    draft = EntryDraft(
        "DossierReceived",
        details=dict(case.details),
        facts=case.opening.facts | {"again": 1},
        received=case.received,
        due=case.due,
        runs_from="competent_agency",
        profile=case.opening.profile,
        procedure=case.opening.procedure,
    )
    saved = opened.place.desk.journal.append([draft], "lan", opened.place.clock.stamp())
    assert saved.identity is not None
    return saved.identity


# ----------------------------------------------------------------------------------------------------------- late


@each_profile
@pytest.mark.rule("late.reappointments", "late.notice_before", profile="national_2018")
@pytest.mark.rule("late.reappointments", "late.notice_before", profile="national_2025")
def test_the_date_is_moved_once_and_told_a_day_before(under: Under, profile: str) -> None:
    opened = under(profile)
    identity = opened.receive()
    due = opened.due(identity)
    assert due is not None
    article = f"{national(profile)}, điều {'19.6' if profile == 'national_2025' else '19.9'}"
    assert opened.appointments.last_day_to_tell(identity) == (due.date() - timedelta(days=1), article)
    first, second = (NewAppointment(due + timedelta(days=days), "Chậm xác minh") for days in (2, 6))
    opened.appointments.move(identity, first, CLERK_LAN)
    with pytest.raises(RuleViolation) as refused:
        opened.appointments.move(identity, second, CLERK_LAN)
    assert refused.value.citation.startswith(article)


# ------------------------------------------------------------------------------------------------- result and return

SIGNED = ("document", "note", "signer")
REFUSAL = {
    "dong_nai_2015": ("QĐ 33/2015/QĐ-UBND, điều 4.3.b", SIGNED),
    "binh_dinh_2019": ("QĐ 44/2019/QĐ-UBND, điều 8.2", SIGNED),
    "national_2025": (f"{LAW_2025}, điều 19.3", SIGNED[:2]),
}


@each_profile
@pytest.mark.rule("refusal.after_appraisal", "refusal.signed_by_head", profile="dong_nai_2015")
@pytest.mark.rule("refusal.after_appraisal", "refusal.signed_by_head", profile="binh_dinh_2019")
@pytest.mark.rule("refusal.after_appraisal", profile="national_2018")
@pytest.mark.rule("refusal.after_appraisal", profile="national_2025")
def test_a_refusal_after_appraisal_has_reason_and_letter_and_where_the_text_says_so_the_heads_signature(
    under: Under, profile: str
) -> None:
    opened = under(profile)
    identity = opened.receive(ONLINE_3)
    opened.handovers.hand_over(identity, UNIT, CLERK_LAN)
    article, fields = REFUSAL.get(profile, (f"{LAW_2018}, điều 19.8", SIGNED[:2]))
    lacking = opened.results.against_arrival(identity, ArrivedResult(granted=False))
    assert tuple(sorted(one.field for one in lacking)) == fields
    assert set(cited(lacking, firm=True)) == {article}
    with pytest.raises(RuleViolation):
        opened.results.arrive(identity, ArrivedResult(granted=False), CLERK_LAN)
    whole = ArrivedResult(granted=False, document="3/TB", note="Không đủ điều kiện", signer="Lê Thị Hoa")
    opened.results.arrive(identity, whole, CLERK_LAN)
    assert opened.cases.open(identity).headers("ResultArrived")[-1].facts["outcome"] == "refused"


@each_profile
@pytest.mark.rule("return.early_notice", profile="national_2018")
@pytest.mark.rule("return.early_notice", profile="national_2025")
def test_an_early_result_is_announced_by_the_law_of_its_time(under: Under, profile: str) -> None:
    opened = under(profile)
    identity = with_result(opened, opened.receive())
    article = "22.5" if profile == "national_2025" else "20.4"
    assert cited(opened.results.cautions(identity), firm=False) == [f"{national(profile)}, điều {article}"]


COMPARED = {
    "dong_nai_2015": "QĐ 33/2015/QĐ-UBND, điều 4.3.c",
    "dak_nong_2019": "QĐ 04/2019/QĐ-UBND, điều 9.1.a",
    "binh_dinh_2019": "QĐ 44/2019/QĐ-UBND, điều 7.1.a",
}


@each_profile
@pytest.mark.rule("return.compare_originals", profile="dong_nai_2015")
@pytest.mark.rule("filing.level_3.compare_at_return", profile="dak_nong_2019")
@pytest.mark.rule("filing.level_3.compare_at_return", profile="binh_dinh_2019")
def test_the_result_of_an_online_dossier_waits_for_the_originals_where_the_regulation_says_so(
    under: Under, profile: str
) -> None:
    opened = under(profile)
    online, paper = (with_result(opened, opened.receive(one)) for one in (ONLINE_3, receipt_of()))
    opened.results.hand_out(paper, Return(), CLERK_LAN)
    if profile in COMPARED:
        with pytest.raises(RuleViolation) as refused:
            opened.results.hand_out(online, Return(), CLERK_LAN)
        assert refused.value.citation == COMPARED[profile]
        assert refused.value.rule
    opened.results.hand_out(online, Return(compared=profile in COMPARED), CLERK_LAN)
    assert opened.status(online) == "returned"


@pytest.mark.rule("return.unsigned.bring_paper", profile="dak_nong_2019")
def test_in_dak_nong_the_paper_of_an_unsigned_dossier_is_compared_and_stays_with_the_office(under: Under) -> None:
    opened = under("dak_nong_2019")
    identity = with_result(opened, unsigned(opened))
    with pytest.raises(RuleViolation) as refused:
        opened.results.hand_out(identity, Return(), CLERK_LAN)
    assert refused.value.citation == "QĐ 04/2019/QĐ-UBND, điều 10.2.b"
    opened.results.hand_out(identity, Return(compared=True), CLERK_LAN)
    assert opened.cases.open(identity).happenings[-1].details["papers_kept"] is True


def unsigned(opened: Counter) -> str:
    """Received from a filing of level 4 that bore no signature."""
    case = opened.cases.open(opened.receive(receipt_of(channel="online", service_level="4")))
    draft = EntryDraft(
        "DossierReceived",
        details={**case.details, "signed": False},
        facts=case.opening.facts | {"again": 1},
        received=case.received,
        due=case.due,
        profile=case.opening.profile,
        procedure=case.opening.procedure,
    )
    saved = opened.place.desk.journal.append([draft], "lan", opened.place.clock.stamp())
    assert saved.identity is not None
    return saved.identity


NAMED_WAYS = {
    "dong_nai_2015": "QĐ 33/2015/QĐ-UBND, điều 2.4.c",
    "dak_nong_2019": "QĐ 04/2019/QĐ-UBND, điều 13.2.a",
    "binh_dinh_2019": "QĐ 44/2019/QĐ-UBND, điều 9.2.a",
    "dong_nai_2020": "QĐ 31/2020/QĐ-UBND, điều 2.13.c",
}


@each_profile
@pytest.mark.rule("return.ways.level_3", "return.ways.level_4", "return.ways", profile="dong_nai_2015")
@pytest.mark.rule("return.ways.level_3", "return.ways.level_4", profile="dak_nong_2019")
@pytest.mark.rule("return.ways.level_3", "return.ways.level_4", profile="binh_dinh_2019")
@pytest.mark.rule("return.ways.level_3", "return.ways.level_4", "return.ways", profile="dong_nai_2020")
def test_a_way_of_return_that_the_regulation_does_not_name_is_told(under: Under, profile: str) -> None:
    opened = under(profile)
    third, fourth = opened.receive(ONLINE_3), opened.receive(receipt_of(channel="online", service_level="4"))
    told = opened.results.against_way(third, ReturnedBy.ONLINE)
    assert cited(told, firm=False) == [one for one in [NAMED_WAYS.get(profile)] if one]
    for by in (ReturnedBy.COUNTER, ReturnedBy.POST):
        assert opened.results.against_way(third, by) == ()
    for by in ReturnedBy:
        assert opened.results.against_way(fourth, by) == ()


def test_every_way_that_a_regulation_names_is_understood() -> None:
    named = [
        words
        for profile in PROFILES
        for rule in load_profile(profile).rules
        if rule.id in RETURN_WAYS and isinstance(rule.value, tuple)
        for words in rule.value
    ]
    assert len(named) > 15
    assert [words for words in named if not way_named(words)] == []


@each_profile
@pytest.mark.rule("fee.at_return", profile="dong_nai_2015")
@pytest.mark.rule("fee.proof", profile="national_2018")
@pytest.mark.rule("fee.proof", profile="national_2025")
def test_the_fee_is_settled_before_the_result_leaves(under: Under, profile: str) -> None:
    opened = under(profile)
    owing = with_result(opened, opened.receive(receipt_of(channel="online", service_level="4", fees=FEE)))
    with pytest.raises(RuleViolation) as refused:
        opened.results.hand_out(owing, Return(compared=True), CLERK_LAN)
    article = {"dong_nai_2015": "QĐ 33/2015/QĐ-UBND, điều 4.3.c", "national_2025": f"{LAW_2025}, điều 24.2"}
    assert refused.value.citation.startswith(article.get(profile, f"{LAW_2018}, điều 22"))


REFUND = {"dak_nong_2019": "QĐ 04/2019/QĐ-UBND, điều 13.2.c", "binh_dinh_2019": "QĐ 44/2019/QĐ-UBND, điều 7.3"}


@each_profile
@pytest.mark.rule("fee.refund.agency_cannot", "fee.refund.not_collected", profile="dak_nong_2019")
@pytest.mark.rule("fee.refund.agency_cannot", "fee.refund.not_collected", profile="binh_dinh_2019")
def test_fees_go_back_when_the_agency_could_not_and_not_when_nobody_collected(under: Under, profile: str) -> None:
    opened = under(profile)
    identity = opened.receive(receipt_of(channel="online", service_level="3", fees=FEE))
    could_not = opened.fees.against_refund(identity, agency_cannot=True)
    uncollected = opened.fees.against_refund(identity, agency_cannot=False)
    if profile in REFUND:
        assert could_not == ()
        assert cited(uncollected, firm=True) == [REFUND[profile]]
    else:
        assert all("phần mềm" in one.vi and not one.firm for one in (*could_not, *uncollected))


@each_profile
@pytest.mark.rule("error.correction", profile="national_2025")
def test_only_the_law_of_2025_has_days_for_a_faulty_result(under: Under, profile: str) -> None:
    opened = under(profile)
    due = opened.results.correction_due(with_result(opened, opened.receive()))
    assert (due[0] if due else None) == (at("2026-11-27T08:00") if profile == "national_2025" else None)


# ------------------------------------------------------------------------------------------------------------ papers


@each_profile
@pytest.mark.rule("forms.titles", profile="national_2018")
@pytest.mark.rule("forms.titles", "stop.by_applicant", profile="national_2025")
def test_papers_bear_number_and_title_of_their_time(under: Under, profile: str) -> None:
    opened = under(profile)
    moved, ended = opened.receive(), opened.receive()
    due = opened.due(moved)
    assert due is not None
    opened.appointments.move(moved, NewAppointment(due + timedelta(days=2), "Chậm"), CLERK_LAN)
    apology = opened.papers.apology(moved)
    assert apology.form_label.startswith("Mẫu số 04")
    assert ("gia hạn" in apology.title.lower()) is (profile == "national_2025")
    opened.endings.stop(ended, Stop("Theo đề nghị", asked_by_citizen=True), GivenBack(), CLERK_LAN)
    letter = opened.papers.stop_letter(ended)
    assert ("điều 21.1" in str(letter)) is (profile == "national_2025")


# -------------------------------------------------------------------------------- what a receipt is decided by, further


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


@pytest.mark.parametrize("profile", ["dak_nong_2019", "binh_dinh_2019", "dong_nai_2020", "national_2025"])
@pytest.mark.rule("filing.level_4.signature", profile="dak_nong_2019")
@pytest.mark.rule("filing.level_4.signature", profile="binh_dinh_2019")
def test_an_unsigned_filing_of_level_4_counts_as_level_3_where_the_regulation_says_so(
    under: Under, profile: str
) -> None:
    opened = under(profile)
    case = opened.cases.open(opened.arrive_online(receipt_of(channel="online", service_level="4")))
    draft = EntryDraft(
        "OnlineArrived",
        details={**case.details, "signed": False},
        facts=case.opening.facts | {"again": 1},
        profile=case.opening.profile,
        procedure=case.opening.procedure,
    )
    saved = opened.place.desk.journal.append([draft], "program", opened.place.clock.stamp())
    assert saved.identity is not None
    came = OnlineInbox(opened.cases).open(saved.identity).unsigned
    assert (came.level if came else None) == ("3" if profile in ("dak_nong_2019", "binh_dinh_2019") else None)


@each_profile
@pytest.mark.rule("forms.layout", profile="national_2025")
def test_papers_whose_layout_nobody_read_say_whose_layout_they_bear(under: Under, profile: str) -> None:
    opened = under(profile)
    identity = opened.receive()
    opened.supplements.ask(identity, MISSING, CLERK_LAN)
    label = opened.papers.supplement_request(identity).form_label
    assert ("bố cục theo TT 01/2018/TT-VPCP" in label) is (profile == "national_2025")
