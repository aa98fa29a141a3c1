"""Phiếu thu phí, lệ phí: phí and lệ phí apart, what was paid how. Not a tax receipt, and it says so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from counter_app.domain.form import Column, Form, Paragraph, Signature, Table, field, remark, said, strong
from counter_app.domain.paper_dossier import PaperDossier
from counter_app.domain.written_number import grouped
from counter_app.print.forms.dossier_lines import form_about
from counter_app.print.official_words import moment_words, money_words

COLUMNS = (
    Column("TT", 1, centred=True),
    Column("Khoản thu", 7),
    Column("Loại", 2, centred=True),
    Column("Số tiền (đồng)", 3, centred=True),
)
KINDS = {"phi": "Phí", "le_phi": "Lệ phí"}
WAYS = {"cash": "Tiền mặt", "transfer": "Chuyển khoản", "online": "Trực tuyến"}
NOT_TOLD = "Không ghi"  # by an entry of another program
NOT_A_TAX_RECEIPT = "Phiếu thu nội bộ để đối chiếu; không thay biên lai phí, lệ phí theo quy định về thuế."


@dataclass(frozen=True, slots=True)
class PaidFee:
    """`amount` in đồng; `kind` phi or le_phi."""

    name: str
    kind: str
    amount: int


@dataclass(frozen=True, slots=True)
class ReceiptPaper:
    """`way` is cash, transfer or online; `tax_receipt` the number of the official receipt where one was issued."""

    dossier: PaperDossier
    number: str
    taken: datetime
    fees: tuple[PaidFee, ...]
    way: str
    cashier: str
    tax_receipt: str = ""


def receipt_form(paper: ReceiptPaper) -> Form:
    dossier, total = paper.dossier, sum(fee.amount for fee in paper.fees)
    body: tuple[Paragraph | Table, ...] = (
        field("Người nộp tiền", dossier.person),
        field("Thủ tục hành chính", dossier.procedure),
        Table(COLUMNS, tuple(_row(place, fee) for place, fee in enumerate(paper.fees, start=1))),
        said("Tổng cộng: ", strong(money_words(total)), f" (trong đó {_apart(paper)})"),
        field("Hình thức nộp", WAYS.get(paper.way, NOT_TOLD)),
        field("Thời gian thu", moment_words(paper.taken)),
        *([field("Biên lai số", paper.tax_receipt)] if paper.tax_receipt else []),
        remark(NOT_A_TAX_RECEIPT),
    )
    form = form_about(dossier, "PHIẾU THU PHÍ, LỆ PHÍ", paper.taken.date(), body, number=paper.number)
    return replace(
        form,
        signatures=(Signature("NGƯỜI NỘP TIỀN", dossier.person), Signature("NGƯỜI THU TIỀN", paper.cashier)),
        form_label="Phiếu thu",
        copies=("Liên 1: giao người nộp", "Liên 2: lưu"),
    )


def _row(place: int, fee: PaidFee) -> tuple[str, ...]:
    return str(place), fee.name, KINDS.get(fee.kind, NOT_TOLD), grouped(fee.amount)


def _apart(paper: ReceiptPaper) -> str:
    sums = {kind: sum(fee.amount for fee in paper.fees if fee.kind == kind) for kind in KINDS}
    return ", ".join(f"{KINDS[kind].lower()} {money_words(amount)}" for kind, amount in sums.items())
