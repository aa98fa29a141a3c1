"""What `counter-app -h` says of its commands and options, in the language asked for.

Commands write theirs in Vietnamese, where they are added; the English stands here.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable

_ENGLISH = {
    "Phần mềm quầy của Bộ phận Một cửa": "The counter of a one-stop shop",
    "đọc mã QR thẻ căn cước": "read the QR code of an identity card",
    "nội dung mã QR; dấu - là đọc từ đầu vào chuẩn": "what the QR code says; - reads standard input",
    "đọc mã hồ sơ": "read a dossier code",
    "cơ quan, ngày, số thứ tự của một mã hồ sơ": "agency, date and number of a dossier code",
    "văn phòng mẫu với hệ thống trung tâm nhúng sẵn": "a sample office with an embedded centre",
    "diễn một ngày có sự cố, không cần màn hình": "play a day with an outage, without a screen",
    "nơi để giấy tiếp nhận, ảnh màn hình và report.json": "where slips, pictures of the window and report.json go",
    "một số cho một ngày lặp lại được": "a number for a day that can be played again",
    "khóa cơ sở dữ liệu, 64 chữ số hex": "the database key, 64 hexadecimal digits",
    "kiểm tra máy: phông chữ, khóa, máy in, đồng hồ, trung tâm, dữ liệu": (
        "check this PC: fonts, keys, printers, clock, centre, data"
    ),
    "thư mục dữ liệu của quầy": "the desk's data folder",
    "địa chỉ hệ thống trung tâm; không nêu thì là nơi quầy đã ghi danh": (
        "the centre's address; without it the one that the desk was enrolled at"
    ),
    "ngày hẹn trả, kèm lý do từng ngày": "appointment date and the reason for every day",
    "ngày làm việc, có thể nửa ngày (0.5)": "working days, halves too (0.5)",
    "giờ làm việc": "working hours",
    "tệp lịch của cơ quan (TOML)": "the office's calendar file (TOML)",
    "ghi danh quầy này với hệ thống trung tâm": "enrol this desk at the centre",
    "mã ghi danh dùng một lần": "the one-time enrolment code",
    "tên quầy, ví dụ “Quầy 1”": "the desk's name, such as “Counter 1”",
    "phản ánh, kiến nghị của người dân và hạn trả lời": "what citizens said of the service, and by when to answer",
    "cả những phản ánh đã trả lời": "those that were answered, too",
    "kiểm tra và xuất nhật ký của quầy": "check and export the desk's journal",
    "chuỗi, bảng hiển thị, giấy xác nhận; nêu mục sai đầu tiên": (
        "chain, projections, acknowledgements; names the first entry that is wrong"
    ),
    "mọi mục, đúng từng byte, mỗi dòng một mục JSON": "every entry, byte by byte, one JSON entry a line",
    "sổ theo dõi hồ sơ của một năm hoặc một kỳ": "the register of a year or of some days of it",
    "ngày đầu, như 2026-01-01": "the first day, such as 2026-01-01",
    "ngày cuối, cùng năm, như 2026-12-31": "the last day, of the same year, such as 2026-12-31",
    "một quyển; không nêu thì mọi quyển": "one volume; without it all of them",
    "ghi tờ sổ ra tệp .pdf": "write the register's paper to a .pdf file",
    "số liệu một kỳ: ii06a (theo lĩnh vực), services, late": "figures of a period: ii06a (by field), services, late",
    "ngày cuối, như 2026-12-31": "the last day, such as 2026-12-31",
    "ghi ra tệp .xlsx hoặc .pdf": "write to an .xlsx or .pdf file",
    "quy tắc của một quy chế, kèm căn cứ": "the rules of a regulation with their citations",
    "thêm luật chung cùng thời kỳ mà quy chế không quy định": (
        "with the law of its time where the regulation says nothing"
    ),
    "nhiều quầy, giao thức thật, thời gian ảo": "many desks, the real protocol, virtual time",
    "số phút hệ thống ngừng": "minutes of outage",
    "hệ thống trung tâm thật; không lặp lại được": "a real centre; cannot be played again",
    "mã ghi danh, mỗi quầy một mã": "an enrolment code for each desk",
    "in Giấy tiếp nhận hồ sơ và hẹn trả kết quả ra PDF": "the appointment slip as PDF",
    "mô tả JSON; dấu - là đọc từ đầu vào chuẩn": "a description in JSON; - reads standard input",
    "tệp PDF sẽ ghi": "the PDF file to write",
    "in ra một mô tả mẫu để bắt đầu": "print a description to start from",
    "mở khóa quầy bằng mã khôi phục đã in": "let this login in with the printed recovery code",
    "mã khôi phục, gõ hoặc quét": "the recovery code, typed or scanned",
    "tạo mã mới thay cho tờ mã đã mất; mã cũ hết giá trị": "a new code in place of a lost one, which ends",
    "lập và đọc mã VietQR": "make and read VietQR codes",
    "lập mã chuyển khoản": "make the code of a transfer",
    "mã ngân hàng, 6 chữ số": "the bank's number, 6 digits",
    "số tài khoản hoặc số thẻ": "number of the account or of the card",
    "số đã cho là số thẻ": "the number is a card's",
    "số tiền, đồng": "the amount in dong",
    "nội dung không dấu, nhiều nhất 25 ký tự": "the purpose without diacritics, at most 25 characters",
    "đọc nội dung một mã VietQR": "what a VietQR code says",
}
_OF_ARGPARSE = {
    "usage: ": "cách dùng: ",
    "positional arguments": "đối số",
    "options": "tùy chọn",
    "show this help message and exit": "hiện trợ giúp này rồi thôi",
}


class VietnameseHelp(argparse.HelpFormatter):
    """Of argparse's own words there is nothing but English."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, self._told("usage: ") if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section(heading and self._told(heading))

    def add_text(self, text: str | None) -> None:
        super().add_text(text and self._told(text))

    def _get_help_string(self, action: argparse.Action) -> str | None:
        return action.help and self._told(action.help)

    def _told(self, text: str) -> str:
        return _OF_ARGPARSE.get(text, text)


class EnglishHelp(VietnameseHelp):
    def _told(self, text: str) -> str:
        """What is no sentence (2026-11-20T15:30) stays."""
        return _ENGLISH.get(text, text)
