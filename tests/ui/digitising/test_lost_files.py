"""Copies that are gone or damaged, and what must stay nowhere."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from counter_app.ui.digitising.copies_panel import Part
from counter_app.ui.digitising.loss_watch import LossWatch
from counter_app.ui.pictures import settle
from counter_app.ui.place import INTAKE
from tests.print.scan_samples import jpeg
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA, receipt_of
from tests.ui.desk_window import found
from tests.ui.digitising.hands import Digitising


def test_a_file_that_an_antivirus_took_is_told_at_once_wherever_the_clerk_is(work: Digitising) -> None:
    work.drop(work.file("a.jpg", jpeg()))
    work.wait_for_form()
    work.attach()
    work.desk.window.show_place(INTAKE)
    work.only_scan().unlink()
    found(work.desk.window, LossWatch).look()
    work.settle()
    panel = work.desk.window.notices.panel("lost copies")
    assert panel is not None
    assert "1 tệp số hóa không còn ở máy này" in panel.sentence.text()
    assert "H36" in panel.detail.text()
    assert work.desk.work.entry_types().count("ScanLost") == 1
    found(work.desk.window, LossWatch).look()
    work.settle()
    assert work.desk.work.entry_types().count("ScanLost") == 1
    work.show(work.identity)
    assert "Tệp không còn ở máy này" in work.rows[0]
    work.drop(work.file("b.jpg", jpeg()))
    work.wait_for_form()
    work.attach()
    found(work.desk.window, LossWatch).look()
    work.settle()
    assert work.desk.window.notices.panel("lost copies") is None


def test_a_damaged_file_is_noticed_when_the_list_is_opened(work: Digitising) -> None:
    work.drop(work.file("a.jpg", jpeg()))
    work.wait_for_form()
    work.attach()
    work.press(Qt.Key.Key_Escape)
    work.qtbot.waitUntil(lambda: not work.panel.isVisible())
    work.only_scan().write_bytes(b"damaged")
    work.call()
    work.qtbot.waitUntil(lambda: work.desk.window.is_idle() and "Tệp đã hỏng" in work.rows[0])
    assert "ScanLost" in work.desk.work.entry_types()


def test_a_page_that_cannot_be_drawn_is_asked_for_once_and_not_for_ever(
    work: Digitising, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work.drop(work.file("a.jpg", jpeg()))
    work.wait_for_form()
    work.attach()
    work.press(Qt.Key.Key_Escape)
    work.qtbot.waitUntil(lambda: not work.panel.isVisible())
    broken, asked = tmp_path / "broken-program", tmp_path / "asked"
    broken.write_text(f"#!/bin/sh\necho x >> {asked}\nexit 4\n")
    broken.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(broken))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    work.call()
    settle(work.desk.window)
    assert asked.read_text() == "x\n"
    work.press(Qt.Key.Key_Down)
    work.qtbot.waitUntil(work.panel.rows[0].button.hasFocus)
    work.press(Qt.Key.Key_Space)
    work.qtbot.waitUntil(lambda: "Không đọc được tệp này" in work.panel.page.said.text())


def test_nothing_of_a_paper_stays_for_the_next_person_or_the_next_dossier(work: Digitising) -> None:
    work.drop(work.file("a.jpg", jpeg()))
    work.wait_for_form()
    work.show(work.desk.work.intake.receive(receipt_of(), CLERK_LAN).identity)
    assert not work.panel.isVisible()
    work.call()
    assert work.panel.part is Part.COPIES
    work.drop(work.file("b.jpg", jpeg()))
    work.wait_for_form()
    work.desk.seat.take(SUPERVISOR_HOA)
    work.settle()
    assert not work.panel.isVisible()
    assert work.panel.first.picture.pixmap().isNull()
