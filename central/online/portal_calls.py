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

    def put_file(self, call: Call) -> Answer:
        portal = self._admitted(call)
        part, data, named = part_of(call.request.query), call.request.body, call.named
        if part is None and data:
            raise Refused(400, "Thiếu số thứ tự của phần gửi lên.", "The number of the part is missing.")
        content = bytes.fromhex(named["content"])
        office, reference = named["office"], named["reference"]
        return answer_with(self._files.take_part(office, portal, reference, content, part, data, call.now))

    def look(self, call: Call) -> Answer:
        portal, named = self._admitted(call), call.named
        return answer_with(self._results.look(named["office"], portal, named["reference"]))

    def give_result(self, call: Call) -> Answer:
        portal, named = self._admitted(call), call.named
        part, content = part_of(call.request.query), bytes.fromhex(named["content"])
        if part is None:
            raise part_missing()
        data = self._results.part(named["office"], portal, named["reference"], content, part, call.now)
        return bytes_answer(data)

    def file(self, call: Call) -> Answer:
        portal = self._admitted(call)
        filing = read_filing(OnlineFiling, within(call))
        return answer_with(self._door.file(call.named["office"], filing, portal, call.now))

    def tell(self, call: Call) -> Answer:
        portal = self._admitted(call)
        named = call.named
        told = read_filing(_TOLD[named["what"]], within(call))
        return answer_with(self._citizens.tell(named["office"], named["reference"], told, portal, call.now))
