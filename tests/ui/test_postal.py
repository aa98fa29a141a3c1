"""The post at the window: dossiers entered, a manifest made and printed, opened by a scan from anywhere, received."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from counter_app.domain import life_cycle as life
from counter_app.domain.corrections import CorrectionKind
from counter_app.services.sign_in import Session
from counter_app.services.steps.corrections import Proposal
from counter_app.services.steps.papers import PAPERS_OF_A_DOSSIER
from counter_app.ui.marked import Panel
from counter_app.ui.place import FIND, INTAKE, MAIL
from tests.print.paper_reading import extracted
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA, receipt_of
from tests.services.steps.postal_hands import POSTMAN
from tests.ui.desk_window import DeskWindow
from tests.ui.intake_hands import Open, fill
from tests.ui.postal_hands import Mail

CTRL = Qt.KeyboardModifier.ControlModifier


def status(desk: DeskWindow, identity: str) -> str:
    return desk.parts.steps.cases.open(identity).state.status


def told(desk: DeskWindow) -> str:
    return " ".join(panel.sentence.text() for panel in desk.window.findChildren(Panel) if panel.isVisible())


def sits(desk: DeskWindow, mail: Mail, session: Session) -> None:
    desk.seat.leave()
    desk.seat.take(session)
    mail.settle()


def test_a_postal_employee_enters_a_dossier_in_the_same_form_and_its_posting_slip_is_printed(
    qtbot: QtBot, open_window: Open
) -> None:
    desk = open_window()
    mail = Mail(qtbot, desk)
    sits(desk, mail, POSTMAN)
    fill(qtbot, desk)
    assert not desk.intake.form.filing.channel.isVisible()
    assert not desk.intake.form.fees.isVisible()
    mail.press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: bool(desk.tray.sheets) and desk.window.is_idle())
    assert "PostalAccepted" in desk.work.entry_types()
    assert "DossierReceived" not in desk.work.entry_types()
    assert "PHIẾU GỬI HỒ SƠ" in extracted(desk.tray.sheets[0])
    assert "Bộ phận Một cửa cấp mã" in desk.intake.saved.facts.text()


def test_one_key_makes_the_manifest_of_everything_and_prints_it(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    mail = Mail(qtbot, desk)
    mail.take_in("Nguyễn Thị Đẹp")
    mail.take_in("Lê Văn Cường")
    sits(desk, mail, POSTMAN)
    mail.go()
    assert mail.rows() == ["Nguyễn Thị Đẹp", "Lê Văn Cường"]
    assert "chưa vào bảng kê: 2" in mail.screen.figures.text()
    mail.press(Qt.Key.Key_M, CTRL)
    qtbot.waitUntil(lambda: bool(desk.tray.sheets) and desk.window.is_idle())
    assert "BIÊN BẢN GIAO NHẬN HỒ SƠ" in extracted(desk.tray.sheets[0])
    assert "còn thiếu: 2" in mail.screen.figures.text()
    assert desk.work.entry_types().count("ManifestMade") == 1


def test_a_scan_of_a_manifest_lands_on_it_from_anywhere_and_each_dossier_is_received_by_its_slip_or_a_key(
    qtbot: QtBot, open_window: Open
) -> None:
    desk = open_window()
    mail = Mail(qtbot, desk)
    first, second = mail.take_in("Nguyễn Thị Đẹp"), mail.take_in("Lê Văn Cường")
    made = mail.services.manifests.make(POSTMAN)
    mail.take_in("Không có trên bảng kê")
    desk.window.go_to(FIND)
    mail.scan(mail.text(made).lower())
    assert desk.window.current_place == MAIL
    assert mail.rows() == ["Nguyễn Thị Đẹp", "Lê Văn Cường"]
    assert made.number in mail.screen.heading.text()
    mail.scan(mail.services.postal_papers.posting_slip(second).qr_text)
    assert desk.window.current_place == INTAKE
    assert desk.intake.heading.text() == "Hồ sơ bưu chính"
    form = desk.intake.form.entered()
    assert (form.person.name, form.channel, form.arrived) == ("Lê Văn Cường", "post", second)
    assert sum(one.there for one in form.components) == 2
    mail.press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: desk.window.current_place == MAIL and desk.window.is_idle())
    assert (status(desk, first), status(desk, second)) == (life.TAKEN_BY_POST, life.RECEIVED)
    assert "đã tiếp nhận: 1/2 · còn thiếu: 1" in mail.screen.figures.text()
    mail.screen.choose(first)
    mail.press(Qt.Key.Key_F9)
    assert desk.intake.form.entered().arrived == first
    mail.press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: desk.window.current_place == MAIL and desk.window.is_idle())
    assert "đủ hồ sơ" in mail.screen.figures.text()


def test_what_is_missing_is_written_down_by_one_key_and_said(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    mail = Mail(qtbot, desk)
    mail.take_in("Nguyễn Thị Đẹp")
    mail.scan(mail.text(mail.services.manifests.make(POSTMAN)))
    mail.press(Qt.Key.Key_D, CTRL)
    assert "1 hồ sơ không có khi kiểm đếm" in told(desk)
    assert mail.screen.model.rows()[0].absent
    assert not mail.screen.absent.isVisible()


def test_a_postal_employee_looks_at_a_dossier_and_does_not_receive_it(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    mail = Mail(qtbot, desk)
    identity = mail.take_in("Nguyễn Thị Đẹp")
    sits(desk, mail, POSTMAN)
    mail.go()
    mail.screen.choose(identity)
    assert not mail.card.receive.isVisible(), "a key that says what its presser may not do"
    mail.press(Qt.Key.Key_O, CTRL)
    assert desk.window.current_place == FIND
    sits(desk, mail, CLERK_LAN)
    mail.go()
    mail.screen.choose(identity)
    assert mail.card.receive.isVisible()
    assert status(desk, identity) == life.TAKEN_BY_POST


def test_a_forged_manifest_and_one_that_is_not_known_say_so_and_nothing_moves(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    mail = Mail(qtbot, desk)
    mail.take_in("Nguyễn Thị Đẹp")
    made = mail.services.manifests.make(POSTMAN)
    desk.window.go_to(FIND)
    genuine, other = mail.text(made), mail.text(replace(made, number="001-261123-000000"))
    mail.scan(other.rsplit("/", 1)[0] + "/" + genuine.rsplit("/", 1)[1])
    assert "bị sửa hoặc giả" in told(desk)
    mail.scan(mail.text(replace(made, identity="A" * 16)))
    assert "nhập từng hồ sơ bằng tay" in told(desk)
    mail.scan(genuine[:-20])
    assert "quét lại" in told(desk)
    assert desk.window.current_place == FIND


def test_the_posting_slip_is_among_the_papers_of_what_the_post_took_in_and_of_nothing_else(
    qtbot: QtBot, open_window: Open
) -> None:
    desk = open_window()
    mail, papers = Mail(qtbot, desk), desk.parts.steps.papers
    identity = mail.take_in("Nguyễn Thị Đẹp")
    other = desk.work.intake.receive(receipt_of(), CLERK_LAN).identity
    assert "posting_slip" in PAPERS_OF_A_DOSSIER
    assert (papers.is_there("posting_slip", identity), papers.is_there("posting_slip", other)) == (True, False)
    form = papers.named("posting_slip", identity)
    assert form is not None
    assert form.title == "PHIẾU GỬI HỒ SƠ"


def test_the_next_person_begins_with_everything_that_waits(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    mail = Mail(qtbot, desk)
    mail.take_in("Nguyễn Thị Đẹp")
    mail.scan(mail.text(mail.services.manifests.make(POSTMAN)))
    sits(desk, mail, CLERK_LAN)
    mail.go()
    assert mail.screen.heading.text() == "Hồ sơ bưu chính"


def test_what_was_taken_back_is_not_counted_as_received(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    mail = Mail(qtbot, desk)
    first, second = mail.take_in("Nguyễn Thị Đẹp"), mail.take_in("Lê Văn Cường")
    made = mail.services.manifests.make(POSTMAN)
    desk.parts.steps.corrections.ask_and_decide(
        first, Proposal(CorrectionKind.VOID, "Nhập nhầm"), CLERK_LAN, SUPERVISOR_HOA
    )
    mail.scan(mail.text(made))
    assert "đã tiếp nhận: 0/2 · không tiếp nhận: 1 · còn thiếu: 1" in mail.screen.figures.text()
    mail.screen.choose(first)
    assert not mail.card.receive.isEnabled()
    assert mail.card.state.text() == "Đã hủy"
    assert status(desk, second) == life.TAKEN_BY_POST


def test_a_slip_that_stands_on_another_manifest_than_the_one_in_front_is_said_to(
    qtbot: QtBot, open_window: Open
) -> None:
    desk = open_window()
    mail = Mail(qtbot, desk)
    mail.take_in("Nguyễn Thị Đẹp")
    opened = mail.services.manifests.make(POSTMAN)
    other = mail.take_in("Lê Văn Cường")
    mail.scan(mail.text(opened))
    mail.scan(mail.services.postal_papers.posting_slip(other).qr_text)
    assert desk.window.current_place == FIND
    assert "không có trên bảng kê đang mở" in told(desk)
    assert status(desk, other) == life.TAKEN_BY_POST


def test_keys_are_there_for_whoever_may_press_them(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    mail = Mail(qtbot, desk)
    mail.take_in("Nguyễn Thị Đẹp")
    text = mail.text(mail.services.manifests.make(POSTMAN))
    mail.go()
    assert not mail.screen.make.isVisible(), "nothing of this desk is left to bring"
    mail.scan(text)
    assert mail.screen.absent.isVisible()
    sits(desk, mail, POSTMAN)
    mail.scan(text)
    assert not mail.screen.absent.isVisible()
    assert mail.screen.print_again.isVisible()
    mail.screen.every.click()
    mail.settle()
    assert mail.screen.make.isVisible()


def test_what_was_scanned_is_told_to_nobody_who_sits_down_after(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    mail = Mail(qtbot, desk)
    mail.take_in("Nguyễn Thị Đẹp")
    mail.scan(mail.text(mail.services.manifests.make(POSTMAN))[:-20])
    assert "quét lại" in told(desk)
    sits(desk, mail, POSTMAN)
    assert "quét lại" not in told(desk)


def test_a_manifest_that_was_being_made_does_not_open_for_whoever_sits_down_meanwhile(
    qtbot: QtBot, open_window: Open
) -> None:
    """Its paper comes out all the same: it goes with the bundle."""
    desk = open_window()
    mail = Mail(qtbot, desk)
    mail.take_in("Nguyễn Thị Đẹp")
    sits(desk, mail, POSTMAN)
    mail.go()
    mail.screen.make.click()
    desk.seat.take(CLERK_LAN)
    qtbot.waitUntil(lambda: len(desk.tray.sheets) == 1 and desk.window.is_idle())
    assert mail.screen.print_again.isHidden()
