"""Telling of an incident in the window: whom and by when beside the choice, what the desk saw, one paper."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from counter_app.domain.incident_duties import IncidentKind
from counter_app.services.outage import Outages
from counter_app.services.steps.incident_reports import LONGEST_WORDS
from counter_app.ui.incident.incident_controller import IncidentController
from counter_app.ui.incident.incident_form import IncidentForm
from tests.print.paper_reading import extracted
from tests.services.chosen_regulation import choose
from tests.services.desk import CLERK_LAN
from tests.ui.desk_window import DeskWindow, found
from tests.ui.intake_hands import Open, answer, question


def opened(qtbot: QtBot, open_window: Open, profile: str) -> tuple[DeskWindow, IncidentController]:
    desk = open_window()
    choose(desk.work, profile)
    controller = found(desk.window, IncidentController)
    controller.open()
    qtbot.waitUntil(lambda: bool(shown(controller).duty.text()))
    return desk, controller


def shown(controller: IncidentController) -> IncidentForm:
    assert controller.form is not None
    return controller.form


def test_the_fault_of_a_service_is_told_on_the_annex_that_the_regulation_has(qtbot: QtBot, open_window: Open) -> None:
    desk, controller = opened(qtbot, open_window, "dak_nong_2019")
    assert "incident" in [action.name for action in desk.window.deeds.found("bao su co", "intake")]
    form = shown(controller)
    assert "điều 8.3.a: báo ngay trong ngày cho Văn phòng UBND tỉnh Đăk Nông" in form.duty.text()
    controller.print_paper()
    qtbot.waitUntil(lambda: "Tên dịch vụ có sự cố" in controller.form.problem.text())
    assert form.problem.isVisible()
    form.service.setText("Đăng ký khai sinh")
    assert not form.problem.isVisible(), "what was wanting stands there now"
    form.description.setPlainText("Không mở được biểu mẫu")
    answer(question(desk, "incident"), "In phiếu")
    qtbot.waitUntil(lambda: len(desk.tray.sheets) == 1 and desk.window.is_idle())
    assert "Phụ lục IV" in extracted(desk.tray.sheets[0])
    assert controller.form is None


def test_what_was_typed_is_there_again_until_it_is_printed_or_somebody_else_sits_there(
    qtbot: QtBot, open_window: Open
) -> None:
    desk, controller = opened(qtbot, open_window, "dak_nong_2019")
    shown(controller).service.setText("Đăng ký khai sinh")
    shown(controller).description.setPlainText("Lỗi 500")
    answer(question(desk, "incident"), "Thôi")
    controller.open()
    assert (shown(controller).service.text(), shown(controller).description.toPlainText()) == (
        "Đăng ký khai sinh",
        "Lỗi 500",
    )
    answer(question(desk, "incident"), "In phiếu")
    qtbot.waitUntil(lambda: len(desk.tray.sheets) == 1 and desk.window.is_idle())
    controller.open()
    assert shown(controller).service.text() == ""
    shown(controller).service.setText("Khai tử")
    controller._another_person()
    controller.open()
    assert shown(controller).service.text() == ""
    qtbot.waitUntil(desk.window.is_idle)


def test_too_long_a_description_is_refused_whole_rather_than_printed_without_its_end(
    qtbot: QtBot, open_window: Open
) -> None:
    desk, controller = opened(qtbot, open_window, "dak_nong_2019")
    form = shown(controller)
    form.service.setText("Đăng ký khai sinh")
    form.description.setPlainText("a" * LONGEST_WORDS + "b")
    answer(question(desk, "incident"), "In phiếu")
    qtbot.waitUntil(lambda: form.problem.isVisible() and desk.window.is_idle())
    assert "Mô tả sự cố" in form.problem.text()
    assert desk.tray.sheets == []
    assert form.description.toPlainText().endswith("ab")


@pytest.mark.parametrize("profile", ["binh_dinh_2019", "national_2025"])
def test_the_portals_incident_begins_with_what_the_desk_saw_and_what_was_typed_stays(
    qtbot: QtBot, open_window: Open, profile: str
) -> None:
    desk, controller = opened(qtbot, open_window, profile)
    Outages(desk.work.desk, desk.work.clock).declare(CLERK_LAN, "Đứt cáp")
    form = shown(controller)
    form.kind.choose(IncidentKind.PORTAL.value)
    qtbot.waitUntil(lambda: "Đứt cáp" in form.description.toPlainText())
    assert ("điều 14.6" in form.duty.text()) is (profile == "binh_dinh_2019")
    assert form.service.isHidden()
    form.description.setPlainText("Cổng báo lỗi 500")
    form.kind.choose(IncidentKind.SERVICE_FAULT.value)
    form.kind.choose(IncidentKind.PORTAL.value)
    qtbot.waitUntil(desk.window.is_idle)
    assert form.description.toPlainText() == "Cổng báo lỗi 500"
