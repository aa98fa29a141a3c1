"""Sổ theo dõi hồ sơ (form 06 of 2018, 07 of 2025) on A4, one volume a desk and year.

Paper rules of circular 01/2018, article 10.2: consecutive page numbers, nothing left blank, closed at the year's end
with the head's signature and name; numbers run on through the year.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter_app.domain.form import Form, Paragraph, SheetSize, field, remark, said, strong
from counter_app.domain.form_names import FormName
from counter_app.domain.slip import OfficeHeading
from counter_app.domain.times import date_vi
from counter_app.print.forms.dossier_lines import heads_signature, title_of
from counter_app.print.forms.listing import Listed, listing

COLUMNS_FROM_MEMORY = "Các cột theo mẫu đang dùng phổ biến; văn bản gốc chưa được đối chiếu."


@dataclass(frozen=True, slots=True)
class RegisterRow:
    number: int
    named: str
    procedure: str
    sets: int
    person: str
    address: str
    phone: str
    agency: str
    received: datetime
    due: datetime | None = None
    handed_over: datetime | None = None
    result_arrived: datetime | None = None
    returned: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class RegisterPaper:
    """`closed_on` None while the year goes on; then the closing line says how far the numbers ran. `span`: the days
    that an extract is of, '' for the whole volume."""

    office: OfficeHeading
    name: FormName
    year: int
    volume: str
    rows: tuple[RegisterRow, ...]
    printed_on: date
    closed_on: date | None = None
    head: str = ""
    sample: bool = False
    span: str = ""


def register_form(paper: RegisterPaper) -> Form:
    closing = [] if paper.closed_on is None else [_closing(paper, paper.closed_on)]
    signed = (heads_signature(paper.head),) if closing else ()
    return Form(
        office=paper.office,
        title=title_of(paper.name),
        subtitle=f"Năm {paper.year}, quyển số {paper.volume}" + (f" (trích {paper.span})" if paper.span else ""),
        issued_on=paper.printed_on,
        body=(
            listing(_COLUMNS, paper.rows) if paper.rows else field("Số hồ sơ", "không có"),
            *closing,
            remark(COLUMNS_FROM_MEMORY),
        ),
        signatures=signed,
        form_label=paper.name.shown_label,
        size=SheetSize.A4_LANDSCAPE,
        sample=paper.sample,
        every_page_numbered=True,
    )


def _closing(paper: RegisterPaper, closed_on: date) -> Paragraph:
    closed = f"Sổ này khóa ngày {date_vi(closed_on)}, "
    if not paper.rows:
        return said(closed, strong("không có hồ sơ nào"), ".")
    numbers = [row.number for row in paper.rows]
    span = f", số thứ tự từ {min(numbers):02d} đến {max(numbers):02d}."
    return said(closed, "gồm ", strong(f"{len(numbers)} hồ sơ"), span)


def _day(moment: datetime | None) -> str:
    return f"{moment:%H:%M\n%d/%m/%Y}" if moment else ""


_COLUMNS: tuple[Listed[RegisterRow], ...] = (
    Listed("TT", 0.8, lambda row: f"{row.number:02d}", centred=True),
    Listed("Mã hồ sơ", 3.5, lambda row: row.named),
    Listed("Tên thủ tục hành chính", 3, lambda row: row.procedure),
    Listed("Số bộ", 0.8, lambda row: str(row.sets), centred=True),
    Listed("Tên cá nhân, tổ chức", 2.4, lambda row: row.person),
    Listed("Địa chỉ, số điện thoại", 2.8, lambda row: "\n".join(filter(None, (row.address, row.phone)))),
    Listed("Cơ quan chủ trì giải quyết", 2.2, lambda row: row.agency),
    Listed("Nhận hồ sơ", 1.9, lambda row: _day(row.received), centred=True),
    Listed("Hẹn trả", 1.9, lambda row: _day(row.due), centred=True),
    Listed("Chuyển giải quyết", 1.9, lambda row: _day(row.handed_over), centred=True),
    Listed("Nhận kết quả", 1.9, lambda row: _day(row.result_arrived), centred=True),
    Listed("Trả: ngày, cách, ký nhận", 2.2, lambda row: row.returned),
    Listed("Ghi chú", 1.3, lambda row: row.note),
)
