"""What the desks and the people of an office are called; ids stand only where no name is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

CENTRE_DESK = "centre"  # the centre's own acts stand in its own journal under this desk


@dataclass(frozen=True, slots=True)
class OfficeNames:
    """By desk id and by account. Names only: nothing here lets anybody in."""

    desks: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)

    def desk(self, desk: str) -> tuple[str, str]:
        """Vietnamese and English; '' for an entry that names no desk."""
        if not desk:
            return "", ""
        if desk == CENTRE_DESK:
            return "hệ thống trung tâm", "the centre"
        name = self.desks.get(desk)
        return (name, name) if name else ("quầy khác", "another desk")

    def person(self, account: str) -> str:
        """The account itself where the centre has not told the name, as of another office's people."""
        return self.people.get(account, account)

    def also(self, desks: Mapping[str, str], people: Mapping[str, str] | None = None) -> OfficeNames:
        """With these as well; what is said here wins over what was known."""
        return replace(self, desks={**self.desks, **desks}, people={**self.people, **(people or {})})
