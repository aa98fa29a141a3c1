"""Around the sample office of `central.sample`: its agency and province, and names for invented citizens."""

from __future__ import annotations

from central.sample import AGENCIES

AGENCY = AGENCIES[0]
PROVINCE = AGENCY.partition(".")[0]

FAMILY_NAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô")
MIDDLE_NAMES = ("Văn", "Thị", "Minh", "Ngọc", "Quang", "Thanh", "Đức", "Hữu", "Thu", "Xuân")
GIVEN_NAMES = ("Ánh", "Bình", "Cường", "Dũng", "Đẹp", "Giang", "Hạnh", "Khánh", "Linh", "Mỹ", "Nhã", "Phước", "Quỳnh")
