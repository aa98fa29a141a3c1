"""What is said to a citizen at each point, in Vietnamese, in English and in short."""

from __future__ import annotations

from counter_app.domain.notice_kinds import NoticeKind

SUBJECTS = {
    NoticeKind.ARRIVED: "đã nhận được, đang kiểm tra",
    NoticeKind.RECEIVED: "đã tiếp nhận",
    NoticeKind.SUPPLEMENT: "cần bổ sung",
    NoticeKind.REFUSED: "không được tiếp nhận",
    NoticeKind.MOVED: "xin lỗi và hẹn lại ngày trả kết quả",
    NoticeKind.RECOUNTED: "ngày hẹn trả được tính lại",
    NoticeKind.DUTY: "có nghĩa vụ tài chính phải thực hiện",
    NoticeKind.EARLY_RESULT: "đã có kết quả trước hẹn",
    NoticeKind.RESULT: "đã có kết quả",
    NoticeKind.REFUSED_RESULT: "không đủ điều kiện giải quyết",
    NoticeKind.REFUSAL_LETTER: "văn bản trả lời không giải quyết",
    NoticeKind.NON_RECEIPT_LETTER: "phiếu từ chối tiếp nhận",
    NoticeKind.RETURNED: "đã trả kết quả",
    NoticeKind.STOPPED: "dừng giải quyết",
    NoticeKind.CLOSED: "đã đóng vì không bổ sung",
    NoticeKind.WITHDRAWN: "đã rút theo đề nghị",
    NoticeKind.CORRECTED: "đã sửa thông tin",
    NoticeKind.VOIDED: "đã hủy",
    NoticeKind.PAID: "đã nhận được tiền nộp",
    NoticeKind.REFUNDED: "hoàn trả phí, lệ phí",
    NoticeKind.ANSWERED: "trả lời đề nghị của Ông/Bà",
}
SUBJECTS_EN = {
    NoticeKind.ARRIVED: "arrived, being checked",
    NoticeKind.RECEIVED: "received",
    NoticeKind.SUPPLEMENT: "to be completed",
    NoticeKind.REFUSED: "not accepted",
    NoticeKind.MOVED: "apology and a new date",
    NoticeKind.RECOUNTED: "the date was counted again",
    NoticeKind.DUTY: "a financial obligation",
    NoticeKind.EARLY_RESULT: "the result, before its date",
    NoticeKind.RESULT: "the result is there",
    NoticeKind.REFUSED_RESULT: "could not be granted",
    NoticeKind.REFUSAL_LETTER: "the signed letter of refusal",
    NoticeKind.NON_RECEIPT_LETTER: "the signed refusal to receive",
    NoticeKind.RETURNED: "the result was handed out",
    NoticeKind.STOPPED: "processing stopped",
    NoticeKind.CLOSED: "closed, not completed in time",
    NoticeKind.WITHDRAWN: "withdrawn on request",
    NoticeKind.CORRECTED: "corrected",
    NoticeKind.VOIDED: "voided",
    NoticeKind.PAID: "money came in",
    NoticeKind.REFUNDED: "fees given back",
    NoticeKind.ANSWERED: "your request answered",
}
# How the result is had, by the way that was chosen.
COLLECT = {
    "direct": (
        "mời Ông/Bà đến nhận tại {place} từ nay, trong giờ làm việc, mang theo giấy tiếp nhận hồ sơ",
        "it can be collected at {place} from now on, in office hours; please bring the receipt",
    ),
    "post": (
        "kết quả được gửi qua bưu chính đến địa chỉ Ông/Bà đã đăng ký",
        "it is sent by post to the address that you gave",
    ),
    "online": (
        "kết quả được trả trực tuyến vào tài khoản của Ông/Bà trên Cổng dịch vụ công",
        "it is handed out online, in your account on the public service portal",
    ),
}
# How it left.
LEFT = {
    "direct": ("trả", "handed out"),
    "post": ("gửi qua bưu chính", "sent by post"),
    "online": ("trả trực tuyến trên Cổng dịch vụ công", "handed out online, on the public service portal"),
}
OWED = (
    " Phí, lệ phí còn phải nộp trước khi nhận: {amount} đ.",
    " Fees still to be paid before: {amount} đ.",
)
# Where the result will be had, told with the date it is due.
AWAITED = {
    "direct": ("tại {place}", "at {place}"),
    "post": ("gửi qua bưu chính", "by post"),
    "online": ("trả trực tuyến trên Cổng dịch vụ công", "online, on the public service portal"),
}
# Vietnamese, English, and the short one, which loses its marks on the way.
SAID: dict[NoticeKind, tuple[str, str, str]] = {
    NoticeKind.ARRIVED: (
        "đã nhận được hồ sơ {named} về “{procedure}” lúc {when}. {check}.",
        "dossier {named} on “{procedure}” arrived at {when}. {check}.",
        "{named}: da nhan ho so luc {when}, {check}.",
    ),
    NoticeKind.RECEIVED: (
        "hồ sơ {named} về “{procedure}” đầy đủ, hợp lệ, được tiếp nhận lúc {when}. Hẹn trả: {due}, {awaited}.",
        "dossier {named} on “{procedure}” is complete and was received at {when}. The result is due {due}, {awaited}.",
        "{named}: da tiep nhan luc {when}. Hen tra ket qua {due} {awaited}.",
    ),
    NoticeKind.SUPPLEMENT: (
        "hồ sơ {named} về “{procedure}” cần bổ sung, hoàn thiện các nội dung sau (yêu cầu lúc {when}):",
        "dossier {named} on “{procedure}” has to be completed (asked for at {when}):",
        "{named}: luc {when} yeu cau bo sung {details}.",
    ),
    NoticeKind.REFUSED: (
        "hồ sơ {named} về “{procedure}” không được tiếp nhận (lúc {when}) vì:",
        "dossier {named} on “{procedure}” was not accepted (at {when}) because:",
        "{named}: khong tiep nhan (luc {when}). Ly do: {details}.",
    ),
    NoticeKind.MOVED: (
        "xin lỗi Ông/Bà vì hồ sơ {named} về “{procedure}” chưa thể trả đúng hẹn (báo lúc {when}). Ngày hẹn mới: {due}.",
        "we apologise: dossier {named} on “{procedure}” will not be ready in time (told {when}). New date is {due}.",
        "{named}: xin loi vi tre hen (bao luc {when}). Hen lai {due}.",
    ),
    NoticeKind.RECOUNTED: (
        "hồ sơ {named} về “{procedure}” được giải quyết tiếp, ngày hẹn trả được tính lại lúc {when}. Hẹn trả: {due}, "
        "{awaited}.",
        "dossier {named} on “{procedure}” goes on, its date was counted again at {when}. The result is due {due}, "
        "{awaited}.",
        "{named}: tinh lai ngay hen luc {when}. Hen tra ket qua {due} {awaited}.",
    ),
    NoticeKind.DUTY: (
        "hồ sơ {named} về “{procedure}” có nghĩa vụ tài chính cần thực hiện để giải quyết tiếp (báo lúc {when}):",
        "dossier {named} on “{procedure}” waits for a financial obligation (told at {when}):",
        "{named}: can nop {details} (bao luc {when}).",
    ),
    NoticeKind.EARLY_RESULT: (
        "hồ sơ {named} về “{procedure}” đã giải quyết xong, có kết quả lúc {when}, trước ngày hẹn; {collect}.{owed}",
        "dossier {named} on “{procedure}” was decided, the result is ready since {when}, before its date; "
        "{collect}.{owed}",
        "{named}: da co ket qua luc {when}, truoc hen; {collect}.{owed}",
    ),
    NoticeKind.RESULT: (
        "hồ sơ {named} về “{procedure}” đã giải quyết xong, có kết quả lúc {when}; {collect}.{owed}",
        "dossier {named} on “{procedure}” was decided, the result is ready since {when}; {collect}.{owed}",
        "{named}: da co ket qua luc {when}; {collect}.{owed}",
    ),
    NoticeKind.REFUSED_RESULT: (
        "hồ sơ {named} về “{procedure}” không đủ điều kiện giải quyết (lúc {when}; văn bản trả lời: {collect}).{owed} "
        "Lý do:",
        "dossier {named} on “{procedure}” could not be granted ({when}; the letter: {collect}).{owed} Because:",
        "{named}: khong du dieu kien giai quyet (luc {when}).{owed} Ly do: {details}.",
    ),
    NoticeKind.REFUSAL_LETTER: (
        "gửi kèm thư này văn bản trả lời đã ký về việc không giải quyết hồ sơ {named} về “{procedure}” (bản số hóa "
        "lúc {when}). Bản giấy: {collect}.",
        "attached is the signed letter on why dossier {named} on “{procedure}” was not granted (scanned {when}). "
        "On paper: {collect}.",
        "{named}: da gui van ban tra loi qua thu dien tu luc {when}.",
    ),
    NoticeKind.NON_RECEIPT_LETTER: (
        "gửi kèm thư này phiếu từ chối tiếp nhận đã ký của hồ sơ {named} về “{procedure}” (bản số hóa lúc {when}). "
        "Bản giấy: mời Ông/Bà đến nhận tại {place} trong giờ làm việc.",
        "attached is the signed paper on why dossier {named} on “{procedure}” was not accepted (scanned {when}). "
        "On paper it can be collected at {place} in office hours.",
        "{named}: da gui phieu tu choi tiep nhan qua thu dien tu luc {when}.",
    ),
    NoticeKind.RETURNED: (
        "kết quả hồ sơ {named} về “{procedure}” đã được {left} lúc {when}.",
        "the result of dossier {named} on “{procedure}” was {left} at {when}.",
        "{named}: ket qua da duoc {left} luc {when}.",
    ),
    NoticeKind.STOPPED: (
        "dừng giải quyết hồ sơ {named} về “{procedure}” từ {when}. Lý do:",
        "processing of dossier {named} on “{procedure}” stopped at {when}. Because:",
        "{named}: dung giai quyet tu {when}. Ly do: {details}.",
    ),
    NoticeKind.CLOSED: (
        "hồ sơ {named} về “{procedure}” được đóng lúc {when} vì hết thời hạn bổ sung.",
        "dossier {named} on “{procedure}” was closed at {when}: the time to complete it is over.",
        "{named}: da dong luc {when} vi het han bo sung.",
    ),
    NoticeKind.WITHDRAWN: (
        "hồ sơ {named} về “{procedure}” đã được rút theo đề nghị của Ông/Bà lúc {when}.",
        "dossier {named} on “{procedure}” was withdrawn at your request at {when}.",
        "{named}: da rut ho so theo de nghi luc {when}.",
    ),
    NoticeKind.CORRECTED: (
        "thông tin hồ sơ {named} về “{procedure}” đã được sửa lúc {when}. Hẹn trả kết quả: {due}.",
        "dossier {named} on “{procedure}” was corrected at {when}. The result is due {due}.",
        "{named}: da sua thong tin luc {when}. Hen tra ket qua {due}.",
    ),
    NoticeKind.VOIDED: (
        "hồ sơ {named} về “{procedure}” đã được hủy lúc {when} vì:",
        "dossier {named} on “{procedure}” was voided at {when} because:",
        "{named}: ho so da huy luc {when}. Ly do: {details}.",
    ),
    NoticeKind.PAID: (
        "đã nhận được tiền nộp cho hồ sơ {named} về “{procedure}” lúc {when}:",
        "the money for dossier {named} on “{procedure}” came in at {when}:",
        "{named}: luc {when} da nhan duoc tien nop {details}.",
    ),
    NoticeKind.REFUNDED: (
        "hoàn trả phí, lệ phí của hồ sơ {named} về “{procedure}” lúc {when}:",
        "fees of dossier {named} on “{procedure}” were given back at {when}:",
        "{named}: luc {when} hoan tra {details}.",
    ),
    NoticeKind.ANSWERED: (
        "đã xem đề nghị của Ông/Bà về hồ sơ {named} “{procedure}” (trả lời lúc {when}):",
        "your request on dossier {named} “{procedure}” was looked at (answered at {when}):",
        "{named}: tra loi de nghi luc {when}: {details}.",
    ),
}
