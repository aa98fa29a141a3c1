"""A dossier that a portal filed, and what its citizen does then."""

from __future__ import annotations

from typing import Any

from central.core import Centre
from tests.central.portals import ADDRESS, Portal, filing, rows
from tests.central.writers import NOON, Writer, as_json

FILED = "2026-11-23T11:50:00+07:00"
WITHDRAWAL = {"reference": "W1", "filed": FILED, "reason": "Đã nộp nhầm thủ tục"}


class Filed:
    """One dossier that a portal filed, and a desk that takes its steps."""

    def __init__(self, centre: Centre) -> None:
        self.centre, self.portal = centre, Portal(centre)
        self.dossier = self.portal.sent(filing())["dossier"]
        self.desk = Writer(centre)
        centre.project(NOON)

    def steps(self, *entry_types: str, **more: Any) -> None:
        for entry_type in entry_types:
            self.desk.tell(entry_type, dossier=self.dossier, who="lan", **more)
        self.desk.push()
        self.centre.project(NOON)

    def asks(self, what: str, message: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        answer = self.portal.send(message, f"{ADDRESS}/NPSP-1/{what}")
        return answer.status, as_json(answer)

    def last(self) -> tuple[Any, Any, dict[str, Any]]:
        return rows(self.centre, self.desk)[-1]
