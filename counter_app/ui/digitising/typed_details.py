"""What was typed of a file that was skipped, or left for another dossier: there again when the file comes again.

Kept in memory by its dossier and its content (docs/decisions/034); goes with its person.
"""

from __future__ import annotations

from counter_app.ui.digitising.incoming_files import ReadFile
from counter_app.ui.steps.step_form import StepForm

MOST_KEPT = 50


class TypedDetails:
    def __init__(self, form: StepForm) -> None:
        self._form = form
        self._kept: dict[tuple[str, str], dict[str, object]] = {}
        self._key = ("", "")
        self._untouched: dict[str, object] = {}

    def begin(self, identity: str, read: ReadFile) -> None:
        """The form is open for it, with nothing typed yet."""
        self._key, self._untouched = (identity, read.content), self._form.draft()
        self._form.fill(self._kept.get(self._key, {}))

    def put_down(self) -> None:
        """The form is left."""
        if self._key[1] and self._form.draft() != self._untouched:
            self._kept.pop(self._key, None)
            self._kept[self._key] = self._form.draft()
            while len(self._kept) > MOST_KEPT:
                del self._kept[next(iter(self._kept))]
        self._key = ("", "")

    def forget(self, identity: str, read: ReadFile) -> None:
        """It was attached."""
        key = (identity, read.content)
        self._kept.pop(key, None)
        if self._key == key:  # or another file is being described meanwhile
            self._key = ("", "")

    def forget_all(self) -> None:
        """The next person sits down."""
        self._kept.clear()
        self._key = ("", "")
