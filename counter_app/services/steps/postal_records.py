"""What this desk and the post sign for with each other: results that go out by post, dossiers that the post brings.

A record takes everything of its side that stands on none yet, writes a line into each dossier, and can be printed
again.
Call everything from the background.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from counter_app.domain import entry_types as types
from counter_app.domain.details import object_of, objects_of, text_of, texts_of
from counter_app.domain.errors import BadInput
from counter_app.domain.form import Form
from counter_app.domain.life_cycle import RETURNED, VOID
from counter_app.domain.notice import Notice
from counter_app.domain.postal_delivery import POST, PostalDelivery
from counter_app.domain.profile_counting import citation_with_doubt
from counter_app.domain.step_details import line
from counter_app.domain.times import iso, parse_iso, time_vi
from counter_app.print.forms.postal_record import (
    PostalPaper,
    PostedRow,
    posted_dossiers_form,
    posted_results_form,
)
from counter_app.services.people_words import address_vi
from counter_app.services.reference import Reference
from counter_app.services.sign_in import Session
from counter_app.services.slip_content import return_place_vi, slip_components
from counter_app.services.steps.case import Case, Cases, of_dossier
from counter_app.services.steps.results import delivery_of
from counter_app.store.database import Connection
from counter_app.store.desk_identity import DeskIdentity
from counter_app.store.journal import EntryDraft
from counter_app.store.postal_reading import about_the_post
from counter_app.wire.entry import identity_of, readable_body
from counter_app.wire.header import Header

LOOKED_BACK = timedelta(days=14)
MOST_LISTED = 200
# Decision 45/2016/QĐ-TTg: both count and write the record, originals noted; filed once both signed.
COUNTED_BY, FILED_BY = ("post.handover.record", "post.originals"), ("post.filed_when_signed",)
LIST, SIDE = "post_list", "post_side"  # facts of the record and of its line in each dossier


class PostalSide(StrEnum):
    RESULTS = "results"
    DOSSIERS = "dossiers"


SIDE_WORDS = {
    PostalSide.RESULTS: Notice("Danh sách giao kết quả cho bưu chính", "Results handed to the post"),
    PostalSide.DOSSIERS: Notice("Biên bản nhận hồ sơ từ bưu chính", "Dossiers brought by the post"),
}
_LINES = {
    PostalSide.RESULTS: "Giao bưu chính theo danh sách {}",
    PostalSide.DOSSIERS: "Nhận từ bưu chính theo biên bản {}",
}


@dataclass(frozen=True, slots=True)
class PostalRecord:
    """`number` is this desk's own; `employee` of the post, '' where nobody wrote it."""

    side: PostalSide
    number: str
    when: datetime
    clerk: str
    employee: str
    identities: tuple[str, ...]


# Bình Định 2019, article 18.2, speaks of dossiers; Đăk Nông 2019, articles 29.1 and 29.2, of both.
LOSS = {PostalSide.RESULTS: "post.loss.result", PostalSide.DOSSIERS: "post.loss.dossier"}


class PostalRecords:
    def __init__(self, cases: Cases, reference: Reference, desk: DeskIdentity) -> None:
        self._cases, self._reference, self._desk = cases, reference, desk

    def waiting(self, side: PostalSide) -> tuple[str, ...]:
        """Identities of what stands on no record of this side, the longest waiting first."""
        with self._cases.reading() as connection:
            return tuple(case.identity for case in self._waiting(connection, side))

    def record(self, side: PostalSide, session: Session, employee: str = "") -> PostalRecord:
        """Everything that waits, all or none. Raises BadInput where nothing does."""
        self._cases.require(session, types.HANDOVER_LISTED)
        who = line(employee, "Nhân viên bưu chính", "Postal employee")
        with self._cases.writing() as connection:
            cases = self._waiting(connection, side)[:MOST_LISTED]
            if not cases:
                raise _nothing(side)
            now = self._cases.now()
            made = PostalRecord(
                side,
                f"{self._desk.number:03d}-{now:%y%m%d-%H%M%S}",  # a desk makes no two lists in one second
                now,
                session.name,
                who,
                tuple(case.identity for case in cases),
            )
            lines = [of_dossier(_line(made), case) for case in cases]
            self._cases.append(connection, [_head(made), *lines], session)
            return made

    def last(self, side: PostalSide) -> PostalRecord | None:
        """The newest that this desk made, to be printed again; None where there is none of late."""
        with self._cases.reading() as connection:
            for one in about_the_post(connection, self._since()):
                if one.header.type == types.HANDOVER_LISTED and one.header.facts.get(SIDE) == side.value:
                    details = readable_body(one.body)
                    return PostalRecord(
                        side,
                        str(one.header.facts.get(LIST)),
                        parse_iso(one.header.entered),
                        text_of(details, "clerk"),
                        text_of(details, "receiver"),
                        texts_of(details.get("dossiers")),
                    )
        return None

    def form(self, record: PostalRecord) -> Form:
        office = self._reference.office()
        with self._cases.reading() as connection:
            cases = [self._cases.read_in(connection, identity) for identity in record.identities]
        results = record.side is PostalSide.RESULTS
        paper = PostalPaper(
            office=office.heading,
            number=record.number,
            when=record.when,
            rows=tuple(_result_row(case, record.when) if results else _dossier_row(case) for case in cases),
            clerk=record.clerk,
            employee=record.employee,
            sample=office.sample,
            promise=_promise([delivery_of(case, record.when) for case in cases]) if results else "",
            counted=articles(COUNTED_BY, cases),
            filed=articles(FILED_BY, cases),
            loss=made_good(LOSS[record.side], cases),
        )
        return posted_results_form(paper) if results else posted_dossiers_form(paper)

    # -----------------------------------------------------------------------------------------------------

    def _waiting(self, connection: Connection, side: PostalSide) -> list[Case]:
        found = self._cases.readable(connection, self._unlisted(connection, side))
        return [case for case in reversed(found) if _belongs(case, side)]

    def _unlisted(self, connection: Connection, side: PostalSide) -> Iterator[str]:
        """The newest word of each dossier decides: returned again after a list, it goes on another."""
        decided: set[str] = set()
        for one in about_the_post(connection, self._since()):
            identity = one.header.dossier or identity_of(one.hash)
            listed = one.header.type == types.NOTE_ADDED and one.header.facts.get(SIDE) == side.value
            if identity in decided or not (listed or _begins(one.header, side)):
                continue
            decided.add(identity)
            if not listed:
                yield identity

    def _since(self) -> str:
        return iso(self._cases.now() - LOOKED_BACK)


def _nothing(side: PostalSide) -> BadInput:
    if side is PostalSide.RESULTS:
        return BadInput(
            "Chưa có kết quả nào trả qua bưu chính ở quầy này mà chưa vào danh sách; hãy trả kết quả theo cách “qua "
            "bưu chính” trước.",
            "No result was returned by post at this desk that stands on no list yet; return results by post first.",
        )
    return BadInput(
        "Chưa có hồ sơ nào nhận qua bưu chính ở quầy này mà chưa vào biên bản; hãy tiếp nhận với kênh “bưu chính” "
        "trước.",
        "No dossier came by post at this desk that stands on no record yet; receive them with the channel post first.",
    )


def _begins(header: Header, side: PostalSide) -> bool:
    if side is PostalSide.RESULTS:
        return header.type == types.RESULT_RETURNED and header.facts.get("way") == "post"
    return header.type == types.DOSSIER_RECEIVED and header.facts.get("channel") == "post"


def _belongs(case: Case, side: PostalSide) -> bool:
    """As it stands by now: sent back, voided or not accepted by the centre, it is on no list."""
    if side is PostalSide.DOSSIERS:
        return case.state.status != VOID and case.was_received and "replaces" not in case.opening.facts
    last = case.last(types.RESULT_RETURNED)
    by_post = last is not None and last.header is not None and last.header.facts.get("way") == "post"
    return by_post and case.state.status == RETURNED


def _head(made: PostalRecord) -> EntryDraft:
    details: dict[str, object] = {"clerk": made.clerk, "dossiers": list(made.identities)}
    facts = {LIST: made.number, SIDE: made.side.value, "list": made.number, "count": len(made.identities)}
    details |= {"receiver": made.employee} if made.employee else {}
    return EntryDraft(types.HANDOVER_LISTED, details=details, facts=facts)


def _line(made: PostalRecord) -> EntryDraft:
    note = _LINES[made.side].format(made.number) + (f", {made.employee}" if made.employee else "")
    facts = {LIST: made.number, SIDE: made.side.value}
    return EntryDraft(types.NOTE_ADDED, details={"note": note, "clerk": made.clerk}, facts=facts)


def articles(rules: tuple[str, ...], cases: list[Case]) -> str:
    """Each once: what was received under an older regulation keeps its law."""
    found = (case.profile.rule(name, channel=case.channel, level=case.level) for case in cases for name in rules)
    return "; ".join(dict.fromkeys(citation_with_doubt(rule) for rule in found if rule is not None))


def made_good(rule_id: str, cases: list[Case]) -> str:
    """What the post owes for what it loses, in the words of each regulation once."""
    found = (case.profile.rule(rule_id, channel=POST) for case in cases)
    said = (f"{rule.vi.removesuffix('.')} ({citation_with_doubt(rule)})." for rule in found if rule is not None)
    return " ".join(dict.fromkeys(said))


def _promise(deliveries: list[PostalDelivery | None]) -> str:
    """How long the post has, by each article once: what was received under an older regulation keeps it."""
    said = (
        f"Trong tỉnh, bưu chính trả kết quả trong {one.hours.vi}{one.elsewhere.vi} ({one.source})."
        for one in deliveries
        if one is not None
    )
    return " ".join(dict.fromkeys(said))


def _result_row(case: Case, handed: datetime) -> PostedRow:
    delivery = delivery_of(case, handed)
    returned, arrived = case.last(types.RESULT_RETURNED), case.last(types.RESULT_ARRIVED)
    given = case.last(types.PAPERS_GIVEN_BACK)
    submitter = object_of(case.details.get("submitter"))
    papers = objects_of(given.details.get("papers")) if given is not None else ()
    return PostedRow(
        case.row.code or case.identity,
        text_of(submitter, "name") or case.row.applicant,
        return_place_vi(case.details) or address_vi(object_of(case.details.get("applicant"))),
        text_of(arrived.details, "document") if arrived is not None else "",
        "; ".join(f"{text_of(paper, 'name')} ({paper.get('count', 1)})" for paper in papers),
        text_of(returned.details, "mail") if returned is not None else "",
        time_vi(delivery.by) if delivery is not None else "",
    )


def counted_papers(details: Mapping[str, Any]) -> str:
    """What was taken in, in words; what was only shown is no paper that goes along."""
    counted = []
    for part in slip_components(details):
        copies = part.certified + part.photocopies
        kinds = [f"{part.originals} bản chính"] if part.originals else []
        kinds += [f"{copies} bản sao"] if copies else []
        if kinds:
            counted.append(f"{part.name}: {', '.join(kinds)}")
    return "; ".join(counted)


def _dossier_row(case: Case) -> PostedRow:
    papers = counted_papers(case.details)
    return PostedRow(case.row.code or case.identity, case.row.applicant, "", case.row.procedure_name, papers)
