"""The slip as it would be: with the code that a save gives, and of what came online its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counter_app.services.slip_preview import NO_IDENTITY, SlipPreview
from tests.services.desk import CLERK_LAN, receipt_of
from tests.services.steps.counter import Counter

CODE = "H36.37.05-261123-5001"


@pytest.fixture
def preview(counter: Counter) -> SlipPreview:
    place = counter.place
    return SlipPreview(place.desk, place.clock, place.reference)


def test_at_the_counter_it_shows_the_next_code_and_a_save_gives_that_very_one(
    counter: Counter, preview: SlipPreview
) -> None:
    shown = preview.facts(receipt_of(), CLERK_LAN)
    assert (shown.code, shown.identity) == ("H36.37.05-261123-0001", NO_IDENTITY)
    assert preview.facts(receipt_of(), CLERK_LAN).code == shown.code, "nothing is bound"
    assert counter.place.intake.receive(receipt_of(), CLERK_LAN).code == shown.code


def test_what_came_online_shows_the_code_and_identity_that_it_has(counter: Counter, preview: SlipPreview) -> None:
    identity = counter.arrive_online(code=CODE)
    command = replace(receipt_of(channel="online"), arrived=identity)
    shown = preview.facts(command, CLERK_LAN)
    assert (shown.code, shown.identity) == (CODE, identity)
    assert counter.place.intake.receive(command, CLERK_LAN).code == CODE


def test_what_came_online_without_a_code_shows_the_one_that_the_receipt_gives(
    counter: Counter, preview: SlipPreview
) -> None:
    identity = counter.arrive_online()
    command = replace(receipt_of(channel="online"), arrived=identity)
    shown = preview.facts(command, CLERK_LAN)
    assert shown.code == "H36.37.05-261123-0001"
    receipt = counter.place.intake.receive(command, CLERK_LAN)
    assert (receipt.code, receipt.identity) == (shown.code, identity)
