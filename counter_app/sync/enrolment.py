"""Enrolling a desk with the one-time code that a supervisor gives out, and what the centre answers.

The same key with the same code gets the same papers: the line may break between the centre's commit and our disk.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.errors import BadInput, EnvironmentProblem
from counter_app.store.known_keys import KnownPublicKeys
from counter_app.sync.exchange import Answer, Failure, FailureKind, Question, Unreadable
from counter_app.sync.reading import (
    EnrolWord,
    is_refusal,
    read_centre,
    read_enrol,
    read_refusal,
    strictly,
)
from counter_app.wire import strict_json
from counter_app.wire.keys import SigningKey, key_name
from counter_app.wire.messages import EnrolRequest, write_message
from counter_app.wire.papers import Certificate, Grant, KeyNotice, Paper, PaperRefused, open_paper

# What went wrong on the way to the centre, and what to do about it.
_FAILURES = {
    FailureKind.UNREACHABLE: (
        "Không kết nối được hệ thống trung tâm để ghi danh quầy; hãy kiểm tra dây mạng và địa chỉ rồi thử lại. "
        "Mã ghi danh vẫn dùng được.",
        "The centre could not be reached to enrol this desk; check the line and the address and try again. "
        "The enrolment code is still good.",
    ),
    FailureKind.TIMED_OUT: (
        "Hệ thống trung tâm quá lâu không trả lời; hãy thử lại sau ít phút. Mã ghi danh vẫn dùng được.",
        "The centre took too long to answer; try again in a few minutes. The enrolment code is still good.",
    ),
    FailureKind.CERTIFICATE_DATE: (
        "Chứng chỉ của hệ thống trung tâm không khớp ngày giờ: thường là đồng hồ máy này chạy sai. Hãy chỉnh ngày giờ "
        "của máy rồi thử lại.",
        "The centre's certificate does not fit the date: most often this PC's clock is wrong. Set date and time and "
        "try again.",
    ),
    FailureKind.TLS: (
        "Chứng chỉ của máy chủ không đáng tin cậy nên chưa gửi mã ghi danh đi. Hãy kiểm tra địa chỉ; nếu đúng, báo "
        "người quản trị hệ thống trung tâm.",
        "The server's certificate is not trusted, so the code was not sent. Check the address; if it is right, tell "
        "the centre's administrator.",
    ),
    FailureKind.BROKEN_ANSWER: (
        "Máy chủ trả lời không đúng cách của hệ thống trung tâm; hãy kiểm tra địa chỉ, hoặc mạng có trang đăng nhập.",
        "What answered does not speak as the centre does; check the address, and whether the network wants a log-in.",
    ),
}


class CentreNotReached(EnvironmentProblem):
    """Nobody answered, or it was not the centre. `kind` says why."""

    def __init__(self, kind: FailureKind) -> None:
        super().__init__(*_FAILURES[kind])
        self.kind = kind


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


def read_centre_time(reply: Answer | Failure) -> datetime:
    """The centre's own time, with a zone. Raises EnvironmentProblem when it was not the centre that answered."""
    if isinstance(reply, Failure):
        raise CentreNotReached(reply.kind)
    try:
        return read_centre(reply).time
    except Unreadable as error:
        raise CentreNotReached(FailureKind.BROKEN_ANSWER) from error


def read_enrolment(reply: Answer | Failure, key: SigningKey) -> Enrolled:
    """What was answered to the question for this key. Raises BadInput when the centre refuses the code,
    EnvironmentProblem when it was not the centre, or when its papers do not hold."""
    if isinstance(reply, Failure):
        raise CentreNotReached(reply.kind)
    if is_refusal(reply):
        refusal = read_refusal(reply)
        raise BadInput(refusal.vi, refusal.en)
    try:
        return _enrolled(read_enrol(reply), key)
    except Unreadable as error:
        raise CentreNotReached(FailureKind.BROKEN_ANSWER) from error


def _enrolled(word: EnrolWord, key: SigningKey) -> Enrolled:
    """Raises Unreadable where one paper does not hold: half a desk would be worse than none."""
    with strictly():
        keys = _vouched_for(word.keys)
        certificate = open_paper(word.certificate, Certificate, keys.of_the_centre)
        if certificate.public != key.public.hex():
            raise PaperRefused("a certificate for another key")
        for paper in word.ranges:
            open_paper(paper, Grant, keys.of_the_centre)
        return Enrolled(certificate, word.certificate, tuple(keys.learnt), tuple(word.ranges), word.copy_key)


def _vouched_for(notices: list[Paper]) -> KnownPublicKeys:
    """The centre's present key is the one that signs its own notice; it vouches for all the others."""
    for paper in notices:
        public = bytes.fromhex(str(strict_json.read_object(paper.content).get("public", "")))
        if key_name(public) == paper.key:
            known = KnownPublicKeys({})
            for notice in notices:
                known.learn(open_paper(notice, KeyNotice, {paper.key: public}))
            return known
    raise PaperRefused("no key vouches for itself")
