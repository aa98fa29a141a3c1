"""A form that is called by name and stands in a panel beside the work."""

from __future__ import annotations

from typing import Generic, TypeVar

from counter_app.domain.errors import Problem
from counter_app.ui.marked import Panel
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.panel_form import PanelForm

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
