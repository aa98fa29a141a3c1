"""The table of former units from a sheet to the desks: listed first, one item among the settings."""

from __future__ import annotations

from pathlib import Path

from central.core import Centre
from central.importing import Importing
from central.store.database import Database
from counter_app.domain.former_units import ITEM, parse_former_units
from counter_app.domain.records import Place
from counter_app.wire.messages import ReferenceAnswer, read_message
from counter_app.wire.papers import unb64
from tests.central.writers import NOON, Writer

SHEET = """Xã, phường cũ;Huyện, quận cũ;Tỉnh cũ;Xã, phường nay;Tỉnh nay;Văn bản
@title;Bảng thử;;;;
phường A;quận B;tỉnh C;phường D;tỉnh E;NQ 1
phường F;quận B;tỉnh C;phường D;tỉnh E;NQ 1
"""


def settings_at(desk: Writer) -> dict[str, bytes]:
    answer = read_message(ReferenceAnswer, desk.ask("GET", "/v1/reference/settings").body)
    return {item.name: unb64(item.bytes) for item in answer.items}


def test_a_sheet_is_listed_then_applied_and_reaches_the_desks_with_the_settings(
    centre: Centre, database: Database, tmp_path: Path
) -> None:
    file, desk = tmp_path / "bảng.csv", Writer(centre)
    file.write_text(SHEET, encoding="utf-8")
    importing = Importing(database, centre.administration)
    content = importing.read("former_units", file)
    assert len(importing.changes(content)) == 2
    assert ITEM not in settings_at(desk)
    importing.apply(content, NOON)
    table = parse_former_units(settings_at(desk)[ITEM], Place("a", "b"))
    assert [unit.ward for unit in table.units] == ["phường A", "phường F"]
    assert importing.changes(importing.read("former_units", file)) == ()
    assert "office" in settings_at(desk), "the office's own settings stay beside it"
