"""Lists that somebody scans together before one act: as a draft keeps them, and as they stand when it is read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from counter_app.domain.details import object_of, objects_of, text_of, texts_of
from counter_app.domain.errors import BadInput
from counter_app.services.steps.handing_out import ArrivingResult, HandingOut
from counter_app.services.steps.handovers import Handovers, ListedDossier
from counter_app.services.steps.results import ArrivedResult

HANDOVER_LIST, ARRIVALS = "handover list", "arrivals"  # kinds of drafts


@dataclass(frozen=True, slots=True)
class HandoverList:
    """`unit` as typed, "" where the program proposed it."""

    dossiers: tuple[str, ...]
    unit: str = ""
    receiver: str = ""
    list_wanted: bool = True
    slips_wanted: bool = False


@dataclass(frozen=True, slots=True)
class FoundHandover:
    """Each row with what stands against it now; `gone` of them are not known here any more."""

    kept: HandoverList
    rows: tuple[ListedDossier, ...]
    gone: int


@dataclass(frozen=True, slots=True)
class FoundArrivals:
    """`above` is what stood in the fields for the next scan; `gone` are not known here any more."""

    above: ArrivedResult
    rows: tuple[ArrivingResult, ...]
    gone: int


def handover_content(kept: HandoverList) -> dict[str, object]:
    """Empty where nothing was scanned and nothing typed."""
    if kept == HandoverList(()):
        return {}
    return {
        "dossiers": list(kept.dossiers),
        "unit": kept.unit,
        "receiver": kept.receiver,
        "list_wanted": kept.list_wanted,
        "slips_wanted": kept.slips_wanted,
    }


def read_handover(handovers: Handovers, content: dict[str, object]) -> FoundHandover:
    kept = HandoverList(
        texts_of(content.get("dossiers")),
        text_of(content, "unit"),
        text_of(content, "receiver"),
        content.get("list_wanted") is not False,
        content.get("slips_wanted") is True,
    )
    rows = tuple(row for row in (_listed(handovers, one) for one in kept.dossiers) if row is not None)
    return FoundHandover(kept, rows, len(kept.dossiers) - len(rows))


def arrivals_content(above: ArrivedResult, rows: Iterable[ArrivingResult]) -> dict[str, object]:
    """Empty where nothing was scanned and nothing typed."""
    results = [{"dossier": row.identity, **_result_content(row.result)} for row in rows]
    if not results and above == ArrivedResult():
        return {}
    return {"above": _result_content(above), "results": results}


def read_arrivals(handing_out: HandingOut, content: dict[str, object]) -> FoundArrivals:
    kept = objects_of(content.get("results"))
    rows = tuple(row for row in (_arriving(handing_out, one) for one in kept) if row is not None)
    return FoundArrivals(_result_of(object_of(content.get("above"))), rows, len(kept) - len(rows))


def _listed(handovers: Handovers, identity: str) -> ListedDossier | None:
    try:
        return handovers.look(identity)
    except BadInput:
        return None


def _arriving(handing_out: HandingOut, kept: Mapping[str, object]) -> ArrivingResult | None:
    try:
        return handing_out.arriving(text_of(kept, "dossier"), _result_of(kept))
    except BadInput:
        return None


def _result_content(result: ArrivedResult) -> dict[str, object]:
    return {
        "granted": result.granted,
        "document": result.document,
        "in_force_until": result.in_force_until,
        "note": result.note,
        "signer": result.signer,
    }


def _result_of(kept: Mapping[str, object]) -> ArrivedResult:
    return ArrivedResult(
        kept.get("granted") is not False,
        text_of(kept, "document"),
        text_of(kept, "in_force_until"),
        text_of(kept, "note"),
        text_of(kept, "signer"),
    )
