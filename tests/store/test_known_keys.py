"""Public keys that a desk knows: what is no news changes nothing, and what would change something is news."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.store.known_keys import find_key, is_news, remember_key
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
