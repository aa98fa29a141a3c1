"""What was recorded wrongly and promises nothing: put right at once, with a reason, until hand-over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from counter_app.domain.corrections import really_changes
from counter_app.domain.details import object_of, objects_of, text_of
from counter_app.domain.errors import BadInput
from counter_app.domain.intake import ApplicantKind, CopyKind, ReturnWay
from counter_app.domain.notice import Notice
from counter_app.domain.step_rules import Objection
from counter_app.domain.times import date_vi
from counter_app.domain.written_day import day_of, read_day
from counter_app.services.sign_in import Session
from counter_app.services.steps.case import Case
from counter_app.ui.steps.plan import After, Counter, Plan
from counter_app.ui.steps.sheet import Field, Kind, Option, Sheet, Values

Names = tuple[tuple[str, Notice], ...]
REASON = Notice("Lý do sửa", "Reason of the correction")
PERSON = (
    ("name", Notice("Họ tên chủ hồ sơ", "Name")),
    ("id_number", Notice("Số định danh", "Identity number")),
    ("address", Notice("Địa chỉ ghi trên giấy tờ", "Address as on the paper")),
    ("address_today", Notice("Địa chỉ hiện nay (trống: như giấy tờ)", "Today's address (empty: as on the paper)")),
    ("phone", Notice("Điện thoại", "Phone")),
    ("email", Notice("Thư điện tử", "E-mail")),
)
# Whoever handed it in for another is who notices go to; the form names these fields apart from the owner's.
SUBMITTER = (
    ("name", Notice("Họ tên người nộp thay", "Name of who submitted")),
    ("phone", Notice("Điện thoại người nộp thay", "Phone of who submitted")),
    ("email", Notice("Thư điện tử người nộp thay", "E-mail of who submitted")),
)
_OF_SUBMITTER = "submitter_"
BORN = Notice("Ngày sinh", "Date of birth")
SEX = Notice("Giới tính", "Sex")
SEXES = (
    Option("", Notice("không ghi", "not recorded")),
    Option("Nam", Notice("Nam", "Male")),
    Option("Nữ", Notice("Nữ", "Female")),
)
CHANNEL_OPTIONS = (
    Option("sms", Notice("Tin nhắn", "Text message")),
    Option("email", Notice("Thư điện tử", "E-mail")),
)
WAYS = (
    Option(ReturnWay.COUNTER.value, Notice("Tại quầy", "At the counter")),
    Option(ReturnWay.POST.value, Notice("Qua bưu chính", "By post")),
    Option(ReturnWay.ONLINE.value, Notice("Trực tuyến", "Online")),
)


class CorrectAtOnce(Plan):
    name = "correct"
    needs = ("reason",)
    after = After.SLIP

    def sheet(self, counter: Counter, case: Case) -> Sheet:
        applicant = object_of(case.details.get("applicant"))
        texts = [Field(Kind.LINE, name, label, str(applicant.get(name) or "")) for name, label in PERSON]
        texts[2:2] = _of_birth(applicant)
        texts += _of_submitter(case)
        way = str(case.details.get("return_way") or ReturnWay.COUNTER.value)
        return Sheet(
            (
                *texts,
                Field(
                    Kind.LINE, "request", Notice("Nội dung yêu cầu", "Request"), str(case.details.get("request", ""))
                ),
                Field(
                    Kind.COMPONENTS,
                    "components",
                    Notice("Giấy tờ đã nhận: có hay không, loại bản, số bản", "Papers taken in: there, kind, how many"),
                    _component_rows(case),
                    grows=True,
                ),
                Field(Kind.PICK, "return_way", Notice("Trả kết quả", "Return"), way, WAYS, rule="return.as_on_slip"),
                Field(
                    Kind.LINE,
                    "return_place",
                    Notice("Nơi nhận kết quả (trống: nơi của cơ quan)", "Place of return (empty: the office's)"),
                    str(case.details.get("return_place", "")),
                ),
                Field(
                    Kind.TICKS,
                    "notify",
                    Notice("Báo tin cho người nộp qua", "The citizen is told by"),
                    _notify(case),
                    CHANNEL_OPTIONS,
                ),
                Field(Kind.LINE, "reason", REASON, longest=1_000),
            ),
            (
                Notice(
                    "Có hiệu lực ngay; lãnh đạo xem lại sau. Giấy tiếp nhận in lại ghi rõ thay cho bản nào.",
                    "In force at once, seen by the supervisor afterwards. The new slip names the one that it replaces.",
                ),
            ),
        )

    def save(self, counter: Counter, identity: str, values: Values, session: Session) -> None:
        case = counter.steps.cases.open(identity)
        after = _changes(case, values)
        if not after:
            raise BadInput("Chưa có gì thay đổi so với nội dung đã ghi.", "Nothing differs from what is recorded.")
        counter.steps.corrections.correct(identity, after, values.text("reason"), session)

    def objections(self, counter: Counter, identity: str, values: Values) -> tuple[Objection, ...]:
        after = _changes(counter.steps.cases.open(identity), values)
        found = counter.steps.corrections.against(identity, after)
        wrong = (Objection(_field_of(one.field), one.vi, one.en, one.citation) for one in found)
        return (*wrong, *counter.steps.corrections.about_today(identity, after))


def _of_submitter(case: Case) -> list[Field]:
    """None for who came in person."""
    submitter = object_of(case.details.get("submitter"))
    named = SUBMITTER if submitter else ()
    return [Field(Kind.LINE, _OF_SUBMITTER + name, label, str(submitter.get(name) or "")) for name, label in named]


def _of_birth(applicant: Mapping[str, Any]) -> list[Field]:
    """A child without a number is told from another by it. An organisation has none."""
    if applicant.get("kind") == ApplicantKind.ORGANISATION:
        return []
    born, sex = day_of(text_of(applicant, "date_of_birth")), text_of(applicant, "sex")
    options = SEXES if sex in {one.value for one in SEXES} else (*SEXES, Option(sex, Notice(sex, sex)))
    return [
        Field(Kind.LINE, "date_of_birth", BORN, date_vi(born) if born else ""),
        Field(Kind.PICK, "sex", SEX, sex, options),
    ]


def _born_anew(case: Case, values: Values) -> dict[str, str]:
    """Raises BadInput for what is no day."""
    if "date_of_birth" not in values.raw:
        return {}
    known, text = object_of(case.details.get("applicant")), values.text("date_of_birth")
    born = read_day(text)
    if text and born is None:
        raise BadInput(
            f"Không đọc được ngày sinh “{text[:20]}”; hãy viết như 25/11/1990.",
            f"The date of birth “{text[:20]}” cannot be read; write it like 25/11/1990.",
        )
    typed = {"date_of_birth": born.isoformat() if born else "", "sex": values.text("sex")}
    return {name: said for name, said in typed.items() if said != text_of(known, name)}


def _notify(case: Case) -> list[str]:
    chosen = case.details.get("notify")
    return [one.value for one in CHANNEL_OPTIONS if isinstance(chosen, list) and one.value in chosen]


def _field_of(path: str) -> str:
    """Where the form has what an objection names."""
    of, _, name = path.partition(".")
    return {"applicant": name, "submitter": _OF_SUBMITTER + name}.get(of, path)


def _changes(case: Case, values: Values) -> dict[str, Any]:
    """Only what differs from what is recorded."""
    people = {
        "applicant": _retyped(case.details.get("applicant"), PERSON, values) | _born_anew(case, values),
        "submitter": _retyped(case.details.get("submitter"), SUBMITTER, values, _OF_SUBMITTER),
    }
    after: dict[str, Any] = {of: typed for of, typed in people.items() if typed}
    for name in ("request", "return_way", "return_place"):
        if really_changes(case.details, {name: values.text(name)}):
            after[name] = values.text(name)
    components = _taken(values.rows("components"))
    if components != _as_taken(case):
        after["components"] = components
    if "notify" in values.raw and sorted(values.ticked("notify")) != sorted(_notify(case)):
        after["notify"] = list(values.ticked("notify"))
    return after


def _retyped(recorded: object, fields: Names, values: Values, before: str = "") -> dict[str, str]:
    """Of one person, as far as the form asks for them; `before` stands before the names of its fields."""
    known = object_of(recorded)
    typed = {name: values.text(before + name) for name, _label in fields if before + name in values.raw}
    return {name: text for name, text in typed.items() if text != str(known.get(name) or "")}


def _component_rows(case: Case) -> list[list[str]]:
    """A row for each kind of each paper; what the published list has and nobody brought stands there with none."""
    rows = [
        [str(part.get("name")), str(paper.get("kind")), str(paper.get("count", 1))]
        for part in objects_of(case.details.get("components"))
        for paper in objects_of(part.get("papers"))
    ]
    there = {row[0] for row in rows}
    return rows + [[name, CopyKind.ORIGINAL.value, "0"] for name in _known(case) if name not in there]


def _taken(rows: tuple[tuple[str, ...], ...]) -> list[dict[str, Any]]:
    """As an entry keeps them: the kinds of one paper together, each once."""
    papers: dict[str, dict[str, int]] = {}
    for name, kind, count in (row for row in rows if len(row) == 3 and row[0] and row[2] not in ("", "0")):
        kinds = papers.setdefault(name, {})
        kinds[kind] = kinds.get(kind, 0) + int(count)
    return [
        {"name": name, "papers": [{"kind": kind, "count": count} for kind, count in kinds.items()]}
        for name, kinds in papers.items()
    ]


def _as_taken(case: Case) -> list[dict[str, Any]]:
    return _taken(tuple(tuple(row) for row in _component_rows(case)))


def _components(case: Case) -> list[str]:
    return [str(part.get("name")) for part in objects_of(case.details.get("components"))]


def _known(case: Case) -> tuple[str, ...]:
    published = [part.name for part in (case.procedure.components.value or ())] if case.procedure else []
    return tuple(dict.fromkeys((*published, *_components(case))))
