"""The report of a period on A4: figures by field, figures of each online service, the list of late dossiers.

No form of the law was read for it. The columns by field are those that running systems give the form II.06a; the paper
says so. The list of late dossiers names offices and no citizen: it is made public (Hải Dương 2025, article 24.3).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from counter_app.domain.folding import fold
from counter_app.domain.form import Column, Form, Paragraph, Part, SheetSize, Signature, Table, remark, said, strong
from counter_app.domain.report_counts import Counts, Outcome, share
from counter_app.domain.slip import OfficeHeading
from counter_app.domain.times import date_vi, time_vi
from counter_app.print.forms.dossier_lines import heads_signature

COLUMNS_FROM_MEMORY = (
    "Các cột theo biểu II.06a mà các hệ thống đang dùng; văn bản ban hành biểu chưa được đối chiếu. Đếm theo ngày; "
    "hồ sơ không có ngày hẹn tính là đúng hạn, hồ sơ chờ người nộp bổ sung hoặc nộp tiền tính là trong hạn."
)
# Title and share of the width, in the order of `field_numbers`.
_FIELD_FIGURES = (
    *(("Tiếp nhận: tổng số", 1.2), ("trực tuyến", 1.1), ("trực tiếp, bưu chính", 1.2), ("kỳ trước chuyển sang", 1.2)),
    *(("Đã giải quyết: tổng số", 1.2), ("trước hạn", 1.0), ("đúng hạn", 1.0), ("quá hạn", 1.0)),
    ("Rút, dừng, đóng", 1.0),
    *(("Đang giải quyết: tổng số", 1.2), ("trong hạn", 1.0), ("quá hạn", 1.0)),
    ("Có hẹn lại ngày trả", 1.1),
)
_LINE_NUMBER = Column("TT", 0.6, centred=True)
FIELD_COLUMNS = (
    _LINE_NUMBER,
    Column("Lĩnh vực", 3.6),
    *(Column(title, share, centred=True) for title, share in _FIELD_FIGURES),
)
SERVICE_FIGURES = (
    ("tan suat", "Lượt dùng trong kỳ"),
    ("so ho so da xu ly", "Đã xử lý"),
    ("truoc han", "Trước hạn"),
    ("dung han", "Đúng hạn"),
    ("qua han", "Quá hạn"),
    ("qua trinh", "Đang xử lý"),
)
LATE_COLUMNS = (
    _LINE_NUMBER,
    Column("Mã hồ sơ", 3.2),
    Column("Thủ tục hành chính", 4.4),
    Column("Bộ phận giải quyết", 3),
    Column("Ngày nhận", 1.5, centred=True),
    Column("Hẹn trả", 1.5, centred=True),
    Column("Có kết quả", 1.5, centred=True),
    Column("Trễ (ngày làm việc)", 1.2, centred=True),
    Column("Hẹn lại", 1, centred=True),
)


@dataclass(frozen=True, slots=True)
class ReportHead:
    """`addressees` are whom it goes to, in the order of the regulation; `source` the articles that ask for it."""

    office: OfficeHeading
    title: str
    span: str
    made: datetime
    addressees: tuple[str, ...] = ()
    source: str = ""
    maker: str = ""
    sample: bool = False


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field, and each of its procedures: code, name, figures."""

    name: str
    counts: Counts
    procedures: tuple[tuple[str, str, Counts], ...] = ()


@dataclass(frozen=True, slots=True)
class ServiceLine:
    code: str
    name: str
    level: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class ToPropose:
    """Procedures that were asked for in the period and not once online, each with its number of dossiers, the most
    wanted first; whom the office proposes them to, and by which article."""

    procedures: tuple[tuple[str, int], ...]
    addressees: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class LateLine:
    """`done` None: there is no result yet. `days` in working days, None for more than a year."""

    named: str
    procedure: str
    unit: str
    received: datetime
    due: datetime
    done: datetime | None
    days: int | None
    moved: bool = False


def field_report(
    head: ReportHead, lines: Sequence[FieldLine], total: Counts, until: date, online: tuple[int, int, str] | None
) -> Form:
    """`online`: high-level online dossiers, all of the period, and the article that has the share measured."""
    rows = [(str(place), line.name, *field_figures(line.counts)) for place, line in enumerate(lines, start=1)]
    return _form(
        head,
        until,
        (
            Table(FIELD_COLUMNS, (*rows, ("", "Tổng cộng", *field_figures(total)))),
            *([_online_share(online)] if online else []),
            remark(COLUMNS_FROM_MEMORY),
        ),
    )


def service_report(
    head: ReportHead,
    lines: Sequence[ServiceLine],
    until: date,
    wanted: Sequence[str],
    to_propose: ToPropose | None = None,
) -> Form:
    """`wanted`: the figures that the regulation names; all where it names none. `to_propose` where it has the office
    look for services that are missing online."""
    figures = service_figures(wanted)
    columns = (
        _LINE_NUMBER,
        Column("Mã", 1.4),
        Column("Dịch vụ công trực tuyến", 6),
        Column("Mức độ", 1.1, centred=True),
        *(Column(title, 1.3, centred=True) for title in figures),
    )
    rows = tuple(
        (str(place), line.code, line.name, level_vi(line.level), *service_row(line.counts, figures))
        for place, line in enumerate(lines, start=1)
    )
    nothing = said("Không có hồ sơ trực tuyến nào trong kỳ.")
    early = "Trước hạn" not in figures and "Đúng hạn" in figures
    return _form(
        head,
        until,
        (
            Table(columns, rows) if rows else nothing,
            *([remark("“Đúng hạn” gồm cả hồ sơ xong trước hạn: quy định không hỏi riêng.")] if early and rows else []),
            *([_proposals(to_propose)] if to_propose is not None else []),
        ),
    )


def _proposals(found: ToPropose) -> Paragraph:
    named = "; ".join(f"{name} ({count} hồ sơ)" for name, count in found.procedures)
    listed = f"thủ tục có hồ sơ trong kỳ mà chưa hồ sơ nào nộp trực tuyến: {named}" if named else "không có thủ tục nào"
    to = f" Nơi nhận đề xuất: {'; '.join(found.addressees)}." if found.addressees else ""
    return said(f"Rà soát để đề xuất dịch vụ công trực tuyến ({found.source}): {listed}.{to}")


def late_list(head: ReportHead, lines: Sequence[LateLine], until: date) -> Form:
    rows = tuple((str(place), *late_row(line)) for place, line in enumerate(lines, start=1))
    nothing = said("Không có hồ sơ nào chậm muộn trong kỳ.")
    note = remark("Danh sách công khai nên không ghi tên người nộp; tính đến ngày cuối kỳ.")
    return _form(head, until, (Table(LATE_COLUMNS, rows) if rows else nothing, note))


def field_figures(counts: Counts) -> tuple[str, ...]:
    """In the order of the columns after the name."""
    return tuple(map(str, field_numbers(counts)))


def field_numbers(counts: Counts) -> tuple[int, ...]:
    return (
        *(counts.received, counts.online, counts.direct, counts.carried),
        *(counts.resolved, counts.by[Outcome.EARLY], counts.by[Outcome.ON_TIME], counts.by[Outcome.LATE]),
        counts.ended,
        *(counts.pending, counts.by[Outcome.PENDING_IN_TIME], counts.by[Outcome.PENDING_LATE]),
        counts.moved,
    )


def service_figures(wanted: Sequence[str]) -> tuple[str, ...]:
    """Titles of the figures that these words of a regulation ask for."""
    asked = [fold(words) for words in wanted]
    return tuple(title for part, title in SERVICE_FIGURES if not asked or any(part in words for words in asked))


def service_row(counts: Counts, figures: Sequence[str]) -> tuple[str, ...]:
    return tuple(str(_service_figure(counts, title, figures)) for title in figures)


def _service_figure(counts: Counts, title: str, figures: Sequence[str]) -> int:
    if title == "Đúng hạn" and "Trước hạn" not in figures:
        return counts.by[Outcome.EARLY] + counts.by[Outcome.ON_TIME]
    of = {
        "Lượt dùng trong kỳ": counts.new,
        "Đã xử lý": counts.resolved,
        "Trước hạn": counts.by[Outcome.EARLY],
        "Đúng hạn": counts.by[Outcome.ON_TIME],
        "Quá hạn": counts.by[Outcome.LATE],  # the regulations speak of what was processed
        "Đang xử lý": counts.pending,
    }
    return of[title]


def late_row(line: LateLine) -> tuple[str, ...]:
    return (
        line.named,
        line.procedure,
        line.unit or "Bộ phận Một cửa",
        date_vi(line.received.date()),
        date_vi(line.due.date()),
        date_vi(line.done.date()) if line.done else "chưa có",
        "trên một năm" if line.days is None else str(line.days),
        "có" if line.moved else "",
    )


def level_vi(level: str) -> str:
    return {"full": "toàn trình", "partial": "một phần"}.get(level, level or "–")


def _online_share(online: tuple[int, int, str]) -> Paragraph:
    high, new, article = online
    return said(
        "Tỷ lệ hồ sơ trực tuyến mức độ cao (mức độ 3 trở lên, toàn trình) trong kỳ: ",
        strong(f"{share(high, new)} ({high}/{new})"),
        f"; mức phải đạt do tỉnh giao hằng năm ({article}).",
    )


def _form(head: ReportHead, until: date, body: tuple[Paragraph | Table, ...]) -> Form:
    to = [Paragraph((Part("Kính gửi: "), Part("; ".join(head.addressees), bold=True)), centred=True)]
    source = [remark(f"Căn cứ: {head.source}.")] if head.source else []
    figures = f"Số liệu của cả cơ quan mà quầy này đã nhận về, tính đến hết ngày {date_vi(until)}; lập lúc "
    return Form(
        office=head.office,
        title=(head.title if head.title.startswith("Danh sách") else f"Báo cáo {head.title}").upper(),
        subtitle=f"Kỳ {head.span}",
        issued_on=head.made.date(),
        body=(*(to if head.addressees else []), *body, remark(f"{figures}{time_vi(head.made)}."), *source),
        signatures=(
            Signature("NGƯỜI LẬP", head.maker),
            heads_signature(),
        ),
        addressees=(*(f"{one};" for one in head.addressees), "Lưu.") if head.addressees else (),
        form_label="Bố cục do phần mềm đặt; không phải mẫu của quy định",
        size=SheetSize.A4_LANDSCAPE,
        sample=head.sample,
    )
