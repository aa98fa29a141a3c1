"""`counter-app slip`: the official slip (Mẫu 01) as a PDF from a JSON description."""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from counter_app import cli
from counter_app.domain.errors import BadInput
from counter_app.domain.slip import Applicant, OfficeHeading, RegisterLine, SlipComponent, SlipContent, SlipFee
from counter_app.domain.slip_json import slip_from_json, slip_to_json
from counter_app.domain.times import OFFICE_ZONE
from counter_app.settings.durable_file import write_durably
from counter_app.wire.keys import SigningKey
from counter_app.wire.slip_text import NotASlip, SlipText, make_slip_text, parse_slip_text
from counter_app.wire.strict_json import NotStrictJson, read

LARGEST_INPUT = 1 << 20
SIZES = ("a4x2", "a5", "a4", "roll")
SAMPLE_HOST = "MOTCUA.EXAMPLE.VN"
# Published on purpose: anyone may sign with it, so every office calls such a slip's desk unknown.
SAMPLE_KEY_SEED = hashlib.sha256(b"counter-app sample slip key").digest()


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("slip", help="in Giấy tiếp nhận hồ sơ và hẹn trả kết quả ra PDF")
    parser.add_argument("--in", dest="source", metavar="FILE|-", help="mô tả JSON; dấu - là đọc từ đầu vào chuẩn")
    parser.add_argument("--out", type=Path, metavar="FILE", help="tệp PDF sẽ ghi")
    parser.add_argument("--size", choices=SIZES, default="a4x2")
    parser.add_argument("--example", action="store_true", help="in ra một mô tả mẫu để bắt đầu")
    parser.set_defaults(run=run_slip)


def run_slip(args: argparse.Namespace) -> int:
    if args.example:
        cli.print_json(_without_blanks(slip_to_json(EXAMPLE)))
        return 0
    if args.source is None or args.out is None:
        raise BadInput(
            "Hãy cho biết --in TỆP và --out TỆP; --example in ra một mô tả mẫu.",
            "Give --in FILE and --out FILE; --example prints a description to start from.",
        )
    # Path.exists raises for a name that is too long.
    if not args.out.name or (os.path.exists(args.out) and not os.path.isfile(args.out)):  # noqa: PTH110, PTH113
        raise BadInput(f"Không ghi PDF vào “{args.out}”; hãy nêu một tệp.", f"“{args.out}” is no file; name one.")
    slip = with_qr_text(slip_from_json(_read_json(args.source)))
    write_durably(args.out, _render(slip, args.size))
    return 0


def with_qr_text(slip: SlipContent) -> SlipContent:
    """The slip as given where its QR text says the same as the paper; without one a sample, marked as such."""
    if slip.qr_text:
        signed = _matching(slip)
        return replace(slip, pin=signed.pin)
    try:
        key = SigningKey(SAMPLE_KEY_SEED)
        text = make_slip_text(SAMPLE_HOST, slip.code, slip.identity, slip.received, slip.due, key)
    except ValueError:
        raise BadInput("Mã hồ sơ quá dài để đưa vào mã QR.", "The dossier code is too long for the QR code.") from None
    return replace(slip, qr_text=text, pin=parse_slip_text(text).pin, sample=True)


def _matching(slip: SlipContent) -> SlipText:
    """A QR code that says other things than the paper would be a trap for whoever scans it."""
    try:
        signed = parse_slip_text(slip.qr_text)
    except NotASlip:
        raise BadInput(
            "“qr_text” không phải nội dung mã QR của giấy tiếp nhận.", "“qr_text” is not the text of a slip's QR code."
        ) from None
    on_paper = (slip.code, slip.identity, _minute(slip.received), slip.due and _minute(slip.due))
    if (signed.code, signed.identity, signed.received, signed.due) != on_paper or slip.pin not in ("", signed.pin):
        raise BadInput(
            "“qr_text” không khớp mã hồ sơ, số nhận dạng, thời gian hoặc mã tra cứu; hãy sửa hoặc bỏ trống.",
            "“qr_text” disagrees with the code, identity, times or PIN; correct it or leave it out.",
        )
    return signed


def _minute(moment: datetime) -> datetime:
    return moment.astimezone(OFFICE_ZONE).replace(second=0, microsecond=0)


def _render(slip: SlipContent, size: str) -> bytes:
    # Drawing takes longer to load than all other commands together.
    from counter_app.print.slip_pdf import render_slip
    from counter_app.print.slip_size import SlipSize

    return render_slip(slip, SlipSize(size))


def _read_json(source: str) -> object:
    data = _read_bytes(source)
    if len(data) > LARGEST_INPUT:
        raise BadInput(
            "Mô tả dài quá 1 MiB; một giấy tiếp nhận không thể dài như vậy.",
            "The description is larger than 1 MiB; no slip is.",
        )
    try:
        return read(data)
    except NotStrictJson:
        raise BadInput(
            "Mô tả không phải JSON đúng cách; dùng --example để xem mẫu.",
            "The description is not sound JSON; --example shows one.",
        ) from None


def _read_bytes(source: str) -> bytes:
    """At most one byte more than allowed, which shows that there was too much."""
    if source == "-":
        return sys.stdin.buffer.read(LARGEST_INPUT + 1)
    try:
        with Path(source).open("rb") as file:
            return file.read(LARGEST_INPUT + 1)
    except OSError:
        raise BadInput(f"Không đọc được tệp {source}.", f"The file {source} cannot be read.") from None


def _without_blanks(value: dict[str, object]) -> dict[str, object]:
    return {name: item for name, item in value.items() if item not in (None, "", [], False)}


EXAMPLE = SlipContent(
    office=OfficeHeading(
        parent_agency="Ủy ban nhân dân phường Mẫu",
        unit="Trung tâm Phục vụ hành chính công phường Mẫu",
        place="Phường Mẫu",
        hotline="1900 0000",
        lookup_address="motcua.example.vn",
    ),
    code="H19.16-261120-0001",
    identity="ABCDEFGHIJKLMNOP",
    qr_text="",
    pin="",
    applicant=Applicant(
        name="Nguyễn Văn Thử",
        id_number="001099000001",
        address="Số 1, phố Thử, phường Mẫu",
        phone="0900 000 001",
    ),
    procedure="Cấp Giấy xác nhận tình trạng hôn nhân",
    request="Xin cấp giấy xác nhận để đăng ký kết hôn",
    received=datetime(2026, 11, 20, 9, 15, tzinfo=OFFICE_ZONE),
    due=datetime(2026, 11, 26, 9, 15, tzinfo=OFFICE_ZONE),
    term="03 ngày làm việc",
    form_label="Mẫu số 01",
    components=(
        SlipComponent("Tờ khai cấp Giấy xác nhận tình trạng hôn nhân", originals=1),
        SlipComponent("Giấy tờ chứng minh nơi cư trú", photocopies=1),
        SlipComponent("Thẻ căn cước", shown=1),
    ),
    due_explanation="không tính 21 và 22/11 (ngày nghỉ hằng tuần), 24/11 (Ngày Văn hóa Việt Nam).",
    return_place="Trung tâm Phục vụ hành chính công phường Mẫu",
    return_way="nhận trực tiếp",
    fees=(SlipFee("Lệ phí hộ tịch", 15_000, paid=True),),
    register=RegisterLine("03", 1207),
    clerk="Trần Thị Mẫu",
)
