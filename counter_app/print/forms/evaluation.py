"""Phiếu đánh giá: handed out with forms 01, 02 and 03 (circular 01/2018, article 12.2). No name on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counter_app.domain.form import Column, Form, Table, field, remark, said
from counter_app.domain.slip import OfficeHeading

TICK = "□"
DOTS = "…" * 34
ROOM_FOR_WORDS = 4  # lines, fewer where much is asked


@dataclass(frozen=True, slots=True)
class EvaluationPaper:
    """`scale` and `questions` as the profile has them; `source` says whose they are. `code` '' where the opinion must
    not lead to anybody; `confidential` is the article that says so (decree 118/2025, article 29.3)."""

    office: OfficeHeading
    procedure: str
    code: str
    given_on: date
    scale: tuple[str, ...]
    questions: tuple[str, ...]
    source: str = ""
    sample: bool = False
    confidential: str = ""


def evaluation_form(paper: EvaluationPaper) -> Form:
    columns = (
        Column("Nội dung đánh giá", 6),
        *(Column(grade, 2.2, centred=True) for grade in paper.scale),
    )
    rows = tuple((question, *(TICK for _grade in paper.scale)) for question in paper.questions)
    return Form(
        office=paper.office,
        title="PHIẾU ĐÁNH GIÁ",
        subtitle="Việc tiếp nhận, giải quyết thủ tục hành chính",
        issued_on=paper.given_on,
        body=(
            field("Thủ tục hành chính", paper.procedure),
            *([field("Mã hồ sơ", paper.code)] if paper.code else []),
            said("Ông/Bà vui lòng đánh dấu vào một ô ở mỗi dòng:"),
            Table(columns, rows, row_height=2),
            field("Ý kiến khác", ""),
            *(said(DOTS) for _line in range(ROOM_FOR_WORDS - len(paper.questions) // 2)),
            remark(_kept_secret(paper.confidential)),
        ),
        form_label=paper.source,
        sample=paper.sample,
    )


def _kept_secret(article: str) -> str:
    if not article:
        return "Thông tin người đánh giá được giữ bí mật. Xin cảm ơn Ông/Bà."
    source = article.replace(" (", "; ").rstrip(")")  # the article's doubt in the same brackets
    return f"Thông tin người đánh giá được giữ bí mật, phiếu không ghi mã hồ sơ ({source}). Xin cảm ơn Ông/Bà."
