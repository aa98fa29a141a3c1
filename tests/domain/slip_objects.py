"""A slip as a JSON object."""

from __future__ import annotations

import json
from typing import Any

from counter_app.domain.slip_json import slip_to_json
from tests.print.slip_samples import SLIPS


def given() -> dict[str, Any]:
    return json.loads(json.dumps(slip_to_json(SLIPS["ordinary"])))  # type: ignore[no-any-return]
