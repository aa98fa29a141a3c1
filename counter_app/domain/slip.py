"""What a slip says (Mẫu 01, Giấy tiếp nhận hồ sơ và hẹn trả kết quả), not how it looks.

Everything arrives decided: the due date, its explanation, the fees, the QR text. Paper adds nothing of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

FORM_TITLE = "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ"
MOST_ON_ONE_SLIP = 20  # dossiers of one person; more sheets than that nobody keeps together


@dataclass(frozen=True, slots=True)
class OfficeHeading:
    """Free settings of the office: names of provinces and units keep changing."""

    unit: str
    parent_agency: str = ""
    place: str = ""
    hotline: str = ""
    lookup_address: str = ""


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who stands at the counter and hands the papers in."""

    name: str
    id_number: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose dossier it is (chủ hồ sơ), where another person hands it in."""

    name: str
    id_number: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class SlipComponent:
    """One kind of paper and how many of each kind were taken in; `shown` ones were compared and given back."""

    name: str
    originals: int = 0
    certified: int = 0
    photocopies: int = 0
    shown: int = 0


@dataclass(frozen=True, slots=True)
class SlipFee:
    """`amount` in đồng."""

    name: str
    amount: int
    paid: bool


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """Where the dossier stands in the office's register (Sổ theo dõi hồ sơ)."""

    volume: str
    number: int


class CopyReason(Enum):
    LOST = "lost"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class CopyMark:
    """A second print of a slip that had come out before; the first copy has number 1."""

    number: int
    reason: CopyReason


@dataclass(frozen=True, slots=True)
class SlipContent:
    """One slip. `code` None: the number comes later; `due` None: no date is promised, `due_note` says why.

    `identity` is 16 base-32 letters, `pin` six digits, `received` and `due` carry a zone. `register` None
    leaves the register's line blank for the pen. `authority`: why somebody else may hand it in.
    `sample` prints MẪU across the sheet.
    """

    office: OfficeHeading
    code: str | None
    identity: str
    qr_text: str
    pin: str
    applicant: Applicant
    procedure: str
    received: datetime
    due: datetime | None
    term: str = ""
    form_label: str = ""
    issued_on: date | None = None
    owner: Owner | None = None
    organisation: str = ""
    request: str = ""
    components: tuple[SlipComponent, ...] = ()
    sets: int = 1
    due_note: str = ""
    due_explanation: str = ""
    return_place: str = ""
    return_way: str = ""
    fees: tuple[SlipFee, ...] = ()
    register: RegisterLine | None = None
    clerk: str = ""
    copy: CopyMark | None = None
    replaces: str = ""
    authority: str = ""
    outage_sheet: str = ""
    waiting_for_approval: bool = False
    notes: tuple[str, ...] = ()
    sample: bool = False
