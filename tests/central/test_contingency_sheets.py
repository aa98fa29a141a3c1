"""A contingency sheet that was entered at two desks: the first counts, the second is kept and conflicting."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from central.core import Centre
from central.store.database import Database
from central.verification import verify
from tests.central.writers import AGENCY, NOON, OTHER_OFFICE, Writer

SHEET = {"sheet": "DP001-00012"}


def code(number: int) -> str:
    return f"{AGENCY}-261123-{number:04d}"


def test_what_was_printed_and_marked_belongs_to_no_dossier(centre: Centre) -> None:
    desk = Writer(centre)
    desk.tell("PadPrinted", facts={"desk_number": 1, "first": 1, "count": 50})
    desk.tell("SheetMarked", {"reason": "Rách"}, facts={"desk_number": 1, "first": 2, "count": 1, "how": "spoiled"})
    desk.tell("PadPrinted", who="nobody", facts={"desk_number": 1, "first": 51, "count": 50})
    desk.push()
    centre.project(NOON)
    rows = [row for row, _h, _b in desk.feed()]
    assert [(row.verdict, row.dossier, row.state) for row in rows] == [
        ("in_order", None, None),
        ("in_order", None, None),
        ("not_permitted", None, None),
    ]


def test_the_second_entry_of_a_sheet_is_conflicting_until_it_is_settled(centre: Centre, database: Database) -> None:
    first, second = Writer(centre), Writer(centre, seed=2)
    first.receive(code(1), facts=SHEET)
    identity = second.receive(code(201), facts=SHEET)
    receipt = second.entries[-1]
    second.tell("SlipSent", {}, dossier=identity)
    first.push()
    second.push()
    centre.project(NOON)
    assert first.verdicts() == ["in_order", "conflicting", "conflicting"]
    assert first.feed()[1][0].state is None
    second.tell(
        "ConflictSettled", who="quang", facts={"entry": receipt.hash.hex(), "outcome": "in_order"}, dossier=identity
    )
    second.push()
    centre.project(NOON)
    assert first.feed()[-1][0].state == {"status": "received"}
    assert verify(database, centre.keys).first_wrong is None


def test_both_in_one_batch_and_in_a_later_one(centre: Centre) -> None:
    desk = Writer(centre)
    desk.receive(code(1), facts=SHEET)
    desk.receive(code(2), facts=SHEET)
    desk.receive(code(3), facts={"sheet": "DP001-00013"})
    desk.push()
    centre.project(NOON)
    desk.receive(code(4), facts=SHEET)
    desk.push()
    centre.project(NOON)
    assert desk.verdicts() == ["in_order", "conflicting", "in_order", "conflicting"]


def test_one_whose_dossier_is_void_is_free_again(centre: Centre) -> None:
    desk = Writer(centre)
    identity = desk.receive(code(1), facts=SHEET)
    desk.tell("DossierVoided", dossier=identity, who="quang")
    desk.receive(code(2), facts=SHEET)
    desk.receive(code(3), facts=SHEET)
    desk.push()
    centre.project(NOON)
    assert desk.verdicts() == ["in_order", "in_order", "in_order", "conflicting"]
    desk.receive(code(4), facts=SHEET)
    desk.push()
    centre.project(NOON)
    assert desk.verdicts()[-1] == "conflicting", "it is the second dossier's now"


def test_one_whose_dossier_was_received_anew_is_not_entered_a_second_time(centre: Centre) -> None:
    first, second = Writer(centre), Writer(centre, seed=2)
    identity = first.receive(code(1), facts=SHEET)
    anew = first.receive("G01.36.05-261123-0001", facts={"replaces": identity})
    first.tell("DossierVoided", dossier=identity, who="quang", facts={"replaced_by": anew})
    second.receive(code(201), facts=SHEET)
    first.push()
    second.push()
    centre.project(NOON)
    assert first.verdicts() == ["in_order", "in_order", "in_order", "conflicting"]


def test_who_may_not_receive_takes_no_sheet_from_who_may(centre: Centre) -> None:
    first, second = Writer(centre), Writer(centre, seed=2)
    first.receive(code(1), facts=SHEET, who="quantri")
    second.receive(code(201), facts=SHEET)
    first.push()
    second.push()
    centre.project(NOON)
    assert first.verdicts() == ["not_permitted", "in_order"]
    second.receive(code(202), facts=SHEET)
    second.push()
    centre.project(NOON)
    assert first.verdicts()[-1] == "conflicting"


@pytest.mark.parametrize("named", [7, ["DP001-00012"], "47", "DP001-00012" * 100, None])
def test_what_is_no_number_of_a_sheet_takes_none(centre: Centre, named: object) -> None:
    desk = Writer(centre)
    for number in (1, 2):
        desk.receive(code(number), facts={"sheet": named})
    desk.push()
    centre.project(NOON)
    assert desk.verdicts() == ["in_order", "in_order"]


def test_two_offices_that_enter_one_sheet_are_told_apart(centre: Centre) -> None:
    """Their projectors know nothing of each other and may run at the same time."""
    desks = Writer(centre), Writer(centre, OTHER_OFFICE, seed=2)
    for desk, who in zip(desks, ("lan", "thu"), strict=True):
        desk.receive(who=who, facts=SHEET)
        desk.push()
    with ThreadPoolExecutor(2) as both:
        list(both.map(centre.project, (NOON, NOON)))
    centre.project(NOON)
    assert sorted(verdict for desk in desks for verdict in desk.verdicts()) == ["conflicting", "in_order"]
