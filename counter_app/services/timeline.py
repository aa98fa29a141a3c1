"""The life of a dossier in plain sentences: what each entry says, without an exception or a code word."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from counter_app.domain import entry_types as types
from counter_app.domain.details import object_of
from counter_app.domain.entry_types import is_understood
from counter_app.domain.judging import IN_ORDER, counts
from counter_app.domain.office_names import OfficeNames
from counter_app.domain.permissions import PROGRAM
from counter_app.domain.settling import lets_count, settled_entry
from counter_app.domain.times import appointment_vi, parse_iso, time_vi
from counter_app.domain.working_clock import named_en_at
from counter_app.domain.written_number import grouped
from counter_app.services.evaluation_slips import EVALUATION, WITH_EVALUATION
from counter_app.services.people_words import authority_vi, copied_vi, number_vi, representative_vi
from counter_app.services.slip_history import on_the_sheet
from counter_app.services.standing import settlements
from counter_app.services.step_words import step_lines
from counter_app.services.wording import VERDICT_EN, VERDICT_VI, amount_vi, type_en, type_vi
from counter_app.store.dossier_fold import WAITING
from counter_app.store.dossier_reading import EntryProof, Happening
from counter_app.wire.header import Header

COPY_REASONS = {
    "lost": ("bản đã cấp bị mất", "the one handed out is lost"),
    "damaged": ("bản đã cấp bị hỏng", "the one handed out is damaged"),
}
_LABELS = {
    "due_reason": ("Lý do", "Reason"),
    "reason": ("Lý do", "Reason"),
    "note": ("Ghi chú", "Note"),
    "sheet": ("Phiếu dự phòng số", "Contingency sheet"),
    "to": ("Giao cho", "Given to"),
}
# A line of detail in both languages.
Told = tuple[str, str]
_OUTCOMES_VI = {"printed": "Giấy đã in ra", "not_printed": "Giấy chưa in ra được"}
_OUTCOMES_EN = {"printed": "The paper came out", "not_printed": "The paper did not come out"}


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One entry in plain words. `received` only where it differs from `entered` (a back-entry) or opens the dossier;
    `handed_in`: the centre's signature covers it, `proof_vi` says which; `verdict_vi` is empty where everything is in
    order."""

    type: str
    vi: str
    en: str
    who: str
    desk_vi: str
    desk_en: str
    received: datetime | None
    entered: datetime | None
    handed_in: bool
    verdict: str
    verdict_vi: str
    verdict_en: str
    proof_vi: str = ""
    proof_en: str = ""
    details_vi: tuple[str, ...] = ()
    details_en: tuple[str, ...] = ()
    understood: bool = True
    settled: bool = False

    @property
    def is_troubled(self) -> bool:
        """Whether somebody must look at it; what merely waits for the centre's word is not, nor what was settled."""
        return self.verdict not in (WAITING, IN_ORDER) and not self.settled


def timeline_of(happenings: Sequence[Happening], names: OfficeNames) -> tuple[TimelineLine, ...]:
    """In the order in which the centre placed them first: what was judged anew stays where it was. What was settled
    says so, and its settlement says what it speaks of."""
    settled, known = settlements(happenings), {one.hash: one for one in happenings}
    placed = sorted(happenings, key=lambda one: (one.proof.position is None, one.proof.position or 0))
    return tuple(_with_settlement(one, timeline_line(one, names), settled, known, names) for one in placed)


def _with_settlement(
    one: Happening,
    told: TimelineLine,
    settled: Mapping[bytes, Happening],
    known: Mapping[bytes, Happening],
    names: OfficeNames,
) -> TimelineLine:
    if one.hash in settled and told.is_troubled:
        vi, en = _settled_words(told.verdict, settled[one.hash])
        return replace(told, settled=True, verdict_vi=vi, verdict_en=en)
    about = known.get(settled_entry(one.header.facts) or b"") if one.header is not None else None
    if one.header is None or one.header.type != types.CONFLICT_SETTLED or about is None:
        return told
    vi, en = side_words(about, names)
    return replace(
        told,
        details_vi=(f"Việc được xét: {vi}", *told.details_vi),
        details_en=(f"It speaks of: {en}", *told.details_en),
    )


def _settled_words(verdict: str, settlement: Happening) -> Told:
    if lets_count(settlement.known.facts):
        return "lãnh đạo cho tính, chờ trung tâm xác nhận", "the supervisor lets it count; waits for the centre's word"
    if counts(verdict):
        return "vẫn được tính, mã hồ sơ trùng; lãnh đạo đã xem", "counts, with a code taken; seen by the supervisor"
    return "không tính, lãnh đạo đã giải quyết", "does not count, settled by the supervisor"


def side_words(one: Happening, names: OfficeNames) -> Told:
    """What was done, by whom, at which desk and when, in one line."""
    told = timeline_line(one, names)
    when = time_vi(told.entered) if told.entered is not None else ""
    vi, en = (", ".join(filter(None, (told.who, desk, when))) for desk in (told.desk_vi, told.desk_en))
    return f"{told.vi} · {vi}", f"{told.en} · {en}"


def timeline_line(happening: Happening, names: OfficeNames) -> TimelineLine:
    """An entry that is gone or of a newer kind is shown as such, never left out."""
    header = happening.header
    if header is None:
        return _line_of_nothing(happening)
    details = _details(header, happening.details)
    understood = is_understood(header.type, header.v)
    vi, en = _sentence(header) if understood else (type_vi(header.type), type_en(header.type))
    if not understood and header.type in types.VERSION:
        vi, en = f"{vi} (theo mẫu mới, phần mềm này chưa đọc được)", f"{en} (newer form, not readable here)"
    desk_vi, desk_en = names.desk(header.desk)
    return replace(
        _line_of_nothing(happening),
        type=header.type,
        vi=vi,
        en=en,
        who=_who(happening, header, names),
        desk_vi=desk_vi,
        desk_en=desk_en,
        received=_moment(header.received),
        entered=_moment(header.entered),
        details_vi=tuple(vi for vi, _en in details) if understood else (),
        details_en=tuple(en for _vi, en in details) if understood else (),
        understood=understood,
    )


def _line_of_nothing(happening: Happening) -> TimelineLine:
    """What is known of an entry whose content is gone: how it was judged, and what proves it."""
    verdict = happening.verdict or WAITING
    proof_vi, proof_en = proof_words(happening.proof)
    return TimelineLine(
        type="",
        vi="Nội dung ghi nhận không còn ở đây",
        en="The entry's content is not here any more",
        who="",
        desk_vi="",
        desk_en="",
        received=None,
        entered=None,
        handed_in=happening.proved,
        verdict=verdict,
        verdict_vi=VERDICT_VI.get(verdict, verdict),
        verdict_en=VERDICT_EN.get(verdict, verdict),
        proof_vi=proof_vi,
        proof_en=proof_en,
        understood=False,
    )


def _who(happening: Happening, header: Header, names: OfficeNames) -> str:
    """'' for what no person did: the desk, or the centre, is named beside it."""
    return str(happening.details.get("clerk") or ("" if header.who == PROGRAM else names.person(header.who)))


def proof_words(proof: EntryProof) -> Told:
    """Which signature of the centre covers an entry, or that none does yet."""
    if proof.number is None:
        if proof.position is None:
            return "Quầy khác ghi, chưa có vị trí trong sổ của cơ quan", "Another desk's, without a place in the feed"
        return (
            f"Quầy khác ghi; trung tâm đã xếp vào sổ của cơ quan, vị trí {grouped(proof.position)}",
            f"Another desk's; placed by the centre in the office's feed at {proof.position:,}",
        )
    number = grouped(proof.number)
    if not proof.holds:
        return (
            f"Chưa có chữ ký của trung tâm (việc số {number} của quầy này)",
            f"Not signed for yet (entry {proof.number:,} of this desk)",
        )
    signed = _moment(proof.signed)
    return (
        f"Trung tâm đã ký nhận việc số {number}: chữ ký {f'lúc {time_vi(signed)} ' if signed else ''}"
        f"xác nhận đủ đến số {grouped(proof.covered_to)}",
        f"Entry {proof.number:,} is signed for: the signature {f'of {signed:%Y-%m-%d %H:%M} ' if signed else ''}"
        f"covers everything up to {proof.covered_to:,}",
    )


def _sentence(header: Header) -> Told:
    facts = header.facts
    if header.type == types.SLIP_SENT:
        copy = facts.get("copy") or 0
        if copy:
            vi, en = COPY_REASONS.get(str(facts.get("reason")), ("", ""))
            return f"In bản sao lần {copy} của giấy tiếp nhận ({vi})", f"Copy {copy} of the slip printed ({en})"
    if header.type == types.SLIP_OUTCOME:
        outcome = str(facts.get("outcome", ""))
        return _OUTCOMES_VI.get(outcome, type_vi(header.type)), _OUTCOMES_EN.get(outcome, type_en(header.type))
    if header.type == types.RESULT_RETURNED and facts.get("at_once") is True:
        return "Trả kết quả ngay khi tiếp nhận", "Result returned at once"
    return type_vi(header.type), type_en(header.type)


def _details(header: Header, details: Mapping[str, Any]) -> list[Told]:
    return [line for describe in _DESCRIBERS for line in describe(header, details)]


def _due(header: Header, _details: Mapping[str, Any]) -> list[Told]:
    due = _moment(header.due)
    if due is None:
        return []
    by_clerk = header.facts.get("due_set_by") == "clerk"
    return [
        (
            f"Hẹn trả {appointment_vi(due)}{' (do cán bộ tiếp nhận ấn định)' if by_clerk else ''}",
            f"Due {named_en_at(due)}{' (set by the clerk)' if by_clerk else ''}",
        )
    ]


_MONEY_VERBS = {
    types.FEE_COLLECTED: ("Đã thu", "Collected"),
    types.TRANSFER_CLAIMED: ("Báo đã chuyển", "Said to be transferred"),
    types.TRANSFER_CONFIRMED: ("Đã vào tài khoản", "Arrived in the account"),
    types.FEE_EXEMPTED: ("Được miễn, giảm", "Let off"),
    types.FEE_REFUNDED: ("Đã hoàn trả", "Given back"),
}


def _fees(header: Header, _details: Mapping[str, Any]) -> list[Told]:
    vi, en = _MONEY_VERBS.get(header.type, ("Phải nộp", "Owed"))
    return [
        (
            f"{vi} {fee.name or 'phí, lệ phí'}: {amount_vi(fee.amount)}",
            f"{en} {fee.name or 'fee'}: {amount_vi(fee.amount)}",
        )
        for fee in header.fees
        if fee.amount
    ]


def _missing(_header: Header, details: Mapping[str, Any]) -> list[Told]:
    missing = details.get("missing")
    names = [name for name in missing if isinstance(name, str)] if isinstance(missing, list) else []
    return [(f"Còn thiếu: {name}", f"Missing: {name}") for name in names]


def _texts(_header: Header, details: Mapping[str, Any]) -> list[Told]:
    told = {name: details[name] for name in _LABELS if isinstance(details.get(name), str)}
    return [(f"{_LABELS[name][0]}: {text}", f"{_LABELS[name][1]}: {text}") for name, text in told.items()]


def _printed(header: Header, details: Mapping[str, Any]) -> list[Told]:
    if header.type != types.SLIP_SENT:
        return []
    size, printer = str(header.facts.get("size", "")), details.get("printer")
    paper = {"a4x2": "A4, hai liên A5", "roll": "giấy cuộn 80 mm"}.get(size, size.upper())
    paper_en = {"a4x2": "A4 with two A5 copies", "roll": "80 mm roll"}.get(size, size.upper())
    lines = [(f"Khổ giấy: {paper}", f"Paper: {paper_en}")] if size else []
    if isinstance(printer, str) and printer:
        lines.append((f"Máy in: {printer}", f"Printer: {printer}"))
    if header.facts.get("with") == EVALUATION:
        lines.append(WITH_EVALUATION)
    others = [one.code or one.identity for one in on_the_sheet(details) if one.identity != header.dossier]
    if others:
        named = ", ".join(others)
        lines.append((f"Chung một giấy với hồ sơ: {named}", f"On one slip with: {named}"))
    return lines


def _people(_header: Header, details: Mapping[str, Any]) -> list[Told]:
    """Who handed it in and why they may, and which paper was shown where it was not the card."""
    applicant, submitter = object_of(details.get("applicant")), object_of(details.get("submitter"))
    lines = []
    if submitter:
        why = authority_vi(submitter)
        named = f"{submitter.get('name', '')}" + (f" ({why})" if why else "")
        lines.append((f"Người nộp thay: {named}", f"Submitted by: {named}"))
    if representative := representative_vi(applicant):
        lines.append((f"Người đại diện: {representative}", f"Representative: {representative}"))
    if applicant.get("identity_paper"):
        lines.append((f"Giấy tờ tùy thân: {number_vi(applicant)}", f"Identity paper: {number_vi(applicant)}"))
    return lines


def _copied(_header: Header, details: Mapping[str, Any]) -> list[Told]:
    return [(f"Chứng thực: {line}", f"Certified: {line}") for line in copied_vi(details)]


def _holder(header: Header, _details: Mapping[str, Any]) -> list[Told]:
    holder = header.facts.get("holder")
    return [(f"Nơi nhận: {holder}", f"To: {holder}")] if isinstance(holder, str) else []


def _back_entry(header: Header, _details: Mapping[str, Any]) -> list[Told]:
    if header.type == types.ONLINE_ARRIVED:
        return []  # nobody entered it: the portal did, when it was filed
    received, entered = _moment(header.received), _moment(header.entered)
    if received is None or entered is None or (entered - received).total_seconds() < 60:
        return []
    if "replaces" in header.facts:
        return [(f"Giữ thời gian nhận ban đầu: {appointment_vi(received)}", f"Received: {named_en_at(received)}")]
    return [
        (
            f"Nhập bù: nhận lúc {appointment_vi(received)}, nhập lúc {appointment_vi(entered)}",
            f"Entered later: received {named_en_at(received)}, entered {named_en_at(entered)}",
        )
    ]


_DESCRIBERS: tuple[Callable[[Header, Mapping[str, Any]], list[Told]], ...] = (
    _back_entry,
    _people,
    _due,
    _copied,
    _fees,
    _missing,
    _holder,
    step_lines,
    _printed,
    _texts,
)


def _moment(text: str | None) -> datetime | None:
    return parse_iso(text) if text else None
