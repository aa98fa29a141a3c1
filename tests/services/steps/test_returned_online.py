"""Returned online: the fee settled, originals compared where the regulation says so, the electronic result sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.domain import entry_types as types
from counter_app.domain import life_cycle as life
from counter_app.domain.citizen_notice import CARRIED
from counter_app.domain.errors import RuleViolation
from counter_app.domain.scanned_paper import PaperData
from counter_app.services.steps import results
from counter_app.services.steps.handing_out import HandingOut
from counter_app.services.steps.results import ArrivedResult, Return, ReturnedBy
from tests.print.scan_samples import jpeg
from tests.services.desk import CLERK_LAN, person, receipt_of
from tests.services.steps.attaching import copies_at
from tests.services.steps.counter import Counter

ONLINE = Return(ReturnedBy.ONLINE)


def ready(counter: Counter, **filed: object) -> str:
    identity = counter.arrive_online(**filed)
    counter.place.intake.receive(receipt_of(channel="online", arrived=identity), CLERK_LAN)
    counter.handovers.hand_over(identity, "Tư pháp - Hộ tịch", CLERK_LAN)
    counter.results.arrive(identity, ArrivedResult(document="12/GXN"), CLERK_LAN)
    return identity


def digitise(counter: Counter, folder: Path, identity: str) -> str:
    copies, _store = copies_at(counter, folder)
    copies.attach_result(identity, copies.check(jpeg()), PaperData("Giấy xác nhận"), CLERK_LAN)
    return copies.of_dossier(identity)[-1].content.hex()


def ways_without_a_file(counter: Counter, identity: str) -> list[str]:
    """What is told besides that the slip promised the counter."""
    told = HandingOut(counter.cases, counter.results).look(identity).ways
    return [way for way, said in told if said.rule != "return.as_on_slip"]


@pytest.mark.rule("return.electronic", profile="national_2025")
def test_without_an_electronic_result_nothing_is_returned_online_and_the_article_says_why(
    counter: Counter, tmp_path: Path
) -> None:
    identity = ready(counter)
    with pytest.raises(RuleViolation) as refused:
        counter.results.hand_out(identity, ONLINE, CLERK_LAN)
    assert "điều 22.3" in refused.value.citation
    assert ways_without_a_file(counter, identity) == [ReturnedBy.ONLINE.value]
    content = digitise(counter, tmp_path, identity)
    assert ways_without_a_file(counter, identity) == []
    counter.results.hand_out(identity, ONLINE, CLERK_LAN)
    assert counter.status(identity) == life.RETURNED
    header = counter.cases.open(identity).headers(types.RESULT_RETURNED)[-1]
    assert header.facts["sent"] == [content]
    assert "Kết quả điện tử: 1 tệp" in counter.told(identity)


def test_handed_out_at_the_counter_no_file_is_named_for_the_portal(counter: Counter, tmp_path: Path) -> None:
    identity = ready(counter)
    digitise(counter, tmp_path, identity)
    counter.results.hand_out(identity, Return(name="Nguyễn Thị Đẹp"), CLERK_LAN)
    assert "sent" not in counter.cases.open(identity).headers(types.RESULT_RETURNED)[-1].facts


@pytest.mark.rule("filing.level_3.compare_at_return", profile="binh_dinh_2019")
@pytest.mark.rule("return.unsigned.bring_paper", profile="dak_nong_2019")
@pytest.mark.parametrize(
    ("profile", "level", "signed"),
    [("binh_dinh_2019", "3", None), ("binh_dinh_2019", "4", False), ("dak_nong_2019", "4", False)],
)
def test_what_must_be_compared_is_compared_before_it_is_returned_online_too(
    counter: Counter, tmp_path: Path, profile: str, level: str, signed: bool | None
) -> None:
    counter.under(profile)
    identity = ready(counter, service_level=level, signed=signed)
    digitise(counter, tmp_path, identity)
    with pytest.raises(RuleViolation, match="compared"):
        counter.results.hand_out(identity, ONLINE, CLERK_LAN)
    counter.results.hand_out(identity, Return(ReturnedBy.ONLINE, compared=True), CLERK_LAN)
    assert counter.status(identity) == life.RETURNED
    assert "Đã ký đơn và đối chiếu bản gốc" in counter.told(identity)


def test_a_signed_level_four_dossier_is_returned_online_without_any_paper(counter: Counter, tmp_path: Path) -> None:
    counter.under("binh_dinh_2019")
    identity = ready(counter, service_level="4", signed=True)
    digitise(counter, tmp_path, identity)
    counter.results.hand_out(identity, ONLINE, CLERK_LAN)
    assert counter.status(identity) == life.RETURNED


# ------------------------------------------------------------------------------------- by mail too (Bình Định, 9.2.b)


def by_mail(
    counter: Counter, profile: str = "binh_dinh_2019", level: str = "4", notify: tuple[str, ...] = ("email",)
) -> str:
    counter.under(profile)
    who = person(email="dep@example.vn")
    identity = counter.arrive_online(receipt_of(channel="online", applicant=who, notify=notify), service_level=level)
    command = receipt_of(channel="online", arrived=identity, applicant=who, notify=notify, service_level=level)
    counter.place.intake.receive(command, CLERK_LAN)
    counter.handovers.hand_over(identity, "Tư pháp - Hộ tịch", CLERK_LAN)
    counter.results.arrive(identity, ArrivedResult(document="12/GXN"), CLERK_LAN)
    return identity


def told_of_return(counter: Counter, identity: str) -> tuple[object, str, list[str]]:
    """The file that goes along, the words of the mail and the channels."""
    made = counter.cases.open(identity).last(types.NOTICE_MADE)
    assert made is not None
    assert made.header is not None
    assert made.header.facts["kind"] == "returned"
    return made.header.facts.get(CARRIED), str(made.details["vi"]), list(made.header.facts["channels"])


@pytest.mark.rule("return.online.ways", profile="binh_dinh_2019")
def test_in_binh_dinh_the_electronic_result_goes_along_with_the_mail_that_tells_of_it(
    counter: Counter, tmp_path: Path
) -> None:
    identity = by_mail(counter, notify=("sms", "email"))
    content = digitise(counter, tmp_path, identity)
    assert "return.online.ways" not in [
        said.rule for _way, said in HandingOut(counter.cases, counter.results).look(identity).ways
    ]
    counter.results.hand_out(identity, ONLINE, CLERK_LAN)
    carried, words, channels = told_of_return(counter, identity)
    assert (carried, channels) == (content, ["email", "sms"])
    assert "Kèm theo thư này: bản điện tử của kết quả" in words
    assert "Gửi kèm thư điện tử" in counter.told(identity)


@pytest.mark.parametrize(
    ("profile", "level", "notify"),
    [("binh_dinh_2019", "4", ("sms",)), ("binh_dinh_2019", "3", ("email",)), ("national_2025", "full", ("email",))],
)
def test_where_nobody_agreed_on_mail_or_no_rule_has_it_no_file_goes_along(
    counter: Counter, tmp_path: Path, profile: str, level: str, notify: tuple[str, ...]
) -> None:
    identity = by_mail(counter, profile, level, notify)
    digitise(counter, tmp_path, identity)
    counter.results.hand_out(identity, Return(ReturnedBy.ONLINE, compared=True), CLERK_LAN)
    carried, words, _channels = told_of_return(counter, identity)
    assert carried is None
    assert "Kèm theo thư này" not in words


def test_a_result_that_no_mail_can_carry_is_told_before_and_the_words_go_out_without_it(
    counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    identity = by_mail(counter)
    digitise(counter, tmp_path, identity)
    monkeypatch.setattr(results, "LARGEST_MAILED", 1_000)
    told = [said for _way, said in HandingOut(counter.cases, counter.results).look(identity).ways]
    (said,) = [one for one in told if one.rule == "return.online.ways"]
    assert "nhận trên cổng" in said.vi
    assert not said.firm
    counter.results.hand_out(identity, ONLINE, CLERK_LAN)
    carried, words, _channels = told_of_return(counter, identity)
    assert carried is None
    assert "Kèm theo thư này" not in words
