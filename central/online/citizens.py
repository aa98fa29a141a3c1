"""What citizens do about a dossier after they filed it: complete it, take it back, ask for a change.

Each becomes an entry of the centre's own journal, once however often it is sent. Before the receipt a dossier comes
back, or is taken back, at once; afterwards the office is asked, and answers at a desk. Once there is a result nothing
is taken back or changed any more (decree 118/2025, article 21.2).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from central.administration import Act, Administration
from central.online.daily_limits import count_telling, refuse_large_dossier
from central.online.door import need_office, refuse_future
from central.online.filing import OnlineAnswer, OnlineSupplement, OnlineWithdrawal, Told
from central.online.successors import as_it_stands
from central.online.telling import Happened, Telling
from central.requests import Refused
from central.store import filed_files, online
from central.store.database import Database
from central.store.online import Filing, FilingKey
from counter_app.domain import entry_types as types
from counter_app.domain.citizen_asks import NOT_RECEIVED, PORTAL_CITATION, UNDER_WAY, WITH_RESULT, AskKind
from counter_app.domain.filed_file import filed_files as files_in
from counter_app.domain.life_cycle import ARRIVED_ONLINE, AWAITING_SUPPLEMENT, SENT_BACK, WITHDRAWN
from counter_app.domain.permissions import PROGRAM
from counter_app.domain.times import parse_iso

NOT_JUDGED_SECONDS = 5


class CitizenDoor:
    def __init__(self, database: Database, administration: Administration) -> None:
        self._database = database
        self._administration = administration

    def tell(self, dossier: FilingKey, told: Told, now: datetime) -> OnlineAnswer:
        """Raises Refused: unknown (404), not possible now (409), not judged yet (503). Then nothing was written."""
        refuse_future(told.filed, now)
        office, key = dossier.office, replace(dossier, reference=told.reference)
        with self._database.writing() as connection:
            need_office(connection, office)
            filed = online.find(connection, dossier)
            if filed is None:
                raise Refused(
                    404, "Cổng chưa gửi hồ sơ nào có số này.", "The portal has filed no dossier with this number."
                )
            known = online.claim(connection, key)
            if known is not None:
                known, state = as_it_stands(connection, office, known, held=True)
                status = state.status if state is not None else None
                return OnlineAnswer(dossier=known.dossier, code=known.code, known=True, status=status)
            count_telling(connection, dossier.portal, now)
            filed, state = as_it_stands(connection, office, filed, held=True)
            status = state.status if state is not None else None
            act, after = _act(told, filed, status)
            self._administration.record_in(connection, office, act, now)
            filed_files.name_files(connection, office, filed.dossier, files_in(act.details or {}))
            refuse_large_dossier(connection, filed.dossier)
            notice = _notice(Telling(connection, office), act, filed)
            if notice is not None:
                self._administration.record_in(connection, office, notice, now)
            online.settle(connection, key, filed)
            return OnlineAnswer(dossier=filed.dossier, code=filed.code, status=after or status)


def _act(told: Told, filed: Filing, status: str | None) -> tuple[Act, str]:
    """The entry, and the status that it leads to; '' where it changes none."""
    if status is None:
        raise Refused(
            503,
            "Hồ sơ vừa đến, trung tâm chưa xét xong; hãy gửi lại sau ít giây.",
            "The dossier has just come and was not judged yet; send it again in a few seconds.",
            retry_after=NOT_JUDGED_SECONDS,
        )
    if isinstance(told, OnlineSupplement):
        if status == SENT_BACK:
            return _entry(types.SUPPLEMENT_RECEIVED, told, filed), ARRIVED_ONLINE
        if status != AWAITING_SUPPLEMENT:
            raise Refused(
                409,
                "Hồ sơ không ở trạng thái chờ bổ sung nên chưa nhận bổ sung được.",
                "The dossier does not wait to be completed, so nothing can be added now.",
            )
        return _entry(types.CITIZEN_ASKED, told, filed, AskKind.SUPPLEMENT), ""
    _refuse_ended(status)
    if isinstance(told, OnlineWithdrawal):
        if status in NOT_RECEIVED:
            return _entry(types.DOSSIER_WITHDRAWN, told, filed), WITHDRAWN
        return _entry(types.CITIZEN_ASKED, told, filed, AskKind.WITHDRAW), ""
    return _entry(types.CITIZEN_ASKED, told, filed, AskKind.CHANGE), ""


def _notice(telling: Telling, act: Act, filed: Filing) -> Act | None:
    """What has come back is checked anew, what was taken back is confirmed; an ask is answered by the office."""
    when = act.received
    if when is None or act.type == types.CITIZEN_ASKED:
        return None
    tell = telling.arrived if act.type == types.SUPPLEMENT_RECEIVED else telling.taken_back
    return tell(Happened(filed.dossier, filed.code, telling.opening_of(filed.dossier), when))


def _entry(entry_type: str, told: Told, filed: Filing, what: AskKind | None = None) -> Act:
    facts = {"channel": "online"} | ({"what": what.value} if what is not None else {})
    return Act(
        entry_type,
        PROGRAM,
        dossier=filed.dossier,
        facts=facts,
        details=told.details(),
        code=filed.code,
        received=parse_iso(told.filed),
    )


def _refuse_ended(status: str) -> None:
    if status in WITH_RESULT:
        raise Refused(
            409,
            f"Hồ sơ đã có kết quả giải quyết nên không rút, không sửa qua cổng được nữa ({PORTAL_CITATION}).",
            f"There is a result: the dossier cannot be taken back or changed any more ({PORTAL_CITATION}).",
        )
    if status not in NOT_RECEIVED | UNDER_WAY:
        raise Refused(409, "Hồ sơ đã kết thúc.", "The dossier has come to its end.")
