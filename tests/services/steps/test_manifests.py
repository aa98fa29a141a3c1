"""What the post took in: counted and checked as a receipt, brought by a manifest, received on its own dossier."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from counter_app.domain import entry_types as types
from counter_app.domain import life_cycle as life
from counter_app.domain.errors import BadInput, RuleViolation
from counter_app.domain.form import Form
from counter_app.domain.intake import ChargedFee, ReceiptRefused, TakenComponent
from counter_app.domain.permissions import ADMINISTRATOR
from counter_app.print.form_pdf import render_form
from counter_app.print.official_words import identity_words
from counter_app.services.sign_in import Session
from counter_app.services.slip_checking import SlipVerdict, check_slip
from counter_app.services.steps.manifest_checking import ManifestVerdict
from counter_app.store.journal import EntryDraft
from counter_app.store.known_keys import remember_key
from counter_app.store.rebuilding import rebuild
from counter_app.wire.keys import SigningKey
from counter_app.wire.papers import KeyNotice
from tests.print.paper_reading import decoded, extracted
from tests.services.desk import CLERK_LAN, DESK_KEY, UNSTATED, person, receipt_of
from tests.services.steps.counter import Counter, at, counter
from tests.services.steps.postal_hands import POSTMAN, Post, post_at
from tests.store.desks import LAN

WINDOW = replace(LAN, desk="desk-2", name="Quầy 2", number=3, spare=4)
CODE = "H36.37.05-261123-0201"
STRANGER = SigningKey(hashlib.sha256(b"a desk that nobody here knows").digest())


@pytest.fixture(name="post")
def postal_desk(counter: Counter) -> Post:
    return post_at(counter)


def words(form: Form) -> str:
    return " ".join(extracted(render_form(form)).split())


def test_the_post_opens_a_dossier_that_has_neither_code_nor_date(post: Post) -> None:
    receipt = post.take_in()
    assert (receipt.code, receipt.due, receipt.posted, receipt.prints_slip) == (None, None, True, False)
    case = post.counter.cases.open(receipt.identity)
    assert (case.state.status, case.channel, case.row.applicant) == (life.TAKEN_BY_POST, "post", "Nguyễn Thị Đẹp")
    assert post.counter.place.entry_types()[-1] == types.POSTAL_ACCEPTED
    assert "Bưu chính nhận hồ sơ" in post.counter.told(receipt.identity)


def test_the_post_is_checked_as_a_receipt_is_and_needs_no_date_where_no_term_is_stated(post: Post) -> None:
    with pytest.raises(ReceiptRefused) as refused:
        post.take_in(receipt_of(applicant=person(name="")))
    assert refused.value.problems[0].field == "applicant.name"
    assert post.take_in(receipt_of(UNSTATED, components=())).due is None
    missing = post.intake.decide(receipt_of(components=(TakenComponent("Căn cước"),))).missing
    assert [one.name for one in missing] == [one.name for one in _missing_at_the_counter(post)]


def _missing_at_the_counter(post: Post) -> tuple[object, ...]:
    return post.counter.place.intake.decide(receipt_of(components=(TakenComponent("Căn cước"),))).missing


def test_the_post_takes_no_fee_of_the_one_stop(post: Post) -> None:
    fee = ChargedFee("le_phi", "", 8_000)
    with pytest.raises(ReceiptRefused, match="takes the fee"):
        post.take_in(receipt_of(fees=(replace(fee, paid=True),)))
    post.take_in(receipt_of(fees=(fee,)))
    assert types.FEE_COLLECTED not in post.counter.place.entry_types()


def test_who_may_not_take_in_for_the_post_is_told_why_and_nothing_is_written(post: Post) -> None:
    before = post.counter.place.entry_types()
    with pytest.raises(RuleViolation, match="postal staff"):
        post.intake.accept(receipt_of(), Session("tuan", "T", ADMINISTRATOR, must_change=False))
    with pytest.raises(RuleViolation, match="only counter clerk"):
        post.counter.place.intake.receive(receipt_of(), POSTMAN)
    with pytest.raises(RuleViolation, match="postal staff"):
        post.manifests.make(Session("tuan", "T", ADMINISTRATOR, must_change=False))
    assert post.counter.place.entry_types() == before


def test_a_manifest_takes_everything_once_with_a_line_in_each_dossier(post: Post) -> None:
    first, second = post.take_in().identity, post.take_in().identity
    made = post.manifests.make(POSTMAN)
    assert tuple(one.identity for one in made.dossiers) == (first, second)
    assert [one.manifest for one in post.manifests.on_the_way()] == [made.number, made.number]
    assert f"Bưu chính giao theo bảng kê {made.number}" in post.counter.told(first)
    with pytest.raises(BadInput, match="on no manifest"):
        post.manifests.make(POSTMAN)
    post.counter.place.hands.pass_time(seconds=1)
    third = post.take_in().identity
    another = post.manifests.make(POSTMAN)
    assert (tuple(one.identity for one in another.dossiers), another.number != made.number) == ((third,), True)
    assert post.manifests.open(made.identity) == made


def test_what_the_one_stop_received_or_voided_goes_on_no_manifest(post: Post) -> None:
    received = post.take_in().identity
    post.counter.place.intake.receive(receipt_of(arrived=received), CLERK_LAN)
    left = post.take_in().identity
    assert [one.identity for one in post.manifests.make(POSTMAN).dossiers] == [left]


def test_at_another_desk_a_scan_opens_it_and_its_dossiers_are_received_one_by_one(post: Post, tmp_path: Path) -> None:
    post.take_in()
    post.take_in(receipt_of(applicant=person(name="Lê Văn Cường")))
    made = post.manifests.make(POSTMAN)
    window = counter(_folder(tmp_path), of=WINDOW)
    post.handed_in_to(window)
    there = post_at(window)
    answer = there.manifests.check(post.text(made).lower())
    assert (answer.verdict, answer.manifest) == (ManifestVerdict.KNOWN, there.manifests.open(made.identity))
    assert answer.manifest is not None
    assert [one.person for one in answer.manifest.waiting] == ["Nguyễn Thị Đẹp", "Lê Văn Cường"]
    window.place.hands.pass_time(hours=2)
    first = made.dossiers[0].identity
    receipt = window.place.intake.receive(receipt_of(arrived=first), CLERK_LAN)
    assert (receipt.identity, receipt.code) == (first, "H36.37.05-261123-0001")
    assert (receipt.received, receipt.due) == (at("2026-11-23T10:00"), at("2026-11-27T10:00"))
    opened = there.manifests.open(made.identity)
    assert [one.waits for one in opened.dossiers] == [False, True]
    assert (opened.dossiers[0].received, opened.dossiers[0].code) == (receipt.received, receipt.code)
    assert window.cases.open(first).details["posted"] == "2026-11-23T08:00:00+07:00"
    with pytest.raises(RuleViolation, match="not possible now"):
        window.place.intake.receive(receipt_of(arrived=first), CLERK_LAN)


def test_what_was_not_in_the_bag_is_written_down_once_and_can_still_be_received(post: Post) -> None:
    first, second = post.take_in().identity, post.take_in().identity
    made = post.manifests.make(POSTMAN)
    post.counter.place.intake.receive(receipt_of(arrived=first), CLERK_LAN)
    with pytest.raises(RuleViolation, match="only counter clerk"):
        post.manifests.note_absent(made.identity, POSTMAN)
    assert post.manifests.note_absent(made.identity, CLERK_LAN) == 1
    assert [one.absent for one in post.manifests.open(made.identity).dossiers] == [False, True]
    assert f"Không có khi kiểm đếm bảng kê bưu chính {made.number}" in post.counter.told(second)
    assert "Không có khi kiểm đếm" not in post.counter.told(first)
    with pytest.raises(BadInput, match="left to be written"):
        post.manifests.note_absent(made.identity, CLERK_LAN)
    post.counter.place.intake.receive(receipt_of(arrived=second), CLERK_LAN)
    assert post.manifests.open(made.identity).waiting == ()


def test_a_manifest_whose_data_have_not_come_says_so_and_what_to_do(post: Post, tmp_path: Path) -> None:
    post.take_in()
    made = post.manifests.make(POSTMAN)
    there = post_at(counter(_folder(tmp_path), of=WINDOW))
    answer = there.manifests.check(post.text(made))
    assert (answer.verdict, answer.manifest) == (ManifestVerdict.NOT_HERE, None)
    assert "nhập từng hồ sơ bằng tay" in answer.vi
    stranger = there.manifests.check(post.text(made, STRANGER))
    assert (stranger.verdict, stranger.manifest) == (ManifestVerdict.DESK_UNKNOWN, None)


def test_a_dossier_whose_entry_has_not_come_is_listed_as_unknown_and_counted_as_waiting(
    post: Post, tmp_path: Path
) -> None:
    post.take_in()
    made = post.manifests.make(POSTMAN)
    window = counter(_folder(tmp_path), of=WINDOW)
    post.handed_in_to(window, without=("PostalAccepted", "NoteAdded"))
    answer = post_at(window).manifests.check(post.text(made))
    assert answer.manifest is not None
    assert [one.here for one in answer.manifest.waiting] == [False]


def test_a_key_that_is_not_known_here_does_not_hinder_what_the_feed_vouches_for(post: Post, tmp_path: Path) -> None:
    post.take_in()
    made = post.manifests.make(POSTMAN)
    window = counter(_folder(tmp_path), of=WINDOW)
    post.handed_in_to(window)
    there = post_at(window)
    assert there.manifests.check(post.text(made, STRANGER)).verdict is ManifestVerdict.KNOWN
    other = replace(made, number="009-261123-080000")
    assert there.manifests.check(post.text(other, STRANGER)).verdict is ManifestVerdict.FORGED


@pytest.mark.parametrize("change", [{"number": "001-261123-999999"}, {"identity": "A" * 16}])
def test_an_altered_manifest_is_told_as_forged(post: Post, change: dict[str, str]) -> None:
    post.take_in()
    made = post.manifests.make(POSTMAN)
    text, other = post.text(made), post.text(replace(made, **change))
    forged = other.rsplit("/", 1)[0] + "/" + text.rsplit("/", 1)[1]
    answer = post.manifests.check(forged)
    assert (answer.verdict, answer.manifest) == (ManifestVerdict.FORGED, None)


def test_a_withdrawn_key_vouches_for_nothing_that_is_not_known(post: Post, tmp_path: Path) -> None:
    post.take_in()
    made = post.manifests.make(POSTMAN)
    window = counter(_folder(tmp_path), of=WINDOW)
    with window.place.desk.database.write() as connection:
        remember_key(connection, KeyNotice("desk-9", STRANGER.public.hex(), "desk", "2026-11-23T07:00:00+07:00"))
    there = post_at(window)
    assert there.manifests.check(post.text(made, STRANGER)).verdict is ManifestVerdict.KEY_WITHDRAWN
    post.handed_in_to(window)
    assert there.manifests.check(post.text(made, STRANGER)).verdict is ManifestVerdict.KNOWN


@pytest.mark.parametrize("text", ["HTTPS://A.VN/M1/001/x", "M1/", "HTTPS://A.VN/M1/" + "A" * 9_000, ""])
def test_half_a_manifest_is_one_sentence(post: Post, text: str) -> None:
    with pytest.raises(BadInput, match="scan again"):
        post.manifests.check(text)


def test_the_manifest_on_paper_names_its_dossiers_twice_over_with_its_code_and_both_signatures(post: Post) -> None:
    first = post.take_in().identity
    made = post.manifests.make(POSTMAN)
    form = post.papers.manifest(made)
    text = words(form)
    told = (
        "BIÊN BẢN GIAO NHẬN HỒ SƠ",
        made.number,
        identity_words(first),
        "Nguyễn Thị Đẹp",
        "BƯU CHÍNH GIAO",
        "BÊN NHẬN",
        POSTMAN.name,
    )
    for one in told:
        assert text.count(one) >= 2, one
    assert "QĐ 45/2016/QĐ-TTg" in text
    assert "chưa được đối chiếu" in text
    assert "Bảng kê lập lúc 08 giờ 00 phút" in text, "the post is still on its way then"
    assert "ký lúc: …… giờ …… phút" in text
    assert form.qr_text in decoded(render_form(form), 0, 200)["QR Code"]
    assert post.manifests.check(form.qr_text).manifest == made


def test_the_posting_slip_is_no_receipt_and_says_so_and_its_code_finds_the_dossier(post: Post) -> None:
    receipt = post.take_in(receipt_of(components=receipt_of().components[:1]))
    form = post.papers.posting_slip(receipt.identity)
    text = words(form)
    for one in ("PHIẾU GỬI HỒ SƠ", "chưa phải Giấy tiếp nhận", "Nguyễn Thị Đẹp", POSTMAN.name):
        assert one in text, one
    assert "Giấy tờ chứng minh điều kiện" in text  # what is missing
    assert "chưa được đối chiếu" in text
    answer = check_slip(post.counter.place.desk, DESK_KEY, form.qr_text)
    assert (answer.verdict, answer.identity, answer.code) == (SlipVerdict.KNOWN, receipt.identity, None)
    post.counter.place.intake.receive(receipt_of(arrived=receipt.identity), CLERK_LAN)
    assert post.papers.posting_slip(receipt.identity) == form
    with pytest.raises(RuleViolation, match="no posting slip"):
        post.papers.posting_slip(post.counter.receive())


def test_the_post_still_names_what_the_one_stop_received_though_its_words_do_not_come_there(post: Post) -> None:
    identity = post.take_in().identity
    made = post.manifests.make(POSTMAN)
    place = post.counter.place
    received = EntryDraft(types.DOSSIER_RECEIVED, dossier=identity, code=CODE, received=place.clock.now())
    place.desk.journal.append([received], "lan", place.clock.stamp())
    (row,) = post.manifests.open(made.identity).dossiers
    assert (row.person, row.code, row.papers, row.waits) == ("Nguyễn Thị Đẹp", CODE, 2, False)


def test_a_rebuild_changes_nothing_of_it(post: Post) -> None:
    post.take_in()
    made = post.manifests.make(POSTMAN)
    before = post.manifests.on_the_way()
    place = post.counter.place
    rebuild(place.desk.database, place.desk.projections)
    assert (post.manifests.on_the_way(), post.manifests.open(made.identity)) == (before, made)


def _folder(base: Path) -> Path:
    folder = base / "window"
    folder.mkdir()
    return folder
