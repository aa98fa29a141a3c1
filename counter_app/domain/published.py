"""What a regulation has published at the counter: of procedures their papers, terms and fees; where a dossier is looked
up; whom to ask."""

from __future__ import annotations

from counter_app.domain.profile_counting import citation_with_doubt
from counter_app.domain.regulations import Profile

# Đồng Nai 2015, article 3.2; Đăk Nông 2019, articles 4.2, 15.4 and 20.3; the draft of Hải Dương, article 6.6.
OF_PROCEDURES = ("transparency.published", "fee.published_at")
LOOKUP, CONTACTS = "lookup.address_published", "contacts.published"
PUBLISHED_RULES = (*OF_PROCEDURES, LOOKUP, CONTACTS)
# What is told of each service (Đồng Nai 2015, article 4.1.b), and all parts of its procedure (Đồng Nai 2020, article
# 5.3; Bình Định 2019, article 5.2; Đăk Nông 2019, article 7.3.a).
WHOLE_RULES = ("catalogue.service_fields", "catalogue.all_parts")
SUPPORT = "support.hotline"  # the draft of Hải Dương, article 10.1
SUPPORTED_BY = "addressee.portal_operator"


def published_by(profile: Profile, *, online: bool) -> tuple[str, ...]:
    """The articles that have it published, each once; empty where the regulation in force says nothing of it. Some
    speak of what can be filed `online` alone."""
    rules = (profile.rule(name, channel="online" if online else "direct") for name in PUBLISHED_RULES)
    return tuple(dict.fromkeys(citation_with_doubt(rule) for rule in rules if rule is not None))


def told_whole_by(profile: Profile) -> tuple[str, ...]:
    """The articles that have all parts of a service told, where it can be filed online; empty where none has."""
    rules = (profile.rule(name, channel="online") for name in WHOLE_RULES)
    return tuple(citation_with_doubt(rule) for rule in rules if rule is not None)


def support_line(profile: Profile) -> str:
    """Who helps with the system and by which number, as the office has set them; '' where the regulation names no
    number for citizens."""
    number = profile.setting(SUPPORT) if profile.rule(SUPPORT) is not None else None
    who = profile.setting(SUPPORTED_BY)
    return ": ".join(one.value for one in (who, number) if one is not None) if number is not None else ""
