"""`counter-app simulate`: many desks with everything that can happen to them, in virtual time, then the account."""

from __future__ import annotations

import argparse
import math
import tempfile
from pathlib import Path

from counter_app.cli import print_json, print_text, say_no, say_nothing_else
from counter_app.domain.errors import BadInput
from counter_app.domain.notice import Notice

MOST_DESKS = 2_000
MOST_DOSSIERS = 1_000_000
NOT_CLEAN = Notice(
    "Không đạt: có mục bị mất, bị trùng, hoặc các quầy chưa khớp với trung tâm.",
    "Not passed: something was lost or doubled, or the desks do not agree with the centre.",
)


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("simulate", help="nhiều quầy, giao thức thật, thời gian ảo")
    parser.add_argument("--desks", type=int, default=3, metavar="N")
    parser.add_argument("--dossiers", type=int, default=30, metavar="M")
    parser.add_argument("--outage", type=float, default=0, metavar="MIN", help="số phút hệ thống ngừng")
    parser.add_argument("--faults", choices=("none", "light", "hostile"), default="none")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--central", metavar="URL", help="hệ thống trung tâm thật; không lặp lại được")
    parser.add_argument("--code", action="append", default=[], metavar="CODE", help="mã ghi danh, mỗi quầy một mã")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Exit 1 when anything was lost or doubled, or did not come to rest."""
    _check(args)
    say_nothing_else()
    report = _against_a_real_centre(args) if args.central else _in_virtual_time(args)
    if args.json:
        print_json(report)
    else:
        print_text("\n".join(f"{name:15}{value}" for name, value in report.items()))
    if report["lost"] or report["doubled"] or report["codes_doubled"] or not report["healed"]:
        return say_no(NOT_CLEAN)
    return 0


def _in_virtual_time(args: argparse.Namespace) -> dict[str, object]:
    from counter_app.rehearsal.simulation import Plan, Simulation

    plan = Plan(args.desks, args.dossiers, args.outage, args.faults, args.seed)
    with tempfile.TemporaryDirectory(prefix="counter-simulation-") as scratch:
        result = Simulation(plan, Path(scratch) / "run").run()
    return result.count.as_json() | {
        "seconds": round(result.seconds, 1),
        "wall_seconds": round(result.wall_seconds, 1),
        "healed": result.healed,
        "trace": result.trace,
    }


def _against_a_real_centre(args: argparse.Namespace) -> dict[str, object]:
    from counter_app.rehearsal.real_centre import hand_in_to
    from counter_app.sync.centre_address import check_address

    check_address(args.central)
    with tempfile.TemporaryDirectory(prefix="counter-simulation-") as scratch:
        return hand_in_to(args.central, args.code, args.dossiers, args.seed, Path(scratch))


def _check(args: argparse.Namespace) -> None:
    if not 1 <= args.desks <= MOST_DESKS or not 0 <= args.dossiers <= MOST_DOSSIERS or not 0 <= args.outage < math.inf:
        raise BadInput(
            f"Số quầy từ 1 đến {MOST_DESKS}, số hồ sơ từ 0 đến {MOST_DOSSIERS}, số phút không âm.",
            f"Desks go from 1 to {MOST_DESKS}, dossiers from 0 to {MOST_DOSSIERS}, minutes are not negative.",
        )
    if args.central and args.faults != "none":
        raise BadInput(
            "Với --central thì không dùng được --faults: một hệ thống thật không diễn lại được.",
            "With --central there is no --faults: a real centre cannot be replayed.",
        )
    if args.central and len(args.code) != args.desks:
        raise BadInput(
            f"Cần đúng {args.desks} mã ghi danh (--code), mỗi quầy một mã; đã nêu {len(args.code)}.",
            f"Each desk needs an enrolment code of its own (--code): desks {args.desks}, codes {len(args.code)}.",
        )
