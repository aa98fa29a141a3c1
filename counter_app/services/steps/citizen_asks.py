"""What citizens asked for by the portal once their dossier was under way, and what the one-stop answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain import entry_types as types
from counter_app.domain.citizen_asks import WORDS, AskKind
from counter_app.domain.errors import SET_BY_THE_PROGRAM_EN, SET_BY_THE_PROGRAM_VI, RuleViolation
from counter_app.domain.filed_file import FiledFile, filed_files
from counter_app.domain.judging import counts
from counter_app.domain.life_cycle import ACTIVE
from counter_app.domain.step_details import reason
from counter_app.domain.times import parse_iso
from counter_app.services.sign_in import Session
from counter_app.services.steps.case import Case, Cases
from counter_app.store.dossier_reading import Happening
from counter_app.store.journal import EntryDraft, Saved


@dataclass(frozen=True, slots=True)
class CitizenAsk:
    """Not answered yet. `asked` is the hash of its entry, `when` the citizen sent it; `said` in the citizen's words."""

    dossier: str
    asked: bytes
    what: AskKind
    when: datetime
    said: str
    brought: tuple[str, ...]
    files: tuple[FiledFile, ...]

    def words(self) -> tuple[str, str]:
        return WORDS[self.what]


def open_asks(case: Case) -> tuple[CitizenAsk, ...]:
    """The oldest first. What came to an end otherwise needs no answer."""
    if case.state.status not in ACTIVE:
        return ()
    answered = {str(header.facts.get("asked")) for header in case.headers(types.CITIZEN_ANSWERED)}
    found: dict[bytes, CitizenAsk] = {}
    for one in case.happenings:
        if one.header is None or not counts(one.verdict):
            continue
        if one.header.type == types.SUPPLEMENT_RECEIVED:
            found = {key: ask for key, ask in found.items() if ask.what is not AskKind.SUPPLEMENT}
        elif one.header.type == types.CITIZEN_ASKED and one.hash.hex() not in answered:
            ask = _ask(case, one)
            if ask is not None:
                found[one.hash] = ask
    return tuple(found.values())


def open_ask(case: Case, *kinds: AskKind) -> CitizenAsk | None:
    """The newest of these kinds."""
    return next((ask for ask in reversed(open_asks(case)) if ask.what in kinds), None)


def answer_draft(ask: CitizenAsk, note: str, session: Session, *, granted: bool) -> EntryDraft:
    details = {name: text for name, text in (("note", note), ("clerk", session.name)) if text}
    facts = {"asked": ask.asked.hex(), "what": ask.what.value, "granted": granted}
    return EntryDraft(types.CITIZEN_ANSWERED, details=details, facts=facts)


class CitizenAsks:
    def __init__(self, cases: Cases) -> None:
        self._cases = cases

    def of(self, identity: str) -> tuple[CitizenAsk, ...]:
        """What waits for an answer, the oldest first."""
        return open_asks(self._cases.open(identity))

    def answer(self, identity: str, asked: bytes, note: str, session: Session, *, granted: bool) -> Saved:
        """A change that was made, or why not; a wish to take it back or a supplement that is not accepted. What is
        accepted there has its own step. Raises RuleViolation where nobody asked, BadInput without a reason."""
        said = reason(note, needed=not granted)

        def decide(case: Case) -> list[EntryDraft]:
            ask = next((one for one in open_asks(case) if one.asked == asked), None)
            if ask is None:
                raise nothing_asked()
            if granted and ask.what is not AskKind.CHANGE:
                raise _has_its_step(ask)
            return [answer_draft(ask, said, session, granted=granted)]

        return self._cases.take(identity, types.CITIZEN_ANSWERED, session, decide)


def nothing_asked() -> RuleViolation:
    return RuleViolation(
        f"Không có đề nghị nào của người nộp đang chờ trả lời ({SET_BY_THE_PROGRAM_VI}).",
        f"Nothing that the citizen asked for waits for an answer ({SET_BY_THE_PROGRAM_EN}).",
    )


def _has_its_step(ask: CitizenAsk) -> RuleViolation:
    vi, en = {
        AskKind.WITHDRAW: ("Người nộp rút hồ sơ", "Withdrawn by the citizen"),
        AskKind.SUPPLEMENT: ("Nhận bổ sung", "Take in the supplement"),
    }[ask.what]
    return RuleViolation(
        f"Đồng ý thì ghi bằng bước “{vi}” ({SET_BY_THE_PROGRAM_VI}).",
        f"To accept it take the step “{en}” ({SET_BY_THE_PROGRAM_EN}).",
    )


def _ask(case: Case, one: Happening) -> CitizenAsk | None:
    """None for what a newer program knows and this one does not."""
    what = one.known.facts.get("what")
    if what not in list(AskKind):
        return None
    brought = one.details.get("brought")
    texts = (one.details.get(name) for name in ("reason", "content", "note"))
    return CitizenAsk(
        case.identity,
        one.hash,
        AskKind(str(what)),
        parse_iso(one.known.received or one.known.entered),
        "; ".join(text for text in texts if isinstance(text, str) and text),
        tuple(name for name in brought if isinstance(name, str)) if isinstance(brought, list) else (),
        filed_files(one.details),
    )
