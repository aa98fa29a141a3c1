"""One paper of each form, ordinary and extreme. Every person and number is made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from counter_app.domain.form import Form
from counter_app.domain.form_names import FormKind, FormName, form_name
from counter_app.domain.paper_dossier import PaperDossier
from counter_app.domain.slip import OfficeHeading
from counter_app.domain.times import OFFICE_ZONE
from counter_app.print.forms.apology import ApologyPaper, apology_form
from counter_app.print.forms.control_slip import ControlPaper, Passing, control_form
from counter_app.print.forms.conversion import ConversionPaper, conversion_form
from counter_app.print.forms.evaluation import EvaluationPaper, evaluation_form
from counter_app.print.forms.fee_receipt import PaidFee, ReceiptPaper, receipt_form
from counter_app.print.forms.handover_list import HandedDossier, HandoverPaper, handover_form
from counter_app.print.forms.postal_record import (
    PostalPaper,
    PostedRow,
    manifest_form,
    posted_dossiers_form,
    posted_results_form,
)
from counter_app.print.forms.posted_procedure import PostedLine, PostedPaper, PostedProcedure, posted_form
from counter_app.print.forms.posting_slip import PostingPaper, posting_form
from counter_app.print.forms.refusal import RefusalPaper, refusal_form
from counter_app.print.forms.register import RegisterPaper, RegisterRow, register_form
from counter_app.print.forms.routing_slip import RoutedStage, RoutingPaper, routing_form
from counter_app.print.forms.stop_letter import StopPaper, stop_form
from counter_app.print.forms.supplement_request import AskedPaper, SupplementPaper, supplement_form
from counter_app.print.official_words import identity_words
from counter_app.settings.regulation_files import load_profile
from counter_app.wire.manifest_text import make_manifest_text
from counter_app.wire.slip_text import make_slip_text
from tests.print.report_samples import REPORTS
from tests.print.slip_samples import DESK_KEY, EXTREME, ORDINARY

DAY = date(2026, 11, 20)
NINE = datetime(2026, 11, 20, 9, 15, tzinfo=OFFICE_ZONE)
DUE = datetime(2026, 11, 26, 9, 15, tzinfo=OFFICE_ZONE)

DOSSIER = PaperDossier(
    office=ORDINARY.office,
    identity="MFRGGZDFMZTWQ2LK",
    code="H19.16-261120-0001",
    person="Nguyễn Thị Đẹp",
    procedure="Cấp Giấy xác nhận tình trạng hôn nhân",
    received=NINE,
    due=DUE,
    address="Số 1, phố Thử Nghiệm, phường Trấn Biên, thành phố Đồng Nai",
    phone="0900 000 001",
    email="dep.nguyen@example.vn",
)
LONG = replace(
    DOSSIER,
    office=EXTREME.office,
    code=None,
    person=EXTREME.applicant.name,
    owner="Công ty trách nhiệm hữu hạn một thành viên Sản xuất và Thương mại Nghĩa Hưởng Đức Phổ",
    procedure=EXTREME.procedure,
    request="Đề nghị giải quyết theo diện ưu tiên vì phải xuất cảnh trước ngày 30 tháng 11 năm 2026",
    sample=True,
)


def named(kind: FormKind) -> FormName:
    return form_name(load_profile("national_2025"), kind)


SUPPLEMENT = SupplementPaper(
    DOSSIER,
    named(FormKind.SUPPLEMENT),
    DAY,
    (
        AskedPaper("Tờ khai cấp Giấy xác nhận tình trạng hôn nhân", originals=1),
        AskedPaper("Bản án ly hôn đã có hiệu lực", certified=1),
        AskedPaper("Văn bản đồng ý của người giám hộ", originals=1, article="BLDS 2015, điều 47"),
    ),
    ("Ghi lại ngày sinh trên tờ khai cho khớp với thẻ căn cước.",),
    "Thành phần hồ sơ chưa đủ theo danh mục đã công bố",
    "Trần Văn Hướng",
    "0251.1022",
    "12/HDHS",
    until=date(2026, 12, 7),
    until_citation="NĐ 118/2025/NĐ-CP, điều 19.5",
)
REFUSAL = RefusalPaper(
    DOSSIER,
    named(FormKind.REFUSAL),
    DAY,
    ("Không thuộc thẩm quyền giải quyết của phường (Luật Hộ tịch 2014, điều 7).",),
    "Trần Văn Hướng",
    "03/TCHS",
    "Ủy ban nhân dân phường Tam Hiệp",
)
APOLOGY = ApologyPaper(
    DOSSIER,
    named(FormKind.APOLOGY),
    DAY,
    DUE,
    DUE + timedelta(days=7),
    "Chờ kết quả xác minh của cơ quan công an",
    "Phòng Tư pháp",
    "Lê Văn Trưởng",
    number="15/PXL",
)
STOP = StopPaper(
    DOSSIER,
    DAY,
    asked_by_citizen=True,
    reason="Người nộp đề nghị dừng vì đã làm thủ tục ở nơi khác",
    citation="NĐ 118/2025/NĐ-CP, điều 21.1",
    signer="Lê Văn Trưởng",
    number="27/TB-TTPVHCC",
)
CONTROL = ControlPaper(
    DOSSIER,
    named(FormKind.CONTROL),
    DAY,
    (Passing("Trung tâm Phục vụ hành chính công phường Trấn Biên", "Phòng Tư pháp - Hộ tịch", NINE, "Đúng hạn"),),
)
ROUTING = RoutingPaper(
    replace(
        DOSSIER, procedure="Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế trẻ dưới 6 tuổi"
    ),
    DAY,
    "Ủy ban nhân dân phường Trấn Biên",
    (
        RoutedStage("Phòng Tư pháp - Hộ tịch", "Ghi vào Sổ hộ tịch, in Giấy khai sinh", "1 ngày làm việc"),
        RoutedStage("Công an phường Trấn Biên", "Đăng ký thường trú", "3 ngày làm việc"),
        RoutedStage("Bảo hiểm xã hội cơ sở", "Cấp thẻ bảo hiểm y tế", ""),
    ),
    "NĐ 118/2025/NĐ-CP, điều 20.2.a (chưa đọc được lần sửa đổi sau)",
    "Nguyễn Thị Lan",
    certain=False,
)
HANDOVER = HandoverPaper(
    DOSSIER.office,
    "1-0007",
    NINE,
    "Phòng Tư pháp - Hộ tịch",
    tuple(
        HandedDossier(
            f"H19.16-261120-{number:04d}",
            f"Nguyễn Thị Đẹp {number}",
            DOSSIER.procedure,
            3,
            NINE,
            DUE,
            NINE.replace(hour=17, minute=0),
        )
        for number in range(1, 31)
    ),
    "Trần Văn Hướng",
    "Phạm Thị Nhận",
    "NĐ 118/2025/NĐ-CP, điều 18.2",
)
RECEIPT = ReceiptPaper(
    DOSSIER,
    "0231/PT",
    NINE,
    (PaidFee("Lệ phí hộ tịch", "le_phi", 15_000), PaidFee("Phí cấp bản sao trích lục", "phi", 16_000)),
    "cash",
    "Trần Văn Hướng",
)
REGISTER = RegisterPaper(
    DOSSIER.office,
    named(FormKind.REGISTER),
    2026,
    "03",
    tuple(
        RegisterRow(
            number,
            f"H19.16-261120-{number:04d}",
            DOSSIER.procedure,
            1,
            "Nguyễn Thị Đẹp",
            DOSSIER.address,
            DOSSIER.phone,
            "Phòng Tư pháp",
            NINE,
            DUE,
            NINE + timedelta(hours=5),
            DUE - timedelta(hours=2),
            "26/11/2026\ntrực tiếp",
        )
        for number in range(1, 13)
    ),
    date(2026, 12, 31),
    date(2026, 12, 31),
    "Lê Văn Trưởng",
)
EVALUATION = EvaluationPaper(
    DOSSIER.office,
    DOSSIER.procedure,
    DOSSIER.code or "",
    DAY,
    ("Rất hài lòng", "Hài lòng", "Chưa hài lòng"),
    ("Đánh giá chung", "Mức độ tiện lợi", "Trả kết quả đúng hạn", "Thái độ phục vụ"),
    "Theo QĐ 04/2019/QĐ-UBND, điều 14",
)

CONVERSION = ConversionPaper(
    replace(DOSSIER, sample=True),
    NINE,
    "Dự thảo Hải Dương 2025, điều 14.7; NĐ 45/2020/NĐ-CP, điều 18",
    "Giấy xác nhận tình trạng hôn nhân",
    "12/GXN-UBND",
    "3b4df25940f94f32f85d98c0923bd2ad17b44fa49141f59c6de719fd2e3fab0c",
    184_320,
    1,
    (),
    DAY,
    "UBND phường Trấn Biên",
    "đến 20/05/2027",
)

POSTED = PostedProcedure(
    ORDINARY.office,
    DAY,
    "Cấp Giấy xác nhận tình trạng hôn nhân",
    "2.000806",
    (PostedPaper("Tờ khai cấp Giấy xác nhận tình trạng hôn nhân", "bản chính", "1"), PostedPaper("Hộ chiếu")),
    True,
    (
        PostedLine("Thời hạn giải quyết", "03 ngày làm việc"),
        PostedLine("Phí, lệ phí", "Lệ phí: 15.000 đ", sure=False),
        PostedLine("Cơ quan giải quyết", ""),
    ),
    ("QĐ 04/2019/QĐ-UBND, điều 4.2",),
)

BROUGHT = PostedRow(
    *("H36.37.05-261123-0003", "Lê Thị Hương", "", "Cấp Giấy xác nhận tình trạng hôn nhân"),
    "Tờ khai: 1 bản chính; Giấy tờ chứng minh điều kiện: 1 bản chính, 2 bản sao",
)
POSTAL = PostalPaper(
    HANDOVER.office,
    "001-261123-160000",
    HANDOVER.handed,
    (
        PostedRow(
            *("H36.37.05-261123-0001", "Nguyễn Thị Đẹp", "Số 12, đường Lê Lợi, phường Mẫu", "12/GXN"),
            *("Giấy khai sinh (1); Giấy chứng nhận (2)", "EA123456789VN"),
        ),
        PostedRow(
            *("G01.36.05-261123-6600101", "Trần Văn Bình", "Thôn Hai, xã Thử Nghiệm"),
            *("Giấy chứng nhận đăng ký hộ kinh doanh số 41A8012345", "", "EA123456790VN"),
        ),
    ),
    "Nguyễn Thị Lan",
    sample=True,
    counted="QĐ 45/2016/QĐ-TTg, điều 7.2, 7.3; QĐ 45/2016/QĐ-TTg, điều 8.3",
    filed="QĐ 45/2016/QĐ-TTg, điều 7.4",
)

POST = OfficeHeading(parent_agency="Bưu điện tỉnh Mẫu", unit="Bưu cục Trấn Biên", place="Trấn Biên")
POSTED_AT = (None, DOSSIER.identity, NINE, None, DESK_KEY)
POSTING = PostingPaper(
    replace(
        DOSSIER,
        office=POST,
        code=None,
        due=None,
        qr_text=make_slip_text("MOTCUA.DONGNAI.GOV.VN", *POSTED_AT),
        sample=True,
    ),
    ORDINARY.office.unit,
    ORDINARY.components,
    ("Bản án ly hôn đã có hiệu lực",),
    "Phạm Thị Bưu",
)
MANIFEST = replace(
    POSTAL,
    office=POST,
    number="901-0007",
    clerk="",
    employee="Phạm Thị Bưu",
    rows=(replace(BROUGHT, named=identity_words(DOSSIER.identity), before="20/11/2026 09:15"),),
    one_stop=ORDINARY.office.unit,
    qr_text=make_manifest_text("MOTCUA.DONGNAI.GOV.VN", "901-0007", "PFRGGZDFMZTWQ2LN", NINE, 1, DESK_KEY),
)

FORMS: dict[str, Form] = {
    "supplement": supplement_form(SUPPLEMENT),
    "supplement_long": supplement_form(
        replace(
            SUPPLEMENT,
            dossier=LONG,
            papers=tuple(
                replace(paper, name=paper.name + " và giấy tờ kèm theo" * 4) for paper in SUPPLEMENT.papers * 5
            ),
        )
    ),
    "refusal": refusal_form(REFUSAL),
    "apology": apology_form(APOLOGY),
    "apology_long": apology_form(replace(APOLOGY, dossier=LONG)),
    "stop": stop_form(STOP),
    "stop_long": stop_form(replace(STOP, dossier=LONG, reason=f"{STOP.reason}. " * 30)),
    "conversion": conversion_form(CONVERSION),
    "control": control_form(CONTROL),
    "routing": routing_form(ROUTING),
    "handover": handover_form(HANDOVER),
    "postal_results": posted_results_form(POSTAL),
    "postal_dossiers": posted_dossiers_form(replace(POSTAL, rows=(BROUGHT,))),
    "posting": posting_form(POSTING),
    "posting_long": posting_form(
        replace(
            POSTING,
            dossier=replace(LONG, qr_text=POSTING.dossier.qr_text),
            components=EXTREME.components,
            missing=tuple(one.name for one in EXTREME.components[:5]),
            one_stop=EXTREME.office.unit,
        )
    ),
    "manifest": manifest_form(MANIFEST),
    "manifest_long": manifest_form(
        replace(
            MANIFEST, rows=tuple(replace(one, person=LONG.person, what=LONG.procedure) for one in MANIFEST.rows * 20)
        )
    ),
    "receipt": receipt_form(RECEIPT),
    "register": register_form(REGISTER),
    "evaluation": evaluation_form(EVALUATION),
    "evaluation_own": evaluation_form(
        replace(
            EVALUATION,
            code="",
            scale=("Hài lòng", "Bình thường", "Chưa hài lòng"),
            questions=("Đánh giá chung",),
            source="Thang và câu hỏi do phần mềm đặt; bộ chỉ số của quy định chưa được đối chiếu",
            confidential="NĐ 118/2025/NĐ-CP, điều 29.3 (chưa đọc được lần sửa đổi sau)",
        )
    ),
    "posted": posted_form(POSTED),
    "posted_long": posted_form(
        replace(
            POSTED,
            office=EXTREME.office,
            name=EXTREME.procedure,
            papers=tuple(replace(one, name=one.name + " và giấy tờ kèm theo" * 4) for one in POSTED.papers * 20),
        )
    ),
    **REPORTS,
}
