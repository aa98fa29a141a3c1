"""The lists of the day by name, and what stands in the place of one that is empty."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QCoreApplication


class DayList(Enum):
    DUE = "due"
    READY = "ready"
    UNPRINTED = "unprinted"
    ONLINE = "online"
    UNCLOSED = "unclosed"
    UNTOLD = "untold"
    TO_SIGN = "to_sign"
    ASKED = "asked"
    MADE = "made"
    CLAIMED = "claimed"
    TROUBLED = "troubled"


OVERSEEN_LISTS = (DayList.ASKED, DayList.MADE, DayList.CLAIMED, DayList.TROUBLED)
ALWAYS_THERE = (DayList.DUE, DayList.READY, DayList.UNPRINTED, DayList.ONLINE)


def nothing_words() -> dict[DayList, str]:
    """What would be here, and how it comes."""
    return {
        DayList.DUE: QCoreApplication.translate(
            "TodayScreen",
            "Không có hồ sơ nào đến hạn trả trong hôm nay và ngày làm việc tiếp theo.\n"
            "Hồ sơ đã tiếp nhận sẽ hiện ở đây khi gần đến ngày hẹn, hồ sơ quá hạn đứng đầu. Tiếp nhận hồ sơ: F2.",
        ),
        DayList.READY: QCoreApplication.translate(
            "TodayScreen",
            "Chưa có kết quả nào chờ trả.\n"
            "Khi bộ phận chuyên môn chuyển kết quả về, mở hồ sơ và ghi nhận “Nhận kết quả giải quyết”; "
            "hồ sơ sẽ hiện ở đây.",
        ),
        DayList.UNPRINTED: QCoreApplication.translate(
            "TodayScreen",
            "Mọi giấy tiếp nhận của quầy này đã in ra.\n"
            "Giấy in chưa được vì máy in lỗi sẽ nằm ở đây để in lại, từng tờ hoặc tất cả.",
        ),
        DayList.ONLINE: QCoreApplication.translate(
            "TodayScreen",
            "Không có hồ sơ trực tuyến nào chờ trả lời.\n"
            "Hồ sơ người dân nộp qua Cổng dịch vụ công hiện ở đây và trong mục Trực tuyến (F5), "
            "hồ sơ sắp hết giờ trả lời đứng đầu.",
        ),
        DayList.UNCLOSED: QCoreApplication.translate(
            "TodayScreen",
            "Không có hồ sơ nào quá ngày bổ sung.\n"
            "Hồ sơ đã yêu cầu bổ sung mà hết thời hạn vẫn chưa nộp đủ sẽ hiện ở đây để đóng.",
        ),
        DayList.UNTOLD: QCoreApplication.translate(
            "TodayScreen",
            "Không còn ai phải gọi điện báo.\n"
            "Thông báo không gửi được qua tin nhắn, thư điện tử sẽ hiện ở đây; gọi cho người nộp rồi ghi lại (F8, H).",
        ),
        DayList.TO_SIGN: QCoreApplication.translate(
            "TodayScreen",
            "Không có tệp số hóa nào chờ ký số.\n"
            "Bản số hóa đính kèm ở quầy này mà chưa ký bằng chứng thư số cá nhân sẽ hiện ở đây.",
        ),
        DayList.ASKED: QCoreApplication.translate(
            "TodayScreen",
            "Không có đề nghị sửa nào chờ duyệt.\n"
            "Sửa thủ tục, ngày hẹn, mức thu hoặc hủy hồ sơ sau khi đã in giấy cần người thứ hai duyệt ở đây.",
        ),
        DayList.MADE: QCoreApplication.translate(
            "TodayScreen",
            "Không có lần sửa nào chưa xem lại.\n"
            "Tên, địa chỉ, giấy tờ mà cán bộ tiếp nhận tự sửa trước khi bàn giao sẽ hiện ở đây để xem lại.",
        ),
        DayList.CLAIMED: QCoreApplication.translate(
            "TodayScreen",
            "Không có khoản chuyển khoản nào chờ xác nhận.\n"
            "Khoản người nộp báo đã chuyển nằm ở đây cho đến khi tìm thấy trong sao kê ngân hàng.",
        ),
        DayList.TROUBLED: QCoreApplication.translate(
            "TodayScreen",
            "Không có hồ sơ nào cần lãnh đạo xem.\n"
            "Việc trung tâm để ngoài vì quầy khác đã làm trước sẽ hiện ở đây để giải quyết.",
        ),
    }
