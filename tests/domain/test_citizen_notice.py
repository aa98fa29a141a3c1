"""Notices say what the regulation names, in letters that every phone shows, and none that came too late to matter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.citizen_notice import LONGEST_SMS, Occasion, StatusTimes, compose, without_marks
from counter_app.domain.notice_kinds import OVERTAKEN_BY, NoticeKind, is_overtaken
from counter_app.domain.times import parse_iso

WHEN, DUE = parse_iso("2026-11-23T09:15"), parse_iso("2026-11-30T09:15")
TEXT = st.text("Nguyễn Thị Đẹp, ưỡng – 12", min_size=1, max_size=300)
EVERY_KIND = pytest.mark.parametrize("kind", NoticeKind)


def occasion(kind: NoticeKind, **changes: object) -> Occasion:
    values: dict[str, object] = {
        "kind": kind,
        "office": "Trung tâm phường Mẫu",
        "named": "H36.37.05-261123-0001",
        "procedure": "Đăng ký khai sinh",
        "when": WHEN,
        "due": DUE,
        "details": ("Giấy chứng sinh",),
        "hotline": "1022",
    }
    return Occasion(**(values | changes))  # type: ignore[arg-type]


@EVERY_KIND
def test_every_notice_names_dossier_and_procedure_in_both_languages(kind: NoticeKind) -> None:
    notice = compose(occasion(kind))
    for text in (notice.vi, notice.en):
        assert "H36.37.05-261123-0001" in text
        assert "Đăng ký khai sinh" in text
        assert "1022" in text
    assert notice.sms.startswith("H36.37.05-261123-0001")
    assert "{" not in notice.vi + notice.en + notice.sms


@given(st.sampled_from(NoticeKind), TEXT, TEXT, st.lists(TEXT, max_size=6))
def test_the_short_text_is_plain_and_never_longer_than_two_parts(
    kind: NoticeKind, office: str, procedure: str, details: list[str]
) -> None:
    sms = compose(occasion(kind, office=office, procedure=procedure, details=tuple(details), place=office)).sms
    assert sms.isascii()
    assert sms.isprintable()
    assert len(sms) <= LONGEST_SMS


@pytest.mark.parametrize(
    ("way", "vi", "sms"),
    [
        ("direct", "tại Quầy số 1", "tai Quay so 1"),
        ("post", "gửi qua bưu chính", "gui qua buu chinh"),
        ("online", "trả trực tuyến trên Cổng dịch vụ công", "tra truc tuyen tren Cong dich vu cong"),
    ],
)
def test_a_receipt_says_where_the_result_will_be_had(way: str, vi: str, sms: str) -> None:
    """Whoever has it brought by the post is not sent to the counter."""
    notice = compose(occasion(NoticeKind.RECEIVED, return_way=way, place="Quầy số 1"))
    assert f"30/11/2026, {vi}." in notice.vi.replace(" 09:15", "")
    assert sms in notice.sms
    assert ("Quầy số 1" in notice.vi) is (way == "direct")


def test_a_result_that_is_there_says_so_and_from_when_it_can_be_had() -> None:
    said = compose(occasion(NoticeKind.RESULT, details=("Kết quả: 12/QĐ",)))
    for words in ("đã giải quyết xong", "từ nay, trong giờ làm việc", "- Kết quả: 12/QĐ"):
        assert words in said.vi


def test_a_receipt_says_when_it_is_due_and_a_request_everything_that_is_missing() -> None:
    assert "30/11/2026" in compose(occasion(NoticeKind.RECEIVED)).vi
    asked = compose(occasion(NoticeKind.SUPPLEMENT, details=("Giấy chứng sinh", "Tờ khai")))
    assert "- Giấy chứng sinh\n- Tờ khai" in asked.vi
    assert "Giay chung sinh; To khai" in asked.sms


@EVERY_KIND
@pytest.mark.parametrize("way", ["direct", "post", "online", "unheard of"])
def test_a_late_notice_gives_the_original_time(kind: NoticeKind, way: str) -> None:
    notice = compose(occasion(kind, return_way=way, due=parse_iso("2026-11-30T16:00")))
    assert "23/11/2026 09:15" in notice.vi
    assert "23/11/2026 09:15" in notice.sms
    assert "09:15" in notice.en


def test_a_result_says_how_it_is_had() -> None:
    assert "đến nhận tại Cửa số 3" in compose(occasion(NoticeKind.RESULT, place="Cửa số 3")).vi
    assert "qua bưu chính" in compose(occasion(NoticeKind.RESULT, return_way="post")).vi
    assert "Cổng dịch vụ công" in compose(occasion(NoticeKind.EARLY_RESULT, return_way="online")).vi


def test_where_the_regulation_asks_for_it_agency_person_and_times_are_named() -> None:
    times = StatusTimes("Nguyễn Thị Lan", WHEN, parse_iso("2026-11-23T14:00"), DUE)
    said = compose(occasion(NoticeKind.DUTY, status=times))
    for text in ("Cơ quan: Trung tâm phường Mẫu", "xử lý: Nguyễn Thị Lan", "23/11/2026 14:00", "30/11/2026"):
        assert text in said.vi
    assert "Handled by: Nguyễn Thị Lan" in said.en
    assert "Chuyển xử lý" not in compose(occasion(NoticeKind.DUTY, status=StatusTimes("Lan", WHEN))).vi
    assert "Cơ quan" not in compose(occasion(NoticeKind.DUTY)).vi


def test_a_notice_that_a_later_one_overtook_is_not_sent() -> None:
    assert is_overtaken(NoticeKind.RECEIVED, frozenset({NoticeKind.RESULT}))
    assert not is_overtaken(NoticeKind.RESULT, frozenset({NoticeKind.RECEIVED}))
    assert not is_overtaken(NoticeKind.REFUSED, frozenset(NoticeKind) - {NoticeKind.REFUSED})


def test_nobody_is_told_to_collect_what_was_sent_back() -> None:
    assert is_overtaken(NoticeKind.RESULT, frozenset({NoticeKind.MOVED}))
    assert is_overtaken(NoticeKind.REFUSED_RESULT, frozenset({NoticeKind.MOVED}))


def test_a_later_one_of_the_same_kind_overtakes_only_where_it_says_a_newer_date() -> None:
    """Two corrections name different matters: the second does not say what the first one did."""
    renewed = {kind for kind, later in OVERTAKEN_BY.items() if kind in later}
    assert renewed == {NoticeKind.RECEIVED, NoticeKind.MOVED, NoticeKind.RECOUNTED}


def test_money_that_came_in_or_went_back_is_told_whatever_follows() -> None:
    everything = frozenset(NoticeKind)
    assert not any(is_overtaken(kind, everything) for kind in (NoticeKind.PAID, NoticeKind.REFUNDED))


def test_marks_go_and_letters_stay() -> None:
    assert without_marks("Đặng Thị Ưỡng – 5 đ") == "Dang Thi Uong - 5 d"


# GSM 03.38: what costs one letter of a message; anything else costs two, or makes the whole message a longer one.
GSM = frozenset("@$_!\"#%&'()*+,-./:;<=>? ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")


@given(st.text(st.characters(max_codepoint=0x2FFF), max_size=200))
def test_no_letter_of_the_short_text_costs_more_than_one(text: str) -> None:
    """A grave accent or a bracket in the name of a paper made a message of two parts one of five."""
    assert set(without_marks(text)) <= GSM
    assert set(compose(occasion(NoticeKind.SUPPLEMENT, details=(text,))).sms) <= GSM


def test_a_short_text_that_was_cut_says_where_the_rest_is_had() -> None:
    """Of eight missing papers the last ones went without a word."""
    papers = tuple(f"Giấy xác nhận số {number} của cơ quan" for number in range(12))
    sms = compose(occasion(NoticeKind.SUPPLEMENT, details=papers)).sms
    assert sms.endswith("... Xem them: 1022")
    assert len(sms) <= LONGEST_SMS
    assert compose(occasion(NoticeKind.SUPPLEMENT, details=papers, hotline="")).sms.endswith("...")
    assert "Xem them" not in compose(occasion(NoticeKind.SUPPLEMENT)).sms


@pytest.mark.parametrize("kind", [NoticeKind.RESULT, NoticeKind.EARLY_RESULT, NoticeKind.REFUSED_RESULT])
def test_whoever_is_asked_to_come_is_told_what_is_still_to_be_paid(kind: NoticeKind) -> None:
    owing, settled = compose(occasion(kind, owed=23_000)), compose(occasion(kind))
    assert "còn phải nộp trước khi nhận: 23.000 đ." in owing.vi
    assert "still to be paid before: 23.000 đ." in owing.en
    assert "con phai nop truoc khi nhan: 23.000 d." in owing.sms
    for text in (settled.vi, settled.en, settled.sms):
        assert "phải nộp" not in text
        assert "to be paid" not in text
        assert "phai nop" not in text


@pytest.mark.parametrize(("way", "sms"), [("direct", "da duoc tra luc"), ("post", "gui qua buu chinh luc")])
def test_what_left_by_the_post_is_not_said_to_have_been_handed_out(way: str, sms: str) -> None:
    assert sms in compose(occasion(NoticeKind.RETURNED, return_way=way)).sms
