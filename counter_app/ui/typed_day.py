"""A day as people type it: 31/12/2026."""

from __future__ import annotations

from datetime import date, datetime

from counter_app.domain.errors import BadInput
from counter_app.domain.times import OFFICE_ZONE


def typed_day(text: str) -> date:
    """Raises BadInput for what is no day."""
    try:
        return datetime.strptime(text.strip(), "%d/%m/%Y").replace(tzinfo=OFFICE_ZONE).date()
    except ValueError:
        raise BadInput(
            f"Không đọc được ngày “{text[:20]}”; hãy viết như 31/12/2026.",
            f"The day “{text[:20]}” cannot be read; write it like 31/12/2026.",
        ) from None
