"""Enrolling a desk with the one-time code that a supervisor gives out, and what the centre answers.

The same key with the same code gets the same papers: the line may break between the centre's commit and our disk.
"""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.domain.errors import BadInput, EnvironmentProblem
from counter_app.sync.exchange import Answer, Failure, Question
from counter_app.wire import strict_json
from counter_app.wire.keys import SigningKey, key_name
from counter_app.wire.messages import (
    EnrolAnswer,
    EnrolRequest,
    MessageRefused,
    Refusal,
    papers,
    read_message,
    write_message,
)
from counter_app.wire.papers import Certificate, KeyNotice, Paper, PaperRefused, open_paper, unb64


@dataclass(frozen=True, slots=True)
class Enrolled:
    """Everything that the desk keeps of it. `keys` are trusted from here on: they came over verified TLS."""

    certificate: Certificate
    paper: Paper
    keys: tuple[KeyNotice, ...]
    grants: tuple[Paper, ...]
    copy_key: bytes


def enrolment_question(code: str, name: str, key: SigningKey) -> Question:
    request = EnrolRequest(code=code.strip(), public=key.public.hex(), name=name)
    return Question("enrol", "POST", "/v1/desks", write_message(request), {"content-type": "application/json"})


def read_enrolment(reply: Answer | Failure) -> Enrolled:
    """Raises BadInput when the centre refuses the code, EnvironmentProblem when it was not the centre."""
    if isinstance(reply, Failure):
        raise _no_centre()
    if 400 <= reply.status < 500:
        raise _refused(reply)
    try:
        answer = read_message(EnrolAnswer, reply.body)
        keys = _vouched_for(papers(answer.keys))
        known = {key_name(bytes.fromhex(key.public)): bytes.fromhex(key.public) for key in keys}
        certificate = open_paper(answer.certificate.paper(), Certificate, known)
        return Enrolled(
            certificate, answer.certificate.paper(), keys, tuple(papers(answer.ranges)), unb64(answer.copy_key)
        )
    except (MessageRefused, PaperRefused, ValueError) as error:
        raise _no_centre() from error


def _vouched_for(notices: list[Paper]) -> tuple[KeyNotice, ...]:
    """The centre's present key is the one that signs its own notice; it vouches for all the others."""
    for paper in notices:
        public = bytes.fromhex(str(strict_json.read_object(paper.content).get("public", "")))
        if key_name(public) == paper.key:
            return tuple(open_paper(notice, KeyNotice, {paper.key: public}) for notice in notices)
    raise PaperRefused("no key vouches for itself")


def _no_centre() -> EnvironmentProblem:
    return EnvironmentProblem(
        "Không kết nối được hệ thống trung tâm để ghi danh quầy; hãy kiểm tra đường truyền và địa chỉ rồi thử lại.",
        "The centre could not be reached to enrol this desk; check the line and the address and try again.",
    )


def _refused(reply: Answer) -> BadInput:
    try:
        refusal = read_message(Refusal, reply.body)
    except MessageRefused:
        return BadInput("Hệ thống trung tâm không nhận mã ghi danh này.", "The centre did not take this code.")
    return BadInput(refusal.vi, refusal.en)
