"""What was corrected, field by field; one odd correction of another desk keeps nobody from the list."""

from __future__ import annotations

import pytest

from counter_app.services.correction_words import changes_of
from tests.services.odd_values import ODD


@pytest.mark.parametrize(
    "name", ["return_way", "return_place", "notify", "request", "applicant", "submitter", "components"]
)
def test_odd_values_are_read_as_if_nothing_were_there(name: str) -> None:
    for odd in (*ODD, ["sms", {}], [["sms"]]):
        for before, after in (({name: odd}, {name: "x"}), ({name: "x"}, {name: odd}), ({name: odd}, {name: odd})):
            for change in changes_of(before, after):
                assert all((change.before.vi, change.before.en, change.after.vi, change.after.en)), (name, odd)


def test_ways_and_channels_are_told_in_words() -> None:
    way, told = changes_of(
        {"return_way": "direct", "notify": []}, {"return_way": "post", "notify": ["sms", {}, "email"]}
    )
    assert (way.before.vi, way.after.en) == ("nhận trực tiếp", "by post")
    assert (told.before.vi, told.after.vi) == ("(trống)", "tin nhắn, thư điện tử")
