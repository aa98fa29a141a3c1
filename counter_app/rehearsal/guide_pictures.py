"""Every picture that the documents show, taken of the real program after its played day. Needs no screen."""

from __future__ import annotations

import os
from pathlib import Path

from PIL import Image

from counter_app.domain.form import Form
from counter_app.print.form_pdf import render_form
from counter_app.print.picture import page_count, page_picture
from counter_app.rehearsal.office_day import OfficeDay
from counter_app.rehearsal.picture_scenes import (
    OF_ONE_PERSON,
    OTHER_UNIT,
    SUPERVISOR_OF_THE_DAY,
    UNIT,
    brought_by_post,
    closed_register,
    printed_sheet,
    set_conflict,
    set_feedback,
    set_office_scenes,
    set_scenes,
    to_the_day_of_appointments,
)

PAPER_DPI = 80


def take_pictures(day: OfficeDay, scratch: Path, folder: Path) -> None:
    """The window of the first desk at the end of its day and some days later, then the register's last page."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from counter_app.app import DeskParts, build_window, grab_pictures, new_application
    from counter_app.app.entrance import grab_door_pictures
    from counter_app.app.premises import place_in_the_band
    from counter_app.ui.office_pictures import OfficeCamera
    from counter_app.ui.step_pictures import grab_queue, grab_step_pictures, grab_today

    desk, session = day.desks[0].desk, day.desks[0].session
    new_application(scratch / "window.ini")
    parts = DeskParts.of(desk, place_in_the_band(desk), scratch / "window.ini", session)
    window = build_window(parts)
    window.show()
    grab_pictures(window, folder, parts)
    with day.without_line():
        scenes = set_scenes(desk, session)
        day.clock.pass_minutes(25)
        grab_queue(window, folder)
    day.file_online()
    grab_step_pictures(window, folder, scenes.fresh, scenes.ready)
    camera = OfficeCamera(window, folder)
    camera.shared(OF_ONE_PERSON)
    _pages_beside(_newest(scratch / "slips"), folder / "slip-shared.png")
    office = set_office_scenes(desk, session, day.clock)
    day.hand_in()
    camera.digitise(office.digitised, office.asked_for)
    camera.to_sign()
    camera.oversight()
    camera.transfers(office.statement, SUPERVISOR_OF_THE_DAY)
    camera.till(office.drawer)
    camera.register()
    camera.report(f"{day.clock.now():%m/%Y}")
    camera.incident()
    camera.beside_the_work()
    to_the_day_of_appointments(day.clock)
    grab_today(window, folder)
    set_feedback(desk, session, day.clock, scenes.ready)
    camera.feedback()
    twice = set_conflict(desk, session)
    day.hand_in()
    day.hand_over_twice(twice, (UNIT, OTHER_UNIT))
    camera.conflict(twice, SUPERVISOR_OF_THE_DAY)
    camera.contingency_sheet(printed_sheet(desk, session))
    camera.postal(brought_by_post(desk, day.clock))
    grab_door_pictures(window, folder)
    _last_page(closed_register(desk, session, day.clock), folder / "register-closed.png")
    window.close()


def _newest(folder: Path) -> bytes:
    return max(folder.glob("*.pdf"), key=lambda file: file.stat().st_mtime_ns).read_bytes()


def _pages_beside(pdf: bytes, file: Path) -> None:
    """The first two pages as they lie on the counter."""
    pages = [page_picture(pdf, page, PAPER_DPI) for page in range(min(2, page_count(pdf)))]
    whole = Image.new("L", (sum(page.width for page in pages), max(page.height for page in pages)), 255)
    left = 0
    for page in pages:
        whole.paste(page, (left, 0))
        left += page.width
    whole.save(file)


def _last_page(form: Form, file: Path) -> None:
    pdf = render_form(form)
    page_picture(pdf, page_count(pdf) - 1, PAPER_DPI).save(file)
