"""A desk that attaches until it is killed: `python -m tests.services.steps.attaching FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

from counter_app.domain.scanned_paper import MeasuredScan, PaperData, ScanMedia
from counter_app.services.steps.digital_copies import CheckedFile, DigitalCopies
from counter_app.store.scan_store import ScanStore
from tests.services.desk import CLERK_LAN
from tests.services.steps.counter import Counter, counter
from tests.store.desks import KEY, seeded_bytes

PAPER = "Giấy tờ chứng minh điều kiện"


def copies_at(desk: Counter, folder: Path) -> tuple[DigitalCopies, ScanStore]:
    store = ScanStore(folder / "scans", KEY, seeded_bytes(str(folder)))
    return DigitalCopies(desk.cases, desk.place.desk, desk.place.clock, store), store


def main(folder: Path, life: str) -> None:
    desk = counter(folder)
    copies, _store = copies_at(desk, folder)
    identity = desk.receive()
    number = 0
    while True:
        number += 1
        data = b"%PDF-" + f"{life} {number} ".encode() * 20_000
        file = CheckedFile(data, ScanMedia.PDF, MeasuredScan(1, 200), ())
        copies.attach_paper(identity, PAPER, file, PaperData("Giấy xác nhận"), CLERK_LAN)
        sys.stdout.write(f"{identity}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
