"""The routing slip of linked procedures: whose order, work and time it says, and that its form is not confirmed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from counter_app.domain.procedure_parts import Stage
from counter_app.print.form_pdf import render_form
from counter_app.print.forms.routing_slip import RoutedStage, RoutingPaper, routing_form
from counter_app.services.steps.routing_slips import ROUTING, RoutingSlips, routed
from tests.print.paper_reading import extracted
from tests.services.desk import receipt_of
from tests.services.steps.counter import Counter, at
from tests.services.steps.each_regulation import Under, each_profile

LINKED = receipt_of("2.000986", due=at("2026-12-02T09:00"))
STAGES = (
    Stage("Tiếp nhận, kiểm tra", "Công chức tại quầy", "working_hours", 2),
    Stage("Ghi vào Sổ hộ tịch", "Phòng Văn hóa - Xã hội", "working_days", 1),
    Stage("Đăng ký thường trú", "Công an xã"),
)


def slips(opened: Counter) -> RoutingSlips:
    return RoutingSlips(opened.cases, opened.papers, opened.place.reference)


def words(opened: Counter, identity: str) -> str:
    form = slips(opened).form(identity)
    assert form is not None
    return " ".join(extracted(render_form(form)).split())


@each_profile
@pytest.mark.rule("linked.routing_slip", profile="national_2025")
def test_papers_of_a_linked_procedure_go_with_a_routing_slip_since_2025(under: Under, profile: str) -> None:
    opened = under(profile)
    linked, other, online = (opened.receive(one) for one in (LINKED, receipt_of(), replace(LINKED, channel="online")))
    wanted = profile == "national_2025"
    assert [slips(opened).is_there(one) for one in (linked, other, online)] == [wanted, False, False]
    assert [slips(opened).form(one) is not None for one in (linked, other, online)] == [wanted, False, False]
    if wanted:
        text = words(opened, linked)
        assert "PHIẾU CHUYỂN XỬ LÝ" in text
        assert "NĐ 118/2025/NĐ-CP, điều 20.2.a (chưa đọc được lần sửa đổi sau)" in text
        assert "mẫu của phiếu này chưa được đối chiếu" in text
        assert "Cơ quan chủ trì: …" in text  # the catalogue names the one-stop itself


def test_the_catalogues_stages_fill_it_in_but_for_the_counters_own() -> None:
    assert routed(STAGES) == (
        RoutedStage("Phòng Văn hóa - Xã hội", "Ghi vào Sổ hộ tịch", "1 ngày làm việc"),
        RoutedStage("Công an xã", "Đăng ký thường trú", ""),
    )


def test_what_nobody_compared_says_so(counter: Counter) -> None:
    dossier = counter.papers.dossier_of(counter.cases.open(counter.receive(LINKED)))
    paper = RoutingPaper(dossier, date(2026, 11, 23), "UBND xã Mẫu", routed(STAGES), "NĐ 118/2025/NĐ-CP, điều 20.2.a")
    for certain in (True, False):
        text = " ".join(extracted(render_form(routing_form(replace(paper, certain=certain)))).split())
        assert "Công an xã" in text
        assert "Cơ quan chủ trì: UBND xã Mẫu" in text
        assert ("chưa đối chiếu với văn bản" in text) is not certain


def test_it_is_offered_among_the_papers_of_the_dossier(counter: Counter) -> None:
    assert ROUTING == "linked.routing_slip"
    made = slips(counter)
    counter.papers.also("routing_slip", made.form, made.is_there)
    assert counter.papers.is_there("routing_slip", counter.receive(LINKED))
    assert not counter.papers.is_there("routing_slip", counter.receive())
