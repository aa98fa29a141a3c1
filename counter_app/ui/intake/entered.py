"""What stands in the form, as typed: kept as a draft, and turned into the command that is decided and saved.

Pure. A date or an amount that cannot be read is a problem of its field, in the words of the form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime, time

from counter_app.domain.citizen_notice import CHANNELS
from counter_app.domain.errors import BadInput
from counter_app.domain.intake import (
    ChargedFee,
    CopyKind,
    FieldProblem,
    ReceiptRefused,
    ReceiveDossier,
    ReturnWay,
    TakenComponent,
    TakenPaper,
)
from counter_app.domain.page_fee import CopiedPapers
from counter_app.domain.times import OFFICE_ZONE, parse_iso
from counter_app.domain.written_day import read_day, read_moment
from counter_app.domain.written_number import read_amount
from counter_app.ui.intake.entered_people import (
    EnteredPerson,
    EnteredSubmitter,
    applicant_from,
    submitter_from,
)


@dataclass(frozen=True)
class EnteredComponent:
    """`also_kind`: the same paper came as a second kind too, an original with a photocopy; '' where it did not."""

    name: str
    there: bool = False
    kind: str = CopyKind.ORIGINAL.value
    count: int = 1
    also_kind: str = ""
    also_count: int = 1


@dataclass(frozen=True)
class EnteredFee:
    kind: str
    name: str
    amount: str = ""
    paid: bool = False


@dataclass(frozen=True)
class EnteredCopies:
    originals: int = 1
    copies: int = 1
    pages: int = 1


@dataclass(frozen=True)
class Entered:
    """`due` is "25/11/2026 15:30" where the clerk sets the date, else ''. `procedure` is a code. `arrived`: the
    identity of the dossier that came online and is answered here, '' for a new one. `sheet`: the contingency sheet
    that it is entered from, printed at `sheet_printed` (ISO, '' where its code does not say); `received` is the time
    that was written on it, as typed."""

    person: EnteredPerson = field(default_factory=EnteredPerson)
    submitter: EnteredSubmitter | None = None
    procedure: str = ""
    request: str = ""
    components: tuple[EnteredComponent, ...] = ()
    sets: int = 1
    channel: str = "direct"
    return_way: str = ReturnWay.COUNTER.value
    return_place: str = ""
    notify: tuple[str, ...] = ()
    copied: tuple[EnteredCopies, ...] = ()
    fees: tuple[EnteredFee, ...] = ()
    due: str = ""
    due_reason: str = ""
    longer_term: bool = False
    note: str = ""
    slip_wanted: bool | None = None
    returned_at_once: bool | None = None
    arrived: str = ""
    sheet: str = ""
    sheet_printed: str = ""
    received: str = ""

    @property
    def is_blank(self) -> bool:
        return self == Entered()


@dataclass
class _Reading:
    problems: list[FieldProblem] = field(default_factory=list)

    def day(self, text: str, at: str) -> date | None:
        if not text.strip():
            return None
        day = read_day(text)
        if day is None:
            self.refuse(at, f"Không có ngày “{text[:20]}”; hãy viết như 01/02/1990.", "Write the date like 01/02/1990.")
        return day

    def moment(self, text: str, at: str) -> datetime | None:
        if not text.strip():
            return None
        moment, day = read_moment(text), read_day(text)
        if moment is not None:
            return moment
        if day is not None:
            # A day alone: the counter's usual last hour is not guessed, midday cannot be mistaken for a term.
            return datetime.combine(day, time(), OFFICE_ZONE)
        self.refuse(at, "Không đọc được ngày hẹn; hãy viết như 25/11/2026 15:30.", "Write it like 25/11/2026 15:30.")
        return None

    def received(self, text: str) -> datetime | None:
        """Day and hour: the term runs from then."""
        moment = read_moment(text) if text.strip() else None
        if text.strip() and moment is None:
            self.refuse(
                "received",
                "Hãy ghi cả ngày và giờ nhận trên phiếu, như 25/11/2026 15:30.",
                "Give day and hour as written on the sheet, like 25/11/2026 15:30.",
            )
        return moment

    def amount(self, text: str, at: str) -> int:
        amount = read_amount(text)
        if amount is not None:
            return amount
        self.refuse(at, f"“{text[:20]}” không phải số tiền; hãy viết như 200.000.", "Write the amount like 200.000.")
        return 0

    def refuse(self, at: str, vi: str, en: str) -> None:
        self.problems.append(FieldProblem(at, vi, en))


def command_from(entered: Entered) -> ReceiveDossier:
    """The command. Raises ReceiptRefused without a procedure, or where a date or amount cannot be read."""
    command, unreadable = read_command(entered)
    if unreadable:
        raise ReceiptRefused(unreadable)
    return command


def read_command(entered: Entered) -> tuple[ReceiveDossier, tuple[FieldProblem, ...]]:
    """The command as far as it can be read, and what cannot; raises ValueError for a draft of another version."""
    reading = _Reading()
    command = ReceiveDossier(
        procedure_code=entered.procedure,
        applicant=applicant_from(entered.person, reading.day(entered.person.born, "applicant.date_of_birth")),
        submitter=submitter_from(entered.submitter),
        components=tuple(_component(component) for component in entered.components),
        sets=entered.sets,
        channel=entered.channel,
        request=entered.request,
        return_way=ReturnWay(entered.return_way),
        return_place=entered.return_place,
        notify=entered.notify,
        copied=tuple(CopiedPapers(int(row.originals), int(row.copies), int(row.pages)) for row in entered.copied),
        fees=tuple(_fees(entered.fees, reading)),
        due=reading.moment(entered.due, "due"),
        due_reason=entered.due_reason,
        longer_term=entered.longer_term,
        note=entered.note,
        slip_wanted=entered.slip_wanted,
        returned_at_once=entered.returned_at_once,
        arrived=entered.arrived,
        received=reading.received(entered.received),
        sheet=entered.sheet,
        sheet_printed=parse_iso(entered.sheet_printed) if entered.sheet_printed else None,
    )
    if not entered.procedure:
        reading.refuse("procedure_code", "Chưa chọn thủ tục; hãy gõ vài chữ rồi chọn.", "Choose the procedure.")
    return command, tuple(reading.problems)


def _component(component: EnteredComponent) -> TakenComponent:
    if not component.there:
        return TakenComponent(component.name)
    papers = [TakenPaper(CopyKind(component.kind), component.count)]
    if component.also_kind:
        papers.append(TakenPaper(CopyKind(component.also_kind), component.also_count))
    return TakenComponent(component.name, tuple(papers))


def _fees(entered: tuple[EnteredFee, ...], reading: _Reading) -> list[ChargedFee]:
    return [
        ChargedFee(fee.kind, fee.name, reading.amount(fee.amount, f"fees[{place}].amount"), fee.paid)
        for place, fee in enumerate(entered)
        if fee.amount.strip()
    ]


# ------------------------------------------------------------------------------------ drafts


def to_content(entered: Entered) -> dict[str, object]:
    """The draft, as plain JSON values."""
    return asdict(entered)


def from_content(content: Mapping[str, object]) -> Entered:
    """A draft of any version of the program: what is not understood is left out, never refused."""
    known = {f.name for f in fields(Entered)}
    values: dict[str, object] = {key: value for key, value in content.items() if key in known}
    values["person"] = _one(EnteredPerson, content.get("person")) or EnteredPerson()
    values["submitter"] = _one(EnteredSubmitter, content.get("submitter"))
    values["components"] = _many(EnteredComponent, content.get("components"))
    values["fees"] = _many(EnteredFee, content.get("fees"))
    values["notify"] = _channels(content.get("notify"))
    values["copied"] = _many(EnteredCopies, content.get("copied"))
    try:
        entered = Entered(**values)  # type: ignore[arg-type]
        command_from(entered)
    except ReceiptRefused:
        return entered
    except (BadInput, TypeError, ValueError, AttributeError):
        return Entered()
    return entered


def _channels(value: object) -> tuple[str, ...]:
    listed = value if isinstance(value, list | tuple) else ()
    return tuple(channel for channel in CHANNELS if channel in listed)


def _one(kind: type, value: object) -> object:
    if not isinstance(value, Mapping):
        return None
    known = {f.name for f in fields(kind)}
    return kind(**{key: member for key, member in value.items() if key in known})


def _many(kind: type, values: object) -> tuple[object, ...]:
    if not isinstance(values, list | tuple):
        return ()
    needed = "name" if kind is not EnteredCopies else "copies"
    return tuple(_one(kind, value) for value in values if isinstance(value, Mapping) and needed in value)
