"""What regulations ask of a counter and the program does under each of them, whatever the office chose: look-up, days,
papers given back, guidance kept, papers made digital with their data."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from counter_app.domain.errors import BadInput
from counter_app.domain.scanned_paper import PaperData
from counter_app.domain.slip import CopyReason
from counter_app.print.form_pdf import render_form
from counter_app.print.forms.dossier_lines import appointment_words
from counter_app.services.printing import Printing
from counter_app.services.slips import Slips
from counter_app.services.steps.appointments import NewAppointment
from counter_app.services.steps.endings import GivenBack, Stop
from tests.print.paper_reading import decoded, extracted
from tests.print.scan_samples import jpeg
from tests.services.desk import CLERK_LAN, DESK_KEY, receipt_of
from tests.services.steps.attaching import PAPER, copies_at
from tests.services.steps.counter import Counter, at
from tests.services.steps.each_regulation import MISSING, UNIT, Under, each_profile


def slips_of(opened: Counter) -> Slips:
    place, printer, pauses = opened.place, opened.printer, list[float]()
    return Slips(
        place.desk, place.clock, place.reference, DESK_KEY, Printing(lambda _name, _size: printer, pauses.append)
    )


@each_profile
@pytest.mark.rule("lookup.valid.fields", "lookup.key", "lookup.ways", "tracking.shows", profile="dak_nong_2019")
@pytest.mark.rule("lookup.ways", "lookup.key", "lookup.qr_each_dossier", profile="hai_duong_2025")
@pytest.mark.rule("code.barcode_or_qr", profile="national_2018")
def test_a_dossier_is_found_by_code_by_its_qr_symbol_and_at_the_counter_and_tells_where_it_stands(
    under: Under, profile: str
) -> None:
    opened = under(profile)
    identity = opened.receive()
    slips = slips_of(opened)
    slips.print_slip(identity, CLERK_LAN)
    (text,) = decoded(opened.printer.sent[0], 0, 300)["QR Code"][:1]
    assert slips.check(text).identity == identity
    assert [one.identity for one in opened.dossiers.by_code("H36.37.05-261123-0001")] == [identity]
    assert [one.identity for one in opened.dossiers.find("dep")] == [identity]
    opened.handovers.hand_over(identity, UNIT, CLERK_LAN)
    told = opened.view(identity).status_fields
    assert (told.code, told.qr_text, told.unit, told.submitter) == (
        *("H36.37.05-261123-0001", text, UNIT, "Nguyễn Thị Đẹp"),
    )
    assert (told.received, told.due) == (at("2026-11-23T08:00"), opened.due(identity))
    assert told.status_vi


@each_profile
@pytest.mark.rule("lookup.not_valid.fields", profile="dak_nong_2019")
def test_an_online_dossier_that_is_not_valid_yet_tells_what_is_missing_and_no_unit_and_no_date(
    under: Under, profile: str
) -> None:
    opened = under(profile)
    identity = opened.arrive_online()
    opened.supplements.ask(identity, MISSING, CLERK_LAN)
    told = opened.view(identity).status_fields
    assert (told.valid, told.unit, told.due) == (False, "", None)
    assert told.to_supplement == ("Giấy tờ chứng minh điều kiện", "Thiếu")


@each_profile
@pytest.mark.rule("calendar.culture_day", "time.first_day_counts", profile="national_2025")
def test_the_day_of_receipt_is_not_counted_nor_the_24th_of_november_nor_a_weekend(under: Under, profile: str) -> None:
    opened = under(profile)
    monday = opened.due(opened.receive())
    assert monday is not None
    assert monday.date() == date(2026, 11, 27)  # Wednesday, Thursday, Friday
    opened.place.hands.pass_time(days=3)
    thursday = opened.due(opened.receive())
    assert thursday is not None
    assert thursday.date() == date(2026, 12, 1)  # over Saturday and Sunday


@each_profile
@pytest.mark.rule("guidance.recorded", profile="national_2025")
def test_what_a_citizen_was_told_before_any_receipt_is_kept(under: Under, profile: str) -> None:
    opened = under(profile)
    saved = opened.supplements.guide(receipt_of(), MISSING, CLERK_LAN)
    assert saved.identity is not None
    assert "Giấy tờ chứng minh điều kiện" in opened.told(saved.identity)


@each_profile
@pytest.mark.rule("return.originals", profile="national_2018")
@pytest.mark.rule("return.originals", "stop.return_of_papers", profile="national_2025")
def test_papers_that_go_back_with_a_stop_are_named_in_the_journal_and_on_the_letter(under: Under, profile: str) -> None:
    opened = under(profile)
    identity = opened.receive()
    stop = Stop("Người nộp đề nghị dừng", asked_by_citizen=True)
    opened.endings.stop(identity, stop, GivenBack((("Căn cước", 1),)), CLERK_LAN)
    assert opened.place.entry_types()[-2:] == ["ProcessingStopped", "PapersGivenBack"]
    assert "Căn cước (1 bản)" in extracted(render_form(opened.papers.stop_letter(identity)))


@each_profile
@pytest.mark.rule("late.notice_says", "late.form", profile="national_2025")
def test_an_apology_gives_its_reason_and_the_new_time(under: Under, profile: str) -> None:
    opened = under(profile)
    identity = opened.receive()
    due = opened.due(identity)
    assert due is not None
    with pytest.raises(BadInput):
        opened.appointments.move(identity, NewAppointment(due + timedelta(days=3), "  "), CLERK_LAN)
    opened.appointments.move(identity, NewAppointment(due + timedelta(days=3), "Chậm xác minh"), CLERK_LAN)
    paper = extracted(render_form(opened.papers.apology(identity)))
    assert "Chậm xác minh" in paper
    assert appointment_words(due + timedelta(days=3)) in " ".join(paper.split())


@each_profile
@pytest.mark.rule("supplement.after_appraisal_form", profile="national_2025")
def test_what_comes_back_after_appraisal_goes_with_the_request_for_completion(under: Under, profile: str) -> None:
    opened = under(profile)
    identity = opened.receive()
    opened.handovers.hand_over(identity, UNIT, CLERK_LAN)
    opened.supplements.ask(identity, MISSING, CLERK_LAN)
    form = opened.papers.supplement_request(identity)
    assert form.form_label.startswith("Mẫu số 02")
    assert "PHIẾU YÊU CẦU BỔ SUNG" in extracted(render_form(form))


@each_profile
@pytest.mark.rule("result.paper_data", "digitisation.format", profile="national_2025")
@pytest.mark.rule("intake.scan", profile="national_2018")
def test_a_digital_copy_has_its_papers_data_and_a_poor_one_is_told(under: Under, tmp_path: Path, profile: str) -> None:
    opened = under(profile)
    identity = opened.receive()
    copies, _store = copies_at(opened, tmp_path)
    data = PaperData("Giấy khai sinh", number="123/2020", abstract="Khai sinh", in_force_until=date(2030, 1, 1))
    copies.attach_paper(identity, PAPER, copies.check(jpeg()), data, CLERK_LAN)
    (copy,) = copies.of_dossier(identity)
    assert copy.paper == data
    assert "100 dpi" in copies.check(jpeg((827, 1_169), 100)).cautions[0].vi


@each_profile
@pytest.mark.rule("forms.in_system", profile="national_2018")
def test_every_paper_can_be_shown_and_printed_again_from_what_was_recorded(under: Under, profile: str) -> None:
    opened = under(profile)
    identity = opened.receive()
    slips = slips_of(opened)
    slips.print_slip(identity, CLERK_LAN)
    opened.supplements.ask(identity, MISSING, CLERK_LAN)
    first, again = (render_form(opened.papers.supplement_request(identity)) for _ in range(2))
    assert first == again
    slips.print_slip(identity, CLERK_LAN, reason=CopyReason.LOST)
    assert "BẢN SAO" in extracted(opened.printer.sent[-1])
