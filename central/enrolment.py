"""Making desks: one-time codes, certificates, number ranges; and learning desks again after a restore.

Every answer is the same however often it is asked for: the line may break between our commit and the desk's disk.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from central import desk_families
from central.keys import CentreKeys
from central.requests import Refused
from central.store import registry
from central.store.database import Connection
from central.store.registry import Desk, DeskKey
from counter_app.domain.times import iso, parse_iso
from counter_app.wire import base32
from counter_app.wire.keys import key_name
from counter_app.wire.messages import EnrolAnswer, EnrolRequest, message_of_paper
from counter_app.wire.papers import (
    Certificate,
    Grant,
    KeyNotice,
    Paper,
    PaperRefused,
    b64,
    open_paper,
    read_paper,
    sign_paper,
)

BLOCK = 200
BLOCKS_OF_AN_AGENCY = 25  # 0001-0200 … 4801-4999; the centre's own intake has the rest
LARGEST_NUMBER = 4999
MOST_RANGES_OF_A_DESK = 5  # of one agency: a thousand numbers a day, ten times what a clerk takes in
LAST_DESK_NUMBER = 999
MOST_KEYS_OF_A_DESK = 40  # every desk of the office carries all of them; a counter gets a new PC every few years
CODE_VALID = timedelta(hours=72)
ANSWER_AGAIN = timedelta(hours=24)

# What a database that came back from a backup skips: grants and desks made after the backup are not known yet.
RESERVED_BLOCKS = 3
RESERVED_DESK_NUMBERS = 40

RESTORED = "restored"

log = logging.getLogger("central")


class CodeRefused(Refused):
    """A one-time code that lets nobody in; nothing was changed."""


class Enrolment:
    """`random_bytes` gives codes and desk ids."""

    def __init__(self, keys: CentreKeys, random_bytes: Callable[[int], bytes]) -> None:
        self._keys = keys
        self._random_bytes = random_bytes

    def make_code(self, connection: Connection, office: str, now: datetime) -> str:
        """16 letters for one desk of this office, shown once; only its hash is kept. Valid for CODE_VALID."""
        code = base32.encode(self._random_bytes(10))
        registry.add_code(connection, _code_hash(code), office, iso(now + CODE_VALID))
        return code

    def enrol(self, connection: Connection, request: EnrolRequest, now: datetime) -> EnrolAnswer:
        """Raises Refused. The same key with the same code gets the same papers."""
        public = _public_key(request.public)
        code_hash = _code_hash(request.code)
        registry.lock_settings(connection)
        office = self._admitted(connection, code_hash, public, now)
        key = registry.find_key(connection, public)
        if key is None:
            desk = self._new_desk(connection, office, request.name)
            key = self.certify(connection, desk, public, now)
            self.first_ranges(connection, desk)
        elif not self._is_of(connection, key, office):
            raise CodeRefused(
                403,
                "Khóa này đã được ghi danh ở bộ phận khác; hãy tạo khóa mới.",
                "This key is enrolled at another office already; make a new one.",
            )
        registry.use_code(connection, code_hash, public)  # whoever it is: a code lets in once
        return self._answer(connection, key, office)

    def _is_of(self, connection: Connection, key: DeskKey, office: str) -> bool:
        desk = registry.find_desk(connection, key.desk)
        return desk is not None and desk.office == office

    def certify(self, connection: Connection, desk: Desk, public: bytes, now: datetime) -> DeskKey:
        """A certificate for this key, or the one that it has."""
        known = registry.find_key(connection, public)
        if known is not None:
            return known
        content = Certificate(desk.desk, desk.office, desk.name, desk.number, desk.spare, public.hex(), iso(now))
        paper = sign_paper(content, self._keys.signing)
        key = DeskKey(public, key_name(public), desk.desk, paper.stored(), None)
        registry.add_key(connection, key)
        return key

    def certify_new_key(
        self, connection: Connection, certificate: Certificate, public: bytes, now: datetime
    ) -> DeskKey | None:
        """For a new PC of the same desk. None where the desk has had so many keys that a person must look."""
        registry.lock_settings(connection)
        known = registry.find_key(connection, public)
        if known is not None:
            return known
        if registry.count_keys(connection, certificate.desk) >= MOST_KEYS_OF_A_DESK:
            log.warning("desk %s asked for too many keys: it goes on with the one it has", certificate.desk)
            return None
        return self.certify(connection, _desk_of(certificate), public, now)

    def certify_as_another_desk(
        self, connection: Connection, like: Certificate, public: bytes, now: datetime
    ) -> DeskKey | None:
        """For a clone: the same counter's copy goes on as a desk with number and ranges of its own.

        None where so many copies were made already that a person must look; the copy goes on without numbers.
        """
        registry.lock_settings(connection)
        known = registry.find_key(connection, public)
        if known is not None:
            return known
        if registry.count_beginning(connection, desk_families.family_of(like.desk)) >= desk_families.LARGEST_FAMILY:
            log.warning("desk %s was copied too often: no further copy gets numbers of its own", like.desk)
            return None
        desk = self._new_desk(connection, like.office, f"{like.name} (2)"[:200], like.desk)
        key = self.certify(connection, desk, public, now)
        self.first_ranges(connection, desk)
        return key

    def learn(self, connection: Connection, paper: Paper, certificate: Certificate) -> DeskKey:
        """A certificate of ours that we have no record of: this database forgot it. The desk is registered again."""
        registry.lock_settings(connection)
        self.note_restored(connection)
        registry.add_office(connection, certificate.office, certificate.office, registry.COMMUNE)
        registry.add_desk(connection, _desk_of(certificate))
        public = bytes.fromhex(certificate.public)
        key = DeskKey(public, key_name(public), certificate.desk, paper.stored(), None)
        registry.add_key(connection, key)
        return key

    def note_restored(self, connection: Connection) -> None:
        """Once: leave a reserve above every number that is known, for what was granted after the backup."""
        if registry.setting(connection, RESTORED):
            return
        registry.put_setting(connection, RESTORED, "1")
        registry.skip_blocks(connection, RESERVED_BLOCKS)

    def shown(self, connection: Connection, desk: str, papers: list[Paper]) -> None:
        """The grants that a desk holds: what this database forgot is written down again."""
        have = {n for n, _agency, _paper in registry.grants_of(connection, desk)}
        for paper in papers[:100]:
            try:
                grant = open_paper(paper, Grant, self._keys.known)
            except PaperRefused:
                continue  # another centre's, or damaged: nothing of ours
            if grant.desk == desk and grant.n not in have:
                registry.lock_settings(connection)
                self.note_restored(connection)
                block = (grant.first - 1) // BLOCK
                registry.add_grant(connection, desk, grant.n, grant.agency, block, paper.stored())

    def first_ranges(self, connection: Connection, desk: Desk) -> None:
        """One range for each agency that the office names as its own, as far as there are any."""
        for agency in registry.agencies_of(connection, desk.office):
            n = len(registry.grants_of(connection, desk.desk)) + 1
            self._granted(connection, desk.desk, n, agency)

    def grant(self, connection: Connection, desk: Desk, n: int, agency: str | None) -> Paper:
        """The n-th range of this desk, the same however often it is asked for. Raises Refused."""
        registry.lock_settings(connection)
        held = registry.grants_of(connection, desk.desk)
        grants = {known: paper for known, _agency, paper in held}
        if n in grants:
            return read_paper(grants[n])
        own = registry.agencies_of(connection, desk.office)
        wanted = agency or (own[0] if own else "")
        if n != max(grants, default=0) + 1:
            raise Refused(
                400,
                f"Dải số kế tiếp của quầy này là {max(grants, default=0) + 1}.",
                f"The next range of this desk is {max(grants, default=0) + 1}.",
            )
        if sum(known == wanted for _n, known, _paper in held) >= MOST_RANGES_OF_A_DESK:
            log.warning("desk %s has its share of the ranges of %s", desk.desk, wanted)
            raise _no_range_left()
        if wanted not in own:
            raise Refused(
                403,
                "Cơ quan này không thuộc danh mục của bộ phận; hãy dùng số rộng.",
                "This agency is not one of the office's own; use wide numbers.",
            )
        paper = self._granted(connection, desk.desk, n, wanted)
        if paper is None:
            raise _no_range_left()
        return paper

    def ranges(self, connection: Connection, desk: str) -> list[Paper]:
        return [read_paper(paper) for _n, _agency, paper in registry.grants_of(connection, desk)]

    def _granted(self, connection: Connection, desk: str, n: int, agency: str) -> Paper | None:
        block = registry.next_block(connection, agency)
        if block is None or block >= BLOCKS_OF_AN_AGENCY:
            return None
        first = block * BLOCK + 1
        grant = Grant(desk, n, agency, first, min(first + BLOCK - 1, LARGEST_NUMBER))
        paper = sign_paper(grant, self._keys.signing)
        registry.add_grant(connection, desk, n, agency, block, paper.stored())
        return paper

    def _new_desk(self, connection: Connection, office: str, name: str, like: str | None = None) -> Desk:
        highest = registry.highest_desk_number(connection)
        if registry.setting(connection, RESTORED) and not registry.setting(connection, "desk_numbers_skipped"):
            registry.put_setting(connection, "desk_numbers_skipped", "1")
            highest += RESERVED_DESK_NUMBERS
        if highest + 2 > LAST_DESK_NUMBER:
            raise Refused(
                409,
                "Tỉnh đã dùng hết số quầy; hãy báo người quản trị trung tâm.",
                "The province has no desk number left; tell the centre's administrator.",
            )
        random_bytes = self._random_bytes
        made = desk_families.another_like(like, random_bytes) if like else desk_families.first_of_a_family(random_bytes)
        desk = Desk(made, office, name, highest + 1, highest + 2)
        registry.add_desk(connection, desk)
        return desk

    def _admitted(self, connection: Connection, code_hash: bytes, public: bytes, now: datetime) -> str:
        """The code's office. Raises Refused for a code that is wrong, used by another key, or too old."""
        code = registry.lock_code(connection, code_hash)
        mine = code is not None and code.public == public
        if code is None or (code.public is not None and not mine):
            raise CodeRefused(
                403,
                "Mã ghi danh sai hoặc đã dùng; hãy xin lãnh đạo bộ phận cấp mã mới.",
                "The enrolment code is wrong or was used; ask the supervisor for a new one.",
            )
        if now > parse_iso(code.expires) + (ANSWER_AGAIN if mine else timedelta()):
            raise CodeRefused(
                403,
                "Mã ghi danh đã hết hạn; hãy xin lãnh đạo bộ phận cấp mã mới.",
                "The enrolment code has expired; ask the supervisor for a new one.",
            )
        return code.office

    def _answer(self, connection: Connection, key: DeskKey, office: str) -> EnrolAnswer:
        return EnrolAnswer(
            certificate=message_of_paper(read_paper(key.certificate)),
            ranges=[message_of_paper(paper) for paper in self.ranges(connection, key.desk)],
            keys=[message_of_paper(paper) for paper in key_papers(connection, self._keys, office)],
            office=office,
            copy_key=b64(self._keys.copy_key(office)),
        )


def key_papers(connection: Connection, keys: CentreKeys, office: str) -> list[Paper]:
    """The centre's keys and every desk's of the office, withdrawn ones too; at a one-stop those of its post as well,
    whose manifests and posting slips are scanned there."""
    papers = keys.notices()
    for one in (office, *registry.posts_of(connection, office)):
        for key in registry.keys_of_office(connection, one):
            notice = KeyNotice(key.desk, key.public.hex(), "desk", key.withdrawn or "")
            papers.append(sign_paper(notice, keys.signing))
    return papers


def _no_range_left() -> Refused:
    return Refused(
        410,
        "Đã hết dải số của cơ quan này; quầy dùng số rộng.",
        "No range of this agency is left; the desk uses wide numbers.",
    )


def _desk_of(certificate: Certificate) -> Desk:
    return Desk(certificate.desk, certificate.office, certificate.name, certificate.number, certificate.spare)


def _public_key(text: str) -> bytes:
    try:
        public = bytes.fromhex(text)
    except ValueError:
        public = b""
    if len(public) != 32:
        raise Refused(400, "Khóa công khai không đúng dạng.", "The public key has not the right form.")
    return public


def _code_hash(code: str) -> bytes:
    try:
        letters = base32.normal(code)
    except ValueError:
        letters = ""
    return hashlib.sha256(b"counter-central enrolment code\0" + letters.encode("ascii")).digest()
