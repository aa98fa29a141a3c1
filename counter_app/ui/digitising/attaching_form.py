"""One file, or a paper that lies here already, described in the form and attached to the dossier that was looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from counter_app.domain.errors import BadInput, Problem
from counter_app.domain.notice import Notice
from counter_app.domain.step_rules import as_objection
from counter_app.services.sign_in import Session
from counter_app.services.steps.digital_copies import Attachable, DigitalCopies
from counter_app.services.steps.digital_copy import DigitalCopy
from counter_app.ui.background import Lane
from counter_app.ui.digitising import digitising_calls as calls
from counter_app.ui.digitising.copies_panel import CopiesPanel, Part
from counter_app.ui.digitising.incoming_files import IncomingFiles, ReadFile
from counter_app.ui.digitising.paper_sheet import (
    Target,
    again_sheet,
    objections,
    paper_in,
    paper_sheet,
    result_words,
    target_in,
)
from counter_app.ui.digitising.typed_details import TypedDetails
from counter_app.ui.language import either
from counter_app.ui.place import FIND
from counter_app.ui.single_act import SingleAct
from counter_app.ui.workbench import Workbench


@dataclass(frozen=True)
class _Attached:
    """`what` goes `to` the dossier that was looked at then."""

    to: calls.Looked
    what: ReadFile | DigitalCopy
    is_result: bool


class AttachingForm(QObject):
    """`now` is the desk's clock; `signs_here`: whether a signing token is set up on this PC."""

    done = Signal()  # attached, or left where it was: the next file, else the list
    earlier_wanted = Signal()  # another of those that lie here

    def __init__(
        self,
        panel: CopiesPanel,
        copies: DigitalCopies,
        incoming: IncomingFiles,
        now: Callable[[], datetime],
        signs_here: Callable[[], bool],
        bench: Workbench,
    ) -> None:
        super().__init__(panel)
        self._panel, self._form, self._copies, self._incoming = panel, panel.form, copies, incoming
        self._now, self._signs_here = now, signs_here
        self._seat, background, self._changes, self._notices = bench
        self._looked: calls.Looked | None = None
        self._again: DigitalCopy | None = None
        self._auto_title = ""
        self._typed_before = TypedDetails(panel.form)
        self._act = SingleAct(background, self, panel.form.save_and_print, panel.form.save)
        self._attached: _Attached | None = None  # what is being saved, whatever is shown meanwhile
        panel.form.changed.connect(self._typed)
        panel.form.save_wanted.connect(self._save)
        panel.form.left.connect(self._skip)

    # ------------------------------------------------------------------------------------------ coming and going

    def open_file(self, looked: calls.Looked, *, wants_result: bool) -> None:
        """For the first file that was read."""
        self._looked, self._again, read = looked, None, self._incoming.ready[0]
        words = self.tr("Đính kèm: {0}").format(read.name)
        sheet = paper_sheet(looked.to, calls.likely(looked, wants_result=wants_result))
        self._form.open(Notice(words, words), sheet, prints=False)
        self._auto_title = str(self._form.fields["title"].value())
        self._typed_before.begin(looked.identity, read)
        self._panel.show_part(Part.FORM)
        self._panel.first.show_file(read.file, read.page)
        self._form.show_picture(read.page)
        self._form.focus_first()
        self._typed()

    def open_again(self, looked: calls.Looked, copy: DigitalCopy) -> None:
        """For one that lies here, of another dossier."""
        self._looked, self._again = looked, copy
        words = self.tr("Dùng lại giấy tờ của hồ sơ {0}").format(copy.shown_code)
        self._form.open(Notice(words, words), again_sheet(looked.to, copy), prints=False)
        self._panel.show_part(Part.FORM)
        self._panel.first.show_words(copy.paper.title, copy.cautions())
        self._form.focus_first()

    def put_away(self) -> None:
        """The dossier is left; what was typed is there again when its file comes again."""
        self._typed_before.put_down()
        self._looked, self._again = None, None

    def forget_typed(self) -> None:
        """The next person sits down."""
        self._typed_before.forget_all()

    @Slot()
    def _skip(self) -> None:
        """This file is left where it was."""
        if self._act.is_under_way:
            return
        if self._again is not None:
            self._again = None
            self.earlier_wanted.emit()
            return
        if self._incoming.ready:
            self._typed_before.put_down()
            self._incoming.ready.popleft()
        self.done.emit()

    # ------------------------------------------------------------------------------------------ typing

    @Slot()
    def _typed(self) -> None:
        """What article 19.2 still wants stands beside its field; the name follows the paper until it is typed over."""
        if self._again is not None or self._looked is None or "title" not in self._form.fields:
            return
        try:
            self._follow_target(self._looked.to)
            beside = objections(self._form.values(), self._now().date(), self._looked.to)
        except BadInput as problem:
            beside = {"": (as_objection(problem),)}
        self._form.show_objections(beside)

    def _follow_target(self, to: Attachable) -> None:
        target, title_field = target_in(to, self._form.values()), self._form.fields["title"]
        words = result_words(to)
        title = target.component or either(words.vi, words.en)
        if title_field.value() == self._auto_title != title:
            self._auto_title = title
            title_field.put(title)

    # ------------------------------------------------------------------------------------------ saving

    def _in_the_form(self) -> ReadFile | DigitalCopy | None:
        return self._again or (self._incoming.ready[0] if self._incoming.ready else None)

    @Slot(object)
    def _save(self, _wish: object) -> None:
        session, looked, what = self._seat.session, self._looked, self._in_the_form()
        if session is None or looked is None or what is None or self._act.is_under_way:
            return
        try:
            target = target_in(looked.to, self._form.values())
            call = self._call(looked.identity, target, what, session)
        except BadInput as problem:
            self._form.show_objections({"": (as_objection(problem),)})
            return
        self._attached = _Attached(looked, what, target.is_result)
        self._act.run(Lane.COPIES, call, self._saved, self._not_saved)

    def _call(
        self, identity: str, target: Target, what: ReadFile | DigitalCopy, session: Session
    ) -> Callable[[], object]:
        """Raises BadInput for what cannot be read."""
        copies, values = self._copies, self._form.values()
        if isinstance(what, DigitalCopy):
            return partial(copies.use_again, identity, target.component, what, values.text("consent"), session)
        paper = paper_in(values)
        if not target.is_result:
            return partial(copies.attach_paper, identity, target.component, what.file, paper, session)
        signed_next = self._signs_here()
        return partial(calls.attach_result, copies, identity, what.file, paper, session, signed_next=signed_next)

    def _saved(self, mailed: object) -> None:
        attached = self._attached
        if attached is None:
            return
        is_shown = self._in_the_form() is attached.what
        if isinstance(attached.what, ReadFile):
            self._typed_before.forget(attached.to.identity, attached.what)
            if is_shown:
                self._incoming.ready.popleft()
        self._notices.tell("digitise", "told-good", self._words_for(attached, mailed is True), place=FIND)
        self._changes.journal_grew.emit()
        if is_shown and self._panel.part is Part.FORM:
            self._again = None
            self.done.emit()

    def _words_for(self, attached: _Attached, mailed: bool) -> str:
        """Where it is a letter to the citizen, also when that goes."""
        words = self.tr("Đã đính kèm bản số hóa.")
        if mailed:
            return words + " " + self.tr("Tệp được gửi kèm thư cho người nộp.")
        if attached.is_result and attached.to.to.mails and self._signs_here():
            return words + " " + self.tr("Thư cho người nộp, nếu chưa gửi, sẽ đi khi tệp này được ký số.")
        return words

    def _not_saved(self, problem: Problem) -> None:
        """Beside what it speaks of, or where that is put away, where it finds the person all the same."""
        if self._attached is not None and self._in_the_form() is not self._attached.what:
            self._notices.tell_problem("digitise", problem)
        else:
            self._form.show_objections({"": (as_objection(problem),)})
