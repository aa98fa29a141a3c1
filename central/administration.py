"""What an administrator does at the centre: offices, people, codes, withdrawals, reference data.

The centre's own acts stand in its own journal for each office.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from central.desk_families import are_one_family, family_of
from central.enrolment import RESTORED, Enrolment
from central.keys import CentreKeys
from central.passwords import new_password, verifier_of
from central.reference_data import KINDS
from central.store import journals, people, references, registry
from central.store.database import Connection, Database
from central.storing import Storing
from counter_app.domain.errors import BadInput
from counter_app.domain.office_names import CENTRE_DESK
from counter_app.domain.permissions import ROLES
from counter_app.domain.reference_content import Item
from counter_app.domain.times import iso
from counter_app.wire.batch import Batch
from counter_app.wire.entry import Entry, genesis, seal, write_body
from counter_app.wire.head import Head, sign_head
from counter_app.wire.header import Header
from counter_app.wire.papers import Certificate, Paper, sign_paper

OWN_DESK = CENTRE_DESK
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Act:
    """Something that the centre itself did; `details` is the personal part. `issues` is the code that it gives to its
    dossier, `code` the one that it has; `received` when it came to the centre's notice, where that is earlier."""

    type: str
    who: str
    dossier: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    details: dict[str, Any] | None = None
    code: str | None = None
    issues: str | None = None
    received: datetime | None = None


class Administration:
    def __init__(
        self,
        database: Database,
        keys: CentreKeys,
        enrolment: Enrolment,
        storing: Storing,
        random_bytes: Callable[[int], bytes],
    ) -> None:
        self._database = database
        self._keys = keys
        self._enrolment = enrolment
        self._storing = storing
        self._random_bytes = random_bytes

    def add_office(self, office: str, name: str, agencies: Sequence[str] = (), kind: str = registry.COMMUNE) -> None:
        """Add it or change its name; `agencies` are those whose numbers its desks get ranges of. Raises BadInput."""
        for text in (office, name, *agencies):
            _check_name(text)
        with self._database.writing() as connection:
            registry.add_office(connection, office, name, kind)
            registry.rename_office(connection, office, name, kind)
            for agency in sorted(agencies):
                registry.add_agency(connection, office, agency)

    def add_account(self, account: str, office: str, name: str, role: str, since: datetime, verifier: str = "") -> None:
        """A person with one more role from this moment. An issued password must be changed; none keeps what was set.

        Raises BadInput.
        """
        _check_name(account)
        _check_name(name)
        _check_role(role)
        with self._database.writing() as connection:
            self._check_office(connection, office)
            known = people.find_account(connection, account)
            if known is not None and known.office != office:
                raise BadInput(
                    f"Tài khoản “{account[:60]}” đã thuộc bộ phận khác.",
                    f"The account “{account[:60]}” belongs to another office already.",
                )
            person = people.Account(account, office, name, verifier, must_change=True, changed=iso(since))
            if known is not None and not verifier:
                person = replace(known, name=name)
            people.put_account(connection, person)
            people.give_role(connection, account, role, iso(since))

    def rename(self, account: str, name: str) -> None:
        """Raises BadInput."""
        _check_name(name)
        with self._database.writing() as connection:
            person = people.find_account(connection, account)
            if person is not None:
                people.put_account(connection, replace(person, name=name))

    def issue_password(self, account: str, now: datetime) -> str:
        """A new password, shown once; the desks learn its verifier with the people. Raises BadInput."""
        password = new_password(self._random_bytes)
        verifier = verifier_of(password)
        with self._database.writing() as connection:
            person = people.find_account(connection, account)
            if person is None:
                raise BadInput(f"Không có tài khoản “{account[:60]}”.", f"There is no account “{account[:60]}”.")
            people.put_account(connection, replace(person, verifier=verifier, must_change=True, changed=iso(now)))
        return password

    def change_role(self, account: str, role: str | None, now: datetime) -> None:
        """End what the person had and give another role, or none. What was written before stays as it was judged."""
        with self._database.writing() as connection:
            if people.find_account(connection, account) is None:
                raise BadInput(f"Không có tài khoản “{account[:60]}”.", f"There is no account “{account[:60]}”.")
            people.end_roles(connection, account, iso(now))
            if role is not None:
                _check_role(role)
                people.give_role(connection, account, role, iso(now))

    def enrolment_code(self, office: str, now: datetime) -> str:
        """For one desk of this office; shown once. Raises BadInput for an office that does not exist."""
        with self._database.writing() as connection:
            self._check_office(connection, office)
            return self._enrolment.make_code(connection, office, now)

    def withdraw(self, desk: str, now: datetime) -> int:
        """The keys of this desk are no longer good: what it hands in from now on is stored but not permitted."""
        with self._database.writing() as connection:
            return registry.withdraw_keys(connection, desk, iso(now))

    def copies_in_force(self, desk: str) -> list[str]:
        """Other desks that began as copies of the same disk, and whose keys nobody has withdrawn."""
        with self._database.reading() as connection:
            listed = registry.desks_in_force(connection, family_of(desk))
        return [one for one in listed if one != desk and are_one_family(one, desk)]

    def put_reference(self, kind: str, name: str, content: bytes, now: datetime, office: str = "") -> str:
        """Make these bytes the current version; their hash. Raises BadInput for a kind that does not exist."""
        return self.put_references(kind, [Item(name, content)], now, office)[0]

    def put_references(
        self, kind: str, items: Sequence[Item], now: datetime, office: str = "", *, whole: bool = False
    ) -> list[str]:
        """All of it or nothing, as `put_reference`. `whole`: what is not named here is no longer in force."""
        if kind not in KINDS:
            raise BadInput(
                f"Loại dữ liệu phải là một trong: {', '.join(KINDS)}.", f"The kind must be one of: {', '.join(KINDS)}."
            )
        for item in items:
            _check_name(item.name)
        named = {item.name for item in items}
        with self._database.writing() as connection:
            put = [references.put_version(connection, kind, office, one.name, one.content, iso(now)) for one in items]
            for stored in references.current_versions(connection, kind, office) if whole else ():
                if stored.name not in named:
                    references.drop_name(connection, kind, office, stored.name)
            return put

    def database_was_restored(self) -> None:
        """Skip a reserve of ranges and desk numbers: what was granted after the backup is not known here."""
        with self._database.writing() as connection:
            registry.put_setting(connection, RESTORED, "")
            registry.put_setting(connection, "desk_numbers_skipped", "")
            registry.lock_settings(connection)
            self._enrolment.note_restored(connection)

    def kept_in(self, restored_backup: Database) -> int:
        """A backup was restored for a test: desks may let go of what it holds. How many journals it covers."""
        with restored_backup.reading() as connection:
            tips = journals.branch_tips(connection)
        with self._database.writing() as connection:
            for stored in journals.stored_items(connection, [tip for _journal, tip in tips]).values():
                # Which branch came first may be another here than in the backup.
                journals.set_kept_through(connection, stored.journal, stored.branch, stored.number)
        return len({journal for journal, _tip in tips})

    def record(self, office: str, act: Act, now: datetime) -> Entry:
        """Write an act of the centre into its own journal for this office, as an entry like any other."""
        with self._database.writing() as connection:
            return self.record_in(connection, office, act, now)

    def record_in(self, connection: Connection, office: str, act: Act, now: datetime) -> Entry:
        """The same inside the caller's transaction."""
        journal = self._own_journal(office)
        self._check_office(connection, office)
        journals.lock_journal(connection, journal, office, OWN_DESK)
        entry = self._next_entry(connection, journal, office, act, now)
        head = Head(journal, entry.read().number, entry.hash)
        signature = sign_head(head, self._keys.signing)
        certificate = self._own_certificate(office, now)
        batch = Batch(certificate, head.number, entry.previous, (entry,), head, self._keys.signing.name, signature)
        voucher = journals.Voucher(office, OWN_DESK, self._keys.signing.public, signature, iso(now))
        self._storing.store_own(connection, batch, voucher, now)
        return entry

    def _next_entry(self, connection: Connection, journal: bytes, office: str, act: Act, now: datetime) -> Entry:
        tips = [tip for tip in journals.tips(connection, journal) if tip.desk == OWN_DESK]
        number, previous = (tips[0].number, tips[0].hash) if tips else (0, genesis(journal))
        header = Header(
            type=act.type,
            v=1,
            journal=journal.hex(),
            number=number + 1,
            who=act.who,
            desk=OWN_DESK,
            office=office,
            entered=iso(now),
            raw=iso(now),
            dossier=act.dossier,
            code=act.issues or act.code,
            issues=act.issues,
            received=iso(act.received) if act.received else None,
            facts=act.facts,
        )
        try:
            body = write_body(act.details, self._random_bytes(32)) if act.details is not None else None
            return seal(header, body, previous)
        except ValueError:
            raise BadInput(
                "Nội dung dài quá mức một mục lưu được; hãy rút gọn rồi gửi lại.",
                "There is more text than one entry can hold; shorten it and send it again.",
            ) from None

    def _own_journal(self, office: str) -> bytes:
        return hashlib.sha256(b"centre journal\0" + self._keys.centre + office.encode("utf-8")).digest()[:16]

    def _own_certificate(self, office: str, now: datetime) -> Paper:
        content = Certificate(OWN_DESK, office, OWN_DESK, 0, 0, self._keys.signing.public.hex(), iso(now))
        return sign_paper(content, self._keys.signing)

    def _check_office(self, connection: Connection, office: str) -> None:
        if registry.office_kind(connection, office) is None:
            raise BadInput(
                f"Không có bộ phận “{office[:60]}”; hãy xem lại mã bộ phận.",
                f"There is no office “{office[:60]}”; check its id.",
            )


def _check_name(text: str) -> None:
    if not text.strip() or len(text) > LONGEST_NAME or not text.isprintable() or "/" in text:
        raise BadInput(
            f"Tên hoặc mã “{text[:60]}” trống, quá dài hoặc có ký tự không dùng được.",
            f"The name or id “{text[:60]}” is empty, too long or has characters that cannot be used.",
        )


def _check_role(role: str) -> None:
    if role not in ROLES:
        raise BadInput(
            f"Vai trò phải là một trong: {', '.join(ROLES)}.", f"The role must be one of: {', '.join(ROLES)}."
        )
