"""The office's own settings: what stands at the head of its papers, its agencies, the regulation it works by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from counter_app.domain.errors import BadInput
from counter_app.domain.former_units import ITEM as FORMER_UNITS
from counter_app.domain.office_names import OfficeNames
from counter_app.domain.records import Place, Record, read_json
from counter_app.domain.slip import OfficeHeading
from counter_app.domain.vietqr import Transfer, write_vietqr
from counter_app.store.reference_arrivals import ReferenceVersion

SETTINGS = "settings"  # the kind of reference data
LINE = 300
_HOST = re.compile(r"[A-Za-z0-9.-]{1,25}(?::[0-9]{1,5})?")
_PLACE = Place("Thiết lập của cơ quan", "The office's settings")


@dataclass(frozen=True, slots=True)
class BankAccount:
    """Where transfers go: the bank's six-digit number, the account, and who holds it."""

    bin: str
    account: str
    holder: str = ""


@dataclass(frozen=True, slots=True)
class OneStop:
    """The office that a post office brings its dossiers to."""

    office: str
    name: str


@dataclass(frozen=True, slots=True)
class OfficeSettings:
    """`slip_host` stands in every QR code: at most 25 characters, no path. `own_agencies` are identifiers in codes;
    the first is the one-stop's own. `profile` is a profile's id, `profile_named` whether the centre named
    it. `sample`: prints MẪU across every paper. `evaluation_slip`: handed out with forms 01, 02 and 03; None: as the
    regulation says.
    `names` are those of its desks and people. `readings` are chosen by rule id where a sentence of the profile can be
    read in two ways; `regulation_settings` are today's bodies and addresses where the profile names older ones.
    `brings_to` is named for a post office: who receives what it takes in; None: this office itself.
    `unusable` are sentences for the administrator about what the centre sent and nobody could read."""

    heading: OfficeHeading
    slip_host: str
    own_agencies: tuple[str, ...]
    profile: str
    return_place: str = ""
    form_label: str = ""
    register_blank: bool = False
    evaluation_slip: bool | None = None
    switched_on: frozenset[str] = frozenset()
    readings: Mapping[str, str] = field(default_factory=dict)
    regulation_settings: Mapping[str, str] = field(default_factory=dict)
    sample: bool = False
    bank: BankAccount | None = None
    names: OfficeNames = field(default_factory=OfficeNames)
    unusable: tuple[str, ...] = ()
    profile_named: bool = False
    brings_to: OneStop | None = None

    @property
    def brought_to(self) -> tuple[str, ...]:
        """The office that is to hear of what the post takes in here; none where that is this one."""
        return (self.brings_to.office,) if self.brings_to is not None else ()

    @property
    def one_stop(self) -> str:
        """Whose dossiers the post takes in here, by name."""
        return self.brings_to.name if self.brings_to is not None else self.heading.unit

    @property
    def agency(self) -> str | None:
        """The one-stop's own identifier; None where the office names none."""
        return self.own_agencies[0] if self.own_agencies else None


SAMPLE_OFFICE = OfficeSettings(
    heading=OfficeHeading(
        unit="Trung tâm Phục vụ hành chính công phường Mẫu",
        parent_agency="Ủy ban nhân dân phường Mẫu",
        place="Phường Mẫu",
        hotline="1022",
        lookup_address="dichvucong.gov.vn",
    ),
    slip_host="tracuu.example.vn",
    own_agencies=("H36.37.05",),
    profile="national_2025",
    return_place="Trung tâm Phục vụ hành chính công phường Mẫu",
    bank=BankAccount("970403", "0000000000000", "TTPVHCC PHUONG MAU"),  # nobody's account
    sample=True,
)
UNNAMED = "Bộ phận Một cửa"
_NATIONAL_LOOKUP = "dichvucong.gov.vn"


def read_office_settings(parts: Iterable[ReferenceVersion]) -> OfficeSettings:
    """What the centre says of the office, part upon part; fields of newer versions are passed over.

    A part that cannot be used is left out and named in `unusable`: settings never keep a citizen waiting.
    """
    settings = replace(
        SAMPLE_OFFICE,
        heading=OfficeHeading(unit=UNNAMED, lookup_address=_NATIONAL_LOOKUP),
        slip_host=_NATIONAL_LOOKUP,
        own_agencies=(),
        return_place="",
        bank=None,
        sample=False,
    )
    # The registry's own part first: what an administrator imported says it more exactly.
    for part in sorted(parts, key=lambda part: part.name != "office"):
        if part.name == FORMER_UNITS:
            continue  # travels with the settings, says nothing of the office
        try:
            settings = _with(settings, Record.of(read_json(part.content, _PLACE), _PLACE))
        except BadInput as problem:
            settings = replace(settings, unusable=(*settings.unusable, f"{part.name}: {problem.vi}"))
    return replace(settings, return_place=settings.return_place or settings.heading.unit)


def _with(settings: OfficeSettings, record: Record) -> OfficeSettings:
    heading = settings.heading
    if "name" in record:
        heading = replace(heading, unit=record.text("name", longest=LINE))
    if "heading" in record:
        told = record.record("heading")
        given = {name: told.text(name, longest=LINE) for name in OfficeHeading.__slots__ if name in told}
        heading = replace(heading, **given)
    return replace(
        settings,
        heading=heading,
        slip_host=_host(record) if "slip_host" in record else settings.slip_host,
        own_agencies=record.texts("agencies") if "agencies" in record else settings.own_agencies,
        profile=record.optional_text("profile", longest=40) or settings.profile,
        profile_named=bool(record.optional_text("profile", longest=40)) or settings.profile_named,
        return_place=record.optional_text("return_place", longest=LINE) or settings.return_place,
        form_label=record.optional_text("form_label", longest=LINE) or settings.form_label,
        register_blank=bool(record.optional_flag("register_blank") or settings.register_blank),
        evaluation_slip=record.optional_flag("evaluation_slip")
        if "evaluation_slip" in record
        else settings.evaluation_slip,
        switched_on=settings.switched_on | frozenset(record.texts("switched_on")),
        readings={**settings.readings, **_by_id(record, "readings", 80)},
        regulation_settings={**settings.regulation_settings, **_by_id(record, "regulation_settings", LINE)},
        sample=bool(record.optional_flag("sample") or settings.sample),
        bank=_bank(record) if "bank" in record else settings.bank,
        brings_to=_brings_to(record) if "brings_to" in record else settings.brings_to,
        names=settings.names.also(_named(record, "desks", "desk"), _named(record, "people", "account")),
    )


def _named(record: Record, among: str, key: str) -> dict[str, str]:
    return {one.text(key, longest=LINE): one.text("name", longest=LINE) for one in record.records(among)}


def _by_id(record: Record, key: str, longest: int) -> dict[str, str]:
    """Empty where the part does not have it."""
    if key not in record:
        return {}
    told = record.record(key)
    return {one: told.text(one, longest=longest) for one in told.fields}


def _brings_to(record: Record) -> OneStop:
    told = record.record("brings_to")
    return OneStop(told.text("office", longest=LINE), told.text("name", longest=LINE))


def _bank(record: Record) -> BankAccount:
    """Raises BadInput for an account that no VietQR code could name."""
    told = record.record("bank")
    bank = BankAccount(told.text("bin", longest=6), told.text("account", longest=19), told.optional_text("holder"))
    write_vietqr(Transfer(bank.bin, bank.account))
    return bank


def _host(record: Record) -> str:
    host = record.text("slip_host", longest=LINE)
    if len(host) > 25 or not _HOST.fullmatch(host):
        record.at("slip_host").refuse(
            "là tên máy chủ không quá 25 ký tự, không kèm đường dẫn.",
            "is a host name of at most 25 characters without a path.",
        )
    return host
