"""The signed letter of a refusal goes to the citizen by mail once, and signed (QĐ 44/2019/QĐ-UBND Bình Định, điều 8.2).

Where the desk has a signing token the letter waits for its signature; elsewhere the scan of a letter signed by hand is
what there is, and goes as soon as it is attached. A file, what it was signed from and what was signed of it are one
letter: it is not mailed a second time.
"""

from __future__ import annotations

from counter_app.domain import entry_types as types
from counter_app.domain.citizen_notice import CARRIED
from counter_app.services.steps.case import Case, Cases
from counter_app.store.journal import EntryDraft


def letter_of(cases: Cases, case: Case, attached: EntryDraft, original: bytes | None = None) -> list[EntryDraft]:
    """The notice that carries this copy, to be written after it; none where it is no letter, nobody wants mail or it
    was mailed before. `original`: the file that `attached` was signed from."""
    same = {str(attached.facts["sha256"])} | ({original.hex()} if original else set())
    mailed = {str(header.facts.get(CARRIED)) for header in case.headers(types.NOTICE_MADE)}
    if _one_letter(case, same) & mailed:
        return []
    notice = cases.letter_notice(case, attached)
    return [notice] if notice is not None else []


def _one_letter(case: Case, files: set[str]) -> set[str]:
    """With every file that one of them was signed from, and every one that was signed of them (SHA-256 in hex)."""
    signings = case.headers(types.SCAN_SIGNED)
    pairs = [{str(header.facts.get("sha256")), str(header.facts.get("signed"))} for header in signings]
    while fresh := {one for pair in pairs if pair & files for one in pair} - files:
        files = files | fresh
    return files
