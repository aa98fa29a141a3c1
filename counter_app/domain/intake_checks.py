"""Checking what the clerk typed: every field in one place, every problem in one list, texts made clean."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from counter_app.domain.citizen_notice import CHANNELS as NOTICE_CHANNELS
from counter_app.domain.control_characters import is_control
from counter_app.domain.intake import (
    Applicant,
    ApplicantKind,
    ChargedFee,
    CopyKind,
    FieldProblem,
    ReceiveDossier,
    Relation,
    Submitter,
    TakenComponent,
)
from counter_app.domain.page_fee import MOST_PAGES, MOST_ROWS
from counter_app.domain.regulations import CHANNELS, LEVELS
from counter_app.domain.sheet_checks import checked_sheet
from counter_app.domain.times import LONGEST_BACK
from counter_app.domain.written_number import LARGEST_AMOUNT

LINE = 300
PARAGRAPH = 2_000
SHORT = 40
FEE_NAME = 80
MOST_COMPONENTS = 100
MOST_FEES = 10
MOST_SETS = 99
MOST_COPIES = 9_999
FEE_KINDS = ("phi", "le_phi")
FIRST_YEAR_OF_BIRTH = 1850

_ID_NUMBER = re.compile(r"[0-9A-Za-z./-]{0,30}")
_PHONE = re.compile(r"[0-9+(). -]{0,30}")
_EMAIL = re.compile(r"[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@]{1,60}")

_LONGEST = {"request": PARAGRAPH, "note": PARAGRAPH, "due_reason": PARAGRAPH, "sheet": SHORT, "replaces": SHORT}
_LABELS = {
    "name": ("Họ tên", "The name"),
    "id_number": ("Số định danh, giấy tờ", "The identity number"),
    "address": ("Địa chỉ", "The address"),
    "phone": ("Số điện thoại", "The telephone number"),
    "email": ("Thư điện tử", "The e-mail address"),
    "sex": ("Giới tính", "The sex"),
    "address_today": ("Địa chỉ hiện nay", "The address of today"),
    "representative": ("Người đại diện", "The representative"),
    "representative_number": ("Số định danh người đại diện", "The representative's identity number"),
    "representative_position": ("Chức vụ người đại diện", "The representative's position"),
    "no_paper_reason": ("Lý do không có giấy tờ", "The reason for having no paper"),
    "authority": ("Căn cứ nộp thay", "What lets this person submit"),
    "procedure_code": ("Mã thủ tục", "The procedure code"),
    "channel": ("Kênh tiếp nhận", "The channel"),
    "service_level": ("Mức độ dịch vụ công", "The service level"),
    "request": ("Nội dung yêu cầu", "The request"),
    "return_place": ("Nơi trả kết quả", "The place of return"),
    "due_reason": ("Lý do ấn định ngày hẹn", "The reason for the date"),
    "note": ("Ghi chú", "The note"),
    "sheet": ("Số phiếu dự phòng", "The sheet's number"),
    "replaces": ("Hồ sơ được thay", "The dossier that it replaces"),
}
# Both people of a receipt have these; a sentence without its field says whose is meant.
_OF_EITHER_PERSON = ("name", "id_number", "address", "phone", "email")

Value = TypeVar("Value", ReceiveDossier, Applicant, Submitter, TakenComponent, ChargedFee)


def checked_command(
    command: ReceiveDossier, received: datetime, now: datetime
) -> tuple[ReceiveDossier, list[FieldProblem]]:
    """The command with NFC texts without blanks at their ends, and everything that is wrong with it."""
    problems: list[FieldProblem] = []
    clean = replace(
        _cleaned(command, "", problems),
        applicant=_cleaned(command.applicant, "applicant.", problems),
        submitter=_cleaned(command.submitter, "submitter.", problems) if command.submitter else None,
        components=tuple(
            _cleaned(item, f"components[{place}].", problems, name=PARAGRAPH)
            for place, item in enumerate(command.components[:MOST_COMPONENTS])
        ),
        fees=tuple(
            _cleaned(fee, f"fees[{place}].", problems, name=FEE_NAME)
            for place, fee in enumerate(command.fees[:MOST_FEES])
        ),
    )
    problems += _check_applicant(clean.applicant, received)
    problems += _check_submitter(clean.submitter)
    problems += _check_components(command.components, clean)
    problems += _check_fees(command.fees)
    problems += _check_copied(clean)
    problems += _check_choices(clean)
    problems += _check_received(received, now)
    clean, of_the_sheet = checked_sheet(clean, received)
    problems += of_the_sheet
    return clean, _first_of_each_field(problems)


def _first_of_each_field(problems: list[FieldProblem]) -> list[FieldProblem]:
    """A text that was refused as too long is not refused again for being empty."""
    found: dict[str, FieldProblem] = {}
    for problem in problems:
        found.setdefault(problem.field, problem)
    return list(found.values())


def _cleaned(value: Value, path: str, problems: list[FieldProblem], **longest: int) -> Value:
    changed: dict[str, str] = {}
    for name in value.__dataclass_fields__:
        text = getattr(value, name)
        if type(text) is str and text:
            limit = longest.get(name) or _LONGEST.get(name, LINE)
            clean = _clean_text(text, f"{path}{name}", limit, problems)
            if clean != text:
                changed[name] = clean
    return replace(value, **changed) if changed else value  # type: ignore[arg-type]


def _clean_text(text: str, field: str, longest: int, problems: list[FieldProblem]) -> str:
    # Measured before anything else is done with it: ten megabytes in a field must cost nothing.
    if len(text) > longest:
        vi, en = _label(field)
        problems.append(
            FieldProblem(
                field, f"{vi} dài quá {longest} ký tự; hãy rút ngắn.", f"{en} is over {longest} characters; shorten it."
            )
        )
        return ""
    clean = unicodedata.normalize("NFC", text).strip()
    # What is printable throughout, as nearly every text is, need not be looked at letter by letter.
    if not clean.isprintable() and any(
        _is_unprintable(char) and not (char == "\n" and longest == PARAGRAPH) for char in clean
    ):
        vi, en = _label(field)
        problems.append(
            FieldProblem(
                field,
                f"{vi} có ký tự điều khiển không in được; hãy gõ lại.",
                f"{en} holds a control character; type it again.",
            )
        )
        return ""
    return clean


def _is_unprintable(char: str) -> bool:
    return is_control(char) or unicodedata.category(char) == "Cn"


def _label(field: str) -> tuple[str, str]:
    name = field.rsplit(".", 1)[-1]
    if field.startswith("components["):
        return "Tên giấy tờ", "The name of the paper"
    if field.startswith("fees["):
        return "Khoản phí, lệ phí", "The fee"
    vi, en = _LABELS.get(name, ("Nội dung", "The text"))
    if field.startswith("submitter.") and name in _OF_EITHER_PERSON:
        return f"{vi} người nộp thay", f"{en} of who submits for another"
    return vi, en


def _check_applicant(applicant: Applicant, received: datetime) -> list[FieldProblem]:
    found = _required_name(applicant) + _check_contact(applicant, "applicant.")
    born = applicant.date_of_birth
    if born is not None and not date(FIRST_YEAR_OF_BIRTH, 1, 1) <= born <= received.date():
        found.append(
            FieldProblem(
                "applicant.date_of_birth",
                "Ngày sinh không thể đúng; hãy xem lại trên giấy tờ.",
                "The date of birth cannot be right; look at the papers again.",
            )
        )
    if applicant.sex not in ("", "Nam", "Nữ"):
        found.append(FieldProblem("applicant.sex", "Giới tính ghi Nam hoặc Nữ.", "The sex is Nam or Nữ."))
    if not _ID_NUMBER.fullmatch(applicant.representative_number):
        found.append(_bad_number("applicant.representative_number"))
    return found


def _check_submitter(submitter: Submitter | None) -> list[FieldProblem]:
    if submitter is None:
        return []
    said = submitter.relation not in (Relation.UNSTATED, Relation.OTHER)
    return [
        *_required(submitter.name, "submitter.name"),
        *([] if said else _required(submitter.authority, "submitter.authority")),
        *_check_contact(submitter, "submitter."),
    ]


def _check_contact(person: Applicant | Submitter, path: str) -> list[FieldProblem]:
    found = []
    if not _ID_NUMBER.fullmatch(person.id_number):
        found.append(_bad_number(f"{path}id_number"))
    if not _PHONE.fullmatch(person.phone):
        vi, en = _label(f"{path}phone")
        found.append(
            FieldProblem(
                f"{path}phone",
                f"{vi} chỉ gồm chữ số, dấu + và dấu cách; hãy gõ lại.",
                f"{en} holds digits, + and blanks only; type it again.",
            )
        )
    if person.email and not _EMAIL.fullmatch(person.email):
        vi, en = _label(f"{path}email")
        found.append(
            FieldProblem(
                f"{path}email",
                f"{vi} phải có dạng ten@noi.vn; hãy gõ lại hoặc để trống.",
                f"{en} looks like name@place.vn; type it again or leave it out.",
            )
        )
    return found


def _bad_number(field: str) -> FieldProblem:
    vi, en = _label(field)
    return FieldProblem(
        field,
        f"{vi} chỉ gồm chữ không dấu và chữ số, không quá 30 ký tự.",
        f"{en} holds plain letters and digits only, 30 at most.",
    )


def _required(text: str, field: str) -> list[FieldProblem]:
    vi, en = _label(field)
    return [] if text else [FieldProblem(field, f"{vi} đang để trống; hãy điền vào.", f"{en} is empty; fill it in.")]


def _required_name(applicant: Applicant) -> list[FieldProblem]:
    """What the form calls it: an organisation has no family name."""
    if applicant.name or applicant.kind is not ApplicantKind.ORGANISATION:
        return _required(applicant.name, "applicant.name")
    said = "Tên tổ chức đang để trống; hãy điền vào.", "The organisation's name is empty; fill it in."
    return [FieldProblem("applicant.name", *said)]


def _check_components(given: tuple[TakenComponent, ...], clean: ReceiveDossier) -> list[FieldProblem]:
    found: list[FieldProblem] = []
    if len(given) > MOST_COMPONENTS:
        found.append(
            FieldProblem(
                "components",
                f"Không ghi được quá {MOST_COMPONENTS} loại giấy tờ; hãy gộp lại.",
                f"No more than {MOST_COMPONENTS} kinds of paper can be listed; put some together.",
            )
        )
    names: set[str] = set()
    for place, component in enumerate(clean.components):
        field = f"components[{place}]"
        found += _required(component.name, f"{field}.name")
        if component.name and component.name in names:
            found.append(
                FieldProblem(field, "Giấy tờ này được ghi hai lần; hãy bỏ bớt một.", "This paper is listed twice.")
            )
        names.add(component.name)
        if any(not 1 <= paper.count <= MOST_COPIES for paper in component.papers):
            found.append(
                FieldProblem(
                    field, f"Số bản phải từ 1 đến {MOST_COPIES}.", f"The number of copies is from 1 to {MOST_COPIES}."
                )
            )
        if len({paper.kind for paper in component.papers}) != len(component.papers):
            found.append(
                FieldProblem(field, "Một loại bản được ghi hai lần; hãy cộng lại.", "A kind of copy is listed twice.")
            )
        if len(component.papers) > len(CopyKind):
            found.append(FieldProblem(field, "Có quá nhiều loại bản.", "There are too many kinds of copies."))
    return found


def _check_fees(fees: tuple[ChargedFee, ...]) -> list[FieldProblem]:
    found = []
    if len(fees) > MOST_FEES:
        found.append(
            FieldProblem("fees", f"Không ghi được quá {MOST_FEES} khoản thu.", f"No more than {MOST_FEES} fees.")
        )
    for place, fee in enumerate(fees[:MOST_FEES]):
        field = f"fees[{place}]"
        if fee.kind not in FEE_KINDS:
            found.append(
                FieldProblem(
                    f"{field}.kind", "Hãy chọn phí hoặc lệ phí cho khoản thu này.", "Choose phí or lệ phí for this fee."
                )
            )
        if not 0 <= fee.amount <= LARGEST_AMOUNT:
            found.append(
                FieldProblem(
                    f"{field}.amount",
                    "Số tiền phải từ 0 đến dưới một nghìn tỷ đồng; hãy xem lại.",
                    "The amount lies between 0 and under a thousand billion đồng; check it.",
                )
            )
    return found


def _check_copied(clean: ReceiveDossier) -> list[FieldProblem]:
    if len(clean.copied) <= MOST_ROWS and all(row.is_plausible for row in clean.copied):
        return []
    return [
        FieldProblem(
            "copied",
            f"Số bản chính, số bản sao và số trang phải từ 1 đến {MOST_PAGES}, không quá {MOST_ROWS} dòng.",
            f"Originals, copies and pages are from 1 to {MOST_PAGES} each, {MOST_ROWS} rows at most.",
        )
    ]


def _check_choices(clean: ReceiveDossier) -> list[FieldProblem]:
    found = []
    if clean.channel not in CHANNELS:
        found.append(FieldProblem("channel", "Hãy chọn kênh tiếp nhận.", "Choose how it was filed."))
    if clean.service_level is not None and clean.service_level not in LEVELS:
        found.append(FieldProblem("service_level", "Hãy chọn lại mức độ dịch vụ công.", "Choose the service level."))
    if len(set(clean.notify)) != len(clean.notify) or not set(clean.notify) <= set(NOTICE_CHANNELS):
        found.append(
            FieldProblem("notify", "Hãy chọn lại cách báo tin cho người nộp.", "Choose again how the citizen is told.")
        )
    if not 1 <= clean.sets <= MOST_SETS:
        found.append(
            FieldProblem(
                "sets", f"Số bộ hồ sơ phải từ 1 đến {MOST_SETS}.", f"The number of sets is from 1 to {MOST_SETS}."
            )
        )
    return found


def _check_received(received: datetime, now: datetime) -> list[FieldProblem]:
    if received > now + timedelta(minutes=1):
        return [
            FieldProblem(
                "received",
                "Thời điểm nhận nằm sau giờ hiện tại; hãy xem lại ngày giờ.",
                "The time of receipt lies after the present; check date and time.",
            )
        ]
    if received < now - LONGEST_BACK:
        return [
            FieldProblem(
                "received",
                "Thời điểm nhận đã quá một năm; hãy xem lại năm.",
                "The time of receipt is over a year ago; check the year.",
            )
        ]
    return []


def needs_somebody_else(applicant: Applicant) -> bool:
    """A child and an organisation act through somebody who should be named."""
    return applicant.kind is not ApplicantKind.PERSON and not applicant.representative
