"""People of a receipt in words, read back from its body: what paper they showed, why they may act, where they live."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from counter_app.domain.details import text_of
from counter_app.domain.intake import RELATIONS_VI, IdentityPaper, Relation
from counter_app.domain.times import date_vi
from counter_app.domain.written_day import day_of


def address_vi(person: Mapping[str, Any]) -> str:
    """Today's address first, the one on the paper behind it where they differ."""
    written, today = text_of(person, "address"), text_of(person, "address_today")
    if not today or today == written:
        return written
    return f"{today} (ghi trên giấy tờ: {written})" if written else today


def number_vi(person: Mapping[str, Any]) -> str:
    """The number with the kind of paper where it is not the identity card."""
    number, paper = text_of(person, "id_number"), text_of(person, "identity_paper")
    if paper == IdentityPaper.PASSPORT:
        return f"hộ chiếu {number}" if number else "hộ chiếu"
    if paper != IdentityPaper.NONE:
        return number
    reason = text_of(person, "no_paper_reason")
    none = f"không có giấy tờ tùy thân ({reason})" if reason else "không có giấy tờ tùy thân"
    return f"{number}, {none}" if number else none


def child_number_vi(child: Mapping[str, Any]) -> str:
    """Number and day of birth; a child that was just born has no number yet."""
    born = _day(text_of(child, "date_of_birth"))
    number = number_vi(child) or "chưa có số định danh"
    return f"{number}, sinh ngày {born}" if born else number


def authority_vi(submitter: Mapping[str, Any]) -> str:
    """“theo giấy ủy quyền số 12 ngày 20/11/2026”, “là cha, mẹ”."""
    relation = text_of(submitter, "relation")
    known = RELATIONS_VI[Relation(relation)] if relation in list(Relation) else ""
    return " ".join(filter(None, (known, text_of(submitter, "authority"))))


def submitter_vi(details: Mapping[str, Any]) -> str:
    """“Trần Văn Ánh, số định danh 075090054321, 0912 345 678, là cha, mẹ”; '' where the applicant came in person."""
    told = details.get("submitter")
    submitter = told if isinstance(told, dict) else {}
    number = text_of(submitter, "id_number")
    parts = (
        text_of(submitter, "name"),
        f"số định danh {number}" if number else "",
        text_of(submitter, "phone"),
        authority_vi(submitter),
    )
    return ", ".join(filter(None, parts))


def representative_vi(organisation: Mapping[str, Any]) -> str:
    """“Trần Văn Ánh, giám đốc, số định danh 075090054321”."""
    number = text_of(organisation, "representative_number")
    parts = (
        text_of(organisation, "representative"),
        text_of(organisation, "representative_position"),
        f"số định danh {number}" if number else "",
    )
    return ", ".join(filter(None, parts))


def copied_vi(details: Mapping[str, Any]) -> tuple[str, ...]:
    """What was copied, a line for each row of figures."""
    rows = details.get("copied")
    return tuple(
        f"{row.get('originals')} bản chính × {row.get('copies')} bản sao × {row.get('pages')} trang"
        for row in (rows if isinstance(rows, list) else [])
        if isinstance(row, dict)
    )


def _day(text: str) -> str:
    born = day_of(text)
    return date_vi(born) if born is not None else ""
