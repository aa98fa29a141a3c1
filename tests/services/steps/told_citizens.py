"""What the citizens of a dossier were told."""

from __future__ import annotations

from typing import Any

from tests.services.steps.counter import Counter


def notices(counter: Counter, identity: str) -> list[dict[str, Any]]:
    happenings = counter.cases.open(identity).happenings
    return [
        one.header.facts | one.details
        for one in happenings
        if one.header is not None and one.header.type == "NoticeMade"
    ]
