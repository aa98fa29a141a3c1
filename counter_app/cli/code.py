"""`counter-app code parse`: agency, date and number of a dossier code."""

from __future__ import annotations

import argparse

from counter_app import cli
from counter_app.domain.dossier_code import DossierCode, parse_dossier_code
from counter_app.domain.times import date_vi


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("code", help="đọc mã hồ sơ")
    acts = parser.add_subparsers(dest="act", metavar="parse", required=True)
    parse = acts.add_parser("parse", help="cơ quan, ngày, số thứ tự của một mã hồ sơ")
    parse.add_argument("code", metavar="CODE")
    parse.add_argument("--json", action="store_true")
    parse.set_defaults(run=run_parse)


def run_parse(args: argparse.Namespace) -> int:
    code = parse_dossier_code(args.code)
    if args.json:
        cli.print_json(code_as_json(code))
    else:
        cli.print_text(described(code, cli.speaks_english()))
    return 0


def code_as_json(code: DossierCode) -> dict[str, object]:
    return {
        "agency": code.agency,
        "date": code.day.isoformat(),
        "sequence": code.sequence,
        "number": code.number,
    }


def described(code: DossierCode, english: bool) -> str:
    if english:
        return f"Agency: {code.agency}\nDate: {code.day}\nNumber: {code.number}"
    return f"Cơ quan: {code.agency}\nNgày tiếp nhận: {date_vi(code.day)}\nSố: {code.number}"
