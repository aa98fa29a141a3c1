"""What the centre listens on."""

from __future__ import annotations

import socket

from central.cli import _listening


def test_no_part_of_an_answer_waits_until_the_desk_has_confirmed_the_part_before() -> None:
    with (
        _listening(f"127.0.0.1:{_free_port()}") as listening,
        socket.create_connection(listening.getsockname()[:2]),
        listening.accept()[0] as connection,
    ):
        assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])
