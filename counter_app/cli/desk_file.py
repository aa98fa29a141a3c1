"""The database of a desk, named on the command line or found where the desk's window finds it."""

from __future__ import annotations

import argparse
import os
from contextlib import closing
from pathlib import Path

from counter_app.cli.desk_checks import why_not_opened
from counter_app.domain.errors import BadInput, EnvironmentProblem, Problem
from counter_app.settings.data_folder import DataFolder, find_data_folder
from counter_app.store.database import Database
from counter_app.store.desk_keys import unlock
from counter_app.store.desk_papers import CENTRE_ADDRESS
from counter_app.store.desk_values import desk_value
from counter_app.store.key_or_disk import KeyOrDisk, key_or_disk
from counter_app.store.keyring_port import Keyring, choose_keyring
from counter_app.store.migration import refuse_newer


def name_desk_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--db", type=Path, metavar="FILE")
    parser.add_argument("--folder", type=Path, metavar="DIR")
    parser.add_argument("--key-file", type=Path, metavar="FILE", help="khóa cơ sở dữ liệu, 64 chữ số hex")


def open_desk_file(args: argparse.Namespace) -> Database:
    """Written by nobody here. Raises BadInput for what is no desk's data, EnvironmentProblem for key, folder, disk."""
    return _opened(*_path_and_key(args))


def enrolled_at(folder: DataFolder, keyring: Keyring) -> str:
    """The centre's address in the desk's own papers; "" where there is no desk, or where other checks say why not."""
    try:
        key = unlock(folder.desk_keys, keyring).database_key
        with closing(_opened(folder.database, key)) as database, database.read() as connection:
            return (desk_value(connection, CENTRE_ADDRESS) or b"").decode("utf-8")
    except Problem:
        return ""


def _opened(path: Path, key: bytes) -> Database:
    if not os.path.isfile(path):  # noqa: PTH113 - Path.is_file raises for a name that is too long
        raise BadInput(f"Không có tệp dữ liệu {path}.", f"There is no database file {path}.")
    _refuse_foreign(path, key)
    database = Database(path, key)
    try:
        with database.read() as connection:
            made = refuse_newer(connection) is not None
    except Problem:
        database.close()
        raise
    if not made:
        database.close()
        raise BadInput(f"Tệp {path} không phải dữ liệu của quầy.", f"The file {path} holds no desk's data.")
    return database


def _refuse_foreign(path: Path, key: bytes) -> None:
    """Before it is opened, which would write into an empty file."""
    found = key_or_disk(path, key)
    if found not in (KeyOrDisk.KEY_FITS, KeyOrDisk.DAMAGED):
        why = why_not_opened(found)
        raise EnvironmentProblem(why.vi, why.en)


def _path_and_key(args: argparse.Namespace) -> tuple[Path, bytes]:
    folder = find_data_folder(args.folder, os.environ)
    if args.key_file is not None:
        return args.db or folder.database, _key_in(args.key_file)
    if args.db is None:
        refuse_no_desk(folder)
    secrets = unlock(folder.desk_keys, choose_keyring(folder.key_file))
    return args.db or folder.database, secrets.database_key


def refuse_no_desk(folder: DataFolder) -> None:
    """Before a missing file is taken for a lost one. Raises EnvironmentProblem."""
    if not folder.database.exists() and not folder.desk_keys.exists():
        raise EnvironmentProblem(
            f"Ở {folder.path} không có dữ liệu của quầy nào; hãy nêu thư mục bằng --folder, hoặc ghi danh quầy.",
            f"No desk's data lie in {folder.path}; name the folder with --folder, or enrol the desk.",
        )


def _key_in(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            key = bytes.fromhex(opened.read(200).decode("ascii").strip())
    except (OSError, ValueError):
        key = b""
    if len(key) != 32:
        raise BadInput(f"Tệp {file} không chứa khóa (64 chữ số hex).", f"The file {file} holds no key (64 hex digits).")
    return key
