"""`counter-app feedback`: what citizens said of the service and by when it is answered, of the whole office as far as
this desk knows it. Nothing is written; the desk's window may be open meanwhile."""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app import cli
from counter_app.cli.desk_beside import desk_beside
from counter_app.cli.desk_file import name_desk_file
from counter_app.domain.notice import Notice
from counter_app.domain.times import iso, time_vi

if TYPE_CHECKING:
    from counter_app.services.steps.feedback import Feedback


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("feedback", help="phản ánh, kiến nghị của người dân và hạn trả lời")
    parser.add_argument("--all", action="store_true", help="cả những phản ánh đã trả lời")
    parser.add_argument("--json", action="store_true")
    name_desk_file(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Exit 1 where something should have been answered by now."""
    from counter_app.services.steps.feedback import Feedbacks

    with desk_beside(args) as desk:
        listed = Feedbacks(desk.cases, desk.reference).listed()
    rows = [one for one in listed.rows if args.all or one.is_open]
    if args.json:
        cli.print_json(
            {"waiting": listed.waiting, "late": listed.late, "feedback": [feedback_as_json(one) for one in rows]}
        )
    else:
        for one in rows:
            cli.print_text("\t".join(_columns(one)))
    return cli.say_no(_late(listed.late)) if listed.late else 0


def _late(count: int) -> Notice:
    return Notice(f"Có {count} phản ánh, kiến nghị đã quá hạn.", f"Feedback that is late: {count}.")


def feedback_as_json(one: Feedback) -> dict[str, object]:
    """Who said it is named in the window alone."""
    return {
        "id": one.key,
        "kind": one.kind.value,
        "about": one.text("about") or None,
        "received": iso(one.received),
        "limits": [{"who": limit.who.vi, "by": iso(limit.deadline.by), "rule": limit.source} for limit in one.limits],
        "moved": one.moved,
        "promised": _time(one.promised),
        "by": _time(one.by),
        "late": one.late.vi if one.late is not None else None,
        "outcome": one.outcome.value if one.outcome is not None else None,
    }


def _columns(one: Feedback) -> tuple[str, ...]:
    state = one.outcome.value if one.outcome is not None else "waiting"
    by = time_vi(one.by) if one.by is not None else ""
    late = "" if one.late is None else one.late.en if cli.speaks_english() else one.late.vi
    return (by, state, late, one.kind.value, one.text("about"), one.key[:8])


def _time(moment: datetime | None) -> str | None:
    return iso(moment) if moment is not None else None
