"""What the pictures of the documents show beside a played day: a dossier at each stage of its way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from counter_app.desk import Desk
from counter_app.domain.corrections import CorrectionKind
from counter_app.domain.fee_account import Money, PaidBy
from counter_app.domain.form import Form
from counter_app.domain.intake import Applicant, ChargedFee, ReceiveDossier
from counter_app.domain.permissions import POSTAL, SUPERVISOR
from counter_app.domain.scanned_paper import PaperData
from counter_app.domain.vietqr import purpose_of
from counter_app.rehearsal.office_clock import OfficeClock
from counter_app.rehearsal.sample_papers import scanned_paper
from counter_app.rehearsal.taken_papers import all_originals
from counter_app.services.sign_in import Session
from counter_app.services.steps.corrections import Proposal
from counter_app.services.steps.feedback import TakenFeedback
from counter_app.services.steps.manifests import Manifest
from counter_app.services.steps.registers import year_span
from counter_app.services.steps.results import ArrivedResult

PROCEDURE = "1.001612"
FEE = ChargedFee("le_phi", "Lệ phí theo lần", 100_000)
PEOPLE = ("Nguyễn Thị Đẹp", "Trần Văn Ánh", "Lê Thị Hồng Gấm", "Phạm Quốc Khánh")
PEOPLE_LATER = ("Hoàng Văn Bình", "Đỗ Thị Mỹ Linh", "Phạm Quốc Anh", "Vũ Thị Thu Hà", "Bùi Minh Châu")
POSTMAN_OF_THE_DAY = Session("buuta", "Vũ Đức Thành", POSTAL, must_change=False)
POSTED = ("Đặng Thị Hòa", "Lý Văn Sơn", "Hồ Ngọc Diệp")
SUPERVISOR_OF_THE_DAY = Session("quang", "Phạm Minh Quang", SUPERVISOR, must_change=False)
HEAD_OF_THE_UNIT = "Lê Văn Trưởng"
OTHER_PROCEDURE = "2.000720"
# One person comes with three matters: each has a term, so that each has a slip.
OF_ONE_PERSON = (PROCEDURE, "1.004859", "1.004837")
UNIT = "Phòng Kinh tế, Hạ tầng và Đô thị"
OTHER_UNIT = "Phòng Văn hóa - Xã hội"


@dataclass(frozen=True, slots=True)
class Scenes:
    """Identities of dossiers. `fresh` waits at the counter with its fee unpaid; `ready` has a result to hand out."""

    fresh: str
    ready: str


def set_scenes(desk: Desk, session: Session) -> Scenes:
    """Four citizens of one afternoon; two of their dossiers go to the specialists, one comes back."""
    fresh, ready, other, _last = (_receive(desk, session, number, name) for number, name in enumerate(PEOPLE))
    desk.steps.handovers.hand_over_list((ready, other), UNIT, session, receiver="Trần Thị Bình")
    desk.steps.results.arrive(ready, ArrivedResult(document="12/GCN-HKD"), session)
    return Scenes(fresh, ready)


def printed_sheet(desk: Desk, session: Session) -> str:
    """What is scanned of a contingency pad of one."""
    pad = desk.sheets.plan(1, session)
    desk.sheets.record(pad, session)
    return pad.slips[0].qr_text


@dataclass(frozen=True, slots=True)
class OfficeScenes:
    """`digitised`: the identity of a dossier with copies of its papers, `asked_for` what it is found by. `statement`:
    lines as a bank writes them, one for a transfer that was claimed, one that belongs to nothing. `drawer`: notes by
    value, some cash too few."""

    digitised: str
    asked_for: str
    statement: str
    drawer: dict[int, int]


def set_office_scenes(desk: Desk, session: Session, clock: OfficeClock) -> OfficeScenes:
    """What a day leaves to be looked through: corrections asked for, transfers claimed, cash taken, papers scanned."""
    dossiers = []
    for number, name in enumerate(PEOPLE_LATER, start=len(PEOPLE)):
        clock.pass_minutes(4)
        dossiers.append(_receive(desk, session, number, name))
    wrong_day, wrong_procedure, transferred, transferred_later, scanned = dossiers
    due = clock.now().replace(hour=9, minute=0) + timedelta(days=8)
    for dossier, proposal in (
        (wrong_day, Proposal(CorrectionKind.DUE, "Ghi nhầm ngày hẹn, người nộp phát hiện khi đọc giấy", due=due)),
        (wrong_procedure, Proposal(CorrectionKind.PROCEDURE, "Chọn nhầm thủ tục", procedure_code=OTHER_PROCEDURE)),
    ):
        clock.pass_minutes(6)
        desk.steps.corrections.ask(dossier, proposal, session)
    money = (Money(FEE.kind, FEE.name, FEE.amount),)
    for dossier in (transferred, transferred_later):
        clock.pass_minutes(9)
        desk.steps.fees.claim(dossier, money, session)
    desk.steps.fees.take(scanned, money, PaidBy.CASH, session)
    _digitise(desk, session, scanned)
    purpose = purpose_of(desk.steps.cases.open(transferred).row.code, transferred)
    day = f"{clock.now():%d/%m}"
    statement = f"{day} 100.000 {purpose} FT2632\n{day} 5.000.000 luong"
    return OfficeScenes(scanned, PEOPLE_LATER[-1], statement, {50_000: 1, 20_000: 2})


def _digitise(desk: Desk, session: Session, dossier: str) -> None:
    """One paper as it should be, one scanned too coarsely and half described."""
    copies = desk.digital_copies
    asked, card, *_others = copies.attachable(dossier).components
    lines = ("Kính gửi: Trung tâm Phục vụ hành chính công phường Mẫu", "Tôi đề nghị đăng ký hộ kinh doanh.")
    whole = PaperData(asked, "GĐN", "01/GĐN", issued=date(2026, 11, 20), issuer="Chủ hộ", abstract=asked, lasting=True)
    copies.attach_paper(dossier, asked, copies.check(scanned_paper("Giấy đề nghị", lines, 200)), whole, session)
    half = PaperData(card, number="075190012345", in_force_until=date(2030, 2, 1))
    copies.attach_paper(dossier, card, copies.check(scanned_paper("Căn cước", ("Bản chụp thử",), 100)), half, session)


def closed_register(desk: Desk, session: Session, clock: OfficeClock) -> Form:
    """This desk's volume of the year, closed on the second day of the next one."""
    year = clock.now().year
    clock.set(clock.now().replace(year=year + 1, month=1, day=2, hour=8, minute=0))
    own = next(volume for volume in desk.steps.registers.volumes(year_span(year)) if volume.own)
    desk.steps.registers.close(own.number, year, HEAD_OF_THE_UNIT, session)
    return desk.steps.registers.form(own.number, year_span(year))


def set_feedback(desk: Desk, session: Session, clock: OfficeClock, about: str) -> None:
    """A matter of the day before that asks about a dossier, and one said at the counter now. `about`: an identity."""
    before = clock.now().replace(hour=14, minute=20) - timedelta(days=1)
    code = desk.steps.cases.open(about).row.code or ""
    asked, said = "Chưa được báo là hồ sơ đã có kết quả hay chưa.", "Khu ngồi chờ không đủ ghế cho người cao tuổi."
    for taken in (
        TakenFeedback(asked, PEOPLE[1], phone="0912345671", about=code, received=before),
        TakenFeedback(said, PEOPLE[2], phone="0912345672"),
    ):
        desk.steps.feedback.take(taken, session)


def set_conflict(desk: Desk, session: Session) -> str:
    """A dossier that two desks are going to hand over; its identity."""
    return _receive(desk, session, len(PEOPLE) + len(PEOPLE_LATER), "Ngô Thị Hiền")


def brought_by_post(desk: Desk, clock: OfficeClock) -> Manifest:
    """Three citizens' papers, taken in by the post and on their way."""
    for number, name in enumerate(POSTED, start=20):
        desk.postal_intake.accept(replace(_command(desk, number, name), fees=()), POSTMAN_OF_THE_DAY)
        clock.pass_minutes(3)
    return desk.manifests.make(POSTMAN_OF_THE_DAY)


def to_the_day_of_appointments(clock: OfficeClock) -> None:
    """The lists of a day are empty on the day on which everything was received."""
    clock.set(clock.now().replace(hour=8, minute=5) + timedelta(days=4))


def _receive(desk: Desk, session: Session, number: int, name: str) -> str:
    receipt = desk.intake.receive(_command(desk, number, name), session)
    desk.slips.print_slip(receipt.identity, session)
    return receipt.identity


def _command(desk: Desk, number: int, name: str) -> ReceiveDossier:
    procedure = desk.reference.procedure(PROCEDURE, desk.clock.now().date())
    return ReceiveDossier(
        procedure_code=procedure.code,
        applicant=Applicant(
            name=name,
            id_number=f"0751900123{45 + number}",
            address="Số 1, phố Thử Nghiệm, phường Mẫu",
            phone=f"091234567{number}",
        ),
        components=all_originals(procedure),
        fees=(FEE,),
    )
