"""The dossier at the return counter: what is due, who collects, and the key that hands it out."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from counter_app.domain.return_rules import (
    BRING_PAPER,
    COMPARE_AT_LEVEL_3,
    COMPARE_ORIGINALS,
    FEE_AT_RETURN,
    FEE_PROOF,
    POST_COMPARE,
    RETURN_WAYS,
)
from counter_app.domain.step_rules import EARLY_NOTICE
from counter_app.domain.times import appointment_vi, date_vi
from counter_app.domain.working_clock import named_en_at
from counter_app.services.steps.digital_copy import DigitalCopy
from counter_app.services.steps.handing_out import ReturnView
from counter_app.services.steps.results import Collector, Return, ReturnedBy
from counter_app.ui.language import either, told
from counter_app.ui.marked import Choice, KeyButton, Words, divider, line, sentence_case
from counter_app.ui.plain_text import in_tip
from counter_app.ui.returning.return_money import ReturnMoney
from counter_app.ui.rule_behind import rule_behind_is
from counter_app.ui.theme import GRID
from counter_app.ui.typed_before import TypedBefore
from counter_app.ui.wishes import DigitiseWish

LONGEST = 200


@dataclass(frozen=True)
class ReturnWish:
    identity: str
    given: Return


class ReturnCard(QWidget):
    return_wanted = Signal(object)  # ReturnWish
    digitise_wanted = Signal(object)  # DigitiseWish

    def __init__(self) -> None:
        super().__init__()
        self.view: ReturnView | None = None
        self._typed = TypedBefore()
        self.empty = Words(
            self.tr("Quét giấy tiếp nhận, gõ mã hồ sơ, hoặc chọn một dòng trong danh sách."), "faint", wraps=True
        )
        self.title, self.facts = Words(kind="strong", wraps=True), Words(wraps=True)
        self.cautions = Words(kind="warning", wraps=True)
        self.problem = Words(kind="problem", wraps=True)
        self.money = ReturnMoney()
        self._build_collecting()
        self.digitised, self.digitise = Words(wraps=True), KeyButton(self.tr("Số hóa kết quả"), "Ctrl+E")
        self.digitise.clicked.connect(self._want_digitised)
        self.hand_out = KeyButton(self.tr("Trả kết quả"), "F9", kind="main")
        self._lay_out()
        self._declare()
        self.hand_out.clicked.connect(self._want_return)
        for choice in (self.by, self.collector):
            choice.currentIndexChanged.connect(self._suit)
        self.no_slip.toggled.connect(self._suit)
        self.show_nothing()

    def _build_collecting(self) -> None:
        self.originals = QCheckBox()
        self.by = Choice(
            self.tr("Cách trả"),
            (
                (ReturnedBy.COUNTER.value, self.tr("Trả tại quầy")),
                (ReturnedBy.POST.value, self.tr("Gửi qua bưu chính")),
                (ReturnedBy.ONLINE.value, self.tr("Trả trực tuyến")),
            ),
        )
        self.mail = line(self.tr("Số bưu gửi"), longest=LONGEST, hint=self.tr("số bưu gửi"))
        self.collector = Choice(
            self.tr("Người nhận"),
            (
                (Collector.SUBMITTER.value, self.tr("Người đã nộp hồ sơ")),
                (Collector.OWNER.value, self.tr("Chủ hồ sơ")),
                (Collector.AUTHORISED.value, self.tr("Người được ủy quyền")),
            ),
        )
        self.name = line(self.tr("Họ tên người nhận"), longest=LONGEST, hint=self.tr("họ tên người nhận"))
        self.authority = line(self.tr("Căn cứ nhận thay"), longest=LONGEST, hint=self.tr("giấy ủy quyền, số, ngày …"))
        self.no_slip = QCheckBox(self.tr("Không có giấy hẹn"))
        self.proof = line(self.tr("Giấy tờ đã xem thay giấy hẹn"), longest=LONGEST, hint=self.tr("giấy tờ đã xem"))
        self.compared = QCheckBox(self.tr("Đã đối chiếu bản gốc"))
        self.compare_rule = Words(kind="faint", wraps=True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        head: tuple[QWidget, ...] = (self.empty, self.title, self.facts, self.problem, self.cautions, self.money)
        self._rule = divider()
        rest: tuple[QWidget, ...] = (
            *(self._rule, self.by, self.mail, self.collector, self.name, self.authority, self.no_slip, self.proof),
            *(self.compared, self.compare_rule, self.originals, self.hand_out),
            *(self.digitised, self.digitise),
        )
        self._rest = rest
        for widget in (*head, *rest):
            column.addWidget(widget)
        column.addStretch(1)

    def _declare(self) -> None:
        rule_behind_is(self, "return.as_on_slip return.online.ways")
        for field, rule in (
            (self.by, " ".join((EARLY_NOTICE, *RETURN_WAYS))),
            (self.originals, "return.originals"),
            (self.compared, f"{COMPARE_AT_LEVEL_3} {COMPARE_ORIGINALS} {BRING_PAPER} {POST_COMPARE}"),
            (self.hand_out, f"{FEE_AT_RETURN} {FEE_PROOF} return.applicant_checks error.correction error.loss"),
            (self.authority, "applicant.account_of_authoriser"),
        ):
            rule_behind_is(field, rule)
        for box in (self.no_slip, self.compared):
            box.setAccessibleName(box.text())

    # ------------------------------------------------------------------------------------------------ showing

    def show_nothing(self) -> None:
        self._put_down()
        self.view = None
        self.money.show_nothing()
        for widget in (*self._rest, self.title, self.facts, self.problem, self.cautions):
            widget.hide()
        self.empty.show()

    def show_view(self, view: ReturnView) -> None:
        """Another dossier begins anew, or as it was left; the same one keeps what was typed."""
        if self.view is None or self.view.identity != view.identity:
            self._put_down()
            self._begin()
            self._typed.give_back(view.identity, self._fields())
        self.view = view
        self.empty.hide()
        self.title.setText(f"{view.shown_code}\n{view.person}")
        self.facts.setText(self._facts(view))
        self.problem.setText(told(view.problem) if view.problem else "")
        self._tell_cautions()
        for words in (self.title, self.facts, self.problem):
            words.setVisible(bool(words.text()))
        self.money.show_view(view)
        self._show_collecting(view)
        self._show_digitised(view)

    def _tell_cautions(self) -> None:
        """Of the dossier, and of the way that is chosen."""
        self.cautions.setText("\n".join(self._caution(self.view)) if self.view else "")
        self.cautions.setVisible(bool(self.cautions.text()))

    def given_out(self, identity: str) -> None:
        """Done with; what is shown meanwhile stays."""
        if self.view is not None and self.view.identity == identity:
            self.show_nothing()
        self._typed.forget(identity)

    def forget_typed(self) -> None:
        """The next person sits down."""
        self._typed.forget_all()

    def _put_down(self) -> None:
        if self.view is not None:
            self._typed.put_down(self.view.identity, self._fields())

    def _fields(self) -> dict[str, QWidget]:
        return {
            "receipt": self.money.receipt,
            "by": self.by,
            "mail": self.mail,
            "collector": self.collector,
            "name": self.name,
            "authority": self.authority,
            "no slip": self.no_slip,
            "proof": self.proof,
            "compared": self.compared,
            "originals": self.originals,
        }

    def _begin(self) -> None:
        self.money.begin()
        for field in (self.mail, self.name, self.authority, self.proof):
            field.clear()
        for choice in (self.by, self.collector):
            choice.setCurrentIndex(0)
        self.no_slip.setChecked(False)
        self.compared.setChecked(False)
        self.originals.setChecked(True)

    def _facts(self, view: ReturnView) -> str:
        lines = [
            view.procedure,
            sentence_case(either(view.status_vi, view.status_en)),
            self.tr("Hẹn trả {0}").format(either(appointment_vi(view.due), named_en_at(view.due))) if view.due else "",
            self._result(view),
            view.note,
            self.tr("Được nhận: {0}").format(", ".join(filter(None, (view.submitter, view.owner)))),
            self.tr("Nộp thay theo: {0}").format(view.authority) if view.authority else "",
        ]
        return "\n".join(filter(None, lines))

    def _show_digitised(self, view: ReturnView) -> None:
        """The result with whether it is in force (decree 118/2025, article 19.2)."""
        there = view.granted is not None
        self.digitise.setVisible(there)
        self.digitised.setVisible(there)
        said = [self._validity(copy) for copy in view.digitised]
        self.digitised.set_kind("" if said else "faint")
        self.digitised.setText("\n".join(said) or self.tr("Kết quả chưa được số hóa."))

    def _validity(self, copy: DigitalCopy) -> str:
        paper = copy.paper
        if paper.lasting:
            return self.tr("Kết quả đã số hóa, hiệu lực vô thời hạn.")
        if paper.in_force_until is None:
            return self.tr("Kết quả đã số hóa, chưa ghi hiệu lực.")
        return self.tr("Kết quả đã số hóa, hiệu lực đến {0}.").format(date_vi(paper.in_force_until))

    def _want_digitised(self) -> None:
        if self.view is not None:
            self.digitise_wanted.emit(DigitiseWish(self.view.identity, result=True))

    def _result(self, view: ReturnView) -> str:
        if view.granted is None and view.problem is not None:
            return ""  # what cannot be handed out says why: one that was returned at once never had a result on its way
        if view.granted is None:
            return self.tr("Chưa ghi nhận kết quả từ bộ phận chuyên môn.")
        said = self.tr("Kết quả: được giải quyết") if view.granted else self.tr("Kết quả: từ chối giải quyết")
        return f"{said} · {view.document}" if view.document else said

    def _caution(self, view: ReturnView) -> list[str]:
        """The fee has its own place below."""
        return [
            f"{either(one.vi, one.en)} ({one.citation})" if one.citation else either(one.vi, one.en)
            for one in (*view.cautions, *(said for way, said in view.ways if way == self.by.value()))
            if one.field != "fee"
        ]

    def _show_collecting(self, view: ReturnView) -> None:
        can = view.problem is None
        for widget in (self._rule, self.by, self.collector, self.no_slip, self.hand_out):
            widget.setVisible(can)
        listed = "; ".join(f"{name} ({count})" for name, count in view.originals)
        self.originals.setText(self.tr("Trả lại giấy tờ gốc"))
        self.originals.setAccessibleName(self.tr("Trả lại giấy tờ gốc: {0}").format(listed))
        self.originals.setToolTip(in_tip(listed))
        self.originals.setVisible(can and bool(view.originals))
        for widget in (self.compared, self.compare_rule):
            widget.setVisible(can and bool(view.compare))
        self.compare_rule.setText(self.tr("Căn cứ: {0}").format(view.compare))
        why = self.tr("Hãy thu phí, lệ phí còn phải nộp trước khi trả kết quả.") if view.owed else ""
        self.hand_out.setEnabled(not why)
        self.hand_out.setToolTip(in_tip(why))
        self._suit()

    def _suit(self) -> None:
        """Only what this way of returning asks for."""
        can = self.view is not None and self.view.problem is None
        another = self.collector.value() == Collector.AUTHORISED.value
        self.mail.setVisible(can and self.by.value() == ReturnedBy.POST.value)
        self.name.setVisible(can and another)
        self.authority.setVisible(can and another)
        self.proof.setVisible(can and self.no_slip.isChecked())
        self._tell_cautions()

    # ------------------------------------------------------------------------------------------------ hands

    def focus_acts(self) -> None:
        """The next key is for what is to be done: the money first."""
        if self.view is not None and self.view.owed:
            self.money.take_focus()
        elif self.hand_out.isVisible():
            self.hand_out.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def given(self) -> Return:
        return Return(
            ReturnedBy(self.by.value()),
            Collector(self.collector.value()),
            self._name(),
            self.authority.text().strip() if self.authority.isVisibleTo(self) else "",
            not self.no_slip.isChecked(),
            self.proof.text().strip() if self.no_slip.isChecked() else "",
            self.mail.text().strip() if self.by.value() == ReturnedBy.POST.value else "",
            self.compared.isChecked(),
            bool(self.view and self.view.originals) and not self.originals.isChecked(),
        )

    def _name(self) -> str:
        """Who it was stands in the entry by name, whichever of them came."""
        view, collector = self.view, self.collector.value()
        if view is None or collector == Collector.AUTHORISED.value:
            return self.name.text().strip()
        return view.owner if collector == Collector.OWNER.value else view.submitter or view.owner

    def _want_return(self) -> None:
        if self.view is not None:
            self.return_wanted.emit(ReturnWish(self.view.identity, self.given()))
