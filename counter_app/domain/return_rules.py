"""What a regulation wants before a result leaves: originals compared, the fee settled, the way that it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.due_date import is_late
from counter_app.domain.folding import fold
from counter_app.domain.profile_counting import citation_with_doubt
from counter_app.domain.regulations import Profile, Rule
from counter_app.domain.step_rules import Objection
from counter_app.domain.times import appointment_vi
from counter_app.domain.working_clock import named_en_at

COMPARE_AT_LEVEL_3 = "filing.level_3.compare_at_return"
COMPARE_ORIGINALS = "return.compare_originals"
BRING_PAPER = "return.unsigned.bring_paper"
POST_ORIGINALS, POST_FEE = "return.post.originals", "return.post.fee"
POST_COMPARE = "return.post.compare"
FEE_AT_RETURN, FEE_PROOF = "fee.at_return", "fee.proof"
ONLINE_WAYS, MAIL_WORDS = "return.online.ways", "thu dien tu"
RETURN_WAYS = ("return.ways.level_3", "return.ways.level_4", "return.ways")
AS_ON_SLIP = "return.as_on_slip"
INSIDE_THE_TERM = "trong thoi han giai quyet"
REFUSED_AFTER_APPRAISAL, SIGNED_BY_HEAD = "refusal.after_appraisal", "refusal.signed_by_head"

# How the regulations name the ways, folded; the post also by the decision that rules it.
_WAY_WORDS = (("truc tuyen", "online"), ("buu", "post"), ("45/2016", "post"), ("truc tiep", "direct"))


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared before the result leaves. `keeps`: the paper dossier stays with the office."""

    rule: Rule
    vi: str
    en: str
    keeps: bool = False


def comparison(
    profile: Profile, channel: str, level: str | None, *, signed: bool | None = None, way: str = ""
) -> Comparison | None:
    """None where the regulation asks for none. `signed` None: nobody knows of a digital signature. `way` of return, ''
    while nobody has chosen it."""
    bring = profile.rule(BRING_PAPER, channel=channel, level=level)
    if bring is not None and signed is False:
        return Comparison(
            bring,
            "Hồ sơ trực tuyến chưa ký số: phải đối chiếu và giữ lại hồ sơ giấy trước khi trả kết quả; "
            "hãy ghi đã đối chiếu.",
            "Filed online without a signature: the paper dossier is compared and kept before the result is handed out; "
            "record it.",
            keeps=True,
        )
    signs = profile.rule(COMPARE_AT_LEVEL_3, channel=channel, level=level)
    before_post = profile.rule(POST_COMPARE, channel=channel, level=level) if way == "post" else None
    if signs is not None and before_post is not None:
        return Comparison(
            before_post,
            "Trả qua bưu chính: phải kiểm tra, đối chiếu hồ sơ gốc rồi mới giao bưu chính; hãy ghi đã đối chiếu.",
            "Returned by post: the original papers are compared before the post gets the result; record it.",
        )
    if signs is not None:
        return Comparison(
            signs,
            "Hồ sơ nộp trực tuyến: phải ký đơn, tờ khai và đối chiếu bản gốc trước khi trả kết quả; "
            "hãy ghi đã đối chiếu.",
            "Filed online: the form is signed and originals are compared before the result is handed out; record it.",
        )
    compares = profile.rule(COMPARE_ORIGINALS, channel=channel, level=level)
    if compares is None or way == "online":
        return None  # it is asked for at the counter and before the post takes the result (Đồng Nai 2015, 4.3.c) alone
    return Comparison(
        compares,
        "Hồ sơ nộp trực tuyến: phải đối chiếu với bản gốc trước khi trả kết quả; hãy ghi đã đối chiếu.",
        "Filed online: originals are compared before the result is handed out; record it.",
    )


def brought_to_the_counter(needed: Comparison | None, papers: str) -> tuple[str, ...]:
    """What somebody who filed online brings when the result is collected, for the notice to the citizen; `papers` by
    name, '' for none."""
    if needed is None or not papers:
        return ()
    what = "hồ sơ giấy để đối chiếu và lưu" if needed.keeps else "bản chính để đối chiếu"
    return (f"Mang {what}: {papers} ({citation_with_doubt(needed.rule)})",)


def sent_before_the_post_brings_it(
    profile: Profile, channel: str, level: str | None, papers: str, *, signed: bool | None = None
) -> tuple[str, ...]:
    """What somebody who has the result of an online dossier brought by the post sends before, for the notice to the
    citizen (Đồng Nai 2015, article 4.3.c; Đăk Nông 2019, articles 10.2.b and 18.3.a). `papers` by name, '' for none.
    Where the regulation tells signed dossiers apart, a signed one has no paper that could be sent."""
    originals = profile.rule(POST_ORIGINALS, channel=channel, level=level)
    money = profile.rule(POST_FEE, channel=channel, level=level)
    apart = profile.rule(BRING_PAPER, channel=channel, level=level) is not None
    told = []
    if originals is not None and papers and not (apart and signed is True):
        how = " hoặc ".join(_texts(originals))
        told.append(f"Gửi bản chính để đối chiếu ({how}): {papers} ({citation_with_doubt(originals)})")
    if money is not None:
        told.append(
            f"Phí, lệ phí (nếu có) và cước trả kết quả: {' hoặc '.join(_texts(money))} ({citation_with_doubt(money)})"
        )
    return tuple(told)


def fee_rule(profile: Profile, channel: str, level: str | None, *, claimed: bool) -> Rule | None:
    """What has the fee settled before the result leaves: at the return itself where a regulation says so. What is said
    to have been transferred (`claimed`) needs its proof; beyond that no national text keeps a result back for a fee,
    and None is the answer."""
    at_return = profile.rule(FEE_AT_RETURN, channel=channel, level=level)
    if at_return is not None or not claimed:
        return at_return
    return profile.rule(FEE_PROOF, channel=channel, level=level)


def way_named(words: str) -> str:
    """direct, post or online; '' for words that name none of them."""
    folded = fold(words)
    return next((way for part, way in _WAY_WORDS if part in folded), "")


def result_by_mail(profile: Profile, channel: str, level: str | None) -> Rule | None:
    """The rule that has an electronic result sent by mail too, where user and office agreed on it; None for none."""
    rule = profile.rule(ONLINE_WAYS, channel=channel, level=level)
    named = rule is not None and any(MAIL_WORDS in fold(words) for words in _texts(rule))
    return rule if named else None


def against_way(profile: Profile, channel: str, level: str | None, way: str) -> tuple[Objection, ...]:
    """A way that the regulation does not name for this dossier: a caution, for nothing forbids it in words. Whoever
    stands at the counter gets the result there in any case."""
    rules = [rule for name in RETURN_WAYS if (rule := profile.rule(name, channel=channel, level=level)) is not None]
    named = {way_named(words) for rule in rules for words in _texts(rule)}
    if not rules or way == "direct" or way in named:
        return ()
    listed = "; ".join(words for rule in rules for words in _texts(rule))
    return (
        Objection(
            "way",
            f"Quy định chỉ nêu trả kết quả hồ sơ này: {listed}; cách khác thì nên thống nhất với người nộp.",
            f"The regulation names these ways for the result only: {listed}; agree on another with the citizen.",
            citation_with_doubt(rules[0]),
            firm=False,
            rule=rules[0].id,
        ),
    )


def against_other_way(
    profile: Profile, channel: str, level: str | None, way: str, promised: str
) -> tuple[Objection, ...]:
    """Another way than the slip promised (decree 118/2025, article 22.3): the citizen may have changed their mind, so
    it is a caution. `promised` '': the slip names none."""
    rule = profile.rule(AS_ON_SLIP, channel=channel, level=level)
    if rule is None or not promised or way == promised:
        return ()
    return (
        Objection(
            "way",
            "Giấy hẹn ghi trả theo cách khác; chỉ đổi khi người nộp đồng ý.",
            "The slip promises another way; change it only where the citizen agrees.",
            citation_with_doubt(rule),
            firm=False,
            rule=rule.id,
        ),
    )


def against_refused_result(
    profile: Profile, channel: str, level: str | None, *, reason: str, document: str, signer: str
) -> tuple[Objection, ...]:
    """Refused after appraisal: never without the reason and its letter, signed by the head where the text says so."""
    rule = profile.rule(REFUSED_AFTER_APPRAISAL, channel=channel, level=level)
    head = profile.rule(SIGNED_BY_HEAD, channel=channel, level=level)
    return (
        *_lacks(rule, reason, "note", "Từ chối sau thẩm định phải nêu lý do.", "A refusal gives its reason."),
        *_lacks(
            rule,
            document,
            "document",
            "Từ chối sau thẩm định phải bằng văn bản; hãy ghi số văn bản.",
            "A refusal after appraisal is a letter; give its number.",
        ),
        *_lacks(
            head if head is not None and head.value is True else None,
            signer,
            "signer",
            "Văn bản từ chối do lãnh đạo cơ quan ký; hãy ghi người ký.",
            "The letter of refusal is signed by the head; say who signed.",
        ),
    )


def against_late_refusal(
    profile: Profile, channel: str, level: str | None, due: datetime | None, now: datetime
) -> tuple[Objection, ...]:
    """Refused after the promised day where the text wants it inside the term (decree 118/2025, article 19.3)."""
    rule = profile.rule(REFUSED_AFTER_APPRAISAL, channel=channel, level=level)
    inside_the_term = rule is not None and INSIDE_THE_TERM in fold(str(rule.value))
    if rule is None or not inside_the_term or due is None or not is_late(due, now):
        return ()
    return (
        Objection(
            "note",
            f"Từ chối sau thẩm định phải trả trong thời hạn giải quyết (hẹn {appointment_vi(due)}); "
            "vẫn ghi nhận được, hồ sơ tính là quá hạn.",
            f"A refusal after appraisal comes inside the term (promised for {named_en_at(due)}); it can be recorded "
            "and counts as late.",
            citation_with_doubt(rule),
            firm=False,
            rule=rule.id,
        ),
    )


def _lacks(rule: Rule | None, said: str, field: str, vi: str, en: str) -> Iterator[Objection]:
    if rule is not None and not said:
        yield Objection(field, vi, en, citation_with_doubt(rule), rule=rule.id)


def _texts(rule: Rule) -> tuple[str, ...]:
    return rule.value if isinstance(rule.value, tuple) else ()
