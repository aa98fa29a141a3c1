"""The demonstration office: an invented ward, invented people. Nothing here is anybody's."""

from __future__ import annotations

from dataclasses import dataclass

OFFICE = "H36.37.05"
OFFICE_NAME = "Trung tâm Phục vụ hành chính công phường Mẫu"
AGENCY = "H36.37.05"
PROVINCE = "H36"


@dataclass(frozen=True, slots=True)
class SamplePerson:
    account: str
    name: str
    role: str


PEOPLE = (
    SamplePerson("lan", "Nguyễn Thị Lan", "clerk"),
    SamplePerson("binh", "Trần Văn Bình", "clerk"),
    SamplePerson("hoa", "Lê Thị Hoa", "clerk"),
    SamplePerson("minh", "Phạm Quang Minh", "supervisor"),
    SamplePerson("thu", "Đỗ Minh Thu", "administrator"),
)

FAMILY_NAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô")
MIDDLE_NAMES = ("Văn", "Thị", "Minh", "Ngọc", "Quang", "Thanh", "Đức", "Hữu", "Thu", "Xuân")
GIVEN_NAMES = ("Ánh", "Bình", "Cường", "Dũng", "Đẹp", "Giang", "Hạnh", "Khánh", "Linh", "Mỹ", "Nhã", "Phước", "Quỳnh")
