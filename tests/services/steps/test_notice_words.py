"""What the timeline says of notices: over which channel, to whom with the number hidden, and what became of it."""

from __future__ import annotations

import pytest

from counter_app.domain.masking import mask_email, mask_phone
from counter_app.domain.notice_kinds import NoticeKind
from counter_app.domain.notice_words import SUBJECTS, SUBJECTS_EN
from counter_app.store.journal import EntryDraft
from tests.services.desk import person, receipt_of
from tests.services.steps.counter import Counter

BOTH = receipt_of(applicant=person(email="nguoi.dan@example.vn"), notify=("sms", "email"))


def told_of(counter: Counter, outcome: str, reason: str = "", channel: str = "sms") -> tuple[str, str]:
    """As the centre's own entry brings it by the feed."""
    identity = counter.receive(BOTH)
    facts = {"notice": "ab" * 32, "channel": channel, "outcome": outcome} | ({"reason": reason} if reason else {})
    draft = EntryDraft("NoticeOutcome", dossier=identity, facts=facts)
    counter.place.desk.journal.append([draft], "program", counter.place.clock.stamp())
    line = counter.view(identity).timeline[-1]
    assert line.type == "NoticeOutcome"
    return "; ".join(line.details_vi), "; ".join(line.details_en)


def test_a_notice_names_its_channels_and_hides_the_number(counter: Counter) -> None:
    counter.receive(BOTH)
    identity = counter.receive(BOTH)
    line = next(line for line in counter.view(identity).timeline if line.type == "NoticeMade")
    assert line.details_vi == (
        "Nội dung báo: đã tiếp nhận",
        "Qua tin nhắn đến •••••••678",
        "Qua thư điện tử đến n•••@example.vn",
    )
    assert "0912" not in " ".join((line.vi, line.en, *line.details_vi, *line.details_en))


@pytest.mark.parametrize(
    ("outcome", "reason", "says"),
    [
        ("delivered", "", "Đã gửi qua tin nhắn"),
        ("overtaken", "", "vì đã có thông báo mới hơn"),
        ("unknown", "", "Không rõ tin đã đi qua tin nhắn hay chưa"),
        ("failed", "refused", "(nơi nhận từ chối số hoặc địa chỉ này)"),
        ("failed", "gave_up", "(quá thời gian gửi)"),
        ("failed", "of a newer centre", "Không gửi được qua tin nhắn; hãy báo người nộp bằng cách khác"),
    ],
)
def test_what_became_of_it_is_told(counter: Counter, outcome: str, reason: str, says: str) -> None:
    vi, en = told_of(counter, outcome, reason)
    assert says in vi
    assert en
    assert "newer centre" not in vi + en


def test_an_outcome_or_channel_of_a_newer_centre_shows_no_code_word(counter: Counter) -> None:
    assert told_of(counter, "carried_by_pigeon") == ("", "")
    vi, en = told_of(counter, "delivered", channel="pigeon")
    assert (vi, en) == ("Đã gửi qua kênh khác", "Sent by another channel")


def test_every_kind_of_notice_has_a_name_in_both_languages() -> None:
    assert set(SUBJECTS) == set(SUBJECTS_EN) == set(NoticeKind)


@pytest.mark.parametrize(
    ("number", "shown"), [("0912 345 678", "•••••••678"), ("+84912345678", "••••••••678"), ("12", "•••"), ("", "•••")]
)
def test_a_number_is_hidden_but_for_its_end(number: str, shown: str) -> None:
    assert mask_phone(number) == shown


@pytest.mark.parametrize(("address", "shown"), [("an@b.vn", "a•••@b.vn"), ("a@b.vn", "•••@b.vn"), ("rubbish", "•••")])
def test_an_address_is_hidden_but_for_its_place(address: str, shown: str) -> None:
    assert mask_email(address) == shown
