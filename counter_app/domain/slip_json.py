"""A slip's content as JSON: the input of `counter-app slip`. Strict, bounded, and back again without loss."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import TypeVar

from counter_app.domain.control_characters import is_control
from counter_app.domain.errors import BadInput
from counter_app.domain.slip import (
    Applicant,
    CopyMark,
    CopyReason,
    OfficeHeading,
    Owner,
    RegisterLine,
    SlipComponent,
    SlipContent,
    SlipFee,
)
from counter_app.domain.times import iso, parse_date, parse_iso
from counter_app.domain.written_number import LARGEST_AMOUNT

LINE = 300
PARAGRAPH = 2000
MOST_COMPONENTS = 100
MOST_FEES = 20
MOST_NOTES = 10
LARGEST_COUNT = 9_999

_CODE = re.compile(r"[A-Z0-9.]{1,40}-\d{6}-\d{4,7}")
_IDENTITY = re.compile(r"[A-Z2-7]{16}")
_PIN = re.compile(r"\d{6}")
_QR_TEXT = re.compile(r"[0-9A-Z $%*+\-./:]{1,400}")

Item = TypeVar("Item")


@dataclass(frozen=True)
class _Part:
    """One JSON object that is being read; remembers where it stands so that a sentence can name the field."""

    values: Mapping[str, object]
    where: str

    def field(self, name: str) -> str:
        return f"{self.where}.{name}" if self.where else name

    def wrong(self, name: str, vi: str, en: str) -> BadInput:
        field = self.field(name)
        return BadInput(f"Trường “{field}” {vi}.", f"The field “{field}” {en}.")

    def only(self, *names: str) -> None:
        for name in self.values:
            if name not in names:
                raise self.wrong(name[:40], "không có trong mẫu; hãy bỏ đi", "is not known; remove it")

    def text(self, name: str, longest: int = LINE, required: bool = False) -> str:
        value = self.values.get(name)
        if value is None and not required:
            return ""
        if not isinstance(value, str):
            raise self.wrong(name, "phải là chữ", "must be text")
        return self._clean(name, value, longest, required)

    def _clean(self, name: str, value: str, longest: int, required: bool) -> str:
        if len(value) > longest * 2:
            raise self._too_long(name, longest)
        text = unicodedata.normalize("NFC", value).strip()
        if len(text) > longest:
            raise self._too_long(name, longest)
        if any(is_control(letter) or unicodedata.category(letter) == "Cn" for letter in text):
            raise self.wrong(name, "chứa ký tự điều khiển; hãy gõ lại", "holds a control character; type it again")
        if required and not text:
            raise self.wrong(name, "đang để trống", "is empty")
        return text

    def _too_long(self, name: str, longest: int) -> BadInput:
        return self.wrong(name, f"dài quá {longest} ký tự", f"is longer than {longest} characters")

    def shaped(self, name: str, shape: re.Pattern[str], example: str, required: bool = True) -> str:
        text = self.text(name, 800, required)
        if text and shape.fullmatch(text) is None:
            raise self.wrong(name, f"không đúng dạng, ví dụ {example}", f"has the wrong form; an example: {example}")
        return text

    def whole(self, name: str, least: int, most: int, default: int | None = None) -> int:
        value = self.values.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise self.wrong(
                name, f"phải là số nguyên từ {least} đến {most}", f"must be a whole number from {least} to {most}"
            )
        return value

    def yes(self, name: str) -> bool:
        value = self.values.get(name, False)
        if not isinstance(value, bool):
            raise self.wrong(name, "phải là true hoặc false", "must be true or false")
        return value

    def moment(self, name: str, required: bool = False) -> datetime | None:
        text = self.text(name, 40, required)
        return parse_iso(text) if text else None

    def day(self, name: str) -> date | None:
        text = self.text(name, 40)
        return parse_date(text) if text else None

    def part(self, name: str, required: bool = False) -> _Part | None:
        value = self.values.get(name)
        if value is None and not required:
            return None
        return _part(value, self.field(name))

    def members(self, name: str, most: int) -> Mapping[str, object]:
        """The members of a list under their names: name[1], name[2] …"""
        values = self.values.get(name) or []
        if not isinstance(values, list):
            raise self.wrong(name, "phải là một danh sách", "must be a list")
        if len(values) > most:
            raise self.wrong(name, f"có quá {most} dòng", f"has more than {most} lines")
        return {f"{self.field(name)}[{place}]": value for place, value in enumerate(values, start=1)}

    def items(self, name: str, most: int, read: Callable[[_Part], Item]) -> tuple[Item, ...]:
        return tuple(read(_part(value, where)) for where, value in self.members(name, most).items())

    def texts(self, name: str, most: int) -> tuple[str, ...]:
        lines = _Part(self.members(name, most), "")
        return tuple(lines.text(where, required=True) for where in lines.values)


def _part(value: object, where: str) -> _Part:
    if not isinstance(value, dict) or not all(isinstance(name, str) for name in value):
        name = where or "JSON"
        raise BadInput(f"“{name}” phải là một đối tượng JSON.", f"“{name}” must be a JSON object.")
    return _Part(value, where)


def slip_from_json(value: object) -> SlipContent:
    """Read one slip. Raises BadInput with a sentence that names the field; nothing is guessed.

    `qr_text` and `pin` may be missing: then they are empty and whoever prints has to fill them in.
    """
    top = _part(value, "")
    top.only(*SlipContent.__slots__)
    received = top.moment("received", required=True)
    assert received is not None
    due = top.moment("due")
    if due is not None and due < received:
        raise top.wrong("due", "sớm hơn thời điểm nhận hồ sơ", "is before the time of receipt")
    return SlipContent(
        office=_office(top.part("office", required=True)),
        code=top.shaped("code", _CODE, "H19.16-261120-0001", required=False) or None,
        identity=top.shaped("identity", _IDENTITY, "ABCDEFGHIJKLMNOP"),
        qr_text=top.shaped("qr_text", _QR_TEXT, "HTTPS://…/S1/…", required=False),
        pin=top.shaped("pin", _PIN, "012345", required=False),
        applicant=_applicant(top.part("applicant", required=True)),
        procedure=top.text("procedure", PARAGRAPH, required=True),
        received=received,
        due=due,
        term=top.text("term"),
        form_label=top.text("form_label"),
        issued_on=top.day("issued_on"),
        owner=_owner(top.part("owner")),
        organisation=top.text("organisation"),
        request=top.text("request", PARAGRAPH),
        components=top.items("components", MOST_COMPONENTS, _component),
        sets=top.whole("sets", 1, LARGEST_COUNT, default=1),
        due_note=top.text("due_note", PARAGRAPH),
        due_explanation=top.text("due_explanation", PARAGRAPH),
        return_place=top.text("return_place"),
        return_way=top.text("return_way"),
        fees=top.items("fees", MOST_FEES, _fee),
        register=_register(top.part("register")),
        clerk=top.text("clerk"),
        copy=_copy(top.part("copy")),
        replaces=top.text("replaces"),
        authority=top.text("authority"),
        outage_sheet=top.text("outage_sheet"),
        waiting_for_approval=top.yes("waiting_for_approval"),
        notes=top.texts("notes", MOST_NOTES),
        sample=top.yes("sample"),
    )


def _office(part: _Part | None) -> OfficeHeading:
    assert part is not None
    part.only(*OfficeHeading.__slots__)
    return OfficeHeading(
        unit=part.text("unit", required=True),
        parent_agency=part.text("parent_agency"),
        place=part.text("place"),
        hotline=part.text("hotline"),
        lookup_address=part.text("lookup_address"),
    )


def _applicant(part: _Part | None) -> Applicant:
    assert part is not None
    part.only(*Applicant.__slots__)
    return Applicant(
        name=part.text("name", required=True),
        id_number=part.text("id_number"),
        address=part.text("address"),
        phone=part.text("phone"),
        email=part.text("email"),
    )


def _owner(part: _Part | None) -> Owner | None:
    if part is None:
        return None
    part.only(*Owner.__slots__)
    return Owner(part.text("name", required=True), part.text("id_number"), part.text("address"))


def _component(part: _Part) -> SlipComponent:
    part.only(*SlipComponent.__slots__)
    return SlipComponent(
        name=part.text("name", PARAGRAPH, required=True),
        originals=part.whole("originals", 0, LARGEST_COUNT, default=0),
        certified=part.whole("certified", 0, LARGEST_COUNT, default=0),
        photocopies=part.whole("photocopies", 0, LARGEST_COUNT, default=0),
        shown=part.whole("shown", 0, LARGEST_COUNT, default=0),
    )


def _fee(part: _Part) -> SlipFee:
    part.only(*SlipFee.__slots__)
    return SlipFee(part.text("name", required=True), part.whole("amount", 0, LARGEST_AMOUNT), part.yes("paid"))


def _register(part: _Part | None) -> RegisterLine | None:
    if part is None:
        return None
    part.only(*RegisterLine.__slots__)
    return RegisterLine(part.text("volume", 40, required=True), part.whole("number", 1, 9_999_999))


def _copy(part: _Part | None) -> CopyMark | None:
    if part is None:
        return None
    part.only(*CopyMark.__slots__)
    reason = part.text("reason", 20, required=True)
    if reason not in [known.value for known in CopyReason]:
        raise part.wrong("reason", "phải là lost hoặc damaged", "must be lost or damaged")
    return CopyMark(part.whole("number", 1, 999), CopyReason(reason))


def slip_to_json(slip: SlipContent) -> dict[str, object]:
    """The JSON object that `slip_from_json` reads back to an equal slip."""
    found: dict[str, object] = {name: getattr(slip, name) for name in SlipContent.__slots__}
    found["received"] = iso(slip.received)
    found["due"] = iso(slip.due) if slip.due else None
    found["issued_on"] = slip.issued_on.isoformat() if slip.issued_on else None
    for name in ("office", "applicant", "owner", "register"):
        found[name] = _plain(getattr(slip, name))
    found["components"] = [_plain(component) for component in slip.components]
    found["fees"] = [_plain(fee) for fee in slip.fees]
    found["copy"] = {"number": slip.copy.number, "reason": slip.copy.reason.value} if slip.copy else None
    found["notes"] = list(slip.notes)
    return found


def _plain(value: OfficeHeading | Applicant | Owner | RegisterLine | SlipComponent | SlipFee | None) -> object:
    return None if value is None else asdict(value)
