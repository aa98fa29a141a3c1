"""Which regulation: the centre's, one that is chosen here, or any for the demonstration office."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QRadioButton

from counter_app.settings.data_folder import DataFolder
from counter_app.ui.first_start.ports import OpenedDesk
from counter_app.ui.first_start.regulation_page import RegulationPage
from counter_app.ui.intake.intake_screen import IntakeScreen
from tests.ui.desk_window import PaperTray
from tests.ui.first_start.new_pc import Centre, Open


def test_the_demonstration_office_opens_without_a_code(start: Open, tmp_path: Path, folder: DataFolder) -> None:
    from counter_app.cli.window import DemonstrationOffice

    office = DemonstrationOffice(tmp_path / "demonstration")
    with start(demonstration=office.open) as made:
        window = made.entrance.window
        made.wait_for(window.welcome)
        made.wait(lambda: "không có kho khóa" in made.words)
        window.welcome.demonstration.click()
        made.wait(window.regulation.go.isEnabled)
        assert window.regulation.chosen() == "national_2025"
        assert not window.regulation.older.isVisible()
        window.regulation.show_older.click()
        assert "sáp nhập" in made.words
        older(window.regulation, "dak_nong_2019").click()
        window.regulation.go.click()
        made.wait(lambda: made.entrance.main is not None)
        main = made.entrance.main
        assert main is not None
        made.wait(lambda: main.findChild(IntakeScreen) is not None)
        desk = made.entrance.controller.desk
        assert desk is not None
        made.wait(lambda: desk.regulations().set_by_centre)
        assert [choice.id for choice in desk.regulations().all if choice.chosen] == ["dak_nong_2019"]
        assert not folder.desk_keys.exists()
    office.close()


def test_where_the_centre_names_none_the_regulation_is_chosen_here_and_stays(
    start: Open, centre: Centre, folder: DataFolder, tray: PaperTray
) -> None:
    centre.set_profile("")
    try:
        with start() as made:
            window = made.entrance.window
            made.enrol(centre)
            made.go_to_regulation()
            assert "chưa đặt quy chế" in made.words
            assert window.regulation.chosen() == "national_2025"
            window.regulation.show_older.click()
            older(window.regulation, "dong_nai_2020").click()
            window.regulation.go.click()
            made.wait_for(window.printer)
            made.settle()
            desk = made.entrance.controller.desk
            assert desk is not None
            assert chosen(desk) == "dong_nai_2020"
        with start() as made:
            made.wait(lambda: made.entrance.main is not None)
            desk = made.entrance.controller.desk
            assert desk is not None
            assert chosen(desk) == "dong_nai_2020"
    finally:
        centre.set_profile("national_2025")


def older(page: RegulationPage, regulation: str) -> QRadioButton:
    return next(one for one in page.older.findChildren(QRadioButton) if one.property("regulation") == regulation)


def chosen(desk: OpenedDesk) -> str:
    return next(choice.id for choice in desk.regulations().all if choice.chosen)
