"""The regulation profiles that come with the program, each one JSON file."""

from __future__ import annotations

from functools import cache

from counter_app.domain.errors import BadInput
from counter_app.domain.records import MAX_FILE_BYTES
from counter_app.domain.regulation_reading import parse_profile
from counter_app.domain.regulations import Profile
from counter_app.settings.resources import resource_path


def profile_names() -> tuple[str, ...]:
    """The ids of all shipped profiles, base layers among them."""
    return tuple(sorted(path.stem for path in resource_path("regulations").glob("*.json")))


@cache
def load_profile(name: str) -> Profile:
    """The profile with its base layer attached. Raises BadInput for a name that is not shipped."""
    profile = parse_profile(profile_bytes(name), name)
    return profile.with_base(load_profile(profile.base_layer)) if profile.base_layer else profile


def profile_bytes(name: str) -> bytes:
    """The file's bytes as they are; what is stored and hashed as reference data."""
    if name not in profile_names():
        known = ", ".join(profile_names())
        raise BadInput(
            f"Không có hồ sơ quy định “{name[:40]}”; hãy chọn một trong: {known}.",
            f"There is no regulation profile “{name[:40]}”; choose one of: {known}.",
        )
    with resource_path("regulations", f"{name}.json").open("rb") as file:
        return file.read(MAX_FILE_BYTES + 1)
