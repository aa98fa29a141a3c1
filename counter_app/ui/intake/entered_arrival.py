"""What a citizen filed online or the post took in, as the form shows it: nothing is typed again. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from counter_app.domain.citizen_notice import CHANNELS
from counter_app.domain.details import object_of, objects_of, text_of
from counter_app.domain.intake import ApplicantKind, CopyKind, Relation, ReturnWay
from counter_app.domain.online_filing import ONLINE
from counter_app.domain.posting import BY_POST
from counter_app.domain.procedures import Procedure
from counter_app.domain.times import date_vi
from counter_app.domain.written_day import day_of
from counter_app.domain.written_number import grouped
from counter_app.services.steps.online_inbox import ArrivedDossier
from counter_app.ui.intake.entered import Entered, EnteredComponent, EnteredFee
from counter_app.ui.intake.entered_people import EnteredPerson, EnteredSubmitter

if TYPE_CHECKING:
    from counter_app.services.steps.manifests import PostedPapers

Choice = TypeVar("Choice", ApplicantKind, CopyKind, ReturnWay, Relation)


def entered_of(came: ArrivedDossier, procedure: Procedure | None) -> Entered:
    """What cannot be read is left empty for the clerk to see. `procedure` as the catalogue has it now."""
    details = came.details
    return Entered(
        person=_person(object_of(details.get("applicant"))),
        submitter=_submitter(details.get("submitter")),
        procedure=came.procedure_code if procedure is not None else "",
        request=text_of(details, "request"),
        components=_components(details, procedure),
        channel=ONLINE,
        return_way=_choice(ReturnWay, text_of(details, "return_way"), ReturnWay.ONLINE).value,
        return_place=text_of(details, "return_place"),
        notify=tuple(one for one in CHANNELS if one in (details.get("notify") or ())),
        fees=_fees(came, procedure),
        arrived=came.identity,
    )


def entered_of_posted(posted: PostedPapers, procedure: Procedure | None) -> Entered:
    """The papers as the post counted them; what it costs is the catalogue's, by when it is done the form's."""
    details = posted.details
    sets = details.get("sets")
    return Entered(
        person=_person(object_of(details.get("applicant"))),
        submitter=_submitter(details.get("submitter")),
        procedure=posted.procedure_code if procedure is not None else "",
        request=text_of(details, "request"),
        components=_components(details, procedure),
        sets=sets if isinstance(sets, int) and 0 < sets < 100 else 1,
        channel=BY_POST,
        return_way=_choice(ReturnWay, text_of(details, "return_way"), ReturnWay.COUNTER).value,
        return_place=text_of(details, "return_place"),
        notify=tuple(one for one in CHANNELS if one in (details.get("notify") or ())),
        note=text_of(details, "note"),
        arrived=posted.identity,
    )


def _person(raw: Mapping[str, Any]) -> EnteredPerson:
    texts = ("id_number", "name", "sex", "address", "phone", "email", "address_today")
    others = ("representative", "representative_number", "representative_position")
    return EnteredPerson(
        kind=_choice(ApplicantKind, text_of(raw, "kind"), ApplicantKind.PERSON).value,
        born=_day(text_of(raw, "date_of_birth")),
        **{name: text_of(raw, name) for name in (*texts, *others)},
    )


def _submitter(raw: object) -> EnteredSubmitter | None:
    if not isinstance(raw, dict):
        return None
    relation = _choice(Relation, text_of(raw, "relation"), Relation.UNSTATED).value
    names = ("name", "id_number", "authority", "phone")
    return EnteredSubmitter(relation=relation, **{name: text_of(raw, name) for name in names})


def _components(details: Mapping[str, Any], procedure: Procedure | None) -> tuple[EnteredComponent, ...]:
    """In the order of the published list; what is not on it stands behind, and what did not come is not ticked."""
    filed = {text_of(one, "name"): one for one in objects_of(details.get("components"))}
    published = [part.name for part in (procedure.components.value or ())] if procedure else []
    names = dict.fromkeys([*published, *filed])
    return tuple(_component(name, filed.get(name)) for name in names if name)


def _component(name: str, filed: Mapping[str, Any] | None) -> EnteredComponent:
    if filed is None:
        return EnteredComponent(name)
    papers = objects_of(filed.get("papers"))
    first, second = (papers[0] if papers else {}), (papers[1] if len(papers) > 1 else None)
    one = EnteredComponent(name, True, _kind(first), _copies(first))
    return one if second is None else replace(one, also_kind=_kind(second), also_count=_copies(second))


def _kind(paper: Mapping[str, Any]) -> str:
    return _choice(CopyKind, text_of(paper, "kind"), CopyKind.PHOTOCOPY).value


def _copies(paper: Mapping[str, Any]) -> int:
    count = paper.get("count")
    return count if isinstance(count, int) and 0 < count < 100 else 1


def _fees(came: ArrivedDossier, procedure: Procedure | None) -> tuple[EnteredFee, ...]:
    """What the portal took is paid already; beside it what the catalogue charges of the other kind."""
    if not came.paid:
        return ()
    kinds = {one.kind for one in came.paid}
    charged = (procedure.fees.value or ()) if procedure is not None else ()
    more = (
        EnteredFee(fee.kind, "", _amount(fee.amount or 0)) for fee in charged if fee.kind in {"phi", "le_phi"} - kinds
    )
    return (*(EnteredFee(one.kind, one.name, _amount(one.amount), paid=True) for one in came.paid), *more)


def _amount(amount: int) -> str:
    return grouped(amount) if amount else ""


def _choice(kind: type[Choice], text: str, otherwise: Choice) -> Choice:
    return kind(text) if text in {one.value for one in kind} else otherwise


def _day(text: str) -> str:
    born = day_of(text)
    return date_vi(born) if born is not None else ""
