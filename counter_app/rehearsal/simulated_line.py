"""The line between a desk and the centre, with everything that real lines do to a request and its answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from counter_app.rehearsal.simulated_centre import SimulatedCentre
from counter_app.rehearsal.virtual_time import World
from counter_app.sync.exchange import Answer, Failure, FailureKind, Question

PORTAL_PAGE = b"<html><body>Welcome to the free Wi-Fi. Please log in.</body></html>"
TIME_OUT = 30.0


@dataclass(frozen=True, slots=True)
class Faults:
    """Chances (0 to 1) of each mishap per request, and how long a message takes (seconds, at most)."""

    drop_request: float = 0.0
    drop_answer: float = 0.0
    duplicate: float = 0.0
    truncate: float = 0.0
    portal: float = 0.0
    server_error: float = 0.0
    slowest: float = 0.05

    @property
    def none(self) -> Faults:
        return Faults()


NONE = Faults()
LIGHT = Faults(drop_request=0.02, drop_answer=0.02, duplicate=0.02, slowest=1.0)
HOSTILE = Faults(
    drop_request=0.10, drop_answer=0.10, duplicate=0.15, truncate=0.05, portal=0.05, server_error=0.05, slowest=8.0
)

Deliver = Callable[[Answer | Failure], None]


class SimulatedLine:
    """`is_cut` while the line of this desk is down; faults are drawn from the world's chance."""

    def __init__(self, world: World, centre: SimulatedCentre, name: str, faults: Faults) -> None:
        self._world = world
        self._centre = centre
        self._name = name
        self.faults = faults
        self.is_cut = False

    def ask(self, question: Question, deliver: Deliver) -> None:
        """`deliver` is called exactly once, later."""
        answer = _Once(deliver)
        if self.is_cut:
            self._world.later(0.01, lambda: answer(Failure(FailureKind.UNREACHABLE)))
            return
        self._world.later(TIME_OUT, lambda: answer(Failure(FailureKind.TIMED_OUT)))
        if self._happens(self.faults.portal):
            self._world.later(self._delay(), lambda: answer(Answer(200, PORTAL_PAGE)))
            return
        if not self._happens(self.faults.drop_request):
            self._world.later(self._delay(), lambda: self._arrive(question, answer))
        if self._happens(self.faults.duplicate):
            # A proxy sends it again, perhaps long after the desk has gone on.
            self._world.later(self._delay() * 5, lambda: self._arrive(question, _nobody))

    def _arrive(self, question: Question, deliver: Deliver) -> None:
        if self.is_cut:
            return
        if self._happens(self.faults.server_error):
            reply: Answer | Failure = Answer(503, b"upstream connect error")
        else:
            reply = self._centre.answer(question, self._name)
        if self._happens(self.faults.drop_answer):
            return  # the centre has committed, the desk does not know
        if isinstance(reply, Answer) and self._happens(self.faults.truncate):
            reply = replace(reply, body=reply.body[: len(reply.body) // 2])
        self._world.later(self._delay(), lambda: self._bring(reply, deliver))

    def _bring(self, reply: Answer | Failure, deliver: Deliver) -> None:
        if not self.is_cut:
            deliver(reply)

    def _happens(self, chance: float) -> bool:
        return chance > 0 and self._world.chance.random() < chance

    def _delay(self) -> float:
        return self._world.chance.random() * self.faults.slowest + 0.001


class _Once:
    def __init__(self, deliver: Deliver) -> None:
        self._deliver = deliver
        self._done = False

    def __call__(self, reply: Answer | Failure) -> None:
        if not self._done:
            self._done = True
            self._deliver(reply)


def _nobody(_reply: Answer | Failure) -> None:
    return
