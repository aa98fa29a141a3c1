"""What one portal may send on one day, and in one dossier: beyond it there is a clear answer and nothing is written."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from central.cli import run
from central.core import Centre
from central.online.daily_limits import LARGEST_DOSSIER
from central.requests import Answer
from central.store.database import Database
from central.store.portal_days import DailyLimits, put_limits
from central.store.schema import VERSION
from central.store.upgrading import version_of
from counter_app.domain.errors import BadInput
from counter_app.domain.scanned_paper import LARGEST_SCAN
from counter_app.wire.messages import BLOB_PART
from tests.central.filed_files import CONTENT, PAPER, FilePortal, part_of
from tests.central.portals import ADDRESS, Portal, filing, rows
from tests.central.writers import NOON, OFFICE, OTHER_OFFICE, Writer, as_json, call


def files(portal: Portal, reference: str, now: datetime = NOON, office: str = OFFICE, **changes: Any) -> Answer:
    headers = {"authorization": f"Bearer {portal.token}"}
    body = json.dumps(filing(reference=reference, **changes)).encode()
    return call(portal.centre, "POST", f"/v1/offices/{office}/online", body, now, headers=headers)


@pytest.fixture(name="portal")
def limited_portal(centre: Centre) -> Portal:
    portal = Portal(centre)
    centre.online.limit_portal("npsp", filings=2)
    return portal


def test_more_dossiers_than_a_portal_may_file_on_one_day_are_refused_until_midnight(
    centre: Centre, portal: Portal
) -> None:
    assert [files(portal, f"N{number}").status for number in range(2)] == [200, 200]
    refused = files(portal, "N2")
    assert refused.status == 429
    assert refused.headers["retry-after"] == str(12 * 3600)  # it is noon
    assert "2 hồ sơ trong ngày hôm nay" in as_json(refused)["vi"]
    assert as_json(files(portal, "N1"))["known"], "what is stored is answered as before"
    midnight = NOON + timedelta(hours=12)
    assert files(portal, "N2", midnight - timedelta(seconds=1)).status == 429
    assert files(portal, "N2", midnight).status == 200
    centre.project(NOON)
    arrived = [header for _row, header, _details in rows(centre, Writer(centre)) if header.type == "OnlineArrived"]
    assert len(arrived) == 3


def test_what_was_refused_counts_nothing_and_takes_no_number(centre: Centre, portal: Portal) -> None:
    assert files(portal, "N0", filed="2030-01-01T00:00:00+07:00").status == 400
    first, second = files(portal, "N0"), files(portal, "N1")
    assert [as_json(one)["code"][-4:] for one in (first, second)] == ["5000", "5001"]
    assert files(portal, "N2").status == 429
    centre.online.limit_portal("npsp", filings=3)
    assert as_json(files(portal, "N2"))["code"].endswith("5002")


def test_each_portal_has_its_own_measure_for_all_offices_together(centre: Centre, portal: Portal) -> None:
    assert files(portal, "N0").status == files(portal, "N1", office=OTHER_OFFICE).status == 200
    assert files(portal, "N2", office=OTHER_OFFICE).status == 429
    assert files(Portal(centre, "tinh"), "N2").status == 200


def test_supplements_and_asks_have_a_measure_of_their_own(centre: Centre, portal: Portal, database: Database) -> None:
    with database.writing() as connection:
        put_limits(connection, "npsp", DailyLimits(tellings=1))
    assert files(portal, "NPSP-1").status == 200
    centre.project(NOON)
    change = {"filed": "2026-11-23T11:50:00+07:00", "content": "Đổi số điện thoại"}
    first = portal.send(change | {"reference": "C1"}, f"{ADDRESS}/NPSP-1/change")
    again = portal.send(change | {"reference": "C1"}, f"{ADDRESS}/NPSP-1/change")
    more = portal.send(change | {"reference": "C2"}, f"{ADDRESS}/NPSP-1/change")
    assert (first.status, as_json(again)["known"], more.status) == (200, True, 429)
    assert files(portal, "N9").status == 200


@pytest.fixture(name="sender")
def file_portal(centre: Centre) -> FilePortal:
    return FilePortal(centre)


def test_more_bytes_of_files_than_a_portal_may_send_on_one_day_are_refused(centre: Centre, sender: FilePortal) -> None:
    sender.named()
    centre.online.limit_portal("npsp", mebibytes=1)
    assert sender.put(0, part_of(PAPER, 0)).status == 200
    assert len(part_of(PAPER, 0)) == BLOB_PART
    assert sender.put(0, part_of(PAPER, 0)).status == 200, "the same part again counts nothing"
    refused = sender.put(1, part_of(PAPER, 1))
    assert refused.status == 429
    assert "1 MiB tệp" in as_json(refused)["vi"]
    assert as_json(sender.put())["parts"] == [0]
    centre.online.limit_portal("npsp", mebibytes=3)
    assert sender.put_all().whole


def large(share: int) -> dict[str, Any]:
    """Files that come to the whole of what one dossier may have, less `share` bytes."""
    whole, rest = divmod(LARGEST_DOSSIER - share, LARGEST_SCAN)
    sizes = [*[LARGEST_SCAN] * whole, rest]
    named = [{"name": f"{n}.pdf", "size": size, "sha256": f"{n:064x}"} for n, size in enumerate(sizes)]
    return {"papers": [{"name": "Tờ khai", "files": named}]}


def test_the_files_of_one_dossier_are_bounded_with_those_that_complete_it(centre: Centre) -> None:
    portal = Portal(centre)
    too_much = large(-1)
    refused = files(portal, "N0", **too_much)
    assert refused.status == 413
    assert "512 MiB" in as_json(refused)["vi"]
    assert files(portal, "NPSP-1", **large(100)).status == 200
    centre.project(NOON)

    def change(reference: str, size: int) -> int:
        one = {"name": "moi.pdf", "size": size, "sha256": "cd" * 32}
        message = {
            "reference": reference,
            "filed": "2026-11-23T11:50:00+07:00",
            "content": "Gửi bản rõ hơn",
            "papers": [{"name": "Tờ khai", "files": [one]}],
        }
        return portal.send(message, f"{ADDRESS}/NPSP-1/change").status

    assert change("C1", 101) == 413
    assert change("C2", 100) == 200


def test_what_is_too_large_to_come_at_all_takes_nothing_of_the_measure(centre: Centre) -> None:
    one = {"name": "phim.mp4", "size": 2**40, "sha256": CONTENT}
    assert files(Portal(centre), "N0", papers=[{"name": "Tờ khai", "files": [one]}]).status == 200


@pytest.mark.parametrize("limit", [0, -1, 10**7 + 1])
def test_a_limit_that_is_none_is_refused(centre: Centre, portal: Portal, limit: int) -> None:
    for what in ("filings", "mebibytes"):
        with pytest.raises(BadInput):
            centre.online.limit_portal("npsp", **{what: limit})
    with pytest.raises(BadInput):
        centre.online.limit_portal("unknown", filings=5)


@pytest.fixture(name="made")
def made_database(tmp_path: Path) -> str:
    assert run(["init", "--database", f"{tmp_path}/c.db", "--sample"]) == 0
    return f"{tmp_path}/c.db"


def test_the_command_sets_limits_and_leaves_the_token(made: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["portal", "npsp", "--database", made]) == 0
    assert capsys.readouterr().out.startswith("npsp.")
    assert run(["portal", "npsp", "--filings-per-day", "100", "--database", made]) == 0
    assert capsys.readouterr().out == "100 20480\n"
    assert run(["portal", "npsp", "--mib-per-day", "0", "--database", made]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_database_of_the_version_before_gets_the_table(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(text("DROP TABLE portal_days"))
        connection.execute(text("UPDATE meta SET value = '7' WHERE name = 'schema'"))
    database.create()
    with database.reading() as connection:
        assert version_of(connection) == VERSION
        assert connection.execute(text("SELECT count(*) FROM portal_days")).scalar() == 0
