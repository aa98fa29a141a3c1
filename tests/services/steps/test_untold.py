"""Whom no notice reached is called, and stands in a list until somebody did, or it does not matter any more."""

from __future__ import annotations

import pytest

from counter_app.domain.intake import Submitter
from counter_app.services.steps.remarks import Remarks
from counter_app.services.steps.results import ArrivedResult, Return
from counter_app.services.steps.untold import Untold
from tests.services.desk import CLERK_LAN, person, receipt_of
from tests.services.steps.counter import Counter
from tests.services.steps.told_citizens import centre_told, newest_notice

BY_BOTH = receipt_of(applicant=person(email="nguoi.dan@example.vn"), notify=("sms", "email"))


def told(counter: Counter, identity: str, **outcomes: str) -> None:
    centre_told(counter.place.desk, counter.cases, identity, **outcomes)


def listed(counter: Counter) -> list[tuple[str, str, bool]]:
    return [(one.dossier.identity, one.kind.value, one.sure) for one in Untold(counter.cases).listed()]


def test_whom_no_channel_reached_stands_in_the_list_with_the_number_until_somebody_called(counter: Counter) -> None:
    """Only the timeline of each dossier said so: nobody opened it, and the citizen was told by nobody."""
    identity, reached = counter.receive(BY_BOTH), counter.receive(BY_BOTH)
    told(counter, identity, sms="failed")
    assert listed(counter) == []  # the mail may still go out
    told(counter, identity, email="failed")
    told(counter, reached, sms="failed", email="delivered")
    assert listed(counter) == [(identity, "received", True)]
    assert Untold(counter.cases).listed()[0].phone == "0912 345 678"
    Remarks(counter.cases).note(identity, "Đã nhận tại quầy", CLERK_LAN)
    assert listed(counter) == [(identity, "received", True)]  # a note is no call
    Remarks(counter.cases).note(identity, "Đã báo ngày hẹn", CLERK_LAN, called=True)
    assert listed(counter) == []


def test_who_handed_it_in_for_another_is_the_one_to_call(counter: Counter) -> None:
    submitter = Submitter("Trần Văn Bình", "giấy ủy quyền số 5", phone="0987 000 111")
    identity = counter.receive(receipt_of(notify=("sms",), submitter=submitter))
    told(counter, identity, sms="failed")
    (one,) = Untold(counter.cases).listed()
    assert (one.person, one.phone) == ("Trần Văn Bình", "0987 000 111")


@pytest.mark.parametrize(("outcome", "sure"), [("failed", True), ("unknown", False)])
def test_what_may_have_gone_out_is_told_as_that(counter: Counter, outcome: str, sure: bool) -> None:
    identity = counter.receive(receipt_of(notify=("sms",)))
    told(counter, identity, sms=outcome)
    assert listed(counter) == [(identity, "received", sure)]


def test_a_later_notice_that_says_it_all_or_the_return_settles_it(counter: Counter) -> None:
    identity = counter.receive(receipt_of(notify=("sms",)))
    told(counter, identity, sms="failed")
    counter.results.arrive(identity, ArrivedResult(), CLERK_LAN)
    assert listed(counter) == []  # overtaken by what is on its way
    told(counter, identity, sms="failed")
    assert listed(counter) == [(identity, "early_result", True)]
    counter.results.hand_out(identity, Return(), CLERK_LAN)
    told(counter, identity, sms="failed")
    assert newest_notice(counter.cases, identity)[1] == "returned"
    assert listed(counter) == []


def test_a_failure_of_weeks_ago_is_not_brought_up_again(counter: Counter) -> None:
    identity = counter.receive(receipt_of(notify=("sms",)))
    told(counter, identity, sms="failed")
    counter.place.hands.pass_time(days=15)
    assert listed(counter) == []


def test_an_early_result_of_which_no_notice_went_out_is_not_announced(counter: Counter) -> None:
    """The notice was written, so nobody was asked to call; the gateway had refused the number."""
    identity = counter.receive(receipt_of(notify=("sms",)))
    counter.results.arrive(identity, ArrivedResult(), CLERK_LAN)
    assert counter.results.cautions(identity) == ()
    told(counter, identity, sms="failed")
    assert "báo trước" in counter.results.cautions(identity)[0].vi
