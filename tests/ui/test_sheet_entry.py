"""A contingency sheet that is scanned or typed anywhere in the window lands in its entry form, or at its dossier."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter_app.domain.blank_slip import PadContent
from counter_app.domain.contingency_sheet import Mark, SheetNumber
from counter_app.domain.permissions import ADMINISTRATOR, POSTAL
from counter_app.services.sign_in import Session
from counter_app.ui.place import FIND, INTAKE, TODAY
from tests.services.desk import CLERK_LAN, MORNING, receipt_of
from tests.ui.desk_window import DeskWindow
from tests.ui.intake_hands import answer, fill, question, received
from tests.ui.typing_hands import scan

Open = Callable[..., DeskWindow]


class Pads:
    """A desk whose power came back: three sheets are out."""

    def __init__(self, desk: DeskWindow, qtbot: QtBot) -> None:
        self.desk, self.qtbot = desk, qtbot
        sheets = desk.parts.services.sheets
        self.content: PadContent = sheets.plan(3, CLERK_LAN)
        sheets.record(self.content, CLERK_LAN)
        desk.work.hands.pass_time(hours=9)

    def scan(self, place: int = 0) -> None:
        scan(self.desk.window, self.content.slips[place].qr_text)
        self.qtbot.waitUntil(self.desk.window.is_idle)

    def waits_for_its_time(self, number: str) -> None:
        form = self.desk.intake.form
        self.qtbot.waitUntil(lambda: form.sheet.number.text() == number and form.sheet.received.hasFocus())
        assert self.desk.window.current_place == INTAKE
        assert form.sheet.isVisibleTo(form)

    def leave_and_come_back(self) -> None:
        self.desk.seat.keep_asked.emit()
        self.qtbot.waitUntil(self.desk.window.is_idle)
        self.desk.seat.leave()
        self.desk.seat.take(CLERK_LAN)
        self.qtbot.waitUntil(self.desk.window.is_idle)

    def save(self) -> None:
        before = received(self.desk)
        self.desk.intake.save.click()
        self.qtbot.waitUntil(lambda: received(self.desk) == before + 1 and self.desk.window.is_idle())


@pytest.fixture
def pads(open_window: Open, qtbot: QtBot) -> Pads:
    return Pads(open_window(), qtbot)


@pytest.mark.parametrize("place", [TODAY, FIND, INTAKE])
def test_from_anywhere_into_its_entry_form_and_out_of_the_field_that_had_the_hand(pads: Pads, place: str) -> None:
    pads.desk.window.go_to(place)
    pads.qtbot.waitUntil(pads.desk.window.is_idle)
    pads.scan()
    pads.waits_for_its_time("DP001-00001")
    assert pads.desk.intake.form.sheet.received.text() == ""
    assert pads.desk.intake.heading.text() == "Nhập bù"


def test_it_is_saved_with_both_times_and_scanned_again_its_dossier_opens(pads: Pads) -> None:
    pads.scan()
    pads.waits_for_its_time("DP001-00001")
    fill(pads.qtbot, pads.desk)
    pads.desk.intake.form.sheet.received.setText("23/11/2026 09:30")
    pads.qtbot.waitUntil(pads.desk.window.is_idle)
    pads.save()
    (line,) = pads.desk.parts.dossiers.find("DP001-00001")
    told = pads.desk.parts.dossiers.open(line.identity).timeline[0].details_vi
    assert any("23/11/2026 09:30" in one and "23/11/2026 17:00" in one for one in told)
    pads.desk.window.go_to(TODAY)
    pads.scan()
    pads.qtbot.waitUntil(lambda: pads.desk.pane.identity == line.identity)
    assert pads.desk.window.current_place == FIND


def test_the_next_dossier_has_no_sheet(pads: Pads) -> None:
    pads.scan()
    pads.waits_for_its_time("DP001-00001")
    fill(pads.qtbot, pads.desk)
    pads.desk.intake.form.sheet.received.setText("23/11/2026 09:30")
    pads.save()
    pads.desk.traffic.features.intake.new_or_back()
    form = pads.desk.intake.form
    assert not form.sheet.isVisibleTo(form)
    assert form.entered().is_blank
    assert pads.desk.intake.heading.text() == "Hồ sơ mới"


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("", "ngày giờ nhận"),
        ("23/11/2026", "cả ngày và giờ"),
        ("23/11/2026 18:00", "sau giờ hiện tại"),
        ("23/11/2026 07:00", "in lúc 23/11/2026 08:00"),
    ],
)
def test_a_time_that_cannot_be_is_told_beside_its_field_and_nothing_is_saved(
    pads: Pads, written: str, sentence: str
) -> None:
    pads.scan()
    pads.waits_for_its_time("DP001-00001")
    fill(pads.qtbot, pads.desk)
    pads.desk.intake.form.sheet.received.setText(written)
    pads.desk.intake.save.click()
    pads.qtbot.waitUntil(lambda: sentence in pads.desk.intake.form.sheet.received.accessibleDescription())
    assert received(pads.desk) == 0


def test_what_was_being_typed_is_put_aside_and_comes_back(pads: Pads) -> None:
    fill(pads.qtbot, pads.desk)
    pads.scan()
    pads.waits_for_its_time("DP001-00001")
    assert pads.desk.intake.form.person.name.text() == ""
    answer(question(pads.desk, "aside"), "Lấy lại")
    pads.qtbot.waitUntil(lambda: pads.desk.intake.form.person.name.text() == "Nguyễn Thị Đẹp")
    form = pads.desk.intake.form
    assert not form.sheet.isVisibleTo(form)


def test_the_same_sheet_scanned_once_more_keeps_what_was_typed_from_it(pads: Pads) -> None:
    pads.scan()
    pads.waits_for_its_time("DP001-00001")
    fill(pads.qtbot, pads.desk)
    pads.scan()
    pads.waits_for_its_time("DP001-00001")
    assert pads.desk.intake.form.person.name.text() == "Nguyễn Thị Đẹp"


@pytest.mark.parametrize("text", ["DP001-00002", "dp00100002"])
def test_its_number_in_the_box_and_enter(pads: Pads, text: str) -> None:
    pads.desk.traffic.features.dossiers.find()
    pads.desk.find.box.setText(text)
    pads.qtbot.waitUntil(lambda: "DP001-00002" in pads.desk.find.told.text())
    QTest.keyClick(pads.desk.find.box, Qt.Key.Key_Return)
    pads.waits_for_its_time("DP001-00002")


def test_a_forged_sheet_and_one_that_nobody_knows_leave_the_form_alone(pads: Pads) -> None:
    text = pads.content.slips[0].qr_text
    for wrong, sentence in ((text.replace("00001/", "00002/"), "Chữ ký"), ("DP009-00001", "Chưa biết quầy")):
        scan(pads.desk.window, wrong)
        pads.qtbot.waitUntil(lambda sentence=sentence: sentence in _told(pads.desk))  # type: ignore[misc]
    assert pads.desk.intake.form.entered().is_blank


def test_one_that_was_noted_as_missing_is_said_to_be(pads: Pads) -> None:
    pads.desk.parts.services.sheets.mark(SheetNumber(1, 1), Mark.MISSING, "Không thấy", CLERK_LAN)
    pads.scan()
    pads.waits_for_its_time("DP001-00001")
    assert "thất lạc" in _told(pads.desk)


@pytest.mark.parametrize("role", [POSTAL, ADMINISTRATOR])
def test_whoever_may_not_receive_is_told_so_at_the_scan(pads: Pads, role: str) -> None:
    pads.desk.seat.leave()
    pads.desk.seat.take(Session("khac", "Người khác", role, must_change=False))
    place = pads.desk.window.current_place
    pads.scan()
    pads.qtbot.waitUntil(lambda: "cán bộ một cửa nhập" in _told(pads.desk))
    assert pads.desk.window.current_place == place
    assert pads.desk.intake.form.sheet.number.text() == ""


def test_who_comes_back_finds_the_sheet_and_its_time_in_the_draft(pads: Pads) -> None:
    pads.scan()
    pads.waits_for_its_time("DP001-00001")
    fill(pads.qtbot, pads.desk)
    pads.desk.intake.form.sheet.received.setText("23/11/2026 09:30")
    pads.leave_and_come_back()
    form = pads.desk.intake.form
    pads.qtbot.waitUntil(lambda: form.sheet.number.text() == "DP001-00001")
    assert form.sheet.received.text() == "23/11/2026 09:30"
    assert form.sheet.isVisibleTo(form)
    assert pads.desk.intake.heading.text() == "Nhập bù"
    pads.save()
    (line,) = pads.desk.parts.dossiers.find("DP001-00001")
    assert (line.applicant, line.code[-11:]) == ("Nguyễn Thị Đẹp", "261123-0001")


def test_a_draft_whose_sheet_was_entered_at_another_desk_meanwhile_is_refused_beside_its_number(pads: Pads) -> None:
    pads.scan()
    pads.waits_for_its_time("DP001-00001")
    fill(pads.qtbot, pads.desk)
    pads.desk.intake.form.sheet.received.setText("23/11/2026 09:30")
    penned = MORNING + timedelta(hours=1)
    pads.desk.work.intake.receive(receipt_of(sheet="DP001-00001", received=penned), CLERK_LAN)
    pads.leave_and_come_back()
    number = pads.desk.intake.form.sheet.number
    pads.qtbot.waitUntil(lambda: number.text() == "DP001-00001" and pads.desk.window.is_idle())
    pads.desk.intake.save.click()
    pads.qtbot.waitUntil(lambda: "đã nhập thành hồ sơ" in number.accessibleDescription())
    assert received(pads.desk) == 1


def _told(desk: DeskWindow) -> str:
    panel = desk.window.notices.panel("scan")
    return panel.sentence.text() if panel is not None else ""
