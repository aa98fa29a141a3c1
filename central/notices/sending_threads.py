"""Sending goes on by itself, one thread a channel: a mail server that hangs holds up no text message."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from threading import Event, Thread

from central.notices.channel import Answer, Channel, Verdict
from central.notices.configuration import Ways
from central.notices.sending import Notices, Try
from counter_app.domain.errors import EnvironmentProblem
from counter_app.domain.fault_places import fault_places

EVERY = 2.0  # seconds

log = logging.getLogger("central")


class SendingThreads:
    """`stored`: told whenever an outcome was written and waits to be judged."""

    def __init__(self, notices: Notices, ways: Ways, clock: Callable[[], datetime], stored: Callable[[], None]) -> None:
        self._notices = notices
        self._clock = clock
        self._stored = stored
        self._ending = Event()
        self._threads = [
            Thread(target=self._run, args=(name, channel), name=f"notices by {name}", daemon=True)
            for name, channel in ways.channels.items()
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Waits for the message that is on its way."""
        self._ending.set()
        for thread in self._threads:
            if thread.ident is not None:
                thread.join()

    def _run(self, name: str, channel: Channel) -> None:
        begun = False
        while not self._ending.is_set():
            try:
                if not begun:
                    self._notices.begin(self._clock())
                    begun = True
                self._notices.find(self._clock())
                while not self._ending.is_set() and self._one(name, channel):
                    pass
            except EnvironmentProblem as problem:
                log.warning("notices by %s wait: %s", name, problem.en)
            except Exception as bug:  # it must show in the log, and sending must go on
                log.error("notices by %s failed: %s", name, fault_places(bug))
            self._ending.wait(EVERY)

    def _one(self, name: str, channel: Channel) -> bool:
        """Whether there was something to send."""
        found = self._notices.next_try(name, self._clock())
        if found is None:
            return False
        answer = channel.send(found.message)
        if answer.verdict is not Verdict.TAKEN:
            _tell(name, found, answer)
        self._notices.finish(found, answer, self._clock())
        self._stored()
        return True


def _tell(name: str, found: Try, answer: Answer) -> None:
    notice = found.claim.notice.hex()[:12]
    log.warning(
        "notice %s by %s: %s (%s), try %d", notice, name, answer.verdict.value, answer.reason, found.claim.tries
    )
