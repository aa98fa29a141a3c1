"""`counter-central`: running and looking after the central system.

Exit 0 done · 1 the answer is no · 2 bad input · 3 the environment; one line on stderr.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import socket
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from central.arguments import OneLineParser, check_texts, host_and_port, key_path, without_password
from central.client_address import read_networks
from central.command_help import help_words
from central.keys import CentreKeys, KeyFile, read_key_file, write_key_file
from central.terminal import exit_code_of, in_language, say, speaks_english
from counter_app.domain.errors import BadInput, EnvironmentProblem, Problem

if TYPE_CHECKING:
    from central.core import Centre

DEFAULT_LISTEN = "127.0.0.1:8470"
SWITCH_SECONDS = 0.0005


def run(argv: Sequence[str]) -> int:
    """Run one command and return its exit code. Only bugs leave a traceback."""
    args = _parser().parse_args(argv)
    return exit_code_of(lambda: _checked(args))


def _checked(args: argparse.Namespace) -> int:
    check_texts(args)
    code: int = args.run(args)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = OneLineParser(prog="counter-central", description=help_words("The central system of one-stop shops"))
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=OneLineParser)
    _add_serving(commands)
    _add_looking_after(commands)
    _add_people_and_desks(commands)
    return parser


def _command(commands: argparse._SubParsersAction[OneLineParser], name: str, say: str) -> OneLineParser:
    parser: OneLineParser = commands.add_parser(name, help=say, description=say)
    parser.add_argument(
        "--database",
        default=os.environ.get("COUNTER_CENTRAL_DATABASE", "central.db"),
        metavar="URL",
        help=help_words("sqlite:///FILE, a file's path, or postgresql://USER@HOST/NAME"),
    )
    parser.add_argument(
        "--keys", default=os.environ.get("COUNTER_CENTRAL_KEYS"), metavar="FILE", help=help_words("the key file")
    )
    return parser


def _add_serving(commands: argparse._SubParsersAction[OneLineParser]) -> None:
    serve = _command(commands, "serve", help_words("answer the desks until stopped"))
    serve.add_argument("--listen", default=DEFAULT_LISTEN, metavar="HOST:PORT")
    serve.add_argument("--tls-cert", metavar="FILE", help=help_words("certificate chain (PEM)"))
    serve.add_argument("--tls-key", metavar="FILE", help=help_words("its private key (PEM)"))
    serve.add_argument(
        "--behind",
        action="append",
        default=[],
        metavar="ADDRESS",
        help=help_words("a proxy of your own, or its network: its X-Forwarded-For is believed"),
    )
    serve.add_argument("--notices", metavar="FILE", help=help_words("how notices leave for citizens (docs/central.md)"))
    serve.set_defaults(run=_serve)


def _add_looking_after(commands: argparse._SubParsersAction[OneLineParser]) -> None:
    init = _command(commands, "init", help_words("make the database and the key file"))
    init.add_argument("--sample", action="store_true", help=help_words("with a sample office, its people and agencies"))
    init.set_defaults(run=_init)
    verify = _command(commands, "verify", help_words("check chains, rows, signatures and counts"))
    verify.add_argument("--json", action="store_true")
    verify.set_defaults(run=_verify)
    restored = _command(
        commands, "restored", help_words("after a restore: skip what may have been granted since the backup")
    )
    restored.set_defaults(run=_restored)
    kept = _command(commands, "kept", help_words("tell the desks what a test-restored backup holds"))
    kept.add_argument(
        "--restored", required=True, metavar="URL", help=help_words("the database restored from the backup")
    )
    kept.set_defaults(run=_kept)
    rotate = _command(commands, "rotate-key", help_words("sign with the next key from now on"))
    rotate.set_defaults(run=_rotate)
    importing = _command(
        commands, "import", help_words("show what a file of reference data would change; --apply changes it")
    )
    importing.add_argument("kind", metavar="KIND", help=help_words("procedures, profiles, calendar or users"))
    importing.add_argument("file", metavar="FILE")
    importing.add_argument("--office", default="", help=help_words("for this office alone; needed for users"))
    importing.add_argument("--apply", action="store_true")
    importing.set_defaults(run=_import)
    openapi = commands.add_parser("openapi", help=help_words("print the OpenAPI document"))
    openapi.add_argument("--write", action="store_true", help=help_words("write it where it is committed"))
    openapi.set_defaults(run=_openapi)


def _add_people_and_desks(commands: argparse._SubParsersAction[OneLineParser]) -> None:
    code = _command(commands, "enrol-code", help_words("print a one-time code for a desk of this office"))
    code.add_argument("office")
    code.set_defaults(run=_enrol_code)
    office = _command(commands, "office", help_words("add an office or change its name"))
    office.add_argument("office")
    office.add_argument("name")
    office.add_argument("--agency", action="append", default=[], metavar="CODE")
    office.add_argument("--kind", choices=("commune", "postal"), default="commune")
    office.set_defaults(run=_office)
    account = _command(commands, "account", help_words("add a person with a role"))
    account.add_argument("account")
    account.add_argument("office")
    account.add_argument("name")
    account.add_argument("role")
    account.set_defaults(run=_account)
    password = _command(commands, "password", help_words("issue a password, shown once, changed at the first sign-in"))
    password.add_argument("account")
    password.set_defaults(run=_password)
    portal = _command(
        commands, "portal", help_words("print a new token for a portal that files dossiers; the earlier one ends")
    )
    portal.add_argument("portal", metavar="NAME")
    portal.add_argument("--withdraw", action="store_true", help=help_words("let it file nothing any more"))
    portal.add_argument(
        "--filings-per-day", type=int, metavar="N", help=help_words("most dossiers a day; its token stays")
    )
    portal.add_argument(
        "--mib-per-day", type=int, metavar="N", help=help_words("most MiB of files a day; its token stays")
    )
    portal.set_defaults(run=_portal)
    withdraw = _command(commands, "withdraw", help_words("withdraw the keys of a desk"))
    withdraw.add_argument("desk")
    withdraw.set_defaults(run=_withdraw)


def _serve(args: argparse.Namespace) -> int:
    import uvicorn

    from central.app import create_app
    from central.notices.configuration import read_ways

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    # A push waits for the database a dozen times; each time, judging would hold the interpreter for 5 ms by default.
    sys.setswitchinterval(SWITCH_SECONDS)
    _check_certificate(args)
    proxies = read_networks(args.behind)
    ways = read_ways(Path(args.notices)) if args.notices is not None else None
    with _listening(args.listen) as listening:
        config = uvicorn.Config(
            create_app(_centre(args), proxies=proxies, ways=ways),
            proxy_headers=False,  # it would believe whoever comes from this machine
            # Its access log holds whole paths, and a path can hold a slip's proof.
            access_log=False,
            log_level="warning",
            ssl_certfile=args.tls_cert,
            ssl_keyfile=args.tls_key,
            server_header=False,
        )
        server = uvicorn.Server(config)
        server.run(sockets=[listening])
    return 0 if server.started else 3


def _listening(address: str) -> socket.socket:
    host, port = host_and_port(address)
    try:
        family, _type, _protocol, _name, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.create_server(place[:2], family=family, backlog=2048)
        # An answer goes out in two writes. Without this the second waits until the desk's system confirms the first,
        # 40 ms as a rule. Connections inherit it; asyncio asks for it only where a socket names its protocol.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listening
    except (OSError, UnicodeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
        raise EnvironmentProblem(
            f"Không mở được địa chỉ {address}: {reason}.", f"Cannot listen on {address}: {reason}."
        ) from None


def _check_certificate(args: argparse.Namespace) -> None:
    """Before anything is opened. Raises BadInput, EnvironmentProblem."""
    import ssl

    if args.tls_key and not args.tls_cert:
        raise BadInput("--tls-key cần có --tls-cert.", "--tls-key needs --tls-cert.")
    if args.tls_cert:
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(args.tls_cert, args.tls_key, password="")
        except (OSError, ValueError) as error:
            raise _cannot_use(Path(args.tls_cert), error) from None


def _cannot_use(path: Path, error: Exception) -> EnvironmentProblem:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
    return EnvironmentProblem(f"Không dùng được tệp {path}: {reason}.", f"The file {path} cannot be used: {reason}.")


def _init(args: argparse.Namespace) -> int:
    from central.app import office_now
    from central.store.database import Database

    path = _keys_of(args)
    database, fresh = Database(args.database), not path.exists()
    if fresh:
        write_key_file(path, KeyFile.fresh(os.urandom))
    else:
        read_key_file(path)
    try:
        database.create()
    except (Problem, OSError):
        if fresh:  # no database was made that it could be the key of
            path.unlink()
        raise
    finally:
        database.close()
    if args.sample:
        from central.sample import make_sample_office

        make_sample_office(_centre(args).administration, office_now())
    print(f"database: {without_password(args.database)}\nkeys: {path}")
    return 0


def _verify(args: argparse.Namespace) -> int:
    from central.store.database import Database
    from central.verification import REASONS, verify

    database = Database(args.database)
    database.check()
    found = verify(database, CentreKeys(read_key_file(_keys_of(args))))
    if args.json:
        print(json.dumps({"ok": found.first_wrong is None, **asdict(found)}, ensure_ascii=False))
    else:
        vi = f"{found.entries} mục, {found.rows} dòng tin, {found.waiting} mục chờ xét"
        print(in_language(vi, f"{found.entries} entries, {found.rows} feed rows, {found.waiting} waiting"))
    if found.first_wrong is not None:
        say(REASONS.vietnamese(found.first_wrong), found.first_wrong)
    return 0 if found.first_wrong is None else 1


def _restored(args: argparse.Namespace) -> int:
    _centre(args).administration.database_was_restored()
    return 0


def _kept(args: argparse.Namespace) -> int:
    from central.store.database import Database

    backup = Database(args.restored)
    backup.check()
    covered = _centre(args).administration.kept_in(backup)
    print(in_language(f"{covered} sổ ghi", f"{covered} journals"))
    return 0


def _rotate(args: argparse.Namespace) -> int:
    path = _keys_of(args)
    write_key_file(path, read_key_file(path).rotated(os.urandom))
    return 0


def _import(args: argparse.Namespace) -> int:
    from central.app import office_now
    from central.importing import Importing
    from central.store.database import Database

    database = Database(args.database)
    importing = Importing(database, _centre(args).administration, args.office)
    content = importing.read(args.kind, Path(args.file))
    for change in importing.changes(content):
        print(change.en if speaks_english() else change.vi)
    if args.apply:
        importing.apply(content, office_now())
    database.close()
    return 0


def _openapi(args: argparse.Namespace) -> int:
    from central.app import OPENAPI_FILE, openapi_text

    if args.write:
        try:
            OPENAPI_FILE.write_text(openapi_text(), encoding="utf-8")
        except OSError as error:
            raise _cannot_use(OPENAPI_FILE, error) from None
    else:
        print(openapi_text(), end="")
    return 0


def _enrol_code(args: argparse.Namespace) -> int:
    from central.app import office_now

    print(_centre(args).administration.enrolment_code(args.office, office_now()))
    return 0


def _office(args: argparse.Namespace) -> int:
    _centre(args).administration.add_office(args.office, args.name, args.agency, args.kind)
    return 0


def _account(args: argparse.Namespace) -> int:
    from central.app import office_now

    _centre(args).administration.add_account(args.account, args.office, args.name, args.role, office_now())
    return 0


def _password(args: argparse.Namespace) -> int:
    from central.app import office_now

    print(_centre(args).administration.issue_password(args.account, office_now()))
    return 0


def _portal(args: argparse.Namespace) -> int:
    door = _centre(args).online
    if args.filings_per_day is not None or args.mib_per_day is not None:
        limits = door.limit_portal(args.portal, filings=args.filings_per_day, mebibytes=args.mib_per_day)
        print(f"{limits.filings} {limits.mebibytes}")
        return 0
    if not args.withdraw:
        print(door.make_portal(args.portal))
        return 0
    if door.withdraw_portal(args.portal):
        return 0
    say("Cổng này không có mã truy cập nào còn hiệu lực.", "No token of this portal is in force.")
    return 1


def _withdraw(args: argparse.Namespace) -> int:
    from central.app import office_now

    administration = _centre(args).administration
    withdrawn = administration.withdraw(args.desk, office_now())
    for copy in administration.copies_in_force(args.desk) if args.desk else ():
        # A copy of a stolen disk became a desk of its own, and its key is another.
        print(f"Bản sao còn hiệu lực: {copy}" if not speaks_english() else f"A copy is still in force: {copy}")
    if not withdrawn:
        say("Không có khóa nào còn hiệu lực của quầy này.", "No key of this desk is in force.")
        return 1
    return 0


def _centre(args: argparse.Namespace) -> Centre:
    from central.core import Centre
    from central.store.database import Database

    keys = read_key_file(_keys_of(args))
    database = Database(args.database)
    database.check()
    return Centre(database, keys, os.urandom)


def _keys_of(args: argparse.Namespace) -> Path:
    return key_path(args.database, args.keys)
