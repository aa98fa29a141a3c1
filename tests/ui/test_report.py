"""The report of a period in the window: the period that presses stands first, figures are shown before they print."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from counter_app.ui.report.report_controller import ReportController
from counter_app.ui.report.report_form import OTHER_DAYS, ReportForm
from tests.print.paper_reading import extracted
from tests.services.chosen_regulation import choose
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA, receipt_of
from tests.ui.desk_window import DeskWindow, found
from tests.ui.forms import esc
from tests.ui.intake_hands import Open, answer, question


@pytest.fixture(name="report")
def opened_report(qtbot: QtBot, open_window: Open) -> tuple[DeskWindow, ReportController]:
    desk = open_window()
    choose(desk.work, "dak_nong_2019")
    for level in ("3", "full"):
        desk.work.intake.receive(receipt_of(channel="online", service_level=level), CLERK_LAN)
    controller = found(desk.window, ReportController)
    controller.open()
    qtbot.waitUntil(lambda: "Tiếp nhận 2" in shown(controller).figures.text())
    return desk, controller


def shown(controller: ReportController) -> ReportForm:
    assert controller.form is not None
    return controller.form


Opened = tuple[DeskWindow, ReportController]


def test_the_period_that_presses_is_chosen_with_its_article_and_whose_days_they_are(report: Opened) -> None:
    desk, controller = report
    form = shown(controller)
    assert "report" in [action.name for action in desk.window.deeds.found("bao cao quy", "intake")]
    assert "gửi trước 15/12/2026" in form.period.currentText()
    assert (form.first.text(), form.last.text()) == ("15/12/2025", "14/12/2026")
    assert "điều 24.9" in form.source.text()
    assert "do phần mềm lấy" in form.source.text()
    assert "số liệu đến 23/11/2026" in form.figures.text()


def test_it_prints_what_was_shown(qtbot: QtBot, report: Opened) -> None:
    desk, controller = report
    answer(question(desk, "report"), "In báo cáo")
    qtbot.waitUntil(lambda: len(desk.tray.sheets) == 1 and desk.window.is_idle())
    text = extracted(desk.tray.sheets[0])
    assert "Văn phòng UBND tỉnh Đăk Nông" in text
    assert "Tổng cộng 2 2 0 0" in text
    assert controller.form is None


def test_it_is_saved_as_sheets_and_said_so(qtbot: QtBot, report: Opened, tmp_path: Path) -> None:
    desk, controller = report
    controller.save_to(str(tmp_path / "quý 4"))
    qtbot.waitUntil(lambda: controller.form is None and desk.window.is_idle())
    assert load_workbook(tmp_path / "quý 4.xlsx").sheetnames[0] == "Theo lĩnh vực"


def test_another_kind_has_periods_and_figures_of_its_own(qtbot: QtBot, report: Opened) -> None:
    _desk, controller = report
    form = shown(controller)
    form.kind.choose("late")
    qtbot.waitUntil(lambda: "Tháng" in form.period.currentText() and "Tiếp nhận" in form.figures.text())
    assert "Quy định không nêu kỳ báo cáo" in form.source.text()


def test_days_that_were_typed_are_counted_and_what_is_no_day_is_said_under_the_form(
    qtbot: QtBot, report: Opened
) -> None:
    desk, controller = report
    form = shown(controller)
    form.first.setText("01/01/2026")
    form.last.setText("31/01/2026")
    form.last.editingFinished.emit()
    qtbot.waitUntil(lambda: "Tiếp nhận 0" in form.figures.text())
    assert form.period.currentData() == OTHER_DAYS
    form.last.setText("31/02/2026")
    controller.print_report()
    assert "31/12/2026" in controller.form.problem.text()
    form.first.setText("01/01/2028")
    form.last.setText("31/01/2028")
    controller.save_to("x")
    qtbot.waitUntil(lambda: "chưa bắt đầu" in controller.form.problem.text())
    assert desk.tray.sheets == []


def test_days_that_were_typed_are_there_again_after_leaving_and_go_with_their_person(
    qtbot: QtBot, report: Opened
) -> None:
    desk, controller = report
    form = shown(controller)
    form.kind.choose("late")
    qtbot.waitUntil(lambda: "Tháng" in form.period.currentText())
    form.first.setText("01/01/2026")
    form.last.setText("31/01/2026")
    form.last.editingFinished.emit()
    esc(qtbot, desk)
    assert controller.form is None
    controller.open()
    again = shown(controller)
    qtbot.waitUntil(lambda: "Tiếp nhận 0" in again.figures.text())
    assert (again.kind.value(), again.period.currentData()) == ("late", OTHER_DAYS)
    assert (again.first.text(), again.last.text()) == ("01/01/2026", "31/01/2026")
    desk.seat.take(SUPERVISOR_HOA)
    controller.open()
    qtbot.waitUntil(lambda: "Tiếp nhận 2" in shown(controller).figures.text())


def test_a_place_that_cannot_be_written_is_said_and_the_form_stays(qtbot: QtBot, report: Opened) -> None:
    _desk, controller = report
    controller.save_to("/no such folder/a.xlsx")
    qtbot.waitUntil(lambda: bool(controller.form.problem.text()))
    assert controller.form is not None
