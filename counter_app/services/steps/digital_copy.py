"""One digital copy of a paper, and those of a dossier as its entries tell them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from counter_app.domain import entry_types as types
from counter_app.domain.judging import counts
from counter_app.domain.notice import Notice
from counter_app.domain.scanned_paper import (
    MOST_PAGES,
    MeasuredScan,
    PaperData,
    PdfDanger,
    ScanMedia,
    ScanOf,
    cautions,
    read_data,
)
from counter_app.services.steps.case import Case
from counter_app.store.dossier_reading import Happening
from counter_app.store.kept_scans import LYING_HERE, WITH_THE_CENTRE, content_of, signed_content_of
from counter_app.store.scan_store import Loss


@dataclass(frozen=True, slots=True)
class DigitalCopy:
    """One attached file. `content` is the SHA-256 of its bytes; `component` "" for the result.

    `here`: attached at this desk. `sent`: the centre has every byte; `proved`: and its signature covers the entry that
    names the file. `signed` False: still to be signed with the clerk's own certificate (decree 118/2025, article
    17.1 c). `dpi` None: never on paper, or not known. `loss` None: nobody has missed it. `filed`: the citizen sent it
    online with the dossier, and nobody here signs it.
    """

    dossier: str
    content: bytes
    of: ScanOf
    component: str
    media: ScanMedia
    size: int
    pages: int
    paper: PaperData
    here: bool
    sent: bool
    signed: bool
    loss: Loss | None
    proved: bool = False
    dpi: int | None = None
    dangers: frozenset[PdfDanger] = frozenset()
    code: str = ""
    filed: bool = False

    @property
    def shown_code(self) -> str:
        """What names its dossier for a person."""
        return self.code or self.dossier

    def cautions(self) -> tuple[Notice, ...]:
        """As they were told before it was attached."""
        return cautions(MeasuredScan(max(1, min(self.pages, MOST_PAGES)), self.dpi, self.dangers))

    def states(self) -> tuple[tuple[str, str], ...]:
        """In words, the most urgent first."""
        if self.filed:
            return (("người nộp gửi trực tuyến", "sent online by the citizen"),)
        found = [_LOSS_WORDS[self.loss]] if self.loss else []
        found.append(("đã ký số", "signed") if self.signed else ("chờ ký số", "to be signed"))
        if self.here and (self.sent or self.loss is None):
            found.append(self._way())
        return tuple(found)

    def _way(self) -> tuple[str, str]:
        if not self.sent:
            return ("chờ gửi", "waiting to be sent")
        return ("đã gửi, trung tâm đã ký nhận", "sent, signed for by the centre") if self.proved else ("đã gửi", "sent")


_LOSS_WORDS = {
    Loss.GONE: ("tệp không còn ở máy này", "file no longer on this PC"),
    Loss.DAMAGED: ("tệp đã hỏng", "file damaged"),
}


def copies_of(case: Case, states: Mapping[bytes, str]) -> tuple[DigitalCopy, ...]:
    """As its entries tell them; `states` are those of this desk's files."""
    return copies_in(case.identity, case.row.code or "", case.happenings, states)


def copies_in(
    identity: str, code: str, happenings: Sequence[Happening], states: Mapping[bytes, str]
) -> tuple[DigitalCopy, ...]:
    """Folded over the entries of a dossier: attached, lost, attached again, signed."""
    found: dict[tuple[bytes, str], DigitalCopy] = {}
    for one in happenings:
        header = one.header
        content = content_of(header) if header is not None else None
        if header is None or content is None or not counts(one.verdict):
            continue
        if header.type == types.SCAN_ATTACHED:
            copy = _copy(identity, code, content, one, states)
            if copy is not None:
                found = {key: replace(old, loss=None) if key[0] == content else old for key, old in found.items()}
                found[(content, copy.component)] = copy
        elif header.type == types.SCAN_LOST and states.get(content) not in LYING_HERE:  # else another desk's is lost
            found = {
                key: _lost(old, header.facts.get("why")) if key[0] == content else old for key, old in found.items()
            }
        elif header.type == types.SCAN_SIGNED:
            found = _signed(found, content, signed_content_of(header))
    return tuple(found.values())


def _signed(
    found: dict[tuple[bytes, str], DigitalCopy], content: bytes, signed: bytes | None
) -> dict[tuple[bytes, str], DigitalCopy]:
    """The signed file takes the place of the one that was signed, for each paper that it stands for."""
    after: dict[tuple[bytes, str], DigitalCopy] = {}
    for (one, component), copy in found.items():
        if one == signed:
            after[one, component] = replace(copy, signed=True)
        elif one != content:
            after[one, component] = copy
        elif signed is None or (signed, component) not in found:
            after[one, component] = replace(copy, signed=True)
    return after


def _copy(identity: str, code: str, content: bytes, one: Happening, states: Mapping[bytes, str]) -> DigitalCopy | None:
    """None for what a newer program attached in a way that this one cannot show."""
    facts, component = one.known.facts, one.details.get("component")
    size, pages = facts.get("size"), facts.get("pages")
    if facts.get("media") not in list(ScanMedia) or facts.get("of") not in list(ScanOf):
        return None
    return DigitalCopy(
        identity,
        content,
        ScanOf(str(facts["of"])),
        component if isinstance(component, str) else "",
        ScanMedia(str(facts["media"])),
        size if isinstance(size, int) else 0,
        pages if isinstance(pages, int) else 1,
        read_data(one.details),
        here=content in states,
        sent=states.get(content) in WITH_THE_CENTRE,
        signed=False,
        loss=None,
        proved=states.get(content) in WITH_THE_CENTRE and one.proved,
        dpi=dpi if isinstance(dpi := facts.get("dpi"), int) else None,
        dangers=frozenset(PdfDanger(name) for name in _names(facts.get("dangers")) if name in list(PdfDanger)),
        code=code,
    )


def _lost(copy: DigitalCopy, why: object) -> DigitalCopy:
    return replace(copy, loss=Loss(str(why)) if why in list(Loss) else Loss.GONE)


def _names(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
