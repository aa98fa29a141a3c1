from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.intake import ApplicantKind, CopyKind, IdentityPaper, ReceiptRefused, Relation, ReturnWay
from counter_app.domain.times import parse_iso
from counter_app.ui.intake.entered import (
    Entered,
    EnteredComponent,
    EnteredCopies,
    EnteredFee,
    EnteredPerson,
    EnteredSubmitter,
    command_from,
    from_content,
    to_content,
)
from tests.services.desk import STATUS

WORDS = st.text(max_size=12)
PEOPLE = st.builds(
    EnteredPerson, kind=st.sampled_from([kind.value for kind in ApplicantKind]), name=WORDS, id_number=WORDS, born=WORDS
)
COMPONENTS = st.builds(
    EnteredComponent, name=WORDS, there=st.booleans(), kind=st.sampled_from([kind.value for kind in CopyKind])
)
FORMS = st.builds(
    Entered,
    person=PEOPLE,
    submitter=st.none() | st.builds(EnteredSubmitter, name=WORDS),
    components=st.lists(COMPONENTS, max_size=3).map(tuple),
    fees=st.lists(st.builds(EnteredFee, kind=WORDS, name=WORDS, amount=WORDS), max_size=3).map(tuple),
    return_way=st.sampled_from([way.value for way in ReturnWay]),
    notify=st.sampled_from([(), ("sms",), ("email",), ("sms", "email")]),
    due=WORDS,
    note=WORDS,
)


@given(FORMS)
def test_a_draft_comes_back_as_it_was_typed(entered: Entered) -> None:
    kept = json.loads(json.dumps(to_content(entered)))
    assert from_content(kept) == entered


@given(st.dictionaries(st.sampled_from([*to_content(Entered()), "newer"]), st.none() | st.integers() | WORDS))
def test_a_draft_of_another_version_never_breaks_the_form(content: dict[str, object]) -> None:
    assert isinstance(from_content(content), Entered)


def test_dates_and_amounts_are_read_as_people_write_them() -> None:
    entered = Entered(
        procedure=STATUS,
        person=EnteredPerson(name="Trần Văn Ánh", born="01/02/1990"),
        fees=(EnteredFee("phi", "Phí", "200.000 đ"), EnteredFee("le_phi", "Lệ phí", "")),
        due="25/11/2026 15:30",
    )
    command = command_from(entered)
    assert command.applicant.date_of_birth is not None
    assert command.applicant.date_of_birth.isoformat() == "1990-02-01"
    assert [fee.amount for fee in command.fees] == [200_000]
    assert command.due == parse_iso("2026-11-25T15:30:00")


@pytest.mark.parametrize(
    ("entered", "field"),
    [
        (Entered(procedure=STATUS, person=EnteredPerson(born="31/02/1990")), "applicant.date_of_birth"),
        (Entered(procedure=STATUS, person=EnteredPerson(born="hôm qua")), "applicant.date_of_birth"),
        (Entered(procedure=STATUS, due="ngày mai"), "due"),
        (Entered(procedure=STATUS, fees=(EnteredFee("phi", "Phí", "-5"),)), "fees[0].amount"),
        (Entered(procedure=STATUS, fees=(EnteredFee("phi", "Phí", "1e9"),)), "fees[0].amount"),
        (Entered(procedure=STATUS, fees=(EnteredFee("phi", "Phí", "9" * 5_000),)), "fees[0].amount"),
    ],
)
def test_what_cannot_be_read_is_a_problem_of_its_field(entered: Entered, field: str) -> None:
    with pytest.raises(ReceiptRefused) as refused:
        command_from(entered)
    assert [problem.field for problem in refused.value.problems] == [field]


def test_a_component_that_is_not_there_has_no_papers() -> None:
    command = command_from(
        Entered(procedure=STATUS, components=(EnteredComponent("Tờ khai"), EnteredComponent("Giấy", there=True)))
    )
    assert [component.present for component in command.components] == [False, True]


def test_without_a_procedure_the_form_says_so_at_its_field() -> None:
    with pytest.raises(ReceiptRefused) as refused:
        command_from(Entered(person=EnteredPerson(born="31/02/1990")))
    assert [problem.field for problem in refused.value.problems] == ["applicant.date_of_birth", "procedure_code"]


@given(
    figures=st.lists(st.builds(EnteredCopies, *[st.integers(1, 999)] * 3), max_size=20),
    paper=st.sampled_from(list(IdentityPaper)),
    relation=st.sampled_from(list(Relation)),
    second=st.sampled_from(["", *(kind.value for kind in CopyKind)]),
)
def test_people_and_figures_come_back_from_a_draft(
    figures: list[EnteredCopies], paper: IdentityPaper, relation: Relation, second: str
) -> None:
    entered = Entered(
        person=EnteredPerson(name="Đẹp", paper=paper.value, no_paper_reason="mất thẻ", address_today="phường Mẫu"),
        submitter=EnteredSubmitter("Ánh", "", "số 1", relation=relation.value),
        procedure="2.000815",
        components=(EnteredComponent("Căn cước", True, "original", 1, second, 2 if second else 1),),
        copied=tuple(figures),
    )
    again = from_content(json.loads(json.dumps(to_content(entered))))
    assert again == entered
    assert len(command_from(again).components[0].papers) == (2 if second else 1)


def test_figures_that_are_no_figures_make_no_draft_that_breaks_the_form() -> None:
    assert from_content({"copied": [{"originals": "hai", "copies": 1, "pages": 1}]}) == Entered()
