"""`counter-app enrol`: make this PC a desk of an office, with the one-time code that a supervisor gave out."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from counter_app.cli import print_text
from counter_app.domain.errors import BadInput

LONGEST = 200


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("enrol", help="ghi danh quầy này với hệ thống trung tâm")
    parser.add_argument("--centre", required=True, metavar="URL")
    parser.add_argument("--code", required=True, metavar="CODE", help="mã ghi danh dùng một lần")
    parser.add_argument("--name", required=True, help="tên quầy, ví dụ “Quầy 1”")
    parser.add_argument("--folder", type=Path, metavar="DIR")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Keys first, read back, then the centre, then the database: a desk is never enrolled without its keys."""
    from counter_app.settings.data_folder import find_data_folder
    from counter_app.store.database import Database
    from counter_app.store.desk_keys import create_desk_keys, new_secrets, replace_recovery_code, unlock
    from counter_app.store.desk_papers import CENTRE_ADDRESS, put_desk_value
    from counter_app.store.keyring_port import choose_keyring
    from counter_app.store.new_desk import write_new_desk
    from counter_app.sync.centre_probe import check_address
    from counter_app.sync.enrolment import enrolment_question, read_enrolment
    from counter_app.sync.http_shell import HttpShell
    from counter_app.wire.keys import SigningKey

    check_address(args.centre)
    _check("--name", args.name)
    _check("--code", args.code)
    folder = find_data_folder(args.folder, os.environ)
    if folder.database.exists():
        raise BadInput(
            f"Máy này đã là một quầy (dữ liệu ở {folder.path}); không ghi danh lại được.",
            f"This PC is a desk already (its data lie in {folder.path}); it cannot be enrolled again.",
        )
    folder.prepare()
    keyring = choose_keyring(folder.key_file)
    if folder.desk_keys.exists():
        # Left by an attempt that ended before its code was shown: nobody has that code.
        recovery = replace_recovery_code(folder.desk_keys, keyring=keyring)
    else:
        recovery = create_desk_keys(folder.desk_keys, new_secrets(os.urandom), keyring=keyring, random_bytes=os.urandom)
    secrets = unlock(folder.desk_keys, keyring)
    shell = HttpShell(args.centre)
    reply = shell.ask(enrolment_question(args.code, args.name, SigningKey(secrets.signing_seed)))
    shell.close()
    enrolled = read_enrolment(reply)
    database = Database(folder.database, secrets.database_key)
    write_new_desk(database, enrolled.paper, enrolled.keys, enrolled.grants)
    with database.write() as connection:
        put_desk_value(connection, CENTRE_ADDRESS, args.centre.encode("utf-8"))
    database.close()
    folder.set_mode(folder.database)
    print_text(f"Đã ghi danh {args.name} (số quầy {enrolled.certificate.number}).")
    print_text(f"Mã khôi phục, hãy in ra và cất trong két của cơ quan: {recovery.text}")
    return 0


def _check(option: str, text: str) -> None:
    """Before any key is made: what the centre would refuse, and what no message can carry."""
    if not text.strip() or len(text) > LONGEST or not text.isprintable():
        raise BadInput(
            f"{option} phải có từ 1 đến {LONGEST} ký tự, không có ký tự điều khiển.",
            f"{option} must have 1 to {LONGEST} characters, none of them a control character.",
        )
