"""A regulation profile kept as a table: one rule a row; rows whose id begins with @ describe the whole."""

from __future__ import annotations

from collections.abc import Iterable

from counter_app.domain.records import Place, Record
from counter_app.domain.reference_rows import Cells, Column, Row, cells_of, kept, split_heads
from counter_app.domain.regulations import DURATION_UNITS, LIST_UNITS, NUMBER_UNITS

PROFILE_COLUMNS = (
    Column("id", "Mã quy tắc", ("quy tắc",)),
    Column("value", "Giá trị"),
    Column("unit", "Đơn vị"),
    Column("document", "Văn bản"),
    Column("article", "Điều"),
    Column("clause", "Khoản, điểm", ("khoản",)),
    Column("channels", "Kênh nộp", ("kênh",)),
    Column("levels", "Mức độ"),
    Column("vi", "Diễn giải", ("câu diễn giải",)),
    Column("en", "Diễn giải tiếng Anh"),
    Column("status", "Tình trạng"),
)
_STATUSES = {
    "đã đối chiếu": "confirmed",
    "đọc trước sửa đổi": "read_before_unread_amendment",
    "chưa kiểm chứng": "unverified",
}
_CHANNELS = {"trực tiếp": "direct", "bưu chính": "post", "trực tuyến": "online"}
_HEADS = ("id", "title", "title_en", "document", "kind", "effective_from", "effective_to", "base_layer")
_DAYS = ("effective_from", "effective_to")


def profile_record_from_rows(rows: Iterable[Row], place: Place) -> dict[str, object]:
    """The profile in the form of its JSON file, its rules as records that know their row. Raises BadInput."""
    heads, content = split_heads(cells_of(rows, PROFILE_COLUMNS, place), "id", "value", _DAYS)
    unknown = [name for name in heads if name not in _HEADS]
    if unknown:
        place.refuse(f"không hiểu dòng “@{unknown[0][:40]}”.", f"the row “@{unknown[0][:40]}” is not known.")
    documents = {name: name for name in [heads.get("document", ""), *(c.text("document") for c in content)] if name}
    title = heads.get("title", "")
    return {
        **kept({name: heads.get(name, "") for name in _HEADS if not name.startswith("title")}),
        "kind": heads.get("kind") or "regulation",
        "title": {"vi": title, "en": heads.get("title_en") or title},
        "documents": documents,
        "rules": [_rule(cells) for cells in content],
    }


def _rule(cells: Cells) -> Record:
    unit = cells.text("unit")
    citation = kept({name: cells.text(name) for name in ("document", "article", "clause")})
    texts = {name: cells.text(name) for name in ("id", "unit", "vi", "en")}
    channels = [cells.word("channels", _CHANNELS, part) for part in _parts(cells.text("channels"))]
    optional = kept({"citation": citation or None, "channels": channels, "levels": _parts(cells.text("levels"))})
    checked = {
        "en": texts["en"] or texts["vi"],
        "value": _value(cells, unit),
        "status": cells.word("status", _STATUSES),
    }
    return cells.record(texts | checked | optional)


def _value(cells: Cells, unit: str) -> object:
    if unit in DURATION_UNITS + NUMBER_UNITS:
        return cells.number("value")
    if unit == "bool":
        return cells.flag("value")
    return cells.lines("value") if unit in LIST_UNITS else cells.text("value")


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
