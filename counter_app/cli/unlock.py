"""`counter-app unlock`: a second login, or a new PC with the desk's files, gets in with the printed recovery code."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from counter_app.cli import print_text


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("unlock", help="mở khóa quầy bằng mã khôi phục đã in")
    parser.add_argument("--code", required=True, metavar="CODE", help="mã khôi phục, gõ hoặc quét")
    parser.add_argument("--folder", type=Path, metavar="DIR")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """From now on this login opens the desk by itself. A wrong code changes nothing."""
    from counter_app.settings.data_folder import find_data_folder
    from counter_app.store.desk_keys import confirm_recovery, unlock_with_recovery
    from counter_app.store.keyring_port import choose_keyring
    from counter_app.wire.recovery_code import parse_recovery_code

    folder = find_data_folder(args.folder, os.environ)
    code = parse_recovery_code(args.code)
    unlock_with_recovery(folder.desk_keys, code, choose_keyring(folder.key_file))
    confirm_recovery(folder.desk_keys, code)
    print_text("Đã mở khóa: từ nay người dùng này của máy mở được quầy.")
    return 0
