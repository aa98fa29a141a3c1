"""What the centre left out in plain words for whoever settles it: why, both sides, what each answer does, and what it
means for the person who handed the dossier in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counter_app.domain import judging
from counter_app.domain.fee_account import Money, total
from counter_app.domain.life_cycle import MOVES_DUE, WITH_SPECIALIST
from counter_app.domain.notice import Notice
from counter_app.domain.office_names import OfficeNames
from counter_app.domain.settling import ONLY_SEEN
from counter_app.domain.times import appointment_vi, parse_iso, time_vi
from counter_app.domain.working_clock import named_en_at
from counter_app.services.standing import account_now
from counter_app.services.steps.case import Case
from counter_app.services.steps.conflict import Beside, Choice, Conflict, choices_of
from counter_app.services.timeline import side_words, timeline_line
from counter_app.services.wording import STATUS_EN, STATUS_VI, amount_vi
from counter_app.store.dossier_reading import Happening

Pair = tuple[Notice, Notice]
_NOBODY = Notice("chưa rõ ở đây", "not known here")


def conflict_pairs(conflict: Conflict, names: OfficeNames) -> tuple[Pair, ...]:
    """Of one dossier."""
    return (
        *_why(conflict),
        *_sides(conflict, names),
        (_NOW, _standing(conflict.case)),
        *_answers(conflict),
        *_for_the_citizen(conflict),
    )


def beside_pairs(conflict: Conflict, beside: Beside, names: OfficeNames) -> tuple[Pair, ...]:
    """Of two dossiers that stand side by side."""
    stands = _side(conflict.stands, names) if conflict.stands is not None else _NOBODY
    left_out = _joined(_side(one, names) for one in conflict.left_out)
    return (
        (Notice("Hồ sơ thứ nhất", "First dossier"), _whole(beside.first)),
        (Notice("Việc đang tính", "What counts"), stands),
        (Notice("Hồ sơ thứ hai", "Second dossier"), _whole(beside.second)),
        (Notice("Việc để ngoài", "Left out"), left_out),
        (Notice("Tiền đang giữ", "Money held"), _held(beside)),
        *_which_goes_on(beside),
    )


def _side(one: Happening, names: OfficeNames) -> Notice:
    """Below it what it says."""
    told, (vi, en) = timeline_line(one, names), side_words(one, names)
    return Notice("\n".join((vi, *told.details_vi)), "\n".join((en, *told.details_en)))


# ------------------------------------------------------------------------------------------------------ one dossier

_NOW = Notice("Hồ sơ hiện nay", "Dossier now")
_WHY = Notice("Vì sao", "Why")
_IF_SEEN = Notice("Khi đã xem", "Once it is seen")
_IF_NOT = Notice("Nếu không tính", "If it does not")
_IF_MOVES = Notice("Nếu tính", "If it counts")
_IF_STAYS = Notice("Nếu chỉ tính việc", "If it only counts")


# Why the centre did so, where nothing else had come first.
_REASONS = {
    judging.NOT_PERMITTED: Notice(
        "Theo sổ của trung tâm, người ghi không có quyền này, hoặc tự duyệt việc mình đề nghị. Muốn tính thì người "
        "khác, không phải người ghi hay người đề nghị, quyết định.",
        "By the centre's record its writer may not do this, or approved what they had asked for. Somebody else, "
        "neither its writer nor whoever asked, decides that it counts.",
    ),
    judging.CODE_TAKEN: Notice(
        "Hồ sơ khác đã mang mã này trước. Việc vẫn được tính; chỉ mã bị trùng.",
        "Another dossier bore this code before. It counts all the same; only the code is there twice.",
    ),
    judging.MISSING: Notice(
        "Nội dung của việc này không còn ở trung tâm. Đối chiếu với giấy đã in và ghi lại phần còn thiếu.",
        "Its content is not at the centre any more. Compare it with what was printed and record anew what is missing.",
    ),
}


def _why(conflict: Conflict) -> Iterator[Pair]:
    reason = _REASONS.get(conflict.verdict)
    if reason is not None:
        yield _WHY, reason


def _sides(conflict: Conflict, names: OfficeNames) -> Iterator[Pair]:
    left_out = _joined(_side(one, names) for one in conflict.left_out)
    if conflict.verdict in ONLY_SEEN:
        yield Notice("Việc được xét", "It is about"), left_out
        return
    if conflict.stands is not None or conflict.verdict == judging.CONFLICTING:
        stands = _side(conflict.stands, names) if conflict.stands is not None else _NOBODY
        yield Notice("Đang được tính", "Counts"), stands
    yield Notice("Bị để ngoài", "Left out"), left_out


def _answers(conflict: Conflict) -> Iterator[Pair]:
    if conflict.verdict in ONLY_SEEN:
        yield _IF_SEEN, _TOLD_NO_MORE
        return
    yield (
        _IF_NOT,
        Notice(
            "Hồ sơ giữ nguyên như hiện nay. Việc bị để ngoài vẫn nằm trong diễn biến, không mất.",
            "The dossier stays as it is. What was left out stays in the timeline; nothing is lost.",
        ),
    )
    choices = choices_of(conflict, None)
    if Choice.COUNT in choices:
        status = conflict.leads
        vi, en = STATUS_VI.get(status, status), STATUS_EN.get(status, status)
        which = _what_counts(conflict)
        yield (
            _IF_MOVES,
            Notice(f"{which.vi}; hồ sơ chuyển sang: {vi}.", f"{which.en}; the dossier is {en}."),
        )
    if Choice.STAY in choices:
        yield (
            _IF_STAYS if Choice.COUNT in choices else _IF_MOVES,
            _stays(_what_counts(conflict)),
        )


_TOLD_NO_MORE = Notice(
    "Hồ sơ giữ nguyên như hiện nay; việc này không còn được nhắc là cần xem.",
    "The dossier stays as it is; nobody is asked to look at it any more.",
)


def _what_counts(conflict: Conflict) -> Notice:
    """Where nothing came first there are no two sides."""
    if conflict.verdict == judging.CONFLICTING:
        return Notice("Cả hai việc đều tính", "Both count")
    return Notice("Việc này được tính", "It counts")


def _stays(which: Notice) -> Notice:
    return Notice(f"{which.vi}; tình trạng hồ sơ giữ nguyên.", f"{which.en}; the dossier stays where it is.")


def _for_the_citizen(conflict: Conflict) -> Iterator[Pair]:
    case, code = conflict.case, _code(conflict.case)
    others = [one.known.issues for one in conflict.left_out if one.known.issues not in (None, case.row.code)]
    told = [_not_this_code(str(second), code) for second in others]
    told += [] if others else [_code_stays(conflict, code)]
    told += _date(conflict)
    yield Notice("Người nộp", "The citizen"), _joined(told)
    yield Notice("Phí, lệ phí", "Fees"), _taken_twice(case)


def _code_stays(conflict: Conflict, code: str) -> Notice:
    if conflict.verdict == judging.CODE_TAKEN:
        return Notice(
            f"Mã {code} cũng là mã của hồ sơ khác: tra bằng mã QR trên giấy, tên hoặc số định danh.",
            f"Code {code} is another dossier's too: find it by the slip's QR code, the name or the identity number.",
        )
    return Notice(f"Mã {code} không đổi.", f"The code stays {code}.")


def _not_this_code(second: str, code: str) -> Notice:
    return Notice(
        f"Giấy ghi mã {second} không dùng nữa; mã của hồ sơ là {code}. Hãy in lại giấy cho người nộp.",
        f"The slip with code {second} does not hold; the code is {code}. Print the slip again for the citizen.",
    )


def _date(conflict: Conflict) -> Iterator[Notice]:
    """Only what was left out may have promised another one."""
    case = conflict.case
    promised = [one.known.due for one in conflict.left_out if one.known.type in MOVES_DUE and one.known.due]
    if not promised or promised[-1] == case.state.due:
        return
    due, now = parse_iso(promised[-1]), case.due
    if now is None:
        yield Notice(
            f"Giấy đã hẹn {appointment_vi(due)}; ngày ấy chỉ có hiệu lực nếu việc được tính.",
            f"The slip promises {named_en_at(due)}; that holds only if it counts.",
        )
        return
    yield Notice(
        f"Ngày hẹn đang có hiệu lực: {appointment_vi(now)}; việc bị để ngoài đã hẹn {appointment_vi(due)}. Hãy báo "
        "người nộp ngày có hiệu lực.",
        f"The date that holds: {named_en_at(now)}; what was left out promised {named_en_at(due)}. Tell the citizen "
        "which holds.",
    )


def _taken_twice(case: Case) -> Notice:
    """Money counts whatever becomes of the step: it lies in the drawer."""
    over = account_now(case.happenings).excess(case.state.status)
    if not over:
        return Notice("Không có khoản nào thu hai lần.", "No fee was taken twice.")
    return Notice(
        f"Thu quá mức: {_lines(over)}. Tiền đã thu vẫn tính trong sổ, dù chọn cách nào; trả lại bằng “Hoàn trả phí”.",
        f"Taken beyond the fees: {_lines(over)}. It counts in the till either way; give it back (Give the fee back).",
    )


# ---------------------------------------------------------------------------------------------------- two dossiers


def _which_goes_on(beside: Beside) -> Iterator[Pair]:
    yield Notice("Thứ nhất đi tiếp", "First goes on"), _first_goes_on(beside)
    if beside.second_can_go_on:
        yield Notice("Thứ hai đi tiếp", "Second goes on"), _second_goes_on(beside)


def _first_goes_on(beside: Beside) -> Notice:
    if not beside.second_can_be_voided:
        return Notice(
            "Giấy của hồ sơ thứ nhất có giá trị. Hồ sơ thứ hai đã đi quá bước hủy: hãy mở hồ sơ đó và kết thúc bằng "
            "“Dừng giải quyết” hoặc “Người nộp rút hồ sơ”.",
            "The slip of the first holds. The second has gone too far to be voided: open it and end it there.",
        )
    told = Notice(
        "Giấy của hồ sơ thứ nhất có giá trị. Hồ sơ thứ hai bị hủy khi người thứ hai duyệt; quét giấy của nó sẽ báo đã "
        "được thay.",
        "The slip of the first holds. The second is void once another person approves; its slip then says replaced.",
    )
    if beside.taken:
        return told
    return _joined((told, _comes_over(Notice("hồ sơ thứ nhất", "the first"))), " ")


def _second_goes_on(beside: Beside) -> Notice:
    told = Notice(
        "Giấy của hồ sơ thứ hai có giá trị. Hồ sơ thứ nhất bị hủy khi trung tâm xác nhận; quét giấy của nó sẽ báo đã "
        "được thay.",
        "The slip of the second holds. The first is void with the centre's word; its slip then says replaced.",
    )
    unit = beside.first.state.holder
    at = [_papers_are_with(unit)] if unit and beside.first.state.status == WITH_SPECIALIST else []
    return _joined((told, *at, _comes_over(Notice("hồ sơ thứ hai", "the second"))), " ")


def _papers_are_with(unit: str) -> Notice:
    return Notice(f"Giấy tờ đang ở {unit}: hãy lấy về.", f"Its papers are with {unit}: fetch them.")


def _comes_over(where: Notice) -> Notice:
    return Notice(
        f"Tiền đã thu, khoản báo chuyển khoản, bản số hóa về {where.vi}; phần thừa hoàn trả được.",
        f"Money, claimed transfers and digital copies go to {where.en}; what is over can be given back.",
    )


def _whole(case: Case) -> Notice:
    where = _standing(case)
    received = time_vi(case.received)
    lines_vi = (f"{_code(case)} · {case.row.procedure_name}", f"Nhận lúc {received} · {where.vi}")
    lines_en = (f"{_code(case)} · {case.row.procedure_name}", f"Received {received} · {where.en}")
    return Notice("\n".join(lines_vi), "\n".join(lines_en))


def _held(beside: Beside) -> Notice:
    one, two = (amount_vi(total(account_now(case.happenings).refundable())) for case in (beside.first, beside.second))
    return Notice(f"Thứ nhất: {one} · thứ hai: {two}", f"First: {one} · second: {two}")


# -----------------------------------------------------------------------------------------------------------------


def _standing(case: Case) -> Notice:
    """Status, the unit that has it, the date."""
    status, unit, due = case.state.status, case.state.holder or "", case.due
    vi = [STATUS_VI.get(status, status), unit, f"hẹn trả {appointment_vi(due)}" if due else ""]
    en = [STATUS_EN.get(status, status), unit, f"due {named_en_at(due)}" if due else ""]
    said_vi, said_en = (" · ".join(filter(None, parts)) for parts in (vi, en))
    return Notice(said_vi[:1].upper() + said_vi[1:], said_en[:1].upper() + said_en[1:])


def _code(case: Case) -> str:
    return case.row.code or case.identity


def _lines(lines: Iterable[Money]) -> str:
    return "; ".join(f"{money.name or money.kind} {amount_vi(money.amount)}" for money in lines)


def _joined(told: Iterable[Notice], between: str = "\n") -> Notice:
    listed = list(told)
    return Notice(between.join(one.vi for one in listed), between.join(one.en for one in listed))
