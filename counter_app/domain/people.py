"""The people of one office as the centre lists them: reference data of the kind `users`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from counter_app.domain.permissions import ADMINISTRATOR, ROLES, SUPERVISOR
from counter_app.domain.records import Place, Record, read_json

LONGEST_ID = 64
LONGEST_NAME = 200
MOST_PEOPLE = 2000

_LIST = Place("danh sách tài khoản", "the list of accounts")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")
_VERIFIER = re.compile(
    r"\$argon2id\$v=19\$m=(?P<kib>\d{1,7}),t=(?P<passes>\d{1,3}),p=(?P<lanes>\d{1,2})"
    r"\$[A-Za-z0-9+/]{11,86}\$[A-Za-z0-9+/]{22,172}"
)
# Bounds on what one sign-in may cost: a verifier from outside must not freeze a desk.
_MOST_KIB = 256 * 1024
_MOST_PASSES = 16
_FIELDS = ("id", "name", "role", "verifier", "active", "must_change")


@dataclass(frozen=True, slots=True)
class Person:
    """`verifier` is an argon2id PHC string; `must_change` says that the password was issued by somebody else."""

    id: str
    name: str
    role: str
    verifier: str = field(repr=False)
    active: bool = True
    must_change: bool = False


def read_people(data: bytes) -> tuple[Person, ...]:
    """The whole list or nothing. Raises BadInput that names the place; a list that lets nobody in is refused too."""
    value = read_json(data, _LIST)
    if not isinstance(value, list) or len(value) > MOST_PEOPLE:
        _LIST.refuse(
            f"phải là một danh sách không quá {MOST_PEOPLE} người.", f"must list {MOST_PEOPLE} people at most."
        )
    people = tuple(
        _person(Record.of(item, _LIST.inside(f"người thứ {number}", f"person {number}")))
        for number, item in enumerate(value, start=1)
    )
    if len({person.id for person in people}) != len(people):
        _LIST.refuse("có hai người cùng tên đăng nhập.", "two people have the same account name.")
    if not any(person.active for person in people):
        _LIST.refuse(
            "không còn ai được dùng phần mềm, nên danh sách cũ được giữ lại.",
            "nobody could sign in any more, so the old list stays.",
        )
    return people


def people_as_records(people: Sequence[Person]) -> list[dict[str, object]]:
    """What `read_people` reads."""
    return [{name: getattr(person, name) for name in _FIELDS} for person in people]


def who_takes_over(account: str, people: Sequence[Person]) -> tuple[str, ...]:
    """Who looks after the unfinished work of an account: itself while active, else the office's supervisors.

    Without a supervisor the administrators, without those everybody who is active: work is never nobody's.
    """
    active = [person for person in people if person.active]
    if any(person.id == account for person in active):
        return (account,)
    for roles in ((SUPERVISOR,), (ADMINISTRATOR,), ROLES):
        if found := tuple(person.id for person in active if person.role in roles):
            return found
    return ()


def verifier_is_sound(verifier: str) -> bool:
    """An argon2id PHC string that a desk can afford to check."""
    shape = _VERIFIER.fullmatch(verifier)
    return shape is not None and int(shape["kib"]) <= _MOST_KIB and 1 <= int(shape["passes"]) <= _MOST_PASSES


def check_account_id(record: Record) -> str:
    """The field `id` as an account name: it stands in entries, so letters without marks only. Raises BadInput."""
    account = record.text("id", longest=LONGEST_ID)
    if _ID.fullmatch(account) is None:
        record.at("id").refuse(
            "chỉ được có chữ không dấu, số và . _ @ -.", "may hold letters without marks, digits and . _ @ - only."
        )
    return account


def _person(record: Record) -> Person:
    account = check_account_id(record)
    verifier = record.text("verifier", longest=400)
    if not verifier_is_sound(verifier):
        record.at("verifier").refuse("không phải mã kiểm mật khẩu argon2id.", "is not an argon2id verifier.")
    name = record.text("name", longest=LONGEST_NAME)
    if "\n" in name:
        record.at("name").refuse("phải nằm trên một dòng.", "must stand on one line.")
    return Person(
        id=account,
        name=name,
        role=record.choice("role", ROLES),
        verifier=verifier,
        active=record.flag("active"),
        must_change=record.flag("must_change"),
    )
