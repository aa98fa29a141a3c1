"""A place is made when it is first wanted; the window can be used before the rest is there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter_app.app.making_ahead import MakingAhead
from counter_app.services.scans import ScannedCard
from counter_app.services.sign_in import Session
from counter_app.ui.about.help_sections import KeysSection
from counter_app.ui.dossier.find_screen import FindScreen
from counter_app.ui.incident import incident_controller
from counter_app.ui.intake.entered import Entered, EnteredPerson, to_content
from counter_app.ui.intake.intake_calls import DRAFT
from counter_app.ui.intake.intake_screen import IntakeScreen
from counter_app.ui.pads import pad_controller
from counter_app.ui.palette.palette import Palette
from counter_app.ui.pictures import SAMPLE_CARD
from counter_app.ui.place import FIND, HANDOVER, HELP, INTAKE, QUEUE, RETURN, RULES, SETTINGS, TODAY
from counter_app.ui.register import register_controller
from counter_app.ui.report import report_controller
from tests.services.desk import CLERK_LAN
from tests.ui.desk_window import DeskWindow, found, open_desk_window

Open = Callable[..., DeskWindow]
MADE = """
import sys
from pathlib import Path
from counter_app.app import new_application
from counter_app.app.making_ahead import MakingAhead
from tests.ui.desk_window import found, open_desk_window
folder = Path(sys.argv[1])
application = new_application(folder / "window.ini")
desk = open_desk_window(folder, whole=False)
desk.window.show()
while not desk.window.is_idle():
    application.processEvents()
before = [name for name in sys.argv[2:] if name in sys.modules]
found(desk.window, MakingAhead).start()
while not desk.window.is_furnished():
    application.processEvents()
print(*before, "|", *(name for name in sys.argv[2:] if name in sys.modules))
desk.window.may_close = lambda: True
desk.window.close()
"""
LATER = tuple(
    f"counter_app.{one}"
    for one in ("ui.returning.return_screen", "ui.rules.rules_screen", "ui.about.help_sections", "services.slips")
)


def just_started(open_window: Open) -> DeskWindow:
    """At its first place, and none of the others is there."""
    return open_window(at_the_first_place=True, whole=False)


def made(desk: DeskWindow) -> list[str]:
    return [name for name in desk.window.place_names() if desk.traffic.features.has(name)]


def test_a_window_that_was_just_opened_has_made_its_first_place_alone(open_window: Open) -> None:
    desk = just_started(open_window)
    assert desk.window.current_place == TODAY
    assert desk.today.isVisible()
    assert made(desk) == [TODAY]
    assert len(desk.window.place_names()) == 12


def test_the_door_alone_needs_no_place(open_window: Open) -> None:
    desk = open_window(session=None, whole=False)
    assert made(desk) == []
    desk.traffic.features.sign_in.show_people()
    assert made(desk) == []


def test_a_key_leads_to_a_place_that_nobody_has_made_yet(qtbot: QtBot, open_window: Open) -> None:
    desk = just_started(open_window)
    QTest.keyClick(desk.window, Qt.Key.Key_F3)
    assert desk.window.current_place == FIND
    assert found(desk.window, FindScreen).box.hasFocus()
    qtbot.waitUntil(desk.window.is_idle)
    assert sorted(made(desk)) == sorted([TODAY, FIND])


def test_the_rail_leads_to_a_place_that_nobody_has_made_yet(qtbot: QtBot, open_window: Open) -> None:
    desk = just_started(open_window)
    desk.window.rail.place_chosen.emit(RULES)
    assert desk.window.current_place == RULES
    qtbot.waitUntil(desk.window.is_idle)
    assert desk.window.put_up(RULES).centre.isVisible()


def test_ctrl_k_leads_to_a_place_that_nobody_has_made_yet(qtbot: QtBot, open_window: Open) -> None:
    desk = just_started(open_window)
    QTest.keyClick(desk.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = found(desk.window, Palette)
    palette.box.setText("thiet lap")
    assert palette.shown()[0] == f"go.{SETTINGS}"
    QTest.keyClick(palette.box, Qt.Key.Key_Return)
    assert desk.window.current_place == SETTINGS
    qtbot.waitUntil(desk.window.is_idle)


def test_what_a_place_brings_is_called_by_name_as_soon_as_it_is_there(qtbot: QtBot, open_window: Open) -> None:
    """With the letters already typed, too."""
    desk = just_started(open_window)
    palette = desk.traffic.palette
    palette.call_up(TODAY)
    palette.box.setText("thiet lap may in")
    assert palette.shown() == ()
    desk.window.put_up(SETTINGS)
    assert palette.shown() == ("settings.printers",)
    qtbot.waitUntil(desk.window.is_idle)


def test_a_card_fills_a_form_that_was_made_for_it(qtbot: QtBot, open_window: Open) -> None:
    desk = just_started(open_window)
    desk.traffic.features.scans.card_scanned.emit(ScannedCard(SAMPLE_CARD))
    assert desk.window.current_place == INTAKE
    qtbot.waitUntil(lambda: desk.intake.form.person.name.text() == SAMPLE_CARD.full_name)
    qtbot.waitUntil(desk.window.is_idle)


def test_an_unfinished_dossier_is_not_lost_to_a_card_that_comes_before_it(qtbot: QtBot, open_window: Open) -> None:
    """The draft is read first: what is scanned goes on from there, as at any other time."""
    desk = just_started(open_window)
    typed = Entered(person=EnteredPerson(phone="0912345678"))
    desk.parts.drafts.keep(CLERK_LAN.account, DRAFT, to_content(typed))
    desk.traffic.features.scans.card_scanned.emit(ScannedCard(SAMPLE_CARD))
    qtbot.waitUntil(lambda: desk.intake.form.person.name.text() == SAMPLE_CARD.full_name)
    assert desk.intake.form.person.phone.text().replace(" ", "") == "0912345678"
    qtbot.waitUntil(desk.window.is_idle)


def test_closing_before_the_unfinished_dossier_has_come_back_does_not_forget_it(open_window: Open) -> None:
    desk = just_started(open_window)
    desk.parts.drafts.keep(CLERK_LAN.account, DRAFT, to_content(Entered(person=EnteredPerson(name="Trần Văn Ánh"))))
    desk.traffic.features.intake.keep_draft()
    desk.window.close()
    kept = desk.parts.drafts.find(CLERK_LAN.account, DRAFT)
    assert kept is not None
    assert "Trần Văn Ánh" in str(kept.content)


def test_the_key_of_the_register_opens_it_before_anything_was_made_ahead(qtbot: QtBot, open_window: Open) -> None:
    desk = just_started(open_window)
    QTest.keyClick(desk.window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert desk.window.notices.panel(register_controller.PANEL) is not None
    qtbot.waitUntil(desk.window.is_idle)


@pytest.mark.parametrize(
    ("letters", "panel"),
    [
        ("so theo doi", register_controller.PANEL),
        ("bao cao so lieu", report_controller.PANEL),
        ("bao su co", incident_controller.PANEL),
        ("phieu du phong", pad_controller.PANEL),
    ],
)
def test_what_is_called_by_name_can_be_called_before_it_was_made(
    qtbot: QtBot, open_window: Open, letters: str, panel: str
) -> None:
    desk = just_started(open_window)
    QTest.keyClick(desk.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = found(desk.window, Palette)
    palette.box.setText(letters)
    QTest.keyClick(palette.box, Qt.Key.Key_Return)
    assert desk.window.notices.panel(panel) is not None
    assert made(desk) == [TODAY]
    qtbot.waitUntil(desk.window.is_idle)


def test_whoever_goes_or_locks_makes_no_place_by_that(qtbot: QtBot, open_window: Open) -> None:
    desk = just_started(open_window)
    desk.traffic.features.lock.lock()
    desk.window.may_close()
    assert made(desk) == [TODAY]
    qtbot.waitUntil(desk.window.is_idle)


def test_a_place_that_comes_while_the_screen_is_locked_brings_no_key_that_works(
    qtbot: QtBot, open_window: Open
) -> None:
    desk = just_started(open_window)
    desk.traffic.features.lock.lock()
    desk.window.put_up(INTAKE)
    keys = [one for one in desk.window.findChildren(QShortcut) if one.key().toString() == "Ctrl+Shift+F9"]
    assert [one.isEnabled() for one in keys] == [False]
    qtbot.waitUntil(desk.window.is_idle)


def test_the_list_of_keys_grows_with_the_places(qtbot: QtBot, open_window: Open) -> None:
    desk = just_started(open_window)
    desk.window.go_to(HELP)
    table = found(desk.window, KeysSection).table
    before = table.model().rowCount()
    desk.window.put_up(INTAKE)
    assert table.model().rowCount() > before
    qtbot.waitUntil(desk.window.is_idle)


def test_the_rest_is_made_while_nobody_asks_for_it(qtbot: QtBot, open_window: Open) -> None:
    desk = just_started(open_window)
    desk.window.go_to(QUEUE)
    found(desk.window, MakingAhead).start()
    with qtbot.waitSignal(desk.window.furnished, timeout=20_000):
        pass
    assert sorted(made(desk)) == sorted(desk.window.place_names())
    assert desk.window.current_place == QUEUE
    assert not any(desk.window.put_up(name).centre.isVisible() for name in (INTAKE, FIND, HANDOVER, RETURN))
    qtbot.waitUntil(desk.window.is_idle)


def test_closing_while_places_are_made_ends_it(qtbot: QtBot, open_window: Open) -> None:
    desk = just_started(open_window)
    found(desk.window, MakingAhead).start()
    qtbot.waitUntil(lambda: len(made(desk)) > 2)
    desk.window.close()
    there = made(desk)
    assert len(there) < len(desk.window.place_names())
    assert not any(timer.isActive() for timer in found(desk.window, MakingAhead).findChildren(QTimer))


def test_a_usable_window_has_not_read_the_modules_of_later_places(tmp_path: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    asked = [sys.executable, "-c", MADE, str(tmp_path), *LATER]
    done = subprocess.run(asked, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    before, after = (part.split() for part in done.stdout.split("|"))
    assert before == []
    assert tuple(after) == LATER


def test_another_person_s_first_place_is_made_for_them(qtbot: QtBot, tmp_path: Path) -> None:
    desk = open_desk_window(tmp_path, session=Session("quan", "Quân", "administrator", must_change=False), whole=False)
    desk.window.show()
    qtbot.waitUntil(desk.window.is_idle)
    assert made(desk) == [SETTINGS]
    assert desk.window.findChild(IntakeScreen) is None
    desk.window.may_close = lambda: True
    desk.window.close()
    desk.window.deleteLater()
