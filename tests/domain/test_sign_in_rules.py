"""Failures slow a sign-in; clocks that jump lock nobody out."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.errors import BadInput
from counter_app.domain.password_rules import check_new_password, prepared
from counter_app.domain.people import Person, people_as_records, read_people, who_takes_over
from counter_app.domain.permissions import ADMINISTRATOR, CLERK, SUPERVISOR
from counter_app.domain.records import write_json
from counter_app.domain.sign_in_rules import (
    LONGEST_WAIT,
    Failures,
    alone_notice,
    alone_too_long,
    as_of,
    days_without_centre,
    one_more,
    wait_after,
    wait_left,
)
from counter_app.domain.times import OFFICE_ZONE

moments = st.integers(0, 40_000 * 86_400).map(
    lambda seconds: datetime(1980, 1, 1, tzinfo=OFFICE_ZONE) + timedelta(seconds=seconds)
)
NOON = datetime(2026, 11, 20, 12, tzinfo=OFFICE_ZONE)
VERIFIER = "$argon2id$v=19$m=64,t=1,p=1$" + "A" * 22 + "$" + "B" * 43


@given(st.integers(0, 10**9))
def test_the_wait_grows_and_never_passes_a_minute(count: int) -> None:
    assert wait_after(count) <= wait_after(count + 1) <= LONGEST_WAIT


def test_three_slips_of_the_finger_cost_nothing_and_a_tenth_a_minute() -> None:
    waits = [wait_after(count).total_seconds() for count in range(11)]
    assert waits == [0, 0, 0, 0, 2, 4, 8, 16, 32, 60, 60]


@given(st.integers(0, 1000), moments, moments)
def test_whatever_the_clock_did_a_minute_is_enough(count: int, last: datetime, now: datetime) -> None:
    failures = as_of(Failures(count, last), now)
    assert wait_left(Failures(count, last), now) == wait_left(failures, now) <= LONGEST_WAIT
    assert wait_left(failures, now + LONGEST_WAIT) == timedelta()


@given(moments, moments)
def test_a_clock_set_back_does_not_free_a_guesser(last: datetime, now: datetime) -> None:
    failures = Failures(12, last)
    if now <= last:
        assert wait_left(failures, now) == LONGEST_WAIT


def test_a_failure_is_counted_on_top_of_the_earlier_ones() -> None:
    assert one_more(None, NOON) == Failures(1, NOON)
    assert one_more(Failures(7, NOON - timedelta(days=1)), NOON) == Failures(8, NOON)


def test_days_without_the_centre_count_whole_days_and_never_below_zero() -> None:
    assert days_without_centre(NOON - timedelta(days=2, hours=23), NOON) == 2
    assert days_without_centre(NOON + timedelta(days=400), NOON) == 0
    assert days_without_centre(None, NOON) == 0


def test_an_account_is_too_long_alone_after_the_limit_or_when_never_confirmed() -> None:
    assert not alone_too_long(NOON - timedelta(days=30), NOON)
    assert alone_too_long(NOON - timedelta(days=31), NOON)
    assert alone_too_long(NOON - timedelta(days=6), NOON, limit=5)
    assert alone_too_long(None, NOON)
    assert "31 days" in alone_notice(NOON - timedelta(days=31), NOON).en
    assert "chưa từng" in alone_notice(None, NOON).vi


class TestNewPassword:
    @pytest.mark.parametrize("good", ["trời mưa to quá", "Con mèo xanh 7", "x9!kQw2#zz", "bàn ghế cửa sổ"])
    def test_length_is_enough(self, good: str) -> None:
        assert check_new_password(good, "lan.nt", "Nguyễn Thị Lan") == good

    @pytest.mark.parametrize(
        ("bad", "why"),
        [
            ("ngắn", "at least 10"),
            ("aaaaaaaaaaaa", "easy"),
            ("1234567890", "easy"),
            ("9876543210", "easy"),
            ("matkhau2026", "easy"),
            ("Mật khẩu 123", "easy"),
            ("qwertyuiop", "easy"),
            ("lan.nt và mưa", "your name"),
            ("Nguyễn Thị Lan 2026", "your name"),
            ("x" * 201, "longer"),
            ("một hai ba\x00bốn", "control"),
        ],
    )
    def test_a_weak_one_is_refused_with_what_is_wrong(self, bad: str, why: str) -> None:
        with pytest.raises(BadInput, match=why) as refused:
            check_new_password(bad, "lan.nt", "Nguyễn Thị Lan")
        assert bad not in refused.value.vi

    def test_every_input_method_gives_the_same_password(self) -> None:
        assert prepared("Nguyê\u0303n") == prepared("Nguye\u0302\u0303n") == "Nguyễn"


def person(account: str, role: str = CLERK, *, active: bool = True) -> Person:
    return Person(account, f"Người {account}", role, VERIFIER, active)


class TestListOfPeople:
    def test_what_is_written_is_read(self) -> None:
        people = (person("lan"), person("minh", SUPERVISOR, active=False))
        assert read_people(write_json(people_as_records(people))) == people

    @pytest.mark.parametrize(
        ("change", "why"),
        [
            ({"id": "lan nt"}, "letters without marks"),
            ({"id": "lân"}, "letters without marks"),
            ({"role": "boss"}, "boss"),
            ({"name": "A" * 10_000_000}, "over 8 MB"),
            ({"name": "A" * 201}, "longer than 200"),
            ({"name": "A\x07"}, "control"),
            ({"name": "A\nB"}, "one line"),
            ({"verifier": "secret"}, "argon2id"),
            ({"verifier": VERIFIER.replace("m=64", "m=9999999")}, "argon2id"),
            ({"active": 1}, "true or false"),
            ({"active": False}, "nobody could sign in"),
        ],
    )
    def test_one_bad_person_refuses_the_whole_list_in_one_sentence(self, change: dict[str, object], why: str) -> None:
        record = people_as_records([person("lan")])[0] | change
        with pytest.raises(BadInput, match=why):
            read_people(write_json([record]))

    @pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"[", b"\xff", b"[" * 100_000])
    def test_what_is_no_list_is_refused(self, data: bytes) -> None:
        with pytest.raises(BadInput):
            read_people(data)

    def test_one_name_twice_is_refused(self) -> None:
        with pytest.raises(BadInput, match="same account name"):
            read_people(write_json(people_as_records([person("lan"), person("lan")])))


class TestWhoTakesOver:
    def test_the_active_keep_their_work_and_the_work_of_others_goes_to_supervisors(self) -> None:
        people = [person("lan", active=False), person("minh"), person("hoa", SUPERVISOR)]
        assert who_takes_over("minh", people) == ("minh",)
        assert who_takes_over("lan", people) == ("hoa",)
        assert who_takes_over("unknown", people) == ("hoa",)

    def test_work_is_never_nobodys_while_somebody_is_active(self) -> None:
        away = person("hoa", SUPERVISOR, active=False)
        assert who_takes_over("hoa", [away, person("admin", ADMINISTRATOR), person("minh")]) == ("admin",)
        assert who_takes_over("hoa", [away, person("minh")]) == ("minh",)
