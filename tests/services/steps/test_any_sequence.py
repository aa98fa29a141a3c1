"""Whatever is done with dossiers, in whatever order: no state that the life cycle does not know, no đồng from nowhere,
no date that moves without an entry that says why. Over the services themselves and a real database."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from counter_app.domain import entry_types as types
from counter_app.domain.citizen_asks import AskKind
from counter_app.domain.citizen_notice import CARRIED
from counter_app.domain.corrections import CorrectionKind
from counter_app.domain.entry_types import NOTICE_MADE
from counter_app.domain.errors import Problem
from counter_app.domain.fee_account import Money, PaidBy, total
from counter_app.domain.intake import ChargedFee, ReceiveDossier
from counter_app.domain.life_cycle import ACTIVE, MOVES_DUE, STATUSES
from counter_app.domain.national_status import national_status
from counter_app.domain.scanned_paper import MeasuredScan, PaperData, ScanMedia
from counter_app.domain.step_rules import SupplementRequest, WantedPaper
from counter_app.domain.times import parse_iso
from counter_app.services.steps.appointments import NewAppointment
from counter_app.services.steps.citizen_asks import CitizenAsks, open_asks
from counter_app.services.steps.corrections import Proposal
from counter_app.services.steps.digital_copies import CheckedFile
from counter_app.services.steps.duties import Duty
from counter_app.services.steps.endings import GivenBack, Refusal, Stop
from counter_app.services.steps.fees import Exemption, Refund, RefundGround
from counter_app.services.steps.postal_records import PostalRecords, PostalSide
from counter_app.services.steps.remarks import Remarks
from counter_app.services.steps.results import ArrivedResult, Return, ReturnedBy
from counter_app.services.steps.till import Count
from counter_app.wire.header import Header
from tests.services.desk import CLERK_LAN, SUPERVISOR_HOA, person, receipt_of
from tests.services.steps.attaching import PAPER as ATTACHED_TO
from tests.services.steps.attaching import copies_at
from tests.services.steps.counter import counter
from tests.services.steps.portal_asks import asks
from tests.services.steps.retold import moves, replayed, says_why

RECEIPT = receipt_of(applicant=person(name="Trần Văn Bình", email="binh@example.vn"), notify=("email",))
LE_PHI, PHI = ("le_phi", "Lệ phí"), ("phi", "Phí")
PAPER = SupplementRequest(papers=(WantedPaper("Giấy tờ chứng minh điều kiện"),), reason="Thiếu bản chính")
WORDS = st.sampled_from(("Ghi nhầm", "Người nộp đề nghị", "Theo yêu cầu", ""))
LINES = st.lists(
    st.builds(Money, st.sampled_from(("le_phi", "phi")), st.sampled_from(("Lệ phí", "Phí")), st.integers(-1, 20_000)),
    max_size=2,
)
OFTEN = (*("life",) * 4, *("correction",) * 4, *("money",) * 3, *("copies",) * 2, *("portal",) * 2)
ACTS = (*OFTEN, "post", "before", "rest", "ending")
OPENINGS = ("counter", "counter", "online", "guided", "refused")
PROCEDURES = ("1.001022", "9.999999", "1.004222")  # of this agency, of none, of the ward's police
WAYS = (
    Return(),
    Return(name="Lê Văn Cường", with_slip=False, proof="Căn cước"),
    Return(ReturnedBy.POST, mail="RR123456789VN"),
    Return(ReturnedBy.ONLINE),
)
SOME = st.sampled_from(("all", "half", "odd"))


Draw = Callable[[st.SearchStrategy[Any]], Any]


class AnySequence(RuleBasedStateMachine):
    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.counter = counter(self.folder)
        self.remarks = Remarks(self.counter.cases)
        place = self.counter.place
        self.records = PostalRecords(self.counter.cases, place.reference, place.desk.desk)
        self.copies, self.scans = copies_at(self.counter, self.folder)
        self.files = 0
        self.drawer = 0  # cash, what cards and transfers brought, and what is said to be on its way: by the hand
        self.bank = 0
        self.on_the_way = 0
        self.opened: list[str] = []
        self.identities: list[str] = []

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.counter.place.desk.database.close()
            shutil.rmtree(self.folder)

    def attempt(self, act: Callable[[], object]) -> bool:
        """A refusal writes nothing."""
        before = self.counter.place.entry_types()
        try:
            act()
        except Problem:
            assert self.counter.place.entry_types() == before
            return False
        self.find_received_anew()
        return True

    def find_received_anew(self) -> None:
        """What stands in the place of another goes on like it."""
        for identity in tuple(self.identities):
            anew = self.counter.cases.open(identity).state.replaced_by
            if anew is not None and anew not in self.identities:
                self.identities.append(anew)

    # ------------------------------------------------------------------------------------------------- opening

    @precondition(lambda self: len(self.opened) < 2)
    @rule(amount=st.integers(0, 30_000), paid=st.booleans(), opening=st.sampled_from(OPENINGS))
    def open_one(self, amount: int, paid: bool, opening: str) -> None:
        """Two at most, so that each of them lives through much; the first is received at the counter."""
        how = opening if self.opened else "counter"
        fees = (ChargedFee(*LE_PHI, amount, paid), ChargedFee(*PHI, 8_000)) if how == "counter" else ()
        command = replace(RECEIPT, fees=fees, channel="online" if how == "online" else "direct")
        identity = {
            "counter": self.counter.receive,
            "online": self.counter.arrive_online,
            "guided": self.guide,
            "refused": self.refuse,
        }[how](command)
        self.drawer += amount if paid and how == "counter" else 0
        self.opened.append(identity)
        self.identities.append(identity)

    def guide(self, command: ReceiveDossier) -> str:
        return str(self.counter.supplements.guide(command, PAPER, CLERK_LAN).identity)

    def refuse(self, command: ReceiveDossier) -> str:
        refusal = Refusal(("Sai thẩm quyền",))
        return str(self.counter.endings.refuse_at_the_counter(command, refusal, CLERK_LAN).identity)

    @precondition(lambda self: self.identities)
    @rule(acts=st.lists(st.sampled_from(ACTS), min_size=3, max_size=8), data=st.data())
    def something_happens(self, acts: list[str], data: st.DataObject) -> None:
        """One rule for everything: of many, the machine would leave most of them out of each run. Several at a time:
        what holds is told from everything that was written, so that it need not be asked after each."""
        does = {
            "copies": self.digital_copies,
            "before": self.before_the_receipt,
            "life": self.life,
            "correction": self.correction,
            "money": self.money_moves,
            "rest": self.rest,
            "portal": self.by_the_portal,
            "post": self.to_the_post,
            "ending": self.ending,
        }
        for act in acts:
            does[act](data.draw(st.sampled_from(self.identities)), data.draw)

    def rest(self, _identity: str, draw: Draw) -> None:
        """Time goes by, and the drawer is counted."""
        self.counter.place.hands.pass_time(hours=draw(st.integers(1, 400)))
        till = self.counter.tills.till(self.counter.place.clock.now().date())
        counted = Count(till.expected + 1_000 * draw(st.integers(-1, 1)))
        self.attempt(lambda: self.counter.tills.count(till.day, counted, "Thối nhầm", CLERK_LAN))

    def life(self, identity: str, draw: Draw) -> None:
        """One step of its life, whichever: most are refused, which is as it should be."""
        to, why, days = self.counter, draw(WORDS), draw(st.integers(-3, 30))
        due = to.place.clock.now() + timedelta(days=days)
        result = ArrivedResult(draw(st.booleans()), "12/XN", note="Không đủ điều kiện", signer="Trần Văn Trưởng")
        returned = replace(draw(st.sampled_from(WAYS)), compared=draw(st.booleans()), papers_kept=draw(st.booleans()))
        acts: dict[str, Callable[[], object]] = {
            "ask": lambda: to.supplements.ask(identity, PAPER, CLERK_LAN),
            "supplement": lambda: to.supplements.receive(identity, ("Bản chính",), CLERK_LAN, due=due),
            "close": lambda: to.supplements.close(identity, CLERK_LAN),
            "hand over": lambda: to.handovers.hand_over(identity, "Tư pháp", CLERK_LAN),
            "list": lambda: to.handovers.hand_over_list(self.identities, "Tư pháp", CLERK_LAN),
            "duty": lambda: to.duties.tell(identity, Duty(1_000 * days, "Lệ phí trước bạ"), CLERK_LAN),
            "settle": lambda: to.duties.settle(identity, why, CLERK_LAN, due=due),
            "move": lambda: to.appointments.move(identity, NewAppointment(due, why), CLERK_LAN),
            "start": lambda: self.remarks.fix_start(identity, due, why, CLERK_LAN),
            "result": lambda: to.results.arrive(identity, result, CLERK_LAN),
            "hand out": lambda: to.results.hand_out(identity, returned, CLERK_LAN),
            "send back": lambda: to.results.send_back(identity, why, "Tư pháp", CLERK_LAN),
        }
        self.attempt(acts[draw(st.sampled_from(sorted(acts)))])

    def before_the_receipt(self, identity: str, draw: Draw) -> None:
        """Refused, or what came online received; of anything else the life cycle lets neither be."""
        if draw(st.booleans()):
            self.attempt(lambda: self.counter.endings.refuse(identity, Refusal((draw(WORDS),)), CLERK_LAN))
        else:
            command = replace(RECEIPT, fees=(ChargedFee(*PHI, 8_000),), channel="online")
            self.attempt(lambda: self.counter.place.intake.receive(replace(command, arrived=identity), CLERK_LAN))

    def by_the_portal(self, identity: str, draw: Draw) -> None:
        """The citizen asks, and is answered or given the step that was asked for."""
        to, waits, why = self.counter, open_asks(self.counter.cases.open(identity)), draw(WORDS)
        if not waits:
            if to.status(identity) in ACTIVE:
                asks(to, identity, draw(st.sampled_from(AskKind)), reason=why, brought=["Bản chính"])
            return
        granted = draw(st.booleans())
        acts: dict[str, Callable[[], object]] = {
            "answer": lambda: CitizenAsks(to.cases).answer(identity, waits[0].asked, why, CLERK_LAN, granted=granted),
            "another": lambda: CitizenAsks(to.cases).answer(identity, b"\x07" * 32, why, CLERK_LAN, granted=granted),
            "take it in": lambda: to.supplements.receive(identity, ("Bản chính",), CLERK_LAN),
            "take it back": lambda: to.endings.withdraw(identity, why, GivenBack(), CLERK_LAN),
        }
        self.attempt(acts[draw(st.sampled_from(sorted(acts)))])

    def to_the_post(self, _identity: str, draw: Draw) -> None:
        """What goes by post and came by it stands on a record once."""
        records, side = self.records, draw(st.sampled_from(PostalSide))
        if self.attempt(lambda: records.record(side, CLERK_LAN, "Nguyễn Bưu Tá")):
            assert not records.waiting(side)

    def digital_copies(self, identity: str, draw: Draw) -> None:
        """Attached to a paper or as the result, used again, and now and then a file is taken away."""
        copies, which = self.copies, draw(st.integers(0, 3))
        self.files += 1
        data = f"%PDF- {min(self.files, which)}".encode()
        file = CheckedFile(data, ScanMedia.PDF, MeasuredScan(1, 200), ())
        paper = PaperData("Giấy xác nhận", number="12")
        kept = draw(st.booleans())
        acts: dict[str, Callable[[], object]] = {
            "paper": lambda: copies.attach_paper(identity, ATTACHED_TO, file, paper, CLERK_LAN),
            "no such paper": lambda: copies.attach_paper(identity, "Giấy lạ", file, paper, CLERK_LAN),
            "result": lambda: copies.attach_result(identity, file, paper, CLERK_LAN, signed_next=kept),
            "again": lambda: [
                copies.use_again(identity, ATTACHED_TO, one, draw(WORDS), CLERK_LAN)
                for one in copies.earlier(identity)[:1]
            ],
            "taken away": lambda: self.take_away(),
        }
        self.attempt(acts[draw(st.sampled_from(sorted(acts)))])

    def take_away(self) -> None:
        for one in sorted(self.folder.glob("scans/*"))[:1]:
            one.unlink()
        self.copies.find_losses()

    def ending(self, identity: str, draw: Draw) -> None:
        """Seldom: afterwards almost nothing is possible any more."""
        endings, why = self.counter.endings, draw(WORDS)
        if draw(st.booleans()):
            self.attempt(lambda: endings.withdraw(identity, why, GivenBack(), CLERK_LAN))
        else:
            self.attempt(lambda: endings.stop(identity, Stop(why), GivenBack(), CLERK_LAN))

    def correction(self, identity: str, draw: Draw) -> None:
        corrections, why = self.counter.corrections, draw(WORDS)
        proposal = Proposal(
            draw(st.sampled_from(CorrectionKind)),
            why,
            self.counter.place.clock.now() + timedelta(days=4),
            (ChargedFee(*LE_PHI, draw(st.integers(0, 40_000))), ChargedFee(*PHI, 8_000)),
            draw(st.sampled_from(PROCEDURES)),
        )
        approved, name = draw(st.booleans()), draw(st.sampled_from(("Nguyễn Thị Đẹp", "Lê Văn Cường", "")))
        acts: dict[str, Callable[[], object]] = {
            "at once": lambda: corrections.correct(identity, {"applicant": {"name": name}}, why, CLERK_LAN),
            "ask": lambda: corrections.ask(identity, proposal, CLERK_LAN),
            "alone": lambda: corrections.decide(identity, approved=approved, approver=CLERK_LAN),
            "decide": lambda: corrections.decide(identity, approved=approved, approver=SUPERVISOR_HOA),
            "together": lambda: corrections.ask_and_decide(identity, proposal, CLERK_LAN, SUPERVISOR_HOA),
        }
        self.attempt(acts[draw(st.sampled_from(sorted(acts)))])

    def money_moves(self, identity: str, draw: Draw) -> None:
        """By the hand's own count: what came in, what went out and how, whatever the program says of it."""
        account = self.counter.fees.account(identity)
        half = tuple(Money(*one.what, one.amount // 2) for one in account.owed())
        lines = {"all": account.owed(), "half": half, "odd": tuple(draw(LINES))}[draw(SOME)]
        acts = {
            "take": self.take_money,
            "let off": lambda one, some, _draw: self.attempt(
                lambda: self.counter.fees.exempt(one, some, Exemption("Hộ nghèo"), CLERK_LAN)
            ),
            "confirm": self.confirm_transfer,
            "give back": self.give_back,
        }
        acts[draw(st.sampled_from(sorted(acts)))](identity, lines, draw)

    def take_money(self, identity: str, lines: tuple[Money, ...], draw: Draw) -> None:
        way = draw(st.sampled_from(PaidBy))
        if self.attempt(lambda: self.counter.fees.take(identity, lines, way, CLERK_LAN)):
            self.moved(way, total(lines))
            if way is PaidBy.TRANSFER and draw(st.booleans()):
                self.confirm_transfer(identity, lines, draw)  # seldom otherwise: of two dossiers few have a claim

    def confirm_transfer(self, identity: str, _lines: tuple[Money, ...], draw: Draw) -> None:
        """All that was said, some of it, or more."""
        said = self.counter.fees.account(identity).total_claimed
        came = draw(st.sampled_from((None, said, said // 3, said + 1)))
        if self.attempt(lambda: self.counter.fees.confirm(identity, "FT26327", SUPERVISOR_HOA, came=came)):
            self.bank += said if came is None else came
            self.on_the_way -= said if came is None else came

    def give_back(self, identity: str, lines: tuple[Money, ...], draw: Draw) -> None:
        """What came in, what came in by mistake, or anything."""
        account = self.counter.fees.account(identity)
        excess = account.excess(self.counter.status(identity))
        back = draw(st.sampled_from((account.refundable(), excess, lines)))
        way, ground = draw(st.sampled_from((PaidBy.CASH, PaidBy.TRANSFER))), draw(st.sampled_from(RefundGround))
        refund = Refund(back, "Không làm được", ground, way)
        if self.attempt(lambda: self.counter.fees.refund(identity, refund, CLERK_LAN)):
            self.drawer -= total(back) if way is PaidBy.CASH else 0
            self.bank -= total(back) if way is PaidBy.TRANSFER else 0

    def moved(self, way: PaidBy, amount: int) -> None:
        self.drawer += amount if way is PaidBy.CASH else 0
        self.bank += amount if way is PaidBy.ONLINE else 0
        self.on_the_way += amount if way is PaidBy.TRANSFER else 0

    # --------------------------------------------------------------------------------- what holds after each step

    @invariant()
    def every_state_is_one_of_the_life_cycle_and_every_step_led_there(self) -> None:
        for identity in getattr(self, "identities", []):
            case = self.counter.cases.open(identity)
            assert case.state.status in STATUSES
            assert national_status(case.state.status)
            assert replayed(case) == case.state
            if case.state.status not in ACTIVE:
                assert open_asks(case) == ()

    @invariant()
    def no_date_moved_without_a_reason(self) -> None:
        for identity in getattr(self, "identities", []):
            case = self.counter.cases.open(identity)
            for header, before, after in moves(case):
                assert header.type in MOVES_DUE, (header.type, before, after)
                assert says_why(case, header), header.type

    @invariant()
    def no_letter_is_mailed_twice_and_every_copy_lies_here_or_is_told_lost(self) -> None:
        for identity in getattr(self, "identities", []):
            carried = [header.facts.get(CARRIED) for header in self.counter.cases.open(identity).headers(NOTICE_MADE)]
            letters = [one for one in carried if one is not None]
            assert len(set(letters)) == len(letters)
            for copy in self.copies.of_dossier(identity):
                assert copy.loss is not None or self.scans.holds(copy.content)

    @invariant()
    def money_is_conserved(self) -> None:
        if not hasattr(self, "drawer"):
            return
        for identity in self.identities:
            account = self.counter.fees.account(identity)
            for what in {*account.charged, *account.came_in}:
                kept, off = account.kept(what), account.let_off.get(what, 0)
                owed = {money.what: money.amount for money in account.owed()}.get(what, 0)
                assert kept >= 0
                assert off >= 0
                assert owed == max(0, account.charged.get(what, 0) - off - kept)
                assert account.claimed.get(what, 0) >= 0
        accounts = [self.counter.fees.account(identity) for identity in self.identities]
        assert sum(account.kept(what) for account in accounts for what in account.came_in) == self.drawer + self.bank
        assert sum(account.total_claimed for account in accounts) == self.on_the_way
        first = self.counter.place.clock.now().date()
        days = {parse_day(header) for header in self.money()} | {first}
        tills = [self.counter.tills.till(day) for day in days]
        assert sum(till.expected for till in tills) == self.drawer
        assert all(till.expected == sum(till.by_kind.values()) for till in tills)

    def money(self) -> list[Header]:
        return [
            header
            for identity in self.identities
            for header in self.counter.cases.open(identity).headers(types.FEE_COLLECTED, types.FEE_REFUNDED)
        ]


def parse_day(header: Header) -> date:
    return parse_iso(header.entered).date()


AnySequence.TestCase.settings = settings(
    max_examples=15,
    stateful_step_count=15,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # a sequence of a hundred steps is shrunk for minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
TestAnySequence = AnySequence.TestCase
