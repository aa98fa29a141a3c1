"""Checks of what belongs to the desk: its folder, its keys, its database."""

from __future__ import annotations

import shutil
import stat
import sys
from contextlib import closing

from counter_app.cli.doctor_finding import Finding, Surroundings
from counter_app.settings.data_folder import DataFolder, shared_by_group
from counter_app.settings.local_disk import file_system_kind, forgets_at_power_off, is_share
from counter_app.store.database import Database, WrongKeyOrDamaged
from counter_app.store.desk_keys import logins, recovery_is_confirmed, unlock
from counter_app.store.key_or_disk import KeyOrDisk, key_or_disk
from counter_app.store.migration import KNOWN, database_version
from counter_app.store.page_reading import PagesRead, read_pages

LEAST_FREE_BYTES = 500 * 1024 * 1024
LOOK_SECONDS = 20
_FULL = 2


def check_folder(around: Surroundings) -> Finding:
    folder = around.folder
    if not folder.path.is_dir():
        return Finding("folder", None, f"Chưa có thư mục {folder.path}.", f"There is no folder {folder.path} yet.")
    kind = file_system_kind(folder.path.resolve(), around.mounts)
    if is_share(kind):
        return Finding(
            "folder",
            False,
            f"{folder.path} nằm trên ổ mạng ({kind}); dữ liệu phải ở ổ của chính máy này.",
            f"{folder.path} lies on a network share ({kind}); it must be on a disk of this machine.",
        )
    if forgets_at_power_off(kind):
        return Finding(
            "folder",
            False,
            f"{folder.path} nằm trong bộ nhớ ({kind}), mất điện là mất dữ liệu.",
            f"{folder.path} lies in memory ({kind}); its data is gone when the power is.",
        )
    return _folder_access(folder)


def _folder_access(folder: DataFolder) -> Finding:
    if folder.path.stat().st_mode & stat.S_IRWXO and sys.platform != "win32":
        return Finding(
            "folder",
            False,
            f"{folder.path} đang mở cho mọi người dùng của máy; hãy chạy: chmod o-rwx {folder.path}",
            f"{folder.path} is open to every user of this machine; run: chmod o-rwx {folder.path}",
        )
    for path in (folder.desk_keys, folder.database):
        if path.exists() and shared_by_group(folder.path) and not path.stat().st_mode & stat.S_IWGRP:
            return Finding(
                "folder",
                False,
                f"Tài khoản khác của quầy không ghi được {path}; hãy chạy: chmod g+rw {path}",
                f"The desk's other logins cannot write {path}; run: chmod g+rw {path}",
            )
    free = shutil.disk_usage(folder.path).free
    if free < LEAST_FREE_BYTES:
        return Finding(
            "folder",
            False,
            f"Ổ đĩa của {folder.path} chỉ còn {free // 2**20} MB; hãy dọn bớt.",
            f"The disk of {folder.path} has {free // 2**20} MB left; free some space.",
        )
    who_vi = "chung cho mọi tài khoản của máy" if folder.machine_wide else "do người dùng hoặc cài đặt chọn"
    who_en = "shared by the machine's logins" if folder.machine_wide else "of this user or chosen by a setting"
    return Finding(
        "folder",
        True,
        f"{folder.path} ({who_vi}), còn {free // 2**30} GB.",
        f"{folder.path} ({who_en}), {free // 2**30} GB free.",
    )


def check_keyring(around: Surroundings) -> Finding:
    where = around.keyring.description
    around.keyring.read("doctor")  # a locked keyring says so only when it is asked
    if around.keyring.protects:
        return Finding("keyring", True, f"Kho khóa: {where}.", f"Keyring: {where}.")
    return Finding(
        "keyring",
        False,
        f"Không có kho khóa; khóa của quầy nằm trong tệp {where}. Tệp này chỉ ngăn được tài khoản khác trên máy, "
        "không ngăn được người lấy ổ đĩa hoặc quản trị máy: hãy mã hóa toàn bộ ổ đĩa hoặc cài gnome-keyring.",
        f"No keyring; the desk's key lies in the file {where}. That keeps out other logins only, not whoever takes "
        "the disk or administers the machine: encrypt the whole disk or install gnome-keyring.",
    )


def check_desk_keys(around: Surroundings) -> Finding:
    path = around.folder.desk_keys
    if not path.exists() and not around.folder.database.exists():
        return Finding("desk keys", None, "Quầy chưa được đăng ký.", "This desk is not enrolled yet.")
    unlock(path, around.keyring)
    known = ", ".join(logins(path))
    if not recovery_is_confirmed(path):
        return Finding(
            "desk keys",
            False,
            f"Mở được ({known}), nhưng mã khôi phục đã in chưa được quét lại để thử; hãy quét ngay.",
            f"They open ({known}), but the printed recovery code was never scanned back; scan it now.",
        )
    return Finding(
        "desk keys",
        True,
        f"Mở được cho: {known}. Mã khôi phục đã được thử.",
        f"They open for: {known}. The recovery code was tried.",
    )


def check_database(around: Surroundings) -> Finding:
    path = around.folder.database
    if not path.exists():
        return Finding("database", None, "Chưa có dữ liệu của quầy.", "There is no database yet.")
    key = unlock(around.folder.desk_keys, around.keyring).database_key
    if key_or_disk(path, key) in (KeyOrDisk.EMPTY, KeyOrDisk.NOT_ENCRYPTED):
        return why_not_opened(key_or_disk(path, key))  # opening an empty file would write to it
    try:
        with closing(Database(path, key)) as database:
            found = _database_finding(database)
        return found if found.ok is False else _with_pages(found, read_pages(path, key, LOOK_SECONDS))
    except WrongKeyOrDamaged:
        return why_not_opened(key_or_disk(path, key))


def _with_pages(found: Finding, read: PagesRead) -> Finding:
    """A damaged page in a table that is rarely read would not be noticed for years."""
    if read.damaged is not None:
        return Finding(
            "database",
            False,
            f"Trang {read.damaged} trong {read.pages} trang của tệp dữ liệu bị hỏng; hãy sao lưu ngay, thay ổ đĩa và "
            "khôi phục từ bản sao thứ hai.",
            f"Page {read.damaged} of {read.pages} of the database is damaged; back it up now, replace the disk and "
            "restore from the second copy.",
        )
    if read.all_sound:
        vi, en = f"Đã đọc cả {read.pages} trang, không trang nào hỏng.", f"All {read.pages} pages were read; all sound."
        return Finding("database", found.ok, f"{found.vi} {vi}", f"{found.en} {en}")
    vi = f"Trong {LOOK_SECONDS} giây mới đọc được {read.looked_at} trong {read.pages} trang (chưa thấy trang hỏng)"
    en = f"{LOOK_SECONDS} seconds were enough for {read.looked_at} of {read.pages} pages (none damaged)"
    return Finding(
        "database",
        None,
        f"{found.vi} {vi}; đọc hết bằng “counter-app journal verify”.",
        f"{found.en} {en}; “counter-app journal verify” reads them all.",
    )


def _database_finding(database: Database) -> Finding:
    with database.read() as connection:
        written_by = database_version(connection)
    if written_by is not None and written_by not in KNOWN:
        return Finding(
            "database",
            False,
            "Dữ liệu do phiên bản mới hơn của phần mềm ghi; hãy cập nhật phần mềm.",
            "The database was written by a newer version of the program; update it.",
        )
    settings = database.pragmas()
    wrong = [
        f"{name}={value}"
        for name, value in settings.items()
        if (name.endswith(".journal_mode") and value != "wal") or (name.endswith(".synchronous") and value != _FULL)
    ]
    if wrong:
        return Finding("database", False, f"Cài đặt chưa an toàn: {wrong[0]}.", f"Unsafe setting: {wrong[0]}.")
    cipher = settings["writer.cipher_version"]
    return Finding(
        "database",
        True,
        f"Mở được; SQLCipher {cipher}, ghi bền từng lần lưu (WAL, FULL).",
        f"It opens; SQLCipher {cipher}, every save is durable (WAL, FULL).",
    )


def why_not_opened(found: KeyOrDisk) -> Finding:
    vi, en = {
        KeyOrDisk.KEY_FITS: (
            "Khóa đúng nhưng cấu trúc bên trong hỏng; hãy khôi phục từ bản sao thứ hai.",
            "The key fits but the structure inside is damaged; restore from the second copy.",
        ),
        KeyOrDisk.DAMAGED: (
            "Khóa đúng nhưng ổ đĩa làm hỏng tệp dữ liệu; hãy thay ổ và khôi phục từ bản sao thứ hai.",
            "The key fits but the disk damaged the file; replace the disk and restore from the second copy.",
        ),
        KeyOrDisk.OTHER_KEY: (
            "Tệp dữ liệu không thuộc tệp khóa này (hoặc hỏng toàn bộ); hãy tìm đúng desk.keys đi cùng dữ liệu.",
            "The database does not belong to these keys (or is damaged throughout); find its own desk.keys.",
        ),
        KeyOrDisk.NOT_ENCRYPTED: (
            "Tệp dữ liệu không được mã hóa, nên không phải của phần mềm này.",
            "The file is not encrypted, so it is not this program's.",
        ),
        KeyOrDisk.EMPTY: (
            "Tệp dữ liệu trống; hãy khôi phục từ bản sao thứ hai.",
            "The database file is empty; restore from the second copy.",
        ),
    }[found]
    return Finding("database", False, vi, en)
