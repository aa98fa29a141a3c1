"""Rows of what waits."""

from __future__ import annotations

from datetime import timedelta

from counter_app.services.handing_in import QueueRow
from tests.services.desk import MORNING


def row(sequence: int) -> QueueRow:
    return QueueRow(
        sequence, MORNING, timedelta(minutes=5), "Quầy 1", "Quầy 1", "A" * 16, f"H36-{sequence}", "DossierReceived",
        "Tiếp nhận hồ sơ", "Received", False, "waiting", "", "",
    )  # fmt: skip
