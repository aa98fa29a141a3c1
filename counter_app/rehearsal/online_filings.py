"""What invented citizens file online at the sample office: the same few dossiers each day, by the portal's door."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from central.core import Centre
from central.online.filing import OnlineFiling
from central.sample import AGENCIES, OFFICE
from central.store.online import FilingKey
from counter_app.domain.times import iso
from counter_app.print.official_words import SAMPLE_WORD
from counter_app.print.paper import new_paper
from counter_app.print.sheet import A4
from counter_app.print.typeface import Face

PORTAL = "cong-mau"
MARGIN = 60.0  # points


def file_the_days_dossiers(centre: Centre, now: datetime) -> int:
    """How many were new: started again on the same day the office finds those that it has."""
    new = 0
    for filing in _filings(now):
        answer = centre.online.file(OFFICE, OnlineFiling.model_validate(filing), PORTAL, now)
        new += not answer.known
        for paper in filing["papers"]:
            _send(centre, filing["reference"], _scan(paper["name"]), now)
    return new


def _send(centre: Centre, reference: str, data: bytes, now: datetime) -> None:
    """As the portal would; the same again changes nothing. An invented paper is one part."""
    content = hashlib.sha256(data).digest()
    centre.online_files.take_part(FilingKey(OFFICE, PORTAL, reference), content, 0, data, now)


def _filings(now: datetime) -> list[dict[str, Any]]:
    """One that is nearly late, one that is not signed, one from a moment ago that lacks a paper."""
    marriage = ("1.004873", "Cấp Giấy xác nhận tình trạng hôn nhân")
    business = ("1.001612", "Đăng ký thành lập hộ kinh doanh")
    return [
        _filing(
            *("sang", now - timedelta(hours=20), marriage, "Nguyễn Thị Đẹp", "075190012345"),
            papers=["Căn cước", "Giấy tờ chứng minh điều kiện"],
            signed=True,
        ),
        _filing(
            *("trua", now - timedelta(hours=3), business, "Trần Văn Bình", "075088000123"),
            papers=["Giấy đề nghị đăng ký hộ kinh doanh", "Căn cước của chủ hộ và thành viên"],
            signed=False,
            paid=[{"kind": "le_phi", "name": "Lệ phí đăng ký hộ kinh doanh", "amount": 100_000}],
        ),
        _filing(
            *("chieu", now - timedelta(minutes=12), marriage, "Lê Thị Hương", "075195000777"),
            papers=["Căn cước"],
            signed=True,
        ),
    ]


def _filing(
    name: str, filed: datetime, procedure: tuple[str, str], person: str, number: str, *, papers: list[str], **more: Any
) -> dict[str, Any]:
    code, title = procedure
    return {
        "reference": f"{filed:%Y%m%d}-{name}",
        "agency": AGENCIES[0],
        "procedure": code,
        "procedure_name": title,
        "filed": iso(filed),
        "service_level": "4",
        "applicant": {
            "name": person,
            "id_number": number,
            "address": "Tổ 5, phường Mẫu",
            "phone": "0912 345 678",
        },
        "papers": [_paper(paper) for paper in papers],
        "return_way": "direct",
        "notify": ["sms"],
        **more,
    }


def _paper(name: str) -> dict[str, Any]:
    data = _scan(name)
    file = {"name": f"{name}.pdf", "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    return {"name": name, "files": [file]}


@cache
def _scan(name: str) -> bytes:
    """An invented page that says what it stands for: the same bytes each time."""
    with new_paper(A4.width, A4.height, name) as paper:
        paper.watermark(SAMPLE_WORD, 0, paper.width, paper.height)
        paper.text(MARGIN, MARGIN * 2, name, Face.BOLD, 20)
        paper.text(MARGIN, MARGIN * 2 + 30, "Giấy tờ bịa ra để trình diễn.", Face.REGULAR, 13)
        return paper.finish()
