"""A batch over a real socket."""

from __future__ import annotations

import requests

from counter_app.wire.messages import PushAnswer, read_message
from tests.central.served import Served
from tests.central.writers import Writer


def push(served: Served, desk: Writer, first: int, last: int) -> PushAnswer:
    url = f"{served.url}/v1/journals/{desk.journal.hex()}"
    answer = requests.post(url, desk.batch(first, last), timeout=30)
    assert answer.status_code == 200, answer.text
    return read_message(PushAnswer, answer.content)
