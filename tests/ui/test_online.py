"""What came online, through the real window and by keys alone: looked at, received, sent back once, refused."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from counter_app.domain import entry_types as types
from counter_app.domain import life_cycle as life
from counter_app.services.receipt_details import opening_details
from counter_app.services.steps.online_inbox import OnlineInbox
from counter_app.store.filed_arrivals import take_up_filed
from counter_app.store.filed_files import HERE, set_file_state
from counter_app.store.journal import EntryDraft
from counter_app.ui.intake.arrival_card import ArrivalCard
from counter_app.ui.marked import Panel
from counter_app.ui.online.arrival_watch import PANEL, ArrivalWatch
from counter_app.ui.online.inbox_screen import InboxCard, InboxScreen
from counter_app.ui.place import FIND, INTAKE, ONLINE
from counter_app.ui.steps.step_form import StepForm
from counter_app.ui.today.today_screen import DayList
from tests.print.scan_samples import jpeg, pdf
from tests.services.desk import CLERK_LAN, person, receipt_of
from tests.ui.desk_window import DeskWindow, found
from tests.ui.typing_hands import compose

Open = Callable[..., DeskWindow]
CODE = "H36.37.05-261123-5001"
FILES = [{"name": "to-khai.pdf", "component": "Tờ khai", "size": 120_000, "sha256": "ab" * 32}]


def arrives(desk: DeskWindow, name: str = "Nguyễn Thị Đẹp", code: str | None = CODE, **filed: object) -> str:
    """As the centre's feed would bring it."""
    reference, clock = desk.work.reference, desk.work.clock
    wanted = receipt_of(channel="online", applicant=person(name=name))
    version = reference.procedure_version(wanted.procedure_code, clock.now().date())
    draft = EntryDraft(
        types.ONLINE_ARRIVED,
        details=opening_details(wanted, version.procedure, "") | {"files": FILES} | filed,
        facts={"channel": "online"},
        code=code,
        received=clock.now(),
    )
    saved = desk.work.desk.journal.append([draft], "program", clock.stamp())
    assert saved.identity is not None
    return saved.identity


class Answering:
    """The inbox with two dossiers, an hour apart, and a hand on the keyboard."""

    def __init__(self, qtbot: QtBot, desk: DeskWindow) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.screen, self.card = found(desk.window, InboxScreen), found(desk.window, InboxCard)
        self.first = arrives(desk)
        desk.work.hands.pass_time(hours=1)
        self.second = arrives(desk, "Trần Văn Bình", None)
        self.press(Qt.Key.Key_F5)
        assert desk.window.current_place == ONLINE

    @classmethod
    def at(cls, qtbot: QtBot, desk: DeskWindow) -> Answering:
        """A hand on the keyboard, and nothing in the inbox but what the test puts there."""
        hand = cls.__new__(cls)
        hand.qtbot, hand.desk = qtbot, desk
        hand.screen, hand.card = found(desk.window, InboxScreen), found(desk.window, InboxCard)
        return hand

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focused(), key, modifier)
        self.settle()

    def settle(self) -> None:
        intake = self.desk.traffic.features.intake
        timers = (intake._live._decide_soon, intake._live._preview_soon)
        self.qtbot.waitUntil(lambda: not any(one.isActive() for one in timers) and self.desk.window.is_idle())

    def focused(self) -> QWidget:
        return QApplication.focusWidget() or self.desk.window

    @property
    def form(self) -> StepForm:
        form = self.desk.intake.answer.findChild(StepForm)
        assert isinstance(form, StepForm)
        return form

    def type(self, name: str, text: str) -> None:
        """Into a field of the answer, reached with Tab alone."""
        view = self.form.fields[name]
        for _ in range(60):
            if view.isAncestorOf(self.focused()):
                break
            QTest.keyClick(self.focused(), Qt.Key.Key_Tab)
        widget = self.focused()
        assert view.isAncestorOf(widget), name
        if isinstance(widget, QLineEdit):
            widget.selectAll()
        compose(widget, commit=text)

    def status(self, identity: str) -> str:
        return self.desk.parts.steps.cases.open(identity).state.status

    def open_first(self) -> None:
        self.press(Qt.Key.Key_Return)
        assert self.desk.window.current_place == INTAKE


@pytest.fixture
def answering(qtbot: QtBot, open_window: Open) -> Answering:
    return Answering(qtbot, open_window())


def test_the_most_urgent_stands_first_and_beside_it_what_was_filed(answering: Answering) -> None:
    model = answering.screen.model
    assert [row.identity for row in model.rows()] == [answering.first, answering.second]
    assert model.index(0, 0).data() == "còn 7 giờ\ntrước 08:00 25/11"
    assert answering.card.title.text().startswith(CODE)
    assert "NĐ 118/2025/NĐ-CP, điều 17.2.c" in answering.card.facts.text()
    assert "to-khai.pdf" in answering.card.files.rows[0].name.text()
    assert "chưa về" in answering.card.files.rows[0].words.text()
    assert "0751" not in model.index(0, 2).data().replace("0751•", ""), "numbers are masked"


def comes(desk: DeskWindow, identity: str, *papers: bytes) -> None:
    """As the engine would have fetched them."""
    copies = desk.parts.digital_copies
    with desk.work.desk.database.write() as connection:
        take_up_filed(connection, desk.work.desk.projections)
    for paper in papers:
        content = copies.keep(paper)
        with desk.work.desk.database.write() as connection:
            set_file_state(connection, content, identity, HERE)


def named(name: str, paper: bytes) -> dict[str, object]:
    return {"name": name, "component": "Tờ khai", "size": len(paper), "sha256": hashlib.sha256(paper).hexdigest()}


def test_what_was_sent_along_is_looked_at_by_one_key_page_by_page(qtbot: QtBot, open_window: Open) -> None:
    desk, first, second = open_window(), pdf((1654, 2339), (1654, 2339)), jpeg()
    identity = arrives(desk, files=[named("to-khai.pdf", first), named("anh.jpg", second), *FILES])
    comes(desk, identity, first, second)
    hand = Answering.at(qtbot, desk)
    hand.press(Qt.Key.Key_F5)
    files = hand.card.files
    assert files.summary.text() == "Tệp đính kèm: 3, đã về 2; tệp chưa về tạm xem trên cổng."
    table = hand.focused()
    hand.press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert (files.page.title.text(), files.page.place.text().partition(" ·")[0]) == ("to-khai.pdf", "Trang 1/2")
    qtbot.waitUntil(lambda: files.page.picture.isVisible())
    bar = files.sheet._around.verticalScrollBar()
    hand.press(Qt.Key.Key_Down)
    assert bar.value() > 0, "an arrow moves the page"
    hand.press(Qt.Key.Key_PageDown)
    assert files.page.place.text().startswith("Trang 2/2")
    hand.press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert files.page.title.text() == "anh.jpg"
    hand.press(Qt.Key.Key_Escape)
    assert desk.window.current_place == ONLINE
    assert not files.page.isVisible()
    assert hand.focused() is table
    hand.press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert files.sheet.isVisible()
    assert files.sheet.geometry().right() == desk.window.rect().right()
    desk.window.show_place(FIND)
    assert not files.sheet.isVisible(), "nothing of a citizen's stays over another place"
    desk.window.show_place(ONLINE)
    hand.screen.focus_list()
    hand.press(Qt.Key.Key_F9)
    card = found(desk.window, ArrivalCard)
    hand.press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert card.files.page.title.text() == "to-khai.pdf"
    hand.press(Qt.Key.Key_Escape)
    assert desk.window.current_place == INTAKE
    assert desk.intake.form.entered().arrived == identity


def test_a_page_of_a_citizens_goes_with_the_lock(qtbot: QtBot, open_window: Open) -> None:
    desk, paper = open_window(), jpeg()
    comes(desk, arrives(desk, files=[named("anh.jpg", paper)]), paper)
    hand = Answering.at(qtbot, desk)
    hand.press(Qt.Key.Key_F5)
    hand.press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert hand.card.files.sheet.isVisible()
    desk.traffic.features.lock.lock()
    assert not hand.card.files.sheet.isVisible()


def watched(qtbot: QtBot, desk: DeskWindow) -> Panel | None:
    """What the watch says once it has looked again."""
    found(desk.window, ArrivalWatch).look()
    qtbot.waitUntil(desk.window.is_idle)
    return desk.window.notices.panel(PANEL)


def test_whatever_place_is_in_front_staff_hear_of_what_came_and_until_when_it_is_answered(
    qtbot: QtBot, open_window: Open
) -> None:
    desk = open_window()
    desk.window.show_place(ONLINE)
    desk.window.show_place(INTAKE)
    assert watched(qtbot, desk) is None
    arrives(desk)
    panel = watched(qtbot, desk)
    assert panel is not None
    assert panel.sentence.text() == "Hồ sơ trực tuyến mới: 1; chờ trả lời: 1."
    for words in (CODE, "Nguyễn Thị Đẹp", "trước 08:00 25/11", "Phải báo cán bộ trước 10:00 23/11"):
        assert words in panel.detail.text()
    assert watched(qtbot, desk) is panel, "nothing new: the same panel"
    next(one for one in panel.findChildren(QPushButton) if one.text() == "Để sau").click()
    assert watched(qtbot, desk) is None, "told once"
    arrives(desk, "Trần Văn Bình", None)
    panel = watched(qtbot, desk)
    assert panel is not None
    assert panel.sentence.text() == "Hồ sơ trực tuyến mới: 1; chờ trả lời: 2."
    next(one for one in panel.findChildren(QPushButton) if one.text() == "Mở hồ sơ trực tuyến").click()
    assert desk.window.current_place == ONLINE
    assert desk.window.notices.panel(PANEL) is None


def test_f1_tells_the_rule_with_its_article(qtbot: QtBot, answering: Answering) -> None:
    answering.press(Qt.Key.Key_F1)
    panel = answering.desk.window.notices.panel("rule")
    assert panel is not None
    assert "17.2.c" in panel.detail.text()


def test_an_empty_inbox_says_what_would_be_here(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    QTest.keyClick(desk.window, Qt.Key.Key_F5)
    qtbot.waitUntil(desk.window.is_idle)
    screen = found(desk.window, InboxScreen)
    assert screen.empty.isVisible()
    assert "Cổng dịch vụ công" in screen.empty.text()


def test_received_by_keys_alone_with_code_and_time_of_filing_kept(answering: Answering) -> None:
    desk = answering.desk
    answering.open_first()
    form = desk.intake.form.entered()
    assert (form.person.name, form.channel, form.arrived) == ("Nguyễn Thị Đẹp", "online", answering.first)
    assert all(one.there for one in form.components)
    assert desk.intake.heading.text() == "Hồ sơ trực tuyến"
    card = found(desk.window, ArrivalCard)
    assert CODE in card.title.text()
    assert card.left.text() == "còn 7 giờ · trước 08:00 25/11 (giờ làm việc)"
    answering.press(Qt.Key.Key_F9)
    assert desk.intake.saved.isVisible(), [line.sentence for line in desk.intake.problems._shown or []]
    assert desk.intake.saved.code.text() == CODE
    assert answering.status(answering.first) == life.RECEIVED
    case = desk.parts.steps.cases.open(answering.first)
    assert case.details["filed"] == "2026-11-23T08:00:00+07:00"
    answering.press(Qt.Key.Key_F5)
    assert [row.identity for row in answering.screen.model.rows()] == [answering.second]


def test_sent_back_once_with_everything_and_the_hand_is_in_the_inbox_again(answering: Answering) -> None:
    answering.open_first()
    answering.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert answering.form.isVisible()
    answering.type("corrections", "Ghi lại ngày sinh")
    answering.type("reason", "Tờ khai chưa đúng")
    answering.press(Qt.Key.Key_F9)
    assert answering.status(answering.first) == life.SENT_BACK
    assert answering.desk.window.current_place == ONLINE
    rows = answering.screen.model.rows()
    assert [row.identity for row in rows] == [answering.second, answering.first]
    assert rows[1].asked == ("Ghi lại ngày sinh",)
    assert answering.desk.parts.drafts.of("lan") == ()
    assert types.PAPER_SENT not in answering.desk.work.entry_types(), "online the notice goes out, and no paper"


def test_a_second_sending_back_is_refused_with_its_article(answering: Answering) -> None:
    desk = answering.desk
    answering.open_first()
    answering.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    answering.type("corrections", "Ghi lại ngày sinh")
    answering.type("reason", "Tờ khai chưa đúng")
    answering.press(Qt.Key.Key_F9)
    desk.parts.steps.supplements.receive(answering.first, (), CLERK_LAN)
    desk.traffic.features.intake.answer_online(answering.first)
    answering.settle()
    answering.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    answering.type("corrections", "Ghi lại nơi sinh")
    answering.type("reason", "Chưa đúng")
    answering.press(Qt.Key.Key_F9)
    assert answering.status(answering.first) == life.ARRIVED_ONLINE
    assert "điều 17.2.a" in answering.form.fields["ground"].said.text()
    answering.press(Qt.Key.Key_Escape)
    assert desk.intake.shows_form
    assert desk.intake.form.entered().arrived == answering.first


def test_refused_online(answering: Answering) -> None:
    answering.open_first()
    answering.press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    answering.type("reasons", "Không thuộc thẩm quyền")
    answering.press(Qt.Key.Key_F9)
    assert answering.status(answering.first) == life.REFUSED
    assert answering.desk.window.current_place == ONLINE


def test_what_was_being_typed_is_put_aside_and_comes_back(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    identity = arrives(desk)
    compose(desk.intake.form.person.name, commit="Người đang ngồi")
    desk.traffic.features.intake.answer_online(identity)
    qtbot.waitUntil(lambda: desk.intake.form.entered().arrived == identity and desk.window.is_idle())
    panel = desk.window.notices.panel("aside")
    assert panel is not None
    next(one for one in panel.findChildren(QPushButton) if one.text() == "Lấy lại").click()
    qtbot.waitUntil(lambda: desk.intake.form.entered().person.name == "Người đang ngồi" and desk.window.is_idle())
    assert desk.intake.heading.text() == "Hồ sơ mới"
    assert desk.intake.save_next.isVisible()


def test_a_half_answered_one_is_still_the_arrived_one_after_a_restart(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    identity = arrives(desk)
    desk.traffic.features.intake.answer_online(identity)
    qtbot.waitUntil(lambda: desk.intake.form.entered().arrived == identity and desk.window.is_idle())
    desk.traffic.features.intake.keep_draft()
    qtbot.waitUntil(desk.window.is_idle)
    desk.traffic.features.intake.restore()
    qtbot.waitUntil(lambda: desk.intake.form.entered().arrived == identity and desk.window.is_idle())
    assert found(desk.window, ArrivalCard).isVisible()


def test_answered_elsewhere_meanwhile_it_is_told_and_nothing_written(answering: Answering) -> None:
    answering.open_first()
    answering.desk.work.intake.receive(receipt_of(channel="online", arrived=answering.first), CLERK_LAN)
    before = answering.desk.work.entry_types()
    answering.press(Qt.Key.Key_F9)
    assert answering.desk.window.notices.panel("save") is not None
    assert answering.desk.work.entry_types() == before


def test_the_dossier_itself_is_one_key_away(answering: Answering) -> None:
    answering.press(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert answering.desk.window.current_place == FIND
    assert answering.desk.pane.identity == answering.first


def test_today_lists_what_waits_online_and_enter_opens_it_to_be_answered(answering: Answering) -> None:
    answering.press(Qt.Key.Key_F11)
    today = answering.desk.today
    today.show_list(DayList.ONLINE)
    today.focus_list()
    assert today.online.rowCount() == 2
    today.tables[DayList.ONLINE].choose_first()
    answering.press(Qt.Key.Key_Return)
    assert answering.desk.window.current_place == INTAKE
    assert answering.desk.intake.form.entered().arrived == answering.first


# ------------------------------------------------------------------------------------- at the counter, not received


class AtTheCounter(Answering):
    def __init__(self, qtbot: QtBot, desk: DeskWindow) -> None:
        self.qtbot, self.desk = qtbot, desk

    def fills(self) -> None:
        from counter_app.ui.intake.entered import Entered
        from counter_app.ui.intake.entered_people import EnteredPerson

        procedure = self.desk.work.reference.procedure(receipt_of().procedure_code, self.desk.work.clock.now().date())
        entered = Entered(person=EnteredPerson(name="Lê Thị Hương"), procedure=procedure.code)
        self.desk.intake.show_entered(entered, procedure)
        self.desk.intake.focus_start()
        self.desk.traffic.features.intake.keep_draft()
        self.settle()

    @property
    def only(self) -> str:
        (line,) = self.desk.parts.dossiers.find("le thi huong")
        return line.identity


@pytest.fixture
def counter(qtbot: QtBot, open_window: Open) -> AtTheCounter:
    return AtTheCounter(qtbot, open_window())


def papers(desk: DeskWindow, identity: str) -> list[str]:
    headers = desk.parts.steps.cases.open(identity).headers(types.PAPER_SENT)
    return [str(header.facts["form"]).partition(" (")[0] for header in headers]


def test_checked_and_not_received_the_missing_papers_are_ticked_and_form_02_printed(counter: AtTheCounter) -> None:
    counter.fills()
    counter.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    asked = counter.form.values().ticked("papers")
    assert asked == ("Giấy tờ chứng minh điều kiện",)
    assert "Lê Thị Hương" in counter.desk.intake.answer.about.text()
    # The card proves itself: not ticked, and asked for all the same it is refused with its article.
    counter.form.fields["papers"].put(["Căn cước", "Giấy tờ chứng minh điều kiện"])
    counter.press(Qt.Key.Key_F9)
    assert counter.form.isVisible()
    assert "không được yêu cầu nộp" in counter.form.fields["papers"].said.text()
    counter.form.fields["papers"].put(["Giấy tờ chứng minh điều kiện"])
    counter.press(Qt.Key.Key_F9)
    identity = counter.only
    assert counter.status(identity) == life.GUIDED
    counter.qtbot.waitUntil(lambda: papers(counter.desk, identity) == ["Mẫu số 02"])
    assert counter.desk.parts.drafts.of("lan") == ()
    assert counter.desk.intake.form.entered().is_blank
    assert counter.desk.window.current_place == INTAKE
    told = counter.desk.parts.dossiers.open(identity).timeline
    assert any("Giấy tờ chứng minh điều kiện" in text for line in told for text in line.details_vi)


def test_refused_at_the_counter_with_form_03(counter: AtTheCounter) -> None:
    counter.fills()
    counter.press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    counter.press(Qt.Key.Key_F9)
    assert counter.form.isVisible(), "without a reason nothing is refused"
    counter.type("reasons", "Không thuộc phạm vi tiếp nhận (Điều 16)")
    counter.press(Qt.Key.Key_F9)
    identity = counter.only
    assert counter.status(identity) == life.REFUSED
    counter.qtbot.waitUntil(lambda: papers(counter.desk, identity) == ["Mẫu số 03"])
    assert counter.desk.parts.drafts.of("lan") == ()


@pytest.mark.parametrize("key", [Qt.Key.Key_B, Qt.Key.Key_R])
def test_without_a_name_or_a_procedure_it_is_told_beside_them(counter: AtTheCounter, key: Qt.Key) -> None:
    before = counter.desk.work.entry_types()
    counter.press(key, Qt.KeyboardModifier.ControlModifier)
    assert counter.desk.intake.shows_form
    said = [line.field for line in counter.desk.intake.problems._shown or []]
    assert "applicant.name" in said
    assert "procedure_code" in said
    assert counter.desk.work.entry_types() == before


def test_back_from_the_answer_everything_typed_is_there_and_f2_does_not_empty_it(counter: AtTheCounter) -> None:
    counter.fills()
    before = counter.desk.intake.form.entered()
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F2):
        counter.press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
        assert counter.form.isVisible()
        counter.press(key)
        assert counter.desk.intake.shows_form
        assert counter.desk.intake.form.entered() == before


def test_another_catalogue_or_calendar_is_decided_anew(counter: AtTheCounter) -> None:
    counter.fills()
    counter.desk.intake.form.tick_all()
    counter.settle()
    intake = counter.desk.traffic.features.intake
    before = intake._context.due.text()
    counter.desk.work.hands.pass_time(days=1)
    intake._changes.reference_changed.emit()
    counter.settle()
    assert intake._context.due.text() != before


def test_every_field_of_the_answer_has_a_name(counter: AtTheCounter) -> None:
    counter.fills()
    for key in (Qt.Key.Key_B, Qt.Key.Key_R):
        counter.press(key, Qt.KeyboardModifier.ControlModifier)
        for kind in (QLineEdit, QPlainTextEdit, QPushButton):
            for widget in counter.form.findChildren(kind):
                if widget.isVisible():
                    assert widget.accessibleName() or (isinstance(widget, QPushButton) and widget.text()), widget
        counter.press(Qt.Key.Key_Escape)


def test_what_arrived_is_read_without_a_line(answering: Answering) -> None:
    """The engine never was asked: everything stands in this desk's own database."""
    inbox = OnlineInbox(answering.desk.parts.steps.cases)
    assert len(inbox.inbox().rows) == 2
    assert answering.desk.line.nudges == 0
