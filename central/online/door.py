"""A portal's filing becomes an entry of the centre's own journal for the office, once however often it is sent.

Who may knock: a portal that an administrator named, by its token. Nothing here is looked at before the token is.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from central.administration import Act, Administration
from central.code_keys import code_key
from central.online.daily_limits import count_filing, refuse_large_dossier
from central.online.filing import OnlineAnswer, OnlineFiling
from central.online.telling import Happened, Telling
from central.requests import Refused
from central.store import dossiers, filed_files, online, registry
from central.store.database import Connection, Database
from central.store.online import Filing, FilingKey
from central.store.portal_days import DailyLimits, limits_of, put_limits
from counter_app.domain.dossier_code import DossierCode, make_dossier_code, parse_dossier_code
from counter_app.domain.entry_types import ONLINE_ARRIVED
from counter_app.domain.errors import BadInput
from counter_app.domain.filed_file import filed_files as files_in
from counter_app.domain.number_blocks import LAST_OF_DESKS, RANGE_DIGITS
from counter_app.domain.permissions import PROGRAM
from counter_app.domain.times import parse_iso
from counter_app.wire.base32 import encode
from counter_app.wire.entry import identity_of

LARGEST_NUMBER = 9_999
LONGEST_PORTAL = 40
LARGEST_LIMIT = 10**7
LATEST_AHEAD_SECONDS = 300  # a portal's clock may differ a little


class OnlineDoor:
    def __init__(
        self, database: Database, administration: Administration, random_bytes: Callable[[int], bytes]
    ) -> None:
        self._database = database
        self._administration = administration
        self._random_bytes = random_bytes

    # ------------------------------------------------------------------------------------------------ who may

    def make_portal(self, portal: str) -> str:
        """Its token, shown once; an earlier one is good no longer. Raises BadInput."""
        _check_portal(portal)
        secret = encode(self._random_bytes(25))
        with self._database.writing() as connection:
            online.put_portal(connection, portal, _hashed(secret))
        return f"{portal}.{secret}"

    def withdraw_portal(self, portal: str) -> bool:
        """False: there was none in force."""
        _check_portal(portal)
        with self._database.writing() as connection:
            known = online.portal_secret(connection, portal)
            if known:
                online.put_portal(connection, portal, "")
        return bool(known)

    def limit_portal(self, portal: str, *, filings: int | None = None, mebibytes: int | None = None) -> DailyLimits:
        """How much it may send on one day; what is None stays. Raises BadInput for none at all, and for a portal that
        was never made."""
        _check_portal(portal)
        with self._database.writing() as connection:
            if online.portal_secret(connection, portal) is None:
                raise BadInput(f"Chưa có cổng nào tên “{portal}”.", f"There is no portal “{portal}”.")
            before = limits_of(connection, portal)
            after = replace(
                before,
                filings=before.filings if filings is None else filings,
                mebibytes=before.mebibytes if mebibytes is None else mebibytes,
            )
            if not (0 < after.filings <= LARGEST_LIMIT and 0 < after.mebibytes <= LARGEST_LIMIT):
                raise BadInput(
                    f"Mức mỗi ngày phải từ 1 đến {LARGEST_LIMIT}.", f"A daily limit goes from 1 to {LARGEST_LIMIT}."
                )
            put_limits(connection, portal, after)
        return after

    def admit(self, authorization: str) -> str:
        """The portal that a `Bearer` header names. Raises Refused (401)."""
        scheme, _blank, token = authorization.partition(" ")
        portal, _dot, secret = token.strip().rpartition(".")
        if scheme.lower() == "bearer" and 0 < len(portal) <= LONGEST_PORTAL and token.isascii() and token.isprintable():
            with self._database.reading() as connection:
                known = online.portal_secret(connection, portal)
            if known and hmac.compare_digest(known, _hashed(secret)):
                return portal
        raise Refused(
            401,
            "Cổng chưa chứng minh được mình; hãy xin lại mã truy cập của cổng.",
            "The portal has not proved itself; ask for its token again.",
        )

    # ---------------------------------------------------------------------------------------------- what comes

    def file(self, office: str, filing: OnlineFiling, portal: str, now: datetime) -> OnlineAnswer:
        """Raises Refused, BadInput; then nothing was written."""
        refuse_future(filing.filed, now)
        key = FilingKey(office, portal, filing.reference)
        with self._database.writing() as connection:
            need_office(connection, office)
            known = online.claim(connection, key)
            if known is not None:
                return OnlineAnswer(dossier=known.dossier, code=known.code, known=True)
            count_filing(connection, portal, now)
            code = self._code(connection, filing, now)
            act = Act(
                ONLINE_ARRIVED,
                PROGRAM,
                facts={"channel": "online"},
                details=filing.details(portal),
                issues=str(code) if code else None,
                received=parse_iso(filing.filed),
            )
            dossier = identity_of(self._administration.record_in(connection, office, act, now).hash)
            if code is not None:
                _bind(connection, str(code), dossier)
            filed_files.name_files(connection, office, dossier, files_in(act.details or {}))
            refuse_large_dossier(connection, dossier)
            arrived = Happened(dossier, act.issues, act.details or {}, parse_iso(filing.filed))
            told = Telling(connection, office).arrived(arrived)
            if told is not None:
                self._administration.record_in(connection, office, told, now)
            given = (code.agency, code.day, code.sequence) if code and not filing.code else None
            found = Filing(dossier, str(code) if code else None)
            online.settle(connection, key, found, given)
            return OnlineAnswer(dossier=found.dossier, code=found.code)

    def _code(self, connection: Connection, filing: OnlineFiling, now: datetime) -> DossierCode | None:
        """The portal's, or the next of the centre's own numbers (5000 to 9999) for the agency and today."""
        if filing.code:
            return parse_dossier_code(filing.code)
        if not filing.agency:
            return None
        number = (online.highest_number(connection, filing.agency, now.date()) or LAST_OF_DESKS) + 1
        if number > LARGEST_NUMBER:
            return None  # the desk that receives it gives one of its own
        return make_dossier_code(filing.agency, now.date(), f"{number:0{RANGE_DIGITS}d}")


def _bind(connection: Connection, code: str, dossier: str) -> None:
    key = code_key(code)
    if key is None or dossiers.take_codes(connection, {key: dossier}).get(key) != dossier:
        raise Refused(
            409,
            f"Mã hồ sơ {code} đã thuộc hồ sơ khác; hãy gửi lại với mã khác hoặc không kèm mã.",
            f"The code {code} belongs to another dossier; send it again with another, or with none.",
        )


def need_office(connection: Connection, office: str) -> None:
    if registry.office_kind(connection, office) != registry.COMMUNE:
        raise Refused(404, "Không có bộ phận một cửa này.", "There is no such one-stop office.")


def refuse_future(filed: str, now: datetime) -> None:
    if (parse_iso(filed) - now).total_seconds() > LATEST_AHEAD_SECONDS:
        raise BadInput(
            "Thời điểm nộp nằm trong tương lai; hãy xem lại đồng hồ của cổng.",
            "It was filed in the future; check the portal's clock.",
        )


def _check_portal(portal: str) -> None:
    if not (0 < len(portal) <= LONGEST_PORTAL and portal.isascii() and portal.replace("-", "").isalnum()):
        raise BadInput(
            f"Tên cổng “{portal[:40]}” chỉ gồm chữ không dấu, số và gạch nối, không quá {LONGEST_PORTAL} ký tự.",
            f"The portal's name “{portal[:40]}” may have letters, digits and hyphens, at most {LONGEST_PORTAL}.",
        )


def _hashed(secret: str) -> str:
    """Of 200 random bits: nothing slow is needed."""
    return hashlib.sha256(b"portal\0" + secret.encode("utf-8")).hexdigest()
