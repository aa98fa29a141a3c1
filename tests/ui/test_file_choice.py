"""Choosing a file never holds the window up, begins in a folder that is there, and lets no name go without a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileSystemModel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from counter_app.ui.file_choice import FileChoice
from counter_app.ui.report.report_controller import ReportController
from tests.ui.desk_window import found
from tests.ui.intake_hands import Open


@pytest.fixture(name="remembered", autouse=True)
def remembered_folders(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    folders: dict[str, str] = {}
    monkeypatch.setattr(FileChoice, "_last", folders)
    return folders


def opened(qtbot: QtBot, parent: QWidget) -> FileChoice:
    choice = FileChoice(parent, "", (), "reports")
    choice.setAcceptMode(FileChoice.AcceptMode.AcceptSave)
    choice.open()
    qtbot.waitUntil(choice.isVisible)
    return choice


@pytest.fixture(name="parent")
def parent_window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def test_no_file_of_the_folder_is_read_for_the_sign_beside_its_name(
    qtbot: QtBot, parent: QWidget, remembered: dict[str, str], tmp_path: Path
) -> None:
    """The window stood still for good in a folder with one file that lets its reader wait (/proc/kmsg)."""
    (tmp_path / "giay").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "ban-quet.pdf").write_bytes(b"")
    remembered["reports"] = str(tmp_path)
    model = opened(qtbot, parent).findChild(QFileSystemModel)
    assert isinstance(model, QFileSystemModel)
    qtbot.waitUntil(lambda: model.type(model.index(str(tmp_path / "ban-quet.pdf"))) == "pdf")
    assert model.type(model.index(str(tmp_path / "giay"))) == ""


def test_a_folder_that_has_gone_is_not_taken_for_the_one_the_program_was_started_in(
    qtbot: QtBot, parent: QWidget, remembered: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started, home = tmp_path / "program", tmp_path / "home"
    started.mkdir()
    home.mkdir()
    monkeypatch.chdir(started)
    monkeypatch.setenv("HOME", str(home))
    remembered["reports"] = str(tmp_path / "usb")
    assert opened(qtbot, parent).directory().absolutePath() == str(home), "no folder of documents either"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("{}/khong-co/a.xlsx", "không có thư mục này"),
        ("{}/" + "a" * 300, "tên quá dài"),
        ("/proc/a.xlsx", "không có thư mục này"),
    ],
)
def test_what_cannot_be_saved_is_said_in_one_sentence_under_the_form_which_stays(
    qtbot: QtBot, open_window: Open, tmp_path: Path, typed: str, said: str
) -> None:
    desk = open_window()
    controller = found(desk.window, ReportController)
    controller.open()
    qtbot.waitUntil(desk.window.is_idle)
    controller.choose_file()
    assert controller.form is not None
    choice = controller.form.findChild(FileChoice)
    assert isinstance(choice, FileChoice)
    name = choice.findChild(QLineEdit)
    assert isinstance(name, QLineEdit)
    name.setText(typed.format(tmp_path))
    QTest.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: controller.form is not None and said in controller.form.problem.text())
