"""A form that is called by name and stands in a panel beside the work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from counter_app.domain.errors import Problem
from counter_app.ui.marked import Panel
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.panel_form import PanelForm
from counter_app.ui.typed_before import TypedBefore

F = TypeVar("F", bound=PanelForm)


class CalledForm(Generic[F]):
    """`form` None: it is not called. `name` is its panel's; "`name` told" is the panel of what came of it."""

    def __init__(self, notices: NoticeBoard, name: str) -> None:
        self._notices, self._name = notices, name
        self.form: F | None = None

    def stand(self, form: F, sentence: str, detail: str = "") -> Panel:
        """The panel, for its acts."""
        self.form = form
        form.edited.connect(form.hide_problem)
        panel = self._notices.tell(self._name, "question", sentence, detail)
        panel.add_widget(form)
        return panel

    def go(self) -> None:
        self.form = None
        self._notices.remove(self._name)

    def refuse(self, problem: Problem) -> None:
        """Under the form stands what is wrong with it; where it is gone, the sentence finds the person all the same."""
        if self.form is None:
            self._notices.tell_problem(f"{self._name} told", problem)
        else:
            self.form.show_problem(problem)


class KeptForm(CalledForm[F]):
    """One in which what was typed is there again when it is called the next time, by the same person. `fields`: those
    of a form that are kept."""

    def __init__(self, notices: NoticeBoard, name: str, fields: Callable[[F], Mapping[str, QWidget]]) -> None:
        super().__init__(notices, name)
        self._fields, self._typed = fields, TypedBefore()

    def stand(self, form: F, sentence: str, detail: str = "") -> Panel:
        panel = super().stand(form, sentence, detail)
        self._typed.give_back(self._name, self._fields(form))
        return panel

    def go(self) -> None:
        if self.form is not None:
            self._typed.put_down(self._name, self._fields(self.form))
        super().go()

    def forget(self) -> None:
        """It goes, and the next person finds nothing of it."""
        self.go()
        self._typed.forget_all()
