"""`counter-app unlock`: a second login, or a new PC with the desk's files, gets in with the printed recovery code."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from counter_app.cli import print_notice
from counter_app.domain.notice import Notice


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("unlock", help="mở khóa quầy bằng mã khôi phục đã in")
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--code", metavar="CODE", help="mã khôi phục, gõ hoặc quét")
    which.add_argument("--new", action="store_true", help="tạo mã mới thay cho tờ mã đã mất; mã cũ hết giá trị")
    parser.add_argument("--folder", type=Path, metavar="DIR")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """From now on this login opens the desk by itself. A wrong code changes nothing. A new code is read back in the
    window, at its next start."""
    from counter_app.cli.desk_file import refuse_no_desk
    from counter_app.services.recovery import Recovery
    from counter_app.settings.data_folder import find_data_folder
    from counter_app.store.keyring_port import choose_keyring

    folder = find_data_folder(args.folder, os.environ)
    refuse_no_desk(folder)
    recovery = Recovery(folder.desk_keys, lambda: choose_keyring(folder.key_file))
    if args.new:
        code = recovery.replace().text
        print_notice(
            Notice(
                f"Mã khôi phục mới, mã cũ không còn mở được gì: {code}",
                f"New recovery code, the old one opens nothing any more: {code}",
            )
        )
        return 0
    recovery.let_in(args.code)
    print_notice(
        Notice(
            "Đã mở khóa: từ nay người dùng này của máy mở được quầy.",
            "Unlocked: from now on this login of the PC opens the desk.",
        )
    )
    return 0
