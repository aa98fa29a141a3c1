"""The sample catalogue that comes with the program: for demonstration, to be checked before any real use."""

from __future__ import annotations

from functools import cache

from counter_app.domain.procedures import Catalogue, parse_catalogue
from counter_app.domain.records import MAX_FILE_BYTES
from counter_app.settings.resources import resource_path


@cache
def load_sample_catalogue() -> Catalogue:
    return parse_catalogue(sample_catalogue_bytes(), "sample.json")


def sample_catalogue_bytes() -> bytes:
    with resource_path("catalogue", "sample.json").open("rb") as file:
        return file.read(MAX_FILE_BYTES + 1)
