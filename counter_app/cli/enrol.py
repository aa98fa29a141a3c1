"""`counter-app enrol`: make this PC a desk of an office, with the one-time code that a supervisor gave out."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from counter_app.cli import print_notice
from counter_app.domain.notice import Notice


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("enrol", help="ghi danh quầy này với hệ thống trung tâm")
    parser.add_argument("--centre", required=True, metavar="URL")
    parser.add_argument("--code", required=True, metavar="CODE", help="mã ghi danh dùng một lần")
    parser.add_argument("--name", required=True, help="tên quầy, ví dụ “Quầy 1”")
    parser.add_argument("--folder", type=Path, metavar="DIR")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """The recovery code is shown once, here; the window asks for it to be read back before the first dossier."""
    from counter_app.settings.data_folder import find_data_folder
    from counter_app.sync.enrolling import Enrolling
    from counter_app.sync.enrolment_wish import EnrolmentWish

    wish = EnrolmentWish(args.centre, args.code, args.name)
    wish.check()
    made = Enrolling(find_data_folder(args.folder, os.environ)).enrol(wish)
    number, code = made.enrolled.certificate.number, made.recovery.text
    print_notice(
        Notice(f"Đã ghi danh {args.name} (số quầy {number}).", f"{args.name} is enrolled (desk number {number}).")
    )
    print_notice(
        Notice(
            f"Mã khôi phục, hãy in ra và cất trong két của cơ quan: {code}",
            f"Recovery code, to be printed and put into the office's safe: {code}",
        )
    )
    return 0
