"""A folder in place of a line: for the demonstration and for trying things out. Nothing leaves the machine."""

from __future__ import annotations

import os
from pathlib import Path

from central.notices.channel import Answer, Message, Verdict


class Outbox:
    longest_seconds = 10.0

    def __init__(self, folder: Path, channel: str) -> None:
        self._folder = folder
        self._channel = channel

    def send(self, message: Message) -> Answer:
        """One text file a message, and what it carries beside it, readable by its owner alone."""
        base = f"{message.sent:%Y%m%d-%H%M%S}-{self._channel}-{message.identity[:12]}"
        name, carried = f"{base}.txt", message.attachment
        lines = [f"To: {message.to}", *([f"Subject: {message.subject}"] if message.subject else [])]
        lines += [f"Attached: {base}-{carried.name}"] if carried else []
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if carried is not None:
                with open(self._folder / f"{base}-{carried.name}", "wb", opener=_for_the_owner) as copy:
                    copy.write(carried.data)
            with open(self._folder / name, "w", encoding="utf-8", opener=_for_the_owner) as file:
                file.write("\n".join([*lines, "", message.text]) + "\n")
        except OSError as error:
            return Answer(Verdict.UNREACHABLE, type(error).__name__)
        return Answer(Verdict.TAKEN, reference=name)


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
