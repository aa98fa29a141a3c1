"""What comes of digitising: results in force, papers used again, letters by mail, signatures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counter_app.domain.scanned_paper import ScanOf
from counter_app.services.steps.results import ArrivedResult
from counter_app.ui.digitising.copies_panel import Part
from counter_app.ui.place import RETURN
from counter_app.ui.returning.return_card import ReturnCard
from counter_app.ui.wishes import DigitiseWish
from tests.print.scan_samples import jpeg
from tests.print.soft_token import PIN, soft_token
from tests.services.desk import CLERK_LAN, person, receipt_of
from tests.ui.desk_window import found
from tests.ui.digitising.hands import Digitising
from tests.ui.typing_hands import compose


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


def test_papers_that_were_to_be_digitised_wait_no_more_once_another_dossier_was_opened(work: Digitising) -> None:
    asked_for = work.identity
    other = work.desk.work.intake.receive(receipt_of(), CLERK_LAN).identity
    work.desk.traffic.features.dossiers.digitise(DigitiseWish(asked_for))
    for identity in (other, asked_for):
        work.show(identity)
    assert not work.panel.isVisible()


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
