"""What a portal sends: a dossier as the citizen filed it, and what completes one that was sent back.

One place checks shape, size and characters; whether the dossier is right is for the office to say. A field that
nobody reads is refused: a mistyped name must not lose a value silently.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from counter_app.domain.control_characters import is_control
from counter_app.domain.dossier_code import check_agency, parse_dossier_code, parse_procedure_code
from counter_app.domain.errors import BadInput
from counter_app.domain.filed_file import MOST_FILES
from counter_app.domain.number_blocks import LAST_OF_DESKS, RANGE_DIGITS
from counter_app.domain.times import iso, parse_iso

MOST_PAPERS = 100
LARGEST_FEE = 10**12  # đồng


def _clean(text: str) -> str:
    if any(is_control(char) for char in text):
        raise ValueError("control characters")
    return unicodedata.normalize("NFC", text).strip()


def _needed(text: str) -> str:
    if not text:
        raise ValueError("empty")
    return text


def _day(text: str) -> str:
    return date.fromisoformat(text).isoformat() if text else ""


def _told(check: Any) -> AfterValidator:
    """A check of the domain's, in the words that pydantic expects."""

    def checked(text: str) -> str:
        if not text:
            return text
        try:
            return str(check(text))
        except BadInput as problem:
            raise ValueError(problem.en) from None

    return AfterValidator(checked)


def _moment(text: str) -> str:
    return iso(parse_iso(text))


def _of_the_centre(text: str) -> str:
    """Desks give the numbers below; a portal's code must never meet one of theirs."""
    code = parse_dossier_code(text)
    if len(code.number) != RANGE_DIGITS or code.sequence <= LAST_OF_DESKS:
        raise ValueError(f"numbers of online dossiers have {RANGE_DIGITS} digits and begin above {LAST_OF_DESKS}")
    return str(code)


Line = Annotated[str, Field(max_length=300), AfterValidator(_clean)]
Name = Annotated[Line, AfterValidator(_needed)]
Long = Annotated[str, Field(max_length=2_000), AfterValidator(_clean)]
Reference = Annotated[str, Field(pattern=r"^[!-~]{1,100}$")]
Moment = Annotated[str, Field(max_length=40), _told(_moment)]
Code = Annotated[str, Field(max_length=64), _told(_of_the_centre)]
Agency = Annotated[str, Field(max_length=64), _told(check_agency)]
ProcedureCode = Annotated[str, Field(max_length=64), _told(parse_procedure_code), AfterValidator(_needed)]
Day = Annotated[str, Field(max_length=10), AfterValidator(_day)]
Amount = Annotated[int, Field(gt=0, le=LARGEST_FEE)]


class Portal(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class FiledApplicant(Portal):
    """Whose dossier it is; `id_number` a citizen's, or an organisation's code."""

    kind: Literal["person", "child", "organisation"] = "person"
    name: Name
    id_number: Line = ""
    date_of_birth: Day = ""
    sex: Literal["", "Nam", "Nữ"] = ""
    address: Line = ""
    phone: Line = ""
    email: Line = ""
    representative: Line = ""
    representative_number: Line = ""
    representative_position: Line = ""


class FiledSubmitter(Portal):
    """Who filed it for somebody else, and what lets them."""

    name: Name
    id_number: Line = ""
    authority: Line = ""
    phone: Line = ""
    email: Line = ""
    relation: Literal["", "mandate", "parent", "guardian", "representative", "relative", "post", "other"] = ""


class FiledFile(Portal):
    """Its name and what proves it; the portal sends its bytes after."""

    name: Name
    size: Annotated[int, Field(ge=0, le=2**40)]
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class FiledPaper(Portal):
    """One component; `from_database`: its data were drawn from a database in place of a paper."""

    name: Name
    files: Annotated[list[FiledFile], Field(max_length=MOST_FILES)] = []
    count: Annotated[int, Field(ge=1, le=99)] = 1
    from_database: bool = False


def _not_too_many(papers: list[FiledPaper]) -> list[FiledPaper]:
    if sum(len(paper.files) for paper in papers) > MOST_FILES:
        raise ValueError(f"more than {MOST_FILES} files")
    return papers


Papers = Annotated[list[FiledPaper], Field(max_length=MOST_PAPERS), AfterValidator(_not_too_many)]


class FiledFee(Portal):
    """Money that the citizen paid through the portal, in đồng."""

    kind: Literal["phi", "le_phi"]
    name: Line = ""
    amount: Amount


class OnlineFiling(Portal):
    """`POST /v1/offices/{office}/online`. `reference` is the portal's own number, the same when it is sent again.
    `code`: the dossier code that the portal gave; without one the centre gives it for `agency`, and without that the
    desk that receives it. `signed`: whether it bears a digital signature, `registered`: whether it was sent from a
    registered account; left out where the portal does not know."""

    reference: Reference
    code: Code = ""
    agency: Agency = ""
    procedure: ProcedureCode
    procedure_name: Name
    filed: Moment
    service_level: Literal["1", "2", "3", "4", "partial", "full"] | None = None
    signed: bool | None = None
    registered: bool | None = None
    applicant: FiledApplicant
    submitter: FiledSubmitter | None = None
    papers: Papers = []
    request: Long = ""
    return_way: Literal["direct", "post", "online"] = "online"
    return_place: Line = ""
    notify: list[Literal["sms", "email"]] = []
    paid: Annotated[list[FiledFee], Field(max_length=20)] = []

    def details(self, portal: str) -> dict[str, Any]:
        """The body of the entry, in the words of every opening entry; what is empty is left out."""
        return _filled(
            {
                "applicant": _filled(self.applicant.model_dump()),
                "submitter": _filled(self.submitter.model_dump()) if self.submitter else None,
                "procedure_code": self.procedure,
                "procedure_name": self.procedure_name,
                "components": [_component(paper) for paper in self.papers],
                "files": _files(self.papers),
                "service_level": self.service_level,
                "signed": self.signed,
                "registered": self.registered,
                "request": self.request,
                "return_way": self.return_way,
                "return_place": self.return_place,
                "notify": list(dict.fromkeys(self.notify)),
                "paid_online": [fee.model_dump() for fee in self.paid],
                "portal": f"{portal}: {self.reference}",
            }
        )


class OnlineSupplement(Portal):
    """`POST /v1/offices/{office}/online/{reference}/supplement`: everything that was asked for, in one go."""

    reference: Reference
    filed: Moment
    papers: Papers = []
    note: Long = ""

    def details(self) -> dict[str, Any]:
        return _filled(
            {
                "brought": [paper.name for paper in self.papers],
                "components": [_component(paper) for paper in self.papers],
                "files": _files(self.papers),
                "note": self.note,
            }
        )


class OnlineWithdrawal(Portal):
    """`POST /v1/offices/{office}/online/{reference}/withdrawal`: the citizen takes the dossier back, or asks to."""

    reference: Reference
    filed: Moment
    reason: Annotated[Long, AfterValidator(_needed)]

    def details(self) -> dict[str, Any]:
        return {"reason": self.reason}


class OnlineChange(Portal):
    """`POST /v1/offices/{office}/online/{reference}/change`: what the citizen wants otherwise, in the citizen's words;
    `papers` in place of those that were filed."""

    reference: Reference
    filed: Moment
    content: Annotated[Long, AfterValidator(_needed)]
    papers: Papers = []

    def details(self) -> dict[str, Any]:
        return _filled(
            {"content": self.content, "brought": [paper.name for paper in self.papers], "files": _files(self.papers)}
        )


Told = OnlineSupplement | OnlineWithdrawal | OnlineChange
Sent = TypeVar("Sent", bound=Portal)


class OnlineAnswer(BaseModel):
    """`dossier` is its identity for ever; `code` is missing where the desk that receives it gives it. `known`: it had
    arrived before, nothing was written. `status`: where the dossier stands after it, as the centre knows."""

    dossier: str
    code: str | None = None
    known: bool = False
    status: str | None = None


def read_filing(kind: type[Sent], data: bytes) -> Sent:
    """Raises BadInput, which names the first field that is wrong."""
    try:
        return kind.model_validate_json(data)
    except ValidationError as wrong:
        first = wrong.errors(include_url=False, include_context=False, include_input=False)[0]
        field = ".".join(str(part) for part in first["loc"])[:80] or "JSON"
    except RecursionError:
        field = "JSON"
    raise BadInput(
        f"Hồ sơ gửi tới chưa đúng: trường “{field}”; hãy xem mô tả giao thức.",
        f"The filing is not right: field “{field}”; see the description of the protocol.",
    )


def _component(paper: FiledPaper) -> dict[str, Any]:
    kind = "database" if paper.from_database else "photocopy"
    return {"name": paper.name, "papers": [{"kind": kind, "count": paper.count}]}


def _files(papers: list[FiledPaper]) -> list[dict[str, Any]]:
    return [file.model_dump() | {"component": paper.name} for paper in papers for file in paper.files]


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [])}
