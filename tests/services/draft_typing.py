"""A person typing, in a process that is killed: `python -m tests.services.draft_typing FOLDER [receive]`."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from counter_app.services.drafts import Drafts
from tests.services.desk import CLERK_LAN, receipt_of, workplace


def main(folder: Path, receives: bool) -> None:
    place = workplace(folder)
    drafts = Drafts(place.desk.database, place.clock)
    for letters in ("Ng", "Nguyễn", "Nguyễn Thị Đẹp"):
        drafts.keep(CLERK_LAN.account, "intake", {"person": {"name": letters}})
    if receives:
        place.intake.receive(receipt_of(), CLERK_LAN, draft="intake")
    print("kept", flush=True)
    signal.pause()  # until it is killed


if __name__ == "__main__":
    main(Path(sys.argv[1]), "receive" in sys.argv[2:])
