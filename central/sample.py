"""A sample office for a demonstration and for tests: made up, and named so."""

from __future__ import annotations

from datetime import datetime, timedelta

from central.administration import Administration
from counter_app.domain.permissions import ADMINISTRATOR, CLERK, POSTAL, SUPERVISOR
from counter_app.wire import strict_json

OFFICE = "phuong-mau"
OFFICE_NAME = "Trung tâm Phục vụ hành chính công phường Mẫu"
AGENCIES = ("H36.37.05",)
POSTAL_OFFICE = "buu-dien-mau"
POSTAL_NAME = "Bưu điện phường Mẫu"

# Account, name, role. Their passwords are set by whoever shows the sample.
PEOPLE = (
    ("lan", "Nguyễn Thị Lan", CLERK),
    ("hung", "Trần Văn Hùng", CLERK),
    ("mai", "Lê Thị Mai", CLERK),
    ("quang", "Phạm Minh Quang", SUPERVISOR),
    ("quantri", "Đỗ Thị Hạnh", ADMINISTRATOR),
)
POSTAL_PEOPLE = (("buuta", "Vũ Đức Thành", POSTAL),)

PROFILE = "national_2025"

SETTINGS = {
    "name": OFFICE_NAME,
    "heading": {
        "unit": OFFICE_NAME,
        "parent_agency": "Ủy ban nhân dân phường Mẫu",
        "place": "Phường Mẫu",
        "hotline": "1022",
        "lookup_address": "dichvucong.gov.vn",
    },
    "slip_host": "tracuu.example.vn",
    "profile": PROFILE,
    "return_place": OFFICE_NAME,
    "bank": {"bin": "970403", "account": "0000000000000", "holder": "TTPVHCC PHUONG MAU"},  # nobody's account
    "sample": True,
}


def make_sample_office(administration: Administration, now: datetime, profile: str = PROFILE) -> None:
    """May be called again. `profile` is the id of the regulation that it works by.

    Roles hold from the day before, so that clocks may differ a little."""
    since = now - timedelta(days=1)
    administration.add_office(OFFICE, OFFICE_NAME, AGENCIES)
    administration.add_office(POSTAL_OFFICE, POSTAL_NAME, AGENCIES, kind="postal")
    administration.put_reference("settings", "sample", strict_json.write(SETTINGS | {"profile": profile}), now, OFFICE)
    for account, name, role in PEOPLE:
        administration.add_account(account, OFFICE, name, role, since)
    for account, name, role in POSTAL_PEOPLE:
        administration.add_account(account, POSTAL_OFFICE, name, role, since)
