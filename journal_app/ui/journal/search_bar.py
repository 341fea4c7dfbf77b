"""The search line above the list: finds as it is typed, and says how much it found."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from journal_app.sentences import journal as sentences
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import IconButton, LinkButton
from journal_app.ui.widgets.fields import TextField
from journal_app.ui.widgets.labels import Muted
from journal_app.words import tr

PAUSE_MS: Final = 60
"""How long the keys must rest before a search begins; shorter than the gap between two keys of
most people, so that the first letters of a word are seldom searched for in vain."""

RADIUS: Final = 14


class SearchBar(QWidget):
    """Field, number of entries, and the way to the filters.

    Attributes:
        searched: The words to find, when typing rests or Enter is pressed.
        filters_wanted: Whether the filters are to be shown.
        calendar_wanted: Whether the calendar is to be shown in the list's place.
        left: Down or Enter: on to the list.
    """

    searched = Signal(str)
    filters_wanted = Signal(bool)
    calendar_wanted = Signal(bool)
    left = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sent = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._send)
        self._glass = QLabel(self)
        self.field = TextField(
            theme=theme, name=tr("Search all entries"), placeholder=tr("Search all entries")
        )
        self.field.setObjectName("search")
        self.field.setProperty("kind", "search")
        self._clear = IconButton("close", theme=theme, name=tr("Clear the search"))
        self._clear.setObjectName("search-clear")
        self._count = Muted("", theme=theme, small=True)
        self._count.setObjectName("search-count")
        self._count.setWordWrap(False)
        self._filters = self._toggle(tr("Filters"), "filters-open")
        self._calendar = self._toggle(tr("Calendar"), "calendar-open")
        self._calendar.hide()
        self._lay_out()
        self._connect()
        self._restyle()

    def _toggle(self, text: str, object_name: str) -> LinkButton:
        button = LinkButton(text, theme=self._theme)
        button.setObjectName(object_name)
        button.setCheckable(True)
        # The arrow stands behind the words; Qt has no other way to say so.
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        button.toggled.connect(self._point_arrows)
        return button

    def _point_arrows(self) -> None:
        side = self._theme.px(14)
        for button in (self._filters, self._calendar):
            arrow = "chevron-up" if button.isChecked() else "chevron-down"
            button.setIcon(self._theme.icon(arrow, "accent"))
            button.setIconSize(QSize(side, side))

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._glass)
        self._row.addWidget(self.field, 1)
        for item in (self._clear, self._count, self._calendar, self._filters):
            self._row.addWidget(item)
        self._clear.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        self.field.textEdited.connect(lambda _text: self._typed())
        self.field.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        self.field.returnPressed.connect(self._go)
        self.field.installEventFilter(self)
        self._clear.clicked.connect(self._empty)
        self._filters.toggled.connect(self.filters_wanted)
        self._calendar.toggled.connect(self.calendar_wanted)
        self._theme.changed.connect(self._restyle)

    @property
    def words(self) -> str:
        """What the field holds, without blanks at its ends."""
        return self.field.text().strip()

    def set_count(self, count: int) -> None:
        """Say how many entries were found."""
        self._count.setText(sentences.entries(count))

    def show_filters(self, *, shown: bool) -> None:
        """Set whether the filters count as shown."""
        self._filters.setChecked(shown)

    def offer_calendar(self, *, offered: bool) -> None:
        """Offer the calendar here, or not, because it stands beside the list."""
        self._calendar.setVisible(offered)
        self._calendar.setChecked(False)

    @property
    def calendar_shown(self) -> bool:
        """Whether the calendar counts as shown in the list's place."""
        return self._calendar.isChecked()

    @property
    def filters_shown(self) -> bool:
        """Whether the filters count as shown."""
        return self._filters.isChecked()

    def show_calendar(self, *, shown: bool) -> None:
        """Set whether the calendar counts as shown in the list's place."""
        self._calendar.setChecked(shown)

    def focus(self) -> None:
        """Put the cursor into the field, with what it holds selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw the ring when the field gets or loses the keyboard; Down goes to the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self._go()
                return True
        elif event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the surface the field lies on."""
        focused = self.field.hasFocus()
        inset = 1.0 if focused else 0.5
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent" if focused else "ring"), 2 * inset))
        painter.setBrush(self._theme.color("surface"))
        area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        radius = self._theme.px(RADIUS)
        painter.drawRoundedRect(area, radius, radius)
        painter.end()

    def _typed(self) -> None:
        self._pause.start()

    def _send(self) -> None:
        self._pause.stop()
        if self.words != self._sent:
            self._sent = self.words
            self.searched.emit(self.words)

    def _go(self) -> None:
        self._send()
        self.left.emit()

    def _empty(self) -> None:
        self.field.clear()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._send()

    def clear(self) -> None:
        """Empty the field without searching; whoever does so shows the list anew."""
        self._pause.stop()
        self.field.clear()
        self._sent = ""

    def _restyle(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(18), px(5), px(12), px(5))
        self._row.setSpacing(px(8))
        self.setMinimumHeight(px(44))
        self._point_arrows()
        self._glass.setPixmap(self._theme.icon("search", "muted").pixmap(px(18), px(18)))
        self.update()
