"""Papers under each of the six regulations: number, title, whose layout."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from counter_app.domain.intake import ReturnWay
from counter_app.print.form_pdf import render_form
from counter_app.services.printing import Printing
from counter_app.services.slips import Slips
from counter_app.services.steps.appointments import NewAppointment
from counter_app.services.steps.endings import GivenBack, Stop
from tests.print.paper_reading import extracted
from tests.services.chosen_regulation import choose
from tests.services.desk import CLERK_LAN, DESK_KEY, receipt_of
from tests.services.steps.each_regulation import MISSING, ONLINE_3, Under, each_profile


@each_profile
@pytest.mark.rule("forms.titles", profile="national_2018")
@pytest.mark.rule("forms.titles", "stop.by_applicant", profile="national_2025")
def test_papers_bear_number_and_title_of_their_time(under: Under, profile: str) -> None:
    opened = under(profile)
    moved, ended = opened.receive(), opened.receive()
    due = opened.due(moved)
    assert due is not None
    opened.appointments.move(moved, NewAppointment(due + timedelta(days=2), "Chậm"), CLERK_LAN)
    apology = opened.papers.apology(moved)
    assert apology.form_label.startswith("Mẫu số 04")
    assert ("gia hạn" in apology.title.lower()) is (profile == "national_2025")
    opened.endings.stop(ended, Stop("Theo đề nghị", asked_by_citizen=True), GivenBack(), CLERK_LAN)
    letter = opened.papers.stop_letter(ended)
    assert ("điều 21.1" in str(letter)) is (profile == "national_2025")


@each_profile
@pytest.mark.rule("forms.layout", profile="national_2025")
def test_papers_whose_layout_nobody_read_say_whose_layout_they_bear(under: Under, profile: str) -> None:
    opened = under(profile)
    identity = opened.receive()
    opened.supplements.ask(identity, MISSING, CLERK_LAN)
    label = opened.papers.supplement_request(identity).form_label
    assert ("bố cục theo TT 01/2018/TT-VPCP" in label) is (profile == "national_2025")


@each_profile
@pytest.mark.rule("forms.titles", profile="national_2018")
@pytest.mark.rule("forms.titles", "forms.layout", profile="national_2025")
def test_the_slip_says_which_form_it_is_and_whose_layout_it_bears(under: Under, profile: str) -> None:
    opened = under(profile)
    place, printer = opened.place, opened.printer
    slips = Slips(
        place.desk, place.clock, place.reference, DESK_KEY, Printing(lambda _name, _size: printer, lambda _s: None)
    )
    slips.print_slip(opened.receive(), CLERK_LAN)
    text = " ".join(extracted(printer.sent[0]).split())
    assert "Mẫu số 01" in text
    assert ("Mẫu số 01 (bố cục theo TT 01/2018/TT-VPCP)" in text) is (profile == "national_2025")
    choose(place, profile, form_label="Mẫu riêng")
    assert slips.prepare(opened.receive()).form_label == "Mẫu riêng"


@each_profile
@pytest.mark.rule("stop.by_applicant_online", profile="national_2025")
def test_the_letter_that_stops_an_online_dossier_cites_the_clause_of_online_dossiers(
    under: Under, profile: str
) -> None:
    opened = under(profile)
    identity = opened.receive(replace(ONLINE_3, service_level="4"))
    opened.endings.stop(identity, Stop("Theo đề nghị", asked_by_citizen=True), GivenBack(), CLERK_LAN)
    assert ("điều 21.2" in str(opened.papers.stop_letter(identity))) is (profile == "national_2025")


def test_an_apology_names_the_place_of_the_slip_for_the_result(under: Under) -> None:
    opened = under("national_2025")
    identity = opened.receive(receipt_of(return_way=ReturnWay.POST, return_place="12 Lê Lợi, xã Mẫu"))
    due = opened.due(identity)
    assert due is not None
    opened.appointments.move(identity, NewAppointment(due + timedelta(days=2), "Chậm"), CLERK_LAN)
    assert "12 Lê Lợi, xã Mẫu" in extracted(render_form(opened.papers.apology(identity)))
