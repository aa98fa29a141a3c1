"""Desks that began as copies of one disk: their ids share the first letters, so every centre can tell, restored or not.

Ids are the centre's own and stand in certificates that it signed: nobody chooses a family (decision 016).
"""

from __future__ import annotations

from collections.abc import Callable

from counter_app.wire import base32

ID_BYTES = 10
FAMILY_BYTES = 5
_FAMILY_LETTERS = FAMILY_BYTES * 8 // 5

# Disk images are made by the dozen, and each copy takes two desk numbers of the province for good.
LARGEST_FAMILY = 40


def first_of_a_family(random_bytes: Callable[[int], bytes]) -> str:
    return base32.encode(random_bytes(ID_BYTES))


def another_like(desk: str, random_bytes: Callable[[int], bytes]) -> str:
    return family_of(desk) + base32.encode(random_bytes(ID_BYTES - FAMILY_BYTES))


def family_of(desk: str) -> str:
    return desk[:_FAMILY_LETTERS]


def are_one_family(one: str, other: str) -> bool:
    return one == other or (family_of(one) == family_of(other) and len(one) == len(other) == 2 * _FAMILY_LETTERS)
