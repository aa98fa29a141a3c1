"""Whose dossier it is: children, organisations, no paper, former wards; and what lies beside the form."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from counter_app.domain.identity_card import parse_identity_card
from counter_app.domain.intake import ApplicantKind, CopyKind, IdentityPaper, Relation
from counter_app.domain.slip import CopyReason, SlipContent
from counter_app.services.dossiers import DossierView
from counter_app.services.sign_in import Session
from counter_app.ui.intake.intake_context import IntakeContext
from counter_app.ui.intake.problem_list import ProblemList
from counter_app.ui.marked import Choice
from counter_app.ui.place import FIND, INTAKE
from counter_app.ui.theme import GRID
from tests.services.desk import BIRTH, CLERK_LAN, STATUS
from tests.ui.desk_window import DeskWindow, found
from tests.ui.intake_hands import CARD, OTHER_CARD, answer, choose, fill, question, received
from tests.ui.typing_hands import compose, scan

Open = Callable[..., DeskWindow]
FORMER = "Số 1, phố Thử, Mẫu Một, Mẫu Cũ, Thử Nghiệm"
TODAY = "Số 1, phố Thử, phường Mẫu, tỉnh Thử Nghiệm"


def pick(box: Choice, value: str) -> None:
    """As a hand does: the value, and the word that a hand did it."""
    box.choose(value)
    box.activated.emit(box.currentIndex())


def saved(qtbot: QtBot, desk: DeskWindow) -> DossierView:
    desk.intake.save.click()
    qtbot.waitUntil(lambda: received(desk) == 1 and not desk.intake.is_saving)
    qtbot.waitUntil(desk.window.is_idle)
    (line,) = desk.parts.dossiers.find("")
    return desk.parts.dossiers.open(line.identity)


def on_paper(desk: DeskWindow, view: DossierView) -> SlipContent:
    """What a copy would say, now that the original is out."""
    return desk.parts.slips.prepare(view.line.identity, reason=CopyReason.LOST)


def said(desk: DeskWindow) -> str:
    lines = found(desk.window, ProblemList).findChildren(QPushButton)
    return "\n".join(line.text() for line in lines if line.isVisibleTo(desk.window))


def test_a_child_without_a_number_is_brought_by_the_parent_whose_card_is_scanned(
    qtbot: QtBot, open_window: Open
) -> None:
    desk = open_window()
    person = desk.intake.form.person
    pick(person.kind, ApplicantKind.CHILD.value)
    person.name.setText("Nguyễn Minh An")
    person.born.setText("10/11/2026")
    scan(person.phone, OTHER_CARD)
    assert (person.name.text(), person.submitter.name.text()) == ("Nguyễn Minh An", "Trần Văn Ánh")
    assert person.submitter.relation.value() == Relation.PARENT
    assert person.address.text() == "Số 2, phố Thử Nghiệm", "until the clerk writes otherwise it lives there too"
    choose(qtbot, desk, "dang ky khai sinh", BIRTH)
    desk.intake.form.all_there.click()
    view = saved(qtbot, desk)
    assert view.submitter == "Trần Văn Ánh, số định danh 075090054321, là cha, mẹ"
    assert "Trần Văn Ánh (là cha, mẹ)" in " ".join(view.timeline[0].details_vi)
    content = on_paper(desk, view)
    assert (content.applicant.name, content.authority) == ("Trần Văn Ánh", "là cha, mẹ")
    assert content.owner is not None
    assert content.owner.name == "Nguyễn Minh An"
    assert content.owner.id_number == "chưa có số định danh, sinh ngày 10/11/2026"


def test_an_organisation_takes_the_scanned_card_as_its_representatives(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    person = desk.intake.form.person
    pick(person.kind, ApplicantKind.ORGANISATION.value)
    person.identity.setText("0312345678")
    person.name.setText("Công ty TNHH Thử Nghiệm")
    scan(person.address, OTHER_CARD)
    person.position.setText("Giám đốc")
    assert (person.name.text(), person.representative.text()) == ("Công ty TNHH Thử Nghiệm", "Trần Văn Ánh")
    assert not person.paper.isVisibleTo(person)
    choose(qtbot, desk, "tinh trang hon nhan", STATUS)
    view = saved(qtbot, desk)
    assert "Trần Văn Ánh, Giám đốc, số định danh 075090054321" in " ".join(view.timeline[0].details_vi)
    content = on_paper(desk, view)
    assert content.organisation == "Công ty TNHH Thử Nghiệm, mã số 0312345678"
    assert content.applicant.id_number == "075090054321"


def test_the_card_of_somebody_who_hands_it_in_is_not_asked_about_once_that_is_ticked(
    qtbot: QtBot, open_window: Open
) -> None:
    desk = open_window()
    person = desk.intake.form.person
    scan(person.phone, CARD)
    person.for_another.click()
    scan(person.phone, OTHER_CARD)
    assert (person.name.text(), person.submitter.name.text()) == ("Nguyễn Thị Đẹp", "Trần Văn Ánh")
    assert person.submitter.relation.hasFocus(), "the card does not say by what right"
    scan(person.phone, CARD.replace("075190012345", "075190054399").replace("Nguyễn Thị Đẹp", "Lê Thị Gấm"))
    assert person.submitter.name.text() == "Trần Văn Ánh", "a third card overwrites nobody"
    answer(question(desk, "card"), "Bỏ qua")


def test_a_person_without_a_paper_is_received_with_the_reason(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    person = desk.intake.form.person
    assert not person.no_paper_reason.isVisibleTo(person)
    pick(person.paper, IdentityPaper.NONE.value)
    assert person.no_paper_reason.hasFocus()
    person.no_paper_reason.setText("mất thẻ")
    person.name.setText("Nguyễn Thị Đẹp")
    choose(qtbot, desk, "tinh trang hon nhan", STATUS)
    view = saved(qtbot, desk)
    content = on_paper(desk, view)
    assert content.applicant.id_number == "không có giấy tờ tùy thân (mất thẻ)"
    assert "không có giấy tờ tùy thân (mất thẻ)" in " ".join(view.timeline[0].details_vi)


def test_a_former_ward_is_offered_taken_with_one_key_and_both_addresses_are_kept(
    qtbot: QtBot, open_window: Open
) -> None:
    desk = open_window()
    today = desk.intake.form.person.today
    room = desk.intake.form.person.phone.pos()
    scan(desk.intake.form.person.phone, CARD.replace("Số 1, phố Thử Nghiệm", FORMER))
    qtbot.waitUntil(lambda: today.take.isVisible())
    assert TODAY in today.edit.placeholderText()
    assert "mẫu" in today.edit.placeholderText(), "a made-up table says so"
    assert today.edit.text() == "", "nothing is written before the clerk agrees"
    assert desk.intake.form.person.phone.pos() == room, "nothing moves"
    QTest.keyClick(desk.intake.form.procedure.edit, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert today.edit.text() == TODAY
    choose(qtbot, desk, "tinh trang hon nhan", STATUS)
    view = saved(qtbot, desk)
    content = on_paper(desk, view)
    assert view.address == content.applicant.address
    assert content.applicant.address == f"{TODAY} (ghi trên giấy tờ: {FORMER})"


def test_an_accepted_address_goes_with_the_address_that_it_was_for(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    person = desk.intake.form.person
    person.address.setText(FORMER)
    qtbot.waitUntil(lambda: person.today.take.isVisible())
    person.today.take.click()
    person.address.setText("Số 9, phường Mẫu, tỉnh Thử Nghiệm")
    qtbot.waitUntil(lambda: person.today.edit.text() == "")
    person.today.edit.setText("do cán bộ gõ")
    person.address.setText(FORMER)
    qtbot.waitUntil(lambda: person.today.take.isVisible())
    assert person.today.edit.text() == "do cán bộ gõ"


def test_a_paper_may_come_as_an_original_and_copies(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    scan(desk.intake.form.person.phone, CARD)
    choose(qtbot, desk, "tinh trang hon nhan", STATUS)
    first = desk.intake.form.checklist._lines[0]
    first.there.setChecked(True)
    first.kind.choose(CopyKind.ORIGINAL.value)
    assert len(desk.intake.form.checklist.findChildren(QSpinBox)) == len(desk.intake.form.checklist._lines)
    first.more.click()
    assert first.also_kind is not None
    assert first.also_count is not None
    assert first.more.nextInFocusChain() is first.also_kind
    assert first.also_kind.isVisible()
    first.also_kind.choose(CopyKind.PHOTOCOPY.value)
    first.also_count.setValue(2)
    first.more.click()
    assert not first.also_kind.isVisible()
    first.more.click()
    assert first.also_count.value() == 2
    (paper,) = saved(qtbot, desk).components
    assert (paper.originals, paper.photocopies) == (1, 2)


def test_a_chosen_procedure_is_calm_until_the_clerk_has_been_at_its_papers(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    scan(desk.intake.form.person.phone, CARD)
    choose(qtbot, desk, "tinh trang hon nhan", STATUS)
    context = found(desk.window, IntakeContext)
    qtbot.waitUntil(lambda: "27/11/2026" in context.due.text())
    assert said(desk) == ""
    desk.intake.form.checklist._lines[0].there.click()
    qtbot.waitUntil(lambda: "Thiếu: Giấy tờ chứng minh điều kiện" in said(desk))


def test_a_field_that_was_left_says_at_once_what_stands_against_it(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    person = desk.intake.form.person
    person.phone.setFocus()
    person.phone.setText("gọi sau")
    qtbot.waitUntil(lambda: "Số điện thoại" in said(desk))
    assert "Họ tên" not in said(desk), "nobody has been there yet"
    person.name.setFocus()
    person.email.setFocus()
    qtbot.waitUntil(lambda: "Họ tên" in said(desk))
    desk.intake.save.click()
    qtbot.waitUntil(lambda: "Chưa chọn thủ tục" in said(desk) and person.name.hasFocus())
    assert said(desk).index("Họ tên") < said(desk).index("Số điện thoại") < said(desk).index("Chưa chọn")


def test_the_similar_dossier_opens_and_back_again_nothing_is_lost(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    fill(qtbot, desk)
    desk.intake.save_next.click()
    qtbot.waitUntil(lambda: received(desk) == 1 and not desk.intake.is_saving)
    fill(qtbot, desk)
    context = found(desk.window, IntakeContext)
    qtbot.waitUntil(lambda: context.similar is not None)
    phone = desk.intake.form.person.phone
    phone.setFocus()
    phone.setText("0912")
    answer(context.similar, "Xem H36.37.05-261123-0001")
    qtbot.waitUntil(lambda: desk.window.current_place == FIND and desk.pane.identity != "")
    QTest.keyClick(desk.window, Qt.Key.Key_Escape)
    assert desk.window.current_place == INTAKE
    assert (phone.text(), desk.intake.form.procedure.code) == ("0912", STATUS)
    assert phone.hasFocus(), "the hand goes on where it was"


def test_undo_in_the_empty_form_takes_it_back_and_what_was_typed_since_changes_places(
    qtbot: QtBot, open_window: Open
) -> None:
    desk = open_window()
    fill(qtbot, desk)
    desk.intake.clear.click()
    person = desk.intake.form.person
    person.phone.setText("0987")
    person.identity.setFocus()
    QTest.keyClick(person.identity, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: person.name.text() == "Nguyễn Thị Đẹp")
    assert person.phone.text() == ""
    answer(question(desk, "aside"), "Lấy lại")
    qtbot.waitUntil(lambda: person.phone.text() == "0987")


def test_a_colleague_finds_the_drafts_of_this_desk_and_goes_on_with_one(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    fill(qtbot, desk)
    desk.window.close()
    binh = open_window(session=Session("binh", "Trần Văn Bình", CLERK_LAN.role, must_change=False))
    binh.intake.form.person.name.setText("Người của Bình")
    qtbot.waitUntil(lambda: binh.intake.others.isVisible())
    binh.intake.others.click()
    qtbot.waitUntil(lambda: question(binh, "drafts") is not None)
    panel = question(binh, "drafts")
    assert panel is not None
    (lans,) = [button for button in panel.findChildren(QPushButton) if "Nguyễn Thị Đẹp" in button.text()]
    lans.click()
    qtbot.waitUntil(lambda: binh.intake.form.person.name.text() == "Nguyễn Thị Đẹp")
    assert binh.intake.form.procedure.code == STATUS
    binh.intake.others.click()
    qtbot.waitUntil(lambda: question(binh, "drafts") is not None)
    again = question(binh, "drafts")
    assert again is not None
    assert any("Người của Bình" in button.text() for button in again.findChildren(QPushButton))


def test_save_and_next_for_the_same_person_keeps_who_submits_too(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    fill(qtbot, desk)
    person = desk.intake.form.person
    person.fill_submitter(parse_identity_card(OTHER_CARD))
    person.submitter.relation.choose(Relation.MANDATE.value)
    desk.intake.save_same.click()
    qtbot.waitUntil(lambda: received(desk) == 1 and not desk.intake.is_saving)
    assert (person.name.text(), person.submitter.name.text()) == ("Nguyễn Thị Đẹp", "Trần Văn Ánh")
    assert person.submitter.relation.value() == Relation.MANDATE


def test_a_clerks_own_note_is_kept_and_never_on_paper(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    fill(qtbot, desk)
    desk.intake.form.note.setPlainText("bà đến lần thứ hai")
    view = saved(qtbot, desk)
    assert view.note == "bà đến lần thứ hai"
    assert "lần thứ hai" not in repr(on_paper(desk, view))


def test_down_shows_what_this_desk_receives_most(qtbot: QtBot, open_window: Open) -> None:
    desk = open_window()
    fill(qtbot, desk)
    desk.intake.save_next.click()
    qtbot.waitUntil(lambda: received(desk) == 1 and not desk.intake.is_saving)
    picker = desk.intake.form.procedure
    picker.edit.setFocus()
    QTest.keyClick(picker.edit, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: picker.list.isVisible())
    assert STATUS in picker.list.item(0).text()


@pytest.mark.parametrize("way", ["post", "online"])
def test_ways_that_the_catalogue_leaves_out_say_so_and_stay_possible(qtbot: QtBot, open_window: Open, way: str) -> None:
    desk = open_window()
    choose(qtbot, desk, "chung thuc ban sao tu ban chinh", "2.000815")
    ways = desk.intake.form.filing.return_way
    assert "danh mục không ghi" in ways.itemText(ways.findData(way))
    assert "không ghi" not in ways.itemText(ways.findData("direct"))


def test_no_field_moves_sideways_when_a_procedure_brings_its_papers(qtbot: QtBot, open_window: Open) -> None:
    """The form scrolls from then on: its scroll bar took the room from every field."""
    desk = open_window()
    form = desk.intake.form

    def stand() -> list[tuple[int, int]]:
        """Where each begins, and the first pixel beside it."""
        fields = ((one.mapTo(form, QPoint()).x(), one.width()) for one in (form.person.identity, form.person.address))
        return [(left, left + width) for left, width in fields]

    before = stand()
    assert not form.verticalScrollBar().maximum()
    choose(qtbot, desk, "khai sinh", BIRTH)
    qtbot.waitUntil(lambda: form.verticalScrollBar().maximum() > 0)
    assert stand() == before
    assert before[1][1] == form.width() - 2 * GRID, "fields end where the buttons over the form do"


def test_a_name_longer_than_its_field_is_read_from_its_beginning_once_the_hand_has_left(open_window: Open) -> None:
    form = open_window().intake.form
    pick(form.person.kind, ApplicantKind.ORGANISATION)
    form.person.name.setFocus()
    compose(form.person.name, commit="Công ty trách nhiệm hữu hạn một thành viên Thương mại Dịch vụ Mẫu")
    assert form.person.name.cursorPosition() > 0
    QTest.keyClick(form.person.name, Qt.Key.Key_Tab)
    assert form.person.name.cursorPosition() == 0
