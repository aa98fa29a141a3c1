"""Notes beside the steps say something, or are not written."""

from __future__ import annotations

import pytest

from counter_app.domain import entry_types as types
from counter_app.domain.errors import BadInput
from counter_app.services.steps.handing_out import HandingOut
from counter_app.services.steps.remarks import Remarks
from counter_app.services.steps.results import ArrivedResult
from tests.services.desk import CLERK_LAN
from tests.services.steps.counter import Counter

REFUSED = ArrivedResult(granted=False, document="12/UBND-TP", note="Không đủ điều kiện", signer="Lê Văn Ký")


@pytest.mark.parametrize("text", ["", "   ", "\n", "a\x07b", "dài" * 1_000])
def test_a_note_without_words_or_with_what_no_paper_shows_is_not_written(counter: Counter, text: str) -> None:
    identity = counter.receive()
    before = counter.place.entry_types()
    with pytest.raises(BadInput):
        Remarks(counter.cases).note(identity, text, CLERK_LAN)
    assert counter.place.entry_types() == before


def test_a_note_is_kept_as_it_was_said_without_its_blanks(counter: Counter) -> None:
    identity = counter.receive()
    Remarks(counter.cases).note(identity, "  Gọi lại sau 14 giờ ", CLERK_LAN)
    noted = counter.cases.open(identity).last(types.NOTE_ADDED)
    assert noted is not None
    assert noted.details == {"note": "Gọi lại sau 14 giờ", "clerk": CLERK_LAN.name}


def test_whoever_hands_out_sees_whether_it_was_granted(counter: Counter) -> None:
    look = HandingOut(counter.cases, counter.results).look
    granted, refused = counter.receive(), counter.receive()
    assert look(granted).granted is None
    for identity, result in ((granted, ArrivedResult()), (refused, REFUSED)):
        counter.handovers.hand_over(identity, "Tư pháp - Hộ tịch", CLERK_LAN)
        counter.results.arrive(identity, result, CLERK_LAN)
    assert (look(granted).granted, look(refused).granted) == (True, False)
