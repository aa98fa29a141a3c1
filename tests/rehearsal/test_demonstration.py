"""The sample office that `make run` opens is still an office the next morning."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from central.sample import OFFICE
from central.store import people
from counter_app.domain.times import OFFICE_ZONE
from counter_app.rehearsal.demonstration import Demonstration
from counter_app.rehearsal.embedded_centre import SAMPLE_PASSWORD, EmbeddedCentre
from counter_app.services.passwords import Argon2Passwords
from counter_app.sync.connectivity import Line
from tests.rehearsal.waiting import wait_until


def test_what_is_written_at_the_second_start_is_handed_in_too(tmp_path: Path) -> None:
    assert [_declare_an_outage_and_hand_it_in(Demonstration(tmp_path)) for _start in range(2)] == [2, 2]


def _declare_an_outage_and_hand_it_in(demonstration: Demonstration) -> int:
    """How many entries the centre acknowledged meanwhile: that an outage began, and that it ended."""
    runner, store = demonstration.desk.runner, demonstration.desk.store
    try:
        before = sum(work.acknowledged for work in store.work())
        demonstration.desk.start()
        wait_until(lambda: runner.status().state is Line.ONLINE and not store.waiting().entries)
        opening = sum(work.acknowledged for work in store.work()) - before
        runner.declare_outage(True)
        runner.declare_outage(False)
        wait_until(lambda: sum(work.acknowledged for work in store.work()) >= before + opening + 2)
        return sum(work.acknowledged for work in store.work()) - before - opening
    finally:
        demonstration.close()


def test_the_sample_password_is_given_once_and_never_over_somebodys_own(tmp_path: Path) -> None:
    first = _verifiers(tmp_path, "lan", "of her own")
    second = _verifiers(tmp_path, "lan", "of her own")
    assert second["lan"] == "of her own"
    assert second["hung"] == first["hung"]
    assert Argon2Passwords().holds(second["hung"], SAMPLE_PASSWORD)


def _verifiers(folder: Path, account: str, changed_to: str) -> dict[str, str]:
    """As they stand after a start of the centre; then this account is given a verifier of its own."""
    centre = EmbeddedCentre(folder, lambda: datetime.now(OFFICE_ZONE))
    with centre._database.writing() as connection:
        found = {person.account: person for person, _roles in people.accounts_of(connection, OFFICE)}
        people.put_account(connection, replace(found[account], verifier=changed_to))
    centre.close()
    return {name: person.verifier for name, person in found.items()}
