"""`counter-app card parse`: what the QR code of an identity card says."""

from __future__ import annotations

import argparse
import sys

from counter_app import cli
from counter_app.domain.errors import BadInput
from counter_app.domain.identity_card import LONGEST_PAYLOAD, IdentityCard, parse_identity_card
from counter_app.domain.times import date_vi

# No character takes more than four bytes of UTF-8; reading one more shows that there was too much.
MAX_BYTES = 4 * LONGEST_PAYLOAD + 1


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("card", help="đọc mã QR thẻ căn cước")
    acts = parser.add_subparsers(dest="act", metavar="parse", required=True)
    parse = acts.add_parser("parse", help="nội dung mã QR; dấu - là đọc từ đầu vào chuẩn")
    parse.add_argument("text", metavar="TEXT|-")
    parse.add_argument("--json", action="store_true")
    parse.set_defaults(run=run_parse)


def run_parse(args: argparse.Namespace) -> int:
    card = parse_identity_card(read_payload(args.text))
    if args.json:
        cli.print_json(card.to_json())
    else:
        cli.print_text(described(card, cli.speaks_english()))
    return 0


def read_payload(text: str) -> str:
    """The argument, or standard input as UTF-8; never more than a QR code can hold."""
    try:
        given = sys.stdin.buffer.read(MAX_BYTES) if text == "-" else text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a letter, as only Windows passes it on
        given = b"\xff"
    try:
        return given[:MAX_BYTES].decode("utf-8")
    except UnicodeDecodeError as problem:
        if problem.start >= MAX_BYTES - 4:
            return given[: problem.start].decode("utf-8")
    raise BadInput(
        "Nội dung quét được không phải chữ UTF-8; hãy chỉnh bảng mã của máy quét rồi quét lại.",
        "The scanned text is not UTF-8; correct the scanner's character set and scan again.",
    )


def described(card: IdentityCard, english: bool) -> str:
    labels = (
        ("Identity number", "Old number", "Name", "Born", "Sex", "Address", "Issued")
        if english
        else ("Số định danh", "Số CMND cũ", "Họ tên", "Ngày sinh", "Giới tính", "Địa chỉ", "Ngày cấp")
    )
    born, issued = (date_vi(day) if day else "" for day in (card.date_of_birth, card.issued_on))
    values = (card.id_number, card.old_id_number, card.full_name, born, card.sex, card.address, issued)
    lines = [f"{label}: {value or '—'}" for label, value in zip(labels, values, strict=True)]
    if card.repaired:
        repaired = f"Repaired garbling: {card.repaired}" if english else f"Đã sửa lỗi bảng mã: {card.repaired}"
        lines.append(repaired)
    marked = (warning.en if english else warning.vi for warning in card.warnings)
    return "\n".join([*lines, *(f"⚠ {warning}" for warning in marked)])
