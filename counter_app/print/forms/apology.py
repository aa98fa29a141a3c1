"""Mẫu 04: apology and a new appointment, signed by the head of the unit that is late."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from counter_app.domain.form import Form, Paragraph, SheetSize, field, said, strong
from counter_app.domain.form_names import FormName
from counter_app.domain.paper_dossier import PaperDossier
from counter_app.print.forms.dossier_lines import (
    appointment_words,
    contact_sentence,
    form_about,
    heads_signature,
    title_of,
)
from counter_app.print.official_words import moment_words

MOVED, EXTENDED = "Thời gian hẹn lại", "Thời gian đề nghị gia hạn, hẹn trả kết quả"


@dataclass(frozen=True, slots=True)
class ApologyPaper:
    """`unit` is what caused the delay; `signer` its head. `before` and `after` are the two appointments."""

    dossier: PaperDossier
    name: FormName
    issued_on: date
    before: datetime
    after: datetime
    reason: str
    unit: str
    signer: str = ""
    return_place: str = ""
    number: str = ""


def apology_form(paper: ApologyPaper) -> Form:
    dossier = paper.dossier
    body = (
        Paragraph(said("Kính gửi: ", strong(dossier.person)).parts, centred=True),
        said(
            f"Ngày {dossier.received:%d/%m/%Y}, {dossier.office.unit} tiếp nhận hồ sơ của Ông/Bà về việc: ",
            strong(dossier.request or dossier.procedure),
            f"; thời gian nhận: {moment_words(dossier.received)}.",
        ),
        field("Thời gian hẹn trả kết quả", appointment_words(paper.before)),
        said(f"{_not_kept(paper)} ", "Lý do: ", strong(paper.reason)),
        said(f"{paper.unit} xin lỗi Ông/Bà về sự chậm trễ này."),
        field(EXTENDED if _extends(paper) else MOVED, appointment_words(paper.after)),
        field("Nơi nhận kết quả", paper.return_place or dossier.office.unit),
        said("Rất mong Ông/Bà thông cảm. " + contact_sentence(dossier.office)),
    )
    form = form_about(dossier, title_of(paper.name), paper.issued_on, body, number=paper.number)
    return replace(
        form,
        signatures=(heads_signature(paper.signer),),
        addressees=("Như trên", dossier.office.unit, "Lưu: VT"),
        form_label=paper.name.shown_label,
        size=SheetSize.A5,
        copies=("",),
    )


def _not_kept(paper: ApologyPaper) -> str:
    """The law has it sent at the latest a day before: until then nothing is late yet."""
    if paper.issued_on > paper.before.date():
        return f"Đến nay, {paper.unit} chưa trả kết quả đúng hẹn."
    return f"{paper.unit} không trả được kết quả vào thời gian đã hẹn."


def _extends(paper: ApologyPaper) -> bool:
    """Form 04 of 2025 asks for more time; that of 2018 gives another date."""
    return "gia hạn" in paper.name.title.lower()
