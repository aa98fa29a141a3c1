"""The register, called by name: a span and a volume are chosen beside the work, then printed or closed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from counter_app.domain.errors import BadInput, Problem
from counter_app.services.desk_clock import DeskClock
from counter_app.services.sign_in import Session
from counter_app.services.steps.registers import Closing, Registers, Span, Volume, year_span
from counter_app.ui.background import Lane
from counter_app.ui.called_form import KeptForm
from counter_app.ui.printing.form_printing import FormPrinting, PaperWish, PaperWishes
from counter_app.ui.register.register_form import ALL, RegisterForm
from counter_app.ui.single_act import SingleAct
from counter_app.ui.workbench import Workbench

PANEL, TOLD, ASKING = "register", "register told", "register closing"


@dataclass(frozen=True)
class _Printing:
    """`changed` are closed volumes that no longer say what they said when they were closed."""

    numbers: tuple[int, ...]
    span: Span
    changed: tuple[int, ...]
    session: Session


@dataclass(frozen=True)
class _ToClose:
    """What is asked about, and nothing else, is closed: the form under the question can be typed into."""

    number: int
    year: int
    head: str
    session: Session


@dataclass(frozen=True)
class _Closed:
    number: int
    year: int
    closing: Closing


class RegisterController(QObject):
    def __init__(self, registers: Registers, printing: FormPrinting, clock: DeskClock, bench: Workbench) -> None:
        seat, background, changes, notices = bench
        super().__init__(notices)
        self._registers, self._printing, self._clock, self._seat = registers, printing, clock, seat
        self._background, self._changes, self._notices = background, changes, notices
        self._to_close: _ToClose | None = None
        self._printing_now, self._checking = SingleAct(background, self), SingleAct(background, self)
        self._closing = SingleAct(background, self)
        self._called = KeptForm[RegisterForm](notices, PANEL, _fields)
        seat.changed.connect(self._person_changed)

    @property
    def form(self) -> RegisterForm | None:
        return self._called.form

    @Slot()
    def open(self) -> None:
        """In January the year that is to be closed; else the one that runs."""
        if self._seat.session is None:
            return
        self.put_away()
        today = self._clock.now().date()
        words = self.tr("Mỗi quầy là một quyển. Sổ năm khóa từ ngày 31/12; sổ đã khóa in lại vẫn như lúc khóa.")
        form = RegisterForm(year_span(today.year - 1 if today.month == 1 else today.year), "")
        panel = self._called.stand(form, self.tr("Sổ theo dõi hồ sơ"), words)
        panel.add_act(self.tr("Thôi"), self.put_away, leaves=True)
        close = panel.add_act(self.tr("Khóa sổ năm"), self.ask_to_close)
        for act in (self._checking, self._closing):
            act.stands_on(close)
        self._printing_now.stands_on(panel.add_act(self.tr("In sổ"), self.print_volumes, main=True))
        form.span_changed.connect(self._look)
        form.first.setFocus()
        self._look()

    @Slot()
    def put_away(self) -> None:
        self._take_question_away()
        self._called.go()

    @Slot()
    def _person_changed(self) -> None:
        """What is being read for whoever has gone is neither printed nor asked of who comes."""
        for reading in (self._printing_now, self._checking):
            reading.forget()
        self.put_away()
        self._called.forget()

    @Slot()
    def _look(self) -> None:
        span = self._span()
        if span is not None:
            call = partial(self._registers.volumes, span)
            self._background.run(Lane.READING, call, self._show_volumes, self._refused)

    def _show_volumes(self, volumes: tuple[Volume, ...]) -> None:
        if self.form is not None:
            self.form.show_volumes(volumes)

    @Slot()
    def print_volumes(self) -> None:
        span, form, session = self._span(), self.form, self._seat.session
        if span is None or form is None or session is None or not form.volume.count():
            return  # which volumes there are is being read
        call = partial(_as_closed, self._registers, form.chosen, span, session)
        self._printing_now.run(Lane.READING, call, self._print, self._refused, words=self.tr("Đang đọc sổ …"))

    def _print(self, wanted: _Printing) -> None:
        self.put_away()
        for number in wanted.changed:
            sentence = self.tr("Quyển {0}: nội dung đã khác lúc khóa sổ; hãy đối chiếu với bản đã ký.").format(number)
            self._notices.tell(f"{TOLD} {number}", "told-warning", sentence)
        self._print_papers(wanted.numbers, wanted.span, wanted.session)

    def _print_papers(self, numbers: tuple[int, ...], span: Span, session: Session) -> None:
        wishes = tuple(PaperWish(partial(self._registers.form, number, span)) for number in numbers)
        title = self.tr("Sổ theo dõi năm {0}").format(span.first.year)
        self._printing.print_papers(PaperWishes(PANEL, title, wishes), session)

    @Slot()
    def ask_to_close(self) -> None:
        """What stands against it is said before the question: the day, the name, whose volume it is."""
        span, form, session = self._span(), self.form, self._seat.session
        if span is None or form is None or session is None or not form.volume.count():
            return
        if form.chosen == ALL:
            self._refused(BadInput("Hãy chọn một quyển để khóa.", "Choose one volume to close."))
            return
        self._take_question_away()
        wanted = _ToClose(form.chosen, span.first.year, form.head.text(), session)
        call = partial(_checked, self._registers, wanted)
        self._checking.run(Lane.READING, call, self._ask, self._cannot_close, words=self.tr("Đang đọc sổ …"))

    def _ask(self, wanted: _ToClose) -> None:
        """Nothing opens a closed volume again: asked once, beside the form."""
        if self.form is None:
            return
        self._to_close = wanted
        panel = self._notices.tell(
            ASKING,
            "question",
            self.tr("Khóa quyển {0} năm {1}?").format(wanted.number, wanted.year),
            self.tr("Thủ trưởng ký: {0}. Sổ đã khóa không mở lại được, chỉ in lại được.").format(wanted.head.strip()),
        )
        leave = panel.add_act(self.tr("Thôi"), self._do_not_close, leaves=True)
        panel.add_act(self.tr("Khóa sổ"), self.close_volume, main=True)
        leave.setFocus()  # once a year, and for ever: Enter pressed twice must not do it

    def _cannot_close(self, problem: Problem) -> None:
        """A name that is wanting can be typed at once."""
        self._refused(problem)
        if self.form is not None and not self.form.head.text().strip():
            self.form.head.setFocus()

    @Slot()
    def _do_not_close(self) -> None:
        """The hand goes back into the form that asked, not to what lies behind it."""
        self._take_question_away()
        if self.form is not None:
            self.form.head.setFocus()

    def _take_question_away(self) -> None:
        self._to_close = None
        self._notices.remove(ASKING)

    @Slot()
    def close_volume(self) -> None:
        wanted = self._to_close
        self._do_not_close()
        if wanted is not None:
            self._closing.run(Lane.JOURNAL, partial(_close, self._registers, wanted), self._closed, self._refused)

    def _closed(self, closed: _Closed) -> None:
        """The closed volume goes to the printer at once: it is signed on paper."""
        self.put_away()
        numbers = (closed.number, closed.year, closed.closing.last)
        words = self.tr("Đã khóa quyển {0} năm {1}: %n hồ sơ, đến số {2}.", "", closed.closing.count).format(*numbers)
        self._notices.tell(TOLD, "told-good", words)
        self._changes.journal_grew.emit()
        if self._seat.session is not None:
            self._print_papers((closed.number,), year_span(closed.year), self._seat.session)

    def _span(self) -> Span | None:
        """Under the form stands what is wrong with it."""
        if self.form is None:
            return None
        try:
            span = self.form.span()
        except BadInput as problem:
            self._refused(problem)
            return None
        return span

    def _refused(self, problem: Problem) -> None:
        self._called.refuse(problem)


def _fields(form: RegisterForm) -> dict[str, QWidget]:
    return {"first": form.first, "last": form.last, "head": form.head}


def _as_closed(registers: Registers, chosen: int, span: Span, session: Session) -> _Printing:
    """Of the span as it is typed now, whatever the list had shown. Raises BadInput for one without a dossier."""
    volumes = registers.volumes(span)
    numbers = tuple(one.number for one in volumes if chosen in (ALL, one.number))
    if not numbers:
        raise BadInput("Không có hồ sơ nào trong kỳ này.", "There is no dossier in this span.")
    closed = [one.number for one in volumes if one.number in numbers and one.closing is not None and span.is_year]
    changed = tuple(number for number in closed if not registers.is_as_closed(number, span.first.year))
    return _Printing(numbers, span, changed, session)


def _checked(registers: Registers, wanted: _ToClose) -> _ToClose:
    registers.check_closing(wanted.number, wanted.year, wanted.head, wanted.session)
    return wanted


def _close(registers: Registers, wanted: _ToClose) -> _Closed:
    closing = registers.close(wanted.number, wanted.year, wanted.head, wanted.session)
    return _Closed(wanted.number, wanted.year, closing)
