"""The lines that papers about one dossier share, in the order in which the official forms have them."""

from __future__ import annotations

from datetime import date, datetime

from counter_app.domain.form import Form, Paragraph, Part, Signature, Table, field, said, strong
from counter_app.domain.form_names import FormName
from counter_app.domain.paper_dossier import PaperDossier
from counter_app.domain.slip import OfficeHeading
from counter_app.print.official_words import moment_words, weekday_words


def title_of(name: FormName) -> str:
    return name.title.upper()


def form_about(
    dossier: PaperDossier,
    title: str,
    issued_on: date,
    body: tuple[Paragraph | Table, ...],
    *,
    number: str | None = None,
) -> Form:
    """What every paper about one dossier bears; `number` None: the form has none. Signatures, copies and size are each
    form's own."""
    return Form(
        office=dossier.office,
        title=title,
        issued_on=issued_on,
        number="" if number is None else number_line(number),
        code=dossier.code or "",
        identity=dossier.identity,
        body=body,
        sample=dossier.sample,
    )


def heads_signature(name: str = "") -> Signature:
    """Of whoever answers for the office, under its stamp."""
    return Signature("THỦ TRƯỞNG ĐƠN VỊ", name, "(Ký, đóng dấu, ghi rõ họ tên)")


def number_line(number: str) -> str:
    """“Số: 12/HDHS”; dots for the pen where none was given."""
    return f"Số: {number}" if number else "Số: ……………"


def person_lines(dossier: PaperDossier, opening: str, *, wish_last: bool = False) -> tuple[Paragraph, ...]:
    """`opening` names the office and what it does: “… tiếp nhận hồ sơ của:”. What is asked for stands before address
    and telephone on form 02, behind them on form 03 (`wish_last`)."""
    lines = [said(f"{opening} ", strong(dossier.person))]
    if dossier.owner:
        lines.append(field("Chủ hồ sơ", dossier.owner))
    wish = [field("Nội dung yêu cầu giải quyết", dossier.request or dossier.procedure)]
    if dossier.request:
        wish.append(field("Thủ tục hành chính", dossier.procedure))
    reached = [field("Địa chỉ", dossier.address), _contact(dossier)]
    return (*lines, *reached, *wish) if wish_last else (*lines, *wish, *reached)


def _contact(dossier: PaperDossier) -> Paragraph:
    phone = strong(dossier.phone) if dossier.phone else Part("…………………")
    email = strong(dossier.email) if dossier.email else Part("…………………")
    return said("Số điện thoại: ", phone, "; Email: ", email)


def appointment_words(moment: datetime) -> str:
    return f"{moment_words(moment)} ({weekday_words(moment)})"


def contact_sentence(office: OfficeHeading) -> str:
    """Where to ask, as far as the office says so."""
    where = [
        f"gọi {office.hotline}" if office.hotline else "",
        f"truy cập {office.lookup_address}" if office.lookup_address else "",
    ]
    known = " hoặc ".join(filter(None, where))
    return f"Cần biết thêm, đề nghị Ông/Bà {known}." if known else "Cần biết thêm, đề nghị Ông/Bà liên hệ tại quầy."
