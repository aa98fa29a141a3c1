"""Parts of a paper over real sockets to a real centre, through a proxy that cuts the line after so many bytes."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from central.app import office_now
from central.core import Centre
from central.keys import read_key_file
from central.sample import OFFICE
from central.store.database import Database
from counter_app.sync.exchange import Answer, Failure, Question
from counter_app.sync.http_shell import HttpShell
from counter_app.sync.reading import read_blob
from counter_app.wire.messages import BLOB_PART, BlobAnswer
from tests.central.sent_copies import PAPER, attach, part_of
from tests.central.served import central, serving
from tests.central.writers import Writer, seeded_bytes


class CuttingProxy:
    """Hands on what a caller sends until `after` bytes of it went through; then both lines are closed."""

    def __init__(self, port: int) -> None:
        self.after = 2**40
        self._target = port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def close(self) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                caller, _ = self._listening.accept()
                with caller, socket.create_connection(("127.0.0.1", self._target)) as centre:
                    back = threading.Thread(target=_hand_on, args=(centre, caller, 2**40))
                    back.start()
                    _hand_on(caller, centre, self.after)
                    for line in (caller, centre):
                        with suppress(OSError):
                            line.shutdown(socket.SHUT_RDWR)
                    back.join()


def _hand_on(source: socket.socket, target: socket.socket, most: int) -> None:
    with suppress(OSError):
        while most > 0 and (piece := source.recv(min(65_536, most))):
            target.sendall(piece)
            most -= len(piece)


@contextmanager
def proxy_before(port: int) -> Iterator[CuttingProxy]:
    proxy = CuttingProxy(port)
    try:
        yield proxy
    finally:
        proxy.close()


def test_a_part_cut_off_at_any_byte_is_not_stored_and_the_next_try_goes_on_from_there(tmp_path: Path) -> None:
    url, keys = f"sqlite:///{tmp_path}/central.db", tmp_path / "central.keys"
    assert central("init", "--database", url, "--keys", str(keys), "--sample").returncode == 0
    core = Centre(Database(url), read_key_file(keys), seeded_bytes(3))
    desk = Writer(core, office=OFFICE)
    # The sample's people are not the test's: whoever may attach there is added.
    core.administration.add_account("lan", OFFICE, "Lan", "clerk", office_now().replace(year=2026, month=1))
    identity = desk.receive()
    content = attach(desk, identity)
    token = {"authorization": f"Bearer {desk.token(office_now())}"}
    path = f"/v1/dossiers/{identity}/blobs/{content.hex()}"

    def put(shell: HttpShell, part: int | None) -> Answer | Failure:
        data = b"" if part is None else part_of(PAPER, part)
        return shell.ask(Question("scan", "PUT", path if part is None else f"{path}?part={part}", data, token))

    def stored(shell: HttpShell) -> BlobAnswer:
        answer = put(shell, None)
        assert isinstance(answer, Answer), answer
        return read_blob(answer, len(PAPER), BLOB_PART)

    with serving(url, keys, tmp_path) as served, proxy_before(served.port) as proxy:
        direct = HttpShell(served.url, timeout=20.0)
        assert put(direct, 0) is not None
        for cut in (0, 1, 200, 400, 65_536, BLOB_PART // 2, BLOB_PART - 1, BLOB_PART):
            proxy.after = cut
            through = HttpShell(proxy.url, timeout=20.0)
            assert isinstance(put(through, 1), Failure)
            through.close()
            assert stored(direct).parts == [0]
        proxy.after = 2**40
        for part in (1, 2):
            through = HttpShell(proxy.url, timeout=20.0)
            assert isinstance(put(through, part), Answer)
            through.close()
        assert stored(direct).whole
        direct.close()
