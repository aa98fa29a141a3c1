"""Digital copies signed on a token in software, through the service and a real database."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.domain.errors import RuleViolation
from counter_app.domain.scanned_paper import PaperData, ScanMedia
from counter_app.print.token_signing import WrongPin
from counter_app.services.steps import waiting_signatures
from counter_app.services.steps.digital_copies import DigitalCopies
from counter_app.services.steps.signing import Signing
from counter_app.services.steps.waiting_signatures import WaitingSignatures
from counter_app.store.kept_scans import waiting_scans
from tests.print.scan_samples import A4_AT_200, jpeg, pdf
from tests.print.soft_token import PIN, soft_token
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA
from tests.services.steps.attaching import PAPER, copies_at
from tests.services.steps.counter import Counter, counter
from tests.services.steps.signers import signer_on

BIRTH_PAPER = PaperData("Giấy khai sinh", number="123/2020", lasting=True)
At = tuple[Counter, DigitalCopies, Signing, str]


@pytest.fixture(name="at")
def desk_with_a_token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> At:
    token = soft_token(tmp_path, monkeypatch, f"{CLERK_LAN.name} - UBND phường Mẫu")
    desk = counter(tmp_path)
    copies, _store = copies_at(desk, tmp_path)
    return desk, copies, Signing(desk.cases, copies, signer_on(token)), desk.receive()


@pytest.mark.rule("intake.scan_signed", profile="national_2025")
def test_a_paper_is_signed_with_the_clerk_s_own_certificate_and_the_signed_file_takes_its_place(at: At) -> None:
    desk, copies, signing, identity = at
    for component, data in ((PAPER, pdf(A4_AT_200)), ("Căn cước", jpeg())):
        copies.attach_paper(identity, component, copies.check(data), BIRTH_PAPER, CLERK_LAN)
    ready = signing.look(CLERK_LAN)
    assert ready is not None
    first, second = copies.of_dossier(identity)
    for copy in (first, second):
        signing.sign(copy, ready, PIN, CLERK_LAN)
    after = copies.of_dossier(identity)
    assert [(copy.component, copy.signed, copy.media) for copy in after] == [
        (PAPER, True, ScanMedia.PDF),
        ("Căn cước", True, ScanMedia.PDF),
    ]
    assert {copy.content for copy in after} & {first.content, second.content} == set()
    assert all(copy.paper == BIRTH_PAPER and copy.dpi == 200 for copy in after)
    assert copies.picture(after[1]).startswith(b"\x89PNG")
    assert desk.place.entry_types()[-2:] == ["ScanAttached", "ScanSigned"]
    with desk.place.desk.database.read() as connection:
        assert {scan.content for scan in waiting_scans(connection)} >= {copy.content for copy in after}
    assert signing.sign(after[0], ready, PIN, CLERK_LAN) is None
    assert "Chứng thư số của: Nguyễn Thị Lan - UBND phường Mẫu" in desk.told(identity)


def test_without_a_token_everything_stays_to_be_signed(at: At) -> None:
    desk, copies, _signing, identity = at
    copies.attach_paper(identity, PAPER, copies.check(jpeg()), BIRTH_PAPER, CLERK_LAN)
    assert Signing(desk.cases, copies, lambda: None).look(CLERK_LAN) is None
    assert [en for _vi, en in copies.of_dossier(identity)[0].states()] == ["to be signed", "waiting to be sent"]


def test_another_person_s_token_signs_nothing(at: At) -> None:
    _desk, _copies, signing, _identity = at
    with pytest.raises(RuleViolation, match="own personal signature") as refused:
        signing.look(SUPERVISOR_HOA)
    assert "điều 17.1 c" in refused.value.citation


def test_a_certificate_that_is_over_signs_nothing(at: At) -> None:
    desk, _copies, signing, _identity = at
    desk.place.hands.pass_time(days=500)
    with pytest.raises(RuleViolation, match="cannot be used today"):
        signing.look(CLERK_LAN)


def test_a_wrong_pin_leaves_no_entry_and_no_file(at: At, tmp_path: Path) -> None:
    desk, copies, signing, identity = at
    copies.attach_paper(identity, PAPER, copies.check(jpeg()), BIRTH_PAPER, CLERK_LAN)
    before, files = desk.place.entry_types(), set((tmp_path / "scans").iterdir())
    ready = signing.look(CLERK_LAN)
    assert ready is not None
    with pytest.raises(WrongPin):
        signing.sign(copies.of_dossier(identity)[0], ready, "000000", CLERK_LAN)
    assert desk.place.entry_types() == before
    assert set((tmp_path / "scans").iterdir()) == files


def test_what_is_to_be_signed_is_listed_across_dossiers_until_it_is_signed_or_lost(at: At, tmp_path: Path) -> None:
    desk, copies, signing, first = at
    second, waiting = desk.receive(), WaitingSignatures(desk.cases)
    for identity, data in ((first, jpeg()), (second, pdf(A4_AT_200))):
        copies.attach_paper(identity, PAPER, copies.check(data), BIRTH_PAPER, CLERK_LAN)
    listed = waiting.look()
    assert [(row.identity, row.copy.component) for row in listed.rows] == [(first, PAPER), (second, PAPER)]
    assert listed.whole
    assert {(row.shown_code, row.person) for row in listed.rows} == {
        (desk.view(identity).line.code, "Nguyễn Thị Đẹp") for identity in (first, second)
    }
    ready = signing.look(CLERK_LAN)
    assert ready is not None
    signing.sign(listed.rows[0].copy, ready, PIN, CLERK_LAN)
    assert [row.identity for row in waiting.look().rows] == [second]
    for file in (tmp_path / "scans").iterdir():
        file.unlink()
    copies.find_losses()
    assert waiting.look().rows == ()


def test_no_more_are_listed_than_a_screen_holds_and_that_is_said(at: At, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, copies, _signing, identity = at
    for component, data in ((PAPER, pdf(A4_AT_200)), ("Căn cước", jpeg())):
        copies.attach_paper(identity, component, copies.check(data), BIRTH_PAPER, CLERK_LAN)
    monkeypatch.setattr(waiting_signatures, "MOST_LISTED", 1)
    listed = WaitingSignatures(desk.cases).look()
    assert ([row.copy.component for row in listed.rows], listed.whole) == ([PAPER], False)
