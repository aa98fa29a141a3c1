"""Who a dossier is from: a person without a paper, a child, an organisation, somebody who submits for another."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from counter_app.domain.intake import (
    Applicant,
    ApplicantKind,
    IdentityPaper,
    Relation,
    ReturnWay,
    Submitter,
)
from counter_app.domain.procedures import Stated
from counter_app.domain.times import parse_iso
from tests.domain.receipts import THREE_DAYS, command, decide, refused

NAME = "Nguyễn Thị Đẹp"


def noted(**changes: object) -> dict[str, str]:
    received = changes.pop("received", parse_iso("2026-11-23T09:00:00"))
    assert isinstance(received, datetime)
    return {note.field: note.vi for note in decide(command(**changes), THREE_DAYS, received).notes}


def test_without_a_paper_the_reason_is_asked_for_and_nothing_stops() -> None:
    bare = Applicant(NAME, identity_paper=IdentityPaper.NONE)
    assert "lý do" in noted(applicant=bare)["applicant.no_paper_reason"]
    told = noted(applicant=replace(bare, no_paper_reason="mất thẻ"))
    assert not any(field.startswith("applicant.") for field in told)


def test_a_passport_has_no_twelve_digits() -> None:
    assert "12 chữ số" in noted(applicant=Applicant(NAME, id_number="1234567"))["applicant.id_number"]
    assert "applicant.id_number" not in noted(
        applicant=Applicant(NAME, id_number="1234567", identity_paper=IdentityPaper.PASSPORT)
    )


def test_a_child_needs_no_number_but_somebody_who_brings_it() -> None:
    child = Applicant("Nguyễn Minh An", kind=ApplicantKind.CHILD)
    assert set(noted(applicant=child)) == {"submitter.name"}
    parent = Submitter("Trần Văn Ánh", "", "075090054321", relation=Relation.PARENT)
    assert noted(applicant=child, submitter=parent) == {}


def test_an_organisation_acts_through_its_representative() -> None:
    company = Applicant("Công ty Thử", kind=ApplicantKind.ORGANISATION, id_number="0312345678")
    assert set(noted(applicant=company)) == {"submitter.name"}
    named = replace(
        company, representative="Trần Văn Ánh", representative_number="075090054321", representative_position="Giám đốc"
    )
    assert noted(applicant=named) == {}
    wrong = replace(named, representative_number="số của ông Ánh")
    assert "người đại diện" in refused(command(applicant=wrong))["applicant.representative_number"]


@pytest.mark.parametrize("relation", [Relation.UNSTATED, Relation.OTHER])
def test_what_lets_somebody_submit_must_be_said_in_one_way_or_the_other(relation: Relation) -> None:
    assert "submitter.authority" in refused(command(submitter=Submitter("Trần Văn Ánh", "", relation=relation)))
    assert noted(submitter=Submitter("Trần Văn Ánh", "là cháu", relation=relation)) == {}


def test_a_mandate_without_its_number_is_a_caution_only() -> None:
    mandate = Submitter("Trần Văn Ánh", "", relation=Relation.MANDATE)
    assert "giấy ủy quyền" in noted(submitter=mandate)["submitter.authority"]
    assert noted(submitter=replace(mandate, authority="số 12 ngày 20/11/2026")) == {}


@pytest.mark.parametrize("moment", ["2026-11-22T10:00:00", "2026-11-23T20:00:00", "2026-11-24T09:00:00"])
def test_a_receipt_while_the_counter_is_closed_is_a_caution(moment: str) -> None:
    """A Sunday, an evening, the Culture Day."""
    assert "ngoài giờ mở quầy" in noted(received=parse_iso(moment))["received"]
    assert "received" not in noted(received=parse_iso("2026-11-28T09:00:00")), "a Saturday morning is open"


def test_a_time_on_a_sheet_while_the_counter_was_closed_is_read_again_on_the_sheet() -> None:
    """Not on the clock: it goes right, and the calendar is not in question first."""
    sunday = parse_iso("2026-11-22T10:00:00")
    decision = decide(command(sheet="DP001-00001", received=sunday), THREE_DAYS, sunday)
    (note,) = (one.vi for one in decision.notes if one.field == "received")
    assert "hãy đọc lại phiếu" in note
    assert "giờ máy" not in note


def test_what_goes_by_post_needs_somewhere_to_go() -> None:
    assert "return_place" in noted(return_way=ReturnWay.POST)
    assert "return_place" not in noted(return_way=ReturnWay.POST, return_place="Số 1, phố Thử")
    at_home = Applicant(NAME, id_number="075190012345", address="Số 1, phố Thử")
    assert "return_place" not in noted(return_way=ReturnWay.POST, applicant=at_home)


def test_ways_of_return_that_the_catalogue_excludes_for_certain_are_refused_doubtful_ones_told() -> None:
    certain = replace(THREE_DAYS, ways_to_return=Stated(("direct",), "confirmed"))
    assert "return_way" in refused(command(return_way=ReturnWay.ONLINE), certain)
    doubtful = replace(THREE_DAYS, ways_to_return=Stated(("direct",), "from_memory"))
    assert "return_way" in {note.field for note in decide(command(return_way=ReturnWay.ONLINE), doubtful).notes}
