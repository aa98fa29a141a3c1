"""What the entry of a step says in the timeline, in both languages; one function a kind of step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from counter_app.domain import entry_types as types
from counter_app.domain.corrections import CorrectionKind
from counter_app.domain.settling import STATUS, lets_count
from counter_app.services import citizen_words, copy_words, money_words
from counter_app.services.evaluation_slips import EVALUATION, WITH_EVALUATION
from counter_app.services.told_words import Told, attached, labelled, moment, texts
from counter_app.services.wording import STATUS_EN, STATUS_VI
from counter_app.wire.header import Header

_FIELDS = {
    "applicant": ("người nộp, chủ hồ sơ", "applicant"),
    "submitter": ("người nộp thay", "submitter"),
    "components": ("giấy tờ", "papers"),
    "request": ("nội dung yêu cầu", "request"),
    "return_way": ("cách nhận kết quả", "way of return"),
    "return_place": ("nơi nhận kết quả", "place of return"),
    "notify": ("cách báo tin", "how the citizen is told"),
    "procedure_name": ("thủ tục", "procedure"),
}
_KINDS = {
    CorrectionKind.PROCEDURE: ("đổi thủ tục", "another procedure"),
    CorrectionKind.DUE: ("đổi ngày hẹn trả", "another date"),
    CorrectionKind.FEE: ("đổi mức thu", "another fee"),
    CorrectionKind.VOID: ("hủy hồ sơ", "voiding"),
    CorrectionKind.AGENCY: ("thủ tục của cơ quan khác, nhận lại", "a procedure of another agency, received anew"),
}
_WAYS = {
    "direct": ("trực tiếp tại quầy", "at the counter"),
    "post": ("qua bưu chính", "by post"),
    "online": ("trực tuyến", "online"),
}


def step_lines(header: Header, details: Mapping[str, Any]) -> list[Told]:
    """What is particular to this kind of step; reason, date and money are told for every kind alike."""
    tell = _TELLERS.get(header.type)
    return tell(header, details) if tell else []


def _asked(_header: Header, details: Mapping[str, Any]) -> list[Told]:
    lines = [(f"Phải sửa: {text}", f"To correct: {text}") for text in texts(details, "corrections")]
    return lines + labelled(details, ("ground", "Căn cứ yêu cầu thêm", "Ground of the further request"))


def _arrived(header: Header, details: Mapping[str, Any]) -> list[Told]:
    """When it was filed, and the files that lie at the portal, by name."""
    filed = moment(header.received or header.entered)
    lines = [(f"Nộp trực tuyến lúc {filed}", f"Filed online at {filed}")]
    return lines + attached(details)


def _received(_header: Header, details: Mapping[str, Any]) -> list[Told]:
    """What a receipt says of a dossier that came online, or that stands in another's place."""
    lines = labelled(details, ("replaces", "Thay cho hồ sơ", "In place of dossier"))
    handled_as, level = details.get("handled_as"), details.get("service_level")
    if not isinstance(handled_as, str):
        return lines
    before = details.get("filed_level")
    return [
        *lines,
        (
            f"Hồ sơ mức độ {before} chưa ký số: làm như mức độ {level} ({handled_as})",
            f"Level {before} without a digital signature: handled as level {level} ({handled_as})",
        ),
    ]


def _voided(_header: Header, details: Mapping[str, Any]) -> list[Told]:
    return labelled(details, ("anew", "Được nhận lại với mã", "Received anew as"))


def _supplemented(header: Header, details: Mapping[str, Any]) -> list[Told]:
    lines = [(f"Đã bổ sung: {name}", f"Brought: {name}") for name in texts(details, "brought")]
    if completed := moment(header.facts.get("completed")):
        lines.append((f"Tính là đủ từ khi gửi trên cổng, {completed}", f"Complete since it was sent, {completed}"))
    return lines + attached(details)


def _refused(_header: Header, details: Mapping[str, Any]) -> list[Told]:
    return labelled(details, ("goes_to", "Thuộc thẩm quyền của", "Competent is"))


def _moved(header: Header, details: Mapping[str, Any]) -> list[Told]:
    lines = labelled(
        details,
        ("unit", "Đơn vị chậm", "Late is"),
        ("letter", "Số phiếu xin lỗi", "Apology no."),
        ("signer", "Người ký", "Signed by"),
    )
    if before := moment(details.get("before")):
        lines.insert(0, (f"Hẹn cũ {before}", f"Promised before: {before}"))
    if header.facts.get("told_late") is True:
        lines.append(("Báo người nộp muộn hơn quy định", "The citizen was told later than the rule has it"))
    return lines


def _handed_over(header: Header, details: Mapping[str, Any]) -> list[Told]:
    lines = (
        [(f"Theo danh sách {header.facts['list']}", f"List {header.facts['list']}")] if "list" in header.facts else []
    )
    lines += labelled(details, ("receiver", "Người nhận", "Received by"))
    if header.facts.get("late") is True:
        lines.append(("Chuyển muộn hơn giờ quy định", "Handed over later than the rule has it"))
    return lines


def _result(header: Header, details: Mapping[str, Any]) -> list[Told]:
    lines = labelled(
        details, ("document", "Văn bản số", "Document"), ("in_force_until", "Hiệu lực đến", "In force until")
    )
    if header.facts.get("outcome") == "refused":
        lines.insert(0, ("Kết quả: từ chối giải quyết", "The result is a refusal"))
    if header.facts.get("early") is True:
        lines.append(("Có trước ngày hẹn", "Before the appointment"))
    return lines


def _returned(header: Header, details: Mapping[str, Any]) -> list[Told]:
    way = _WAYS.get(str(header.facts.get("way")))
    lines = [(f"Trả {way[0]}", f"Returned {way[1]}")] if way else []
    lines += labelled(
        details,
        ("collected_by", "Người nhận", "Collected by"),
        ("authority", "Căn cứ nhận thay", "On the authority of"),
        ("proof", "Không có giấy hẹn, đã xem", "Without the slip, shown was"),
        ("mail", "Số bưu gửi", "Letter no."),
    )
    sent = header.facts.get("sent")
    if isinstance(sent, list) and sent:
        lines.append((f"Kết quả điện tử: {len(sent)} tệp", f"Electronic result: {len(sent)} files"))
    if header.facts.get("mailed"):
        lines.append(("Gửi kèm thư điện tử", "Sent along by mail"))
    if header.facts.get("compared") is True:
        lines.append(("Đã ký đơn và đối chiếu bản gốc", "The form was signed and originals were compared"))
    return lines


def _corrected(header: Header, details: Mapping[str, Any]) -> list[Told]:
    """Which fields; what stood there before is one click away, not in everybody's view."""
    after = details.get("after")
    names = [name for name in after if name in _FIELDS] if isinstance(after, dict) else []
    if not names:
        return []
    vi, en = (", ".join(_FIELDS[name][place] for name in names) for place in (0, 1))
    return [(f"Đã sửa: {vi}", f"Corrected: {en}")]


def _proposed(header: Header, details: Mapping[str, Any]) -> list[Told]:
    kind = str(header.facts.get("kind"))
    known = _KINDS.get(CorrectionKind(kind)) if kind in list(CorrectionKind) else None
    lines = [(f"Đề nghị: {known[0]}", f"Asked for: {known[1]}")] if known else []
    if due := moment(details.get("due")):
        lines.append((f"Ngày hẹn đề nghị {due}", f"Date asked for: {due}"))
    return lines


def _decided(header: Header, details: Mapping[str, Any]) -> list[Told]:
    approved = header.facts.get("approved") is True
    lines = [("Đồng ý", "Approved") if approved else ("Không đồng ý", "Not approved")]
    if header.facts.get("how") == "signed_in":
        lines.append(("Duyệt ngay tại quầy", "Approved at the counter"))
    return lines + _corrected(header, details) + labelled(details, ("remark", "Ý kiến", "Remark"))


def _settled(header: Header, _details: Mapping[str, Any]) -> list[Told]:
    lines = [("Được tính", "It counts") if lets_count(header.facts) else ("Không tính", "It does not count")]
    status = header.facts.get(STATUS)
    if isinstance(status, str):
        vi, en = STATUS_VI.get(status, status), STATUS_EN.get(status, status)
        lines.append((f"Hồ sơ chuyển sang: {vi}", f"The dossier then is: {en}"))
    return lines


def _given_back(_header: Header, details: Mapping[str, Any]) -> list[Told]:
    papers = details.get("papers")
    told = [
        f"{paper.get('name')} ({paper.get('count', 1)})"
        for paper in (papers if isinstance(papers, list) else [])
        if isinstance(paper, dict)
    ]
    return [(f"Trả lại: {'; '.join(told)}", f"Given back: {'; '.join(told)}")] if told else []


def _paper(header: Header, _details: Mapping[str, Any]) -> list[Told]:
    form = header.facts.get("form")
    lines = [(str(form), str(form))] if form else []
    if header.facts.get("with") == EVALUATION:
        lines.append(WITH_EVALUATION)
    return lines


def _result_taken(header: Header, _details: Mapping[str, Any]) -> list[Told]:
    portal = header.facts.get("portal")
    return [(f"Cổng: {portal}", f"Portal: {portal}")] if isinstance(portal, str) else []


def _paper_outcome(header: Header, _details: Mapping[str, Any]) -> list[Told]:
    if header.facts.get("outcome") == "printed":
        return [("Giấy đã in ra", "The paper came out")]
    return [("Giấy chưa in ra được", "The paper did not come out")]


_TELLERS: dict[str, Callable[[Header, Mapping[str, Any]], list[Told]]] = {
    types.ONLINE_ARRIVED: _arrived,
    types.DOSSIER_RECEIVED: _received,
    types.DOSSIER_VOIDED: _voided,
    types.GUIDANCE_GIVEN: _asked,
    types.SUPPLEMENT_ASKED: _asked,
    types.SUPPLEMENT_RECEIVED: _supplemented,
    types.DOSSIER_REFUSED: _refused,
    types.APPOINTMENT_MOVED: _moved,
    types.DUTY_TOLD: money_words.duty,
    types.DUTY_SETTLED: money_words.duty,
    types.HANDED_OVER: _handed_over,
    types.RESULT_ARRIVED: _result,
    types.RESULT_RETURNED: _returned,
    types.DOSSIER_CORRECTED: _corrected,
    types.CORRECTION_ASKED: _proposed,
    types.CORRECTION_DECIDED: _decided,
    types.FEE_COLLECTED: money_words.paid,
    types.FEE_EXEMPTED: money_words.paid,
    types.FEE_REFUNDED: money_words.paid,
    types.TRANSFER_CLAIMED: money_words.claimed,
    types.TRANSFER_CONFIRMED: money_words.paid,
    types.PAPERS_GIVEN_BACK: _given_back,
    types.PAPER_SENT: _paper,
    types.PAPER_OUTCOME: _paper_outcome,
    types.NOTICE_MADE: citizen_words.notice,
    types.NOTICE_OUTCOME: citizen_words.notice_outcome,
    types.SCAN_ATTACHED: copy_words.attached,
    types.SCAN_LOST: copy_words.lost,
    types.SCAN_SIGNED: copy_words.signed,
    types.REUSE_CONSENTED: copy_words.consented,
    types.CITIZEN_ASKED: citizen_words.asked,
    types.RESULT_TAKEN: _result_taken,
    types.CITIZEN_ANSWERED: citizen_words.answered,
    types.CONFLICT_SETTLED: _settled,
}
