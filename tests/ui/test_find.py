"""Find and the dossier beside it, through the real window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter_app.domain.entry_types import HANDED_OVER, RESULT_RETURNED
from counter_app.services.known_slip import known_slip
from counter_app.ui.changes import Changes
from counter_app.ui.dossier import dossier_controller
from counter_app.ui.place import FIND, QUEUE
from tests.services.desk import BIRTH, CLERK_LAN, person, receipt_of
from tests.services.taken_steps import take
from tests.ui.desk_window import DeskWindow, found

Open = Callable[..., DeskWindow]
NAMES = ("Nguyễn Thị Đẹp", "Nguyễn Văn Ánh", "Trần Văn Bình")


@pytest.fixture
def desk(open_window: Open) -> DeskWindow:
    made = open_window()
    for place, name in enumerate(NAMES):
        made.work.intake.receive(
            receipt_of(applicant=person(name=name, id_number=f"07519001234{place}", phone=f"0912 345 67{place}")),
            CLERK_LAN,
        )
    made.traffic.features.dossiers.find()
    return made


def names(desk: DeskWindow) -> list[str]:
    return [line.applicant for line in desk.find.model.rows()]


def look_for(qtbot: QtBot, desk: DeskWindow, text: str, expected: list[str]) -> None:
    desk.find.box.setText(text)
    qtbot.waitUntil(lambda: names(desk) == expected and desk.window.is_idle())


@pytest.mark.parametrize(
    "text",
    ["anh", "0912345671", "0912 345 671", "+84 912 345 671", "075190012341", "0751 9001 2341", "  văn\n ánh ", "-0002"],
)
def test_one_box_takes_whatever_is_typed_or_pasted(qtbot: QtBot, desk: DeskWindow, text: str) -> None:
    look_for(qtbot, desk, text, ["Nguyễn Văn Ánh"])
    qtbot.waitUntil(lambda: "Nguyễn Văn Ánh" in dict(desk.pane.asked.texts()).values())


def test_the_text_of_a_slip_or_card_that_was_pasted_is_understood(qtbot: QtBot, desk: DeskWindow) -> None:
    identity = desk.parts.dossiers.find("dep")[0].identity
    desk.parts.slips.print_slip(identity, CLERK_LAN)
    text = known_slip(desk.work.desk, identity).history.qr_text or ""
    look_for(qtbot, desk, text, ["Nguyễn Thị Đẹp"])
    look_for(qtbot, desk, "075190012341||Nguyễn Văn Ánh|01021990|Nam|Số 1|02032022", ["Nguyễn Văn Ánh"])


def test_what_was_chosen_stays_chosen_as_one_types_on(qtbot: QtBot, desk: DeskWindow) -> None:
    look_for(qtbot, desk, "nguyen", ["Nguyễn Văn Ánh", "Nguyễn Thị Đẹp"])
    desk.find.table.selectRow(1)
    qtbot.waitUntil(lambda: "Nguyễn Thị Đẹp" in dict(desk.pane.asked.texts()).values() and desk.window.is_idle())
    look_for(qtbot, desk, "nguyen thi", ["Nguyễn Thị Đẹp"])
    assert [index.row() for index in desk.find.table.selectionModel().selectedRows()] == [0]


def test_the_chosen_row_is_the_dossier_beside_it_whatever_opened_that(qtbot: QtBot, desk: DeskWindow) -> None:
    """After a scan the list went on marking the dossier before, and a new one that came into it later was not."""
    look_for(qtbot, desk, "nguyen", ["Nguyễn Văn Ánh", "Nguyễn Thị Đẹp"])
    desk.find.table.choose_first()
    qtbot.waitUntil(lambda: "Ánh" in desk.pane.shown and desk.window.is_idle())
    binh = desk.parts.dossiers.find("binh")[0].identity
    desk.traffic.features.dossiers.open(binh)
    qtbot.waitUntil(lambda: desk.pane.identity == binh and desk.window.is_idle())
    assert marked(desk) == []
    anew = desk.work.intake.receive(receipt_of(applicant=person(name="Nguyễn Thu Linh")), CLERK_LAN).identity
    desk.traffic.features.dossiers.open(anew)
    found(desk.window, Changes).dossiers_changed.emit()
    qtbot.waitUntil(lambda: marked(desk) == ["Nguyễn Thu Linh"] and desk.window.is_idle())
    assert desk.pane.identity == anew


def marked(desk: DeskWindow) -> list[str]:
    rows = [desk.find.model.row_at(index.row()) for index in desk.find.table.selectionModel().selectedRows()]
    return [row.applicant for row in rows if row is not None]


def test_an_overtaken_search_shows_nothing(qtbot: QtBot, desk: DeskWindow) -> None:
    for text in ("n", "ng", "binh"):
        desk.find.box.setText(text)
        desk.traffic.features.dossiers._find()
    qtbot.waitUntil(desk.window.is_idle)
    assert names(desk) == ["Trần Văn Bình"]


def test_how_many_more_there_are_is_said(qtbot: QtBot, desk: DeskWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dossier_controller, "MOST_FOUND", 2)
    look_for(qtbot, desk, "van", ["Trần Văn Bình", "Nguyễn Văn Ánh"])
    assert desk.find.count.text() == "2 hồ sơ"
    desk.find.box.setText("h36")
    qtbot.waitUntil(lambda: desk.find.count.text() == "2 hồ sơ mới nhất trong 3; gõ thêm để thu hẹp")


def test_nothing_found_says_what_to_try(qtbot: QtBot, desk: DeskWindow) -> None:
    desk.find.box.setText("khong co ai")
    qtbot.waitUntil(lambda: "Hãy thử" in desk.find.told.text())
    assert desk.find.told.isVisible()


def test_keys_lead_from_the_box_through_the_results_to_what_can_be_done(qtbot: QtBot, desk: DeskWindow) -> None:
    look_for(qtbot, desk, "nguyen", ["Nguyễn Văn Ánh", "Nguyễn Thị Đẹp"])
    QTest.keyClick(desk.find.box, Qt.Key.Key_Down)
    assert desk.find.table.hasFocus()
    QTest.keyClick(desk.find.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Nguyễn Thị Đẹp" in dict(desk.pane.asked.texts()).values() and desk.window.is_idle())
    step = desk.pane.steps.shown()[0]
    qtbot.waitUntil(step.isVisible)
    QTest.keyClick(desk.find.table, Qt.Key.Key_Return)
    assert step.hasFocus()


def test_a_dossier_says_what_a_citizen_may_be_told_and_keeps_the_number_whole(qtbot: QtBot, desk: DeskWindow) -> None:
    look_for(qtbot, desk, "dep", ["Nguyễn Thị Đẹp"])
    qtbot.waitUntil(lambda: bool(desk.pane.identity))
    asked, facts = dict(desk.pane.asked.texts()), dict(desk.pane.facts.texts())
    assert list(asked) == [
        "Mã hồ sơ", "Nơi tiếp nhận", "Nơi xử lý", "Người nộp", "Ngày nhận", "Ngày hẹn trả", "Tình trạng",
    ]  # fmt: skip
    assert asked["Tình trạng"] == "Đã tiếp nhận"
    assert facts["Số định danh"] == "075190012340"
    assert "075190012340" not in str(desk.find.model.index(0, 0).data())


def test_the_pane_says_which_entries_the_centre_has_signed_for(qtbot: QtBot, desk: DeskWindow) -> None:
    identity = desk.parts.dossiers.find("dep")[0].identity
    desk.work.acknowledge_all()
    take(desk.work, HANDED_OVER, identity)
    desk.traffic.features.dossiers.open(identity)
    qtbot.waitUntil(lambda: desk.pane.identity == identity)
    assert desk.pane.timeline.proof.text() == "Trung tâm đã ký nhận 1 trong 2 việc; 1 việc còn chờ chuyển."
    assert dict(desk.pane.asked.texts())["Nơi xử lý"] == "Phòng Tư pháp"


def test_the_same_persons_dossiers_are_one_click_away(qtbot: QtBot, desk: DeskWindow) -> None:
    other = desk.work.intake.receive(
        receipt_of(applicant=person(name=NAMES[0], id_number="075190012340")), CLERK_LAN
    ).identity
    first = next(line.identity for line in desk.parts.dossiers.find("dep") if line.identity != other)
    desk.traffic.features.dossiers.open(first)
    qtbot.waitUntil(lambda: desk.pane.identity == first)
    buttons = [item.widget() for item in desk.pane.others.flow.items()]
    assert len(buttons) == 1
    buttons[0].click()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: desk.pane.identity == other)


def test_a_list_out_of_sight_is_true_again_when_it_is_looked_at(qtbot: QtBot, desk: DeskWindow) -> None:
    look_for(qtbot, desk, "dep", ["Nguyễn Thị Đẹp"])
    desk.window.show_place(QUEUE)
    take(desk.work, RESULT_RETURNED, desk.find.model.rows()[0].identity)
    desk.traffic.features.printing._changes.journal_grew.emit()
    desk.window.show_place(FIND)
    qtbot.waitUntil(lambda: desk.find.model.rows()[0].status == "returned")


def test_a_dossier_being_opened_is_not_pushed_aside_by_the_centres_word(qtbot: QtBot, desk: DeskWindow) -> None:
    """The feed's reload of the one before cancelled the one that was just scanned."""
    first = desk.parts.dossiers.find("dep")[0].identity
    second = desk.work.intake.receive(receipt_of(), CLERK_LAN).identity
    desk.traffic.features.dossiers.open(first)
    qtbot.waitUntil(lambda: desk.pane.identity == first and desk.window.is_idle())
    desk.traffic.features.dossiers.open(second)
    found(desk.window, Changes).waiting_changed.emit()
    qtbot.waitUntil(desk.window.is_idle)
    assert desk.pane.identity == second


def test_a_dossier_done_while_the_citizen_waited_is_not_said_to_be_at_the_counter_without_a_date(
    qtbot: QtBot, desk: DeskWindow
) -> None:
    """It stood as *returned*, *at the counter* and *no appointment yet*, one beside the other."""
    desk.work.intake.receive(receipt_of(BIRTH, applicant=person(name="Đỗ Thị Xong"), returned_at_once=True), CLERK_LAN)
    look_for(qtbot, desk, "xong", ["Đỗ Thị Xong"])
    qtbot.waitUntil(lambda: "Đỗ Thị Xong" in dict(desk.pane.asked.texts()).values())
    told = dict(desk.pane.asked.texts())
    assert (told["Nơi xử lý"], told["Ngày hẹn trả"]) == ("đã xong tại bộ phận tiếp nhận", "không hẹn ngày")


@pytest.mark.rule("lookup.valid.fields", profile="dak_nong_2019")
def test_the_slips_code_is_drawn_for_whoever_asks_and_goes_with_the_dossier(qtbot: QtBot, desk: DeskWindow) -> None:
    """It was only said that there is one; article 16.1.a wants it shown."""
    identity = desk.parts.dossiers.find("dep")[0].identity
    desk.parts.slips.print_slip(identity, CLERK_LAN)
    look_for(qtbot, desk, "dep", ["Nguyễn Thị Đẹp"])
    qtbot.waitUntil(lambda: desk.pane.identity == identity and desk.window.is_idle())
    text = known_slip(desk.work.desk, identity).history.qr_text
    qtbot.waitUntil(lambda: read_on_screen(desk.pane.symbol) == [text])
    assert desk.pane.symbol.isVisible()
    assert "QR" not in dict(desk.pane.asked.texts())["Mã hồ sơ"]
    look_for(qtbot, desk, "binh", ["Trần Văn Bình"])
    qtbot.waitUntil(lambda: "chưa in mã QR" in dict(desk.pane.asked.texts())["Mã hồ sơ"] and desk.window.is_idle())
    assert not desk.pane.symbol.isVisible()
    assert desk.pane.symbol.pixmap().isNull()


def read_on_screen(widget: QWidget) -> list[str]:
    """What a telephone reads there, a white edge around it."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    picture = Image.frombuffer("L", (image.width(), image.height()), image.bits(), "raw", "L", image.bytesPerLine(), 1)
    return [found.text for found in zxingcpp.read_barcodes(picture)]
