"""Choosing the nights and entries a study gets; none is chosen beforehand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.ids import EntryId, RotationId
from journal_app.domain.studies import Study
from journal_app.sentences import research_review as words
from journal_app.ui.copying.columns import LIST, SIDE, Column, Columns, scrolling
from journal_app.ui.research.group_card import GroupCard, PickRotation
from journal_app.ui.research.pick_list import PickList
from journal_app.ui.research.picks import PickNight, Picks
from journal_app.ui.research.several_card import SeveralCard
from journal_app.ui.research.step import Footer
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import PrimaryButton, QuietButton
from journal_app.ui.widgets.labels import Body, Muted, Title
from journal_app.ui.widgets.notice import Notice
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr

WIDEST = 1030
EDGE = 24
SIDE_WIDE = 330


@dataclass(frozen=True, slots=True)
class Offered:
    """What there is to choose from.

    Attributes:
        nights: Newest first.
        rotations: Those of which a group leaves; empty when none does.
        cooling: Nights that are still too young.
        young_answers: Questionnaires of these nights, filled in and still too young.
        sealed: Something was sealed for this study before.
    """

    nights: tuple[PickNight, ...] = field(repr=False)
    rotations: tuple[PickRotation, ...] = ()
    cooling: int = 0
    young_answers: int = 0
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Picked:
    """What was chosen.

    Attributes:
        nights: Oldest first.
        groups: The study's group of each rotation.
    """

    nights: tuple[date, ...]
    entries: tuple[EntryId, ...]
    groups: dict[RotationId, str] = field(default_factory=dict)


class PickingPage(QWidget):
    """The first step.

    Attributes:
        picked: Read these through; carries a ``Picked``.
        left: Not now.
        changed: Something else is chosen, and should be kept.
    """

    picked = Signal(object)
    changed = Signal()
    left = Signal()

    def __init__(
        self, *, theme: Theme, study: Study, offered: Offered, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._study, self._offered = theme, study, offered
        self._picks = Picks(offered.nights)
        self.setObjectName("research-picking")
        self.notice = Notice(theme=theme)
        self.notice.setObjectName("picking-notice")
        self.list = PickList(theme=theme)
        self._count = Muted("", theme=theme)
        self._count.setObjectName("picking-count")
        self.groups = GroupCard(theme=theme, small=study.small_groups, rotations=offered.rotations)
        # Only ever hidden here: what has no parent yet would be shown as a window of its own.
        if not offered.rotations:
            self.groups.hide()
        self._several = SeveralCard(
            theme=theme, rotations=offered.rotations, span=_span(offered.nights, study)
        )
        self._go = PrimaryButton(tr("Read them through"), theme=theme)
        self._go.setObjectName("picking-begin")
        self._away = QuietButton(tr("Not now"), theme=theme)
        self._away.setObjectName("picking-leave")
        self._missing = Muted("", theme=theme, small=True)
        self._missing.setObjectName("picking-missing")
        self._lay_out(empty=not offered.nights)
        self._connect()
        self.list.show_picks(self._picks)
        theme.changed.connect(self._restyle)
        self._restyle()

    def picked_now(self) -> Picked:
        """Return what is chosen."""
        return Picked(self._picks.nights(), self._picks.entries(), self.groups.groups())

    def put_back(self, picked: Picked) -> None:
        """Choose what was chosen before, as far as it is still offered."""
        self._picks.put_back(picked.nights, picked.entries)
        self.groups.set_groups(picked.groups)
        self.list.nights.tell()

    def focus_home(self) -> None:
        """Put the focus on the list, on the way back when it is empty."""
        home = self.list if self.list.isVisible() else self._away
        home.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape; what is chosen is kept."""
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, *, empty: bool) -> None:
        theme = self._theme
        self._card = Card(theme=theme)
        self._card.body.addWidget(self.list, 1)
        nothing = Body(words.nothing_offered(self._study), theme=theme)
        nothing.setObjectName("picking-nothing")
        if not empty:
            nothing.hide()
        self._card.body.addWidget(nothing, 1, Qt.AlignmentFlag.AlignTop)
        for one in (self.list, self._several):
            if empty:
                one.hide()
        self._columns = Columns(
            theme=theme,
            columns=(
                Column(LIST, tr("Nights"), self._card),
                Column(SIDE, tr("Choices"), scrolling(self._side()), SIDE_WIDE),
            ),
            first=LIST,
        )
        self._middle, upper = QWidget(), QWidget()
        foot = Footer(theme=theme, widest=WIDEST - 2 * EDGE)
        # Beside the actions and not above them: large text leaves the list little height.
        foot.add(self._go, self._away, self._missing)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(upper, 1)
        page.addWidget(foot)
        across = QHBoxLayout(upper)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(self._middle, 1000)
        across.addStretch(1)
        self._whole = QVBoxLayout(self._middle)
        title = Title(words.choose_title(), theme=theme)
        about = Muted(words.about(self._study), theme=theme)
        for part in (title, about, self._count, self.notice):
            self._whole.addWidget(part)
        self._whole.addWidget(self._columns, 1)

    def _side(self) -> QWidget:
        theme = self._theme
        side = QWidget()
        self._side_column = QVBoxLayout(side)
        self._side_column.setContentsMargins(0, 0, 0, 0)
        about = Card(theme=theme)
        about.body.addWidget(Body(words.what_is_offered(self._study), theme=theme))
        for young in (
            words.still_cooling(self._offered.cooling),
            words.young_answers(self._offered.young_answers),
        ):
            if young:
                about.body.addWidget(Muted(young, theme=theme))
        about.body.addWidget(Muted(words.minimum(self._study.minimum_nights), theme=theme))
        about.body.addWidget(Muted(words.keys_of_list(), theme=theme, small=True))
        for part in (about, self._several, self.groups):
            self._side_column.addWidget(part)
        self._side_column.addStretch(1)
        self._cards = (about, self._several, self.groups)
        return side

    def _connect(self) -> None:
        self.list.nights.changed.connect(self._tell)
        self.list.nights.changed.connect(self.changed)
        self.groups.changed.connect(self.changed)
        self._several.wanted.connect(self._choose)
        self._go.clicked.connect(lambda: self.picked.emit(self.picked_now()))
        self._away.clicked.connect(self.left)

    def _choose(self, wanted: Callable[[PickNight], bool], on: bool) -> None:  # the signal's own
        self._picks.choose_nights(wanted, on=on)
        self.list.nights.tell()

    def _tell(self) -> None:
        chosen = len(self._picks.nights())
        missing = words.missing(chosen, self._study.minimum_nights)
        entries = len(self._picks.entries())
        self._count.setText(words.count(chosen, entries, sealed=self._offered.sealed))
        self._missing.setText(missing)
        self._missing.setVisible(bool(missing))
        self._go.setEnabled(not missing)

    def _restyle(self) -> None:
        px = self._theme.px
        self._middle.setMaximumWidth(px(WIDEST))
        self._whole.setContentsMargins(px(EDGE), px(20), px(EDGE), px(12))
        self._whole.setSpacing(px(4))
        self._columns.setContentsMargins(0, px(10), 0, 0)
        self._card.body.setContentsMargins(px(12), px(12), px(12), px(12))
        self._side_column.setSpacing(px(16))
        for card in self._cards:
            card.body.setContentsMargins(px(18), px(16), px(18), px(16))
            card.body.setSpacing(px(8))


def _span(nights: Sequence[PickNight], study: Study) -> tuple[date, date]:
    days = [night.night for night in nights]
    return min(days, default=study.starts), max(days, default=study.ends)
