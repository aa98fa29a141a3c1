"""What is asked of a paper before its copy is attached: the fields of decree 118/2025, article 19.2. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counter_app.domain.errors import BadInput
from counter_app.domain.notice import Notice
from counter_app.domain.scanned_paper import (
    DATA_CITATION,
    DIGITISED,
    LONGEST_ABSTRACT,
    PaperData,
    checked_data,
    field_words,
    missing_data,
)
from counter_app.domain.step_rules import Objection
from counter_app.services.steps.digital_copies import Attachable
from counter_app.services.steps.digital_copy import DigitalCopy
from counter_app.ui.steps.sheet import Field, Kind, Option, Sheet, Values
from counter_app.ui.typed_day import typed_day

RESULT = "result"
BY_NUMBER, BY_HOLDER = "number", "holder"
NOT_STATED, LASTING, UNTIL = "not_stated", "lasting", "until"
DATA_RULE = "result.paper_data"
_DAY_HINT = Notice("ngày/tháng/năm, ví dụ 20/11/2026", "day/month/year, e.g. 20/11/2026")
_CONSENT = Notice("Người nộp đồng ý thế nào", "How the citizen agreed")


@dataclass(frozen=True, slots=True)
class Target:
    """What the copy is attached to; `component` "" for the result."""

    component: str
    is_result: bool


def paper_sheet(to: Attachable, first: Target) -> Sheet:
    """`first` is what the file is likely to be."""
    by_number, no_number = ("identity", BY_NUMBER), ("identity", BY_HOLDER)
    fields = (
        Field(Kind.PICK, "target", Notice("Là bản chụp của", "Copy of"), _value(to, first), _targets(to)),
        _line("title", first.component or result_words(to).vi),
        Field(Kind.PICK, "identity", Notice("Nhận biết giấy tờ", "Known by"), BY_NUMBER, _IDENTITIES, rule=DATA_RULE),
        _line("number", only_when=by_number),
        _line("holder", to.applicant, only_when=no_number),
        _line("born", only_when=no_number),
        _line("issued", hint=_DAY_HINT),
        _line("issuer"),
        Field(Kind.PICK, "validity", Notice("Hiệu lực", "Validity"), NOT_STATED, _VALIDITIES, rule=DATA_RULE),
        _line("in_force_until", hint=_DAY_HINT, only_when=("validity", UNTIL), rule=f"{DATA_RULE} {DIGITISED}"),
        _line("abstract", longest=LONGEST_ABSTRACT),
        _line("kind"),
        _line("scope"),
    )
    return Sheet(fields)


def again_sheet(to: Attachable, copy: DigitalCopy) -> Sheet:
    """An earlier paper of the same person: for which paper of this dossier, and how consent was given."""
    alike = next((name for name in to.components if name == copy.component), next(iter(to.components), ""))
    targets = tuple(option for option in _targets(to) if option.value != RESULT)
    return Sheet(
        (
            Field(Kind.PICK, "target", Notice("Dùng cho", "Used for"), _value(to, Target(alike, False)), targets),
            Field(Kind.LINE, "consent", _CONSENT, hint=Notice("ví dụ: đồng ý bằng lời tại quầy", "e.g. said so here")),
        )
    )


def result_words(to: Attachable) -> Notice:
    """Of a dossier that was not accepted it is the refusal."""
    return _REFUSAL_WORDS if to.refusal else _RESULT_WORDS


def target_in(to: Attachable, values: Values) -> Target:
    """Raises BadInput where nothing is chosen."""
    chosen = values.text("target")
    if chosen == RESULT and to.result:
        return Target("", True)
    if chosen.isdigit() and int(chosen) < len(to.components):
        return Target(to.components[int(chosen)], False)
    raise BadInput(
        "Là bản chụp của: hãy chọn giấy tờ trong hồ sơ.", "Copy of: choose the dossier's paper that it is a copy of."
    )


def paper_in(values: Values) -> PaperData:
    """Raises BadInput for what cannot be read."""
    lasting = values.text("validity") == LASTING
    texts = {name: values.text(name) for name in ("title", "kind", "number", "holder", "born", "issuer", "scope")}
    return checked_data(
        PaperData(
            **texts,
            abstract=values.text("abstract"),
            issued=_day(values.text("issued")),
            in_force_until=_day(values.text("in_force_until")),
            lasting=lasting,
        )
    )


def objections(values: Values, today: date, to: Attachable) -> dict[str, tuple[Objection, ...]]:
    """What article 19.2 still wants, beside its fields, and what the regulation has digitised; none of it keeps the
    copy from being attached.

    Raises BadInput for what cannot be read.
    """
    paper = paper_in(values)
    found: dict[str, tuple[Objection, ...]] = {
        _FIELD_OF.get(name, name): (_wanted(name),) for name in missing_data(paper)
    }
    if paper.is_over(today):
        over = Notice("Giấy tờ đã hết hiệu lực.", "The paper is no longer in force.")
        said = Objection("in_force_until", over.vi, over.en, firm=False, rule=DATA_RULE)
        found["in_force_until"] = (_by_regulation(paper, today, to, values) or said,)
    return found


def _by_regulation(paper: PaperData, today: date, to: Attachable, values: Values) -> Objection | None:
    if to.digitised is None:
        return None
    return to.digitised.against(paper, today, result=target_in(to, values).is_result)


_RESULT_WORDS = Notice("Kết quả giải quyết", "The result")
_REFUSAL_WORDS = Notice("Phiếu từ chối tiếp nhận đã ký", "The signed refusal to receive")
_IDENTITIES = (
    Option(BY_NUMBER, Notice("Có số", "By its number")),
    Option(BY_HOLDER, Notice("Không có số: họ tên, năm sinh, ngày, nơi cấp", "No number: name, year, date, agency")),
)
_VALIDITIES = (
    Option(NOT_STATED, Notice("Chưa ghi", "Not stated")),
    Option(LASTING, Notice("Vô thời hạn", "Without end")),
    Option(UNTIL, Notice("Đến ngày", "Until a day")),
)
# Where the form asks for it by way of another field.
_FIELD_OF = {"in_force_until": "validity"}


def _wanted(name: str) -> Objection:
    return Objection(name, "Còn thiếu", "Still wanted", DATA_CITATION, firm=False, rule=DATA_RULE)


def _line(
    name: str,
    value: str = "",
    *,
    hint: Notice | None = None,
    only_when: tuple[str, str] | None = None,
    longest: int = 300,
    rule: str = DATA_RULE,
) -> Field:
    return Field(
        Kind.LINE,
        name,
        Notice(*field_words(name)),
        value,
        hint=hint or Notice("", ""),
        only_when=only_when,
        longest=longest,
        rule=rule,
    )


def _day(text: str) -> date | None:
    return typed_day(text) if text else None


def _targets(to: Attachable) -> tuple[Option, ...]:
    papers = tuple(Option(str(number), Notice(name, name)) for number, name in enumerate(to.components))
    return (*papers, Option(RESULT, result_words(to))) if to.result else papers


def _value(to: Attachable, target: Target) -> str:
    if target.is_result:
        return RESULT
    return str(to.components.index(target.component)) if target.component in to.components else ""
