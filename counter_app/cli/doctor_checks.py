"""What `doctor` looks at: one small function a check, all of them in one list."""

from __future__ import annotations

from collections.abc import Callable

from counter_app.cli.authority_checks import check_authority
from counter_app.cli.desk_checks import check_database, check_desk_keys, check_folder, check_keyring
from counter_app.cli.doctor_finding import Finding, Surroundings
from counter_app.cli.machine_checks import (
    check_antivirus,
    check_centre,
    check_clock,
    check_commit_time,
    check_fonts,
    check_printers,
    check_versions,
)
from counter_app.cli.scan_checks import check_digital_copies
from counter_app.domain.errors import EnvironmentProblem, Problem, with_source

Check = Callable[[Surroundings], Finding]

CHECKS: tuple[tuple[str, Check], ...] = (
    ("versions", check_versions),
    ("fonts", check_fonts),
    ("folder", check_folder),
    ("keyring", check_keyring),
    ("desk keys", check_desk_keys),
    ("database", check_database),
    ("digital copies", check_digital_copies),
    ("commit time", check_commit_time),
    ("clock", check_clock),
    ("centre", check_centre),
    ("authority", check_authority),
    ("printers", check_printers),
    ("antivirus", check_antivirus),
)


def findings(around: Surroundings) -> list[Finding]:
    """Every check, in order; a problem of one is its finding and stops no other."""
    found = []
    for name, check in CHECKS:
        try:
            found.append(check(around))
        except Problem as problem:
            found.append(Finding(name, False, *with_source(problem)))
        except OSError as error:
            told = EnvironmentProblem(
                f"Không kiểm tra được ({error.strerror}).", f"This cannot be checked ({error.strerror})."
            )
            found.append(Finding(name, False, told.vi, told.en))
    return found
