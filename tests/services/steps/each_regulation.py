"""The same dossier under each of the six regulations: what the tests of that share.

One table a matter; a profile that is missing from a table has no such rule, own or beneath it.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counter_app.domain.intake import ChargedFee
from counter_app.domain.step_rules import Objection, SupplementRequest, WantedPaper
from counter_app.services.steps.results import ArrivedResult
from counter_app.store.journal import EntryDraft
from tests.services.desk import CLERK_LAN, receipt_of
from tests.services.steps.counter import Counter

PROFILES = ("dong_nai_2015", "dak_nong_2019", "binh_dinh_2019", "dong_nai_2020", "hai_duong_2025", "national_2025")
LAW_2018, LAW_2025 = "NĐ 61/2018/NĐ-CP", "NĐ 118/2025/NĐ-CP"
UNIT = "Phòng Tư pháp"
ONLINE_3 = receipt_of(channel="online", service_level="3")
MISSING = SupplementRequest((WantedPaper("Giấy tờ chứng minh điều kiện"),), reason="Thiếu")
FEE = (ChargedFee("le_phi", "Lệ phí", 20_000),)

each_profile = pytest.mark.parametrize("profile", PROFILES)

Under = Callable[[str], Counter]
"""Opens a counter whose office works by that profile; Monday 23/11/2026, 08:00 (fixture `under`)."""


def national(profile: str) -> str:
    """The law of the time that stands behind a profile."""
    return LAW_2025 if profile == "national_2025" else LAW_2018


def cited(objections: tuple[Objection, ...], *, firm: bool) -> list[str]:
    """Document and article, without the doubt."""
    return [one.citation.partition(" (")[0] for one in objections if one.firm is firm and one.citation]


def with_result(opened: Counter, identity: str) -> str:
    opened.handovers.hand_over(identity, UNIT, CLERK_LAN)
    opened.results.arrive(identity, ArrivedResult(document="1/QĐ"), CLERK_LAN)
    return identity


def opened_again(opened: Counter, identity: str, *, runs_from: str | None = None, **details: object) -> str:
    """Another dossier like this one whose opening says something besides, as portals and other offices have it."""
    case = opened.cases.open(identity)
    draft = EntryDraft(
        case.opening.type,
        details=dict(case.details) | details,
        facts=case.opening.facts | {"again": 1},
        received=case.received,
        due=case.due,
        runs_from=runs_from,
        profile=case.opening.profile,
        procedure=case.opening.procedure,
    )
    saved = opened.place.desk.journal.append([draft], "lan", opened.place.clock.stamp())
    assert saved.identity is not None
    return saved.identity
