"""A procedure of the sample catalogue as the centre sends it, with parts of it changed."""

from __future__ import annotations

import hashlib
import json

from counter_app.domain.procedures import procedure_bytes
from counter_app.domain.reference_content import content_from_json
from counter_app.settings.catalogue_file import load_sample_catalogue
from counter_app.store.reference_arrivals import ReferenceVersion, record_reference
from tests.services.desk import STATUS, Workplace


def procedure_arrives(place: Workplace, confidence: str = "confirmed", **parts: object) -> None:
    """Nothing else is in the catalogue from now on. `parts` as they stand in its file."""
    (sample,) = (one for one in load_sample_catalogue().procedures if one.code == STATUS)
    stated = {name: {"value": value, "confidence": confidence} for name, value in parts.items()}
    procedure = json.loads(procedure_bytes(sample)) | stated
    whole = {"version": "7", "issued": "2026-06-01", "sample": False, "title": "Danh mục", "procedures": [procedure]}
    content = content_from_json("procedures", json.dumps(whole).encode(), "danh-muc.json")
    items = [ReferenceVersion(one.name, hashlib.sha256(one.content).hexdigest(), one.content) for one in content.items]
    with place.desk.database.write() as connection:
        record_reference(connection, "procedures", items, "p1", "2026-11-23T08:00:00+07:00")
