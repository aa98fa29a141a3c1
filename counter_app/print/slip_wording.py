"""The sentences of Mẫu 01 (Giấy tiếp nhận hồ sơ và hẹn trả kết quả), the same on every size of paper."""

from __future__ import annotations

from counter_app.domain.slip import CopyReason, OfficeHeading, SlipComponent, SlipContent, SlipFee
from counter_app.domain.times import OFFICE_ZONE
from counter_app.print.fonts import Face
from counter_app.print.official_words import (
    BLANK,
    NBSP,
    identity_words,
    moment_words,
    money_words,
    place_and_day,
    weekday_words,
)
from counter_app.print.type_setting import Run

APPLICANT_SIGNS = "NGƯỜI NỘP HỒ SƠ"
CLERK_SIGNS = "NGƯỜI TIẾP NHẬN HỒ SƠ"
NO_CODE_YET = "Mã hồ sơ cấp sau"
COPY_NAMES = ("Liên 1: giao người nộp", "Liên 2: lưu hồ sơ")
COMPONENTS_TITLE = "1. Thành phần hồ sơ nộp gồm:"
COMPONENT_COLUMNS = ("TT", "Tên giấy tờ", "Bản chính", "Bản chứng thực", "Bản photo", "Xuất trình")
COLLECTION_NOTE = (
    "Khi đến nhận kết quả, đề nghị Ông/Bà mang theo giấy này, giấy tờ tùy thân, phí, lệ phí chưa nộp "
    "và văn bản ủy quyền nếu nhận thay."
)

_COPY_REASONS = {CopyReason.LOST: "bản đã cấp bị mất", CopyReason.DAMAGED: "bản đã cấp bị hỏng"}


def place_and_date(slip: SlipContent) -> str:
    day = slip.issued_on or slip.received.astimezone(OFFICE_ZONE).date()
    return place_and_day(slip.office.place, day)


def pin_words(pin: str) -> str:
    return f"{pin[:3]} {pin[3:]}"


def code_runs(slip: SlipContent) -> list[Run]:
    if slip.code is None:
        return [(NO_CODE_YET, Face.BOLD)]
    return [("Mã hồ sơ: ", Face.REGULAR), (slip.code, Face.BOLD)]


def barcode_text(slip: SlipContent) -> str:
    return slip.code or slip.identity


def marks(slip: SlipContent) -> list[str]:
    """What makes this print another than the ordinary first one, framed under the title."""
    found = []
    if slip.copy is not None:
        found.append(f"BẢN SAO LẦN {slip.copy.number} ({_COPY_REASONS[slip.copy.reason]})")
    if slip.waiting_for_approval:
        found.append("ĐANG CHỜ PHÊ DUYỆT: nội dung sửa đổi chỉ có hiệu lực sau khi được phê duyệt")
    if slip.replaces:
        found.append(f"Thay cho giấy tiếp nhận đã cấp: {slip.replaces}")
    if slip.outage_sheet:
        found.append(f"Lập theo phiếu tiếp nhận dự phòng số: {slip.outage_sheet}")
    return found


def opening(slip: SlipContent, narrow: bool = False) -> list[list[Run]]:
    """The paragraphs before the numbered ones: who and what. `narrow` gives each fact a line of its own."""
    return [*person_lines(slip, narrow), *on_behalf_lines(slip), *matter_lines(slip)]


def person_lines(slip: SlipContent, narrow: bool = False) -> list[list[Run]]:
    """Who stands at the counter."""
    person = slip.applicant
    facts = [
        _field("Số định danh/CCCD/Hộ chiếu", person.id_number),
        _field("Số điện thoại", person.phone),
        _field("Email", person.email) if person.email else [],
    ]
    lines = [
        [(f"{slip.office.unit} tiếp nhận hồ sơ của: ", Face.REGULAR), (person.name, Face.BOLD)],
        *(facts if narrow else [_on_one_line(facts)]),
        _field("Địa chỉ", person.address),
    ]
    return [line for line in lines if line]


def on_behalf_lines(slip: SlipContent) -> list[list[Run]]:
    """Whose dossier it is where that is somebody else, and why it may be handed in for them."""
    lines = [
        _owner(slip),
        _field("Nộp thay", slip.authority) if slip.authority else [],
        _field("Tổ chức", slip.organisation) if slip.organisation else [],
    ]
    return [line for line in lines if line]


def matter_lines(slip: SlipContent) -> list[list[Run]]:
    """What is asked for."""
    procedure = _field("Thủ tục hành chính", slip.procedure, Face.BOLD)
    return [procedure, _field("Nội dung yêu cầu giải quyết", slip.request)] if slip.request else [procedure]


def _field(label: str, value: str, face: Face = Face.REGULAR) -> list[Run]:
    return [(f"{label}: ", Face.REGULAR), (value or BLANK, face)]


def _on_one_line(facts: list[list[Run]]) -> list[Run]:
    """Each label stays with its value."""
    runs: list[Run] = []
    for label, value in filter(None, facts):
        if runs:
            runs.append(("; ", Face.REGULAR))
        runs += [(label[0].strip().replace(" ", NBSP) + NBSP, label[1]), value]
    return runs


def _owner(slip: SlipContent) -> list[Run]:
    if slip.owner is None:
        return []
    parts = [slip.owner.name]
    if slip.owner.id_number:
        # A passport, or a child that has no number yet, says so itself.
        plain = slip.owner.id_number[0].isdigit()
        parts.append(f"số định danh {slip.owner.id_number}" if plain else slip.owner.id_number)
    if slip.owner.address:
        parts.append(f"địa chỉ {slip.owner.address}")
    return [("Chủ hồ sơ: ", Face.REGULAR), (parts[0], Face.BOLD), ("".join(f", {p}" for p in parts[1:]), Face.REGULAR)]


def sets_and_times(slip: SlipContent) -> list[list[Run]]:
    """Paragraphs 2 to 7 and the register's line."""
    return [
        [("2. Số lượng hồ sơ: ", Face.REGULAR), (f"{slip.sets:02d} (bộ)", Face.BOLD)],
        _field("3. Thời gian giải quyết hồ sơ theo quy định là", slip.term, Face.BOLD),
        _field("4. Thời gian nhận hồ sơ", moment_words(slip.received), Face.BOLD),
        *_appointment(slip),
        _field("6. Đăng ký nhận kết quả tại", _return_words(slip)),
        *_fees(slip.fees),
        _register(slip),
    ]


def _appointment(slip: SlipContent) -> list[list[Run]]:
    label = "5. Thời gian trả kết quả giải quyết hồ sơ"
    if slip.due is None:
        return [_field(label, slip.due_note or "sẽ được thông báo sau", Face.BOLD), *_explanation(slip)]
    when = f"{moment_words(slip.due)} ({weekday_words(slip.due).replace(' ', NBSP)})"
    note: list[list[Run]] = [[(slip.due_note, Face.ITALIC)]] if slip.due_note else []
    return [_field(label, when, Face.BOLD), *note, *_explanation(slip)]


def _explanation(slip: SlipContent) -> list[list[Run]]:
    return [[("Cách tính: " + slip.due_explanation, Face.ITALIC)]] if slip.due_explanation else []


def _return_words(slip: SlipContent) -> str:
    return "; ".join(part for part in (slip.return_place, slip.return_way) if part)


def _fees(fees: tuple[SlipFee, ...]) -> list[list[Run]]:
    label = "7. Phí, lệ phí (nếu có): "
    if not fees:
        return [[(label + BLANK, Face.REGULAR)]]
    if len(fees) == 1:
        return [[(label, Face.REGULAR), *_fee(fees[0])]]
    total = sum(fee.amount for fee in fees)
    owed = sum(fee.amount for fee in fees if not fee.paid)
    closing = f"Tổng cộng {money_words(total)}; " + (f"còn phải nộp {money_words(owed)}" if owed else "đã nộp đủ")
    return [
        [(label, Face.REGULAR), (closing, Face.BOLD)],
        *([("– ", Face.REGULAR), *_fee(fee)] for fee in fees),
    ]


def _fee(fee: SlipFee) -> list[Run]:
    said: list[Run] = [(f"{fee.name}: ", Face.REGULAR), (money_words(fee.amount), Face.BOLD)]
    if not fee.amount:
        return said  # nothing to pay is neither paid nor owed
    return [*said, (" (đã nộp)" if fee.paid else " (chưa nộp)", Face.REGULAR)]


def _register(slip: SlipContent) -> list[Run]:
    volume = slip.register.volume if slip.register else "…………"
    number = str(slip.register.number) if slip.register else "…………"
    return [
        (f"Vào Sổ theo dõi hồ sơ, Quyển số: {volume} {NBSP}{NBSP} Số{NBSP}thứ{NBSP}tự:{NBSP}{number}", Face.REGULAR)
    ]


def count_words(count: int) -> str:
    return str(count) if count else "–"


def component_counts(component: SlipComponent, with_shown: bool) -> list[str]:
    counts = [component.originals, component.certified, component.photocopies]
    return [count_words(count) for count in ([*counts, component.shown] if with_shown else counts)]


def look_up_lines(slip: SlipContent) -> list[list[Run]]:
    """What the citizen needs afterwards, beside the QR code."""
    return [*own_look_up_lines(slip), *office_look_up_lines(slip.office)]


def own_look_up_lines(slip: SlipContent) -> list[list[Run]]:
    """What only this dossier answers to."""
    return [
        [("Mã tra cứu: ", Face.REGULAR), (pin_words(slip.pin), Face.BOLD)],
        [("Số nhận dạng: ", Face.REGULAR), (identity_words(slip.identity), Face.REGULAR)],
    ]


def office_look_up_lines(office: OfficeHeading) -> list[list[Run]]:
    where = f" hoặc truy cập {office.lookup_address}" if office.lookup_address else ""
    lines: list[list[Run]] = [[(f"Quét mã QR{where} để tra cứu hồ sơ.", Face.REGULAR)]]
    if office.hotline:
        lines.append([("Điện thoại liên hệ: ", Face.REGULAR), (office.hotline, Face.BOLD)])
    return lines


def shared_title(count: int) -> str:
    """Under the title of one slip for several dossiers."""
    return f"(Gồm {count:02d} hồ sơ của cùng một người nộp)"


def place_on_slip(place: int, count: int, slip: SlipContent) -> list[Run]:
    """The heading of one dossier on a shared slip; `place` from 1."""
    return [(f"HỒ SƠ {place}/{count}. ", Face.BOLD), *code_runs(slip)]


def goes_on_with(place: int, count: int, slip: SlipContent) -> str:
    """Over what a further page of a shared slip goes on with: without the name."""
    return f"Hồ sơ {place}/{count} (tiếp theo): {slip.code or identity_words(slip.identity)}"
