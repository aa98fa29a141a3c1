"""What the draft of Hải Dương says of citizens' money, data and questions, as the counter does it."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.domain import entry_types as types
from counter_app.domain.errors import BadInput
from counter_app.domain.intake import ChargedFee
from counter_app.domain.scanned_paper import PaperData
from counter_app.print.form_pdf import render_form
from counter_app.services.steps.duties import Duty
from counter_app.services.steps.posted_procedures import PostedProcedures
from tests.print.paper_reading import extracted
from tests.print.scan_samples import jpeg
from tests.services.chosen_regulation import choose
from tests.services.desk import BIRTH, CLERK_LAN, receipt_of
from tests.services.steps.attaching import PAPER, copies_at
from tests.services.steps.counter import Counter
from tests.services.steps.told_citizens import notices

DRAFT = "hai_duong_2025"


@pytest.fixture(name="opened")
def opened_counter(counter: Counter) -> Counter:
    return counter.under(DRAFT)


@pytest.mark.rule("fee.information", profile="hai_duong_2025")
def test_what_is_owed_is_told_and_stands_in_the_dossier_until_its_proof_does(opened: Counter) -> None:
    identity = opened.receive(receipt_of(notify=("sms",), fees=(ChargedFee("phi", "Phí", 20_000),)))
    opened.handovers.hand_over(identity, "Phòng Kinh tế", CLERK_LAN)
    opened.duties.tell(identity, Duty(1_250_000, "Tiền sử dụng đất", "Thuế cơ sở", "12/TB"), CLERK_LAN)
    notice = notices(opened, identity)[-1]
    assert notice["kind"] == "duty"
    assert "Tiền sử dụng đất: 1.250.000 đ" in notice["vi"]
    opened.duties.settle(identity, "Giấy nộp tiền 34", CLERK_LAN)
    timeline = opened.told(identity)
    for words in ("20.000 đ", "1.250.000 đ", "12/TB", "Giấy nộp tiền 34"):
        assert words in timeline


@pytest.mark.rule("data.reuse_by_law", profile="hai_duong_2025")
def test_an_earlier_paper_is_used_again_only_with_the_citizens_consent(opened: Counter, tmp_path: Path) -> None:
    copies, _store = copies_at(opened, tmp_path)
    copies.attach_paper(opened.receive(), PAPER, copies.check(jpeg()), PaperData("Giấy khai sinh"), CLERK_LAN)
    later = opened.receive()
    (earlier,) = copies.earlier(later)
    with pytest.raises(BadInput, match="consent"):
        copies.use_again(later, PAPER, earlier, "", CLERK_LAN)
    assert types.SCAN_ATTACHED not in [header.type for header in opened.cases.open(later).headers()]
    copies.use_again(later, PAPER, earlier, "Đồng ý bằng lời tại quầy", CLERK_LAN)
    assert "Đồng ý bằng lời tại quầy" in opened.told(later)


@pytest.mark.rule("support.hotline", profile="hai_duong_2025")
def test_who_helps_with_the_system_stands_on_what_is_posted_with_todays_number(opened: Counter) -> None:
    assert "Hỗ trợ dùng hệ thống: Trung tâm Công nghệ thông tin và Truyền thông: 02203 897373" in posted(opened)
    choose(opened.place, DRAFT, regulation_settings={"support.hotline": "0225 1022"})
    assert "Truyền thông: 0225 1022" in posted(opened)
    choose(opened.place, "national_2025")
    assert "Hỗ trợ dùng hệ thống" not in posted(opened)


def posted(opened: Counter) -> str:
    form = PostedProcedures(opened.cases, opened.place.reference).form(BIRTH)
    return " ".join(extracted(render_form(form)).split())
