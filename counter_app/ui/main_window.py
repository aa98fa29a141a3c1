"""Arranges: band on top, rail on the left, work in the centre, context and notices on the right. Knows no dossier."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from counter_app.ui.actions import Action, Actions
from counter_app.ui.application import application
from counter_app.ui.band.band import Band
from counter_app.ui.clipboard import UnbrokenCopies, put_on_clipboard
from counter_app.ui.icons import redraw_signs
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.page_stack import PageStack
from counter_app.ui.place import Place, View, in_order
from counter_app.ui.rail import Rail
from counter_app.ui.remembered import Remembered
from counter_app.ui.scrolled_page import ScrolledPage
from counter_app.ui.scrolling import Scrolling
from counter_app.ui.table import Copied, Table
from counter_app.ui.theme import GRID, LARGEST_SCALE, SMALLEST_SCALE, current_look, dress, text_scale, wanted_look, wear

SCALE_STEP = 0.25
# Below this share of the window the words of the rail cost the work too much room.
RAIL_SHARE = 0.17


class MainWindow(QMainWindow):
    """`settings` is the file that remembers sizes, text and look. `may_close` is asked before closing; `is_idle` says
    whether everything that was asked for in the background has arrived. `opens_again`: this window closes only for
    another one to take its place, in another language."""

    place_entered = Signal(str)
    furnished = Signal()  # every place stands
    closed = Signal()

    def __init__(self, band: Band, notices: NoticeBoard, sign_in: QWidget, settings: Path) -> None:
        super().__init__()
        self.band, self.notices, self.rail = band, notices, Rail()
        self.may_close: Callable[[], bool] = _always
        self.opens_again = False
        self.open_again: Callable[[], MainWindow] | None = None
        self.successor: MainWindow | None = None
        self.is_idle: Callable[[], bool] = _always
        self.remembered = Remembered(settings, self)
        self.deeds = Actions(self)
        UnbrokenCopies(self)
        self._places: dict[str, Place] = {}
        self._views: dict[str, View] = {}
        self._standing: set[str] = set()
        self._current = ""
        self._centre = PageStack()
        self._splitter = _Divided()
        self._splitter.resized.connect(self._apply_shares)
        self._work = self._build_work()
        self._doors = PageStack()
        self._doors.addWidget(sign_in)
        self._doors.addWidget(self._work)
        self._lay_out()
        self._add_scale_actions()
        self._accessibility = QGuiApplication.styleHints().accessibility()
        self._accessibility.contrastPreferenceChanged.connect(self._follow_look)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_look)
        self.setMinimumSize(960, 560)
        wear(self)
        self._restore_size()

    def _build_work(self) -> QWidget:
        right = ScrolledPage()
        right.setProperty("kind", "page")
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID)
        self._right.setSpacing(GRID)
        self._right.addWidget(self.notices)
        self._splitter.addWidget(self._centre)
        column = _Column(right)
        self.notices.answered.connect(column.show_part)
        self._splitter.addWidget(column)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.splitterMoved.connect(self._remember_shares)
        work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._splitter, 1)
        return work

    def _lay_out(self) -> None:
        page = QWidget()
        page.setProperty("kind", "ground")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.band)
        column.addWidget(self._doors, 1)
        self.setCentralWidget(page)
        self.rail.place_chosen.connect(self.go_to)

    def _add_scale_actions(self) -> None:
        words = self.tr("cỡ chữ phóng to thu nhỏ")
        for name, title, key, more, act in (
            ("text.larger", self.tr("Chữ to hơn"), "Ctrl++", ("Ctrl+=",), self._larger),
            ("text.smaller", self.tr("Chữ nhỏ hơn"), "Ctrl+-", (), self._smaller),
            ("text.normal", self.tr("Cỡ chữ thường"), "Ctrl+0", (), self._normal),
        ):
            self.deeds.add(Action(name, title, act, key, also=words), more_keys=more)

    # ------------------------------------------------------------------------- places

    def add_place(self, place: Place) -> None:
        """It can be gone to from now on; what it shows is made when it is first wanted."""
        self._places[place.name] = place
        self.rail.add_place(place.name, place.title, place.sign, place.key)
        self.deeds.add(Action(f"go.{place.name}", place.title, partial(self.go_to, place.name), place.key))
        self.fit_rail()

    def furnish(self, name: str, view: View) -> None:
        """The view of a place has been made. It stands in the window from the first time that it is shown, or from
        `put_up`: both at once would be a long turn for the largest."""
        self._views[name] = view

    def furnished_names(self) -> frozenset[str]:
        return frozenset(self._views)

    def furnish_only(self, names: frozenset[str]) -> None:
        """The other views go: what they belong to was not made whole, and is made anew when it is next wanted."""
        self._views = {name: view for name, view in self._views.items() if name in names}

    def put_up(self, name: str) -> View:
        """The view of a place, made and standing."""
        if name not in self._views:
            self._places[name].make()
        view = self._views[name]
        if name not in self._standing:
            self._standing.add(name)
            self._stand(name, view)
        return view

    def _stand(self, name: str, view: View) -> None:
        for table in (*view.centre.findChildren(Table), *view.context.findChildren(Table)):
            table.copied.connect(self._copied)
        self._centre.addWidget(view.centre)
        view.context.hide()
        self._right.addWidget(view.context, 1)
        self.deeds.watch(name, view.centre, view.context)
        if self.is_furnished():
            self.furnished.emit()

    def is_furnished(self) -> bool:
        return not self.places_left()

    def places_left(self) -> tuple[str, ...]:
        """Those that do not stand yet."""
        return tuple(name for name in self._places if name not in self._standing)

    @Slot(object)
    def _copied(self, copied: Copied) -> None:
        put_on_clipboard(copied, self.notices)

    def order_for(self, role: str, *, begins: bool) -> None:
        """The rail as this role works from above; whoever begins here does so at the first place."""
        order = in_order(self._places, role)
        self.rail.order(order)
        if begins and order:
            self.go_to(order[0])

    @Slot(str)
    def go_to(self, name: str) -> None:
        """As its key does."""
        self.show_place(name)
        go = self._views[name].go
        if go is not None:
            go()

    @Slot(str)
    def show_place(self, name: str) -> None:
        view = self.put_up(name)
        changed = name != self._current
        self._current = name
        self._centre.setCurrentWidget(view.centre)
        for other in self._standing:
            self._views[other].context.setVisible(other == name)
        self.rail.mark(name)
        self.notices.enter(name)
        if changed:
            self._apply_shares()
            self.place_entered.emit(name)
            if view.entered is not None:
                view.entered()

    @property
    def current_place(self) -> str:
        return self._current

    def place_names(self) -> tuple[str, ...]:
        return tuple(self._places)

    def place_titles(self) -> dict[str, str]:
        return {place.name: place.title for place in self._places.values()}

    def name_desk(self, desk: str) -> None:
        """What the task bar says."""
        self.setWindowTitle(self.tr("Một cửa — {0}").format(desk))

    def show_sign_in(self) -> None:
        self._doors.setCurrentIndex(0)

    def show_work(self) -> None:
        self._doors.setCurrentWidget(self._work)

    # ------------------------------------------------------------------------- sizes

    def set_text_scale(self, scale: float) -> None:
        dress(application(), scale, current_look())
        self._wear()
        self.remembered.text_scale = text_scale()
        self.fit_rail()

    def set_look(self, look: str) -> None:
        """`look` is one of remembered.LOOKS; the system's own wish is followed where nothing was chosen."""
        self.remembered.look = look
        self._follow_look()

    def set_language(self, language: str) -> None:
        """Another window takes the place of this one; what was being typed comes back as a draft."""
        if language != self.remembered.language:
            self.remembered.language = language
            self.opens_again = True
            self.close()

    @Slot()
    def _follow_look(self) -> None:
        dress(application(), text_scale(), wanted_look(self.remembered.look))
        self._wear()

    def _wear(self) -> None:
        wear(self)
        redraw_signs(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_rail()

    def fit_rail(self) -> None:
        """Words beside the icons where there is room for them."""
        if self._places:
            self.rail.set_narrow(narrow=self.rail.wide_width() > self.width() * RAIL_SHARE)

    def _larger(self) -> None:
        self.set_text_scale(min(LARGEST_SCALE, text_scale() + SCALE_STEP))

    def _smaller(self) -> None:
        self.set_text_scale(max(SMALLEST_SCALE, text_scale() - SCALE_STEP))

    def _normal(self) -> None:
        self.set_text_scale(1.0)

    def _remember_shares(self) -> None:
        self.remembered.keep_sizes(f"shares/{self._current}", self._splitter.sizes())

    def _apply_shares(self) -> None:
        place = self._places.get(self._current)
        if place is None:
            return
        shares = self.remembered.sizes(f"shares/{self._current}", 2) or list(place.shares)
        width = max(self._splitter.width(), 1)
        total = sum(shares) or 1
        self._splitter.setSizes([width * shares[0] // total, width * shares[1] // total])

    def _restore_size(self) -> None:
        if not self.restoreGeometry(self.remembered.geometry):
            self.resize(1366, 728)

    # ------------------------------------------------------------------------- closing

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self.remembered.geometry = self.saveGeometry()
        self.remembered.write()
        self.closed.emit()
        if self.opens_again and self.open_again is not None:
            self.successor = self.open_again()
        event.accept()


class _Divided(QSplitter):
    """Says when its width has changed, so that the shares hold and not the pixels."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class _Column(Scrolling):
    """Never narrower than what stands in it, its scroll bar included."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What stands in it has grown: the divider has to hear of it."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        inner = self.widget()
        least = inner.minimumSizeHint().width() if inner is not None else 0
        return hint.expandedTo(QSize(least + self.verticalScrollBar().sizeHint().width(), hint.height()))


def _always() -> bool:
    return True
