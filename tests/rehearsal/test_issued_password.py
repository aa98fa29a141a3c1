"""A real installation from nothing: a password is issued at the centre and signs in at a desk, which must change it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from central.sample import OFFICE
from counter_app.desk import Desk, Surroundings
from counter_app.domain.times import OFFICE_ZONE
from counter_app.rehearsal.embedded_centre import EmbeddedCentre
from counter_app.rehearsal.office_clock import fast_seconds
from counter_app.rehearsal.rehearsed_desk import DeskFolder, enrol
from tests.rehearsal.waiting import wait_until


def now() -> datetime:
    return datetime.now(OFFICE_ZONE)


def test_an_issued_password_signs_in_and_must_be_changed_and_the_change_reaches_the_centre(tmp_path: Path) -> None:
    centre = EmbeddedCentre(tmp_path / "centre", now)
    centre.start()
    place = DeskFolder(tmp_path / "desk", "Quầy 1")
    enrol(place, centre.address, centre.enrolment_code())
    centre.core.administration.add_account("moi", OFFICE, "Người Mới", "clerk", now())
    password = centre.core.administration.issue_password("moi", now())
    desk = Desk(place.files(), centre.address, Surroundings(engine_seconds=fast_seconds))
    desk.start()
    try:
        wait_until(lambda: any(person.id == "moi" for person in desk.sign_in.people()))
        session = desk.sign_in.sign_in("moi", password)
        assert session.must_change
        changed = desk.sign_in.change_password(session, password, "cả nhà tôi ăn phở sáng")
        assert not changed.must_change
        wait_until(lambda: not desk.store.verifiers_to_send())
        assert not desk.sign_in.sign_in("moi", "cả nhà tôi ăn phở sáng").must_change
    finally:
        desk.close()
        centre.close()


def test_a_desk_that_was_never_started_closes_quietly(tmp_path: Path) -> None:
    centre = EmbeddedCentre(tmp_path / "centre", now)
    centre.start()
    place = DeskFolder(tmp_path / "desk", "Quầy 1")
    enrol(place, centre.address, centre.enrolment_code())
    Desk(place.files(), centre.address).close()
    centre.close()
