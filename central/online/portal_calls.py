"""What portals call, each by its token: the check of who knocks, and the way to what answers."""

from __future__ import annotations

from collections.abc import Mapping

from central.calls import Call, bytes_answer, part_missing, part_of, within
from central.online.citizens import CitizenDoor
from central.online.door import OnlineDoor
from central.online.files import OnlineFiles
from central.online.filing import (
    OnlineChange,
    OnlineFiling,
    OnlineSupplement,
    OnlineWithdrawal,
    Told,
    read_filing,
)
from central.online.results import OnlineResults
from central.requests import Answer, Refused, answer_with, no_such_address
from central.store.online import FilingKey

_TOLD: Mapping[str, type[Told]] = {
    "supplement": OnlineSupplement,
    "withdrawal": OnlineWithdrawal,
    "change": OnlineChange,
}


class PortalCalls:
    def __init__(self, door: OnlineDoor, citizens: CitizenDoor, files: OnlineFiles, results: OnlineResults) -> None:
        self._door, self._citizens, self._files, self._results = door, citizens, files, results

    def _admitted(self, call: Call) -> str:
        """Which portal knocks. Raises Refused, also where its address holds what no reference or office is called."""
        portal = self._door.admit(call.request.headers.get("authorization", ""))
        if not all(name.isprintable() for name in call.named.values()):
            raise no_such_address()
        return portal

    def _key(self, call: Call) -> FilingKey:
        """Raises as `_admitted`."""
        return FilingKey(call.named["office"], self._admitted(call), call.named["reference"])

    def put_file(self, call: Call) -> Answer:
        key = self._key(call)
        part, data = part_of(call.request.query), call.request.body
        if part is None and data:
            raise Refused(400, "Thiếu số thứ tự của phần gửi lên.", "The number of the part is missing.")
        content = bytes.fromhex(call.named["content"])
        return answer_with(self._files.take_part(key, content, part, data, call.now))

    def look(self, call: Call) -> Answer:
        return answer_with(self._results.look(self._key(call)))

    def give_result(self, call: Call) -> Answer:
        key, part, content = self._key(call), part_of(call.request.query), bytes.fromhex(call.named["content"])
        if part is None:
            raise part_missing()
        data = self._results.part(key, content, part, call.now)
        return bytes_answer(data)

    def file(self, call: Call) -> Answer:
        portal = self._admitted(call)
        filing = read_filing(OnlineFiling, within(call))
        return answer_with(self._door.file(call.named["office"], filing, portal, call.now))

    def tell(self, call: Call) -> Answer:
        key = self._key(call)
        told = read_filing(_TOLD[call.named["what"]], within(call))
        return answer_with(self._citizens.tell(key, told, call.now))
