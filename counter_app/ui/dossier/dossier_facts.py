"""What a dossier's pane says, in pairs: first what a citizen who asks is told, then everything else."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from counter_app.domain.slip import SlipComponent
from counter_app.domain.times import time_vi
from counter_app.services.dossiers import DossierView, StatusFields
from counter_app.services.wording import amount_vi
from counter_app.ui.language import appointment, either
from counter_app.ui.marked import sentence_case

Pairs = list[tuple[str, str]]


class DossierFacts(QObject):
    def asked(self, fields: StatusFields) -> Pairs:
        """Đăk Nông 2019, article 16: point 1 if valid, point 2 if not valid yet; in its order. The QR code is drawn
        beside them."""
        without = "" if fields.qr_text else self.tr("chưa in mã QR")
        pairs = [
            (self.tr("Mã hồ sơ"), " · ".join(filter(None, (fields.code or self.tr("cấp sau"), without)))),
            (self.tr("Nơi tiếp nhận"), fields.office),
        ]
        if fields.valid:
            pairs.append((self.tr("Nơi xử lý"), fields.unit or self._at_the_counter(fields)))
        pairs += [
            (self.tr("Tổ chức nộp"), fields.organisation),
            (self.tr("Người nộp"), fields.submitter),
            (self.tr("Ngày nhận"), time_vi(fields.received)),
        ]
        if fields.valid:
            pairs += [
                (self.tr("Ngày hẹn trả"), appointment(fields.due) if fields.due else self._without_date(fields)),
                (self.tr("Tình trạng"), sentence_case(either(fields.status_vi, fields.status_en))),
            ]
        elif not fields.to_supplement:
            pairs.append(
                (self.tr("Cần bổ sung"), self.tr("chưa ghi; {0}").format(either(fields.status_vi, fields.status_en)))
            )
        return _filled([*pairs, (self.tr("Cần bổ sung"), "; ".join(fields.to_supplement))])

    def _at_the_counter(self, fields: StatusFields) -> str:
        return self.tr("đang ở bộ phận tiếp nhận") if fields.active else self.tr("đã xong tại bộ phận tiếp nhận")

    def _without_date(self, fields: StatusFields) -> str:
        """What was received, done and returned in one act never had a date."""
        return self.tr("chưa có ngày hẹn") if fields.active else self.tr("không hẹn ngày")

    def others(self, view: DossierView) -> Pairs:
        """The whole identity number stands here and in no list."""
        line, register = view.line, view.register
        return _filled(
            [
                (
                    self.tr("Chủ hồ sơ"),
                    line.applicant if line.applicant != view.status_fields.submitter else "",
                ),
                (self.tr("Số định danh"), view.id_number),
                (self.tr("Điện thoại"), view.phone),
                (self.tr("Đại diện"), view.representative),
                (self.tr("Nộp thay"), view.submitter),
                (self.tr("Địa chỉ"), view.address),
                (self.tr("Thủ tục"), line.procedure),
                (self.tr("Nội dung"), view.request),
                (self.tr("Giấy tờ"), "; ".join(_paper(paper) for paper in view.components)),
                (self.tr("Chứng thực"), "; ".join(view.copied)),
                (
                    self.tr("Phí, lệ phí"),
                    "; ".join(f"{fee.name} {amount_vi(fee.amount)}" for fee in view.fees),
                ),
                (self.tr("Trả kết quả"), either(view.returned.vi, view.returned.en)),
                (
                    self.tr("Sổ theo dõi"),
                    self.tr("quyển {0}, số {1}").format(register.volume, register.number) if register else "",
                ),
                (self.tr("Ghi chú"), view.note),
                (self.tr("Thay bằng hồ sơ"), view.replaced_by or ""),
                (self.tr("Nhận lại hai lần"), _twin(view)),
                (self.tr("Đứng song song"), _beside(view)),
                (self.tr("Định danh hồ sơ"), line.identity),
            ]
        )


def _filled(pairs: Pairs) -> Pairs:
    return [(name, text) for name, text in pairs if text]


def _twin(view: DossierView) -> str:
    if view.doubled is None:
        return ""
    words = QCoreApplication.translate(
        "DossierFacts", "hồ sơ {0} đã thay; hồ sơ này cần được hủy, tiền tính ở hồ sơ kia"
    )
    return words.format(view.doubled)


def _beside(view: DossierView) -> str:
    if view.beside is None:
        return ""
    words = QCoreApplication.translate(
        "DossierFacts", "hồ sơ {0} cũng đang đi tiếp; lãnh đạo mở hồ sơ đó để giải quyết"
    )
    return words.format(view.beside)


def _paper(paper: SlipComponent) -> str:
    counts = (
        (paper.originals, QCoreApplication.translate("DossierFacts", "bản chính")),
        (paper.certified, QCoreApplication.translate("DossierFacts", "bản sao chứng thực")),
        (paper.photocopies, QCoreApplication.translate("DossierFacts", "bản chụp")),
        (paper.shown, QCoreApplication.translate("DossierFacts", "xuất trình")),
    )
    told = ", ".join(f"{count} {kind}" for count, kind in counts if count)
    return f"{paper.name} ({told})" if told else paper.name
