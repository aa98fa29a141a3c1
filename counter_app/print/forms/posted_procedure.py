"""What is posted of one procedure at the counter, or given along as guidance: papers, term, fees, ways, where to ask.

No regulation that was read has a form for it; what is not confirmed in the catalogue says so, what is not stated too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counter_app.domain.form import Column, Form, Paragraph, SheetSize, Table, field, remark
from counter_app.domain.slip import OfficeHeading

LAYOUT = "Bố cục do phần mềm đặt"
NOT_STATED = "danh mục chưa nêu, hỏi cán bộ tiếp nhận"
UNSURE = " (chưa đối chiếu với văn bản)"
_COLUMNS = (
    Column("TT", 0.06, True),
    Column("Thành phần hồ sơ", 0.6),
    Column("Loại", 0.24),
    Column("Số bản", 0.1, True),
)


@dataclass(frozen=True, slots=True)
class PostedPaper:
    """`kinds` in words; `count` as it is written, '' where nothing says."""

    name: str
    kinds: str = ""
    count: str = ""


@dataclass(frozen=True, slots=True)
class PostedLine:
    """`value` '' where the catalogue does not state it; `sure` False for what nobody has checked."""

    label: str
    value: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class PostedProcedure:
    """`sources` are the articles that want it posted, `contents` those that say what is told of it; none where the
    regulation in force asks for nothing. `before` stands above the list of papers, `lines` below it."""

    office: OfficeHeading
    issued_on: date
    name: str
    code: str
    papers: tuple[PostedPaper, ...]
    papers_sure: bool
    lines: tuple[PostedLine, ...]
    sources: tuple[str, ...] = ()
    sample: bool = False
    before: tuple[PostedLine, ...] = ()
    contents: tuple[str, ...] = ()


def posted_form(posted: PostedProcedure) -> Form:
    rows = tuple((str(place), paper.name, paper.kinds, paper.count) for place, paper in enumerate(posted.papers, 1))
    papers = (Table(_COLUMNS, rows),) if rows else ()
    first = PostedLine("Thành phần hồ sơ", "theo bảng dưới đây" if rows else "", posted.papers_sure)
    return Form(
        office=posted.office,
        title="NIÊM YẾT THỦ TỤC HÀNH CHÍNH",
        subtitle=posted.name,
        issued_on=posted.issued_on,
        body=(
            field("Mã thủ tục", posted.code),
            *(_line(line) for line in posted.before),
            _line(first),
            *papers,
            *(_line(line) for line in posted.lines),
            remark(_told(posted)),
        ),
        form_label=LAYOUT,
        size=SheetSize.A4,
        sample=posted.sample,
    )


def _line(line: PostedLine) -> Paragraph:
    doubt = "" if line.sure or not line.value else UNSURE
    return field(f"{line.label}{doubt}", line.value or NOT_STATED)


def _told(posted: PostedProcedure) -> str:
    wanted = f"Công khai theo {'; '.join(posted.sources)}. " if posted.sources else ""
    wanted += f"Nội dung theo {'; '.join(posted.contents)}. " if posted.contents else ""
    return f"{wanted}In từ danh mục đang dùng; khi danh mục thay đổi thì thay bản niêm yết."
