"""What a citizen is told of a day that the desk worked without a line: by the real desk, centre and a mail server."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

from central.notices.pacing import Pace, Patience
from central.notices.sending import Notices
from central.notices.smtp_mail import PLAIN, MailServer, SmtpMail
from counter_app.services.steps.results import ArrivedResult
from tests.central import loopback_servers as loopback
from tests.services.desk import CLERK_LAN, person, receipt_of
from tests.sync.bench import make_bench
from tests.sync.meeting_desks import Desk, meet

WITH_MAIL = person(email="dep@example.vn")


class Post:
    """The centre's own sending, over a real socket."""

    def __init__(self, desk: Desk, server: loopback.MailServer) -> None:
        self.desk, self.server, centre = desk, server, desk.bench.centre
        self.mail = SmtpMail(MailServer("127.0.0.1", server.port, PLAIN, "motcua@phuong.example.vn", seconds=10))
        paces = {"email": (Pace(), 60.0)}
        self.notices = Notices(centre._database, centre.core.administration, paces, Patience(), lambda low, _high: low)
        self.notices.begin(desk.bench.world.wall())

    def goes(self) -> list[EmailMessage]:
        """Everything that may go out in the next half hour; the outcomes come back to the desk."""
        for _turn in range(3):
            now = self.desk.bench.world.wall()
            self.desk.bench.centre.core.project(now)
            self.notices.find(now)
            while (found := self.notices.next_try("email", now)) is not None:
                self.notices.finish(found, self.mail.send(found.message), now)
            self.desk.bench._move(600)
            meet(self.desk)
        letters = [email.message_from_bytes(raw, policy=email.policy.default) for _to, raw in self.server.post.letters]
        return [letter for letter in letters if isinstance(letter, EmailMessage)]


@pytest.fixture(name="post")
def post_of_one_desk(tmp_path: Path) -> Iterator[Post]:
    desk = Desk(make_bench(tmp_path, "Quầy 1"))
    meet(desk)
    with loopback.MailServer().running() as server:
        yield Post(desk, server)


def test_of_a_day_without_a_line_the_citizen_hears_what_still_holds_with_the_time_when_it_was(post: Post) -> None:
    desk = post.desk
    desk.line(up=False)
    done = desk.intake.receive(receipt_of(applicant=WITH_MAIL, notify=("email",)), CLERK_LAN).identity
    silent = desk.intake.receive(receipt_of(applicant=WITH_MAIL), CLERK_LAN).identity
    by_phone = desk.intake.receive(receipt_of(applicant=WITH_MAIL, notify=("sms",)), CLERK_LAN).identity
    desk.bench._move(2 * 3600)
    desk.steps.handovers.hand_over(done, "Phòng Tư pháp", CLERK_LAN)
    desk.steps.results.arrive(done, ArrivedResult(document="1/GXN"), CLERK_LAN)
    arrived = desk.clock.now()
    desk.bench._move(5 * 3600)
    desk.line(up=True)
    meet(desk)
    (letter,) = post.goes()
    body = letter.get_body()
    assert body is not None
    assert f"{arrived:%d/%m/%Y %H:%M}" in body.get_content()
    assert arrived + timedelta(hours=5) <= desk.clock.now()
    told = [line for one in desk.dossiers.open(done).timeline for line in one.details_vi]
    assert told.count("Không gửi qua thư điện tử vì đã có thông báo mới hơn") == 1
    assert told.count("Đã gửi qua thư điện tử") == 1
    for identity, channels in ((silent, []), (by_phone, [["sms"]])):
        made = desk.steps.cases.open(identity).headers("NoticeMade")
        assert [header.facts["channels"] for header in made] == channels
