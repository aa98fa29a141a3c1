"""The rules that the office works by, each with its sentence, value, article and status, for people to read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.folding import fold
from counter_app.domain.regulations import Profile, Rule
from counter_app.services.reference import Reference
from counter_app.services.regulation_choices import RegulationChoices, regulation_choices
from counter_app.services.rule_words import STATUS_WORDS, channels_text, readings_text, value_text


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule as people read it. `unverified`: nobody has read the article itself; `amended`: it was read, an
    amendment of it was not; `on`: it is applied here.
    `readings_*` name the ways to read it and the one in use; '' where there is one way only.
    `shown_*`: why the program does nothing by it, '' where it does.
    `regulation_*` is the title of the profile it comes from: the office's own, or the national law below it."""

    id: str
    vi: str
    en: str
    value_vi: str
    value_en: str
    citation: str
    document: str
    regulation_vi: str
    regulation_en: str
    channels_vi: str
    channels_en: str
    status_vi: str
    status_en: str
    readings_vi: str
    readings_en: str
    unverified: bool
    amended: bool
    on: bool
    shown_vi: str = ""
    shown_en: str = ""

    @property
    def folded(self) -> str:
        """What a search looks in, folded, each word after a blank."""
        words = (self.vi, self.en, self.value_vi, self.citation, self.document, self.channels_vi, self.status_vi)
        return " " + fold(" ".join((*words, self.id.replace(".", " ").replace("_", " "))))


@dataclass(frozen=True, slots=True)
class Regulation:
    """The profile in use. `in_force` is False where its own dates do not cover the day that was asked about."""

    title_vi: str
    title_en: str
    document: str
    in_force: bool
    notes_vi: tuple[str, ...]
    notes_en: tuple[str, ...]
    rules: tuple[RuleLine, ...]

    @property
    def unverified(self) -> tuple[RuleLine, ...]:
        return tuple(rule for rule in self.rules if rule.unverified)


class RuleBook:
    """`now` gives the day whose rules are meant. Reads the database: for a lane, not for the window's thread."""

    def __init__(self, reference: Reference, now: Callable[[], datetime]) -> None:
        self._reference, self._now = reference, now

    def regulation(self) -> Regulation:
        """Raises BadInput where no regulation is in force today."""
        day = self._now().date()
        profile = self._reference.profile(day)
        return Regulation(
            profile.title_vi,
            profile.title_en,
            _document_name(profile, profile.document),
            profile.in_force_on(day),
            profile.notes_vi,
            profile.notes_en,
            tuple(_line(rule, profile) for rule in profile.all_rules()),
        )

    def choices(self) -> RegulationChoices:
        """What the office may choose among today, its own choice marked."""
        profiles, office = self._reference.profiles(), self._reference.office()
        return regulation_choices(profiles, office.profile, self._now().date(), set_by_centre=office.profile_named)

    def rules(self, rule_id: str) -> tuple[RuleLine, ...]:
        """Every rule of this id, one for each channel that has its own; none where the regulation is silent."""
        return tuple(rule for rule in self.regulation().rules if rule.id == rule_id)


def matching(rules: tuple[RuleLine, ...], letters: str) -> tuple[RuleLine, ...]:
    """Those in which every word of `letters` begins a word, whatever its marks."""
    words = fold(letters[:200]).split()
    return tuple(rule for rule in rules if all(f" {word}" in rule.folded for word in words))


def _line(rule: Rule, profile: Profile) -> RuleLine:
    source = profile.base if rule.base_layer and profile.base else profile
    unverified, shown = rule.status == "unverified", source.why_shown_only(rule.id)
    return RuleLine(
        id=rule.id,
        vi=rule.vi,
        en=rule.en,
        value_vi=value_text(rule, english=False, profile=source),
        value_en=value_text(rule, english=True, profile=source),
        citation=rule.citation.text,
        document=_document_name(source, rule.citation.document),
        regulation_vi=source.title_vi,
        regulation_en=source.title_en,
        channels_vi=channels_text(rule, english=False),
        channels_en=channels_text(rule, english=True),
        status_vi=STATUS_WORDS[rule.status][0],
        status_en=STATUS_WORDS[rule.status][1],
        readings_vi=readings_text(rule, english=False),
        readings_en=readings_text(rule, english=True),
        unverified=unverified,
        amended=rule.status == "read_before_unread_amendment",
        on=profile.applies(rule),
        shown_vi=shown.vi if shown is not None else "",
        shown_en=shown.en if shown is not None else "",
    )


def _document_name(profile: Profile, short: str) -> str:
    """The document's whole name where the profile tells it."""
    return (profile.documents or {}).get(short, short)
