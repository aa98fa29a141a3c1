"""A portal that files dossiers with the centre."""

from __future__ import annotations

import json
from typing import Any

from central.core import Centre
from central.requests import Answer
from counter_app.wire.entry import read_body
from counter_app.wire.header import read_header
from tests.central.writers import AGENCY, NOON, OFFICE, Writer, as_json, call

ADDRESS = f"/v1/offices/{OFFICE}/online"


def filing(**changes: Any) -> dict[str, Any]:
    values: dict[str, Any] = {
        "reference": "NPSP-1",
        "agency": AGENCY,
        "procedure": "1.004873",
        "procedure_name": "Cấp Giấy xác nhận tình trạng hôn nhân",
        "filed": "2026-11-23T11:30:00+07:00",
        "service_level": "4",
        "signed": False,
        "registered": True,
        "applicant": {"name": "Nguyễn Thị Đẹp", "id_number": "075190012345", "phone": "0912 345 678"},
        "papers": [
            {"name": "Tờ khai", "files": [{"name": "to-khai.pdf", "size": 120_000, "sha256": "ab" * 32}]},
            {"name": "Căn cước", "from_database": True},
        ],
        "paid": [{"kind": "le_phi", "name": "Lệ phí", "amount": 50_000}],
    }
    return values | changes


class Portal:
    def __init__(self, centre: Centre, name: str = "npsp") -> None:
        self.centre, self.token = centre, centre.online.make_portal(name)

    def send(self, message: object, address: str = ADDRESS, token: str | None = None) -> Answer:
        headers = {"authorization": f"Bearer {self.token if token is None else token}"}
        body = message if isinstance(message, bytes) else json.dumps(message).encode()
        return call(self.centre, "POST", address, body, headers=headers)

    def sent(self, message: object, address: str = ADDRESS) -> dict[str, Any]:
        answer = self.send(message, address)
        assert answer.status == 200, answer.body
        return as_json(answer)


def rows(centre: Centre, writer: Writer) -> list[tuple[Any, Any, Any]]:
    """(row, header, details) of the office's feed."""
    centre.project(NOON)
    return [
        (row, read_header(header) if header else None, read_body(body) if body else {})
        for row, header, body in writer.feed()
    ]
