"""A card was scanned, anywhere in the window: whose it is, and where it goes in the form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal, Slot

from counter_app.domain.folding import fold
from counter_app.domain.identity_card import IdentityCard
from counter_app.domain.intake import ApplicantKind
from counter_app.domain.masking import mask_id
from counter_app.ui.intake.entered import Entered
from counter_app.ui.intake.intake_screen import IntakeScreen
from counter_app.ui.language import either
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.place import INTAKE

GROWN_UP = 18  # years


class CardTaking(QObject):
    """Never overwrites somebody: a second card is asked about beside the work."""

    filled = Signal()

    def __init__(self, screen: IntakeScreen, now: Callable[[], datetime], notices: NoticeBoard) -> None:
        super().__init__(screen)
        self._screen, self._now, self._notices = screen, now, notices
        self._waiting: IdentityCard | None = None

    def take(self, card: IdentityCard) -> None:
        entered = self._screen.form.entered()
        person = self._screen.form.person
        if entered.person.kind == ApplicantKind.ORGANISATION and not entered.person.representative:
            person.fill_representative(card)
        elif self._is_parent(card, entered):
            person.fill_parent(card)
        elif self._is_somebody_else(card, entered):
            self._take_second(card, entered)
            return
        else:
            person.fill_applicant(card)
        self._done(card)

    def _take_second(self, card: IdentityCard, entered: Entered) -> None:
        if _submitter_is_awaited(entered):
            self._tell(card)
            self._fill_submitter(card)
        else:
            self._ask_whose(card, entered)

    def forget(self) -> None:
        self._waiting = None
        self._notices.remove("card")

    def _is_parent(self, card: IdentityCard, entered: Entered) -> bool:
        """With a child in the form a grown-up's card is that of whoever brings it."""
        named = entered.submitter is not None and entered.submitter.name
        return entered.person.kind == ApplicantKind.CHILD and not named and is_grown_up(card, self._now().date())

    def _is_somebody_else(self, card: IdentityCard, entered: Entered) -> bool:
        person = entered.person
        if not person.name:
            return False
        if not person.id_number.strip():
            return fold(person.name) != fold(card.full_name)
        return person.id_number.strip() != card.id_number

    def _done(self, card: IdentityCard) -> None:
        self._tell(card)
        form = self._screen.form
        if not form.person.name.text():
            form.person.name.setFocus()  # of the child or the organisation
        elif not form.procedure.code:
            form.procedure.edit.setFocus()
        self.filled.emit()

    def _tell(self, card: IdentityCard) -> None:
        sentence = self.tr("Đã nhận thẻ: {0} · {1}").format(card.full_name, mask_id(card.id_number))
        details = [either(warning.vi, warning.en) for warning in card.warnings]
        if card.repaired:
            details.insert(
                0, self.tr("Máy quét đã gửi sai bảng mã ({0}); phần mềm đã khôi phục.").format(card.repaired)
            )
        kind = "told-warning" if card.warnings else "told-good"
        self._notices.tell("card", kind, sentence, "\n".join(details), place=INTAKE)

    def _ask_whose(self, card: IdentityCard, entered: Entered) -> None:
        self._waiting = card
        panel = self._notices.tell(
            "card",
            "question",
            self.tr("Vừa quét thẻ của {0}").format(card.full_name),
            self.tr("Hồ sơ đang nhập là của {0}. Thẻ này là của ai?").format(entered.person.name),
            place=INTAKE,
        )
        panel.add_act(self.tr("Người nộp thay"), self._is_submitters, main=True)
        panel.add_act(self.tr("Chủ hồ sơ"), self._is_applicants)
        panel.add_act(self.tr("Bỏ qua"), self.forget, leaves=True)

    @Slot()
    def _is_submitters(self) -> None:
        if self._waiting is not None:
            self._fill_submitter(self._waiting)
        self.forget()

    def _fill_submitter(self, card: IdentityCard) -> None:
        person = self._screen.form.person
        person.fill_submitter(card)
        person.submitter.focus_standing()
        self.filled.emit()

    @Slot()
    def _is_applicants(self) -> None:
        card = self._waiting
        self.forget()
        if card is not None:
            self._screen.form.person.fill_applicant(card)
            self._done(card)


def _submitter_is_awaited(entered: Entered) -> bool:
    """It was ticked that somebody else hands it in, and nobody stands there yet: whose card it is need not be asked."""
    submitter = entered.submitter
    return submitter is not None and not submitter.name.strip() and not submitter.id_number.strip()


def is_grown_up(card: IdentityCard, today: date) -> bool:
    """A card without a readable date of birth is taken for a grown-up's."""
    born = card.date_of_birth
    if born is None:
        return True
    return (today.year - born.year - ((today.month, today.day) < (born.month, born.day))) >= GROWN_UP
