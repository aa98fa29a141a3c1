"""`counter-app doctor`: is this machine fit for a counter? Changes nothing that stays."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app import cli
from counter_app.domain.errors import Problem
from counter_app.domain.notice import Notice
from counter_app.services.self_check import CHECK_NAMES_VI

if TYPE_CHECKING:
    from counter_app.cli.doctor_finding import Finding, Surroundings

CENTRE_VARIABLE = "COUNTER_APP_CENTRE"

_SIGNS = {True: "✓", False: "✗", None: "?"}


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("doctor", help="kiểm tra máy: phông chữ, khóa, máy in, đồng hồ, trung tâm, dữ liệu")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="thư mục dữ liệu của quầy")
    parser.add_argument(
        "--centre", metavar="URL", help="địa chỉ hệ thống trung tâm; không nêu thì là nơi quầy đã ghi danh"
    )
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 when nothing is wrong, 1 when a check says no; what cannot be told is no fault."""
    from counter_app.cli.doctor_checks import findings

    found = findings(look_around(args.folder, args.centre, os.environ))
    if args.json:
        cli.print_json([finding_as_json(finding) for finding in found])
    else:
        print_findings(found)
    wrong = [finding for finding in found if finding.ok is False]
    return cli.say_no(_not_fit(wrong)) if wrong else 0


def _not_fit(wrong: list[Finding]) -> Notice:
    """Which checks said no; what is wrong with each stands beside it in the answer."""
    return Notice(
        "Máy chưa đạt: " + ", ".join(CHECK_NAMES_VI[finding.check] for finding in wrong) + ".",
        "This machine is not fit yet: " + ", ".join(finding.check for finding in wrong) + ".",
    )


def look_around(folder: Path | None, centre: str | None, environ: Mapping[str, str]) -> Surroundings:
    """Raises BadInput for a setting that cannot be one."""
    from counter_app.cli.desk_beside import regulation_here
    from counter_app.cli.desk_file import enrolled_at
    from counter_app.cli.doctor_finding import Surroundings
    from counter_app.print.fonts import FONT_FOLDER
    from counter_app.settings.data_folder import find_data_folder
    from counter_app.settings.local_disk import MOUNTS
    from counter_app.store.keyring_port import choose_keyring

    place = find_data_folder(folder, environ)
    keyring = choose_keyring(place.key_file, environ)
    address = centre or environ.get(CENTRE_VARIABLE) or enrolled_at(place, keyring)
    return Surroundings(
        folder=place,
        keyring=keyring,
        fonts=FONT_FOLDER,
        mounts=MOUNTS,
        centre=_ask(address, place.pinned_authority) if address else None,
        asked=datetime.now(UTC),
        regulation=regulation_here(argparse.Namespace(folder=folder, db=None, key_file=None)),
    )


def finding_as_json(finding: Finding) -> dict[str, object]:
    return {"check": finding.check, "ok": finding.ok, "text": finding.en if cli.speaks_english() else finding.vi}


def print_findings(found: list[Finding]) -> None:
    english = cli.speaks_english()
    for finding in found:
        name = finding.check if english else CHECK_NAMES_VI[finding.check]
        cli.print_text(f"{_SIGNS[finding.ok]} {name:<18} {finding.en if english else finding.vi}")


def _ask(address: str, authority: Path | None) -> datetime | Problem:
    from counter_app.sync.centre_probe import CentreAway, centre_time

    try:
        return centre_time(address, authority=authority)
    except CentreAway as away:
        return away
