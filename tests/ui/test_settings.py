"""Settings and help: what is read, chosen, written, and what it says to whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QPushButton, QTableView
from pytestqt.qtbot import QtBot

from counter_app.services.printer_choice import PrinterChoice
from counter_app.services.self_check import CheckResult
from counter_app.settings.local_settings import SerialScanner
from counter_app.ui.about.help_sections import AboutSection, CheckSection, KeysSection, LicencesSection
from counter_app.ui.marked import Words
from counter_app.ui.palette.palette import Palette
from counter_app.ui.place import HELP, SETTINGS
from counter_app.ui.sections import SectionsContext
from counter_app.ui.settings.calendar_section import CalendarSection
from counter_app.ui.settings.machine_section import SERIAL, MachineSection
from counter_app.ui.settings.printers_section import PrintersSection
from counter_app.ui.settings.regulation_section import RegulationSection
from counter_app.ui.settings.settings_controller import SettingsController
from tests.services.chosen_regulation import choose
from tests.services.desk import SUPERVISOR_HOA
from tests.ui.desk_window import PRINTER, DeskWindow, found

Open = Callable[..., DeskWindow]


def entered(qtbot: QtBot, desk: DeskWindow, section: str) -> None:
    found(desk.window, SettingsController).show_section(section)
    qtbot.waitUntil(desk.window.is_idle)


def helped(qtbot: QtBot, desk: DeskWindow, section: str) -> None:
    desk.window.go_to(HELP)
    desk.traffic.features.about._screen.show_section(section)
    qtbot.waitUntil(desk.window.is_idle)


def texts_of(table: QTableView) -> list[str]:
    """What the first column says."""
    model = table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_day_nobody_confirmed_is_shown_as_such_until_a_supervisor_enters_the_decision(
    qtbot: QtBot, open_window: Open
) -> None:
    desk = open_window(session=SUPERVISOR_HOA)
    entered(qtbot, desk, "calendar")
    section = found(desk.window, CalendarSection)
    assert "chưa được xác nhận" in section.summary.text()
    section.next_unsure.click()
    day = section.chosen_day()
    assert day is not None
    assert "chưa xác nhận" in section.day_words.text()
    section.number.setText("12/QĐ-UBND")
    section.signed.setText("20112026")
    section.signed.editingFinished.emit()
    assert section.signed.text() == "20/11/2026", "as everywhere else"
    section.decide.click()
    qtbot.waitUntil(lambda: "CalendarDayDecided" in desk.work.entry_types() and desk.window.is_idle())
    assert section.chosen_day() == day
    assert "chưa xác nhận" not in section.day_words.text()
    assert "12/QĐ-UBND ngày 20/11/2026" in section.source.text()
    told = desk.window.notices.panel("calendar")
    assert told is not None
    assert "ngày hẹn đã in giữ nguyên" in told.detail.text()


def test_a_working_day_turned_off_says_that_online_dossiers_still_want_somebody(
    qtbot: QtBot, open_window: Open
) -> None:
    desk = open_window(session=SUPERVISOR_HOA)
    choose(desk.work, "dong_nai_2020")
    entered(qtbot, desk, "calendar")
    section = found(desk.window, CalendarSection)
    section.table.setCurrentIndex(section.model.index_of(date(2026, 11, 25)))
    assert section.chosen_day() == date(2026, 11, 25)
    section.kind.choose("off")
    section.number.setText("12/TB-UBND")
    section.signed.setText("20/11/2026")
    section.decide.click()
    qtbot.waitUntil(lambda: "CalendarDayDecided" in desk.work.entry_types() and desk.window.is_idle())
    told = desk.window.notices.panel("calendar")
    assert told is not None
    assert "QĐ 31/2020/QĐ-UBND, điều 13.4" in told.detail.text()


def test_a_clerk_reads_the_calendar_and_is_told_who_may_write_it(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    entered(qtbot, desk, "calendar")
    section = found(desk.window, CalendarSection)
    assert not section.decide.isEnabled()
    assert "lãnh đạo" in section.decide.toolTip()
    assert section.model.rowCount() >= 4


def test_a_decision_without_its_date_is_refused_in_one_sentence(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window(session=SUPERVISOR_HOA)
    entered(qtbot, desk, "calendar")
    section = found(desk.window, CalendarSection)
    section.table.setCurrentIndex(section.model.index_of(date(2026, 11, 20)))
    section.number.setText("12/QĐ-UBND")
    section.decide.click()
    qtbot.waitUntil(lambda: desk.window.notices.panel("calendar") is not None)
    assert "CalendarDayDecided" not in desk.work.entry_types()


def test_months_turn_across_years(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    entered(qtbot, desk, "calendar")
    section = found(desk.window, CalendarSection)
    for _month in range(2):
        section.after.click()
        qtbot.waitUntil(desk.window.is_idle)
    assert section.month_name.text() == "Tháng 1/2027"
    section.now.click()
    qtbot.waitUntil(lambda: section.month_name.text() == "Tháng 11/2026")


def test_the_regulation_in_use_and_its_unverified_rules_are_told(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    entered(qtbot, desk, "regulation")
    section = found(desk.window, RegulationSection)
    assert "Nghị định số 118/2025" in section.document.text()
    assert "Chưa bật" in section.unverified.text()
    assert "trung tâm" in found(desk.window, SectionsContext).about.text()


def test_older_regulations_stand_apart_from_the_one_that_is_offered_each_with_its_reason(
    qtbot: QtBot, open_window: Open
) -> None:
    desk = open_window()
    entered(qtbot, desk, "regulation")
    section = found(desk.window, RegulationSection)
    assert "Đang dùng" in section.current.text()
    assert "[national_2025]" in section.current.text()
    older = section.older.text().splitlines()
    assert not section.older.isHidden()
    draft = next(line for line in older if "[hai_duong_2025]" in line)
    assert "dự thảo, chưa xác nhận đã ban hành" in draft
    assert "không còn là một tỉnh riêng" in next(line for line in older if "[binh_dinh_2019]" in line)


def test_printers_are_listed_with_their_state_chosen_for_a_paper_and_tried(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    entered(qtbot, desk, "printers")
    section = found(desk.window, PrintersSection)
    words = [label.text() for label in section.findChildren(type(section.result))]
    assert any(PRINTER.name in text and "Sẵn sàng" in text for text in words)
    section.own["a5"].setEditText("tcp://10.0.0.5")
    edit = section.own["a5"].lineEdit()
    assert edit is not None
    edit.editingFinished.emit()
    qtbot.waitUntil(lambda: "Đã ghi" in section.result.text())
    assert PrinterChoice(desk.parts.local).now().printers == {"a5": "tcp://10.0.0.5"}
    section.findChildren(QPushButton)[-1].click()
    qtbot.waitUntil(lambda: len(desk.tray.sheets) == 1 and desk.window.is_idle())
    assert "in xong" in section.result.text()


def test_what_came_of_a_test_page_is_seen_where_its_button_is(qtbot: QtBot, open_window: Open) -> None:
    """It stood below the end of the window, under the button that had been pressed."""
    desk = open_window()
    entered(qtbot, desk, "printers")
    section = found(desk.window, PrintersSection)
    for button in section.test_buttons:
        button.click()
        qtbot.waitUntil(lambda: "đã in xong" in section.result.text())
        qtbot.waitUntil(desk.window.is_idle)
        assert section.result.geometry().bottom() < section.tests.geometry().top()
        section.tell("", "")


def test_a_printer_that_cannot_be_is_refused_in_words(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    entered(qtbot, desk, "printers")
    section = found(desk.window, PrintersSection)
    section.printer_chosen.emit("", "tcp://:0")
    qtbot.waitUntil(lambda: "không phải tên máy in" in section.result.text())


def test_slips_go_where_was_chosen_from_the_next_one_on(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    PrinterChoice(desk.parts.local).choose_paper("a5")
    assert desk.parts.for_slips()[0].value == "a5"


def test_a_serial_scanner_needs_a_port_and_is_told_to_whoever_reads_it(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    entered(qtbot, desk, "machine")
    section = found(desk.window, MachineSection)
    assert not section.port.isEnabled()
    section.kind.choose(SERIAL)
    section.keep.click()
    assert "tên cổng" in section.result.text()
    section.port.setText("/dev/ttyACM0")
    with qtbot.waitSignal(found(desk.window, SettingsController).machine_changed) as heard:
        section.keep.click()
    assert heard.args is not None
    assert heard.args[0].scanner == SerialScanner("/dev/ttyACM0", 9_600)


def test_every_section_is_called_by_name(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    palette = found(desk.window, Palette)
    palette.call_up(desk.window.current_place)
    palette.box.setText("may in")
    assert palette.shown()[0] == "settings.printers"
    palette._choose()
    qtbot.waitUntil(desk.window.is_idle)
    assert desk.window.current_place == SETTINGS
    assert found(desk.window, PrintersSection).isVisible()


def test_the_list_of_keys_is_the_registry(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    helped(qtbot, desk, "keys")
    table = found(desk.window, KeysSection).table
    shown = set(texts_of(table))
    assert shown == {action.shown_key for action in desk.window.deeds.all() if action.key}
    assert {"F1", "F9", "Ctrl+K"} <= shown


def test_about_tells_versions_place_of_the_data_and_the_hotline(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    helped(qtbot, desk, "about")
    section = found(desk.window, AboutSection)
    for name in ("Python", "SQLite", "SQLCipher", "Qt "):
        assert name in section.versions.text()
    assert str(desk.parts.settings) in section.places.text()
    assert "1022" in section.hotline.text()


def test_a_licence_is_read_whole(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    helped(qtbot, desk, "licences")
    section = found(desk.window, LicencesSection)
    names = texts_of(section.table)
    section.table.selectRow(names.index("Noto Sans"))
    assert "OFL" in section.text.toPlainText() or "Open Font" in section.text.toPlainText()


def test_the_self_check_runs_beside_the_work(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    helped(qtbot, desk, "check")
    section = found(desk.window, CheckSection)
    section.run.click()
    assert not section.run.isEnabled()
    qtbot.waitUntil(section.run.isEnabled, timeout=60_000)
    assert section.list.count() >= 10


def test_what_the_self_check_finds_wrong_stands_first(qtbot: QtBot) -> None:
    section = CheckSection()
    qtbot.addWidget(section)
    section.show_results(tuple(CheckResult(str(ok), str(ok), ok, "câu") for ok in (True, None, False, True)))
    shown = [section.list.itemAt(place).widget() for place in range(section.list.count())]
    told = [next(label.text() for label in row.findChildren(Words)) for row in shown if row is not None]
    assert [words.partition(" · ")[0] for words in told] == ["Cần xem", "Chưa rõ", "Được", "Được"]
