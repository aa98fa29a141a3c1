"""The central system as one synchronous function from a request to an answer.

No clock, no chance, no thread, no socket: the time comes with each call, randomness through `random_bytes`. FastAPI is
a shell over it, and a simulation drives this very class in virtual time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from central.administration import Administration
from central.calls import Call, bytes_answer, part_missing, part_of, within
from central.digital_copies import take_part
from central.enrolment import CodeRefused, Enrolment
from central.feed_pages import RowUnknown, feed_page
from central.guessing import Guess, note_wrong_try, refuse_while_slowed
from central.keys import CentreKeys, KeyFile
from central.lookup import Lookup
from central.notices.configuration import Ways
from central.notices.pacing import Uniform
from central.notices.sending import Notices
from central.online.citizens import CitizenDoor
from central.online.door import OnlineDoor
from central.online.files import OnlineFiles
from central.online.portal_calls import PortalCalls
from central.online.results import OnlineResults
from central.projector import Projector
from central.reference_data import no_such_account, no_such_version, one_version, put_verifier, reference
from central.requests import Answer, Refused, Request, answer_with, method_not_used, no_such_address
from central.sessions import Session, Sessions
from central.slip_page import slip_page
from central.store import registry
from central.store.database import Database
from central.storing import ParentMissing, Storing
from counter_app.domain.errors import EnvironmentProblem, Problem
from counter_app.domain.times import iso
from counter_app.wire.messages import (
    CentreAnswer,
    EnrolRequest,
    FeedMismatch,
    FilesRequest,
    M,
    MessageRefused,
    RangeAnswer,
    RangeRequest,
    SessionAnswer,
    SessionRequest,
    VerifierRequest,
    message_of_paper,
    papers,
    read_message,
)
from counter_app.wire.papers import Certificate, PaperRefused, b64, open_paper, unb64

BUSY_SECONDS = 5
_HASH = re.compile("[0-9a-f]{64}")


class Centre:
    """The parts, connected. `database` must have been made (`Database.create`)."""

    def __init__(self, database: Database, key_file: KeyFile, random_bytes: Callable[[int], bytes]) -> None:
        self.keys = CentreKeys(key_file)
        self._database = database
        self._enrolment = Enrolment(self.keys, random_bytes)
        self._sessions = Sessions(self.keys, random_bytes)
        self._storing = Storing(database, self.keys, self._enrolment)
        self._lookup = Lookup(database, self.keys)
        self.projector = Projector(database)
        self.administration = Administration(database, self.keys, self._enrolment, self._storing, random_bytes)
        self.online = OnlineDoor(database, self.administration, random_bytes)
        self.online_files = OnlineFiles(database)
        self._portals = PortalCalls(
            self.online,
            CitizenDoor(database, self.administration),
            self.online_files,
            OnlineResults(database, self.administration),
        )
        self.projector.judge_again_after_upgrade()

    @property
    def shared_database(self) -> str | None:
        """Its address, where a projector may work beside this process; None for SQLite."""
        return self._database.shared_address

    def notices(self, ways: Ways, uniform: Uniform) -> Notices:
        """What sends notices to citizens over these ways; `uniform` is chance."""
        return Notices(self._database, self.administration, ways.timed_paces(), ways.patience, uniform)

    def handle(self, request: Request, now: datetime) -> Answer:
        """Answer one request; whatever comes in, what is wrong is told in one sentence and changes nothing."""
        try:
            return self._answered(request, now)
        except Refused as refused:
            return refused.answer()
        except ParentMissing as missing:
            return answer_with(missing.message, 409)
        except RowUnknown as unknown:
            return answer_with(FeedMismatch(last=unknown.last), 409)
        except EnvironmentProblem as problem:
            return Refused(503, problem.vi, problem.en, retry_after=BUSY_SECONDS).answer()
        except Problem as problem:
            return Refused(400, problem.vi, problem.en).answer()

    def project(self, now: datetime) -> int:
        """Judge what waits, in every office. How many feed rows were written. Raises EnvironmentProblem."""
        return self.projector.project(now)

    def _answered(self, request: Request, now: datetime) -> Answer:
        allowed = False
        for method, pattern, answer in _ROUTES:
            found = pattern.fullmatch(request.path)
            if found is None:
                continue
            if method == request.method:
                return answer(self, Call(request, now, found.groupdict()))
            allowed = True
        if allowed:
            raise method_not_used()
        raise no_such_address()

    def _introduce(self, call: Call) -> Answer:
        return answer_with(
            CentreAnswer(
                centre=self.keys.centre.hex(),
                time=iso(call.now),
                keys=[message_of_paper(paper) for paper in self.keys.notices()],
                nonce=b64(self._sessions.nonce(call.now)),
            )
        )

    def _enrol(self, call: Call) -> Answer:
        message = _message(EnrolRequest, call)
        _refuse_control_characters(message.name)
        guess = Guess("enrolment", "", call.request.client)
        with self._database.writing() as connection:
            refuse_while_slowed(connection, self.keys, guess, call.now)
            try:
                return answer_with(self._enrolment.enrol(connection, message, call.now))
            except CodeRefused as refused:
                note_wrong_try(connection, self.keys, guess, call.now)
                wrong = refused
        raise wrong

    def _open_session(self, call: Call) -> Answer:
        message = _message(SessionRequest, call)
        certificate = self._proved(message, call.now)
        public = bytes.fromhex(certificate.public)
        with self._database.reading() as connection:
            known = registry.find_key(connection, public)
        if known is None or message.ranges:
            with self._database.writing() as connection:
                if known is None:
                    known = self._enrolment.learn(connection, message.certificate.paper(), certificate)
                self._enrolment.shown(connection, certificate.desk, papers(message.ranges))
        _refuse_withdrawn(known.withdrawn)
        token, until = self._sessions.token(certificate, call.now)
        return answer_with(SessionAnswer(token=token, until=iso(until)))

    def _proved(self, message: SessionRequest, now: datetime) -> Certificate:
        try:
            certificate = open_paper(message.certificate.paper(), Certificate, self.keys.known)
            nonce, signature = unb64(message.nonce), unb64(message.signature)
            proved = self._sessions.nonce_is_ours(nonce, now) and self._sessions.proves(certificate, nonce, signature)
        except (PaperRefused, ValueError):
            proved = False
        if not proved:
            raise Refused(
                401,
                "Quầy chưa chứng minh được giấy chứng nhận của mình; hãy xin số dùng một lần mới.",
                "The desk has not proved its certificate; ask for a new nonce.",
            )
        return certificate

    def _push(self, call: Call) -> Answer:
        return answer_with(self._storing.push(call.named["journal"], call.request.body, call.now))

    def _pull(self, call: Call) -> Answer:
        session = self._session(call)
        if session.office != call.named["office"]:
            raise _not_yours()
        after, row_hash = _place(call.request.query)
        with self._database.reading() as connection:
            return answer_with(feed_page(connection, session.office, after, row_hash))

    def _grant(self, call: Call) -> Answer:
        session = self._session(call)
        if session.desk != call.named["desk"]:
            raise _not_yours()
        message = _message(RangeRequest, call)
        with self._database.writing() as connection:
            desk = registry.find_desk(connection, session.desk)
            if desk is None:
                raise _not_yours()
            paper = self._enrolment.grant(connection, desk, message.n, message.agency)
        return answer_with(RangeAnswer(grant=message_of_paper(paper)))

    def _refer(self, call: Call) -> Answer:
        session = self._session(call)
        kind, digest = call.named["kind"], call.request.query.get("hash", "")
        if digest and _HASH.fullmatch(digest) is None:
            raise no_such_version()
        with self._database.reading() as connection:
            if digest:
                return one_version(connection, kind, session.office, digest)
            known = call.request.headers.get("if-none-match", "")
            return reference(connection, self.keys, kind, session.office, known)

    def _change_verifier(self, call: Call) -> Answer:
        session = self._session(call)
        if not call.named["account"].isprintable():
            raise no_such_account()
        message = _message(VerifierRequest, call)
        with self._database.writing() as connection:
            put_verifier(connection, call.named["account"], session.office, session.desk, message, call.now)
        return Answer(204, b"", {})

    def _put_blob(self, call: Call) -> Answer:
        session = self._session(call)
        part, data = part_of(call.request.query), call.request.body
        if part is None and data:
            raise Refused(400, "Thiếu số thứ tự của phần gửi lên.", "The number of the part is missing.")
        content = bytes.fromhex(call.named["content"])
        with self._database.writing() as connection:
            return answer_with(take_part(connection, session, call.named["dossier"], content, part, data))

    def _give_blob(self, call: Call) -> Answer:
        session, part = self._session(call), part_of(call.request.query)
        if part is None:
            raise part_missing()
        content = bytes.fromhex(call.named["content"])
        return bytes_answer(self.online_files.part(session.office, call.named["dossier"], content, part))

    def _ask_files(self, call: Call) -> Answer:
        session = self._session(call)
        if session.office != call.named["office"]:
            raise _not_yours()
        return answer_with(self.online_files.settled(session.office, _message(FilesRequest, call).files))

    def _look_up(self, call: Call) -> Answer:
        query = call.request.query
        answer = self._lookup.by_code(
            call.named["code"], query.get("pin", ""), query.get("signature", ""), call.request.client, call.now
        )
        return _not_to_be_kept(answer_with(answer))

    def _show_slip(self, call: Call) -> Answer:
        answer = self._lookup.by_slip(call.request.path)
        if "application/json" in call.request.headers.get("accept", ""):
            return _not_to_be_kept(answer_with(answer))
        return slip_page(answer)

    def _session(self, call: Call) -> Session:
        session = self._sessions.session(call.request.headers.get("authorization", ""), call.now)
        with self._database.reading() as connection:
            key = registry.find_key(connection, session.public)
        if key is not None:
            _refuse_withdrawn(key.withdrawn)
        return session


def _not_to_be_kept(answer: Answer) -> Answer:
    """Its address holds a proof and its body speaks of a person: no cache on the way may give it to somebody else."""
    return replace(answer, headers={**answer.headers, "cache-control": "no-store", "referrer-policy": "no-referrer"})


def _by_portal(answer: Callable[[PortalCalls, Call], Answer]) -> Callable[[Centre, Call], Answer]:
    return lambda centre, call: answer(centre._portals, call)


_ROUTES: tuple[tuple[str, re.Pattern[str], Callable[[Centre, Call], Answer]], ...] = (
    ("GET", re.compile("/v1/centre"), Centre._introduce),
    ("POST", re.compile("/v1/desks"), Centre._enrol),
    ("POST", re.compile("/v1/sessions"), Centre._open_session),
    ("POST", re.compile("/v1/journals/(?P<journal>[0-9a-fA-F]{32})"), Centre._push),
    ("GET", re.compile("/v1/offices/(?P<office>[^/]{1,200})/feed"), Centre._pull),
    ("POST", re.compile("/v1/desks/(?P<desk>[^/]{1,200})/ranges"), Centre._grant),
    ("GET", re.compile("/v1/reference/(?P<kind>[a-z]{1,40})"), Centre._refer),
    ("PUT", re.compile("/v1/accounts/(?P<account>[^/]{1,200})/verifier"), Centre._change_verifier),
    ("PUT", re.compile("/v1/dossiers/(?P<dossier>[A-Z2-7]{16})/blobs/(?P<content>[0-9a-f]{64})"), Centre._put_blob),
    ("GET", re.compile("/v1/dossiers/(?P<dossier>[A-Z2-7]{16})/blobs/(?P<content>[0-9a-f]{64})"), Centre._give_blob),
    ("POST", re.compile("/v1/offices/(?P<office>[^/]{1,200})/files"), Centre._ask_files),
    ("POST", re.compile("/v1/offices/(?P<office>[^/]{1,200})/online"), _by_portal(PortalCalls.file)),
    (
        "PUT",
        re.compile(
            "/v1/offices/(?P<office>[^/]{1,200})/online/(?P<reference>[^/]{1,100})/files/(?P<content>[0-9a-f]{64})"
        ),
        _by_portal(PortalCalls.put_file),
    ),
    (
        "POST",
        re.compile(
            "/v1/offices/(?P<office>[^/]{1,200})/online/(?P<reference>[^/]{1,100})"
            "/(?P<what>supplement|withdrawal|change)"
        ),
        _by_portal(PortalCalls.tell),
    ),
    (
        "GET",
        re.compile("/v1/offices/(?P<office>[^/]{1,200})/online/(?P<reference>[^/]{1,100})"),
        _by_portal(PortalCalls.look),
    ),
    (
        "GET",
        re.compile(
            "/v1/offices/(?P<office>[^/]{1,200})/online/(?P<reference>[^/]{1,100})/result/(?P<content>[0-9a-f]{64})"
        ),
        _by_portal(PortalCalls.give_result),
    ),
    ("GET", re.compile("/v1/lookup/(?P<code>[^/]{1,200})"), Centre._look_up),
    ("GET", re.compile("/[Ss]1/.{1,400}"), Centre._show_slip),
)


def _message(kind: type[M], call: Call) -> M:
    try:
        return read_message(kind, within(call))
    except MessageRefused:
        raise Refused(400, "Yêu cầu không đúng dạng.", "The request has not the right form.") from None


def _place(query: Mapping[str, str]) -> tuple[int, bytes]:
    after, row_hash = query.get("after", "0"), query.get("hash", "")
    try:
        if not (after.isascii() and after.isdigit() and len(after) <= 16 and len(row_hash) <= 64):
            raise ValueError(after)
        return int(after), bytes.fromhex(row_hash)
    except ValueError:
        raise Refused(400, "Vị trí trong dòng tin không đúng dạng.", "The feed position has the wrong form.") from None


def _refuse_control_characters(text: str) -> None:
    if not text.isprintable():
        raise Refused(400, "Tên quầy có ký tự điều khiển.", "The desk's name has control characters.")


def _refuse_withdrawn(withdrawn: str | None) -> None:
    if withdrawn is not None:
        raise Refused(
            403,
            "Khóa của quầy này đã bị thu hồi; hãy báo lãnh đạo bộ phận.",
            "This desk's key has been withdrawn; contact the supervisor.",
        )


def _not_yours() -> Refused:
    return Refused(403, "Quầy này không có quyền ở địa chỉ này.", "This desk has no right to this address.")
