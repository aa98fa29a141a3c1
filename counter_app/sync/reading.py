"""Reading an answer as the message that was asked for, or knowing that it was not the centre that answered."""

from __future__ import annotations

from counter_app.sync.exchange import Answer
from counter_app.wire.messages import M, MessageRefused, Refusal, read_message


class Unreadable(Exception):
    """What answered is not the centre, or its proof does not hold."""


def read_answer(kind: type[M], answer: Answer, status: int) -> M:
    """Raises Unreadable."""
    if answer.status != status:
        raise Unreadable(f"status {answer.status}")
    try:
        return read_message(kind, answer.body)
    except MessageRefused as error:
        raise Unreadable(str(error)) from None


def is_refusal(answer: Answer) -> bool:
    """Whether the centre itself refused, in its own words, and not a proxy or a network's log-in page."""
    try:
        read_message(Refusal, answer.body)
    except MessageRefused:
        return False
    return 400 <= answer.status < 500


def read_refusal(answer: Answer) -> Refusal:
    """The centre's own sentence, or one that names the status."""
    try:
        return read_message(Refusal, answer.body)
    except MessageRefused:
        return Refusal(vi=f"mã trả lời {answer.status}.", en=f"status {answer.status}.")
