"""What `counter-central -h` says of its commands and options, in the language asked for, as `counter-app -h` does."""

from __future__ import annotations

from central.terminal import speaks_english

_VIETNAMESE = {
    "The central system of one-stop shops": "Hệ thống trung tâm của Bộ phận Một cửa",
    "sqlite:///FILE, a file's path, or postgresql://USER@HOST/NAME": (
        "sqlite:///FILE, đường dẫn một tệp, hoặc postgresql://USER@HOST/NAME"
    ),
    "the key file": "tệp khóa",
    "answer the desks until stopped": "trả lời các quầy cho đến khi dừng",
    "certificate chain (PEM)": "chuỗi chứng thư (PEM)",
    "its private key (PEM)": "khóa riêng của chứng thư (PEM)",
    "a proxy of your own, or its network: its X-Forwarded-For is believed": (
        "máy chủ trung gian của đơn vị, hoặc mạng của nó: tin X-Forwarded-For từ đó"
    ),
    "how notices leave for citizens (docs/central.md)": "cách gửi tin báo cho người dân (docs/central.md)",
    "make the database and the key file": "tạo cơ sở dữ liệu và tệp khóa",
    "with a sample office, its people and agencies": "kèm một bộ phận mẫu, người dùng và cơ quan của nó",
    "check chains, rows, signatures and counts": "kiểm tra chuỗi, dòng tin, chữ ký và số đếm",
    "after a restore: skip what may have been granted since the backup": (
        "sau khi khôi phục: bỏ qua các dải số có thể đã cấp từ lúc sao lưu"
    ),
    "tell the desks what a test-restored backup holds": "báo cho các quầy bản sao lưu đã khôi phục thử giữ những gì",
    "the database restored from the backup": "cơ sở dữ liệu khôi phục từ bản sao lưu",
    "sign with the next key from now on": "từ nay ký bằng khóa kế tiếp",
    "show what a file of reference data would change; --apply changes it": (
        "cho xem một tệp dữ liệu dùng chung sẽ thay đổi gì; --apply thì thay đổi"
    ),
    "procedures, profiles, calendar or users": "một trong: procedures, profiles, calendar, users",
    "for this office alone; needed for users": "chỉ cho bộ phận này; bắt buộc với users",
    "print the OpenAPI document": "in tài liệu OpenAPI",
    "write it where it is committed": "ghi vào tệp đi kèm mã nguồn",
    "print a one-time code for a desk of this office": "in mã ghi danh dùng một lần cho một quầy của bộ phận này",
    "add an office or change its name": "thêm một bộ phận hoặc đổi tên bộ phận",
    "add a person with a role": "thêm một người với một vai trò",
    "issue a password, shown once, changed at the first sign-in": (
        "cấp mật khẩu, chỉ hiện một lần, phải đổi khi đăng nhập lần đầu"
    ),
    "print a new token for a portal that files dossiers; the earlier one ends": (
        "in mã truy cập mới cho một cổng nộp hồ sơ; mã trước hết hiệu lực"
    ),
    "let it file nothing any more": "không cho cổng này nộp gì nữa",
    "most dossiers a day; its token stays": "số hồ sơ nhiều nhất một ngày; mã truy cập giữ nguyên",
    "most MiB of files a day; its token stays": "dung lượng tệp (MiB) nhiều nhất một ngày; mã truy cập giữ nguyên",
    "withdraw the keys of a desk": "thu hồi các khóa của một quầy",
}


def help_words(english: str) -> str:
    return english if speaks_english() else _VIETNAMESE[english]
