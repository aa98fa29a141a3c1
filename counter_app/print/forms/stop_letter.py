"""The notice that processing has stopped (decree 118/2025, article 21), as a letter of decree 30/2020.

The official form 05 of circular 03/2025 was not read; the letter says so in its foot and never bears the form's number.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from counter_app.domain.form import Form, Paragraph, SheetSize, field, said, strong
from counter_app.domain.paper_dossier import PaperDossier
from counter_app.print.forms.dossier_lines import contact_sentence, form_about, heads_signature
from counter_app.print.official_words import moment_words

NOT_THE_FORM = "Công văn; không phải Mẫu số 05 của TT 03/2025/TT-VPCP (chưa đọc được mẫu)"


@dataclass(frozen=True, slots=True)
class StopPaper:
    """`citation` is what lets the agency stop; `money` and `papers` say what becomes of either."""

    dossier: PaperDossier
    issued_on: date
    asked_by_citizen: bool
    reason: str
    citation: str
    signer: str = ""
    number: str = ""
    papers: str = ""
    money: str = ""


def stop_form(paper: StopPaper) -> Form:
    dossier = paper.dossier
    why = "Theo đề nghị của Ông/Bà" if paper.asked_by_citizen else "Do không còn đủ điều kiện giải quyết"
    body = (
        Paragraph(said("Kính gửi: ", strong(dossier.person)).parts, centred=True),
        said(
            f"Hồ sơ của Ông/Bà về thủ tục “{dossier.procedure}” được {dossier.office.unit} tiếp nhận lúc "
            f"{moment_words(dossier.received)}."
        ),
        said(
            f"{why}, {dossier.office.unit} thông báo dừng giải quyết hồ sơ này kể từ "
            f"ngày {paper.issued_on:%d/%m/%Y}" + (f" (căn cứ {paper.citation})." if paper.citation else ".")
        ),
        field("Lý do", paper.reason),
        field("Giấy tờ đã nộp", paper.papers or "được trả lại theo quy định của pháp luật chuyên ngành"),
        field("Phí, lệ phí đã nộp", paper.money or "thực hiện theo quy định của pháp luật chuyên ngành"),
        said(contact_sentence(dossier.office)),
    )
    form = form_about(dossier, "THÔNG BÁO", paper.issued_on, body, number=paper.number)
    return replace(
        form,
        subtitle="Về việc dừng giải quyết hồ sơ thủ tục hành chính",
        signatures=(heads_signature(paper.signer),),
        addressees=("Như trên", "Lưu: VT, hồ sơ"),
        form_label=NOT_THE_FORM,
        size=SheetSize.A4,
        letter=True,
    )
