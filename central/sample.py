"""A sample office for a demonstration and for tests: made up, and named so."""

from __future__ import annotations

from datetime import datetime, timedelta

from central.administration import Administration
from counter_app.domain.permissions import ADMINISTRATOR, CLERK, POSTAL, SUPERVISOR

OFFICE = "mau-tan-phu"
OFFICE_NAME = "Bộ phận Một cửa xã Tân Phú (mẫu)"
AGENCIES = ("H19.62",)
POSTAL_OFFICE = "mau-buu-dien"
POSTAL_NAME = "Bưu điện huyện (mẫu)"

# Account, name, role. Their passwords are set by whoever shows the sample.
PEOPLE = (
    ("lan", "Nguyễn Thị Lan", CLERK),
    ("hung", "Trần Văn Hùng", CLERK),
    ("mai", "Lê Thị Mai", CLERK),
    ("quang", "Phạm Minh Quang", SUPERVISOR),
    ("quantri", "Đỗ Thị Hạnh", ADMINISTRATOR),
)
POSTAL_PEOPLE = (("buuta", "Vũ Đức Thành", POSTAL),)


def make_sample_office(administration: Administration, now: datetime) -> None:
    """May be called again. Roles hold from the day before, so that clocks may differ a little."""
    since = now - timedelta(days=1)
    administration.add_office(OFFICE, OFFICE_NAME, AGENCIES)
    administration.add_office(POSTAL_OFFICE, POSTAL_NAME, AGENCIES, kind="postal")
    for account, name, role in PEOPLE:
        administration.add_account(account, OFFICE, name, role, since)
    for account, name, role in POSTAL_PEOPLE:
        administration.add_account(account, POSTAL_OFFICE, name, role, since)
