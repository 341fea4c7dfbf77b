"""Reading everything through that goes to a study."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.ids import EntryId
from journal_app.domain.studies import DataItem, TimeKept
from journal_app.sentences import copies as copy_words
from journal_app.sentences import research_contents as contents_words
from journal_app.sentences import research_review as words
from journal_app.services.research_contents import agreed
from journal_app.services.research_review import ResearchReview
from journal_app.services.reviewed import Standing
from journal_app.ui.copying.columns import SIDE
from journal_app.ui.copying.reading_page import WIDEST
from journal_app.ui.copying.review_panel import Around, ReviewPanel
from journal_app.ui.research.handed_over import packages
from journal_app.ui.research.receives_column import ReceivesColumn
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.labels import Muted, Title
from journal_app.ui.widgets.notice import Notice
from journal_app.words import tr


class ReviewingPage(QWidget):
    """The list, the text, and what the study receives.

    Attributes:
        wanted: Everything is read: make the package.
        left: Not now.
        changed: Something was answered or read, and should be kept.

    Args:
        young_answers: Filled-in questionnaires that are still too young to go.
    """

    wanted = Signal()
    left = Signal()
    changed = Signal()

    def __init__(
        self,
        *,
        theme: Theme,
        making: ResearchReview,
        young_answers: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._making = theme, making
        gathered = making.gathered
        study = gathered.part.file.study
        self._nights = {each.key: each.night for each in gathered.leaving}
        self._years = len({night.year for night in self._nights.values()}) > 1
        self.setObjectName("research-reviewing")
        self.notice = Notice(theme=theme)
        self.notice.setObjectName("reviewing-notice")
        self.column = ReceivesColumn(
            theme=theme, study=study, receives=receives(making, young_answers), go_on=_go_on(making)
        )
        self.panel = ReviewPanel(
            theme=theme,
            review=making.review,
            around=Around(
                self._name_of,
                self._head_of,
                is_plain=lambda _word: False,
                side_name=tr("The study"),
                asks=True,
            ),
            side=self.column,
        )
        self._title = Title(words.review_title(), theme=theme)
        self._subtitle = Muted(
            words.reading(
                study,
                len(gathered.nights),
                len(gathered.leaving),
                sealed=packages(gathered.part) > 0,
            ),
            theme=theme,
        )
        self._subtitle.setObjectName("reviewing-subtitle")
        self._lay_out()
        self.panel.changed.connect(self._count)
        self.panel.changed.connect(self.changed)
        self.column.wanted.connect(self.wanted)
        self.column.left.connect(self.left)
        theme.changed.connect(self._restyle)
        self._restyle()

    def begin(self, at: str = "") -> None:
        """Show a text by its key, else the first that is not done."""
        self.panel.begin(at)
        if not self._making.review.keys:
            self.panel.show_pane(SIDE)
            self.notice.show_text(words.no_text(), calm=True)
        elif not self._making.complete:
            self.notice.show_text(copy_words.without_model())
        self._count()
        self.focus_home()

    def show_text(self, key: str) -> None:
        """Show one of the texts."""
        if key in self._making.review.keys:
            self.panel.show_words(key, 0, 0)

    def show_not_gone(self, key: str, start: int, end: int) -> None:
        """Show words that stayed although they are replaced elsewhere."""
        self.panel.show_words(key, start, end)
        self.notice.show_text(copy_words.not_gone())

    def current(self) -> str:
        """Return the key of the text that is open."""
        return self.panel.current()

    def focus_home(self) -> None:
        """Put the focus into the text; without any, on what can be done."""
        if self._making.review.keys:
            self.panel.focus_home()
        else:
            self.column.focus_home()

    def _count(self) -> None:
        self.column.show_left(self._making.review.open_texts())

    def _name_of(self, key: str, standing: Standing) -> str:
        return copy_words.row(self._nights[key], standing, with_year=self._years)

    def _head_of(self, key: str) -> str:
        gathered = self._making.gathered
        day = gathered.day(self._nights[key])
        facts = gathered.facts[EntryId(key)]
        first = tr("Day {number}", number=day) if day is not None else ""
        used = contents_words.prompt_use(facts.use) if facts.use is not None else ""
        head = " · ".join(part for part in (first, used) if part)
        return "\n".join(part for part in (head, facts.prompt_text) if part)

    def _lay_out(self) -> None:
        self._middle = QWidget()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(self._middle, 1000)
        across.addStretch(1)
        self._whole = QVBoxLayout(self._middle)
        for part in (self._title, self._subtitle, self.notice):
            self._whole.addWidget(part)
        self._whole.addWidget(self.panel, 1)

    def _restyle(self) -> None:
        px = self._theme.px
        self._middle.setMaximumWidth(px(WIDEST))
        self._whole.setContentsMargins(px(24), px(20), px(24), px(16))
        self._whole.setSpacing(px(4))
        self.panel.setContentsMargins(0, px(10), 0, 0)


def receives(making: ResearchReview, young_answers: int = 0) -> tuple[str, ...]:
    """Return what the study gets of a review, a line each, and which answers are too young."""
    gathered = making.gathered
    yes = agreed(gathered.part)
    lines: list[str] = []
    if gathered.leaving:
        lines.append(words.received_entries(len(gathered.leaving)))
    if DataItem.RATINGS in yes:
        lines.append(words.received_ratings())
    lines.append(
        words.received_facts(
            group=DataItem.ROTATION in yes,
            shifts=DataItem.SHIFTS in yes,
            by_week=gathered.part.file.study.time is TimeKept.WEEK,
        )
    )
    if gathered.leaving and DataItem.PROMPTS in yes:
        lines.append(words.received_prompts())
    if DataItem.TOTALS in yes:
        lines.append(words.received_totals())
    if gathered.answers:
        lines.append(words.received_answers(len(gathered.answers)))
    if young_answers:
        lines.append(words.young_answers(young_answers))
    if gathered.leaving:
        lines.append(words.replaced_where_found())
    return tuple(lines)


def _go_on(making: ResearchReview) -> str:
    entries = len(making.gathered.leaving)
    if entries:
        return words.continue_with(entries)
    return words.continue_nights(len(making.gathered.nights))
