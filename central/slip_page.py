"""The small page behind a slip's QR code: Vietnamese first, readable by a screen reader, no script, nothing loaded."""

from __future__ import annotations

from html import escape

from central.public_answers import BEING_HANDED_IN, FORGED, KNOWN, SlipAnswer
from central.requests import Answer
from central.slip_symbol import slip_symbol
from counter_app.domain.times import appointment_vi, parse_iso, time_vi

_HEADERS = {
    "content-type": "text/html; charset=utf-8",
    # The address holds the slip's proof: it must not travel on, nor stay in a shared cache.
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
}
_STYLE = (
    "body{font:1.15rem/1.55 system-ui,sans-serif;margin:0;background:#f3f5f7;color:#14202b}"
    "main{max-width:38rem;margin:0 auto;padding:1.5rem;background:#fff;min-height:100vh;box-sizing:border-box}"
    "h1{font-size:1.35rem;margin:0 0 1rem}p.answer{border-left:.4rem solid;padding:.6rem 1rem;margin:0 0 .4rem}"
    "p.good{border-color:#17692c;background:#eaf6ed}p.ask{border-color:#8a5300;background:#fff5e0}"
    "p.bad{border-color:#a3151b;background:#fdecec}p.en{color:#44525e;font-size:1rem;margin:.2rem 0 1.2rem 1.4rem}"
    "dl{display:grid;grid-template-columns:minmax(9rem,max-content) 1fr;gap:.35rem 1rem;margin:0}"
    "dt{color:#44525e}dd{margin:0;font-weight:600;overflow-wrap:anywhere}"
    "svg.qr{display:block;width:10rem;max-width:100%}"
    "@media(max-width:30rem){dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}}"
)
_TITLE = "Tra cứu giấy tiếp nhận hồ sơ và hẹn trả kết quả"


def slip_page(answer: SlipAnswer) -> Answer:
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{markup}</dd>" for name, markup in _rows(answer))
    html = (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{_TITLE}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f"<style>{_STYLE}</style></head><body><main><h1>{_TITLE}</h1>"
        f'<p class="answer {_tone(answer.answer)}" role="status">{escape(answer.vi)}</p>'
        f'<p class="en" lang="en">{escape(answer.en)}</p>{f"<dl>{rows}</dl>" if rows else ""}</main></body></html>'
    )
    return Answer(200, html.encode("utf-8"), dict(_HEADERS))


def _tone(answer: str) -> str:
    if answer in {KNOWN, BEING_HANDED_IN}:
        return "good"
    return "bad" if answer == FORGED else "ask"


def _rows(answer: SlipAnswer) -> list[tuple[str, str]]:
    """Names, and markup beside them, in the order of the article."""
    rows = [(name, escape(text)) for name, text in _texts(answer) if text]
    if answer.details is not None and answer.details.qr:
        rows[1:1] = [("Mã QR", slip_symbol(answer.details.qr, "Mã QR in trên giấy tiếp nhận"))]
    return rows


def _texts(answer: SlipAnswer) -> list[tuple[str, str | None]]:
    details = answer.details
    return [
        ("Mã hồ sơ", answer.code or ("cấp sau" if answer.received else None)),
        ("Nơi tiếp nhận", answer.office),
        ("Nơi giải quyết", details.processing_office if details else None),
        ("Tổ chức nộp hồ sơ", details.organisation if details else None),
        ("Người nộp hồ sơ", details.submitter if details else None),
        ("Thời điểm tiếp nhận", time_vi(parse_iso(answer.received)) if answer.received else None),
        ("Hẹn trả kết quả", appointment_vi(parse_iso(answer.due)) if answer.due else None),
        ("Tình trạng", answer.completion),
        ("Nội dung cần bổ sung", details.supplement if details else None),
    ]
