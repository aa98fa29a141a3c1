from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.domain.errors import BadInput, EnvironmentProblem
from counter_app.print.slip_size import SlipSize
from counter_app.services.printer_choice import PrinterChoice
from counter_app.settings.local_settings import LocalSettingsFile, SerialScanner


@pytest.fixture
def choice(tmp_path: Path) -> PrinterChoice:
    return PrinterChoice(LocalSettingsFile(tmp_path / "local.json"))


def test_slips_go_to_the_printer_of_their_paper_else_to_the_one_for_all(choice: PrinterChoice) -> None:
    assert choice.for_slips() == (SlipSize.A4X2, "")
    choice.choose_printer("Canon")
    choice.choose_printer("tcp://10.0.0.5", "roll")
    assert choice.for_slips() == (SlipSize.A4X2, "Canon")
    assert [choice.for_paper(size) for size in (SlipSize.A4X2, SlipSize.ROLL)] == ["Canon", "tcp://10.0.0.5"]
    choice.choose_paper("roll")
    assert choice.for_slips() == (SlipSize.ROLL, "tcp://10.0.0.5")
    choice.choose_printer("", "roll")
    assert choice.for_slips() == (SlipSize.ROLL, "Canon")


def test_a_name_that_means_no_printer_changes_nothing(choice: PrinterChoice) -> None:
    choice.choose_printer("Canon")
    with pytest.raises(EnvironmentProblem):
        choice.choose_printer("tcp://host:0")
    assert choice.now().printer == "Canon"


def test_scanner_and_lock_are_kept_beside_the_printers(choice: PrinterChoice) -> None:
    choice.choose_printer("Canon")
    choice.choose_scanner(SerialScanner("/dev/ttyACM0", 115_200))
    choice.lock_after(15)
    here = choice.now()
    assert (here.printer, here.scanner, here.lock_minutes) == ("Canon", SerialScanner("/dev/ttyACM0", 115_200), 15)
    choice.choose_scanner(None)
    assert choice.now().scanner is None


def test_what_cannot_be_is_refused_and_the_old_stays(choice: PrinterChoice) -> None:
    choice.lock_after(15)
    with pytest.raises(BadInput):
        choice.lock_after(10_000)
    assert choice.now().lock_minutes == 15


def test_a_window_without_a_pc_of_its_own_says_that_nothing_can_be_kept() -> None:
    with pytest.raises(EnvironmentProblem):
        PrinterChoice(None).choose_paper("a5")
