"""The demonstration office by hand: real desk, real centre on a loopback port, real password check."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.app import DeskParts, build_window
from counter_app.rehearsal.demonstration import Demonstration
from counter_app.rehearsal.embedded_centre import SAMPLE_PASSWORD
from counter_app.ui.dossier.dossier_view import DossierPane
from counter_app.ui.main_window import MainWindow
from counter_app.ui.sign_in.seat import Seat
from counter_app.ui.sign_in.sign_in_screen import SignInScreen
from counter_app.ui.theme import LIGHT, dress
from counter_app.ui.today.today_screen import TodayScreen
from counter_app.ui.traffic import Traffic
from tests.services.desk import receipt_of
from tests.ui.desk_window import found

LONG_MS = 20_000


@pytest.fixture
def demonstration(tmp_path: Path) -> Iterator[Demonstration]:
    made = Demonstration(tmp_path)
    made.desk.start()
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, demonstration: Demonstration, tmp_path: Path) -> Iterator[MainWindow]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    dress(application, 1.0, LIGHT)
    place, session = demonstration.shown_place, demonstration.session
    made = build_window(DeskParts.of(demonstration.desk, place, tmp_path / "window.ini", session, demonstration.hint))
    made.show()
    yield made
    qtbot.waitUntil(made.is_idle, timeout=LONG_MS)
    made.may_close = lambda: True
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents()
    QApplication.processEvents()


def test_the_next_person_sits_down_with_the_sample_password_and_receives_a_dossier(
    qtbot: QtBot, demonstration: Demonstration, window: MainWindow
) -> None:
    traffic, door = found(window, Traffic), found(window, SignInScreen)
    traffic.features.lock.lock()
    assert door.lock.hint.isVisible(), "who only tried the office never typed its password"
    assert SAMPLE_PASSWORD in door.lock.hint.text()
    door.lock.other.click()
    qtbot.waitUntil(lambda: door.person.findData("hung") >= 0, timeout=LONG_MS)
    assert SAMPLE_PASSWORD in door.hint.text()
    assert door.hint.isVisible()
    door.person.choose("hung")
    door.password.setText(SAMPLE_PASSWORD)
    door.enter.click()
    qtbot.waitUntil(found(window, TodayScreen).isVisible, timeout=LONG_MS)
    session = found(window, Seat).session
    assert session is not None
    assert (session.account, session.name, session.must_change) == ("hung", "Trần Văn Hùng", False)
    identity = demonstration.desk.intake.receive(receipt_of(), session).identity
    traffic.features.dossiers.open(identity)
    pane = found(window, DossierPane)
    qtbot.waitUntil(lambda: pane.identity == identity, timeout=LONG_MS)
    told = demonstration.desk.dossiers.open(identity).timeline[0]
    assert (told.who, told.desk_vi) == ("Trần Văn Hùng", "Quầy 1")
