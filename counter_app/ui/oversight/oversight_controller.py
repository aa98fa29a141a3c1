"""Reads what has to be looked through, and writes what was decided: by whoever sits there, or by a second person who
signs over their screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from counter_app.domain import entry_types as types
from counter_app.domain.bank_statement import LARGEST_FILE, lines_of_file, lines_of_text
from counter_app.domain.errors import BadInput, Problem
from counter_app.domain.people import Person
from counter_app.domain.permissions import SUPERVISOR, may
from counter_app.services.sign_in import Session, SignIn
from counter_app.services.steps.conflicts import Conflicts
from counter_app.services.steps.corrections import LATER, SIGNED_IN, Corrections
from counter_app.services.steps.oversight import AskedCorrection, MadeCorrection, Overseen, Oversight
from counter_app.services.steps.transfers import ClaimedTransfer, Confirmed, MatchedLine, Transfers
from counter_app.ui.background import Lane
from counter_app.ui.language import told
from counter_app.ui.oversight.decision_card import DecisionWish
from counter_app.ui.oversight.oversight_column import OversightColumn
from counter_app.ui.oversight.statement_card import StatementWish
from counter_app.ui.overtaking import Overtaking
from counter_app.ui.refreshing import Refreshing
from counter_app.ui.single_act import SingleAct
from counter_app.ui.today.day_lists import DayList
from counter_app.ui.today.today_screen import OversightLists, TodayScreen
from counter_app.ui.wishes import DossierWish, PrintWish
from counter_app.ui.workbench import Workbench


@dataclass(frozen=True)
class OversightServices:
    oversight: Oversight
    transfers: Transfers
    corrections: Corrections
    sign_in: SignIn
    conflicts: Conflicts


@dataclass(frozen=True)
class _Read:
    lists: OversightLists
    supervisors: tuple[Person, ...]


@dataclass(frozen=True)
class _Decided:
    """`goes_on`: the dossier itself, or the one that was received anew in its place."""

    wish: DecisionWish
    goes_on: Overseen


class OversightController(QObject):
    dossier_wanted = Signal(object)  # DossierWish
    print_wanted = Signal(object)  # PrintWish
    step_wanted = Signal(object)  # StepWish

    def __init__(
        self, screen: TodayScreen, column: OversightColumn, services: OversightServices, bench: Workbench
    ) -> None:
        seat, background, changes, notices = bench
        super().__init__(screen)
        self._screen, self._column, self._services, self._seat = screen, column, services, seat
        self._background, self._changes, self._notices = background, changes, notices
        self._loading = Overtaking(self._background)
        self._supervisors: tuple[Person, ...] = ()
        self._first_wanted = False
        card, statement = column.card, column.statement
        self._deciding = SingleAct(background, self, card.approve, card.refuse)
        self._matching = SingleAct(background, self, statement.match, statement.file)
        self._confirming = SingleAct(background, self, statement.confirm)
        self._refresh = Refreshing(screen, self._load)
        screen.overseen_chosen.connect(self._show_chosen)
        column.card.decided.connect(self._decide)
        column.card.opened.connect(self._open)
        column.card.settle_wanted.connect(self.step_wanted)
        column.statement.wanted.connect(self._match)
        column.statement.confirm_wanted.connect(self._confirm)
        changes.dossiers_changed.connect(self._refresh.soon)
        changes.reference_changed.connect(self._refresh.soon)
        seat.changed.connect(self._sit)

    # ------------------------------------------------------------------------------------------------ reading

    @Slot()
    def entered(self) -> None:
        self._load()

    @Slot()
    def show_troubled(self) -> None:
        """What the band counts, with the first of it chosen once it is here."""
        self._first_wanted = True
        self._screen.show_list(DayList.TROUBLED)
        self._load()

    @Slot()
    def _sit(self) -> None:
        """Nothing about a citizen stays for the next person."""
        self._column.forget()
        self._column.sit(self._seat.session, self._supervisors)
        self._refresh.now()

    def _load(self) -> None:
        session = self._seat.session
        if session is None:
            return
        call = partial(_read, self._services, session)
        self._loading.ask(call, self._show, self._failed)

    def _show(self, read: _Read) -> None:
        self._supervisors = read.supervisors
        session = self._seat.session
        self._screen.show_overseen(read.lists, supervises=session is not None and session.role == SUPERVISOR)
        self._column.sit(session, read.supervisors)
        if self._first_wanted and self._screen.shown is DayList.TROUBLED:
            self._screen.choose_first()
        self._first_wanted = False
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        session = self._seat.session
        confirms = session is not None and may(session.role, types.TRANSFER_CONFIRMED)
        self._column.show_list(self._screen.shown, self._screen.overseen(), confirms=confirms)

    # ----------------------------------------------------------------------------------------------- deciding

    @Slot(object)
    def _decide(self, wish: DecisionWish) -> None:
        session = self._seat.session
        if session is not None:
            call = partial(_decide, self._services, wish, session)
            self._deciding.run(Lane.JOURNAL, call, self._decided, self._not_decided)

    def _decided(self, decided: _Decided) -> None:
        wish = decided.wish
        self._column.card.done(wish.row)
        self._notices.tell("oversight", "told-good", self._done(wish))
        self._changes.journal_grew.emit()
        if wish.prints:
            dossier = decided.goes_on
            self.print_wanted.emit(PrintWish(dossier.identity, f"{dossier.shown_code} · {dossier.person}"))
        self._load()
        self._screen.focus_list()

    def _done(self, wish: DecisionWish) -> str:
        named = wish.row.dossier.shown_code
        match wish.row:
            case MadeCorrection():
                return self.tr("Đã ghi nhận: đã xem lần sửa hồ sơ {0}.").format(named)
            case ClaimedTransfer():
                return self.tr("Đã xác nhận tiền nộp của hồ sơ {0}.").format(named)
        if wish.approved:
            return self.tr("Đã duyệt đề nghị sửa hồ sơ {0}.").format(named)
        return self.tr("Đã ghi nhận không đồng ý sửa hồ sơ {0}.").format(named)

    def _not_decided(self, problem: Problem) -> None:
        """Somebody else may have decided it meanwhile: the list is read again, the sentence stays."""
        self._column.card.show_problem(told(problem))
        self._load()

    @Slot(object)
    def _open(self, wish: DossierWish) -> None:
        self.dossier_wanted.emit(wish)

    # ---------------------------------------------------------------------------------------------- statement

    @Slot(object)
    def _match(self, wish: StatementWish) -> None:
        call = partial(_match, self._services.transfers, wish)
        shown, words = self._column.statement.show_matched, self.tr("Đang đối chiếu …")
        self._matching.run(Lane.READING, call, shown, self._no_statement, words=words)

    @Slot(object)
    def _confirm(self, matched: tuple[MatchedLine, ...]) -> None:
        session = self._seat.session
        if session is not None:
            call = partial(self._services.transfers.confirm, matched, session)
            self._confirming.run(Lane.JOURNAL, call, self._confirmed, self._not_confirmed)

    def _confirmed(self, confirmed: Confirmed) -> None:
        said = self.tr("Đã xác nhận %n khoản.", "", len(confirmed.done))
        for matched, problem in confirmed.left:
            named = matched.dossier.shown_code if matched.dossier else ""
            said += f"\n{named}: {told(problem)}"
        self._column.statement.pasted.clear()
        self._column.statement.say(said, good=not confirmed.left)
        self._changes.journal_grew.emit()
        self._load()

    def _not_confirmed(self, problem: Problem) -> None:
        """What agreed still does: it is confirmed again with the same key."""
        self._column.statement.tell_problem(told(problem))

    def _no_statement(self, problem: Problem) -> None:
        self._column.statement.say(told(problem), good=False)

    def _failed(self, problem: Problem) -> None:
        self._notices.tell_problem("oversight", problem)


def _read(services: OversightServices, session: Session) -> _Read:
    supervisors = tuple(person for person in services.sign_in.people() if person.role == SUPERVISOR)
    lists = OversightLists(
        services.oversight.asked(),
        services.oversight.made(session.account),
        services.transfers.claimed(),
        services.conflicts.troubled(),
    )
    return _Read(lists, supervisors)


def _decide(services: OversightServices, wish: DecisionWish, session: Session) -> _Decided:
    """Raises a Problem; the password is asked for once for each act."""
    approver, how = session, LATER
    if wish.by.account:
        approver, how = services.sign_in.sign_in(wish.by.account, wish.by.password), SIGNED_IN
    dossier = wish.row.dossier
    identity = dossier.identity
    match wish.row:
        case AskedCorrection():
            saved = services.corrections.decide(
                identity, approved=wish.approved, approver=approver, how=how, remark=wish.said
            )
            if saved.identity is not None:
                dossier = replace(dossier, identity=saved.identity, code=saved.code)
        case MadeCorrection():
            services.oversight.look_at(wish.row, approver, wish.said)
        case ClaimedTransfer():
            services.transfers.confirm_one(wish.row, wish.said, approver)
    return _Decided(wish, dossier)


def _match(transfers: Transfers, wish: StatementWish) -> tuple[MatchedLine, ...]:
    """Raises BadInput for a file that cannot be read, or is no statement."""
    if wish.file is None:
        return transfers.match(lines_of_text(wish.text))
    try:
        with wish.file.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError:
        raise BadInput(
            "Không mở được tệp sao kê; hãy chọn lại.", "The statement cannot be opened; choose it again."
        ) from None
    return transfers.match(lines_of_file(data))
