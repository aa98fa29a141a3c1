"""Phiếu yêu cầu xử lý sự cố: annex IV of Đăk Nông's regulation of 2019, field by field; the same fields where a
regulation has no form for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.form import Form, Paragraph, Part, SheetSize, Signature, field, remark
from counter_app.domain.slip import OfficeHeading
from counter_app.domain.times import time_vi

NO_FORM = "Quy định không có mẫu; bố cục do phần mềm đặt"
OF_A_SERVICE = "Xử lý sự cố dịch vụ công trực tuyến"
IN_THE_ANNEX = "mức độ 3, 4 trên Hệ thống cổng dịch vụ công trực tuyến"
OF_THE_PORTAL = "Xử lý sự cố của Cổng dịch vụ công"
HEAD, ASKER = "Xác nhận của lãnh đạo cơ quan", "Người yêu cầu"


@dataclass(frozen=True, slots=True)
class IncidentPaper:
    """`service` '' for an incident of the portal as a whole. `form` is the annex, `source` the article that has it
    told; both '' where no regulation asks for it. `province` stands in the annex's title."""

    office: OfficeHeading
    made: datetime
    asker: str
    position: str = ""
    email: str = ""
    phone: str = ""
    builder: str = ""
    service: str = ""
    description: str = ""
    proposal: str = ""
    addressees: tuple[str, ...] = ()
    province: str = ""
    form: str = ""
    source: str = ""
    sample: bool = False


def incident_form(paper: IncidentPaper) -> Form:
    of_a_service = bool(paper.service)
    title = f"{OF_A_SERVICE} {IN_THE_ANNEX} tỉnh {paper.province}" if paper.form else OF_A_SERVICE
    first, *others = paper.addressees or ("………………………………",)
    return Form(
        office=paper.office,
        title="PHIẾU YÊU CẦU",
        subtitle=title if of_a_service else OF_THE_PORTAL,
        issued_on=paper.made.date(),
        body=(
            Paragraph((Part("Kính gửi: "), Part(first, bold=True)), centred=True),
            field("1. Họ và tên người yêu cầu", paper.asker),
            field("2. Chức vụ; thuộc phòng", "; ".join(filter(None, (paper.position, paper.office.unit)))),
            field("3. Email liên lạc; số điện thoại liên lạc", "; ".join(filter(None, (paper.email, paper.phone)))),
            field("4. Đơn vị xây dựng dịch vụ công trực tuyến", paper.builder),
            field(
                "5. Tên dịch vụ công trực tuyến có sự cố" if of_a_service else "5. Hệ thống có sự cố",
                paper.service or "Cổng dịch vụ công, hệ thống một cửa",
            ),
            field("6. Mô tả sự cố (gửi kèm tài liệu, ảnh chụp màn hình nếu có)", paper.description),
            field("7. Ý kiến đề xuất", paper.proposal),
            remark(_told(paper)),
        ),
        signatures=(
            Signature(HEAD, hint="(Ký tên, đóng dấu)"),
            Signature(ASKER, paper.asker),
        ),
        addressees=("Như trên;", *(f"{one};" for one in others), "Lưu."),
        form_label=f"{paper.form} ({paper.source})" if paper.form else NO_FORM,
        size=SheetSize.A4,
        sample=paper.sample,
    )


def _told(paper: IncidentPaper) -> str:
    return f"Lập lúc {time_vi(paper.made)}" + (f"; căn cứ {paper.source}." if paper.source else ".")
