"""`counter-app register`: the register (sổ theo dõi hồ sơ) of a year or of some days, as lines, JSON or the paper.

Nothing is written but the file that was asked for; a volume is closed in the window, by a person. A closed one is given
as it stood when it was closed.
"""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app import cli
from counter_app.cli.desk_beside import desk_beside
from counter_app.cli.desk_file import name_desk_file
from counter_app.domain.errors import BadInput
from counter_app.domain.notice import Notice
from counter_app.domain.times import date_vi, iso, parse_date

if TYPE_CHECKING:
    from counter_app.print.forms.register import RegisterRow
    from counter_app.services.steps.registers import Registers, Span, Volume


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("register", help="sổ theo dõi hồ sơ của một năm hoặc một kỳ")
    parser.add_argument("--from", dest="first", required=True, metavar="D", help="ngày đầu, như 2026-01-01")
    parser.add_argument("--to", dest="last", required=True, metavar="D", help="ngày cuối, cùng năm, như 2026-12-31")
    parser.add_argument("--volume", type=int, metavar="N", help="một quyển; không nêu thì mọi quyển")
    parser.add_argument("--out", type=Path, metavar="FILE", help="ghi tờ sổ ra tệp .pdf")
    parser.add_argument("--json", action="store_true")
    name_desk_file(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Exit 1 where a closed volume no longer says what it said when it was closed."""
    from counter_app.services.steps.registers import Registers, Span

    span = Span(parse_date(args.first), parse_date(args.last))
    if args.out is not None and args.out.suffix.lower() != ".pdf":
        raise BadInput("Tệp sổ phải có đuôi .pdf.", "The register's file ends in .pdf.")
    with desk_beside(args) as desk:
        registers = Registers(desk.cases, desk.reference, desk.identity)
        volumes = _wanted(registers, span, args.volume)
        changed = [one.number for one in volumes if one.closing and span.is_year and not _holds(registers, one)]
        if args.out is not None:
            _write(registers, volumes, span, args.out)
        elif args.json:
            cli.print_json(_as_json(registers, volumes, span, changed))
        else:
            for volume in volumes:
                _print(registers, volume, span, changed)
    return cli.say_no(_no_longer(changed)) if changed else 0


def _no_longer(changed: list[int]) -> Notice:
    numbers = ", ".join(map(str, changed))
    return Notice(
        f"Nội dung đã khác lúc khóa sổ: quyển {numbers}.",
        f"No longer says what it said when it was closed: volume {numbers}.",
    )


def _wanted(registers: Registers, span: Span, number: int | None) -> list[Volume]:
    found = [one for one in registers.volumes(span) if number in (None, one.number)]
    if not found:
        raise BadInput("Không có hồ sơ nào trong kỳ này.", "There is no dossier in this span.")
    return found


def _holds(registers: Registers, volume: Volume) -> bool:
    return registers.is_as_closed(volume.number, volume.year)


def _write(registers: Registers, volumes: list[Volume], span: Span, out: Path) -> None:
    """Names and addresses of citizens stand in it: for whoever asked alone."""
    from counter_app.print.form_pdf import render_form
    from counter_app.print.picture import joined
    from counter_app.settings.durable_file import write_durably

    write_durably(out, joined([render_form(registers.form(one.number, span)) for one in volumes]))


def _print(registers: Registers, volume: Volume, span: Span, changed: list[int]) -> None:
    """Columns parted by tabs, as other programs read them."""
    cli.print_notice(_heading(volume, changed=volume.number in changed))
    for row in registers.lines(volume.number, span):
        cells = (row.number, row.named, row.procedure, row.person, iso(row.received), _moment(row.due), row.note)
        cli.print_text("\t".join("" if cell is None else str(cell) for cell in cells))


def _heading(volume: Volume, *, changed: bool) -> Notice:
    vi = f"Quyển {volume.number} năm {volume.year}: {volume.count} hồ sơ, đến số {volume.last}"
    en = f"Volume {volume.number} of {volume.year}: {volume.count} dossiers, up to number {volume.last}"
    if volume.closing is not None:
        day = date_vi(volume.closing.on)
        vi, en = f"{vi}; khóa ngày {day}", f"{en}; closed on {volume.closing.on}"
    if changed:
        vi, en = f"{vi}; nội dung đã khác lúc khóa sổ", f"{en}; it no longer says what it said then"
    return Notice(vi, en)


def _as_json(registers: Registers, volumes: list[Volume], span: Span, changed: list[int]) -> dict[str, object]:
    return {
        "from": span.first.isoformat(),
        "to": span.last.isoformat(),
        "volumes": [
            {
                "volume": one.number,
                "count": one.count,
                "last": one.last,
                "closed_on": one.closing.on.isoformat() if one.closing else None,
                "head": one.closing.head if one.closing else None,
                "as_closed": None if one.closing is None or not span.is_year else one.number not in changed,
                "later": one.later,
                "lines": [_line(row) for row in registers.lines(one.number, span)],
            }
            for one in volumes
        ],
    }


def _line(row: RegisterRow) -> dict[str, object]:
    return {
        "number": row.number,
        "code": row.named,
        "procedure": row.procedure,
        "sets": row.sets,
        "full_name": row.person,
        "address": row.address,
        "phone": row.phone,
        "agency": row.agency,
        "received": iso(row.received),
        "due": _moment(row.due),
        "handed_over": _moment(row.handed_over),
        "result_arrived": _moment(row.result_arrived),
        "returned": row.returned,
        "note": row.note,
    }


def _moment(moment: datetime | None) -> str | None:
    return iso(moment) if moment is not None else None
