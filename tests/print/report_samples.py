"""Reports to superiors, ordinary and extreme. Every office, person and number is made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from counter_app.domain.form import Form
from counter_app.domain.report_counts import Counts, Outcome
from counter_app.domain.times import OFFICE_ZONE
from counter_app.print.forms.incident_report import IncidentPaper, incident_form
from counter_app.print.forms.period_report import (
    FieldLine,
    LateLine,
    ReportHead,
    ServiceLine,
    field_report,
    late_list,
    service_report,
)
from tests.print.slip_samples import ORDINARY

MADE = datetime(2026, 10, 1, 8, 30, tzinfo=OFFICE_ZONE)
LAST = date(2026, 9, 30)
HEAD = ReportHead(
    ORDINARY.office,
    "Tình hình giải quyết hồ sơ theo lĩnh vực",
    "từ ngày 01/07/2026 đến hết ngày 30/09/2026",
    MADE,
    ("UBND tỉnh Mẫu", "Văn phòng UBND tỉnh Mẫu"),
    "QĐ 44/2019/QĐ-UBND, điều 19",
    "Trần Thị Mẫu",
)


def counts(scale: int) -> Counts:
    by = {
        Outcome.EARLY: 5 * scale,
        Outcome.ON_TIME: 8 * scale,
        Outcome.LATE: scale,
        Outcome.ENDED: scale,
        Outcome.PENDING_IN_TIME: 2 * scale,
        Outcome.PENDING_LATE: scale,
    }
    return Counts(online=7 * scale, direct=8 * scale, carried=3 * scale, moved=scale, by=by)


FIELDS = (FieldLine("Chứng thực", counts(40)), FieldLine("Hộ tịch", counts(7)), FieldLine("Đất đai", counts(2)))
LONG_FIELD = FieldLine("Phổ biến giáo dục pháp luật, hòa giải ở cơ sở và tiếp cận pháp luật " * 3, counts(54_321))
SERVICES = (
    ServiceLine("1.001193", "Đăng ký khai sinh", "4", counts(3)),
    ServiceLine("1.004873", "Cấp Giấy xác nhận tình trạng hôn nhân", "full", counts(1)),
)
LATE = tuple(
    LateLine(
        f"H19.16-260{day}01-0001",
        "Cấp Giấy xác nhận tình trạng hôn nhân",
        "Phòng Tư pháp" if day % 2 else "",
        MADE - timedelta(days=20 + day),
        MADE - timedelta(days=10 + day),
        MADE - timedelta(days=day) if day % 2 else None,
        5 + day,
        moved=day == 3,
    )
    for day in range(1, 5)
)
INCIDENT = IncidentPaper(
    ORDINARY.office,
    MADE,
    "Trần Thị Mẫu",
    "Công chức tư pháp - hộ tịch",
    "mau@example.vn",
    "0900 000 001",
    "",
    "Đăng ký khai sinh trực tuyến",
    "Không mở được biểu mẫu điện tử từ 8 giờ; hệ thống báo lỗi 500",
    "Đề nghị khôi phục trong buổi sáng",
    ("Văn phòng UBND tỉnh Mẫu", "Sở Thông tin và Truyền thông"),
    "Mẫu",
    "Phụ lục IV",
    "QĐ 04/2019/QĐ-UBND, điều 8.3.a",
)
ASKED = ("tần suất sử dụng", "số hồ sơ xử lý trước hạn", "số hồ sơ xử lý đúng hạn", "số hồ sơ xử lý quá hạn")

REPORTS: dict[str, Form] = {
    "report": field_report(HEAD, FIELDS, counts(49), LAST, (210, 735, "QĐ 44/2019/QĐ-UBND, điều 14.2")),
    "report_long": field_report(HEAD, (LONG_FIELD,) * 60, counts(99_999), LAST, None),
    "report_services": service_report(
        replace(HEAD, title="Số liệu từng dịch vụ công trực tuyến"), SERVICES, LAST, ASKED
    ),
    "report_late": late_list(replace(HEAD, title="Danh sách hồ sơ chậm muộn", addressees=()), LATE, LAST),
    "incident": incident_form(INCIDENT),
    "incident_long": incident_form(replace(INCIDENT, description="Lỗi 500 ở mọi biểu mẫu. " * 40, service="")),
}
