"""Whose tries are counted when the centre stands behind a proxy, and when somebody only says so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from central.client_address import client_of, line_of, read_networks
from counter_app.domain.errors import BadInput

PROXIES = read_networks(["127.0.0.1", "10.0.0.0/24", "fd00::/8"])


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        ("203.0.113.9", [], "203.0.113.9"),
        ("203.0.113.9", ["198.51.100.1"], "203.0.113.9"),
        ("127.0.0.1", ["198.51.100.1"], "198.51.100.1"),
        ("::ffff:127.0.0.1", ["198.51.100.1"], "198.51.100.1"),
        ("127.0.0.1", ["1.1.1.1, 198.51.100.1"], "198.51.100.1"),
        ("127.0.0.1", ["1.1.1.1", "198.51.100.1, 10.0.0.7"], "198.51.100.1"),
        ("127.0.0.1", ["10.0.0.7"], "10.0.0.7"),
        ("fd00::1", ["2001:db8::1"], "2001:db8::1"),
        ("127.0.0.1", ["nobody"], "127.0.0.1"),
        ("127.0.0.1", ["198.51.100.1, nobody"], "127.0.0.1"),
        ("127.0.0.1", [""], "127.0.0.1"),
        ("", ["198.51.100.1"], ""),
    ],
)
def test_only_ones_own_proxies_are_believed(peer: str, forwarded: list[str], client: str) -> None:
    assert client_of(peer, forwarded, PROXIES) == client


@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=30))
def test_no_header_breaks_it_and_a_stranger_chooses_nothing(peer: str, forwarded: list[str]) -> None:
    assert client_of("203.0.113.9", forwarded, PROXIES) == "203.0.113.9"
    assert isinstance(client_of(peer, forwarded, PROXIES), str)
    assert isinstance(line_of(peer), str)


def test_what_tries_are_counted_for_is_one_subscriber_and_no_more() -> None:
    assert line_of("198.51.100.1") == line_of("::ffff:198.51.100.1") == "198.51.100.1"
    assert line_of("2001:db8::1") == line_of("2001:db8::ffff") != line_of("2001:db8:0:1::1")
    assert line_of("a socket") != line_of("another socket")


@given(st.lists(st.text(max_size=40), max_size=30))
def test_what_a_client_makes_up_before_the_proxys_word_changes_nothing(made_up: list[str]) -> None:
    assert client_of("127.0.0.1", [*made_up, "198.51.100.1"], PROXIES) == "198.51.100.1"


@pytest.mark.parametrize("text", ["", "nowhere", "10.0.0.1/24", "1.2.3.4.5", "\0"])
def test_what_is_no_network_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="--behind"):
        read_networks([text])
