"""What a person does about an entry that the centre did not judge to be in order. Pure.

Whoever answers for the office has the last word; often the right step is recorded anew first, or whoever runs the
centre is told."""

from __future__ import annotations

from counter_app.domain import judging
from counter_app.services.handing_in import QueueRow

Told = tuple[str, str]
_DAMAGED = (
    "Không làm lại được từ dòng này. Báo người quản trị máy, và chạy Tự kiểm tra (F12) để biết còn chỗ nào hỏng.",
    "Nothing can be done from this row. Tell whoever looks after this PC, and run the self-check (F12).",
)
# As a line of a list has room for it.
IN_SHORT: dict[str, Told] = {
    judging.MISSING: ("Mất nội dung", "Content missing"),
    judging.NOT_UNDERSTOOD: ("Trung tâm chưa hiểu", "Not understood"),
    judging.NOT_PERMITTED: ("Không có quyền", "Not permitted"),
    judging.CODE_TAKEN: ("Mã hồ sơ trùng", "Code taken"),
    judging.CONFLICTING: ("Việc khác đã làm trước", "Something came first"),
}
_TO_DO: dict[str, Told] = {
    judging.MISSING: (
        "Trung tâm giữ chỗ của việc này nhưng không có nội dung, nên chưa tính. Mở hồ sơ, đối chiếu với giấy đã in, "
        "ghi lại phần còn thiếu và báo người quản trị máy; xong thì lãnh đạo ghi là đã xem.",
        "The centre keeps its place without its content, so it does not count. Open the dossier, compare it with what "
        "was printed, record what is missing anew, and tell whoever looks after this PC; then the supervisor notes it "
        "as seen.",
    ),
    judging.NOT_UNDERSTOOD: (
        "Việc đã lưu ở trung tâm nhưng chưa tính, vì phiên bản ở đó chưa có loại việc này. Báo người quản trị hệ thống "
        "trung tâm.",
        "The centre keeps it, but its version does not know this kind of entry, so it does not count. Tell whoever "
        "runs the central system.",
    ),
    judging.NOT_PERMITTED: (
        "Việc đã lưu ở trung tâm nhưng không tính. Người có quyền mở hồ sơ và ghi lại, hoặc lãnh đạo giải quyết: tính "
        "hay không tính. Nếu trung tâm ghi sai quyền, báo người quản trị hệ thống trung tâm.",
        "The centre keeps it, but it does not count. Somebody who is permitted opens the dossier and records it "
        "again, or the supervisor settles whether it counts. Where the centre has the role wrong, tell whoever runs "
        "the central system.",
    ),
    judging.CODE_TAKEN: (
        "Việc vẫn được tính; chỉ mã hồ sơ trùng với hồ sơ khác. Tra hồ sơ này bằng mã QR trên giấy, tên hoặc số định "
        "danh, và báo người quản trị hệ thống trung tâm; xong thì lãnh đạo ghi là đã xem.",
        "It counts all the same; only its code is that of another dossier too. Find it by the slip's QR code, the name "
        "or the identity number, and tell whoever runs the central system; then the supervisor notes it as seen.",
    ),
    judging.CONFLICTING: (
        "Trung tâm không tính việc này: trước đó hồ sơ đã có việc khác, có thể từ quầy khác. Lãnh đạo giải quyết: tính "
        "hay không tính, và hồ sơ đi tiếp thế nào.",
        "It does not count: the dossier had taken another step before, perhaps at another desk. The supervisor settles "
        "it: whether it counts, and how the dossier goes on.",
    ),
}


def what_to_do(row: QueueRow) -> Told:
    """Nothing for what needs no look."""
    if not row.is_troubled:
        return "", ""
    return to_do(row.verdict) if row.type else _DAMAGED


def to_do(verdict: str) -> Told:
    """Of an entry that was not judged to be in order."""
    return _TO_DO.get(verdict, _DAMAGED)
