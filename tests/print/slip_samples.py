"""Slips to print in tests: short, ordinary and extreme. Every person and number is made up."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime

from counter_app.domain.slip import (
    Applicant,
    CopyMark,
    CopyReason,
    OfficeHeading,
    Owner,
    RegisterLine,
    SlipComponent,
    SlipContent,
    SlipFee,
)
from counter_app.domain.times import OFFICE_ZONE
from counter_app.wire.keys import SigningKey
from counter_app.wire.slip_text import make_slip_text, parse_slip_text

DESK_KEY = SigningKey(hashlib.sha256(b"a desk of the tests").digest())

ORDINARY = SlipContent(
    office=OfficeHeading(
        parent_agency="Ủy ban nhân dân phường Trấn Biên",
        unit="Trung tâm Phục vụ hành chính công phường Trấn Biên",
        place="Trấn Biên",
        hotline="0251.1022",
        lookup_address="dichvucong.gov.vn",
    ),
    code="H19.16-261120-0001",
    identity="MFRGGZDFMZTWQ2LK",
    qr_text="",
    pin="",
    applicant=Applicant(
        name="Nguyễn Thị Đẹp",
        id_number="001099000001",
        address="Số 1, phố Thử Nghiệm, phường Trấn Biên, thành phố Đồng Nai",
        phone="0900 000 001",
        email="dep.nguyen@example.vn",
    ),
    procedure="Cấp Giấy xác nhận tình trạng hôn nhân",
    request="Xin cấp giấy xác nhận để đăng ký kết hôn tại phường khác",
    received=datetime(2026, 11, 20, 9, 15, tzinfo=OFFICE_ZONE),
    due=datetime(2026, 11, 26, 9, 15, tzinfo=OFFICE_ZONE),
    term="03 ngày làm việc",
    form_label="Mẫu số 01 (bố cục theo TT 01/2018/TT-VPCP)",
    components=(
        SlipComponent("Tờ khai cấp Giấy xác nhận tình trạng hôn nhân", originals=1),
        SlipComponent("Giấy tờ chứng minh nơi cư trú", photocopies=1),
        SlipComponent("Bản án, quyết định ly hôn đã có hiệu lực", certified=1),
        SlipComponent("Thẻ căn cước", shown=1),
    ),
    due_explanation="tính từ 23/11; 24/11 là Ngày Văn hóa Việt Nam, không tính; 21 và 22/11 là ngày nghỉ.",
    return_place="Trung tâm Phục vụ hành chính công phường Trấn Biên",
    return_way="nhận trực tiếp",
    fees=(SlipFee("Lệ phí hộ tịch", 15_000, paid=True),),
    register=RegisterLine("03", 1207),
    clerk="Trần Văn Hướng",
)

SHORT = SlipContent(
    office=OfficeHeading(unit="Bộ phận Một cửa xã Mẫu"),
    code=None,
    identity="ABCDEFGHIJKLMNOP",
    qr_text="",
    pin="",
    applicant=Applicant(name="Lê Ân"),
    procedure="Chứng thực chữ ký",
    received=datetime(2026, 2, 3, 7, 5, tzinfo=OFFICE_ZONE),
    due=None,
)

EXTREME = replace(
    ORDINARY,
    office=OfficeHeading(
        parent_agency="Ủy ban nhân dân đặc khu Trường Sa thuộc tỉnh Khánh Hòa",
        unit="Trung tâm Phục vụ hành chính công đặc khu Trường Sa, cơ sở tiếp nhận lưu động số 12",
        place="Đặc khu Trường Sa",
        hotline="0258.3.123.456 (giờ hành chính) – 1022 nhánh 3 (ngoài giờ)",
        lookup_address="https://dichvucong.gov.vn/tra-cuu-ho-so-va-phan-anh-kien-nghi",
    ),
    code="H32.00.00.000.1234567.AB12.CD34-261120-3312345",
    applicant=Applicant(
        name="Công Tằng Tôn Nữ Nguyễn Thị Hoàng Ưỡng Quỳnh Phương Thùy Dương Ngọc Diễm Khuê Tường Vi " * 2,
        id_number="001099000001",
        address="Căn hộ 3512, tòa nhà hỗn hợp Sông Đà – Hà Đông, số 131 đường Trần Phú, tổ dân phố số 27, " * 2,
        phone="0900 000 001",
        email="a" * 120 + "@example.vn",
    ),
    owner=Owner("Vương Quốc Khởi", "001099000002", "Thôn Đoài, xã Ưu Điềm"),
    organisation="Công ty trách nhiệm hữu hạn một thành viên thương mại dịch vụ xuất nhập khẩu Ước Vọng Phương Nam",
    procedure="Đăng ký đất đai, cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất lần "
    "đầu cho cá nhân, cộng đồng dân cư, hộ gia đình đang sử dụng đất và người gốc Việt Nam định cư ở nước ngoài",
    request="Đề nghị cấp giấy chứng nhận lần đầu cho thửa đất đang sử dụng ổn định từ năm 1989. " * 6,
    components=tuple(
        SlipComponent(
            f"Giấy tờ thứ {number}: "
            + "quyết định giao đất, biên bản xác minh và bản vẽ hiện trạng có xác nhận " * (1 + number % 4),
            originals=number % 3,
            certified=(number + 1) % 3,
            photocopies=number % 2,
            shown=number % 5,
        )
        for number in range(1, 26)
    ),
    due_note="Hồ sơ không phụ thuộc địa giới hành chính: thời hạn tính từ khi cơ quan có thẩm quyền nhận hồ sơ.",
    due_explanation="không tính các ngày nghỉ 21, 22, 24, 28, 29/11; 5, 6, 12, 13/12. " * 4,
    fees=(
        SlipFee("Phí thẩm định hồ sơ cấp giấy chứng nhận", 1_250_000, paid=False),
        SlipFee("Lệ phí cấp giấy chứng nhận", 100_000, paid=True),
        SlipFee("Lệ phí trước bạ nhà, đất (theo thông báo của cơ quan thuế)", 987_654_321, paid=False),
    ),
    copy=CopyMark(2, CopyReason.LOST),
    replaces="H19.16-261119-0042",
    outage_sheet="0123-000017",
    waiting_for_approval=True,
    notes=("Bản chính đã đối chiếu được trả lại ngay.", "Ô nhiễm chữ: Ẫ Ễ Ỗ Ữ ẵ ặ ệ ợ ự ỵ đ Đ ₫ é ü ß Ж."),
    sample=True,
)


def signed(slip: SlipContent, key: SigningKey = DESK_KEY) -> SlipContent:
    text = make_slip_text("MOTCUA.DONGNAI.GOV.VN", slip.code, slip.identity, slip.received, slip.due, key)
    return replace(slip, qr_text=text, pin=parse_slip_text(text).pin)


SLIPS = {"short": signed(SHORT), "ordinary": signed(ORDINARY), "extreme": signed(EXTREME)}
