"""The form of the intake from the first scan to the save."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QStyle, QStyleOptionFrame
from pytestqt.qtbot import QtBot

from counter_app.domain.entry_types import SLIP_OUTCOME, SLIP_SENT
from counter_app.ui.intake.intake_context import IntakeContext
from counter_app.ui.intake.problem_list import ProblemList, Told
from counter_app.ui.marked import Panel
from counter_app.ui.pictures import settle
from tests.services.desk import STATUS, UNSTATED
from tests.ui.desk_window import found
from tests.ui.intake_hands import CARD, OTHER_CARD, Open, answer, choose, fill, question, received
from tests.ui.typing_hands import compose, press, scan


def test_scan_procedure_papers_save_and_print(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    fill(qtbot, desk)
    assert desk.intake.form.person.name.text() == "Nguyễn Thị Đẹp"
    assert desk.intake.form.person.phone.text() == ""
    desk.intake.save.click()
    qtbot.waitUntil(lambda: len(desk.tray.sheets) == 1)
    qtbot.waitUntil(lambda: desk.work.entry_types()[-2:] == [SLIP_SENT, SLIP_OUTCOME])
    assert desk.intake.saved.code.text() == "H36.37.05-261123-0001"
    queue = desk.parts.handing_in.recent()
    assert [row.code for row in queue[:3]] == ["H36.37.05-261123-0001"] * 3  # no row shows an identity instead
    assert desk.tray.sheets[0].startswith(b"%PDF")
    assert desk.line.nudges > 0


def test_arrows_go_from_paper_to_paper_and_space_ticks(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    choose(qtbot, desk, "tinh trang hon nhan", STATUS)
    checklist = desk.intake.form.checklist
    first, second = (line.there for line in checklist._lines[:2])
    first.setFocus()
    press(first, "", Qt.Key.Key_Down)
    assert second.hasFocus()
    press(second, " ", Qt.Key.Key_Space)
    press(second, "", Qt.Key.Key_Up)
    assert first.hasFocus()
    assert [one.there for one in checklist.entered()[:2]] == [False, True]


def test_a_card_that_cannot_be_read_leaves_the_field_ready_for_the_next(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    identity = desk.intake.form.person.identity
    identity.setText("075|một nửa thẻ")
    identity.setFocus()
    identity.returnPressed.emit()
    qtbot.waitUntil(lambda: identity.selectedText() == identity.text())
    said = [panel.sentence.text() for panel in desk.window.notices.findChildren(Panel)]
    assert any("không phải mã QR đầy đủ" in sentence for sentence in said)
    scan(identity, CARD)
    panel = question(desk, "card")
    assert panel is not None
    assert "Đã nhận thẻ" in panel.sentence.text(), "the card was read after all"


def test_a_day_typed_in_one_go_stands_there_as_papers_write_it(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    person, due = desk.intake.form.person, desk.intake.form.due
    for field, typed, written in ((person.born, "12112025", "12/11/2025"), (due, "27112026 9h", "27/11/2026 09:00")):
        field.setText(typed)
        field.editingFinished.emit()
        assert field.text() == written
    person.born.setText("1/2/25")
    person.born.editingFinished.emit()
    assert person.born.text() == "1/2/25", "nobody can tell the century"


def test_the_next_dossier_begins_at_the_top_of_the_form(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    desk.window.resize(1100, 600)
    fill(qtbot, desk)
    bar = desk.intake.form.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 20)
    bar.setValue(20)  # the first field is in sight by half
    desk.intake.save_next.click()
    qtbot.waitUntil(lambda: received(desk) == 1 and not desk.intake.is_saving)
    assert desk.intake.form.person.identity.hasFocus()
    assert bar.value() == 0


def test_a_long_warning_is_broken_and_not_cut(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    problems = found(desk.window, ProblemList)
    sentence = "Đang nhận ngoài giờ mở quầy (Chủ Nhật 22/11/2026 19:53); hãy xem lại giờ máy hoặc lịch làm việc."
    problems.show_lines([Told("warning", "", sentence)])
    (row,) = (one for one in problems.findChildren(QPushButton) if one.accessibleName() == sentence)
    problems.resize(300, problems.height())
    qtbot.waitUntil(lambda: row.sizeHint().width() <= problems.viewport().width())
    assert " ".join(row.text().split()) == f"▲ {sentence}"


def test_the_foot_is_low_until_something_is_wrong_and_no_button_goes_from_under_the_hand(
    qtbot: QtBot, open_window: Open
) -> None:
    desk = open_window()
    desk.window.resize(1366, 728)
    screen, person = desk.intake, desk.intake.form.person
    buttons = (screen.save, screen.save_next, screen.save_same, screen.ask, screen.refuse)

    def places() -> list[QPoint]:
        QApplication.processEvents()
        return [one.mapTo(desk.window, QPoint()) for one in buttons]

    before, room = places(), desk.intake.form.height()
    assert len({place.y() for place in before}) == 2
    person.name.setFocus()
    compose(person.name, commit="x")
    person.name.clear()
    person.address.setFocus()
    qtbot.waitUntil(lambda: screen.problems.isVisible() and desk.window.is_idle())
    assert places() == before
    assert screen.form.height() < room
    compose(person.name, commit="Trần Văn Ánh")
    qtbot.waitUntil(lambda: desk.window.is_idle() and not screen.problems._shown)
    assert screen.problems.isVisible(), "nothing moves once more before the next dossier"
    screen.new_asked.emit()
    qtbot.waitUntil(lambda: not screen.problems.isVisible() and screen.form.height() == room)
    qtbot.waitUntil(lambda: places() == before)


def test_the_example_of_a_day_of_birth_is_read_whole_beside_a_submitter(open_window: Open) -> None:
    desk = open_window()
    desk.window.resize(1366, 728)
    person = desk.intake.form.person
    person.kind.choose("child")
    person.for_another.setChecked(True)
    QApplication.processEvents()
    words = person.born.fontMetrics().horizontalAdvance(person.born.placeholderText())
    option = QStyleOptionFrame()
    person.born.initStyleOption(option)
    inner = person.born.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, person.born)
    assert inner.width() - 4 >= words  # Qt keeps two pixels on either side of the text


def test_the_date_and_the_slip_show_before_anything_is_saved(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    fill(qtbot, desk)
    context = found(desk.window, IntakeContext)
    qtbot.waitUntil(lambda: "Thứ Sáu 27/11/2026" in context.due.text())
    qtbot.waitUntil(lambda: context.preview._picture is not None)
    context.why.click()
    assert "24/11/2026" in context.reasons.text()
    assert received(desk) == 0


def test_asking_twice_saves_once(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    fill(qtbot, desk)
    desk.intake.save.click()
    desk.intake._save_stay()
    desk.intake._save_next()
    qtbot.waitUntil(lambda: not desk.intake.is_saving)
    qtbot.waitUntil(desk.window.is_idle)
    assert received(desk) == 1


def test_save_and_next_for_the_same_person_keeps_the_person_alone(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    fill(qtbot, desk)
    desk.intake.save_same.click()
    qtbot.waitUntil(lambda: received(desk) == 1 and not desk.intake.is_saving)
    form = desk.intake.form
    assert (form.person.name.text(), form.procedure.code) == ("Nguyễn Thị Đẹp", "")
    assert form.procedure.edit.hasFocus()


def test_what_stands_against_a_save_is_shown_at_its_field_and_nothing_is_written(
    qtbot: QtBot, open_window: Open
) -> None:
    desk = open_window()
    choose(qtbot, desk, "tinh trang hon nhan", STATUS)
    desk.intake.save.click()
    name = desk.intake.form.person.name
    qtbot.waitUntil(lambda: bool(name.property("wrong")))
    assert name.hasFocus()
    assert "để trống" in name.accessibleDescription()
    assert desk.intake.form.isEnabled()
    assert received(desk) == 0


def test_an_untouched_form_accuses_nobody(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    choose(qtbot, desk, "tinh trang hon nhan", STATUS)
    qtbot.waitUntil(desk.window.is_idle)
    assert not desk.intake.form.person.name.property("wrong")


def test_the_next_empty_form_accuses_nobody_of_the_field_that_the_hand_left(qtbot: QtBot, open_window: Open) -> None:
    """From the second dossier on the procedure stood red before anybody had been at it: Ctrl+N took the hand out of
    it, and what is left counts as touched."""
    desk = open_window()
    form = desk.intake.form
    fill(qtbot, desk)
    form.procedure.edit.setFocus()
    QTest.keyClick(form.procedure.edit, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not form.procedure.code and form.person.identity.hasFocus())
    scan(form.person.phone, CARD)
    settle(desk.window)
    assert form.person.name.text() == "Nguyễn Thị Đẹp"
    assert [name for name, widget in form.fields().items() if widget.property("wrong")] == []


def test_a_procedure_without_a_term_asks_the_clerk_for_the_date(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    scan(desk.intake.form.person.name, CARD)
    choose(qtbot, desk, "dang ky lai khai sinh", UNSTATED)
    form = desk.intake.form
    assert form.due.isVisibleTo(form)
    desk.intake.save.click()
    qtbot.waitUntil(lambda: bool(form.due.property("wrong")) and not desk.intake.is_saving)
    form.due.setText("27/11/2026 09:00")
    desk.intake.save.click()
    qtbot.waitUntil(lambda: received(desk) == 1)


def test_a_second_card_is_asked_about_and_overwrites_nothing(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    scan(desk.intake.form.person.name, CARD)
    scan(desk.intake.form.person.address, OTHER_CARD)
    person = desk.intake.form.person
    assert person.name.text() == "Nguyễn Thị Đẹp"
    answer(question(desk, "card"), "Người nộp thay")
    assert (person.name.text(), person.submitter.name.text()) == ("Nguyễn Thị Đẹp", "Trần Văn Ánh")
    assert person.submitter.relation.hasFocus()


def test_the_same_person_with_the_same_procedure_is_warned_of(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    fill(qtbot, desk)
    desk.intake.save_next.click()
    qtbot.waitUntil(lambda: received(desk) == 1 and not desk.intake.is_saving)
    fill(qtbot, desk)
    context = found(desk.window, IntakeContext)
    qtbot.waitUntil(lambda: context.similar is not None)
    assert context.similar is not None
    assert "H36.37.05-261123-0001" in context.similar.detail.text()


def test_ten_megabytes_in_a_name_are_cut_by_the_field(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    desk.intake.form.person.name.setText("Ư" * 10_000_000)
    assert len(desk.intake.form.person.name.text()) == 200


def test_the_citizens_channels_go_into_the_receipt_and_the_next_one_starts_without(
    qtbot: QtBot, open_window: Open
) -> None:
    desk = open_window()
    fill(qtbot, desk)
    desk.intake.form.person.phone.setText("0912 345 678")
    desk.intake.form.filing.by_sms.click()
    desk.intake.save.click()
    qtbot.waitUntil(lambda: "NoticeMade" in desk.work.entry_types())
    qtbot.waitUntil(lambda: not desk.intake.is_saving and len(desk.tray.sheets) == 1)
    assert desk.work.entry_types().count("NoticeMade") == 1
    desk.intake.show_blank()
    assert not desk.intake.form.filing.by_sms.isChecked()
