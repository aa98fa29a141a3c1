"""A catalogue kept as a table: one procedure a row. An empty cell is *not stated*, never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NoReturn

from counter_app.domain.folding import fold
from counter_app.domain.procedures import Catalogue, procedure_from_record, refuse_overlaps
from counter_app.domain.records import Place, Record
from counter_app.domain.reference_rows import Cells, Column, Row, cells_of, kept, split_heads

PROCEDURE_COLUMNS = (
    Column("code", "Mã thủ tục", ("mã TTHC", "mã")),
    Column("name", "Tên thủ tục", ("tên TTHC", "tên")),
    Column("sector", "Ngành"),
    Column("field", "Lĩnh vực"),
    Column("government_levels", "Cấp thực hiện", ("cấp hành chính",)),
    Column("service_level", "Mức độ"),
    Column("steps", "Trình tự thực hiện"),
    Column("ways_to_file", "Cách thức thực hiện"),
    Column("components", "Thành phần hồ sơ"),
    Column("sets", "Số bộ"),
    Column("term", "Thời hạn giải quyết", ("thời hạn",)),
    Column("applicants", "Đối tượng thực hiện", ("đối tượng",)),
    Column("agency_id", "Mã cơ quan"),
    Column("agency_name", "Cơ quan thực hiện", ("cơ quan có thẩm quyền",)),
    Column("own_agency", "Cơ quan mình giải quyết"),
    Column("results", "Kết quả thực hiện", ("kết quả",)),
    Column("fees", "Phí, lệ phí"),
    Column("page_fee", "Phí theo trang"),
    Column("forms", "Tên mẫu đơn, tờ khai", ("mẫu đơn",)),
    Column("conditions", "Yêu cầu, điều kiện"),
    Column("legal_basis", "Căn cứ pháp lý"),
    Column("stages", "Quy trình nội bộ"),
    Column("ways_to_return", "Cách trả kết quả"),
    Column("post_may_take_in", "Bưu chính nhận hồ sơ"),
    Column("post_may_bring_back", "Bưu chính trả kết quả"),
    Column("immediate", "Trả ngay"),
    Column("linked", "Liên thông"),
    Column("valid_from", "Hiệu lực từ"),
    Column("valid_to", "Hiệu lực đến"),
    Column("replaced_by", "Được thay bằng"),
    Column("confidence", "Độ tin cậy"),
)

_CONFIDENCES = {"": "confirmed", "đã đối chiếu": "confirmed", "theo trí nhớ": "from_memory"}
_GOVERNMENT = {"trung ương": "central", "tỉnh": "province", "xã": "commune", "khác": "other"}
_SERVICE = {"toàn trình": "full", "một phần": "partial", "1": "1", "2": "2", "3": "3", "4": "4"}
_WAYS = {"trực tiếp": "direct", "bưu chính": "post", "trực tuyến": "online"}
_COPIES = {
    "bản chính": "original",
    "bản sao chứng thực": "certified",
    "chứng thực": "certified",
    "bản chụp": "photocopy",
    "xuất trình": "shown",
}
_REQUIRED = {"bat buoc": True, "khong bat buoc": False}
_FEES = {"phí": "phi", "lệ phí": "le_phi"}
_UNITS = {
    "ngày làm việc": "working_days",
    "giờ làm việc": "working_hours",
    "ngày": "calendar_days",
    "giờ": "hours",
    "tháng": "months",
}
# With their marks: “ngay” is at once, “ngày” a day.
_WITHOUT_FIGURE = {
    "ngay": "at_once",
    "trả ngay": "at_once",
    "trong ngày": "same_day",
    "trong ngày làm việc": "same_day",
}
_TEXTS = ("sector", "field")
_LISTS = ("steps", "applicants", "results", "forms", "conditions", "legal_basis")
_FLAGS = ("own_agency", "post_may_take_in", "post_may_bring_back", "immediate", "linked")


def catalogue_from_rows(rows: Iterable[Row], place: Place) -> Catalogue:
    """Raises BadInput naming row and column. Rows “@issued”, “@version”, “@title”, “@sample” describe the file."""
    heads, content = split_heads(cells_of(rows, PROCEDURE_COLUMNS, place), "code", "name", ("issued",))
    procedures = [procedure_from_record(procedure_record(cells)) for cells in content]
    refuse_overlaps(procedures, place)
    head = Record({key: text for key, text in heads.items() if text}, place)
    head.only(("issued", "version", "title", "sample"))
    issued = head.day("issued")
    return Catalogue(
        version=head.optional_text("version", longest=60) or issued.isoformat(),
        issued=issued,
        sample=fold(heads.get("sample", "")) in {"co", "true", "x"},
        title=head.optional_text("title") or "Danh mục thủ tục hành chính",
        procedures=tuple(procedures),
    )


def procedure_record(cells: Cells) -> Record:
    """The row as the catalogue's own form, for the one place that checks procedures."""
    confidence = cells.word("confidence", _CONFIDENCES)
    parts = {
        **{name: cells.text(name) for name in ("name", *_TEXTS)},
        **{name: cells.lines(name) for name in _LISTS},
        **{name: cells.flag(name) for name in _FLAGS},
        "government_levels": _words(cells, "government_levels", _GOVERNMENT),
        "service_level": cells.word("service_level", _SERVICE) if cells.text("service_level") else None,
        "ways_to_file": _words(cells, "ways_to_file", _WAYS),
        "ways_to_return": _words(cells, "ways_to_return", _WAYS),
        "components": [_component(cells, line) for line in cells.lines("components")],
        "sets": cells.number("sets") if cells.text("sets") else None,
        "term": _term(cells, "term", cells.text("term")) if cells.text("term") else None,
        "agency": kept({"id": cells.text("agency_id"), "name": cells.text("agency_name")}) or None,
        "fees": [_fee(cells, line) for line in cells.lines("fees")],
        "page_fee": _page_fee(cells) if cells.text("page_fee") else None,
        "stages": [_stage(cells, line) for line in cells.lines("stages")],
    }
    stated = {name: {"value": value, "confidence": confidence} for name, value in kept(parts).items()}
    whole = {
        "code": cells.text("code"),
        "valid_from": cells.day("valid_from"),
        "valid_to": cells.day("valid_to"),
        "replaced_by": cells.lines("replaced_by"),
    }
    return cells.record(kept(whole) | stated)


def _words(cells: Cells, field: str, words: dict[str, str]) -> list[str]:
    texts = [text.strip() for text in re.split(r"[\n|,;]", cells.text(field)) if text.strip()]
    return [cells.word(field, words, text) for text in texts]


def _component(cells: Cells, line: str) -> dict[str, object]:
    """“Giấy chứng sinh; bản chính; 1; bắt buộc”: after the name in any order, each may be left out."""
    name, *details = [part.strip() for part in line.split(";")]
    component: dict[str, object] = {"name": name}
    for detail in filter(None, details):
        if detail.isdigit():
            component["count"] = int(detail)
        elif fold(detail) in _REQUIRED:
            component["required"] = _REQUIRED[fold(detail)]
        else:
            kinds = [part.strip() for part in re.split(r"[,/]", detail)]
            component["kinds"] = [cells.word("components", _COPIES, kind) for kind in kinds]
    return component


def _term(cells: Cells, field: str, text: str) -> dict[str, object]:
    """“3 ngày làm việc”, “trong ngày; sau 15:00”, “ngay”: the unit stays what is written."""
    main, _, after = (part.strip() for part in text.partition(";"))
    cutoff = re.fullmatch(r"(?:sau )?(\d{1,2})[:hg](\d{2})?", fold(after)) if after else None
    if after and cutoff is None:
        _unreadable_term(cells, field, text)
    fields = kept({"cutoff": f"{int(cutoff[1]):02d}:{cutoff[2] or '00'}" if cutoff else ""})
    if main.casefold() in _WITHOUT_FIGURE:
        return {"unit": _WITHOUT_FIGURE[main.casefold()], **fields}
    found = re.fullmatch(r"(?:không quá )?(\d{1,4})\s+(.+)", main.casefold())
    if found is None or found[2] not in _UNITS:
        _unreadable_term(cells, field, text)
    return {"unit": _UNITS[found[2]], "value": int(found[1]), **fields}


def _unreadable_term(cells: Cells, field: str, text: str) -> NoReturn:
    cells.at(field).refuse(
        f"không đọc được thời hạn “{text[:60]}”; hãy viết như “3 ngày làm việc”, hoặc để trống nếu không rõ.",
        f"the term “{text[:60]}” cannot be read; write it like “3 ngày làm việc”, or leave it empty.",
    )


def _fee(cells: Cells, line: str) -> dict[str, object]:
    """“lệ phí; 20.000; lần; nộp trực tiếp”: kind, amount in đồng (may be empty), per what, rule."""
    kind, amount, per, rule = ([part.strip() for part in line.split(";", 3)] + ["", "", ""])[:4]
    fee = {
        "kind": cells.word("fees", _FEES, kind),
        "amount": cells.number("fees", amount) if amount else None,
        "per": per,
        "rule": rule,
    }
    return kept(fee)


def _page_fee(cells: Cells) -> dict[str, object]:
    """“phí; 2.000; 2; 1.000; 200.000”: kind, đồng a page, for how many pages, each further one, most."""
    kind, *figures = [part.strip() for part in cells.text("page_fee").split(";", 4)]
    named = zip(("amount", "pages", "then", "most"), figures, strict=False)
    given = {name: cells.number("page_fee", figure) for name, figure in named if figure}
    return {"kind": cells.word("page_fee", _FEES, kind), **given}


def _stage(cells: Cells, line: str) -> dict[str, object]:
    """“Thẩm định; Phòng Kinh tế; 4 giờ làm việc”: name, who, limit."""
    name, who, limit = ([part.strip() for part in line.split(";", 2)] + ["", ""])[:3]
    return kept({"name": name, "who": who, **(_term(cells, "stages", limit) if limit else {})})
