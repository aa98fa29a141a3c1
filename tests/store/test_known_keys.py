"""Public keys that a desk knows: what is no news changes nothing, and what would change something is news."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.store.known_keys import centre_keys, find_key, is_news, remember_key
from counter_app.wire.keys import SigningKey, key_name
from counter_app.wire.papers import KeyNotice
from tests.store.desks import open_test_desk

KEY = SigningKey(b"\x05" * 32)
SAID = KeyNotice(public=KEY.public.hex(), owner="desk-7", role="desk", withdrawn="")
WITHDRAWN = KeyNotice(public=KEY.public.hex(), owner="desk-7", role="desk", withdrawn="2026-11-24T08:00:00+07:00")
PAST = KeyNotice(public=KEY.public.hex(), owner="desk-7", role="past", withdrawn="")


@pytest.mark.parametrize("known", [[], [SAID], [WITHDRAWN], [SAID, WITHDRAWN], [PAST]])
@pytest.mark.parametrize("notice", [SAID, WITHDRAWN, PAST])
def test_a_notice_is_news_exactly_when_it_changes_what_is_stored(
    known: list[KeyNotice], notice: KeyNotice, tmp_path: Path
) -> None:
    desk = open_test_desk(tmp_path / "desk.db", durable=False)
    with desk.database.write() as connection:
        for earlier in known:
            remember_key(connection, earlier)
        before, news = find_key(connection, key_name(KEY.public)), is_news(connection, notice)
        remember_key(connection, notice)
        assert news is (find_key(connection, key_name(KEY.public)) != before)


def test_a_key_made_to_bear_anothers_name_takes_nothing_over(tmp_path: Path) -> None:
    """Names have 40 bits: two keys of one name were found in a minute, and a third can be made by anybody patient."""
    first, second = (SigningKey(number.to_bytes(32, "big")) for number in (596_579, 1_295_559))
    assert first.name == second.name
    assert first.public != second.public
    desk = open_test_desk(tmp_path / "desk.db", durable=False)
    ours = KeyNotice("desk-7", first.public.hex(), "desk", "")
    for theirs in (
        KeyNotice("centre", second.public.hex(), "present", ""),
        KeyNotice("desk-8", second.public.hex(), "desk", "2026-11-24T08:00:00+07:00"),
    ):
        with desk.database.write() as connection:
            remember_key(connection, ours)
            assert not is_news(connection, theirs)
            remember_key(connection, theirs)
            known = find_key(connection, first.name)
            trusted = centre_keys(connection)
        assert known is not None
        assert (known.public, known.owner, known.role, known.withdrawn) == (first.public, "desk-7", "desk", "")
        assert first.name not in trusted
