"""The steps of a dossier through the real window: by keyboard, with what stands against them, their papers printed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from counter_app.domain import entry_types as types
from counter_app.domain import life_cycle as life
from counter_app.services.drafts import step_draft
from counter_app.services.steps.appointments import NewAppointment
from counter_app.services.steps.duties import Duty
from counter_app.services.steps.offers import DEEDS
from counter_app.ui.digitising.digitising_controller import DEED
from counter_app.ui.steps.all_plans import PLANS
from tests.services.desk import CLERK_LAN, UNSTATED, receipt_of
from tests.services.steps.counter import at
from tests.ui.step_hands import Open, Steps, arrived_online, as_supervisor, ask, buttons, with_supervisor


@pytest.fixture
def steps(qtbot: QtBot, open_window: Open) -> Steps:
    return Steps(qtbot, open_window())


def test_every_deed_has_a_form_and_a_letter_of_its_own() -> None:
    assert {deed.name for deed in DEEDS} == set(PLANS) | {DEED}  # papers are digitised on a screen of their own
    assert len({deed.letter for deed in DEEDS}) == len(DEEDS)


def test_a_supplement_is_asked_for_with_two_keys_and_its_paper_is_printed(qtbot: QtBot, steps: Steps) -> None:
    steps.call("ask_supplement")
    ask(steps)
    steps.settle()
    assert steps.form.picture.isVisible()
    steps.save()
    assert steps.status == life.AWAITING_SUPPLEMENT
    qtbot.waitUntil(lambda: len(steps.desk.tray.sheets) == 1)
    qtbot.waitUntil(steps.desk.window.is_idle)
    assert steps.papers() == ["Mẫu số 02"]
    qtbot.waitUntil(lambda: steps.desk.pane.steps.isAncestorOf(steps.focused()))


def test_what_stands_against_a_supplement_is_said_beside_its_field_with_the_article(steps: Steps) -> None:
    steps.call("ask_supplement")
    steps.form.fields["others"].put([["Sổ hộ khẩu", ""]])
    steps.type("reason", "Thiếu")
    steps.settle()
    assert "không có trong danh mục" in steps.form.fields["others"].said.text()
    assert "thẻ căn cước" in steps.form.fields["others"].said.text()
    assert steps.form.fields["papers"].said.text() == ""
    steps.save(ends=False)
    assert steps.status == life.RECEIVED
    assert steps.form.isVisible()


def test_the_supplement_comes_in_and_the_new_date_is_shown_with_its_reason(qtbot: QtBot, steps: Steps) -> None:
    steps.call("ask_supplement")
    ask(steps)
    steps.save()
    steps.show()
    steps.call("receive_supplement")
    assert "Ngày hẹn mới" in steps.form.told.text()
    steps.save()
    assert steps.status == life.RECEIVED


def test_closing_before_its_day_says_why_not_with_the_article(qtbot: QtBot, steps: Steps) -> None:
    steps.call("ask_supplement")
    ask(steps)
    steps.save()
    steps.show()
    assert "chưa được đóng" in steps.controller.why_not("close")
    assert not any(button.text() == "Đóng hồ sơ vì không bổ sung" for button in buttons(steps))
    steps.desk.work.hands.pass_time(days=40)
    steps.show()
    steps.call("close")
    steps.save()
    assert steps.status == life.CLOSED


def test_after_a_step_the_keyboard_is_in_the_dossier_however_often_it_is_shown_anew(steps: Steps) -> None:
    """The centre's word on the step comes while the buttons of what can be done next are being made."""
    lost: list[QWidget] = []
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    leave = steps.desk.window.rail.leave
    application.focusChanged.connect(lambda _old, new: lost.append(new) if new is leave else None)
    steps.call("move")
    steps.type("due", "10/12/2026 09:00")
    steps.type("reason", "Chờ xác minh")
    steps.type("signer", "Trần Văn Bình")
    steps.save()
    for _ in range(3):
        steps.desk.traffic.features.dossiers.open(steps.identity)
        steps.desk.traffic.features.dossiers.open(steps.identity)
        steps.settle()
        assert steps.desk.pane.isAncestorOf(steps.focused())
    assert lost == []


def test_an_apology_shows_the_last_day_to_tell_and_is_printed(qtbot: QtBot, steps: Steps) -> None:
    steps.call("move")
    assert "Báo người nộp chậm nhất" in steps.form.told.text()
    steps.type("due", "01/10/2026 09:00")
    steps.settle()
    assert "phải sau ngày hẹn cũ" in steps.form.fields["due"].said.text()
    steps.type("due", "1/12")
    steps.settle()
    assert "hãy viết như" in steps.form.objections.text()
    steps.type("due", "10/12/2026 09:00")
    steps.type("reason", "Chờ xác minh")
    steps.type("signer", "Trần Văn Bình")
    steps.save()
    assert steps.services.cases.open(steps.identity).due == at("2026-12-10T09:00")
    qtbot.waitUntil(lambda: steps.papers() == ["Mẫu số 04"])


def test_moving_more_often_than_the_profile_allows_is_not_offered_and_says_the_article(steps: Steps) -> None:
    for day in (10, 20, 30):
        if "hẹn lại" in steps.controller.why_not("move"):
            break
        steps.services.appointments.move(steps.identity, NewAppointment(at(f"2026-12-{day}T09:00"), "Chậm"), CLERK_LAN)
        steps.show()
    assert "không quá" in steps.controller.why_not("move")


def test_a_name_is_corrected_at_once_and_the_new_slip_comes_out(qtbot: QtBot, steps: Steps) -> None:
    steps.call("correct")
    steps.type("name", "Nguyễn Thị Đẹp Lắm")
    steps.type("reason", "Gõ nhầm tên")
    steps.save()
    assert steps.services.cases.open(steps.identity).row.applicant == "Nguyễn Thị Đẹp Lắm"
    qtbot.waitUntil(lambda: len(steps.desk.tray.sheets) == 1)


def test_a_correction_without_a_reason_stops_and_keeps_what_was_typed(steps: Steps) -> None:
    steps.call("correct")
    steps.type("name", "Nguyễn Thị Đẹp Lắm")
    steps.save(ends=False)
    assert steps.form.fields["reason"].said.text() == "Hãy ghi nội dung này."
    assert steps.form.values().text("name") == "Nguyễn Thị Đẹp Lắm"


def test_a_date_is_corrected_by_the_supervisor_over_the_clerks_screen(qtbot: QtBot, steps: Steps) -> None:
    with_supervisor(steps.desk)
    steps.call("propose")
    steps.type("due", "01/12/2026 09:00")
    steps.type("reason", "Ghi nhầm ngày hẹn")
    assert steps.form.values().text("account") == "hoa"
    steps.type("password", "sai")
    steps.save(ends=False)
    assert "mật khẩu" in steps.said
    steps.type("password", "đúng mật khẩu")
    steps.save()
    assert steps.services.cases.open(steps.identity).due == at("2026-12-01T09:00")
    assert steps.desk.seat.session == CLERK_LAN
    assert steps.desk.parts.drafts.find("lan", step_draft(steps.identity, "propose")) is None


def test_a_correction_sent_for_later_is_decided_by_the_supervisor(qtbot: QtBot, steps: Steps) -> None:
    steps.call("propose")
    steps.pick("how", "later")
    steps.type("due", "01/12/2026 09:00")
    steps.type("reason", "Ghi nhầm ngày hẹn")
    steps.save()
    steps.show()
    assert "chờ duyệt" in steps.controller.why_not("propose")
    assert steps.controller.why_not("decide")
    as_supervisor(qtbot, steps.desk)
    steps.show()
    steps.call("decide")
    assert "Ghi nhầm ngày hẹn" in steps.form.told.text()
    steps.save()
    assert steps.services.cases.open(steps.identity).due == at("2026-12-01T09:00")


def test_what_is_still_empty_is_said_beside_its_field_at_the_save_and_goes_as_it_is_typed(steps: Steps) -> None:
    """At the foot stood “Lý do: hãy ghi nội dung này” for a field called otherwise, and a wrong password for none."""
    with_supervisor(steps.desk)
    steps.call("propose")
    steps.settle()
    assert not any(view.said.isVisible() for view in steps.form.fields.values())
    steps.save(ends=False)
    empty = {name for name, view in steps.form.fields.items() if view.said.text() == "Hãy ghi nội dung này."}
    assert empty == {"due", "reason", "password"}
    assert steps.form.objections.isHidden()
    assert steps.form.fields["due"].isAncestorOf(steps.focused())
    steps.type("due", "01/12/2026 09:00")
    steps.settle()
    left = {name for name, view in steps.form.fields.items() if view.said.text() == "Hãy ghi nội dung này."}
    assert left == {"reason", "password"}
    assert steps.services.corrections.waiting(steps.identity) is None


def test_voiding_needs_the_second_person_and_prints_no_slip(steps: Steps) -> None:
    with_supervisor(steps.desk)
    steps.call("propose")
    steps.pick("kind", "void")
    steps.type("reason", "Nộp nhầm cơ quan")
    steps.type("password", "đúng mật khẩu")
    steps.save()
    assert steps.status == life.VOID
    assert steps.desk.tray.sheets == []


@pytest.mark.parametrize(
    ("name", "typed", "status", "paper"),
    [
        ("withdraw", {"reason": "Không cần nữa"}, life.WITHDRAWN, []),
        ("stop", {"reason": "Thiếu căn cứ", "signer": "Trần Văn Bình"}, life.STOPPED, ["Thông báo"]),
        ("hand_over", {"unit": "Phòng Tư pháp"}, life.WITH_SPECIALIST, ["Mẫu số 05"]),
        ("tell_duty", {"what": "Thuế", "amount": "200.000"}, life.AWAITING_DUTY, []),
        ("result_arrived", {"document": "12/QĐ"}, life.RESULT_READY, []),
        ("return_result", {}, life.RETURNED, []),
        ("note", {"note": "Gọi lại sau 15 giờ"}, life.RECEIVED, []),
        ("fix_start", {"due": "10/12/2026 09:00", "reason": "Đồng hồ sai"}, life.RECEIVED, []),
    ],
)
def test_each_step_by_keyboard(
    qtbot: QtBot, steps: Steps, name: str, typed: dict[str, str], status: str, paper: list[str]
) -> None:
    steps.call(name)
    for field, text in typed.items():
        steps.type(field, text)
    steps.save()
    assert steps.status == status
    qtbot.waitUntil(lambda: len(steps.papers()) == len(paper))


def test_who_chose_no_message_is_called_about_an_early_result_and_the_call_stands_in_the_timeline(steps: Steps) -> None:
    steps.call("result_arrived")
    steps.settle()
    assert "đã gọi điện báo thì ghi lại (F8, H)" in steps.said
    steps.save()
    steps.show()
    steps.call("note")
    steps.type("note", "Mời chiều nay đến nhận")
    steps.pick("called", True)
    steps.save()
    assert steps.services.results.cautions(steps.identity) == ()


def test_what_was_withdrawn_goes_back_with_the_citizen(steps: Steps) -> None:
    steps.call("withdraw")
    steps.type("reason", "Không cần nữa")
    steps.save()
    back = steps.services.cases.open(steps.identity).last(types.PAPERS_GIVEN_BACK)
    assert back is not None
    assert back.details["papers"] == [{"name": "Giấy tờ chứng minh điều kiện", "count": 1}]
    assert back.details["to"] == "Nguyễn Thị Đẹp"


def test_a_duty_is_settled_with_its_proof(steps: Steps) -> None:
    steps.call("tell_duty")
    steps.type("what", "Lệ phí trước bạ")
    steps.type("amount", "200.000")
    steps.save()
    steps.show()
    steps.call("settle_duty")
    assert "Ngày hẹn mới: " in steps.form.told.text()
    steps.type("document", "BL-12")
    steps.save()
    assert steps.status == life.RECEIVED


def test_where_a_clerk_set_the_date_a_settled_duty_asks_for_it_again(qtbot: QtBot, open_window: Open) -> None:
    steps = Steps(qtbot, open_window(), receipt_of(UNSTATED, components=(), due=at("2026-12-01T09:00")))
    steps.services.duties.tell(steps.identity, Duty(200_000, "Lệ phí trước bạ"), CLERK_LAN)
    steps.show()
    steps.call("settle_duty")
    steps.type("document", "BL-12")
    steps.save(ends=False)
    assert "Hãy ghi nội dung này" in steps.form.fields["due"].said.text()
    steps.type("due", "15/12/2026 09:00")
    steps.save()
    assert steps.services.cases.open(steps.identity).due == at("2026-12-15T09:00")


def test_a_faulty_result_goes_back_and_shows_until_when_it_must_be_right(steps: Steps) -> None:
    steps.call("result_arrived")
    steps.save()
    steps.show()
    steps.call("send_back")
    assert "Phải sửa xong trước" in steps.form.told.text()
    steps.type("wrong", "Sai ngày sinh")
    steps.type("unit", "Phòng Tư pháp")
    steps.save()
    assert steps.status == life.WITH_SPECIALIST


def test_an_online_dossier_is_refused_with_its_paper(qtbot: QtBot, open_window: Open) -> None:
    steps = Steps(qtbot, open_window())
    steps.identity = arrived_online(steps.desk)
    steps.show()
    steps.call("refuse")
    steps.type("reasons", "Không thuộc phạm vi tiếp nhận (Điều 16)")
    steps.settle()
    assert steps.form.picture.isVisible()
    steps.save()
    assert steps.status == life.REFUSED
    qtbot.waitUntil(lambda: steps.papers() == ["Mẫu số 03"])
