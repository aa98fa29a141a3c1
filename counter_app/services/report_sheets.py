"""A period's report as sheets: the same figures as on paper, as numbers, the procedures of each field beside them."""

from __future__ import annotations

from collections.abc import Sequence

from counter_app.domain.report_counts import Counts, ReportSpan
from counter_app.print.forms.period_report import (
    FIELD_COLUMNS,
    LATE_COLUMNS,
    FieldLine,
    LateLine,
    ServiceLine,
    field_numbers,
    late_row,
    level_vi,
    service_figures,
    service_row,
)
from counter_app.settings.sheet_file import Cell, Sheet

_FIGURES = tuple(column.title for column in FIELD_COLUMNS[2:])


def field_sheets(lines: Sequence[FieldLine], total: Counts, span: ReportSpan, office: str) -> tuple[Sheet, ...]:
    """By field, and by procedure."""
    above = (office, f"Kỳ {span.vi}")
    fields: list[tuple[Cell, ...]] = [
        (place, line.name, *field_numbers(line.counts)) for place, line in enumerate(lines, start=1)
    ]
    procedures: list[tuple[Cell, ...]] = [
        (line.name, code, name, *field_numbers(counts)) for line in lines for code, name, counts in line.procedures
    ]
    return (
        Sheet(
            "Theo lĩnh vực",
            above,
            ("TT", "Lĩnh vực", *_FIGURES),
            (*fields, (None, "Tổng cộng", *field_numbers(total))),
        ),
        Sheet("Theo thủ tục", above, ("Lĩnh vực", "Mã", "Thủ tục hành chính", *_FIGURES), tuple(procedures)),
    )


def service_sheet(lines: Sequence[ServiceLine], wanted: Sequence[str], span: ReportSpan, office: str) -> Sheet:
    figures = service_figures(wanted)
    rows: list[tuple[Cell, ...]] = [
        (place, line.code, line.name, level_vi(line.level), *map(int, service_row(line.counts, figures)))
        for place, line in enumerate(lines, start=1)
    ]
    titles = ("TT", "Mã", "Dịch vụ công trực tuyến", "Mức độ", *figures)
    return Sheet("Dịch vụ trực tuyến", (office, f"Kỳ {span.vi}"), titles, tuple(rows))


def late_sheet(lines: Sequence[LateLine], span: ReportSpan, office: str) -> Sheet:
    """Days are text, as on paper: a list to be read and published."""
    rows: list[tuple[Cell, ...]] = [(place, *late_row(line)) for place, line in enumerate(lines, start=1)]
    titles = tuple(column.title for column in LATE_COLUMNS)
    return Sheet("Hồ sơ chậm muộn", (office, f"Kỳ {span.vi}"), titles, tuple(rows))
