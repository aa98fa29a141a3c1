"""A receipt that was saved without a code gets it as a later entry, as soon as there are numbers (a range of three)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from counter_app.store.late_codes import PAGE, agencies_without_code, give_late_codes
from counter_app.store.number_grants import record_grant
from counter_app.store.opening import OpenDesk
from counter_app.wire.papers import Grant, sign_paper
from tests.store.desks import AGENCY, CENTRE, LAN, MORNING, SetClock, dossiers, open_test_desk, receipt, save


def used_up(path: Path) -> tuple[OpenDesk, str]:
    desk = open_test_desk(path, ranges=((1, 3),), durable=False)
    for _ in range(3 + 99):
        save(desk)
    without = save(desk, receipt(facts={"agency": AGENCY}))
    assert without.code is None
    return desk, str(without.identity)


def test_a_new_range_gives_the_missing_code_and_names_its_dossier(tmp_path: Path) -> None:
    desk, identity = used_up(tmp_path / "desk.db")
    with desk.database.write() as connection:
        assert agencies_without_code(connection, desk) == [AGENCY]
        assert give_late_codes(connection, desk, SetClock().stamp()) == 0
        grant = Grant(LAN.desk, 2, AGENCY, 201, 400)
        record_grant(connection, grant, sign_paper(grant, CENTRE))
        assert give_late_codes(connection, desk, SetClock().stamp()) == 1
        assert agencies_without_code(connection, desk) == []
    assert dossiers(desk)[identity]["code"] == f"{AGENCY}-261123-0201"


def test_another_range_is_asked_for_before_the_last_one_ends(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db", ranges=((1, 25),), durable=False)
    with desk.database.read() as connection:
        assert desk.numbers.agency_near_its_end(connection, MORNING.date()) is None
    for _ in range(5):
        save(desk)
    with desk.database.read() as connection:
        assert desk.numbers.agency_near_its_end(connection, MORNING.date()) == AGENCY


def test_a_receipt_that_no_range_can_help_neither_asks_for_ranges_nor_holds_up_the_others(tmp_path: Path) -> None:
    open_test_desk(tmp_path / "desk.db", durable=False).database.close()
    desk = open_test_desk(tmp_path / "desk.db", mark="the other machine", seed=2, ranges=((1, 3),), durable=False)
    tomorrow = MORNING.date() + timedelta(days=1)
    for _ in range(99):
        save(desk)  # from the spare desk number, the only one on the day of the reopening
    stuck = save(desk, receipt(facts={"agency": AGENCY}))
    with desk.database.read() as connection:
        assert agencies_without_code(connection, desk) == [], "it would ask until the agency has no range left"
    for _ in range(3 + 197 + 99):
        save(desk, receipt(day=tomorrow))
    next_day = receipt(facts={"agency": AGENCY}, day=tomorrow, received=MORNING + timedelta(days=1))
    helped = save(desk, next_day)
    assert (stuck.code, helped.code) == (None, None)
    with desk.database.write() as connection:
        assert agencies_without_code(connection, desk) == [AGENCY]
        grant = Grant(LAN.desk, 2, AGENCY, 201, 400)
        record_grant(connection, grant, sign_paper(grant, CENTRE))
        assert give_late_codes(connection, desk, SetClock().stamp()) == 1
    assert dossiers(desk)[str(helped.identity)]["code"] == f"{AGENCY}-261124-0201"


def test_hundreds_that_no_range_can_help_do_not_hide_one_that_can_be_helped(tmp_path: Path) -> None:
    """Two hundred without an agency (of a foreign system, say) stood first, and nobody looked past them."""
    desk = open_test_desk(tmp_path / "desk.db", ranges=(), durable=False)
    for _ in range(PAGE + 1):
        save(desk, receipt(wish=None))
    helped = save(desk, receipt(wish=None, facts={"agency": AGENCY}))
    with desk.database.write() as connection:
        assert agencies_without_code(connection, desk) == [AGENCY]
        grant = Grant(LAN.desk, 1, AGENCY, 1, 3)
        record_grant(connection, grant, sign_paper(grant, CENTRE))
        assert give_late_codes(connection, desk, SetClock().stamp()) == 1
    assert dossiers(desk)[str(helped.identity)]["code"] == f"{AGENCY}-261123-0001"


def test_of_many_that_wait_each_gets_one_code_as_far_as_the_numbers_reach(tmp_path: Path) -> None:
    desk = open_test_desk(tmp_path / "desk.db", ranges=(), durable=False)
    waiting = [save(desk, receipt(wish=None, facts={"agency": AGENCY})) for _ in range(PAGE + 5)]
    with desk.database.write() as connection:
        grant = Grant(LAN.desk, 1, AGENCY, 1, PAGE + 2)
        record_grant(connection, grant, sign_paper(grant, CENTRE))
        given = give_late_codes(connection, desk, SetClock().stamp())
    codes = [dossiers(desk)[str(one.identity)]["code"] for one in waiting]
    assert given == len(waiting), "the wide numbers follow the range"
    assert len(set(codes)) == given
    assert codes == sorted(codes, key=lambda code: (len(str(code)), str(code))), "in the order of receipt"
