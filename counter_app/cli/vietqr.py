"""`counter-app vietqr make|parse`: the QR code for an exact transfer, and what such a code says."""

from __future__ import annotations

import argparse

from counter_app import cli
from counter_app.domain.errors import BadInput
from counter_app.domain.vietqr import Service, Transfer, read_vietqr, write_vietqr
from counter_app.domain.written_number import grouped

LONGEST_AMOUNT = 13  # digits; what is too much is told as such


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("vietqr", help="lập và đọc mã VietQR")
    acts = parser.add_subparsers(dest="act", metavar="make|parse", required=True)
    make = acts.add_parser("make", help="lập mã chuyển khoản")
    make.add_argument("--bank", metavar="BIN", required=True, help="mã ngân hàng, 6 chữ số")
    make.add_argument("--account", metavar="N", required=True, help="số tài khoản hoặc số thẻ")
    make.add_argument("--card", action="store_true", help="số đã cho là số thẻ")
    make.add_argument("--amount", metavar="D", help="số tiền, đồng")
    make.add_argument("--purpose", metavar="T", default="", help="nội dung không dấu, nhiều nhất 25 ký tự")
    make.add_argument("--json", action="store_true")
    make.set_defaults(run=run_make)
    parse = acts.add_parser("parse", help="đọc nội dung một mã VietQR")
    parse.add_argument("text", metavar="TEXT")
    parse.add_argument("--json", action="store_true")
    parse.set_defaults(run=run_parse)


def run_make(args: argparse.Namespace) -> int:
    service = Service.CARD if args.card else Service.ACCOUNT
    transfer = Transfer(args.bank, args.account, _amount(args.amount), args.purpose, service=service)
    payload = write_vietqr(transfer)
    if args.json:
        cli.print_json({"payload": payload})
    else:
        cli.print_text(payload)
    return 0


def _amount(text: str | None) -> int | None:
    """Plain digits alone: no separators, no digits of other scripts. Raises BadInput."""
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_AMOUNT):
        raise BadInput(
            "Số tiền là số nguyên đồng, chỉ gồm chữ số, ví dụ 50000.",
            "The amount is a whole number of đồng in plain digits, for example 50000.",
        )
    return int(text)


def run_parse(args: argparse.Namespace) -> int:
    transfer = read_vietqr(args.text)
    if args.json:
        cli.print_json(_as_json(transfer))
    else:
        cli.print_text(described(transfer, cli.speaks_english()))
    return 0


def _as_json(transfer: Transfer) -> dict[str, object]:
    return {
        "bank": transfer.bank,
        "account": transfer.account,
        "card": transfer.service is Service.CARD,
        "amount": transfer.amount,
        "purpose": transfer.purpose,
        "bill": transfer.bill,
    }


def described(transfer: Transfer, english: bool) -> str:
    labels = (
        ("Bank", "Account", "Amount", "Purpose") if english else ("Ngân hàng", "Số tài khoản", "Số tiền", "Nội dung")
    )
    amount = "—" if transfer.amount is None else grouped(transfer.amount) + " đ"
    values = (transfer.bank, transfer.account, amount, transfer.purpose or "—")
    return "\n".join(f"{label}: {value}" for label, value in zip(labels, values, strict=True))
