"""Offices, agencies, desks with their keys, one-time codes and number ranges, as rows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, Select, Table, and_, bindparam, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from central.store.schema import agencies, desk_keys, desks, enrolment_codes, meta, office_agencies, offices, ranges
from counter_app.wire.feed import row_genesis

COMMUNE = "commune"
POSTAL = "postal"


@dataclass(frozen=True, slots=True)
class Desk:
    """`number` and `spare` are its two desk numbers in the province."""

    desk: str
    office: str
    name: str
    number: int
    spare: int


@dataclass(frozen=True, slots=True)
class DeskKey:
    """`certificate` is the stored paper; `withdrawn` ISO office time or None."""

    public: bytes
    name: str
    desk: str
    certificate: bytes
    withdrawn: str | None


@dataclass(frozen=True, slots=True)
class Code:
    """A one-time code: `public` is the key that used it."""

    office: str
    expires: str
    public: bytes | None


def insert_or_keep(connection: Connection, table: Table, **values: object) -> None:
    """Insert unless the row is there: two that do it at once leave one row."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    connection.execute(dialect.insert(table).values(**values).on_conflict_do_nothing())


def add_office(connection: Connection, office: str, name: str, kind: str) -> None:
    insert_or_keep(connection, offices, office=office, name=name, kind=kind, position=0, row_hash=row_genesis(office))


def rename_office(connection: Connection, office: str, name: str, kind: str) -> None:
    connection.execute(update(offices).where(offices.c.office == office).values(name=name, kind=kind))


def office_kind(connection: Connection, office: str) -> str | None:
    return connection.execute(select(offices.c.kind).where(offices.c.office == office)).scalar()


def office_name(connection: Connection, office: str) -> str | None:
    return connection.execute(select(offices.c.name).where(offices.c.office == office)).scalar()


def add_agency(connection: Connection, office: str, agency: str) -> None:
    insert_or_keep(connection, agencies, agency=agency, next_block=0)
    insert_or_keep(connection, office_agencies, office=office, agency=agency)


def agencies_of(connection: Connection, office: str) -> list[str]:
    found = select(office_agencies.c.agency).where(office_agencies.c.office == office)
    return list(connection.execute(found.order_by(office_agencies.c.agency)).scalars())


def lock_settings(connection: Connection) -> None:
    """One enrolment or grant at a time: numbers must not be given twice."""
    insert_or_keep(connection, meta, name="numbers", value="")
    connection.execute(select(meta.c.value).where(meta.c.name == "numbers").with_for_update())


def setting(connection: Connection, name: str) -> str | None:
    return connection.execute(select(meta.c.value).where(meta.c.name == name)).scalar()


def put_setting(connection: Connection, name: str, value: str) -> None:
    insert_or_keep(connection, meta, name=name, value=value)
    connection.execute(update(meta).where(meta.c.name == name).values(value=value))


def highest_desk_number(connection: Connection) -> int:
    highest = connection.execute(select(func.max(desks.c.number), func.max(desks.c.spare))).one()
    return max(highest[0] or 0, highest[1] or 0)


def count_beginning(connection: Connection, letters: str) -> int:
    """Desks whose id begins so."""
    found = select(func.count()).select_from(desks).where(desks.c.desk.startswith(letters, autoescape=True))
    return connection.execute(found).scalar_one()


def desks_in_force(connection: Connection, letters: str) -> list[str]:
    """Desks whose id begins so and that have a key which was not withdrawn."""
    begins = desk_keys.c.desk.startswith(letters, autoescape=True)
    found = select(desk_keys.c.desk).where(and_(begins, desk_keys.c.withdrawn.is_(None))).distinct()
    return list(connection.execute(found.order_by(desk_keys.c.desk)).scalars())


def count_keys(connection: Connection, desk: str) -> int:
    return connection.execute(select(func.count()).select_from(desk_keys).where(desk_keys.c.desk == desk)).scalar_one()


def add_desk(connection: Connection, desk: Desk) -> None:
    insert_or_keep(
        connection, desks, desk=desk.desk, office=desk.office, name=desk.name, number=desk.number, spare=desk.spare
    )


def find_desk(connection: Connection, desk: str) -> Desk | None:
    row = connection.execute(select(desks).where(desks.c.desk == desk)).first()
    return None if row is None else Desk(row.desk, row.office, row.name, row.number, row.spare)


def desks_of(connection: Connection, office: str) -> list[Desk]:
    """By desk number."""
    rows = connection.execute(select(desks).where(desks.c.office == office).order_by(desks.c.number, desks.c.desk))
    return [Desk(row.desk, row.office, row.name, row.number, row.spare) for row in rows]


def add_key(connection: Connection, key: DeskKey) -> None:
    insert_or_keep(
        connection,
        desk_keys,
        public=key.public,
        name=key.name,
        desk=key.desk,
        certificate=key.certificate,
        withdrawn=key.withdrawn,
    )


# Asked at least once in every push: built once.
_KEY = select(desk_keys).where(desk_keys.c.public == bindparam("public"))


def find_key(connection: Connection, public: bytes) -> DeskKey | None:
    row = connection.execute(_KEY, {"public": public}).first()
    return None if row is None else DeskKey(row.public, row.name, row.desk, row.certificate, row.withdrawn)


def keys_named(connection: Connection, name: str) -> list[DeskKey]:
    """Usually one: a name is 40 bits of a hash."""
    rows = connection.execute(select(desk_keys).where(desk_keys.c.name == name))
    return [DeskKey(row.public, row.name, row.desk, row.certificate, row.withdrawn) for row in rows]


def keys_of_office(connection: Connection, office: str) -> list[DeskKey]:
    """Withdrawn ones too: a slip in a citizen's hand outlives its desk."""
    found = (
        select(desk_keys)
        .join(desks, desks.c.desk == desk_keys.c.desk)
        .where(desks.c.office == office)
        .order_by(desks.c.number, desk_keys.c.name)
    )
    rows = connection.execute(found)
    return [DeskKey(row.public, row.name, row.desk, row.certificate, row.withdrawn) for row in rows]


def posts_of(connection: Connection, office: str) -> list[str]:
    """Post offices that take in for an agency of this one-stop: what they print is scanned here. None for a post."""
    found = _sharing(office).where(offices.c.kind == POSTAL)
    return [] if office_kind(connection, office) == POSTAL else list(connection.execute(found).scalars())


def one_stops_of(connection: Connection, post: str) -> list[str]:
    """Offices whose agencies this post office takes in for; none for an office that is no post."""
    found = _sharing(post).where(offices.c.kind != POSTAL)
    return list(connection.execute(found).scalars()) if office_kind(connection, post) == POSTAL else []


def _sharing(office: str) -> Select[str]:
    """Offices with an agency of this one."""
    agencies_of_it = select(office_agencies.c.agency).where(office_agencies.c.office == office)
    return (
        select(offices.c.office)
        .join(office_agencies, office_agencies.c.office == offices.c.office)
        .where(and_(office_agencies.c.agency.in_(agencies_of_it), offices.c.office != office))
        .distinct()
        .order_by(offices.c.office)
    )


def withdraw_keys(connection: Connection, desk: str, when: str) -> int:
    changed = connection.execute(
        update(desk_keys).where(and_(desk_keys.c.desk == desk, desk_keys.c.withdrawn.is_(None))).values(withdrawn=when)
    )
    return changed.rowcount


def add_code(connection: Connection, code_hash: bytes, office: str, expires: str) -> None:
    connection.execute(insert(enrolment_codes).values(hash=code_hash, office=office, expires=expires, public=None))


def lock_code(connection: Connection, code_hash: bytes) -> Code | None:
    found = select(enrolment_codes).where(enrolment_codes.c.hash == code_hash).with_for_update()
    row = connection.execute(found).first()
    return None if row is None else Code(row.office, row.expires, row.public)


def use_code(connection: Connection, code_hash: bytes, public: bytes) -> None:
    connection.execute(update(enrolment_codes).where(enrolment_codes.c.hash == code_hash).values(public=public))


def grants_of(connection: Connection, desk: str) -> list[tuple[int, str, bytes]]:
    """(n, agency, stored paper), by n."""
    rows = connection.execute(select(ranges).where(ranges.c.desk == desk).order_by(ranges.c.n))
    return [(row.n, row.agency, row.paper) for row in rows]


def add_grant(connection: Connection, desk: str, n: int, agency: str, block: int, paper: bytes) -> None:
    """Remember a grant, ours or one that a desk shows; no later grant falls below it."""
    insert_or_keep(connection, ranges, desk=desk, n=n, agency=agency, block=block, paper=paper)
    insert_or_keep(connection, agencies, agency=agency, next_block=0)
    raised = and_(agencies.c.agency == agency, agencies.c.next_block <= block)
    connection.execute(update(agencies).where(raised).values(next_block=block + 1))


def desks_of_ranges(connection: Connection, wanted: Collection[str]) -> dict[tuple[str, int], set[str]]:
    """(agency, block) → the desks that have it: one, unless a backup that was put back granted it again."""
    if not wanted:
        return {}
    columns = (ranges.c.agency, ranges.c.block, ranges.c.desk)
    found: dict[tuple[str, int], set[str]] = {}
    for agency, block, desk in connection.execute(select(*columns).where(ranges.c.agency.in_(sorted(wanted)))):
        found.setdefault((agency, block), set()).add(desk)
    return found


def desks_with_numbers(connection: Connection, wanted: Collection[int]) -> dict[int, set[str]]:
    """Desk number, the spare one too → the desks that have it."""
    if not wanted:
        return {}
    listed = sorted(wanted)
    having = or_(desks.c.number.in_(listed), desks.c.spare.in_(listed))
    found: dict[int, set[str]] = {}
    for desk, number, spare in connection.execute(select(desks.c.desk, desks.c.number, desks.c.spare).where(having)):
        found.setdefault(number, set()).add(desk)
        found.setdefault(spare, set()).add(desk)
    return found


def next_block(connection: Connection, agency: str) -> int | None:
    return connection.execute(select(agencies.c.next_block).where(agencies.c.agency == agency)).scalar()


def skip_blocks(connection: Connection, reserve: int) -> None:
    connection.execute(update(agencies).values(next_block=agencies.c.next_block + reserve))
