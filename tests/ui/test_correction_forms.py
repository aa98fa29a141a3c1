"""Kind and number of a paper corrected at once, a procedure found by its letters, a void dossier naming the next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter_app.domain import entry_types as types
from counter_app.domain import life_cycle as life
from counter_app.domain.citizen_notice import chosen_contacts
from counter_app.domain.corrections import CorrectionKind
from counter_app.domain.intake import Submitter
from counter_app.services.steps.corrections import Proposal
from counter_app.ui.steps.procedure_field import ProcedureField
from counter_app.ui.steps.row_fields import ComponentRow, RowsField
from tests.print.paper_reading import extracted
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA, receipt_of
from tests.ui.desk_window import DeskWindow
from tests.ui.step_hands import Steps, with_supervisor
from tests.ui.typing_hands import compose

Open = Callable[..., DeskWindow]
PROOF = "Giấy tờ chứng minh điều kiện"


@pytest.fixture
def steps(qtbot: QtBot, open_window: Open) -> Steps:
    return Steps(qtbot, open_window())


def choose_procedure(qtbot: QtBot, steps: Steps, letters: str) -> ProcedureField:
    field = steps.form.fields["procedure"].input
    assert isinstance(field, ProcedureField)
    field.edit.setFocus()
    compose(field.edit, commit=letters)
    qtbot.waitUntil(lambda: field.list.isVisible() and field.list.count() > 0)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    return field


def papers(steps: Steps) -> dict[str, list[tuple[str, int]]]:
    components = steps.services.cases.open(steps.identity).details["components"]
    return {part["name"]: [(paper["kind"], paper["count"]) for paper in part["papers"]] for part in components}


def test_kind_and_number_of_a_paper_are_corrected(qtbot: QtBot, steps: Steps) -> None:
    steps.call("correct")
    field = steps.form.fields["components"].input
    assert isinstance(field, RowsField)
    rows = {row.cells()[0]: row for row in field._rows if isinstance(row, ComponentRow)}
    rows[PROOF].kind.choose("certified")
    rows[PROOF].count.setValue(2)
    rows["Căn cước"].there.setChecked(False)
    field.add.click()
    added = field._rows[-1]
    assert isinstance(added, ComponentRow)
    added.called.setText("Giấy ủy quyền")
    added.there.setChecked(True)
    steps.type("reason", "Ghi nhầm loại bản")
    steps.save()
    assert papers(steps) == {PROOF: [("certified", 2)], "Giấy ủy quyền": [("original", 1)]}


def test_a_telephone_number_that_is_none_is_told_beside_its_field_before_anything_is_saved(steps: Steps) -> None:
    steps.call("correct")
    steps.type("phone", "0912 ba bốn năm")
    steps.settle()
    assert "chỉ gồm chữ số" in steps.form.fields["phone"].said.text()
    steps.type("reason", "Gõ nhầm")
    steps.save(ends=False)
    assert not steps.services.cases.open(steps.identity).headers(types.DOSSIER_CORRECTED)


def test_whom_notices_go_to_and_by_which_way_is_corrected_at_once(qtbot: QtBot, open_window: Open) -> None:
    by_another = Submitter("Lê Văn Cường", "Giấy ủy quyền 12/GUQ", phone="0912 000 111")
    steps = Steps(qtbot, open_window(), receipt_of(submitter=by_another, notify=("sms",)))
    steps.call("correct")
    steps.type("submitter_email", "cuong@example.vn")
    steps.pick("notify", ["email"])
    steps.type("reason", "Người nộp đổi cách nhận tin")
    steps.save()
    details = steps.services.cases.open(steps.identity).details
    assert chosen_contacts(details) == {"email": "cuong@example.vn"}
    assert details["submitter"]["phone"] == "0912 000 111"


def test_who_came_in_person_is_asked_for_nobody_else(steps: Steps) -> None:
    steps.call("correct")
    assert not [name for name in steps.form.fields if name.startswith("submitter")]


def test_what_was_not_changed_is_no_correction(steps: Steps) -> None:
    steps.call("correct")
    steps.type("reason", "Xem lại")
    steps.save(ends=False)
    assert "Chưa có gì thay đổi" in steps.said


def test_the_right_procedure_is_found_by_a_few_letters(qtbot: QtBot, steps: Steps) -> None:
    with_supervisor(steps.desk)
    steps.call("propose")
    steps.pick("kind", "procedure")
    field = choose_procedure(qtbot, steps, "dang ky nhan cha me con 1.001022")
    assert field.value() == "1.001022"
    assert "cha, mẹ, con" in field.edit.text()
    steps.type("reason", "Chọn nhầm thủ tục")
    steps.type("password", "đúng mật khẩu")
    steps.save()
    assert steps.services.cases.open(steps.identity).row.procedure_code == "1.001022"


def test_a_procedure_of_another_agency_is_one_act_and_the_new_dossier_with_its_slip_is_in_front(
    qtbot: QtBot, steps: Steps
) -> None:
    with_supervisor(steps.desk)
    steps.call("propose")
    steps.pick("kind", "procedure")
    assert choose_procedure(qtbot, steps, "1.004222").value() == "1.004222"
    steps.settle()
    assert "bị hủy và được nhận lại ngay" in steps.said
    steps.type("reason", "Chọn nhầm thủ tục")
    steps.type("password", "đúng mật khẩu")
    steps.save()
    anew = steps.services.cases.open(steps.identity).state.replaced_by
    assert (steps.status, anew is not None) == (life.VOID, True)
    qtbot.waitUntil(lambda: steps.desk.pane.identity == anew and steps.desk.window.is_idle())
    assert steps.services.cases.open(anew or "").headers(types.SLIP_SENT)


def test_without_a_procedure_nothing_is_asked_for(steps: Steps) -> None:
    steps.call("propose")
    steps.pick("how", "later")
    steps.pick("kind", "procedure")
    steps.type("reason", "Chọn nhầm thủ tục")
    steps.save(ends=False)
    assert "chọn thủ tục" in steps.form.fields["procedure"].said.text()


def test_the_slip_of_a_void_dossier_answers_with_the_one_that_took_its_place(qtbot: QtBot, steps: Steps) -> None:
    with_supervisor(steps.desk)
    anew = steps.desk.work.intake.receive(receipt_of(), CLERK_LAN)
    old = steps.desk.parts.slips.prepare(steps.identity).qr_text
    steps.call("propose")
    steps.pick("kind", "void")
    steps.type("replaced_by", anew.code or "")
    steps.type("reason", "Thuộc cơ quan khác, đã nhận lại")
    steps.type("password", "đúng mật khẩu")
    steps.save()
    assert steps.status == life.VOID
    assert steps.desk.parts.slips.check(old).replaced_by == anew.identity


def test_another_step_is_called_while_a_form_is_open(steps: Steps) -> None:
    steps.call("correct")
    steps.controller.begin("propose")
    steps.qtbot.waitUntil(lambda: "kind" in steps.form.fields and steps.desk.window.is_idle())
    assert steps.form.values().text("kind") == "due"


def test_what_was_approved_elsewhere_is_printed_anew_and_not_as_a_copy(qtbot: QtBot, steps: Steps) -> None:
    """The citizen comes back after the decision: nobody asks whether the paper was lost."""
    slips, pane = steps.desk.parts.slips, steps.desk.pane
    slips.print_slip(steps.identity, CLERK_LAN)
    steps.show()
    qtbot.waitUntil(lambda: pane.print.accessibleName().startswith("In bản sao"))
    due = steps.services.cases.open(steps.identity).due
    assert due is not None
    later = Proposal(CorrectionKind.DUE, "Ghi nhầm ngày", due=due + timedelta(days=3))
    steps.services.corrections.ask_and_decide(steps.identity, later, CLERK_LAN, SUPERVISOR_HOA)
    steps.show()
    qtbot.waitUntil(lambda: pane.print.accessibleName().startswith("In giấy mới thay bản cũ"))
    pane.print.click()
    qtbot.waitUntil(lambda: len(steps.desk.tray.sheets) == 2 and steps.desk.window.is_idle())
    assert "Thay cho" in extracted(steps.desk.tray.sheets[-1])
    steps.show()
    qtbot.waitUntil(lambda: pane.print.accessibleName().startswith("In bản sao"))


def test_a_wrong_number_and_the_place_of_return_are_corrected_at_once(steps: Steps) -> None:
    steps.call("correct")
    steps.type("id_number", "075190099999")
    steps.type("return_place", "12 Lê Lợi, xã Mẫu")
    steps.type("reason", "Gõ nhầm số")
    steps.save()
    case = steps.services.cases.open(steps.identity)
    assert (case.row.id_number, case.details["return_place"]) == ("075190099999", "12 Lê Lợi, xã Mẫu")


def test_a_day_of_birth_and_a_sex_are_corrected_at_once_and_no_day_is_told(steps: Steps) -> None:
    """A child without a number is told from another by it: only void and received anew put it right."""
    before = steps.services.cases.open(steps.identity).details["applicant"]
    steps.call("correct")
    steps.type("date_of_birth", "31/02/1990")
    steps.type("reason", "Gõ nhầm ngày sinh")
    steps.save(ends=False)
    assert "hãy viết như" in steps.said
    steps.form.fields["date_of_birth"].put("03021990")
    steps.form.fields["sex"].put("Nam")
    steps.save()
    after = steps.services.cases.open(steps.identity).details["applicant"]
    assert after == before | {"date_of_birth": "1990-02-03", "sex": "Nam"}
    (made,) = steps.services.oversight.made("hoa")
    assert [(one.field.vi, one.after.vi) for one in made.changes] == [("Ngày sinh", "03/02/1990"), ("Giới tính", "Nam")]
