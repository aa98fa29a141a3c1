"""Files on their way in: chosen, dropped, pasted, refused, described, skipped."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from counter_app.domain.errors import EnvironmentProblem
from counter_app.ui.digitising.copies_panel import Part
from counter_app.ui.file_choice import FileChoice
from counter_app.ui.place import FIND
from tests.print.scan_samples import A4_AT_200, jpeg, pdf, pdf_with
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA, receipt_of
from tests.services.steps.attaching import PAPER
from tests.ui.digitising.hands import Digitising


def test_a_paper_is_digitised_without_a_mouse_from_the_choice_of_its_file_to_its_page(work: Digitising) -> None:
    path = work.file("giay.pdf", pdf(A4_AT_200, A4_AT_200))
    work.call()
    assert "Chưa có bản số hóa nào" in work.panel.summary.text()
    work.press(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    work.qtbot.waitUntil(lambda: work.panel.findChild(QFileDialog) is not None)
    dialog = work.panel.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    field = dialog.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText(str(path))
    QTest.keyClick(field, Qt.Key.Key_Return)
    work.desk.window.activateWindow()
    work.wait_for_form()
    assert FileChoice(work.panel, "", (), "scans").directory().absolutePath() == str(path.parent), "the next lies there"
    assert work.panel.first.picture.pixmap().height() > 50
    assert "2 trang · 200 dpi" in work.panel.first.measures.text()
    assert work.panel.form.fields["title"].value() == "Căn cước"
    assert "điều 19.2" in work.panel.form.fields["number"].said.text()
    work.type("number", "123/2020")
    work.type("issued", "20/11/2020")
    work.attach()
    (copy,) = work.copies()
    assert (copy.component, copy.paper.number) == ("Căn cước", "123/2020")
    assert "chờ ký số · chờ gửi" in work.rows[0].lower()
    assert "1 tệp chờ ký số" in work.panel.to_sign.text()
    work.qtbot.waitUntil(lambda: work.panel.rows[0].thumb.pixmap().width() > 0)
    work.press(Qt.Key.Key_Down)
    work.qtbot.waitUntil(work.panel.rows[0].button.hasFocus)
    work.press(Qt.Key.Key_Space)
    work.qtbot.waitUntil(work.panel.page.picture.isVisible)
    work.press(Qt.Key.Key_PageDown)
    work.qtbot.waitUntil(lambda: work.panel.page.before.isEnabled())
    work.settle()
    assert "Trang 2/2" in work.panel.page.place.text()
    work.press(Qt.Key.Key_Escape)
    work.qtbot.waitUntil(lambda: work.panel.part is Part.COPIES)
    work.press(Qt.Key.Key_Escape)
    work.qtbot.waitUntil(lambda: not work.panel.isVisible())
    assert work.desk.window.current_place == FIND


def test_files_are_dropped_anywhere_on_the_dossier_and_each_is_asked_about(work: Digitising) -> None:
    poor, script = work.file("mo.jpg", jpeg((827, 1_169), 100)), work.file("so.pdf", pdf_with(b"<< /S /JavaScript >>"))
    work.drop(poor, script, on=work.desk.pane)
    work.wait_for_form()
    assert "100 dpi" in work.panel.first.cautions.text()
    work.attach()
    work.wait_for_form()
    assert "đoạn mã" in work.panel.first.cautions.text()
    assert work.panel.form.fields["title"].value() == PAPER  # the paper that has no copy yet
    work.attach()
    assert ["100 dpi" in row for row in work.rows] == [True, False]
    assert "đoạn mã" in work.rows[1]


def test_what_cannot_be_taken_says_why_in_one_sentence_and_holds_up_no_other_file(work: Digitising) -> None:
    large, text, gone = work.folder / "lon.pdf", work.file("bang.txt", b"no paper"), work.folder / "mat.pdf"
    with large.open("wb") as file:
        file.truncate(20 * 1024 * 1024 + 1)
    work.call()
    work.drop(large, text, gone, work.folder, work.file("tot.jpg", jpeg()))
    work.wait_for_form()
    said = work.panel.refused.text().splitlines()
    assert "lon.pdf: Tệp lớn 20,1 MB, quá 20 MB" in said[0]
    assert "bang.txt: Tệp này không phải PDF" in said[1]
    assert all("Không đọc được tệp này từ ổ đĩa" in line for line in said[2:])
    assert len(said) == 4
    work.attach()
    assert len(work.copies()) == 1


def test_a_file_and_a_picture_are_pasted_from_the_clipboard(work: Digitising) -> None:
    clipboard, mime = QGuiApplication.clipboard(), QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(work.file("dan.jpg", jpeg())))])
    work.call()
    clipboard.clear()
    work.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    work.qtbot.waitUntil(lambda: bool(work.panel.said.text()))
    assert "Bộ nhớ tạm không có tệp" in work.panel.said.text()
    clipboard.setMimeData(mime)
    work.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    work.wait_for_form()
    assert "dan.jpg" in work.panel.form.heading.text()
    work.attach()
    image = QImage(1_654, 2_339, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    clipboard.setImage(image)
    work.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    work.wait_for_form()
    assert "hình trong bộ nhớ tạm" in work.panel.form.heading.text()
    clipboard.clear()


def test_a_reading_is_stopped_and_nothing_of_it_is_left(
    work: Digitising, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    slow = tmp_path / "slow-program"
    slow.write_text("#!/bin/sh\nexec sleep 60\n")
    slow.chmod(0o755)
    work.call()
    monkeypatch.setattr(sys, "executable", str(slow))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    work.drop(work.file("a.jpg", jpeg()), work.file("b.jpg", jpeg()))
    work.qtbot.waitUntil(work.panel.stopping.isVisible)
    assert "1/2: a.jpg" in work.panel.reading_words.text()
    work.press(Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    work.qtbot.waitUntil(lambda: not work.panel.stopping.isVisible())
    work.settle()
    assert work.panel.part is Part.COPIES
    assert work.panel.refused.text() == ""
    assert work.copies() == ()


def test_a_wrong_day_keeps_the_file_and_says_how_days_are_written(work: Digitising) -> None:
    work.drop(work.file("a.jpg", jpeg()))
    work.wait_for_form()
    work.type("issued", "hôm qua")
    work.press(Qt.Key.Key_F9)
    work.qtbot.waitUntil(lambda: "hãy viết" in work.panel.form.objections.text())
    assert "hãy viết như 31/12/2026" in work.panel.form.objections.text()
    assert work.copies() == ()
    work.type("issued", "20/11/2020")
    work.attach()


def test_a_file_that_is_skipped_stays_where_it_was(work: Digitising) -> None:
    path = work.file("a.jpg", jpeg())
    work.drop(path)
    work.wait_for_form()
    work.press(Qt.Key.Key_Escape)
    work.qtbot.waitUntil(lambda: work.panel.part is Part.COPIES)
    work.settle()
    assert (work.panel.part, work.copies(), path.exists()) == (Part.COPIES, (), True)


def test_what_was_typed_of_a_file_that_was_skipped_is_there_again_when_it_comes_again(work: Digitising) -> None:
    path, other = work.file("a.jpg", jpeg()), work.file("b.jpg", jpeg((827, 1_169), 100))
    work.drop(path)
    work.wait_for_form()
    work.type("number", "075190012345")
    work.press(Qt.Key.Key_Escape)
    work.qtbot.waitUntil(lambda: work.panel.part is Part.COPIES)
    work.settle()
    work.drop(other)
    work.wait_for_form()
    assert work.panel.form.fields["number"].value() == ""
    work.press(Qt.Key.Key_Escape)
    work.settle()
    work.drop(path)
    work.wait_for_form()
    assert work.panel.form.fields["number"].value() == "075190012345"
    work.type("issuer", "Cục Cảnh sát")
    here = work.identity
    work.show(work.desk.work.intake.receive(receipt_of(), CLERK_LAN).identity)  # another dossier, in the middle of it
    work.show(here)
    work.call()
    work.drop(path)
    work.wait_for_form()
    assert work.panel.form.fields["issuer"].value() == "Cục Cảnh sát"
    work.desk.seat.take(SUPERVISOR_HOA)
    work.settle()
    work.show(here)
    work.call()
    work.drop(path)
    work.wait_for_form()
    assert work.panel.form.fields["issuer"].value() == ""
    work.attach()


def test_the_name_follows_the_chosen_paper_until_it_is_typed_over(work: Digitising) -> None:
    work.drop(work.file("a.jpg", jpeg()))
    work.wait_for_form()
    form = work.panel.form
    form.fields["target"].put("1")
    assert form.fields["title"].value() == PAPER
    work.type("title", "Giấy xác nhận")
    form.fields["target"].put("0")
    assert form.fields["title"].value() == "Giấy xác nhận"


def test_a_file_that_is_saved_after_another_dossier_was_opened_takes_nothing_away_there(
    work: Digitising, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = work.identity, work.desk.work.intake.receive(receipt_of(), CLERK_LAN).identity
    held, copies = threading.Event(), work.desk.parts.digital_copies
    attach = copies.attach_paper
    monkeypatch.setattr(copies, "attach_paper", lambda *given: held.wait(20) and attach(*given))
    work.drop(work.file("a.jpg", jpeg()))
    work.wait_for_form()
    work.press(Qt.Key.Key_F9)
    try:
        work.desk.traffic.features.dossiers.open(second)
        work.qtbot.waitUntil(lambda: work.desk.pane.identity == second)
        work.drop(work.file("b.jpg", jpeg((827, 1_169), 100)))
        work.qtbot.waitUntil(lambda: work.panel.part is Part.FORM and work.panel.form.isVisible(), timeout=20_000)
        work.type("number", "075190012345")
    finally:
        held.set()
    work.settle()
    assert len(copies.of_dossier(first)) == 1
    assert "Đã đính kèm" in work.told
    assert (work.panel.part, work.panel.form.fields["number"].value()) == (Part.FORM, "075190012345")
    work.identity = second
    work.attach()


def test_a_file_that_could_not_be_saved_says_so_after_another_dossier_was_opened(
    work: Digitising, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = work.desk.work.intake.receive(receipt_of(), CLERK_LAN).identity
    held = threading.Event()

    def refuse(*_given: object) -> None:
        held.wait(20)
        raise EnvironmentProblem("Đĩa đã đầy.", "The disk is full.")

    monkeypatch.setattr(work.desk.parts.digital_copies, "attach_paper", refuse)
    work.drop(work.file("a.jpg", jpeg()))
    work.wait_for_form()
    work.press(Qt.Key.Key_F9)
    try:
        work.desk.traffic.features.dossiers.open(second)
        work.qtbot.waitUntil(lambda: work.desk.pane.identity == second)
    finally:
        held.set()
    work.settle()
    assert "Đĩa đã đầy" in work.told
