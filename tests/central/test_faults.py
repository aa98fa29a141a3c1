"""What the centre tells of its own faults: where they are in the code, never what they were about."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from sqlalchemy import insert
from sqlalchemy.exc import StatementError

from central.app import create_app
from central.core import Centre
from central.keys import KeyFile
from central.projecting import Judging
from central.requests import Answer, Request
from central.store.database import Database
from central.store.schema import meta
from tests.central.writers import NOON, seeded_bytes

NAME = "Nguyễn Thị Đẹp"


def _fail(*_: object) -> Answer:
    raise ValueError(NAME)


class FaultyCentre(Centre):
    def handle(self, request: Request, now: object) -> Answer:
        return _fail()


def test_a_fault_is_answered_in_both_languages_and_logged_without_its_words(
    database: Database, key_file: KeyFile, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(FaultyCentre(database, key_file, seeded_bytes(6)), lambda: NOON)

    async def asked() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://centre") as client:
            return await client.get("/v1/centre")

    answer = asyncio.run(asked())
    assert answer.status_code == 500
    assert set(answer.json()) == {"vi", "en"}
    assert "GET /v1/centre: ValueError at test_faults.py" in caplog.text
    assert NAME not in caplog.text


def test_a_fault_in_judging_is_logged_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    judging = Judging(_fail, put_off=False)

    def fail_for_the_last_time() -> None:
        judging.end()
        _fail()

    judging._project = fail_for_the_last_time
    judging.wake()
    judging.run()
    assert "judging failed: ValueError at test_faults.py" in caplog.text
    assert NAME not in caplog.text


def test_what_could_not_be_written_does_not_stand_in_the_error(database: Database) -> None:
    with pytest.raises(StatementError) as refused, database.writing() as connection:
        connection.execute(insert(meta), [{"name": NAME, "value": object()}])
    assert NAME not in str(refused.value)
