"""An electronic result on paper: its pages as they are, and a sheet that says what was converted, from what, when.

Decree 45/2020, article 18, rules it and was not read: only its title is known, through the draft regulation of Hải
Dương (article 14.7). The sheet says so in its foot; it claims no value that the article may give such a paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter_app.domain.form import Form, SheetSize, Signature, field, remark, said
from counter_app.domain.paper_dossier import PaperDossier
from counter_app.domain.times import date_vi, time_vi

NOT_CONFIRMED = "Không phải mẫu chính thức: nội dung điều 18 NĐ 45/2020/NĐ-CP chưa đọc được, bố cục chưa được xác nhận"
MARK = "BẢN GIẤY CHUYỂN ĐỔI TỪ KẾT QUẢ ĐIỆN TỬ"
_GROUP = 8


@dataclass(frozen=True, slots=True)
class ConversionPaper:
    """`digest` is the SHA-256 (hex) of the electronic file, `size` its bytes; `sheets` its pages as PNG."""

    dossier: PaperDossier
    converted: datetime
    citation: str
    title: str
    number: str
    digest: str
    size: int
    pages: int
    sheets: tuple[bytes, ...]
    issued: date | None = None
    issuer: str = ""
    in_force: str = ""


def conversion_form(paper: ConversionPaper) -> Form:
    dossier = paper.dossier
    return Form(
        office=dossier.office,
        title="CHUYỂN ĐỔI KẾT QUẢ ĐIỆN TỬ RA GIẤY",
        issued_on=paper.converted.date(),
        code=dossier.code or "",
        identity=dossier.identity,
        body=(
            field("Thủ tục", dossier.procedure),
            field("Người nộp", dossier.person),
            field("Tên văn bản", paper.title),
            field("Số văn bản", paper.number),
            field("Ngày cấp", date_vi(paper.issued) if paper.issued else ""),
            field("Cơ quan cấp", paper.issuer),
            field("Hiệu lực", paper.in_force),
            field("Số trang của bản điện tử", str(paper.pages)),
            field("Dung lượng tệp", f"{paper.size:,} byte".replace(",", ".")),
            field("Mã băm SHA-256 của tệp", _grouped(paper.digest)),
            field("Thời điểm chuyển đổi", time_vi(paper.converted)),
            said(f"Căn cứ: {paper.citation}."),
            remark(
                "Các trang in kèm là hình của tệp điện tử có mã băm nêu trên. Phần mềm không kiểm tra chữ ký số của cơ "
                "quan ban hành; khi cần, đối chiếu với bản điện tử."
            ),
        ),
        signatures=(Signature("NGƯỜI CHUYỂN ĐỔI", hint="(Ký, đóng dấu, ghi rõ họ tên)"),),
        marks=(MARK,),
        form_label=NOT_CONFIRMED,
        size=SheetSize.A4,
        sample=dossier.sample,
        sheets=paper.sheets,
    )


def _grouped(digest: str) -> str:
    """In groups, as a person compares it."""
    return " ".join(digest[place : place + _GROUP] for place in range(0, len(digest), _GROUP))
