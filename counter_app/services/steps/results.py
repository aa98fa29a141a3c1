"""The result: arrived, the citizen told, handed out on what authority, given back when it is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counter_app.domain import entry_types as types
from counter_app.domain.citizen_notice import LARGEST_MAILED, MAIL, chosen_contacts
from counter_app.domain.errors import SET_BY_THE_PROGRAM_EN, SET_BY_THE_PROGRAM_VI, RuleViolation
from counter_app.domain.postal_delivery import PostalDelivery, postal_delivery, told_of_delivery
from counter_app.domain.profile_counting import citation_with_doubt
from counter_app.domain.return_rules import (
    Comparison,
    against_late_refusal,
    against_other_way,
    against_refused_result,
    against_way,
    comparison,
    fee_rule,
    result_by_mail,
)
from counter_app.domain.scanned_paper import ScanOf
from counter_app.domain.step_deadlines import ERROR_CORRECTION, deadline
from counter_app.domain.step_details import line, reason
from counter_app.domain.step_rules import Objection, against_early_return, firm
from counter_app.domain.times import parse_iso
from counter_app.domain.written_number import grouped
from counter_app.services.notice_contents import MAILED
from counter_app.services.sign_in import Session
from counter_app.services.standing import account_now
from counter_app.services.steps.case import Case, Cases, refuse_firm
from counter_app.services.steps.digital_copy import DigitalCopy, copies_of
from counter_app.store.journal import EntryDraft, Saved

SENT = "sent"  # the fact that names the files of an electronic result
MOST_SENT = 5
ELECTRONIC_RETURN = "return.electronic"


class Collector(StrEnum):
    """Who took the result."""

    SUBMITTER = "submitter"
    OWNER = "owner"
    AUTHORISED = "authorised"


class ReturnedBy(StrEnum):
    COUNTER = "direct"
    POST = "post"
    ONLINE = "online"


@dataclass(frozen=True, slots=True)
class ArrivedResult:
    """`granted` False: refused after appraisal, which is a result too (decree 118/2025, article 19.3); then `note` is
    the reason, `document` the letter and `signer` the head who signed it."""

    granted: bool = True
    document: str = ""
    in_force_until: str = ""
    note: str = ""
    signer: str = ""


@dataclass(frozen=True, slots=True)
class Return:
    """How the result left the house. `with_slip` False: collected without the slip, `proof` says what was shown.
    `compared`: the online form was signed and originals compared. `mail` is the number of the registered letter."""

    by: ReturnedBy = ReturnedBy.COUNTER
    collector: Collector = Collector.SUBMITTER
    name: str = ""
    authority: str = ""
    with_slip: bool = True
    proof: str = ""
    mail: str = ""
    compared: bool = False
    papers_kept: bool = False


class Results:
    def __init__(self, cases: Cases) -> None:
        self._cases = cases

    def against_arrival(self, identity: str, result: ArrivedResult) -> tuple[Objection, ...]:
        """What a refusal after appraisal lacks, with its article; and that nobody hears of an early one."""
        case = self._cases.open(identity)
        return (*_against_arrival(case, result), *untold_early(case, result))

    def arrive(self, identity: str, result: ArrivedResult, session: Session) -> Saved:
        """Raises RuleViolation for a refusal without its reason, its letter or whoever signed it."""
        details = {
            "document": line(result.document, "Số văn bản", "Number of the document"),
            "in_force_until": line(result.in_force_until, "Hiệu lực đến", "In force until"),
            "note": line(result.note, "Ghi chú", "Note"),
            "signer": line(result.signer, "Người ký", "Signer"),
            "clerk": session.name,
        }
        said = {name: value for name, value in details.items() if value}

        def decide(case: Case) -> list[EntryDraft]:
            refuse_firm(_against_arrival(case, result))
            facts: dict[str, object] = {"outcome": "granted" if result.granted else "refused"}
            if case.due is not None and case.now.date() < case.due.date():
                facts["early"] = True
            return [EntryDraft(types.RESULT_ARRIVED, details=said, facts=facts)]

        return self._cases.take(identity, types.RESULT_ARRIVED, session, decide)

    def cautions(self, identity: str) -> tuple[Objection, ...]:
        """What the clerk should see before handing out: an early result not announced, a fee not settled."""
        case = self._cases.open(identity)
        return (*against_early_return(case.past(), case.now, case.profile), *_fee_owed(case))

    def against_way(self, identity: str, by: ReturnedBy) -> tuple[Objection, ...]:
        """A way that the regulation does not name for this dossier, or that the slip does not."""
        return ways_told(self._cases.open(identity), by)

    def against_online(self, identity: str) -> tuple[Objection, ...]:
        """What an electronic return lacks."""
        return against_online(self._cases.open(identity))

    def hand_out(self, identity: str, given: Return, session: Session) -> Saved:
        """Raises RuleViolation while a fee is owed, or without a word about who collected on what authority."""
        said = _said(given, session)

        def decide(case: Case) -> list[EntryDraft]:
            refuse_firm(_fee_owed(case))
            needed, sent = _need_comparison(case, given), _sent_online(case, given)
            kept: dict[str, object] = {"papers_kept": True} if needed is not None and needed.keeps else {}
            details = said | kept
            facts: dict[str, object] = {"way": given.by.value, "collector": given.collector.value}
            if not given.with_slip:
                facts["without_slip"] = True
            if given.compared:
                facts["compared"] = True
            if sent:
                facts[SENT] = sent
                facts |= {MAILED: sent[-1]} if _goes_by_mail(case) else {}
            return [EntryDraft(types.RESULT_RETURNED, details=details, facts=facts)]

        return self._cases.take(identity, types.RESULT_RETURNED, session, decide)

    def correction_due(self, identity: str) -> tuple[datetime, str] | None:
        """By when a faulty result must be right (decree 118/2025, article 23.1); None where no rule says."""
        case = self._cases.open(identity)
        found = deadline(case.profile, ERROR_CORRECTION, case.now, case.calendar, channel=case.channel)
        return (found.by, found.rule.citation.text) if found else None

    def send_back(self, identity: str, what_is_wrong: str, unit: str, session: Session) -> Saved:
        """The agency's error: at its cost, in the time that the profile gives; the dossier is open again."""
        wrong = reason(what_is_wrong)
        holder = line(unit, "Bộ phận sửa", "Unit that corrects", needed=True, longest=120)

        def decide(case: Case) -> list[EntryDraft]:
            found = deadline(case.profile, ERROR_CORRECTION, case.now, case.calendar, channel=case.channel)
            details = {"reason": wrong, "clerk": session.name}
            facts = {"fault": "agency", "holder": holder}
            by = found.by if found else None
            return [EntryDraft(types.RESULT_SENT_BACK, details=details, facts=facts, due=by)]

        return self._cases.take(identity, types.RESULT_SENT_BACK, session, decide)


def _said(given: Return, session: Session) -> dict[str, object]:
    """Whoever collects for another shows why, without the slip another proof, and a letter has its number."""
    another, by_post = given.collector is Collector.AUTHORISED, given.by is ReturnedBy.POST
    details: dict[str, object] = {
        "collected_by": line(given.name, "Người nhận kết quả", "Who collected", needed=another),
        "authority": line(given.authority, "Căn cứ nhận thay", "Authority to collect", needed=another),
        "proof": line(given.proof, "Giấy tờ thay giấy hẹn", "Proof in place of the slip", needed=not given.with_slip),
        "mail": line(given.mail, "Số bưu gửi", "Number of the letter", needed=by_post),
        "clerk": session.name,
    }
    if given.papers_kept:
        details["papers_kept"] = True
    return {name: value for name, value in details.items() if value}


def _fee_owed(case: Case) -> tuple[Objection, ...]:
    """The fee is settled before the result is handed out: where no article says so, the program does."""
    account = account_now(case.happenings)
    owed, claimed = account.total_owed, account.total_claimed > 0
    if owed <= 0:
        return ()
    rule = fee_rule(case.profile, case.channel, case.level, claimed=claimed)
    by_vi, by_en = ("", "") if rule else (f" ({SET_BY_THE_PROGRAM_VI})", f" ({SET_BY_THE_PROGRAM_EN})")
    shown = grouped(owed)
    first_vi = "hãy xem chứng từ chuyển khoản hoặc thu" if claimed else "hãy thu"
    first_en = "see the proof of the transfer or take them" if claimed else "take them"
    return (
        Objection(
            "fee",
            f"Còn {shown} đ phí, lệ phí chưa nộp; {first_vi} trước khi trả kết quả{by_vi}.",
            f"{shown} đ of fees are still owed; {first_en} before handing out the result{by_en}.",
            citation_with_doubt(rule),
            rule=rule.id if rule else "",
        ),
    )


def comparison_of(case: Case, by: ReturnedBy | None = None) -> Comparison | None:
    """What is compared before this dossier's result leaves (`by` None: nobody has said how); None where nothing is: a
    letter of refusal gives nothing that originals would have to bear out, and goes back as it is."""
    if _is_refused(case):
        return None
    signed, way = case.details.get("signed"), by.value if by is not None else ""
    known = signed if isinstance(signed, bool) else None
    return comparison(case.profile, case.channel, case.level, signed=known, way=way)


def _is_refused(case: Case) -> bool:
    came = case.headers(types.RESULT_ARRIVED)
    return bool(came) and came[-1].facts.get("outcome") == "refused"


def electronic_results(case: Case) -> tuple[DigitalCopy, ...]:
    """Digital copies of the result, the newest last."""
    return tuple(copy for copy in copies_of(case, {}) if copy.of is ScanOf.RESULT and copy.loss is None)


def against_online(case: Case) -> tuple[Objection, ...]:
    """A result that goes to its citizen's account is a file: without one nothing would be sent."""
    if electronic_results(case):
        return ()
    rule = case.profile.rule(ELECTRONIC_RETURN, channel=case.channel, level=case.level)
    return (
        Objection(
            "way",
            "Trả trực tuyến thì gửi bản điện tử của kết quả; hãy đính kèm tệp kết quả (số hóa kết quả) trước.",
            "Returned online, the electronic result is what is sent; attach its file (digitise the result) first.",
            citation_with_doubt(rule),
            rule=rule.id if rule else "",
        ),
    )


def _sent_online(case: Case, given: Return) -> list[str]:
    """Which files the portal may fetch from now on. Raises RuleViolation where there is none."""
    if given.by is not ReturnedBy.ONLINE:
        return []
    refuse_firm(against_online(case))
    return [copy.content.hex() for copy in electronic_results(case)[-MOST_SENT:]]


def _need_comparison(case: Case, given: Return) -> Comparison | None:
    """Online papers are compared with the originals when the result is collected, where the profile says so."""
    needed = comparison_of(case, given.by)  # whoever stays at home has sent the papers before
    if needed is not None and not given.compared:
        raise RuleViolation(needed.vi, needed.en, needed.rule.citation.text, rule=needed.rule.id)
    return needed


def ways_told(case: Case, by: ReturnedBy) -> tuple[Objection, ...]:
    asked, promised = (case.profile, case.channel, case.level, by.value), case.details.get("return_way")
    other = against_other_way(*asked, promised if isinstance(promised, str) else "")
    of_the_way = _not_by_mail(case) if by is ReturnedBy.ONLINE else _by_post(case) if by is ReturnedBy.POST else ()
    return (*against_way(*asked), *other, *of_the_way)


def delivery_of(case: Case, handed: datetime) -> PostalDelivery | None:
    """By when the post, which takes the result at `handed`, has to bring it; None without a result by then, and where
    the regulation gives no hours."""
    came = [parse_iso(header.entered) for header in case.headers(types.RESULT_ARRIVED)]
    ready = max((moment for moment in came if moment <= handed), default=None)
    return postal_delivery(case.profile, ready, handed, case.calendar) if ready is not None else None


def _by_post(case: Case) -> tuple[Objection, ...]:
    delivery = delivery_of(case, case.now)
    return (told_of_delivery(delivery, case.now),) if delivery is not None else ()


def _goes_by_mail(case: Case) -> bool:
    """Where the regulation has it so and the citizen chose mail; other files than the newest are had on the portal."""
    rule = result_by_mail(case.profile, case.channel, case.level)
    if rule is None or MAIL not in chosen_contacts(case.details):
        return False
    newest = electronic_results(case)[-1]
    return newest.size <= LARGEST_MAILED and not newest.dangers


def _not_by_mail(case: Case) -> tuple[Objection, ...]:
    """Agreed on, and not possible with this file: it is had on the portal alone."""
    rule = result_by_mail(case.profile, case.channel, case.level)
    if rule is None or MAIL not in chosen_contacts(case.details) or not electronic_results(case) or _goes_by_mail(case):
        return ()
    return (
        Objection(
            "way",
            f"Tệp kết quả quá {LARGEST_MAILED >> 20} MB hoặc có nội dung không an toàn nên không gửi kèm thư điện tử "
            "được; người nộp nhận trên cổng.",
            f"The result's file is over {LARGEST_MAILED >> 20} MB or holds more than pages, so no mail carries it; the "
            "citizen has it on the portal.",
            citation_with_doubt(rule),
            firm=False,
            rule=rule.id,
        ),
    )


def untold_early(case: Case, result: ArrivedResult) -> tuple[Objection, ...]:
    """It is announced beforehand, and no notice goes to somebody who chose neither message nor mail."""
    if not result.granted or chosen_contacts(case.details):
        return ()
    return against_early_return(case.past(), case.now, case.profile)


def lacking(case: Case, result: ArrivedResult) -> RuleViolation | None:
    """What a refusal after appraisal lacks, as its own sentence; None where nothing does."""
    for objection in firm(_against_arrival(case, result)):
        return RuleViolation(objection.vi, objection.en, objection.citation, rule=objection.rule)
    return None


def _against_arrival(case: Case, result: ArrivedResult) -> tuple[Objection, ...]:
    if result.granted:
        return ()
    asked = case.profile, case.channel, case.level
    return (
        *against_refused_result(*asked, reason=result.note, document=result.document, signer=result.signer),
        *against_late_refusal(*asked, case.due, case.now),
    )
