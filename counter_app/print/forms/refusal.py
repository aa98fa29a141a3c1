"""Mẫu 03: Phiếu từ chối tiếp nhận giải quyết hồ sơ. Two signatures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from counter_app.domain.form import Form, Signature, field, remark, said
from counter_app.domain.form_names import FormName
from counter_app.domain.paper_dossier import PaperDossier
from counter_app.print.forms.dossier_lines import contact_sentence, form_about, person_lines, title_of


@dataclass(frozen=True, slots=True)
class RefusalPaper:
    """`reasons` each with the article that it stands on, as the clerk gave it."""

    dossier: PaperDossier
    name: FormName
    issued_on: date
    reasons: tuple[str, ...]
    clerk: str
    number: str = ""
    goes_to: str = ""


def refusal_form(paper: RefusalPaper) -> Form:
    dossier = paper.dossier
    body = (
        *person_lines(dossier, f"{dossier.office.unit} tiếp nhận hồ sơ của:", wish_last=True),
        said(
            f"Qua xem xét, {dossier.office.unit} thông báo không tiếp nhận, giải quyết hồ sơ này "
            "với lý do cụ thể như sau:"
        ),
        *(said(f"{place}. {reason}") for place, reason in enumerate(paper.reasons, start=1)),
        *([field("Hồ sơ thuộc thẩm quyền của", paper.goes_to)] if paper.goes_to else []),
        said("Xin thông báo để Ông/Bà được biết và thực hiện."),
        remark(contact_sentence(dossier.office)),
    )
    form = form_about(dossier, title_of(paper.name), paper.issued_on, body, number=paper.number)
    return replace(
        form,
        signatures=(Signature("NGƯỜI NỘP HỒ SƠ", dossier.person), Signature("NGƯỜI TIẾP NHẬN HỒ SƠ", paper.clerk)),
        form_label=paper.name.shown_label,
        copies=("Liên 1: giao người nộp", "Liên 2: lưu hồ sơ"),
    )
