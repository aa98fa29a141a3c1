"""What needs a second person is judged so at the centre too: a changed desk could approve what its own clerk asked."""

from __future__ import annotations

import pytest

from central.core import Centre
from counter_app.domain.permissions import SUPERVISOR
from counter_app.wire.entry import Entry
from tests.central.writers import NOON, OFFICE, Writer, later

ASKER, ANOTHER = "quang", "hai"


@pytest.fixture
def desk(centre: Centre) -> Writer:
    """With two people who may approve."""
    centre.administration.add_account(ANOTHER, OFFICE, "Đỗ Văn Hải", SUPERVISOR, NOON)
    return Writer(centre)


def ask(desk: Writer, identity: str, kind: str = "fee") -> Entry:
    return desk.tell("CorrectionAsked", {"reason": "Nhầm"}, dossier=identity, facts={"kind": kind}, who=ASKER)


def decide(desk: Writer, identity: str, asked: Entry | str, who: str, *, approved: bool = True) -> Entry:
    named = asked if isinstance(asked, str) else asked.hash.hex()
    facts = {"asked": named, "approved": approved, "how": "later"}
    return desk.tell("CorrectionDecided", {"approver": who}, dossier=identity, facts=facts, who=who)


def judged(desk: Writer) -> list[str]:
    desk.push(later(1))
    desk.centre.project(later(2))
    return desk.verdicts()


@pytest.mark.parametrize("approved", [True, False])
@pytest.mark.parametrize("at_once", [True, False], ids=["with the ask", "in a later batch"])
def test_nobody_decides_what_they_asked_for_themselves(desk: Writer, approved: bool, at_once: bool) -> None:
    identity = desk.receive()
    asked = ask(desk, identity)
    if not at_once:
        judged(desk)
    decide(desk, identity, asked, ASKER, approved=approved)
    assert judged(desk) == ["in_order", "in_order", "not_permitted"]


def test_another_person_decides_it_from_another_desk_too(desk: Writer, centre: Centre) -> None:
    identity = desk.receive()
    asked = ask(desk, identity)
    assert judged(desk) == ["in_order"] * 2
    elsewhere = Writer(centre, seed=2)
    decide(elsewhere, identity, asked, ANOTHER)
    assert judged(elsewhere) == ["in_order"] * 3


def test_the_void_that_such_an_approval_was_for_is_not_permitted_either(desk: Writer) -> None:
    identity = desk.receive()
    decide(desk, identity, ask(desk, identity, "void"), ASKER)
    desk.tell("DossierVoided", {"reason": "Nhầm"}, dossier=identity, who=ASKER)
    assert judged(desk)[2:] == ["not_permitted"] * 2
    desk.tell("HandedOver", dossier=identity, facts={"holder": "Phòng Tư pháp"})
    assert judged(desk)[-1] == "in_order", "it was not void"


def test_a_void_in_a_later_batch_than_its_refused_approval_is_not_permitted(desk: Writer) -> None:
    identity = desk.receive()
    decide(desk, identity, ask(desk, identity, "void"), ASKER)
    judged(desk)
    desk.tell("DossierVoided", {"reason": "Nhầm"}, dossier=identity, who=ASKER)
    assert judged(desk)[-1] == "not_permitted"


def test_when_another_person_approves_afterwards_the_dossier_is_void(desk: Writer) -> None:
    identity = desk.receive()
    asked = ask(desk, identity, "void")
    decide(desk, identity, asked, ASKER)
    decide(desk, identity, asked, ANOTHER)
    desk.tell("DossierVoided", {"reason": "Nhầm"}, dossier=identity, who=ANOTHER)
    assert judged(desk)[2:] == ["not_permitted", "in_order", "in_order"]


@pytest.mark.parametrize("named", ["ab" * 32, "no hash", ""])
def test_who_asked_is_not_guessed_where_that_entry_is_not_here(desk: Writer, named: str) -> None:
    """A restored centre may have the answer of one desk before the question of another."""
    identity = desk.receive()
    decide(desk, identity, named, ASKER)
    assert judged(desk) == ["in_order"] * 2


def test_what_was_judged_before_this_was_asked_keeps_its_verdict(desk: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    identity = desk.receive()
    decide(desk, identity, ask(desk, identity), ASKER)
    with monkeypatch.context() as earlier:
        earlier.setattr("central.round.may_decide", lambda _who, _asked_by: True)
        assert judged(desk) == ["in_order"] * 3
    desk.centre.projector.judge_again_after_upgrade()
    desk.tell("NoteAdded", {"note": "Đã xem"}, dossier=identity)
    assert judged(desk) == ["in_order"] * 4


def let_count(desk: Writer, entry: Entry, who: str) -> Entry:
    facts = {"entry": entry.hash.hex(), "outcome": "in_order"}
    return desk.tell("ConflictSettled", {"reason": "Cho tính"}, who=who, facts=facts)


@pytest.mark.parametrize("at_once", [True, False], ids=["in one batch", "in a later batch"])
def test_whoever_decided_what_they_asked_for_does_not_let_that_count_themselves(desk: Writer, at_once: bool) -> None:
    identity = desk.receive()
    decision = decide(desk, identity, ask(desk, identity), ASKER)
    if not at_once:
        judged(desk)
    let_count(desk, decision, ASKER)
    assert judged(desk)[2:] == ["not_permitted"] * 2
    let_count(desk, decision, ANOTHER)
    assert judged(desk)[4:] == ["in_order"] * 2


def test_whoever_asked_lets_nobodys_refused_approval_count(desk: Writer) -> None:
    identity = desk.receive()
    decision = decide(desk, identity, ask(desk, identity), "nobody")
    let_count(desk, decision, ASKER)
    assert judged(desk)[2:] == ["not_permitted"] * 2


def test_that_it_does_not_count_may_be_said_by_its_writer_too(desk: Writer) -> None:
    identity = desk.receive()
    decision = decide(desk, identity, ask(desk, identity), ASKER)
    desk.tell("ConflictSettled", who=ASKER, facts={"entry": decision.hash.hex(), "outcome": "confirmed"})
    assert judged(desk)[2:] == ["not_permitted", "in_order", "not_permitted"]
