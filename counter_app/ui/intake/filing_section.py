"""How it was filed, and where and how the result is collected, as far as the procedure allows."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.intake import ReturnWay
from counter_app.domain.procedures import Procedure
from counter_app.ui.flow import FlowRow
from counter_app.ui.marked import Choice, Words, count_box, line
from counter_app.ui.theme import GRID


class FilingSection(QWidget):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sets = count_box(self.tr("Số bộ hồ sơ"))
        self.channel = Choice(self.tr("Kênh tiếp nhận"), self._channels())
        self.return_way = Choice(self.tr("Cách trả kết quả"), self._ways())
        self.place = line(self.tr("Nơi trả kết quả"), longest=300)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self._channel = _named(self.tr("Kênh"), self.channel)
        column.addWidget(
            FlowRow(
                self.sets,
                self._channel,
                _named(self.tr("Trả kết quả"), self.return_way),
            )
        )
        column.addWidget(self.place)
        self.by_sms = QCheckBox(self.tr("tin nhắn"))
        self.by_email = QCheckBox(self.tr("thư điện tử"))
        self.by_sms.setAccessibleName(self.tr("Báo tin cho người nộp qua tin nhắn"))
        self.by_email.setAccessibleName(self.tr("Báo tin cho người nộp qua thư điện tử"))
        column.addWidget(FlowRow(_named(self.tr("Báo tin cho người nộp qua"), self.by_sms), self.by_email))
        self._say_place()
        self.sets.valueChanged.connect(self.changed)
        self.place.textChanged.connect(self.changed)
        self.channel.currentIndexChanged.connect(self.changed)
        self.return_way.currentIndexChanged.connect(self._say_place)
        self.return_way.currentIndexChanged.connect(self.changed)
        self.by_sms.toggled.connect(self.changed)
        self.by_email.toggled.connect(self.changed)

    def _channels(self) -> tuple[tuple[str, str], ...]:
        return (("direct", self.tr("Trực tiếp")), ("post", self.tr("Bưu chính")), ("online", self.tr("Trực tuyến")))

    def _ways(self) -> tuple[tuple[str, str], ...]:
        return (
            (ReturnWay.COUNTER.value, self.tr("Tại quầy")),
            (ReturnWay.POST.value, self.tr("Qua bưu chính")),
            (ReturnWay.ONLINE.value, self.tr("Trực tuyến")),
        )

    def hold_channel(self, *, held: bool) -> None:
        """Where whoever sits there takes in for one channel only."""
        self._channel.setVisible(not held)

    def show_procedure(self, procedure: Procedure | None) -> None:
        """What the catalogue excludes for certain is not offered; what it only leaves out is said beside it."""
        self.sets.setValue((procedure.sets.value or 1) if procedure else 1)
        before = self.return_way.value()
        self.return_way.clear()
        for way, words in self._ways():
            if procedure is None or not _excluded(procedure, way):
                doubt = self.tr(" (danh mục không ghi)") if procedure and _left_out(procedure, way) else ""
                self.return_way.addItem(words + doubt, way)
        self.return_way.choose(before)

    def fields(self) -> dict[str, QWidget]:
        return {
            "sets": self.sets,
            "channel": self.channel,
            "return_way": self.return_way,
            "return_place": self.place,
            "notify": self.by_sms,
        }

    def focus_chain(self) -> list[QWidget]:
        return [self.sets, self.channel, self.return_way, self.place, self.by_sms, self.by_email]

    def notify(self) -> tuple[str, ...]:
        """The channels that the citizen asked for."""
        chosen = (("sms", self.by_sms), ("email", self.by_email))
        return tuple(channel for channel, box in chosen if box.isChecked())

    def show_notify(self, channels: tuple[str, ...]) -> None:
        self.by_sms.setChecked("sms" in channels)
        self.by_email.setChecked("email" in channels)

    def _say_place(self) -> None:
        hints = {
            ReturnWay.COUNTER.value: self.tr("nơi nhận: bộ phận này, nếu không ghi khác"),
            ReturnWay.POST.value: self.tr("địa chỉ nhận: địa chỉ người nộp, nếu không ghi khác"),
            ReturnWay.ONLINE.value: self.tr("tài khoản hoặc thư điện tử nhận kết quả"),
        }
        self.place.setPlaceholderText(hints.get(self.return_way.value(), ""))


def _excluded(procedure: Procedure, way: str) -> bool:
    ways, post = procedure.ways_to_return, procedure.post_may_bring_back
    if way == ReturnWay.POST and post.is_certain and post.value is False:
        return True
    return ways.is_certain and way not in (ways.value or ())


def _left_out(procedure: Procedure, way: str) -> bool:
    ways = procedure.ways_to_return
    return ways.value is not None and way not in ways.value


def _named(text: str, widget: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID)
    row.addWidget(Words(text))
    row.addWidget(widget)
    return holder
