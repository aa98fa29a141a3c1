from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.domain.errors import EnvironmentProblem
from counter_app.print.folder_printer import FolderPrinter
from counter_app.print.printer_address import printer_at
from counter_app.print.printers import CupsPrinter
from counter_app.print.roll_printers import DevicePrinter, NetworkRollPrinter


@pytest.mark.parametrize(
    ("name", "kind", "shown"),
    [
        ("Canon-LBP2900", CupsPrinter, "Canon-LBP2900"),
        ("tcp://192.168.1.50:9101", NetworkRollPrinter, "192.168.1.50:9101"),
        ("tcp://may-in-cuon", NetworkRollPrinter, "may-in-cuon:9100"),
        ("/dev/usb/lp0", DevicePrinter, "/dev/usb/lp0"),
    ],
)
def test_a_name_means_a_queue_a_roll_printer_or_a_device(name: str, kind: type, shown: str) -> None:
    printer = printer_at(name, "A4")
    assert isinstance(printer, kind)
    assert printer.name == shown


def test_where_there_is_no_printer_a_folder_takes_the_pdf(tmp_path: Path) -> None:
    printer = printer_at(f"file://{tmp_path}/giay", "A4")
    assert isinstance(printer, FolderPrinter)
    job = printer.send(b"%PDF-", "H36.37.05-261123-0001")
    assert Path(job).read_bytes() == b"%PDF-"


@pytest.mark.parametrize(
    "name",
    ["tcp://", "tcp://host:0", "tcp://host:99999", "tcp://a b", "may in?", "#", "-d", "file://~nobody-of-that-name/x"],
)
def test_a_name_that_means_no_printer_is_one_sentence(name: str) -> None:
    with pytest.raises(EnvironmentProblem, match="is no printer"):
        printer_at(name, "A4")


@pytest.mark.parametrize(
    ("title", "file"),
    [
        ("Giấy bàn giao 001-000017", "Giấy_bàn_giao_001-000017.pdf"),
        ("Số: 001-000017/BG", "Số_001-000017_BG.pdf"),
        ("../../x", "x.pdf"),
        ("", "ban-in.pdf"),
        ("ế" * 300, "ế" * 80 + ".pdf"),
    ],
)
def test_the_file_is_named_cleanly_after_the_paper(tmp_path: Path, title: str, file: str) -> None:
    assert Path(FolderPrinter(tmp_path).send(b"%PDF-", title)).name == file
