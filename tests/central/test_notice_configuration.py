"""The file behind --notices: read whole, refused in one sentence."""

from __future__ import annotations

import json
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from central.notices.configuration import read_ways
from central.notices.http_sms import HttpSms
from central.notices.outbox import Outbox
from central.notices.pacing import QuietHours, pause_of_channel, wait_of_message
from central.notices.smtp_mail import SmtpMail
from counter_app.domain.errors import BadInput, EnvironmentProblem
from counter_app.domain.times import OFFICE_ZONE
from tests.central.served import central

MAIL = {"host": "mail.phuong.vn", "from": "Một cửa <motcua@phuong.vn>", "user": "motcua", "password": "bi-mat"}
SMS = {"url": "https://sms.example.vn/send", "body": {"to": "{to}", "text": "{text}"}, "quiet": ["21:00", "07:00"]}


def written(folder: Path, content: object, mode: int = 0o600) -> Path:
    path = folder / "notices.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    path.chmod(mode)
    return path


def test_both_channels_with_their_pace(tmp_path: Path) -> None:
    content = {"give_up_hours": 24, "settle_seconds": 90, "email": MAIL | {"per_minute": 10}, "sms": SMS}
    ways = read_ways(written(tmp_path, content))
    assert isinstance(ways.channels["email"], SmtpMail)
    assert isinstance(ways.channels["sms"], HttpSms)
    assert ways.paces["email"].per_minute == 10
    assert ways.paces["sms"].quiet == QuietHours(time(21), time(7))
    assert (ways.patience.give_up, ways.patience.settle) == (timedelta(hours=24), timedelta(seconds=90))
    assert "bi-mat" not in repr(ways.channels["email"]._server)  # type: ignore[attr-defined]


def test_an_outbox_lies_beside_the_file_and_holds_every_channel(tmp_path: Path) -> None:
    ways = read_ways(written(tmp_path, {"outbox": "hop-thu"}, 0o644))
    assert {type(channel) for channel in ways.channels.values()} == {Outbox}
    assert set(ways.channels) == {"email", "sms"}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "not readable JSON"),
        ("[]", "must be an object"),
        ({}, "names no channel"),
        ({"fax": {}}, "no field named “fax”"),
        ({"email": "mail"}, "email"),
        ({"email": {k: v for k, v in MAIL.items() if k != "host"}}, "host"),
        ({"email": MAIL | {"host": "two words"}}, "host name"),
        ({"email": MAIL | {"from": "nobody"}}, "must look like"),
        ({"email": MAIL | {"from": "a@b.vn\nBcc: c@d.vn"}}, "from"),
        ({"email": MAIL | {"tls": "maybe"}}, "maybe"),
        ({"email": MAIL | {"port": 99999}}, "port"),
        ({"email": MAIL | {"timeout_seconds": 0}}, "timeout_seconds"),
        ({"email": MAIL | {"ca_file": "/nowhere.pem"}}, "ca_file"),
        ({"email": MAIL | {"colour": "red"}}, "colour"),
        ({"sms": SMS | {"url": "ftp://x"}}, "url"),
        ({"sms": SMS | {"url": "https://user:secret@x/"}}, "without a password"),
        ({"sms": SMS | {"form": {"a": "b"}}}, "together"),
        ({"sms": SMS | {"headers": {"X y": "1"}}}, "headers"),
        ({"sms": SMS | {"headers": {"X": "1\r\n2"}}}, "headers"),
        ({"sms": SMS | {"accepted": [404]}}, "200 to 299"),
        ({"sms": SMS | {"quiet": ["9pm", "7am"]}}, "two different times"),
        ({"sms": SMS | {"gateway": "pigeon"}}, "pigeon"),
        ({"sms": SMS | {"country": "VN"}}, "digits"),
        ({"give_up_hours": 0, "sms": SMS}, "give_up_hours"),
    ],
)
def test_what_is_wrong_in_it_is_told_in_one_sentence(tmp_path: Path, content: object, says: str) -> None:
    path = written(tmp_path, content)
    with pytest.raises(BadInput) as refused:
        read_ways(path)
    assert says in refused.value.en
    assert "\n" not in refused.value.en + refused.value.vi
    assert "bi-mat" not in refused.value.en
    assert "secret" not in refused.value.en


def test_a_secret_that_others_can_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="chmod 600"):
        read_ways(written(tmp_path, {"email": MAIL}, 0o644))


def test_a_file_that_is_missing_or_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="notices"):
        read_ways(tmp_path / "none.json")
    with pytest.raises(BadInput):
        read_ways(tmp_path)


@pytest.mark.parametrize(("content", "code"), [({"fax": {}}, 2), (None, 3)])
def test_serve_stops_before_it_listens(tmp_path: Path, content: Any, code: int) -> None:
    database = str(tmp_path / "central.db")
    assert central("init", "--database", database).returncode == 0
    path = written(tmp_path, content) if content is not None else tmp_path / "none.json"
    done = central("serve", "--database", database, "--listen", "127.0.0.1:1", "--notices", str(path))
    assert done.returncode == code
    assert done.stderr.count("\n") == 1
    assert "notices" in done.stderr


def test_waiting_grows_and_stays_bounded() -> None:
    for wait in (pause_of_channel, wait_of_message):
        whole = [wait(times, lambda _low, high: high) for times in range(1, 40)]
        half = [wait(times, lambda low, _high: low) for times in range(1, 40)]
        assert whole == sorted(whole)
        assert whole[-1] <= timedelta(hours=1)
        assert all(low * 2 == high for low, high in zip(half, whole, strict=True))


def test_quiet_hours_within_a_day() -> None:
    noon = QuietHours(time(11, 30), time(13))
    assert [noon.hold(datetime(2026, 11, 23, hour, 30, tzinfo=OFFICE_ZONE)) for hour in (10, 11, 12, 13)] == [
        False,
        True,
        True,
        False,
    ]
