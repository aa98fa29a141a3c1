"""Papers digitised through the real window: by keyboard, by drop and by paste, with real PDFs and JPEGs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from counter_app.domain.scanned_paper import ScanOf
from counter_app.services.steps.digital_copy import DigitalCopy
from counter_app.services.steps.results import ArrivedResult
from counter_app.ui.digitising.copies_panel import CopiesPanel, Part
from counter_app.ui.digitising.loss_watch import LossWatch
from counter_app.ui.language import speak
from counter_app.ui.pictures import settle
from counter_app.ui.place import FIND, INTAKE, RETURN
from counter_app.ui.returning.return_card import ReturnCard
from counter_app.ui.steps.step_controller import StepController
from counter_app.ui.theme import HIGH_CONTRAST, LIGHT, Look
from tests.print.scan_samples import A4_AT_200, jpeg, pdf, pdf_with
from tests.print.soft_token import PIN, soft_token
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA, person, receipt_of
from tests.services.steps.attaching import PAPER
from tests.ui.desk_window import DeskWindow, dress_plainly, found
from tests.ui.every_place import cut_off, unclear
from tests.ui.test_intake import fill
from tests.ui.typing_hands import compose

Open = Callable[..., DeskWindow]
NO_KEYS = Qt.KeyboardModifier.NoModifier


class Digitising:
    """One dossier, open in the window, and a hand that has files."""

    def __init__(self, qtbot: QtBot, desk: DeskWindow, folder: Path) -> None:
        self.qtbot, self.desk, self.folder = qtbot, desk, folder
        self.panel = found(desk.window, CopiesPanel)
        self.identity = desk.work.intake.receive(receipt_of(), CLERK_LAN).identity
        self.show(self.identity)

    def show(self, identity: str) -> None:
        self.identity = identity
        self.desk.traffic.features.dossiers.open(identity)
        self.qtbot.waitUntil(lambda: self.desk.pane.identity == identity and self.desk.window.is_idle())

    @property
    def told(self) -> str:
        panel = self.desk.window.notices.panel("digitise")
        assert panel is not None
        return panel.sentence.text()

    def call(self) -> None:
        """F8 and E."""
        self.desk.find.box.setFocus()
        QTest.keyClick(self.desk.window, Qt.Key.Key_F8)
        self.qtbot.waitUntil(self.desk.pane.deeds.isVisible)
        QTest.keyClick(self.desk.pane.deeds, Qt.Key.Key_E)
        self.qtbot.waitUntil(lambda: self.panel.isVisible() and self.desk.window.is_idle())

    def file(self, name: str, data: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(data)
        return path

    def drop(self, *paths: Path, on: QWidget | None = None) -> None:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        target = on or self.panel
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        enter = QDragEnterEvent(target.rect().center(), copy, mime, left, NO_KEYS)
        pane = self.desk.pane
        QApplication.sendEvent(pane, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(pane, QDropEvent(QPointF(target.rect().center()), copy, mime, left, NO_KEYS))

    def wait_for_form(self) -> None:
        self.qtbot.waitUntil(
            lambda: self.panel.part is Part.FORM and self.panel.form.isVisible() and self.desk.window.is_idle(),
            timeout=20_000,
        )

    def settle(self) -> None:
        self.qtbot.waitUntil(self.desk.window.is_idle, timeout=20_000)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_KEYS) -> None:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key, modifier)

    def tab_to(self, name: str) -> None:
        view = self.panel.form.fields[name]
        for _ in range(40):
            focused = QApplication.focusWidget()
            if focused is not None and view.isAncestorOf(focused):
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(name)

    def type(self, name: str, text: str) -> None:
        self.tab_to(name)
        widget = QApplication.focusWidget()
        assert isinstance(widget, QLineEdit)
        widget.selectAll()
        compose(widget, commit=text)

    def attach(self) -> None:
        before = len(self.copies())
        self.press(Qt.Key.Key_F9)
        self.qtbot.waitUntil(lambda: len(self.copies()) == before + 1 and self.desk.window.is_idle(), timeout=20_000)

    def copies(self) -> tuple[DigitalCopy, ...]:
        return self.desk.parts.digital_copies.of_dossier(self.identity)

    def only_scan(self) -> Path:
        (path,) = (self.folder / "desk.scans").iterdir()
        return path

    @property
    def rows(self) -> list[str]:
        return [row.accessibleName() for row in self.panel.rows]


@pytest.fixture(name="work")
def digitising(qtbot: QtBot, open_window: Open, tmp_path: Path) -> Digitising:
    return Digitising(qtbot, open_window(), tmp_path)


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
    assert "hãy viết như 20/11/2026" in work.panel.form.objections.text()
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


def test_the_name_follows_the_chosen_paper_until_it_is_typed_over(work: Digitising) -> None:
    work.drop(work.file("a.jpg", jpeg()))
    work.wait_for_form()
    form = work.panel.form
    form.fields["target"].put("1")
    assert form.fields["title"].value() == PAPER
    work.type("title", "Giấy xác nhận")
    form.fields["target"].put("0")
    assert form.fields["title"].value() == "Giấy xác nhận"


def test_a_result_is_digitised_with_how_long_it_is_in_force(work: Digitising) -> None:
    work.desk.parts.steps.results.arrive(work.identity, ArrivedResult(), CLERK_LAN)
    work.show(work.identity)
    work.drop(work.file("a.jpg", jpeg()))
    work.wait_for_form()
    form = work.panel.form
    form.fields["target"].put("result")
    assert form.fields["title"].value() == "Kết quả giải quyết"
    form.fields["validity"].put("until")
    work.type("in_force_until", "01/01/2030")
    work.attach()
    (copy,) = work.copies()
    assert (copy.of, copy.component) == (ScanOf.RESULT, "")
    assert "hiệu lực đến 1/1/2030" in work.rows[0].lower().replace("01/01", "1/1")


def test_an_earlier_paper_is_used_again_with_consent_by_keys_alone(work: Digitising) -> None:
    work.drop(work.file("a.jpg", jpeg((827, 1_169), 100)))
    work.wait_for_form()
    work.attach()
    work.show(work.desk.work.intake.receive(receipt_of(), CLERK_LAN).identity)
    work.call()
    work.press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    work.qtbot.waitUntil(lambda: work.panel.part is Part.EARLIER)
    assert "Từ hồ sơ H36" in work.rows[0]
    assert "100 dpi" in work.rows[0]
    work.press(Qt.Key.Key_Space)
    work.wait_for_form()
    work.press(Qt.Key.Key_F9)
    work.qtbot.waitUntil(lambda: bool(work.panel.form.objections.text()))
    assert "hãy ghi nội dung này" in work.panel.form.objections.text()
    work.type("consent", "Đồng ý bằng lời tại quầy")
    work.attach()
    (copy,) = work.copies()
    assert (copy.component, copy.dpi) == ("Căn cước", 100)
    assert work.desk.work.entry_types()[-2:] == ["ReuseConsented", "ScanAttached"]
    work.show(work.desk.work.intake.receive(receipt_of(applicant=person(id_number="001190000001")), CLERK_LAN).identity)
    work.call()
    work.press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    work.qtbot.waitUntil(lambda: work.panel.part is Part.EARLIER)
    assert work.rows == []
    assert "chưa có giấy tờ nào của người này" in work.panel.summary.text()


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
    work.desk.traffic._seat.take(SUPERVISOR_HOA)
    work.settle()
    assert not work.panel.isVisible()
    assert work.panel.first.picture.pixmap().isNull()


def test_after_receiving_one_key_leads_to_digitising_its_papers(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    fill(qtbot, desk)
    desk.intake.form.tick_all()
    qtbot.waitUntil(desk.window.is_idle)
    QTest.keyClick(desk.window, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: desk.intake.saved.isVisible() and desk.window.is_idle())
    QTest.keyClick(desk.window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    panel = found(desk.window, CopiesPanel)
    qtbot.waitUntil(lambda: panel.isVisible() and desk.window.is_idle())
    assert desk.window.current_place == FIND
    assert panel.add.hasFocus()


def test_at_the_return_the_result_is_digitised_and_whether_it_is_in_force_is_told(work: Digitising) -> None:
    work.desk.parts.steps.results.arrive(work.identity, ArrivedResult(), CLERK_LAN)
    returning, card = work.desk.traffic.features.returning, found(work.desk.window, ReturnCard)
    work.desk.window.show_place(RETURN)
    returning.take(work.identity)
    work.qtbot.waitUntil(card.digitise.isVisible)
    assert "chưa được số hóa" in card.digitised.text()
    work.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    work.qtbot.waitUntil(lambda: work.panel.isVisible() and work.desk.window.is_idle())
    work.drop(work.file("a.jpg", jpeg()))
    work.wait_for_form()
    assert work.panel.form.fields["target"].value() == "result"
    work.panel.form.fields["validity"].put("until")
    work.type("in_force_until", "01/02/2030")
    work.attach()
    work.desk.window.show_place(RETURN)
    returning.take(work.identity)
    work.qtbot.waitUntil(lambda: "hiệu lực đến 01/02/2030" in card.digitised.text())


def test_a_letter_of_refusal_says_that_it_goes_by_mail_with_its_file_or_once_it_is_signed(work: Digitising) -> None:
    steps, command = work.desk.parts.steps, receipt_of(applicant=person(email="dep@example.vn"), notify=("email",))
    identity = work.desk.work.intake.receive(command, CLERK_LAN).identity
    steps.results.arrive(identity, ArrivedResult(granted=False, document="12/TB", note="Không đủ"), CLERK_LAN)
    work.show(identity)
    work.call()
    work.drop(work.file("thu.jpg", jpeg()))
    work.wait_for_form()
    work.panel.form.fields["target"].put("result")
    work.attach()
    assert "gửi kèm thư" in work.told
    assert work.desk.parts.local is not None
    work.desk.parts.local.write(replace(work.desk.parts.local.read(), token_driver="/token.so"))
    work.drop(work.file("thu2.jpg", jpeg((827, 1_169), 100)))
    work.wait_for_form()
    work.panel.form.fields["target"].put("result")
    work.attach()
    assert "khi tệp này được ký số" in work.told
    work.settle()


def test_papers_are_signed_with_the_token_and_its_pin_is_asked_for_once(
    work: Digitising, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work.drop(work.file("a.jpg", jpeg()))
    work.wait_for_form()
    work.attach()
    work.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    work.qtbot.waitUntil(lambda: "chưa có thiết bị ký số" in work.panel.said.text())
    token = soft_token(tmp_path, monkeypatch, CLERK_LAN.name)
    assert work.desk.parts.local is not None
    work.desk.parts.local.write(replace(work.desk.parts.local.read(), token_driver=token.driver))
    pin = work.panel.pin
    for given in ("000000", PIN):
        work.panel.sign.click()
        work.qtbot.waitUntil(pin.isVisible, timeout=20_000)
        assert CLERK_LAN.name in pin.told.text()
        compose(pin.pin, commit=given)
        QTest.keyClick(pin.pin, Qt.Key.Key_Return)
        assert pin.pin.text() == ""
        work.qtbot.waitUntil(lambda: work.desk.window.is_idle() and not work.panel.pin.sign.isDown(), timeout=20_000)
        if given != PIN:
            work.qtbot.waitUntil(lambda: "Mã PIN không đúng" in pin.said.text())
            pin.close_form()
    work.qtbot.waitUntil(lambda: "Đã ký số" in work.rows[0], timeout=20_000)
    assert work.panel.to_sign.text() == ""
    assert not work.panel.sign.isVisible()
    work.drop(work.file("b.jpg", jpeg((827, 1_169), 100)))
    work.wait_for_form()
    work.attach()
    work.panel.sign.click()  # the PIN is known now
    work.qtbot.waitUntil(lambda: [copy.signed for copy in work.copies()] == [True, True], timeout=20_000)
    work.settle()


def test_the_deed_is_in_the_list_of_deeds_and_by_name_in_ctrl_k(work: Digitising) -> None:
    (action,) = work.desk.window.deeds.found("so hoa giay", FIND)
    assert action.act is not None
    assert action.why_not() == ""
    action.act()
    work.settle()
    assert work.panel.isVisible()
    assert found(work.desk.window, StepController)._plan is None


@pytest.mark.parametrize(("scale", "english", "look"), [(1.0, True, HIGH_CONTRAST), (2.0, False, LIGHT)])
def test_every_part_is_whole_and_says_what_it_is(
    qtbot: QtBot, open_window: Open, tmp_path: Path, scale: float, english: bool, look: Look
) -> None:
    speak(english)
    try:
        work = Digitising(qtbot, open_window(scale=scale, look=look), tmp_path)
        window = work.desk.window
        work.drop(work.file("a.jpg", jpeg((827, 1_169), 100)), work.file("bang.txt", b"x"))
        work.wait_for_form()
        for act in (lambda: None, work.attach, lambda: work.panel.rows[0].button.click(), work.panel.page.back.click):
            act()
            settle(window)
            assert unclear(window) == []
            assert cut_off(window) == []
        work.panel.earlier.click()
        settle(window)
        assert cut_off(window) == []
    finally:
        speak(False)
        dress_plainly()
