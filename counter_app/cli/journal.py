"""`counter-app journal verify|export`: the proof of what a desk has written."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from counter_app.cli import print_json, print_notice, say_no
from counter_app.cli.desk_file import name_desk_file, open_desk_file
from counter_app.domain.errors import BadInput, EnvironmentProblem, Problem
from counter_app.domain.notice import Notice
from counter_app.settings.durable_file import why_not_written
from counter_app.store.database import Database


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("journal", help="kiểm tra và xuất nhật ký của quầy")
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT", parser_class=type(parser))
    verify = acts.add_parser("verify", help="chuỗi, bảng hiển thị, giấy xác nhận; nêu mục sai đầu tiên")
    export = acts.add_parser("export", help="mọi mục, đúng từng byte, mỗi dòng một mục JSON")
    for act in (verify, export):
        name_desk_file(act)
    verify.add_argument("--json", action="store_true")
    export.add_argument("--out", type=Path, metavar="FILE")
    verify.set_defaults(run=run_verify)
    export.set_defaults(run=run_export)


def run_verify(args: argparse.Namespace) -> int:
    """Exit 1 when something does not hold."""
    from counter_app.store.verification import verify

    database = open_desk_file(args)
    try:
        found = verify(database)
    finally:
        database.close()
    if args.json:
        print_json(found.as_json())
    else:
        print_notice(found.sentence())
    return 0 if found.ok else say_no(_NOT_SOUND)


def run_export(args: argparse.Namespace) -> int:
    """Exit 1 when an entry is damaged: it is exported all the same, marked in its line. All or nothing into a file."""
    database = open_desk_file(args)
    try:
        wrong = _write_lines(database, sys.stdout) if args.out is None else _export_to(args.out, database)
    finally:
        database.close()
    return say_no(_damaged(wrong)) if wrong else 0


_NOT_SOUND = Notice("Nhật ký của quầy không còn nguyên vẹn.", "The desk's journal is not sound.")


def _damaged(wrong: int) -> Notice:
    return Notice(
        f"Đã xuất, nhưng {wrong} mục bị hỏng (có trường “wrong” ở dòng đó); hãy chạy “counter-app journal verify”.",
        f"Exported, but {wrong} entries are damaged (their lines say “wrong”); run “counter-app journal verify”.",
    )


def _export_to(out: Path, database: Database) -> int:
    part = out.with_name(f"{out.name}.part")
    try:
        # Names and addresses of citizens stand in it: for whoever asked alone.
        with open(part, "w", encoding="utf-8", opener=_private) as file:
            wrong = _write_lines(database, file)
        part.replace(out)
    except ValueError:
        raise BadInput(f"Không ghi được tệp {out}; hãy chọn nơi khác.", f"The file {out} cannot be written.") from None
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise EnvironmentProblem(
            f"Chưa ghi được tệp {out} ({why_not_written(error)}); hãy kiểm tra ổ đĩa và quyền ghi.",
            f"The file {out} was not written ({error.strerror}); check disk and permissions.",
        ) from None
    except Problem:
        part.unlink(missing_ok=True)
        raise
    return wrong


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _write_lines(database: Database, to: TextIO) -> int:
    """How many entries are damaged."""
    from counter_app.store.journal_export import export_lines

    wrong = 0
    for line in export_lines(database):
        to.write(line.text + "\n")
        wrong += line.wrong is not None
    return wrong
