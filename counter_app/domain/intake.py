"""Receiving a dossier: what the clerk typed and scanned as one command, and the decision that follows from it.

The values only; `intake_decision.decide_receipt` decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from counter_app.domain.due_explanation import Step
from counter_app.domain.errors import BadInput
from counter_app.domain.page_fee import CopiedPapers


class ApplicantKind(StrEnum):
    PERSON = "person"
    CHILD = "child"
    ORGANISATION = "organisation"


class IdentityPaper(StrEnum):
    """What the applicant showed; NONE comes with a reason."""

    CARD = "card"
    PASSPORT = "passport"
    NONE = "none"


class Relation(StrEnum):
    """What lets a submitter act for the applicant. UNSTATED: only the words of `authority` say it."""

    UNSTATED = ""
    MANDATE = "mandate"
    PARENT = "parent"
    GUARDIAN = "guardian"
    REPRESENTATIVE = "representative"
    RELATIVE = "relative"
    POST = "post"
    OTHER = "other"


RELATIONS_VI = {
    Relation.MANDATE: "theo giấy ủy quyền",
    Relation.PARENT: "là cha, mẹ",
    Relation.GUARDIAN: "là người giám hộ",
    Relation.REPRESENTATIVE: "là người đại diện theo pháp luật",
    Relation.RELATIVE: "là người thân thích",
    Relation.POST: "là nhân viên bưu chính",
    Relation.OTHER: "",
    Relation.UNSTATED: "",
}


class CopyKind(StrEnum):
    """As `procedures.COPY_KINDS`, and data drawn from a database in place of paper (NĐ 118/2025, điều 17.1.b)."""

    ORIGINAL = "original"
    CERTIFIED = "certified"
    PHOTOCOPY = "photocopy"
    SHOWN = "shown"
    DATABASE = "database"


class ReturnWay(StrEnum):
    """The values are those of the catalogue (`procedures.WAYS`)."""

    COUNTER = "direct"
    POST = "post"
    ONLINE = "online"


@dataclass(frozen=True, slots=True)
class Applicant:
    """Whose dossier it is. A child may have no number yet; an organisation has a code and a representative.

    `address` is as written on the paper; `address_today` the same place by the units of today, where they differ.
    """

    name: str
    kind: ApplicantKind = ApplicantKind.PERSON
    id_number: str = ""
    date_of_birth: date | None = None
    sex: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    representative: str = ""
    representative_number: str = ""
    representative_position: str = ""
    identity_paper: IdentityPaper = IdentityPaper.CARD
    no_paper_reason: str = ""
    address_today: str = ""


@dataclass(frozen=True, slots=True)
class Submitter:
    """Who stands at the counter for the applicant: `relation` is what lets them, `authority` the words to it (number
    and date of the mandate)."""

    name: str
    authority: str
    id_number: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    relation: Relation = Relation.UNSTATED


@dataclass(frozen=True, slots=True)
class TakenPaper:
    """A paper that was handed in: of which kind and how many."""

    kind: CopyKind
    count: int = 1


@dataclass(frozen=True, slots=True)
class TakenComponent:
    """One line of the list. Nothing in `papers`: it is not there. `name` as the catalogue has it, or typed."""

    name: str
    papers: tuple[TakenPaper, ...] = ()

    @property
    def present(self) -> bool:
        return bool(self.papers)


@dataclass(frozen=True, slots=True)
class ChargedFee:
    """`kind` is phi or le_phi, kept apart by law; `amount` in đồng."""

    kind: str
    name: str
    amount: int
    paid: bool = False


@dataclass(frozen=True, slots=True)
class ReceiveDossier:
    """One receipt as the clerk put it together. `submitter` None: the applicant came in person.

    `received` None means now; an earlier time is a back-entry. `due` is set by the clerk, and only where no term
    is stated or the stated one is not confirmed (then with `due_reason`). `longer_term`: the longer term that the
    catalogue names applies. `slip_wanted` and `returned_at_once` None: as the procedure needs it.
    `sheet` is the number of the contingency sheet that a back-entry was written on, `sheet_printed` when that was
    printed (None: not known). `copied`: what was copied, where
    the fee is one for each page. `notify`: over which channels whoever handed it in wants to be told (`CHANNELS` of
    `citizen_notice`); none is written to unasked. `arrived`: the identity of the dossier that came online and is
    received with this, '' for one that begins here.
    """

    procedure_code: str
    applicant: Applicant
    submitter: Submitter | None = None
    components: tuple[TakenComponent, ...] = ()
    sets: int = 1
    channel: str = "direct"
    service_level: str | None = None
    request: str = ""
    return_way: ReturnWay = ReturnWay.COUNTER
    return_place: str = ""
    fees: tuple[ChargedFee, ...] = ()
    received: datetime | None = None
    due: datetime | None = None
    due_reason: str = ""
    longer_term: bool = False
    note: str = ""
    slip_wanted: bool | None = None
    returned_at_once: bool | None = None
    sheet: str = ""
    sheet_printed: datetime | None = None
    replaces: str = ""
    copied: tuple[CopiedPapers, ...] = ()
    notify: tuple[str, ...] = ()
    arrived: str = ""


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with one field, to be shown beside it. `field` is a path such as `applicant.name`."""

    field: str
    vi: str
    en: str
    citation: str = ""


class ReceiptRefused(BadInput):
    """Everything that stands against a receipt, in the order of the form; its sentence is the first."""

    def __init__(self, problems: tuple[FieldProblem, ...]) -> None:
        super().__init__(problems[0].vi, problems[0].en)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class MissingComponent:
    """A component that the catalogue asks for and that is not there. `sentence`: "Giấy chứng sinh (1 bản chính)"."""

    name: str
    vi: str
    en: str
    citation: str = ""


class DueSetBy(StrEnum):
    TERM = "term"
    CLERK = "clerk"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Decision:
    """What is written if the clerk saves now.

    `due` carries the office's zone; None only where the result is handed over at once (`returned`).
    `runs_from` is what a header says: "receipt" or "competent_agency" (no-boundary dossiers, NĐ 118/2025, điều 17.3).
    `notes` are cautions that do not stop a save. `command` is the command with its texts made clean.
    """

    command: ReceiveDossier
    received: datetime
    due: datetime | None
    due_set_by: DueSetBy
    term_vi: str
    term_en: str
    explanation: tuple[Step, ...]
    runs_from: str
    missing: tuple[MissingComponent, ...]
    immediate: bool
    returned: bool
    prints_slip: bool
    notes: tuple[FieldProblem, ...]
