"""Whose address a call comes from, behind a proxy too. What a stranger's header claims is never believed."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from counter_app.domain.errors import BadInput

Network = IPv4Network | IPv6Network

MOST_HOPS = 20
_ONE_LINE = 64  # bits: one subscriber's IPv6 addresses share so many, and he may use any of the rest


def read_networks(texts: Sequence[str]) -> tuple[Network, ...]:
    """Addresses or networks (10.0.0.0/24) of one's own proxies. Raises BadInput."""
    try:
        return tuple(ip_network(text.strip("[]")) for text in texts)
    except ValueError:
        raise BadInput(
            "--behind cần địa chỉ của máy chuyển tiếp, như 127.0.0.1 hoặc 10.0.0.0/24.",
            "--behind needs the proxy's address, like 127.0.0.1 or 10.0.0.0/24.",
        ) from None


def client_of(peer: str, forwarded: Sequence[str], proxies: Sequence[Network]) -> str:
    """`forwarded`: every X-Forwarded-For in order. Each proxy adds whom it heard from on the right: the first one from
    there that is no proxy of ours is the client; what stands further left he may have made up.
    """
    hops = ",".join(forwarded).rsplit(",", MOST_HOPS)[-MOST_HOPS:]
    believed = peer
    for hop in reversed(hops):
        address = _address(hop)
        if address is None or not _is_one_of(believed, proxies):
            break
        believed = str(address)
    return believed


def line_of(client: str) -> str:
    """What tries are counted for: an IPv4 address, or the network that one subscriber has of IPv6."""
    address = _address(client)
    if isinstance(address, IPv6Address):
        return str(ip_network((address, _ONE_LINE), strict=False))
    return client if address is None else str(address)


def _is_one_of(text: str, proxies: Sequence[Network]) -> bool:
    address = _address(text)
    return address is not None and any(address in network for network in proxies)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text.strip().strip("[]")[:60])
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address
