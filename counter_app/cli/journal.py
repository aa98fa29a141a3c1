"""`counter-app journal verify|export`: the proof of what a desk has written."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from counter_app.cli import one_line, print_json, print_notice
from counter_app.cli.desk_checks import why_not_opened
from counter_app.domain.errors import BadInput, EnvironmentProblem, Problem
from counter_app.settings.data_folder import find_data_folder
from counter_app.store.database import Database
from counter_app.store.desk_keys import unlock
from counter_app.store.key_or_disk import KeyOrDisk, key_or_disk
from counter_app.store.keyring_port import choose_keyring
from counter_app.store.migration import refuse_newer


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("journal", help="kiểm tra và xuất nhật ký của quầy")
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT", parser_class=type(parser))
    verify = acts.add_parser("verify", help="chuỗi, bảng hiển thị, giấy xác nhận; nêu mục sai đầu tiên")
    export = acts.add_parser("export", help="mọi mục, đúng từng byte, mỗi dòng một mục JSON")
    for act in (verify, export):
        act.add_argument("--db", type=Path, metavar="FILE")
        act.add_argument("--folder", type=Path, metavar="DIR")
        act.add_argument("--key-file", type=Path, metavar="FILE", help="khóa cơ sở dữ liệu, 64 chữ số hex")
    verify.add_argument("--json", action="store_true")
    export.add_argument("--out", type=Path, metavar="FILE")
    verify.set_defaults(run=run_verify)
    export.set_defaults(run=run_export)


def run_verify(args: argparse.Namespace) -> int:
    """Exit 1 when something does not hold."""
    from counter_app.store.verification import verify

    database = _open(args)
    try:
        found = verify(database)
    finally:
        database.close()
    if args.json:
        print_json(found.as_json())
    else:
        print_notice(found.sentence())
    return 0 if found.ok else 1


def run_export(args: argparse.Namespace) -> int:
    """Exit 1 when an entry is damaged: it is exported all the same, marked in its line. All or nothing into a file."""
    database = _open(args)
    try:
        wrong = _write_lines(database, sys.stdout) if args.out is None else _export_to(args.out, database)
    finally:
        database.close()
    if wrong:
        problem = Problem(
            f"Đã xuất, nhưng {wrong} mục bị hỏng (có trường “wrong” ở dòng đó); hãy chạy “counter-app journal verify”.",
            f"Exported, but {wrong} entries are damaged (their lines say “wrong”); run “counter-app journal verify”.",
        )
        print(one_line(problem), file=sys.stderr)
    return 1 if wrong else 0


def _export_to(out: Path, database: Database) -> int:
    part = out.with_name(f"{out.name}.part")
    try:
        with part.open("w", encoding="utf-8") as file:
            wrong = _write_lines(database, file)
        part.replace(out)
    except (OSError, ValueError) as error:
        with suppress(OSError, ValueError):
            part.unlink(missing_ok=True)
        raise BadInput(f"Không ghi được tệp {out}; hãy chọn nơi khác.", f"The file {out} cannot be written.") from error
    except Problem:
        part.unlink(missing_ok=True)
        raise
    return wrong


def _write_lines(database: Database, to: TextIO) -> int:
    """How many entries are damaged."""
    from counter_app.store.journal_export import export_lines

    wrong = 0
    for line in export_lines(database):
        to.write(line.text + "\n")
        wrong += line.wrong is not None
    return wrong


def _open(args: argparse.Namespace) -> Database:
    path, key = _path_and_key(args)
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
    if args.db is None and not folder.database.exists() and not folder.desk_keys.exists():
        raise EnvironmentProblem(
            f"Ở {folder.path} không có dữ liệu của quầy nào; hãy nêu thư mục bằng --folder, hoặc ghi danh quầy.",
            f"No desk's data lie in {folder.path}; name the folder with --folder, or enrol the desk.",
        )
    secrets = unlock(folder.desk_keys, choose_keyring(folder.key_file))
    return args.db or folder.database, secrets.database_key


def _key_in(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            key = bytes.fromhex(opened.read(200).decode("ascii").strip())
    except (OSError, ValueError):
        key = b""
    if len(key) != 32:
        raise BadInput(f"Tệp {file} không chứa khóa (64 chữ số hex).", f"The file {file} holds no key (64 hex digits).")
    return key
